//! Encrypting a store as a whole, decrypting it, or giving it another key.
//!
//! The new store is made aside, from backups that are sealed anew one by one, and checked. Renaming
//! its directory is the moment: before it the old store is whole, after it the new one is, and whoever
//! opens next finishes the move (`verhuis`). So a stop at any moment costs nothing. What was there
//! before is removed, or encrypting would leave behind what it is to hide.

mod apart;
mod verhuis;

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::backup::{self, Backup, BackupFout, Schrijver};
use super::envelope;
use super::fout::OpenFout;
use super::kast::Kast;
use super::lock::Grendel;
use super::schijf;
use super::sled::{
    Bordje, Opening, Opties, Sleutelbos, Voortgang, haal, lees_bordje, lees_kast, open, open_stil,
};
use super::zegel::{Datasleutel, Zegel};
use crate::age::{Geheim, Identiteit, Voor, ZWAARTE};

pub use apart::{Apart, Terzijde, keur_apart};
pub(super) use verhuis::rond_af;

/// The secret that a store is to be opened with from now on.
#[derive(Clone, Debug)]
pub struct NieuwSlot {
    geheim: Geheim,
    zwaarte: u8,
}

impl NieuwSlot {
    /// With a key file or a passphrase.
    pub const fn nieuw(geheim: Geheim) -> Self {
        Self::met_zwaarte(geheim, ZWAARTE)
    }

    /// With less or more work for a passphrase: a test has no second to spare.
    pub const fn met_zwaarte(geheim: Geheim, zwaarte: u8) -> Self {
        Self { geheim, zwaarte }
    }

    /// A key, wrapped for this secret, and proven to come out again.
    fn kast(&self, sleutel: &Datasleutel) -> Result<Kast, OpenFout> {
        let kast = match &self.geheim {
            Geheim::Identiteiten(alle) => {
                let voor: Vec<_> = alle.iter().map(Identiteit::ontvanger).collect();
                Kast::maak(sleutel, &Voor::Ontvangers(&voor))
            }
            Geheim::Zin(zin) => Kast::maak(sleutel, &Voor::Zin(zin, self.zwaarte)),
        };
        let kast = kast.map_err(lukt_niet)?;
        match Kast::lees(&kast.tekst()).map(|it| it.open(&self.geheim)) {
            Some(Ok(terug)) if terug.bytes() == sleutel.bytes() => Ok(kast),
            _ => Err(OpenFout::Anders(
                "De nieuwe sleutel gaat niet weer open. Er is niets veranderd.".to_owned(),
            )),
        }
    }
}

impl Sleutelbos for NieuwSlot {
    fn geheim(&self, _zin: bool) -> Result<Geheim, String> {
        Ok(self.geheim.clone())
    }
}

fn lukt_niet(fout: io::Error) -> OpenFout {
    OpenFout::Anders(format!(
        "Versleutelen lukt niet: {fout}. Er is niets veranderd."
    ))
}

/// Seals the whole store with a new key, or takes the seal off where there is no new secret.
pub fn herzegel(
    opties: Opties,
    nieuw: Option<&NieuwSlot>,
    apart: Terzijde,
    voortgang: Voortgang<'_>,
) -> Result<Opening, OpenFout> {
    let Opening {
        store, meldingen, ..
    } = open(opties.clone(), voortgang)?;
    let oud = store.zegel().clone();
    let id = store.id();
    let apart = match nieuw {
        Some(_) => apart::gaat_mee(&opties, &store, apart, voortgang)?,
        None => None,
    };
    store
        .backup(opties.nu, voortgang)
        .map_err(|fout| OpenFout::Anders(fout.to_string()))?;
    let (naar, kast) = match nieuw {
        None => (Zegel::Geen, None),
        Some(slot) => {
            let sleutel = Datasleutel::nieuw().map_err(lukt_niet)?;
            let kast = slot.kast(&sleutel)?;
            (Zegel::Met(sleutel), Some(kast))
        }
    };
    let werk = Werk {
        opties: &opties,
        id,
        oud,
        naar,
        kast,
        ook_terzijde: apart.is_some(),
    };
    let bouw = verhuis::bouw(&opties.map);
    if let Err(fout) = werk.bouw(&bouw, voortgang) {
        // Should half of it stay, the next opening takes it away.
        let _ = fs::remove_dir_all(&bouw);
        return Err(fout);
    }
    verhuis::klaar(&opties.map).map_err(OpenFout::bij("Verwisselen van", &opties.map))?;
    // From here on the new store is the one. What closing the old one says is of no use any more.
    let _ = store.sluit();
    let opties = match nieuw {
        None => opties,
        Some(slot) => Opties {
            sleutels: Arc::new(slot.clone()),
            ..opties
        },
    };
    let mut weer = open_stil(opties, voortgang)?;
    weer.meldingen.splice(..0, meldingen);
    weer.meldingen.extend(
        apart.map(|it| format!("Wat bij een herstel apart was gezet is verwijderd: {it}.")),
    );
    Ok(weer)
}

