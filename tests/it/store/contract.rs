//! The contract of the store port: each promise once, run on every adapter.

use std::ops::ControlFlow;

use trajectbord::app::record::{Key, Soort};
use trajectbord::app::store::{Batch, Seq, Store, StoreError};

use super::hulp::{alles, batch, commit, concept, gebied, inhoud, plaats, tussen};

/// Makes a test of every promise for every adapter.
macro_rules! contract {
    ($($belofte:ident)*) => {
        mod memory {
            $(#[test]
            fn $belofte() {
                super::$belofte(&trajectbord::store::memory::MemoryStore::new());
            })*
        }
        mod sled {
            $(#[test]
            fn $belofte() {
                let dir = crate::store::hulp::tijdelijk();
                let opening = crate::store::hulp::openen(crate::store::hulp::klein(dir.path()));
                super::$belofte(&opening.store);
            })*
        }
        mod verzegeld {
            $(#[test]
            fn $belofte() {
                let dir = crate::store::hulp::tijdelijk();
                let opening = crate::store::zegel::verzegeld(dir.path());
                super::$belofte(&opening.store);
            })*
        }
    };
}

contract! {
    a_new_store_holds_nothing_and_stands_at_zero
    what_was_committed_is_read_back_with_its_sequence_as_version
    a_walk_goes_in_order_of_key_and_keeps_to_its_borders
    a_walk_stops_when_the_visitor_says_so
    the_visitor_may_ask_the_store
    the_last_key_is_that_of_what_still_stands
    a_stale_version_is_a_conflict_and_writes_nothing
    a_key_that_must_not_exist_is_a_conflict_when_it_does
    a_later_batch_of_a_group_sees_the_earlier_ones
    a_group_gets_sequences_without_a_gap
    an_empty_group_changes_nothing
    a_batch_without_records_has_a_sequence_too
    removing_what_is_not_there_is_no_change
    a_record_under_the_key_of_another_kind_is_refused
    counts_follow_what_stands
    many_writers_and_readers_get_in_no_ones_way
}

fn a_new_store_holds_nothing_and_stands_at_zero(store: &dyn Store) {
    assert_eq!(store.seq(), Seq(0));
    assert_eq!(inhoud(store), []);
    assert_eq!(store.get(gebied(1, "").0).unwrap(), None);
    let (van, tot) = Key::hele_soort(Soort::Gebied);
    assert_eq!(store.laatste(van, tot).unwrap(), None);
    assert_eq!(store.aantal(Soort::Gebied), 0);
    assert_eq!(store.storing(), None);
}

fn what_was_committed_is_read_back_with_its_sequence_as_version(store: &dyn Store) {
    assert_eq!(
        commit(store, [gebied(1, "Almelo"), gebied(2, "Borne")]),
        Seq(1)
    );
    assert_eq!(commit(store, [gebied(1, "Almelo-Zuid")]), Seq(2));
    assert_eq!(store.seq(), Seq(2));
    let een = store.get(gebied(1, "").0).unwrap().unwrap();
    assert_eq!((een.versie, plaats(&een)), (Seq(2), "Almelo-Zuid"));
    let twee = store.get(gebied(2, "").0).unwrap().unwrap();
    assert_eq!(
        (twee.versie, Some(twee.record)),
        (Seq(1), gebied(2, "Borne").1)
    );
}

fn a_walk_goes_in_order_of_key_and_keeps_to_its_borders(store: &dyn Store) {
    for nummer in [300, 2, 256, 1, 255] {
        commit(
            store,
            [
                concept(7, nummer, "x"),
                concept(8, nummer, "y"),
                gebied(nummer, "z"),
            ],
        );
    }
    let nummers = |rij: Vec<(Key, _)>| rij.into_iter().map(|(key, _)| key.b).collect::<Vec<_>>();
    let (van, tot) = Key::van_eigenaar(Soort::Concept, 7);
    assert_eq!(nummers(tussen(store, van, tot)), [1, 2, 255, 256, 300]);
    let van = Key { b: 2, ..van };
    assert_eq!(
        nummers(tussen(store, van, Key { b: 256, ..van })),
        [2, 255, 256]
    );
    assert_eq!(alles(store, Soort::Concept).len(), 10);
    assert_eq!(
        tussen(store, Key { b: 9, ..van }, van),
        [],
        "borders the wrong way round"
    );
}

