//! What passes the door, and what does not.

use chrono::NaiveDate;

use super::*;
use crate::app::query::{KaartSoort, Treffer, Treffers};
use crate::app::store::Seq;
use crate::domain::bsn::Bsn;
use crate::domain::fase::Fase;
use crate::domain::id::{CoachId, LeerwerkplekId, TrajectId};
use crate::domain::zaal::Publiek;

fn kaart() -> Kaartrij {
    Kaartrij {
        kaart: KaartId::Traject(TrajectId(142)),
        soort: KaartSoort::Traject,
        versie: Seq(1),
        fase: Fase::Bemiddeling,
        sinds: NaiveDate::from_ymd_opt(2026, 11, 1).unwrap(),
        naam: "R. van der Meer".to_owned(),
        branche: None,
        niveau: None,
        gedaan: 1,
        totaal: 4,
        houdt_op: None,
        waarschuwingen: 0,
        volgende: None,
        plek: Some("DC Twente".to_owned()),
        gemeente: Some("Hengelo".to_owned()),
        coach: CoachId(1),
        coach_kort: "mdv".to_owned(),
        wacht: false,
        gesloten: false,
    }
}

#[test]
fn a_name_becomes_initials_and_a_number_and_a_leerbedrijf_keeps_its_name() {
    let zaal = Zaal::default();
    let rij = rij(zaal, kaart());
    assert_eq!(rij.naam, "R. v.d. M. T-0142");
    assert_eq!(rij.plek.as_deref(), Some("DC Twente"));
    let plek = KaartId::Plek(LeerwerkplekId(12));
    assert_eq!(
        kaartnaam(zaal, plek, "DC Twente: magazijn"),
        "DC Twente: magazijn"
    );
    // What was masked before is not masked into something else.
    assert_eq!(initialen(""), "");
}

#[test]
fn with_a_werkgever_in_the_room_a_card_is_a_number() {
    let zaal = Zaal::default().wissel(Publiek::Werkgever);
    let rij = rij(zaal, kaart());
    assert_eq!(rij.naam, "T-0142");
    assert_eq!((rij.plek, rij.gemeente), (None, None));
    let plek = KaartId::Plek(LeerwerkplekId(12));
    assert_eq!(kaartnaam(zaal, plek, "DC Twente: magazijn"), "P-0012");
}

#[test]
fn a_note_that_was_found_says_only_on_which_card() {
    let treffer = Treffer {
        rij: kaart(),
        tekst: "belt over haar uitkering".to_owned(),
        notitie: true,
        letters: vec![1, 2],
    };
    let gevonden = Treffers {
        totaal: 1,
        rijen: vec![treffer],
        nog: false,
    };
    let Ok(Antwoord::Treffers(gevonden)) = antwoord(Zaal::default(), Antwoord::Treffers(gevonden))
    else {
        panic!("another answer");
    };
    assert_eq!(gevonden.rijen[0].tekst, "in een notitie");
    assert_eq!(gevonden.rijen[0].rij.naam, "R. v.d. M. T-0142");
}

#[test]
fn a_bsn_does_not_pass_and_neither_does_a_draft() {
    let bsn: Bsn = "999990019".parse().unwrap();
    for antwoord in [Antwoord::Bsn(bsn), Antwoord::Concepten(Vec::new())] {
        let fout = super::antwoord(Zaal::default(), antwoord).unwrap_err();
        assert!(matches!(fout, Fault::Rechten { .. }), "{fout}");
    }
}

#[test]
fn a_title_names_the_change_and_the_card() {
    let done = Done {
        titel: "R. van der Meer naar Plaatsing".to_owned(),
        kaal: "verplaatst (T-0142)".to_owned(),
        ..Done::default()
    };
    let Ok(Reply::Done(done)) = reply(Zaal::default(), Ok(Reply::Done(done))) else {
        panic!("another reply");
    };
    assert_eq!(done.titel, "verplaatst (T-0142)");
}

#[test]
fn what_cannot_be_taken_back_names_nobody() {
    let fault = Fault::NietTerug {
        waarom: "R. van der Meer is al verder".to_owned(),
    };
    assert!(!fout(fault).to_string().contains("Meer"));
}
