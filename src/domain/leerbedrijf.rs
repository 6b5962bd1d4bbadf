//! Leerbedrijven; an erkenning is per crebo, not general (DOMAIN 0.6).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::adres::Adres;
use super::bestand::Bronbestand;
use super::betrokkene::Betrokkene;
use super::code::{Crebo, Werkprocescode};
use super::id::LeerbedrijfId;
use super::postcode::Postcode;
use super::waardelijst::Branche;

pub mod sein;

/// An employer where people can learn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leerbedrijf {
    /// The id.
    pub id: LeerbedrijfId,
    /// Name.
    pub naam: String,
    /// Place.
    pub plaats: String,
    /// Postcode, if known.
    pub postcode: Option<Postcode>,
    /// Number at the Kamer van Koophandel, eight digits, if known.
    pub kvk: Option<String>,
    /// Id at SBB, nine digits, if known.
    pub sbb_id: Option<String>,
    /// Branche of the company.
    pub branche: Branche,
    /// Whether it is a sociale werkvoorziening.
    pub soort: BedrijfSoort,
    /// Erkenningen, one per crebo.
    pub erkenningen: Vec<Erkenning>,
    /// Praktijkopleiders and contacts.
    pub betrokkenen: Vec<Betrokkene>,
    /// Street and number, if known.
    #[serde(default)]
    pub adres: Option<Adres>,
    /// The file it was last read from, if it was.
    #[serde(default)]
    pub bestand: Option<Bronbestand>,
}

/// Regular employer or sociale werkvoorziening (S2 asks to tell them apart).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BedrijfSoort {
    /// Regular employer.
    Regulier,
    /// Sociale werkvoorziening.
    Sw,
}

/// Recognition by SBB for one crebo.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Erkenning {
    /// For which kwalificatie.
    pub crebo: Crebo,
    /// Last day, if it ends.
    pub geldig_tot: Option<NaiveDate>,
    /// Werkprocessen that can be done here; empty when not analysed yet (WG-05).
    pub uitvoerbaar: Vec<Werkprocescode>,
}

impl Leerbedrijf {
    /// A leerbedrijf of which only name, place and branche are known.
    pub fn nieuw(id: LeerbedrijfId, naam: String, plaats: String, branche: Branche) -> Self {
        Self {
            id,
            naam,
            plaats,
            postcode: None,
            kvk: None,
            sbb_id: None,
            branche,
            soort: BedrijfSoort::Regulier,
            erkenningen: Vec::new(),
            betrokkenen: Vec::new(),
            adres: None,
            bestand: None,
        }
    }

    /// Whether an erkenning for the crebo is valid on a day.
    pub fn erkend_voor(&self, crebo: Crebo, op: NaiveDate) -> bool {
        self.erkenningen
            .iter()
            .any(|e| e.crebo == crebo && e.geldig_tot.is_none_or(|tot| op <= tot))
    }
}
