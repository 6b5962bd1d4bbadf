//! One owner of a data directory at a time: a lock of our own, before sled's.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use super::fout::OpenFout;
use super::schijf::BESTAND_MODE;

/// Held as long as the store is open; the system lets go of it when the process ends, however.
#[derive(Debug)]
pub(super) struct Grendel {
    bestand: File,
}

/// A process that was forked off and has not begun its own program yet holds a copy of the file;
/// letting go by a word lets go for that copy too.
impl Drop for Grendel {
    fn drop(&mut self) {
        // Closing does it otherwise.
        let _ = self.bestand.unlock();
    }
}

impl Grendel {
    /// Takes the lock or says who has it.
    pub(super) fn neem(map: &Path) -> Result<Self, OpenFout> {
        let pad = map.join("store.lock");
        let fout = OpenFout::bij("Openen van", &pad);
        let open = || -> std::io::Result<File> {
            OpenOptions::new()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .mode(BESTAND_MODE)
                .open(&pad)
        };
        let mut bestand = open().map_err(fout)?;
        match bestand.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut tekst = String::new();
                // The number is a courtesy; without it the message still stands.
                let pid = bestand
                    .read_to_string(&mut tekst)
                    .ok()
                    .and(tekst.trim().parse().ok());
                return Err(OpenFout::Bezet {
                    map: map.to_owned(),
                    pid,
                });
            }
            Err(TryLockError::Error(fout)) => {
                return Err(OpenFout::bij("Vergrendelen van", &pad)(fout));
            }
        }
        // Who has it is a courtesy too: a full disk may not keep the coach from reading.
        let _ = bestand
            .set_len(0)
            .and_then(|()| bestand.rewind())
            .and_then(|()| writeln!(bestand, "{}", std::process::id()));
        Ok(Self { bestand })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_owner_hears_who_has_it() {
        let dir = tempfile::tempdir().unwrap();
        let eerste = Grendel::neem(dir.path()).unwrap();
        let fout = Grendel::neem(dir.path()).unwrap_err();
        assert!(
            fout.to_string()
                .contains(&format!("proces {}", std::process::id())),
            "{fout}"
        );
        drop(eerste);
        Grendel::neem(dir.path()).unwrap();
    }

    #[test]
    fn letting_go_does_not_wait_for_a_copy_of_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let eerste = Grendel::neem(dir.path()).unwrap();
        let kopie = eerste.bestand.try_clone().unwrap();
        drop(eerste);
        Grendel::neem(dir.path()).unwrap();
        drop(kopie);
    }
}
