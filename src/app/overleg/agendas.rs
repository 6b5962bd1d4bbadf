//! The agendas: which cards stand on one and why, sorted once per question and kept in step with every
//! commit, so that asking for one walks no rows, and beginning an overleg walks none either.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::ops::ControlFlow;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;

use super::Stand;
use crate::app::filter::Filter;
use crate::app::leesmodel::Leesmodel;
use crate::app::leesmodel::rij::Rij;
use crate::app::record::{Key, Record, Soort};
use crate::app::store::{Store, StoreError};
use crate::domain::fase::Fase;
use crate::domain::id::{KaartId, TrajectId};
use crate::domain::overleg::Overleg;
use crate::domain::overleg::agenda::{Aanleiding, Staat, aanleidingen};

/// How many questions keep their list.
const LIJSTEN: usize = 4;

/// What an agenda is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Vraag {
    /// What may be on it.
    pub filter: Filter,
    /// The day from which it looks.
    pub sinds: NaiveDate,
    /// The day.
    pub vandaag: NaiveDate,
}

/// Why a card is on the agenda, a bit for each of [`Aanleiding::ALL`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Redenen(u8);

impl Redenen {
    fn van(alle: &[Aanleiding]) -> Self {
        let bit = |it: &Aanleiding| 1u8 << (*it as u8).min(7);
        Self(alle.iter().fold(0, |som, it| som | bit(it)))
    }

    fn alle(self) -> Vec<Aanleiding> {
        let alle = Aanleiding::ALL.into_iter();
        alle.filter(|it| self.0 & (1u8 << (*it as u8).min(7)) != 0)
            .collect()
    }
}

/// A card of an agenda, small; by why, then by fase, the longest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Plaats {
    eerste: Aanleiding,
    fase: Fase,
    sinds: NaiveDate,
    kaart: KaartId,
    slot: u32,
    redenen: Redenen,
}

/// A case of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zaak {
    /// Which card.
    pub kaart: KaartId,
    /// The first reason, by which it is ordered; none where it is there because it was looked at.
    pub eerste: Option<Aanleiding>,
    redenen: Redenen,
}

impl Zaak {
    /// Why it is here, the first one first.
    pub fn redenen(&self) -> Vec<Aanleiding> {
        let mut alle = self.redenen.alle();
        if let Some(eerste) = self.eerste {
            alle.retain(|it| *it != eerste);
            alle.insert(0, eerste);
        }
        alle
    }
}

/// Open voorstellen: by traject, each with its day.
type Voorstellen = HashMap<TrajectId, BTreeMap<u64, NaiveDate>>;

#[derive(Default)]
struct Binnen {
    voorstellen: Option<Voorstellen>,
    lijsten: Vec<(Vraag, Vec<Plaats>)>,
}

impl Binnen {
    fn plaats(&self, model: &Leesmodel, vraag: &Vraag, slot: u32, rij: &Rij) -> Option<Plaats> {
        if !rij.op_bord || !vraag.filter.laat_door(&rij.toets(model), vraag.vandaag) {
            return None;
        }
        let alle = aanleidingen(&self.staat(rij, vraag.sinds), vraag.sinds, vraag.vandaag);
        Some(Plaats {
            eerste: *alle.first()?,
            fase: rij.fase,
            sinds: rij.sinds,
            kaart: rij.kaart,
            slot,
            redenen: Redenen::van(&alle),
        })
    }

    fn staat(&self, rij: &Rij, sinds: NaiveDate) -> Staat {
        let voorgesteld = match rij.kaart {
            KaartId::Traject(id) => {
                let van = self.voorstellen.as_ref().and_then(|it| it.get(&id));
                van.is_some_and(|it| it.values().any(|op| *op > sinds))
            }
            KaartId::Plek(_) => false,
        };
        Staat {
            fase: rij.fase,
            sinds: rij.sinds,
            volgende: rij.volgende,
            houdt_op: rij.houdt_op,
            wacht: rij.wacht,
            gesloten: rij.gesloten,
            voorgesteld,
        }
    }

