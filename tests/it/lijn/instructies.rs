//! Instructions of the processor per key, counted by valgrind and held against `instructies.txt`: what a
//! key costs, without the drift of a clock on a machine that does other things as well.
//!
//! This program runs itself once under callgrind. Every round of keys is done by a thread of its own, and
//! callgrind keeps a file per thread: so making the region, starting and the way to the round are not in
//! it, and nothing has to be switched on and off. The count is of the build that the tests are, mostly
//! without optimisation: it says whether a key became dearer, not what it costs a coach.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use super::coach::Coach;
use super::ronden::{RONDEN, Ronde};

/// Set in the process that is counted.
const TAAK: &str = "TRAJECTBORD_TELLING";
/// Set by who wants the figures written anew.
const SCHRIJF: &str = "TRAJECTBORD_INSTRUCTIES";
const VENSTER: (u16, u16) = (120, 40);
/// So many that every column of the board is longer than the window; making more is most of the work.
const AANTAL: u32 = 100;
/// How much more a key may cost than it did, in hundredths. Which copy of bytes libc picks differs between
/// processors, and a compiler of another month makes other code.
const MARGE: u64 = 15;
/// Longer than this takes next to any other work: it is twenty seconds on a machine of its own.
const HOOGSTENS: Duration = Duration::from_mins(10);

const PROFIEL: &str = if cfg!(debug_assertions) {
    "dev"
} else {
    "release"
};

/// The process that is counted; as a test of its own it has nothing to do.
#[test]
fn the_rounds_that_are_counted() {
    if std::env::var_os(TAAK).is_none() {
        return;
    }
    let open = Mutex::new(());
    std::thread::scope(|scope| {
        // Whoever is ready waits, or the next thread would get its number and its file.
        let dicht = open.lock().unwrap();
        for ronde in &RONDEN {
            let mut coach = Coach::aan(AANTAL, VENSTER);
            coach.toetsen(ronde.vooraf);
            // What is made once and kept is not the price of a key.
            beurt(&mut coach, ronde);
            let (klaar, wacht) = std::sync::mpsc::channel();
            let open = &open;
            scope.spawn(move || {
                beurt(&mut coach, ronde);
                klaar.send(()).unwrap();
                drop(open.lock());
            });
            wacht.recv().unwrap();
        }
        drop(dicht);
    });
}

fn beurt(coach: &mut Coach, ronde: &Ronde) {
    for toets in ronde.beurt {
        coach.toetsen(toets);
    }
}

#[test]
fn no_key_costs_more_instructions_than_it_did() {
    if Command::new("valgrind").arg("--version").output().is_err() {
        let wat = "valgrind is missing: install it to count the instructions of a key";
        assert!(std::env::var_os("CI").is_none(), "{wat}");
        // Past the harness, which would keep it to itself.
        writeln!(std::io::stderr().lock(), "NOT CHECKED: {wat}").unwrap();
        return;
    }
    let nu = tel();
    let bestand = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/lijn/instructies.txt");
    if std::env::var_os(SCHRIJF).is_some() {
        schrijf(&bestand, &nu);
    }
    let (goed, verslag) = vergelijk(&lees(&bestand), &nu);
    // For whoever wants to know and not only whether it is good.
    let figuren = Path::new(env!("CARGO_TARGET_TMPDIR")).join("instructies.txt");
    std::fs::write(figuren, &verslag).unwrap();
    assert!(
        goed,
        "\n{verslag}\nA key costs more than {MARGE} % more than it did. Make it cheaper, or write the figures \
         anew with {SCHRIJF}=1 and say why.",
    );
}

