//! What a coach types while a werkgever talks.

use proptest::prelude::*;

use super::super::lees;
use crate::form::plaatsen::Plaatsen;
use crate::form::specs::werkgever::{LEERWERKPLEK, WERKGEVER};

fn vandaag() -> chrono::NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn plaatsen() -> Plaatsen {
    Plaatsen::new(["Almelo", "Hengelo", "Den Ham"])
}

fn gelezen(tekst: &str) -> Vec<(&'static str, String)> {
    let gelezen = lees(&WERKGEVER, tekst, &plaatsen(), vandaag());
    let stukken = gelezen.stukken.iter();
    let mut uit: Vec<_> = stukken.map(|it| (it.key, it.waarde.clone())).collect();
    let rest = gelezen.rest_tekst(tekst);
    if !rest.is_empty() {
        uit.push(("rest", rest));
    }
    uit
}

fn heeft(tekst: &str, verwacht: &[(&str, &str)]) {
    let gelezen = gelezen(tekst);
    for (key, waarde) in verwacht {
        let gevonden = gelezen
            .iter()
            .find(|it| it.0 == *key)
            .map(|it| it.1.as_str());
        assert_eq!(gevonden, Some(*waarde), "{tekst}: {key} in {gelezen:?}");
    }
    assert!(
        gelezen.iter().all(|it| it.0 != "rest"),
        "{tekst}: {gelezen:?}"
    );
}

#[test]
fn the_company_is_read_in_any_order() {
    heeft(
        "DC Twente almelo kvk 12345678 logistiek po Jan Smit 06 12345678 jan@dc.nl",
        &[
            ("naam", "DC Twente"),
            ("plaats", "Almelo"),
            ("kvk", "12345678"),
            ("branche", "Logistiek"),
            ("praktijkopleider", "Jan Smit"),
            ("telefoon", "06 1234 5678"),
            ("email", "jan@dc.nl"),
            ("werk", "Logistiek"),
        ],
    );
    heeft(
        "Bakkerij Almelo, Hengelo 7551 AB 100012345 sw",
        &[
            ("naam", "Bakkerij Almelo"),
            ("plaats", "Hengelo"),
            ("postcode", "7551 AB"),
            ("sbb_id", "100012345"),
            ("soort", "sociale werkvoorziening"),
        ],
    );
}

#[test]
fn every_slash_begins_a_leerwerkplek() {
    heeft(
        "DC Twente almelo logistiek / 3 orderpicken n2 25254 32 uur vca rijbewijs b baan / 2 schoonmaak n1 24 uur",
        &[
            ("naam", "DC Twente"),
            ("aantal", "3"),
            ("functie", "orderpicken"),
            ("niveau", "niveau 2"),
            ("crebo", "25254"),
            ("uren", "32"),
            ("eisen", "VCA, rijbewijs B"),
            ("perspectief", "baan mogelijk"),
            ("meer", "2 schoonmaak n1 24 uur"),
        ],
    );
}

#[test]
fn one_leerwerkplek_is_read_the_same_way() {
    let tekst = "2 schoonmaak n1 24 uur begeleidt 2 vanaf 1-3-2027";
    let gelezen = lees(&LEERWERKPLEK, tekst, &plaatsen(), vandaag());
    let van = |key: &str| gelezen.waarde(key).map(str::to_owned);
    assert_eq!(van("aantal").as_deref(), Some("2"));
    assert_eq!(van("functie").as_deref(), Some("schoonmaak"));
    assert_eq!(van("werk").as_deref(), Some("Schoonmaak"));
    assert_eq!(van("uren").as_deref(), Some("24"));
    assert_eq!(van("begeleiding").as_deref(), Some("2"));
    assert_eq!(van("vanaf").as_deref(), Some("01-03-2027"));
    let later = "2 plekken inpakken, 3 vanaf 01-03-2027";
    let gelezen = lees(&LEERWERKPLEK, later, &plaatsen(), vandaag());
    assert_eq!(gelezen.waarde("aantal"), Some("2"));
    assert_eq!(gelezen.waarde("aantallen"), Some("3 vanaf 01-03-2027"));
}

#[test]
fn what_the_second_part_says_better_is_not_lost_from_the_first() {
    let tekst = "DC Twente 2 plekken, Almelo / 3 orderpicken";
    let gelezen = lees(&WERKGEVER, tekst, &plaatsen(), vandaag());
    assert_eq!(gelezen.waarde("aantal"), Some("3"));
    let rest: Vec<_> = gelezen
        .rest
        .iter()
        .map(|it| tekst.get(it.clone()))
        .collect();
    assert_eq!(rest, [Some("2 plekken,")]);
}

proptest! {
    /// Whatever is typed: every piece lies in the line and no word is lost.
    #[test]
    fn no_line_breaks_the_reader(tekst in "[a-z0-9 /,@+.é]{0,80}") {
        for spec in [&WERKGEVER, &LEERWERKPLEK] {
            let gelezen = lees(spec, &tekst, &plaatsen(), vandaag());
            for span in gelezen.stukken.iter().map(|it| &it.span).chain(&gelezen.rest) {
                prop_assert!(tekst.get(span.clone()).is_some());
            }
            for woord in tekst.split_whitespace() {
                let kaal = woord.trim_end_matches([',', ';']);
                let at = tekst.find(woord).unwrap_or(0);
                let hier = |span: &std::ops::Range<usize>| span.start <= at && at < span.end;
                let gezien = gelezen.stukken.iter().any(|it| hier(&it.span))
                    || gelezen.rest.iter().any(hier);
                prop_assert!(gezien || kaal.is_empty() || kaal.contains('/'), "{woord} in {tekst}");
            }
        }
    }
}
