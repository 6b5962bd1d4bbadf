//! The werkvoorraad over the real service: what a key does, and what is under the cursor after it.

use chrono::{Days, TimeZone, Utc};
use trajectbord::app::command::Command;
use trajectbord::app::query::Blik;
use trajectbord::domain::id::KaartId;
use trajectbord::domain::nazorg::Nazorgmoment;
use trajectbord::domain::waardelijst::AanHetWerk;

use super::Echt;
use crate::service::stel::{MDV, Stel};

/// Three kandidaten, none of whom anybody called; the second one's DUO-check is asked.
fn ochtend() -> (Stel, [KaartId; 3]) {
    let stel = Stel::nieuw();
    let kaarten = ["Anne Vos", "Bert Das", "Cor Mol"].map(|naam| stel.kandidaat(naam));
    for code in ["WK-01", "WK-02", "WK-03", "WK-05"] {
        stel.gedaan(kaarten[1], code).unwrap();
    }
    let nu = Utc.with_ymd_and_hms(2026, 1, 15, 9, 0, 0).unwrap();
    stel.clock.set(nu + Days::new(20));
    (stel, kaarten)
}

fn scherm(width: u16, height: u16) -> (Echt, [KaartId; 3]) {
    let (stel, kaarten) = ochtend();
    let mut echt = Echt::at(stel, width, height);
    echt.keys("2");
    (echt, kaarten)
}

fn in_hand(echt: &Echt) -> Option<KaartId> {
    echt.model.voorraad.kaart().map(|it| it.kaart)
}

#[test]
fn the_list_says_why_since_when_what_to_do_and_whose_turn_it_is() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let (mut echt, _) = scherm(width, height);
        insta::assert_snapshot!(format!("voorraad_{width}x{height}"), echt.screen());
        echt.keys("x");
        insta::assert_snapshot!(format!("voorraad_waarom_{width}x{height}"), echt.screen());
    }
}

#[test]
fn one_key_puts_the_row_away_and_the_next_one_is_under_the_cursor() {
    let (mut echt, _) = scherm(80, 24);
    let eerste = in_hand(&echt).unwrap();
    echt.keys("j");
    let tweede = in_hand(&echt).unwrap();
    echt.keys("k s").typ("3d").keys("enter");
    assert!(echt.toont("uitgesteld tot"), "{}", echt.screen());
    assert_eq!(in_hand(&echt), Some(tweede));
    // Taken back, it is in hand again.
    echt.keys("u");
    assert!(echt.toont("teruggenomen"), "{}", echt.screen());
    assert_eq!(in_hand(&echt), Some(eerste));
    echt.keys("s").typ("als bestaat niet").keys("enter");
    assert!(echt.toont("Die stap hoort niet"), "{}", echt.screen());
    insta::assert_snapshot!("voorraad_uitstel_80x24", echt.screen());
    echt.keys("esc");
    assert_eq!(in_hand(&echt), Some(eerste));
}

#[test]
fn a_step_is_done_with_one_key_and_one_that_asks_more_opens_its_window() {
    let (mut echt, [anne, bert, _]) = scherm(80, 24);
    while in_hand(&echt) != Some(bert) {
        echt.keys("j");
    }
    // Called, the next thing is the DUO-check, which asks what came of it.
    echt.keys("c g g g");
    while in_hand(&echt) != Some(bert) {
        echt.keys("j");
    }
    echt.keys("d");
    assert!(echt.toont("Uitslag"), "{}", echt.screen());
    echt.typ("geen").keys("ctrl-s");
    assert!(echt.toont("WK-06 gedaan"), "{}", echt.screen());
    echt.keys("g g");
    while in_hand(&echt) != Some(anne) {
        echt.keys("j");
    }
    echt.keys("c g");
    assert!(
        echt.toont("contact met A. Vos: gesproken"),
        "{}",
        echt.screen()
    );
    echt.keys("u");
    assert_eq!(in_hand(&echt), Some(anne));
}

#[test]
fn who_was_not_reached_is_called_on_the_next_working_day() {
    let (mut echt, [anne, ..]) = scherm(80, 24);
    while in_hand(&echt) != Some(anne) {
        echt.keys("j");
    }
    echt.keys("c n");
    let dossier = echt.stel.dossier(anne);
    let traject = dossier.traject.unwrap();
    // 4 February 2026 is a Wednesday.
    assert_eq!(traject.terugbellen.unwrap().to_string(), "2026-02-05");
    echt.op(anne);
    echt.keys("2");
    while in_hand(&echt) != Some(anne) {
        echt.keys("j");
    }
    echt.keys("c t");
    assert!(echt.toont("terugbellen"), "{}", echt.screen());
    echt.typ("ma").keys("enter");
    let traject = echt.stel.dossier(anne).traject.unwrap();
    assert_eq!(traject.terugbellen.unwrap().to_string(), "2026-02-09");
}

