//! Reading a file in, on screen: asked, rehearsed, done with one key and taken back with another.

use std::fs;

use tempfile::TempDir;
use trajectbord::app::record::Soort;
use trajectbord::app::store::Store;

use super::Echt;
use crate::service::stel::Stel;

const TEKST: &str = "Naam;Geboortedatum;Mobiel;Branche;BSN;Schoenmaat\n\
    Anna Bos;12-3-1985;0612345678;groen;999990019;38\n\
    ;1-2-1971;;;;\n\
    Ali Öztürk;31-2-1990;0687654321;horeca;;41\n\
    Yonas Tesfay;1990;;logistiek;;40\n";

fn open(tekst: &str) -> (TempDir, Echt) {
    let map = tempfile::tempdir().unwrap();
    let pad = map.path().join("caseload.csv");
    fs::write(&pad, tekst).unwrap();
    let mut echt = Echt::new(Stel::nieuw());
    echt.keys(":").typ("importeer").keys("enter");
    echt.typ(pad.to_str().unwrap());
    (map, echt)
}

#[test]
fn the_window_asks_what_it_is_and_where_it_stands() {
    let mut echt = Echt::new(Stel::nieuw());
    echt.keys(":").typ("importeer").keys("enter down down");
    echt.typ("~/lijsten/crebolijst.xlsx");
    insta::assert_snapshot!("importeer_vraag_80x24", echt.screen());
    echt.keys("ctrl-u enter");
    assert!(echt.toont("Geef het hele pad"), "{}", echt.screen());
    echt.typ("/nergens/x.csv").keys("enter");
    assert!(echt.toont("openen lukt niet"), "{}", echt.screen());
    echt.keys("esc");
    assert!(!echt.toont("Waar staat het bestand?"));
}

#[test]
fn a_rehearsal_is_read_and_then_done_and_taken_back() {
    let (_map, mut echt) = open(TEKST);
    echt.keys("enter");
    insta::assert_snapshot!("importeer_proef_80x24", echt.screen());
    assert_eq!(echt.stel.store.aantal(Soort::Kandidaat), 0, "nothing yet");
    echt.keys("G");
    assert!(echt.toont("De eerste rijen"), "{}", echt.screen());
    echt.keys("enter");
    assert!(
        echt.toont("kandidaten (2 nieuw) uit caseload.csv"),
        "{}",
        echt.screen()
    );
    assert!(echt.toont("A. Bos"), "{}", echt.screen());
    assert_eq!(echt.stel.store.aantal(Soort::Kandidaat), 2);
    echt.keys("u");
    assert_eq!(echt.stel.store.aantal(Soort::Kandidaat), 0);
}

#[test]
fn another_column_is_another_rehearsal() {
    let (_map, mut echt) = open("Wie;Nummer\nAnna Bos;0612345678\n");
    echt.keys("enter");
    assert!(
        echt.toont("ik vind geen kolom met namen"),
        "{}",
        echt.screen()
    );
    let (_map, mut echt) = open("Naam;Tweede naam\nAnna Bos;Anna de Vries\n");
    echt.keys("enter w").typ("naam=2").keys("enter");
    assert!(echt.toont("zelf gekozen"), "{}", echt.screen());
    assert!(echt.toont("Anna de Vries"), "{}", echt.screen());
}

#[test]
fn a_file_that_changed_after_the_rehearsal_is_read_again_first() {
    let (map, mut echt) = open(TEKST);
    echt.keys("enter");
    fs::write(map.path().join("caseload.csv"), "Naam\nIemand Anders\n").unwrap();
    echt.keys("enter");
    assert!(echt.toont("intussen gewijzigd"), "{}", echt.screen());
    assert_eq!(echt.stel.store.aantal(Soort::Kandidaat), 0);
    echt.keys("esc enter enter");
    assert_eq!(echt.stel.store.aantal(Soort::Kandidaat), 1);
}

#[test]
fn a_file_without_a_known_heading_is_read_once_a_person_says_which_column_it_is() {
    let (_map, mut echt) = open("Anna Bos;Almelo\nAli Smit;Hengelo\n");
    echt.keys("enter");
    assert!(echt.toont("Andere kolom"), "{}", echt.screen());
    assert!(echt.toont("geen kolom met namen"), "{}", echt.screen());
    echt.typ("naam=9").keys("enter");
    assert!(echt.toont("is er niet"), "{}", echt.screen());
    echt.keys("ctrl-u").typ("naam=1").keys("enter");
    assert!(echt.toont("2 nieuw"), "{}", echt.screen());
    echt.keys("enter");
    assert_eq!(echt.stel.store.aantal(Soort::Kandidaat), 2);
}
