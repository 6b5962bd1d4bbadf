//! The matching pane over the real service: list, why, what if, and a voorstel from the first key to
//! the reserved place.

use insta::assert_snapshot;
use trajectbord::app::command::{Command, KandidaatGegevens};
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::id::KaartId;
use trajectbord::domain::stap::Situatie;
use trajectbord::domain::waardelijst::{Branche, Niveau};
use trajectbord::tui::Msg;

use super::Echt;
use crate::service::stel::{PLEK, Stel};

/// Somebody who looks for work in a branche, and may be named to a leerbedrijf.
fn zoekt(stel: &Stel, naam: &str, branche: Branche) -> KaartId {
    let gegevens = KandidaatGegevens {
        naam: naam.to_owned(),
        situatie: Some(Situatie::NietWerkend),
        branches: vec![branche],
        niveau: Some(Niveau::Een),
        ..KandidaatGegevens::default()
    };
    let done = stel
        .doe(Command::NieuweKandidaat {
            gegevens,
            concept: None,
        })
        .unwrap();
    let kaart = done.kaart.unwrap();
    stel.vul_formulier(kaart, Formuliersoort::Toestemming)
        .unwrap();
    kaart
}

/// One plek for two, one kandidaat who may fit, and one who wants something else.
fn op(width: u16, height: u16) -> (Echt, [KaartId; 2]) {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaarten = [
        zoekt(&stel, "Rukiye Yıldız", Branche::Groen),
        zoekt(&stel, "Bas de Wit", Branche::Horeca),
    ];
    let mut echt = Echt::at(stel, width, height);
    echt.op(kaarten[0]).keys("m");
    (echt, kaarten)
}

fn bezet(echt: &Echt) -> usize {
    echt.stel.plek().bezet.len()
}

/// As if the region were so large that the first matching takes a while.
fn leest(echt: &mut Echt, gedaan: usize, totaal: usize) {
    echt.voortgang().unwrap().zet(gedaan, totaal);
    let (wek, _) = *echt.wekkers.last().unwrap();
    echt.tell(Msg::Gewekt(wek));
}

#[test]
fn the_first_matching_of_a_region_says_how_far_it_is() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    zoekt(&stel, "Rukiye Yıldız", Branche::Groen);
    let mut echt = Echt::at(stel, 80, 24);
    echt.traag = true;
    echt.keys("3");
    assert!(echt.toont("laden..."), "{}", echt.screen());
    leest(&mut echt, 170, 500);
    assert!(echt.toont("laden... 34%"), "{}", echt.screen());
    echt.answer();
    assert!(echt.toont("R. Yıldız"), "{}", echt.screen());
    assert!(
        !echt.toont("laden"),
        "the right side is mostly there at once"
    );
    leest(&mut echt, 60, 100);
    assert!(echt.toont("laden... 60%"), "{}", echt.screen());
    let voor = echt.wekkers.len();
    echt.answer();
    assert!(!echt.toont("laden"), "{}", echt.screen());
    let (wek, _) = *echt.wekkers.last().unwrap();
    echt.tell(Msg::Gewekt(wek));
    assert_eq!(
        echt.wekkers.len(),
        voor,
        "there is nothing to look at any more"
    );
}

#[test]
fn the_pane_at_three_sizes() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let (mut echt, _) = op(width, height);
        assert_snapshot!(format!("matching_{width}x{height}"), echt.screen());
        echt.keys("x");
        assert_snapshot!(format!("matching_waarom_{width}x{height}"), echt.screen());
    }
}

#[test]
fn from_voorstel_to_a_reserved_place_with_one_key_each() {
    let (mut echt, [kaart, _]) = op(80, 24);
    echt.keys("enter");
    assert!(echt.toont("R. Yıldız voorgesteld bij"), "{}", echt.screen());
    assert_snapshot!("matching_voorgesteld_80x24", echt.screen());
    echt.keys("a").typ("vandaag").keys("enter");
    echt.keys("J J");
    assert!(echt.toont("leerbedrijf ja"), "{}", echt.screen());
    echt.keys("b");
    assert!(echt.toont("R. Yıldız bevestigd bij"), "{}", echt.screen());
    assert_eq!(bezet(&echt), 1);
    assert_eq!(
        echt.stel.dossier(kaart).traject.unwrap().plek,
        Some(PLEK),
        "the card has its leerwerkplek"
    );
    // Whoever was in hand stays in hand, though there is nothing to look for any more.
    assert!(echt.toont("Plekken voor R. Yıldız"), "{}", echt.screen());
    echt.keys("u");
    assert_eq!(bezet(&echt), 0);
}

#[test]
fn keys_that_come_before_the_answer_are_done_when_it_is_there() {
    let (mut echt, _) = op(80, 24);
    echt.keys("enter a").typ("vandaag").keys("enter");
    echt.traag = true;
    echt.keys("J J b");
    for _ in 0..20 {
        echt.answer();
    }
    assert!(echt.toont("R. Yıldız bevestigd bij"), "{}", echt.screen());
    assert_eq!(bezet(&echt), 1);
}