#[test]
fn a_card_is_handed_over_with_a_note_and_the_answer_comes_back() {
    let (mut echt, _) = scherm(80, 24);
    let kaart = in_hand(&echt).unwrap();
    echt.keys("a");
    assert!(echt.toont("Aan wie draag je"), "{}", echt.screen());
    echt.keys("enter").typ("belt liever in de middag");
    insta::assert_snapshot!("voorraad_overdracht_80x24", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("gevraagd aan jvb"), "{}", echt.screen());
    let reden = "ik ben vol".to_owned();
    let weiger = Command::WeigerOverdracht { kaart, reden };
    echt.colleague(weiger);
    while in_hand(&echt) != Some(kaart) {
        echt.keys("k");
    }
    assert!(
        echt.toont("jvb neemt niet over: ik ben vol"),
        "{}",
        echt.screen()
    );
    echt.keys("W");
    assert!(echt.toont("gelezen"), "{}", echt.screen());
    assert_eq!(echt.stel.dossier(kaart).rij.coach, MDV);
}

#[test]
fn the_dossier_walks_the_list_that_it_was_opened_from() {
    let (mut echt, _) = scherm(80, 24);
    let eerste = in_hand(&echt).unwrap();
    echt.keys("enter");
    assert!(echt.toont("Stappen"), "{}", echt.screen());
    echt.keys("J");
    let tweede = in_hand(&echt).unwrap();
    assert_ne!(eerste, tweede);
    assert!(
        echt.toont(&echt.stel.dossier(tweede).rij.naam),
        "{}",
        echt.screen()
    );
    echt.keys("K");
    assert_eq!(in_hand(&echt), Some(eerste));
    echt.keys("K");
    assert!(echt.toont("eerste kaart van de lijst"), "{}", echt.screen());
    echt.keys("esc");
    assert!(echt.toont("▐2 Werkvoorraad▌"), "{}", echt.screen());
}

#[test]
fn the_other_lists_and_an_empty_one_say_what_they_are() {
    let (mut echt, _) = scherm(80, 24);
    echt.keys("t");
    assert_eq!(echt.model.voorraad.blik, Blik::EenStap);
    insta::assert_snapshot!("voorraad_een_stap_80x24", echt.screen());
    echt.keys("t");
    assert!(echt.toont("Er is niets uitgesteld"), "{}", echt.screen());
    echt.keys("t f").typ("zzz").keys("enter");
    assert!(echt.toont("past niets bij het filter"), "{}", echt.screen());
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let mut leeg = Echt::new(stel);
    leeg.keys("2");
    assert!(leeg.toont("Niets dat brandt"), "{}", leeg.screen());
    insta::assert_snapshot!("voorraad_leeg_80x24", leeg.screen());
}

#[test]
fn digits_after_g_go_to_a_group_and_a_filter_narrows_the_list() {
    let (mut echt, [anne, ..]) = scherm(80, 24);
    echt.keys("g 5");
    assert!(echt.toont("stilstaand"), "{}", echt.screen());
    echt.keys("g 1");
    let laat = in_hand(&echt);
    echt.keys("g g");
    assert_eq!(in_hand(&echt), laat);
    echt.keys("f").typ("vos").keys("enter");
    assert_eq!(in_hand(&echt), Some(anne));
    assert!(echt.toont("filter: vos"), "{}", echt.screen());
    echt.keys("backspace z m");
    assert!(echt.toont("van iedereen"), "{}", echt.screen());
}

#[test]
fn the_list_is_counted_by_a_column_and_a_number_leads_to_its_rows() {
    let (mut echt, _) = scherm(80, 24);
    let alle = echt.model.voorraad.totaal();
    echt.keys("F");
    assert!(echt.toont("wie aan zet is"), "{}", echt.screen());
    insta::assert_snapshot!("voorraad_tellen_80x24", echt.screen());
    // Why it is there: no filter says that, so the cards are listed.
    echt.keys("j enter");
    assert!(echt.toont(&format!("waarom ({alle})")), "{}", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("T-000"), "{}", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("Stappen"), "{}", echt.screen());
    // A fase has a word, so the list itself is narrowed.
    echt.keys("esc F j j j enter enter");
    assert!(echt.toont("filter: fase:"), "{}", echt.screen());
}

#[test]
fn two_keys_put_a_row_off_until_the_next_working_day() {
    let (mut echt, _) = scherm(80, 24);
    let eerste = in_hand(&echt).unwrap();
    echt.keys("s enter");
    // 4 February 2026 is a Wednesday.
    assert!(echt.toont("uitgesteld tot 05-02-2026"), "{}", echt.screen());
    assert_ne!(in_hand(&echt), Some(eerste));
}

#[test]
fn a_task_with_no_card_is_let_go_with_a_reason() {
    let (mut echt, _) = scherm(80, 24);
    echt.keys("T tab").typ("kast opruimen").keys("enter");
    echt.keys("G");
    while echt
        .model
        .voorraad
        .in_hand()
        .is_some_and(|it| it.taak.is_none())
    {
        echt.keys("k");
    }
    echt.keys("W").typ("hoeft niet meer").keys("enter");
    assert!(echt.toont("taak is vervallen"), "{}", echt.screen());
    assert!(!echt.toont("kast opruimen"), "{}", echt.screen());
}

