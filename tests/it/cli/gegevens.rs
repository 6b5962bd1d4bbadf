//! Which data is opened: example region and real data apart, generated regions, who works.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::json;

use super::thuis::Thuis;

#[test]
fn the_same_seed_gives_the_same_region_and_another_seed_another() {
    let thuis = Thuis::leeg();
    let maak = |naam: &str, zaad: &str| {
        let map = thuis.pad(naam);
        let map = map.to_str().unwrap();
        let run = thuis
            .doe(&["genereer", "--aantal", "60", "--zaad", zaad, "--data", map])
            .gelukt();
        assert!(run.uit.contains("60 dossiers"), "{}", run.uit);
        thuis.doe(&["lijst", "--json", "--data", map]).gelukt().uit
    };
    let een = maak("een", "7");
    assert_eq!(een, maak("twee", "7"));
    assert_ne!(een, maak("drie", "8"));
}

#[test]
fn genereer_leaves_a_directory_with_something_in_it_alone() {
    let thuis = Thuis::met_voorbeeld();
    let vol = thuis.voorbeeld();
    let run = thuis.doe(&["genereer", "--aantal", "5", "--data", vol.to_str().unwrap()]);
    assert_eq!(run.code, 1);
    assert!(run.fout.contains("staan al gegevens"), "{}", run.fout);
    thuis.doe(&["--voorbeeld", "lijst"]).gelukt();

    let vreemd = thuis.pad("foto's");
    fs::create_dir(&vreemd).unwrap();
    fs::write(vreemd.join("kat.jpg"), "kat").unwrap();
    let run = thuis.doe(&[
        "genereer",
        "--aantal",
        "5",
        "--data",
        vreemd.to_str().unwrap(),
    ]);
    assert_eq!(run.code, 1);
    assert!(run.fout.contains("lege map"), "{}", run.fout);
    assert_eq!(fs::read_dir(&vreemd).unwrap().count(), 1);
}

#[test]
fn example_region_and_real_data_never_mix() {
    let thuis = Thuis::met_voorbeeld();
    let voorbeeld = thuis.voorbeeld();
    let voorbeeld = voorbeeld.to_str().unwrap();
    let run = thuis.doe(&["--data", voorbeeld, "lijst"]);
    assert_eq!(run.code, 1);
    assert!(run.fout.contains("--voorbeeld"), "{}", run.fout);

    let echt = thuis.pad("echt");
    let echt = echt.to_str().unwrap();
    let nieuw = json!({"opdracht": "nieuwe_kandidaat", "naam": "Rukiye Yıldız"});
    let antwoord = thuis.opdrachten(&["--data", echt, "opdracht"], &[nieuw]);
    assert_eq!(antwoord[0]["kaart"], json!("T-0001"));
    for args in [
        &["--voorbeeld", "lijst"][..],
        &["--voorbeeld", "--vers", "lijst"],
    ] {
        let run = thuis.doe(&[args, &["--data", echt]].concat());
        assert_eq!(run.code, 1, "{args:?}");
        assert!(run.fout.contains("echte gegevens"), "{}", run.fout);
    }
    let lijst = thuis
        .doe(&["--data", echt, "lijst", "--json"])
        .gelukt()
        .json();
    assert_eq!(lijst.as_array().unwrap().len(), 1);
    assert_eq!(lijst[0]["coach"], json!("proef"));
}

#[test]
fn vers_starts_the_example_region_over_and_touches_nothing_else() {
    let thuis = Thuis::met_voorbeeld();
    let nieuw = json!({"opdracht": "nieuwe_kandidaat", "naam": "Zacharias Zonderling"});
    thuis.opdrachten(&["--voorbeeld", "opdracht"], &[nieuw]);
    let aantal = |args: &[&str]| {
        let run = thuis.doe(&[args, &["lijst", "zonderling", "--json"]].concat());
        run.gelukt().json().as_array().unwrap().len()
    };
    assert_eq!(aantal(&["--voorbeeld"]), 1);

    let vreemd = thuis.voorbeeld().join("brief.odt");
    fs::write(&vreemd, "beste").unwrap();
    fs::set_permissions(&vreemd, fs::Permissions::from_mode(0o600)).unwrap();
    let run = thuis.doe(&["--voorbeeld", "--vers", "lijst"]);
    assert_eq!(run.code, 1);
    assert!(run.fout.contains("brief.odt"), "{}", run.fout);
    assert_eq!(aantal(&["--voorbeeld"]), 1);

    fs::remove_file(vreemd).unwrap();
    assert_eq!(aantal(&["--voorbeeld", "--vers"]), 0);
    assert_eq!(aantal(&["--voorbeeld"]), 0);
}

#[test]
fn an_unknown_coach_hears_which_ones_there_are() {
    let thuis = Thuis::met_voorbeeld();
    let run = thuis.doe(&["--voorbeeld", "--coach", "zzz", "lijst"]);
    assert_eq!(run.code, 1);
    assert!(run.fout.contains("'zzz' ken ik niet"), "{}", run.fout);
    assert!(run.fout.contains("mdv"), "{}", run.fout);
    let vraag = json!({"vraag": "toestand"});
    let antwoord = thuis.opdrachten(&["--voorbeeld", "--coach", "ith", "opdracht"], &[vraag]);
    assert_eq!(antwoord[0]["coach"], json!("ith"));
    assert_eq!(antwoord[0]["voorbeeld"], json!(true));
}
