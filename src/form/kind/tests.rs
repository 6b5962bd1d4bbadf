//! What a text means for each kind of field.

use super::*;
use crate::domain::waardelijst::branche::Branche;

const BRANCHE: Kind = Kind::Choice(Lijst::van::<Branche>());
const BRANCHES: Kind = Kind::Many(Lijst::van::<Branche>());

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 12).unwrap()
}

#[test]
fn a_right_text_is_tidied() {
    for (kind, typed, tidy) in [
        (Kind::Naam, "rukiye yildiz", "Rukiye Yildiz"),
        (Kind::Naam, "jan  van der meer", "Jan van der Meer"),
        (Kind::Naam, "van der meer, anne", "Anne van der Meer"),
        (Kind::Naam, "ijsbrand d'arcy-smit", "IJsbrand D'Arcy-Smit"),
        (Kind::Plaats, "'s-heerenberg", "'s-Heerenberg"),
        (Kind::Telefoon, "0612345678", "06 1234 5678"),
        (Kind::Postcode, "7551ab", "7551 AB"),
        (Kind::Huisnummer, "12a", "12 a"),
        (Kind::Geboortedatum, "12-3-85", "12-03-1985"),
        (Kind::Date(Richting::Toekomst), "morgen", "13-03-2026"),
        (Kind::YesNo, "J", "ja"),
        (BRANCHE, "log", "Logistiek"),
        (BRANCHES, "log,gro, log", "Logistiek, Groen"),
        (Kind::Getal { min: 0, max: 9 }, "07", "7"),
        (Kind::Line, " een  regel ", "een regel"),
    ] {
        assert_eq!(
            netjes(kind, typed, today()).as_deref(),
            Some(tidy),
            "{typed}"
        );
        assert_eq!(netjes(kind, tidy, today()), None, "{tidy}");
        assert_eq!(fout(kind, tidy, today()), None, "{tidy}");
    }
}

#[test]
fn a_name_with_capitals_is_left_as_it_is() {
    for name in [
        "Anne McDonald",
        "Çelik",
        "Łukasz",
        "O'Neill",
        "Johanna (Anne) de Boer",
    ] {
        assert_eq!(netjes(Kind::Naam, name, today()), None);
    }
}

#[test]
fn unknown_and_not_told_are_never_touched() {
    for kind in [Kind::Telefoon, BRANCHE, Kind::Geboortedatum, Kind::YesNo] {
        for text in ["?", "-", "", "  "] {
            assert_eq!(netjes(kind, text, today()), None);
            assert_eq!(hopeloos(kind, text, today()), None);
        }
    }
}

#[test]
fn a_wrong_text_says_what_to_do() {
    for (kind, text) in [
        (Kind::Telefoon, "061234"),
        (Kind::Email, "a.b"),
        (Kind::Postcode, "75511"),
        (Kind::Huisnummer, "links"),
        (Kind::Huisnummer, "100000"),
        (Kind::Postcode, "75"),
        (Kind::Geboortedatum, "1-1-2030"),
        (Kind::Date(Richting::Toekomst), "1-1-2020"),
        (Kind::Date(Richting::Verleden), "1-1-2030"),
        (Kind::YesNo, "misschien"),
        (BRANCHE, "ruimtevaart"),
        (BRANCHES, "groen, ruimtevaart"),
        (Kind::Getal { min: 1, max: 40 }, "41"),
        (Kind::Naam, "123"),
        (Kind::Plaats, "12"),
    ] {
        let fout = fout(kind, text, today()).unwrap();
        assert!(fout.ends_with('.'), "{fout}");
    }
}

#[test]
fn while_typing_only_what_cannot_become_right_is_wrong() {
    for (kind, text) in [
        (Kind::Telefoon, "061"),
        (Kind::Email, "a"),
        (Kind::Postcode, "75"),
        (Kind::Postcode, "7551 a"),
        (Kind::Geboortedatum, "12-3-8"),
        (Kind::Geboortedatum, "31"),
        (Kind::Date(Richting::Toekomst), "mor"),
        (BRANCHE, "lo"),
        (BRANCHES, "groen, "),
        (Kind::Getal { min: 10, max: 40 }, "4"),
        (Kind::Naam, "d'"),
    ] {
        assert_eq!(hopeloos(kind, text, today()), None, "{text}");
    }
    for (kind, text) in [
        (Kind::Telefoon, "06x"),
        (Kind::Telefoon, "0612345678901234"),
        (Kind::Email, "a b"),
        (Kind::Postcode, "75a"),
        (Kind::Postcode, "0"),
        (Kind::Geboortedatum, "31-2"),
        (Kind::Geboortedatum, "12-13-"),
        (BRANCHE, "lox"),
        (Kind::Getal { min: 10, max: 40 }, "41"),
    ] {
        assert!(hopeloos(kind, text, today()).is_some(), "{text}");
    }
}

#[test]
fn a_date_says_how_old_or_which_day() {
    let said = |kind, text| opmerking(kind, text, today());
    assert_eq!(
        said(Kind::Geboortedatum, "12-3-85").as_deref(),
        Some("(41)")
    );
    assert_eq!(
        said(Kind::Date(Richting::Toekomst), "16-3").as_deref(),
        Some("(ma 16-3)")
    );
    assert!(
        said(Kind::Geboortedatum, "12-3-25")
            .unwrap()
            .contains("klopt")
    );
    assert_eq!(said(Kind::Line, "x"), None);
}

#[test]
fn a_code_is_found_for_conditions() {
    assert_eq!(code(BRANCHE, "Logistiek"), Some("LOGISTIEK"));
    assert_eq!(code(Kind::YesNo, "j"), Some(JA));
    assert_eq!(code(Kind::YesNo, "?"), None);
    assert_eq!(code(Kind::Line, "x"), None);
}
