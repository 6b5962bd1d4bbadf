//! The burgerservicenummer: nine digits that pass the elfproef, never shown by accident.

use std::fmt;
use std::str::FromStr;

use crate::domain::tekstvorm::serde_via_tekst;

/// A well-formed BSN (DOMAIN 4.1). The elfproef proves the form, not that the
/// number exists or belongs to this person, so a screen says "vorm klopt".
///
/// There is no `Display` on purpose: showing the whole number is [`Bsn::voluit`],
/// which is easy to find in a review.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bsn(u32);

/// Why a text is not a BSN; never carries the text itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BsnFout {
    /// Nothing but blanks.
    #[error("Vul het BSN in, of laat het open: dat mag tot de inschrijving.")]
    Leeg,
    /// Something that is not a digit.
    #[error("Een BSN heeft alleen cijfers. Haal letters en andere tekens weg.")]
    AndereTekens,
    /// More than nine digits.
    #[error("Een BSN heeft 9 cijfers; dit zijn er {0}. Kijk of er een cijfer te veel staat.")]
    TeLang(usize),
    /// Only zeros.
    #[error("Alleen nullen is geen BSN. Laat het veld open als je het nummer niet weet.")]
    AlleenNullen,
    /// The weighted sum does not divide by eleven.
    #[error("Dit BSN klopt niet (elfproef). Lees het nummer cijfer voor cijfer na.")]
    Elfproef,
}

impl Bsn {
    /// The number in the range that test persons use (99999xxxx, DOMAIN 4.1).
    pub fn is_testnummer(self) -> bool {
        self.0 / 10_000 == 99_999
    }

    /// The number with only its last two digits readable.
    pub fn gemaskeerd(self) -> String {
        format!("•••••••{:02}", self.0 % 100)
    }

    /// Whether a text is a number as [`Self::gemaskeerd`] shows it.
    pub fn is_gemaskeerd(tekst: &str) -> bool {
        let cijfers = tekst.trim().strip_prefix("•••••••");
        cijfers.is_some_and(|it| it.len() == 2 && it.bytes().all(|b| b.is_ascii_digit()))
    }

    /// The whole number. Every caller owes the log an entry (P-20).
    pub fn voluit(self) -> String {
        format!("{:09}", self.0)
    }

    fn opslag(self) -> String {
        self.voluit()
    }
}

serde_via_tekst!(Bsn);

impl FromStr for Bsn {
    type Err = BsnFout;

    fn from_str(tekst: &str) -> Result<Self, BsnFout> {
        let mut number: u64 = 0;
        let mut digits = 0;
        for c in tekst.chars() {
            if let Some(digit) = c.to_digit(10) {
                digits += 1;
                number = number.saturating_mul(10).saturating_add(u64::from(digit));
            } else if !is_separator(c) {
                return Err(BsnFout::AndereTekens);
            }
        }
        if digits == 0 {
            return Err(BsnFout::Leeg);
        }
        if digits > 9 {
            return Err(BsnFout::TeLang(digits));
        }
        let number = u32::try_from(number).map_err(|_| BsnFout::TeLang(digits))?;
        if number == 0 {
            return Err(BsnFout::AlleenNullen);
        }
        if !passes_elfproef(number) {
            return Err(BsnFout::Elfproef);
        }
        Ok(Self(number))
    }
}

impl fmt::Debug for Bsn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Bsn(..)")
    }
}

/// Whether free text holds something that reads as a BSN (P-03): nine digits that
/// pass the elfproef, together or in groups with one and the same sign between.
pub fn bevat_bsn_achtig(tekst: &str) -> bool {
    let groups = digit_groups(tekst);
    (0..groups.len()).any(|start| {
        let mut digits = String::new();
        let mut sign = None;
        for (nth, group) in groups.iter().skip(start).enumerate() {
            if nth > 0 {
                match (group.joined_by, sign) {
                    (None, _) => break,
                    (Some(this), Some(first)) if this != first => break,
                    (Some(this), _) => sign = Some(this),
                }
            }
            digits.push_str(&group.digits);
            if digits.len() >= 9 {
                break;
            }
        }
        digits.len() == 9 && digits.parse::<Bsn>().is_ok()
    })
}

struct DigitGroup {
    digits: String,
    /// The single sign between this group and the one before, if that is all there is.
    joined_by: Option<char>,
}

fn digit_groups(tekst: &str) -> Vec<DigitGroup> {
    let mut groups: Vec<DigitGroup> = Vec::new();
    let mut between = String::new();
    let mut in_digits = false;
    for c in tekst.chars() {
        if !c.is_ascii_digit() {
            between.push(c);
            in_digits = false;
            continue;
        }
        match groups.last_mut() {
            Some(group) if in_digits => group.digits.push(c),
            _ => {
                let mut signs = between.chars();
                let joined_by = match (signs.next(), signs.next()) {
                    (Some(sign), None) if is_separator(sign) && !groups.is_empty() => Some(sign),
                    _ => None,
                };
                groups.push(DigitGroup {
                    digits: c.to_string(),
                    joined_by,
                });
            }
        }
        between.clear();
        in_digits = true;
    }
    groups
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '‐' | '‑' | '–')
}

