//! The restore drill: it says of a good backup that it is good, of others why not, and leaves nothing.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::TimeDelta;
use trajectbord::age::{Geheim, Identiteit, Voor, versleutel};
use trajectbord::app::store::Store;
use trajectbord::store::{NieuwSlot, Opties, Proef, herstel, proef_herstel};

use super::hulp::{commit, concept, gebied, inhoud, klein, nu, openen, tijdelijk};
use super::zegel::{met, slot, verzegeld};

fn stil(_: &str, _: u64, _: Option<u64>) {}

fn proef(map: &Path) -> Proef {
    proef_herstel(None, &klein(map), &mut stil).unwrap()
}

fn zegt(proef: &Proef, goed: bool, woord: &str) {
    assert_eq!(proef.controle.goed(), goed, "{proef:?}");
    let regels = &proef.controle.regels;
    let gevonden = regels
        .iter()
        .any(|regel| regel.goed == goed && regel.tekst.contains(woord));
    assert!(gevonden, "'{woord}' in {regels:?}");
}

#[test]
fn a_backup_is_tried_beside_a_store_that_works_on_and_nothing_of_it_stays() {
    let dir = tijdelijk();
    let opening = openen(klein(dir.path()));
    let store = &opening.store;
    commit(store, (0..300).map(|it| gebied(it, "0")));
    let klaar = AtomicBool::new(false);
    let gedaan = std::thread::scope(|scope| {
        scope.spawn(|| {
            // Records that change while the backup is made, and one that comes and goes.
            let mut ronde = 0_u64;
            while !klaar.load(Ordering::Relaxed) {
                ronde += 1;
                let tekst = ronde.to_string();
                let komt_en_gaat = match ronde % 2 {
                    0 => concept(1, 1, "er"),
                    _ => (concept(1, 1, "").0, None),
                };
                commit(store, [gebied(ronde % 300, &*tekst), komt_en_gaat]);
            }
        });
        let verslag = store.backup(nu(), &mut stil).unwrap();
        let gedaan = proef(dir.path());
        klaar.store(true, Ordering::Relaxed);
        assert_eq!(gedaan.backup, verslag.pad);
        gedaan
    });
    zegt(&gedaan, true, "byte voor byte");
    zegt(&gedaan, true, "telde bij wijziging");
    zegt(&gedaan, true, "Met het logboek erbij komt alles terug");
    zegt(&gedaan, true, "sha256");
    assert!(!dir.path().join("proef").exists());
    let log = fs::read_to_string(dir.path().join("opslag.log")).unwrap();
    assert!(log.contains("Proef met terugzetten"), "{log}");

    // Standing still, backup and log end where the store does.
    let seq = store.seq();
    let gedaan = proef(dir.path());
    zegt(&gedaan, true, &format!("tot en met wijziging {seq}"));
    let was = inhoud(store);
    opening.store.sluit().unwrap();
    assert_eq!(inhoud(&openen(klein(dir.path())).store), was);
}

#[test]
fn the_same_content_has_the_same_print_wherever_it_stands() {
    let (dir, elders) = (tijdelijk(), tijdelijk());
    let opening = openen(klein(dir.path()));
    commit(&opening.store, (0..30).map(|it| gebied(it, "x")));
    let verslag = opening.store.backup(nu(), &mut stil).unwrap();
    let print = |proef: &Proef| {
        let regels = &proef.controle.regels;
        let regel = regels.iter().find(|it| it.tekst.contains("sha256"));
        regel.unwrap().tekst.clone()
    };
    let hier = print(&proef(dir.path()));
    let map = elders.path().join("nieuw");
    let (daar, _) = herstel(&verslag.pad, klein(&map), &mut stil).unwrap();
    assert_eq!(print(&proef(&map)), hier);
    commit(&daar.store, [gebied(3, "y")]);
    daar.store
        .backup(nu() + TimeDelta::days(1), &mut stil)
        .unwrap();
    assert_ne!(print(&proef(&map)), hier);
}

#[test]
fn a_backup_that_would_not_do_is_told_and_an_older_one_can_be_named() {
    let dir = tijdelijk();
    let opening = openen(klein(dir.path()));
    commit(&opening.store, (0..30).map(|it| gebied(it, "x")));
    let oud = opening.store.backup(nu(), &mut stil).unwrap();
    commit(&opening.store, [gebied(1, "later")]);
    let later = nu() + TimeDelta::days(1);
    let nieuw = opening.store.backup(later, &mut stil).unwrap();
    let mut bytes = fs::read(&nieuw.pad).unwrap();
    bytes[60] ^= 1;
    fs::write(&nieuw.pad, bytes).unwrap();
    zegt(&proef(dir.path()), false, "niet bruikbaar");

    let naam = oud.pad.file_name().unwrap();
    for bron in [oud.pad.as_path(), Path::new(naam)] {
        let gedaan = proef_herstel(Some(bron), &klein(dir.path()), &mut stil).unwrap();
        assert_eq!(gedaan.backup, oud.pad);
        zegt(&gedaan, true, "byte voor byte");
    }
    let fout = proef_herstel(Some(Path::new("weg.tbb")), &klein(dir.path()), &mut stil);
    assert!(fout.unwrap_err().to_string().contains("is er niet"));

    let leeg = tijdelijk();
    let fout = proef_herstel(None, &klein(leeg.path()), &mut stil).unwrap_err();
    assert!(fout.to_string().contains("trajectbord backup"), "{fout}");
}

