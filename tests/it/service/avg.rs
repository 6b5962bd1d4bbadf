//! The rights of a person: freezing, corrections, requests, terms, removal (P-30 to P-42).

use std::ops::ControlFlow;

use trajectbord::app::command::{Command, KandidaatGegevens};
use trajectbord::app::fault::Fault;
use trajectbord::app::journaal;
use trajectbord::app::query::{Antwoord, Query};
use trajectbord::app::record::{Key, Record, Soort};
use trajectbord::app::store::Store;
use trajectbord::domain::avg::{Avg, Verzoeksoort};
use trajectbord::domain::bewaartermijn::Bewaarklasse;
use trajectbord::domain::document::{Documentsoort, Vorm};
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::id::{KaartId, KandidaatId};
use trajectbord::domain::journaal::Handeling;

use super::rechten::als;
use super::stel::{JVB, MDV, Stel};

const PIET: KandidaatId = KandidaatId(1);

/// Every record as text, to look for what must be gone.
fn alles(stel: &Stel) -> String {
    let mut uit = String::new();
    for soort in Soort::ALL {
        let (van, tot) = Key::hele_soort(soort);
        stel.store
            .walk(van, tot, &mut |_, gezien| {
                uit.push_str(&serde_json::to_string(&gezien.record).unwrap());
                uit.push('\n');
                ControlFlow::Continue(())
            })
            .unwrap();
    }
    uit
}

fn reden() -> String {
    "verzoek van de persoon".to_owned()
}

#[test]
fn a_frozen_dossier_takes_no_change_until_it_is_let_go() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let tekst = "gebeld".to_owned();
    let notitie = Command::Notitie { kaart, tekst };
    stel.doe(notitie.clone()).unwrap();
    stel.doe(Command::Bevries {
        kaart,
        reden: reden(),
    })
    .unwrap();
    for command in [notitie.clone(), Command::Ongedaan] {
        let fault = stel.doe(command).unwrap_err();
        assert!(matches!(fault, Fault::Bevroren { .. }), "{fault:?}");
    }
    assert_eq!(stel.dossier(kaart).bevroren, Some(reden()));
    // Another dossier goes on.
    let ander = stel.kandidaat("Jan Vos");
    stel.gedaan(ander, "WK-01").unwrap();
    stel.doe(Command::Ontdooi {
        kaart,
        reden: reden(),
    })
    .unwrap();
    stel.doe(notitie).unwrap();
    assert_eq!(stel.dossier(kaart).bevroren, None);
}

#[test]
fn a_correction_keeps_what_stood_there_and_names_who_has_it() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.vul_formulier(kaart, Formuliersoort::Toestemming)
        .unwrap();
    let query = Query::Extract {
        kaarten: vec![kaart],
        ontvanger: trajectbord::domain::document::Ontvanger::Leerbedrijf,
        vast: true,
    };
    als(&stel, MDV, query).unwrap();
    let gegevens = KandidaatGegevens {
        naam: "Pieter Bos".to_owned(),
        ..KandidaatGegevens::default()
    };
    stel.doe(Command::WijzigKandidaat {
        kandidaat: PIET,
        gegevens,
        gezien: None,
        concept: None,
    })
    .unwrap();
    let (van, tot) = Key::van_eigenaar(Soort::Avg, 1);
    let mut oud = Vec::new();
    stel.store
        .walk(van, tot, &mut |_, gezien| {
            if let Record::Avg(it) = gezien.record
                && let Avg::Rectificatie(it) = *it
            {
                oud.push((it.veld, it.oud, it.partners));
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    let naam = oud.iter().find(|it| it.0 == "Naam").unwrap();
    assert_eq!(naam.1, "Piet Bos");
    assert_eq!(naam.2, ["leerbedrijf (15-01-2026)"]);
}

#[test]
fn a_request_has_a_clock_of_a_month_and_is_answered_once() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let soort = Verzoeksoort::Inzage;
    stel.doe(Command::Verzoek {
        kaart,
        soort,
        ontvangen: None,
    })
    .unwrap();
    let lijst = || match stel.vraag(Query::Verzoeken) {
        Antwoord::Verzoeken(rijen) => rijen,
        _ => panic!(),
    };
    assert_eq!(
        lijst()[0].stand,
        "antwoord uiterlijk 15-02-2026 (nog 31 dagen)"
    );
    let tekst = "veel papier".to_owned();
    let verleng = Command::VerlengVerzoek {
        kaart,
        nummer: 1,
        tekst: tekst.clone(),
    };
    stel.doe(verleng.clone()).unwrap();
    assert!(stel.doe(verleng).is_err());
    assert!(lijst()[0].stand.contains("15-04-2026"));
    let antwoord = Command::BeantwoordVerzoek {
        kaart,
        nummer: 1,
        tekst,
    };
    stel.doe(antwoord.clone()).unwrap();
    assert!(!lijst()[0].open);
    assert!(stel.doe(antwoord).is_err());
}

#[test]
fn who_is_removed_is_nowhere_any_more_and_leaves_a_row_and_a_line() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Wilhelmina Onvindbaar");
    let ander = stel.kandidaat("Jan Vos");
    stel.hele_fase(kaart, &[]);
    let tekst = "woont bij Onvindbaar senior".to_owned();
    stel.doe(Command::Notitie { kaart, tekst }).unwrap();
    let bsn = "999990019".to_owned();
    stel.doe(Command::ZetBsn { kaart, bsn }).unwrap();
    let verwijder = |bevestig: &str| Command::Verwijder {
        kandidaat: PIET,
        reden: reden(),
        bevestig: bevestig.to_owned(),
    };
    let fault = stel
        .service
        .doe(JVB, None, verwijder("K-0001"))
        .unwrap_err();
    assert!(matches!(fault, Fault::Rechten { .. }), "{fault:?}");
    assert_eq!(
        stel.doe(verwijder("K-1x")).unwrap_err().veld(),
        Some("bevestig")
    );
    stel.doe(verwijder("K-0001")).unwrap();
    let over = alles(&stel);
    for woord in ["Onvindbaar", "Wilhelmina", "999990019", "K-0001\",\"naam"] {
        assert!(!over.contains(woord), "{woord}");
    }
    assert!(over.contains("verwijderd voor het einde"));
    assert!(stel.service.model().kaartrij(kaart).is_none());
    let gevonden = Query::zoek("onvindbaar".to_owned(), 10);
    let Antwoord::Treffers(treffers) = stel.vraag(gevonden) else {
        panic!()
    };
    assert!(treffers.rijen.is_empty());
    let Antwoord::WieKeek(rijen) = stel.vraag(Query::WieKeek(kaart)) else {
        panic!()
    };
    assert_eq!(
        (rijen[0].wat, rijen[0].reden.clone()),
        (Handeling::Verwijderd, reden())
    );
    assert_eq!(
        journaal::controleer(&*stel.store).unwrap().fouten,
        Vec::<String>::new()
    );
    // What others did can still be taken back.
    let tekst = "gebeld".to_owned();
    stel.doe(Command::Notitie {
        kaart: ander,
        tekst,
    })
    .unwrap();
    stel.doe(Command::Ongedaan).unwrap();
}

