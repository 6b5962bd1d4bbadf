//! The table beside the read model: both sides of every pair, small, and up to date.
//!
//! A commit only notes what it touched; the next question makes those sides again. The kandidaten are
//! made when first asked for, because a kandidaat who looks for a place needs the plekken only.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;

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

/// The sides at one moment, by id.
pub(in crate::app) type Kanten<I, T> = Arc<BTreeMap<I, T>>;

/// The table of one service.
#[derive(Default)]
pub struct Tafel {
    binnen: Mutex<Option<Binnen>>,
}

struct Binnen {
    /// The day it was made for: who should have left by then still holds a place.
    dag: NaiveDate,
    grond: Grond,
    ervaring: Ervaring,
    plekken: Kanten<LeerwerkplekId, PlekKant>,
    /// None until somebody asks.
    kandidaten: Option<Kanten<TrajectId, KandidaatKant>>,
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
                // What everything is held against: made again from the start.
                Soort::Gebied | Soort::Kwalificatie => {
                    *slot = None;
                    return;
                }
                _ => {}
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
        binnen.kandidaten_bij(model, store)
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
        leeg => leeg.insert(Binnen::lees(model, store, vandaag)?),
    };
    binnen.ververs(model, store)?;
    Ok(binnen)
}

impl Binnen {
    fn lees(model: &Leesmodel, store: &dyn Store, dag: NaiveDate) -> Result<Self, Fault> {
        let zicht = Zicht::nieuw(store);
        Ok(Self {
            dag,
            grond: Grond::lees(store).map_err(|fout| opslagfout(&fout))?,
            ervaring: Ervaring::lees(model, &zicht)?,
            plekken: Arc::default(),
            kandidaten: None,
            vuile_plekken: model.plekken().collect(),
            vuile_trajecten: BTreeSet::new(),
        })
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

    fn ververs(&mut self, model: &Leesmodel, store: &dyn Store) -> Result<(), Fault> {
        let zicht = Zicht::nieuw(store);
        for id in &self.vuile_trajecten {
            for bedrijf in self.ervaring.volg(model, &zicht, *id)? {
                self.vuile_plekken.extend(model.plekken_van(bedrijf));
            }
        }
        if !self.vuile_plekken.is_empty() {
            let plekken = Arc::make_mut(&mut self.plekken);
            for id in &self.vuile_plekken {
                match zicht.plek(*id) {
                    Ok((_, plek)) if plek.stand == PlekStand::Beschikbaar => {
                        let ervaring = self.ervaring.van(plek.bedrijf);
                        let grond = &mut self.grond;
                        let kant = bouw::plek_kant(&zicht, grond, ervaring, &plek, self.dag)?;
                        plekken.insert(*id, kant);
                    }
                    Ok(_) | Err(Fault::NietGevonden { .. }) => {
                        plekken.remove(id);
                    }
                    Err(fault) => return Err(fault),
                }
            }
            self.vuile_plekken.clear();
        }
        let Some(kandidaten) = &mut self.kandidaten else {
            self.vuile_trajecten.clear();
            return Ok(());
        };
        if !self.vuile_trajecten.is_empty() {
            let kandidaten = Arc::make_mut(kandidaten);
            for id in &self.vuile_trajecten {
                match zoekt(&zicht, &mut self.grond, model, *id, self.dag)? {
                    Some(kant) => kandidaten.insert(*id, kant),
                    None => kandidaten.remove(id),
                };
            }
            self.vuile_trajecten.clear();
        }
        Ok(())
    }

    fn kandidaten_bij(
        &mut self,
        model: &Leesmodel,
        store: &dyn Store,
    ) -> Result<Kanten<TrajectId, KandidaatKant>, Fault> {
        if let Some(kandidaten) = &self.kandidaten {
            return Ok(Arc::clone(kandidaten));
        }
        let zicht = Zicht::nieuw(store);
        let mut alle = BTreeMap::new();
        for rij in model.kaarten() {
            if let KaartId::Traject(id) = rij.kaart
                && let Some(kant) = zoekt(&zicht, &mut self.grond, model, id, self.dag)?
            {
                alle.insert(id, kant);
            }
        }
        let alle = Arc::new(alle);
        self.kandidaten = Some(Arc::clone(&alle));
        Ok(alle)
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