    /// Takes the list of a question out; it is made where it is not there.
    fn neem(&mut self, model: &Leesmodel, vraag: &Vraag) -> Vec<Plaats> {
        // Yesterday's lists are of yesterday.
        self.lijsten.retain(|(it, _)| it.vandaag == vraag.vandaag);
        let bekend = self.lijsten.iter().position(|(it, _)| it == vraag);
        if let Some(at) = bekend {
            return self.lijsten.remove(at).1;
        }
        let plaats = |(slot, rij)| self.plaats(model, vraag, slot, rij);
        let mut lijst: Vec<_> = model.slots().filter_map(plaats).collect();
        lijst.sort_unstable();
        lijst
    }

    fn leg_terug(&mut self, vraag: Vraag, lijst: Vec<Plaats>) {
        if self.lijsten.len() >= LIJSTEN {
            self.lijsten.remove(0);
        }
        self.lijsten.push((vraag, lijst));
    }

    fn zet_voorstel(&mut self, key: Key, record: Option<&Record>) {
        let Some(voorstellen) = &mut self.voorstellen else {
            return;
        };
        let id = TrajectId(u32::try_from(key.a).unwrap_or(u32::MAX));
        match record {
            Some(Record::Voorstel(it)) if it.is_open() => {
                voorstellen.entry(id).or_default().insert(key.b, it.op);
            }
            _ => {
                if let Some(van) = voorstellen.get_mut(&id) {
                    van.remove(&key.b);
                }
            }
        }
    }
}

/// The agendas of one service.
#[derive(Default)]
pub struct Agendas {
    binnen: Mutex<Binnen>,
}

impl fmt::Debug for Agendas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Agendas")
    }
}

impl Agendas {
    fn slot(&self) -> MutexGuard<'_, Binnen> {
        self.binnen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes every list anew at the next question, and reads the voorstellen again.
    pub fn vergeet(&self) {
        *self.slot() = Binnen::default();
    }

    /// Reads the open voorstellen, if that was not done yet: a walk, so not under the lock of the
    /// model.
    pub fn lees(&self, store: &dyn Store) -> Result<(), StoreError> {
        let mut binnen = self.slot();
        if binnen.voorstellen.is_some() {
            return Ok(());
        }
        let mut alle = Voorstellen::new();
        let (van, tot) = Key::hele_soort(Soort::Voorstel);
        store.walk(van, tot, &mut |key, gelezen| {
            if let Record::Voorstel(it) = &gelezen.record
                && it.is_open()
            {
                alle.entry(it.traject).or_default().insert(key.b, it.op);
            }
            ControlFlow::Continue(())
        })?;
        binnen.voorstellen = Some(alle);
        Ok(())
    }

