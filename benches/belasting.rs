//! Many coaches at once on one server: what it costs in memory, and how long a question and a durable
//! save take, and until a colleague has it on screen.
//!
//! `cargo bench --bench belasting` is the short form (2,000 dossiers, 20 clients, 10 seconds);
//! `cargo bench --bench belasting -- 100000 200 60` the one of the README. A client thinks between
//! two things it does, one second on average, as a coach who works fast. The server is a process of
//! its own, so that its memory is its own.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a benchmark tells, and one that fails should stop at once"
)]

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Proces, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use trajectbord::app::command::Command;
use trajectbord::app::event::Ticket;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::gateway::{Gateway, Reply, Request};
use trajectbord::app::query::{Antwoord, Query, Venster};
use trajectbord::app::store::Seq;
use trajectbord::boot::{Huis, Keuze};
use trajectbord::domain::id::KaartId;
use trajectbord::link::lijn::Lijn;
use trajectbord::server::{Deur, Regels, Server};

/// Says to a child of this program that it is the server, and of which directory.
const MAP: &str = "BELASTING_MAP";
/// Mean pause between two things a client does.
const DENKEN: Duration = Duration::from_secs(1);

fn main() {
    if let Some(map) = std::env::var_os(MAP) {
        return bedien(Path::new(&map));
    }
    let mut getallen = std::env::args().skip(1).filter_map(|it| it.parse().ok());
    let mut volgende = |anders: u64| getallen.next().unwrap_or(anders);
    let (dossiers, klanten, seconden) = (volgende(2_000), volgende(20), volgende(10));
    meet(dossiers, klanten, Duration::from_secs(seconden));
}

fn keuze(map: &Path) -> Keuze {
    Keuze {
        data: Some(map.to_owned()),
        ..Keuze::default()
    }
}

fn sock(map: &Path) -> PathBuf {
    map.with_extension("sock")
}

/// The server: everybody is the coach that it says, because all clients here have one account.
fn bedien(map: &Path) {
    let huis = Huis::open(&keuze(map)).unwrap();
    let namen: Vec<String> = {
        let model = huis.service.model();
        model.coaches().iter().map(|it| it.kort.clone()).collect()
    };
    let regels = Regels::nieuw(Arc::new(|service, _, naam| {
        let coach = service.coach_van(None, naam);
        coach.map(|it| it.id).ok_or_else(|| "wie?".to_owned())
    }));
    let deur = Deur::maak(&sock(map), 0o600).unwrap();
    let server = Server::start(deur, Arc::clone(&huis.service), regels).unwrap();
    huis.service.lees_vooruit();
    println!("{}", namen.join(" "));
    std::io::stdout().flush().unwrap();
    // Until the other end lets go.
    let _ = std::io::stdin().read(&mut [0]);
    server.stop();
    huis.sluit().unwrap();
}

/// What the kernel says of a process, in MB.
fn geheugen(proces: &Child, veld: &str) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", proces.id())).unwrap();
    let regel = status.lines().find(|it| it.starts_with(veld)).unwrap();
    let kb: u64 = regel.split_whitespace().nth(1).unwrap().parse().unwrap();
    kb / 1024
}

/// How long each thing took, by what it was.
#[derive(Default)]
struct Tijden {
    dossier: Vec<Duration>,
    bord: Vec<Duration>,
    zoek: Vec<Duration>,
    bewaar: Vec<Duration>,
    /// When a save was asked, by the commit that it became.
    gevraagd: Vec<(Seq, Instant)>,
    mis: usize,
}

fn vraag(lijn: &Lijn, request: Request) -> Option<Antwoord> {
    match lijn.call(Ticket(1), request) {
        Ok(Reply::Data(data)) => Some(*data),
        Ok(Reply::Done(_)) | Err(_) => None,
    }
}

fn eigen_kaarten(lijn: &Lijn, kort: &str) -> Vec<KaartId> {
    let query = Query::Lijst {
        filter: Filter::lees("coach:ik", kort).unwrap(),
        sortering: Sortering::Naam,
        venster: Venster {
            van: 0,
            aantal: 500,
        },
    };
    match vraag(lijn, Request::Ask(query)) {
        Some(Antwoord::Lijst(lijst)) => lijst.rijen.iter().map(|it| it.kaart).collect(),
        _ => Vec::new(),
    }
}

/// One coach at work until the end.
fn werk(lijn: &Lijn, kaarten: &[KaartId], zaad: u64, tot: Instant, alles: &Mutex<Tijden>) {
    let mut toeval = fastrand::Rng::with_seed(zaad);
    let mut eigen = Tijden::default();
    loop {
        thread::sleep(DENKEN.mul_f64(-toeval.f64().max(0.01).ln()));
        if Instant::now() >= tot {
            break;
        }
        let Some(kaart) = kaarten.get(toeval.usize(..kaarten.len().max(1))).copied() else {
            break;
        };
        let (tijden, request) = match toeval.u8(..10) {
            0..=4 => (&mut eigen.dossier, Request::Ask(Query::Dossier(kaart))),
            5..=6 => {
                let venster = Venster { van: 0, aantal: 40 };
                let query = Query::Bord {
                    filter: Filter::default(),
                    sortering: Sortering::Urgentie,
                    vensters: [venster; 7],
                    anker: None,
                };
                (&mut eigen.bord, Request::Ask(query))
            }
            7 => {
                let tekst = ["jan", "de vr", "el mo", "kow"][toeval.usize(..4)].to_owned();
                let query = Query::zoek(tekst, 50);
                (&mut eigen.zoek, Request::Ask(query))
            }
            _ => {
                let tekst = "gebeld, belt morgen terug over de kennismaking".to_owned();
                let notitie = Command::Notitie { kaart, tekst };
                (&mut eigen.bewaar, Request::Do(Box::new(notitie)))
            }
        };
        let begin = Instant::now();
        match lijn.call(Ticket(1), request) {
            Ok(antwoord) => {
                tijden.push(begin.elapsed());
                if let Reply::Done(done) = antwoord {
                    eigen.gevraagd.push((done.seq, begin));
                }
            }
            Err(_) => eigen.mis += 1,
        }
    }
    let mut alles = alles.lock().unwrap();
    alles.dossier.extend(eigen.dossier);
    alles.bord.extend(eigen.bord);
    alles.zoek.extend(eigen.zoek);
    alles.bewaar.extend(eigen.bewaar);
    alles.gevraagd.extend(eigen.gevraagd);
    alles.mis += eigen.mis;
}

