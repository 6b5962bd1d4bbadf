//! The block beside the records: rows of the read model, so that opening need not read everything.
//!
//! It is a help and never the truth, so it carries a checksum and whoever reads it takes none for
//! an answer.

use std::borrow::Cow;
use std::fs;
use std::io;
use std::path::PathBuf;

use super::Binnen;
use crate::app::record::Key;
use crate::store::redo::logboek::Logboek;
use crate::store::schijf;

const MERK: &[u8; 8] = b"tbrijen1";
/// Of a sealed store.
const MERK_DICHT: &[u8; 8] = b"tbrijen2";
/// What a sealed block belongs to.
const BIJ: &[u8] = b"rijen";
const KOP: usize = 8 + 4;

/// Keys after which reading everything again is the shorter way.
const SLEUTELS_MAX: usize = 50_000;

impl Binnen {
    fn nevenblok_pad(&self) -> PathBuf {
        self.opties.map.join("rijen")
    }

    fn nevenblok_merk(&self) -> &'static [u8] {
        if self.zegel.is_dicht() {
            MERK_DICHT
        } else {
            MERK
        }
    }

    /// The block, if it is whole.
    pub(super) fn nevenblok(&self) -> Option<Vec<u8>> {
        let mut bytes = fs::read(self.nevenblok_pad()).ok()?;
        let (kop, rest) = bytes.split_at_checked(KOP)?;
        let som = u32::from_le_bytes(kop.get(8..)?.try_into().ok()?);
        if !kop.starts_with(self.nevenblok_merk()) || crc32fast::hash(rest) != som {
            return None;
        }
        if self.zegel.is_dicht() {
            return self.zegel.open(true, BIJ, rest).ok().map(Cow::into_owned);
        }
        bytes.drain(..KOP);
        Some(bytes)
    }

    /// Keeps a block; an old one of the same name goes.
    pub(super) fn zet_nevenblok(&self, blok: &[u8]) {
        let Ok(blok) = self.zegel.sluit(BIJ, blok) else {
            return;
        };
        let mut bytes = Vec::with_capacity(KOP + blok.len());
        bytes.extend_from_slice(self.nevenblok_merk());
        bytes.extend_from_slice(&crc32fast::hash(&blok).to_le_bytes());
        bytes.extend_from_slice(&blok);
        // Without it the next start takes longer, and that is all.
        let _ = schijf::schrijf_heel(&self.nevenblok_pad(), &bytes);
    }

    /// Keys of every commit after a sequence, as far as the redo log still holds them all.
    pub(super) fn sleutels_sinds(&self, sinds: u64) -> Option<Vec<Key>> {
        let tot = self.zicht.stand().seq;
        if sinds > tot {
            return None;
        }
        let mut sleutels = Vec::new();
        if sinds == tot {
            return Some(sleutels);
        }
        // The writer is not in the way: nobody writes while a service opens.
        let logboek = Logboek::open(&self.opties.redo(), self.store).ok()?;
        let spel = logboek
            .speel::<io::Error>(sinds, &mut |boeking| {
                sleutels.extend(boeking.ops.iter().map(|op| op.sleutel));
                if sleutels.len() > SLEUTELS_MAX {
                    return Err(io::ErrorKind::QuotaExceeded.into());
                }
                Ok(())
            })
            .ok()?;
        (spel.tot == tot).then_some(sleutels)
    }
}
