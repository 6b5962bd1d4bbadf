//! Telephone numbers: Dutch ones by rule, foreign ones by length, shown the way people read them out.

use std::fmt;
use std::str::FromStr;

use crate::domain::tekstvorm::serde_via_tekst;

/// A telephone number (DOMAIN R11), kept as `+` and digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Telefoon {
    digits: String,
}

/// Why a text is not a telephone number; never carries the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TelefoonFout {
    /// Nothing but blanks.
    #[error("Vul een telefoonnummer in, of kies een e-mailadres.")]
    Leeg,
    /// Something that is not part of a number.
    #[error("Een telefoonnummer heeft alleen cijfers, en soms een + vooraan. Haal de rest weg.")]
    AndereTekens,
    /// A Dutch number of another length.
    #[error("Een Nederlands nummer heeft 10 cijfers; dit zijn er {0}. Lees het nummer terug.")]
    Lengte(usize),
    /// Ten digits, but not a number that can exist.
    #[error(
        "Een Nederlands nummer begint met 0 en dan een ander cijfer, zoals 06 of 074. Lees het nummer terug."
    )]
    Begin,
    /// A foreign number of an impossible length.
    #[error(
        "Een buitenlands nummer heeft na de + 8 tot 15 cijfers; dit zijn er {0}. Lees het nummer terug."
    )]
    LengteBuitenland(usize),
}

/// Area codes of three digits; every other Dutch area code has four.
const SHORT_AREAS: [&str; 39] = [
    "010", "013", "015", "020", "023", "024", "026", "030", "033", "035", "036", "038", "040",
    "043", "045", "046", "050", "053", "055", "058", "070", "071", "072", "073", "074", "075",
    "076", "077", "078", "079", "081", "082", "084", "085", "086", "087", "088", "089", "091",
];

/// Country codes of two digits (ITU E.164); +1 and +7 have one, the rest three.
const TWO_DIGIT_COUNTRIES: [&str; 43] = [
    "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47",
    "48", "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65",
    "66", "81", "82", "84", "86", "90", "91", "92", "93", "94", "95",
];

impl Telefoon {
    /// A Dutch mobile number, which can receive a text message.
    pub fn is_mobiel(&self) -> bool {
        self.digits.starts_with("316")
    }

    /// The number as a telephone takes it: `+31612345678`.
    pub fn internationaal(&self) -> String {
        format!("+{}", self.digits)
    }

    /// The number as people in the Netherlands dial it, digits only: `0612345678`.
    /// A foreign number begins with `00`.
    pub fn draaicijfers(&self) -> String {
        match self.national() {
            Some(national) => national,
            None => format!("00{}", self.digits),
        }
    }

    /// The number with only its last two digits readable.
    pub fn gemaskeerd(&self) -> String {
        let last: String = self
            .digits
            .chars()
            .skip(self.digits.len().saturating_sub(2))
            .collect();
        format!("••••••••{last}")
    }

    /// The ten digits of a Dutch number.
    fn national(&self) -> Option<String> {
        self.digits
            .strip_prefix("31")
            .map(|rest| format!("0{rest}"))
    }

    fn opslag(&self) -> String {
        self.internationaal()
    }
}

serde_via_tekst!(Telefoon);

impl FromStr for Telefoon {
    type Err = TelefoonFout;

    fn from_str(tekst: &str) -> Result<Self, TelefoonFout> {
        let mut digits = String::new();
        let mut plus = false;
        for c in tekst.chars() {
            if c.is_ascii_digit() {
                digits.push(c);
            } else if c == '+' && digits.is_empty() && !plus {
                plus = true;
            } else if !c.is_whitespace()
                && !matches!(c, '-' | '‐' | '‑' | '–' | '.' | '/' | '(' | ')')
            {
                return Err(TelefoonFout::AndereTekens);
            }
        }
        if digits.is_empty() {
            return Err(TelefoonFout::Leeg);
        }
        let abroad = if plus {
            Some(digits.as_str())
        } else {
            digits.strip_prefix("00")
        };
        match abroad {
            Some(rest) => match rest.strip_prefix("31") {
                // People write +31 (0)6: the zero is for callers at home.
                Some(home) => dutch(home.strip_prefix('0').unwrap_or(home)),
                None => foreign(rest),
            },
            None => match digits.strip_prefix('0') {
                Some(rest) => dutch(rest),
                // Spreadsheets eat the first zero, telephones leave out the plus.
                None if digits.len() == 9 && digits.starts_with('6') => dutch(&digits),
                None if digits.len() == 10 => Err(TelefoonFout::Begin),
                None => match digits.strip_prefix("31") {
                    Some(home) if home.len() == 9 => dutch(home),
                    _ => Err(TelefoonFout::Lengte(digits.len())),
                },
            },
        }
    }
}

/// The nine digits after the zero or +31.
fn dutch(rest: &str) -> Result<Telefoon, TelefoonFout> {
    if rest.len() != 9 {
        return Err(TelefoonFout::Lengte(rest.len() + 1));
    }
    if rest.starts_with('0') {
        return Err(TelefoonFout::Begin);
    }
    Ok(Telefoon {
        digits: format!("31{rest}"),
    })
}

