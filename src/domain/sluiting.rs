//! How a traject stands beside its fase: running, waiting, or ended with an outcome.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::waardelijst::{RedenUitval, Uitkomst};

/// Whether a traject runs, waits or is closed (DOMAIN 2.1, exits outside the line).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stand {
    /// Running.
    Lopend,
    /// On hold, comes back by itself.
    Wacht {
        /// Day to look at it again.
        tot: NaiveDate,
        /// Why it waits.
        reden: String,
    },
    /// Ended.
    Gesloten(Sluiting),
}

/// How and when a traject ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sluiting {
    /// The way it ended.
    pub slot: Slot,
    /// On which day.
    pub op: NaiveDate,
    /// In the coach's words; may be empty.
    pub toelichting: String,
}

/// The way a traject ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Slot {
    /// To the end, with an outcome (V11).
    Afgerond(Uitkomst),
    /// Dropped out, with a reason (V10).
    Uitgevallen(RedenUitval),
    /// Praktijkleren does not fit this kandidaat (from Werving kandidaten or Bemiddeling).
    NietPassend,
}

impl Slot {
    /// What the coach reads.
    pub fn label(self) -> String {
        match self {
            Self::Afgerond(uitkomst) => format!("afgerond: {}", uitkomst.label()),
            Self::Uitgevallen(reden) => format!("uitgevallen: {}", reden.label()),
            Self::NietPassend => "niet passend".to_owned(),
        }
    }
}
