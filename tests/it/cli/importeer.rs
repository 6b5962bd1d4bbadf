//! `importeer`: files of others through the real program, on a real disk.

use std::fmt::Write as _;
use std::fs;

use super::thuis::Thuis;

fn met(thuis: &Thuis, naam: &str, inhoud: &[u8]) -> String {
    let pad = thuis.pad(naam);
    fs::write(&pad, inhoud).unwrap();
    pad.to_str().unwrap().to_owned()
}

/// A name of its own for every number below 10,000.
fn woord(nummer: u32) -> String {
    const DELEN: [&str; 10] = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu"];
    let cijfers = format!("{nummer:04}");
    let delen = cijfers.bytes().map(|b| DELEN[usize::from(b - b'0')]);
    delen.collect()
}

/// Two thousand rows: good ones, and every third of another kind of wrong.
fn rommel() -> Vec<u8> {
    let mut tekst = String::from("Naam;Geboortedatum;Postcode;Mobiel;Opmerking\r\n");
    for nummer in 0..2_000_u32 {
        let naam = match nummer % 9 {
            3 => String::new(),
            6 => "=cmd|' /C calc'!A0".to_owned(),
            _ => format!("{}ë {}", woord(nummer), woord(nummer * 7_919 % 10_000)),
        };
        let dag = ["12-3-1985", "1985-03-12", "12 mrt 85", "31118"][nummer as usize % 4];
        let postcode = if nummer % 9 == 0 {
            "0000 AA"
        } else {
            "7551 AB"
        };
        write!(
            tekst,
            "{naam};{dag};{postcode};06{};\"twee\nregels\"\r\n",
            10_000_000 + nummer
        )
        .unwrap();
    }
    // Windows-1252: every letter here is one byte, with its own number.
    let bytes = tekst.chars().map(|c| u8::try_from(u32::from(c)));
    bytes.collect::<Result<_, _>>().unwrap()
}

#[test]
fn two_thousand_messy_rows_come_in_or_are_named_and_one_key_takes_them_back() {
    let thuis = Thuis::leeg();
    let bestand = met(&thuis, "caseload.csv", &rommel());
    let run = thuis.doe(&["importeer", "kandidaten", &bestand, "--proef", "--json"]);
    assert_eq!(run.code, 4, "{}", run.fout);
    let proef: serde_json::Value = serde_json::from_str(&run.uit).unwrap();
    let af = proef["afgewezen"].as_array().unwrap();
    assert_eq!(proef["rijen"], 2_000);
    assert_eq!(proef["nieuw"].as_u64().unwrap() + af.len() as u64, 2_000);
    assert!(
        af.iter()
            .all(|it| !it["reden"].as_str().unwrap().is_empty())
    );
    // Rows span two lines each, so the first one with an empty name, the fourth, stands on line 8.
    assert!(af.iter().any(|it| it["regel"] == 8), "{:?}", af.first());
    assert_eq!(proef["gedaan"], serde_json::Value::Null);

    let run = thuis.doe(&["importeer", "kandidaten", &bestand]);
    assert_eq!(run.code, 4);
    assert!(run.uit.contains("Ingelezen: kandidaten ("), "{}", run.uit);
    let lijst = || {
        let run = thuis.doe(&["lijst", "--csv"]).gelukt();
        run.uit.lines().count().saturating_sub(1)
    };
    assert_eq!(lijst() as u64, proef["nieuw"].as_u64().unwrap());
    let weer = thuis.doe(&["importeer", "kandidaten", &bestand, "--json"]);
    let weer: serde_json::Value = serde_json::from_str(&weer.uit).unwrap();
    assert_eq!((&weer["nieuw"], &weer["gewijzigd"]), (&0.into(), &0.into()));
    let run = thuis
        .doe_met(&["opdracht"], b"{\"opdracht\": \"ongedaan\"}\n")
        .gelukt();
    assert!(run.uit.contains("\"ok\":true"), "{}", run.uit);
    assert_eq!(lijst(), 0);
    thuis.doe(&["controleer"]).gelukt();
}

#[test]
fn files_and_arguments_that_are_wrong_say_what_to_do() {
    let thuis = Thuis::leeg();
    let zegt = |args: &[&str], code: i32| {
        let run = thuis.doe(args);
        assert_eq!(run.code, code, "{args:?}: {}", run.fout);
        run.fout
    };
    let lach = met(
        &thuis,
        "lach.xml",
        b"<?xml version=\"1.0\"?>\n<!DOCTYPE sbb [<!ENTITY a \"ha\">]>\n<sbb>&a;</sbb>\n",
    );
    let fout = zegt(&["importeer", "kwalificaties", &lach], 1);
    assert!(
        fout.contains("regel 2") && fout.contains("DOCTYPE"),
        "{fout}"
    );
    let csv = met(&thuis, "x.csv", b"kleur;maat\nrood;1\n");
    assert!(zegt(&["importeer", "kandidaten", &csv], 1).contains("--kolom naam=1"));
    assert!(zegt(&["importeer", "mensen", &csv], 2).contains("kandidaten, plekken"));
    assert!(zegt(&["importeer", "kandidaten"], 2).contains("bestand"));
    assert!(zegt(&["importeer", "kandidaten", &csv, "--kolom", "naam"], 2).contains("naam=3"));
    assert!(zegt(&["importeer", "kandidaten", "/nergens.csv"], 1).contains("openen lukt niet"));
}

#[test]
fn a_column_can_be_chosen_and_a_good_file_ends_with_nought() {
    let thuis = Thuis::leeg();
    let csv = met(&thuis, "x.csv", b"kleur;maat\nAnna Bos;1\n");
    let run = thuis
        .doe(&[
            "importeer",
            "kandidaten",
            &csv,
            "--kolom",
            "naam=kleur",
            "--proef",
        ])
        .gelukt();
    assert!(
        run.uit.contains("1 kleur -> naam (zelf gekozen)"),
        "{}",
        run.uit
    );
    assert!(run.uit.contains("er is niets ingelezen"), "{}", run.uit);
    let pc = met(
        &thuis,
        "pc4.csv",
        b"pc4,plaats,breedtegraad,lengtegraad\n1011,Amsterdam,52.37,4.9\n",
    );
    let run = thuis.doe(&["importeer", "postcodes", &pc]).gelukt();
    assert!(run.uit.contains("postcodes: 1 nieuw"), "{}", run.uit);
}
