//! Matching over a service: the table follows what happens, and nothing is decided in silence.

use trajectbord::app::command::Command;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::matching::Voortgang;
use trajectbord::app::query::{
    Antwoord, MatchBeeld, MatchInvoer, MatchWens, PaarBeeld, Query, Telt, Venster, VerdeelBeeld,
    VerdeelWens,
};
use trajectbord::app::record::{Key, Record};
use trajectbord::app::store::Store;
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::id::{KaartId, TrajectId};
use trajectbord::domain::matching::{Oordeel, Voorwaarde, Watals};
use trajectbord::domain::sluiting::Slot;
use trajectbord::domain::telwoord::Woord;
use trajectbord::domain::toestemming::Doel;
use trajectbord::domain::voorstel::Partij;
use trajectbord::domain::waardelijst::{Branche, Niveau, RedenAfwijzing, RedenUitval};

use super::stel::{PLEK, Stel};

fn id(kaart: KaartId) -> TrajectId {
    match kaart {
        KaartId::Traject(id) => id,
        KaartId::Plek(_) => panic!("a traject"),
    }
}

/// A kandidaat who may be named, with a niveau and a journey that is known: nothing is open.
fn kandidaat(stel: &Stel, naam: &str) -> KaartId {
    let kaart = open_kandidaat(stel, naam);
    stel.vul_formulier(kaart, Formuliersoort::Toestemming)
        .unwrap();
    kaart
}

/// The same, before toestemming was asked.
fn open_kandidaat(stel: &Stel, naam: &str) -> KaartId {
    let kaart = stel.kandidaat(naam);
    let mut kandidaat = stel.dossier(kaart).kandidaat.unwrap().1;
    kandidaat.niveau = Some(Niveau::Een);
    kandidaat.woonplaats = Some("Almelo".to_owned());
    kandidaat.inzet.reistijd = Some(30);
    let record = Record::Kandidaat(Box::new(kandidaat.clone()));
    stel.service
        .laad(vec![(Key::kandidaat(kandidaat.id), record)])
        .unwrap();
    kaart
}

fn matching(stel: &Stel, kaart: KaartId) -> MatchBeeld {
    let wens = Box::new(MatchWens::nieuw(kaart, 10));
    match stel.vraag(Query::Matching(wens)) {
        Antwoord::Matching(it) => *it,
        _ => panic!("an answer to the question"),
    }
}

fn paar(stel: &Stel, kaart: KaartId) -> PaarBeeld {
    let query = Query::Paar {
        traject: id(kaart),
        plek: PLEK,
        watals: Watals::default(),
    };
    match stel.vraag(query) {
        Antwoord::Paar(it) => *it,
        _ => panic!("an answer to the question"),
    }
}

fn verdeling(stel: &Stel, wens: VerdeelWens) -> VerdeelBeeld {
    match stel.vraag(Query::Verdeling(Box::new(wens))) {
        Antwoord::Verdeling(it) => *it,
        _ => panic!("an answer to the question"),
    }
}

#[test]
fn a_plek_that_is_won_is_in_the_list_at_once_and_both_ways_say_the_same() {
    let stel = Stel::nieuw();
    let kaart = kandidaat(&stel, "Rukiye Yıldız");
    assert_eq!(matching(&stel, kaart).trechter.totaal, 0);
    stel.wervings_plek();
    let heen = matching(&stel, kaart);
    assert_eq!((heen.trechter.totaal, heen.trechter.ja), (1, 1), "{heen:?}");
    assert_eq!(heen.naam, "R. Yıldız");
    assert_eq!(heen.rijen[0].naam, "Kwekerij Het Veld");
    let terug = matching(&stel, KaartId::Plek(PLEK));
    assert_eq!(terug.telt, Telt::Kandidaten);
    assert_eq!(terug.rijen[0].kaart, kaart);
    assert_eq!(terug.rijen[0].score, heen.rijen[0].score);
    assert_eq!(terug.paar, heen.paar);
}

#[test]
fn what_was_not_asked_is_a_question_and_never_a_no() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = open_kandidaat(&stel, "Rukiye Yıldız");
    let beeld = matching(&stel, kaart);
    assert_eq!((beeld.trechter.ja, beeld.trechter.vraag), (0, 1));
    assert_eq!(
        beeld.vragen[0].tekst(Woord::PLEK),
        "vraag toestemming: beslist over 1 plek"
    );
    assert_eq!(beeld.rijen[0].waarom, "na toestemming");
    stel.vul_formulier(kaart, Formuliersoort::Toestemming)
        .unwrap();
    assert_eq!(matching(&stel, kaart).trechter.ja, 1);
    stel.doe(Command::TrekIn {
        kaart,
        doel: Doel::DelenLeerbedrijf,
        via: "telefoon".to_owned(),
        op: None,
        reden: String::new(),
    })
    .unwrap();
    let weg = matching(&stel, kaart);
    assert_eq!(weg.trechter.om(Voorwaarde::Toestemming), 1);
}

