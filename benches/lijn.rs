//! What a coach feels, measured on the real program in a pseudo-terminal: start, key to paint, bytes and
//! processor time, at three sizes and over slow lines, beside a floor.
//!
//! `cargo bench --bench lijn`, or after `--` in any order: a number for a region of so many dossiers (86
//! without), `--data MAP` for a store that is there already, and the path of a program to measure instead
//! of the one that was just built. One program owns the store; what is measured is a second window, as
//! every coach but the first on a host has it. The floor is this program itself painting a list without
//! knowing anything: less cannot be done. A slow line is a delay each way and a rate that is held by not
//! reading, so that the program feels it.
//!
//! `-- hand` is no measurement: it lends your own terminal to the program, behind a line of 56 kbit/s and
//! 300 ms, and prints what every key cost when you leave.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    missing_docs,
    reason = "a benchmark that fails should stop at once, and it has nobody else to tell"
)]

#[path = "hulp/hand.rs"]
mod hand;
#[path = "hulp/lijn.rs"]
mod lijn;
#[path = "hulp/vloer.rs"]
mod vloer;

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use lijn::{Lijn, Scherm, Soort};

const VENSTERS: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];

/// So long without bytes, and a key has been answered.
const STIL: Duration = Duration::from_millis(40);

/// Between an answer and the next key.
const RUST: Duration = Duration::from_millis(25);

fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if args.first().is_some_and(|it| it == "vloer") {
        return vloer::schilder().unwrap();
    }
    // Under `cargo test` nothing is measured.
    if !args.iter().any(|it| it == "--bench") {
        return;
    }
    let aantal = args.iter().find_map(|it| it.parse::<u32>().ok());
    let thuis = tempfile::tempdir().unwrap();
    let ander = args.iter().find(|it| Path::new(it).is_file());
    let trajectbord = ander.map_or(env!("CARGO_BIN_EXE_trajectbord"), String::as_str);
    let bestaand = args.iter().skip_while(|it| *it != "--data").nth(1);
    let ours = match (bestaand, aantal) {
        (Some(map), _) => vec!["--data".to_owned(), map.clone()],
        (None, Some(aantal)) => maak(trajectbord, aantal, &thuis.path().join("data")),
        (None, None) => vec!["--voorbeeld".to_owned()],
    };
    let ours: Vec<&str> = ours.iter().map(String::as_str).collect();
    if args.iter().any(|it| it == "hand") {
        return hand::probeer(trajectbord, &ours, thuis.path());
    }
    let zelf = std::env::current_exe().unwrap();
    let vloer = zelf.to_str().unwrap();
    let start = |programma: &str, args: &[&str], venster, lijn| {
        Scherm::start(programma, args, thuis.path(), venster, lijn)
    };

    let mut eigenaar = start(trajectbord, &ours, (80, 24), Lijn::RECHT);
    eigenaar.wacht_op("Bord");
    eigenaar.tot_stil(Duration::from_millis(500));
    let van = bestaand.map_or_else(
        || format!("{} dossiers", aantal.unwrap_or(86)),
        String::clone,
    );
    println!(
        "\n{van}, load {}\n\n| program | window | line | start | move p50 / p99 | page | switch / back | hold `j` 90 at 30 Hz: behind | bytes move / page / switch / back | cpu a move | memory: own / high water |\n|---|---|---|---:|---:|---:|---:|---:|---:|---:|---:|",
        std::fs::read_to_string("/proc/loadavg")
            .unwrap_or_default()
            .split(' ')
            .next()
            .unwrap_or("?"),
    );
    for venster in VENSTERS {
        for lijn in [Lijn::RECHT, Lijn::MEGABIT, Lijn::MODEM] {
            // On a slow line one size tells enough.
            if lijn.traag() && venster != VENSTERS[1] {
                continue;
            }
            meet(
                "floor",
                || start(vloer, &["vloer"], venster, lijn),
                &["j", " ", " "],
            );
            meet(
                "trajectbord",
                || start(trajectbord, &ours, venster, lijn),
                &["j", "\x1b[6~", "2"],
            );
        }
    }
    eigenaar.toets("q");
    eigenaar.einde();
}

/// A region of so many dossiers; with what a program opens it.
fn maak(trajectbord: &str, aantal: u32, data: &Path) -> Vec<String> {
    let klaar = Command::new(trajectbord)
        .args(["genereer", "--aantal", &aantal.to_string(), "--data"])
        .arg(data)
        .output()
        .unwrap();
    assert!(
        klaar.status.success(),
        "{}",
        String::from_utf8_lossy(&klaar.stderr)
    );
    vec!["--data".to_owned(), data.display().to_string()]
}

