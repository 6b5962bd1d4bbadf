//! The leerwerkplekken that a traject can choose from.

use serde::{Deserialize, Serialize};

use crate::domain::id::LeerwerkplekId;
use crate::domain::waardelijst::{Branche, Niveau};

/// A leerwerkplek to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlekKeuze {
    /// Which.
    pub id: LeerwerkplekId,
    /// Company.
    pub bedrijf: String,
    /// Place.
    pub plaats: String,
    /// Work.
    pub functie: String,
    /// Branche of the work.
    pub branche: Option<Branche>,
    /// Highest niveau.
    pub niveau: Option<Niveau>,
    /// Places free.
    pub vrij: u16,
    /// Places in all.
    pub aantal: u16,
    /// What does not fit, in short words; empty when all fits.
    pub let_op: Vec<String>,
}
