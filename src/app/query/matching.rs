//! Questions of the matching pane, and what their answers hold.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Venster;
use crate::app::matching::Voortgang;
use crate::app::store::Seq;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerwerkplekId, TrajectId};
use crate::domain::inzet::Inzet;
use crate::domain::matching::{
    Oordeel, Trechter, Verandering, Vervolgvraag, Voorwaarde, Wat, Watals,
};
use crate::domain::telwoord::Woord;
use crate::domain::waardelijst::{Branche, Niveau};

/// Which pairs a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MatchToon {
    /// What fits, then what fits after a question.
    #[default]
    Past,
    /// What one condition of the funnel took away.
    Om(Voorwaarde),
    /// Everything: what fits, what asks a question, what does not fit.
    Alles,
}

/// In which order pairs stand, within their group; ties by number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum MatchSortering {
    /// Most points first.
    #[default]
    Score,
    /// Shortest journey first.
    Reistijd,
    /// Most free places first.
    Vrij,
    /// By name.
    Naam,
}

/// Who fits: plekken for a traject, or trajecten without a place for a plek.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchWens {
    /// For which card; its kind says which way round.
    pub kaart: KaartId,
    /// What is tried on the kandidaat's side, without keeping it.
    pub watals: Watals,
    /// Which pairs.
    pub toon: MatchToon,
    /// In which order.
    pub sortering: MatchSortering,
    /// Which rows.
    pub venster: Venster,
    /// The card under the cursor: its terms are in the answer, and the window moves so that it is
    /// in it. None, or one that is not in the list: the first row.
    pub anker: Option<KaartId>,
    /// How far the first matching of a region is. Crosses a line in messages of its own.
    #[serde(skip)]
    pub voortgang: Voortgang,
}

impl MatchWens {
    /// The best of a card, nothing tried.
    pub fn nieuw(kaart: KaartId, aantal: usize) -> Self {
        Self {
            kaart,
            watals: Watals::default(),
            toon: MatchToon::default(),
            sortering: MatchSortering::default(),
            venster: Venster { van: 0, aantal },
            anker: None,
            voortgang: Voortgang::default(),
        }
    }
}

/// What is known of somebody who is not stored yet; what cannot be read counts as not asked.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MatchInvoer {
    /// Branches wanted, first choice first.
    pub branches: Vec<Branche>,
    /// Niveau.
    pub niveau: Option<Niveau>,
    /// Postcode as typed: four digits are enough.
    pub postcode: String,
    /// Place as typed.
    pub woonplaats: String,
    /// Travel, time, language and papers.
    pub inzet: Inzet,
}

impl std::fmt::Debug for MatchInvoer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("MatchInvoer(..)")
    }
}

/// What a list counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Telt {
    /// Leerwerkplekken, for a kandidaat.
    Plekken,
    /// Kandidaten, for a leerwerkplek.
    Kandidaten,
}

impl Telt {
    /// The word on screen.
    pub const fn woord(self) -> Woord {
        match self {
            Self::Plekken => Woord::PLEK,
            Self::Kandidaten => Woord::KANDIDAAT,
        }
    }
}

/// One row: the other side of a pair.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchRij {
    /// Leerwerkplek or traject.
    pub kaart: KaartId,
    /// Leerbedrijf, or "R. Yıldız".
    pub naam: String,
    /// The work, or the fase of the traject.
    pub wat: String,
    /// Place of the work, or where the kandidaat lives; empty when not known.
    pub plaats: String,
    /// Branche of the work, or the first wish.
    pub branche: Option<Branche>,
    /// Niveau of the plek, or of the kandidaat.
    pub niveau: Option<Niveau>,
    /// Places free in the period of this pair.
    pub vrij: u16,
    /// Points.
    pub score: u16,
    /// Ja, onbekend (after a question) or nee.
    pub groep: Oordeel,
    /// Most minutes of the journey, if there is an estimate.
    pub minuten: Option<u16>,
    /// What removes it, where it is nee.
    pub om: Option<Voorwaarde>,
    /// Why it is nee, or after which question it may fit; empty where it fits.
    pub waarom: String,
    /// It fits only because of what is tried.
    pub nieuw: bool,
}

impl std::fmt::Debug for MatchRij {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "MatchRij({}, {}, {:?})",
            self.kaart, self.score, self.groep
        )
    }
}

/// To `Matching`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MatchBeeld {
    /// As of which commit.
    pub seq: Seq,
    /// For which card.
    pub kaart: KaartId,
    /// How it is called on screen.
    pub naam: String,
    /// What is counted.
    pub telt: Telt,
    /// The funnel, with what is tried.
    pub trechter: Trechter,
    /// The funnel without it, where something is tried.
    pub zonder: Option<Trechter>,
    /// Rows in the list.
    pub totaal: usize,
    /// Of those, how many fit only because of what is tried.
    pub nieuw: usize,
    /// Position of the first row that is here.
    pub van: usize,
    /// The rows of the window.
    pub rijen: Vec<MatchRij>,
    /// Position of the row under the cursor, if the list has one.
    pub anker: Option<usize>,
    /// The pair under the cursor.
    pub paar: Option<PaarBeeld>,
    /// Questions worth asking, the best first; three at most.
    pub vragen: Vec<Vervolgvraag>,
}

