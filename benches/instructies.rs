//! Instructions of the processor per key, counted by valgrind: what does not drift on a shared machine.
//!
//! `cargo bench --bench instructies` compares with `benches/instructies.txt` and fails when a key costs
//! more than a tenth more than it did; `-- --schrijf` writes the file anew. The count is from the key to
//! the bytes of the frame: update, the service in process over a store in memory, view, comparison and
//! escape codes. `--profile dev` counts what the tests run, which needs no second build (`.ci/run`).
//! What was counted can be looked into with `callgrind_annotate --inclusive=yes FILE`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark that fails should stop at once, and it has nobody else to tell"
)]

#[path = "hulp/coach.rs"]
mod coach;
#[path = "hulp/ronden.rs"]
mod ronden;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use coach::Coach;
use ronden::{RONDEN, Ronde, VENSTERS};

/// How often each round is done.
const KEREN: usize = 3;

/// How much more a key may cost than it did, in hundredths.
const MARGE: u64 = 10;

/// Without optimisation everything costs many times more: figures of its own.
const PROFIEL: &str = if cfg!(debug_assertions) {
    "dev"
} else {
    "release"
};

fn aantal() -> u32 {
    // Making a region is most of the time in a build without optimisation.
    if cfg!(debug_assertions) { 100 } else { 400 }
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().collect();
    let heeft = |naam: &str| args.iter().any(|it| it == naam);
    if heeft("--ronden") {
        doe_de_ronden();
        return ExitCode::SUCCESS;
    }
    // Under `cargo test` nothing is measured.
    if !heeft("--bench") {
        return ExitCode::SUCCESS;
    }
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("overgeslagen: valgrind is niet geïnstalleerd");
        return ExitCode::SUCCESS;
    }
    let gemeten = meet_alles();
    let bestand = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/instructies.txt");
    if heeft("--schrijf") {
        schrijf(&bestand, &gemeten);
    }
    vergelijk(&lees(&bestand), &gemeten)
}

/// Name and window of a round, in the order in which they are done.
fn gevallen() -> impl Iterator<Item = (String, (u16, u16), &'static Ronde)> {
    VENSTERS.into_iter().flat_map(|venster| {
        RONDEN.iter().map(move |ronde| {
            let (breed, hoog) = venster;
            (format!("{} {breed}x{hoog}", ronde.naam), venster, ronde)
        })
    })
}

fn doe_de_ronden() {
    for (_, venster, ronde) in gevallen() {
        let mut coach = Coach::aan(aantal(), venster);
        coach.toetsen(ronde.vooraf);
        for toets in ronde.beurt {
            coach.toetsen(toets);
        }
        gemeten_ronde(&mut coach, ronde);
    }
}

/// What valgrind counts: it knows this by its name.
#[inline(never)]
fn gemeten_ronde(coach: &mut Coach, ronde: &Ronde) {
    for _ in 0..KEREN {
        for toets in ronde.beurt {
            coach.toetsen(toets);
        }
    }
}

/// Instructions per key of every round.
fn meet_alles() -> BTreeMap<String, u64> {
    let map = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let stam = format!("callgrind.{PROFIEL}");
    for oud in std::fs::read_dir(&map).unwrap() {
        let oud = oud.unwrap().path();
        if oud
            .file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with(&stam)
        {
            std::fs::remove_file(oud).unwrap();
        }
    }
    let uit = map.join(&stam);
    let klaar = Command::new("valgrind")
        .args(["--tool=callgrind", "--toggle-collect=*gemeten_ronde*"])
        .arg("--dump-after=*gemeten_ronde*")
        .arg(format!("--callgrind-out-file={}", uit.display()))
        .arg(std::env::current_exe().unwrap())
        .arg("--ronden")
        .output()
        .unwrap();
    assert!(
        klaar.status.success(),
        "{}",
        String::from_utf8_lossy(&klaar.stderr)
    );
    let som = |nummer: usize| {
        let deel = format!("{}.{nummer}", uit.display());
        let tekst = std::fs::read_to_string(&deel).unwrap();
        let regel = tekst.lines().find_map(|it| it.strip_prefix("totals: "));
        regel.unwrap().trim().parse::<u64>().unwrap()
    };
    gevallen()
        .zip(1..)
        .map(|((naam, _, ronde), nummer)| {
            let toetsen = (KEREN * ronde.beurt.len()) as u64;
            (naam, som(nummer) / toetsen)
        })
        .collect()
}

/// The figures of every profile.
fn lees(bestand: &Path) -> BTreeMap<(String, String), u64> {
    let tekst = std::fs::read_to_string(bestand).unwrap_or_default();
    tekst
        .lines()
        .filter(|it| !it.starts_with('#'))
        .filter_map(|regel| {
            let (profiel, rest) = regel.split_once('\t')?;
            let (naam, figuur) = rest.split_once('\t')?;
            Some(((profiel.to_owned(), naam.to_owned()), figuur.parse().ok()?))
        })
        .collect()
}

fn schrijf(bestand: &Path, gemeten: &BTreeMap<String, u64>) {
    let mut alle = lees(bestand);
    alle.retain(|(profiel, _), _| profiel != PROFIEL);
    for (naam, figuur) in gemeten {
        alle.insert((PROFIEL.to_owned(), naam.clone()), *figuur);
    }
    let mut tekst =
        "# Instructions per key; made by `cargo bench --bench instructies -- --schrijf`.\n"
            .to_owned();
    for ((profiel, naam), figuur) in alle {
        writeln!(tekst, "{profiel}\t{naam}\t{figuur}").unwrap();
    }
    std::fs::write(bestand, tekst).unwrap();
}

fn vergelijk(was: &BTreeMap<(String, String), u64>, nu: &BTreeMap<String, u64>) -> ExitCode {
    println!(
        "\ninstructions per key ({PROFIEL}, {} dossiers)\n",
        aantal()
    );
    println!("| key | was | is |\n|---|---:|---:|");
    // Nobody wrote figures of a build like this one yet: then there is nothing to compare with.
    let kent = was.keys().any(|(profiel, _)| profiel == PROFIEL);
    let mut goed = true;
    for (naam, is) in nu {
        let was = was.get(&(PROFIEL.to_owned(), naam.clone())).copied();
        let meer = kent && was.is_none_or(|was| is * 100 > was * (100 + MARGE));
        goed &= !meer;
        let was = was.map_or("-".to_owned(), |it| it.to_string());
        let teken = if meer { " **more**" } else { "" };
        println!("| {naam} | {was} | {is}{teken} |");
    }
    if goed {
        return ExitCode::SUCCESS;
    }
    println!(
        "\nA key costs more than a tenth more than it did: make it cheaper, or write the figures anew and say why."
    );
    ExitCode::FAILURE
}
