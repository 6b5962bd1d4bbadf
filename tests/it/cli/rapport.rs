//! `rapport` and `budget` as a shell meets them, and the figures counted again by other means.

use std::fs;
use std::process::Command;

use serde_json::{Value, json};

use super::thuis::Thuis;

/// A store, its figures, and the same counted from its export by a script that knows nothing of
/// the program.
fn nageteld(thuis: &Thuis, waar: &[&str]) {
    if Command::new("python3").arg("--version").output().is_err() {
        let regel = b"rapport: niet nageteld, python3 is er niet\n";
        let _ = std::io::Write::write_all(&mut std::io::stderr(), regel);
        return;
    }
    let export = thuis.pad(&format!("export{}.jsonl", waar.len()));
    let naar = export.to_str().unwrap();
    thuis.doe(&[waar, &["exporteer", naar]].concat()).gelukt();
    let vraag = json!({
        "vraag": "monitor",
        "tijdvak": "2020-01-01..2040-12-31",
        "dims": ["niveau"],
    });
    let antwoord: Value = thuis.opdrachten(&[waar, &["opdracht"]].concat(), &[vraag])[0].clone();
    assert_eq!(antwoord["ok"], json!(true), "{antwoord}");
    let bestand = thuis.pad("antwoord.json");
    fs::write(&bestand, antwoord.to_string()).unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/natellen.py");
    let run = Command::new("python3")
        .arg(script)
        .args([&export, &bestand])
        .output()
        .unwrap();
    let uit = String::from_utf8_lossy(&run.stdout);
    let fout = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{uit}\n{fout}");
}

#[test]
fn the_figures_equal_an_independent_recount_from_the_export() {
    let thuis = Thuis::met_voorbeeld();
    nageteld(&thuis, &["--voorbeeld"]);
    let map = thuis.pad("groot");
    let map = map.to_str().unwrap();
    thuis
        .doe(&["genereer", "--aantal", "400", "--zaad", "5", "--data", map])
        .gelukt();
    nageteld(&thuis, &["--data", map]);
}

#[test]
fn a_report_is_written_in_every_form_and_the_same_bytes_come_twice() {
    let thuis = Thuis::met_voorbeeld();
    for vorm in ["html", "xlsx", "csv", "pdf", "md", "txt"] {
        let maak = |naam: &str| {
            let pad = thuis.pad(&format!("{naam}.{vorm}"));
            let pad = pad.to_str().unwrap();
            let run = thuis
                .doe(&[
                    "--voorbeeld",
                    "rapport",
                    "2026",
                    "--uit",
                    pad,
                    "--dim",
                    "branche",
                ])
                .gelukt();
            assert!(
                run.uit.contains("Rapport over 2026 staat in"),
                "{}",
                run.uit
            );
            fs::read(pad).unwrap()
        };
        assert_eq!(maak("een"), maak("twee"), "{vorm}");
    }
    let pad = thuis.pad("een.html");
    let html = fs::read_to_string(&pad).unwrap();
    assert!(!html.contains("http") && !html.contains("<script"));
    assert!(html.contains("M13 Verhalen"));
    let weer = thuis.doe(&[
        "--voorbeeld",
        "rapport",
        "2026",
        "--uit",
        pad.to_str().unwrap(),
    ]);
    assert_eq!(weer.code, 1, "{}", weer.fout);
    assert!(weer.fout.contains("--overschrijf"), "{}", weer.fout);
}

#[test]
fn what_cannot_be_read_is_said_with_what_can() {
    let thuis = Thuis::leeg();
    for (args, woord) in [
        (
            vec!["rapport", "morgen", "--uit", "-", "--vorm", "md"],
            "2026-K3",
        ),
        (vec!["rapport", "2026", "--uit", "-"], "html"),
        (vec!["rapport", "--uit", "a.md"], "periode"),
        (
            vec![
                "rapport", "2026", "--uit", "-", "--vorm", "md", "--dim", "lengte",
            ],
            "gemeente",
        ),
        (
            vec![
                "rapport", "2026", "--uit", "-", "--vorm", "md", "--maat", "M14",
            ],
            "M13",
        ),
        (vec!["budget", "--bedrag", "veel"], "25.000"),
        (vec!["budget", "--bron", "bank"], "gemeente"),
    ] {
        let run = thuis.doe(&args);
        assert_eq!(run.code, 2, "{args:?}: {}", run.fout);
        assert!(run.fout.contains(woord), "{args:?}: {}", run.fout);
    }
}

#[test]
fn a_budget_is_made_shown_and_changed() {
    let thuis = Thuis::met_voorbeeld();
    let maak = [
        "--bron",
        "gemeente",
        "--periode",
        "2026",
        "--bedrag",
        "25.000",
    ];
    let run = thuis
        .doe(&[&["--voorbeeld", "budget"], maak.as_slice()].concat())
        .gelukt();
    assert!(
        run.uit.contains("25000,00") && run.uit.contains("150 deelnemers"),
        "{}",
        run.uit
    );
    let json = thuis
        .doe(&["--voorbeeld", "budget", "1", "--plafond", "40", "--json"])
        .gelukt()
        .json();
    assert_eq!(json[0]["plafond"], json!(40));
    assert_eq!(json[0]["bedrag"], json!(2_500_000));
    let weg = thuis.doe(&["--voorbeeld", "budget", "1", "--weg"]).gelukt();
    assert!(weg.uit.contains("nog geen budgetten"), "{}", weg.uit);
}
