//! Consent per doel: what makes it complete, what it says, and the words that go with it.

use proptest::prelude::*;

use super::super::voorbeeld::{self, fouten, gebreken, let_op, today};
use super::*;
use crate::domain::toestemming::Doel;
use crate::form::answers::Answers;

fn nee_op(answers: Answers, key: &str) -> Answers {
    answers.with(key, "nee")
}

#[test]
fn a_signed_form_says_each_doel_apart() {
    let answers = voorbeeld::toestemming();
    let toestemming = parse(&TOESTEMMING, &answers, today()).unwrap();
    let antwoord = |doel: Doel| {
        let found = toestemming.doelen.iter().find(|(it, _)| *it == doel);
        found.and_then(|(_, gegeven)| gegeven.antwoord)
    };
    assert_eq!(antwoord(Doel::DelenMbo), Some(true));
    assert_eq!(antwoord(Doel::Monitoring), Some(false));
    assert_eq!(antwoord(Doel::Succesverhaal), None, "nobody asked");
    assert!(toestemming.doelen.iter().all(|(_, it)| !it.mondeling));
    assert_eq!(toestemming.naam, "Samira Voorbeeld");
    assert_eq!(format!("{toestemming:?}"), "Toestemming(..)");
}

#[test]
fn the_werkgever_has_a_variant_of_its_own() {
    let answers = voorbeeld::toestemming_werkgever();
    let toestemming = parse(&TOESTEMMING_WERKGEVER, &answers, today()).unwrap();
    assert_eq!(
        toestemming.organisatie.as_deref(),
        Some("Tuinderij De Voorbeeld")
    );
    let (doel, gegeven) = toestemming.doelen[0];
    assert_eq!(doel, Doel::Succesverhaal);
    assert_eq!(
        gegeven.antwoord, None,
        "niet gevraagd is no answer to act on"
    );
    let (doel, gegeven) = toestemming.doelen[1];
    assert_eq!(
        (doel, gegeven.antwoord),
        (Doel::Bedrijfsgegevens, Some(true))
    );
    assert!(gegeven.mondeling);
}

#[test]
fn an_empty_form_has_no_doel_ticked() {
    let answers = Answers::new(&TOESTEMMING);
    for doel in Doel::ALL.iter().copied() {
        assert_eq!(gegeven(&TOESTEMMING, &answers, doel, today()), None);
        let field = TOESTEMMING.field(veld_van(doel));
        assert!(field.is_none_or(|field| field.bron.is_empty()), "{doel}");
    }
}

#[test]
fn refusing_picture_and_story_changes_nothing_and_neither_does_leaving_them_alone() {
    let answers = voorbeeld::toestemming();
    for text in ["ja", "nee", "niet gevraagd", "", "?", "-"] {
        let answers = answers
            .clone()
            .with("doel_foto_beeld", text)
            .with("doel_succesverhaal", text);
        assert!(gebreken(&TOESTEMMING, &answers).is_empty(), "{text}");
        assert!(let_op(&TOESTEMMING, &answers).is_empty(), "{text}");
    }
}

#[test]
fn refusing_what_the_traject_needs_is_complete_and_tells_what_it_means() {
    let answers = nee_op(voorbeeld::toestemming(), "doel_delen_mbo");
    assert!(gebreken(&TOESTEMMING, &answers).is_empty());
    assert_eq!(let_op(&TOESTEMMING, &answers), ["doel_delen_mbo"]);
}

#[test]
fn said_only_is_provisional_and_asks_no_signature() {
    let mut answers = voorbeeld::toestemming().with("wijze", "mondeling");
    for key in [
        "handtekening",
        "handtekening_datum",
        "handtekening_vindplaats",
    ] {
        answers.set(key, "");
    }
    assert!(gebreken(&TOESTEMMING, &answers).is_empty());
    assert_eq!(let_op(&TOESTEMMING, &answers), ["wijze"]);
    let gegeven = gegeven(&TOESTEMMING, &answers, Doel::DelenLwl, today()).unwrap();
    assert!(gegeven.mondeling);
    let answers = answers.with("wijze", "digitaal");
    assert_eq!(gebreken(&TOESTEMMING, &answers), ["handtekening"]);
}

#[test]
fn without_explanation_or_signature_it_does_not_count() {
    let answers = nee_op(voorbeeld::toestemming(), "informatie_verstrekt");
    assert_eq!(fouten(&TOESTEMMING, &answers), ["informatie_verstrekt"]);
    let answers = nee_op(voorbeeld::toestemming(), "handtekening");
    assert_eq!(fouten(&TOESTEMMING, &answers), ["handtekening"]);
}

#[test]
fn below_sixteen_a_parent_signs_too() {
    let answers = voorbeeld::toestemming().with("geboortedatum", "01-02-2011");
    assert_eq!(
        gebreken(&TOESTEMMING, &answers),
        [
            "wettelijk_vertegenwoordiger",
            "handtekening_vertegenwoordiger"
        ]
    );
    let answers = answers.with("wettelijk_vertegenwoordiger", "Noor Voorbeeld");
    let nee = nee_op(answers.clone(), "handtekening_vertegenwoordiger");
    assert_eq!(
        fouten(&TOESTEMMING, &nee),
        ["handtekening_vertegenwoordiger"]
    );
    let ja = answers.with("handtekening_vertegenwoordiger", "ja");
    assert!(gebreken(&TOESTEMMING, &ja).is_empty());
    let jonger = ja.with("geboortedatum", "01-02-2014");
    assert_eq!(let_op(&TOESTEMMING, &jonger), ["geboortedatum"]);
}

#[test]
fn asking_nothing_at_all_needs_another_ground() {
    let mut answers = voorbeeld::toestemming();
    for key in [
        "doel_delen_mbo",
        "doel_delen_lwl",
        "doel_delen_leerbedrijf",
        "doel_delen_sbb_branche",
        "doel_monitoring",
    ] {
        answers.set(key, "niet gevraagd");
    }
    assert_eq!(fouten(&TOESTEMMING, &answers), ["doel_delen_mbo"]);
    answers.set("grondslag", "publieke taak");
    assert!(gebreken(&TOESTEMMING, &answers).is_empty());
}

#[test]
fn every_doel_of_a_form_has_its_sentence_in_short_words() {
    for spec in [&TOESTEMMING, &TOESTEMMING_WERKGEVER] {
        for field in spec.fields().filter(|field| field.nr == "T6") {
            let doel = doel_van(field.key).unwrap();
            assert_eq!(veld_van(doel), field.key);
            let text = zin(spec.version, doel).unwrap();
            assert!(text.starts_with("Mag ik") || text.starts_with("Mogen wij"));
            for line in text.split_inclusive(['.', '?']) {
                assert!(line.split_whitespace().count() <= 22, "{line}");
            }
        }
    }
    assert_eq!(zin(2, Doel::DelenMbo), None);
}

proptest! {
    #[test]
    fn a_doel_is_never_given_without_ja(text in "\\PC{0,12}") {
        let answers = voorbeeld::toestemming().with("doel_delen_mbo", &text);
        let found = gegeven(&TOESTEMMING, &answers, Doel::DelenMbo, today());
        if found.is_some_and(|it| it.antwoord == Some(true)) {
            let ja = ["ja", "j", "akkoord", "akk", "akko", "akkoo", "akkoor"];
            prop_assert!(ja.contains(&crate::domain::tekst::vouw(&text).as_str()), "{}", text);
        }
    }
}
