//! The step window: how a step stands, what it asks, and where a fault is shown.

use insta::assert_snapshot;
use trajectbord::app::command::{Command, NieuweStand};
use trajectbord::domain::id::KaartId;
use trajectbord::domain::stappen::Stapstand;

use super::{Echt, met_kandidaat};
use crate::service::stel::{PLEK, Stel, dag, stap};

/// The letter of a step in the gate that is open.
fn letter(echt: &Echt, code: &str) -> String {
    let screen = echt.screen();
    let line = screen.lines().find(|line| line.contains(code)).unwrap();
    let before = line.split(code).next().unwrap();
    before.trim_end().chars().next_back().unwrap().to_string()
}

fn open(echt: &mut Echt, code: &str) {
    echt.keys(">");
    let key = letter(echt, code);
    echt.keys(&key);
}

fn stand(echt: &Echt, kaart: KaartId, code: &str) -> Stapstand {
    let dossier = echt.stel.dossier(kaart);
    let rij = dossier.stappen.into_iter().find(|it| it.stap == stap(code));
    rij.unwrap().stand
}

#[test]
fn a_question_is_asked_under_its_field_and_the_answer_is_kept() {
    let (mut echt, kaart) = met_kandidaat();
    echt.stel.gedaan(kaart, "WK-03").unwrap();
    echt.hear();
    open(&mut echt, "WK-05");
    echt.keys("ctrl-s esc");
    open(&mut echt, "WK-06");
    echt.keys("ctrl-s");
    assert!(
        echt.toont("Kies wat de DUO-check opleverde."),
        "{}",
        echt.screen()
    );
    assert_snapshot!(echt.screen());
    echt.typ("geen");
    echt.keys("ctrl-s");
    assert!(
        matches!(stand(&echt, kaart, "WK-06"), Stapstand::Gedaan { .. }),
        "{}",
        echt.screen()
    );
}

#[test]
fn a_rule_of_the_trade_stands_below_the_form_and_nothing_typed_is_lost() {
    let (mut echt, kaart) = met_kandidaat();
    open(&mut echt, "WK-05");
    echt.keys("tab").typ("zoals gevraagd").keys("ctrl-s");
    assert!(echt.toont("WK-05 kan pas als WK-03"), "{}", echt.screen());
    assert!(echt.toont("zoals gevraagd"));
    assert_eq!(stand(&echt, kaart, "WK-05"), Stapstand::Open);
    echt.keys("esc");
    assert!(echt.toont("Nog een keer esc"), "{}", echt.screen());
    echt.keys("esc");
    assert!(!echt.toont("zoals gevraagd"));
}

#[test]
fn a_step_is_planned_on_a_day_as_people_write_it() {
    let (mut echt, kaart) = met_kandidaat();
    open(&mut echt, "WK-08");
    echt.keys("shift-tab down");
    assert!(echt.toont("Gepland op"), "{}", echt.screen());
    echt.keys("ctrl-s");
    assert!(echt.toont("Kies een dag"), "{}", echt.screen());
    echt.typ("+1w").keys("ctrl-s");
    let op = dag("2026-01-22");
    assert_eq!(stand(&echt, kaart, "WK-08"), Stapstand::Gepland { op });
}

#[test]
fn a_day_in_the_future_is_refused_under_the_date() {
    let (mut echt, kaart) = met_kandidaat();
    open(&mut echt, "WK-08");
    echt.typ("20-1-2026").keys("ctrl-s");
    assert!(echt.toont("moet nog komen"), "{}", echt.screen());
    assert_eq!(stand(&echt, kaart, "WK-08"), Stapstand::Open);
}

#[test]
fn a_leerwerkplek_is_chosen_by_typing_a_part_of_it() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.wervings_plek();
    stel.hele_fase(kaart, &[]);
    stel.verplaats(kaart).unwrap();
    stel.hele_fase(kaart, &["BM-03"]);
    let mut echt = Echt::new(stel);
    echt.op(kaart);
    open(&mut echt, "BM-03");
    echt.keys("ctrl-s");
    assert!(echt.toont("Kies een leerwerkplek"), "{}", echt.screen());
    echt.typ("het veld");
    assert_snapshot!(echt.screen());
    echt.keys("ctrl-s");
    let bezet = echt.stel.plek().bezet;
    assert_eq!(bezet.len(), 1, "{}", echt.screen());
}

#[test]
fn the_praktijkopleider_of_a_leerwerkplek_is_asked_by_name() {
    let mut echt = Echt::new(Stel::nieuw());
    echt.op(KaartId::Plek(PLEK));
    open(&mut echt, "WG-03");
    echt.typ("Iris Bakker").keys("tab").typ("06").keys("ctrl-s");
    assert!(echt.toont("WG-03"), "{}", echt.screen());
    assert_eq!(stand(&echt, KaartId::Plek(PLEK), "WG-03"), Stapstand::Open);
    echt.keys("ctrl-u").typ("06 12345678").keys("ctrl-s");
    let dossier = echt.stel.dossier(KaartId::Plek(PLEK));
    let namen: Vec<_> = dossier.bedrijf.unwrap().betrokkenen;
    assert_eq!(namen.len(), 1, "{}", echt.screen());
    assert_eq!(namen[0].naam, "Iris Bakker");
}

#[test]
fn when_a_colleague_was_first_a_second_save_is_needed() {
    let (mut echt, kaart) = met_kandidaat();
    echt.traag = true;
    open_slow(&mut echt, "WK-08");
    // The colleague's change happens, the news of it has not arrived.
    echt.stel
        .service
        .doe(
            crate::service::stel::JVB,
            None,
            Command::ZetStap {
                kaart,
                stap: stap("WK-08"),
                stand: NieuweStand::Bezig,
                gegeven: None,
                tekst: String::new(),
                gezien: None,
            },
        )
        .unwrap();
    echt.traag = false;
    echt.keys("ctrl-s");
    assert!(echt.toont("Bewaar nog een keer"), "{}", echt.screen());
    echt.keys("ctrl-s");
    assert!(matches!(
        stand(&echt, kaart, "WK-08"),
        Stapstand::Gedaan { .. }
    ));
}

fn open_slow(echt: &mut Echt, code: &str) {
    echt.keys(">");
    echt.answer();
    echt.answer();
    let key = letter(echt, code);
    echt.keys(&key);
    echt.answer();
}
