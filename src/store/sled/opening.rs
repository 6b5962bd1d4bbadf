//! Opening a store: trust nothing that can be checked, repair what can be repaired, say what was done.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex};

use crate::store::backup;
use crate::store::fout::OpenFout;
use crate::store::herzegel;
use crate::store::lock::Grendel;
use crate::store::proefherstel;
use crate::store::redo::lees::Staat;
use crate::store::redo::logboek::{self, Logboek, Slot, Spel};
use crate::store::redo::{Plaats, Redo, segment};
use crate::store::schijf;
use crate::store::tally::Tally;
use crate::store::zegel::Zegel;

use super::bomen::{Bomen, SledFout};
use super::bordje::{Bordje, lees_bordje, rechten, staat_er, zet_bordje};
use super::bouw::{self, Van};
use super::nazorg::{nieuwe_naam, opgebouwd, vernieuw, wijzigingen};
use super::oordeel::{Oordeel, beoordeel};
use super::opties::{Opties, Voortgang};
use super::schrijver::Schrijver;
use super::toepasser::Rij;
use super::zicht::Zicht;
use super::{Binnen, SledStore};

/// An open store, and what had to be done for it.
#[derive(Debug)]
pub struct Opening {
    /// The store.
    pub store: SledStore,
    /// What was found and repaired, a plain Dutch sentence each; empty when all was well.
    pub meldingen: Vec<String>,
    /// The store was made just now.
    pub nieuw: bool,
    /// More was done than to go on where the last process was ended, so that what was kept beside the
    /// records may be of another history.
    pub hersteld: bool,
}

/// Opens the store in a directory, or makes one there (HOUSE 3.2).
pub fn open(opties: Opties, voortgang: Voortgang<'_>) -> Result<Opening, OpenFout> {
    Aanloop::begin(opties)?.open(voortgang, true)
}

/// Opens a store that was put there without sled: making sled is not worth a word.
pub(in crate::store) fn open_stil(
    opties: Opties,
    voortgang: Voortgang<'_>,
) -> Result<Opening, OpenFout> {
    Aanloop::begin(opties)?.open(voortgang, false)
}

/// The way to an open store: what was found so far.
pub(super) struct Aanloop {
    pub(super) opties: Opties,
    pub(super) meldingen: Vec<String>,
    /// How many of them tell of an end that was not an orderly one, and of nothing else.
    pub(super) gewoon: usize,
    grendel: Grendel,
    apart: Option<PathBuf>,
}

/// Sled as it will be used.
struct Grond {
    bomen: Bomen,
    seq: u64,
    tally: Tally,
    /// The highest sequence that stands anywhere in the log.
    hoogste: u64,
    /// Sled was made just now, so it is durable up to `seq`.
    vers: bool,
}

impl Aanloop {
    fn begin(opties: Opties) -> Result<Self, OpenFout> {
        let map = &opties.map;
        schijf::maak_map(map).map_err(OpenFout::bij("Maken van", map))?;
        rechten(&opties)?;
        let grendel = Grendel::neem(map)?;
        herzegel::rond_af(map)
            .and_then(|()| bouw::ruim_aanbouw(&opties))
            .and_then(|()| backup::ruim_halve_op(&opties.backup()))
            .and_then(|()| backup::ruim_halve_op(map))
            .and_then(|()| proefherstel::ruim_op(&opties.proef()))
            .map_err(OpenFout::bij("Opruimen van", map))?;
        Ok(Self {
            opties,
            meldingen: Vec::new(),
            gewoon: 0,
            grendel,
            apart: None,
        })
    }

