//! The intake: typed in any order, kept at every key, saved, and taken up again as it was.

use trajectbord::app::command::Concept;
use trajectbord::app::query::{Antwoord, Query};
use trajectbord::app::record::{Gebied, Key, Record};
use trajectbord::domain::fase::Fase;
use trajectbord::domain::waardelijst::{Branche, Doelgroep, Uitkering};
use trajectbord::tui::{Msg, start};

use super::Echt;
use crate::service::stel::Stel;

const ZIN: &str = "rukiye yildiz 12-3-85 06 12345678 hengelo ww logistiek n1 heftruck";

fn stel() -> Stel {
    let stel = Stel::nieuw();
    let gebied = Gebied {
        pc4: 7551,
        plaats: "Hengelo".to_owned(),
        gemeente: Some("Hengelo".to_owned()),
        breedte: 52_265_000,
        lengte: 6_793_000,
    };
    let key = Key::een(trajectbord::app::record::Soort::Gebied, 7551);
    stel.service
        .laad(vec![(key, Record::Gebied(gebied))])
        .unwrap();
    stel
}

fn concepten(echt: &Echt) -> Vec<Concept> {
    match echt.stel.vraag(Query::Concepten) {
        Antwoord::Concepten(concepten) => concepten,
        _ => panic!("drafts were asked"),
    }
}

#[test]
fn one_loose_line_and_one_key_make_a_card() {
    let mut echt = Echt::new(stel());
    echt.keys("n").typ(ZIN);
    insta::assert_snapshot!("intake_80x24", echt.screen());
    echt.keys("ctrl-s");
    assert!(echt.model.overlays.is_empty());
    let bord = echt.stel.bord();
    let rij = &bord.kolommen[Fase::WervingKandidaten.plaats()].rijen[0];
    assert_eq!(rij.naam, "R. Yildiz");
    let dossier = echt.stel.dossier(rij.kaart);
    let (_, kandidaat) = dossier.kandidaat.unwrap();
    assert_eq!(kandidaat.uitkering, Some(Uitkering::Ww));
    assert_eq!(kandidaat.branches, [Branche::Logistiek]);
    assert_eq!(kandidaat.gemeente.as_deref(), Some("Hengelo"));
    assert!(
        dossier
            .tijdlijn
            .iter()
            .any(|regel| regel.tekst == "heftruck")
    );
    assert!(concepten(&echt).is_empty(), "the draft is used up");
    assert!(echt.screen().contains("▶R. Yildiz"), "{}", echt.screen());
}

#[test]
fn every_key_goes_out_as_a_draft_and_the_head_says_so_only_when_it_is_kept() {
    let mut echt = Echt::new(stel());
    echt.keys("n");
    for (gedaan, letter) in ZIN.chars().enumerate() {
        echt.typ(&letter.to_string());
        assert_eq!(echt.straks.len(), 1, "one draft, the newest");
        assert!(echt.screen().contains("concept bewaren"));
        echt.pause();
        assert!(echt.screen().contains("concept bewaard"));
        let typed: String = ZIN.chars().take(gedaan + 1).collect();
        assert_eq!(concepten(&echt)[0].velden["_snel"], typed);
    }
    assert_eq!(concepten(&echt).len(), 1);
}

#[test]
fn after_a_crash_the_draft_is_offered_and_stands_there_to_the_letter() {
    let mut echt = Echt::new(stel());
    echt.keys("n")
        .typ(ZIN)
        .keys("tab tab tab tab")
        .typ("half@ge");
    echt.pause();
    let before = echt.screen();
    let mut echt = Echt::new(echt.stel.herstart());
    assert!(
        echt.screen().contains("Hier was je mee bezig"),
        "{}",
        echt.screen()
    );
    echt.keys("enter");
    assert_eq!(echt.screen(), before);
    echt.typ("m").pause();
    assert_eq!(concepten(&echt).len(), 1, "it goes on under its own number");
    assert_eq!(concepten(&echt)[0].velden["email"], "half@gem");
}

#[test]
fn esc_leaves_the_draft_and_it_is_found_again_without_a_restart() {
    let mut echt = Echt::new(stel());
    echt.keys("n").typ("anne vos").keys("esc");
    echt.pause();
    assert!(echt.model.overlays.is_empty());
    assert!(echt.screen().contains("concept bewaard"));
    echt.keys("g c");
    assert!(echt.screen().contains("Anne Vos"), "{}", echt.screen());
    echt.keys("esc n esc g c d esc g c");
    assert!(
        echt.screen().contains("geen concepten"),
        "{}",
        echt.screen()
    );
}

#[test]
fn an_empty_intake_leaves_nothing_behind() {
    let mut echt = Echt::new(stel());
    echt.keys("n esc");
    assert!(echt.straks.is_empty());
    echt.keys("n").typ("x").keys("backspace esc");
    echt.pause();
    assert!(concepten(&echt).is_empty());
}

#[test]
fn a_wrong_field_is_told_under_it_and_nothing_is_lost() {
    let mut echt = Echt::new(stel());
    echt.keys("n")
        .typ("anne vos")
        .keys("tab tab tab")
        .typ("06 123")
        .keys("ctrl-s");
    assert_eq!(echt.model.overlays.len(), 1);
    let screen = echt.screen();
    assert!(screen.contains("06 123"), "{screen}");
    assert!(echt.stel.bord().kolommen[1].rijen.is_empty());
    insta::assert_snapshot!("intake_fout_80x24", screen);
}

