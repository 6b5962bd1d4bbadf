//! Numbers and codes on a form: amounts, years, BSN, KvK, BRIN, crebo, werkprocessen.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::pieces;
use crate::domain::bsn::{Bsn, BsnFout};
use crate::domain::code::{CodeFout, Crebo, Werkprocescode};

/// More than any traject costs; what lies above is a slip of the finger.
const HOOGSTE_BEDRAG: u64 = 999_999_999;

/// Reads an amount in euros as cents: `1250`, `1.250`, `1250,5`, `€ 1.250,00`, `1250.50`.
pub fn bedrag(tekst: &str) -> Option<u64> {
    let tekst = tekst.trim();
    let bare = tekst.strip_prefix('€').unwrap_or(tekst).trim();
    let (whole, cents) = split_cents(bare)?;
    let cents = match (cents.len(), cents) {
        (0, _) => 0,
        (1, one) => one.parse::<u64>().ok()? * 10,
        (2, two) => two.parse().ok()?,
        _ => return None,
    };
    let euros: u64 = whole.parse().ok()?;
    let total = euros.checked_mul(100)?.checked_add(cents)?;
    (total <= HOOGSTE_BEDRAG).then_some(total)
}

/// The digits before and after the decimal sign. A comma is that sign, or a point with one or two
/// digits behind it; points between groups of three are only for reading.
fn split_cents(tekst: &str) -> Option<(String, &str)> {
    let (before, cents) = match tekst.rsplit_once(',') {
        // `1.250,-` is how a price is written by hand.
        Some((before, "-")) => (before, ""),
        Some((before, cents)) => (before, cents),
        None => match tekst.rsplit_once('.') {
            Some((before, cents)) if cents.len() < 3 => (before, cents),
            _ => (tekst, ""),
        },
    };
    let groups: Vec<&str> = before.split(['.', ' ']).collect();
    let (first, rest) = groups.split_first()?;
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let grouped = rest.iter().all(|it| it.len() == 3 && digits(it));
    let lead = digits(first) && !first.is_empty() && (rest.is_empty() || first.len() <= 3);
    (grouped && lead && digits(cents)).then(|| (groups.concat(), cents))
}

/// An amount of cents as it is written: `1.250,00`.
pub fn toon_bedrag(cents: u64) -> String {
    let euros = (cents / 100).to_string();
    let mut grouped = String::new();
    for (at, digit) in euros.chars().enumerate() {
        if at > 0 && (euros.len() - at).is_multiple_of(3) {
            grouped.push('.');
        }
        grouped.push(digit);
    }
    format!("{grouped},{:02}", cents % 100)
}

pub(super) fn bedrag_fout(tekst: &str) -> Option<String> {
    bedrag(tekst).is_none().then(|| {
        "Typ een bedrag in euro's, met hoogstens twee cijfers achter de komma: 1250 of 1250,50."
            .to_owned()
    })
}

/// Whether what was typed so far can no longer become an amount.
pub(super) fn bedrag_hopeloos(tekst: &str) -> bool {
    let known = |c: char| c.is_ascii_digit() || matches!(c, '€' | '.' | ',' | ' ' | '-');
    !tekst.chars().all(known)
}

/// Reads a year.
pub fn jaar(tekst: &str) -> Option<i64> {
    let tekst = tekst.trim();
    let four = tekst.len() == 4 && tekst.bytes().all(|b| b.is_ascii_digit());
    four.then(|| tekst.parse().ok())?
}

pub(super) fn jaar_fout(van: i64, tekst: &str, today: NaiveDate) -> Option<String> {
    let tot = i64::from(today.year());
    match jaar(tekst) {
        Some(jaar) if (van..=tot).contains(&jaar) => None,
        _ => Some(format!(
            "Typ een jaar met vier cijfers, van {van} tot en met {tot}."
        )),
    }
}

/// The digits of a text that holds digits and the signs people put between them.
fn kale_cijfers(tekst: &str) -> Option<String> {
    let sign = |c: char| c.is_whitespace() || matches!(c, '.' | '-');
    let bare: String = tekst.chars().filter(|c| !sign(*c)).collect();
    bare.bytes().all(|b| b.is_ascii_digit()).then_some(bare)
}

/// How many digits a BSN has at least as it is typed; older ones lack the nought in front
/// (DOMAIN 4.1).
const BSN_MINST: usize = 8;

