//! The table beside the read model: both sides of every pair, small, and up to date.
//!
//! A commit only notes what it touched; the next question makes those sides again. The kandidaten are
//! made when first asked for, because a kandidaat who looks for a place needs the plekken only.
//!
//! Making the table of a large region reads every plek and everybody who looks for one, and takes
//! seconds. That is done in small lots ([`Tafel::bereid`]), with the read model and the table locked
//! for one lot at a time, so that a commit never waits for more than one.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;

use beurt::Beurt;

use super::Voortgang;
use super::bouw;
use super::ervaring::Ervaring;
use super::grond::Grond;
use crate::app::fault::Fault;
use crate::app::leesmodel::Leesmodel;
use crate::app::query::MatchInvoer;
use crate::app::record::{Key, Soort};
use crate::app::service::opslagfout;
use crate::app::store::Store;
use crate::app::zicht::Zicht;
use crate::domain::fase::Fase;
use crate::domain::id::{KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::leerwerkplek::PlekStand;
use crate::domain::matching::{KandidaatKant, PlekKant};
use crate::domain::stap::Situatie;

mod beurt;

/// The sides at one moment, by id.
pub(in crate::app) type Kanten<I, T> = Arc<BTreeMap<I, T>>;

/// Sides that are made before others get their turn.
const PARTIJ: usize = 64;

/// The table of one service.
#[derive(Default)]
pub struct Tafel {
    binnen: Mutex<Option<Binnen>>,
    /// Held by whoever makes it.
    beurt: Beurt,
    /// Counts how often what everything is held against was written.
    grond: AtomicU64,
}

struct Binnen {
    /// The day it was made for: who should have left by then still holds a place.
    dag: NaiveDate,
    grond: Grond,
    ervaring: Ervaring,
    plekken: Kanten<LeerwerkplekId, PlekKant>,
    /// None until somebody asks.
    kandidaten: Option<Kanten<TrajectId, KandidaatKant>>,
    /// Trajecten of which is still to be read how they went.
    nog_ervaring: std::vec::IntoIter<TrajectId>,
    /// Trajecten of which is still to be read whether they look for a place.
    nog_kandidaten: std::vec::IntoIter<TrajectId>,
    vuile_plekken: BTreeSet<LeerwerkplekId>,
    vuile_trajecten: BTreeSet<TrajectId>,
}

impl Tafel {
    fn binnen(&self) -> MutexGuard<'_, Option<Binnen>> {
        self.binnen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets everything; the next question reads it again.
    pub(in crate::app) fn vergeet(&self) {
        *self.binnen() = None;
    }

    /// Follows a commit; the read model is up to it already.
    pub(in crate::app) fn volg(&self, model: &Leesmodel, sleutels: &[Key]) {
        let mut slot = self.binnen();
        if sleutels.iter().any(|it| van_grond(it.soort)) {
            self.grond.fetch_add(1, Ordering::Relaxed);
            *slot = None;
        }
        let Some(binnen) = slot.as_mut() else {
            return;
        };
        for key in sleutels {
            let id = u32::try_from(key.a).unwrap_or(u32::MAX);
            match key.soort {
                Soort::Leerwerkplek => {
                    binnen.vuile_plekken.insert(LeerwerkplekId(id));
                }
                Soort::Leerbedrijf => binnen.vuil_bedrijf(model, LeerbedrijfId(id)),
                Soort::Traject => binnen.vuil_traject(model, TrajectId(id)),
                Soort::Kandidaat => {
                    let alle = model.trajecten_van(KandidaatId(id));
                    binnen.vuile_trajecten.extend(alle);
                }
                Soort::Voorstel => {
                    binnen.vuile_trajecten.insert(TrajectId(id));
                }
                Soort::Formulier | Soort::Intrekking => {
                    if let Some(KaartId::Traject(id)) = KaartId::van_nummer(key.a) {
                        binnen.vuile_trajecten.insert(id);
                    }
                }
                _ => {}
            }
        }
    }

    /// Makes the table lot by lot, where it is not there, and tells how far it is; `kandidaten`: with who
    /// looks for a place. Call it while no lock is held; who did not, makes all of it in one go.
    pub(in crate::app) fn bereid<M: Deref<Target = Leesmodel>>(
        &self,
        model: impl Fn() -> M,
        store: &dyn Store,
        vandaag: NaiveDate,
        (kandidaten, voortgang): (bool, &Voortgang),
    ) -> Result<(), Fault> {
        let beurt = self.beurt.neem(voortgang);
        let mut alles = 0;
        loop {
            let van = self.grond.load(Ordering::Relaxed);
            let is_er = |it: &Binnen| it.dag == vandaag;
            let grond = if self.binnen().as_ref().is_some_and(is_er) {
                None
            } else {
                Some(Grond::lees(store).map_err(|fout| opslagfout(&fout))?)
            };
            let model = model();
            let mut slot = self.binnen();
            slot.take_if(|it| it.dag != vandaag);
            let binnen = match (&mut *slot, grond) {
                (Some(binnen), _) => binnen,
                // Nothing of it was written since it was read.
                (leeg @ None, Some(grond)) if self.grond.load(Ordering::Relaxed) == van => {
                    leeg.insert(Binnen::nieuw(&model, grond, vandaag))
                }
                (None, _) => continue,
            };
            if binnen.werk(&model, store, PARTIJ, kandidaten)? {
                return Ok(());
            }
            let over = binnen.over();
            alles = alles.max(over + PARTIJ);
            beurt.meld(alles - over, alles);
            if store.gestaakt() {
                return Err(Fault::Offline);
            }
        }
    }

    /// Every available plek.
    pub(in crate::app) fn plekken(
        &self,
        model: &Leesmodel,
        store: &dyn Store,
        vandaag: NaiveDate,
    ) -> Result<Kanten<LeerwerkplekId, PlekKant>, Fault> {
        let mut slot = self.binnen();
        let binnen = bij(&mut slot, model, store, vandaag)?;
        Ok(Arc::clone(&binnen.plekken))
    }

    /// Every kandidaat who looks for a place.
    pub(in crate::app) fn kandidaten(
        &self,
        model: &Leesmodel,
        store: &dyn Store,
        vandaag: NaiveDate,
    ) -> Result<Kanten<TrajectId, KandidaatKant>, Fault> {
        let mut slot = self.binnen();
        let binnen = bij(&mut slot, model, store, vandaag)?;
        while !binnen.werk(model, store, usize::MAX, true)? {}
        Ok(binnen.kandidaten.clone().unwrap_or_default())
    }

    /// The side of one traject, whether it looks for a place or not.
    pub(in crate::app) fn kandidaat(
        &self,
        model: &Leesmodel,
        store: &dyn Store,
        id: TrajectId,
        vandaag: NaiveDate,
    ) -> Result<KandidaatKant, Fault> {
        let mut slot = self.binnen();
        let binnen = bij(&mut slot, model, store, vandaag)?;
        let zicht = Zicht::nieuw(store);
        let (_, traject) = zicht.traject(id)?;
        bouw::kandidaat_kant(&zicht, &mut binnen.grond, &traject, vandaag)
    }

    /// The side of one plek, whether it is available or not.
    pub(in crate::app) fn plek(
        &self,
        model: &Leesmodel,
        store: &dyn Store,
        id: LeerwerkplekId,
        vandaag: NaiveDate,
    ) -> Result<PlekKant, Fault> {
        let mut slot = self.binnen();
        let binnen = bij(&mut slot, model, store, vandaag)?;
        if let Some(kant) = binnen.plekken.get(&id) {
            return Ok(kant.clone());
        }
        let zicht = Zicht::nieuw(store);
        let (_, plek) = zicht.plek(id)?;
        let ervaring = binnen.ervaring.van(plek.bedrijf);
        bouw::plek_kant(&zicht, &mut binnen.grond, ervaring, &plek, vandaag)
    }

    /// The side of somebody who is not stored yet.
    pub(in crate::app) fn los(
        &self,
        model: &Leesmodel,
        store: &dyn Store,
        invoer: &MatchInvoer,
        vandaag: NaiveDate,
    ) -> Result<KandidaatKant, Fault> {
        let mut slot = self.binnen();
        let binnen = bij(&mut slot, model, store, vandaag)?;
        Ok(bouw::losse_kant(&mut binnen.grond, invoer, vandaag))
    }
}

/// The table, made or brought up to date.
fn bij<'a>(
    slot: &'a mut Option<Binnen>,
    model: &Leesmodel,
    store: &dyn Store,
    vandaag: NaiveDate,
) -> Result<&'a mut Binnen, Fault> {
    slot.take_if(|binnen| binnen.dag != vandaag);
    let binnen = match slot {
        Some(binnen) => binnen,
        leeg => {
            let grond = Grond::lees(store).map_err(|fout| opslagfout(&fout))?;
            leeg.insert(Binnen::nieuw(model, grond, vandaag))
        }
    };
    while !binnen.werk(model, store, usize::MAX, false)? {}
    Ok(binnen)
}

