//! What a command carries of a leerbedrijf, a leerwerkplek and its werknemers; texts as typed.
//!
//! The service reads the texts with the parsers of the domain and names the field that is wrong.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::code::Crebo;
use crate::domain::eis::Eis;
use crate::domain::leerbedrijf::BedrijfSoort;
use crate::domain::leerwerkplek::{AantalVanaf, Perspectief};
use crate::domain::waardelijst::{Branche, Dagdeel, Niveau};

/// What is known of a leerbedrijf.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BedrijfGegevens {
    /// Name, the one thing that must be there.
    pub naam: String,
    /// Place.
    pub plaats: String,
    /// Postcode.
    pub postcode: String,
    /// Number at the Kamer van Koophandel, eight digits.
    pub kvk: String,
    /// Id at SBB, nine digits.
    pub sbb_id: String,
    /// Regular if left out.
    pub soort: Option<BedrijfSoort>,
    /// Branche of the company; "anders" if left out.
    pub branche: Option<Branche>,
    /// Name of the praktijkopleider.
    pub praktijkopleider: String,
    /// Phone of the praktijkopleider.
    pub telefoon: String,
    /// Mail of the praktijkopleider.
    pub email: String,
    /// Note of the call.
    pub notitie: String,
}

/// What is known of a leerwerkplek.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlekGegevens {
    /// What kind of work.
    pub functie: String,
    /// Branche of the work; may differ from the company's (S4 item 4).
    pub branche: Option<Branche>,
    /// Kwalificatie that is learned.
    pub crebo: Option<Crebo>,
    /// Highest niveau.
    pub niveau: Option<Niveau>,
    /// How many people at once; 1 if left out.
    pub aantal: Option<u16>,
    /// Numbers from a later day on.
    pub aantallen: Vec<AantalVanaf>,
    /// Hours a week.
    pub uren: Option<u8>,
    /// Parts of the week.
    pub dagdelen: Vec<Dagdeel>,
    /// First day.
    pub vanaf: Option<NaiveDate>,
    /// Last day.
    pub tot: Option<NaiveDate>,
    /// What is asked.
    pub eisen: Vec<Eis>,
    /// How many the praktijkopleider can guide at once.
    pub begeleiding: Option<u8>,
    /// Prospect of a job.
    pub perspectief: Option<Perspectief>,
    /// Postcode of the work, when that is elsewhere.
    pub postcode: String,
    /// Place of the work, when that is elsewhere.
    pub plaats: String,
}

/// A werknemer whom the werkgever names (S4 item 8).
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Deelnemer {
    /// Name.
    pub naam: String,
    /// Phone, if it was told.
    pub telefoon: String,
    /// Birth date, if it was told.
    pub geboren: Option<NaiveDate>,
}

impl fmt::Debug for BedrijfGegevens {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BedrijfGegevens")
    }
}

impl fmt::Debug for Deelnemer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Deelnemer")
    }
}
