//! One table over regions of several sizes: what opens, what answers, what is saved and what it takes of
//! memory and disk. What is flat or straight shows, and so does what bends.
//!
//! `cargo bench --bench schaal` is the short form (100 and 2,000 dossiers);
//! `cargo bench --bench schaal -- 100 10000 100000 1000000` the one of the README, which takes a quarter
//! of an hour and 12 GB. `-- --data MAP 100 10000` takes the regions that stand in MAP by their number
//! and makes those that are not there. Each region has a process of its own, so that its memory is its own.
//! How the screen feels on top of this is `--bench lijn`.
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a benchmark tells, and one that fails should stop at once"
)]

#[path = "hulp/maten.rs"]
mod maten;

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Proces, Stdio};
use std::time::{Duration, Instant};

use trajectbord::app::command::Command;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::gateway::{Reply, Request};
use trajectbord::app::matching::Voortgang;
use trajectbord::app::query::{
    Antwoord, MatchWens, MonitorWens, Query, TelVraag, TelWat, Telkolom, Venster,
};
use trajectbord::app::werkgevers::{WerkgeverFilter, Werkgeversortering};
use trajectbord::boot::{Huis, Keuze, stil};
use trajectbord::domain::id::KaartId;
use trajectbord::domain::monitor::{Maat, Tijdvak};

use maten::{Tijden, duur, geheugen, op_schijf};

/// Says to a child of this program which region it opens.
const MAP: &str = "SCHAAL_MAP";
/// Says what it does there.
const DEEL: &str = "SCHAAL_DEEL";

/// A coach of every region that `genereer` makes.
const COACH: &str = "mdv";
/// Between two saves.
const TUSSENPOOS: Duration = Duration::from_millis(10);
/// Rows in sight.
const HOOG: usize = 40;
/// Filters as coaches type them.
const FILTERS: [&str; 8] = [
    "coach:ik",
    "branche:zorg",
    "branche:logistiek",
    "niveau:2",
    "niveau:1",
    "gemeente:enschede",
    "branche:techniek niveau:2",
    "gemeente:almelo coach:ik",
];
/// Typed letter by letter.
const WOORDEN: [&str; 4] = ["jan van den berg", "fatima", "de vries", "heftruck"];

fn main() {
    if let Some(map) = std::env::var_os(MAP) {
        return kind(Path::new(&map), &std::env::var(DEEL).unwrap());
    }
    let args: Vec<String> = std::env::args().skip(1).collect();
    // Under `cargo test` nothing is measured.
    if !args.iter().any(|it| it == "--bench") {
        return;
    }
    let mut groottes: Vec<u32> = args.iter().filter_map(|it| it.parse().ok()).collect();
    if groottes.is_empty() {
        groottes = vec![100, 2_000];
    }
    let thuis = tempfile::tempdir().unwrap();
    let bestaand = args.iter().skip_while(|it| *it != "--data").nth(1);
    let bij = bestaand.map_or_else(|| thuis.path().to_owned(), PathBuf::from);
    let kolommen: Vec<_> = groottes.iter().map(|it| meet(&bij, *it)).collect();
    let namen: Vec<String> = groottes.iter().map(ToString::to_string).collect();
    println!("\n| what | {} |", namen.join(" | "));
    println!("|---|{}", "---:|".repeat(namen.len()));
    for (rij, (naam, _)) in kolommen[0].iter().enumerate() {
        let cellen: Vec<_> = kolommen.iter().map(|it| it[rij].1.as_str()).collect();
        println!("| {naam} | {} |", cellen.join(" | "));
    }
}

