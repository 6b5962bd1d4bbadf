//! A fase-overleg: which cases were looked at, what was decided, who does what (DOMAIN 6.3).
//!
//! It is kept as a head and points, each a record of its own: a line that drops in the middle loses
//! nothing, and taking one besluit back leaves the others alone.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use self::agenda::Aanleiding;
use super::fase::Fase;
use super::id::{CoachId, KaartId};
use super::regel::Regelfout;
use super::tekst::schoon;

pub mod actie;
pub mod agenda;

/// Seconds that a case may take before the clock says so: it asks, it stops nobody.
pub const ZACHT: u32 = 180;

/// The head of an overleg.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overleg {
    /// Its number, from 1.
    pub nummer: u32,
    /// The day it was held, where the coach is.
    pub op: NaiveDate,
    /// When it began.
    pub begonnen: DateTime<Utc>,
    /// Who leads it.
    pub door: CoachId,
    /// When it ended; none while it goes on.
    pub gesloten: Option<DateTime<Utc>>,
    /// The day from which the agenda looks: that of the overleg before it, or a week back.
    pub sinds: NaiveDate,
    /// The agenda as it was made when it began: what is done in the room does not move the cases
    /// about.
    pub agenda: Vec<(KaartId, Aanleiding)>,
}

/// Something of a case in an overleg.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Punt {
    /// The case.
    pub kaart: KaartId,
    /// When.
    pub moment: DateTime<Utc>,
    /// What.
    pub wat: Puntsoort,
}

/// What a point is. New kinds are added at the end: the order is stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Puntsoort {
    /// It was looked at, so long in all.
    Gezien {
        /// Seconds.
        seconden: u32,
    },
    /// It is for the end.
    Geparkeerd,
    /// Something was decided.
    Besluit {
        /// What, in one line.
        tekst: String,
    },
    /// Somebody does something.
    Actie {
        /// Who.
        aan: CoachId,
        /// What.
        wat: String,
        /// Before which day.
        voor: NaiveDate,
    },
    /// It moved, as its timeline has it; written when the overleg ends.
    Verplaatst {
        /// From.
        van: Fase,
        /// To.
        naar: Fase,
    },
}

impl Puntsoort {
    /// Whether there is one of these for a card at most.
    pub const fn eenmalig(&self) -> bool {
        matches!(self, Self::Gezien { .. } | Self::Geparkeerd)
    }
}

impl fmt::Debug for Punt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Punt({})", self.kaart)
    }
}

impl fmt::Debug for Puntsoort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Puntsoort")
    }
}

/// What is stored of an overleg. New kinds are added at the end: the order is stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Overlegdeel {
    /// The head.
    Kop(Overleg),
    /// A point.
    Punt(Punt),
}

/// Longest besluit or actie, in characters: one line that is read aloud.
pub const REGEL_MAX: usize = 200;

/// A line of a besluit, cleaned; empty or endless is refused.
pub fn regel(tekst: &str) -> Result<String, Regelfout> {
    let tekst = schoon(tekst);
    if tekst.is_empty() || tekst.chars().count() > REGEL_MAX {
        return Err(Regelfout::OverlegRegel);
    }
    Ok(tekst)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_besluit_is_one_line_with_something_in_it() {
        assert_eq!(
            regel("  naar  Bemiddeling "),
            Ok("naar Bemiddeling".to_owned())
        );
        assert_eq!(regel("   "), Err(Regelfout::OverlegRegel));
        let lang = "x".repeat(REGEL_MAX + 1);
        assert_eq!(regel(&lang), Err(Regelfout::OverlegRegel));
    }

    #[test]
    fn looking_and_parking_stand_there_once() {
        assert!(Puntsoort::Geparkeerd.eenmalig());
        assert!(Puntsoort::Gezien { seconden: 1 }.eenmalig());
        let tekst = String::new();
        assert!(!Puntsoort::Besluit { tekst }.eenmalig());
    }
}
