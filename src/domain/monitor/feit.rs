//! The facts that are counted: a row for each traject, leerwerkplek and leerbedrijf, without a name.

use chrono::NaiveDate;

use super::budget::Budget;
use crate::domain::code::Crebo;
use crate::domain::fase::Fase;
use crate::domain::id::{LeerbedrijfId, LeerwerkplekId};
use crate::domain::sluiting::Slot;
use crate::domain::stap::{Situatie, StapId};
use crate::domain::verloop::Verblijf;
use crate::domain::waardelijst::{
    Branche, Doelgroep, Financieringsbron, Kanaal, Niveau, Uitkering, Uitkomst,
};

/// A point on the way of a kandidaat (DOMAIN 5.1 M2), in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mijlpaal {
    /// The traject was made.
    Aangemeld,
    /// WK-08.
    Intake,
    /// WK-10.
    Diagnose,
    /// It came into Bemiddeling.
    Passend,
    /// BM-03.
    Match,
    /// PL-01.
    Gestart,
    /// PL-11.
    Verklaring,
    /// An uitkomst that is work.
    Werk,
}

impl Mijlpaal {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::Aangemeld,
        Self::Intake,
        Self::Diagnose,
        Self::Passend,
        Self::Match,
        Self::Gestart,
        Self::Verklaring,
        Self::Werk,
    ];

    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Aangemeld => "aangemeld",
            Self::Intake => "intake",
            Self::Diagnose => "diagnose",
            Self::Passend => "passend",
            Self::Match => "match",
            Self::Gestart => "gestart",
            Self::Verklaring => "verklaring",
            Self::Werk => "werk",
        }
    }
}

/// What a meting of work found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Werk {
    /// At work.
    Ja,
    /// Not at work.
    Nee,
    /// Nobody knows; never counted as no.
    Onbekend,
}

/// The moments at which work is measured (M6): at the uitkomst, and after 3, 6 and 12 months.
pub const METINGEN: [&str; 4] = [
    "bij uitkomst",
    "na 3 maanden",
    "na 6 maanden",
    "na 12 maanden",
];

/// Costs of scholing, in cents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kosten {
    /// As estimated (PI-07), also before there is an akkoord.
    pub begroot: Option<u64>,
    /// Who pays.
    pub bron: Option<Financieringsbron>,
    /// The day of the akkoord (PI-08): from then on it counts as deelnemer.
    pub akkoord: Option<NaiveDate>,
    /// What it came to (NZ-07).
    pub werkelijk: Option<u64>,
}

/// A traject on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trajectfeit {
    /// Municipality.
    pub gemeente: Option<String>,
    /// Branche.
    pub branche: Option<Branche>,
    /// Niveau.
    pub niveau: Option<Niveau>,
    /// Kwalificatie.
    pub crebo: Option<Crebo>,
    /// Groups.
    pub doelgroepen: Vec<Doelgroep>,
    /// Benefit.
    pub uitkering: Option<Uitkering>,
    /// Werkend or not.
    pub situatie: Situatie,
    /// Who referred.
    pub kanaal: Option<Kanaal>,
    /// Short name of the coach.
    pub coach: String,
    /// Whether its leerbedrijf is a sociale werkvoorziening; none without one.
    pub sw: Option<bool>,
    /// The fasen it was in.
    pub fasen: Vec<Verblijf>,
    /// How it ended, if it did.
    pub slot: Option<(Slot, NaiveDate)>,
    /// The day of each mijlpaal, in their order.
    pub mijlpalen: [Option<NaiveDate>; 8],
    /// The day of the eindgesprek (PL-07).
    pub eindgesprek: Option<NaiveDate>,
    /// Werkprocessen that were learned.
    pub geleerd: u32,
    /// What it led to, and the day that was written of it.
    pub uitkomst: Option<(Uitkomst, NaiveDate)>,
    /// What was found at each moment of [`METINGEN`] after the first, with its day.
    pub metingen: [Option<(Werk, NaiveDate)>; 3],
    /// The next step (NZ-02), in words, whether it is one, and the day.
    pub vervolg: Option<(&'static str, bool, NaiveDate)>,
    /// Steps that were passed with a motivering, with the day.
    pub afwijkingen: Vec<(StapId, NaiveDate)>,
    /// Costs.
    pub kosten: Kosten,
    /// What was written at PB-06, where the kandidaat said that a success story may be told.
    pub verhaal: Option<Verhaal>,
}

/// A success story that may be told (M13).
#[derive(Clone, PartialEq, Eq)]
pub struct Verhaal {
    /// The day it was written down.
    pub op: NaiveDate,
    /// The leerbedrijf, where there was one.
    pub leerbedrijf: String,
    /// The words.
    pub tekst: String,
}

impl std::fmt::Debug for Verhaal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Verhaal(..)")
    }
}

impl Trajectfeit {
    /// The fase it is in, if it runs.
    pub fn fase(&self) -> Option<Fase> {
        let laatste = self.fasen.last()?;
        self.slot.is_none().then_some(laatste.fase)
    }

    /// The fase it was in when it ended.
    pub fn eindfase(&self) -> Option<Fase> {
        self.slot?;
        self.fasen.last().map(|it| it.fase)
    }

    /// The day of a mijlpaal.
    pub fn mijlpaal(&self, welke: Mijlpaal) -> Option<NaiveDate> {
        self.mijlpalen.get(welke as usize).copied().flatten()
    }

    /// What the uitkomst says of work.
    pub fn werk(&self) -> Option<(Werk, NaiveDate)> {
        let (uitkomst, op) = self.uitkomst?;
        let werk = match uitkomst {
            Uitkomst::Onbekend => Werk::Onbekend,
            it if it.is_uitstroom_naar_werk() => Werk::Ja,
            _ => Werk::Nee,
        };
        Some((werk, op))
    }
}

/// A leerwerkplek on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plekfeit {
    /// Which.
    pub plek: LeerwerkplekId,
    /// Of which leerbedrijf.
    pub bedrijf: LeerbedrijfId,
    /// Branche of the work.
    pub branche: Option<Branche>,
    /// Highest niveau.
    pub niveau: Option<Niveau>,
    /// Available; a place that is being won has no capacity yet.
    pub beschikbaar: bool,
    /// How many people at once.
    pub aantal: u64,
    /// How many of them are there.
    pub bezet: u64,
}

/// A leerbedrijf on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bedrijffeit {
    /// Which.
    pub id: LeerbedrijfId,
    /// Sociale werkvoorziening.
    pub sw: bool,
    /// Has an erkenning that is valid.
    pub erkend: bool,
    /// Branche.
    pub branche: Branche,
}

/// What is left of somebody who was removed (P-32).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restfeit {
    /// Year in which it ended, or else began.
    pub jaar: i32,
    /// How it ended, in words.
    pub uitkomst: String,
}

/// Everything that is counted, as of a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Feiten {
    /// Trajecten.
    pub trajecten: Vec<Trajectfeit>,
    /// Leerwerkplekken.
    pub plekken: Vec<Plekfeit>,
    /// Leerbedrijven.
    pub bedrijven: Vec<Bedrijffeit>,
    /// Removed persons.
    pub rest: Vec<Restfeit>,
    /// Budgets.
    pub budgetten: Vec<Budget>,
}
