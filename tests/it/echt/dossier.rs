//! The dossier: who, the steps, what happened; keys that work there, and what a colleague does.

use insta::assert_snapshot;
use trajectbord::app::command::Command;
use trajectbord::app::record::{Key, Record};
use trajectbord::domain::fase::Fase;
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::id::{KaartId, KandidaatId, TrajectId};
use trajectbord::domain::kandidaat::KandidaatBsn;
use trajectbord::domain::stappen::Stapstand;
use trajectbord::tui::{Input, Msg};

use super::{Echt, bekend, met_kandidaat};
use crate::service::stel::{JVB, PLEK, Stel, stap};

const BSN: &str = "999990019";

/// A kandidaat of whom much is known, placed at a leerwerkplek.
fn geplaatst() -> (Stel, KaartId) {
    let stel = Stel::nieuw();
    let kaart = stel
        .doe(Command::NieuweKandidaat {
            gegevens: bekend("Rukiye Yıldız"),
            concept: None,
        })
        .unwrap()
        .kaart
        .unwrap();
    let bsn = KandidaatBsn {
        kandidaat: KandidaatId(1),
        bsn: BSN.parse().unwrap(),
    };
    stel.service
        .laad(vec![(Key::bsn(bsn.kandidaat), Record::Bsn(bsn))])
        .unwrap();
    stel.wervings_plek();
    for _ in 0..2 {
        stel.hele_fase(kaart, &[]);
        stel.verplaats(kaart).unwrap();
    }
    stel.gedaan(kaart, "PI-02").unwrap();
    stel.gedaan(kaart, "PI-06").unwrap();
    stel.doe(Command::Notitie {
        kaart,
        tekst: "Wil graag in de kas beginnen; haar zus werkt er ook. Bellen na vier uur, want \
                overdag staat de telefoon uit."
            .to_owned(),
    })
    .unwrap();
    assert_eq!(stel.fase(kaart), Fase::Plaatsing);
    (stel, kaart)
}

fn op(width: u16, height: u16) -> (Echt, KaartId) {
    let (stel, kaart) = geplaatst();
    let mut echt = Echt::at(stel, width, height);
    echt.op(kaart).keys("enter");
    (echt, kaart)
}

#[test]
fn the_dossier_at_three_sizes() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let (echt, _) = op(width, height);
        assert_snapshot!(format!("dossier_{width}x{height}"), echt.screen());
    }
}

#[test]
fn what_happened_and_who_changed_what() {
    let (mut echt, _) = op(80, 24);
    echt.keys("tab tab tab");
    assert_snapshot!("dossier_contact", echt.screen());
    echt.keys("tab");
    assert_snapshot!("dossier_journaal", echt.screen());
    echt.keys("tab");
    assert!(echt.toont("▐Taken"), "{}", echt.screen());
    echt.keys("tab");
    assert!(echt.toont("▐Stappen"), "{}", echt.screen());
}

#[test]
fn the_bsn_is_nowhere_in_the_picture_but_for_its_last_digits() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let (mut echt, _) = op(width, height);
        for keys in ["", "tab", "tab", "tab", "tab"] {
            echt.keys(keys);
            let (buf, _) = echt.draw();
            let letters: String = buf
                .content
                .iter()
                .map(ratatui::buffer::Cell::symbol)
                .collect();
            assert!(!letters.contains(BSN), "{width}x{height}");
            assert!(letters.contains("•••••••19"), "{}", echt.screen());
        }
    }
}

#[test]
fn steps_are_put_by_one_key_and_the_timeline_knows() {
    let (mut echt, kaart) = met_kandidaat();
    echt.keys("enter");
    let stand = |echt: &Echt, code: &str| {
        let dossier = echt.stel.dossier(kaart);
        let mut rijen = dossier.stappen.into_iter();
        rijen.find(|it| it.stap == stap(code)).unwrap().stand
    };
    echt.keys("d");
    assert!(matches!(stand(&echt, "WK-01"), Stapstand::Gedaan { .. }));
    echt.keys("j s");
    assert!(matches!(stand(&echt, "WK-02"), Stapstand::Bezig { .. }));
    echt.keys("j p").typ("morgen").keys("ctrl-s");
    assert!(
        matches!(stand(&echt, "WK-03"), Stapstand::Gepland { .. }),
        "{}",
        echt.screen()
    );
    echt.keys("r");
    assert_eq!(stand(&echt, "WK-03"), Stapstand::Open);
    echt.keys("r");
    assert!(echt.toont("WK-03 staat al open"), "{}", echt.screen());
    echt.keys("v");
    assert!(echt.toont("WK-03 hoort er altijd bij"), "{}", echt.screen());
    echt.keys("k k tab tab tab");
    assert!(
        echt.toont("Stap WK-01 (aanmelding) gedaan op 15-01-2026"),
        "{}",
        echt.screen()
    );
}

