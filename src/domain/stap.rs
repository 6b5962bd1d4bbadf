//! What a stap is: who must act, when it holds a card, what it asks for. The 74 rows are in `tabel`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::betrokkene::Rol;
use super::fase::Fase;
use super::nazorg::Nazorgmoment;

mod tabel;

pub use tabel::STAPPEN;

/// A step of the table, by its row; reads and writes as `WK-10W`.
///
/// The row is what binary records hold, so rows never move: a new step is added at the end of the
/// table and a dropped one keeps its row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StapId(u8);

impl StapId {
    /// The step at a row.
    pub fn van_rij(rij: usize) -> Option<Self> {
        (rij < STAPPEN.len())
            .then(|| u8::try_from(rij).ok().map(Self))
            .flatten()
    }

    /// The row of the step, 0 to 73.
    pub fn rij(self) -> usize {
        usize::from(self.0)
    }

    /// What the table says of it.
    pub fn stap(self) -> &'static Stap {
        // A StapId is only made from a row of the table.
        &STAPPEN[self.rij()]
    }

    /// Every step in the order of the table.
    pub fn alle() -> impl Iterator<Item = Self> {
        (0..STAPPEN.len()).filter_map(Self::van_rij)
    }

    /// The steps of one fase in order.
    pub fn van_fase(fase: Fase) -> impl Iterator<Item = Self> {
        Self::alle().filter(move |id| id.stap().fase == fase)
    }

    /// The step with this code; for codes that stand in our own source.
    pub fn code(code: &str) -> Option<Self> {
        code.parse().ok()
    }
}

impl fmt::Debug for StapId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.stap().code)
    }
}

impl fmt::Display for StapId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.stap().code)
    }
}

/// A text that is no step of the table.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is geen stap; verwacht een code zoals WK-06 of PI-03N")]
pub struct StapFout(String);

impl FromStr for StapId {
    type Err = StapFout;
    fn from_str(text: &str) -> Result<Self, StapFout> {
        let text = text.trim();
        STAPPEN
            .iter()
            .position(|stap| stap.code.eq_ignore_ascii_case(text))
            .and_then(Self::van_rij)
            .ok_or_else(|| StapFout(text.chars().take(20).collect()))
    }
}

impl Serialize for StapId {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if s.is_human_readable() {
            s.serialize_str(self.stap().code)
        } else {
            s.serialize_u8(self.0)
        }
    }
}

impl<'de> Deserialize<'de> for StapId {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        if d.is_human_readable() {
            String::deserialize(d)?.parse().map_err(de::Error::custom)
        } else {
            let rij = usize::from(u8::deserialize(d)?);
            Self::van_rij(rij).ok_or_else(|| de::Error::custom("no such row in the table of steps"))
        }
    }
}

/// Werkend or not: decides which variant of a step counts and which steps are not there at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Situatie {
    /// Has an employer, who is also the leerbedrijf.
    #[serde(rename = "werkend")]
    Werkend,
    /// Has none.
    #[serde(rename = "niet_werkend")]
    NietWerkend,
}

impl Situatie {
    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Werkend => "werkend",
            Self::NietWerkend => "niet werkend",
        }
    }
}

/// To whom a step applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Geldt {
    /// Both.
    Beide,
    /// Only werkenden; a niet-werkende never sees it.
    Werkend,
    /// Only niet-werkenden; a werkende never sees it.
    NietWerkend,
    /// Both, but a werkende may leave it as n.v.t. without a word (the employer is known).
    WerkendNvt,
}

impl Geldt {
    /// Whether a traject in this situatie meets the step.
    pub const fn voor(self, situatie: Situatie) -> bool {
        match self {
            Self::Beide | Self::WerkendNvt => true,
            Self::Werkend => matches!(situatie, Situatie::Werkend),
            Self::NietWerkend => matches!(situatie, Situatie::NietWerkend),
        }
    }
}

/// How hard a step holds a card at the poort (DOMAIN 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Poortniveau {
    /// Never nags.
    Info,
    /// The card may go on and carries a mark; the step stays open.
    Warn,
    /// Holds the card unless done, n.v.t. or passed with a motivering.
    Block,
    /// Holds the card, no way around (law or logic).
    Hard,
}

