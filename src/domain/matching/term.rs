//! The soft terms of a pair: what adds points (DOMAIN 3.8).

use serde::{Deserialize, Serialize};

/// A soft term. Append only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Term {
    /// Which wish the branche is: first choice first.
    Wens,
    /// The niveau itself, or one above.
    Niveau,
    /// Werkprocessen that are to be learned and can be done there.
    Werkprocessen,
    /// The journey.
    Reistijd,
    /// Hours a week.
    Uren,
    /// Parts of the week.
    Dagdelen,
    /// The first day.
    Start,
    /// Dutch, against what the work asks.
    Taal,
    /// Certificates that are asked.
    Papieren,
    /// Whether the praktijkopleider has room for one more.
    Begeleiding,
    /// Prospect of a job.
    Perspectief,
    /// How trajecten at this leerbedrijf ended.
    Ervaring,
}

impl Term {
    /// All terms, in the order in which they are shown.
    pub const ALL: [Self; 12] = [
        Self::Wens,
        Self::Niveau,
        Self::Werkprocessen,
        Self::Reistijd,
        Self::Uren,
        Self::Dagdelen,
        Self::Start,
        Self::Taal,
        Self::Papieren,
        Self::Begeleiding,
        Self::Perspectief,
        Self::Ervaring,
    ];

    /// Place in [`Self::ALL`].
    pub const fn plaats(self) -> usize {
        self as usize
    }

    /// The code in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Wens => "wens",
            Self::Niveau => "niveau",
            Self::Werkprocessen => "werkprocessen",
            Self::Reistijd => "reistijd",
            Self::Uren => "uren",
            Self::Dagdelen => "dagdelen",
            Self::Start => "start",
            Self::Taal => "taal",
            Self::Papieren => "papieren",
            Self::Begeleiding => "begeleiding",
            Self::Perspectief => "perspectief",
            Self::Ervaring => "ervaring",
        }
    }

    /// The word in an explanation.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Wens => "wens",
            Self::Niveau => "niveau",
            Self::Werkprocessen => "werkprocessen",
            Self::Reistijd => "reistijd",
            Self::Uren => "uren",
            Self::Dagdelen => "dagdelen",
            Self::Start => "start",
            Self::Taal => "taal",
            Self::Papieren => "papieren",
            Self::Begeleiding => "begeleiding",
            Self::Perspectief => "perspectief op baan",
            Self::Ervaring => "ervaring met dit bedrijf",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_follow_the_order() {
        for (plaats, it) in Term::ALL.into_iter().enumerate() {
            assert_eq!(it.plaats(), plaats);
        }
    }
}
