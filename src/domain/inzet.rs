//! What a kandidaat can and wants around work: travel, time, language, papers (DOMAIN D16, D18, D19).
//!
//! Matching asks this of a kandidaat. Everything may be unknown, and unknown is not no: an empty
//! list is a question that was not asked, and lists have a value of their own for "geen".

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::eis::Eis;
use super::id::LeerbedrijfId;
use super::waardelijst::inzet::Certificaat;
use super::waardelijst::{Dagdeel, Rijbewijs, Taalniveau, Vervoermiddel};

/// Travel, time, language and papers of a kandidaat.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Inzet {
    /// Ways to travel (D18); empty when not asked.
    pub vervoer: Vec<Vervoermiddel>,
    /// Driving licences (D18); empty when not asked.
    pub rijbewijzen: Vec<Rijbewijs>,
    /// Longest journey in minutes, one way, 5 to 120 (D18).
    pub reistijd: Option<u8>,
    /// Hours a week, 1 to 40 (D19).
    pub uren: Option<u8>,
    /// Parts of the week (D19); empty when not asked.
    pub dagdelen: Vec<Dagdeel>,
    /// First day (D19).
    pub vanaf: Option<NaiveDate>,
    /// How well somebody speaks Dutch (D16).
    pub taal: Option<Taalniveau>,
    /// Certificates; empty when not asked.
    pub certificaten: Vec<Certificaat>,
    /// Answers to what a leerwerkplek asks beside those: can, or cannot.
    pub antwoorden: Vec<EisAntwoord>,
    /// Journeys that are known: they go before any estimate (DOMAIN 3.8).
    pub reistijden: Vec<Reistijd>,
    /// Where the kandidaat must not be placed.
    pub niet_bij: Vec<NietBij>,
}

/// Whether somebody can do what a leerwerkplek asks: only yes or no, never why (DOMAIN 3.8).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EisAntwoord {
    /// What was asked.
    pub eis: Eis,
    /// Whether it is so.
    pub ja: bool,
}

/// A journey that is known.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reistijd {
    /// To where.
    pub bedrijf: LeerbedrijfId,
    /// Minutes, one way.
    pub minuten: u16,
}

/// A leerbedrijf where the kandidaat must not be placed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NietBij {
    /// Which one.
    pub bedrijf: LeerbedrijfId,
    /// Why; hidden on a shared screen.
    pub reden: String,
}

impl Inzet {
    /// A journey that is known.
    pub fn reistijd_naar(&self, bedrijf: LeerbedrijfId) -> Option<u16> {
        let naar = self.reistijden.iter().find(|it| it.bedrijf == bedrijf);
        naar.map(|it| it.minuten)
    }

    /// What was answered when this was asked.
    pub fn antwoord(&self, eis: &Eis) -> Option<bool> {
        let gezegd = self.antwoorden.iter().find(|it| it.eis == *eis);
        gezegd.map(|it| it.ja)
    }
}

impl fmt::Debug for Inzet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Inzet(..)")
    }
}

impl fmt::Debug for EisAntwoord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EisAntwoord(..)")
    }
}

impl fmt::Debug for Reistijd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Reistijd(..)")
    }
}

impl fmt::Debug for NietBij {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NietBij(..)")
    }
}