/// A column of the table: what was measured, and what came of it.
fn meet(bij: &Path, grootte: u32) -> Vec<(String, String)> {
    let map = bij.join(grootte.to_string());
    let mut rijen = Vec::new();
    if !map.exists() {
        let begin = Instant::now();
        let klaar = Proces::new(env!("CARGO_BIN_EXE_trajectbord"))
            .args(["genereer", "--zaad", "7", "--aantal", &grootte.to_string()])
            .arg("--data")
            .arg(&map)
            .stdout(Stdio::null())
            .status();
        assert!(klaar.unwrap().success());
        eprintln!("{grootte} dossiers made in {}", duur(begin.elapsed()));
    }
    // Who opens it first keeps the rows for who comes after, as every orderly end does.
    start(&map, "sluit").klaar(&mut Vec::new());
    start(&map, "meet").klaar(&mut rijen);
    let mut gedood = start(&map, "dood");
    gedood.lees_tot_klaar(&mut Vec::new());
    gedood.kind.kill().unwrap();
    gedood.kind.wait().unwrap();
    start(&map, "na").klaar(&mut rijen);
    rijen.push(("disk, with the log".to_owned(), op_schijf(&map)));
    rijen
}

/// A child at work.
struct Kind {
    kind: Child,
    regels: BufReader<std::process::ChildStdout>,
}

fn start(map: &Path, deel: &str) -> Kind {
    let mut kind = Proces::new(std::env::current_exe().unwrap())
        .env(MAP, map)
        .env(DEEL, deel)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let regels = BufReader::new(kind.stdout.take().unwrap());
    Kind { kind, regels }
}

impl Kind {
    fn lees_tot_klaar(&mut self, rijen: &mut Vec<(String, String)>) {
        for regel in self.regels.by_ref().lines() {
            let regel = regel.unwrap();
            if regel == "klaar" {
                return;
            }
            let (naam, figuur) = regel.split_once('\t').unwrap();
            eprintln!("  {naam}: {figuur}");
            rijen.push((naam.to_owned(), figuur.to_owned()));
        }
    }

    fn klaar(mut self, rijen: &mut Vec<(String, String)>) {
        self.lees_tot_klaar(rijen);
        drop(self.kind.stdin.take());
        self.lees_tot_klaar(rijen);
        assert!(self.kind.wait().unwrap().success());
    }
}

fn zeg(naam: &str, figuur: &str) {
    println!("{naam}\t{figuur}");
}

fn klaar() {
    println!("klaar");
    std::io::stdout().flush().unwrap();
    // Until the other end lets go, or kills.
    let _ = std::io::stdin().read(&mut [0]);
}

/// What happens to a region in a process of its own.
fn kind(map: &Path, deel: &str) {
    let begin = Instant::now();
    let huis = Huis::open_bestaand(&Keuze {
        data: Some(map.to_owned()),
        coach: Some(COACH.to_owned()),
        ..Keuze::default()
    });
    let huis = huis.unwrap();
    let open = begin.elapsed();
    let proef = Proef { huis: &huis };
    match deel {
        "meet" => {
            zeg("open, after an orderly end", &duur(open));
            zeg("memory: opened", &geheugen("VmRSS"));
            proef.alles();
        }
        "na" => zeg("open, after kill -9: every record counted", &duur(open)),
        "dood" => drop(proef.bewaar(1)),
        _ => {}
    }
    klaar();
    let begin = Instant::now();
    huis.sluit().unwrap();
    if deel == "meet" {
        zeg("close", &duur(begin.elapsed()));
    }
    println!("klaar");
}

fn zoek(tekst: &str, meteen: bool) -> Query {
    Query::Zoek {
        tekst: tekst.to_owned(),
        aantal: 100,
        meteen,
        voortgang: Voortgang::default(),
    }
}

/// The measurements of one region.
struct Proef<'a> {
    huis: &'a Huis,
}

