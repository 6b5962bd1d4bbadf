//! Taking back and doing again, drafts, and who may not be overwritten.

use std::collections::BTreeMap;

use trajectbord::app::command::{Command, Concept, KandidaatGegevens};
use trajectbord::app::event::Feit;
use trajectbord::app::fault::Fault;
use trajectbord::app::query::{Antwoord, Query};
use trajectbord::domain::fase::Fase;

use super::stel::{JVB, MDV, Stel, stap};

#[test]
fn a_move_is_taken_back_and_done_again_after_a_restart() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.hele_fase(kaart, &[]);
    stel.verplaats(kaart).unwrap();
    let stel = stel.herstart();
    assert_eq!(
        stel.toestand().ongedaan.as_deref(),
        Some("P. Bos naar Bemiddeling")
    );
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(stel.fase(kaart), Fase::WervingKandidaten);
    let stel = stel.herstart();
    assert_eq!(
        stel.toestand().opnieuw.as_deref(),
        Some("P. Bos naar Bemiddeling")
    );
    stel.doe(Command::Opnieuw).unwrap();
    assert_eq!(stel.fase(kaart), Fase::Bemiddeling);
    let koppen = stel.tijdlijn(kaart);
    assert_eq!(koppen[0], "Opnieuw gedaan: P. Bos naar Bemiddeling");
    assert_eq!(koppen[1], "Teruggenomen: P. Bos naar Bemiddeling");
    assert!(koppen[2].starts_with("Van Werving kandidaten naar Bemiddeling"));
}

#[test]
fn changes_are_taken_back_one_after_another_down_to_the_first() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.gedaan(kaart, "WK-01").unwrap();
    stel.gedaan(kaart, "WK-02").unwrap();
    stel.doe(Command::Ongedaan).unwrap();
    stel.doe(Command::Ongedaan).unwrap();
    let klaar = |code: &str| {
        stel.dossier(kaart)
            .stappen
            .iter()
            .any(|s| s.stap == stap(code) && s.stand.is_klaar())
    };
    assert!(!klaar("WK-01") && !klaar("WK-02"));
    stel.doe(Command::Opnieuw).unwrap();
    assert!(klaar("WK-01") && !klaar("WK-02"));
    stel.doe(Command::Opnieuw).unwrap();
    assert!(klaar("WK-02"));
    assert!(matches!(
        stel.doe(Command::Opnieuw),
        Err(Fault::NietTerug { .. })
    ));
}

#[test]
fn taking_back_refuses_when_a_colleague_was_there_since_and_says_who() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.gedaan(kaart, "WK-01").unwrap();
    let geef = Command::WijsToe {
        kaarten: vec![kaart],
        coach: JVB,
    };
    stel.service.doe(JVB, None, geef).unwrap();
    let fout = stel.doe(Command::Ongedaan).unwrap_err().to_string();
    assert!(fout.contains("jvb"), "{fout}");
    assert!(
        stel.toestand().ongedaan.is_some(),
        "it stays the one to take back"
    );
}

#[test]
fn a_new_change_forgets_what_was_taken_back() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.gedaan(kaart, "WK-01").unwrap();
    stel.doe(Command::Ongedaan).unwrap();
    stel.gedaan(kaart, "WK-02").unwrap();
    assert_eq!(stel.toestand().opnieuw, None);
}

#[test]
fn each_coach_takes_back_only_own_changes() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let nu = stel.service.doe(JVB, None, Command::Ongedaan).unwrap_err();
    assert!(matches!(nu, Fault::NietTerug { .. }));
    assert_eq!(stel.fase(kaart), Fase::WervingKandidaten);
}

#[test]
fn a_note_can_be_taken_back_too() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let tekst = "belt maandag terug".to_owned();
    stel.doe(Command::Notitie { kaart, tekst }).unwrap();
    assert_eq!(stel.dossier(kaart).tijdlijn[0].tekst, "belt maandag terug");
    stel.doe(Command::Ongedaan).unwrap();
    let dossier = stel.dossier(kaart);
    assert!(
        dossier
            .tijdlijn
            .iter()
            .all(|regel| !regel.tekst.contains("maandag"))
    );
    assert_eq!(dossier.tijdlijn[0].kop, "Teruggenomen: notitie bij P. Bos");
}

