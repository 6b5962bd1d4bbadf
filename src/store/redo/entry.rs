//! One entry of the redo log: its frame with sequence and checksum, and what it holds.

use std::sync::Arc;

use crate::app::record::Key;
use crate::store::bytes::{Lezer, zet_blok};
use crate::store::keys;
use crate::store::tally::Tally;

/// Starts every entry, so that a reader finds the next one behind damage.
pub(super) const MERK: [u8; 4] = *b"\xB7tbE";
const KOP: usize = 4 + 1 + 8 + 4 + 4;

const BATCH: u8 = 1;
const CHECKPOINT: u8 = 2;
const GESLOTEN: u8 = 3;

/// One record as it becomes.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::store) struct Op {
    pub(in crate::store) sleutel: Key,
    /// Version that stood before; none if there was nothing.
    pub(in crate::store) oud: Option<u64>,
    /// The envelope, or nothing where the record goes.
    pub(in crate::store) na: Option<Arc<[u8]>>,
}

/// All records of one commit.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::store) struct Boeking {
    pub(in crate::store) seq: u64,
    pub(in crate::store) ops: Vec<Op>,
}

impl Boeking {
    /// Brings a tally from before this commit to after it.
    pub(in crate::store) fn tel(&self, tally: &mut Tally) {
        for op in &self.ops {
            tally.verwerk(op.sleutel, op.oud, op.na.as_ref().map(|_| self.seq));
        }
    }

    /// Bytes of the values.
    pub(in crate::store) fn grootte(&self) -> usize {
        self.ops
            .iter()
            .map(|op| 64 + op.na.as_ref().map_or(0, |it| it.len()))
            .sum()
    }
}

/// What an entry holds.
#[derive(Clone, PartialEq, Eq)]
pub(in crate::store) enum Entry {
    /// A commit.
    Batch(Boeking),
    /// Up to here sled is durable, and this is what it holds.
    Checkpoint { seq: u64, tally: Tally },
    /// The store was closed in order; the print is of sled's files as they were left.
    Gesloten { seq: u64, tally: Tally, afdruk: u64 },
}

impl std::fmt::Debug for Entry {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Batch(boeking) => write!(f, "Batch({}, {} ops)", boeking.seq, boeking.ops.len()),
            Self::Checkpoint { seq, .. } => write!(f, "Checkpoint({seq})"),
            Self::Gesloten { seq, .. } => write!(f, "Gesloten({seq})"),
        }
    }
}

impl Entry {
    fn seq(&self) -> u64 {
        match self {
            Self::Batch(Boeking { seq, .. })
            | Self::Checkpoint { seq, .. }
            | Self::Gesloten { seq, .. } => *seq,
        }
    }
}

/// Appends a commit.
pub(in crate::store) fn zet_batch(uit: &mut Vec<u8>, boeking: &Boeking) -> Result<(), String> {
    let begin = uit.len();
    zet_kop(uit, BATCH, boeking.seq);
    let aantal = u32::try_from(boeking.ops.len()).map_err(|_| TE_GROOT)?;
    uit.extend_from_slice(&aantal.to_le_bytes());
    for op in &boeking.ops {
        keys::zet(uit, op.sleutel);
        uit.push(u8::from(op.oud.is_some()) | u8::from(op.na.is_some()) << 1);
        if let Some(oud) = op.oud {
            uit.extend_from_slice(&oud.to_le_bytes());
        }
        if let Some(na) = &op.na
            && !zet_blok(uit, na)
        {
            return Err(TE_GROOT.to_owned());
        }
    }
    sluit_kop(uit, begin)
}

/// Appends a checkpoint or the end of an orderly life.
pub(in crate::store) fn zet_stand(
    uit: &mut Vec<u8>,
    seq: u64,
    tally: &Tally,
    afdruk: Option<u64>,
) -> Result<(), String> {
    let begin = uit.len();
    zet_kop(
        uit,
        if afdruk.is_some() {
            GESLOTEN
        } else {
            CHECKPOINT
        },
        seq,
    );
    tally.zet(uit);
    if let Some(afdruk) = afdruk {
        uit.extend_from_slice(&afdruk.to_le_bytes());
    }
    sluit_kop(uit, begin)
}

const TE_GROOT: &str = "de wijziging is te groot om in een keer te bewaren";

fn zet_kop(uit: &mut Vec<u8>, soort: u8, seq: u64) {
    uit.extend_from_slice(&MERK);
    uit.push(soort);
    uit.extend_from_slice(&seq.to_le_bytes());
    uit.extend_from_slice(&[0; 8]);
}

