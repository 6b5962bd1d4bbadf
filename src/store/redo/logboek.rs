//! The whole redo log as it lies on disk: which segments, what the last one says, and playing it back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::entry::{Boeking, Entry};
use super::lees::{self, Segment, Staat};
use super::segment::{self, Kop};
use crate::store::tally::Tally;

/// A segment by its name and header.
struct Lid {
    nummer: u64,
    pad: PathBuf,
    kop: Option<Kop>,
}

/// The log of one store.
pub(in crate::store) struct Logboek {
    leden: Vec<Lid>,
    laatste: Option<Segment>,
    /// Segments that hold nothing for this store: unreadable, or of another one.
    pub(in crate::store) vreemd: Vec<PathBuf>,
    /// Segments at the end whose maker was stopped before the header stood: nothing was in them.
    pub(in crate::store) half: Vec<PathBuf>,
}

/// How far a log could be played.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Spel {
    /// Sequence of the last commit that followed without a gap.
    pub(in crate::store) tot: u64,
    /// The highest sequence that stands anywhere in what was read.
    pub(in crate::store) hoogste: u64,
}

/// What the end of the log says of sled.
#[derive(Clone, Debug)]
pub(in crate::store) struct Slot {
    /// Sled has to stand here at least.
    pub(in crate::store) checkpoint: u64,
    /// The last commit in the log.
    pub(in crate::store) seq: u64,
    /// The store was closed in order, and this is the print of sled's files.
    pub(in crate::store) afdruk: Option<u64>,
    /// Number of the last segment and the length of what is whole in it.
    pub(in crate::store) nummer: u64,
    pub(in crate::store) goed_tot: u64,
    pub(in crate::store) staat: Staat,
}

/// The store that the newest readable segment belongs to.
pub(in crate::store) fn welke_store(map: &Path) -> io::Result<Option<u64>> {
    for (_, pad) in segment::alle(map)?.into_iter().rev() {
        if let Some(kop) = super::lees_kop(&pad)? {
            return Ok(Some(kop.store));
        }
    }
    Ok(None)
}

impl Logboek {
    /// Looks at what lies in the directory and reads the last segment.
    pub(in crate::store) fn open(map: &Path, store: u64) -> io::Result<Self> {
        let mut leden = Vec::new();
        let mut vreemd = Vec::new();
        for (nummer, pad) in segment::alle(map)? {
            let kop = super::lees_kop(&pad)?;
            if kop.as_ref().is_some_and(|kop| kop.store != store) {
                vreemd.push(pad);
            } else {
                leden.push(Lid { nummer, pad, kop });
            }
        }
        let mut laatste = None;
        let mut half = Vec::new();
        while let Some(lid) = leden.last() {
            let segment = lees::lees(&lid.pad)?;
            if segment.kop.is_some() || !segment.entries.is_empty() {
                laatste = Some(segment);
                break;
            }
            let begin = super::begin(&lid.pad)?;
            if let Some(lid) = leden.pop() {
                let bij = if segment::half(&begin) {
                    &mut half
                } else {
                    &mut vreemd
                };
                bij.push(lid.pad);
            }
        }
        Ok(Self {
            leden,
            laatste,
            vreemd,
            half,
        })
    }

    /// Whether there is no segment at all.
    pub(in crate::store) fn is_leeg(&self) -> bool {
        self.leden.is_empty()
    }

    /// Whether the log goes back to the very first commit.
    pub(in crate::store) fn vanaf_begin(&self) -> bool {
        self.leden
            .first()
            .and_then(|lid| lid.kop.as_ref())
            .is_some_and(|kop| kop.eerste == 1)
    }

    /// Paths of the segments.
    pub(in crate::store) fn paden(&self) -> impl Iterator<Item = &Path> {
        self.leden.iter().map(|lid| lid.pad.as_path())
    }