fn foreign(rest: &str) -> Result<Telefoon, TelefoonFout> {
    if rest.starts_with('0') || !(8..=15).contains(&rest.len()) {
        return Err(TelefoonFout::LengteBuitenland(rest.len()));
    }
    Ok(Telefoon {
        digits: rest.to_owned(),
    })
}

/// `06 1234 5678`, `074 123 4567`, `0545 123 456`, `+49 151 234 567 89`.
impl fmt::Display for Telefoon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(national) = self.national() else {
            let country = country_width(&self.digits);
            let tail = self.digits.len().saturating_sub(country);
            f.write_str("+")?;
            let groups = std::iter::once(country).chain(std::iter::repeat_n(3, tail.div_ceil(3)));
            return write_groups(f, &self.digits, groups);
        };
        if national.starts_with("06") {
            write_groups(f, &national, [2, 4, 4])
        } else if SHORT_AREAS.iter().any(|area| national.starts_with(area)) {
            write_groups(f, &national, [3, 3, 4])
        } else {
            write_groups(f, &national, [4, 3, 3])
        }
    }
}

fn country_width(digits: &str) -> usize {
    if digits.starts_with(['1', '7']) {
        1
    } else if TWO_DIGIT_COUNTRIES.iter().any(|it| digits.starts_with(it))
        || digits.starts_with("98")
    {
        2
    } else {
        3
    }
}

fn write_groups(
    f: &mut fmt::Formatter<'_>,
    digits: &str,
    widths: impl IntoIterator<Item = usize>,
) -> fmt::Result {
    let mut rest = digits.chars().peekable();
    for (nth, width) in widths.into_iter().enumerate() {
        if nth > 0 && rest.peek().is_some() {
            f.write_str(" ")?;
        }
        for c in rest.by_ref().take(width) {
            write!(f, "{c}")?;
        }
    }
    Ok(())
}

impl fmt::Debug for Telefoon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Telefoon(..)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::tekstvorm::tests::{read, written};

    #[test]
    fn a_mobile_number_may_be_typed_in_many_ways() {
        for tekst in [
            "0612345678",
            "06-12345678",
            "06 12 34 56 78",
            "+31 6 1234 5678",
            "+31 (0)6 12345678",
            "0031612345678",
            "31612345678",
            "612345678",
            "06.1234.5678",
        ] {
            let telefoon: Telefoon = tekst.parse().unwrap();
            assert_eq!(telefoon.to_string(), "06 1234 5678", "{tekst}");
            assert!(telefoon.is_mobiel());
            assert_eq!(telefoon.internationaal(), "+31612345678");
            assert_eq!(telefoon.draaicijfers(), "0612345678");
        }
    }

    #[test]
    fn a_landline_is_grouped_after_its_area_code() {
        let cases = [
            ("0741234567", "074 123 4567"),
            ("0545123456", "0545 123 456"),
            ("088 - 1234567", "088 123 4567"),
            ("+31201234567", "020 123 4567"),
        ];
        for (tekst, shown) in cases {
            let telefoon: Telefoon = tekst.parse().unwrap();
            assert_eq!(telefoon.to_string(), shown);
            assert!(!telefoon.is_mobiel());
        }
    }

    #[test]
    fn a_foreign_number_keeps_its_country() {
        let cases = [
            ("+4915123456789", "+49 151 234 567 89"),
            ("0049 151 23456789", "+49 151 234 567 89"),
            ("+12025550123", "+1 202 555 012 3"),
            ("+963 11 1234567", "+963 111 234 567"),
        ];
        for (tekst, shown) in cases {
            assert_eq!(tekst.parse::<Telefoon>().unwrap().to_string(), shown);
        }
        let german: Telefoon = "+4915123456789".parse().unwrap();
        assert_eq!(german.draaicijfers(), "004915123456789");
    }

    #[test]
    fn what_is_not_a_number_is_refused_with_a_reason() {
        let cases = [
            ("", TelefoonFout::Leeg),
            ("( )", TelefoonFout::Leeg),
            ("06 1234567a", TelefoonFout::AndereTekens),
            ("06+12345678", TelefoonFout::AndereTekens),
            ("06 1234 567", TelefoonFout::Lengte(9)),
            ("06 1234 56789", TelefoonFout::Lengte(11)),
            ("1234567890", TelefoonFout::Begin),
            ("+31 0012345678", TelefoonFout::Begin),
            ("+49 12345", TelefoonFout::LengteBuitenland(7)),
            ("+4912345678901234", TelefoonFout::LengteBuitenland(16)),
        ];
        for (tekst, fout) in cases {
            assert_eq!(tekst.parse::<Telefoon>(), Err(fout), "{tekst}");
        }
    }

    #[test]
    fn debug_and_the_mask_hide_the_number() {
        let telefoon: Telefoon = "0612345678".parse().unwrap();
        assert_eq!(format!("{telefoon:?}"), "Telefoon(..)");
        assert_eq!(telefoon.gemaskeerd(), "••••••••78");
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(digits in "0[1-9][0-9]{8}|\\+[1-9][0-9]{7,14}") {
            if let Ok(telefoon) = digits.parse::<Telefoon>() {
                prop_assert_eq!(telefoon.to_string().parse::<Telefoon>().unwrap(), telefoon.clone());
                let kept = written(&telefoon);
                prop_assert_eq!(read::<Telefoon>(&kept).unwrap(), telefoon);
            }
        }
    }
}
