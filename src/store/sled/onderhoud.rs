//! Backups of an open store: consistent at one sequence while coaches work on.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::{DateTime, TimeDelta, Utc};

use crate::app::record::{Key, Soort};
use crate::app::store::StoreError;
use crate::store::backup::{self, BackupFout, uit_huis};
use crate::store::redo::logboek::{Logboek, Spel};
use crate::store::schijf;
use crate::store::tally::Tally;

use super::nazorg::log_regels;
use super::opening::speel_op;
use super::opties::Voortgang;
use super::schrijver::zin;
use super::{Binnen, SledStore};

/// A backup that was made and read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupVerslag {
    /// The file.
    pub pad: PathBuf,
    /// Sequence it stands at.
    pub seq: u64,
    /// Records in it.
    pub aantal: u64,
    /// Parts of the redo log that are no longer needed and were dropped.
    pub opgeruimd: usize,
    /// The copy that may leave the host, where there are recipients.
    pub uit_huis: Option<PathBuf>,
}

/// Copies that wait to leave the host; whoever fetches them keeps them longer.
const UIT_HUIS: usize = 3;

/// Keeps the newest copies: their names sort by sequence, then by moment.
fn houd_uit_huis(map: &Path, aantal: usize) -> std::io::Result<()> {
    let mut kopieen = schijf::lijst(map)?;
    kopieen.retain(|pad| {
        let naam = schijf::naam(pad);
        naam.starts_with("trajectbord-") && naam.ends_with(".tbb.age")
    });
    for pad in kopieen.iter().rev().skip(aantal) {
        std::fs::remove_file(pad)?;
    }
    Ok(())
}

impl SledStore {
    /// Makes a backup among the store's own, keeps the newest ones, and drops log they cover.
    pub fn backup(
        &self,
        nu: DateTime<Utc>,
        voortgang: Voortgang<'_>,
    ) -> Result<BackupVerslag, StoreError> {
        let binnen = &self.binnen;
        let map = binnen.opties.backup();
        let mut verslag = binnen.backup(&map, nu, voortgang)?;
        let opruimen = || -> std::io::Result<usize> {
            backup::ruim_op(&map, binnen.opties.bewaar)?;
            // The last but one has to cover it: then even a backup that goes bad loses nothing.
            let (lijst, _) = backup::lijst(&map)?;
            match lijst.get(1) {
                Some(vorige) => binnen.schrijver().redo.ruim_op(vorige.seq),
                None => Ok(0),
            }
        };
        verslag.opgeruimd = opruimen().map_err(|fout| schijffout(&fout))?;
        if !binnen.opties.ontvangers.is_empty() {
            let map = binnen.opties.uit_huis();
            verslag.uit_huis = Some(self.uit_huis(&map, &verslag, voortgang)?);
            houd_uit_huis(&map, UIT_HUIS).map_err(|fout| schijffout(&fout))?;
        }
        Ok(verslag)
    }

    /// A copy of a backup that may leave the host: an age file for the recipients.
    fn uit_huis(
        &self,
        map: &Path,
        verslag: &BackupVerslag,
        voortgang: Voortgang<'_>,
    ) -> Result<PathBuf, StoreError> {
        voortgang("Versleutelde kopie maken", 0, None);
        schijf::maak_map(map).map_err(|fout| schijffout(&fout))?;
        let mut naam = schijf::naam(&verslag.pad);
        naam.push_str(uit_huis::ACHTERVOEGSEL);
        let doel = map.join(naam);
        uit_huis::naar_age(&verslag.pad, &doel, &self.binnen.opties.ontvangers)
            .map_err(|fout| backupfout(&fout))?;
        Ok(doel)
    }

    /// Makes a backup for the recipients in a directory of which others may have the disk.
    pub fn backup_voor_ontvangers(
        &self,
        map: &Path,
        nu: DateTime<Utc>,
        voortgang: Voortgang<'_>,
    ) -> Result<BackupVerslag, StoreError> {
        let mut verslag = self
            .binnen
            .backup(&self.binnen.opties.backup(), nu, voortgang)?;
        verslag.pad = self.uit_huis(map, &verslag, voortgang)?;
        Ok(verslag)
    }

    /// Begins the redo log anew and drops what was before. For a store that was opened after an
    /// orderly end, with a backup of what it holds: sled has everything.
    pub(in crate::store) fn vergeet_log(&self) -> Result<usize, StoreError> {
        let mut schrijver = self.binnen.schrijver();
        let (seq, tally) = (schrijver.seq, schrijver.tally.clone());
        let mut begin = || -> std::io::Result<usize> {
            schrijver.redo.checkpoint(seq, &tally)?;
            schrijver.redo.volgend_segment(seq, &tally)?;
            schrijver.redo.ruim_op(seq)
        };
        begin().map_err(|fout| schijffout(&fout))
    }

