//! Encryption as an administrator meets it: on, off, another key, a backup that leaves the host.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};
use trajectbord::age::Identiteit;

use super::thuis::{Thuis, Uitkomst};
use crate::store::zegel::{staan_in, staat_in};

const JA: &[u8] = b"kwijt is kwijt\n";
const GOUD: &str = include_str!("../golden/age/identiteit.txt");
const ZIN: &str = "paard batterij nietje juist";

/// A file with a secret, for its owner alone.
fn geheim(thuis: &Thuis, naam: &str, tekst: &str) -> PathBuf {
    let pad = thuis.pad(naam);
    fs::write(&pad, format!("{tekst}\n")).unwrap();
    fs::set_permissions(&pad, fs::Permissions::from_mode(0o600)).unwrap();
    pad
}

/// A run with the secret of now and the one to come in its environment.
fn met(
    thuis: &Thuis,
    nu: Option<&Path>,
    nieuw: Option<&Path>,
    args: &[&str],
    in_: &[u8],
) -> Uitkomst {
    let mut programma = thuis.programma(&[&["--voorbeeld"], args].concat());
    if let Some(pad) = nu {
        programma.env("TRAJECTBORD_SLEUTEL", pad);
    }
    if let Some(pad) = nieuw {
        programma.env("TRAJECTBORD_NIEUWE_SLEUTEL", pad);
    }
    let mut proces = programma.stdin(Stdio::piped()).spawn().unwrap();
    // A program that refuses at once does not read.
    let _ = proces.stdin.take().unwrap().write_all(in_);
    let uit = proces.wait_with_output().unwrap();
    Uitkomst {
        code: uit.status.code().unwrap_or(-1),
        uit: String::from_utf8(uit.stdout).unwrap(),
        fout: String::from_utf8(uit.stderr).unwrap(),
    }
}

fn alle(thuis: &Thuis, nu: Option<&Path>) -> Vec<Value> {
    let export = met(thuis, nu, None, &["exporteer", "-"], b"").gelukt().uit;
    export
        .lines()
        .skip(1)
        .map(|it| serde_json::from_str(it).unwrap())
        .collect()
}

/// Texts about people that are long enough to be nobody's coincidence.
fn over_mensen(records: &[Value]) -> Vec<String> {
    let mut teksten = Vec::new();
    for record in records {
        let waarde = &record["waarde"];
        match record["soort"].as_str().unwrap() {
            "kandidaat" => {
                for veld in ["telefoon", "email"] {
                    teksten.extend(waarde[veld].as_str().map(str::to_owned));
                }
                teksten.extend(waarde["naam"]["achternaam"].as_str().map(str::to_owned));
            }
            "bsn" => teksten.extend(waarde["bsn"].as_str().map(str::to_owned)),
            _ => {}
        }
    }
    teksten.retain(|it| it.len() >= 8);
    teksten.sort();
    teksten.dedup();
    assert!(teksten.len() > 40, "{}", teksten.len());
    teksten
}

fn niets_te_lezen(map: &Path, teksten: &[String]) {
    let teksten: Vec<&str> = teksten.iter().map(String::as_str).collect();
    let gevonden = staan_in(map, &teksten);
    assert!(gevonden.is_empty(), "{gevonden:?}");
}

const CONCEPT: &str = "Quirijntje Zonderlingh";
const NOTITIE: &str = "vertelt over de scheiding van vorig jaar";

/// Writes a note about somebody and a draft of somebody else, and is killed over it.
fn noteer_en_sterf(thuis: &Thuis, sleutel: Option<&Path>) {
    let mut programma = thuis.programma(&["--voorbeeld", "opdracht"]);
    if let Some(pad) = sleutel {
        programma.env("TRAJECTBORD_SLEUTEL", pad);
    }
    let mut proces = programma.stdin(Stdio::piped()).spawn().unwrap();
    let mut naar = proces.stdin.take().unwrap();
    let mut van = BufReader::new(proces.stdout.take().unwrap());
    for regel in [
        json!({"opdracht": "notitie", "kaart": "P-0001", "tekst": NOTITIE}),
        json!({"opdracht": "bewaar_concept", "nummer": 4, "formulier": "intake", "versie": 1,
            "kaart": null, "velden": {"naam": CONCEPT}}),
    ] {
        naar.write_all(format!("{regel}\n").as_bytes()).unwrap();
        let mut antwoord = String::new();
        van.read_line(&mut antwoord).unwrap();
        assert!(
            !antwoord.is_empty() && !antwoord.contains("\"fout\""),
            "{antwoord}"
        );
    }
    proces.kill().unwrap();
    proces.wait().unwrap();
}

