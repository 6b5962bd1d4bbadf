//! Looks: what was seen and not changed is written in the journaal too, behind the screen's back.
//!
//! A look waits in memory and goes along with the next commit, or with [`Service::schrijf_blikken`]
//! that the owner of the store calls every second and before it closes: what is drawn never waits
//! for a sync. A process that is killed loses the looks of its last second.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::{Service, slot};
use crate::app::fault::Fault;
use crate::app::journaal::Schrijver;
use crate::app::query::Query;
use crate::app::store::Batch;
use crate::app::zicht::Zicht;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::journaal::{Handeling, Inzet};

/// A screen asks a dossier again whenever something in it changes: within this time that is one look.
const EEN_BLIK: TimeDelta = TimeDelta::minutes(15);
/// Looks that may wait; a store that takes no writes must not fill the memory.
const WACHTEND_MAX: usize = 10_000;

type Waarvan = (CoachId, Option<KaartId>, Handeling, String);

/// Looks that wait to be written, and those of lately.
#[derive(Default)]
pub(super) struct Blikken {
    wachtend: Vec<Inzet>,
    gezien: HashMap<Waarvan, DateTime<Utc>>,
}

/// What of a dossier a question shows: nothing for a card, and for what asks no person.
fn toont(query: &Query) -> Option<(KaartId, String)> {
    match query {
        Query::Dossier(kaart) => Some((*kaart, String::new())),
        Query::Formulier { kaart, soort } => Some((*kaart, soort.code().to_owned())),
        Query::Document {
            kaart,
            soort,
            vast: None,
            ..
        } => Some((*kaart, soort.code().to_owned())),
        _ => None,
    }
}

impl Service {
    /// With what prints of values are made, for a store that has no journaal yet; told once.
    pub fn zet_zout(&self, zout: [u8; 32]) {
        // A second one would be a mistake of ours; the first one counts.
        let _ = self.zout.set(zout);
    }

    pub(super) fn zout(&self) -> [u8; 32] {
        self.zout.get().copied().unwrap_or_default()
    }

    /// Writes down that a question showed somebody's dossier.
    pub(super) fn kijk(&self, coach: CoachId, query: &Query) {
        if let Query::Meld { wat, kaart } = query {
            let inzet = Inzet::nieuw(self.clock().now(), coach, *wat, *kaart);
            self.blik(inzet);
        }
        let Some((kaart, velden)) = toont(query) else {
            return;
        };
        // A leerwerkplek is of no person.
        if matches!(kaart, KaartId::Plek(_)) {
            return;
        }
        let nu = self.clock().now();
        let waarvan = (coach, Some(kaart), Handeling::Bekeken, velden.clone());
        let mut blikken = slot(&self.blikken);
        let net = blikken.gezien.get(&waarvan).copied();
        if net.is_some_and(|net| net <= nu && nu - net < EEN_BLIK) {
            return;
        }
        blikken.gezien.retain(|_, net| nu - *net < EEN_BLIK);
        blikken.gezien.insert(waarvan, nu);
        drop(blikken);
        let mut inzet = Inzet::nieuw(nu, coach, Handeling::Bekeken, Some(kaart));
        inzet.velden.extend((!velden.is_empty()).then_some(velden));
        self.blik(inzet);
    }

    /// Writes something down that is no change of a record.
    pub fn blik(&self, inzet: Inzet) {
        let mut blikken = slot(&self.blikken);
        if blikken.wachtend.len() < WACHTEND_MAX {
            blikken.wachtend.push(inzet);
        }
    }

    /// Writes what was looked at, if anything was.
    pub fn schrijf_blikken(&self) {
        if slot(&self.blikken).wachtend.is_empty() {
            return;
        }
        let _schrijver = slot(&self.schrijver);
        self.doe_groep(Vec::new());
    }

    pub(super) fn neem_blikken(&self) -> Vec<Inzet> {
        std::mem::take(&mut slot(&self.blikken).wachtend)
    }

    /// What could not be written waits for the next time.
    pub(super) fn leg_terug(&self, mut eerder: Vec<Inzet>) {
        let mut blikken = slot(&self.blikken);
        eerder.append(&mut blikken.wachtend);
        eerder.truncate(WACHTEND_MAX);
        blikken.wachtend = eerder;
    }

    pub(super) fn batch_van_blikken(&self, zicht: &Zicht<'_>, blikken: &[Inzet]) -> Option<Batch> {
        if blikken.is_empty() {
            return None;
        }
        let puts = || -> Result<_, Fault> {
            let mut schrijver = Schrijver::nieuw(zicht, self.zout())?;
            blikken.iter().cloned().for_each(|it| schrijver.zet(it));
            Ok(schrijver.puts())
        };
        // A journaal that cannot be read is found by `controleer`; the change itself goes on.
        let puts = puts().ok()?;
        Some(Batch {
            verwacht: Vec::new(),
            puts,
        })
    }
}
