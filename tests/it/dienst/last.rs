//! kill -9 of the server while many work: clients come back by themselves, and nothing that was
//! acknowledged is lost.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;

use trajectbord::app::command::{Command, Concept};
use trajectbord::app::event::{Feit, Ticket, Verbinding};
use trajectbord::app::fault::Fault;
use trajectbord::app::gateway::{Gateway, Reply, Request};
use trajectbord::app::query::{Antwoord, Query};
use trajectbord::app::wachtwoordzin::Wachtwoordzin;
use trajectbord::link::lijn::Lijn;
use trajectbord::link::wissel::{Poging, Wissel};

use super::{Dienst, kaarten, vraag};

const SCHRIJVERS: usize = 6;
const RONDES: usize = 4;

fn wissel(dienst: &Dienst) -> Wissel {
    let pad = dienst.pad.clone();
    let opnieuw = move |_: Option<&Wachtwoordzin>| match Lijn::open(&pad, None) {
        Ok(lijn) => Poging::Lijn(Arc::new(lijn)),
        Err(_) => Poging::Niets,
    };
    Wissel::start(Arc::new(dienst.lijn()), Box::new(opnieuw)).unwrap()
}

fn doe(lijn: &dyn Gateway, command: Command) -> Result<Reply, Fault> {
    lijn.call(Ticket(1), Request::Do(Box::new(command)))
}

fn concept(nummer: u64, tekst: &str) -> Concept {
    Concept {
        nummer,
        formulier: "intake".to_owned(),
        versie: 1,
        kaart: None,
        velden: [("naam".to_owned(), tekst.to_owned())].into(),
        moment: chrono::DateTime::default(),
    }
}

/// What one of those who work was told to be safe.
#[derive(Default)]
struct Gezegd {
    notities: BTreeSet<String>,
    concept: String,
}

#[test]
fn nothing_acknowledged_and_no_draft_is_lost_when_the_server_is_killed_under_load() {
    let mut dienst = Dienst::start();
    let kaarten = kaarten(&dienst.lijn(), SCHRIJVERS);
    let klaar = Arc::new(AtomicBool::new(false));
    let werkers: Vec<_> = kaarten
        .iter()
        .enumerate()
        .map(|(nummer, kaart)| {
            let (wissel, kaart, klaar) = (wissel(&dienst), *kaart, Arc::clone(&klaar));
            let gezegd = Arc::new(Mutex::new(Gezegd::default()));
            let schrijf = Arc::clone(&gezegd);
            let draad = thread::spawn(move || {
                let mut keer = 0;
                while !klaar.load(Ordering::SeqCst) {
                    keer += 1;
                    let tekst = format!("werker {nummer} keer {keer}");
                    let notitie = Command::Notitie {
                        kaart,
                        tekst: tekst.clone(),
                    };
                    match doe(&wissel, notitie) {
                        Ok(_) => drop(schrijf.lock().unwrap().notities.insert(tekst.clone())),
                        Err(Fault::Onzeker | Fault::Offline) => {}
                        Err(other) => panic!("{other}"),
                    }
                    // A draft waits for the line and is sent again, as the screen does.
                    let concept = concept(1_000 + nummer as u64, &tekst);
                    while let Err(fault) = doe(
                        &wissel,
                        Command::BewaarConcept {
                            concept: concept.clone(),
                        },
                    ) {
                        assert_eq!(fault, Fault::Offline);
                    }
                    schrijf.lock().unwrap().concept = tekst;
                }
            });
            (kaart, gezegd, draad)
        })
        .collect();
    let aantal = || -> usize {
        let per_werker = werkers.iter().map(|it| it.1.lock().unwrap().notities.len());
        per_werker.sum()
    };
    for ronde in 1..=RONDES {
        let tot = aantal() + 10 * SCHRIJVERS;
        while aantal() < tot {
            thread::yield_now();
        }
        if ronde < RONDES {
            dienst.dood_en_weer();
        }
    }
    klaar.store(true, Ordering::SeqCst);
    let lijn = dienst.lijn();
    let concepten = || match vraag(&lijn, Query::Concepten) {
        Antwoord::Concepten(concepten) => concepten,
        other => panic!("{other:?}"),
    };
    let mut verwacht = BTreeSet::new();
    for (kaart, gezegd, draad) in werkers {
        draad.join().unwrap();
        let gezegd = gezegd.lock().unwrap();
        let Antwoord::Dossier(dossier) = vraag(&lijn, Query::Dossier(kaart)) else {
            panic!("another answer");
        };
        let staat: Vec<_> = dossier
            .tijdlijn
            .iter()
            .map(|it| it.tekst.as_str())
            .collect();
        for notitie in &gezegd.notities {
            let keer = staat.iter().filter(|it| *it == notitie).count();
            assert_eq!(keer, 1, "{notitie}");
        }
        verwacht.insert(gezegd.concept.clone());
    }
    let bewaard: BTreeSet<String> = concepten()
        .iter()
        .filter(|it| it.nummer >= 1_000)
        .map(|it| it.velden["naam"].clone())
        .collect();
    assert_eq!(bewaard, verwacht);
    dienst.stop();
}

#[test]
fn a_client_hears_that_the_line_is_gone_and_that_it_is_back() {
    let mut dienst = Dienst::start();
    let wissel = wissel(&dienst);
    let hoort = wissel.listen();
    dienst.dood_en_weer();
    let weg = Feit::Verbinding(Verbinding::Weg);
    assert_eq!(hoort.recv().unwrap().feiten, [weg]);
    let weer = [Feit::Verbinding(Verbinding::Goed), Feit::Resync];
    assert_eq!(hoort.recv().unwrap().feiten, weer);
    assert!(!kaarten(&wissel, SCHRIJVERS).is_empty());
}
