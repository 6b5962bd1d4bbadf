//! Every wound that sled or a disk is known to give: the store opens, says in Dutch what it did, and
//! has every change that was acknowledged.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use trajectbord::app::record::{Key, Soort, Versioned};
use trajectbord::app::store::Store;
use trajectbord::store::{OpenFout, SledStore, open};

use crate::store::hulp::{
    bestanden, commit, concept, gebied, inhoud, klein, nu, openen, tijdelijk,
};

type Inhoud = Vec<(Key, Versioned)>;

/// Changes of every sort, over several segments of the log and several checkpoints.
fn werk(store: &SledStore, rondes: std::ops::Range<u64>) {
    for ronde in rondes {
        let tekst = format!("ronde {ronde} {}", "x".repeat(80));
        commit(
            store,
            [
                gebied(ronde % 40, &*tekst),
                concept(ronde % 3, ronde, &tekst),
            ],
        );
        if ronde % 5 == 0 {
            commit(store, [(concept((ronde + 1) % 3, ronde - 2, "").0, None)]);
        }
    }
}

/// A store that was closed in order, with a backup half-way, and what was in it.
fn gevuld(map: &Path) -> Inhoud {
    let opening = openen(klein(map));
    werk(&opening.store, 2..60);
    opening.store.backup(nu(), &mut |_, _, _| {}).unwrap();
    werk(&opening.store, 60..100);
    let was = inhoud(&opening.store);
    opening.store.sluit().unwrap();
    was
}

fn kopie(van: &Path, naar: &Path) {
    fs::create_dir_all(naar).unwrap();
    fs::set_permissions(naar, fs::metadata(van).unwrap().permissions()).unwrap();
    for item in fs::read_dir(van).unwrap() {
        let item = item.unwrap();
        let doel = naar.join(item.file_name());
        if item.path().is_dir() {
            kopie(&item.path(), &doel);
        } else {
            fs::copy(item.path(), &doel).unwrap();
            let tijd = item.metadata().unwrap().modified().unwrap();
            fs::File::options()
                .write(true)
                .open(&doel)
                .unwrap()
                .set_modified(tijd)
                .unwrap();
        }
    }
}

/// Changes a file the way a disk or a person does: its time moves on.
fn wijzig(pad: &Path, doe: impl FnOnce(&mut Vec<u8>)) {
    let tijd = fs::metadata(pad).unwrap().modified().unwrap();
    let mut bytes = fs::read(pad).unwrap();
    doe(&mut bytes);
    fs::write(pad, bytes).unwrap();
    let bestand = fs::File::options().write(true).open(pad).unwrap();
    bestand.set_modified(tijd + Duration::from_secs(1)).unwrap();
}

/// Opens after a wound: everything is there, the store works, and it closes and opens clean.
fn geneest(map: &Path, was: &Inhoud, wond: &str) -> Vec<String> {
    let opening = match open(klein(map), &mut |_, _, _| {}) {
        Ok(opening) => opening,
        Err(fout) => panic!("{wond}: {fout}"),
    };
    let nu = inhoud(&opening.store);
    assert!(
        nu == *was,
        "{wond}: {} records, {:?}",
        nu.len(),
        opening.meldingen
    );
    let aantal = opening.store.aantal(Soort::Gebied) + opening.store.aantal(Soort::Concept);
    assert_eq!(aantal, was.len() as u64, "{wond}");
    let seq = commit(&opening.store, [gebied(8000, "na de wond")]);
    let verder = inhoud(&opening.store);
    opening.store.sluit().unwrap();

    let weer = openen(klein(map));
    assert_eq!(weer.meldingen, [""; 0], "{wond}: opening again");
    assert_eq!(weer.store.seq(), seq, "{wond}");
    assert!(inhoud(&weer.store) == verder, "{wond}: opening again");
    if !opening.meldingen.is_empty() {
        let log = fs::read_to_string(map.join("opslag.log")).unwrap();
        assert!(
            opening.meldingen.iter().all(|it| log.contains(it.as_str())),
            "{wond}"
        );
    }
    opening.meldingen
}

fn zegt(meldingen: &[String], woord: &str) {
    assert!(
        meldingen.iter().any(|it| it.contains(woord)),
        "'{woord}' in {meldingen:?}"
    );
}

