//! Sorted columns for one filter and one order, kept in step with every change.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::rij::Rij;
use super::{Leesmodel, Sleutel};
use crate::app::filter::Sortering;
use crate::app::lijsten::Lengte;
use crate::domain::fase::Fase;

/// The cards that a filter lets through, per column, in order, as slots of the model.
#[derive(Debug, Clone, Default)]
pub(super) struct Weergave {
    kolommen: [Vec<u32>; 7],
    laat: [usize; 7],
}

/// Total order: equal keys fall back on the name, then on the card.
fn vergelijk(model: &Leesmodel, sortering: Sortering, a: &Rij, b: &Rij) -> Ordering {
    let urgentie = |rij: &Rij| {
        // Waiting and ended cards ask nothing, so they stand last.
        (
            rij.gesloten,
            rij.wacht,
            rij.volgende.map_or(NaiveDate::MAX, |(dag, _)| dag),
            rij.sinds,
        )
    };
    let eerst = match sortering {
        Sortering::Urgentie => urgentie(a).cmp(&urgentie(b)),
        Sortering::Naam => Ordering::Equal,
        Sortering::Dagen => a.sinds.cmp(&b.sinds),
        Sortering::Coach => {
            let kort = |rij: &Rij| {
                model
                    .coach(rij.coach)
                    .map_or("", |coach| coach.kort.as_str())
            };
            kort(a)
                .cmp(kort(b))
                .then_with(|| urgentie(a).cmp(&urgentie(b)))
        }
    };
    eerst
        .then_with(|| a.sorteer().cmp(b.sorteer()))
        .then_with(|| a.kaart.cmp(&b.kaart))
}

impl Lengte for Weergave {
    fn lengte(&self) -> usize {
        self.kolommen.iter().map(Vec::len).sum()
    }
}

impl Weergave {
    /// Builds the columns: from the rows of the coaches that the filter names, and where it names
    /// none from all rows, which is the only thing that costs what the store costs, once per filter.
    pub(super) fn bouw(model: &Leesmodel, sleutel: &Sleutel) -> Self {
        let (filter, sortering, vandaag) = sleutel;
        let mut weergave = Self::default();
        let mut erin = |(slot, rij): (u32, &Rij)| {
            let toets = rij.toets(model);
            if hoort(rij, filter.gesloten) && filter.laat_door(&toets, *vandaag) {
                let plaats = rij.fase.plaats();
                weergave.laat[plaats] += usize::from(toets.is_laat(*vandaag));
                weergave.kolommen[plaats].push(slot);
            }
        };
        match model.gevraagd(filter) {
            Some(coaches) => model.slots_van(coaches).for_each(&mut erin),
            None => model.slots().for_each(&mut erin),
        }
        for kolom in &mut weergave.kolommen {
            kolom.sort_unstable_by(|a, b| match (model.in_slot(*a), model.in_slot(*b)) {
                (Some(a), Some(b)) => vergelijk(model, *sortering, a, b),
                _ => a.cmp(b),
            });
        }
        weergave
    }

    /// The slots of a column.
    pub(super) fn kolom(&self, fase: Fase) -> &[u32] {
        &self.kolommen[fase.plaats()]
    }

    /// Late cards of a column.
    pub(super) fn laat(&self, fase: Fase) -> usize {
        self.laat[fase.plaats()]
    }

    /// Where a card stands, or would stand: `Ok` if it is there.
    fn plaats(&self, model: &Leesmodel, sortering: Sortering, rij: &Rij) -> Result<usize, usize> {
        self.kolommen[rij.fase.plaats()].binary_search_by(|slot| {
            model.in_slot(*slot).map_or(Ordering::Less, |ander| {
                vergelijk(model, sortering, ander, rij)
            })
        })
    }

    /// Column and position of a card, if the filter lets it through.
    pub(super) fn waar(
        &self,
        model: &Leesmodel,
        sleutel: &Sleutel,
        slot: u32,
    ) -> Option<(Fase, usize)> {
        let rij = model.in_slot(slot)?;
        let plaats = self.plaats(model, sleutel.1, rij).ok()?;
        (self.kolommen[rij.fase.plaats()].get(plaats) == Some(&slot)).then_some((rij.fase, plaats))
    }

    /// Puts the card of a slot where it belongs.
    pub(super) fn erin(&mut self, model: &Leesmodel, sleutel: &Sleutel, slot: u32) {
        let (filter, sortering, vandaag) = sleutel;
        let Some(rij) = model.in_slot(slot) else {
            return;
        };
        let toets = rij.toets(model);
        if !hoort(rij, filter.gesloten) || !filter.laat_door(&toets, *vandaag) {
            return;
        }
        if let Err(plaats) = self.plaats(model, *sortering, rij) {
            self.kolommen[rij.fase.plaats()].insert(plaats, slot);
            self.laat[rij.fase.plaats()] += usize::from(toets.is_laat(*vandaag));
        }
    }

    /// Takes the card of a slot out, while its row still is what it was.
    pub(super) fn eruit(&mut self, model: &Leesmodel, sleutel: &Sleutel, slot: u32) {
        if let (Some((fase, plaats)), Some(rij)) =
            (self.waar(model, sleutel, slot), model.in_slot(slot))
        {
            self.kolommen[fase.plaats()].remove(plaats);
            self.laat[fase.plaats()] -= usize::from(rij.toets(model).is_laat(sleutel.2));
        }
    }
}

/// An available leerwerkplek is not on the board; a closed one only when closed cards are asked.
fn hoort(rij: &Rij, gesloten: bool) -> bool {
    rij.op_bord || (gesloten && rij.gesloten)
}
