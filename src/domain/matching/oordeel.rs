//! Three-valued verdicts: yes, no, and not known.

use serde::{Deserialize, Serialize};

/// What is found of one condition, term or pair. Append only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Oordeel {
    /// It fits.
    Ja,
    /// It does not fit.
    Nee,
    /// Something has to be asked first; never a silent no.
    Onbekend,
}

impl Oordeel {
    /// Ja where it is so, nee where it is not.
    pub const fn van(waar: bool) -> Self {
        if waar { Self::Ja } else { Self::Nee }
    }

    /// Both: one nee decides, then one onbekend.
    #[must_use]
    pub const fn en(self, ander: Self) -> Self {
        match (self, ander) {
            (Self::Nee, _) | (_, Self::Nee) => Self::Nee,
            (Self::Onbekend, _) | (_, Self::Onbekend) => Self::Onbekend,
            (Self::Ja, Self::Ja) => Self::Ja,
        }
    }

    /// The word in answers: `ja`, `nee`, `onbekend`.
    pub const fn woord(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::Nee => "nee",
            Self::Onbekend => "onbekend",
        }
    }

    /// The sign on screen.
    pub const fn teken(self) -> char {
        match self {
            Self::Ja => '\u{2713}',
            Self::Nee => '\u{2717}',
            Self::Onbekend => '?',
        }
    }

    /// The sign where the screen has letters only.
    pub const fn letter(self) -> char {
        match self {
            Self::Ja => 'J',
            Self::Nee => 'N',
            Self::Onbekend => '?',
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_nee_decides_and_unknown_is_no_nee() {
        use Oordeel::{Ja, Nee, Onbekend};
        assert_eq!(Ja.en(Ja), Ja);
        assert_eq!(Ja.en(Onbekend), Onbekend);
        assert_eq!(Onbekend.en(Nee), Nee);
        assert_eq!(Nee.en(Ja), Nee);
    }
}
