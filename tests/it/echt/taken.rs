//! Tasks from anywhere: made in one line, listed with their card, done on a key.

use trajectbord::app::query::{Antwoord, Query, Taakrij, Taakwens};
use trajectbord::domain::id::KaartId;
use trajectbord::domain::taak::Taaksoort;

use super::{Echt, met_kandidaat};
use crate::service::stel::{JVB, MDV, Stel};

fn van_kaart(echt: &Echt, kaart: KaartId) -> Vec<Taakrij> {
    echt.stel.dossier(kaart).taken
}

fn van_coach(echt: &Echt, coach: trajectbord::domain::id::CoachId) -> Vec<Taakrij> {
    match echt.stel.vraag(Query::Taken(Taakwens::VanCoach(coach))) {
        Antwoord::Taken(rijen) => rijen,
        _ => panic!("tasks were asked"),
    }
}

#[test]
fn one_key_on_the_board_makes_a_task_of_one_line() {
    let (mut echt, kaart) = met_kandidaat();
    echt.keys("T").typ("@jvb bel de school vr 10:30");
    insta::assert_snapshot!("taak_nieuw_80x24", echt.screen());
    echt.keys("enter");
    assert!(echt.toont("taak voor @jvb"), "{}", echt.screen());
    let alle = van_kaart(&echt, kaart);
    assert_eq!(alle.len(), 1);
    assert_eq!(alle[0].taak.aan, JVB);
    assert_eq!(alle[0].taak.soort, Taaksoort::Bellen);
    assert_eq!(alle[0].taak.wat, "bel de school");
    // A Thursday in the tests, so the day after.
    assert_eq!(alle[0].taak.voor.unwrap().to_string(), "2026-01-16");
    echt.keys("u");
    assert_eq!(van_kaart(&echt, kaart), []);
}

#[test]
fn what_cannot_be_kept_says_why_and_nothing_typed_is_lost() {
    let (mut echt, kaart) = met_kandidaat();
    echt.keys("T").typ("@zzz iets doen").keys("enter");
    assert!(echt.toont("@zzz is geen coach hier"), "{}", echt.screen());
    assert!(echt.toont("@zzz iets doen"));
    echt.keys("home delete").typ("@").keys("enter");
    assert_eq!(van_kaart(&echt, kaart), []);
    echt.keys("esc");
    assert!(echt.toont("niet bewaard"), "{}", echt.screen());
    echt.keys("ctrl-u").typ("iets doen").keys("enter");
    let alle = van_kaart(&echt, kaart);
    assert_eq!((alle[0].taak.aan, alle[0].taak.voor), (MDV, None));
}

#[test]
fn the_line_may_be_done_before_the_names_of_the_coaches_are_here() {
    let (mut echt, kaart) = met_kandidaat();
    echt.traag = true;
    echt.keys("T").typ("@jvb iets doen").keys("enter");
    echt.traag = false;
    assert_eq!(van_kaart(&echt, kaart), []);
    echt.answer();
    assert_eq!(van_kaart(&echt, kaart).len(), 1, "{}", echt.screen());
}

#[test]
fn a_task_without_a_card_is_made_on_the_same_key() {
    let (mut echt, kaart) = met_kandidaat();
    // Tab leaves the card that was in hand out of it.
    echt.keys("2 T tab");
    assert!(echt.toont("Taak zonder kaart"), "{}", echt.screen());
    echt.typ("rooster maken ma").keys("enter");
    assert_eq!(van_kaart(&echt, kaart), []);
    let alle = van_coach(&echt, MDV);
    assert_eq!(alle.len(), 1);
    assert_eq!(alle[0].taak.plaats.kaart, None);
    assert!(echt.toont("rooster maken"), "{}", echt.screen());
    // Where nobody is in hand there is no card to leave out.
    let mut echt = Echt::new(Stel::nieuw());
    echt.keys("3 T").typ("kast opruimen").keys("enter");
    assert_eq!(van_coach(&echt, MDV).len(), 1, "{}", echt.screen());
}

#[test]
fn the_dossier_lists_what_is_to_be_done_and_what_was_and_a_key_does_it() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let (stel, kaart) = {
            let stel = Stel::nieuw();
            let kaart = stel.kandidaat("Rukiye Yıldız");
            (stel, kaart)
        };
        let mut echt = Echt::at(stel, width, height);
        echt.op(kaart).keys("enter");
        for regel in ["brief sturen", "@jvb bel de school vr", "cv nakijken ma"] {
            echt.keys("T").typ(regel).keys("enter");
        }
        echt.keys("[");
        insta::assert_snapshot!(format!("dossier_taken_{width}x{height}"), echt.screen());
        // The call: not reached, so it comes back; then spoken.
        echt.keys("c n");
        let bellen = |echt: &Echt| {
            let alle = van_kaart(echt, kaart);
            alle.into_iter()
                .find(|it| it.taak.soort == Taaksoort::Bellen)
                .unwrap()
                .taak
        };
        assert_eq!(bellen(&echt).pogingen, 1, "{}", echt.screen());
        echt.keys("g g d d d");
        assert!(
            van_kaart(&echt, kaart).iter().all(|it| !it.taak.is_open()),
            "{}",
            echt.screen()
        );
        insta::assert_snapshot!(
            format!("dossier_taken_klaar_{width}x{height}"),
            echt.screen()
        );
        echt.keys("d");
        assert!(echt.toont("al klaar"), "{}", echt.screen());
        echt.keys("u");
        assert_eq!(
            van_kaart(&echt, kaart)
                .iter()
                .filter(|it| it.taak.is_open())
                .count(),
            1
        );
    }
}

#[test]
fn a_task_gets_another_day_another_coach_or_is_not_needed_any_more() {
    let (mut echt, kaart) = met_kandidaat();
    echt.keys("enter T").typ("brief sturen").keys("enter [");
    echt.keys("s").typ("ma").keys("enter");
    assert_eq!(
        van_kaart(&echt, kaart)[0].taak.voor.unwrap().to_string(),
        "2026-01-19"
    );
    echt.keys("a");
    assert!(echt.toont("Aan wie"), "{}", echt.screen());
    echt.typ("jvb").keys("enter");
    assert_eq!(van_kaart(&echt, kaart)[0].taak.aan, JVB);
    echt.keys("v").typ("al gestuurd").keys("enter");
    assert!(!van_kaart(&echt, kaart)[0].taak.is_open());
    assert!(echt.toont("vervallen"), "{}", echt.screen());
}

#[test]
fn on_a_shared_screen_no_task_is_typed_and_none_is_read() {
    let (mut echt, _) = met_kandidaat();
    echt.keys("enter T")
        .typ("bel moeder Fatma vr")
        .keys("enter");
    echt.keys("[ P");
    assert!(!echt.toont("Fatma"), "{}", echt.screen());
    echt.keys("T");
    assert!(!echt.toont("Taak bij"), "{}", echt.screen());
}
