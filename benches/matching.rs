//! Matching: one kandidaat against 10,000 plekken, asked again at every key, and the best division of
//! 500 kandidaten over 800 plekken.
//!
//! The budgets are 5 ms and 2 s.
#![allow(
    clippy::unwrap_used,
    missing_docs,
    reason = "a benchmark that fails should stop at once, and divan makes its own items"
)]

use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Days, NaiveDate};
use divan::Bencher;
use trajectbord::app::env::{Clock, FixedClock};
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::gateway::{Reply, Request};
use trajectbord::app::matching::{Rooster, Voortgang};
use trajectbord::app::query::{Antwoord, MatchInvoer, MatchWens, Query, Venster};
use trajectbord::app::record::Soort;
use trajectbord::app::service::Service;
use trajectbord::domain::id::{CoachId, KaartId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use trajectbord::domain::leerwerkplek::{Leerwerkplek, Perspectief, PlekStand};
use trajectbord::domain::matching::{ErkenKant, KandidaatKant, Oordeel, PlekKant, Ruimte};
use trajectbord::domain::waardelijst::{Branche, Niveau};
use trajectbord::generate::{Opzet, genereer};
use trajectbord::store::memory::MemoryStore;

/// Dossiers that have some 10,000 available plekken among them.
const DOSSIERS: u32 = 112_000;

fn main() {
    divan::main();
}

/// The list of one kandidaat with funnel, order, explanation and questions.
#[divan::bench]
fn one_kandidaat(bencher: Bencher) {
    let (service, kaart) = service();
    let query = Query::Matching(Box::new(MatchWens::nieuw(*kaart, 40)));
    bencher.bench_local(|| ask(service, &query));
}

/// Somebody who is not stored yet; every answer is a question anew.
#[divan::bench(args = [0, 1, 2, 3])]
fn while_typing(bencher: Bencher, answers: usize) {
    let (service, _) = service();
    let mut invoer = MatchInvoer::default();
    if answers > 0 {
        invoer.branches = vec![Branche::Logistiek];
    }
    if answers > 1 {
        invoer.niveau = Some(Niveau::Een);
        "7551".clone_into(&mut invoer.postcode);
    }
    if answers > 2 {
        invoer.inzet.reistijd = Some(45);
        invoer.inzet.uren = Some(24);
    }
    let query = Query::MatchProef {
        invoer: Box::new(invoer),
        aantal: 3,
    };
    bencher.bench_local(|| ask(service, &query));
}

/// The first question makes the table.
#[divan::bench(sample_count = 3, sample_size = 1)]
fn the_first_question(bencher: Bencher) {
    let query = Query::MatchProef {
        invoer: Box::default(),
        aantal: 3,
    };
    bencher
        .with_inputs(make)
        .bench_local_values(|service| ask(&service, &query));
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn the_best_division(bencher: Bencher) {
    let (kandidaten, plekken) = (kandidaten(500), plekken(800));
    bencher.bench_local(|| {
        let voortgang = Voortgang::default();
        let rooster = Rooster::weeg(&kandidaten, &plekken, &voortgang).unwrap();
        let leeg = vec![None; kandidaten.len()];
        let beste = rooster.verdeel(&leeg, &voortgang).unwrap();
        let waarde = rooster.waarde(&beste);
        assert!(waarde >= rooster.waarde(&rooster.op_volgorde(&leeg)));
        waarde.geplaatst
    });
}

fn ask(service: &Service, query: &Query) -> usize {
    match service.handle(CoachId(1), None, Request::Ask(query.clone())) {
        Ok(Reply::Data(data)) => match *data {
            Antwoord::Matching(beeld) => beeld.trechter.totaal,
            Antwoord::MatchProef(proef) => proef.trechter.totaal,
            _ => 0,
        },
        _ => 0,
    }
}

fn service() -> &'static (Service, KaartId) {
    static MADE: OnceLock<(Service, KaartId)> = OnceLock::new();
    MADE.get_or_init(|| {
        let service = make();
        let query = Query::MatchKandidaten {
            filter: Filter::default(),
            sortering: Sortering::Naam,
            venster: Venster { van: 0, aantal: 1 },
            voortgang: Voortgang::default(),
        };
        let reply = service.handle(CoachId(1), None, Request::Ask(query));
        let Ok(Reply::Data(data)) = reply else {
            unreachable!("the service answers")
        };
        let Antwoord::MatchKandidaten(lijst) = *data else {
            unreachable!("that is its answer")
        };
        (service, KaartId::Traject(lijst.rijen[0].traject))
    })
}

fn make() -> Service {
    let clock = FixedClock::new(DateTime::from_timestamp(1_800_000_000, 0).unwrap());
    let vandaag = clock.today();
    let service = Service::open(Arc::new(MemoryStore::new()), Arc::new(clock)).unwrap();
    let opzet = Opzet {
        aantal: DOSSIERS,
        zaad: 1,
        vandaag,
    };
    let left_out = [Soort::Gebeurtenis, Soort::Logregel];
    let records = genereer(opzet)
        .unwrap()
        .flatten()
        .filter(|(key, _)| !left_out.contains(&key.soort));
    service.laad(records.collect()).unwrap();
    service
}

fn vandaag() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 23).unwrap()
}

