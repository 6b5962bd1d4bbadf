//! The log that a server keeps: numbers and words of ours, nothing of anybody.

use std::fmt::Display;
use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};

/// When the log is put aside for a new one; the older one goes then.
const VOL: u64 = 1024 * 1024;

/// A log that stays small.
pub(super) struct Logboek {
    pad: PathBuf,
    bestand: Mutex<(File, u64)>,
}

fn open(pad: &Path) -> io::Result<(File, u64)> {
    let bestand = File::options()
        .append(true)
        .create(true)
        .mode(0o600)
        .open(pad)?;
    let lengte = bestand.metadata()?.len();
    Ok((bestand, lengte))
}

impl Logboek {
    pub(super) fn open(pad: PathBuf) -> io::Result<Self> {
        let bestand = Mutex::new(open(&pad)?);
        Ok(Self { pad, bestand })
    }

    /// One line. A log on a full disk must not stop the work, so it fails in silence.
    pub(super) fn schrijf(&self, nu: DateTime<Utc>, wat: &dyn Display) {
        let regel = format!("{} {wat}\n", nu.format("%Y-%m-%dT%H:%M:%SZ"));
        let mut bestand = self.bestand.lock().unwrap_or_else(PoisonError::into_inner);
        if bestand.1 > VOL {
            let mut oud = self.pad.clone().into_os_string();
            oud.push(".oud");
            if std::fs::rename(&self.pad, oud).is_ok()
                && let Ok(vers) = open(&self.pad)
            {
                *bestand = vers;
            }
        }
        if bestand.0.write_all(regel.as_bytes()).is_ok() {
            bestand.1 += regel.len() as u64;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_is_for_its_owner_only_and_stays_small() {
        use std::os::unix::fs::PermissionsExt;
        let map = tempfile::tempdir().unwrap();
        let pad = map.path().join("trajectbord.log");
        let log = Logboek::open(pad.clone()).unwrap();
        let regel = "x".repeat(100_000);
        for _ in 0..30 {
            log.schrijf(DateTime::default(), &regel);
        }
        let bestand = std::fs::metadata(&pad).unwrap();
        assert_eq!(bestand.permissions().mode() & 0o777, 0o600);
        assert!(bestand.len() < VOL + 200_000);
        let alles = std::fs::read_dir(map.path()).unwrap().count();
        assert_eq!(alles, 2);
    }
}
