//! An address: street, number and addition; postcode and place stand beside it (R10).

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::tekst::schoon;

/// Longest addition, in characters.
const TOEVOEGING_MAX: usize = 20;

/// Street, number and addition.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adres {
    /// Street; empty while nobody asked: postcode and number already say which door it is.
    pub straat: String,
    /// Number, 1 to 99999.
    pub huisnummer: u32,
    /// Letter or addition, such as "A" or "2 hoog"; may be empty.
    pub toevoeging: String,
}

impl Adres {
    /// Number and addition, as they are typed in one field.
    pub fn nummer(&self) -> Huisnummer {
        Huisnummer {
            nummer: self.huisnummer,
            toevoeging: self.toevoeging.clone(),
        }
    }

    /// A door of which only the number is known, or one in a street that is known already.
    pub fn aan(straat: &str, deur: Huisnummer) -> Self {
        Self {
            straat: straat.to_owned(),
            huisnummer: deur.nummer,
            toevoeging: deur.toevoeging,
        }
    }
}

impl fmt::Debug for Adres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Adres(..)")
    }
}

impl fmt::Display for Adres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let straat = if self.straat.is_empty() {
            "nummer"
        } else {
            &self.straat
        };
        write!(f, "{straat} {}", self.nummer())
    }
}

/// The number of a house with its addition: `12`, `12a`, `12-14`, `3 2 hoog`.
#[derive(Clone, PartialEq, Eq)]
pub struct Huisnummer {
    nummer: u32,
    toevoeging: String,
}

impl Huisnummer {
    /// The number, 1 to 99999.
    pub fn nummer(&self) -> u32 {
        self.nummer
    }
}

impl fmt::Debug for Huisnummer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Huisnummer(..)")
    }
}

impl fmt::Display for Huisnummer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.nummer)?;
        match self.toevoeging.chars().next() {
            None => Ok(()),
            // A range is one word: 12-14.
            Some('-' | '/') => f.write_str(&self.toevoeging),
            Some(_) => write!(f, " {}", self.toevoeging),
        }
    }
}

/// What is wrong with the number of a house.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum HuisnummerFout {
    /// It does not start with a number of a house.
    #[error("Typ een nummer, zoals 12 of 12 a.")]
    Nummer,
    /// More than an addition can be.
    #[error("Na het nummer passen hoogstens {TOEVOEGING_MAX} tekens, zoals a of 2 hoog.")]
    Toevoeging,
}

impl FromStr for Huisnummer {
    type Err = HuisnummerFout;

    fn from_str(tekst: &str) -> Result<Self, Self::Err> {
        let tekst = schoon(tekst);
        let na = tekst.trim_start_matches(|c: char| c.is_ascii_digit());
        let cijfers = tekst.strip_suffix(na).unwrap_or("");
        let nummer = cijfers.parse().ok().filter(|it| (1..=99_999).contains(it));
        let nummer = nummer.ok_or(HuisnummerFout::Nummer)?;
        let toevoeging = na.trim();
        if toevoeging.chars().count() > TOEVOEGING_MAX {
            return Err(HuisnummerFout::Toevoeging);
        }
        Ok(Self {
            nummer,
            toevoeging: toevoeging.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_is_read_with_what_stands_behind_it() {
        for (typed, shown) in [
            ("12", "12"),
            (" 12a ", "12 a"),
            ("12 A", "12 A"),
            ("12-14", "12-14"),
            ("3 2 hoog", "3 2 hoog"),
            ("99999", "99999"),
        ] {
            let deur: Huisnummer = typed.parse().unwrap();
            assert_eq!(deur.to_string(), shown);
            assert_eq!(shown.parse::<Huisnummer>().unwrap(), deur);
        }
    }

    #[test]
    fn what_is_no_number_of_a_house_is_refused() {
        for typed in ["", "a", "0", "100000", "-3", "12345678901234567890"] {
            assert_eq!(typed.parse::<Huisnummer>(), Err(HuisnummerFout::Nummer));
        }
        let long = "1 achter de derde deur links";
        assert_eq!(long.parse::<Huisnummer>(), Err(HuisnummerFout::Toevoeging));
    }

    #[test]
    fn an_address_without_its_street_says_that_it_is_a_number() {
        let deur: Huisnummer = "12a".parse().unwrap();
        assert_eq!(Adres::aan("", deur.clone()).to_string(), "nummer 12 a");
        assert_eq!(
            Adres::aan("Dorpsstraat", deur).to_string(),
            "Dorpsstraat 12 a"
        );
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read_as_the_same(tekst in "\\PC{0,30}") {
            if let Ok(deur) = tekst.parse::<Huisnummer>() {
                let shown = deur.to_string();
                prop_assert_eq!(shown.parse::<Huisnummer>(), Ok(deur));
            }
        }
    }
}
