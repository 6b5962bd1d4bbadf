//! Searching key by key among 10,000, 100,000 and 1,000,000 invented names.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark that fails should stop at once, and divan makes its own items"
)]

use std::sync::OnceLock;
use std::sync::atomic::AtomicBool;

use divan::Bencher;
use divan::counter::ItemsCount;
use trajectbord::fuzzy::{Index, Vorige};

static GO: AtomicBool = AtomicBool::new(false);

const SIZES: [u32; 3] = [10_000, 100_000, 1_000_000];
const SHOWN: usize = 200;

/// One key each: the query as it stands after that key, without what was found before.
const AFRESH: [&str; 10] = [
    "j",
    "e",
    "ja",
    "sd",
    "jan",
    "janv",
    "janvdb",
    "mohammed",
    "sophie dijk",
    "xqz",
];

/// Typed from the first letter to the last, each key narrowing what the one before it found.
const TYPED: [&str; 3] = ["jan van den berg", "fatima", "el idrissi mo"];

fn main() {
    divan::main();
}

#[divan::bench(args = SIZES, sample_count = 5, sample_size = 1)]
fn make_the_index(bencher: Bencher, size: u32) {
    let names = names(size);
    bencher
        .counter(ItemsCount::new(size))
        .bench_local(|| Index::new((0..).zip(&names)));
}

#[divan::bench(args = AFRESH, consts = SIZES, sample_count = 40, sample_size = 1)]
fn one_key_afresh<const SIZE: u32>(bencher: Bencher, query: &str) {
    let index = index(SIZE);
    bencher.bench_local(|| index.zoek(query, SHOWN, &GO, None).unwrap().totaal);
}

/// The slowest single key of the word is what a coach feels; each sample is one whole word.
#[divan::bench(args = TYPED, consts = SIZES, sample_count = 20, sample_size = 1)]
fn a_word_key_by_key<const SIZE: u32>(bencher: Bencher, query: &str) {
    let index = index(SIZE);
    let keys = query.chars().count();
    bencher.counter(ItemsCount::new(keys)).bench_local(|| {
        let mut vorige: Option<Vorige> = None;
        for (at, letter) in query.char_indices() {
            let typed = query.get(..at + letter.len_utf8()).unwrap();
            let found = index.zoek(typed, SHOWN, &GO, vorige.as_ref()).unwrap();
            vorige = Some(found.vorige);
        }
    });
}

/// A row that changes while the coach types.
#[divan::bench(args = SIZES, sample_count = 1_000, sample_size = 1)]
fn one_row_changes(bencher: Bencher, size: u32) {
    let mut index = Index::new((0..).zip(names(size)));
    let mut random = fastrand::Rng::with_seed(7);
    bencher.bench_local(|| index.set(random.u32(0..size), "jansen van der velde, piet-jan"));
}

/// Made once per size: at 1,000,000 names making it takes longer than everything that is measured.
fn index(size: u32) -> &'static Index {
    static MADE: [OnceLock<Index>; 3] = [const { OnceLock::new() }; 3];
    let at = SIZES.iter().position(|it| *it == size).unwrap();
    MADE[at].get_or_init(|| Index::new((0..).zip(names(size))))
}

/// The same names each time: first name, perhaps a voorvoegsel, perhaps a second surname.
fn names(size: u32) -> Vec<String> {
    const FIRST: [&str; 32] = [
        "jan",
        "anna",
        "mohammed",
        "sophie",
        "piet",
        "fatima",
        "kees",
        "emma",
        "ahmed",
        "lotte",
        "willem",
        "aisha",
        "henk",
        "julia",
        "yusuf",
        "sanne",
        "gerrit",
        "noor",
        "ali",
        "eva",
        "johannes",
        "maria",
        "bram",
        "zeynep",
        "daan",
        "iris",
        "joost",
        "samira",
        "ruben",
        "esther",
        "jeroen",
        "wilhelmina",
    ];
    const VOOR: [&str; 12] = [
        "", "", "", "", "", "", "van ", "de ", "van der ", "van den ", "ten ", "el ",
    ];
    const START: [&str; 24] = [
        "jans", "berg", "dijk", "viss", "smit", "meij", "mulder", "boer", "bakk", "brink", "hoev",
        "velt", "wold", "kuip", "schipp", "idriss", "oztur", "yild", "nijh", "leus", "haver",
        "klein", "groot", "roel",
    ];
    const END: [&str; 16] = [
        "en", "er", "s", "stra", "ma", "ink", "huis", "kamp", "man", "ers", "mans", "sma", "i",
        "k", "of", "horst",
    ];
    const SECOND: [&str; 10] = [
        "",
        "",
        "",
        "",
        "",
        "",
        "-smit",
        "-de boer",
        "-visser",
        "-ten brinke",
    ];
    let mut random = fastrand::Rng::with_seed(2026);
    let mut pick = |from: &[&'static str]| random.choice(from).copied().unwrap();
    let mut name = || {
        let (first, voor, start) = (pick(&FIRST), pick(&VOOR), pick(&START));
        let (end, second) = (pick(&END), pick(&SECOND));
        format!("{first} {voor}{start}{end}{second}")
    };
    (0..size).map(|_| name()).collect()
}
