//! The rows, each in a slot of its own, and what finds them: by card, by kandidaat, by coach.

use std::collections::{BTreeSet, HashMap};

use super::rij::Rij;
use crate::domain::id::{CoachId, KaartId, KandidaatId, TrajectId};

/// Every row. Only here a row comes and goes, so that the indexes cannot drift from the rows.
#[derive(Debug, Default)]
pub(super) struct Rijen {
    slots: Vec<Option<Rij>>,
    /// Slots whose row was taken away.
    vrij: Vec<u32>,
    index: HashMap<KaartId, u32>,
    per_kandidaat: BTreeSet<(KandidaatId, TrajectId)>,
    per_coach: BTreeSet<(CoachId, u32)>,
    lopend: usize,
}

/// Under which kandidaat a row stands; a leerwerkplek has none.
fn van_kandidaat(rij: &Rij) -> Option<(KandidaatId, TrajectId)> {
    match rij.kaart {
        KaartId::Traject(id) => Some((rij.kandidaat()?, id)),
        KaartId::Plek(_) => None,
    }
}

impl Rijen {
    /// Many rows at once; none where a card is there twice.
    pub(super) fn van_alle(rijen: Vec<Rij>) -> Option<Self> {
        // Sorted first and built in one go: a set that grows card by card costs several times that.
        let genummerd = || (0..).zip(&rijen);
        let heel = Self {
            vrij: Vec::new(),
            index: genummerd().map(|(slot, rij)| (rij.kaart, slot)).collect(),
            per_kandidaat: rijen.iter().filter_map(van_kandidaat).collect(),
            per_coach: genummerd().map(|(slot, rij)| (rij.coach, slot)).collect(),
            lopend: rijen.iter().filter(|rij| rij.loopt()).count(),
            slots: rijen.into_iter().map(Some).collect(),
        };
        (heel.index.len() == heel.slots.len()).then_some(heel)
    }

    /// Puts a row of a card that has none, and says where.
    pub(super) fn zet(&mut self, rij: Rij) -> u32 {
        let slot = self.vrij.pop().unwrap_or_else(|| {
            self.slots.push(None);
            u32::try_from(self.slots.len() - 1).unwrap_or(u32::MAX)
        });
        self.lopend += usize::from(rij.loopt());
        self.index.insert(rij.kaart, slot);
        self.per_kandidaat.extend(van_kandidaat(&rij));
        self.per_coach.insert((rij.coach, slot));
        if let Some(plaats) = self.slots.get_mut(slot as usize) {
            *plaats = Some(rij);
        }
        slot
    }

    /// Takes the row of a card away.
    pub(super) fn haal(&mut self, kaart: KaartId) {
        let Some(slot) = self.index.remove(&kaart) else {
            return;
        };
        let Some(oud) = self.slots.get_mut(slot as usize).and_then(Option::take) else {
            return;
        };
        self.lopend -= usize::from(oud.loopt());
        self.per_coach.remove(&(oud.coach, slot));
        if let Some(bij) = van_kandidaat(&oud) {
            self.per_kandidaat.remove(&bij);
        }
        self.vrij.push(slot);
    }

    /// How many there are.
    pub(super) fn aantal(&self) -> usize {
        self.index.len()
    }

    /// How many run.
    pub(super) fn lopend(&self) -> usize {
        self.lopend
    }

    /// The slot of a card.
    pub(super) fn slot(&self, kaart: KaartId) -> Option<u32> {
        self.index.get(&kaart).copied()
    }

    /// The row in a slot.
    pub(super) fn in_slot(&self, slot: u32) -> Option<&Rij> {
        self.slots.get(slot as usize)?.as_ref()
    }

    /// Slot and row of every card.
    pub(super) fn alle(&self) -> impl Iterator<Item = (u32, &Rij)> {
        (0..)
            .zip(&self.slots)
            .filter_map(|(slot, rij)| Some((slot, rij.as_ref()?)))
    }

    /// Slot and row of the cards of a coach.
    pub(super) fn van_coach(&self, coach: CoachId) -> impl Iterator<Item = (u32, &Rij)> {
        self.per_coach
            .range((coach, 0)..=(coach, u32::MAX))
            .filter_map(|(_, slot)| Some((*slot, self.in_slot(*slot)?)))
    }

    /// The trajecten of a kandidaat, oldest first.
    pub(super) fn trajecten_van(&self, id: KandidaatId) -> impl Iterator<Item = TrajectId> {
        self.per_kandidaat
            .range((id, TrajectId(0))..=(id, TrajectId(u32::MAX)))
            .map(|(_, traject)| *traject)
    }
}
