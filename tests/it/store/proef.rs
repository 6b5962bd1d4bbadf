//! The restore drill: it says of a good backup that it is good, of others why not, and leaves nothing.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::TimeDelta;
use trajectbord::app::store::Store;
use trajectbord::store::{Opties, Proef, herstel, proef_herstel};

use super::hulp::{commit, concept, gebied, inhoud, klein, nu, openen, tijdelijk};

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