    /// Takes over what a commit wrote: voorstellen, and the cards that stand otherwise by it.
    pub fn volg<'a>(
        &self,
        model: &Leesmodel,
        puts: impl Iterator<Item = (&'a Key, Option<&'a Record>)>,
        kaarten: impl Iterator<Item = KaartId>,
    ) {
        let mut binnen = self.slot();
        let mut kaarten: BTreeSet<KaartId> = kaarten.collect();
        for (key, record) in puts {
            match key.soort {
                Soort::Voorstel => {
                    binnen.zet_voorstel(*key, record);
                    let id = TrajectId(u32::try_from(key.a).unwrap_or(u32::MAX));
                    kaarten.insert(KaartId::Traject(id));
                }
                // A filter may name the coach, or the gemeente, as it was called.
                Soort::Coach | Soort::Gebied => binnen.lijsten.clear(),
                _ => {}
            }
        }
        if binnen.lijsten.is_empty() {
            return;
        }
        let mut slots = Vec::with_capacity(kaarten.len());
        for kaart in kaarten {
            match model.slot(kaart) {
                Some(slot) => slots.push(slot),
                None => {
                    // A card that went leaves a slot for another one.
                    binnen.lijsten.clear();
                    return;
                }
            }
        }
        slots.sort_unstable();
        let mut lijsten = std::mem::take(&mut binnen.lijsten);
        for (vraag, lijst) in &mut lijsten {
            lijst.retain(|it| slots.binary_search(&it.slot).is_err());
            for slot in &slots {
                let rij = model.in_slot(*slot);
                let plaats = rij.and_then(|rij| binnen.plaats(model, vraag, *slot, rij));
                if let Some(plaats) = plaats {
                    let at = lijst.partition_point(|it| *it < plaats);
                    lijst.insert(at, plaats);
                }
            }
        }
        binnen.lijsten = lijsten;
    }

    /// The first cases of an agenda, in the order that is kept when an overleg begins.
    pub fn volgorde(
        &self,
        model: &Leesmodel,
        vraag: Vraag,
        aantal: usize,
    ) -> Vec<(KaartId, Aanleiding)> {
        let mut binnen = self.slot();
        let lijst = binnen.neem(model, &vraag);
        let eerste = lijst.iter().take(aantal);
        let eerste = eerste.map(|it| (it.kaart, it.eerste)).collect();
        binnen.leg_terug(vraag, lijst);
        eerste
    }

    /// Every case that the filter lets through, in the order of the room: as it was when the overleg
    /// began, and what came since after it; else by why, then by fase, the longest first. What was
    /// looked at or put aside stays on it, whatever was done there.
    pub fn agenda(
        &self,
        model: &Leesmodel,
        vraag: Vraag,
        overleg: Option<&Overleg>,
        stand: &Stand,
    ) -> Vec<Zaak> {
        let mut binnen = self.slot();
        let lijst = binnen.neem(model, &vraag);
        let rij = |kaart: KaartId| {
            let rij = model.in_slot(model.slot(kaart)?)?;
            let past = rij.op_bord && vraag.filter.laat_door(&rij.toets(model), vraag.vandaag);
            past.then_some(rij)
        };
        let redenen = |rij: &Rij| {
            let staat = binnen.staat(rij, vraag.sinds);
            Redenen::van(&aanleidingen(&staat, vraag.sinds, vraag.vandaag))
        };
        let vast = overleg.map_or(&[][..], |it| &it.agenda);
        let mut uit = Vec::with_capacity(lijst.len() + vast.len());
        let mut gehad: HashSet<KaartId> = HashSet::with_capacity(vast.len());
        for (kaart, waarom) in vast {
            if let Some(rij) = rij(*kaart)
                && gehad.insert(*kaart)
            {
                uit.push(Zaak {
                    kaart: *kaart,
                    eerste: Some(*waarom),
                    redenen: redenen(rij),
                });
            }
        }
        let rest = lijst.iter().filter(|it| !gehad.contains(&it.kaart));
        uit.extend(rest.map(|it| Zaak {
            kaart: it.kaart,
            eerste: Some(it.eerste),
            redenen: it.redenen,
        }));
        let genoemd = stand.gezien.keys().chain(&stand.geparkeerd);
        let genoemd: BTreeSet<KaartId> = genoemd.copied().collect();
        let mut los: Vec<&Rij> = genoemd
            .into_iter()
            .filter(|kaart| !gehad.contains(kaart))
            .filter_map(rij)
            .filter(|rij| redenen(rij) == Redenen::default())
            .collect();
        los.sort_by_key(|rij| (rij.fase, rij.sinds, rij.kaart));
        uit.extend(los.into_iter().map(|rij| Zaak {
            kaart: rij.kaart,
            eerste: None,
            redenen: Redenen::default(),
        }));
        binnen.leg_terug(vraag, lijst);
        uit
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reasons_come_out_as_they_went_in() {
        for eerste in Aanleiding::ALL {
            for tweede in Aanleiding::ALL {
                let alle: BTreeSet<_> = [eerste, tweede].into();
                let alle: Vec<_> = alle.into_iter().collect();
                assert_eq!(Redenen::van(&alle).alle(), alle);
            }
        }
        assert_eq!(Redenen::default().alle(), []);
    }

    #[test]
    fn the_reason_by_which_a_case_is_ordered_stands_first() {
        let zaak = Zaak {
            kaart: KaartId::Traject(TrajectId(1)),
            eerste: Some(Aanleiding::Nazorg),
            redenen: Redenen::van(&[Aanleiding::OverNorm, Aanleiding::Nazorg]),
        };
        let alle = [Aanleiding::Nazorg, Aanleiding::OverNorm];
        assert_eq!(zaak.redenen(), alle);
    }
}
