//! What the matching said when a voorstel was made: terms, points and words, never computed again.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::id::CoachId;
use crate::domain::matching::Oordeel;

/// One term as it was.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toenterm {
    /// What it was about: "reistijd".
    pub naam: String,
    /// Whether it decided who may pair at all.
    pub hard: bool,
    /// The answer.
    pub oordeel: Oordeel,
    /// Points it gave.
    pub punten: i16,
    /// Most points it can give.
    pub hoogste: i16,
    /// The line as the coach read it.
    pub woorden: String,
}

impl fmt::Debug for Toenterm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Toenterm")
            .field("naam", &self.naam)
            .finish_non_exhaustive()
    }
}

/// What the matching said, by which version of the rules, when and to whom.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Momentopname {
    /// Version of the rules and weights.
    pub regelversie: u16,
    /// When.
    pub moment: DateTime<Utc>,
    /// Who looked.
    pub coach: CoachId,
    /// The sum of the points.
    pub som: i16,
    /// The terms, in the order of the table.
    pub termen: Vec<Toenterm>,
}

impl fmt::Debug for Momentopname {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Momentopname")
            .field("regelversie", &self.regelversie)
            .finish_non_exhaustive()
    }
}

impl Momentopname {
    /// Terms that decide who may pair, and said no.
    pub fn harde_nee(&self) -> impl Iterator<Item = &Toenterm> {
        self.termen
            .iter()
            .filter(|it| it.hard && it.oordeel == Oordeel::Nee)
    }
}