/// The row under the cursor, whatever it is.
fn sleutel(echt: &Echt) -> Option<trajectbord::app::query::Voorraadsleutel> {
    echt.model.voorraad.in_hand().map(|it| it.sleutel)
}

#[test]
fn the_same_again_is_done_on_one_row_after_another() {
    let (mut echt, _) = scherm(80, 24);
    let mut rijen = Vec::new();
    for _ in 0..4 {
        rijen.push(sleutel(&echt));
        echt.keys("j");
    }
    echt.keys("g g s enter");
    assert_eq!(sleutel(&echt), rijen[1]);
    echt.keys(".");
    assert!(echt.toont("uitgesteld tot 05-02-2026"), "{}", echt.screen());
    assert_eq!(sleutel(&echt), rijen[2]);
    echt.keys(".");
    assert_eq!(sleutel(&echt), rijen[3]);
    // What cannot be done elsewhere is not passed over for what was done before it.
    let toen = echt.model.voorraad.totaal();
    echt.keys("a enter").typ("belt morgen").keys("enter");
    echt.keys("k W");
    assert!(echt.toont("verdracht"), "{}", echt.screen());
    echt.keys(".");
    assert!(echt.toont("doe het daar zelf"), "{}", echt.screen());
    assert_eq!(echt.model.voorraad.totaal(), toen);
}

#[test]
fn a_row_that_stays_where_it_is_gives_way_to_the_next() {
    let (mut echt, _) = scherm(80, 24);
    let eerste = sleutel(&echt);
    echt.keys("j");
    let tweede = sleutel(&echt);
    // Handed over it stands in both lists until the other takes it: this coach goes on.
    echt.keys("k a enter")
        .typ("belt liever in de middag")
        .keys("enter");
    assert!(echt.toont("gevraagd aan jvb"), "{}", echt.screen());
    assert_eq!(sleutel(&echt), tweede);
    echt.keys("k");
    assert_eq!(sleutel(&echt), eerste);
}

#[test]
fn a_row_that_moves_up_leaves_the_next_one_under_the_cursor() {
    let (mut echt, _) = scherm(80, 24);
    // 4 February 2026 is a Wednesday.
    for taak in ["een vr", "twee za", "drie zo"] {
        echt.keys("T tab").typ(taak).keys("enter");
    }
    echt.keys("g 3 j j");
    let derde = sleutel(&echt);
    echt.keys("k s").typ("do").keys("enter");
    assert_eq!(sleutel(&echt), derde, "{}", echt.screen());
}

#[test]
fn a_dossier_opens_on_the_step_that_the_row_is_about() {
    let (mut echt, [_, bert, _]) = scherm(80, 24);
    while in_hand(&echt) != Some(bert) {
        echt.keys("j");
    }
    let stap = echt
        .model
        .voorraad
        .in_hand()
        .and_then(|it| it.post.stap)
        .unwrap();
    echt.keys("enter");
    let scherm = echt.screen();
    let rij = scherm.lines().find(|it| it.contains('▶')).unwrap();
    assert!(rij.contains(&stap.to_string()), "{scherm}");
}

#[test]
fn one_letter_after_a_call_says_what_a_moment_of_nazorg_found() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = stel.kandidaat("Rukiye Yildiz");
    for (maand, dag) in [(1, 20), (1, 25), (2, 1), (5, 4), (5, 11)] {
        let nu = Utc.with_ymd_and_hms(2026, maand, dag, 9, 0, 0).unwrap();
        stel.clock.set(nu);
        stel.hele_fase(kaart, &[]);
        stel.verplaats(kaart).unwrap();
    }
    // A month after the job began the first moment is due.
    let nu = Utc.with_ymd_and_hms(2026, 6, 10, 9, 0, 0).unwrap();
    stel.clock.set(nu);
    let mut echt = Echt::new(stel);
    echt.keys("2 c n");
    let traject = echt.stel.dossier(kaart).traject.unwrap();
    assert!(traject.terugbellen.is_some());
    echt.keys("c g");
    insta::assert_snapshot!("voorraad_nazorg_80x24", echt.screen());
    echt.keys("j");
    assert!(echt.toont("NZ-01 gedaan"), "{}", echt.screen());
    let traject = echt.stel.dossier(kaart).traject.unwrap();
    let meting = traject.resultaat.meting(Nazorgmoment::VierWeken);
    assert_eq!(meting.map(|it| it.werk), Some(AanHetWerk::Ja));
    // Who was spoken with was called back.
    assert_eq!(traject.terugbellen, None);
    // One act, taken back at once.
    echt.keys("u");
    let traject = echt.stel.dossier(kaart).traject.unwrap();
    assert!(traject.resultaat.meting(Nazorgmoment::VierWeken).is_none());
    assert!(traject.terugbellen.is_some());
}
