//! A file of the redo log: its name, and the header that says where it starts and for which store.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::store::bytes::Lezer;
use crate::store::schijf::{self, Schijf};
use crate::store::tally::Tally;

const MERK: [u8; 8] = *b"TBREDO1\n";

/// What a segment knows of before its first entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::store) struct Kop {
    /// The store it belongs to.
    pub(in crate::store) store: u64,
    /// Sequence that its first commit has or will have.
    pub(in crate::store) eerste: u64,
    /// What stood before that.
    pub(in crate::store) tally: Tally,
    /// Up to where sled was durable when the segment was made.
    pub(in crate::store) checkpoint: u64,
}

impl Kop {
    fn bytes(&self) -> Vec<u8> {
        let mut inhoud = Vec::new();
        inhoud.extend_from_slice(&self.store.to_le_bytes());
        inhoud.extend_from_slice(&self.eerste.to_le_bytes());
        inhoud.extend_from_slice(&self.checkpoint.to_le_bytes());
        self.tally.zet(&mut inhoud);
        let mut uit = MERK.to_vec();
        // A header is some hundreds of bytes.
        uit.extend_from_slice(&u32::try_from(inhoud.len()).unwrap_or(0).to_le_bytes());
        uit.extend_from_slice(&crc32fast::hash(&inhoud).to_le_bytes());
        uit.extend_from_slice(&inhoud);
        uit
    }

    /// The header at the start of a segment, and its length.
    pub(in crate::store) fn lees(bytes: &[u8]) -> Option<(Self, usize)> {
        let mut lezer = Lezer::nieuw(bytes);
        if lezer.neem(MERK.len())? != MERK {
            return None;
        }
        let lengte = usize::try_from(lezer.u32()?).ok()?;
        let som = lezer.u32()?;
        let inhoud = lezer.neem(lengte)?;
        if crc32fast::hash(inhoud) != som {
            return None;
        }
        let mut lezer = Lezer::nieuw(inhoud);
        let store = lezer.u64()?;
        let eerste = lezer.u64()?;
        let checkpoint = lezer.u64()?;
        let tally = Tally::lees(&mut lezer)?;
        Some((
            Self {
                store,
                eerste,
                tally,
                checkpoint,
            },
            MERK.len() + 8 + lengte,
        ))
    }
}

/// Whether these bytes are a header of which the end was not written yet: a segment whose maker was
/// stopped. No commit ever stood in it, for the header is synced before the first one is written.
pub(in crate::store) fn half(bytes: &[u8]) -> bool {
    let mut lezer = Lezer::nieuw(bytes);
    let Some(merk) = lezer.neem(MERK.len()) else {
        return MERK.starts_with(bytes);
    };
    if merk != MERK {
        return false;
    }
    let lengte = lezer.u32().and_then(|it| usize::try_from(it).ok());
    match (lengte, lezer.u32()) {
        (Some(lengte), Some(_)) => bytes.len() < MERK.len() + 8 + lengte,
        _ => true,
    }
}

/// Path of a segment.
pub(in crate::store) fn pad(map: &Path, nummer: u64) -> PathBuf {
    map.join(format!("{nummer:04}.log"))
}

/// The segments in a directory with their numbers, in order.
pub(in crate::store) fn alle(map: &Path) -> io::Result<Vec<(u64, PathBuf)>> {
    let mut gevonden: Vec<(u64, PathBuf)> = schijf::lijst(map)?
        .into_iter()
        .filter_map(|pad| {
            let naam = schijf::naam(&pad);
            Some((naam.strip_suffix(".log")?.parse().ok()?, pad))
        })
        .collect();
    gevonden.sort();
    Ok(gevonden)
}

/// Makes a segment; when this returns, the file and its name survive a power cut.
pub(in crate::store) fn maak(
    schijf: &dyn Schijf,
    map: &Path,
    nummer: u64,
    kop: &Kop,
) -> io::Result<(File, u64)> {
    let pad = pad(map, nummer);
    let bytes = kop.bytes();
    let gelukt = || -> io::Result<File> {
        let mut bestand = schijf::nieuw_bestand(&pad)?;
        schijf.schrijf(&mut bestand, &bytes)?;
        schijf.sync(&bestand)?;
        schijf::sync_map(map)?;
        Ok(bestand)
    };
    match gelukt() {
        Ok(bestand) => Ok((bestand, bytes.len() as u64)),
        Err(fout) => {
            if fout.kind() != io::ErrorKind::AlreadyExists {
                // Half a segment says nothing; should it stay, opening takes it away.
                let _ = fs::remove_file(&pad);
            }
            Err(fout)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_that_was_not_finished_is_told_from_a_damaged_one() {
        let kop = Kop {
            store: 7,
            eerste: 40,
            tally: Tally::default(),
            checkpoint: 12,
        };
        let heel = kop.bytes();
        for lengte in 0..heel.len() {
            assert!(half(&heel[..lengte]), "{lengte} bytes");
        }
        assert!(!half(&heel), "a whole one");
        let mut fout = heel.clone();
        fout[3] ^= 4;
        assert!(!half(&fout), "another sign");
        assert!(!half(&[0; 20]), "zeros");
    }

    #[test]
    fn a_header_comes_back_and_a_damaged_one_does_not() {
        let kop = Kop {
            store: 7,
            eerste: 40,
            tally: Tally::default(),
            checkpoint: 12,
        };
        let bytes = kop.bytes();
        assert_eq!(Kop::lees(&bytes), Some((kop, bytes.len())));
        for plaats in 0..bytes.len() {
            let mut fout = bytes.clone();
            fout[plaats] ^= 4;
            assert!(Kop::lees(&fout).is_none(), "byte {plaats}");
        }
    }
}
