//! kill -9 at random moments: every change that was acknowledged is there, and none is torn.
//!
//! `TRAJECTBORD_KILLS=200 cargo test --test it kill::` is the longer run.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use trajectbord::app::record::{Key, Record};
use trajectbord::app::store::{Batch, Seq, Store};
use trajectbord::store::Opties;

use crate::store::hulp::{batch, concept, gebied, inhoud, klein, nu, openen, tijdelijk};

const MAP: &str = "TRAJECTBORD_KILL_MAP";

/// What the commit with a sequence writes: nothing but the number is needed to know it.
fn wat(seq: u64) -> Batch {
    let mut toeval = fastrand::Rng::with_seed(seq);
    let tekst = format!("{seq} {}", "x".repeat(toeval.usize(..400)));
    let mut puts: BTreeMap<Key, Option<Record>> = BTreeMap::new();
    for _ in 0..toeval.usize(1..=4) {
        let (sleutel, waarde) = match toeval.u8(..3) {
            0 => gebied(toeval.u64(..50), &*tekst),
            1 => concept(toeval.u64(..3), toeval.u64(..20), &tekst),
            _ => concept(9, seq, &tekst),
        };
        puts.insert(sleutel, waarde.filter(|_| toeval.u8(..4) > 0));
    }
    batch(puts)
}

/// What stands after a number of commits.
#[derive(Default)]
struct Model {
    seq: u64,
    staat: BTreeMap<Key, (Seq, Record)>,
}

impl Model {
    fn tot(&mut self, seq: u64) {
        for nummer in self.seq + 1..=seq {
            for (sleutel, waarde) in wat(nummer).puts {
                match waarde {
                    Some(waarde) => self.staat.insert(sleutel, (Seq(nummer), waarde)),
                    None => self.staat.remove(&sleutel),
                };
            }
        }
        self.seq = seq;
    }
}

fn opties(map: &Path) -> Opties {
    Opties {
        segment: 16 * 1024,
        ..klein(map)
    }
}

/// The process that is killed; as a test of its own it has nothing to do.
#[test]
fn the_writer_acknowledges_until_it_is_killed() {
    let Some(map) = std::env::var_os(MAP) else {
        return;
    };
    let opening = openen(opties(Path::new(&map)));
    let mut uit = std::io::stdout();
    let mut zeg = |regel: String| {
        uit.write_all(regel.as_bytes()).unwrap();
        uit.flush().unwrap();
    };
    zeg(format!("\nopen {}\n", opening.store.seq()));
    let mut toeval = fastrand::Rng::new();
    loop {
        let volgende = opening.store.seq().0 + 1;
        let groep: Vec<Batch> = (0..toeval.u64(1..=3))
            .map(|it| wat(volgende + it))
            .collect();
        let eerste = opening.store.commit(&groep).unwrap();
        assert_eq!(eerste.0, volgende);
        zeg(format!("ack {}\n", eerste.0 + groep.len() as u64 - 1));
        if volgende.is_multiple_of(150) {
            opening.store.backup(nu(), &mut |_, _, _| {}).unwrap();
        }
    }
}

struct Schrijver {
    kind: Child,
    gezegd: BufReader<std::process::ChildStdout>,
}

impl Schrijver {
    fn start(map: &Path) -> Self {
        let mut kind = Command::new(std::env::current_exe().unwrap())
            .args([
                "kill::the_writer_acknowledges_until_it_is_killed",
                "--exact",
                "--nocapture",
            ])
            .env(MAP, map)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let gezegd = BufReader::new(kind.stdout.take().unwrap());
        Self { kind, gezegd }
    }

    /// The next word of the writer: whether it is an acknowledgement, and its number.
    fn hoor(&mut self) -> Option<(bool, u64)> {
        loop {
            let mut regel = String::new();
            if self.gezegd.read_line(&mut regel).unwrap() == 0 || !regel.ends_with('\n') {
                return None;
            }
            if let Some((woord @ ("ack" | "open"), getal)) = regel.trim().split_once(' ') {
                return Some((woord == "ack", getal.parse().unwrap()));
            }
        }
    }

    /// Kills it, and says what it had acknowledged that was not read yet.
    fn dood(mut self) -> Option<u64> {
        self.kind.kill().unwrap();
        self.kind.wait().unwrap();
        std::iter::from_fn(|| self.hoor())
            .filter(|(ack, _)| *ack)
            .map(|(_, seq)| seq)
            .last()
    }
}

fn wacht(tijd: Duration) {
    let tot = Instant::now() + tijd;
    while Instant::now() < tot {
        std::hint::spin_loop();
    }
}

#[test]
fn every_acknowledged_change_survives_kill_9() {
    if std::env::var_os(MAP).is_some() {
        return;
    }
    let kills: u32 = std::env::var("TRAJECTBORD_KILLS").map_or(60, |it| it.parse().unwrap());
    let dir = tijdelijk();
    let mut toeval = fastrand::Rng::with_seed(2026);
    let mut model = Model::default();
    let mut bevestigd = 0;
    let mut stil_gebleven = 0;
    for kill in 0..kills {
        let mut schrijver = Schrijver::start(dir.path());
        if kill % 4 == 3 {
            // While it starts, opens or repairs.
            wacht(Duration::from_micros(toeval.u64(1_000..40_000)));
        } else {
            for _ in 0..toeval.u32(1..40) {
                let Some((ack, seq)) = schrijver.hoor() else {
                    panic!("the writer stopped by itself after kill {kill}");
                };
                assert!(
                    seq >= bevestigd,
                    "opened at {seq} after acknowledging {bevestigd}"
                );
                if ack {
                    bevestigd = seq;
                }
            }
            wacht(Duration::from_micros(toeval.u64(..3_000)));
        }
        bevestigd = bevestigd.max(schrijver.dood().unwrap_or(0));
        if kill % 3 == 1 {
            // The next writer finds what this one left, and may be killed over it.
            stil_gebleven += 1;
            continue;
        }
        let opening = openen(opties(dir.path()));
        let seq = opening.store.seq().0;
        assert!(
            seq >= bevestigd,
            "kill {kill}: {bevestigd} was acknowledged, {seq} is there"
        );
        model.tot(seq);
        let staat = inhoud(&opening.store);
        let verwacht: BTreeMap<Key, (Seq, Record)> = model.staat.clone();
        let gevonden: BTreeMap<Key, (Seq, Record)> = staat
            .into_iter()
            .map(|(key, it)| (key, (it.versie, it.record)))
            .collect();
        assert!(
            gevonden == verwacht,
            "kill {kill}: the records are not those of commit {seq}"
        );
        for melding in &opening.meldingen {
            let gewoon = ["niet netjes gesloten", "momentopname"];
            assert!(
                gewoon.iter().any(|it| melding.contains(it)),
                "kill {kill}: {melding}"
            );
        }
    }
    assert!(
        bevestigd > u64::from(kills),
        "only {bevestigd} changes in {kills} lives"
    );
    assert!(stil_gebleven > 0);
}
