//! The agendas: which cards stand on one and why, sorted once per question and kept in step with every
//! commit, so that asking for one walks no rows, and beginning an overleg walks none either.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Stand;
use crate::app::filter::Filter;
use crate::app::gelezen::{Gelezen, Volgt};
use crate::app::leesmodel::Leesmodel;
use crate::app::leesmodel::rij::Rij;
use crate::app::lijsten::{Lengte, Lijsten};
use crate::app::record::{Key, Record, Soort};
use crate::app::store::{Store, StoreError, alle_van};
use crate::domain::fase::Fase;
use crate::domain::id::{KaartId, TrajectId};
use crate::domain::overleg::Overleg;
use crate::domain::overleg::agenda::{Aanleiding, Staat, aanleidingen};

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
#[derive(Default)]
struct Voorstellen(HashMap<TrajectId, BTreeMap<u64, NaiveDate>>);

impl Volgt for Voorstellen {
    /// The key of a voorstel, and its day while it is open.
    type Wat = (Key, Option<NaiveDate>);

    fn volg(&mut self, (key, op): Self::Wat) {
        match op {
            Some(op) => {
                let van = self.0.entry(traject(key)).or_default();
                van.insert(key.b, op);
            }
            None => {
                if let Some(van) = self.0.get_mut(&traject(key)) {
                    van.remove(&key.b);
                }
            }
        }
    }
}

/// The traject of a voorstel.
fn traject(key: Key) -> TrajectId {
    TrajectId(u32::try_from(key.a).unwrap_or(u32::MAX))
}

fn open(record: Option<&Record>) -> Option<NaiveDate> {
    match record {
        Some(Record::Voorstel(it)) if it.is_open() => Some(it.op),
        _ => None,
    }
}

/// A sorted agenda.
#[derive(Clone, Default)]
struct Lijst(Vec<Plaats>);

impl Lengte for Lijst {
    fn lengte(&self) -> usize {
        self.0.len()
    }
}

impl Lijst {
    /// Puts cards where they belong now.
    fn volg(
        &mut self,
        model: &Leesmodel,
        voorstellen: &Voorstellen,
        vraag: &Vraag,
        slots: &BTreeSet<u32>,
    ) {
        self.0.retain(|it| !slots.contains(&it.slot));
        for slot in slots {
            let rij = model.in_slot(*slot);
            let plaats = rij.and_then(|rij| voorstellen.plaats(model, vraag, *slot, rij));
            if let Some(plaats) = plaats {
                let at = self.0.partition_point(|it| *it < plaats);
                self.0.insert(at, plaats);
            }
        }
    }
}

impl Voorstellen {
    fn lees(store: &dyn Store) -> Result<Self, StoreError> {
        let mut alle = Self::default();
        alle_van(store, Soort::Voorstel, |key, gelezen| {
            if let Some(op) = open(Some(&gelezen.record)) {
                alle.volg((key, Some(op)));
            }
        })?;
        Ok(alle)
    }

    fn lijst(&self, model: &Leesmodel, vraag: &Vraag) -> Lijst {
        let plaats = |(slot, rij)| self.plaats(model, vraag, slot, rij);
        let mut lijst: Vec<_> = model.slots().filter_map(plaats).collect();
        lijst.sort_unstable();
        Lijst(lijst)
    }

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
                let van = self.0.get(&id);
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
}

/// The agendas of one service.
#[derive(Default)]
pub struct Agendas {
    voorstellen: Gelezen<Voorstellen>,
    lijsten: Lijsten<Vraag, Lijst>,
}

impl fmt::Debug for Agendas {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Agendas")
    }
}

impl Agendas {
    /// Makes every list anew at the next question, and reads the voorstellen again.
    pub fn vergeet(&self) {
        self.voorstellen.vergeet();
        self.lijsten.vergeet();
    }

    /// Reads the open voorstellen, if that was not done yet; call it while no lock is held.
    pub fn bereid(&self, store: &dyn Store) -> Result<(), StoreError> {
        self.voorstellen.bereid(|| Voorstellen::lees(store))
    }

