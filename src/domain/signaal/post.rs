//! One thing to do on a card, with its two days.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Signaal;
use crate::domain::stap::{Actor, Stap, StapId, Vraag};
use crate::domain::taak::Taak;
use crate::domain::waardelijst::waardelijst;

waardelijst! {
    /// Whose turn it is when it is not the coach's.
    WachtOp, "wie" {
        Duo = "duo", "DUO", [];
        Leerbedrijf = "leerbedrijf", "leerbedrijf", ["werkgever"];
        Mbo = "mbo", "mbo", ["school"];
        Gemeente = "gemeente", "gemeente", ["uwv"];
        Kandidaat = "kandidaat", "kandidaat", [];
        Leerwerkloket = "leerwerkloket", "Leerwerkloket", ["lwl"];
        Sbb = "sbb", "SBB", [];
        Branche = "branche", "branche", ["brancheorganisatie"];
    }
}

/// Steps in which gemeente or UWV decides about money or a voorziening: once they are asked, it is
/// their turn (S3, V7).
const VAN_GEMEENTE: [&str; 5] = ["PI-01", "PI-02", "PI-08", "PB-02", "PB-05"];

impl WachtOp {
    /// The same in a column: "LWL".
    pub const fn kort(self) -> &'static str {
        match self {
            Self::Leerwerkloket => "LWL",
            wie => wie.label(),
        }
    }

    /// Whose turn a step is; none when it is the coach's. A step that somebody is at was handed to
    /// the next one in its row.
    pub fn in_stap(stap: &Stap, bezig: bool) -> Option<Self> {
        if stap.vraag == Vraag::Duo {
            return Some(Self::Duo);
        }
        let eerste = stap.actoren.first().copied().and_then(Self::van_actor);
        if eerste.is_some() || !bezig {
            return eerste;
        }
        if VAN_GEMEENTE.contains(&stap.code) {
            return Some(Self::Gemeente);
        }
        stap.actoren.iter().copied().find_map(Self::van_actor)
    }

    const fn van_actor(actor: Actor) -> Option<Self> {
        match actor {
            Actor::KA => Some(Self::Kandidaat),
            Actor::LB | Actor::PO | Actor::TL => Some(Self::Leerbedrijf),
            Actor::MBO | Actor::PG => Some(Self::Mbo),
            Actor::LWL => Some(Self::Leerwerkloket),
            Actor::SBB => Some(Self::Sbb),
            Actor::DUO => Some(Self::Duo),
            Actor::BR => Some(Self::Branche),
            // Who sits at the keys, or next to it.
            Actor::GU | Actor::WSP | Actor::JC | Actor::PB => None,
        }
    }
}

/// Under which heading something stands in the list, in the order of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Groep {
    /// Its day has passed.
    TeLaat,
    /// It is to be done today.
    Vandaag,
    /// It comes within seven days.
    DezeWeek,
    /// It is somebody else's turn, and there is time.
    WachtOpAnder,
    /// Nothing is late, and nothing happens.
    Stilstaand,
    /// A draft that waits.
    Concepten,
}

impl Groep {
    /// All groups, in the order of the list.
    pub const ALL: [Self; 6] = [
        Self::TeLaat,
        Self::Vandaag,
        Self::DezeWeek,
        Self::WachtOpAnder,
        Self::Stilstaand,
        Self::Concepten,
    ];

    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::TeLaat => "te laat",
            Self::Vandaag => "vandaag",
            Self::DezeWeek => "deze week",
            Self::WachtOpAnder => "wacht op ander",
            Self::Stilstaand => "stilstaand",
            Self::Concepten => "concepten",
        }
    }
}

/// Days that the group "deze week" looks ahead.
const VOORUIT: u64 = 7;

/// One thing to do on a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Post {
    /// Why.
    pub signaal: Signaal,
    /// Which step, if it is one.
    pub stap: Option<StapId>,
    /// The day its clock began.
    pub sinds: NaiveDate,
    /// From this day on it is to be done.
    pub vanaf: NaiveDate,
    /// From this day on it is too late; the end of the calendar where it never is.
    pub laat: NaiveDate,
    /// Whose turn it is, when not the coach's.
    pub wacht_op: Option<WachtOp>,
    /// It holds the card at the poort of its fase.
    pub houdt: bool,
}

impl Post {
    /// Due on a day and too late on the next.
    pub(super) fn op(signaal: Signaal, sinds: NaiveDate, dag: NaiveDate) -> Self {
        Self {
            signaal,
            stap: None,
            sinds: sinds.min(dag),
            vanaf: dag,
            laat: plus(dag, 1),
            wacht_op: None,
            houdt: false,
        }
    }

    /// A task: for its day, or from the day it was asked where it has none.
    pub fn van_taak(taak: &Taak) -> Self {
        match taak.voor {
            Some(voor) => Self::op(Signaal::Taak, taak.op, voor),
            None => Self::stil(Signaal::Taak, taak.op, taak.op),
        }
    }

    /// There from a day on, and never too late.
    pub(super) fn stil(signaal: Signaal, sinds: NaiveDate, vanaf: NaiveDate) -> Self {
        Self {
            laat: NaiveDate::MAX,
            ..Self::op(signaal, sinds, vanaf)
        }
    }

    /// Under which heading it stands on a day; none when its time has not come.
    pub fn groep(&self, vandaag: NaiveDate) -> Option<Groep> {
        let er = self.vanaf <= vandaag;
        if self.signaal.regel().stil {
            return er.then_some(Groep::Stilstaand);
        }
        if self.laat <= vandaag {
            Some(Groep::TeLaat)
        } else if er {
            Some(Groep::Vandaag)
        } else if self.wacht_op.is_some() && self.sinds <= vandaag {
            Some(Groep::WachtOpAnder)
        } else if self.vanaf < plus(vandaag, VOORUIT) {
            Some(Groep::DezeWeek)
        } else {
            None
        }
    }

    /// Whether it asks something on a day: late or for today (DOMAIN 2.6, "active").
    pub fn brandt(&self, vandaag: NaiveDate) -> bool {
        self.vanaf <= vandaag
    }

    /// Days too late, 0 when it is not.
    pub fn dagen_laat(&self, vandaag: NaiveDate) -> i64 {
        // The day after the last good one is one day late.
        (vandaag - self.laat).num_days().saturating_add(1).max(0)
    }

    /// What to do about it, in words.
    pub fn doe(&self) -> &'static str {
        match (self.signaal.regel().doe, self.stap) {
            ("", Some(stap)) => stap.stap().label,
            (doe, _) => doe,
        }
    }

    /// Why it is in the list, in words.
    pub fn waarom(&self) -> String {
        match (self.signaal, self.stap) {
            (Signaal::Stap, Some(stap)) => stap.stap().kort.to_owned(),
            (Signaal::Afspraak, Some(stap)) => format!("gepland: {}", stap.stap().kort),
            (Signaal::Overeenkomst | Signaal::Nazorg, Some(stap)) => {
                format!("{}: {}", self.signaal.label(), stap.stap().kort)
            }
            (signaal, _) => signaal.label().to_owned(),
        }
    }
}

/// A day and a number of days; the end of the calendar where there is none.
pub(super) fn plus(dag: NaiveDate, dagen: u64) -> NaiveDate {
    dag.checked_add_days(Days::new(dagen))
        .unwrap_or(NaiveDate::MAX)
}

/// A number of days before a day; the beginning of the calendar where there is none.
pub(super) fn min(dag: NaiveDate, dagen: u64) -> NaiveDate {
    dag.checked_sub_days(Days::new(dagen))
        .unwrap_or(NaiveDate::MIN)
}
