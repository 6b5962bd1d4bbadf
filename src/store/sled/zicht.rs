//! What readers see: commits that are durable in the redo log but not yet in sled lie over it.

use std::collections::BTreeMap;
use std::iter::Peekable;
use std::ops::ControlFlow;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use crate::app::record::Key;
use crate::store::redo::entry::Boeking;
use crate::store::tally::Tally;
use crate::store::{envelope, keys};

use super::bomen::{Bomen, SledFout, grenzen};

/// A commit's word on one record: its version, and the envelope or nothing.
type Laag = (u64, Option<Arc<[u8]>>);

/// The last commit, and what of it is not in sled yet.
#[derive(Default)]
pub(super) struct Stand {
    pub(super) seq: u64,
    pub(super) tally: Tally,
    over: BTreeMap<Key, Laag>,
}

/// Sled with the newest commits over it.
pub(super) struct Zicht {
    stand: RwLock<Stand>,
    /// None only while sled is being opened again after trouble and did not come up.
    bomen: RwLock<Option<Bomen>>,
}

impl Zicht {
    pub(super) fn nieuw(bomen: Bomen, seq: u64, tally: Tally) -> Self {
        Self {
            stand: RwLock::new(Stand {
                seq,
                tally,
                over: BTreeMap::new(),
            }),
            bomen: RwLock::new(Some(bomen)),
        }
    }

    pub(super) fn stand(&self) -> RwLockReadGuard<'_, Stand> {
        self.stand.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn stand_mut(&self) -> RwLockWriteGuard<'_, Stand> {
        self.stand.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Asks sled something.
    pub(super) fn bomen<T>(
        &self,
        vraag: impl FnOnce(&Bomen) -> Result<T, SledFout>,
    ) -> Result<T, SledFout> {
        match &*self.bomen.read().unwrap_or_else(PoisonError::into_inner) {
            Some(bomen) => vraag(bomen),
            None => Err(SledFout::Systeem(std::io::Error::other(
                "de gegevens zijn niet open",
            ))),
        }
    }

    /// The place of the trees, to close them or put others in.
    pub(super) fn bomen_mut(&self) -> RwLockWriteGuard<'_, Option<Bomen>> {
        self.bomen.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Shows commits: from here on every reader sees them.
    pub(super) fn toon(&self, groep: &[Arc<Boeking>], tally: &Tally) {
        let mut stand = self.stand_mut();
        for boeking in groep {
            for op in &boeking.ops {
                stand.over.insert(op.sleutel, (boeking.seq, op.na.clone()));
            }
            stand.seq = boeking.seq;
        }
        stand.tally = tally.clone();
    }