#[test]
fn a_region_with_people_shows_nothing_of_them_once_encrypted() {
    let thuis = Thuis::met_voorbeeld();
    let map = thuis.voorbeeld();
    let voor = alle(&thuis, None);
    let mut teksten = over_mensen(&voor);
    noteer_en_sterf(&thuis, None);
    teksten.extend([NOTITIE.to_owned(), CONCEPT.to_owned()]);
    {
        let delen: Vec<&str> = teksten.iter().map(String::as_str).collect();
        let mut te_lezen: Vec<String> = staan_in(&map, &delen).into_iter().map(|it| it.1).collect();
        te_lezen.sort();
        te_lezen.dedup();
        assert_eq!(te_lezen.len(), teksten.len(), "hidden without a key");
    }
    let sleutel = thuis.pad("sleutel.txt");
    let args = ["versleutel", "--sleutelbestand", sleutel.to_str().unwrap()];
    // Without the words nothing happens, and no key file is left about.
    let nee = met(&thuis, None, None, &args, b"ja\n");
    assert!(nee.code == 1 && nee.fout.contains("er is niets veranderd"));
    assert!(!sleutel.exists());
    let ja = met(&thuis, None, None, &args, JA).gelukt();
    assert!(ja.fout.contains("op twee plekken"), "{}", ja.fout);
    assert!(ja.uit.contains("TRAJECTBORD_SLEUTEL="), "{}", ja.uit);
    niets_te_lezen(&map, &teksten);
    noteer_en_sterf(&thuis, Some(&sleutel));
    niets_te_lezen(&map, &teksten);
    for args in [
        &["backup"][..],
        &["compact"],
        &["herstel", "--proef"],
        &["controleer"],
    ] {
        met(&thuis, Some(&sleutel), None, args, b"").gelukt();
        niets_te_lezen(&map, &teksten);
    }
    let na = alle(&thuis, Some(&sleutel));
    assert_eq!(over_mensen(&na).len() + 2, teksten.len());
    // And off again.
    let uit = met(&thuis, Some(&sleutel), None, &["ontsleutel"], b"leesbaar\n").gelukt();
    assert!(uit.uit.contains("Niet meer versleuteld"), "{}", uit.uit);
    assert!(!staat_in(&map, NOTITIE).is_empty());
    met(&thuis, None, None, &["controleer"], b"").gelukt();
}

#[test]
fn without_the_right_secret_a_word_is_said_and_nothing_is_done() {
    let thuis = Thuis::met_voorbeeld();
    let zin = geheim(&thuis, "sleutel", GOUD);
    met(&thuis, None, Some(&zin), &["versleutel"], JA).gelukt();
    let zonder = met(&thuis, None, None, &["lijst"], b"");
    assert_eq!(zonder.code, 1);
    assert!(
        zonder.fout.contains("TRAJECTBORD_SLEUTEL"),
        "{}",
        zonder.fout
    );
    let ander = geheim(
        &thuis,
        "ander",
        Identiteit::nieuw().unwrap().tekst().as_str(),
    );
    for args in [&["lijst"][..], &["backup"], &["wissel-sleutel"]] {
        let fout = met(&thuis, Some(&ander), Some(&ander), args, b"").fout;
        assert!(
            fout.contains("hoort bij andere gegevens. Er is niets veranderd"),
            "{fout}"
        );
    }
    let al = met(&thuis, Some(&zin), Some(&zin), &["versleutel"], JA);
    assert!(al.fout.contains("al versleuteld"), "{}", al.fout);
    // A secret that others may read is none.
    fs::set_permissions(&zin, fs::Permissions::from_mode(0o644)).unwrap();
    let open = met(&thuis, Some(&zin), None, &["lijst"], b"").fout;
    assert!(open.contains("chmod 600"), "{open}");
    fs::set_permissions(&zin, fs::Permissions::from_mode(0o600)).unwrap();
    met(&thuis, Some(&zin), None, &["lijst"], b"").gelukt();
    for slecht in ["te kort", "AGE-SECRET-KEY-1VERTYPT"] {
        let slecht = geheim(&thuis, "slecht", slecht);
        let fout = met(&thuis, Some(&zin), Some(&slecht), &["wissel-sleutel"], b"");
        assert_eq!(fout.code, 1, "{}", fout.uit);
    }
    // The key does not lie beside what it opens.
    let erbij = thuis.voorbeeld().join("sleutel.txt");
    let args = [
        "wissel-sleutel",
        "--sleutelbestand",
        erbij.to_str().unwrap(),
    ];
    let fout = met(&thuis, Some(&zin), None, &args, b"").fout;
    assert!(fout.contains("niet bij de gegevens"), "{fout}");
    met(&thuis, Some(&zin), None, &["lijst"], b"").gelukt();
}

