//! What should stand in a store after a number of commits, and holding a store against it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use trajectbord::app::record::{Key, Record};
use trajectbord::app::store::{Batch, Seq, Store};
use trajectbord::store::{OpenFout, Opening, Opties, SledStore};

use super::uitslag::Uitslag;
use crate::store::hulp::{batch, concept, gebied, inhoud, klein};

/// What the commit with a sequence writes: nothing but the number is needed to know it.
pub(crate) fn wat(seq: u64) -> Batch {
    let mut toeval = fastrand::Rng::with_seed(seq);
    let tekst = format!("{seq} {}", "x".repeat(toeval.usize(..400)));
    let mut puts: BTreeMap<Key, Option<Record>> = BTreeMap::new();
    for _ in 0..toeval.usize(1..=4) {
        let (sleutel, waarde) = match toeval.u8(..3) {
            0 => gebied(toeval.u64(..50), &*tekst),
            1 => concept(toeval.u64(..3), toeval.u64(..20), &tekst),
            _ => concept(9, seq, &tekst),
        };
        puts.insert(sleutel, waarde.filter(|_| toeval.u8(..4) > 0));
    }
    batch(puts)
}

/// Commits what comes next; gives its sequence.
pub(crate) fn volgende(store: &SledStore) -> Result<u64, trajectbord::app::store::StoreError> {
    let seq = store.seq().0 + 1;
    store.commit(&[wat(seq)]).map(|eerste| {
        assert_eq!(eerste.0, seq);
        seq
    })
}

/// How the stores of campaigns are kept: small parts, so that every seam is met.
pub(crate) fn opties(map: &Path) -> Opties {
    Opties {
        segment: 16 * 1024,
        ..klein(map)
    }
}

/// What stands after a number of commits.
#[derive(Default, Clone)]
pub(crate) struct Model {
    pub(crate) seq: u64,
    pub(crate) staat: BTreeMap<Key, (Seq, Record)>,
}

impl Model {
    /// Goes on to a later sequence.
    pub(crate) fn tot(&mut self, seq: u64) {
        for nummer in self.seq + 1..=seq {
            for (sleutel, waarde) in wat(nummer).puts {
                match waarde {
                    Some(waarde) => self.staat.insert(sleutel, (Seq(nummer), waarde)),
                    None => self.staat.remove(&sleutel),
                };
            }
        }
        self.seq = seq;
    }

    /// What stood at a sequence.
    pub(crate) fn bij(seq: u64) -> Self {
        let mut model = Self::default();
        model.tot(seq);
        model
    }

    /// Holds an open store against what was acknowledged: lost, torn and wrong are counted.
    pub(crate) fn keur(&mut self, store: &SledStore, bevestigd: u64, uitslag: &mut Uitslag) {
        let seq = store.seq().0;
        if seq < bevestigd {
            uitslag.kwijt += bevestigd - seq;
            uitslag.klacht(format!("{bevestigd} was bevestigd, {seq} staat er"));
        }
        if seq < self.seq {
            *self = Self::default();
        }
        self.tot(seq);
        let gevonden: BTreeMap<Key, (Seq, Record)> = inhoud(store)
            .into_iter()
            .map(|(key, it)| (key, (it.versie, it.record)))
            .collect();
        if gevonden == self.staat {
            return;
        }
        let laatste: BTreeSet<Key> = wat(seq).puts.into_iter().map(|(key, _)| key).collect();
        let sleutels: BTreeSet<Key> = gevonden.keys().chain(self.staat.keys()).copied().collect();
        let anders: Vec<Key> = sleutels
            .into_iter()
            .filter(|key| gevonden.get(key) != self.staat.get(key))
            .collect();
        // Only of the last change a part can be missing: torn. Anything else is wrong data.
        if anders.iter().all(|key| laatste.contains(key)) {
            uitslag.gescheurd += 1;
        } else {
            uitslag.fout += anders.len() as u64;
        }
        uitslag.klacht(format!(
            "{} records anders dan na {seq}: {:?}",
            anders.len(),
            anders.first()
        ));
    }

    /// The same, for a store that is opened first.
    pub(crate) fn open_en_keur(
        &mut self,
        opties: Opties,
        bevestigd: u64,
        uitslag: &mut Uitslag,
    ) -> Option<Opening> {
        match open(opties) {
            Ok(opening) => {
                self.keur(&opening.store, bevestigd, uitslag);
                Some(opening)
            }
            Err(fout) => {
                uitslag.dicht += 1;
                uitslag.klacht(format!("gaat niet open: {fout}"));
                None
            }
        }
    }
}

/// Opens without a word of progress.
pub(crate) fn open(opties: Opties) -> Result<Opening, OpenFout> {
    trajectbord::store::open(opties, &mut stil)
}

pub(crate) fn stil(_: &str, _: u64, _: Option<u64>) {}

/// Nothing but what a stop in the middle leaves was said at opening.
pub(crate) fn gewoon(opening: &Opening, uitslag: &mut Uitslag) {
    for melding in &opening.meldingen {
        let gewoon = ["niet netjes gesloten", "momentopname"];
        if !gewoon.iter().any(|it| melding.contains(it)) {
            uitslag.klacht(melding.clone());
        }
    }
}