#[test]
fn a_step_that_asks_something_opens_its_window() {
    let (mut echt, _) = met_kandidaat();
    echt.keys("enter j j j j j d");
    assert!(echt.toont("WK-06"), "{}", echt.screen());
    echt.keys("esc");
    echt.keys("enter");
    assert!(echt.toont("Uitslag"), "{}", echt.screen());
}

#[test]
fn a_fase_is_folded_and_unfolded_and_the_cursor_stays_on_it() {
    let (mut echt, _) = op(80, 24);
    echt.keys("g g");
    assert!(!echt.toont("WK-01 "), "{}", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("WK-01 "), "{}", echt.screen());
    assert!(echt.toont("▶ - Werving kandidaten"), "{}", echt.screen());
    echt.keys("enter");
    assert!(!echt.toont("WK-01 "));
}

#[test]
fn what_a_colleague_does_is_seen_and_the_cursor_stays_on_its_step() {
    let (mut echt, kaart) = met_kandidaat();
    echt.keys("enter j j");
    assert!(echt.toont("▶   · WK-03"), "{}", echt.screen());
    let papier = echt.stel.compleet(kaart, Formuliersoort::Toestemming);
    echt.colleague(papier);
    assert!(echt.toont("▶   ✓ WK-03"), "{}", echt.screen());
}

#[test]
fn the_next_dossier_is_the_next_card_of_the_column() {
    let stel = Stel::nieuw();
    for naam in ["Anne Aarts", "Bram Bos", "Cees Cool"] {
        stel.kandidaat(naam);
    }
    let mut echt = Echt::new(stel);
    echt.keys("g 2 g g enter");
    let kop = |echt: &Echt| echt.screen().lines().next().unwrap().to_owned();
    let eerste = kop(&echt);
    echt.keys("J");
    let tweede = kop(&echt);
    assert_ne!(eerste, tweede);
    echt.keys("J J");
    assert!(
        echt.toont("laatste kaart van de kolom"),
        "{}",
        echt.screen()
    );
    echt.keys("K");
    assert_eq!(kop(&echt), tweede);
    echt.keys("esc");
    let naam = tweede.split('›').nth(1).unwrap().trim();
    let naam = naam.split("  ").next().unwrap();
    assert!(echt.toont(&format!("▶{naam}")), "{naam}: {}", echt.screen());
}

#[test]
fn a_card_moves_on_and_back_from_its_dossier() {
    let (mut echt, kaart) = met_kandidaat();
    echt.stel.hele_fase(kaart, &[]);
    echt.hear();
    echt.keys("enter >");
    assert_eq!(echt.stel.fase(kaart), Fase::Bemiddeling);
    assert!(echt.toont("- Bemiddeling"), "{}", echt.screen());
    echt.keys("<").typ("toch nog niet").keys("enter");
    assert_eq!(echt.stel.fase(kaart), Fase::WervingKandidaten);
    echt.keys("o")
        .typ("gebeld met jobcoach")
        .keys("enter tab tab tab");
    assert!(echt.toont("gebeld met jobcoach"), "{}", echt.screen());
    echt.keys("esc");
    assert!(echt.model.screens.is_empty());
}

#[test]
fn a_leerwerkplek_has_a_dossier_of_its_own() {
    let mut echt = Echt::new(Stel::nieuw());
    echt.op(KaartId::Plek(PLEK)).keys("enter");
    assert_snapshot!("dossier_plek", echt.screen());
    echt.keys("w");
    assert!(echt.toont("kan niet wachten"), "{}", echt.screen());
}

#[test]
fn a_dossier_is_drawn_at_every_size() {
    let (mut echt, _) = op(80, 24);
    for keys in ["", "tab", "tab", "tab", "tab"] {
        echt.keys(keys);
        for width in (1..=210).step_by(3) {
            for height in (1..=50).step_by(2) {
                echt.traag = true;
                echt.tell(Msg::Input(Input::Resize(width, height)));
                echt.draw();
            }
        }
        echt.traag = false;
        echt.tell(Msg::Input(Input::Resize(80, 24)));
    }
}

#[test]
fn what_is_refused_after_the_dossier_was_left_asks_no_reason_any_more() {
    let stel = Stel::nieuw();
    let command = Command::NieuweKandidaat {
        gegevens: bekend("Rukiye Yıldız"),
        concept: None,
    };
    stel.service.doe(JVB, None, command).unwrap();
    let mut echt = Echt::new(stel);
    echt.op(KaartId::Traject(TrajectId(1)));
    echt.traag = true;
    echt.keys("enter esc");
    echt.traag = false;
    echt.answer();
    assert!(!echt.toont("Waarom open je het"), "{}", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("Waarom open je het"), "{}", echt.screen());
    echt.keys("esc");
    assert!(echt.model.screens.is_empty(), "{}", echt.screen());
}
