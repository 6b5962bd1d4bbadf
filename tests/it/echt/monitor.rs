//! The monitor over the real service: figures, the cards behind them, a report, counting a list.

use trajectbord::app::command::Command;
use trajectbord::domain::document::Vorm;
use trajectbord::domain::sluiting::Slot;
use trajectbord::domain::waardelijst::RedenUitval;
use trajectbord::tui::msg::Inhoud;

use super::Echt;
use crate::service::stel::Stel;

/// Five in Werving kandidaten, one of them dropped out.
fn regio() -> Stel {
    let stel = Stel::nieuw();
    for naam in ["Piet Bos", "Anne Vos", "Kees Mol", "Jan Uil", "Els Das"] {
        stel.kandidaat(naam);
    }
    let kaart = stel.kandidaat("Bo Haas");
    stel.doe(Command::Sluit {
        kaart,
        slot: Some(Slot::Uitgevallen(RedenUitval::Verhuizing)),
        toelichting: "Gaat weg.".to_owned(),
        gezien: None,
    })
    .unwrap();
    stel
}

#[test]
fn the_monitor_reads_at_every_size() {
    for (breed, hoog) in [(80, 24), (120, 40), (200, 50)] {
        let mut echt = Echt::at(regio(), breed, hoog);
        echt.keys("6 j j");
        insta::assert_snapshot!(format!("monitor_doorstroom_{breed}"), echt.screen());
        echt.keys("j j j j j enter l");
        insta::assert_snapshot!(format!("monitor_uitval_{breed}"), echt.screen());
    }
}

#[test]
fn behind_a_figure_stand_its_cards_and_one_opens() {
    let mut echt = Echt::new(regio());
    echt.keys("6 j j enter");
    assert!(echt.screen().contains("M3 Doorstroom"), "{}", echt.screen());
    echt.keys("enter");
    let scherm = echt.screen();
    assert!(scherm.contains("Werving kandidaten: stand (5)"), "{scherm}");
    assert!(
        scherm.contains("P. Bos") && !scherm.contains("B. Haas"),
        "{scherm}"
    );
    echt.keys("enter");
    assert!(echt.screen().contains("WK-01"), "{}", echt.screen());
    echt.keys("esc");
    assert!(echt.screen().contains("M3 Doorstroom"), "{}", echt.screen());
}

#[test]
fn period_split_and_day_are_chosen_and_told() {
    let mut echt = Echt::new(regio());
    echt.keys("6");
    assert!(echt.screen().contains("2026"), "{}", echt.screen());
    echt.keys("p ctrl-u").typ("2026-K1").keys("enter d");
    let scherm = echt.screen();
    assert!(scherm.contains("kwartaal 1 van 2026"), "{scherm}");
    assert!(scherm.contains("per branche"), "{scherm}");
    echt.keys("<");
    assert!(
        echt.screen().contains("kwartaal 4 van 2025"),
        "{}",
        echt.screen()
    );
    echt.keys("s").typ("14-1-2026").keys("enter");
    assert!(echt.screen().contains("stand van"), "{}", echt.screen());
    echt.keys("p ctrl-u").typ("gisteren").keys("enter");
    assert!(echt.screen().contains("geen periode"), "{}", echt.screen());
    echt.keys("esc");
}

#[test]
fn a_report_is_written_with_small_numbers_hidden() {
    let mut echt = Echt::new(regio());
    echt.keys("6 e j enter");
    let bestand = echt.bestanden.pop().unwrap();
    assert_eq!(bestand.vorm, Vorm::Xlsx);
    assert_eq!(bestand.naam, "rapport-2026-01-01-2026-12-31");
    let Inhoud::Rapport(rapport) = bestand.inhoud else {
        panic!("a report is saved")
    };
    assert!(rapport.verborgen);
    assert_eq!(rapport.bladen.len(), 13);
}

#[test]
fn a_change_is_told_and_counted_when_the_coach_asks() {
    let mut echt = Echt::new(regio());
    echt.keys("6 j j");
    echt.stel.kandidaat("Wim Roos");
    echt.keys("k j");

    assert!(echt.screen().contains("M3"), "{}", echt.screen());
    echt.keys("r enter enter");
    assert!(echt.screen().contains("stand (6)"), "{}", echt.screen());
}

#[test]
fn the_board_is_counted_by_a_column_and_a_number_shows_its_cards() {
    let mut echt = Echt::new(regio());
    echt.keys("F");
    assert!(echt.screen().contains("Tellen per"), "{}", echt.screen());
    echt.keys("j j j j enter");
    let scherm = echt.screen();
    assert!(scherm.contains("Tellen per coach"), "{scherm}");
    assert!(scherm.contains("mdv"), "{scherm}");
    echt.keys("enter");
    assert!(echt.screen().contains("coach:mdv"), "{}", echt.screen());
}

#[test]
fn the_leerbedrijven_are_counted_too() {
    let mut echt = Echt::new(Stel::nieuw());
    echt.keys("4 F j enter");
    let scherm = echt.screen();
    assert!(scherm.contains("Almelo"), "{scherm}");
    echt.keys("enter");
    assert!(
        echt.screen().contains("Werkgevers 1 van 1"),
        "{}",
        echt.screen()
    );
    assert_eq!(echt.model.werkgevers.filter_tekst, "plaats:almelo");
}

#[test]
fn behind_plekken_and_leerbedrijven_stands_who_they_are() {
    let mut echt = Echt::new(regio());
    echt.keys("6 j j j j j j j j enter enter");
    assert!(echt.screen().contains("bedrijven ("), "{}", echt.screen());
    echt.keys("enter");
    assert!(
        echt.screen().contains("▐4 Werkgevers▌"),
        "{}",
        echt.screen()
    );
}

#[test]
fn a_view_of_the_monitor_comes_back_on_its_letter_and_after_a_restart() {
    let mut echt = Echt::new(regio());
    echt.keys("6 j j p ctrl-u").typ("2026-K1").keys("enter d");
    let was = echt.model.monitor.woorden();
    echt.keys("' M esc g g r");
    assert_ne!(echt.model.monitor.woorden(), was);
    echt.keys("1 ' m");
    assert!(
        echt.screen().contains("kwartaal 1 van 2026"),
        "{}",
        echt.screen()
    );
    assert_eq!(echt.model.monitor.woorden(), was);
    echt.pause();
    let echt = Echt::new(echt.stel.herstart());
    assert_eq!(echt.model.monitor.woorden(), was);
    assert!(
        echt.screen().contains("kwartaal 1 van 2026"),
        "{}",
        echt.screen()
    );
}