/// Instructions per key of every round.
fn tel() -> BTreeMap<String, u64> {
    let map = tempfile::tempdir().unwrap();
    let uit = map.path().join("telling");
    let kind = Command::new("valgrind")
        .args(["--tool=callgrind", "--separate-threads=yes"])
        .arg(format!("--callgrind-out-file={}", uit.display()))
        .arg(std::env::current_exe().unwrap())
        .args(["lijn::instructies::the_rounds_that_are_counted", "--exact"])
        .arg("--test-threads=1")
        .env(TAAK, "1")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(map.path().join("klacht")).unwrap())
        .spawn()
        .unwrap();
    let klaar = wacht(kind);
    let klacht = || std::fs::read_to_string(map.path().join("klacht")).unwrap_or_default();
    assert!(klaar == Some(true), "{klaar:?}\n{}", klacht());
    let deel = |nummer: usize| PathBuf::from(format!("{}-{nummer:02}", uit.display()));
    // The rounds are the last: before them are the program, and the test in it.
    let draden = (1..100).take_while(|it| deel(*it).exists()).count();
    let som = |nummer: usize| {
        let tekst = std::fs::read_to_string(deel(nummer)).unwrap();
        let regel = tekst.lines().find_map(|it| it.strip_prefix("totals: "));
        regel.unwrap().trim().parse::<u64>().unwrap()
    };
    let ronden = RONDEN.iter().zip(draden + 1 - RONDEN.len()..);
    ronden
        .map(|(ronde, nummer)| {
            (
                ronde.naam.to_owned(),
                som(nummer) / ronde.beurt.len() as u64,
            )
        })
        .collect()
}

/// Whether it ended well; nothing when it had to be killed.
fn wacht(mut kind: Child) -> Option<bool> {
    let begin = Instant::now();
    while begin.elapsed() < HOOGSTENS {
        if let Some(einde) = kind.try_wait().unwrap() {
            return Some(einde.success());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    kind.kill().unwrap();
    kind.wait().unwrap();
    None
}

/// The figures of every profile.
fn lees(bestand: &Path) -> BTreeMap<(String, String), u64> {
    let tekst = std::fs::read_to_string(bestand).unwrap_or_default();
    let regels = tekst.lines().filter(|it| !it.starts_with('#'));
    regels
        .map(|regel| {
            let delen: Vec<&str> = regel.split('\t').collect();
            let [profiel, naam, figuur] = delen[..] else {
                panic!("{}: {regel:?}", bestand.display());
            };
            let bij = (profiel.to_owned(), naam.to_owned());
            (bij, figuur.parse().unwrap())
        })
        .collect()
}

fn schrijf(bestand: &Path, nu: &BTreeMap<String, u64>) {
    let mut alle = lees(bestand);
    alle.retain(|(profiel, _), _| profiel != PROFIEL);
    for (naam, figuur) in nu {
        alle.insert((PROFIEL.to_owned(), naam.clone()), *figuur);
    }
    let mut tekst = format!(
        "# Instructions per key at {}x{}; {SCHRIJF}=1 cargo test --locked --test it lijn:: writes them anew.\n",
        VENSTER.0, VENSTER.1
    );
    for ((profiel, naam), figuur) in alle {
        writeln!(tekst, "{profiel}\t{naam}\t{figuur}").unwrap();
    }
    std::fs::write(bestand, tekst).unwrap();
}

/// Whether nothing became too much dearer, and a line for every round.
fn vergelijk(was: &BTreeMap<(String, String), u64>, nu: &BTreeMap<String, u64>) -> (bool, String) {
    // Nobody wrote figures of a build like this one yet: then there is nothing to compare with.
    let kent = was.keys().any(|(profiel, _)| profiel == PROFIEL);
    let mut goed = true;
    let mut verslag = String::new();
    for (naam, is) in nu {
        let was = was.get(&(PROFIEL.to_owned(), naam.clone())).copied();
        let meer = kent && was.is_none_or(|was| is * 100 > was * (100 + MARGE));
        goed &= !meer;
        let was = was.map_or("-".to_owned(), |it| it.to_string());
        let teken = if meer { " MORE" } else { "" };
        writeln!(verslag, "{PROFIEL} {naam}: {is}, was {was}{teken}").unwrap();
    }
    (goed, verslag)
}

#[test]
fn a_figure_may_grow_by_a_margin_and_no_more() {
    let was = BTreeMap::from([((PROFIEL.to_owned(), "page".to_owned()), 1_000)]);
    let nu = |figuur| BTreeMap::from([("page".to_owned(), figuur)]);
    assert!(vergelijk(&was, &nu(1_150)).0);
    assert!(!vergelijk(&was, &nu(1_151)).0);
    assert!(vergelijk(&was, &nu(10)).0, "cheaper is never wrong");
    let nieuw = BTreeMap::from([("other".to_owned(), 1)]);
    assert!(!vergelijk(&was, &nieuw).0, "a round without a figure");
    assert!(vergelijk(&BTreeMap::new(), &nieuw).0);
}
