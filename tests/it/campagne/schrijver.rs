//! The process that is killed: it writes and says on its output what it may say, until it is no more.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use trajectbord::app::store::{Batch, Store};
use trajectbord::store::{SledStore, compact};

use super::model::{open, opties, stil, wat};
use crate::store::hulp::nu;

const MAP: &str = "TRAJECTBORD_KILL_MAP";
const TAAK: &str = "TRAJECTBORD_KILL_TAAK";

/// What the process does until it is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taak {
    /// Commits, and a backup now and then.
    Schrijf,
    /// Backups one after the other, with a few commits between and during them.
    Backup,
    /// Makes the store compact, again and again.
    Compact,
    /// Takes the lock, commits once, and lets go; nothing where somebody else has it.
    Eigenaar,
}

impl Taak {
    const ALLE: [Self; 4] = [Self::Schrijf, Self::Backup, Self::Compact, Self::Eigenaar];

    fn naam(self) -> String {
        format!("{self:?}")
    }
}

fn zeg(woord: &str, getal: u64) {
    let mut uit = std::io::stdout().lock();
    uit.write_all(format!("\n{woord} {getal}\n").as_bytes())
        .unwrap();
    uit.flush().unwrap();
}

/// A group of commits, acknowledged when it is durable.
fn schrijf(store: &SledStore, hoogstens: u64) -> u64 {
    let volgende = store.seq().0 + 1;
    let groep: Vec<Batch> = (0..fastrand::u64(1..=hoogstens))
        .map(|it| wat(volgende + it))
        .collect();
    let eerste = store.commit(&groep).unwrap();
    assert_eq!(eerste.0, volgende);
    zeg("ack", eerste.0 + groep.len() as u64 - 1);
    volgende
}

/// The process that is killed; as a test of its own it has nothing to do.
#[test]
fn the_writer_acknowledges_until_it_is_killed() {
    let (Some(map), Ok(taak)) = (std::env::var_os(MAP), std::env::var(TAAK)) else {
        return;
    };
    let map = Path::new(&map);
    let taak = Taak::ALLE.into_iter().find(|it| it.naam() == taak).unwrap();
    match taak {
        Taak::Compact => loop {
            let opening = compact(opties(map), &mut stil).unwrap();
            zeg("open", opening.store.seq().0);
            schrijf(&opening.store, 3);
            opening.store.sluit().unwrap();
        },
        Taak::Eigenaar => eigenaar(map),
        Taak::Schrijf | Taak::Backup => {}
    }
    let store = open(opties(map)).unwrap().store;
    zeg("open", store.seq().0);
    if taak == Taak::Backup {
        std::thread::scope(|scope| {
            scope.spawn(|| {
                loop {
                    schrijf(&store, 2);
                }
            });
            loop {
                store.backup(nu(), &mut stil).unwrap();
                zeg("backup", 0);
            }
        });
    }
    loop {
        if schrijf(&store, 3).is_multiple_of(150) {
            store.backup(nu(), &mut stil).unwrap();
        }
    }
}

/// One life as the owner of a store, if it can be had: the mark shows who else is at it.
fn eigenaar(map: &Path) -> ! {
    let merk = map.join("wie-heeft-het");
    match open(opties(map)) {
        Ok(opening) => {
            let nieuw = std::fs::File::options()
                .write(true)
                .create_new(true)
                .open(&merk);
            zeg(
                if nieuw.is_ok() { "open" } else { "dubbel" },
                opening.store.seq().0,
            );
            schrijf(&opening.store, 1);
            std::fs::remove_file(&merk).unwrap();
            opening.store.sluit().unwrap();
        }
        Err(trajectbord::store::OpenFout::Bezet { .. }) => zeg("bezet", 0),
        Err(fout) => panic!("{fout}"),
    }
    std::process::exit(0)
}

/// The process, and what it says.
pub(crate) struct Schrijver {
    kind: Child,
    gezegd: BufReader<std::process::ChildStdout>,
}

impl Schrijver {
    pub(crate) fn start(map: &Path, taak: Taak) -> Self {
        let mut kind = Command::new(std::env::current_exe().unwrap())
            .args([
                "campagne::schrijver::the_writer_acknowledges_until_it_is_killed",
                "--exact",
                "--nocapture",
            ])
            .env(MAP, map)
            .env(TAAK, taak.naam())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let gezegd = BufReader::new(kind.stdout.take().unwrap());
        Self { kind, gezegd }
    }

    /// Its next word, with a number.
    pub(crate) fn hoor(&mut self) -> Option<(String, u64)> {
        const WOORDEN: [&str; 5] = ["ack", "open", "backup", "bezet", "dubbel"];
        loop {
            let mut regel = String::new();
            if self.gezegd.read_line(&mut regel).unwrap() == 0 || !regel.ends_with('\n') {
                return None;
            }
            if let Some((woord, getal)) = regel.trim().split_once(' ')
                && WOORDEN.contains(&woord)
            {
                return Some((woord.to_owned(), getal.parse().unwrap()));
            }
        }
    }

    /// Listens to a number of words; the highest sequence among them.
    pub(crate) fn luister(&mut self, woorden: u32) -> u64 {
        let mut hoogste = 0;
        for _ in 0..woorden {
            match self.hoor() {
                Some((_, seq)) => hoogste = hoogste.max(seq),
                None => panic!("the writer stopped by itself"),
            }
        }
        hoogste
    }

    /// Stops it where it is, and waits until not one of its threads is in the kernel any more.
    pub(crate) fn bevries(&self) {
        let nummer = self.kind.id();
        let pid = Pid::from_raw(i32::try_from(nummer).unwrap()).unwrap();
        kill_process(pid, Signal::STOP).unwrap();
        let staat = |taak: std::fs::DirEntry| {
            // A thread that ended meanwhile does nothing any more.
            let stat = std::fs::read_to_string(taak.path().join("stat")).unwrap_or_default();
            let achter = stat.rsplit_once(") ").map(|it| it.1.to_owned());
            achter.is_none_or(|it| it.starts_with(['T', 'Z', 'X']))
        };
        let taken = format!("/proc/{nummer}/task");
        while !std::fs::read_dir(&taken)
            .unwrap()
            .all(|it| staat(it.unwrap()))
        {
            std::thread::yield_now();
        }
    }

    /// Kills it, and says what it had acknowledged that was not read yet.
    pub(crate) fn dood(mut self) -> u64 {
        self.kind.kill().unwrap();
        self.kind.wait().unwrap();
        std::iter::from_fn(|| self.hoor())
            .filter(|(woord, _)| woord == "ack")
            .map(|(_, seq)| seq)
            .last()
            .unwrap_or(0)
    }

    /// Waits for its own end; everything it said.
    pub(crate) fn einde(mut self) -> Vec<(String, u64)> {
        let gezegd = std::iter::from_fn(|| self.hoor()).collect();
        assert!(self.kind.wait().unwrap().success());
        gezegd
    }
}

/// Lets time pass without giving it away: a kill has to fall anywhere.
pub(crate) fn wacht(tijd: Duration) {
    let tot = Instant::now() + tijd;
    while Instant::now() < tot {
        std::hint::spin_loop();
    }
}
