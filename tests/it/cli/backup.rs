//! Backups on the command line: which are kept, how old they are, and trying one.

use std::fs;

use serde_json::json;

use super::thuis::Thuis;
use crate::dienst::Dienst;

#[test]
fn waar_tells_of_the_backups_and_which_are_kept() {
    let thuis = Thuis::met_voorbeeld();
    let waar = |args: &[&str]| thuis.doe(args).gelukt().uit;
    let uit = waar(&["--voorbeeld", "waar"]);
    let standaard = "bewaard worden de nieuwste van 7 dagen, 5 weken en 0 maanden";
    assert!(uit.contains(standaard), "{uit}");
    assert!(!uit.contains("de nieuwste is van"), "{uit}");
    thuis.doe(&["--voorbeeld", "backup"]).gelukt();
    let uit = waar(&["--voorbeeld", "waar"]);
    assert!(uit.contains("1 back-up, samen"), "{uit}");

    let uit = waar(&["--voorbeeld", "backup", "--bewaar", "3d 12m"]);
    let gezet = "bewaard worden de nieuwste van 3 dagen, 0 weken en 12 maanden";
    assert!(uit.contains(gezet), "{uit}");
    assert!(waar(&["--voorbeeld", "waar"]).contains(gezet));
    let fout = thuis.doe(&["--voorbeeld", "backup", "--bewaar", "veel"]);
    assert_eq!(fout.code, 1);
    assert!(fout.fout.contains("zoals 7d 5w 12m"), "{}", fout.fout);
}

#[test]
fn a_slip_in_the_setting_throws_nothing_away_and_is_told() {
    let thuis = Thuis::met_voorbeeld();
    let met = |tekst: &str, args: &[&str]| {
        let uitkomst = thuis
            .programma(args)
            .env("TRAJECTBORD_BACKUPS", tekst)
            .output()
            .unwrap();
        (
            uitkomst.status.code().unwrap(),
            String::from_utf8(uitkomst.stdout).unwrap(),
            String::from_utf8(uitkomst.stderr).unwrap(),
        )
    };
    let (code, _, fout) = met("7 dagen", &["--voorbeeld", "backup"]);
    assert_eq!(code, 1);
    assert!(fout.contains("TRAJECTBORD_BACKUPS"), "{fout}");
    assert!(!thuis.voorbeeld().join("backup").exists());
    thuis
        .doe(&["--voorbeeld", "backup", "--bewaar", "9d"])
        .gelukt();
    let (code, uit, _) = met("2d", &["--voorbeeld", "waar"]);
    assert_eq!(code, 0);
    assert!(uit.contains("nieuwste van 2 dagen"), "{uit}");
}

#[test]
fn a_drill_ends_with_0_and_with_1_where_the_backup_would_not_do() {
    let thuis = Thuis::met_voorbeeld();
    let geen = thuis.doe(&["--voorbeeld", "herstel", "--proef"]);
    assert_eq!(geen.code, 1);
    assert!(geen.fout.contains("trajectbord backup"), "{}", geen.fout);
    thuis.doe(&["--voorbeeld", "backup"]).gelukt();
    let nieuw = json!({"opdracht": "nieuwe_kandidaat", "naam": "Zacharias Zonderling"});
    thuis.opdrachten(&["--voorbeeld", "opdracht"], &[nieuw]);
    let goed = thuis.doe(&["--voorbeeld", "herstel", "--proef"]).gelukt();
    assert!(goed.uit.contains("De proef is goed"), "{}", goed.uit);
    assert!(goed.uit.contains("komt alles terug"), "{}", goed.uit);

    let map = thuis.voorbeeld().join("backup");
    let backup = fs::read_dir(&map).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(&backup).unwrap();
    let midden = bytes.len() / 2;
    bytes[midden] ^= 1;
    fs::write(&backup, bytes).unwrap();
    let fout = thuis.doe(&["--voorbeeld", "herstel", "--proef"]);
    assert_eq!(fout.code, 1);
    assert!(fout.uit.contains("FOUT"), "{}", fout.uit);
    assert!(fout.fout.contains("een oudere"), "{}", fout.fout);
    let zonder = thuis.doe(&["--voorbeeld", "herstel"]);
    assert_eq!(zonder.code, 2, "{}", zonder.fout);
}

#[test]
fn a_drill_runs_beside_the_server() {
    let mut dienst = Dienst::start();
    let data = dienst.thuis.voorbeeld();
    let args = [
        "--voorbeeld",
        "herstel",
        "--proef",
        "--data",
        data.to_str().unwrap(),
    ];
    // The server makes its daily backup as the first thing it does.
    let gedaan = (0..1000)
        .map(|_| dienst.thuis.doe(&args))
        .find(|gedaan| !gedaan.fout.contains("staat geen back-up"))
        .unwrap_or_else(|| panic!("no backup: {}", dienst.log()));
    let uit = gedaan.gelukt().uit;
    assert!(uit.contains("De proef is goed"), "{uit}");
    assert!(!data.join("proef").exists());
    dienst.stop();
}
