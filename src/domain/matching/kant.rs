//! The two sides of a pair: exactly what is weighed, and nothing else.

use std::fmt;

use chrono::NaiveDate;

use super::afstand::Plaatsbepaling;
use super::gewichten::Gewichten;
use super::oordeel::Oordeel;
use super::periode::{Periode, Wanneer};
use super::ruimte::Ruimte;
use crate::domain::code::Crebo;
use crate::domain::id::{LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::leerwerkplek::Perspectief;
use crate::domain::waardelijst::{Branche, Niveau, Taalniveau};

/// What is weighed of a kandidaat. Bits of zero, empty lists and `None` are "not asked".
///
/// There is no place here for nationality, sex, age or health, and there must not be (DOMAIN 3.8).
#[derive(Clone, PartialEq, Eq)]
pub struct KandidaatKant {
    /// Whose traject; 0 for somebody who is not stored yet.
    pub traject: TrajectId,
    /// The day of the question.
    pub vandaag: NaiveDate,
    /// Branches wanted, first choice first.
    pub branches: [Option<Branche>; 4],
    /// Niveau in hand, else the niveau wanted.
    pub niveau: Option<Niveau>,
    /// Kwalificatie in hand, if one was chosen.
    pub crebo: Option<Crebo>,
    /// Werkprocessen of that crebo that are still to be learned.
    pub te_leren: u128,
    /// Whether data may be shared with a leerbedrijf.
    pub toestemming: Oordeel,
    /// Where the kandidaat lives.
    pub waar: Plaatsbepaling,
    /// Ways to travel.
    pub vervoer: u32,
    /// Longest journey in minutes.
    pub reistijd: Option<u8>,
    /// Journeys that are known.
    pub reistijden: Box<[(LeerbedrijfId, u16)]>,
    /// Leerbedrijven to stay away from.
    pub niet_bij: Box<[LeerbedrijfId]>,
    /// Plekken that were refused, by either side, and are not offered again.
    pub afgewezen: Box<[LeerwerkplekId]>,
    /// Driving licences.
    pub rijbewijzen: u32,
    /// Certificates held.
    pub certificaten: u32,
    /// Certificates that cannot be got: it was asked, and the answer was no.
    pub certificaten_nee: u32,
    /// Answers to other things that plekken ask: can, or cannot.
    pub antwoorden: Box<[(Box<str>, bool)]>,
    /// Hours a week.
    pub uren: Option<u8>,
    /// Parts of the week.
    pub dagdelen: u32,
    /// First day on which the kandidaat can start.
    pub vanaf: Option<NaiveDate>,
    /// How well the kandidaat speaks Dutch.
    pub taal: Option<Taalniveau>,
    /// First day, where it was planned.
    pub start: Option<NaiveDate>,
    /// Last day, where it was planned.
    pub einde: Option<NaiveDate>,
    /// The leerwerkplek that the traject holds already.
    pub plek: Option<LeerwerkplekId>,
}

impl KandidaatKant {
    /// Somebody of whom nothing is known yet.
    pub fn leeg(traject: TrajectId, vandaag: NaiveDate) -> Self {
        Self {
            traject,
            vandaag,
            branches: [None; 4],
            niveau: None,
            crebo: None,
            te_leren: 0,
            toestemming: Oordeel::Onbekend,
            waar: Plaatsbepaling::default(),
            vervoer: 0,
            reistijd: None,
            reistijden: Box::default(),
            niet_bij: Box::default(),
            afgewezen: Box::default(),
            rijbewijzen: 0,
            certificaten: 0,
            certificaten_nee: 0,
            antwoorden: Box::default(),
            uren: None,
            dagdelen: 0,
            vanaf: None,
            taal: None,
            start: None,
            einde: None,
            plek: None,
        }
    }

    /// Place of a branche among the wishes.
    pub fn wens(&self, branche: Branche) -> Option<usize> {
        self.branches.iter().position(|it| *it == Some(branche))
    }

    /// Adds a wish behind the others; the last one makes room.
    pub(super) fn wens_erbij(&mut self, branche: Branche) {
        if self.wens(branche).is_none() {
            let vrij = self.branches.iter().position(Option::is_none);
            self.branches[vrij.unwrap_or(3)] = Some(branche);
        }
    }

    /// What decides over the period.
    pub const fn wanneer(&self) -> Wanneer {
        Wanneer {
            vandaag: self.vandaag,
            start: self.start,
            einde: self.einde,
            vanaf: self.vanaf,
        }
    }

    /// The first day from which a place is looked for.
    pub fn begin(&self) -> NaiveDate {
        self.wanneer().begin()
    }

    /// A journey that is known.
    pub fn reistijd_naar(&self, bedrijf: LeerbedrijfId) -> Option<u16> {
        let naar = self.reistijden.iter().find(|(it, _)| *it == bedrijf);
        naar.map(|(_, minuten)| *minuten)
    }

    /// What was answered to something else that a plek asks.
    pub fn antwoord(&self, eis: &str) -> Option<bool> {
        let gezegd = self.antwoorden.iter().find(|(it, _)| **it == *eis);
        gezegd.map(|(_, ja)| *ja)
    }
}

impl fmt::Debug for KandidaatKant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KandidaatKant({})", self.traject)
    }
}