    fn open(mut self, voortgang: Voortgang<'_>, vertel: bool) -> Result<Opening, OpenFout> {
        let bordje = lees_bordje(&self.opties)?;
        let nieuw = bordje.is_none() && self.is_leeg()?;
        let zegel = self.zegel(bordje.as_ref())?;
        let store = match &bordje {
            Some(bordje) => bordje.store,
            None => self.raad_store()?.unwrap_or(self.opties.nieuw_id),
        };
        let redo = self.opties.redo();
        let log = Logboek::open(&redo, store).map_err(OpenFout::bij("Lezen van", &redo))?;
        for pad in &log.half {
            std::fs::remove_file(pad).map_err(OpenFout::bij("Opruimen van", pad))?;
        }
        for pad in &log.vreemd {
            self.zet_apart(pad)?;
            self.meldingen.push(format!(
                "Het logboekbestand {} is onleesbaar of van een ander bestand. Het is apart gezet.",
                schijf::naam(pad)
            ));
        }
        let slot = log.slot();
        let mut grond = match beoordeel(&mut self, store, &log, slot.as_ref(), voortgang)? {
            Oordeel::Goed(bomen, merk) => self.speel_bij(&log, bomen, merk.seq, merk.tally)?,
            Oordeel::Slecht { waarom, terugval } => {
                let mag_leeg =
                    nieuw || (bordje.is_none() && slot.as_ref().is_none_or(|it| it.seq == 0));
                let vertel = vertel && !mag_leeg;
                let van = Van {
                    store,
                    afdruk: zegel.afdruk(),
                };
                self.herbouw(&van, &log, waarom, terugval, mag_leeg, vertel, voortgang)?
            }
        };
        if !zegel.is_dicht() && grond.bomen.is_verzegeld() {
            // Sealed, and everything that said so is gone: nothing may be written beside it.
            return Err(OpenFout::SleutelWeg(self.opties.kast()));
        }
        self.meld_verlies(&grond);
        let (redo, vernieuwd) = self.open_redo(store, slot.as_ref(), &mut grond, nieuw)?;
        let goed = Bordje {
            store,
            afdruk: zegel.afdruk(),
        };
        if !staat_er(&self.opties, &goed) {
            zet_bordje(&self.opties, &goed)?;
            if bordje.is_none() && !nieuw && vertel {
                self.meldingen.push(
                    "Het bestand STORE ontbrak of was beschadigd en is opnieuw gemaakt.".to_owned(),
                );
            }
        }
        let Self {
            opties,
            meldingen,
            gewoon,
            grendel,
            apart,
        } = self;
        let hersteld = grond.vers || meldingen.len() > gewoon;
        let store = start(opties, store, zegel, redo, grond, grendel)?;
        let mut opening = Opening {
            store,
            meldingen,
            nieuw,
            hersteld,
        };
        if vernieuwd {
            vernieuw(&mut opening, &log, apart, voortgang);
        }
        opening.sluit_af();
        Ok(opening)
    }