impl Proef<'_> {
    fn vraag(&self, query: Query) -> Antwoord {
        let huis = self.huis;
        let antwoord = huis.service.handle(huis.coach, None, Request::Ask(query));
        match antwoord.unwrap() {
            Reply::Data(data) => *data,
            Reply::Done(_) => unreachable!("a question has an answer"),
        }
    }

    /// How long each of these takes.
    fn tijden(&self, vragen: impl IntoIterator<Item = Query>) -> Tijden {
        vragen
            .into_iter()
            .map(|it| Tijden::van(|| self.vraag(it)))
            .collect()
    }

    fn bord(&self, filter: &str, sortering: Sortering, van: usize) -> Query {
        Query::Bord {
            filter: Filter::lees(filter, &self.huis.coach_kort()).unwrap(),
            sortering,
            vensters: [Venster { van, aantal: HOOG }; 7],
            anker: None,
        }
    }

    /// Cards of the coach at work: those of a colleague open with a reason only.
    fn kaarten(&self, aantal: usize) -> Vec<KaartId> {
        let venster = Venster { van: 0, aantal };
        let lijst = self.vraag(Query::Lijst {
            filter: Filter::lees("coach:ik", &self.huis.coach_kort()).unwrap(),
            sortering: Sortering::Urgentie,
            venster,
        });
        let Antwoord::Lijst(lijst) = lijst else {
            unreachable!("the answer to a list is a list")
        };
        lijst.rijen.iter().map(|it| it.kaart).collect()
    }

    /// So many notes, each safe on the disk, with a moment between them: sled takes over in the background
    /// what is safe already.
    fn bewaar(&self, keer: usize) -> Tijden {
        let kaart = self.kaarten(1)[0];
        let notitie = |_| {
            std::thread::sleep(TUSSENPOOS);
            let tekst = "gebeld, belt morgen terug over de kennismaking".to_owned();
            let notitie = Command::Notitie { kaart, tekst };
            Tijden::van(|| {
                self.huis
                    .service
                    .doe(self.huis.coach, None, notitie)
                    .unwrap()
            })
        };
        (0..keer).map(notitie).collect()
    }

    fn alles(&self) {
        self.borden();
        self.zoeken();
        self.dossiers();
        self.matching();
        self.overzichten();
        self.opslag();
        zeg("memory: most", &geheugen("VmHWM"));
    }

    fn borden(&self) {
        let eerste = self.tijden([self.bord("", Sortering::Urgentie, 0)]);
        zeg("board, the first time", &eerste.een());
        let plaatsen = (0..200).map(|it| self.bord("", Sortering::Urgentie, it * 3));
        zeg(
            "board with its counts, anywhere: p50 / p99",
            &self.tijden(plaatsen).p50_p99(),
        );
        let anders = Sortering::ALL
            .into_iter()
            .filter(|it| *it != Sortering::Urgentie);
        let eerste = self.tijden(anders.clone().map(|it| self.bord("", it, 0)));
        zeg(
            "another order, the first time: worst of three",
            &eerste.ergst(),
        );
        let weer = (0..60).flat_map(|_| anders.clone().map(|it| self.bord("", it, 0)));
        zeg(
            "another order again: p50 / p99",
            &self.tijden(weer).p50_p99(),
        );
        let eerste = self.tijden(FILTERS.map(|it| self.bord(it, Sortering::Urgentie, 0)));
        zeg(
            "a filter, the first time: p50 / worst of eight",
            &eerste.p50_ergst(),
        );
        let weer = (0..25).flat_map(|_| FILTERS.map(|it| self.bord(it, Sortering::Urgentie, 0)));
        zeg("a filter again: p50 / p99", &self.tijden(weer).p50_p99());
        let tel = [Telkolom::Fase, Telkolom::Gemeente, Telkolom::Stap].map(|kolom| {
            let wat = TelWat::Kaarten(Filter::default());
            Query::Tellen(Box::new(TelVraag { wat, kolom }))
        });
        zeg(
            "every card counted by a column: worst of three",
            &self.tijden(tel).ergst(),
        );
    }

    fn zoeken(&self) {
        let namen = self.tijden([zoek("jansen", true)]);
        zeg("first search: names", &namen.een());
        let noten = self.tijden([zoek("jansen", false)]);
        zeg("first search: notes, meanwhile", &noten.een());
        let letters = WOORDEN.iter().flat_map(|woord| {
            let tot = |(at, letter): (usize, char)| at + letter.len_utf8();
            woord
                .char_indices()
                .filter_map(move |it| woord.get(..tot(it)))
        });
        let letters: Vec<_> = letters.map(|it| zoek(it, true)).collect();
        let vaak = (0..5).flat_map(|_| letters.clone());
        zeg(
            "search, a letter, names and notes: p50 / p99",
            &self.tijden(vaak).p50_p99(),
        );
    }

    fn dossiers(&self) {
        let kaarten = self.kaarten(200);
        let dossiers = kaarten.iter().cycle().take(200);
        let dossiers = dossiers.map(|it| Query::Dossier(*it));
        zeg("a dossier: p50 / p99", &self.tijden(dossiers).p50_p99());
    }

    fn matching(&self) {
        let venster = Venster {
            van: 0,
            aantal: 100,
        };
        let kandidaten = Query::MatchKandidaten {
            filter: Filter::default(),
            sortering: Sortering::Urgentie,
            venster,
            voortgang: Voortgang::default(),
        };
        let mut lijst = None;
        let eerste = Tijden::van(|| lijst = Some(self.vraag(kandidaten)));
        zeg(
            "first matching: every plek and kandidaat read",
            &duur(eerste),
        );
        let Some(Antwoord::MatchKandidaten(lijst)) = lijst else {
            unreachable!("the answer to a list is a list")
        };
        let wens = |kaart| Query::Matching(Box::new(MatchWens::nieuw(kaart, HOOG)));
        let paren = lijst
            .rijen
            .iter()
            .map(|it| wens(KaartId::Traject(it.traject)));
        zeg(
            "plekken for a kandidaat: p50 / p99",
            &self.tijden(paren).p50_p99(),
        );
        let Antwoord::MatchPlekken(plekken) = self.vraag(Query::MatchPlekken {
            venster,
            voortgang: Voortgang::default(),
        }) else {
            unreachable!("the answer to a list is a list")
        };
        let mut plekken = plekken.rijen.iter().map(|it| wens(KaartId::Plek(it.plek)));
        let eerste = self.tijden(plekken.next());
        zeg("kandidaten for a plek, the first time", &eerste.een());
        zeg(
            "kandidaten for a plek: p50 / worst",
            &self.tijden(plekken).p50_ergst(),
        );
    }

    fn overzichten(&self) {
        let werkgevers = || Query::Werkgevers {
            filter: WerkgeverFilter::default(),
            sortering: Werkgeversortering::LetOp,
            venster: Venster {
                van: 0,
                aantal: HOOG,
            },
            anker: None,
            plek: None,
        };
        zeg(
            "werkgevers, the first time",
            &self.tijden([werkgevers()]).een(),
        );
        let weer = (0..100).map(|_| werkgevers());
        zeg("werkgevers again: p50 / p99", &self.tijden(weer).p50_p99());
        let monitor = |maat| {
            Query::Monitor(Box::new(MonitorWens {
                maten: vec![maat],
                dims: Vec::new(),
                tijdvak: Tijdvak::lees("2026").unwrap(),
                stand: None,
                verberg: false,
                voortgang: Voortgang::default(),
            }))
        };
        zeg(
            "monitor, every dossier counted",
            &self.tijden([monitor(Maat::M1)]).een(),
        );
        zeg("another indicator", &self.tijden([monitor(Maat::M7)]).een());
    }

    fn opslag(&self) {
        let map = self.huis.store.backup_map();
        let kaal = tempfile::tempdir_in(map.parent().unwrap()).unwrap();
        let mut bestand = File::create(kaal.path().join("kaal")).unwrap();
        // As many bytes as such a change writes to the log.
        let bytes = vec![7; 700];
        let schijf = (0..300).map(|_| {
            std::thread::sleep(TUSSENPOOS);
            Tijden::van(|| {
                bestand.write_all(&bytes).unwrap();
                bestand.sync_data().unwrap();
            })
        });
        let schijf: Tijden = schijf.collect();
        zeg("durable save: p50 / p99", &self.bewaar(300).p50_p99());
        zeg(
            "the disk alone, append and fdatasync: p50 / p99",
            &schijf.p50_p99(),
        );
        let (begin, nu) = (Instant::now(), self.huis.service.clock().now());
        let backup = self
            .huis
            .store
            .backup_naar(kaal.path(), nu, &mut stil)
            .unwrap();
        let grootte = std::fs::metadata(&backup.pad).unwrap().len();
        zeg(
            "backup",
            &format!("{}, {} MB", duur(begin.elapsed()), grootte >> 20),
        );
    }
}
