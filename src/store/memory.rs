//! A store without a disk: for tests, with the same contract as the others.

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;
use std::sync::{PoisonError, RwLock};

use crate::app::record::{Key, Record, Soort, Versioned};
use crate::app::store::{Batch, Bezoek, Seq, Store, StoreError};

/// Records in a map; gone with the process.
#[derive(Default)]
pub struct MemoryStore {
    inhoud: RwLock<Inhoud>,
}

#[derive(Default)]
struct Inhoud {
    seq: u64,
    records: BTreeMap<Key, Versioned>,
    aantallen: HashMap<Soort, u64>,
}

impl MemoryStore {
    /// An empty store.
    pub fn new() -> Self {
        Self::default()
    }

    fn lees(&self) -> std::sync::RwLockReadGuard<'_, Inhoud> {
        self.inhoud.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl std::fmt::Debug for MemoryStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MemoryStore")
    }
}

impl Store for MemoryStore {
    fn get(&self, sleutel: Key) -> Result<Option<Versioned>, StoreError> {
        Ok(self.lees().records.get(&sleutel).cloned())
    }

    fn walk(&self, van: Key, tot: Key, bezoek: Bezoek<'_>) -> Result<(), StoreError> {
        if van > tot {
            return Ok(());
        }
        // A copy, so that the visitor may ask this store something.
        let rij: Vec<(Key, Versioned)> = self
            .lees()
            .records
            .range(van..=tot)
            .map(|(key, it)| (*key, it.clone()))
            .collect();
        for (sleutel, waarde) in rij {
            if bezoek(sleutel, waarde) == ControlFlow::Break(()) {
                break;
            }
        }
        Ok(())
    }

    fn laatste(&self, van: Key, tot: Key) -> Result<Option<Key>, StoreError> {
        if van > tot {
            return Ok(None);
        }
        Ok(self
            .lees()
            .records
            .range(van..=tot)
            .next_back()
            .map(|(key, _)| *key))
    }

    fn commit(&self, groep: &[Batch]) -> Result<Seq, StoreError> {
        let mut inhoud = self.inhoud.write().unwrap_or_else(PoisonError::into_inner);
        if groep.is_empty() {
            return Ok(Seq(inhoud.seq));
        }
        let eerste = Seq(inhoud.seq + 1);
        let mut nieuw: BTreeMap<Key, Option<Versioned>> = BTreeMap::new();
        for ((plaats, batch), seq) in groep.iter().enumerate().zip(eerste.0..) {
            for (sleutel, verwacht) in &batch.verwacht {
                let nu = match nieuw.get(sleutel) {
                    Some(waarde) => waarde.as_ref().map(|it| it.versie),
                    None => inhoud.records.get(sleutel).map(|it| it.versie),
                };
                if nu != *verwacht {
                    return Err(StoreError::Conflict {
                        sleutel: *sleutel,
                        nu,
                        batch: plaats,
                    });
                }
            }
            for (sleutel, record) in &batch.puts {
                past(*sleutel, record.as_ref())?;
                let waarde = record.as_ref().map(|it| Versioned {
                    versie: Seq(seq),
                    record: it.clone(),
                });
                nieuw.insert(*sleutel, waarde);
            }
        }
        inhoud.seq += groep.len() as u64;
        for (sleutel, waarde) in nieuw {
            let er_is = waarde.is_some();
            let er_was = match waarde {
                Some(waarde) => inhoud.records.insert(sleutel, waarde),
                None => inhoud.records.remove(&sleutel),
            }
            .is_some();
            let aantal = inhoud.aantallen.entry(sleutel.soort).or_default();
            *aantal = *aantal + u64::from(er_is) - u64::from(er_was);
        }
        Ok(eerste)
    }

    fn seq(&self) -> Seq {
        Seq(self.lees().seq)
    }

    fn aantal(&self, soort: Soort) -> u64 {
        self.lees().aantallen.get(&soort).copied().unwrap_or(0)
    }

    fn storing(&self) -> Option<String> {
        None
    }
}

fn past(sleutel: Key, record: Option<&Record>) -> Result<(), StoreError> {
    match record {
        Some(record) if record.soort() != sleutel.soort => Err(StoreError::Anders(format!(
            "een {} past niet op de plaats van een {}",
            record.soort().naam(),
            sleutel.soort.naam()
        ))),
        _ => Ok(()),
    }
}
