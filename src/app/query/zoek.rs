//! What a search found.

use serde::{Deserialize, Serialize};

use super::Kaartrij;

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Treffers {
    /// How many there are in all.
    pub totaal: usize,
    /// The best of them.
    pub rijen: Vec<Treffer>,
    /// Whether notes were left out because nobody read them yet.
    #[serde(default)]
    pub nog: bool,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Treffer {
    /// The card it leads to.
    pub rij: Kaartrij,
    /// The text in which it was found: the full name, or a note.
    pub tekst: String,
    /// Whether that text is a note.
    pub notitie: bool,
    /// Characters of `tekst` that matched.
    pub letters: Vec<usize>,
}