#[test]
fn a_log_that_does_not_follow_on_the_backup_is_told() {
    let dir = tijdelijk();
    let opening = openen(klein(dir.path()));
    for ronde in 0..200 {
        commit(&opening.store, [gebied(ronde % 9, "x".repeat(90))]);
    }
    opening.store.backup(nu(), &mut stil).unwrap();
    for ronde in 0..200 {
        commit(&opening.store, [gebied(ronde % 9, "y".repeat(90))]);
    }
    opening.store.sluit().unwrap();
    zegt(&proef(dir.path()), true, "komt alles terug");
    let mut segmenten: Vec<_> = fs::read_dir(dir.path().join("redo"))
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    segmenten.sort();
    // One of those behind the backup.
    fs::remove_file(&segmenten[segmenten.len() - 2]).unwrap();
    zegt(&proef(dir.path()), false, "komt niet alles terug");
}

#[test]
fn what_a_killed_drill_left_is_taken_away_by_the_next_one_and_by_opening() {
    let dir = tijdelijk();
    let opening = openen(klein(dir.path()));
    commit(&opening.store, [gebied(1, "x")]);
    opening.store.backup(nu(), &mut stil).unwrap();
    let rest = dir.path().join("proef").join("opslag");
    let laat = || {
        fs::create_dir_all(&rest).unwrap();
        fs::write(rest.join("half"), "x").unwrap();
    };
    laat();
    zegt(&proef(dir.path()), true, "byte voor byte");
    laat();
    opening.store.sluit().unwrap();
    openen(klein(dir.path())).store.sluit().unwrap();
    assert!(!dir.path().join("proef").exists());
}

#[test]
fn without_room_for_it_the_drill_says_how_much_it_needs() {
    struct Vol;
    impl trajectbord::store::Schijf for Vol {
        fn vrij(&self, _: &Path) -> std::io::Result<u64> {
            Ok(10 << 20)
        }
        fn schrijf(&self, bestand: &mut fs::File, bytes: &[u8]) -> std::io::Result<()> {
            std::io::Write::write_all(bestand, bytes)
        }
        fn sync(&self, bestand: &fs::File) -> std::io::Result<()> {
            bestand.sync_data()
        }
    }
    let dir = tijdelijk();
    let store = openen(klein(dir.path())).store;
    commit(&store, [gebied(1, "x")]);
    store.backup(nu(), &mut stil).unwrap();
    let opties = Opties {
        schijf: std::sync::Arc::new(Vol),
        ..klein(dir.path())
    };
    let fout = proef_herstel(None, &opties, &mut stil).unwrap_err();
    assert!(fout.to_string().contains("64 MB vrije ruimte"), "{fout}");
    assert!(!dir.path().join("proef").exists());
}

/// The same store, with what opens a backup that left the host.
fn met_sleutel(opties: Opties, geheim: Geheim) -> Opties {
    Opties {
        identiteit: Some(Arc::new(NieuwSlot::nieuw(geheim))),
        ..opties
    }
}

fn identiteit() -> (Geheim, trajectbord::age::Ontvanger) {
    let id = Identiteit::nieuw().unwrap();
    let voor = id.ontvanger();
    (Geheim::Identiteiten(vec![id]), voor)
}

/// A store with a backup of which a copy may leave the host; that copy.
fn met_kopie(
    opties: Opties,
    voor: trajectbord::age::Ontvanger,
) -> (trajectbord::store::SledStore, PathBuf) {
    let opening = openen(Opties {
        ontvangers: vec![voor],
        ..opties
    });
    commit(&opening.store, (0..2000).map(|it| gebied(it, "Ootmarsum")));
    let verslag = opening.store.backup(nu(), &mut stil).unwrap();
    (opening.store, verslag.uit_huis.unwrap())
}

