//! kill -9 of the real server: while coaches write, and while it makes its backup, rebuilds, or is
//! made compact.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use trajectbord::app::command::Command;
use trajectbord::app::event::Ticket;
use trajectbord::app::fault::Fault;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::gateway::{Gateway, Request};
use trajectbord::app::leesmodel::Leesmodel;
use trajectbord::app::query::{Antwoord, Query, Venster};
use trajectbord::app::wachtwoordzin::Wachtwoordzin;
use trajectbord::boot::{Huis, Keuze};
use trajectbord::domain::id::KaartId;
use trajectbord::link::lijn::Lijn;
use trajectbord::link::wissel::{Poging, Wissel};

use super::schrijver::wacht;
use super::uitslag::{Uitslag, rondes};
use crate::dienst::{Dienst, kaarten, vraag};

const SCHRIJVERS: usize = 4;

fn noteer(lijn: &dyn Gateway, kaart: KaartId, tekst: &str) -> Result<(), Fault> {
    let notitie = Command::Notitie {
        kaart,
        tekst: tekst.to_owned(),
    };
    lijn.call(Ticket(1), Request::Do(Box::new(notitie)))
        .map(drop)
}

/// Everything that was acknowledged stands once in its dossier, and nothing that was not written.
fn keur(lijn: &dyn Gateway, kaart: KaartId, gezegd: &BTreeSet<String>, uitslag: &mut Uitslag) {
    let Antwoord::Dossier(dossier) = vraag(lijn, Query::Dossier(kaart)) else {
        panic!("another answer");
    };
    let staat: Vec<_> = dossier
        .tijdlijn
        .iter()
        .map(|it| it.tekst.as_str())
        .collect();
    for notitie in gezegd {
        match staat.iter().filter(|it| *it == notitie).count() {
            1 => {}
            0 => {
                uitslag.kwijt += 1;
                uitslag.klacht(format!("{notitie} is weg"));
            }
            _ => {
                uitslag.fout += 1;
                uitslag.klacht(format!("{notitie} staat er vaker"));
            }
        }
    }
}

/// The rows that were kept beside the records are brought up to what was written before the kill, and
/// not thrown away: they say the same as rows made from every record.
fn keur_rijen(data: &Path, uitslag: &mut Uitslag) {
    let welke = || fs::metadata(data.join("rijen")).unwrap().ino();
    let bewaard = welke();
    let keuze = Keuze {
        voorbeeld: true,
        data: Some(data.to_owned()),
        coach: Some("mdv".to_owned()),
        ..Keuze::default()
    };
    let huis = Huis::open_bestaand(&keuze).unwrap();
    if welke() == bewaard {
        uitslag.tel("rijen bewaard");
    }
    let vers = Leesmodel::van_store(&*huis.store).unwrap();
    let alles = [Venster {
        van: 0,
        aantal: 1_000,
    }; 7];
    let bord = |model: &Leesmodel| {
        let vandaag = huis.service.clock().today();
        model.bord(&Filter::default(), Sortering::Naam, alles, None, vandaag)
    };
    if bord(&huis.service.model()) != bord(&vers) {
        uitslag.fout += 1;
        uitslag.klacht("het bord is anders dan de records".to_owned());
    }
}