pub(super) fn bsn_fout(tekst: &str) -> Option<String> {
    // The one that is known, as the form shows it.
    if Bsn::is_gemaskeerd(tekst) {
        return None;
    }
    let digits = kale_cijfers(tekst).map_or(0, |it| it.len());
    match tekst.parse::<Bsn>() {
        Err(fout) if fout != BsnFout::Elfproef || digits >= BSN_MINST => Some(fout.to_string()),
        _ if digits < BSN_MINST => Some(format!(
            "Een BSN heeft 9 cijfers; dit zijn er {digits}. Vul de rest aan."
        )),
        _ => None,
    }
}

/// Nine digits that fail, a tenth one, or a letter: more typing does not mend it.
pub(super) fn bsn_hopeloos(tekst: &str) -> bool {
    bsn_fout(tekst).is_some() && bsn_te_lang(tekst)
}

fn bsn_te_lang(tekst: &str) -> bool {
    match tekst.parse::<Bsn>() {
        Err(BsnFout::Leeg) | Ok(_) => false,
        Err(BsnFout::Elfproef | BsnFout::AlleenNullen) => {
            kale_cijfers(tekst).is_some_and(|it| it.len() >= 9)
        }
        Err(_) => true,
    }
}

/// What stands behind a BSN while it is typed: how far it is, and that its form is right. Never
/// that it is somebody's.
pub(super) fn bsn_opmerking(tekst: &str) -> Option<String> {
    let digits = kale_cijfers(tekst)?.len();
    match tekst.parse::<Bsn>() {
        Ok(bsn) if digits == 9 && bsn.is_testnummer() => Some("vorm klopt, testnummer".to_owned()),
        Ok(_) if digits == 9 => Some("vorm klopt".to_owned()),
        _ if digits < 9 => Some(format!("{digits} van de 9 cijfers")),
        _ => None,
    }
}

pub(super) fn bsn_netjes(tekst: &str) -> Option<String> {
    if bsn_fout(tekst).is_some() {
        return None;
    }
    tekst.parse::<Bsn>().ok().map(Bsn::voluit)
}

pub(super) fn kvk_netjes(tekst: &str) -> Option<String> {
    kale_cijfers(tekst).filter(|it| it.len() == 8)
}

pub(super) fn kvk_fout(tekst: &str) -> Option<String> {
    kvk_netjes(tekst)
        .is_none()
        .then(|| "Een KvK-nummer heeft 8 cijfers. Kijk het nummer na.".to_owned())
}

/// More digits than fit, or anything that is no digit.
pub(super) fn cijfers_hopeloos(tekst: &str, aantal: usize) -> bool {
    kale_cijfers(tekst).is_none_or(|it| it.len() > aantal)
}

pub(super) fn brin_netjes(tekst: &str) -> Option<String> {
    let upper = tekst.trim().to_ascii_uppercase();
    let bytes = upper.as_bytes();
    let right = bytes.len() == 4
        && bytes.iter().take(2).all(u8::is_ascii_digit)
        && bytes.iter().skip(2).all(u8::is_ascii_uppercase);
    right.then_some(upper)
}

pub(super) fn brin_fout(tekst: &str) -> Option<String> {
    brin_netjes(tekst)
        .is_none()
        .then(|| "Een BRIN heeft 2 cijfers en 2 letters, zoals 25AB.".to_owned())
}

pub(super) fn brin_hopeloos(tekst: &str) -> bool {
    let fits = |(at, c): (usize, char)| match at {
        0 | 1 => c.is_ascii_digit(),
        2 | 3 => c.is_ascii_alphabetic(),
        _ => false,
    };
    !tekst.trim().chars().enumerate().all(fits)
}

pub(super) fn crebo_netjes(tekst: &str) -> Option<String> {
    tekst.parse::<Crebo>().ok().map(|it| it.to_string())
}

pub(super) fn crebo_fout(tekst: &str) -> Option<String> {
    tekst.parse::<Crebo>().err().map(|fout| fout.to_string())
}

/// The werkprocessen of an answer, each once, in the order typed; nothing when one is no code.
pub fn werkprocessen(tekst: &str) -> Option<Vec<Werkprocescode>> {
    let mut seen = BTreeSet::new();
    let codes: Option<Vec<Werkprocescode>> = pieces(tekst).map(|it| it.parse().ok()).collect();
    let mut codes = codes?;
    codes.retain(|code| seen.insert(*code));
    Some(codes)
}

pub(super) fn werkprocessen_netjes(tekst: &str) -> Option<String> {
    let codes = werkprocessen(tekst)?;
    let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
    Some(codes.join(", "))
}

pub(super) fn werkprocessen_fout(tekst: &str) -> Option<String> {
    pieces(tekst).find_map(|it| {
        let fout = it.parse::<Werkprocescode>().err()?;
        Some(format!("\"{it}\": {fout}"))
    })
}