    /// The id of this store.
    pub fn id(&self) -> u64 {
        self.binnen.store
    }

    /// When it was opened.
    pub(in crate::store) fn nu(&self) -> DateTime<Utc> {
        self.binnen.opties.nu
    }

    /// Where its backups are.
    pub fn backup_map(&self) -> PathBuf {
        self.binnen.opties.backup()
    }

    /// Looks at the store while no commit can happen: sequence and counts stand still.
    pub(in crate::store) fn in_rust<T>(&self, doe: impl FnOnce(u64, &Tally) -> T) -> T {
        let schrijver = self.binnen.schrijver();
        let (seq, tally) = (schrijver.seq, schrijver.tally.clone());
        let gedaan = doe(seq, &tally);
        drop(schrijver);
        gedaan
    }

    /// Visits envelopes as they stand, damaged ones too.
    pub(in crate::store) fn walk_ruw(
        &self,
        van: Key,
        tot: Key,
        bezoek: &mut dyn FnMut(Key, &[u8]) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        self.binnen
            .zicht
            .walk(van, tot, bezoek)
            .map_err(|fout| self.binnen.fout(van, fout))
    }

    /// The redo log as it lies on disk.
    pub(in crate::store) fn logboek(&self) -> std::io::Result<Logboek> {
        Logboek::open(&self.binnen.opties.redo(), self.binnen.store)
    }

    /// Plays what a log holds behind this store on its trees, and counts them: for a restore drill,
    /// after which the store is thrown away. Says how far it came and what is there.
    pub(in crate::store) fn speel_verder(
        &self,
        log: &Logboek,
        voortgang: Voortgang<'_>,
    ) -> Result<(Spel, Tally), StoreError> {
        let binnen = &self.binnen;
        let (seq, mut tally) = {
            let stand = binnen.zicht.stand();
            (stand.seq, stand.tally.clone())
        };
        let gedaan = binnen.zicht.bomen(|bomen| {
            let spel = speel_op(log, bomen, seq, &mut tally)?;
            let geteld = bomen.tel_alles(&mut |aantal| voortgang("Natellen", aantal, None))?;
            Ok((spel, geteld))
        });
        gedaan.map_err(|fout| binnen.fout(Key::regio(), fout))
    }

    /// The envelope at a key as it stands.
    pub(in crate::store) fn get_ruw(&self, sleutel: Key) -> Result<Option<Arc<[u8]>>, StoreError> {
        let binnen = &self.binnen;
        let gelezen = binnen.zicht.get(sleutel);
        gelezen.map_err(|fout| binnen.fout(sleutel, fout))
    }

    /// Makes the next opening look at everything.
    pub(in crate::store) fn meld_schade(&self) {
        self.binnen.schade.store(true, Ordering::Relaxed);
    }

    /// Makes a backup in another directory, a stick for instance.
    pub fn backup_naar(
        &self,
        map: &Path,
        nu: DateTime<Utc>,
        voortgang: Voortgang<'_>,
    ) -> Result<BackupVerslag, StoreError> {
        self.binnen.backup(map, nu, voortgang)
    }

    /// Makes a backup when the newest is older than a day, and something was ever written. One that
    /// fails is told in the log of the store too.
    pub fn backup_zo_nodig(
        &self,
        nu: DateTime<Utc>,
        voortgang: Voortgang<'_>,
    ) -> Result<Option<BackupVerslag>, StoreError> {
        let opties = &self.binnen.opties;
        let seq = self.binnen.zicht.stand().seq;
        let (lijst, _) = backup::lijst(&opties.backup()).map_err(|fout| schijffout(&fout))?;
        let vers = lijst.first().is_some_and(|laatste| {
            // One from the future was made under a wrong clock: waiting for its day to pass could
            // take years.
            let oud = nu.signed_duration_since(laatste.moment);
            laatste.seq == seq || (oud >= TimeDelta::zero() && oud < TimeDelta::hours(24))
        });
        if vers || seq == 0 {
            return Ok(None);
        }
        let gemaakt = self.backup(nu, voortgang);
        if let Err(fout) = &gemaakt
            && !self.binnen.gestaakt()
        {
            let regel = format!("De dagelijkse back-up is mislukt. {fout}");
            // The disk may be what failed; then whoever called is the only one to hear it.
            let _ = log_regels(&opties.logbestand(), nu, &[regel]);
        }
        gemaakt.map(Some)
    }
}

fn gestopt() -> std::io::Error {
    std::io::Error::other("de back-up is gestopt, want trajectbord sluit")
}