    /// Takes away what lies over sled for commits that are in it now.
    pub(super) fn staat_in_sled<'a>(&self, groep: impl Iterator<Item = &'a Boeking>) {
        let mut stand = self.stand_mut();
        for boeking in groep {
            for op in &boeking.ops {
                if stand
                    .over
                    .get(&op.sleutel)
                    .is_some_and(|(seq, _)| *seq == boeking.seq)
                {
                    stand.over.remove(&op.sleutel);
                }
            }
        }
    }

    /// Takes everything away: all of it is in sled.
    pub(super) fn alles_in_sled(&self) {
        self.stand_mut().over.clear();
    }

    /// The envelope at a key as of the last commit.
    ///
    /// First what lies over sled, then sled: a record leaves the one only after it is in the other.
    pub(super) fn get(&self, sleutel: Key) -> Result<Option<Arc<[u8]>>, SledFout> {
        if let Some((_, na)) = self.stand().over.get(&sleutel) {
            return Ok(na.clone());
        }
        self.bomen(|bomen| Ok(bomen.get(sleutel)?.map(|bytes| Arc::from(&*bytes))))
    }

    /// The version at a key as of the last commit.
    pub(super) fn versie(&self, sleutel: Key) -> Result<Option<u64>, SledFout> {
        if let Some((seq, na)) = self.stand().over.get(&sleutel) {
            return Ok(na.as_ref().map(|_| *seq));
        }
        self.bomen(|bomen| match bomen.get(sleutel)? {
            None => Ok(None),
            Some(bytes) => match envelope::versie(&bytes) {
                Some(versie) => Ok(Some(versie)),
                None => Err(SledFout::Schade(format!(
                    "een {} is beschadigd",
                    sleutel.soort.naam()
                ))),
            },
        })
    }

    fn over(&self, van: Key, tot: Key) -> Vec<(Key, Laag)> {
        let stand = self.stand();
        stand
            .over
            .range(van..=tot)
            .map(|(sleutel, laag)| (*sleutel, laag.clone()))
            .collect()
    }

    /// Visits the envelopes from `van` up to and including `tot`, in order of key.
    pub(super) fn walk(
        &self,
        van: Key,
        tot: Key,
        bezoek: &mut dyn FnMut(Key, &[u8]) -> ControlFlow<()>,
    ) -> Result<(), SledFout> {
        if van.soort != tot.soort || van > tot {
            return Ok(());
        }
        let mut over = self.over(van, tot).into_iter().peekable();
        // The handle is taken out, so that the visitor may ask this store something.
        let boom = self.bomen(|bomen| Ok(bomen.boom(van.soort)))?;
        for item in boom.range(grenzen(van, tot)) {
            let (sleutel, bytes) = item?;
            let sleutel = keys::uit_boom(van.soort, &sleutel)
                .ok_or_else(|| SledFout::Schade("een sleutel is beschadigd".to_owned()))?;
            if ervoor(&mut over, sleutel, bezoek) == ControlFlow::Break(()) {
                return Ok(());
            }
            let hier = over.next_if(|(boven, _)| *boven == sleutel);
            // Sled may have taken over something newer since the walk began.
            let nieuwer = hier.filter(|(_, (seq, _))| envelope::versie(&bytes) < Some(*seq));
            let verder = match nieuwer {
                Some((_, (_, Some(na)))) => bezoek(sleutel, &na),
                Some((_, (_, None))) => ControlFlow::Continue(()),
                None => bezoek(sleutel, &bytes),
            };
            if verder == ControlFlow::Break(()) {
                return Ok(());
            }
        }
        for (sleutel, (_, na)) in over {
            if let Some(na) = na
                && bezoek(sleutel, &na) == ControlFlow::Break(())
            {
                break;
            }
        }
        Ok(())
    }

    /// The last key between two keys of one kind.
    pub(super) fn laatste(&self, van: Key, tot: Key) -> Result<Option<Key>, SledFout> {
        if van.soort != tot.soort || van > tot {
            return Ok(None);
        }
        let over = self.over(van, tot);
        let boven = over
            .iter()
            .rev()
            .find(|(_, (_, na))| na.is_some())
            .map(|(sleutel, _)| *sleutel);
        let boom = self.bomen(|bomen| Ok(bomen.boom(van.soort)))?;
        for item in boom.range(grenzen(van, tot)).rev() {
            let (sleutel, bytes) = item?;
            let Some(sleutel) = keys::uit_boom(van.soort, &sleutel) else {
                continue;
            };
            if boven > Some(sleutel) {
                break;
            }
            let weg = over.iter().any(|(key, (seq, na))| {
                *key == sleutel && na.is_none() && envelope::versie(&bytes) < Some(*seq)
            });
            if !weg {
                return Ok(Some(sleutel));
            }
        }
        Ok(boven)
    }
}

/// Visits what lies over sled before a key of sled.
fn ervoor(
    over: &mut Peekable<std::vec::IntoIter<(Key, Laag)>>,
    grens: Key,
    bezoek: &mut dyn FnMut(Key, &[u8]) -> ControlFlow<()>,
) -> ControlFlow<()> {
    while let Some((sleutel, (_, na))) = over.next_if(|(boven, _)| *boven < grens) {
        if let Some(na) = na {
            bezoek(sleutel, &na)?;
        }
    }
    ControlFlow::Continue(())
}
