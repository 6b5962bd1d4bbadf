//! Backups: which there are, whether one is whole, and how many are kept.

mod bestand;
mod bewaar;
pub(super) mod uit_huis;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::kast::Kast;
use super::schijf;

pub(super) use bestand::{BackupFout, Kop, Schrijver, Voet, lees};
pub use bewaar::Bewaar;

const ACHTERVOEGSEL: &str = ".tbb";

/// A backup, as its header and footer say.
#[derive(Clone, Debug)]
pub(super) struct Backup {
    pub(super) pad: PathBuf,
    pub(super) store: u64,
    pub(super) moment: DateTime<Utc>,
    pub(super) seq: u64,
    pub(super) aantal: u64,
    /// The wrapped key, where the records are sealed.
    pub(super) kast: Option<Kast>,
}

impl Backup {
    /// Print of the key of the records, where they are sealed.
    pub(super) fn afdruk(&self) -> Option<&str> {
        self.kast.as_ref().map(Kast::afdruk)
    }
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
        kast: kop.kast,
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

/// Removes the backups that are not to be kept.
///
/// For after a backup that was read back: it is the newest here, and never removed. What is damaged
/// stays as well, for whoever wants to save something from it.
pub(super) fn ruim_op(map: &Path, bewaar: Bewaar) -> io::Result<()> {
    let (goed, _) = lijst(map)?;
    let momenten: Vec<_> = goed.iter().map(|backup| backup.moment).collect();
    for (backup, houd) in goed.iter().zip(bewaar.kies(&momenten)) {
        if !houd {
            fs::remove_file(&backup.pad)?;
        }
    }
    Ok(())
}

/// What a look at the backups of a store shows, by their headers alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backups {
    /// How many can be used, as far as header and footer tell.
    pub aantal: usize,
    /// How many files are none any more.
    pub beschadigd: usize,
    /// The newest one: its moment, and the change it stands at.
    pub nieuwste: Option<(DateTime<Utc>, u64)>,
    /// Bytes that all of them take.
    pub bytes: u64,
}

/// Looks at the backups in a directory; opens no store.
pub fn backups(map: &Path) -> io::Result<Backups> {
    let (goed, slecht) = lijst(map)?;
    let lengte = |backup: &Backup| fs::metadata(&backup.pad).map_or(0, |it| it.len());
    Ok(Backups {
        aantal: goed.len(),
        beschadigd: slecht.len(),
        nieuwste: goed.first().map(|it| (it.moment, it.seq)),
        bytes: goed.iter().map(lengte).sum(),
    })
}

#[cfg(test)]
mod tests;
