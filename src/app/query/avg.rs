//! What a screen and a script see of the rights of a person.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::avg::Verzoeksoort;
use crate::domain::bewaartermijn::{Bewaarklasse, Termijn};
use crate::domain::id::{KaartId, KandidaatId};
use crate::domain::journaal::Handeling;

/// Everything that is known of a person, as records.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct InzageBeeld(pub Value);

impl fmt::Debug for InzageBeeld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("InzageBeeld(..)")
    }
}

/// One request.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verzoekrij {
    /// Of whom.
    pub kandidaat: KandidaatId,
    /// A card of the person, if there is one.
    pub kaart: Option<KaartId>,
    /// Which of this kandidaat.
    pub nummer: u32,
    /// As on the board.
    pub naam: String,
    /// What is asked.
    pub soort: Verzoeksoort,
    /// The last day to answer.
    pub uiterlijk: NaiveDate,
    /// Whether it waits for an answer.
    pub open: bool,
    /// In words: "antwoord uiterlijk 12-12-2026 (nog 20 dagen)".
    pub stand: String,
}

impl fmt::Debug for Verzoekrij {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Verzoekrij({}, {})", self.kandidaat, self.nummer)
    }
}

/// The terms, and of whom they are over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BewaarBeeld {
    /// One per class.
    pub termijnen: Vec<Termijn>,
    /// The longest over first.
    pub verlopen: Vec<Verlopen>,
}

/// Somebody of whom the term is over: removing is proposed, never done by itself (P-42).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verlopen {
    /// Who.
    pub kandidaat: KandidaatId,
    /// As on the board.
    pub naam: String,
    /// In which class.
    pub klasse: Bewaarklasse,
    /// Since when it counts.
    pub sinds: NaiveDate,
    /// From when it may go.
    pub tot: NaiveDate,
}

impl fmt::Debug for Verlopen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Verlopen({})", self.kandidaat)
    }
}

/// One line of the journaal, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journaalrij {
    /// Its number.
    pub nummer: u64,
    /// When.
    pub moment: DateTime<Utc>,
    /// Short name of who.
    pub door: String,
    /// What.
    pub wat: Handeling,
    /// The same in words, with what was changed.
    pub woorden: String,
    /// Which card.
    pub kaart: Option<KaartId>,
    /// Which fields.
    pub velden: Vec<String>,
    /// Why, where it was asked.
    pub reden: String,
}