#[test]
fn another_secret_takes_the_place_of_the_old_one() {
    let thuis = Thuis::met_voorbeeld();
    let zin = geheim(&thuis, "zin", ZIN);
    met(&thuis, None, Some(&zin), &["versleutel"], JA).gelukt();
    let bestand = thuis.pad("sleutel.txt");
    let args = [
        "wissel-sleutel",
        "--sleutelbestand",
        bestand.to_str().unwrap(),
    ];
    let gewisseld = met(&thuis, Some(&zin), None, &args, b"").gelukt();
    assert!(gewisseld.uit.contains("--alles"), "{}", gewisseld.uit);
    let oud = met(&thuis, Some(&zin), None, &["lijst"], b"").fout;
    assert!(oud.contains("sleutelbestand"), "{oud}");
    met(&thuis, Some(&bestand), None, &["lijst"], b"").gelukt();
    met(
        &thuis,
        Some(&bestand),
        Some(&zin),
        &["wissel-sleutel", "--alles"],
        b"",
    )
    .gelukt();
    met(&thuis, Some(&zin), None, &["controleer"], b"").gelukt();
    // Through systemd the file has a name of its own.
    fs::create_dir(thuis.pad("geheimen")).unwrap();
    fs::rename(&zin, thuis.pad("geheimen/sleutel")).unwrap();
    let systemd = thuis
        .programma(&["--voorbeeld", "lijst"])
        .env("CREDENTIALS_DIRECTORY", thuis.pad("geheimen"))
        .output()
        .unwrap();
    assert!(systemd.status.success(), "{systemd:?}");
    // And through a descriptor, without a file at all.
    let fd = Command::new("sh")
        .arg("-c")
        .arg(format!(
            "printf '{ZIN}' | TRAJECTBORD_SLEUTEL=/dev/fd/0 {} --voorbeeld lijst",
            env!("CARGO_BIN_EXE_trajectbord")
        ))
        .env("HOME", thuis.pad(""))
        .env("XDG_DATA_HOME", thuis.pad("data"))
        .output()
        .unwrap();
    assert!(fd.status.success(), "{fd:?}");
}

#[test]
fn a_backup_for_recipients_leaves_the_host_and_comes_back() {
    const ONTVANGER: &str = "age17mr72qy2pdxuq6nydkjdgl7897tgedzw93k6ls7mgg5lrq4kqeuq5mlqye";
    let thuis = Thuis::met_voorbeeld();
    let doe = |args: &[&str]| met(&thuis, None, None, args, b"");
    assert!(
        doe(&["ontvangers"])
            .gelukt()
            .uit
            .contains("geen ontvangers")
    );
    let vertypt = doe(&["ontvangers", "age1vertypt"]);
    assert!(vertypt.fout.contains("geen ontvanger van age"));
    let geheim_zelf = doe(&["ontvangers", "AGE-SECRET-KEY-1QQQQ"]);
    assert!(geheim_zelf.fout.contains("de geheime sleutel zelf"));
    assert!(!geheim_zelf.fout.contains("1QQQQ"), "said back");
    assert!(
        doe(&["ontvangers", ONTVANGER])
            .gelukt()
            .uit
            .contains(ONTVANGER)
    );
    let teksten = over_mensen(&alle(&thuis, None));
    let eigen = doe(&["backup"]).gelukt().uit;
    assert!(eigen.contains("uit-huis"), "{eigen}");
    niets_te_lezen(&thuis.voorbeeld().join("uit-huis"), &teksten);
    let stok = thuis.pad("stok");
    doe(&["backup", stok.to_str().unwrap()]).gelukt();
    niets_te_lezen(&stok, &teksten);
    let kopie = fs::read_dir(&stok).unwrap().next().unwrap().unwrap().path();
    assert!(kopie.to_str().unwrap().ends_with(".tbb.age"));
    let data = thuis.pad("terug");
    let terug = |identiteit: &Path| {
        let programma = thuis.programma(&[
            "herstel",
            kopie.to_str().unwrap(),
            "--identiteit",
            identiteit.to_str().unwrap(),
            "--data",
            data.to_str().unwrap(),
        ]);
        let mut programma = programma;
        programma.output().unwrap()
    };
    let ander = geheim(&thuis, "ander", ZIN);
    let fout = terug(&ander);
    assert!(!fout.status.success());
    assert!(String::from_utf8_lossy(&fout.stderr).contains("past niet"));
    let identiteit = geheim(&thuis, "identiteit", GOUD);
    probeer(&thuis, &kopie, &identiteit, &ander);
    let goed = terug(&identiteit);
    assert!(goed.status.success(), "{goed:?}");
    assert!(
        doe(&["ontvangers", "--weg"])
            .gelukt()
            .uit
            .contains("geen ontvangers")
    );
}

