//! Every document of a card about which little and much is known.

use chrono::NaiveDate;

use super::*;
use crate::document::markdown::markdown;
use crate::document::stof::Papier;
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::{CoachId, KaartId, KandidaatId, TrajectId};
use crate::domain::stap::Situatie;
use crate::domain::traject::{NieuwTraject, Traject};
use crate::form::Answers;
use crate::form::specs;

fn vandaag() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// A card of which only the number is known.
fn kaal() -> Stof {
    let op = vandaag();
    let traject = Traject::nieuw(NieuwTraject {
        id: TrajectId(142),
        kandidaat: KandidaatId(87),
        situatie: Situatie::NietWerkend,
        coach: CoachId(1),
        op,
    });
    Stof {
        kaart: KaartId::Traject(traject.id),
        vandaag: op,
        regio: "Proef".to_owned(),
        coach: None,
        traject: Some(traject),
        kandidaat: None,
        bsn: None,
        plek: None,
        bedrijf: None,
        kwalificatie: None,
        papieren: Formuliersoort::ALL
            .iter()
            .map(|soort| {
                let spec = specs::by_name(soort.code()).unwrap();
                Papier {
                    soort: *soort,
                    spec,
                    answers: Answers::new(spec),
                    status: None,
                    nummer: 0,
                }
            })
            .collect(),
        stappen: Vec::new(),
        doelen: Vec::new(),
        notities: Vec::new(),
        inzage: Vec::new(),
    }
}

#[test]
fn every_document_can_be_made_of_a_card_about_which_nothing_is_known() {
    for soort in Documentsoort::ALL {
        let doc = maak(*soort, &kaal(), None).unwrap_or_else(|fout| panic!("{fout}"));
        assert_eq!(doc.onderwerp, "T-0142");
        // The overview has what the service lays in it, and lacks nothing.
        if *soort == Documentsoort::Inzage {
            continue;
        }
        assert!(doc.blokken.len() > 2, "{soort}");
        assert_eq!(doc.voorbeeld, markdown(&doc).contains("voorbeeldformulier"));
        if *soort != Documentsoort::Overdracht {
            assert!(!gaten(*soort, &kaal()).is_empty(), "{soort}");
        }
    }
}

#[test]
fn the_concept_says_that_it_is_no_praktijkverklaring() {
    let doc = maak(Documentsoort::Praktijkverklaring, &kaal(), None).unwrap();
    assert!(markdown(&doc).contains("CONCEPT"));
}

#[test]
fn a_template_of_the_region_takes_the_place_of_ours_and_its_mistakes_are_told() {
    let eigen = "# Ons blad\n\nVoor {{ nummer }} in {{ regio }}.\n";
    let doc = maak(Documentsoort::Pok, &kaal(), Some(eigen)).unwrap();
    assert_eq!(doc.titel, "Ons blad");
    assert!(markdown(&doc).contains("Voor T-0142 in Proef"));
    let fout = maak(
        Documentsoort::Pok,
        &kaal(),
        Some("a\n\n{{ kandidat.naam }}"),
    )
    .unwrap_err();
    assert_eq!(
        fout.to_string(),
        "sjabloon pok, regel 3: kandidat.naam bestaat niet; kijk of de naam goed is gespeld"
    );
}

#[test]
fn an_answer_keeps_empty_unknown_and_not_told_apart() {
    let mut stof = kaal();
    let papier = stof
        .papieren
        .iter_mut()
        .find(|it| it.soort == Formuliersoort::Evaluatie)
        .unwrap();
    papier.answers.set("voortgang", "?");
    papier.answers.set("mening_deelnemer", "-");
    papier.answers.set("afspraken", "# Kop\n\n| a | b |\n=1+1");
    let md = markdown(&maak(Documentsoort::Evaluatie, &stof, None).unwrap());
    assert!(
        md.contains("onbekend") && md.contains("wil niet zeggen"),
        "{md}"
    );
    assert!(!md.contains("\n# Kop"), "{md}");
    let gaten = gaten(Documentsoort::Evaluatie, &stof);
    let tekst: Vec<&str> = gaten.iter().map(|gat| gat.tekst.as_str()).collect();
    assert!(tekst.contains(&"Voortgang: onbekend"), "{tekst:?}");
    assert!(
        tekst.contains(&"Kwaliteit van leren: nog leeg"),
        "{tekst:?}"
    );
    assert!(
        !tekst.iter().any(|it| it.starts_with("Afspraken")),
        "{tekst:?}"
    );
}

#[test]
fn only_the_registratieformulier_has_the_bsn() {
    let mut stof = kaal();
    stof.bsn = Some("999990019".to_owned());
    let papier = stof
        .papieren
        .iter_mut()
        .find(|it| it.soort == Formuliersoort::Registratie)
        .unwrap();
    papier.answers.set("persoonsnummer_soort", "BSN");
    let van_kaart = |it: &&Documentsoort| **it != Documentsoort::Inzage;
    for soort in Documentsoort::ALL.iter().filter(van_kaart) {
        let md = markdown(&maak(*soort, &stof, None).unwrap());
        assert_eq!(md.contains("999990019"), soort.met_bsn(), "{soort}");
    }
}