#[test]
fn somebody_of_the_same_name_is_named_while_typing() {
    let stel = stel();
    stel.kandidaat("Rukiye Yıldız");
    let mut echt = Echt::new(stel);
    echt.keys("n").typ("rukiye yildiz ");
    assert!(
        echt.screen()
            .contains("lijkt op Rukiye Yıldız, Werving kandidaten; ctrl-o opent, ctrl-t waarom"),
        "{}",
        echt.screen()
    );
    echt.keys("ctrl-u").typ("anne bakker");
    assert!(!echt.screen().contains("lijkt op"));
}

#[test]
fn changing_what_is_known_keeps_what_the_form_has_no_field_for() {
    let stel = stel();
    let kaart = stel.kandidaat("Piet Bos");
    let key = Key::kandidaat(trajectbord::domain::id::KandidaatId(1));
    let (_, mut kandidaat) = stel.dossier(kaart).kandidaat.unwrap();
    kandidaat.doelgroepen = vec![Doelgroep::ALL[0]];
    kandidaat.branches = vec![Branche::Groen, Branche::Bouw];
    stel.service
        .laad(vec![(key, Record::Kandidaat(Box::new(kandidaat)))])
        .unwrap();
    let mut echt = Echt::new(stel);
    echt.op(kaart).keys("e");
    insta::assert_snapshot!("intake_wijzig_80x24", echt.screen());
    echt.keys("tab tab").typ("06 12345678").keys("ctrl-s");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    let (_, kandidaat) = echt.stel.dossier(kaart).kandidaat.unwrap();
    assert!(kandidaat.telefoon.is_some());
    assert_eq!(kandidaat.doelgroepen, [Doelgroep::ALL[0]]);
    assert_eq!(kandidaat.branches, [Branche::Groen, Branche::Bouw]);
}

#[test]
fn a_colleague_who_was_first_is_a_conflict_and_the_text_stays() {
    let stel = stel();
    let kaart = stel.kandidaat("Piet Bos");
    let mut echt = Echt::new(stel);
    echt.op(kaart).keys("e tab tab").typ("06 12345678");
    let gegevens = trajectbord::app::command::KandidaatGegevens {
        naam: "Piet van den Bos".to_owned(),
        ..Default::default()
    };
    echt.colleague(trajectbord::app::command::Command::WijzigKandidaat {
        kandidaat: trajectbord::domain::id::KandidaatId(1),
        gegevens,
        gezien: None,
        concept: None,
    });
    echt.keys("ctrl-s");
    let screen = echt.screen();
    assert!(screen.contains("jvb heeft dit"), "{screen}");
    assert!(screen.contains("06 1234 5678"), "{screen}");
}

#[test]
fn kept_is_said_only_when_the_store_said_so() {
    let mut echt = Echt::new(stel());
    echt.keys("n");
    assert!(!echt.toont("concept bewa"), "{}", echt.screen());
    echt.typ("ruk");
    assert!(echt.toont("concept bewaren..."), "{}", echt.screen());
    assert!(echt.toont("niet bewaard"), "{}", echt.screen());
    echt.pause();
    assert!(echt.toont("concept bewaard 10:00:00"), "{}", echt.screen());
    assert!(!echt.toont("niet bewaard"));
    echt.typ("i");
    assert!(echt.toont("concept bewaren..."), "{}", echt.screen());
}

#[test]
fn two_intakes_in_the_same_minute_are_two_drafts() {
    let mut echt = Echt::new(stel());
    echt.keys("n")
        .typ("anne")
        .keys("esc n")
        .typ("bram")
        .keys("esc");
    assert_eq!(concepten(&echt).len(), 2);
}

#[test]
fn any_field_is_two_letters_away() {
    let mut echt = Echt::new(stel());
    echt.keys("n ctrl-g").typ("ui");
    assert!(echt.toont("naar veld ui"), "{}", echt.screen());
    echt.keys("enter").typ("ww").keys("tab");
    assert!(echt.toont("Uitkering         WW"), "{}", echt.screen());
}

#[test]
fn who_looks_the_same_is_shown_and_opened_with_the_draft_kept() {
    let stel = stel();
    stel.kandidaat("Rukiye Yıldız");
    let mut echt = Echt::new(stel);
    echt.keys("n").typ("rukiye yildiz ww");
    assert!(
        echt.toont("lijkt op Rukiye Yıldız, Werving kandidaten; ctrl-o opent"),
        "{}",
        echt.screen()
    );
    echt.keys("ctrl-o");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    assert!(echt.toont("Rukiye Yıldız"), "{}", echt.screen());
    assert_eq!(concepten(&echt).len(), 1);
}

#[test]
fn it_fits_every_size() {
    for (width, height) in [(40, 10), (60, 16), (80, 24), (120, 40), (200, 50)] {
        let mut echt = Echt::at(stel(), width, height);
        echt.keys("n")
            .typ(ZIN)
            .keys("tab tab ctrl-g")
            .typ("uit")
            .keys("enter down down");
        let _ = echt.screen();
        let effects = start(&mut echt.model);
        drop(effects);
        echt.tell(Msg::Redraw);
    }
}
