//! Forms as they were filled in with every version so far: they open, check and parse for ever.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use trajectbord::form::answers::Answers;
use trajectbord::form::bevinding::Ernst;
use trajectbord::form::check::{Klacht, check};
use trajectbord::form::spec::FormSpec;
use trajectbord::form::specs::{self, diagnose, gesprek, registratie, toestemming, werkgever};

/// Today, and a day on which nobody remembers these versions.
fn days() -> [NaiveDate; 2] {
    [(2026, 11, 22), (2041, 5, 1)].map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap())
}

fn bewaard() -> Vec<(String, Answers)> {
    let dir = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/it/golden/formulieren");
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let text = fs::read_to_string(entry.path()).unwrap();
        found.push((name, serde_json::from_str(&text).unwrap()));
    }
    found
}

fn parse(spec: &'static FormSpec, answers: &Answers, today: NaiveDate) -> Result<(), Vec<Klacht>> {
    match spec.name {
        "toestemming" | "toestemming_werkgever" => {
            toestemming::parse(spec, answers, today).map(drop)
        }
        "diagnose" => diagnose::parse(answers, today).map(drop),
        "registratie" => registratie::parse(answers, today).map(drop),
        "evaluatie" | "eindgesprek" => gesprek::parse(spec, answers, today).map(drop),
        "werkgever" | "leerwerkplek" => {
            let plek = werkgever::Werkplek::lees(spec, answers, today);
            assert_eq!(plek.aantal, Some(3), "{}", spec.name);
            assert_eq!(plek.eisen.len(), 3, "{}", spec.name);
            Ok(())
        }
        "leerbedrijf" => Ok(()),
        name => panic!("{name} is not a form that is kept"),
    }
}

#[test]
fn every_kept_form_opens_checks_and_parses() {
    for (name, answers) in bewaard() {
        let spec = specs::van(&answers.spec, answers.version).unwrap();
        assert_eq!(name, format!("{}-v{}.json", spec.name, spec.version));
        for (key, _) in answers.iter() {
            assert!(spec.field(key).is_some(), "{name}: {key}");
        }
        for today in days() {
            assert_eq!(check(spec, &answers, today), [], "{name}");
            let found = (spec.toets)(&answers, today);
            assert!(found.iter().all(|it| it.ernst != Ernst::Fout), "{name}");
            assert_eq!(parse(spec, &answers, today), Ok(()), "{name}");
        }
    }
}

#[test]
fn every_form_of_a_card_is_kept_in_its_newest_version() {
    let kept: BTreeSet<(String, u16)> = bewaard()
        .into_iter()
        .map(|(_, answers)| (answers.spec, answers.version))
        .collect();
    for spec in specs::ALL.iter().filter(|spec| spec.concept) {
        let newest = (spec.name.to_owned(), spec.version);
        assert!(
            kept.contains(&newest),
            "keep an example of {} version {}",
            spec.name,
            spec.version
        );
    }
    assert!(specs::van("diagnose", 99).is_none());
}
