//! The disk as the store sees it: free space, writing, syncing; a seam where tests let it fail.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// What can go wrong on a disk while the store runs. The real one is `EchteSchijf`.
pub trait Schijf: Send + Sync {
    /// Free bytes for us on the file system of a directory.
    fn vrij(&self, map: &Path) -> io::Result<u64>;
    /// Writes all bytes at the end.
    fn schrijf(&self, bestand: &mut File, bytes: &[u8]) -> io::Result<()>;
    /// Waits until what was written survives a power cut.
    fn sync(&self, bestand: &File) -> io::Result<()>;
}

/// The disk of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct EchteSchijf;

impl Schijf for EchteSchijf {
    fn vrij(&self, map: &Path) -> io::Result<u64> {
        let stand = rustix::fs::statvfs(map)?;
        Ok(stand.f_bavail.saturating_mul(stand.f_frsize))
    }

    fn schrijf(&self, bestand: &mut File, bytes: &[u8]) -> io::Result<()> {
        bestand.write_all(bytes)
    }

    fn sync(&self, bestand: &File) -> io::Result<()> {
        bestand.sync_data()
    }
}

/// Only the owner may look into our directories.
pub(super) const MAP_MODE: u32 = 0o700;
/// Only the owner may read our files.
pub(super) const BESTAND_MODE: u32 = 0o600;

/// Makes a directory for us alone, and its parents; what it lies in is synced.
pub(super) fn maak_map(map: &Path) -> io::Result<()> {
    if map.is_dir() {
        return Ok(());
    }
    DirBuilder::new()
        .recursive(true)
        .mode(MAP_MODE)
        .create(map)?;
    sync_boven(map)
}

/// A new file for us alone; an existing one is an error.
pub(super) fn nieuw_bestand(pad: &Path) -> io::Result<File> {
    OpenOptions::new()
        .read(true)
        .append(true)
        .create_new(true)
        .mode(BESTAND_MODE)
        .open(pad)
}

/// Syncs a directory, so that files made, renamed or removed in it stay so.
pub(super) fn sync_map(map: &Path) -> io::Result<()> {
    File::open(map)?.sync_all()
}

/// Syncs the directory that something lies in.
pub(super) fn sync_boven(pad: &Path) -> io::Result<()> {
    match pad.parent() {
        Some(boven) if !boven.as_os_str().is_empty() => sync_map(boven),
        _ => sync_map(Path::new(".")),
    }
}

/// Puts a file in place as a whole: after a crash there is the old one, or the new one.
pub(super) fn schrijf_heel(pad: &Path, bytes: &[u8]) -> io::Result<()> {
    let tijdelijk = naast(pad, TIJDELIJK);
    weg_indien_er(&tijdelijk)?;
    let mut bestand = nieuw_bestand(&tijdelijk)?;
    bestand.write_all(bytes)?;
    bestand.sync_all()?;
    fs::rename(&tijdelijk, pad)?;
    sync_boven(pad)
}

/// End of the name of a file that is not finished.
pub(super) const TIJDELIJK: &str = ".tijdelijk";

/// The path with something behind its name.
pub(super) fn naast(pad: &Path, achtervoegsel: &str) -> PathBuf {
    let mut naam = pad.as_os_str().to_owned();
    naam.push(achtervoegsel);
    PathBuf::from(naam)
}

/// Removes a file if it is there.
pub(super) fn weg_indien_er(pad: &Path) -> io::Result<()> {
    match fs::remove_file(pad) {
        Err(fout) if fout.kind() != io::ErrorKind::NotFound => Err(fout),
        _ => Ok(()),
    }
}

/// The permissions of a path as far as they let others in; 0 when only the owner may.
pub(super) fn open_voor_anderen(pad: &Path) -> io::Result<u32> {
    Ok(fs::metadata(pad)?.permissions().mode() & 0o077)
}

/// Closes every file in a directory for others; sled makes them as the system likes.
pub(super) fn sluit_bestanden_af(map: &Path) -> io::Result<()> {
    for item in lijst(map)? {
        let mode = if item.is_dir() {
            MAP_MODE
        } else {
            BESTAND_MODE
        };
        fs::set_permissions(&item, fs::Permissions::from_mode(mode))?;
    }
    Ok(())
}

/// What lies in a directory, in order of name; nothing if it is not there.
pub(super) fn lijst(map: &Path) -> io::Result<Vec<PathBuf>> {
    let inhoud = match fs::read_dir(map) {
        Err(fout) if fout.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        inhoud => inhoud?,
    };
    let mut paden: Vec<PathBuf> = inhoud
        .map(|it| it.map(|it| it.path()))
        .collect::<Result<_, _>>()?;
    paden.sort();
    Ok(paden)
}

/// The last part of a path as text.
pub(super) fn naam(pad: &Path) -> String {
    pad.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_put_in_place_as_a_whole_and_for_us_alone() {
        let dir = tempfile::tempdir().unwrap();
        let map = dir.path().join("a/b");
        maak_map(&map).unwrap();
        assert_eq!(open_voor_anderen(&map).unwrap(), 0);
        let pad = map.join("STORE");
        schrijf_heel(&pad, b"een").unwrap();
        schrijf_heel(&pad, b"twee").unwrap();
        assert_eq!(fs::read(&pad).unwrap(), b"twee");
        assert_eq!(open_voor_anderen(&pad).unwrap(), 0);
        assert_eq!(lijst(&map).unwrap(), [pad]);
    }

    #[test]
    fn there_is_room_on_this_disk() {
        let dir = tempfile::tempdir().unwrap();
        assert!(EchteSchijf.vrij(dir.path()).unwrap() > 0);
    }
}