/// Whether everything is held against records of a kind: then it is made again from the start.
const fn van_grond(soort: Soort) -> bool {
    matches!(soort, Soort::Gebied | Soort::Kwalificatie)
}

fn trajecten(model: &Leesmodel) -> std::vec::IntoIter<TrajectId> {
    let van = |kaart| match kaart {
        KaartId::Traject(id) => Some(id),
        KaartId::Plek(_) => None,
    };
    let alle: Vec<_> = model.kaarten().filter_map(|rij| van(rij.kaart)).collect();
    alle.into_iter()
}

impl Binnen {
    /// With everything still to be made.
    fn nieuw(model: &Leesmodel, grond: Grond, dag: NaiveDate) -> Self {
        Self {
            dag,
            grond,
            ervaring: Ervaring::default(),
            plekken: Arc::default(),
            kandidaten: None,
            nog_ervaring: trajecten(model),
            nog_kandidaten: Vec::new().into_iter(),
            vuile_plekken: model.plekken().collect(),
            vuile_trajecten: BTreeSet::new(),
        }
    }

    fn vuil_bedrijf(&mut self, model: &Leesmodel, id: LeerbedrijfId) {
        self.vuile_plekken.extend(model.plekken_van(id));
    }

    fn vuil_traject(&mut self, model: &Leesmodel, id: TrajectId) {
        self.vuile_trajecten.insert(id);
        // The place it holds is free on other days when its period changed.
        let rij = model.slot(KaartId::Traject(id));
        let rij = rij.and_then(|slot| model.in_slot(slot));
        self.vuile_plekken
            .extend(rij.and_then(crate::app::leesmodel::rij::Rij::plek));
    }

