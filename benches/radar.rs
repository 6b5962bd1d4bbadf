//! Who may be the same person, asked while a coach types, among 1,000 and 100,000 invented ones.
//!
//! The budget of one question is 10 ms at 100,000 (FEATURES, duplicate check).
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark that fails should stop at once, and divan makes its own items"
)]

use std::sync::{Arc, OnceLock};

use chrono::DateTime;
use divan::Bencher;
use trajectbord::app::env::{Clock, FixedClock};
use trajectbord::app::gateway::{Reply, Request};
use trajectbord::app::query::{Antwoord, Query};
use trajectbord::app::radar::RadarInvoer;
use trajectbord::app::record::Soort;
use trajectbord::app::service::Service;
use trajectbord::domain::id::CoachId;
use trajectbord::generate::{Opzet, genereer};
use trajectbord::store::memory::MemoryStore;

const SIZES: [u32; 2] = [1_000, 100_000];

/// Name, birth date, phone: what is typed first, what is common, what is all there.
const TYPED: [&str; 5] = [
    "Mohamed Jansen||",
    "Anna de Vries|12-03-1985|",
    "|12-03-1985|",
    "||0600000123",
    "Fatima Yilmaz-de Boer|1-1-1990|0600000999",
];

fn main() {
    divan::main();
}

#[divan::bench(args = TYPED, consts = SIZES)]
fn one_question<const SIZE: u32>(bencher: Bencher, typed: &str) {
    let service = service(SIZE);
    let query = question(typed);
    bencher.bench_local(|| ask(service, &query));
}

/// The first question reads every name once.
#[divan::bench(args = SIZES, sample_count = 3, sample_size = 1)]
fn the_first_question(bencher: Bencher, size: u32) {
    let query = question(TYPED[0]);
    bencher
        .with_inputs(|| make(size))
        .bench_local_values(|service| ask(&service, &query));
}

fn question(typed: &str) -> Query {
    let delen: Vec<&str> = typed.split('|').collect();
    Query::Radar {
        gegevens: RadarInvoer {
            naam: delen[0].to_owned(),
            geboren: delen[1].to_owned(),
            telefoon: delen[2].to_owned(),
            ..RadarInvoer::default()
        },
        zonder: None,
        aantal: 3,
    }
}

fn ask(service: &Service, query: &Query) -> usize {
    match service.handle(CoachId(1), None, Request::Ask(query.clone())) {
        Ok(Reply::Data(data)) => match *data {
            Antwoord::Radar(treffers) => treffers.len(),
            _ => 0,
        },
        _ => 0,
    }
}

fn service(size: u32) -> &'static Service {
    static MADE: [OnceLock<Service>; 2] = [const { OnceLock::new() }; 2];
    let at = SIZES.iter().position(|it| *it == size).unwrap();
    let service = MADE[at].get_or_init(|| make(size));
    ask(service, &question(TYPED[0]));
    service
}

/// Only what the radar reads: persons, and the trajecten that say whose they are.
fn make(size: u32) -> Service {
    let clock = FixedClock::new(DateTime::from_timestamp(1_800_000_000, 0).unwrap());
    let vandaag = clock.today();
    let service = Service::open(Arc::new(MemoryStore::new()), Arc::new(clock)).unwrap();
    let opzet = Opzet {
        aantal: size,
        zaad: 1,
        vandaag,
    };
    let wanted = [Soort::Kandidaat, Soort::Bsn, Soort::Traject, Soort::Coach];
    let records = genereer(opzet)
        .unwrap()
        .flatten()
        .filter(|(key, _)| wanted.contains(&key.soort));
    service.laad(records.collect()).unwrap();
    service
}
