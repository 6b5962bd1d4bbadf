//! A person who may learn in praktijk. BSN stands apart, so that no list ever loads it (HOUSE 7).

use std::fmt;

use serde::{Deserialize, Serialize};

use super::adres::Adres;
use super::bsn::Bsn;
use super::email::Email;
use super::geboortedatum::Geboortedatum;
use super::id::KandidaatId;
use super::inzet::Inzet;
use super::naam::Naam;
use super::postcode::Postcode;
use super::startkwalificatie::{Behaald, Opleiding};
use super::telefoon::Telefoon;
use super::waardelijst::{Branche, Doelgroep, Kanaal, Niveau, Uitkering};

/// A person; only the name is always known.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kandidaat {
    /// The id.
    pub id: KandidaatId,
    /// Name, voorvoegsel apart.
    pub naam: Naam,
    /// Birth date (R7).
    pub geboren: Option<Geboortedatum>,
    /// Phone (R11).
    pub telefoon: Option<Telefoon>,
    /// Mail (R11).
    pub email: Option<Email>,
    /// Postcode (R10).
    pub postcode: Option<Postcode>,
    /// Place as the coach says it.
    pub woonplaats: Option<String>,
    /// Municipality, where known from the place.
    pub gemeente: Option<String>,
    /// Benefit (V1).
    pub uitkering: Option<Uitkering>,
    /// Highest education followed (D9).
    pub opleiding: Option<Opleiding>,
    /// Whether that one was finished (D9).
    pub behaald: Option<Behaald>,
    /// Highest diploma that was earned, if asked apart (D10).
    pub diploma: Option<Opleiding>,
    /// Groups the kandidaat belongs to (V2).
    pub doelgroepen: Vec<Doelgroep>,
    /// Branches wanted, first choice first, at most three (D28).
    pub branches: Vec<Branche>,
    /// Niveau wanted (D29).
    pub niveau: Option<Niveau>,
    /// Who referred (herkomst).
    pub kanaal: Option<Kanaal>,
    /// Street and number (R10).
    #[serde(default)]
    pub adres: Option<Adres>,
    /// Name of the partner, where the kandidaat is known by it too (DOMAIN 6.2).
    #[serde(default)]
    pub partnernaam: Option<String>,
    /// Travel, time, language and papers: what matching asks.
    #[serde(default)]
    pub inzet: Inzet,
}

impl Kandidaat {
    /// A person of whom only the name is known.
    pub fn nieuw(id: KandidaatId, naam: Naam) -> Self {
        Self {
            id,
            naam,
            geboren: None,
            telefoon: None,
            email: None,
            postcode: None,
            woonplaats: None,
            gemeente: None,
            uitkering: None,
            opleiding: None,
            behaald: None,
            diploma: None,
            doelgroepen: Vec::new(),
            branches: Vec::new(),
            niveau: None,
            kanaal: None,
            adres: None,
            partnernaam: None,
            inzet: Inzet::default(),
        }
    }
}

impl fmt::Debug for Kandidaat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kandidaat")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// The BSN of a kandidaat, a record of its own.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KandidaatBsn {
    /// Whose it is.
    pub kandidaat: KandidaatId,
    /// The number.
    pub bsn: Bsn,
}

impl fmt::Debug for KandidaatBsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KandidaatBsn")
            .field("kandidaat", &self.kandidaat)
            .finish_non_exhaustive()
    }
}