/// One program in one window over one line: a row of the table.
fn meet(naam: &str, start: impl Fn() -> Scherm, [schuif, blad, ander]: &[&str; 3]) {
    let mut begin = Vec::new();
    let mut scherm = start();
    begin.push(scherm.wacht_op("Bord"));
    let keren = if scherm.lijn.traag() { 12 } else { 60 };
    for _ in 0..if scherm.lijn.traag() { 1 } else { 6 } {
        let mut nog_een = start();
        begin.push(nog_een.wacht_op("Bord"));
        nog_een.tot_stil(STIL);
        nog_een.toets("q");
        nog_een.einde();
    }
    scherm.tot_stil(STIL * 5);
    // Down and up, so that there is always a card to go to.
    let terug = |toets: &str| match toets {
        "j" => "k",
        "\x1b[6~" => "\x1b[5~",
        "2" => "1",
        zelf => panic!("{zelf:?} has no way back"),
    };
    let mut ronde = |heen: &str, keren: usize, soort: Soort| {
        let weer = if naam == "floor" && heen != "j" {
            heen
        } else {
            terug(heen)
        };
        // There, and back: two things that may differ much.
        let mut richting = [(Vec::new(), Vec::new()), (Vec::new(), Vec::new())];
        for beurt in 0..keren {
            let toets = if beurt % 2 == 0 { heen } else { weer };
            // As fingers do: two frames are never closer than sixty in a second, and a key that comes
            // right behind another would wait for that.
            scherm.tot_stil(RUST);
            let (tijd, aantal) = scherm.toets_tot_beeld(toets, soort);
            richting[beurt % 2].0.push(tijd);
            richting[beurt % 2].1.push(aantal);
        }
        for (tijden, bytes) in &mut richting {
            tijden.sort_unstable();
            bytes.sort_unstable();
        }
        richting.map(|(tijden, bytes)| (tijden, bytes[bytes.len() / 2]))
    };
    let [(bewegen, b_beweging), (omhoog, _)] = ronde(schuif, keren, Soort::Eerste);
    let mut bewegen = [bewegen, omhoog].concat();
    bewegen.sort_unstable();
    let [(bladeren, b_blad), _] = ronde(blad, keren / 2, Soort::Heel);
    let [(wissels, b_wissel), (terugweg, b_terug)] = ronde(ander, keren / 2, Soort::Heel);
    let cpu = {
        let was = scherm.cpu();
        for toets in ["j", "k"].iter().cycle().take(40) {
            scherm.toets_tot_beeld(toets, Soort::Eerste);
        }
        scherm.cpu().saturating_sub(was) / 40
    };
    let achter = houd_vast(&mut scherm);
    let (eigen, hoogste) = scherm.geheugen();
    begin.sort_unstable();
    let ms = |tijd: Duration| tijd.as_secs_f64() * 1000.0;
    let deel = |tijden: &[Duration], honderdsten: usize| {
        ms(tijden[(tijden.len() * honderdsten).div_ceil(100).max(1) - 1])
    };
    println!(
        "| {naam} | {}x{} | {} | {:.1} | {:.2} / {:.2} ms | {:.2} ms | {:.2} / {:.2} ms | {:.0} ms | {b_beweging} / {b_blad} / {b_wissel} / {b_terug} | {:.2} ms | {:.1} / {:.1} MB |",
        scherm.venster.0,
        scherm.venster.1,
        scherm.lijn,
        deel(&begin, 50),
        deel(&bewegen, 50),
        deel(&bewegen, 99),
        deel(&bladeren, 50),
        deel(&wissels, 50),
        deel(&terugweg, 50),
        ms(achter),
        ms(cpu),
        mb(eigen),
        mb(hoogste),
    );
    scherm.toets("q");
    scherm.einde();
}

fn mb(kilobytes: u32) -> f64 {
    f64::from(kilobytes) / 1024.0
}

/// Three seconds of a key that is held down: how long after the last one the screen still moves.
fn houd_vast(scherm: &mut Scherm) -> Duration {
    let begin = Instant::now();
    for keer in 0..90_u32 {
        // Between two keys what arrives is taken, or the line would be full of it.
        scherm.neem_tot(begin + Duration::from_secs(3) * keer / 90);
        scherm.toets("j");
    }
    let laatste = Instant::now();
    scherm.tot_stil(STIL * 5);
    scherm.laatste_beeld().saturating_duration_since(laatste)
}

/// A home of its own, and nothing of whoever measures.
pub(crate) fn omgeving(thuis: &Path) -> [(String, String); 5] {
    [
        ("HOME".to_owned(), thuis.display().to_string()),
        ("TERM".to_owned(), "xterm-256color".to_owned()),
        ("LANG".to_owned(), "C.UTF-8".to_owned()),
        ("TZ".to_owned(), "Europe/Amsterdam".to_owned()),
        ("PATH".to_owned(), "/usr/bin:/bin".to_owned()),
    ]
}