#[test]
fn a_no_asks_why_and_the_pair_falls_out_until_its_day() {
    let (mut echt, _) = op(80, 24);
    echt.keys("enter N");
    assert!(echt.toont("Reden"), "{}", echt.screen());
    echt.typ("uren").keys("ctrl-s");
    assert!(echt.toont("kandidaat zegt nee"), "{}", echt.screen());
    assert!(echt.toont("-1 afgewezen"), "{}", echt.screen());
    echt.keys("v x");
    assert!(echt.toont("Waarom niet"), "{}", echt.screen());
    assert_snapshot!("matching_waarom_niet_80x24", echt.screen());
    // Proposing it all the same asks why.
    echt.keys("esc enter");
    assert!(echt.toont("toch voorstellen"), "{}", echt.screen());
    echt.typ("kan nu ook op vrijdag").keys("enter");
    assert!(echt.toont("R. Yıldız voorgesteld bij"), "{}", echt.screen());
}

#[test]
fn a_number_of_the_funnel_opens_as_a_list() {
    let (mut echt, kaarten) = op(80, 24);
    echt.op(kaarten[1]).keys("m");
    assert!(echt.toont("1 plek: -1 branche"), "{}", echt.screen());
    assert!(echt.toont("Er past niets"), "{}", echt.screen());
    echt.keys("t l enter");
    assert!(echt.toont("valt af op branche"), "{}", echt.screen());
    assert!(echt.toont("Past als:"), "{}", echt.screen());
    echt.keys("esc");
    assert!(!echt.toont("valt af op"), "{}", echt.screen());
}

#[test]
fn what_is_tried_has_a_sign_and_leaves_nothing_behind() {
    let (mut echt, [kaart, _]) = op(80, 24);
    let was = echt.stel.dossier(kaart).versie;
    echt.keys("> > +");
    assert!(
        echt.toont("WAT ALS reistijd +10 minuten, niveau +1"),
        "{}",
        echt.screen()
    );
    echt.keys("esc");
    assert!(!echt.toont("WAT ALS"), "{}", echt.screen());
    assert_eq!(echt.stel.dossier(kaart).versie, was);
}

#[test]
fn a_what_if_proposes_nothing() {
    let (mut echt, [kaart, _]) = op(80, 24);
    echt.keys("> enter");
    assert!(
        echt.toont("dit is een wat-als") || echt.toont("Dit is een wat-als"),
        "{}",
        echt.screen()
    );
    assert!(echt.stel.dossier(kaart).voorstellen.is_empty());
    echt.keys("esc esc enter");
    assert_eq!(echt.stel.dossier(kaart).voorstellen.len(), 1);
}

#[test]
fn it_turns_and_comes_back_to_the_same_pair() {
    let (mut echt, _) = op(80, 24);
    echt.keys("tab");
    assert!(echt.toont("Leerwerkplekken 1"), "{}", echt.screen());
    assert!(
        echt.toont("Kandidaten voor Kwekerij Het Veld"),
        "{}",
        echt.screen()
    );
    assert_snapshot!("matching_gedraaid_80x24", echt.screen());
    echt.keys("tab");
    assert!(echt.toont("Plekken voor R. Yıldız"), "{}", echt.screen());
}

#[test]
fn the_question_that_matters_most_opens_where_it_is_asked() {
    let (mut echt, _) = op(80, 24);
    echt.keys("q");
    assert!(
        echt.toont("postcode") || echt.toont("Postcode"),
        "{}",
        echt.screen()
    );
}

#[test]
fn the_pane_is_drawn_at_every_size() {
    for keys in ["", "x", "enter", "enter a", "enter N", "t", "v"] {
        let (mut echt, _) = op(80, 24);
        echt.keys(keys);
        echt.traag = true;
        for width in (1..=210).step_by(7) {
            for height in (1..=50).step_by(3) {
                echt.tell(trajectbord::tui::Msg::Input(
                    trajectbord::tui::Input::Resize(width, height),
                ));
                echt.draw();
            }
        }
    }
}

#[test]
fn both_sides_are_counted_by_a_column() {
    let (mut echt, [rukiye, _]) = op(80, 24);
    // The keys are for the right side: who fits.
    echt.keys("F");
    assert!(echt.toont("waarop het afvalt"), "{}", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("past na een vraag"), "{}", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("P-0001"), "{}", echt.screen());
    echt.keys("esc h F enter");
    assert!(echt.toont("Groen"), "{}", echt.screen());
    echt.keys("enter");
    assert!(echt.toont(&rukiye.to_string()), "{}", echt.screen());
}

#[test]
fn a_saved_view_keeps_the_whole_question() {
    let (mut echt, [rukiye, _]) = op(120, 40);
    echt.keys("+ > v ' K esc");
    let was = echt.model.matching.woorden();
    assert!(was.0.contains("alles"), "{was:?}");
    assert!(was.0.contains(&format!("kaart:{rukiye}")), "{was:?}");
    echt.keys("= v 1 ' k");
    assert_eq!(echt.model.matching.woorden(), was, "{}", echt.screen());
    assert!(echt.toont("R. Yıldız"), "{}", echt.screen());
    // Coming back after a restart: the card in hand is kept when the program stops.
    echt.tell(Msg::Stop);
    echt.pause();
    let mut echt = Echt::at(echt.stel.herstart(), 120, 40);
    assert!(echt.toont("▐3 Matching▌"), "{}", echt.screen());
    assert_eq!(echt.model.matching.woorden(), was, "{}", echt.screen());
    echt.keys("tab");
    assert!(echt.model.matching.gedraaid);
}
