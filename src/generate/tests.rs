//! The large region is the same every time, and every dossier in it could have happened.

use std::collections::{HashMap, HashSet};

use super::*;
use crate::domain::id::KaartId;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::naam::Naam;
use crate::domain::poort::{plek_poort, poort};
use crate::domain::stappen::Stapstand;
use crate::domain::traject::Traject;

/// A Wednesday.
fn vandaag() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 11).unwrap()
}

fn opzet(aantal: u32, zaad: u64) -> Opzet {
    Opzet {
        aantal,
        zaad,
        vandaag: vandaag(),
    }
}

fn records(aantal: u32, zaad: u64) -> Vec<(Key, Record)> {
    genereer(opzet(aantal, zaad)).unwrap().flatten().collect()
}

fn trajecten(records: &[(Key, Record)]) -> Vec<&Traject> {
    records
        .iter()
        .filter_map(|(_, it)| {
            if let Record::Traject(it) = it {
                Some(&**it)
            } else {
                None
            }
        })
        .collect()
}

fn plekken(records: &[(Key, Record)]) -> Vec<&Leerwerkplek> {
    records
        .iter()
        .filter_map(|(_, it)| {
            if let Record::Leerwerkplek(it) = it {
                Some(it)
            } else {
                None
            }
        })
        .collect()
}

#[test]
fn the_same_seed_and_day_give_the_same_records_and_another_seed_others() {
    let een = records(500, 7);
    assert!(een == records(500, 7));
    assert!(een != records(500, 8));
}

#[test]
fn a_larger_region_begins_like_a_smaller_one() {
    let klein = records(100, 3);
    let groot: HashMap<Key, Record> = records(200, 3).into_iter().collect();
    for (sleutel, record) in &klein {
        let van_de_regio = matches!(record, Record::Traject(_) | Record::Kandidaat(_));
        assert!(
            !van_de_regio || groot.get(sleutel) == Some(record),
            "{sleutel:?}"
        );
    }
}

#[test]
fn there_are_as_many_dossiers_as_was_asked_and_a_tenth_of_leerbedrijven() {
    for (aantal, bedrijven) in [(1, 1), (10, 1), (11, 2), (457, 46)] {
        let uit = records(aantal, 1);
        let soorten = |naam: &str| {
            uit.iter()
                .filter(|(_, it)| it.soort().naam() == naam)
                .count()
        };
        assert_eq!(soorten("traject"), aantal as usize);
        assert_eq!(soorten("kandidaat"), aantal as usize);
        assert_eq!(soorten("leerbedrijf"), bedrijven);
        assert_eq!(soorten("leerwerkplek"), bedrijven);
        assert_eq!(soorten("regio"), 1);
    }
    assert_eq!(genereer(opzet(0, 1)).unwrap_err(), GenereerFout::Aantal);
    assert_eq!(
        genereer(opzet(MEESTE + 1, 1)).unwrap_err(),
        GenereerFout::Aantal
    );
}

#[test]
fn every_record_has_its_own_key_of_its_kind() {
    let uit = records(2000, 5);
    let sleutels: HashSet<_> = uit.iter().map(|(sleutel, _)| *sleutel).collect();
    assert_eq!(sleutels.len(), uit.len());
    assert!(uit.iter().all(|(sleutel, it)| sleutel.soort == it.soort()));
}

#[test]
fn every_traject_has_what_the_poorten_behind_it_ask() {
    let uit = records(3000, 11);
    let plekken: HashMap<_, _> = plekken(&uit).into_iter().map(|it| (it.id, it)).collect();
    let mut fasen = HashSet::new();
    for traject in trajecten(&uit) {
        fasen.insert(traject.fase);
        let plek = traject.plek.map(|it| plekken[&it]);
        for fase in Fase::ALL.into_iter().filter(|it| *it < traject.fase) {
            let mut toen = traject.clone();
            toen.fase = fase;
            let poort = poort(&toen, plek);
            assert!(
                poort.is_open(),
                "{} uit {}: {:?}",
                traject.id,
                fase.code(),
                poort.open
            );
        }
        for (stap, stand) in traject.stappen.iter() {
            assert!(traject.kent(stap), "{} {stap}", traject.id);
            match stand {
                Stapstand::Gedaan { op, .. } => {
                    assert!(
                        *op <= vandaag() && *op >= traject.aangemaakt,
                        "{} {stap} {op}",
                        traject.id
                    );
                    for eerst in stap.stap().eerst.iter().filter_map(|it| StapId::code(it)) {
                        assert!(traject.stappen.is_klaar(eerst), "{} {stap}", traject.id);
                    }
                }
                Stapstand::Nvt { .. } => assert!(traject.mag_nvt(stap), "{} {stap}", traject.id),
                _ => {}
            }
        }
        assert!(traject.sinds <= vandaag() && traject.sinds >= traject.aangemaakt);
        if let (Some(start), Some(einde)) =
            (traject.periode.start_gepland, traject.periode.einde_gepland)
        {
            assert!(start < einde, "{}", traject.id);
        }
    }
    assert_eq!(fasen.len(), 6);
}