/// A colleague who only looks: when each change was there to be drawn.
fn kijk(lijn: &Lijn, tot: Instant) -> HashMap<Seq, Instant> {
    let mut gezien = HashMap::new();
    // What was saved in the last moment still comes.
    let tot = tot + Duration::from_secs(2);
    let gebeurd = lijn.listen();
    while let Some(nog) = tot.checked_duration_since(Instant::now()) {
        match gebeurd.recv_timeout(nog) {
            Ok(happened) => {
                gezien.entry(happened.seq).or_insert_with(Instant::now);
            }
            Err(_) => break,
        }
    }
    gezien
}

fn toon(wat: &str, tijden: &mut [Duration]) {
    tijden.sort_unstable();
    let bij = |deel: f64| {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            clippy::cast_precision_loss,
            reason = "a place in a list"
        )]
        let plaats = (tijden.len() as f64 * deel) as usize;
        let tijd = tijden.get(plaats.min(tijden.len().saturating_sub(1)));
        tijd.map_or(0.0, |it| it.as_secs_f64() * 1000.0)
    };
    println!(
        "{wat:<22} {:>7} keer   p50 {:>8.2} ms   p99 {:>8.2} ms   hoogste {:>8.2} ms",
        tijden.len(),
        bij(0.5),
        bij(0.99),
        bij(1.0)
    );
}

fn meet(dossiers: u64, klanten: u64, duur: Duration) {
    // On the disk that this project is on: the directory for temporary files may be memory.
    let hier = concat!(env!("CARGO_MANIFEST_DIR"), "/target");
    let boven = tempfile::Builder::new()
        .permissions(PermissionsExt::from_mode(0o700))
        .tempdir_in(hier)
        .unwrap();
    let map = boven.path().join("data");
    let gemaakt = Proces::new(env!("CARGO_BIN_EXE_trajectbord"))
        .args(["genereer", "--aantal", &dossiers.to_string(), "--zaad", "1"])
        .arg("--data")
        .arg(&map)
        .status()
        .unwrap();
    assert!(gemaakt.success());
    let mut server = Proces::new(std::env::current_exe().unwrap())
        .env(MAP, &map)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut uit = BufReader::new(server.stdout.take().unwrap());
    let mut regel = String::new();
    uit.read_line(&mut regel).unwrap();
    let namen: Vec<&str> = regel.split_whitespace().collect();
    println!(
        "{dossiers} dossiers, {klanten} klanten, {} coaches, {} s",
        namen.len(),
        duur.as_secs()
    );
    println!(
        "geheugen na openen      {:>7} MB",
        geheugen(&server, "VmRSS")
    );
    let alles = Mutex::new(Tijden::default());
    let gezien = thread::scope(|bij| {
        let tot = Instant::now() + duur;
        let (pad, kort) = (sock(&map), namen.last().copied());
        let kijker = bij.spawn(move || kijk(&Lijn::open(&pad, kort).unwrap(), tot));
        for (zaad, kort) in (0..klanten).zip(namen.iter().cycle()) {
            let (alles, pad) = (&alles, sock(&map));
            bij.spawn(move || {
                let lijn = Lijn::open(&pad, Some(kort)).unwrap();
                let kaarten = eigen_kaarten(&lijn, kort);
                werk(&lijn, &kaarten, zaad, tot, alles);
            });
        }
        kijker.join().unwrap()
    });
    println!(
        "geheugen na het werk    {:>7} MB",
        geheugen(&server, "VmRSS")
    );
    println!(
        "geheugen, hoogste       {:>7} MB",
        geheugen(&server, "VmHWM")
    );
    println!("draden                  {:>7}", draden(&server));
    let mut tijden = alles.into_inner().unwrap();
    toon("dossier openen", &mut tijden.dossier);
    toon("bord", &mut tijden.bord);
    toon("zoeken", &mut tijden.zoek);
    toon("bewaren, duurzaam", &mut tijden.bewaar);
    let mut bij_collega: Vec<Duration> = tijden
        .gevraagd
        .iter()
        .filter_map(|(seq, begin)| Some(gezien.get(seq)?.saturating_duration_since(*begin)))
        .collect();
    toon("bij een collega", &mut bij_collega);
    println!("mislukt                 {:>7}", tijden.mis);
    drop(server.stdin.take());
    server.wait().unwrap();
}

fn draden(proces: &Child) -> usize {
    std::fs::read_dir(format!("/proc/{}/task", proces.id()))
        .unwrap()
        .count()
}
