//! The store on disk: a durable commit against a raw append with fdatasync, opening, reading.
//!
//! `cargo bench --bench store`; the budget of a durable save is 1.5 times the raw append (HOUSE 8).
#![allow(
    clippy::unwrap_used,
    reason = "a benchmark that fails should stop at once"
)]

use std::fs::File;
use std::hint::black_box;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::sync::OnceLock;

use chrono::DateTime;
use divan::Bencher;
use divan::counter::ItemsCount;
use tempfile::TempDir;
use trajectbord::app::command::Concept;
use trajectbord::app::record::{Key, Record, Soort};
use trajectbord::app::store::{Batch, Store};
use trajectbord::store::{Opening, Opties, open};

fn main() {
    divan::main();
}

/// On the disk that this project is on: the directory for temporary files may be memory.
fn map() -> TempDir {
    let hier = concat!(env!("CARGO_MANIFEST_DIR"), "/target");
    let mode = PermissionsExt::from_mode(0o700);
    tempfile::Builder::new()
        .permissions(mode)
        .tempdir_in(hier)
        .unwrap()
}

fn openen(map: &TempDir) -> Opening {
    let nu = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
    open(Opties::nieuw(map.path(), nu, 1), &mut |_, _, _| {}).unwrap()
}

/// A record of about 1.5 kB, the size of a dossier (STORAGE).
fn dossier(a: u64, b: u64) -> (Key, Option<Record>) {
    let tekst = "praktijkleren met de praktijkverklaring ".repeat(36);
    let concept = Concept {
        nummer: b,
        formulier: "intake".to_owned(),
        versie: 1,
        kaart: None,
        velden: [("notitie".to_owned(), tekst)].into(),
        moment: DateTime::UNIX_EPOCH,
    };
    (
        Key {
            soort: Soort::Concept,
            a,
            b,
        },
        Some(Record::Concept(concept)),
    )
}

/// What a coach's command writes: the dossier, a line of its timeline, the change, the log.
fn opdracht(nummer: u64) -> Batch {
    let mut puts = vec![dossier(nummer % 5_000, 0)];
    puts.extend((1..4).map(|it| {
        let (sleutel, waarde) = dossier(nummer % 5_000, nummer * 4 + it);
        let klein = match waarde {
            Some(Record::Concept(mut concept)) => {
                concept.velden.clear();
                concept.formulier = "een regel in de tijdlijn van ongeveer honderd bytes".repeat(2);
                Some(Record::Concept(concept))
            }
            anders => anders,
        };
        (sleutel, klein)
    }));
    Batch {
        verwacht: Vec::new(),
        puts,
    }
}

#[divan::bench(sample_count = 2_000, sample_size = 1)]
fn raw_append_and_fdatasync(bencher: Bencher<'_, '_>) {
    let dir = map();
    let mut bestand = File::options()
        .append(true)
        .create(true)
        .open(dir.path().join("raw"))
        .unwrap();
    // As many bytes as one commit writes to the log.
    let bytes = vec![7; 2_100];
    bencher.bench_local(|| {
        bestand.write_all(&bytes).unwrap();
        bestand.sync_data().unwrap();
    });
}

#[divan::bench(sample_count = 2_000, sample_size = 1)]
fn durable_commit(bencher: Bencher<'_, '_>) {
    let dir = map();
    let store = openen(&dir).store;
    let mut nummer = 0;
    bencher
        .with_inputs(|| {
            nummer += 1;
            opdracht(nummer)
        })
        .bench_local_values(|batch| store.commit(&[batch]).unwrap());
}

#[divan::bench(sample_count = 100, sample_size = 1)]
fn durable_commit_of_a_group_of_64(bencher: Bencher<'_, '_>) {
    let dir = map();
    let store = openen(&dir).store;
    let mut nummer = 0;
    bencher
        .with_inputs(|| {
            nummer += 64;
            (nummer..nummer + 64).map(opdracht).collect::<Vec<_>>()
        })
        .counter(ItemsCount::new(64_usize))
        .bench_local_values(|groep| store.commit(&groep).unwrap());
}

/// A store with so many records, made once.
fn gevuld(aantal: u64) -> &'static TempDir {
    static KLEIN: OnceLock<TempDir> = OnceLock::new();
    static GROOT: OnceLock<TempDir> = OnceLock::new();
    let plek = if aantal > 10_000 { &GROOT } else { &KLEIN };
    plek.get_or_init(|| {
        let dir = map();
        let store = openen(&dir).store;
        let nummers: Vec<u64> = (0..aantal).collect();
        for groep in nummers.chunks(1_000) {
            let puts = groep.iter().map(|it| dossier(*it, 0)).collect();
            store
                .commit(&[Batch {
                    verwacht: Vec::new(),
                    puts,
                }])
                .unwrap();
        }
        store.sluit().unwrap();
        // The first opening reads the whole log of sled and makes a snapshot of it.
        openen(&dir).store.sluit().unwrap();
        dir
    })
}

#[divan::bench(args = [5_000, 100_000], sample_count = 10, sample_size = 1)]
fn opening_after_an_orderly_close(bencher: Bencher<'_, '_>, aantal: u64) {
    let dir = gevuld(aantal);
    bencher.bench_local(|| openen(dir).store);
}

#[divan::bench(args = [5_000, 100_000], sample_count = 5, sample_size = 1)]
fn opening_with_a_full_count(bencher: Bencher<'_, '_>, aantal: u64) {
    let dir = gevuld(aantal);
    bencher
        // The print of sled's files no longer fits, as after a kill.
        .with_inputs(|| std::fs::remove_file(dir.path().join("sled/conf")).unwrap())
        .bench_local_values(|()| openen(dir).store);
}

#[divan::bench(args = [5_000, 100_000])]
fn get(bencher: Bencher<'_, '_>, aantal: u64) {
    let dir = gevuld(aantal);
    let store = openen(dir).store;
    let mut toeval = fastrand::Rng::with_seed(1);
    bencher
        .with_inputs(|| dossier(toeval.u64(..aantal), 0).0)
        .bench_local_values(|sleutel| black_box(store.get(sleutel).unwrap()));
}

#[divan::bench(args = [5_000])]
fn walk(bencher: Bencher<'_, '_>, aantal: u64) {
    let dir = gevuld(aantal);
    let store = openen(dir).store;
    let (van, tot) = Key::hele_soort(Soort::Concept);
    bencher.counter(ItemsCount::new(aantal)).bench_local(|| {
        let mut gezien = 0_u64;
        store
            .walk(van, tot, &mut |_, waarde| {
                gezien += black_box(waarde).versie.0;
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
        gezien
    });
}
