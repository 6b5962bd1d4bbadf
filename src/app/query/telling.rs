//! Counting a list by one of its columns.

use serde::{Deserialize, Serialize};

use super::{Blik, MatchWens, Venster};
use crate::app::filter::Filter;
use crate::app::werkgevers::WerkgeverFilter;
use crate::domain::id::CoachId;

/// What is counted: what a list shows now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TelWat {
    /// Cards.
    Kaarten(Filter),
    /// Leerbedrijven.
    Werkgevers(WerkgeverFilter),
    /// What there is to do.
    Voorraad {
        /// Which list.
        blik: Blik,
        /// Of whom; none for the whole region.
        coach: Option<CoachId>,
        /// What may be in it.
        filter: Filter,
    },
    /// Kandidaten without a place.
    MatchKandidaten(Filter),
    /// Available plekken.
    MatchPlekken,
    /// Who fits a card; the window and the anchor of it say nothing here.
    Matching(Box<MatchWens>),
}

/// By what.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Telkolom {
    /// The column of the board.
    Fase,
    /// Branche.
    Branche,
    /// Niveau.
    Niveau,
    /// Municipality.
    Gemeente,
    /// Whose caseload.
    Coach,
    /// What holds a card.
    Stap,
    /// Place of a leerbedrijf.
    Plaats,
    /// Regular or sociale werkvoorziening.
    Soort,
    /// Whether there is a free place.
    Vrij,
    /// What needs doing.
    LetOp,
    /// By when something must be done.
    Groep,
    /// Why something stands in the list.
    Signaal,
    /// Whose turn it is.
    WachtOp,
    /// Whether a pair fits.
    Past,
    /// What a pair falls off on.
    Afvaller,
    /// How long the journey is.
    Reistijd,
}

impl Telkolom {
    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Fase => "fase",
            Self::Branche => "branche",
            Self::Niveau => "niveau",
            Self::Gemeente => "gemeente",
            Self::Coach => "coach",
            Self::Stap => "wat tegenhoudt",
            Self::Plaats => "plaats",
            Self::Soort => "soort bedrijf",
            Self::Vrij => "vrije plaats",
            Self::LetOp => "let op",
            Self::Groep => "wanneer",
            Self::Signaal => "waarom",
            Self::WachtOp => "wie aan zet is",
            Self::Past => "past",
            Self::Afvaller => "waarop het afvalt",
            Self::Reistijd => "reistijd",
        }
    }
}

impl TelWat {
    /// By what it can be counted.
    pub const fn kolommen(&self) -> &'static [Telkolom] {
        use Telkolom::{
            Afvaller, Branche, Coach, Fase, Gemeente, Groep, LetOp, Niveau, Past, Plaats, Reistijd,
            Signaal, Soort, Stap, Vrij, WachtOp,
        };
        match self {
            Self::Kaarten(_) => &[Fase, Branche, Niveau, Gemeente, Coach, Stap],
            Self::Werkgevers(_) => &[Branche, Plaats, Soort, Vrij, LetOp],
            Self::Voorraad { .. } => &[
                Groep, Signaal, WachtOp, Fase, Branche, Niveau, Gemeente, Coach, Stap,
            ],
            Self::MatchKandidaten(_) => &[Branche, Niveau, Gemeente, Fase, Coach],
            Self::MatchPlekken => &[Branche, Niveau, Plaats, Vrij],
            Self::Matching(_) => &[Past, Afvaller, Reistijd, Branche, Niveau, Plaats, Vrij],
        }
    }
}

/// The question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TelVraag {
    /// What is counted.
    pub wat: TelWat,
    /// By what.
    pub kolom: Telkolom,
}

/// One value with its number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TelRij {
    /// The value, in the coach's words.
    pub naam: String,
    /// How many have it.
    pub aantal: usize,
    /// The word of a filter that shows only those; none where no filter does.
    pub filter: Option<String>,
}

/// Who stands behind a number of a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TelAchter {
    /// What was counted, and by what.
    pub vraag: TelVraag,
    /// The value, as the answer named it.
    pub naam: String,
    /// Which of them.
    pub venster: Venster,
}
