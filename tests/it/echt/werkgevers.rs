//! The leerbedrijven over the real service, and the line of screens on top.

use super::Echt;
use crate::service::stel::Stel;

#[test]
fn the_screens_on_top_keep_their_place_and_what_lay_over_them() {
    let mut echt = Echt::new(Stel::nieuw());
    echt.keys("4");
    assert!(
        echt.screen().contains("▐4 Werkgevers▌"),
        "{}",
        echt.screen()
    );
    let eerste = echt.screen();
    echt.keys("1");
    assert!(echt.screen().contains("▐1 Bord▌"), "{}", echt.screen());
    echt.keys("g w");
    assert_eq!(echt.screen(), eerste);
    // The dossier of the only leerwerkplek lies over the leerbedrijven, and waits there.
    echt.keys("enter");
    let dossier = echt.screen();
    assert!(dossier.contains("WG-02"), "{dossier}");
    echt.keys("1 4");
    assert_eq!(echt.screen(), dossier);
    echt.keys("4");
    assert_eq!(echt.screen(), eerste, "once more: without what lay over it");
}

#[test]
fn a_filter_narrows_the_list_while_it_is_typed() {
    let mut echt = Echt::new(Stel::nieuw());
    echt.keys("4 f").typ("branche:nergens");
    assert!(
        echt.screen().contains("is geen branche"),
        "{}",
        echt.screen()
    );
    echt.keys("ctrl-u").typ("zzz");
    assert!(
        echt.screen().contains("Geen werkgever past"),
        "{}",
        echt.screen()
    );
    echt.keys("esc");
    assert!(
        !echt.screen().contains("Geen werkgever past"),
        "{}",
        echt.screen()
    );
}

/// A leerbedrijf with two leerwerkplekken through the quick line, as a coach types it.
const SNEL: &str = "Inpakhal Almelo, kvk 12345678 logistiek po Jan Smit 06 12345678 / 3 orderpicken \
                    n2 25746 32 uur vca / 2 schoonmaak n1 24 uur";

fn ingevoerd(width: u16, height: u16) -> Echt {
    let mut echt = Echt::at(Stel::nieuw(), width, height);
    echt.keys("4 N").typ(SNEL);
    echt
}

#[test]
fn a_werkgever_on_the_phone_fills_the_form_while_it_is_typed() {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let mut echt = ingevoerd(width, height);
        insta::assert_snapshot!(format!("werkgever_intake_{width}x{height}"), echt.screen());
        echt.keys("ctrl-s");
        assert!(
            echt.toont("in werving met 2 leerwerkplekken"),
            "{}",
            echt.screen()
        );
        echt.keys("l");
        insta::assert_snapshot!(format!("werkgevers_{width}x{height}"), echt.screen());
    }
}

#[test]
fn the_werkgever_that_is_known_is_shown_while_it_is_typed() {
    let mut echt = Echt::new(Stel::nieuw());
    echt.keys("N").typ("Kwekerij Het Veld");
    assert!(
        echt.toont("lijkt op Kwekerij Het Veld"),
        "{}",
        echt.screen()
    );
    echt.keys("ctrl-o");
    assert!(echt.toont("▐4 Werkgevers▌"), "{}", echt.screen());
    // Nothing typed is lost.
    echt.keys("g c");
    assert!(echt.toont("werkgever"), "{}", echt.screen());
}

#[test]
fn an_erkenning_is_added_with_its_werkprocessen_and_its_last_day() {
    let mut echt = ingevoerd(80, 24);
    echt.keys("ctrl-s E n").typ("25746").keys("enter");
    assert!(echt.toont("0 van 5"), "{}", echt.screen());
    echt.keys("j space space d").typ("31-12-2027").keys("enter");
    assert!(echt.toont("t/m 31-12-2027, 2 van 5"), "{}", echt.screen());
    insta::assert_snapshot!("erkenningen_80x24", echt.screen());
    echt.keys("esc u u u u");
    assert!(
        echt.toont("nog geen bekend") || echt.toont("teruggenomen"),
        "{}",
        echt.screen()
    );
}

#[test]
fn a_list_of_names_is_pasted_and_shows_what_each_becomes() {
    let mut echt = ingevoerd(80, 24);
    echt.keys("ctrl-s l g n");
    let tekst = "Ahmed Yilmaz 06 22334455\nBert de Wit 12-3-1985\n- iemand\nKlaas";
    echt.tell(trajectbord::tui::Msg::Input(
        trajectbord::tui::Input::Paste(tekst.to_owned()),
    ));
    insta::assert_snapshot!("deelnemers_80x24", echt.screen());
    echt.keys("ctrl-s");
    assert!(echt.toont("3 namen als kandidaat"), "{}", echt.screen());
    assert!(!echt.toont("Lijst van de werkgever:"), "{}", echt.screen());
}

#[test]
fn a_step_of_the_plek_opens_what_does_it() {
    let mut echt = ingevoerd(80, 24);
    echt.keys("ctrl-s l enter");
    assert!(echt.toont("WG-02"), "{}", echt.screen());
    for (stap, venster) in [
        ("WG-02", "Erkenningen van"),
        ("WG-10", "Lijst van de werkgever"),
    ] {
        echt.keys("g g");
        for _ in 0..20 {
            let hier = echt
                .screen()
                .lines()
                .any(|it| it.contains('▶') && it.contains(stap));
            if hier {
                break;
            }
            echt.keys("j");
        }
        echt.keys("enter");
        assert!(echt.toont(venster), "{stap}: {}", echt.screen());
        echt.keys("esc");
    }
    echt.keys("e");
    assert!(echt.toont("P-0002 bij Inpakhal"), "{}", echt.screen());
}
