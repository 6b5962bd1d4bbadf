//! The board, and a list of cards.

use serde::{Deserialize, Serialize};

use super::Kaartrij;
use crate::app::store::Seq;
use crate::domain::fase::Fase;

/// A part of a list: the first row wanted and how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Venster {
    /// First row.
    pub van: usize,
    /// How many rows at most.
    pub aantal: usize,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BordBeeld {
    /// As of which commit.
    pub seq: Seq,
    /// One per fase.
    pub kolommen: [Kolom; 7],
    /// Where the anchor stands: column and position, if it is on the board.
    pub anker: Option<(Fase, usize)>,
}

/// A column of the board.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kolom {
    /// Cards in it in all, after the filter.
    pub totaal: usize,
    /// Of those past the norm or past their next day.
    pub laat: usize,
    /// Position of the first row that is here.
    pub van: usize,
    /// The rows of the window.
    pub rijen: Vec<Kaartrij>,
}

/// A list of cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lijst {
    /// How many there are in all.
    pub totaal: usize,
    /// The rows of the window.
    pub rijen: Vec<Kaartrij>,
}
