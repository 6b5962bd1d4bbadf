//! What a person may ask of us, and what we keep of it (AVG art. 15 to 21, P-30 to P-35).

use std::fmt;

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::formulier::Stempel;
use super::id::KandidaatId;
use super::waardelijst::waardelijst;

waardelijst! {
    /// What somebody asks.
    Verzoeksoort, "verzoek" {
        Inzage = "inzage", "inzage", ["overzicht"];
        Rectificatie = "rectificatie", "verbetering van gegevens", ["verbetering"];
        Beperking = "beperking", "beperking: bevriezen", ["bevriezen"];
        Verwijdering = "verwijdering", "verwijdering", ["wissen"];
        Bezwaar = "bezwaar", "bezwaar", [];
        Overdracht = "overdracht", "gegevens meekrijgen", ["meekrijgen"];
    }
}

/// That nothing may be changed while something is in dispute (P-33).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beperking {
    /// Of whom.
    pub kandidaat: KandidaatId,
    /// Why.
    pub reden: String,
    /// Who, and when.
    pub stempel: Stempel,
}

/// A value that was replaced, with what it was (P-31).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rectificatie {
    /// Of whom.
    pub kandidaat: KandidaatId,
    /// Which of this kandidaat, from 1.
    pub nummer: u32,
    /// Which field, as on screen.
    pub veld: String,
    /// What stood there.
    pub oud: String,
    /// What stands there now.
    pub nieuw: String,
    /// Why, where it was said.
    pub waarom: String,
    /// Who, and when.
    pub stempel: Stempel,
    /// Who got the old value, and when: they must hear of it.
    pub partners: Vec<String>,
}

/// A request of a person, with its clock (P-35).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verzoek {
    /// Of whom.
    pub kandidaat: KandidaatId,
    /// Which of this kandidaat, from 1.
    pub nummer: u32,
    /// What is asked.
    pub soort: Verzoeksoort,
    /// The day it came.
    pub ontvangen: NaiveDate,
    /// Why it takes two months more, where that was said.
    pub verlengd: Option<String>,
    /// The day it was answered, and how.
    pub afgehandeld: Option<(NaiveDate, String)>,
    /// Who wrote it down, and when.
    pub stempel: Stempel,
}

/// Months in which a request must be answered, and how many more may be taken.
const MAANDEN: u32 = 1;
const VERLENGING: u32 = 2;

impl Verzoek {
    /// The last day to answer: one month, and two more where it was said why.
    pub fn uiterlijk(&self) -> NaiveDate {
        let meer = if self.verlengd.is_some() {
            VERLENGING
        } else {
            0
        };
        self.ontvangen
            .checked_add_months(Months::new(MAANDEN + meer))
            .unwrap_or(self.ontvangen)
    }

    /// Whether it still waits for an answer.
    pub const fn open(&self) -> bool {
        self.afgehandeld.is_none()
    }
}

/// One thing that is kept of the rights of a person; new kinds come at the end.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant holds the type of its name")]
pub enum Avg {
    Beperking(Beperking),
    Rectificatie(Rectificatie),
    Verzoek(Verzoek),
}

impl Avg {
    /// Of whom.
    pub const fn kandidaat(&self) -> KandidaatId {
        match self {
            Self::Beperking(it) => it.kandidaat,
            Self::Rectificatie(it) => it.kandidaat,
            Self::Verzoek(it) => it.kandidaat,
        }
    }
}

macro_rules! zwijgt {
    ($($type:ident),*) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($type), "(..)"))
            }
        }
    )*};
}

zwijgt!(Beperking, Rectificatie, Verzoek, Avg);

/// What is left of somebody who was removed: a row to count, and nothing to find the person by
/// (P-32).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statistiek {
    /// Number of the row; says nothing about the person.
    pub nummer: u64,
    /// Municipality.
    pub gemeente: String,
    /// Branche, as its code.
    pub branche: String,
    /// Year in which the traject ended, or else began.
    pub jaar: i32,
    /// How it ended, in words.
    pub uitkomst: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::CoachId;

    fn verzoek(ontvangen: &str) -> Verzoek {
        Verzoek {
            kandidaat: KandidaatId(1),
            nummer: 1,
            soort: Verzoeksoort::Inzage,
            ontvangen: ontvangen.parse().unwrap(),
            verlengd: None,
            afgehandeld: None,
            stempel: Stempel {
                door: CoachId(1),
                op: chrono::DateTime::UNIX_EPOCH,
            },
        }
    }

    #[test]
    fn a_request_must_be_answered_in_a_month_and_in_three_when_it_was_said_why() {
        let mut it = verzoek("2026-01-31");
        assert_eq!(it.uiterlijk().to_string(), "2026-02-28");
        it.verlengd = Some("veel papier".to_owned());
        assert_eq!(it.uiterlijk().to_string(), "2026-04-30");
    }

    #[test]
    fn nothing_of_it_is_printed_by_debug() {
        assert_eq!(
            format!("{:?}", Avg::Verzoek(verzoek("2026-01-31"))),
            "Avg(..)"
        );
    }
}
