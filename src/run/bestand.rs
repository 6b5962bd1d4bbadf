//! A file that only its owner reads: whole or not at all, never in the place of another by accident.

use std::fs::{self, DirBuilder, File};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Writes a file with mode 0600: under a temporary name, synced, then given its own name. Without
/// `overschrijf` a file that is there stays as it is.
pub fn schrijf(pad: &Path, inhoud: &[u8], overschrijf: bool) -> io::Result<()> {
    let map = match pad.parent() {
        Some(map) if !map.as_os_str().is_empty() => map,
        _ => Path::new("."),
    };
    let naam = pad
        .file_name()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "geen bestandsnaam"))?;
    if !overschrijf && pad.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let tijdelijk = tijdelijk(map, naam);
    let gelukt = volledig(&tijdelijk, inhoud).and_then(|()| {
        if overschrijf {
            fs::rename(&tijdelijk, pad)
        } else {
            // A link, not a rename: it refuses when somebody else was first.
            fs::hard_link(&tijdelijk, pad)
        }
    });
    if !(overschrijf && gelukt.is_ok()) {
        // Gone already, or of no use to anybody.
        let _ = fs::remove_file(&tijdelijk);
    }
    gelukt?;
    File::open(map)?.sync_all()
}

fn tijdelijk(map: &Path, naam: &std::ffi::OsStr) -> PathBuf {
    let mut nieuw = std::ffi::OsString::from(".");
    nieuw.push(naam);
    nieuw.push(format!(".{}.tijdelijk", std::process::id()));
    map.join(nieuw)
}

fn volledig(pad: &Path, inhoud: &[u8]) -> io::Result<()> {
    // One of an earlier run that was killed; the number is ours now.
    if pad.symlink_metadata().is_ok() {
        fs::remove_file(pad)?;
    }
    let mut bestand = File::options()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(pad)?;
    bestand.write_all(inhoud)?;
    bestand.sync_all()
}

/// Makes a directory that only its owner enters, with what lies above it, if it is not there.
pub fn eigen_map(map: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(0o700).create(map)
}

/// A free name in a directory: the name itself, or with a number before its ending.
pub fn vrije_naam(map: &Path, naam: &str, einde: &str) -> PathBuf {
    let eerste = map.join(format!("{naam}.{einde}"));
    if eerste.symlink_metadata().is_err() {
        return eerste;
    }
    let genummerd = (2..1_000).map(|nummer| map.join(format!("{naam}-{nummer}.{einde}")));
    genummerd
        .into_iter()
        .find(|pad| pad.symlink_metadata().is_err())
        .unwrap_or(eerste)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn only_its_owner_reads_a_file_and_nothing_else_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let map = dir.path().join("een/twee");
        eigen_map(&map).unwrap();
        assert_eq!(map.metadata().unwrap().permissions().mode() & 0o777, 0o700);
        let pad = map.join("T-0142.txt");
        schrijf(&pad, b"een", false).unwrap();
        assert_eq!(pad.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(&map).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_is_there_is_only_replaced_when_asked() {
        let dir = tempfile::tempdir().unwrap();
        let pad = dir.path().join("a.md");
        schrijf(&pad, b"een", false).unwrap();
        let fout = schrijf(&pad, b"twee", false).unwrap_err();
        assert_eq!(fout.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read(&pad).unwrap(), b"een");
        schrijf(&pad, b"twee", true).unwrap();
        assert_eq!(fs::read(&pad).unwrap(), b"twee");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let dir = tempfile::tempdir().unwrap();
        assert!(vrije_naam(dir.path(), "a", "md").ends_with("a.md"));
        schrijf(&dir.path().join("a.md"), b"", false).unwrap();
        assert!(vrije_naam(dir.path(), "a", "md").ends_with("a-2.md"));
    }
}