/// Fills in length and checksum of the entry that starts at `begin`.
fn sluit_kop(uit: &mut [u8], begin: usize) -> Result<(), String> {
    let entry = uit.get_mut(begin..).unwrap_or_default();
    let lengte = u32::try_from(entry.len().saturating_sub(KOP)).map_err(|_| TE_GROOT)?;
    if let Some(plaats) = entry.get_mut(13..17) {
        plaats.copy_from_slice(&lengte.to_le_bytes());
    }
    let som = controlesom(entry.get(4..17), entry.get(KOP..));
    if let Some(plaats) = entry.get_mut(17..KOP) {
        plaats.copy_from_slice(&som.to_le_bytes());
    }
    Ok(())
}

fn controlesom(kop: Option<&[u8]>, body: Option<&[u8]>) -> u32 {
    let mut som = crc32fast::Hasher::new();
    som.update(kop.unwrap_or_default());
    som.update(body.unwrap_or_default());
    som.finalize()
}

/// The entry at the start of the bytes and its length; none if it is not whole.
pub(in crate::store) fn lees(bytes: &[u8]) -> Option<(Entry, usize)> {
    let mut lezer = Lezer::nieuw(bytes);
    if lezer.neem(4)? != MERK {
        return None;
    }
    let soort = lezer.u8()?;
    let seq = lezer.u64()?;
    let lengte = usize::try_from(lezer.u32()?).ok()?;
    let som = lezer.u32()?;
    let body = lezer.neem(lengte)?;
    if som != controlesom(bytes.get(4..17), Some(body)) {
        return None;
    }
    let mut lezer = Lezer::nieuw(body);
    let entry = match soort {
        BATCH => Entry::Batch(Boeking {
            seq,
            ops: lees_ops(&mut lezer)?,
        }),
        CHECKPOINT => Entry::Checkpoint {
            seq,
            tally: Tally::lees(&mut lezer)?,
        },
        GESLOTEN => {
            let tally = Tally::lees(&mut lezer)?;
            Entry::Gesloten {
                seq,
                tally,
                afdruk: lezer.u64()?,
            }
        }
        _ => return None,
    };
    debug_assert_eq!(entry.seq(), seq);
    lezer.is_leeg().then_some((entry, KOP + lengte))
}

fn lees_ops(lezer: &mut Lezer<'_>) -> Option<Vec<Op>> {
    let aantal = lezer.u32()?;
    let mut ops = Vec::new();
    for _ in 0..aantal {
        let sleutel = keys::lees(lezer)?;
        let wat = lezer.u8()?;
        let oud = if wat & 1 == 0 {
            None
        } else {
            Some(lezer.u64()?)
        };
        let na = if wat & 2 == 0 {
            None
        } else {
            Some(lezer.blok()?.into())
        };
        ops.push(Op { sleutel, oud, na });
    }
    Some(ops)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::record::Soort;

    fn voorbeeld() -> Boeking {
        let sleutel = Key {
            soort: Soort::Gebeurtenis,
            a: 4,
            b: 9,
        };
        Boeking {
            seq: 17,
            ops: vec![
                Op {
                    sleutel,
                    oud: None,
                    na: Some(b"iets".as_slice().into()),
                },
                Op {
                    sleutel: Key::een(Soort::Concept, 1),
                    oud: Some(3),
                    na: None,
                },
            ],
        }
    }

    #[test]
    fn entries_come_back_as_they_were() {
        let mut tally = Tally::default();
        voorbeeld().tel(&mut tally);
        let mut bytes = Vec::new();
        zet_batch(&mut bytes, &voorbeeld()).unwrap();
        zet_stand(&mut bytes, 17, &tally, None).unwrap();
        zet_stand(&mut bytes, 17, &tally, Some(99)).unwrap();
        let verwacht = [
            Entry::Batch(voorbeeld()),
            Entry::Checkpoint {
                seq: 17,
                tally: tally.clone(),
            },
            Entry::Gesloten {
                seq: 17,
                tally,
                afdruk: 99,
            },
        ];
        let mut rest = bytes.as_slice();
        for entry in verwacht {
            let (gelezen, lengte) = lees(rest).unwrap();
            assert_eq!(gelezen, entry);
            rest = &rest[lengte..];
        }
        assert!(rest.is_empty());
    }

    #[test]
    fn a_flipped_bit_or_a_missing_byte_is_noticed() {
        let mut goed = Vec::new();
        zet_batch(&mut goed, &voorbeeld()).unwrap();
        for plaats in 0..goed.len() * 8 {
            let mut fout = goed.clone();
            fout[plaats / 8] ^= 1 << (plaats % 8);
            assert!(lees(&fout).is_none(), "bit {plaats}");
        }
        for lengte in 0..goed.len() {
            assert!(lees(&goed[..lengte]).is_none(), "length {lengte}");
        }
    }
}
