//! The werkvoorraad of 100,000 dossiers: a window of a list that is there, a list made for the first
//! time, and what following a commit costs.
//!
//! `cargo bench --bench voorraad` is the small form; `VOORRAAD=100000 cargo bench --bench voorraad` the
//! whole one.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark that fails should stop at once, and divan makes its own items"
)]

use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Utc};
use divan::Bencher;
use trajectbord::app::command::Command;
use trajectbord::app::env::{Clock, FixedClock};
use trajectbord::app::filter::Filter;
use trajectbord::app::gateway::Request;
use trajectbord::app::query::{Blik, Query, Venster, Voorraadwens};
use trajectbord::app::service::Service;
use trajectbord::domain::id::{CoachId, KaartId, TrajectId};
use trajectbord::generate::{Opzet, genereer};
use trajectbord::store::memory::MemoryStore;

fn main() {
    divan::main();
}

fn nu() -> DateTime<Utc> {
    "2026-11-22T08:00:00Z".parse().unwrap()
}

fn service() -> &'static Service {
    static SERVICE: OnceLock<Service> = OnceLock::new();
    SERVICE.get_or_init(|| {
        let aantal = std::env::var("VOORRAAD").ok();
        let aantal = aantal.and_then(|it| it.parse().ok()).unwrap_or(2_000);
        let clock = Arc::new(FixedClock::new(nu()));
        let opzet = Opzet {
            aantal,
            zaad: 1,
            vandaag: clock.today(),
        };
        let service = Service::open(Arc::new(MemoryStore::new()), clock).unwrap();
        let records = genereer(opzet).unwrap().flatten().collect();
        service.laad(records).unwrap();
        service
    })
}

fn vraag(coach: Option<CoachId>, van: usize) -> Query {
    Query::Werkvoorraad(Box::new(Voorraadwens {
        blik: Blik::Lijst,
        coach,
        filter: Filter::default(),
        venster: Venster { van, aantal: 60 },
        anker: None,
    }))
}

fn stel(query: &Query) {
    let vraag = Request::Ask(query.clone());
    divan::black_box(service().handle(CoachId(1), None, vraag).unwrap());
}

/// A window of a list that is there: what scrolling asks.
#[divan::bench(args = [0, 400])]
fn a_window_of_the_whole_region(bencher: Bencher, van: usize) {
    let query = vraag(None, van);
    stel(&query);
    bencher.bench_local(|| stel(&query));
}

/// The same of one caseload.
#[divan::bench]
fn a_window_of_one_coach(bencher: Bencher) {
    let query = vraag(Some(CoachId(1)), 0);
    stel(&query);
    bencher.bench_local(|| stel(&query));
}

/// A list that nobody asked before: eight are kept, so nine in turn are always new.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn a_list_made_anew(bencher: Bencher) {
    let mut keer = 0;
    bencher.bench_local(|| {
        keer += 1;
        let mut query = vraag(None, 0);
        if let Query::Werkvoorraad(wens) = &mut query {
            wens.filter.dagen_meer = Some(-(keer % 9));
        }
        stel(&query);
    });
}

/// A note on one card, with the list of the region following it.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn a_commit_that_a_list_follows(bencher: Bencher) {
    stel(&vraag(None, 0));
    bencher.bench_local(|| {
        let command = Command::Notitie {
            kaart: KaartId::Traject(TrajectId(1)),
            tekst: "gebeld".to_owned(),
        };
        service().doe(CoachId(1), None, command).unwrap();
    });
}
