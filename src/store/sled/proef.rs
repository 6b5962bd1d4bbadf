//! What is looked at before sled may open its files, and how sled is kept from taking us down.

use std::cell::Cell;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Once;

use crate::store::schijf;

use super::bomen::SledFout;

/// A number over names, lengths and times of sled's files: the same number, nobody touched them.
pub(super) fn afdruk(map: &Path) -> io::Result<u64> {
    let mut som: u64 = 0xcbf2_9ce4_8422_2325;
    let mut meng = |bytes: &[u8]| {
        for byte in bytes {
            som = (som ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    let mut mappen = vec![map.to_owned()];
    while let Some(map) = mappen.pop() {
        for pad in schijf::lijst(&map)? {
            let meta = fs::metadata(&pad)?;
            meng(schijf::naam(&pad).as_bytes());
            if meta.is_dir() {
                mappen.push(pad);
                continue;
            }
            meng(&meta.len().to_le_bytes());
            meng(&meta.mtime().to_le_bytes());
            meng(&meta.mtime_nsec().to_le_bytes());
        }
    }
    Ok(som)
}

/// What was wrong with sled's snapshots: half ones are gone, damaged ones have to be put aside.
#[derive(Default)]
pub(super) struct Snapshots {
    /// Half-written ones that were removed; sled would never open again (HOUSE 3).
    pub(super) half: usize,
    /// Damaged ones; sled reads its whole log instead.
    pub(super) slecht: Vec<PathBuf>,
}

/// Looks at the snapshots before sled does.
pub(super) fn snapshots(map: &Path) -> io::Result<Snapshots> {
    let mut gevonden = Snapshots::default();
    for pad in schijf::lijst(map)? {
        let naam = schijf::naam(&pad);
        if !naam.starts_with("snap.") {
            continue;
        }
        if naam.ends_with(".generating") {
            fs::remove_file(&pad)?;
            gevonden.half += 1;
        } else if !snapshot_is_heel(&fs::read(&pad)?) {
            gevonden.slecht.push(pad);
        }
    }
    if gevonden.half > 0 {
        schijf::sync_map(map)?;
    }
    Ok(gevonden)
}

/// The body, its length in 8 bytes, and the checksum of the body in 4 (STORAGE 1, errors).
fn snapshot_is_heel(bytes: &[u8]) -> bool {
    let Some((body, staart)) = bytes
        .len()
        .checked_sub(12)
        .and_then(|it| bytes.split_at_checked(it))
    else {
        return false;
    };
    let som = staart
        .get(8..)
        .and_then(|it| it.try_into().ok())
        .map(u32::from_le_bytes);
    !body.is_empty() && som == Some(crc32fast::hash(body))
}

thread_local! {
    static STIL: Cell<bool> = const { Cell::new(false) };
}

/// Runs something of sled; a panic of its becomes damage, and nothing is written on the screen.
pub(super) fn zonder_paniek<T>(doe: impl FnOnce() -> Result<T, SledFout>) -> Result<T, SledFout> {
    static EENMAAL: Once = Once::new();
    EENMAAL.call_once(|| {
        let vorige = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !STIL.get() {
                vorige(info);
            }
        }));
    });
    let was = STIL.replace(true);
    let gelukt = panic::catch_unwind(AssertUnwindSafe(doe));
    STIL.set(was);
    gelukt.unwrap_or_else(|_| Err(SledFout::Schade("sled liep vast op de gegevens".to_owned())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_becomes_damage() {
        let fout = zonder_paniek::<()>(|| panic!("sled")).unwrap_err();
        assert!(matches!(fout, SledFout::Schade(_)));
    }

    #[test]
    fn a_snapshot_is_whole_only_with_its_checksum() {
        let mut bytes = b"pagina's".to_vec();
        let som = crc32fast::hash(&bytes);
        bytes.extend_from_slice(&8_u64.to_le_bytes());
        bytes.extend_from_slice(&som.to_le_bytes());
        assert!(snapshot_is_heel(&bytes));
        bytes[0] ^= 1;
        assert!(!snapshot_is_heel(&bytes));
        assert!(!snapshot_is_heel(&[]));
    }

    #[test]
    fn the_print_changes_with_any_file() {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("blobs")).unwrap();
        fs::write(dir.path().join("db"), b"een").unwrap();
        let eerst = afdruk(dir.path()).unwrap();
        assert_eq!(afdruk(dir.path()).unwrap(), eerst);
        fs::write(dir.path().join("blobs/1"), b"").unwrap();
        assert_ne!(afdruk(dir.path()).unwrap(), eerst);
    }
}
