//! The werkvoorraad, the overleg and the monitor of 100,000 dossiers: a window of a list that is there,
//! a list made for the first time, what following a commit costs, and figures with who stands behind
//! them.
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
use trajectbord::app::matching::Voortgang;
use trajectbord::app::query::{
    Blik, MonitorAchter, MonitorWens, OverlegWens, Query, TelVraag, TelWat, Telkolom, Venster,
    Voorraadwens,
};
use trajectbord::app::service::Service;
use trajectbord::domain::id::{CoachId, KaartId, TrajectId};
use trajectbord::domain::monitor::{Dimensie, Maat, Tijdvak};
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

fn agenda(van: usize, filter: Filter) -> Query {
    Query::Overleg(Box::new(OverlegWens {
        filter,
        venster: Venster { van, aantal: 60 },
        anker: None,
        geparkeerd: false,
        hervat: false,
    }))
}

/// A window of an agenda that is there: what every key in an overleg asks.
#[divan::bench]
fn a_window_of_the_agenda(bencher: Bencher) {
    let query = agenda(0, Filter::default());
    stel(&query);
    bencher.bench_local(|| stel(&query));
}

/// An agenda that nobody asked before: four are kept, so five in turn are always new.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn an_agenda_made_anew(bencher: Bencher) {
    let mut keer = 0;
    bencher.bench_local(|| {
        keer += 1;
        let filter = Filter {
            dagen_meer: Some(-(keer % 5) - 1),
            ..Filter::default()
        };
        stel(&agenda(0, filter));
    });
}

/// Beginning an overleg, and ending it.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn an_overleg_begins_and_ends(bencher: Bencher) {
    bencher.bench_local(|| {
        for command in [Command::BeginOverleg, Command::SluitOverleg] {
            service().doe(CoachId(1), None, command).unwrap();
        }
    });
}

/// The werkvoorraad of the region counted by a column.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn a_count_of_the_werkvoorraad(bencher: Bencher) {
    let query = Query::Tellen(Box::new(TelVraag {
        wat: TelWat::Voorraad {
            blik: Blik::Lijst,
            coach: None,
            filter: Filter::default(),
        },
        kolom: Telkolom::Signaal,
    }));
    stel(&query);
    bencher.bench_local(|| stel(&query));
}

fn jaar() -> Tijdvak {
    Tijdvak::lees("2026").unwrap()
}

fn figuren(maat: Maat) -> Query {
    Query::Monitor(Box::new(MonitorWens {
        maten: vec![maat],
        dims: vec![Dimensie::Gemeente],
        tijdvak: jaar(),
        stand: None,
        verberg: false,
        voortgang: Voortgang::default(),
    }))
}

/// The monitor opened after a change: every dossier is read.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn the_monitor_opens(bencher: Bencher) {
    let notitie = || Command::Notitie {
        kaart: KaartId::Traject(TrajectId(1)),
        tekst: "gebeld".to_owned(),
    };
    bencher
        .with_inputs(|| service().doe(CoachId(1), None, notitie()).unwrap())
        .bench_local_values(|_| stel(&figuren(Maat::M1)));
}

/// Another indicator of the facts that are there.
#[divan::bench(sample_count = 10, sample_size = 1)]
fn another_indicator(bencher: Bencher) {
    stel(&figuren(Maat::M1));
    bencher.bench_local(|| stel(&figuren(Maat::M7)));
}

/// Who stands behind a figure.
#[divan::bench(args = [Maat::M1, Maat::M9, Maat::M10], sample_count = 10, sample_size = 1)]
fn who_stands_behind(bencher: Bencher, maat: Maat) {
    let query = Query::MonitorAchter(Box::new(MonitorAchter {
        maat,
        dims: vec![Dimensie::Gemeente],
        tijdvak: jaar(),
        stand: None,
        tabel: 0,
        rij: None,
        kolom: 0,
        venster: Venster {
            van: 0,
            aantal: 500,
        },
    }));
    stel(&query);
    bencher.bench_local(|| stel(&query));
}