#[test]
fn a_snapshot_that_was_being_made_is_cleared_away() {
    let dir = tijdelijk();
    let was = gevuld(dir.path());
    fs::write(
        dir.path().join("sled/snap.00000000000FFFFF.generating"),
        b"",
    )
    .unwrap();
    zegt(&geneest(dir.path(), &was, "generating"), "momentopname");
}

#[test]
fn a_missing_db_is_built_again_and_the_old_files_are_kept() {
    let dir = tijdelijk();
    let was = gevuld(dir.path());
    fs::remove_file(dir.path().join("sled/db")).unwrap();
    let meldingen = geneest(dir.path(), &was, "db");
    zegt(&meldingen, "sled/db was weg");
    zegt(&meldingen, "back-up van 23-11-2026");
    assert!(
        dir.path()
            .join("terzijde/20261123T090000/sled/conf")
            .exists()
    );
}

#[test]
fn a_db_that_was_cut_is_built_again() {
    let dir = tijdelijk();
    let was = gevuld(dir.path());
    let mut opgebouwd = Vec::new();
    for deel in [0, 1, 2, 3] {
        let wond = tijdelijk();
        kopie(dir.path(), wond.path());
        wijzig(&wond.path().join("sled/db"), |bytes| {
            // The file of a small store is mostly room to grow: find where its records end.
            let gebruikt = bytes.windows(6).rposition(|it| it == b"ronde ").unwrap();
            bytes.truncate(gebruikt * deel / 4);
        });
        let meldingen = geneest(wond.path(), &was, &format!("db {deel}/4"));
        if meldingen.iter().any(|it| it.contains("opnieuw opgebouwd")) {
            opgebouwd.push(deel);
        }
    }
    // What is cut from the end may be pages that sled had no more use for.
    assert!(opgebouwd.starts_with(&[0, 1, 2]), "{opgebouwd:?}");
}

#[test]
fn sled_gone_altogether_is_built_again_with_or_without_a_backup() {
    let dir = tijdelijk();
    let was = gevuld(dir.path());
    fs::remove_dir_all(dir.path().join("sled")).unwrap();
    zegt(&geneest(dir.path(), &was, "sled"), "opnieuw opgebouwd");

    let dir = tijdelijk();
    let was = gevuld(dir.path());
    fs::remove_dir_all(dir.path().join("sled")).unwrap();
    fs::remove_dir_all(dir.path().join("backup")).unwrap();
    zegt(
        &geneest(dir.path(), &was, "sled and backup"),
        "uit het logboek",
    );
}

#[test]
fn a_damaged_backup_is_passed_over_for_the_log_or_an_older_one() {
    let dir = tijdelijk();
    let was = gevuld(dir.path());
    fs::remove_dir_all(dir.path().join("sled")).unwrap();
    for pad in bestanden(&dir.path().join("backup")) {
        wijzig(&pad, |bytes| bytes[40] ^= 1);
    }
    let meldingen = geneest(dir.path(), &was, "backup");
    zegt(&meldingen, "is beschadigd en niet gebruikt");
    zegt(&meldingen, "uit het logboek");
}

#[test]
fn a_missing_conf_or_sign_or_snapshot_costs_nothing() {
    let dir = tijdelijk();
    let was = gevuld(dir.path());
    for weg in ["sled/conf", "STORE", "store.lock"] {
        let wond = tijdelijk();
        kopie(dir.path(), wond.path());
        fs::remove_file(wond.path().join(weg)).unwrap();
        let meldingen = geneest(wond.path(), &was, weg);
        assert_eq!(
            weg == "STORE",
            !meldingen.is_empty(),
            "{weg}: {meldingen:?}"
        );
    }
}

#[test]
fn a_flipped_bit_in_the_sign_does_not_make_it_another_store() {
    let dir = tijdelijk();
    let was = gevuld(dir.path());
    let lengte = fs::metadata(dir.path().join("STORE")).unwrap().len();
    // The version, the number of the store, the checksum.
    for plaats in [18, 34, usize::try_from(lengte).unwrap() - 3] {
        let wond = tijdelijk();
        kopie(dir.path(), wond.path());
        wijzig(&wond.path().join("STORE"), |bytes| bytes[plaats] ^= 2);
        let meldingen = geneest(wond.path(), &was, &format!("STORE {plaats}"));
        zegt(&meldingen, "STORE ontbrak of was beschadigd");
    }
}