/// Numbers that look like chance and are the same every time.
fn getal(van: u32, tot: u32, zaad: &mut u32) -> u32 {
    *zaad = zaad.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    van + (*zaad >> 8) % (tot - van)
}

/// All in four branches with two wishes each, so that hardly anybody stands apart.
const BRANCHES: [Branche; 4] = [
    Branche::Logistiek,
    Branche::Groen,
    Branche::Zorg,
    Branche::Horeca,
];

fn kandidaten(aantal: u32) -> Vec<KandidaatKant> {
    let mut zaad = 7;
    let zaad = &mut zaad;
    let maak = |id| {
        let mut k = KandidaatKant::leeg(TrajectId(id), vandaag());
        k.branches[0] = Some(BRANCHES[getal(0, 4, zaad) as usize]);
        let tweede = BRANCHES[getal(0, 4, zaad) as usize];
        k.branches[1] = Some(tweede).filter(|it| Some(*it) != k.branches[0]);
        k.niveau = Some(if getal(0, 3, zaad) == 0 {
            Niveau::Twee
        } else {
            Niveau::Een
        });
        k.toestemming = Oordeel::Ja;
        k.waar.pc4 = 7551;
        k.waar.punt = Some(ergens(zaad));
        k.vervoer = getal(0, 16, zaad);
        k.reistijd = Some(20 + u8::try_from(getal(0, 8, zaad) * 5).unwrap());
        k.uren = Some(u8::try_from(getal(16, 37, zaad)).unwrap());
        k
    };
    (1..=aantal).map(maak).collect()
}

fn ergens(zaad: &mut u32) -> (i32, i32) {
    let mut as_ = || i32::try_from(getal(0, 25_000, zaad)).unwrap();
    (as_(), as_())
}

fn plekken(aantal: u32) -> Vec<PlekKant> {
    let mut zaad = 11;
    let zaad = &mut zaad;
    let maak = |id| {
        let (id, bedrijf) = (LeerwerkplekId(id), LeerbedrijfId(id));
        let record = Leerwerkplek {
            aantal: u16::try_from(getal(1, 3, zaad)).unwrap(),
            stand: PlekStand::Beschikbaar,
            ..Leerwerkplek::nieuw(id, bedrijf, CoachId(1), vandaag())
        };
        let mut p = PlekKant::leeg(id, bedrijf);
        p.branche = Some(BRANCHES[getal(0, 4, zaad) as usize]);
        p.niveau = Some(if getal(0, 2, zaad) == 0 {
            Niveau::Twee
        } else {
            Niveau::Een
        });
        p.erkenningen = Box::new([ErkenKant {
            crebo: None,
            niveau: p.niveau,
            branche: p.branche,
            tot: vandaag().checked_add_days(Days::new(300)),
            uitvoerbaar: 0,
        }]);
        p.ruimte = Ruimte::van(&record, &[]);
        p.waar.pc4 = 7551;
        p.waar.punt = Some(ergens(zaad));
        p.uren = Some(u8::try_from(getal(16, 37, zaad)).unwrap());
        p.perspectief = Some(Perspectief::Mogelijk);
        p
    };
    (1..=aantal).map(maak).collect()
}
