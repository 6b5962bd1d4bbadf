//! Changing what is known: the same form, with what a colleague did meanwhile beside it.

use insta::assert_snapshot;
use trajectbord::app::command::{Command, KandidaatGegevens};
use trajectbord::app::env::Clock;
use trajectbord::app::query::{Antwoord, Query};
use trajectbord::domain::id::{KaartId, KandidaatId};
use trajectbord::domain::kandidaat::Kandidaat;
use trajectbord::domain::waardelijst::Branche;

use super::{Echt, bekend};
use crate::service::stel::Stel;

fn concepten(echt: &Echt) -> usize {
    match echt.stel.vraag(Query::Concepten) {
        Antwoord::Concepten(concepten) => concepten.len(),
        _ => panic!("drafts were asked"),
    }
}

fn kandidaat(echt: &Echt, kaart: KaartId) -> Kandidaat {
    echt.stel.dossier(kaart).kandidaat.unwrap().1
}

/// A kandidaat of whom much is known, under the cursor.
fn bekende() -> (Echt, KaartId) {
    let stel = Stel::nieuw();
    let gegevens = bekend("Rukiye Yıldız");
    let nieuw = Command::NieuweKandidaat {
        gegevens,
        concept: None,
    };
    let kaart = stel.doe(nieuw).unwrap().kaart.unwrap();
    let mut echt = Echt::new(stel);
    echt.op(kaart);
    (echt, kaart)
}

#[test]
fn what_is_known_is_changed_in_the_same_form() {
    let (mut echt, kaart) = bekende();
    echt.keys("e");
    assert_snapshot!(echt.screen());
    echt.keys("ctrl-g")
        .typ("tel")
        .keys("enter ctrl-u")
        .typ("06 87654321")
        .keys("ctrl-s");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    assert_eq!(
        kandidaat(&echt, kaart).telefoon.unwrap().to_string(),
        "06 8765 4321"
    );
    assert_eq!(kandidaat(&echt, kaart).branches, [Branche::Groen]);
    assert_eq!(echt.stel.tijdlijn(kaart)[0], "Gewijzigd: telefoon");
}

#[test]
fn looking_without_changing_leaves_no_draft() {
    let (mut echt, _) = bekende();
    echt.keys("e tab tab esc");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    assert_eq!(concepten(&echt), 0);
}

#[test]
fn a_colleague_who_was_first_is_shown_field_by_field() {
    let (mut echt, kaart) = bekende();
    echt.keys("e ctrl-g")
        .typ("tel")
        .keys("enter ctrl-u")
        .typ("06 87654321");
    let mut gegevens: KandidaatGegevens = bekend("Rukiye Yıldız");
    gegevens.telefoon = "06 11112222".to_owned();
    gegevens.woonplaats = "Almelo".to_owned();
    echt.colleague(Command::WijzigKandidaat {
        kandidaat: KandidaatId(1),
        gegevens,
        gezien: None,
        concept: None,
    });
    echt.keys("ctrl-s");
    assert!(echt.toont("jvb typte: 06 1111"), "{}", echt.screen());
    assert!(echt.toont("Almelo"), "{}", echt.screen());
    assert_snapshot!(echt.screen());
    echt.keys("ctrl-s");
    let wie = kandidaat(&echt, kaart);
    assert_eq!(wie.telefoon.unwrap().to_string(), "06 8765 4321");
    assert_eq!(wie.woonplaats.as_deref(), Some("Almelo"));
}

#[test]
fn a_change_half_typed_is_taken_up_again() {
    let (mut echt, kaart) = bekende();
    echt.keys("e ctrl-g")
        .typ("tel")
        .keys("enter ctrl-u")
        .typ("06 8765");
    echt.pause();
    let mut echt = Echt::new(echt.stel.herstart());
    echt.keys("enter");
    assert!(echt.toont("Gegevens van R. Yıldız"), "{}", echt.screen());
    echt.typ("4321").keys("ctrl-s");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    assert_eq!(
        kandidaat(&echt, kaart).telefoon.unwrap().to_string(),
        "06 8765 4321"
    );
    assert_eq!(concepten(&echt), 0);
}

#[test]
fn a_promise_to_call_that_passed_stays_until_there_is_a_new_one() {
    let (mut echt, kaart) = bekende();
    echt.keys("c t").typ("morgen").keys("ctrl-s");
    let stel = echt.stel.herstart();
    stel.clock.set(stel.clock.now() + chrono::Duration::days(7));
    let mut echt = Echt::new(stel);
    echt.op(kaart)
        .keys("e tab tab tab")
        .typ("x")
        .keys("backspace tab")
        .typ("o")
        .keys("ctrl-s");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    let traject = echt.stel.dossier(kaart).traject.unwrap();
    assert_eq!(
        traject.terugbellen,
        Some(crate::service::stel::dag("2026-01-16"))
    );
}