    /// Sides that are still to be made.
    fn over(&self) -> usize {
        let nog = self.nog_ervaring.len() + self.nog_kandidaten.len();
        nog + self.vuile_plekken.len() + self.vuile_trajecten.len()
    }

    /// Makes so many sides at most; true when nothing is left to be made. What could not be read is
    /// tried again the next time.
    fn werk(
        &mut self,
        model: &Leesmodel,
        store: &dyn Store,
        hoeveel: usize,
        met_kandidaten: bool,
    ) -> Result<bool, Fault> {
        if met_kandidaten && self.kandidaten.is_none() {
            self.kandidaten = Some(Arc::default());
            self.nog_kandidaten = trajecten(model);
        }
        let zicht = Zicht::nieuw(store);
        for _ in 0..hoeveel {
            // Experience first: what a leerbedrijf is worth stands in the side of its plekken.
            if let Some(id) = self.nog_ervaring.as_slice().first().copied() {
                self.ervaring.volg(model, &zicht, id)?;
                self.nog_ervaring.next();
            } else if let Some(id) = self.vuile_trajecten.first().copied() {
                for bedrijf in self.ervaring.volg(model, &zicht, id)? {
                    self.vuile_plekken.extend(model.plekken_van(bedrijf));
                }
                self.weeg_kandidaat(model, &zicht, id)?;
                self.vuile_trajecten.pop_first();
            } else if let Some(id) = self.vuile_plekken.first().copied() {
                self.weeg_plek(&zicht, id)?;
                self.vuile_plekken.pop_first();
            } else if met_kandidaten && let Some(id) = self.nog_kandidaten.as_slice().first() {
                self.weeg_kandidaat(model, &zicht, *id)?;
                self.nog_kandidaten.next();
            } else {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn weeg_plek(&mut self, zicht: &Zicht<'_>, id: LeerwerkplekId) -> Result<(), Fault> {
        match zicht.plek(id) {
            Ok((_, plek)) if plek.stand == PlekStand::Beschikbaar => {
                let ervaring = self.ervaring.van(plek.bedrijf);
                let grond = &mut self.grond;
                let kant = bouw::plek_kant(zicht, grond, ervaring, &plek, self.dag)?;
                Arc::make_mut(&mut self.plekken).insert(id, kant);
            }
            Ok(_) | Err(Fault::NietGevonden { .. }) => {
                Arc::make_mut(&mut self.plekken).remove(&id);
            }
            Err(fault) => return Err(fault),
        }
        Ok(())
    }

    /// Only where somebody asked for the kandidaten.
    fn weeg_kandidaat(
        &mut self,
        model: &Leesmodel,
        zicht: &Zicht<'_>,
        id: TrajectId,
    ) -> Result<(), Fault> {
        let Some(kandidaten) = &mut self.kandidaten else {
            return Ok(());
        };
        match zoekt(zicht, &mut self.grond, model, id, self.dag)? {
            Some(kant) => Arc::make_mut(kandidaten).insert(id, kant),
            None if kandidaten.contains_key(&id) => Arc::make_mut(kandidaten).remove(&id),
            None => None,
        };
        Ok(())
    }
}

/// The side of a traject that looks for a place: running, before Plaatsing, without a plek. A
/// werkende has an employer already.
fn zoekt(
    zicht: &Zicht<'_>,
    grond: &mut Grond,
    model: &Leesmodel,
    id: TrajectId,
    vandaag: NaiveDate,
) -> Result<Option<KandidaatKant>, Fault> {
    let rij = model.slot(KaartId::Traject(id));
    let rij = rij.and_then(|slot| model.in_slot(slot));
    let zonder = rij
        .is_some_and(|rij| rij.plek().is_none() && !rij.gesloten && rij.fase <= Fase::Bemiddeling);
    if !zonder {
        return Ok(None);
    }
    let (_, traject) = zicht.traject(id)?;
    if traject.situatie == Situatie::Werkend {
        return Ok(None);
    }
    bouw::kandidaat_kant(zicht, grond, &traject, vandaag).map(Some)
}

#[cfg(test)]
mod tests;
