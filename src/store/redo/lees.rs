//! Reading a segment: every whole entry, and what is wrong between and behind them.

use std::fs;
use std::io;
use std::path::Path;

use super::entry::{self, Entry};
use super::segment::Kop;
use crate::store::tally::Tally;

/// How a segment ends or where it is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) enum Staat {
    /// Every byte belongs to a whole entry.
    Heel,
    /// Behind the last whole entry stand bytes of one that was being written.
    Gescheurd,
    /// Whole entries stand behind a damaged one, or the header is damaged.
    Beschadigd,
}

/// What a segment holds.
pub(in crate::store) struct Segment {
    /// The header; none if it is damaged.
    pub(in crate::store) kop: Option<Kop>,
    /// Every whole entry, also those behind damage.
    pub(in crate::store) entries: Vec<Entry>,
    /// Length up to the end of the last whole entry.
    pub(in crate::store) goed_tot: u64,
    /// Whether it is whole.
    pub(in crate::store) staat: Staat,
}

impl Segment {
    /// What should stand at a sequence: the header's count, and every commit up to there.
    pub(in crate::store) fn tally_bij(&self, seq: u64) -> Option<Tally> {
        let kop = self.kop.as_ref()?;
        if self.staat == Staat::Beschadigd || seq + 1 < kop.eerste {
            return None;
        }
        let mut tally = kop.tally.clone();
        let mut staat_op = kop.eerste - 1;
        for entry in &self.entries {
            match entry {
                Entry::Batch(boeking) if boeking.seq <= seq => {
                    boeking.tel(&mut tally);
                    staat_op = boeking.seq;
                }
                _ => {}
            }
        }
        (staat_op == seq).then_some(tally)
    }
}

/// Reads a segment. Only the system can make this fail, damage cannot.
pub(in crate::store) fn lees(pad: &Path) -> io::Result<Segment> {
    Ok(ontleed(&fs::read(pad)?))
}

fn ontleed(bytes: &[u8]) -> Segment {
    let (kop, begin) = match Kop::lees(bytes) {
        Some((kop, lengte)) => (Some(kop), lengte),
        None => (None, 0),
    };
    let mut entries = Vec::new();
    let mut plaats = begin;
    let mut goed_tot = begin;
    let mut gat = false;
    while let Some(rest) = bytes.get(plaats..)
        && !rest.is_empty()
    {
        if let Some((entry, lengte)) = entry::lees(rest) {
            entries.push(entry);
            // Damage that has a whole entry behind it is damage in the middle.
            gat |= plaats != goed_tot;
            plaats += lengte;
            goed_tot = plaats;
        } else {
            // The mark of the next entry, if there is one.
            let volgende = rest.get(1..).and_then(|rest| {
                rest.windows(entry::MERK.len())
                    .position(|it| it == entry::MERK)
            });
            match volgende {
                Some(verder) => plaats += 1 + verder,
                None => break,
            }
        }
    }
    let staat = match () {
        () if gat || kop.is_none() => Staat::Beschadigd,
        () if goed_tot < bytes.len() => Staat::Gescheurd,
        () => Staat::Heel,
    };
    Segment {
        kop,
        entries,
        goed_tot: goed_tot as u64,
        staat,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::redo::entry::{Boeking, zet_batch};
    use crate::store::redo::segment;
    use crate::store::schijf::EchteSchijf;

    fn drie() -> (Vec<u8>, Vec<usize>) {
        let dir = tempfile::tempdir().unwrap();
        let kop = Kop {
            store: 1,
            eerste: 1,
            tally: Tally::default(),
            checkpoint: 0,
        };
        segment::maak(&EchteSchijf, dir.path(), 1, &kop).unwrap();
        let mut bytes = fs::read(segment::pad(dir.path(), 1)).unwrap();
        let mut grenzen = vec![bytes.len()];
        for seq in 1..=3 {
            zet_batch(
                &mut bytes,
                &Boeking {
                    seq,
                    ops: Vec::new(),
                },
            )
            .unwrap();
            grenzen.push(bytes.len());
        }
        (bytes, grenzen)
    }

    fn seqs(segment: &Segment) -> Vec<u64> {
        let seq = |entry: &Entry| match entry {
            Entry::Batch(boeking) => boeking.seq,
            _ => 0,
        };
        segment.entries.iter().map(seq).collect()
    }

    #[test]
    fn a_torn_tail_is_told_from_damage_in_the_middle() {
        let (bytes, grenzen) = drie();
        let heel = ontleed(&bytes);
        assert_eq!((seqs(&heel), heel.staat), (vec![1, 2, 3], Staat::Heel));
        for lengte in grenzen[2] + 1..bytes.len() {
            let kort = ontleed(&bytes[..lengte]);
            assert_eq!((seqs(&kort), kort.staat), (vec![1, 2], Staat::Gescheurd));
            assert_eq!(kort.goed_tot, grenzen[2] as u64);
        }
        for plaats in grenzen[1]..grenzen[2] {
            let mut fout = bytes.clone();
            fout[plaats] ^= 16;
            let midden = ontleed(&fout);
            assert_eq!(
                (seqs(&midden), midden.staat),
                (vec![1, 3], Staat::Beschadigd)
            );
        }
    }

    #[test]
    fn a_damaged_header_hides_no_entry() {
        let (mut bytes, _) = drie();
        bytes[3] ^= 1;
        let segment = ontleed(&bytes);
        assert_eq!(
            (seqs(&segment), segment.staat),
            (vec![1, 2, 3], Staat::Beschadigd)
        );
    }
}