/// The drill with copies that left the host.
fn probeer(thuis: &Thuis, kopie: &Path, identiteit: &Path, ander: &Path) {
    let proef = |meer: &[&str]| {
        let uit = met(
            thuis,
            None,
            None,
            &[&["herstel", "--proef"], meer].concat(),
            b"",
        );
        assert!(!thuis.voorbeeld().join("proef").exists(), "{}", uit.fout);
        uit
    };
    let (identiteit, ander) = (identiteit.to_str().unwrap(), ander.to_str().unwrap());
    // The newest of those that wait to be fetched, or one that is named.
    for meer in [&[][..], &[kopie.to_str().unwrap()]] {
        let goed = proef(&[meer, &["--identiteit", identiteit]].concat()).gelukt();
        assert!(goed.uit.contains("byte voor byte"), "{}", goed.uit);
        assert!(
            goed.uit.contains(".tbb.age is terug te zetten"),
            "{}",
            goed.uit
        );
    }
    let kopie = kopie.to_str().unwrap();
    let zonder = proef(&[kopie]);
    assert_eq!(zonder.code, 1);
    assert!(
        zonder.fout.contains("met --identiteit BESTAND"),
        "{}",
        zonder.fout
    );
    let mis = proef(&[kopie, "--identiteit", ander]);
    assert!(
        mis.code == 1 && mis.fout.contains("past niet"),
        "{}",
        mis.fout
    );
    let stuk = thuis.pad("stuk.tbb.age");
    let bytes = fs::read(kopie).unwrap();
    fs::write(&stuk, &bytes[..bytes.len() / 2]).unwrap();
    let stuk = proef(&[stuk.to_str().unwrap(), "--identiteit", identiteit]);
    assert!(
        stuk.code == 1 && stuk.fout.contains("Haal de kopie opnieuw op"),
        "{}",
        stuk.fout
    );
}

#[test]
fn what_a_repair_put_aside_is_in_the_way_of_encrypting_until_it_may_go() {
    let thuis = Thuis::met_voorbeeld();
    let zin = geheim(&thuis, "zin", GOUD);
    let apart = thuis.voorbeeld().join("terzijde/20261120T090000/sled");
    fs::create_dir_all(&apart).unwrap();
    fs::write(apart.join("db"), "iemand van vroeger").unwrap();
    // Before anything is asked.
    let nee = met(&thuis, None, Some(&zin), &["versleutel"], b"");
    assert!(
        nee.code == 1 && nee.fout.contains("--terzijde-weg"),
        "{}",
        nee.fout
    );
    assert!(nee.fout.contains("(1 bestand, samen 1 MB)"), "{}", nee.fout);
    let args = ["versleutel", "--terzijde-weg"];
    let bedacht = met(&thuis, None, Some(&zin), &args, b"nee\n");
    assert!(
        bedacht.code == 1 && bedacht.fout.contains("wordt verwijderd"),
        "{}",
        bedacht.fout
    );
    assert!(apart.join("db").exists());
    let ja = met(&thuis, None, Some(&zin), &args, JA).gelukt();
    assert!(ja.uit.contains("is verwijderd: 1 bestand"), "{}", ja.uit);
    assert!(!thuis.voorbeeld().join("terzijde").exists());
    assert!(staat_in(&thuis.voorbeeld(), "iemand van vroeger").is_empty());
    met(&thuis, Some(&zin), None, &["controleer"], b"").gelukt();
    // Without --alles nothing is written anew, so nothing goes either.
    let los = met(
        &thuis,
        Some(&zin),
        None,
        &["wissel-sleutel", "--terzijde-weg"],
        b"",
    );
    assert_eq!(los.code, 2, "{}", los.fout);
}