    /// What the end of the log says; none if there is no log.
    pub(in crate::store) fn slot(&self) -> Option<Slot> {
        let (lid, segment) = (self.leden.last()?, self.laatste.as_ref()?);
        let (checkpoint, seq) = segment
            .kop
            .as_ref()
            .map_or((0, 0), |kop| (kop.checkpoint, kop.eerste - 1));
        let mut slot = Slot {
            checkpoint,
            seq,
            afdruk: None,
            nummer: lid.nummer,
            goed_tot: segment.goed_tot,
            staat: segment.staat,
        };
        for entry in &segment.entries {
            slot.afdruk = None;
            match entry {
                Entry::Batch(boeking) => slot.seq = slot.seq.max(boeking.seq),
                Entry::Checkpoint { seq, .. } => slot.checkpoint = slot.checkpoint.max(*seq),
                Entry::Gesloten { seq, afdruk, .. } => {
                    slot.checkpoint = slot.checkpoint.max(*seq);
                    slot.afdruk = Some(*afdruk);
                }
            }
        }
        Some(slot)
    }

    /// What should stand at a sequence according to the last segment, where it reaches back so far.
    pub(in crate::store) fn tally_bij(&self, seq: u64) -> Option<Tally> {
        self.laatste.as_ref()?.tally_bij(seq)
    }

    /// The same, of whichever segment reaches back so far.
    pub(in crate::store) fn stand_bij(&self, seq: u64) -> io::Result<Option<Tally>> {
        let begint = |lid: &&Lid| lid.kop.as_ref().is_some_and(|kop| kop.eerste <= seq + 1);
        match self.leden.iter().rfind(begint) {
            Some(lid) => Ok(lees::lees(&lid.pad)?.tally_bij(seq)),
            None => Ok(None),
        }
    }

    /// Plays every commit behind `na` that follows without a gap.
    pub(in crate::store) fn speel<F: From<io::Error>>(
        &self,
        na: u64,
        doe: &mut dyn FnMut(&Boeking) -> Result<(), F>,
    ) -> Result<Spel, F> {
        let mut spel = Spel {
            tot: na,
            hoogste: na,
        };
        // Segments before the last one that starts at or before what we need have nothing for us.
        let begin = self
            .leden
            .iter()
            .rposition(|lid| lid.kop.as_ref().is_some_and(|kop| kop.eerste <= na + 1))
            .unwrap_or(0);
        for (plaats, lid) in self.leden.iter().enumerate().skip(begin) {
            let gelezen;
            let segment = match &self.laatste {
                Some(laatste) if plaats + 1 == self.leden.len() => laatste,
                _ => {
                    gelezen = lees::lees(&lid.pad)?;
                    &gelezen
                }
            };
            for entry in &segment.entries {
                let Entry::Batch(boeking) = entry else {
                    continue;
                };
                spel.hoogste = spel.hoogste.max(boeking.seq);
                if boeking.seq == spel.tot + 1 {
                    doe(boeking)?;
                    spel.tot = boeking.seq;
                }
            }
        }
        Ok(spel)
    }

    /// Bytes that the segments take.
    pub(in crate::store) fn grootte(&self) -> u64 {
        self.leden
            .iter()
            .filter_map(|lid| fs::metadata(&lid.pad).ok())
            .map(|it| it.len())
            .sum()
    }

    /// Reads every segment and says what is wrong, a line for each thing.
    pub(in crate::store) fn controleer(&self) -> io::Result<Vec<String>> {
        let mut fouten = Vec::new();
        let mut verwacht = None;
        for (plaats, lid) in self.leden.iter().enumerate() {
            let naam = crate::store::schijf::naam(&lid.pad);
            let segment = lees::lees(&lid.pad)?;
            let laatste = plaats + 1 == self.leden.len();
            if segment.staat == Staat::Beschadigd || (segment.staat == Staat::Gescheurd && !laatste)
            {
                fouten.push(format!("redo/{naam} is beschadigd"));
            }
            let kop = segment.kop.iter().map(|kop| kop.eerste - 1);
            let seqs = segment.entries.iter().filter_map(|entry| match entry {
                Entry::Batch(boeking) => Some(boeking.seq),
                _ => None,
            });
            for (nummer, seq) in kop
                .map(|seq| (false, seq))
                .chain(seqs.map(|seq| (true, seq)))
            {
                let moet = verwacht.map_or(seq, |vorige: u64| vorige + u64::from(nummer));
                if seq != moet {
                    fouten.push(format!(
                        "redo/{naam} springt van {} naar {seq}",
                        moet - u64::from(nummer)
                    ));
                }
                verwacht = Some(seq);
            }
        }
        Ok(fouten)
    }
}
