//! The gate window: what holds a card, done from the window itself, and past it with a motivering.

use insta::assert_snapshot;
use trajectbord::app::command::{Command, NieuweStand, StapGegeven};
use trajectbord::domain::fase::Fase;
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::id::KaartId;
use trajectbord::domain::stappen::Stapstand;
use trajectbord::domain::startkwalificatie::DuoUitslag;

use super::formulier::werkgever_tekent;
use super::{Echt, met_kandidaat};
use crate::service::stel::{PLEK, Stel, stap};

#[test]
fn the_gate_names_every_open_step_with_a_letter() {
    let (mut echt, _) = met_kandidaat();
    echt.keys(">");
    assert_snapshot!(echt.screen());
}

#[test]
fn a_letter_does_the_step_and_the_gate_opens_when_nothing_is_left() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.hele_fase(kaart, &["WK-08", "WK-02", "WK-04"]);
    let mut echt = Echt::new(stel);
    echt.op(kaart).keys(">");
    assert!(echt.toont("1 stap eerst"), "{}", echt.screen());
    echt.keys("a");
    assert!(echt.toont("R. Yıldız: WK-08"), "{}", echt.screen());
    echt.keys("ctrl-s");
    assert!(
        echt.toont("Niets houdt R. Yıldız meer tegen."),
        "{}",
        echt.screen()
    );
    assert_snapshot!(echt.screen());
    echt.keys("enter");
    assert_eq!(echt.stel.fase(kaart), Fase::Bemiddeling);
    assert!(!echt.toont("Niets houdt"));
    assert!(echt.toont("Yıldız naar Bemiddeling"), "{}", echt.screen());
}

#[test]
fn a_move_is_told_also_when_its_event_comes_before_its_answer() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.hele_fase(kaart, &["WK-08"]);
    let mut echt = Echt::new(stel);
    echt.event_first = true;
    echt.op(kaart).keys("> a ctrl-s enter");
    assert_eq!(echt.stel.fase(kaart), Fase::Bemiddeling);
    assert!(echt.toont("Yıldız naar Bemiddeling"), "{}", echt.screen());
}

#[test]
fn past_the_gate_with_a_motivering_that_is_long_enough() {
    let (mut echt, kaart) = met_kandidaat();
    echt.keys("> !").typ("nee").keys("enter");
    assert!(echt.toont("minstens 5 tekens"), "{}", echt.screen());
    echt.typ(", mbo meldt uitslag later").keys("enter");
    assert_eq!(echt.stel.fase(kaart), Fase::Bemiddeling);
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
}

#[test]
fn a_hard_step_cannot_be_passed_and_the_window_says_so() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.wervings_plek();
    stel.hele_fase(kaart, &[]);
    stel.verplaats(kaart).unwrap();
    stel.hele_fase(kaart, &[]);
    stel.verplaats(kaart).unwrap();
    assert_eq!(stel.fase(kaart), Fase::Plaatsing);
    let mut echt = Echt::new(stel);
    echt.op(kaart).keys(">");
    assert_snapshot!(echt.screen());
    echt.keys("!");
    assert!(
        echt.toont("verplicht; daar kan geen afwijking"),
        "{}",
        echt.screen()
    );
    assert_eq!(echt.model.overlays.len(), 1);
}

#[test]
fn what_a_colleague_does_is_seen_and_a_moved_card_closes_the_gate() {
    let (mut echt, kaart) = met_kandidaat();
    echt.keys(">");
    assert!(echt.toont("WK-03"));
    let papier = echt.stel.compleet(kaart, Formuliersoort::Toestemming);
    echt.colleague(papier);
    assert!(!echt.toont("WK-03"), "{}", echt.screen());
    echt.colleague(Command::Verplaats {
        kaart,
        motivering: Some("snelle plaatsing".to_owned()),
        gezien: None,
    });
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
}

