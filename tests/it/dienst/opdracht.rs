//! The command line through a server, and through a window that has the store.

use serde_json::json;

use super::Dienst;
use crate::cli::thuis::{Gesprek, Thuis};
use crate::pty::Start;

#[test]
fn every_command_goes_through_the_server() {
    let dienst = Dienst::start();
    let pad = dienst.pad.to_str().unwrap().to_owned();
    let elders = Thuis::leeg();
    let mut gesprek = Gesprek::begin(&elders, &["--socket", &pad]);
    let kaart = gesprek
        .gelukt(json!({"opdracht": "nieuwe_kandidaat", "naam": "Zelda Proefpersoon"}))["kaart"]
        .clone();
    let kaart = kaart.as_str().unwrap();
    let (rest, code) = gesprek.einde();
    assert_eq!((rest.as_str(), code), ("", 0));
    let met = |args: &[&str]| {
        let mut alle = vec!["--socket", pad.as_str()];
        alle.extend(args);
        elders.doe(&alle).gelukt().uit
    };
    assert!(met(&["lijst", "zelda"]).contains("1 kaart"));
    assert!(met(&["toon", kaart]).contains("Proefpersoon"));
    assert!(met(&["formulier", "diagnose", kaart]).contains("verplicht"));
    assert!(met(&["match", kaart]).contains(kaart));
    assert!(met(&["verdeel"]).contains("beste verdeling"));
    let blad = elders.pad("blad.md");
    met(&["document", "overdrachtsblad", kaart, blad.to_str().unwrap()]);
    assert!(blad.exists());
    assert!(met(&["waar"]).contains(&pad));
    // The variable does the same, and a directory that is named goes before it.
    let mut programma = elders.programma(&["lijst", "zelda"]);
    let uit = programma.env("TRAJECTBORD_SOCKET", &pad).output().unwrap();
    assert!(String::from_utf8_lossy(&uit.stdout).contains("1 kaart"));
    let leeg = elders.pad("leeg");
    let mut programma = elders.programma(&["--data", leeg.to_str().unwrap(), "lijst"]);
    let uit = programma.env("TRAJECTBORD_SOCKET", &pad).output().unwrap();
    assert!(String::from_utf8_lossy(&uit.stderr).contains("nog geen gegevens"));
}

#[test]
fn commands_go_through_the_window_that_has_the_store() {
    let mut scherm = Start::new(&["--voorbeeld"]).spawn();
    scherm.wait_for("WvKd 26");
    let thuis = Thuis::leeg();
    let home = scherm.home().to_owned();
    let bij = |args: &[&str]| {
        let mut programma = thuis.programma(args);
        programma.env("HOME", &home).env_remove("XDG_DATA_HOME");
        programma
    };
    let uit = bij(&["--voorbeeld", "lijst", "fase:wk"]).output().unwrap();
    let tekst = String::from_utf8_lossy(&uit.stdout);
    assert!(tekst.contains("26 kaarten"), "{tekst}");
    scherm.send("q");
    assert!(scherm.wait_exit().success());
}

#[test]
fn a_server_that_is_not_there_is_told_of() {
    let thuis = Thuis::leeg();
    let pad = thuis.pad("niets");
    let uit = thuis.doe(&["--socket", pad.to_str().unwrap(), "lijst"]);
    assert_eq!(uit.code, 1);
    assert!(uit.fout.contains("nu niet bereikbaar"), "{}", uit.fout);
    assert!(!thuis.pad("data").exists(), "no store of its own was made");
}