#[test]
fn a_bad_snapshot_is_put_aside() {
    let dir = tijdelijk();
    let was = gevuld(dir.path());
    // Opening makes one, from the log that the first life left.
    openen(klein(dir.path())).store.sluit().unwrap();
    let snapshots: Vec<PathBuf> = bestanden(&dir.path().join("sled"))
        .into_iter()
        .filter(|pad| {
            pad.file_name()
                .unwrap()
                .to_str()
                .unwrap()
                .starts_with("snap.")
        })
        .collect();
    assert!(!snapshots.is_empty());
    for pad in snapshots {
        wijzig(&pad, |bytes| bytes[0] ^= 0xFF);
    }
    zegt(&geneest(dir.path(), &was, "snapshot"), "apart gezet");
}

#[test]
fn a_log_that_is_gone_is_begun_again_with_a_backup() {
    let dir = tijdelijk();
    let was = gevuld(dir.path());
    fs::remove_dir_all(dir.path().join("redo")).unwrap();
    let meldingen = geneest(dir.path(), &was, "redo");
    zegt(&meldingen, "Het logboek ontbrak");
    zegt(&meldingen, "nieuwe back-up gemaakt");
    // Sled may go now: backup and log stand by themselves again.
    let was = inhoud(&openen(klein(dir.path())).store);
    fs::remove_dir_all(dir.path().join("sled")).unwrap();
    zegt(
        &geneest(dir.path(), &was, "redo, then sled"),
        "opnieuw opgebouwd",
    );
}

#[test]
fn when_nothing_is_left_it_says_so_and_makes_no_empty_store() {
    let dir = tijdelijk();
    gevuld(dir.path());
    for map in ["sled", "redo", "backup"] {
        fs::remove_dir_all(dir.path().join(map)).unwrap();
    }
    let fout = open(klein(dir.path()), &mut |_, _, _| {}).unwrap_err();
    assert!(matches!(fout, OpenFout::AllesWeg(_)), "{fout:?}");
    assert!(fout.to_string().contains("trajectbord herstel"), "{fout}");
    assert!(!dir.path().join("sled").exists());
}

#[test]
fn a_sled_of_another_store_is_put_aside() {
    let (dir, ander) = (tijdelijk(), tijdelijk());
    let was = gevuld(dir.path());
    let opties = trajectbord::store::Opties {
        nieuw_id: 78,
        ..klein(ander.path())
    };
    let opening = openen(opties);
    commit(&opening.store, [gebied(1, "van een ander")]);
    opening.store.sluit().unwrap();
    fs::remove_dir_all(dir.path().join("sled")).unwrap();
    kopie(&ander.path().join("sled"), &dir.path().join("sled"));
    zegt(
        &geneest(dir.path(), &was, "foreign"),
        "van een ander bestand",
    );
}

#[test]
fn an_old_copy_of_sled_is_brought_up_to_date() {
    let (dir, oud) = (tijdelijk(), tijdelijk());
    let opening = openen(klein(dir.path()));
    werk(&opening.store, 2..50);
    opening.store.sluit().unwrap();
    kopie(&dir.path().join("sled"), &oud.path().join("sled"));
    let opening = openen(klein(dir.path()));
    werk(&opening.store, 50..100);
    let was = inhoud(&opening.store);
    opening.store.sluit().unwrap();
    fs::remove_dir_all(dir.path().join("sled")).unwrap();
    kopie(&oud.path().join("sled"), &dir.path().join("sled"));
    zegt(&geneest(dir.path(), &was, "old copy"), "waren oud");
}

#[test]
fn a_flipped_byte_in_any_file_of_sled_loses_nothing() {
    let dir = tijdelijk();
    let was = gevuld(dir.path());
    openen(klein(dir.path())).store.sluit().unwrap();
    let mut toeval = fastrand::Rng::with_seed(5);
    let mut gemeld = 0;
    for pad in bestanden(&dir.path().join("sled")) {
        let naam = pad.strip_prefix(dir.path()).unwrap();
        let lengte = usize::try_from(fs::metadata(&pad).unwrap().len()).unwrap();
        // Most of the db of a small store is room to grow; its start is where the records are.
        let bereik = lengte.min(60_000);
        for ronde in 0..if lengte > 4096 { 24 } else { 6 } {
            let plaats = toeval.usize(..bereik);
            let wond = tijdelijk();
            kopie(dir.path(), wond.path());
            wijzig(&wond.path().join(naam), |bytes| {
                bytes[plaats] ^= 1 << (ronde % 8);
            });
            let meldingen = geneest(wond.path(), &was, &format!("{} {plaats}", naam.display()));
            gemeld += usize::from(!meldingen.is_empty());
        }
    }
    assert!(gemeld > 10, "only {gemeld} of the flips were met");
}