#[test]
fn a_copy_that_left_the_host_is_tried_with_what_opens_it() {
    for dicht in [false, true] {
        let dir = tijdelijk();
        let (geheim, voor) = identiteit();
        if dicht {
            verzegeld(dir.path()).store.sluit().unwrap();
        }
        let (store, kopie) = met_kopie(met(dir.path(), "vier losse woorden hier"), voor);
        // Nothing else is known: the identity of a recipient is enough.
        let opties = met_sleutel(klein(dir.path()), geheim);
        let naam = kopie.file_name().unwrap();
        for bron in [kopie.as_path(), Path::new(naam)] {
            let mut gezien = Vec::new();
            let aside = dir.path().join("proef");
            let mut kijk = |_: &str, _: u64, _: Option<u64>| {
                for pad in [aside.clone(), aside.join("kopie.tbb")] {
                    if let Ok(wat) = fs::metadata(&pad) {
                        gezien.push((pad, wat.permissions().mode() & 0o777));
                    }
                }
            };
            let gedaan = proef_herstel(Some(bron), &opties, &mut kijk).unwrap();
            assert!(gedaan.backup.ends_with(naam));
            zegt(&gedaan, true, "byte voor byte");
            zegt(&gedaan, true, "Met het logboek erbij komt alles terug");
            zegt(&gedaan, true, ".tbb.age is heel");
            assert!(
                gezien.contains(&(aside.join("kopie.tbb"), 0o600)),
                "{gezien:?}"
            );
            let dicht = |it: &(PathBuf, u32)| it.1 == 0o600 || it.1 == 0o700;
            assert!(gezien.iter().all(dicht), "{gezien:?}");
            assert!(!aside.exists());
        }
        store.sluit().unwrap();
    }
}

#[test]
fn a_copy_that_does_not_open_is_told_and_nothing_of_it_stays() {
    let dir = tijdelijk();
    let (geheim, voor) = identiteit();
    let (_store, kopie) = met_kopie(klein(dir.path()), voor);
    let probeer = |kopie: &Path, geheim: Geheim| {
        let opties = met_sleutel(klein(dir.path()), geheim);
        let fout = proef_herstel(Some(kopie), &opties, &mut stil).unwrap_err();
        assert!(!dir.path().join("proef").exists());
        // The same words, and an empty directory after it, where it is really put back.
        let terug = dir.path().join("terug");
        let opties = Opties {
            map: terug.clone(),
            ..opties
        };
        let ook = herstel(kopie, opties, &mut stil).unwrap_err();
        assert_eq!(ook.to_string(), fout.to_string());
        let rest = fs::read_dir(&terug).map_or(0, Iterator::count);
        assert_eq!(rest, 0, "{fout}");
        fout.to_string()
    };
    let ander = probeer(&kopie, identiteit().0);
    assert!(
        ander.contains("past niet") && ander.contains("--identiteit"),
        "{ander}"
    );
    let heel = fs::read(&kopie).unwrap();
    assert!(heel.len() > 66_000, "more than a chunk: {}", heel.len());
    let stuk = dir.path().join("stuk.tbb.age");
    for lengte in [heel.len() - 1, 65_000, 250, 60, 0] {
        fs::write(&stuk, &heel[..lengte]).unwrap();
        let fout = probeer(&stuk, geheim.clone());
        let woord = if lengte > 220 {
            "afgebroken of veranderd"
        } else {
            "geen bestand van age"
        };
        assert!(
            fout.contains(woord) && fout.contains("opnieuw op"),
            "{lengte}: {fout}"
        );
    }
    // Opened, and no backup: the next try finds an empty directory as well.
    fs::write(
        &stuk,
        versleutel(b"iets anders", &Voor::Ontvangers(&[voor])).unwrap(),
    )
    .unwrap();
    let terug = dir.path().join("terug");
    let opties = Opties {
        map: terug.clone(),
        ..met_sleutel(klein(dir.path()), geheim)
    };
    herstel(&stuk, opties, &mut stil).unwrap_err();
    assert_eq!(fs::read_dir(&terug).unwrap().count(), 0);
}

#[test]
fn a_copy_under_a_passphrase_opens_with_it_and_the_store_inside_with_its_own() {
    let dir = tijdelijk();
    let opening = verzegeld(dir.path());
    commit(&opening.store, (0..30).map(|it| gebied(it, "x")));
    let verslag = opening.store.backup(nu(), &mut stil).unwrap();
    let bytes = fs::read(&verslag.pad).unwrap();
    let kopie = dir.path().join("stok.tbb.age");
    fs::write(
        &kopie,
        versleutel(&bytes, &Voor::Zin("van de stok alleen", 4)).unwrap(),
    )
    .unwrap();
    let zin = |zin: &str| Geheim::lees(zin).unwrap();
    let opties = || met(dir.path(), "vier losse woorden hier");
    let goed = met_sleutel(opties(), zin("van de stok alleen"));
    zegt(
        &proef_herstel(Some(&kopie), &goed, &mut stil).unwrap(),
        true,
        "byte voor byte",
    );
    let mis = met_sleutel(opties(), zin("van iets anders"));
    let fout = proef_herstel(Some(&kopie), &mis, &mut stil).unwrap_err();
    assert!(fout.to_string().contains("deze wachtwoordzin"), "{fout}");
    // Without one of its own, the secret of the store is tried.
    let zonder = Opties {
        sleutels: Arc::new(slot("van de stok alleen")),
        ..klein(dir.path())
    };
    let fout = proef_herstel(Some(&kopie), &zonder, &mut stil).unwrap_err();
    assert!(
        fout.to_string().contains("wachtwoordzin klopt niet"),
        "{fout}"
    );
    assert!(!dir.path().join("proef").exists());
}