fn passes_elfproef(number: u32) -> bool {
    let mut rest = i64::from(number);
    let mut sum = 0;
    for weight in [-1, 2, 3, 4, 5, 6, 7, 8, 9] {
        sum += weight * (rest % 10);
        rest /= 10;
    }
    sum % 11 == 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::tekstvorm::tests::{read, written};

    const VALID: [&str; 9] = [
        "999990019",
        "999993653",
        "999994669",
        "999992740",
        "999990925",
        "999993276",
        "999996708",
        "999990007",
        "999990032",
    ];

    #[test]
    fn the_known_test_numbers_are_well_formed_and_marked() {
        for tekst in VALID {
            let bsn: Bsn = tekst.parse().unwrap();
            assert!(bsn.is_testnummer(), "{tekst}");
            assert_eq!(bsn.voluit(), tekst);
        }
        assert!(!"111222333".parse::<Bsn>().unwrap().is_testnummer());
    }

    #[test]
    fn the_test_range_has_909_numbers() {
        let count = (999_990_000..=999_999_999)
            .filter(|n| passes_elfproef(*n))
            .count();
        assert_eq!(count, 909);
    }

    #[test]
    fn a_number_that_fails_the_elfproef_is_refused() {
        for tekst in ["999998620", "123456789", "900000011"] {
            assert_eq!(tekst.parse::<Bsn>(), Err(BsnFout::Elfproef), "{tekst}");
        }
    }

    #[test]
    fn a_short_number_is_padded_with_zeros() {
        assert_eq!("12".parse::<Bsn>().unwrap().voluit(), "000000012");
        assert_eq!("000000024".parse::<Bsn>().unwrap().voluit(), "000000024");
    }

    #[test]
    fn signs_between_digits_do_not_matter() {
        for tekst in [
            "999 990 019",
            "9999.90.019",
            " 9999-90-019 ",
            "999\u{a0}990019",
        ] {
            assert_eq!(
                tekst.parse::<Bsn>().unwrap().voluit(),
                "999990019",
                "{tekst}"
            );
        }
    }

    #[test]
    fn what_is_not_a_bsn_is_refused_with_a_reason() {
        assert_eq!(" - ".parse::<Bsn>(), Err(BsnFout::Leeg));
        assert_eq!("99999001a".parse::<Bsn>(), Err(BsnFout::AndereTekens));
        assert_eq!("9999900190".parse::<Bsn>(), Err(BsnFout::TeLang(10)));
        assert_eq!("000000000".parse::<Bsn>(), Err(BsnFout::AlleenNullen));
        assert_eq!(
            "9".repeat(40).parse::<Bsn>(),
            Err(BsnFout::TeLang(40)),
            "no overflow"
        );
    }

    #[test]
    fn only_the_last_two_digits_show_when_masked_and_none_in_debug() {
        let bsn: Bsn = "123456782".parse().unwrap();
        assert_eq!(bsn.gemaskeerd(), "•••••••82");
        assert!(Bsn::is_gemaskeerd(&bsn.gemaskeerd()));
        assert!(!Bsn::is_gemaskeerd("•••••••8") && !Bsn::is_gemaskeerd("999990019"));
        assert_eq!(format!("{bsn:?}"), "Bsn(..)");
    }

    #[test]
    fn its_text_holds_nine_digits_and_is_checked_on_the_way_in() {
        let bsn: Bsn = "12".parse().unwrap();
        let kept = written(&bsn);
        assert_eq!(kept, "000000012");
        assert_eq!(read::<Bsn>(&kept).unwrap(), bsn);
        let error = read::<Bsn>("123456789").unwrap_err();
        assert!(!error.to_string().contains("123456789"));
    }

    #[test]
    fn a_bsn_in_free_text_is_noticed() {
        for tekst in [
            "bsn 999990019",
            "nr: 999.990.019, belt later",
            "9999 90 019",
            "tel 0612345678 999993653",
        ] {
            assert!(bevat_bsn_achtig(tekst), "{tekst}");
        }
        for tekst in [
            "",
            "bel 06 12345678",
            "074 123 4567",
            "123456789",
            "9999900190",
            "999  990  019",
        ] {
            assert!(!bevat_bsn_achtig(tekst), "{tekst}");
        }
    }

    proptest! {
        #[test]
        fn leading_zeros_never_change_a_number(number in 1u32..=99_999_999) {
            let bare = number.to_string().parse::<Bsn>();
            let padded = format!("{number:09}").parse::<Bsn>();
            prop_assert_eq!(bare, padded);
        }

        #[test]
        fn changing_one_digit_is_always_noticed(pick in 0usize..9, place in 0u32..9, step in 1u32..10) {
            let number: u32 = VALID[pick].parse().unwrap();
            let unit = 10u32.pow(place);
            let digit = number / unit % 10;
            let changed = number - digit * unit + (digit + step) % 10 * unit;
            let typed = format!("{changed:09}");
            prop_assert!(typed.parse::<Bsn>().is_err());
        }
    }
}
