//! The best division over the real service: the difference, pins, progress, stopping, and a voorstel
//! pair by pair.

use insta::assert_snapshot;
use trajectbord::app::command::{Command, KandidaatGegevens};
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::id::KaartId;
use trajectbord::domain::stap::Situatie;
use trajectbord::domain::waardelijst::{Branche, Niveau};
use trajectbord::tui::Msg;

use super::Echt;
use crate::service::stel::Stel;

fn zoekt(stel: &Stel, naam: &str, branche: Branche) -> KaartId {
    let gegevens = KandidaatGegevens {
        naam: naam.to_owned(),
        situatie: Some(Situatie::NietWerkend),
        branches: vec![branche],
        niveau: Some(Niveau::Een),
        ..KandidaatGegevens::default()
    };
    let done = stel.doe(Command::NieuweKandidaat {
        gegevens,
        concept: None,
    });
    let kaart = done.unwrap().kaart.unwrap();
    stel.vul_formulier(kaart, Formuliersoort::Toestemming)
        .unwrap();
    kaart
}

/// Two places in Groen; two who want one, and one who wants something else.
fn op(width: u16, height: u16) -> (Echt, KaartId) {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = zoekt(&stel, "Rukiye Yıldız", Branche::Groen);
    zoekt(&stel, "Karel Bos", Branche::Groen);
    zoekt(&stel, "Bas de Wit", Branche::Horeca);
    let mut echt = Echt::at(stel, width, height);
    echt.keys("3");
    (echt, kaart)
}

#[test]
fn the_window_at_three_sizes() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let (mut echt, _) = op(width, height);
        echt.keys("o");
        assert_snapshot!(format!("verdeling_{width}x{height}"), echt.screen());
    }
}

#[test]
fn a_pair_is_proposed_by_one_key_and_stays_in_the_list_with_its_state() {
    let (mut echt, kaart) = op(80, 24);
    echt.keys("o enter");
    assert!(echt.toont("R. Yıldız voorgesteld bij"), "{}", echt.screen());
    assert!(echt.toont("Beste verdeling"), "{}", echt.screen());
    // In the list, with a pin, so that the rest is divided around it.
    assert_snapshot!("verdeling_voorgesteld_80x24", echt.screen());
    assert!(!echt.toont("intussen"), "{}", echt.screen());
    // What was proposed goes on where voorstellen are followed.
    echt.keys("enter");
    assert!(!echt.toont("Beste verdeling"), "{}", echt.screen());
    assert!(echt.toont("Plekken voor R. Yıldız"), "{}", echt.screen());
    assert!(echt.toont("a kennismaking"), "{}", echt.screen());
    assert_eq!(echt.stel.dossier(kaart).rij.kaart, kaart);
}

#[test]
fn a_pin_stays_put_and_is_let_go_again() {
    let (mut echt, _) = op(80, 24);
    echt.keys("o !");
    assert!(echt.toont("▶!"), "{}", echt.screen());
    echt.keys("o");
    assert!(echt.toont("▶!"), "{}", echt.screen());
    echt.keys("!");
    assert!(!echt.toont("▶!"), "{}", echt.screen());
}

#[test]
fn it_shows_how_far_it_is_and_esc_stops_it() {
    let (mut echt, _) = op(80, 24);
    echt.traag = true;
    echt.keys("o");
    assert!(echt.toont("Bezig met verdelen"), "{}", echt.screen());
    let voor = echt.wekkers.clone();
    let (ticket, _) = *voor.last().unwrap();
    echt.tell(Msg::Gewekt(ticket));
    assert_eq!(echt.wekkers.len(), voor.len() + 1, "it looks again");
    echt.keys("enter");
    assert!(echt.toont("nog niet klaar"), "{}", echt.screen());
    echt.keys("esc");
    assert!(!echt.toont("Bezig"), "{}", echt.screen());
    assert!(echt.toont("verdelen gestopt"), "{}", echt.screen());
    echt.answer();
    assert!(echt.toont("Kandidaten zonder plek"), "{}", echt.screen());
}

#[test]
fn stopping_another_round_leaves_the_one_before_it() {
    let (mut echt, _) = op(80, 24);
    echt.keys("o");
    echt.traag = true;
    echt.keys("!");
    assert!(echt.toont("Bezig met verdelen"), "{}", echt.screen());
    echt.keys("esc");
    assert!(echt.toont("R. Yıldız"), "{}", echt.screen());
    assert!(echt.toont("verdeling van daarvoor"), "{}", echt.screen());
}

#[test]
fn what_a_colleague_does_meanwhile_is_told_and_does_not_move_the_list() {
    let (mut echt, kaart) = op(80, 24);
    echt.keys("o");
    echt.colleague(Command::Notitie {
        kaart,
        tekst: "belt morgen".to_owned(),
    });
    assert!(echt.toont("verdeling van daarvoor"), "{}", echt.screen());
    echt.keys("o");
    assert!(!echt.toont("verdeling van daarvoor"), "{}", echt.screen());
}

#[test]
fn the_window_is_drawn_at_every_size() {
    for keys in ["o", "o j j", "o enter"] {
        let (mut echt, _) = op(80, 24);
        echt.keys(keys);
        echt.traag = true;
        for width in (1..=210).step_by(7) {
            for height in (1..=50).step_by(3) {
                echt.tell(Msg::Input(trajectbord::tui::Input::Resize(width, height)));
                echt.draw();
            }
        }
    }
}