/// A store that is being sealed anew.
struct Werk<'a> {
    opties: &'a Opties,
    id: u64,
    oud: Zegel,
    naar: Zegel,
    kast: Option<Kast>,
    /// What was put aside goes with the old store.
    ook_terzijde: bool,
}

impl Werk<'_> {
    /// Everything that the new store is opened from: backups, sign and wrapped key.
    fn bouw(&self, bouw: &Path, voortgang: Voortgang<'_>) -> Result<(), OpenFout> {
        let lijst = self.backups()?;
        self.ruimte(&lijst)?;
        let fout = || OpenFout::bij("Schrijven van", bouw);
        let backups = bouw.join("backup");
        schijf::maak_map(bouw)
            .and_then(|()| schijf::maak_map(&backups))
            .map_err(fout())?;
        for backup in &lijst {
            let doel = backups.join(schijf::naam(&backup.pad));
            self.backup(backup, &doel, voortgang)?;
        }
        let bordje = Bordje {
            store: self.id,
            afdruk: self.naar.afdruk(),
        };
        schijf::schrijf_heel(&bouw.join("STORE"), bordje.tekst().as_bytes()).map_err(fout())?;
        if let Some(kast) = &self.kast {
            schijf::schrijf_heel(&bouw.join("SLEUTEL"), kast.tekst().as_bytes()).map_err(fout())?;
        }
        if self.ook_terzijde {
            verhuis::ook_terzijde(bouw).map_err(fout())?;
        }
        schijf::sync_map(&backups)
            .and_then(|()| schijf::sync_map(bouw))
            .map_err(fout())
    }

    /// The backups, all of which have to come along.
    fn backups(&self) -> Result<Vec<Backup>, OpenFout> {
        let map = self.opties.backup();
        let (lijst, slecht) = backup::lijst(&map).map_err(OpenFout::bij("Lezen van", &map))?;
        let vreemd =
            |it: &&Backup| it.kast.is_some() && it.afdruk() != self.oud.afdruk().as_deref();
        let niet = slecht
            .first()
            .or_else(|| lijst.iter().find(vreemd).map(|it| &it.pad));
        match niet {
            None => Ok(lijst),
            Some(pad) => Err(OpenFout::Anders(format!(
                "De back-up {} is beschadigd of met een andere sleutel versleuteld, en kan niet mee. \
                 Verplaats of verwijder hem eerst. Er is niets veranderd.",
                pad.display()
            ))),
        }
    }

    /// Twice the data has to fit for a moment.
    fn ruimte(&self, lijst: &[Backup]) -> Result<(), OpenFout> {
        let lengte = |it: &Backup| fs::metadata(&it.pad).map_or(0, |it| it.len());
        let nodig = lijst.iter().map(lengte).sum::<u64>() / 10 * 13;
        let nodig = nodig.saturating_add(self.opties.minimaal_vrij);
        match self.opties.schijf.vrij(&self.opties.map) {
            Ok(vrij) if vrij < nodig => Err(OpenFout::Anders(format!(
                "Hiervoor is {} MB vrije ruimte nodig, en er is {} MB. Er is niets veranderd.",
                nodig / (1024 * 1024) + 1,
                vrij / (1024 * 1024)
            ))),
            // Writing will tell.
            _ => Ok(()),
        }
    }

    /// One backup with every value sealed anew, read back.
    fn backup(&self, van: &Backup, doel: &Path, voortgang: Voortgang<'_>) -> Result<(), OpenFout> {
        let lees = |fout: BackupFout| match fout {
            BackupFout::Schijf(fout) => OpenFout::bij("Overschrijven naar", doel)(fout),
            BackupFout::Beschadigd(waarom) => OpenFout::Anders(format!(
                "De back-up {} kan niet mee: {waarom}. Er is niets veranderd.",
                van.pad.display()
            )),
        };
        let kop = backup::Kop {
            store: van.store,
            moment: van.moment.timestamp(),
            kast: self.kast_voor_backup()?,
        };
        let zegel = if van.kast.is_some() {
            &self.oud
        } else {
            &Zegel::Geen
        };
        let mut uit = Schrijver::nieuw(doel, kop).map_err(|fout| lees(fout.into()))?;
        let mut gedaan = 0;
        let (_, voet) = backup::lees::<BackupFout>(&van.pad, &mut |(sleutel, na)| {
            const SCHADE: BackupFout = BackupFout::Beschadigd("een record gaat niet open");
            let na = na
                .map(|it| envelope::herzegel(sleutel, it, zegel, &self.naar))
                .transpose()
                .map_err(|_| SCHADE)?;
            gedaan += 1;
            if gedaan % 1024 == 0 {
                voortgang("Overschrijven", gedaan, Some(van.aantal));
            }
            Ok(uit.record(sleutel, na.as_deref())?)
        })
        .map_err(lees)?;
        uit.sluit_als(doel, voet.seq, &voet.tally)
            .map_err(|fout| lees(fout.into()))?;
        voortgang("Teruglezen", 0, None);
        let (_, terug) = backup::controleer(doel).map_err(lees)?;
        if terug == voet {
            return Ok(());
        }
        Err(lees(BackupFout::Beschadigd(
            "hij is niet gelijk aan het origineel",
        )))
    }

    /// Who can open backups that leave the host, can open these.
    fn kast_voor_backup(&self) -> Result<Option<Kast>, OpenFout> {
        let (Some(kast), Zegel::Met(sleutel)) = (&self.kast, &self.naar) else {
            return Ok(None);
        };
        if self.opties.ontvangers.is_empty() {
            return Ok(Some(kast.clone()));
        }
        kast.clone()
            .ook(sleutel, &Voor::Ontvangers(&self.opties.ontvangers))
            .map(Some)
            .map_err(lukt_niet)
    }
}

