//! The BSN: written down when it may be asked, shown for a while to who says why, and nowhere else.

use std::time::Duration;

use insta::assert_snapshot;
use trajectbord::app::event::Ticket;
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::id::KaartId;
use trajectbord::tui::{Msg, open};

use super::Echt;
use super::formulier::met_toestemming;
use crate::service::stel::Stel;

const BSN: &str = "999990019";

/// At the dossier of somebody whose BSN may be asked.
fn dossier() -> (Echt, KaartId) {
    let (stel, kaart) = met_toestemming();
    let mut echt = Echt::new(stel);
    echt.op(kaart).keys("enter");
    (echt, kaart)
}

fn letters(echt: &Echt) -> String {
    let (buf, _) = echt.draw();
    let cells = buf.content.iter().map(ratatui::buffer::Cell::symbol);
    cells.collect()
}

/// The number that the screen asked to be woken under, with the time.
fn wekker(echt: &Echt) -> Option<(Ticket, Duration)> {
    echt.wekkers.last().copied()
}

#[test]
fn before_the_toestemming_it_is_not_asked_and_the_window_says_from_when() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let mut echt = Echt::new(stel);
    echt.op(kaart).keys("enter b");
    assert_snapshot!("bsn_nog_niet", echt.screen());
    echt.keys("esc");
    assert!(echt.model.overlays.is_empty());
}

#[test]
fn it_is_checked_while_it_is_typed_and_masked_once_it_is_kept() {
    let (mut echt, _) = dossier();
    echt.keys("b").typ("9999");
    assert!(echt.toont("4 van de 9 cijfers"), "{}", echt.screen());
    echt.typ("90018");
    assert!(echt.toont("klopt niet (elfproef)"), "{}", echt.screen());
    echt.keys("enter backspace").typ("9");
    assert!(echt.toont("vorm klopt"), "{}", echt.screen());
    assert_snapshot!("bsn_invoer", echt.screen());
    echt.keys("enter");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    assert!(!letters(&echt).contains(BSN), "{}", echt.screen());
    assert!(echt.toont("•••••••19"), "{}", echt.screen());
}

#[test]
fn who_says_why_sees_it_until_the_time_is_over_or_a_key_is_pressed() {
    let (mut echt, kaart) = dossier();
    echt.keys("b").typ(BSN).keys("enter b");
    assert_snapshot!("bsn_reden", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("Schrijf op waarvoor"), "{}", echt.screen());
    assert!(!letters(&echt).contains(BSN));
    echt.typ("overleg met ROC").keys("enter");
    assert!(letters(&echt).contains(BSN), "{}", echt.screen());
    let (ticket, over) = wekker(&echt).unwrap();
    assert_eq!(over, Duration::from_secs(10));
    echt.tell(Msg::Gewekt(Ticket(ticket.0 + 1000)));
    assert!(letters(&echt).contains(BSN), "another one's time");
    echt.tell(Msg::Gewekt(ticket));
    assert!(!letters(&echt).contains(BSN), "{}", echt.screen());
    assert!(echt.model.overlays.is_empty());
    // The reason is in the dossier, and is offered the next time.
    let dossier = echt.stel.dossier(kaart);
    let told = |it: &trajectbord::app::query::TijdlijnRegel| {
        format!("{} {}", it.kop, it.tekst).contains("overleg met ROC")
    };
    assert!(dossier.tijdlijn.iter().any(told));
    echt.keys("b down enter");
    assert!(letters(&echt).contains(BSN), "{}", echt.screen());
    echt.keys("?");
    assert!(!letters(&echt).contains(BSN), "any key: {}", echt.screen());
    assert!(echt.model.overlays.is_empty());
}

#[test]
fn a_late_wake_up_does_nothing_to_a_window_that_was_closed() {
    let (mut echt, _) = dossier();
    echt.keys("b")
        .typ(BSN)
        .keys("enter b")
        .typ("nakijken")
        .keys("enter");
    let (ticket, _) = wekker(&echt).unwrap();
    echt.keys("esc b");
    echt.tell(Msg::Gewekt(ticket));
    assert!(echt.toont("Waarvoor heb je"), "{}", echt.screen());
    assert!(!letters(&echt).contains(BSN));
}

#[test]
fn the_terminal_keeps_nothing_of_it() {
    use ratatui::layout::Size;
    use trajectbord::tui::doek::Doek;
    use trajectbord::tui::view;
    let (mut echt, _) = dossier();
    echt.keys("b")
        .typ(BSN)
        .keys("enter b")
        .typ("nakijken")
        .keys("enter");
    let mut doek = Doek::new();
    let mut cells = |echt: &Echt| -> String {
        view(&echt.model, Size::new(80, 24), &mut doek);
        let content = doek.beeld().content.iter();
        content.map(ratatui::buffer::Cell::symbol).collect()
    };
    assert!(cells(&echt).contains(BSN));
    let (ticket, _) = wekker(&echt).unwrap();
    echt.tell(Msg::Gewekt(ticket));
    assert!(!cells(&echt).contains(BSN));
    assert!(!format!("{:?}", echt.model.bsn_redenen).contains(BSN));
}

#[test]
fn the_number_that_is_known_is_no_fault_in_the_form_that_asks_it() {
    let (mut echt, kaart) = dossier();
    echt.stel
        .vul_formulier(kaart, Formuliersoort::Registratie)
        .unwrap();
    echt.hear();
    let effects = open::formulier(
        &mut echt.model,
        kaart,
        "R. Yıldız",
        Formuliersoort::Registratie,
        Some("bsn"),
    );
    echt.perform(effects);
    assert!(echt.toont("•••••••"), "{}", echt.screen());
    assert!(!echt.toont("fout"), "{}", echt.screen());
}