fn schijffout(fout: &std::io::Error) -> StoreError {
    StoreError::Anders(zin(fout))
}

fn backupfout(fout: &BackupFout) -> StoreError {
    match fout {
        BackupFout::Schijf(fout) => schijffout(fout),
        BackupFout::Beschadigd(waarom) => StoreError::Anders(format!(
            "De back-up is gemaakt, maar bij het teruglezen klopt hij niet: {waarom}. Probeer het \
             opnieuw, of kies een andere schijf."
        )),
    }
}

impl Binnen {
    pub(super) fn gestaakt(&self) -> bool {
        self.sluit.load(Ordering::Acquire)
    }

    fn backup(
        &self,
        map: &Path,
        nu: DateTime<Utc>,
        voortgang: Voortgang<'_>,
    ) -> Result<BackupVerslag, StoreError> {
        {
            let mut schrijver = self.schrijver();
            if schrijver.gewijzigd.is_some() {
                return Err(StoreError::Anders(
                    "Er wordt al een back-up gemaakt.".to_owned(),
                ));
            }
            schrijver.gewijzigd = Some(BTreeSet::new());
        }
        let verslag = self.schrijf_backup(map, nu, voortgang);
        self.schrijver().gewijzigd = None;
        let verslag = verslag?;
        voortgang("Back-up teruglezen", 0, None);
        let mut gedaan = 0_u64;
        let gelezen = backup::lees::<BackupFout>(&verslag.pad, &mut |_| {
            gedaan += 1;
            if gedaan.is_multiple_of(1024) {
                voortgang("Back-up teruglezen", gedaan, Some(verslag.aantal));
            }
            if self.gestaakt() {
                return Err(gestopt().into());
            }
            Ok(())
        });
        let gelezen = gelezen.and_then(|(_, voet)| {
            if voet.seq == verslag.seq {
                return Ok(());
            }
            Err(BackupFout::Beschadigd("hij is van een ander moment"))
        });
        if let Err(fout) = gelezen {
            // It may not stand among the good ones: those would make room for it.
            let _ = std::fs::remove_file(&verslag.pad);
            return Err(backupfout(&fout));
        }
        Ok(verslag)
    }

    /// Every record as the walk meets it; then, while writers wait, once more those that changed.
    fn schrijf_backup(
        &self,
        map: &Path,
        nu: DateTime<Utc>,
        voortgang: Voortgang<'_>,
    ) -> Result<BackupVerslag, StoreError> {
        schijf::maak_map(map).map_err(|fout| schijffout(&fout))?;
        let begin = self.zicht.stand().seq;
        let kop = backup::Kop {
            store: self.store,
            moment: nu.timestamp(),
            kast: self.kast().map_err(|fout| schijffout(&fout))?,
        };
        // A name to write under; the sequence it ends at is not known yet.
        let werknaam = map.join(backup::naam(begin, nu));
        let mut uit = backup::Schrijver::nieuw(&werknaam, kop).map_err(|fout| schijffout(&fout))?;
        let totaal = self.zicht.stand().tally.totaal();
        let mut gedaan = 0;
        for soort in Soort::ALL {
            let (van, tot) = Key::hele_soort(soort);
            let mut mislukt = None;
            let walk = self.zicht.walk(van, tot, &mut |sleutel, bytes| {
                if let Err(fout) = uit.record(sleutel, Some(bytes)) {
                    mislukt = Some(fout);
                    return ControlFlow::Break(());
                }
                gedaan += 1;
                if self.gestaakt() {
                    mislukt = Some(gestopt());
                    return ControlFlow::Break(());
                }
                if gedaan % 1024 == 0 {
                    voortgang("Back-up maken", gedaan, Some(totaal));
                }
                ControlFlow::Continue(())
            });
            walk.map_err(|fout| self.fout(van, fout))?;
            if let Some(fout) = mislukt {
                return Err(schijffout(&fout));
            }
        }
        let schrijver = self.schrijver();
        for sleutel in schrijver.gewijzigd.iter().flatten() {
            let bytes = self
                .zicht
                .get(*sleutel)
                .map_err(|fout| self.fout(*sleutel, fout))?;
            uit.record(*sleutel, bytes.as_deref())
                .map_err(|fout| schijffout(&fout))?;
        }
        let (seq, tally) = (schrijver.seq, schrijver.tally.clone());
        drop(schrijver);
        let pad = map.join(backup::naam(seq, nu));
        uit.sluit_als(&pad, seq, &tally)
            .map_err(|fout| schijffout(&fout))?;
        Ok(BackupVerslag {
            pad,
            seq,
            aantal: tally.totaal(),
            opgeruimd: 0,
            uit_huis: None,
        })
    }
}
