//! Small records, keys and stores for the tests of the store.

use std::fs;
use std::ops::ControlFlow;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use chrono::{DateTime, TimeZone, Utc};
use trajectbord::app::command::Concept;
use trajectbord::app::record::{Gebied, Key, Record, Soort, Versioned};
use trajectbord::app::store::{Batch, Seq, Store};
use trajectbord::store::{Opening, Opties, open};

pub(crate) fn nu() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 23, 9, 0, 0).unwrap()
}

/// A small record of which the text tells what was written.
pub(crate) fn gebied(nummer: u64, plaats: impl Into<String>) -> (Key, Option<Record>) {
    let gebied = Gebied {
        pc4: u16::try_from(nummer % 9000).unwrap() + 1000,
        plaats: plaats.into(),
        gemeente: None,
        breedte: 52_266_000,
        lengte: 6_793_000,
    };
    (
        Key::een(Soort::Gebied, nummer),
        Some(Record::Gebied(gebied)),
    )
}

/// A record that sorts within an owner.
pub(crate) fn concept(coach: u64, nummer: u64, tekst: &str) -> (Key, Option<Record>) {
    let concept = Concept {
        nummer,
        formulier: "intake".to_owned(),
        versie: 1,
        kaart: None,
        velden: [("naam".to_owned(), tekst.to_owned())].into(),
        moment: nu(),
    };
    (
        Key {
            soort: Soort::Concept,
            a: coach,
            b: nummer,
        },
        Some(Record::Concept(concept)),
    )
}

pub(crate) fn batch(puts: impl IntoIterator<Item = (Key, Option<Record>)>) -> Batch {
    Batch {
        verwacht: Vec::new(),
        puts: puts.into_iter().collect(),
    }
}

pub(crate) fn commit(
    store: &dyn Store,
    puts: impl IntoIterator<Item = (Key, Option<Record>)>,
) -> Seq {
    store.commit(&[batch(puts)]).unwrap()
}

/// Everything of one kind.
pub(crate) fn alles(store: &dyn Store, soort: Soort) -> Vec<(Key, Versioned)> {
    let (van, tot) = Key::hele_soort(soort);
    tussen(store, van, tot)
}

pub(crate) fn tussen(store: &dyn Store, van: Key, tot: Key) -> Vec<(Key, Versioned)> {
    let mut gezien = Vec::new();
    store
        .walk(van, tot, &mut |sleutel, waarde| {
            gezien.push((sleutel, waarde));
            ControlFlow::Continue(())
        })
        .unwrap();
    gezien
}

/// Every record of every kind: what a store holds.
pub(crate) fn inhoud(store: &dyn Store) -> Vec<(Key, Versioned)> {
    Soort::ALL
        .iter()
        .flat_map(|soort| alles(store, *soort))
        .collect()
}

pub(crate) fn plaats(waarde: &Versioned) -> &str {
    match &waarde.record {
        Record::Gebied(gebied) => &gebied.plaats,
        _ => "",
    }
}

/// A directory for us alone, gone at the end of the test.
pub(crate) fn tijdelijk() -> tempfile::TempDir {
    tempfile::Builder::new()
        .permissions(PermissionsExt::from_mode(0o700))
        .tempdir()
        .unwrap()
}

/// A store whose parts are small, so that a test meets every seam.
pub(crate) fn klein(map: &Path) -> Opties {
    Opties {
        minimaal_vrij: 0,
        segment: 4 * 1024,
        checkpoint_na: 16,
        cache: 4 * 1024 * 1024,
        ..Opties::nieuw(map, nu(), 77)
    }
}

pub(crate) fn openen(opties: Opties) -> Opening {
    open(opties, &mut |_, _, _| {}).unwrap()
}

/// Every file in a directory and below it, in order.
pub(crate) fn bestanden(map: &Path) -> Vec<PathBuf> {
    let mut gevonden = Vec::new();
    for item in fs::read_dir(map).unwrap() {
        let pad = item.unwrap().path();
        if pad.is_dir() {
            gevonden.extend(bestanden(&pad));
        } else {
            gevonden.push(pad);
        }
    }
    gevonden.sort();
    gevonden
}
