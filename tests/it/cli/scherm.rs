//! Help, wrong arguments, exit codes, and what may reach a terminal.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::process::Stdio;

use serde_json::json;

use super::thuis::{Gesprek, Thuis};

/// The subcommands as help names them.
fn opdrachten(thuis: &Thuis) -> Vec<String> {
    let hulp = thuis.doe(&["--help"]).gelukt().uit;
    let lijst = hulp.split("Opdrachten:\n").nth(1).unwrap();
    lijst
        .lines()
        .take_while(|regel| !regel.is_empty())
        .map(|regel| regel.split_whitespace().next().unwrap().to_owned())
        .collect()
}

#[test]
fn help_is_dutch_for_the_program_and_for_every_subcommand() {
    let thuis = Thuis::leeg();
    let alle = opdrachten(&thuis);
    assert!(alle.len() >= 7, "{alle:?}");
    for wat in alle.iter().map(String::as_str).chain([""]) {
        let args: Vec<&str> = [wat, "--help"]
            .into_iter()
            .filter(|it| !it.is_empty())
            .collect();
        let hulp = thuis.doe(&args).gelukt().uit;
        assert!(
            hulp.contains(&format!("Gebruik: trajectbord {wat}")),
            "{hulp}"
        );
        for engels in [
            "Usage",
            "Option",
            "OPTIONS",
            "Argument ",
            "Command",
            "Print",
            "default",
            "possible",
        ] {
            assert!(!hulp.contains(engels), "{engels} in {hulp}");
        }
    }
    assert!(!thuis.pad("data").exists());
}

#[test]
fn wrong_arguments_end_with_2_and_say_what_to_do() {
    let thuis = Thuis::leeg();
    for (args, woorden) in [
        (&["--kleur"][..], "'--kleur' ken ik niet"),
        (&["lijts"], "Bedoel je lijst?"),
        (&["genereer"], "--aantal"),
        (&["genereer", "--aantal", "0"], "'0' kan niet"),
        (&["genereer", "--aantal", "1000001"], "'1000001' kan niet"),
        (&["genereer", "--aantal", "veel"], "'veel' kan niet"),
        (&["--vers"], "--voorbeeld"),
        (&["lijst", "--json", "--csv"], "kan niet samen"),
        (&["toon"], "ontbreekt"),
        (&["waar", "hier"], "'hier' ken ik niet"),
    ] {
        let run = thuis.doe(args);
        assert_eq!(run.code, 2, "{args:?} {}", run.fout);
        assert!(run.uit.is_empty());
        assert!(run.fout.contains(woorden), "{args:?} {}", run.fout);
        assert!(run.fout.contains("trajectbord --help"), "{}", run.fout);
        for engels in ["error", "unexpected", "tip:", "found"] {
            assert!(!run.fout.contains(engels), "{args:?} {}", run.fout);
        }
    }
    assert!(!thuis.pad("data").exists());
}

#[test]
fn data_that_another_process_has_ends_with_3_and_names_it() {
    let thuis = Thuis::met_voorbeeld();
    let mut gesprek = Gesprek::begin(&thuis, &["--voorbeeld"]);
    gesprek.gelukt(json!({"vraag": "toestand"}));
    for args in [
        &["lijst"][..],
        &["toon", "T-0001"],
        &["opdracht"],
        &["backup"],
        &["--vers", "lijst"],
    ] {
        let run = thuis.doe(&[&["--voorbeeld"], args].concat());
        assert_eq!(run.code, 3, "{args:?} {}", run.fout);
        assert!(run.uit.is_empty(), "{args:?}");
        assert!(run.fout.contains("is al open"), "{}", run.fout);
    }
    // Whoever only asks where things are gets an answer all the same.
    thuis.doe(&["--voorbeeld", "waar"]).gelukt();
    gesprek.gelukt(json!({"vraag": "toestand"}));
    assert_eq!(gesprek.einde(), (String::new(), 0));
    thuis.doe(&["--voorbeeld", "lijst"]).gelukt();
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let thuis = Thuis::met_voorbeeld();
    for args in [&["lijst", "--json"][..], &["lijst"], &["toetsen"]] {
        let mut proces = thuis
            .programma(&[&["--voorbeeld"], args].concat())
            .spawn()
            .unwrap();
        let mut eerste = String::new();
        let mut uit = BufReader::with_capacity(16, proces.stdout.take().unwrap());
        uit.read_line(&mut eerste).unwrap();
        drop(uit);
        let uitkomst = proces.wait_with_output().unwrap();
        let fout = String::from_utf8_lossy(&uitkomst.stderr).into_owned();
        assert_eq!(uitkomst.status.code(), Some(0), "{args:?} {fout}");
        assert!(fout.is_empty(), "{fout}");
    }
}