#[test]
fn a_leerwerkplek_has_a_gate_of_its_own() {
    let mut echt = Echt::new(Stel::nieuw());
    echt.op(KaartId::Plek(PLEK)).keys(">");
    assert_snapshot!(echt.screen());
    // The form of the werkgever is another day's work: a colleague has it signed.
    echt.colleague(werkgever_tekent());
    // Every BLOCK step from the window itself; the letters stay with their steps.
    echt.keys("ctrl-l");
    for _ in 0..20 {
        if echt.toont("Niets houdt") {
            break;
        }
        echt.keys("enter");
        if echt.toont("WG-03") && echt.toont("Telefoon") {
            echt.typ("Iris Bakker").keys("tab").typ("0612345678");
        } else if echt.toont("Hoogste niveau") {
            echt.keys("tab").typ("1");
        }
        echt.keys("ctrl-s");
    }
    assert!(echt.toont("Niets houdt"), "{}", echt.screen());
    echt.keys("enter");
    assert_eq!(echt.stel.plek().stand.label(), "beschikbaar");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
}

#[test]
fn a_step_of_the_leerwerkplek_is_done_from_the_gate_of_the_traject() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.wervings_plek();
    stel.hele_fase(kaart, &[]);
    stel.verplaats(kaart).unwrap();
    stel.hele_fase(kaart, &[]);
    stel.doe(Command::ZetStap {
        kaart: KaartId::Plek(PLEK),
        stap: stap("WG-06"),
        stand: NieuweStand::Open,
        gegeven: None,
        tekst: String::new(),
        gezien: None,
    })
    .unwrap();
    let mut echt = Echt::new(stel);
    echt.op(kaart).keys(">");
    assert!(
        echt.toont("WG-06") && echt.toont("(plek)"),
        "{}",
        echt.screen()
    );
    echt.keys("a ctrl-s");
    assert!(echt.toont("Niets houdt"), "{}", echt.screen());
    echt.keys(">");
    assert_eq!(echt.stel.fase(kaart), Fase::Plaatsing);
}

/// Presses the letter of a step in the gate.
fn letter(echt: &mut Echt, code: &str) {
    let screen = echt.screen();
    let regel = screen.lines().find(|it| it.contains(&format!(" {code}")));
    let voor = regel.and_then(|it| it.split(code).next());
    let letter = voor.and_then(|it| it.split_whitespace().last());
    let letter = letter.unwrap_or_else(|| panic!("{code}:\n{screen}"));
    echt.keys(letter);
}

/// A kandidaat in Bemiddeling or further, with these steps of that fase open, and the rest done.
fn in_fase(fase: Fase, open: &[&str]) -> (Echt, KaartId) {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.wervings_plek();
    while stel.fase(kaart) != fase {
        stel.hele_fase(kaart, &[]);
        stel.verplaats(kaart).unwrap();
    }
    stel.hele_fase(kaart, open);
    let mut echt = Echt::new(stel);
    echt.op(kaart);
    (echt, kaart)
}

#[test]
fn enter_does_the_step_in_hand_once_the_coach_went_to_it_and_else_moves_the_card() {
    let (mut echt, kaart) = met_kandidaat();
    echt.stel.hele_fase(kaart, &["WK-02", "WK-04", "WK-08"]);
    echt.hear();
    echt.keys("> a ctrl-s");
    assert!(
        echt.toont("enter verplaats") || echt.toont("⏎ verplaats"),
        "{}",
        echt.screen()
    );
    assert!(!echt.toont("▶ "), "{}", echt.screen());
    echt.keys("j k");
    assert!(echt.toont("> verplaats"), "{}", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("R. Yıldız: WK-02"), "{}", echt.screen());
    echt.keys("ctrl-s");
    assert!(!echt.toont("n WK-02"), "{}", echt.screen());
    echt.keys(">");
    assert_eq!(echt.stel.fase(kaart), Fase::Bemiddeling);
}

#[test]
fn a_step_of_the_leerroute_is_done_from_the_gate_once_the_leerroute_has_what_it_needs() {
    let (mut echt, kaart) = in_fase(Fase::Bemiddeling, &["BM-04", "BM-05", "BM-06", "BM-07"]);
    echt.keys("enter >");
    letter(&mut echt, "BM-04");
    assert!(echt.toont("▐Leerroute"), "{}", echt.screen());
    echt.stel.kies_leerroute(kaart);
    echt.hear();
    echt.keys(">");
    letter(&mut echt, "BM-04");
    assert!(echt.toont("R. Yıldız: BM-04"), "{}", echt.screen());
    echt.keys("ctrl-s");
    assert!(echt.toont("BM-04 gedaan"), "{}", echt.screen());
    assert!(echt.toont(" BM-05 "), "{}", echt.screen());
}

