//! Making sled anew, from a backup and the redo log behind it.

use std::fs;

use chrono::{DateTime, Utc};

use crate::store::backup::{self, Backup, BackupFout};
use crate::store::fout::OpenFout;
use crate::store::redo::entry::Boeking;
use crate::store::redo::logboek::{Logboek, Spel};
use crate::store::schijf;
use crate::store::tally::Tally;

use super::bomen::{Bomen, SledFout};
use super::opties::{Opties, Voortgang};
use super::proef;

/// What the log is played on.
pub(super) enum Basis {
    Leeg,
    Backup(Backup),
}

impl Basis {
    pub(super) fn moment(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::Leeg => None,
            Self::Backup(backup) => Some(backup.moment),
        }
    }
}

/// What was chosen to build from.
pub(super) struct Keuze {
    pub(super) basis: Basis,
    pub(super) spel: Spel,
    /// Backups that turned out to be damaged, by name.
    pub(super) slecht: Vec<String>,
}

/// Which store is made anew, and with which key its values are sealed.
pub(super) struct Van {
    pub(super) store: u64,
    pub(super) afdruk: Option<String>,
}

/// Chooses what reaches furthest, the newest backup first; none if there is nothing to build from.
pub(super) fn kies(
    opties: &Opties,
    van: &Van,
    log: &Logboek,
    leeg_mag: bool,
) -> Result<Option<Keuze>, OpenFout> {
    let redo = opties.redo();
    let speel = |na| {
        log.speel::<std::io::Error>(na, &mut |_| Ok(()))
            .map_err(OpenFout::bij("Lezen van", &redo))
    };
    let mut slecht = Vec::new();
    let mut beste: Option<(Basis, Spel)> = None;
    let moet = log.slot().map_or(0, |slot| slot.checkpoint.max(slot.seq));
    let (lijst, onleesbaar) =
        backup::lijst(&opties.backup()).map_err(OpenFout::bij("Lezen van", &opties.backup()))?;
    slecht.extend(onleesbaar.iter().map(|pad| schijf::naam(pad)));
    let eigen = |it: &Backup| it.store == van.store && it.afdruk() == van.afdruk.as_deref();
    for backup in lijst.into_iter().filter(eigen) {
        if let Err(fout) = backup::controleer(&backup.pad) {
            match fout {
                BackupFout::Schijf(fout) => {
                    return Err(OpenFout::bij("Lezen van", &backup.pad)(fout));
                }
                BackupFout::Beschadigd(_) => slecht.push(schijf::naam(&backup.pad)),
            }
            continue;
        }
        let spel = speel(backup.seq)?;
        if beste.as_ref().is_none_or(|(_, beste)| beste.tot < spel.tot) {
            beste = Some((Basis::Backup(backup), spel));
        }
        if beste.as_ref().is_some_and(|(_, beste)| beste.tot >= moet) {
            break;
        }
    }
    let genoeg = beste.as_ref().is_some_and(|(_, beste)| beste.tot >= moet);
    if !genoeg && (leeg_mag || log.vanaf_begin()) {
        let spel = speel(0)?;
        if beste.as_ref().is_none_or(|(_, beste)| beste.tot < spel.tot) {
            beste = Some((Basis::Leeg, spel));
        }
    }
    Ok(beste.map(|(basis, spel)| Keuze {
        basis,
        spel,
        slecht,
    }))
}

/// Why making sled failed.
#[derive(Debug, thiserror::Error)]
enum BouwFout {
    #[error("{0}")]
    Sled(#[from] SledFout),
    #[error("{0}")]
    Backup(#[from] BackupFout),
    #[error("{0}")]
    Schijf(#[from] std::io::Error),
    #[error("de back-up bevat niet wat hij zegt te bevatten")]
    Telling,
}

/// Makes sled under another name, makes it durable, and gives it its own name.
pub(super) fn bouw(
    opties: &Opties,
    store: u64,
    basis: &Basis,
    log: &Logboek,
    voortgang: Voortgang<'_>,
) -> Result<(Bomen, u64, Tally), OpenFout> {
    let doel = opties.sled();
    // On a full disk sled may panic where it is dropped half-way.
    let gedaan = proef::zonder_paniek(|| Ok(doe(opties, store, basis, log, voortgang)));
    let gedaan = gedaan.unwrap_or_else(|fout| Err(fout.into()));
    gedaan.map_err(|fout| match fout {
        BouwFout::Sled(SledFout::Systeem(fout)) | BouwFout::Schijf(fout) => {
            OpenFout::bij("Opnieuw opbouwen van", &doel)(fout)
        }
        fout => OpenFout::Anders(format!(
            "Opnieuw opbouwen van de gegevens lukt niet: {fout}."
        )),
    })
}

fn doe(
    opties: &Opties,
    store: u64,
    basis: &Basis,
    log: &Logboek,
    voortgang: Voortgang<'_>,
) -> Result<(Bomen, u64, Tally), BouwFout> {
    let map = opties.sled_in_aanbouw();
    ruim_aanbouw(opties)?;
    schijf::maak_map(&map)?;
    let bomen = Bomen::open(&map, opties.cache)?;
    let mut tally = Tally::default();
    let mut seq = 0;
    if let Basis::Backup(backup) = basis {
        let mut gedaan = 0;
        let (_, voet) = backup::lees::<BouwFout>(&backup.pad, &mut |(sleutel, na)| {
            let oud = bomen.leg_neer(sleutel, na)?;
            tally.verwerk(sleutel, oud, na.and_then(crate::store::envelope::versie));
            gedaan += 1;
            if gedaan % 1024 == 0 {
                voortgang("Back-up terugzetten", gedaan, Some(backup.aantal));
            }
            Ok(())
        })?;
        if voet.tally != tally {
            return Err(BouwFout::Telling);
        }
        seq = voet.seq;
    }
    let van = seq;
    let spel = log.speel::<BouwFout>(seq, &mut |boeking: &Boeking| {
        for op in &boeking.ops {
            bomen.leg_neer(op.sleutel, op.na.as_deref())?;
        }
        boeking.tel(&mut tally);
        if boeking.seq.is_multiple_of(1024) {
            voortgang("Logboek afspelen", boeking.seq - van, None);
        }
        Ok(())
    })?;
    seq = spel.tot;
    bomen.zet_merk(store, seq, &tally)?;
    bomen.maak_duurzaam(&map)?;
    bomen.sluit();
    fs::rename(&map, opties.sled())?;
    schijf::sync_map(&opties.map)?;
    Ok((Bomen::open(&opties.sled(), opties.cache)?, seq, tally))
}

/// Removes what a stopped rebuild left; it holds nothing that is not elsewhere.
pub(super) fn ruim_aanbouw(opties: &Opties) -> std::io::Result<()> {
    let map = opties.sled_in_aanbouw();
    if map.is_dir() {
        fs::remove_dir_all(&map)?;
    }
    Ok(())
}
