//! Dutch postcodes: the whole one of an address, and its four digits for distance.

use std::fmt;
use std::str::FromStr;

use crate::domain::tekstvorm::serde_via_tekst;

/// A Dutch postcode, shown as `7551 AB` (DOMAIN R10).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode {
    pc4: Pc4,
    letters: [char; 2],
}

/// The four digits of a postcode: a neighbourhood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pc4(u16);

/// Why a text is not a postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PostcodeFout {
    /// Nothing but blanks.
    #[error("Vul een postcode in, zoals 7551 AB.")]
    Leeg,
    /// Not four digits and two letters.
    #[error("Dit is geen postcode. Typ 4 cijfers en 2 letters, zoals 7551 AB.")]
    Vorm,
    /// Not four digits.
    #[error("Typ de 4 cijfers van de postcode, zoals 7551.")]
    VormPc4,
    /// Starts with a zero.
    #[error("Een postcode begint niet met een 0. Kijk de cijfers na.")]
    BegintMetNul,
    /// SA, SD and SS are never issued.
    #[error("De letters SA, SD en SS komen in postcodes niet voor. Kijk de letters na.")]
    VerbodenLetters,
}

impl Postcode {
    /// The four digits.
    pub fn pc4(self) -> Pc4 {
        self.pc4
    }

    fn opslag(self) -> String {
        self.to_string()
    }
}

impl Pc4 {
    /// The four digits as a number, 1000 to 9999.
    pub fn getal(self) -> u16 {
        self.0
    }

    /// The first two digits: the coarsest tier of distance (DOMAIN 3.8).
    pub fn pc2(self) -> u16 {
        self.0 / 100
    }

    fn opslag(self) -> String {
        self.to_string()
    }
}

serde_via_tekst!(Postcode);
serde_via_tekst!(Pc4);

impl FromStr for Postcode {
    type Err = PostcodeFout;

    fn from_str(tekst: &str) -> Result<Self, PostcodeFout> {
        let signs: Vec<char> = tekst
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.'))
            .map(|c| c.to_ascii_uppercase())
            .collect();
        if signs.is_empty() {
            return Err(PostcodeFout::Leeg);
        }
        let [a, b, c, d, first, second] = signs.as_slice() else {
            return Err(PostcodeFout::Vorm);
        };
        if !first.is_ascii_uppercase() || !second.is_ascii_uppercase() {
            return Err(PostcodeFout::Vorm);
        }
        let pc4 = read_pc4([*a, *b, *c, *d], PostcodeFout::Vorm)?;
        if *first == 'S' && matches!(second, 'A' | 'D' | 'S') {
            return Err(PostcodeFout::VerbodenLetters);
        }
        Ok(Self {
            pc4,
            letters: [*first, *second],
        })
    }
}

impl FromStr for Pc4 {
    type Err = PostcodeFout;

    fn from_str(tekst: &str) -> Result<Self, PostcodeFout> {
        let signs: Vec<char> = tekst.trim().chars().collect();
        let [a, b, c, d] = signs.as_slice() else {
            return Err(PostcodeFout::VormPc4);
        };
        read_pc4([*a, *b, *c, *d], PostcodeFout::VormPc4)
    }
}

fn read_pc4(digits: [char; 4], otherwise: PostcodeFout) -> Result<Pc4, PostcodeFout> {
    let mut number: u16 = 0;
    for digit in digits {
        let Some(value) = digit.to_digit(10).and_then(|it| u16::try_from(it).ok()) else {
            return Err(otherwise);
        };
        number = number * 10 + value;
    }
    if number < 1000 {
        return Err(PostcodeFout::BegintMetNul);
    }
    Ok(Pc4(number))
}

impl fmt::Display for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = self.letters;
        write!(f, "{} {first}{second}", self.pc4)
    }
}

impl fmt::Display for Pc4 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl fmt::Debug for Postcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Postcode(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tekstvorm::tests::{read, written};

    #[test]
    fn a_postcode_may_be_typed_in_many_ways() {
        for tekst in ["7551AB", "7551ab", "7551 ab", " 7551  Ab ", "7551-AB"] {
            let postcode: Postcode = tekst.parse().unwrap();
            assert_eq!(postcode.to_string(), "7551 AB", "{tekst}");
            assert_eq!(postcode.pc4().getal(), 7551);
            assert_eq!(postcode.pc4().pc2(), 75);
        }
    }

    #[test]
    fn what_is_not_a_postcode_is_refused_with_a_reason() {
        let cases = [
            ("", PostcodeFout::Leeg),
            ("7551", PostcodeFout::Vorm),
            ("7551 A", PostcodeFout::Vorm),
            ("7551 ABC", PostcodeFout::Vorm),
            ("AB 7551", PostcodeFout::Vorm),
            ("755é AB", PostcodeFout::Vorm),
            ("0551 AB", PostcodeFout::BegintMetNul),
            ("7551 SA", PostcodeFout::VerbodenLetters),
            ("7551 sd", PostcodeFout::VerbodenLetters),
            ("7551 SS", PostcodeFout::VerbodenLetters),
        ];
        for (tekst, fout) in cases {
            assert_eq!(tekst.parse::<Postcode>(), Err(fout), "{tekst}");
        }
        assert!("7551 SB".parse::<Postcode>().is_ok());
    }

    #[test]
    fn four_digits_stand_alone() {
        assert_eq!(" 7551 ".parse::<Pc4>().unwrap().to_string(), "7551");
        assert_eq!("75".parse::<Pc4>(), Err(PostcodeFout::VormPc4));
        assert_eq!("0012".parse::<Pc4>(), Err(PostcodeFout::BegintMetNul));
    }

    #[test]
    fn it_is_kept_as_text_and_debug_hides_it() {
        let postcode: Postcode = "7551ab".parse().unwrap();
        let kept = written(&postcode);
        assert_eq!(kept, "7551 AB");
        assert_eq!(read::<Postcode>(&kept).unwrap(), postcode);
        assert_eq!(format!("{postcode:?}"), "Postcode(..)");
    }
}