/// One line of an explanation.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TermRegel {
    /// Which condition or term.
    pub wat: Wat,
    /// Ja, nee, onbekend.
    pub oordeel: Oordeel,
    /// Points; 0 for a condition.
    pub punten: u8,
    /// Most points; 0 for a condition.
    pub van: u8,
    /// The facts, in words: "10 km, ongeveer 23 minuten (fiets), hoogstens 30".
    pub tekst: String,
}

impl std::fmt::Debug for TermRegel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "TermRegel({}, {:?})", self.wat.code(), self.oordeel)
    }
}

/// A condition that removes a pair, with what would take it away: one of the changes is enough.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BlokkadeBeeld {
    /// Which condition.
    pub voorwaarde: Voorwaarde,
    /// Why, in words.
    pub tekst: String,
    /// What would take it away, the smallest first, with its words.
    pub veranderingen: Vec<(Verandering, String)>,
}

impl std::fmt::Debug for BlokkadeBeeld {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "BlokkadeBeeld({})", self.voorwaarde.code())
    }
}

/// To `Paar`: one pair explained.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaarBeeld {
    /// The traject.
    pub traject: TrajectId,
    /// Its kandidaat, short: "R. Yıldız".
    pub naam: String,
    /// The leerwerkplek.
    pub plek: LeerwerkplekId,
    /// Its leerbedrijf.
    pub bedrijf: String,
    /// Version of the rules.
    pub regelversie: u16,
    /// Ja, onbekend or nee.
    pub oordeel: Oordeel,
    /// Points.
    pub score: u16,
    /// Every condition, then every term, in order.
    pub regels: Vec<TermRegel>,
    /// Everything that removes it; with the first change of each it fits.
    pub blokkades: Vec<BlokkadeBeeld>,
    /// What must be asked to decide.
    pub vragen: Vec<Vervolgvraag>,
}

impl std::fmt::Debug for PaarBeeld {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PaarBeeld({}, {})", self.traject, self.plek)
    }
}

impl PaarBeeld {
    /// "Past als: ..." with the smallest changes; none where it fits, or where nothing helps.
    pub fn past_als(&self) -> Option<String> {
        let eerste = self.blokkades.iter().map(|it| it.veranderingen.first());
        let eerste: Option<Vec<&str>> = eerste.map(|it| it.map(|(_, tekst)| &**tekst)).collect();
        let eerste = eerste.filter(|it| !it.is_empty())?;
        Some(format!("Past als: {}", eerste.join(" en ")))
    }
}

/// A kandidaat without a place.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchKandidaat {
    /// The traject.
    pub traject: TrajectId,
    /// The person.
    pub kandidaat: Option<KandidaatId>,
    /// "R. Yıldız".
    pub naam: String,
    /// First wish.
    pub branche: Option<Branche>,
    /// Niveau.
    pub niveau: Option<Niveau>,
    /// Municipality, if known.
    pub gemeente: Option<String>,
    /// Whose caseload.
    pub coach: CoachId,
    /// Since when in this fase.
    pub sinds: NaiveDate,
    /// Plekken that fit.
    pub past: usize,
    /// Plekken that may fit, after a question.
    pub vraag: usize,
    /// Points of the best of those that fit, or may fit; none without any.
    pub beste: Option<u16>,
}

impl std::fmt::Debug for MatchKandidaat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "MatchKandidaat({})", self.traject)
    }
}

/// To `MatchKandidaten`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchLijst {
    /// How many there are.
    pub totaal: usize,
    /// The rows of the window.
    pub rijen: Vec<MatchKandidaat>,
}

/// An available plek.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchPlek {
    /// Which.
    pub plek: LeerwerkplekId,
    /// Leerbedrijf.
    pub naam: String,
    /// The work.
    pub functie: String,
    /// Where.
    pub plaats: String,
    /// Branche of the work.
    pub branche: Option<Branche>,
    /// Highest niveau.
    pub niveau: Option<Niveau>,
    /// Places free today.
    pub vrij: u16,
}

/// To `MatchPlekken`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MatchPlekken {
    /// How many there are.
    pub totaal: usize,
    /// The rows of the window.
    pub rijen: Vec<MatchPlek>,
}

/// To `MatchProef`: what the intake shows beside it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MatchProef {
    /// The funnel.
    pub trechter: Trechter,
    /// The best places; three at most, or as many as was asked.
    pub beste: Vec<MatchRij>,
    /// Questions worth asking, the best first; three at most.
    pub vragen: Vec<Vervolgvraag>,
}