#[test]
fn output_that_does_not_fit_on_the_disk_is_an_error() {
    let Ok(vol) = File::options().write(true).open("/dev/full") else {
        return;
    };
    let thuis = Thuis::met_voorbeeld();
    let proces = thuis
        .programma(&["--voorbeeld", "lijst", "--csv"])
        .stdout(Stdio::from(vol))
        .spawn()
        .unwrap();
    let uitkomst = proces.wait_with_output().unwrap();
    assert_eq!(uitkomst.status.code(), Some(1));
    let fout = String::from_utf8_lossy(&uitkomst.stderr).into_owned();
    assert!(fout.contains("schrijven lukt niet"), "{fout}");
}

/// Whether nothing in a text drives a terminal.
fn tam(tekst: &str) -> bool {
    tekst
        .chars()
        .all(|c| c == '\n' || !(c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c)))
}

#[test]
fn what_drives_a_terminal_does_not_reach_it() {
    let thuis = Thuis::met_voorbeeld();
    let boos = "\u{1b}[31m\u{1b}]0;weg\u{7}\u{9b}2J\u{202e}\r\u{7f}";
    let mut gesprek = Gesprek::begin(&thuis, &["--voorbeeld"]);
    let nieuw = gesprek.gelukt(
        json!({"opdracht": "nieuwe_kandidaat", "naam": "Boos\u{1b}\u{9b}\u{202e}\r\u{7f} Anna",
        "woonplaats": format!("Borculo{boos}"), "notitie": format!("let{boos}op")}),
    );
    let kaart = nieuw["kaart"].as_str().unwrap().to_owned();
    gesprek.gelukt(
        json!({"opdracht": "notitie", "kaart": kaart, "tekst": format!("een{boos}\ntwee")}),
    );
    gesprek.gelukt(
        json!({"opdracht": "contact", "kaart": kaart, "wijze": "TELEFOON",
        "uitkomst": "GESPROKEN", "met": format!("Piet{boos}"), "tekst": boos}),
    );
    gesprek.gelukt(json!({"opdracht": "wacht", "kaart": kaart, "tot": "2199-01-01", "reden": format!("x{boos}")}));
    // A draft keeps what was typed, so its answer is where it could come out.
    gesprek.gelukt(
        json!({"opdracht": "bewaar_concept", "nummer": 1, "formulier": "intake",
        "versie": 1, "velden": {"naam": boos}}),
    );
    let concepten = gesprek.gelukt(json!({"vraag": "concepten"}));
    assert_eq!(concepten["concepten"][0]["velden"]["naam"], json!(boos));
    gesprek.mislukt(json!({"opdracht": boos}));
    assert_eq!(gesprek.einde().1, 0);

    let regels = json!({"vraag": "concepten"}).to_string();
    let ruw = thuis
        .doe_met(&["--voorbeeld", "opdracht"], regels.as_bytes())
        .gelukt();
    assert!(tam(&ruw.uit), "{:?}", ruw.uit);
    for args in [
        &["lijst", "anna"][..],
        &["lijst", "anna", "--json"],
        &["toon", &kaart],
        &["toon", &kaart, "--json"],
    ] {
        let run = thuis.doe(&[&["--voorbeeld"], args].concat()).gelukt();
        assert!(tam(&run.uit), "{args:?} {:?}", run.uit);
        assert!(
            run.uit.contains("Anna") || run.uit.contains("Boos"),
            "{}",
            run.uit
        );
    }
    for args in [
        &["--coach", boos, "lijst"][..],
        &["lijst", &format!("{boos}:x")],
        &["lijst", &format!("fase:{boos}")],
        &["lijst", "--sorteer", boos],
        &["toon", boos],
        &[boos],
    ] {
        let run = thuis.doe(&[&["--voorbeeld"], args].concat());
        assert_ne!(run.code, 0, "{args:?}");
        assert!(tam(&run.fout), "{args:?} {:?}", run.fout);
    }
}