#[test]
fn a_new_kandidaat_that_is_taken_back_leaves_the_board() {
    let stel = Stel::nieuw();
    stel.kandidaat("Piet Bos");
    assert_eq!(stel.bord().kolommen[1].totaal, 1);
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(stel.bord().kolommen[1].totaal, 0);
    stel.doe(Command::Opnieuw).unwrap();
    assert_eq!(stel.bord().kolommen[1].totaal, 1);
}

fn concept(nummer: u64) -> Concept {
    Concept {
        nummer,
        formulier: "intake".to_owned(),
        versie: 1,
        kaart: None,
        velden: BTreeMap::from([("naam".to_owned(), "rukiye y".to_owned())]),
        moment: chrono::DateTime::UNIX_EPOCH,
    }
}

#[test]
fn a_draft_is_kept_until_it_is_used_and_is_nobody_elses() {
    let stel = Stel::nieuw();
    stel.doe(Command::BewaarConcept {
        concept: concept(7),
    })
    .unwrap();
    let stel = stel.herstart();
    let Antwoord::Concepten(mijn) = stel.vraag(Query::Concepten) else {
        panic!()
    };
    assert_eq!(mijn.len(), 1);
    assert_eq!(mijn[0].velden["naam"], "rukiye y");
    let gegevens = KandidaatGegevens {
        naam: "Rukiye Yildiz".to_owned(),
        ..Default::default()
    };
    stel.doe(Command::NieuweKandidaat {
        gegevens,
        concept: Some(7),
    })
    .unwrap();
    let Antwoord::Concepten(mijn) = stel.vraag(Query::Concepten) else {
        panic!()
    };
    assert!(mijn.is_empty());
    assert!(stel.toestand().ongedaan.is_some());
    stel.doe(Command::WisConcept { nummer: 7 }).unwrap();
}

#[test]
fn a_wrong_field_is_named_and_nothing_is_made() {
    let stel = Stel::nieuw();
    let gegevens = KandidaatGegevens {
        naam: "Piet Bos".to_owned(),
        telefoon: "06 123".to_owned(),
        ..Default::default()
    };
    let fout = stel
        .doe(Command::NieuweKandidaat {
            gegevens,
            concept: None,
        })
        .unwrap_err();
    assert_eq!(fout.veld(), Some("telefoon"));
    assert_eq!(stel.bord().kolommen[1].totaal, 0);
}

#[test]
fn everybody_who_listens_hears_every_change_in_order_also_its_own() {
    let stel = Stel::nieuw();
    let (een, twee) = (stel.service.luister(MDV), stel.service.luister(JVB));
    let kaart = stel.kandidaat("Piet Bos");
    stel.gedaan(kaart, "WK-01").unwrap();
    for oor in [een, twee] {
        let gehoord: Vec<_> = oor.try_iter().collect();
        assert_eq!(gehoord.len(), 2);
        assert!(gehoord[0].seq < gehoord[1].seq);
        assert!(gehoord.iter().all(|h| h.door == MDV));
        assert!(matches!(&gehoord[1].feiten[0], Feit::Kaart { kaart: k, .. } if *k == kaart));
    }
}

#[test]
fn a_listener_that_does_not_read_is_told_to_ask_again_and_holds_nobody_up() {
    let stel = Stel::nieuw();
    let traag = stel.service.luister(MDV);
    let kaart = stel.kandidaat("Piet Bos");
    for nummer in 0..400 {
        let tekst = format!("notitie {nummer}");
        stel.doe(Command::Notitie { kaart, tekst }).unwrap();
    }
    assert!(traag.try_iter().count() <= 256);
    stel.doe(Command::Notitie {
        kaart,
        tekst: "nog een".to_owned(),
    })
    .unwrap();
    let laatste = traag.try_iter().last().unwrap();
    assert_eq!(laatste.feiten, [Feit::Resync]);
}