#[test]
fn a_flipped_byte_in_the_log_loses_nothing_while_sled_is_whole() {
    let dir = tijdelijk();
    let was = gevuld(dir.path());
    let mut toeval = fastrand::Rng::with_seed(6);
    let segmenten = bestanden(&dir.path().join("redo"));
    assert!(segmenten.len() > 2);
    for pad in segmenten {
        let naam = pad.strip_prefix(dir.path()).unwrap();
        let lengte = usize::try_from(fs::metadata(&pad).unwrap().len()).unwrap();
        for ronde in 0..6 {
            // The header first, the end last, and somewhere between.
            let plaats = [3, lengte - 1, 20, toeval.usize(..lengte)][ronde.min(3)];
            let wond = tijdelijk();
            kopie(dir.path(), wond.path());
            wijzig(&wond.path().join(naam), |bytes| bytes[plaats] ^= 1 << ronde);
            geneest(wond.path(), &was, &format!("{} {plaats}", naam.display()));
        }
    }
}

#[test]
fn a_store_that_was_never_closed_has_everything_wherever_its_log_was_torn_off() {
    let (dir, beeld) = (tijdelijk(), tijdelijk());
    let opening = openen(klein(dir.path()));
    werk(&opening.store, 2..90);
    // The files as a kill would leave them.
    kopie(dir.path(), beeld.path());
    let was = inhoud(&opening.store);
    drop(opening);
    for staart in [0, 1, 5, 28] {
        let wond = tijdelijk();
        kopie(beeld.path(), wond.path());
        let laatste = bestanden(&wond.path().join("redo")).pop().unwrap();
        // Part of an entry that was never acknowledged.
        wijzig(&laatste, |bytes| {
            bytes.extend_from_slice(&b"\xB7tbE\x01 half a commit, no more"[..staart]);
        });
        geneest(wond.path(), &was, &format!("torn {staart}"));
    }
}

#[test]
fn a_segment_whose_maker_was_killed_is_cleared_away_without_a_word() {
    let dir = tijdelijk();
    let was = gevuld(dir.path());
    let redo = dir.path().join("redo");
    let laatste = bestanden(&redo).pop().unwrap();
    for lengte in [0, 1, 8, 11, 16, 40] {
        let wond = tijdelijk();
        kopie(dir.path(), wond.path());
        let half = wond.path().join("redo").join("0999.log");
        fs::copy(&laatste, &half).unwrap();
        wijzig(&half, |bytes| bytes.truncate(lengte));
        let meldingen = geneest(wond.path(), &was, &format!("{lengte} bytes of a header"));
        assert_eq!(meldingen, Vec::<String>::new(), "{lengte} bytes");
        assert!(!half.exists(), "{lengte} bytes");
    }
}

#[test]
fn damage_on_both_sides_is_told_and_what_can_be_read_is_kept() {
    let dir = tijdelijk();
    gevuld(dir.path());
    fs::remove_dir_all(dir.path().join("sled")).unwrap();
    let segmenten = bestanden(&dir.path().join("redo"));
    let voorlaatste = &segmenten[segmenten.len() - 2];
    wijzig(voorlaatste, |bytes| {
        let midden = bytes.len() / 2;
        bytes[midden] ^= 1;
    });
    let opening = openen(klein(dir.path()));
    zegt(&opening.meldingen, "konden niet worden teruggehaald");
    zegt(&opening.meldingen, "opnieuw opgebouwd");
    assert!(inhoud(&opening.store).len() > 40);
    let seq = opening.store.seq();
    opening.store.sluit().unwrap();
    let weer = openen(klein(dir.path()));
    assert_eq!((weer.meldingen.len(), weer.store.seq()), (0, seq));
}