/// Who acts in a step (DOMAIN 2.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// Kandidaat.
    KA,
    /// Leerbedrijf.
    LB,
    /// Praktijkopleider.
    PO,
    /// Teamleider.
    TL,
    /// Mbo-instelling.
    MBO,
    /// Praktijkbegeleider of the mbo.
    PG,
    /// Werkcoach of gemeente or UWV.
    GU,
    /// Accountmanager of the werkgeversservicepunt.
    WSP,
    /// Leerwerkloket.
    LWL,
    /// SBB.
    SBB,
    /// DUO.
    DUO,
    /// Brancheorganisatie.
    BR,
    /// (Job)coach.
    JC,
    /// Procesbegeleider: WSP for a werkende, werkcoach or WSP for others (18W, 18N).
    PB,
}

impl Actor {
    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::KA => "kandidaat",
            Self::LB => "leerbedrijf",
            Self::PO => "praktijkopleider",
            Self::TL => "teamleider",
            Self::MBO => "mbo",
            Self::PG => "praktijkbegeleider",
            Self::GU => "werkcoach",
            Self::WSP => "WSP",
            Self::LWL => "Leerwerkloket",
            Self::SBB => "SBB",
            Self::DUO => "DUO",
            Self::BR => "brancheorganisatie",
            Self::JC => "jobcoach",
            Self::PB => "procesbegeleider",
        }
    }
}

/// What a step asks for when it is done, beside the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vraag {
    /// A date; a short word may be added.
    Datum,
    /// Somebody with a role: name, organisation, phone.
    Persoon(Rol),
    /// The result of the DUO-check.
    Duo,
    /// Which leerwerkplek; confirming takes one place of it.
    Plek,
    /// Start and end as planned.
    Periode,
    /// The day on which praktijkleren really started.
    Start,
    /// The day on which it really ended.
    Einde,
    /// A praktijkopleider at the leerwerkplek.
    Praktijkopleider,
    /// Branche of the work at the leerwerkplek.
    Branche,
    /// Number of places and niveau.
    Plaatsen,
    /// What it led to (V11).
    Uitkomst,
    /// First working day, kind of contract and hours.
    Baan,
    /// Whether somebody is at work, and how many hours.
    Meting(Nazorgmoment),
    /// The next step of somebody's development.
    Vervolg,
    /// What both sides thought of it.
    Scores,
    /// What the scholing came to.
    Afrekening,
}

/// Lead time of a step, counted from what starts its clock. Unsourced ones are defaults of our own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Termijn {
    /// No lead time.
    Geen,
    /// Days after the card entered the fase.
    NaFase(u16),
    /// Working days after the card entered the fase.
    WerkdagenNaFase(u16),
    /// Days after another step was done.
    Na(&'static str, u16),
    /// Working days after another step was done.
    WerkdagenNa(&'static str, u16),
    /// Days before the planned start.
    VoorStart(u16),
    /// Days after the (planned or real) start.
    NaStart(u16),
    /// Half-way between start and end (S4 item 26).
    Halverwege,
    /// At the planned end.
    Einde,
    /// A moment of nazorg, counted from the first working day.
    Nazorg(Nazorgmoment),
}

/// One row of the table of steps.
#[derive(Debug, Clone, Copy)]
pub struct Stap {
    /// `WK-10W`.
    pub code: &'static str,
    /// Fase it belongs to.
    pub fase: Fase,
    /// What the coach reads.
    pub label: &'static str,
    /// Word or two for a card: "DUO-check".
    pub kort: &'static str,
    /// Items of the checklist (S4), `S3` deelstappen and `Lx` bullets it comes from.
    pub bron: &'static [&'static str],
    /// Who acts; the first is responsible.
    pub actoren: &'static [Actor],
    /// To whom it applies.
    pub geldt: Geldt,
    /// How hard it holds the card when leaving its own fase.
    pub poort: Poortniveau,
    /// Whether "niet van toepassing" with a reason is an answer.
    pub nvt: bool,
    /// A later fase at whose exit the step becomes BLOCK (WK-10, PI-11).
    pub later: Option<Fase>,
    /// Steps that must be done before this one can be.
    pub eerst: &'static [&'static str],
    /// What shows that it was done.
    pub bewijs: &'static str,
    /// Lead time.
    pub termijn: Termijn,
    /// What it asks for when done.
    pub vraag: Vraag,
}

impl Stap {
    /// Level at the exit of a fase, or none if the step plays no part there.
    pub fn niveau_bij_vertrek(&self, fase: Fase) -> Option<Poortniveau> {
        if self.later == Some(fase) {
            Some(Poortniveau::Block)
        } else if self.fase == fase {
            Some(self.poort)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests;
