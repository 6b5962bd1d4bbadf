//! A card that one coach hands to another: it stays with the giver until the other takes it.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::{CoachId, KaartId};

/// A handover that was asked. One per card.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overdracht {
    /// Which card.
    pub kaart: KaartId,
    /// Whose it is.
    pub van: CoachId,
    /// Who is asked to take it.
    pub aan: CoachId,
    /// What the other has to know.
    pub notitie: String,
    /// The day it was asked.
    pub op: NaiveDate,
    /// Why the other said no, if so; then it is for the giver to read.
    pub geweigerd: Option<String>,
}

impl fmt::Debug for Overdracht {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Overdracht(..)")
    }
}

impl Overdracht {
    /// Who has to do something: the other to answer, or the giver to read the answer.
    pub fn wie(&self) -> CoachId {
        if self.geweigerd.is_some() {
            self.van
        } else {
            self.aan
        }
    }
}
