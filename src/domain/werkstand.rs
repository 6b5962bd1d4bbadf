//! Where a coach was and what a coach comes back to: the screen, the filter, saved views, the
//! dossiers that were opened last. Numbers and filters only, never a name of anybody.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::KaartId;

/// Dossiers that are kept as the last ones.
pub const LAATST_MAX: usize = 9;

/// A screen of the line on top.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scherm {
    /// The board.
    #[default]
    Bord,
    /// What is to be done.
    Werkvoorraad,
    /// Who fits where.
    Matching,
    /// The leerbedrijven.
    Werkgevers,
    /// The fase-overleg.
    Overleg,
    /// The figures.
    Monitor,
}

/// What a screen shows: its filter and its order, as they are typed and named.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weergave {
    /// Which screen.
    pub scherm: Scherm,
    /// The filter as typed.
    pub filter: String,
    /// The word for the order; empty for the usual one.
    pub volgorde: String,
}

/// The letter of a saved view: `a` to `z`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "char", into = "char")]
pub struct Letter(char);

impl TryFrom<char> for Letter {
    type Error = &'static str;

    fn try_from(letter: char) -> Result<Self, Self::Error> {
        if letter.is_ascii_lowercase() {
            Ok(Self(letter))
        } else {
            Err("een weergave staat op een letter, a tot en met z")
        }
    }
}

impl From<Letter> for char {
    fn from(letter: Letter) -> Self {
        letter.0
    }
}

/// Everything that a coach comes back to.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Werkstand {
    /// The screen in front.
    pub scherm: Scherm,
    /// What each screen with a filter shows.
    pub schermen: BTreeMap<Scherm, Weergave>,
    /// The card under the cursor of the board.
    pub kaart: Option<KaartId>,
    /// The saved views.
    pub weergaven: BTreeMap<Letter, Weergave>,
    /// The dossiers that were opened last, the newest first.
    pub laatst: Vec<KaartId>,
}

impl Werkstand {
    /// A dossier is opened: it is the newest of the last ones.
    pub fn opent(&mut self, kaart: KaartId) {
        self.laatst.retain(|ander| *ander != kaart);
        self.laatst.insert(0, kaart);
        self.laatst.truncate(LAATST_MAX);
    }
}

#[cfg(test)]
mod tests {
    use super::super::id::TrajectId;
    use super::*;

    #[test]
    fn the_last_dossiers_stand_once_each_and_are_few() {
        let kaart = |nummer| KaartId::Traject(TrajectId(nummer));
        let mut it = Werkstand::default();
        for nummer in 1..=12 {
            it.opent(kaart(nummer));
        }
        it.opent(kaart(10));
        let nummers: Vec<_> = it.laatst.iter().map(ToString::to_string).collect();
        assert_eq!(nummers.len(), LAATST_MAX);
        assert_eq!(nummers.first().map(String::as_str), Some("T-0010"));
        assert_eq!(nummers.iter().filter(|it| *it == "T-0010").count(), 1);
    }

    #[test]
    fn a_view_stands_on_a_letter() {
        for fout in ['A', '1', 'é', ' '] {
            assert!(Letter::try_from(fout).is_err());
        }
        assert_eq!(char::from(Letter::try_from('k').unwrap()), 'k');
    }
}