/// Whether the store in a directory is encrypted, as far as the sign at its door tells.
pub fn is_versleuteld(map: &Path) -> Result<bool, OpenFout> {
    let opties = Opties::nieuw(map, chrono::DateTime::UNIX_EPOCH, 0);
    Ok(lees_bordje(&opties)?.is_some_and(|bordje| bordje.afdruk.is_some()))
}

/// Whether a passphrase opens the store in a directory, as far as its wrapped key tells.
pub fn opent_met_zin(map: &Path) -> bool {
    let opties = Opties::nieuw(map, chrono::DateTime::UNIX_EPOCH, 0);
    // One that cannot be read is told when the store is opened.
    matches!(lees_kast(&opties), Ok(Some(kast)) if kast.vraagt_zin())
}

/// Whether the secret that was given is the one of this store.
pub fn keur_sleutel(opties: &Opties) -> Result<(), OpenFout> {
    let kast = kast_van(opties)?;
    haal(opties, &kast).map(|_| ())
}

/// The wrapped key of a store that is encrypted.
fn kast_van(opties: &Opties) -> Result<Kast, OpenFout> {
    let afdruk = lees_bordje(opties)?.and_then(|bordje| bordje.afdruk);
    let Some(afdruk) = afdruk else {
        return Err(OpenFout::Anders(
            "Deze gegevens zijn niet versleuteld. Dat doe je met: trajectbord versleutel"
                .to_owned(),
        ));
    };
    let pad = opties.kast();
    let kast = lees_kast(opties).map_err(OpenFout::bij("Lezen van", &pad))?;
    match kast.filter(|kast| kast.afdruk() == afdruk) {
        Some(kast) => Ok(kast),
        None => Err(OpenFout::SleutelWeg(pad)),
    }
}

/// Wraps the key of a store for another secret; the values stay as they are.
pub fn wissel(opties: &Opties, nieuw: &NieuwSlot) -> Result<(), OpenFout> {
    let _grendel = Grendel::neem(&opties.map)?;
    rond_af(&opties.map).map_err(OpenFout::bij("Opruimen van", &opties.map))?;
    let kast = kast_van(opties)?;
    let sleutel = haal(opties, &kast)?;
    let kast = nieuw.kast(&sleutel)?;
    let pad = opties.kast();
    schijf::schrijf_heel(&pad, kast.tekst().as_bytes())
        .map_err(OpenFout::bij("Schrijven van", &pad))
}
