//! From answers to a leerwerkplek, and the rules across fields.

use super::*;
use crate::form::check;

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn answers(rows: &[(&str, &str)]) -> Answers {
    let rows = rows.iter();
    rows.fold(Answers::new(&WERKGEVER), |answers, (key, text)| {
        answers.with(key, text)
    })
}

#[test]
fn only_a_name_is_needed() {
    assert_eq!(check::check(&WERKGEVER, &answers(&[]), today()).len(), 1);
    let naam = answers(&[("naam", "DC Twente")]);
    assert_eq!(check::check(&WERKGEVER, &naam, today()), []);
    assert!(Werkplek::lees(&WERKGEVER, &naam, today()).is_leeg());
}

#[test]
fn a_whole_leerwerkplek_becomes_types() {
    let it = Werkplek::lees(
        &WERKGEVER,
        &answers(&[
            ("naam", "DC Twente"),
            ("functie", "orderpicken"),
            ("werk", "logistiek"),
            ("crebo", "25254"),
            ("niveau", "n2"),
            ("aantal", "3"),
            ("aantallen", "1 vanaf 01-03-2027"),
            ("uren", "32"),
            ("dagdelen", "ma ochtend, di ochtend"),
            ("vanaf", "01-12-2026"),
            ("eisen", "VCA, rijbewijs B, geen hoogtevrees"),
            ("begeleiding", "2"),
            ("perspectief", "baan mogelijk"),
        ]),
        today(),
    );
    assert_eq!(it.branche, Some(Branche::Logistiek));
    assert_eq!(it.niveau, Some(Niveau::Twee));
    assert_eq!(
        (it.aantal, it.uren, it.begeleiding),
        (Some(3), Some(32), Some(2))
    );
    assert_eq!(it.aantallen.len(), 1);
    assert_eq!(it.dagdelen, [Dagdeel::MaO, Dagdeel::DiO]);
    assert_eq!(it.eisen.len(), 3);
    assert_eq!(it.perspectief, Some(Perspectief::Mogelijk));
}

#[test]
fn a_number_needs_a_name_and_an_end_comes_after_its_beginning() {
    let velden = |rows: &[(&str, &str)]| -> Vec<&'static str> {
        let gevonden = (WERKGEVER.toets)(&answers(rows), today());
        gevonden.into_iter().map(|it| it.veld).collect()
    };
    assert_eq!(velden(&[("telefoon", "06 12345678")]), ["praktijkopleider"]);
    assert_eq!(velden(&[("aantallen", "veel")]), ["aantallen"]);
    let dagen = [("vanaf", "01-03-2027"), ("tot", "01-02-2027")];
    assert_eq!(velden(&dagen), ["tot"]);
}
