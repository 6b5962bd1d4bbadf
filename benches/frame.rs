//! What a coach feels: the cost of a frame, of a key from press to frame, and its bytes on the line.
//!
//! `cargo bench --bench frame`. Regions of 100, 10,000 and 1,000,000 dossiers; the last takes half a
//! minute to make and 7 GB of memory. The store is in memory: the disk has its own benchmark
//! (`store`). The table at the end has p50 and p99 of each key at 120x40, which divan does not give, and
//! the bytes that its frames send.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark that fails should stop at once, and divan makes its own items"
)]

#[path = "hulp/coach.rs"]
mod coach;

use std::fmt;
use std::io::{self, Write};
use std::time::{Duration, Instant};

use divan::Bencher;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::query::Venster;
use trajectbord::domain::id::KaartId;
use trajectbord::tui::view::draw;

use coach::{Coach, dienst, vandaag};

const GROOTTES: [u32; 3] = [100, 10_000, 1_000_000];
const VENSTERS: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];

fn main() {
    divan::main();
    // Under `cargo test` nothing is measured.
    let meten = std::env::args().any(|arg| arg == "--bench");
    if meten {
        tabel(&mut io::stdout().lock()).unwrap();
    }
}

/// A region and a window.
#[derive(Clone, Copy)]
struct Geval {
    aantal: u32,
    venster: (u16, u16),
}

impl fmt::Display for Geval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (breed, hoog) = self.venster;
        write!(f, "{} dossiers, {breed}x{hoog}", self.aantal)
    }
}

fn gevallen() -> impl Iterator<Item = Geval> {
    GROOTTES
        .into_iter()
        .flat_map(|aantal| VENSTERS.map(|venster| Geval { aantal, venster }))
}

/// Only `view`: the model knows its windows already.
#[divan::bench(args = gevallen())]
fn draw_a_frame(bencher: Bencher, geval: Geval) {
    let coach = Coach::aan(geval.aantal, geval.venster);
    let (breed, hoog) = geval.venster;
    let area = Rect::new(0, 0, breed, hoog);
    let mut buf = Buffer::empty(area);
    bencher.bench_local(|| {
        buf.reset();
        draw(&coach.model, area, &mut buf)
    });
}

/// From a key to bytes: down and up again, so that there is always a card to go to.
#[divan::bench(args = gevallen())]
fn cursor_down_and_up_to_bytes(bencher: Bencher, geval: Geval) {
    let mut coach = Coach::aan(geval.aantal, geval.venster);
    bencher.bench_local(|| {
        coach.toetsen("j");
        coach.toetsen("k");
    });
}

/// A round of keys for the table: a filter and keys before it, then the keys in turn.
struct Ronde {
    naam: &'static str,
    filter: &'static str,
    vooraf: &'static str,
    beurt: &'static [&'static str],
    keren: usize,
}

const RONDES: [Ronde; 7] = [
    Ronde {
        naam: "cursor",
        filter: "",
        vooraf: "l",
        beurt: &["j", "k"],
        keren: 500,
    },
    Ronde {
        naam: "cursor, scrolling now and then",
        filter: "",
        vooraf: "l",
        beurt: &["j"],
        keren: 100,
    },
    Ronde {
        naam: "another fase",
        filter: "",
        vooraf: "l",
        beurt: &["l", "h"],
        keren: 500,
    },
    Ronde {
        naam: "mark",
        filter: "",
        vooraf: "l",
        beurt: &["space"],
        keren: 100,
    },
    Ronde {
        naam: "a card that can go, and back",
        filter: "klaar",
        vooraf: "",
        beurt: &[">", "u"],
        keren: 100,
    },
    Ronde {
        naam: "another order, each the first time",
        filter: "",
        vooraf: "l",
        beurt: &["z s"],
        keren: 3,
    },
    Ronde {
        naam: "dossier and back",
        filter: "",
        vooraf: "l",
        beurt: &["enter", "esc"],
        keren: 100,
    },
];

/// What one key measured.
#[derive(Default)]
struct Meting {
    tijden: Vec<Duration>,
    bytes: Vec<u64>,
}

/// A measurement for each key of a round.
fn meet(aantal: u32, ronde: &Ronde) -> Vec<Meting> {
    let mut coach = Coach::aan(aantal, (120, 40));
    if !ronde.filter.is_empty() {
        coach.toetsen("f");
        coach.typ(ronde.filter);
        coach.toetsen("enter");
        coach.toetsen(&format!("g {}", fase_met_kaart(aantal, ronde.filter)));
    }
    coach.toetsen(ronde.vooraf);
    let mut metingen: Vec<Meting> = ronde.beurt.iter().map(|_| Meting::default()).collect();
    for _ in 0..ronde.keren {
        for (toets, meting) in ronde.beurt.iter().zip(&mut metingen) {
            let was = coach.bytes();
            let begin = Instant::now();
            coach.toetsen(toets);
            meting.tijden.push(begin.elapsed());
            meting.bytes.push(coach.bytes() - was);
        }
    }
    for meting in &mut metingen {
        meting.tijden.sort_unstable();
        meting.bytes.sort_unstable();
    }
    metingen
}

/// The number of a fase of trajecten in which a filter leaves a card.
fn fase_met_kaart(aantal: u32, filter: &str) -> usize {
    let filter = Filter::lees(filter, "").unwrap();
    let venster = Venster {
        van: 0,
        aantal: 1_000,
    };
    let dienst = dienst(aantal);
    let model = dienst.model();
    let rijen = model
        .lijst(&filter, Sortering::default(), venster, vandaag())
        .rijen;
    let rij = rijen
        .iter()
        .find(|rij| matches!(rij.kaart, KaartId::Traject(_)) && rij.fase.volgende().is_some());
    rij.unwrap().fase.plaats() + 1
}

/// The value that so many in a hundred stay at or under.
fn deel<T: Copy>(gesorteerd: &[T], honderdsten: usize) -> T {
    gesorteerd[(gesorteerd.len() * honderdsten).div_ceil(100).max(1) - 1]
}

fn tabel(uit: &mut dyn Write) -> io::Result<()> {
    writeln!(
        uit,
        "\nkey to bytes at 120x40 (update, service in process, memory store, view, diff, escape codes)\n"
    )?;
    writeln!(
        uit,
        "| key | dossiers | p50 | p99 | bytes p50 | bytes p99 |\n|---|---:|---:|---:|---:|---:|"
    )?;
    for ronde in &RONDES {
        for aantal in GROOTTES {
            for (toets, meting) in ronde.beurt.iter().zip(meet(aantal, ronde)) {
                let ms = |honderdsten| deel(&meting.tijden, honderdsten).as_secs_f64() * 1_000.0;
                writeln!(
                    uit,
                    "| `{toets}` {} | {aantal} | {:.3} ms | {:.3} ms | {} | {} |",
                    ronde.naam,
                    ms(50),
                    ms(99),
                    deel(&meting.bytes, 50),
                    deel(&meting.bytes, 99),
                )?;
            }
        }
    }
    Ok(())
}
