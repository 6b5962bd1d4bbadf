//! The rows kept beside the records: used when they can be trusted, and never wrong.

use std::path::Path;
use std::sync::Arc;

use chrono::{TimeZone, Utc};
use trajectbord::app::command::{Command, KandidaatGegevens};
use trajectbord::app::env::FixedClock;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::leesmodel::Leesmodel;
use trajectbord::app::query::Venster;
use trajectbord::app::record::{Key, Record, Regio};
use trajectbord::app::service::Service;
use trajectbord::domain::coach::Coach;
use trajectbord::store::{Opties, SledStore, open};

use super::stel::{MDV, dag};

fn start(map: &Path) -> (Arc<SledStore>, Service) {
    let nu = Utc.with_ymd_and_hms(2026, 1, 15, 9, 0, 0).unwrap();
    let mut opties = Opties::nieuw(map, nu, 7);
    opties.minimaal_vrij = 0;
    let store = Arc::new(open(opties, &mut |_, _, _| {}).unwrap().store);
    let service = Service::open(store.clone(), Arc::new(FixedClock::new(nu))).unwrap();
    if service.store().seq().0 == 0 {
        let coach = Coach::nieuw(MDV, "mdv");
        let records = vec![(Key::coach(MDV), Record::Coach(coach))];
        service.laad(records).unwrap();
    }
    (store, service)
}

fn nieuw(service: &Service, naam: &str) {
    let gegevens = KandidaatGegevens {
        naam: naam.to_owned(),
        ..KandidaatGegevens::default()
    };
    service
        .doe(
            MDV,
            None,
            Command::NieuweKandidaat {
                gegevens,
                concept: None,
            },
        )
        .unwrap();
}

fn is_vers(store: &SledStore, service: &Service) {
    let vers = Leesmodel::van_store(store).unwrap();
    let alles = [Venster {
        van: 0,
        aantal: 100,
    }; 7];
    let bord = |model: &Leesmodel| {
        model.bord(
            &Filter::default(),
            Sortering::Naam,
            alles,
            None,
            dag("2026-01-15"),
        )
    };
    assert_eq!(bord(&service.model()), bord(&vers));
}

#[test]
fn rows_that_were_kept_are_brought_up_to_the_last_commit() {
    let map = tempfile::tempdir().unwrap();
    let pad = map.path().join("data");
    let (store, service) = start(&pad);
    let regio = Regio {
        naam: "Proef".to_owned(),
        voorbeeld: false,
        verantwoordelijken: String::new(),
    };
    service
        .laad(vec![(Key::regio(), Record::Regio(regio))])
        .unwrap();
    nieuw(&service, "Piet Bos");
    service.bewaar_rijen();
    nieuw(&service, "Anne Vos");
    service.doe(MDV, None, Command::Ongedaan).unwrap();
    nieuw(&service, "Els Das");
    drop((store, service));
    let (store, service) = start(&pad);
    assert_eq!(service.model().lopend(), 2);
    is_vers(&store, &service);
}

#[test]
fn only_a_repair_makes_what_was_kept_beside_the_records_doubtful() {
    let map = tempfile::tempdir().unwrap();
    let pad = map.path().join("data");
    let (store, service) = start(&pad);
    nieuw(&service, "Piet Bos");
    // Not closed in order: the log has to be played.
    drop((store, service));
    let nu = Utc.with_ymd_and_hms(2026, 1, 15, 9, 0, 0).unwrap();
    let weer = || {
        let mut opties = Opties::nieuw(&pad, nu, 7);
        opties.minimaal_vrij = 0;
        open(opties, &mut |_, _, _| {}).unwrap()
    };
    assert!(!weer().hersteld);
    std::fs::remove_dir_all(pad.join("sled")).unwrap();
    let opening = weer();
    assert!(opening.hersteld, "{:?}", opening.meldingen);
}

#[test]
fn rows_that_are_damaged_are_made_again() {
    let map = tempfile::tempdir().unwrap();
    let pad = map.path().join("data");
    let (store, service) = start(&pad);
    nieuw(&service, "Piet Bos");
    service.bewaar_rijen();
    drop((store, service));
    let rijen = pad.join("rijen");
    let heel = std::fs::read(&rijen).unwrap();
    for plaats in 0..heel.len() {
        let mut stuk = heel.clone();
        stuk[plaats] ^= 0x10;
        std::fs::write(&rijen, stuk).unwrap();
        if plaats % 16 == 0 {
            let (store, service) = start(&pad);
            is_vers(&store, &service);
        }
    }
}