#[test]
fn the_overview_holds_what_is_known_and_is_written_down() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let tekst = "wil graag met dieren werken".to_owned();
    stel.doe(Command::Notitie { kaart, tekst }).unwrap();
    als(&stel, MDV, Query::Dossier(kaart)).unwrap();
    let query = Query::Document {
        kaart,
        soort: Documentsoort::Inzage,
        nummer: None,
        vast: Some(trajectbord::app::query::Vastlegging {
            vorm: Vorm::Pdf,
            bsn: None,
        }),
    };
    let Antwoord::Document(beeld) = als(&stel, MDV, query).unwrap() else {
        panic!()
    };
    let tekst = trajectbord::document::tekst::tekst(&beeld.doc, 100);
    for woord in [
        "Piet Bos",
        "met dieren werken",
        "dossier bekeken",
        "Wie in je gegevens keek",
    ] {
        assert!(tekst.contains(woord), "{woord}: {tekst}");
    }
    let query = Query::Inzage { kaart, bsn: None };
    let Antwoord::Inzage(json) = als(&stel, MDV, query).unwrap() else {
        panic!()
    };
    let json = json.0.to_string();
    assert!(
        json.contains("met dieren werken") && json.contains("Piet"),
        "{json}"
    );
    let Antwoord::WieKeek(rijen) = stel.vraag(Query::WieKeek(kaart)) else {
        panic!()
    };
    let inzage = rijen
        .iter()
        .filter(|it| it.wat == Handeling::Inzage)
        .count();
    assert_eq!(inzage, 2);
}

#[test]
fn whose_term_is_over_is_listed_and_nothing_goes_by_itself() {
    let stel = Stel::nieuw();
    let kaart: KaartId = stel.kandidaat("Piet Bos");
    let lijst = || match stel.vraag(Query::Bewaartermijn) {
        Antwoord::Bewaartermijn(beeld) => *beeld,
        _ => panic!(),
    };
    assert!(lijst().verlopen.is_empty());
    stel.clock.set("2027-03-01T09:00:00Z".parse().unwrap());
    let verlopen = lijst().verlopen;
    assert_eq!(verlopen.len(), 1);
    assert_eq!(verlopen[0].klasse, Bewaarklasse::GeenContact);
    assert!(stel.service.model().kaartrij(kaart).is_some());
    let klasse = Bewaarklasse::GeenContact;
    stel.doe(Command::ZetBewaartermijn {
        klasse,
        maanden: 36,
    })
    .unwrap();
    assert!(lijst().verlopen.is_empty());
}

#[test]
fn the_chain_goes_on_after_old_lines_were_cleared_away() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    assert!(stel.doe(Command::SchoonJournaal).is_err());
    stel.clock.set("2027-03-01T09:00:00Z".parse().unwrap());
    let tekst = "gebeld".to_owned();
    stel.doe(Command::Notitie { kaart, tekst }).unwrap();
    stel.doe(Command::SchoonJournaal).unwrap();
    let keten = journaal::controleer(&*stel.store).unwrap();
    assert_eq!(keten.fouten, Vec::<String>::new());
    assert_eq!((keten.eerste, keten.aantal), (2, 2));
}