#[test]
fn what_was_saved_a_moment_ago_stands_in_the_next_step() {
    let open = [
        "PI-03N", "PI-05", "PI-06", "PI-07", "PI-08", "PI-09", "PI-10", "PI-11",
    ];
    let (mut echt, kaart) = in_fase(Fase::Plaatsing, &open);
    // The dossier lies below the gate and asks the same.
    echt.keys("enter >");
    echt.traag = true;
    let papier = echt.stel.compleet(kaart, Formuliersoort::Registratie);
    echt.colleague(papier);
    echt.traag = false;
    echt.answer();
    letter(&mut echt, "PI-06");
    assert!(echt.toont("Eerste dag   02-02-2026"), "{}", echt.screen());
}

#[test]
fn a_step_that_lacks_something_on_paper_opens_the_form_there() {
    let (mut echt, kaart) = in_fase(Fase::Plaatsing, &["PI-08", "PI-11"]);
    let mut minder = echt
        .stel
        .formulier(kaart, Formuliersoort::Registratie)
        .velden;
    minder.remove("onderwijskosten");
    echt.stel
        .bewaar(kaart, Formuliersoort::Registratie, minder)
        .unwrap();
    echt.hear();
    echt.keys(">");
    letter(&mut echt, "PI-08");
    echt.keys("ctrl-s");
    assert!(echt.toont("PI-08 ontbreekt nog"), "{}", echt.screen());
    assert!(echt.toont("Registratieformulier"), "{}", echt.screen());
    echt.typ("1250").keys("ctrl-s");
    if echt.toont("Dit wijzigt ook het dossier") {
        echt.keys("enter");
    }
    assert!(echt.toont("Yıldız: PI-08"), "{}", echt.screen());
    echt.keys("ctrl-s");
    assert!(echt.toont("PI-08 gedaan"), "{}", echt.screen());
}

#[test]
fn a_startkwalificatie_that_duo_found_is_passed_with_words_from_the_gate_and_from_the_dossier() {
    let (mut echt, kaart) = met_kandidaat();
    echt.stel.hele_fase(kaart, &["WK-06", "WK-07"]);
    let gevonden = StapGegeven::Duo {
        uitslag: DuoUitslag::Gevonden,
    };
    echt.stel
        .doe(Command::ZetStap {
            kaart,
            stap: stap("WK-06"),
            stand: NieuweStand::Gedaan { op: None },
            gegeven: Some(gevonden),
            tekst: String::new(),
            gezien: None,
        })
        .unwrap();
    echt.hear();
    echt.keys(">");
    letter(&mut echt, "WK-07");
    assert!(echt.toont("afwijking met motivering"), "{}", echt.screen());
    assert!(
        echt.toont("DUO vond een startkwalificatie"),
        "{}",
        echt.screen()
    );
    // The cursor is where the words go; leaving gives the same from the dossier.
    echt.keys("esc esc enter");
    naar_stap(&mut echt, "WK-07");
    echt.keys("d");
    echt.typ("havo van 1998 in het buitenland, niet erkend")
        .keys("ctrl-s");
    assert!(echt.toont("WK-07"), "{}", echt.screen());
    let dossier = echt.stel.dossier(kaart);
    let traject = dossier.traject.unwrap();
    assert!(
        matches!(
            traject.stappen.stand(stap("WK-07")),
            Stapstand::Afwijking { .. }
        ),
        "{}",
        echt.screen()
    );
}

/// Puts the cursor of the dossier on a step.
fn naar_stap(echt: &mut Echt, code: &str) {
    let hier = |echt: &Echt| {
        let screen = echt.screen();
        screen
            .lines()
            .any(|it| it.starts_with('▶') && it.contains(code))
    };
    for _ in 0..40 {
        if hier(echt) {
            return;
        }
        echt.keys("j");
    }
    panic!("{code}:\n{}", echt.screen());
}
