//! Questions of the fase-overleg, and what their answers hold.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{Kaartrij, StapRij, TijdlijnRegel, Venster};
use crate::app::filter::Filter;
use crate::app::store::Seq;
use crate::document::Doc;
use crate::domain::fase::Fase;
use crate::domain::id::KaartId;
use crate::domain::overleg::Overleg;
use crate::domain::overleg::agenda::Aanleiding;

/// Which cases an overleg is about, in the order of the room.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverlegWens {
    /// Which cases may be on it.
    pub filter: Filter,
    /// Which rows.
    pub venster: Venster,
    /// A case to be found: the window moves so that it is in it.
    pub anker: Option<KaartId>,
    /// Only what was parked.
    pub geparkeerd: bool,
    /// Without an anchor, go on where the room was: at the first case that was not looked at.
    pub hervat: bool,
}

/// A case on the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agendapunt {
    /// The card as the board has it.
    pub rij: Kaartrij,
    /// Why it is here, the first one by which it is ordered.
    pub redenen: Vec<Aanleiding>,
    /// It was looked at in this overleg.
    pub gezien: bool,
    /// It waits for the end.
    pub geparkeerd: bool,
}

/// The agenda of the overleg.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverlegBeeld {
    /// As of which commit.
    pub seq: Seq,
    /// The overleg that the asker leads now; none before it began.
    pub lopend: Option<Overleg>,
    /// The day from which the agenda looks.
    pub sinds: NaiveDate,
    /// Cases on the agenda.
    pub totaal: usize,
    /// Of those, looked at.
    pub gezien: usize,
    /// Of those, parked.
    pub geparkeerd: usize,
    /// How many have each reason as their first.
    pub telling: Vec<(Aanleiding, usize)>,
    /// Besluiten so far.
    pub besluiten: usize,
    /// Acties so far.
    pub acties: usize,
    /// Position of the first row that is here.
    pub van: usize,
    /// The rows of the window.
    pub rijen: Vec<Agendapunt>,
    /// Position of the anchor, if it is on the agenda.
    pub anker: Option<usize>,
}

/// One line that was said of a case.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gezegd {
    /// When.
    pub moment: DateTime<Utc>,
    /// A besluit; else an actie, with for whom and when in the text.
    pub besluit: bool,
    /// What.
    pub tekst: String,
}

impl fmt::Debug for Gezegd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gezegd")
    }
}

/// One case, large.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZaakBeeld {
    /// The card.
    pub rij: Kaartrij,
    /// Version of its record.
    pub versie: Seq,
    /// Where it would go.
    pub naar: Option<Fase>,
    /// Nothing holds it.
    pub kan: bool,
    /// The open steps of its poort, what holds it first.
    pub stappen: Vec<StapRij>,
    /// What happened since the last overleg, newest first, without own words.
    pub sinds: Vec<TijdlijnRegel>,
    /// What was said of it in this overleg and in the ones before it, newest first.
    pub gezegd: Vec<Gezegd>,
    /// Seconds that it was looked at in this overleg.
    pub seconden: u32,
}

/// The minutes of an overleg.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct VerslagBeeld {
    /// The overleg.
    pub overleg: Overleg,
    /// The minutes: initials and numbers only.
    pub doc: Doc,
    /// Name of the file, without its ending.
    pub naam: String,
}

/// The board on two days, side by side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerschilWens {
    /// The day before.
    pub van: NaiveDate,
    /// The day after.
    pub tot: NaiveDate,
    /// Rows wanted per column.
    pub aantal: usize,
}

/// How a card stands against the day before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum VerschilTeken {
    /// It came on the board.
    Nieuw,
    /// It came from an earlier fase.
    Verder,
    /// It came back from a later fase.
    Terug,
    /// It ended.
    Klaar,
    /// It stands where it stood.
    Gelijk,
}

/// A card of a column, with its sign.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerschilRij {
    /// Which card.
    pub kaart: KaartId,
    /// "R. Yıldız".
    pub naam: String,
    /// Its sign.
    pub teken: VerschilTeken,
    /// Where it came from, if it moved.
    pub van: Option<Fase>,
}

impl fmt::Debug for VerschilRij {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerschilRij({}, {:?})", self.kaart, self.teken)
    }
}

/// A column on two days.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerschilKolom {
    /// Cards on the day before.
    pub toen: usize,
    /// Cards on the day after.
    pub nu: usize,
    /// Cards that are different.
    pub anders: usize,
    /// What is different first, then what is not; not all of them.
    pub rijen: Vec<VerschilRij>,
}

/// The board on two days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VerschilBeeld {
    /// The day before.
    pub van: NaiveDate,
    /// The day after.
    pub tot: NaiveDate,
    /// One per fase.
    pub kolommen: [VerschilKolom; 7],
}

/// The cards of a fase, in days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Faselast {
    /// Which.
    pub fase: Fase,
    /// Cards in it.
    pub aantal: usize,
    /// Days that the middle one of them stands there.
    pub mediaan: i64,
    /// Days that one may stand there.
    pub norm: i32,
    /// Cards that stand there longer.
    pub over: usize,
}

/// The cards of a coach.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coachlast {
    /// Short name.
    pub kort: String,
    /// Cards that run.
    pub aantal: usize,
    /// Of those, past the norm or past their next day.
    pub laat: usize,
    /// Of those, on hold.
    pub wacht: usize,
}

/// Where it gets stuck.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BelastingBeeld {
    /// The fasen, in order.
    pub fasen: Vec<Faselast>,
    /// The coaches, the fullest first.
    pub coaches: Vec<Coachlast>,
}
