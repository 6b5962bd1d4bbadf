//! The hard conditions of a pair, in the order of the funnel (DOMAIN 3.8).

use serde::{Deserialize, Serialize};

/// A hard condition; one that is nee removes the place from the list. Append only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voorwaarde {
    /// The work is in a branche that the kandidaat wants.
    Branche,
    /// The niveau of the kandidaat can be learned there; one above is a warning.
    Niveau,
    /// An erkenning covers it to the planned end.
    Erkenning,
    /// A place is free during the whole period.
    Plaats,
    /// Data may be shared with a leerbedrijf (`DELEN_LEERBEDRIJF`).
    Toestemming,
    /// The journey is no longer than the kandidaat wants.
    Reistijd,
    /// The kandidaat need not stay away from this leerbedrijf.
    NietBij,
    /// What the work requires is held or can be planned.
    Vereiste,
    /// It was not refused before.
    Afgewezen,
}

impl Voorwaarde {
    /// All conditions, in the order of the funnel.
    pub const ALL: [Self; 9] = [
        Self::Branche,
        Self::Niveau,
        Self::Erkenning,
        Self::Plaats,
        Self::Toestemming,
        Self::Reistijd,
        Self::NietBij,
        Self::Vereiste,
        Self::Afgewezen,
    ];

    /// Place in [`Self::ALL`].
    pub const fn plaats(self) -> usize {
        self as usize
    }

    /// The code in commands and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Branche => "branche",
            Self::Niveau => "niveau",
            Self::Erkenning => "erkenning",
            Self::Plaats => "plaats",
            Self::Toestemming => "toestemming",
            Self::Reistijd => "reistijd",
            Self::NietBij => "niet_bij",
            Self::Vereiste => "vereiste",
            Self::Afgewezen => "afgewezen",
        }
    }

    /// The condition with a code.
    pub fn van_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.code() == code)
    }

    /// The word in the funnel: `-3 vol`.
    pub const fn kort(self) -> &'static str {
        match self {
            Self::Branche => "branche",
            Self::Niveau => "niveau",
            Self::Erkenning => "erkenning",
            Self::Plaats => "vol",
            Self::Toestemming => "toestemming",
            Self::Reistijd => "reistijd",
            Self::NietBij => "niet bij",
            Self::Vereiste => "vereiste",
            Self::Afgewezen => "afgewezen",
        }
    }

    /// The word in an explanation: "vrije plaats".
    pub const fn label(self) -> &'static str {
        match self {
            Self::Plaats => "vrije plaats",
            Self::NietBij => "niet bij dit bedrijf",
            Self::Vereiste => "beroepsvereiste",
            Self::Afgewezen => "eerder afgewezen",
            ander => ander.kort(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_and_codes_follow_the_order_of_the_funnel() {
        for (plaats, it) in Voorwaarde::ALL.into_iter().enumerate() {
            assert_eq!(it.plaats(), plaats);
            assert_eq!(Voorwaarde::van_code(it.code()), Some(it));
        }
    }
}
