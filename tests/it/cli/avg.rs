//! Roles and the rights of a person from a shell.

use std::path::Path;

use super::thuis::Thuis;

/// Paths of files that hold a text, those of backups left out.
fn met(map: &Path, tekst: &str) -> Vec<String> {
    let mut uit = Vec::new();
    for item in std::fs::read_dir(map).unwrap() {
        let pad = item.unwrap().path();
        if pad.is_dir() && !pad.ends_with("backup") {
            uit.extend(met(&pad, tekst));
        } else if pad.is_file() {
            let inhoud = std::fs::read(&pad).unwrap();
            if inhoud.windows(tekst.len()).any(|it| it == tekst.as_bytes()) {
                uit.push(pad.display().to_string());
            }
        }
    }
    uit
}

#[test]
fn who_is_removed_stands_in_no_file_of_the_store_any_more() {
    let thuis = Thuis::met_voorbeeld();
    let map = thuis.voorbeeld();
    assert!(!met(&map, "Ekkel").is_empty());
    let nog_niet = thuis.doe(&["--voorbeeld", "verwijder", "K-0049", "termijn om"]);
    assert_eq!(nog_niet.code, 1);
    assert!(nog_niet.fout.contains("K-0049"), "{}", nog_niet.fout);
    let weg = [
        "--voorbeeld",
        "verwijder",
        "K-0049",
        "termijn om",
        "--bevestig",
        "K-0049",
    ];
    thuis.doe(&weg).gelukt();
    assert_eq!(met(&map, "Ekkel"), Vec::<String>::new());
    let goed = thuis.doe(&["--voorbeeld", "controleer"]).gelukt().uit;
    assert!(goed.contains("Het journaal is heel"), "{goed}");
    let keek = thuis
        .doe(&["--voorbeeld", "wie-keek", "T-0054"])
        .gelukt()
        .uit;
    assert!(keek.contains("dossier verwijderd"), "{keek}");
}

#[test]
fn a_colleagues_dossier_opens_with_a_reason_and_a_role_is_given_by_who_manages() {
    let thuis = Thuis::met_voorbeeld();
    let lijst = thuis
        .doe(&["--voorbeeld", "lijst", "coach:hko fase:bm"])
        .gelukt();
    let kaart = lijst.uit.split_whitespace().next().unwrap().to_owned();
    let dicht = thuis.doe(&["--voorbeeld", "toon", &kaart]);
    assert_eq!(dicht.code, 1);
    assert!(dicht.fout.contains("dossier is van hko"), "{}", dicht.fout);
    let met_reden = ["--voorbeeld", "--waarneming", "hko is ziek", "toon", &kaart];
    thuis.doe(&met_reden).gelukt();
    // For the rest of the day.
    thuis.doe(&["--voorbeeld", "toon", &kaart]).gelukt();
    let els = [
        "--voorbeeld",
        "coaches",
        "els",
        "--rol",
        "rapporteur",
        "--uid",
        "4321",
    ];
    thuis.doe(&els).gelukt();
    let als_els = thuis.doe(&["--voorbeeld", "--coach", "els", "toon", &kaart]);
    assert!(als_els.fout.contains("als rapporteur"), "{}", als_els.fout);
    let leeg = thuis
        .doe(&["--voorbeeld", "--coach", "els", "lijst"])
        .gelukt();
    assert_eq!(leeg.uit.trim(), "0 kaarten");
}
