//! Backups: which there are, whether one is whole, and how many are kept.

mod bestand;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::schijf;

pub(super) use bestand::{BackupFout, Kop, Schrijver, Voet, lees};

const ACHTERVOEGSEL: &str = ".tbb";

/// A backup, as its header and footer say.
#[derive(Clone, Debug)]
pub(super) struct Backup {
    pub(super) pad: PathBuf,
    pub(super) store: u64,
    pub(super) moment: DateTime<Utc>,
    pub(super) seq: u64,
    pub(super) aantal: u64,
}

/// Name of a backup at a sequence; names sort by sequence, then by moment.
pub(super) fn naam(seq: u64, moment: DateTime<Utc>) -> String {
    format!(
        "trajectbord-{seq:012}-{}{ACHTERVOEGSEL}",
        moment.format("%Y%m%dT%H%M%S")
    )
}

/// One backup by its path.
pub(super) fn kijk(pad: &Path) -> Result<Backup, BackupFout> {
    let (kop, voet) = bestand::kijk(pad)?;
    let moment = DateTime::from_timestamp(kop.moment, 0).ok_or(BackupFout::Beschadigd(
        "het moment van de back-up is beschadigd",
    ))?;
    Ok(Backup {
        pad: pad.to_owned(),
        store: kop.store,
        moment,
        seq: voet.seq,
        aantal: voet.aantal,
    })
}

/// The backups in a directory, newest first, and the files that are none any more.
pub(super) fn lijst(map: &Path) -> io::Result<(Vec<Backup>, Vec<PathBuf>)> {
    let mut goed = Vec::new();
    let mut slecht = Vec::new();
    for pad in schijf::lijst(map)? {
        if !schijf::naam(&pad).ends_with(ACHTERVOEGSEL) {
            continue;
        }
        match kijk(&pad) {
            Ok(backup) => goed.push(backup),
            Err(BackupFout::Beschadigd(_)) => slecht.push(pad),
            Err(BackupFout::Schijf(fout)) => return Err(fout),
        }
    }
    goed.sort_by_key(|backup| std::cmp::Reverse((backup.seq, backup.moment)));
    Ok((goed, slecht))
}

/// Reads a backup from end to end.
pub(super) fn controleer(pad: &Path) -> Result<(Kop, Voet), BackupFout> {
    lees::<BackupFout>(pad, &mut |_| Ok(()))
}

/// Removes what lies half-written in a directory.
pub(super) fn ruim_halve_op(map: &Path) -> io::Result<()> {
    for pad in schijf::lijst(map)? {
        if schijf::naam(&pad).ends_with(schijf::TIJDELIJK) {
            fs::remove_file(pad)?;
        }
    }
    Ok(())
}

/// Keeps the newest backups and removes the rest.
pub(super) fn houd_laatste(map: &Path, aantal: usize) -> io::Result<()> {
    let (goed, _) = lijst(map)?;
    for backup in goed.iter().skip(aantal.max(1)) {
        fs::remove_file(&backup.pad)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