/// What is weighed of an erkenning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ErkenKant {
    /// For which kwalificatie; none for one that nobody named yet.
    pub crebo: Option<Crebo>,
    /// Its niveau, if the kwalificatie is known.
    pub niveau: Option<Niveau>,
    /// Its branche, if the kwalificatie is known.
    pub branche: Option<Branche>,
    /// Last day, if it ends.
    pub tot: Option<NaiveDate>,
    /// Werkprocessen that can be done there; none where it was not analysed.
    pub uitvoerbaar: u128,
}

/// What is weighed of a leerwerkplek.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlekKant {
    /// Which.
    pub id: LeerwerkplekId,
    /// Where.
    pub bedrijf: LeerbedrijfId,
    /// Branche of the work.
    pub branche: Option<Branche>,
    /// Highest niveau that can be learned here.
    pub niveau: Option<Niveau>,
    /// Kwalificatie that is learned here, if chosen.
    pub crebo: Option<Crebo>,
    /// Erkenningen of the leerbedrijf.
    pub erkenningen: Box<[ErkenKant]>,
    /// Free places from day to day.
    pub ruimte: Ruimte,
    /// First day.
    pub vanaf: Option<NaiveDate>,
    /// Where the work is.
    pub waar: Plaatsbepaling,
    /// Hours a week.
    pub uren: Option<u8>,
    /// Parts of the week that are worked.
    pub dagdelen: u32,
    /// Dutch that is asked; none when nothing is asked.
    pub taal: Option<Taalniveau>,
    /// Driving licences that are asked.
    pub rijbewijzen: u32,
    /// Certificates that are asked.
    pub certificaten: u32,
    /// Anything else that is asked, in the words of the werkgever.
    pub anders: Box<[Box<str>]>,
    /// How many more people the praktijkopleider can guide, if said.
    pub begeleiding: Option<u8>,
    /// Prospect of a job, if said.
    pub perspectief: Option<Perspectief>,
    /// Trajecten at this leerbedrijf that came to an end, well or because of the leerbedrijf.
    pub ervaring: (u16, u16),
}

impl PlekKant {
    /// A leerwerkplek of which nothing is known yet, with no place.
    pub fn leeg(id: LeerwerkplekId, bedrijf: LeerbedrijfId) -> Self {
        Self {
            id,
            bedrijf,
            branche: None,
            niveau: None,
            crebo: None,
            erkenningen: Box::default(),
            ruimte: Ruimte::default(),
            vanaf: None,
            waar: Plaatsbepaling::default(),
            uren: None,
            dagdelen: 0,
            taal: None,
            rijbewijzen: 0,
            certificaten: 0,
            anders: Box::default(),
            begeleiding: None,
            perspectief: None,
            ervaring: (0, 0),
        }
    }

    /// Whether a niveau can be learned here: the niveau of the plek itself, or a lower one that the
    /// leerbedrijf has an erkenning for in the branche of the work.
    pub fn leert(&self, niveau: Niveau) -> bool {
        self.niveau == Some(niveau)
            || self.niveau.is_some_and(|hoogste| niveau < hoogste)
                && self
                    .erkenningen
                    .iter()
                    .any(|it| it.niveau == Some(niveau) && it.branche == self.branche)
    }
}

/// When a kandidaat would be at a plek.
pub(super) fn periode(k: &KandidaatKant, p: &PlekKant, g: &Gewichten) -> Periode {
    k.wanneer().bij(p.vanaf, g)
}

/// The niveau that would be learned: the kandidaat's own, or one above where only that is there.
pub(super) fn te_leren_niveau(k: &KandidaatKant, p: &PlekKant) -> Option<Niveau> {
    let eigen = k.niveau?;
    let hoger = Niveau::van_getal(eigen.getal() + 1);
    if p.leert(eigen) {
        Some(eigen)
    } else {
        hoger.filter(|it| p.leert(*it))
    }
}

/// Whether an erkenning is one that this pair would use.
pub(super) fn telt(e: &ErkenKant, k: &KandidaatKant, p: &PlekKant) -> bool {
    if k.crebo.is_some() {
        return e.crebo == k.crebo;
    }
    let past_niveau = te_leren_niveau(k, p).is_none_or(|it| e.niveau.is_none_or(|n| n == it));
    let past_werk = (p.crebo.is_some() && p.crebo == e.crebo)
        || (e.branche.is_some() && e.branche == p.branche);
    past_niveau && past_werk
}