    /// Takes over what a commit wrote: voorstellen, and the cards that stand otherwise by it.
    pub fn volg<'a>(
        &self,
        model: &Leesmodel,
        puts: impl Iterator<Item = (&'a Key, Option<&'a Record>)>,
        kaarten: impl Iterator<Item = KaartId>,
    ) {
        let mut kaarten: BTreeSet<KaartId> = kaarten.collect();
        for (key, record) in puts {
            match key.soort {
                Soort::Voorstel => {
                    self.voorstellen.volg(|| (*key, open(record)));
                    kaarten.insert(KaartId::Traject(traject(*key)));
                }
                // A filter may name the coach, or the gemeente, as it was called.
                Soort::Coach | Soort::Gebied => self.lijsten.vergeet(),
                _ => {}
            }
        }
        let slots: Option<BTreeSet<u32>> = kaarten.iter().map(|it| model.slot(*it)).collect();
        let gevolgd = slots.and_then(|slots| {
            self.voorstellen.nu(|voorstellen| {
                self.lijsten
                    .elk(|vraag, lijst| lijst.volg(model, voorstellen, vraag, &slots));
            })
        });
        if gevolgd.is_none() {
            // A card that went leaves a slot for another one; or the voorstellen were forgotten.
            self.lijsten.vergeet();
        }
    }

    /// Asks the list of a question, with the voorstellen behind it.
    fn met<T>(
        &self,
        (model, store): (&Leesmodel, &dyn Store),
        vraag: &Vraag,
        doe: impl FnOnce(&[Plaats], &Voorstellen) -> T,
    ) -> Result<T, StoreError> {
        self.voorstellen.vraag(
            || Voorstellen::lees(store),
            |voorstellen| {
                // Yesterday's lists are of yesterday.
                let geldt = |it: &Vraag| it.vandaag == vraag.vandaag;
                let bouw = || voorstellen.lijst(model, vraag);
                let lijst: Arc<Lijst> = self.lijsten.van(vraag, geldt, bouw);
                doe(&lijst.0, voorstellen)
            },
        )
    }

    /// The first cases of an agenda, in the order that is kept when an overleg begins.
    pub fn volgorde(
        &self,
        bron: (&Leesmodel, &dyn Store),
        vraag: &Vraag,
        aantal: usize,
    ) -> Result<Vec<(KaartId, Aanleiding)>, StoreError> {
        self.met(bron, vraag, |lijst, _| {
            let eerste = lijst.iter().take(aantal);
            eerste.map(|it| (it.kaart, it.eerste)).collect()
        })
    }

    /// Every case that the filter lets through, in the order of the room: as it was when the overleg
    /// began, and what came since after it; else by why, then by fase, the longest first. What was
    /// looked at or put aside stays on it, whatever was done there.
    pub fn agenda(
        &self,
        bron: (&Leesmodel, &dyn Store),
        vraag: &Vraag,
        overleg: Option<&Overleg>,
        stand: &Stand,
    ) -> Result<Vec<Zaak>, StoreError> {
        self.met(bron, vraag, |lijst, voorstellen| {
            zaken((bron.0, voorstellen), vraag, lijst, overleg, stand)
        })
    }
}

/// The cases of an agenda in the order of the room.
fn zaken(
    (model, voorstellen): (&Leesmodel, &Voorstellen),
    vraag: &Vraag,
    lijst: &[Plaats],
    overleg: Option<&Overleg>,
    stand: &Stand,
) -> Vec<Zaak> {
    let rij = |kaart: KaartId| {
        let rij = model.in_slot(model.slot(kaart)?)?;
        let past = rij.op_bord && vraag.filter.laat_door(&rij.toets(model), vraag.vandaag);
        past.then_some(rij)
    };
    let redenen = |rij: &Rij| {
        let staat = voorstellen.staat(rij, vraag.sinds);
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
    uit
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
