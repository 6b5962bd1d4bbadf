//! What is stored: kinds of record, their keys, and their values.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::command::Concept;
use super::monitor::Maandstand;
use super::store::Seq;
use crate::domain::avg::{Avg, Statistiek};
use crate::domain::bewaartermijn::Bewaartermijnen;
use crate::domain::coach::Coach;
use crate::domain::formulier::Formulier;
use crate::domain::gebeurtenis::Gebeurtenis;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::journaal::{Journaalregel, Journaalstand};
use crate::domain::kandidaat::{Kandidaat, KandidaatBsn};
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::monitor::Budget;
use crate::domain::overdracht::Overdracht;
use crate::domain::overleg::Overlegdeel;
use crate::domain::samenvoeging::Samenvoeging;
use crate::domain::signaal::Signaalinstelling;
use crate::domain::taak::Taak;
use crate::domain::toestemming::Intrekking;
use crate::domain::traject::Traject;
use crate::domain::uitstel::Uitstel;
use crate::domain::voorstel::Voorstel;
use crate::domain::werkstand::Werkstand;

mod sleutel;
mod soort;

pub use sleutel::Key;
pub use soort::Soort;

/// A value that is stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant holds the type of its name")]
pub enum Record {
    Kandidaat(Box<Kandidaat>),
    Bsn(KandidaatBsn),
    Leerbedrijf(Leerbedrijf),
    Leerwerkplek(Leerwerkplek),
    Traject(Box<Traject>),
    Gebeurtenis(Gebeurtenis),
    Kwalificatie(Kwalificatie),
    Coach(Coach),
    Gebied(Gebied),
    Concept(Concept),
    Wijziging(Box<Wijziging>),
    Logregel(Logregel),
    Regio(Regio),
    Formulier(Box<Formulier>),
    Intrekking(Intrekking),
    Samenvoeging(Box<Samenvoeging>),
    Voorstel(Box<Voorstel>),
    Journaal(Box<Journaalregel>),
    Journaalstand(Journaalstand),
    Avg(Box<Avg>),
    Statistiek(Statistiek),
    Bewaren(Bewaartermijnen),
    Taak(Box<Taak>),
    Uitstel(Uitstel),
    Overdracht(Overdracht),
    Signaalinstelling(Signaalinstelling),
    Overleg(Box<Overlegdeel>),
    Budget(Budget),
    Maandstand(Box<Maandstand>),
    Werkstand(Box<Werkstand>),
}

impl Record {
    /// The kind of the value.
    pub const fn soort(&self) -> Soort {
        match self {
            Self::Kandidaat(_) => Soort::Kandidaat,
            Self::Bsn(_) => Soort::Bsn,
            Self::Leerbedrijf(_) => Soort::Leerbedrijf,
            Self::Leerwerkplek(_) => Soort::Leerwerkplek,
            Self::Traject(_) => Soort::Traject,
            Self::Gebeurtenis(_) => Soort::Gebeurtenis,
            Self::Kwalificatie(_) => Soort::Kwalificatie,
            Self::Coach(_) => Soort::Coach,
            Self::Gebied(_) => Soort::Gebied,
            Self::Concept(_) => Soort::Concept,
            Self::Wijziging(_) => Soort::Wijziging,
            Self::Logregel(_) => Soort::Logregel,
            Self::Regio(_) => Soort::Regio,
            Self::Formulier(_) => Soort::Formulier,
            Self::Intrekking(_) => Soort::Intrekking,
            Self::Samenvoeging(_) => Soort::Samenvoeging,
            Self::Voorstel(_) => Soort::Voorstel,
            Self::Journaal(_) => Soort::Journaal,
            Self::Journaalstand(_) => Soort::Journaalstand,
            Self::Avg(_) => Soort::Avg,
            Self::Statistiek(_) => Soort::Statistiek,
            Self::Bewaren(_) => Soort::Bewaren,
            Self::Taak(_) => Soort::Taak,
            Self::Overleg(_) => Soort::Overleg,
            Self::Budget(_) => Soort::Budget,
            Self::Maandstand(_) => Soort::Maandstand,
            Self::Uitstel(_) => Soort::Uitstel,
            Self::Overdracht(_) => Soort::Overdracht,
            Self::Signaalinstelling(_) => Soort::Signaalinstelling,
            Self::Werkstand(_) => Soort::Werkstand,
        }
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Record({})", self.soort().naam())
    }
}

/// A postcode area with its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gebied {
    /// Four digits.
    pub pc4: u16,
    /// Place.
    pub plaats: String,
    /// Municipality, if known.
    pub gemeente: Option<String>,
    /// Latitude in millionths of a degree.
    pub breedte: i32,
    /// Longitude in millionths of a degree.
    pub lengte: i32,
}

impl Eq for Gebied {}

/// What a region calls itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regio {
    /// Name on the status line.
    pub naam: String,
    /// Whether this is the example region.
    pub voorbeeld: bool,
    /// The organisations that use what somebody gives toestemming for (T5), with commas between;
    /// empty while nobody said it.
    #[serde(default)]
    pub verantwoordelijken: String,
}

/// A change that its coach can take back, and do again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wijziging {
    /// Number within the coach's changes.
    pub nummer: u64,
    /// In words: "R. Yıldız naar Bemiddeling".
    pub titel: String,
    /// The card it was about, if one.
    pub kaart: Option<KaartId>,
    /// Every record that changed, as it was and as it became.
    pub delen: Vec<Deel>,
    /// Whether it was taken back.
    pub teruggenomen: bool,
}

/// One record of a change.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deel {
    /// Where.
    pub sleutel: Key,
    /// As it was; none if it did not exist.
    pub voor: Option<Record>,
    /// As it became; none if it was removed.
    pub na: Option<Record>,
}

/// Who changed which fields of which record, as it was kept before there was a journaal; read and
/// never written any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logregel {
    /// When.
    pub moment: chrono::DateTime<chrono::Utc>,
    /// Who.
    pub door: CoachId,
    /// What was done, a word of the program: "verplaats".
    pub werkwoord: String,
    /// Which fields.
    pub velden: Vec<String>,
}

/// A record with the sequence of the commit that wrote it: its version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned {
    /// The version.
    pub versie: Seq,
    /// The value.
    pub record: Record,
}
