//! The tab Leerroute: the grid, its digits, marks, judge and day, and the way to the verklaring.

use insta::assert_snapshot;
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::id::KaartId;
use trajectbord::domain::stappen::Stapstand;
use trajectbord::domain::waardelijst::WerkprocesStatus::{
    self, Geleerd, InOefening, KanAl, NietGeleerd, TeLeren,
};
use trajectbord::tui::{Input, Msg};

use super::{Echt, met_kandidaat};
use crate::service::stel::{ANDERE_CREBO, CREBO, Stel, stap};

/// A traject in Praktijkleren with every werkproces on te leren, its dossier on the tab.
fn op(width: u16, height: u16) -> (Echt, KaartId) {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = stel.kandidaat("Samira Vos");
    for _ in 0..3 {
        stel.hele_fase(kaart, &[]);
        stel.verplaats(kaart).unwrap();
    }
    stel.gedaan(kaart, "PL-01").unwrap();
    let mut echt = Echt::at(stel, width, height);
    echt.op(kaart).keys("enter tab tab");
    (echt, kaart)
}

fn statussen(echt: &Echt, kaart: KaartId) -> Vec<WerkprocesStatus> {
    let traject = echt.stel.dossier(kaart).traject.unwrap();
    traject.leerroute.iter().map(|it| it.status).collect()
}

fn stand(echt: &Echt, kaart: KaartId, code: &str) -> Stapstand {
    let traject = echt.stel.dossier(kaart).traject.unwrap();
    traject.stappen.stand(stap(code)).clone()
}

#[test]
fn the_grid_at_three_sizes() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let (mut echt, _) = op(width, height);
        echt.keys("1 3 3 4 enter");
        assert_snapshot!(format!("leerroute_{width}x{height}"), echt.screen());
    }
}

#[test]
fn a_digit_sets_the_status_and_the_cursor_moves_on() {
    let (mut echt, kaart) = op(80, 24);
    echt.keys("1 2 3");
    assert_eq!(
        statussen(&echt, kaart),
        [KanAl, TeLeren, InOefening, TeLeren, TeLeren]
    );
    echt.keys("0");
    let traject = echt.stel.dossier(kaart).traject.unwrap();
    // PI-05 was done: the begeleidingsdocument speaks of it, so it does not just go.
    assert_eq!(traject.leerroute[3].status, WerkprocesStatus::Vervallen);
    echt.keys("u");
    assert_eq!(statussen(&echt, kaart)[3], TeLeren);
}

#[test]
fn a_digit_that_comes_before_the_leerroute_is_read_is_not_lost() {
    let (mut echt, kaart) = op(80, 24);
    echt.keys("esc enter tab");
    echt.traag = true;
    echt.keys("tab 1 j 3");
    assert_eq!(statussen(&echt, kaart)[0], TeLeren);
    for _ in 0..4 {
        echt.answer();
    }
    assert_eq!(
        statussen(&echt, kaart),
        [KanAl, TeLeren, InOefening, TeLeren, TeLeren]
    );
}

#[test]
fn who_judges_is_asked_once_and_the_last_judgement_does_pl_06() {
    let (mut echt, kaart) = op(80, 24);
    echt.keys("4");
    assert_snapshot!("leerroute_oordeel_80x24", echt.screen());
    echt.keys("enter");
    assert_eq!(statussen(&echt, kaart)[0], Geleerd);
    assert!(
        echt.toont("oordeel: Iris Bakker, vandaag (p)"),
        "{}",
        echt.screen()
    );
    echt.keys("4 4 5 4");
    assert_eq!(
        statussen(&echt, kaart),
        [Geleerd, Geleerd, Geleerd, NietGeleerd, Geleerd]
    );
    assert!(matches!(
        stand(&echt, kaart, "PL-06"),
        Stapstand::Gedaan { .. }
    ));
    assert!(echt.toont("geleerd 4 van 5"), "{}", echt.screen());
    echt.keys("p ctrl-u").typ("Johan Bosman").keys("enter k 4");
    let regels = echt.stel.tijdlijn(kaart);
    assert!(
        regels[0].ends_with("oordeel van Johan Bosman"),
        "{regels:?}"
    );
}

#[test]
fn a_day_before_the_start_is_refused_in_the_window_and_nothing_typed_is_lost() {
    let (mut echt, kaart) = op(80, 24);
    echt.keys("4 tab").typ("12-1").keys("enter");
    assert!(
        echt.toont("oordeel kan niet voor de start"),
        "{}",
        echt.screen()
    );
    echt.keys("ctrl-u").typ("morgen").keys("enter");
    assert!(echt.toont("Deze dag moet nog komen"), "{}", echt.screen());
    echt.keys("ctrl-u enter");
    assert_eq!(statussen(&echt, kaart)[0], Geleerd);
    echt.keys("p ctrl-u enter");
    assert!(echt.toont("Vul in wie oordeelt"), "{}", echt.screen());
}