#[test]
fn two_confirmed_matches_fill_two_places_and_uitval_frees_one() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let alle = ["Ada Een", "Bea Twee", "Cor Drie"].map(|naam| kandidaat(&stel, naam));
    for kaart in &alle[..2] {
        stel.gedaan(*kaart, "BM-03").unwrap();
    }
    let derde = paar(&stel, alle[2]);
    assert_eq!(derde.oordeel, Oordeel::Nee);
    assert_eq!(derde.blokkades[0].voorwaarde, Voorwaarde::Plaats);
    assert!(stel.gedaan(alle[2], "BM-03").is_err());
    assert_eq!(matching(&stel, KaartId::Plek(PLEK)).trechter.totaal, 1);
    stel.doe(Command::Sluit {
        kaart: alle[0],
        slot: Some(Slot::Uitgevallen(RedenUitval::Verhuizing)),
        toelichting: String::new(),
        gezien: None,
    })
    .unwrap();
    assert_eq!(paar(&stel, alle[2]).oordeel, Oordeel::Ja);
    stel.gedaan(alle[2], "BM-03").unwrap();
}

#[test]
fn a_no_is_remembered_and_says_how_it_could_be_offered_again() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = kandidaat(&stel, "Rukiye Yıldız");
    stel.doe(Command::StelVoor {
        traject: id(kaart),
        plek: PLEK,
        reden: String::new(),
    })
    .unwrap();
    stel.doe(Command::ReactieVoorstel {
        traject: id(kaart),
        plek: PLEK,
        partij: Partij::Leerbedrijf,
        ja: false,
        reden: Some(RedenAfwijzing::Uren),
        woorden: String::new(),
        tot: None,
    })
    .unwrap();
    let beeld = paar(&stel, kaart);
    assert_eq!(beeld.blokkades[0].voorwaarde, Voorwaarde::Afgewezen);
    assert_eq!(
        beeld.past_als().unwrap(),
        "Past als: de afwijzing intrekken en opnieuw voorstellen"
    );
}

#[test]
fn what_is_tried_is_shown_and_not_kept() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = kandidaat(&stel, "Rukiye Yıldız");
    let mut wens = MatchWens::nieuw(kaart, 10);
    wens.watals.niveau = 3;
    let Antwoord::Matching(anders) = stel.vraag(Query::Matching(Box::new(wens))) else {
        panic!("an answer to the question")
    };
    assert_eq!(anders.trechter.om(Voorwaarde::Niveau), 1);
    assert_eq!(anders.zonder.unwrap().ja, 1);
    assert_eq!(matching(&stel, kaart).trechter.ja, 1);
}

#[test]
fn somebody_who_is_not_stored_is_weighed_and_leaves_nothing() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let voor = stel.store.seq();
    let proef = |invoer: MatchInvoer| {
        let query = Query::MatchProef {
            invoer: Box::new(invoer),
            aantal: 3,
        };
        match stel.vraag(query) {
            Antwoord::MatchProef(it) => *it,
            _ => panic!("an answer to the question"),
        }
    };
    assert_eq!(proef(MatchInvoer::default()).trechter.vraag, 1);
    let groen = MatchInvoer {
        branches: vec![Branche::Groen],
        niveau: Some(Niveau::Een),
        woonplaats: "almelo".to_owned(),
        ..MatchInvoer::default()
    };
    let beeld = proef(groen.clone());
    assert_eq!(
        beeld.vragen[0].tekst(Woord::PLEK),
        "vraag reistijd: beslist over 1 plek"
    );
    let zorg = MatchInvoer {
        branches: vec![Branche::Zorg],
        ..groen
    };
    assert_eq!(proef(zorg).trechter.om(Voorwaarde::Branche), 1);
    assert_eq!(stel.store.seq(), voor);
}

#[test]
fn everybody_without_a_place_is_listed_and_divided_and_nothing_is_applied() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let alle = ["Ada Een", "Bea Twee", "Cor Drie"].map(|naam| kandidaat(&stel, naam));
    let query = Query::MatchKandidaten {
        filter: Filter::default(),
        sortering: Sortering::Naam,
        venster: Venster { van: 0, aantal: 9 },
        voortgang: Voortgang::default(),
    };
    let Antwoord::MatchKandidaten(lijst) = stel.vraag(query) else {
        panic!("an answer to the question")
    };
    let past: Vec<usize> = lijst.rijen.iter().map(|it| it.past).collect();
    assert_eq!((lijst.totaal, past), (3, vec![1, 1, 1]));
    let wens = VerdeelWens {
        pins: vec![(id(alle[2]), PLEK)],
        ..VerdeelWens::default()
    };
    let voortgang = wens.voortgang.clone();
    let beeld = verdeling(&stel, wens);
    assert_eq!((beeld.plaatsen, beeld.beste.geplaatst), (2, 2), "{beeld:?}");
    let vast = beeld.rijen.iter().find(|it| it.vast).unwrap();
    assert_eq!(vast.naam, "C. Drie");
    assert!(vast.beste.is_some());
    assert_eq!(voortgang.stand(), (6, 6));
    let dossier = stel.dossier(alle[2]);
    assert_eq!(dossier.traject.unwrap().plek, None);
}

#[test]
fn a_division_that_is_stopped_has_nothing_in_it() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    kandidaat(&stel, "Ada Een");
    let wens = VerdeelWens::default();
    wens.voortgang.stop();
    let beeld = verdeling(&stel, wens);
    assert!(beeld.gestopt && beeld.rijen.is_empty());
}