    /// Whether nothing of a store is here.
    fn is_leeg(&self) -> Result<bool, OpenFout> {
        for map in [self.opties.sled(), self.opties.redo(), self.opties.backup()] {
            let inhoud = schijf::lijst(&map).map_err(OpenFout::bij("Lezen van", &map))?;
            if !inhoud.is_empty() {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// The id of a store without a sign: from its log, its backups, or sled itself.
    fn raad_store(&self) -> Result<Option<u64>, OpenFout> {
        let redo = self.opties.redo();
        let van_log = logboek::welke_store(&redo).map_err(OpenFout::bij("Lezen van", &redo))?;
        if van_log.is_some() {
            return Ok(van_log);
        }
        let map = self.opties.backup();
        let (lijst, _) = backup::lijst(&map).map_err(OpenFout::bij("Lezen van", &map))?;
        if let Some(backup) = lijst.first() {
            return Ok(Some(backup.store));
        }
        let sled = self.opties.sled();
        if !sled.join("db").exists() || super::proef::snapshots(&sled).is_err() {
            return Ok(None);
        }
        let merk = super::proef::zonder_paniek(|| {
            let bomen = Bomen::open(&sled, self.opties.cache)?;
            let merk = bomen.merk();
            bomen.sluit();
            merk
        });
        Ok(merk.ok().flatten().map(|merk| merk.store))
    }

    /// Puts a file or directory aside; nothing is ever thrown away.
    pub(super) fn zet_apart(&mut self, pad: &Path) -> Result<PathBuf, OpenFout> {
        let fout = || OpenFout::bij("Apart zetten van", pad);
        let map = match &self.apart {
            Some(map) => map.clone(),
            None => nieuwe_naam(&self.opties.terzijde()),
        };
        schijf::maak_map(&map).map_err(fout())?;
        let doel = nieuwe_naam(&map.join(pad.file_name().unwrap_or_default()));
        fs::rename(pad, &doel).map_err(fout())?;
        schijf::sync_map(&map)
            .and_then(|()| schijf::sync_boven(pad))
            .map_err(fout())?;
        self.apart = Some(map);
        Ok(doel)
    }

    /// Gives sled the commits of the log that it does not have yet.
    fn speel_bij(
        &mut self,
        log: &Logboek,
        bomen: Bomen,
        van: u64,
        mut tally: Tally,
    ) -> Result<Grond, OpenFout> {
        let spel = speel_op(log, &bomen, van, &mut tally).map_err(|fout| match fout {
            SledFout::Systeem(fout) => OpenFout::bij("Bijwerken van", &self.opties.sled())(fout),
            fout => OpenFout::Anders(format!("Bijwerken van de gegevens lukt niet: {fout}.")),
        })?;
        if spel.tot > van {
            self.meldingen.push(format!(
                "Trajectbord is de vorige keer niet netjes gesloten. {} uit het logboek gehaald.",
                wijzigingen(spel.tot - van, "is", "zijn")
            ));
            self.gewoon += 1;
        }
        Ok(Grond {
            bomen,
            seq: spel.tot,
            tally,
            hoogste: spel.hoogste,
            vers: false,
        })
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "all of it is what opening found so far"
    )]
    fn herbouw(
        &mut self,
        van: &Van,
        log: &Logboek,
        waarom: String,
        terugval: Option<(Bomen, u64, Tally)>,
        mag_leeg: bool,
        vertel: bool,
        voortgang: Voortgang<'_>,
    ) -> Result<Grond, OpenFout> {
        let keuze = bouw::kies(&self.opties, van, log, mag_leeg)?;
        for naam in keuze.iter().flat_map(|keuze| &keuze.slecht) {
            self.meldingen
                .push(format!("De back-up {naam} is beschadigd en niet gebruikt."));
        }
        let bereik = keuze.as_ref().map_or(0, |keuze| keuze.spel.tot);
        if let Some((bomen, seq, tally)) = terugval {
            // Behind its checkpoint, but whole; better than what can be built.
            if keuze.is_none() || bereik < seq {
                self.meldingen
                    .push(format!("{waarom} Er is niets beters om uit te herstellen."));
                return self.speel_bij(log, bomen, seq, tally);
            }
            bomen.sluit();
        }
        let Some(keuze) = keuze else {
            return Err(OpenFout::AllesWeg(self.opties.map.clone()));
        };
        let sled = self.opties.sled();
        let apart = if sled.exists() {
            Some(self.zet_apart(&sled)?)
        } else {
            None
        };
        let (bomen, seq, tally) =
            bouw::bouw(&self.opties, van.store, &keuze.basis, log, voortgang)?;
        if vertel {
            self.meldingen
                .push(opgebouwd(&waarom, &keuze.basis, seq, apart.as_deref()));
        }
        Ok(Grond {
            bomen,
            seq,
            tally,
            hoogste: keuze.spel.hoogste,
            vers: true,
        })
    }

    fn meld_verlies(&mut self, grond: &Grond) {
        if grond.hoogste > grond.seq {
            self.meldingen.push(format!(
                "Let op: het logboek is beschadigd. De wijzigingen {} tot en met {} konden niet \
                 worden teruggehaald. Kijk na wat je het laatst hebt ingevoerd.",
                grond.seq + 1,
                grond.hoogste
            ));
        }
    }

    /// Goes on in the log, or starts a segment where the old one does not fit; true if so.
    fn open_redo(
        &mut self,
        store: u64,
        slot: Option<&Slot>,
        grond: &mut Grond,
        nieuw: bool,
    ) -> Result<(Redo, bool), OpenFout> {
        let plaats = Plaats {
            map: self.opties.redo(),
            store,
            schijf: Arc::clone(&self.opties.schijf),
            grens: self.opties.segment,
        };
        let fout = OpenFout::bij("Openen van", &self.opties.redo());
        let past = slot.filter(|slot| slot.staat != Staat::Beschadigd && slot.seq == grond.seq);
        if let Some(slot) = past {
            let redo = Redo::verder(plaats, slot.nummer, slot.goed_tot, slot.checkpoint);
            return Ok((redo.map_err(fout)?, false));
        }
        if !grond.vers {
            // The log cannot vouch for sled any more, so sled has to stand by itself.
            let duurzaam = grond.bomen.maak_duurzaam(&self.opties.sled());
            duurzaam.map_err(|fout| OpenFout::Anders(fout.to_string()))?;
        }
        let kop = segment::Kop {
            store,
            eerste: grond.seq + 1,
            tally: grond.tally.clone(),
            checkpoint: grond.seq,
        };
        let redo = Redo::nieuw(plaats, &kop).map_err(fout)?;
        let vernieuwd = slot.is_some() || (!grond.vers && grond.seq > 0);
        if vernieuwd && !nieuw {
            self.meldingen.push(match slot {
                Some(_) => "Het logboek was beschadigd en is opnieuw begonnen.".to_owned(),
                None => "Het logboek ontbrak en is opnieuw begonnen.".to_owned(),
            });
        }
        Ok((redo, vernieuwd))
    }
}

/// Plays the log on sled, in transactions.
pub(super) fn speel_op(
    log: &Logboek,
    bomen: &Bomen,
    van: u64,
    tally: &mut Tally,
) -> Result<Spel, SledFout> {
    const SAMEN: usize = 128;
    let mut groep = Vec::with_capacity(SAMEN);
    let spel = log.speel::<SledFout>(van, &mut |boeking| {
        boeking.tel(tally);
        groep.push(boeking.clone());
        if groep.len() == SAMEN {
            bomen.pas_toe(&groep, tally)?;
            groep.clear();
        }
        Ok(())
    })?;
    bomen.pas_toe(&groep, tally)?;
    Ok(spel)
}

fn start(
    opties: Opties,
    store: u64,
    zegel: Zegel,
    redo: Redo,
    grond: Grond,
    grendel: Grendel,
) -> Result<SledStore, OpenFout> {
    let Grond {
        bomen, seq, tally, ..
    } = grond;
    let binnen = Arc::new(Binnen {
        opties,
        store,
        zegel,
        zicht: Zicht::nieuw(bomen, seq, tally.clone()),
        schrijver: Mutex::new(Schrijver::nieuw(redo, seq, tally.clone())),
        rij: Rij::nieuw(seq, tally),
        ziek: AtomicBool::new(false),
        schade: AtomicBool::new(false),
        sluit: AtomicBool::new(false),
    });
    let hier = Arc::clone(&binnen);
    let thread = std::thread::Builder::new()
        .name("opslag".to_owned())
        .spawn(move || hier.pas_toe())
        .map_err(|fout| OpenFout::Schijf {
            wat: "Starten van de opslag".to_owned(),
            fout,
        })?;
    Ok(SledStore {
        binnen,
        toepasser: Mutex::new(Some(thread)),
        _grendel: grendel,
    })
}