#[test]
fn the_server_may_be_killed_while_coaches_write() {
    let mut uitslag = Uitslag::nieuw("kill -9 server");
    let mut dienst = Dienst::start();
    let data = dienst.thuis.voorbeeld();
    let kaarten = kaarten(&dienst.lijn(), SCHRIJVERS);
    let klaar = Arc::new(AtomicBool::new(false));
    let werkers: Vec<_> = kaarten
        .iter()
        .map(|kaart| {
            let pad = dienst.pad.clone();
            let opnieuw = move |_: Option<&Wachtwoordzin>| match Lijn::open(&pad, None) {
                Ok(lijn) => Poging::Lijn(Arc::new(lijn)),
                Err(_) => Poging::Niets,
            };
            let wissel = Wissel::start(Arc::new(dienst.lijn()), Box::new(opnieuw)).unwrap();
            let (kaart, klaar) = (*kaart, Arc::clone(&klaar));
            let gezegd = Arc::new(Mutex::new(BTreeSet::new()));
            let schrijf = Arc::clone(&gezegd);
            let draad = thread::spawn(move || {
                let mut keer = 0;
                while !klaar.load(Ordering::SeqCst) {
                    keer += 1;
                    let tekst = format!("{kaart} keer {keer}");
                    match noteer(&wissel, kaart, &tekst) {
                        Ok(()) => drop(schrijf.lock().unwrap().insert(tekst)),
                        Err(Fault::Onzeker | Fault::Offline) => thread::yield_now(),
                        Err(other) => panic!("{other}"),
                    }
                }
            });
            (kaart, gezegd, draad)
        })
        .collect();
    let aantal = || -> usize { werkers.iter().map(|it| it.1.lock().unwrap().len()).sum() };
    let mut toeval = fastrand::Rng::with_seed(51);
    for _ in 0..rondes(3, 100) {
        uitslag.rondes += 1;
        let tot = aantal() + toeval.usize(1..5 * SCHRIJVERS);
        while aantal() < tot {
            thread::yield_now();
        }
        dienst.dood();
        keur_rijen(&data, &mut uitslag);
        dienst.begin();
    }
    assert!(uitslag.geteld("rijen bewaard") > 0);
    klaar.store(true, Ordering::SeqCst);
    let lijn = dienst.lijn();
    for (kaart, gezegd, draad) in werkers {
        draad.join().unwrap();
        let gezegd = gezegd.lock().unwrap();
        uitslag.bevestigd += gezegd.len() as u64;
        keur(&lijn, kaart, &gezegd, &mut uitslag);
    }
    drop(lijn);
    dienst.stop();
    dienst.thuis.doe(&["--voorbeeld", "controleer"]).gelukt();
    uitslag.klaar();
}

/// What the server, or a command in its place, was at when it was killed.
#[derive(Clone, Copy)]
enum Bij {
    Backup,
    Herbouw,
    Compact,
}

fn dood_bij(bij: Bij, naam: &'static str, lange_vorm: u64) {
    let mut uitslag = Uitslag::nieuw(naam);
    let mut dienst = Dienst::start();
    let kaart = kaarten(&dienst.lijn(), SCHRIJVERS)[0];
    let mut gezegd = BTreeSet::new();
    let mut toeval = fastrand::Rng::with_seed(52);
    let data = dienst.thuis.voorbeeld();
    for ronde in 0..rondes(3, lange_vorm) {
        uitslag.rondes += 1;
        let lijn = dienst.lijn();
        let tekst = format!("ronde {ronde}");
        noteer(&lijn, kaart, &tekst).unwrap();
        gezegd.insert(tekst);
        uitslag.bevestigd += 1;
        drop(lijn);
        dienst.stop();
        let args = match bij {
            // Without one, the server makes a backup as the first thing it does.
            Bij::Backup => {
                if data.join("backup").exists() {
                    fs::remove_dir_all(data.join("backup")).unwrap();
                }
                dienst.args()
            }
            Bij::Herbouw => {
                fs::remove_dir_all(data.join("sled")).unwrap();
                dienst.args()
            }
            Bij::Compact => ["--voorbeeld", "compact"].map(str::to_owned).to_vec(),
        };
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let mut proces = dienst.thuis.programma(&args).spawn().unwrap();
        wacht(Duration::from_millis(toeval.u64(10..400)));
        proces.kill().unwrap();
        proces.wait().unwrap();
        let midden = ["sled.bouw", "sled.oud"]
            .iter()
            .any(|it| data.join(it).exists());
        let half = fs::read_dir(data.join("backup")).is_ok_and(|mut it| {
            it.any(|it| {
                it.unwrap()
                    .file_name()
                    .to_string_lossy()
                    .ends_with(".tijdelijk")
            })
        });
        if midden || half {
            uitslag.tel("midden in");
        }
        dienst.begin();
        keur(&dienst.lijn(), kaart, &gezegd, &mut uitslag);
    }
    dienst.stop();
    let controle = dienst.thuis.doe(&["--voorbeeld", "controleer"]);
    if controle.code != 0 {
        uitslag.fout += 1;
        uitslag.klacht(controle.uit);
    }
    uitslag.klaar();
}

#[test]
fn the_server_may_be_killed_while_it_makes_its_backup() {
    dood_bij(Bij::Backup, "kill -9 server, back-up", 40);
}

#[test]
fn the_server_may_be_killed_while_it_rebuilds() {
    dood_bij(Bij::Herbouw, "kill -9 server, herbouw", 40);
}

#[test]
fn a_compaction_in_the_place_of_the_server_may_be_killed() {
    dood_bij(Bij::Compact, "kill -9 compact", 40);
}
