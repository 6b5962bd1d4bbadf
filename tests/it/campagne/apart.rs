//! A part of a campaign in a process of its own.
//!
//! All stores of a process share the threads with which sled writes, and a disk that fails may keep
//! those for good: then every other test that opens a store in this process would wait for ever.

use std::fs;
use std::io::{BufRead, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use super::uitslag::zeg;

const TAAK: &str = "TRAJECTBORD_APART";
/// Longer than anything that goes on may take, on any machine.
const HOOGSTENS: Duration = Duration::from_secs(90);

/// How a process ended.
pub(crate) struct Afloop {
    /// What it said.
    pub(crate) regels: Vec<String>,
    /// It stood still and was killed.
    pub(crate) hing: bool,
}

/// What this process was asked to do, if it is one of those.
pub(crate) fn taak() -> Option<String> {
    std::env::var(TAAK).ok()
}

/// Says something to whoever asked: what may be counted on, or that it goes on.
pub(crate) fn meld(woord: &str, wat: impl std::fmt::Display) {
    let mut uit = std::io::stdout().lock();
    writeln!(uit, "\n{woord} {wat}").unwrap();
    uit.flush().unwrap();
}

/// Runs one test of this program in a process of its own, with a task; one that says nothing for long
/// is killed.
pub(crate) fn apart(test: &str, taak: &str) -> Afloop {
    let mut kind = Command::new(std::env::current_exe().unwrap())
        .args([test, "--exact", "--nocapture"])
        .env(TAAK, taak)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let uit = BufReader::new(kind.stdout.take().unwrap());
    let (naar, van) = mpsc::channel();
    let lezer = std::thread::spawn(move || {
        for regel in uit.lines() {
            // Whoever listened may have stopped.
            let _ = naar.send(regel.unwrap());
        }
    });
    let begin = Instant::now();
    let mut regels = Vec::new();
    let hing = loop {
        match van.recv_timeout(HOOGSTENS) {
            Ok(regel) => regels.push(regel),
            Err(RecvTimeoutError::Disconnected) => break false,
            Err(RecvTimeoutError::Timeout) => {
                zeg(&format!(
                    "{taak} stond stil na {:?}: {}",
                    begin.elapsed(),
                    waar(&kind)
                ));
                kind.kill().unwrap();
                break true;
            }
        }
    };
    let einde = kind.wait().unwrap();
    lezer.join().unwrap();
    assert!(hing || einde.success(), "{taak}: {einde}");
    Afloop { regels, hing }
}

/// Where the threads of a process are, for whoever has to look for the reason.
fn waar(kind: &Child) -> String {
    let taken = fs::read_dir(format!("/proc/{}/task", kind.id()));
    let regel = |taak: std::io::Result<fs::DirEntry>| {
        let pad = taak.ok()?.path();
        let lees = |naam: &str| fs::read_to_string(pad.join(naam)).unwrap_or_default();
        let staat = lees("stat");
        let letter = staat.rsplit_once(") ").and_then(|it| it.1.chars().next());
        Some(format!(
            "{} {} {}",
            lees("comm").trim(),
            letter.unwrap_or('?'),
            lees("wchan").trim()
        ))
    };
    let regels: Vec<_> = taken.into_iter().flatten().filter_map(regel).collect();
    regels.join("; ")
}
