//! What the store on disk promises: it comes back, it is for one owner, it keeps to its permissions.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use trajectbord::app::record::Soort;
use trajectbord::app::store::{Seq, Store};
use trajectbord::store::{OpenFout, open};

use super::hulp::{commit, gebied, inhoud, klein, openen, tijdelijk};

#[test]
fn a_closed_store_opens_with_all_it_had_and_nothing_to_say() {
    let dir = tijdelijk();
    let eerst = openen(klein(dir.path()));
    assert!(eerst.nieuw);
    assert_eq!(eerst.meldingen, [""; 0]);
    for ronde in 1..=120 {
        commit(
            &eerst.store,
            [
                gebied(ronde % 30, ronde.to_string()),
                gebied(ronde + 100, "x"),
            ],
        );
    }
    commit(&eerst.store, [(gebied(101, "").0, None)]);
    let was = inhoud(&eerst.store);
    eerst.store.sluit().unwrap();

    let weer = openen(klein(dir.path()));
    assert!(!weer.nieuw);
    assert_eq!(weer.meldingen, [""; 0]);
    assert_eq!(weer.store.seq(), Seq(121));
    assert_eq!(inhoud(&weer.store), was);
    assert_eq!(weer.store.aantal(Soort::Gebied), was.len() as u64);
    assert_eq!(commit(&weer.store, [gebied(1, "verder")]), Seq(122));
}

#[test]
fn a_second_owner_hears_that_it_is_open() {
    let dir = tijdelijk();
    let eerst = openen(klein(dir.path()));
    let fout = open(klein(dir.path()), &mut |_, _, _| {}).unwrap_err();
    assert!(
        matches!(fout, OpenFout::Bezet { pid: Some(_), .. }),
        "{fout:?}"
    );
    assert!(fout.to_string().contains("al open"), "{fout}");
    drop(eerst);
    openen(klein(dir.path()));
}

#[test]
fn everything_is_for_the_owner_alone_and_looser_is_refused() {
    let dir = tijdelijk();
    let map = dir.path().join("gegevens");
    let opening = openen(klein(&map));
    commit(&opening.store, [gebied(1, "x")]);
    opening
        .store
        .backup(super::hulp::nu(), &mut |_, _, _| {})
        .unwrap();
    drop(opening);
    let mut mappen = vec![map.clone()];
    while let Some(pad) = mappen.pop() {
        let mode = fs::metadata(&pad).unwrap().permissions().mode() & 0o777;
        let moet = if pad.is_dir() { 0o700 } else { 0o600 };
        assert_eq!(mode, moet, "{}", pad.display());
        if pad.is_dir() {
            mappen.extend(fs::read_dir(&pad).unwrap().map(|it| it.unwrap().path()));
        }
    }
    for pad in [
        map.clone(),
        map.join("redo/0001.log"),
        map.join("redo"),
        map.join("STORE"),
    ] {
        let was = fs::metadata(&pad).unwrap().permissions();
        fs::set_permissions(&pad, PermissionsExt::from_mode(was.mode() | 0o040)).unwrap();
        let fout = open(klein(&map), &mut |_, _, _| {}).unwrap_err();
        assert!(
            matches!(&fout, OpenFout::TeOpen { pad: open, .. } if *open == pad),
            "{fout:?}"
        );
        assert!(fout.to_string().contains("chmod"), "{fout}");
        fs::set_permissions(&pad, was).unwrap();
    }
    openen(klein(&map));
}
