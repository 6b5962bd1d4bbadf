//! The forms of the region: each did its step, taught the dossier, and refuses a mistake by name.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::domain::formulier::Formuliersoort;
use crate::domain::id::KaartId;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::seed::{Regio, Teksten, VOORBEELD, lees, regio};

/// A Wednesday.
fn vandaag() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 11).unwrap()
}

fn voorbeeld() -> Regio {
    regio(vandaag()).unwrap()
}

#[test]
fn every_form_of_the_region_did_its_step_and_one_is_still_open() {
    let regio = voorbeeld();
    let mut trajecten = BTreeSet::new();
    let mut fasen = BTreeSet::new();
    let mut open = 0;
    for formulier in &regio.formulieren {
        let stand = match formulier.kaart {
            KaartId::Traject(id) => {
                let traject = regio.trajecten.iter().find(|it| it.id == id).unwrap();
                trajecten.insert(id);
                fasen.insert(traject.fase);
                let stap = formulier.soort.stap(traject.situatie).unwrap();
                traject.stappen.stand(stap)
            }
            KaartId::Plek(id) => {
                let plek = regio.leerwerkplekken.iter().find(|it| it.id == id).unwrap();
                plek.stappen.stand(StapId::code("WG-11").unwrap())
            }
        };
        let gedaan = matches!(stand, Stapstand::Gedaan { .. });
        assert_eq!(gedaan, formulier.status.telt(), "{}", formulier.kaart);
        open += usize::from(!formulier.status.telt());
        assert!(!formulier.velden.contains_key("bsn"), "{}", formulier.kaart);
    }
    assert!(trajecten.len() >= 10, "{}", trajecten.len());
    assert_eq!(fasen.len(), 4, "{fasen:?}");
    assert_eq!(open, 1);
}

#[test]
fn toestemming_was_said_once_and_withdrawn_once() {
    let regio = voorbeeld();
    let wachten: Vec<NaiveDate> = regio
        .trajecten
        .iter()
        .filter_map(|it| it.toestemming_voor)
        .collect();
    assert_eq!(wachten.len(), 1);
    assert!(wachten[0] > vandaag());
    assert_eq!(regio.intrekkingen.len(), 1);
    assert_eq!(regio.intrekkingen[0].open().count(), 2);
}

#[test]
fn what_a_form_was_told_stands_in_the_dossier() {
    let regio = voorbeeld();
    let adressen = regio.kandidaten.iter().filter(|it| it.adres.is_some());
    assert_eq!(adressen.count(), 6);
    let registraties = regio
        .formulieren
        .iter()
        .filter(|it| it.soort == Formuliersoort::Registratie);
    for formulier in registraties {
        let herkomst = formulier.herkomst.get("telefoon").unwrap();
        assert_eq!(herkomst.uit, "intake");
        assert!(!formulier.herkomst.contains_key("straat"), "typed here");
    }
}

#[test]
fn a_form_with_an_unknown_field_or_an_open_end_is_refused() {
    let v = VOORBEELD;
    let met = |anders: &str| {
        let formulieren = format!(
            "verantwoordelijken = \"x\"\n[[formulier]]\nsoort = \"toestemming\"\n\
             kandidaat = \"zeynep-arslan\"\nop = \"-1d\"\ncoach = \"hko\"\n{anders}"
        );
        let teksten = Teksten {
            formulieren: &formulieren,
            ..v
        };
        lees(&teksten, vandaag()).unwrap_err().to_string()
    };
    assert!(met("velden = { schoenmaat = \"42\" }").contains("schoenmaat"));
    assert!(met("").contains("verplicht"));
    assert!(met("plek = \"kas-en-oogst\"").contains("noem een kandidaat of een plek"));
}