#[test]
fn a_leerwerkplek_holds_whom_it_has_room_for_and_they_know_it() {
    let uit = records(3000, 12);
    let trajecten: HashMap<_, _> = trajecten(&uit).into_iter().map(|it| (it.id, it)).collect();
    let mut bezet = 0;
    for plek in plekken(&uit) {
        assert!(plek.bezet.len() <= usize::from(plek.aantal), "{}", plek.id);
        bezet += plek.bezet.len();
        for id in &plek.bezet {
            assert_eq!(trajecten[id].plek, Some(plek.id));
        }
        if plek.stand == crate::domain::leerwerkplek::PlekStand::Beschikbaar {
            assert!(plek_poort(plek).is_open(), "{}", plek.id);
        }
    }
    assert!(bezet > 300, "{bezet}");
}

#[test]
fn a_timeline_goes_forward_and_never_past_today() {
    let uit = records(1000, 13);
    let mut vorige: HashMap<_, chrono::DateTime<chrono::Utc>> = HashMap::new();
    for (sleutel, record) in &uit {
        let Record::Gebeurtenis(it) = record else {
            continue;
        };
        assert!(it.moment.date_naive() <= vandaag(), "{sleutel:?}");
        if let Some(eerder) = vorige.insert(it.kaart, it.moment) {
            assert!(eerder < it.moment, "{sleutel:?}");
        }
    }
    assert!(vorige.len() > 1000);
}

#[test]
fn nothing_of_the_people_of_the_example_region_comes_along() {
    let records = records(1, 1);
    let traject = trajecten(&records)[0].id;
    let plek = plekken(&records)[0].id;
    let eigen = [KaartId::Traject(traject), KaartId::Plek(plek)];
    for (key, record) in &records {
        let kaart = match record {
            Record::Formulier(it) => Some(it.kaart),
            Record::Intrekking(it) => Some(it.kaart),
            Record::Gebeurtenis(it) => Some(it.kaart),
            _ => None,
        };
        assert!(kaart.is_none_or(|it| eigen.contains(&it)), "{key:?}");
    }
}

#[test]
fn whoever_is_past_the_toestemming_gave_it_on_a_form_that_counts() {
    let uit = records(600, 16);
    let mut forms = HashMap::new();
    for (sleutel, record) in &uit {
        if let Record::Formulier(it) = record {
            assert_eq!(sleutel.soort, crate::app::record::Soort::Formulier);
            forms.insert(it.kaart, it);
        }
    }
    let wk03 = StapId::code("WK-03").unwrap();
    let (mut ja, mut nee) = (0, 0);
    for traject in trajecten(&uit) {
        let gedaan = traject.stappen.gedaan_op(wk03).is_some();
        let formulier = forms.get(&traject.kaart());
        assert_eq!(gedaan, formulier.is_some(), "{}", traject.id);
        let Some(formulier) = formulier else { continue };
        let spec = crate::form::specs::by_name(formulier.soort.code()).unwrap();
        let answers = crate::app::formulier::antwoorden(spec, &formulier.velden, None);
        let hoever = crate::form::stand(spec, &answers, vandaag());
        assert!(
            hoever.compleet(),
            "{}: {:?}",
            traject.id,
            hoever.tegen(spec)
        );
        assert!(crate::form::specs::ondertekend(spec, &answers, vandaag()));
        let doel = crate::domain::toestemming::Doel::DelenLeerbedrijf;
        let gegeven = crate::app::toestemming::gegeven(formulier, doel, vandaag());
        let stand = crate::domain::toestemming::doelstand(gegeven, None);
        if stand.mag() { ja += 1 } else { nee += 1 }
    }
    assert!(ja > 20 * nee && nee > 0, "{ja} {nee}");
}

#[test]
fn every_bsn_is_a_test_number_of_one_person() {
    let uit = records(3000, 14);
    let bsns: Vec<_> = uit
        .iter()
        .filter_map(|(_, it)| {
            if let Record::Bsn(it) = it {
                Some(it.bsn)
            } else {
                None
            }
        })
        .collect();
    assert!(bsns.len() > 300, "{}", bsns.len());
    assert!(bsns.iter().all(|it| it.is_testnummer()));
    assert_eq!(bsns.iter().collect::<HashSet<_>>().len(), bsns.len());
}

#[test]
fn everybody_can_be_reached_and_has_a_birth_date() {
    for (sleutel, record) in records(2000, 15) {
        if let Record::Kandidaat(it) = record {
            assert!(it.telefoon.is_some() || it.email.is_some(), "{sleutel:?}");
            assert!(it.geboren.is_some() && it.postcode.is_some(), "{sleutel:?}");
        }
    }
}

#[test]
fn the_lists_hold_enough_different_names_and_only_names() {
    let voornamen: HashSet<_> = namen::VOORNAMEN.into_iter().collect();
    let achternamen: HashSet<_> = namen::ACHTERNAMEN.into_iter().collect();
    assert!(voornamen.len() >= 150 && voornamen.len() == namen::VOORNAMEN.len());
    assert!(achternamen.len() >= 200 && achternamen.len() == namen::ACHTERNAMEN.len());
    for voornaam in namen::VOORNAMEN {
        assert!(
            Naam::nieuw(voornaam, None, None, "Bos").is_ok(),
            "{voornaam}"
        );
    }
    for achternaam in namen::ACHTERNAMEN {
        for voorvoegsel in namen::VOORVOEGSELS {
            assert!(
                Naam::nieuw("Anne", None, Some(voorvoegsel), achternaam).is_ok(),
                "{achternaam}"
            );
        }
    }
}
