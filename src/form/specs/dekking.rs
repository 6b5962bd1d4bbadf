//! Every number of DOMAIN 1.1 to 1.3 stands in a form, and is asked as DOMAIN says.

use super::{ALL, gesprek, toestemming, voorbeeld};
use crate::form::answers::Answers;
use crate::form::check;
use crate::form::spec::{Asked, Field, FormSpec, Kind};

/// The column V of DOMAIN.
#[derive(Debug, Clone, Copy, PartialEq)]
enum V {
    /// Always.
    J,
    /// Always, and only a rule across fields can say so.
    Toets,
    /// May stay empty.
    N,
    /// On a condition.
    C,
    /// Not for the form itself, but before this step.
    Voor(&'static str),
}

use V::{C, J, N, Toets, Voor};

#[rustfmt::skip]
const DOMAIN: &[(&str, V)] = &[
    ("T1", J), ("T2", J), ("T3", J), ("T4", J), ("T5", J), ("T6", J), ("T7", J), ("T8", J),
    ("T9", J), ("T10", J), ("T11", C), ("T12", C), ("T13", N),
    ("D1", J), ("D2", J), ("D3", J), ("D4", J), ("D5", J), ("D6", C), ("D7", C), ("D8", J),
    // D10: the same as D9 when that gave a diploma, and asked apart when not.
    ("D9", J), ("D10", C), ("D11", N), ("D12", C), ("D13", J), ("D14", N), ("D15", N), ("D16", N),
    ("D17", N), ("D18", N), ("D19", N), ("D20", J), ("D21", J),
    // D22: at least one when D20 or D21 says nee.
    ("D22", C), ("D23", J), ("D24", N), ("D25", J), ("D26", N), ("D27", J), ("D28", N),
    ("D29", N), ("D30", J), ("D31", J), ("D32", Voor("PI-11")), ("D33", N), ("D34", J),
    ("R1", J), ("R2", Voor("PI-11")), ("R3", J), ("R4", N), ("R5", J), ("R6", J), ("R7", J),
    ("R8", N), ("R9", C), ("R10", J), ("R11", Toets), ("R12", Voor("PI-11")), ("R13", C),
    ("R14", J), ("R15", N), ("R16", J), ("R17", J), ("R18", C), ("R19", N), ("R20", J), ("R21", J),
    ("R22", J), ("R23", J), ("R24", J), ("R25", J),
    // R26 is the day of PI-11 itself, which comes after the form (PI-03).
    ("R26", Voor("PI-11")), ("R27", J), ("R28", J), ("R29", Voor("PL-01")), ("R30", J),
    ("R31", J), ("R32", J), ("R33", J), ("R34", C), ("R35", J), ("R36", J), ("R37", N),
    ("R38", J), ("R39", Voor("PI-08")), ("R40", J), ("R41", J), ("R42", J),
];

fn velden(nr: &str) -> Vec<(&'static FormSpec, &'static Field)> {
    let all = ALL.iter().copied();
    all.flat_map(|spec| spec.fields().map(move |field| (spec, field)))
        .filter(|(_, field)| field.nr == nr)
        .collect()
}

#[test]
fn every_number_of_the_domain_is_asked_as_the_domain_says() {
    for (nr, v) in DOMAIN {
        let velden = velden(nr);
        assert!(!velden.is_empty(), "{nr} stands in no form");
        let must = |field: &Field| matches!(field.asked, Asked::Required | Asked::Vast);
        let some = |test: &dyn Fn(&Field) -> bool| velden.iter().any(|(_, field)| test(field));
        match v {
            J => assert!(some(&must), "{nr} must always be there"),
            N => assert!(
                !some(&|it| it.asked == Asked::Required),
                "{nr} may be empty"
            ),
            C => {
                assert!(some(&|it| it.asked.als().is_some()), "{nr} has a condition");
                assert!(!some(&must), "{nr} is not always there");
            }
            Voor(stap) => {
                assert!(
                    some(&|it| it.voor == Some(stap)),
                    "{nr} is needed before {stap}"
                );
                assert!(!some(&must), "{nr} is not for the form itself");
            }
            Toets => assert!(!some(&must), "{nr} is a rule across fields"),
        }
    }
    let known = |nr: &str| nr.is_empty() || DOMAIN.iter().any(|(it, _)| *it == nr);
    for field in ALL.iter().flat_map(|spec| spec.fields()) {
        assert!(known(field.nr), "{} has a number of its own", field.key);
    }
    assert_eq!(DOMAIN.len(), 13 + 34 + 42);
}

#[test]
fn an_empty_form_misses_what_must_be_there_and_is_not_wrong() {
    for spec in ALL.iter().copied().filter(|spec| spec.concept) {
        let answers = Answers::new(spec);
        assert!(check::check(spec, &answers, voorbeeld::today()).is_empty());
        assert!(
            !voorbeeld::gebreken(spec, &answers).is_empty(),
            "{}",
            spec.name
        );
    }
}

#[test]
fn what_may_not_be_seen_by_all_is_marked() {
    let graad = |key: &str| {
        let all = ALL.iter().flat_map(|spec| spec.fields());
        all.filter(|field| field.key == key)
            .map(|field| field.gevoelig)
            .min()
    };
    assert_eq!(graad("bsn"), Some(2));
    for key in [
        "doelgroepen",
        "reden_1",
        "reden_5_duur",
        "toelichting",
        "doelgroepregister",
    ] {
        let forms = ALL.iter().filter(|spec| spec.concept);
        let fields = forms
            .flat_map(|spec| spec.fields())
            .filter(|it| it.key == key);
        for field in fields {
            assert!(field.gevoelig == 3, "{key}");
        }
    }
    for key in ["achternaam", "telefoon", "uitkeringssoort", "straat"] {
        let field = super::registratie::REGISTRATIE.field(key).unwrap();
        assert_eq!(field.gevoelig, 1, "{key}");
    }
    let numbers = ALL.iter().flat_map(|spec| spec.fields());
    for field in numbers.filter(|field| matches!(field.kind, Kind::Bsn)) {
        assert_eq!(field.gevoelig, 2);
    }
}

#[test]
fn every_field_of_a_card_says_who_supplies_it_or_is_fixed() {
    for spec in ALL.iter().copied().filter(|spec| spec.concept) {
        for field in spec.fields() {
            let known = !field.wie.is_empty() || field.asked == Asked::Vast;
            assert!(known, "{} {}", spec.name, field.key);
        }
    }
}

#[test]
fn a_form_is_signed_when_everybody_who_must_has() {
    let today = voorbeeld::today();
    let getekend =
        |spec: &'static FormSpec, answers: &Answers| super::ondertekend(spec, answers, today);
    let answers = voorbeeld::toestemming();
    assert!(getekend(&toestemming::TOESTEMMING, &answers));
    assert!(!getekend(
        &toestemming::TOESTEMMING_WERKGEVER,
        &voorbeeld::toestemming_werkgever()
    ));
    assert!(!getekend(&gesprek::EVALUATIE, &voorbeeld::evaluatie()));
    let spec = &super::registratie::REGISTRATIE;
    assert!(getekend(spec, &voorbeeld::registratie()));
    let nee = voorbeeld::registratie().with("handtekening_werkcoach", "nee");
    assert!(!getekend(spec, &nee));
    for spec in ALL {
        for key in super::handtekeningen(spec) {
            assert!(spec.field(key).is_some(), "{}: {key}", spec.name);
        }
    }
}

#[test]
fn what_follows_from_the_answers_is_a_fixed_field() {
    for (spec, answers) in [
        (&super::diagnose::DIAGNOSE, voorbeeld::diagnose()),
        (&super::registratie::REGISTRATIE, voorbeeld::registratie()),
    ] {
        let today = voorbeeld::today();
        let found = super::afgeleid(spec, "startkwalificatie", &answers, today);
        assert_eq!(found, Some(answers.get("startkwalificatie")));
        let uitleg = super::uitleg(spec, "startkwalificatie", &answers, today).unwrap();
        assert!(uitleg.contains("DUO"));
        assert_eq!(super::afgeleid(spec, "kandidaat", &answers, today), None);
        let field = spec.field("startkwalificatie").unwrap();
        assert_eq!(field.asked, Asked::Vast);
    }
}
