//! Names and short words beside what was weighed.

use super::{G, Gewogen};
use crate::app::leesmodel::Leesmodel;
use chrono::NaiveDate;

use crate::app::query::{MatchPlek, MatchRij};
use crate::app::service::Service;
use crate::app::zicht::Zicht;
use crate::domain::id::{KaartId, LeerwerkplekId, TrajectId};
use crate::domain::matching::{
    KandidaatKant, Oordeel, PlekKant, Vragenteller, Weging, bij_voorwaarde,
};

/// Where names come from: the read model, and the records of the few rows that are shown.
pub(super) struct Namen<'a> {
    service: &'a Service,
    model: &'a Leesmodel,
}

impl<'a> Namen<'a> {
    pub(super) fn nieuw(service: &'a Service, model: &'a Leesmodel) -> Self {
        Self { service, model }
    }

    pub(super) fn kaart(&self, kaart: KaartId) -> String {
        match kaart {
            KaartId::Traject(id) => self.traject(id),
            KaartId::Plek(id) => self.bedrijf(id),
        }
    }

    pub(super) fn traject(&self, id: TrajectId) -> String {
        let slot = self.model.slot(KaartId::Traject(id));
        let rij = slot.and_then(|slot| self.model.in_slot(slot));
        rij.map_or_else(String::new, |rij| rij.naam().to_owned())
    }

    pub(super) fn bedrijf(&self, id: LeerwerkplekId) -> String {
        let naam = self.model.plek_naam(id);
        naam.unwrap_or("onbekend bedrijf").to_owned()
    }

    /// To sort by.
    pub(super) fn sorteer(&self, kaart: KaartId) -> String {
        let slot = self.model.slot(kaart);
        let rij = slot.and_then(|slot| self.model.in_slot(slot));
        rij.map_or_else(String::new, |rij| rij.sorteer().to_owned())
    }

    pub(super) fn rij(&self, it: &Gewogen<'_>) -> MatchRij {
        let oordeel = it.weging.oordeel();
        let om = it.weging.eerste_nee();
        let waarom = match (oordeel, om) {
            (Oordeel::Nee, Some(om)) => bij_voorwaarde(om, Oordeel::Nee, it.k, it.p, &G),
            (Oordeel::Onbekend, _) => {
                format!("na {}", vragen(it.k, it.p, &it.weging).join(" en "))
            }
            _ => String::new(),
        };
        let (wat, plaats) = self.erbij(it.kaart);
        MatchRij {
            kaart: it.kaart,
            naam: self.kaart(it.kaart),
            wat,
            plaats,
            branche: match it.kaart {
                KaartId::Plek(_) => it.p.branche,
                KaartId::Traject(_) => it.k.branches[0],
            },
            niveau: match it.kaart {
                KaartId::Plek(_) => it.p.niveau,
                KaartId::Traject(_) => it.k.niveau,
            },
            vrij: it.weging.vrij,
            score: it.weging.score,
            groep: oordeel,
            minuten: Some(it.weging.minuten).filter(|it| *it != u16::MAX),
            om,
            waarom,
            nieuw: it.nieuw,
        }
    }

    /// A plek that somebody is looked for.
    pub(super) fn plek(&self, p: &PlekKant, vandaag: NaiveDate) -> MatchPlek {
        let (functie, plaats) = self.erbij(KaartId::Plek(p.id));
        MatchPlek {
            plek: p.id,
            naam: self.bedrijf(p.id),
            functie,
            plaats,
            branche: p.branche,
            niveau: p.niveau,
            vrij: p.ruimte.vrij_in(vandaag, vandaag),
        }
    }

    /// The work and its place, or the fase and where the kandidaat lives.
    fn erbij(&self, kaart: KaartId) -> (String, String) {
        match kaart {
            KaartId::Plek(id) => {
                let kort = self.model.plek_kort(id);
                let functie = kort.map_or("", |it| &it.functie).to_owned();
                let bedrijf = kort.and_then(|it| self.model.bedrijf(it.bedrijf));
                let zicht = Zicht::nieuw(self.service.store());
                let elders = zicht.plek(id).ok().and_then(|(_, plek)| plek.plaats);
                let plaats = elders.or_else(|| bedrijf.map(|it| it.plaats.to_string()));
                (functie, plaats.unwrap_or_default())
            }
            KaartId::Traject(_) => {
                let rij = self.model.kaartrij(kaart);
                let fase = rij.as_ref().map_or("", |rij| rij.fase.label());
                let waar = rij.as_ref().and_then(|rij| rij.gemeente.clone());
                (fase.to_owned(), waar.unwrap_or_default())
            }
        }
    }
}

/// What must be asked before a pair is decided: "reistijd", "rijbewijs".
pub(super) fn vragen(k: &KandidaatKant, p: &PlekKant, weging: &Weging) -> Vec<String> {
    let mut teller = Vragenteller::nieuw(KaartId::Traject(k.traject));
    teller.neem(k, p, weging);
    let mut velden: Vec<String> = teller
        .beste(&G)
        .into_iter()
        .filter(|vraag| vraag.punten == 0)
        .map(|vraag| vraag.eis.unwrap_or_else(|| vraag.veld.label().to_owned()))
        .collect();
    velden.dedup();
    velden
}
