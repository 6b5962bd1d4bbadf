//! Counting a list by one of its columns.

use serde::{Deserialize, Serialize};

use crate::app::filter::Filter;
use crate::app::werkgevers::WerkgeverFilter;

/// What is counted: what a list shows now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum TelWat {
    /// Cards.
    Kaarten(Filter),
    /// Leerbedrijven.
    Werkgevers(WerkgeverFilter),
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
        }
    }
}

impl TelWat {
    /// By what it can be counted.
    pub const fn kolommen(&self) -> &'static [Telkolom] {
        use Telkolom::{Branche, Coach, Fase, Gemeente, LetOp, Niveau, Plaats, Soort, Stap, Vrij};
        match self {
            Self::Kaarten(_) => &[Fase, Branche, Niveau, Gemeente, Coach, Stap],
            Self::Werkgevers(_) => &[Branche, Plaats, Soort, Vrij, LetOp],
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