#[test]
fn marked_rows_are_set_by_one_key() {
    let (mut echt, kaart) = op(80, 24);
    echt.keys("space j space 3");
    assert_eq!(
        statussen(&echt, kaart),
        [InOefening, TeLeren, InOefening, TeLeren, TeLeren]
    );
    echt.keys("* 1");
    assert_eq!(statussen(&echt, kaart), [KanAl; 5]);
    echt.keys("* z w 2");
    let na = statussen(&echt, kaart);
    assert_eq!(na.iter().filter(|it| **it == TeLeren).count(), 1);
    // One key, one change, one undo.
    echt.keys("u u");
    assert_eq!(
        statussen(&echt, kaart),
        [InOefening, TeLeren, InOefening, TeLeren, TeLeren]
    );
}

#[test]
fn the_kwalificatie_is_chosen_by_letters_and_asks_why_after_pi_05() {
    let (mut echt, kaart) = met_kandidaat();
    echt.keys("enter tab tab 2");
    assert!(
        echt.toont("ies eerst een kwalificatie met v"),
        "{}",
        echt.screen()
    );
    echt.keys("esc v");
    assert_snapshot!("leerroute_kwalificatie_80x24", echt.screen());
    echt.typ("plant").keys("enter");
    let gekozen = |echt: &Echt| echt.stel.dossier(kaart).traject.unwrap().crebo.unwrap();
    assert_eq!(gekozen(&echt).to_string(), CREBO);
    echt.keys("2 2");
    assert_eq!(statussen(&echt, kaart), [TeLeren, TeLeren]);

    let (mut echt, kaart) = op(80, 24);
    echt.keys("v").typ("logistiek").keys("enter");
    assert!(echt.toont("Waarom toch een andere"), "{}", echt.screen());
    echt.typ("ander werk").keys("enter");
    let traject = echt.stel.dossier(kaart).traject.unwrap();
    assert_eq!(traject.crebo.unwrap().to_string(), ANDERE_CREBO);
    assert!(echt.toont("2 werkprocessen verv"), "{}", echt.screen());
}

#[test]
fn the_steps_of_the_leerroute_lead_here_from_the_list_and_from_the_gate() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = stel.kandidaat("Samira Vos");
    stel.hele_fase(kaart, &[]);
    stel.verplaats(kaart).unwrap();
    stel.hele_fase(kaart, &["BM-04", "BM-05"]);
    let mut echt = Echt::new(stel);
    echt.op(kaart).keys("> enter");
    assert!(echt.toont("▐Leerroute 0/0▌"), "{}", echt.screen());
    // The step itself refuses as long as nothing was chosen.
    echt.keys("d");
    assert!(
        echt.toont("r is nog geen kwalificatie;"),
        "{}",
        echt.screen()
    );
    echt.keys("esc v enter");
    assert!(echt.toont("▶ W1"), "{}", echt.screen());
    echt.keys("* 2");
    assert_eq!(statussen(&echt, kaart), [TeLeren; 5]);
    echt.keys("j j j j j d");
    assert!(
        matches!(stand(&echt, kaart, "BM-04"), Stapstand::Gedaan { .. }),
        "{}",
        echt.screen()
    );
    echt.keys("shift-tab shift-tab g g");
    let regel = |echt: &Echt| {
        let screen = echt.screen();
        screen
            .lines()
            .any(|line| line.starts_with('▶') && line.contains("BM-04"))
    };
    for _ in 0..40 {
        if regel(&echt) {
            break;
        }
        echt.keys("j");
    }
    assert!(regel(&echt), "{}", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("▐Leerroute 0/5▌"), "{}", echt.screen());
}

#[test]
fn after_the_verklaring_the_keys_say_how_to_open_it_again() {
    let (mut echt, kaart) = op(120, 40);
    for code in ["PL-06", "PL-07", "PL-08"] {
        echt.stel.gedaan(kaart, code).unwrap();
    }
    echt.hear();
    assert_snapshot!("leerroute_verklaring_120x40", echt.screen());
    echt.keys("2");
    assert!(
        echt.toont("zet PL-08 hieronder eerst weer open"),
        "{}",
        echt.screen()
    );
    echt.keys("esc G k k k r");
    assert_eq!(stand(&echt, kaart, "PL-08"), Stapstand::Open);
    echt.keys("g g 2");
    assert_eq!(statussen(&echt, kaart)[0], TeLeren);
}

#[test]
fn what_a_colleague_puts_is_seen_and_another_dossier_keeps_the_tab() {
    let (mut echt, kaart) = op(80, 24);
    let eindgesprek = echt.stel.compleet(kaart, Formuliersoort::Eindgesprek);
    echt.colleague(eindgesprek);
    echt.keys("G");
    assert!(echt.toont("PL-08"), "{}", echt.screen());
    assert!(echt.toont("voor do 22-1"), "{}", echt.screen());
    let ander = echt.stel.kandidaat("Piet Bos");
    echt.hear();
    echt.keys("esc")
        .op(ander)
        .keys("enter tab tab J K tab shift-tab");
    assert!(
        echt.toont("Er is nog geen kwalificatie"),
        "{}",
        echt.screen()
    );
}

#[test]
fn the_grid_is_drawn_at_every_size() {
    let (mut echt, _) = op(80, 24);
    for width in (1..=210).step_by(11) {
        for height in (1..=50).step_by(5) {
            echt.traag = true;
            echt.tell(Msg::Input(Input::Resize(width, height)));
            echt.draw();
        }
    }
}