fn a_walk_stops_when_the_visitor_says_so(store: &dyn Store) {
    commit(store, (1..=5).map(|it| gebied(it, "x")));
    let (van, tot) = Key::hele_soort(Soort::Gebied);
    let mut gezien = 0;
    store
        .walk(van, tot, &mut |_, _| {
            gezien += 1;
            if gezien == 2 {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        })
        .unwrap();
    assert_eq!(gezien, 2);
}

fn the_visitor_may_ask_the_store(store: &dyn Store) {
    commit(store, (1..=3).map(|it| gebied(it, "x")));
    let (van, tot) = Key::hele_soort(Soort::Gebied);
    let mut gevonden = 0;
    store
        .walk(van, tot, &mut |sleutel, _| {
            gevonden += usize::from(store.get(sleutel).unwrap().is_some());
            commit(store, [concept(1, sleutel.a, "uit de wandeling")]);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(gevonden, 3);
    assert_eq!(store.aantal(Soort::Concept), 3);
}

fn the_last_key_is_that_of_what_still_stands(store: &dyn Store) {
    commit(store, (1..=4).map(|it| concept(3, it, "x")));
    commit(store, [concept(4, 1, "x")]);
    let (van, tot) = Key::van_eigenaar(Soort::Concept, 3);
    assert_eq!(store.laatste(van, tot).unwrap(), Some(concept(3, 4, "").0));
    commit(
        store,
        [(concept(3, 4, "").0, None), (concept(3, 3, "").0, None)],
    );
    assert_eq!(store.laatste(van, tot).unwrap(), Some(concept(3, 2, "").0));
    commit(
        store,
        [(concept(3, 1, "").0, None), (concept(3, 2, "").0, None)],
    );
    assert_eq!(store.laatste(van, tot).unwrap(), None);
}

fn a_stale_version_is_a_conflict_and_writes_nothing(store: &dyn Store) {
    commit(store, [gebied(1, "een")]);
    commit(store, [gebied(1, "twee")]);
    let sleutel = gebied(1, "").0;
    let goed = batch([gebied(2, "nieuw")]);
    let oud = Batch {
        verwacht: vec![(sleutel, Some(Seq(1)))],
        ..batch([gebied(1, "drie")])
    };
    let fout = store.commit(&[goed, oud]).unwrap_err();
    assert_eq!(
        fout,
        StoreError::Conflict {
            sleutel,
            nu: Some(Seq(2)),
            batch: 1
        }
    );
    assert_eq!(store.seq(), Seq(2));
    assert_eq!(store.get(gebied(2, "").0).unwrap(), None);
    assert_eq!(plaats(&store.get(sleutel).unwrap().unwrap()), "twee");
    let vers = Batch {
        verwacht: vec![(sleutel, Some(Seq(2)))],
        ..batch([gebied(1, "drie")])
    };
    assert_eq!(store.commit(&[vers]).unwrap(), Seq(3));
}

fn a_key_that_must_not_exist_is_a_conflict_when_it_does(store: &dyn Store) {
    let sleutel = gebied(1, "").0;
    let nieuw = |tekst: &str| Batch {
        verwacht: vec![(sleutel, None)],
        ..batch([gebied(1, tekst)])
    };
    store.commit(&[nieuw("een")]).unwrap();
    let fout = store.commit(&[nieuw("twee")]).unwrap_err();
    assert_eq!(
        fout,
        StoreError::Conflict {
            sleutel,
            nu: Some(Seq(1)),
            batch: 0
        }
    );
    commit(store, [(sleutel, None)]);
    assert_eq!(store.commit(&[nieuw("drie")]).unwrap(), Seq(3));
    commit(store, [(sleutel, None)]);
    let er_was = Batch {
        verwacht: vec![(sleutel, Some(Seq(3)))],
        ..batch([gebied(1, "vier")])
    };
    let fout = store.commit(&[er_was]).unwrap_err();
    assert_eq!(
        fout,
        StoreError::Conflict {
            sleutel,
            nu: None,
            batch: 0
        }
    );
}

fn a_later_batch_of_a_group_sees_the_earlier_ones(store: &dyn Store) {
    let sleutel = gebied(1, "").0;
    let een = Batch {
        verwacht: vec![(sleutel, None)],
        ..batch([gebied(1, "een")])
    };
    let twee = Batch {
        verwacht: vec![(sleutel, Some(Seq(1)))],
        ..batch([gebied(1, "twee")])
    };
    let weg = Batch {
        verwacht: vec![(sleutel, Some(Seq(2)))],
        ..batch([(sleutel, None)])
    };
    assert_eq!(store.commit(&[een.clone(), twee, weg]).unwrap(), Seq(1));
    assert_eq!(store.get(sleutel).unwrap(), None);
    assert_eq!(store.aantal(Soort::Gebied), 0);
    assert_eq!(store.commit(&[een]).unwrap(), Seq(4));
    assert_eq!(store.get(sleutel).unwrap().unwrap().versie, Seq(4));
}

fn a_group_gets_sequences_without_a_gap(store: &dyn Store) {
    let groep: Vec<Batch> = (1..=5).map(|it| batch([gebied(it, "x")])).collect();
    assert_eq!(store.commit(&groep).unwrap(), Seq(1));
    assert_eq!(store.commit(&groep).unwrap(), Seq(6));
    let versies: Vec<u64> = inhoud(store).iter().map(|(_, it)| it.versie.0).collect();
    assert_eq!(versies, [6, 7, 8, 9, 10]);
    assert_eq!(store.seq(), Seq(10));
}

fn an_empty_group_changes_nothing(store: &dyn Store) {
    commit(store, [gebied(1, "x")]);
    assert_eq!(store.commit(&[]).unwrap(), Seq(1));
    assert_eq!(store.seq(), Seq(1));
}

fn a_batch_without_records_has_a_sequence_too(store: &dyn Store) {
    assert_eq!(commit(store, []), Seq(1));
    assert_eq!(commit(store, [gebied(1, "x")]), Seq(2));
}

fn removing_what_is_not_there_is_no_change(store: &dyn Store) {
    assert_eq!(commit(store, [(gebied(9, "").0, None)]), Seq(1));
    assert_eq!(store.aantal(Soort::Gebied), 0);
    assert_eq!(inhoud(store), []);
}

fn a_record_under_the_key_of_another_kind_is_refused(store: &dyn Store) {
    let (_, record) = gebied(1, "x");
    let fout = store
        .commit(&[batch([(concept(1, 1, "").0, record)])])
        .unwrap_err();
    assert!(matches!(fout, StoreError::Anders(_)), "{fout:?}");
    assert_eq!(store.seq(), Seq(0));
}

fn counts_follow_what_stands(store: &dyn Store) {
    commit(store, (1..=10).map(|it| gebied(it, "x")));
    commit(store, (5..=12).map(|it| gebied(it, "y")));
    commit(store, (1..=3).map(|it| (gebied(it, "").0, None)));
    commit(store, [concept(1, 1, "x")]);
    assert_eq!(store.aantal(Soort::Gebied), 9);
    assert_eq!(store.aantal(Soort::Concept), 1);
    assert_eq!(store.aantal(Soort::Traject), 0);
}

fn many_writers_and_readers_get_in_no_ones_way(store: &dyn Store) {
    std::thread::scope(|scope| {
        for schrijver in 0..4 {
            scope.spawn(move || {
                for ronde in 0..25 {
                    let tekst = ronde.to_string();
                    commit(
                        store,
                        [gebied(schrijver, &*tekst), gebied(schrijver + 100, &*tekst)],
                    );
                }
            });
        }
        scope.spawn(move || {
            while store.seq() < Seq(100) {
                let rij = alles(store, Soort::Gebied);
                assert!(rij.is_sorted_by_key(|(sleutel, _)| *sleutel));
                for (sleutel, waarde) in rij {
                    let nu = store.get(sleutel).unwrap().unwrap();
                    assert!(nu.versie >= waarde.versie);
                }
            }
        });
    });
    assert_eq!(store.seq(), Seq(100));
    let rij = alles(store, Soort::Gebied);
    assert_eq!(rij.len(), 8);
    assert!(rij.iter().all(|(_, waarde)| plaats(waarde) == "24"));
}