/// Codes with the dashes that were left out: offered, never written by itself (DOMAIN 10).
pub(super) fn werkprocessen_aanbod(tekst: &str) -> Option<String> {
    let mut offered = false;
    let codes: Option<Vec<String>> = pieces(tekst)
        .map(|it| match it.parse::<Werkprocescode>() {
            Ok(code) => Some(code.to_string()),
            Err(CodeFout::Streepjes(code)) => {
                offered = true;
                code.parse::<Werkprocescode>().ok().map(|_| code)
            }
            Err(_) => None,
        })
        .collect();
    codes
        .map(|codes| codes.join(", "))
        .filter(|text| offered && !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
    }

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        for (typed, tidy) in [
            ("1250", "1.250,00"),
            ("1.250", "1.250,00"),
            ("1250,5", "1.250,50"),
            ("1250.50", "1.250,50"),
            ("€ 1.250,00", "1.250,00"),
            ("1.234.567,89", "1.234.567,89"),
            ("750,-", "750,00"),
            ("0", "0,00"),
            ("0,05", "0,05"),
        ] {
            assert_eq!(
                bedrag(typed).map(toon_bedrag).as_deref(),
                Some(tidy),
                "{typed}"
            );
            assert_eq!(bedrag(tidy), bedrag(typed), "{typed}");
        }
        for typed in [
            "", "-5", "1,250", "12.34.5", "1.25.000", "tien", "1250,505", "1e3", "€",
        ] {
            assert_eq!(bedrag(typed), None, "{typed}");
        }
        assert_eq!(bedrag(&"9".repeat(40)), None);
    }

    #[test]
    fn a_year_lies_between_its_first_and_this_one() {
        assert_eq!(jaar_fout(1950, "1998", today()), None);
        assert_eq!(jaar_fout(1950, "2026", today()), None);
        for typed in ["98", "1949", "2027", "19988", "+198"] {
            assert!(jaar_fout(1950, typed, today()).is_some(), "{typed}");
        }
    }

    #[test]
    fn a_bsn_is_followed_digit_by_digit() {
        assert_eq!(bsn_opmerking("9999").as_deref(), Some("4 van de 9 cijfers"));
        assert_eq!(
            bsn_opmerking("999990019").as_deref(),
            Some("vorm klopt, testnummer")
        );
        assert_eq!(bsn_opmerking("111222333").as_deref(), Some("vorm klopt"));
        assert_eq!(bsn_opmerking("123456789"), None);
        assert!(bsn_hopeloos("123456789"));
        assert!(bsn_hopeloos("1234a"));
        assert!(!bsn_hopeloos("12345678"));
        assert!(bsn_fout("9999").is_some());
        assert_eq!(bsn_fout("999 990 019"), None);
        assert_eq!(bsn_fout("•••••••19"), None);
        assert!(!bsn_hopeloos("•••••••19"));
        assert_eq!(bsn_netjes("999 990 019").as_deref(), Some("999990019"));
    }

    #[test]
    fn no_complaint_about_a_bsn_repeats_it() {
        for typed in ["123456789", "1234567", "1234567890"] {
            let fout = bsn_fout(typed).unwrap();
            assert!(!fout.contains(typed), "{fout}");
        }
    }

    #[test]
    fn codes_of_offices_are_checked_and_tidied() {
        assert_eq!(kvk_netjes("1234 5678").as_deref(), Some("12345678"));
        assert!(kvk_fout("1234567").is_some());
        assert_eq!(brin_netjes(" 25ab").as_deref(), Some("25AB"));
        assert!(brin_fout("2ABC").is_some());
        assert!(brin_hopeloos("a"));
        assert!(!brin_hopeloos("25a"));
        assert_eq!(crebo_netjes("25371.0").as_deref(), Some("25371"));
    }

    #[test]
    fn a_werkproces_without_dashes_is_offered_with_them() {
        assert_eq!(
            werkprocessen_netjes("b1-k1-w1,P2-K1-W3, B1-K1-W1").as_deref(),
            Some("B1-K1-W1, P2-K1-W3")
        );
        let fout = werkprocessen_fout("B1-K1-W1, B1K1W2").unwrap();
        assert!(fout.contains("B1-K1-W2"), "{fout}");
        assert_eq!(
            werkprocessen_aanbod("b1-k1-w1, B1K1W2").as_deref(),
            Some("B1-K1-W1, B1-K1-W2")
        );
        assert_eq!(werkprocessen_aanbod("B1-K1-W1"), None);
        assert_eq!(werkprocessen_aanbod("B1K1W2, zomaar"), None);
    }
}
