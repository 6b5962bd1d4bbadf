//! Which fields are asked, which are needed, and that every complaint comes at once.

use super::*;
use crate::form::spec::{Kind, Section, geen_toets};

const SPEC: FormSpec = FormSpec {
    name: "proef",
    version: 1,
    title: "Proef",
    quick: false,
    concept: false,
    toets: geen_toets,
    sections: &[Section {
        title: "",
        fields: &[
            Field::new("naam", "Naam", Kind::Naam)
                .required()
                .rules(&[Rule::MaxLen(5)]),
            Field::new("rijbewijs", "Rijbewijs", Kind::YesNo),
            Field::new("vervoer", "Ander vervoer", Kind::Line)
                .required_if("rijbewijs", "NEE")
                .rules(&[Rule::MinLen(3)]),
            Field::new("soort", "Soort rijbewijs", Kind::Line).shown_if("rijbewijs", "JA"),
        ],
    }],
};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 12).unwrap()
}

fn klachten(answers: &Answers) -> Vec<&'static str> {
    let klachten = check(&SPEC, answers, today());
    klachten.iter().map(|klacht| klacht.field).collect()
}

#[test]
fn every_complaint_comes_at_once() {
    let answers = Answers::new(&SPEC)
        .with("rijbewijs", "misschien")
        .with("vervoer", "ov");
    assert_eq!(klachten(&answers), ["naam", "rijbewijs", "vervoer"]);
}

#[test]
fn a_hidden_field_is_not_checked_and_not_asked() {
    let spec_field = SPEC.field("soort").unwrap();
    let answers = Answers::new(&SPEC).with("naam", "Anne");
    assert!(!asked(&SPEC, spec_field, &answers, today()));
    let answers = answers.with("rijbewijs", "j");
    assert!(asked(&SPEC, spec_field, &answers, today()));
    assert_eq!(klachten(&answers), Vec::<&str>::new());
}

#[test]
fn a_condition_makes_a_field_needed() {
    let answers = Answers::new(&SPEC)
        .with("naam", "Anne")
        .with("rijbewijs", "nee");
    assert_eq!(klachten(&answers), ["vervoer"]);
    assert_eq!(
        klachten(&answers.clone().with("vervoer", "?")),
        Vec::<&str>::new()
    );
    assert_eq!(
        klachten(&answers.with("vervoer", "fiets")),
        Vec::<&str>::new()
    );
}

#[test]
fn a_needed_field_is_not_answered_by_not_knowing() {
    assert_eq!(klachten(&Answers::new(&SPEC).with("naam", "?")), ["naam"]);
    assert_eq!(klachten(&Answers::new(&SPEC).with("naam", "-")), ["naam"]);
    assert_eq!(
        klachten(&Answers::new(&SPEC).with("naam", "Annelies")),
        ["naam"]
    );
}
