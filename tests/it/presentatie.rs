//! A shared screen over the example region: every screen walked with the presentation on, and not one
//! name, number, date, address or reason of anybody in any buffer (DOMAIN 6.3, 10 "Presentatie").

pub(crate) mod geheim;
mod scherm;

use trajectbord::domain::fase::Fase;
use trajectbord::domain::id::KaartId;
use trajectbord::domain::journaal::Handeling;
use trajectbord::tui::{Msg, update};

use geheim::geheimen;
use scherm::{Zaal, regio};

/// Every screen, and the windows that open from a card.
fn wandel(zaal: &mut Zaal) {
    zaal.keys("j j l j enter j j tab tab tab tab W esc D esc e esc o esc c esc esc l j enter");
    zaal.keys(
        "tab tab tab tab esc esc l j > esc esc < esc esc x esc enter b esc esc esc l j enter",
    );
    zaal.keys("> esc enter esc esc esc esc l l j enter tab tab tab esc esc w esc esc a esc esc");
    zaal.keys("2 j j j enter esc esc s esc esc a esc esc x esc esc j j d esc esc tab j esc 1");
    zaal.keys("? esc : esc n esc N esc g c esc /");
    zaal.typ("bos");
    zaal.keys("esc esc / ");
    zaal.typ("belt");
    zaal.keys(
        "esc esc 3 j j x esc enter esc o esc esc tab j j x esc esc 4 j j enter tab tab esc e esc",
    );
    zaal.keys("esc esc 2 j j x t j t t s esc esc a esc W esc c c esc o esc z m j j j enter J K");
    zaal.keys("esc esc 1 m j j esc 1 g d esc esc g 2 j j enter K K esc 1 f");
    zaal.typ("doelgroep:jongere");
    zaal.keys("enter backspace esc");
}

#[test]
fn with_the_presentation_on_no_screen_says_who_anybody_is() {
    let (service, records) = regio();
    let geheim = geheimen(&records);
    let mut zaal = Zaal::open(&service, 200, 50);
    zaal.wacht_op("Regio Twente");
    // What was read before it began is gone with it.
    zaal.keys("z m j j l j enter");
    let voor = std::mem::take(&mut zaal.beelden);
    assert!(
        geheim.iter().any(|it| voor.contains(&it.tekst)),
        "nothing to look for"
    );
    zaal.keys("P");
    zaal.beelden.clear();
    wandel(&mut zaal);
    assert!(zaal.beelden.lines().count() > 3_000);
    geheim::niets_van(&geheim, &zaal.beelden);
    // It is said on every picture.
    let beelden = zaal.beelden.split('\u{c}').filter(|it| !it.is_empty());
    for beeld in beelden {
        assert!(beeld.contains("PRESENTATIE"), "{beeld}");
    }
}

#[test]
fn it_takes_two_keys_to_stop_and_then_everything_is_there_again() {
    let (service, records) = regio();
    let geheim = geheimen(&records);
    let mut zaal = Zaal::open(&service, 120, 40);
    zaal.keys("l P");
    zaal.beelden.clear();
    zaal.keys("P P enter space space esc S q P esc");
    geheim::niets_van(&geheim, &zaal.beelden);
    assert!(zaal.beeld().contains("PRESENTATIE"));
    zaal.keys("P S");
    assert!(!zaal.beeld().contains("PRESENTATIE"));
    assert!(geheim.iter().any(|it| zaal.beeld().contains(&it.tekst)));
    // Beginning and stopping stand in the journaal (P-20).
    service.schrijf_blikken();
    let gemeld = scherm::journaal(&service);
    assert!(gemeld.contains(&Handeling::Presentatie));
    assert!(gemeld.contains(&Handeling::PresentatieKlaar));
}

#[test]
fn what_a_colleague_does_meanwhile_arrives_without_a_name() {
    let (service, records) = regio();
    let geheim = geheimen(&records);
    let mut zaal = Zaal::open(&service, 120, 40);
    zaal.keys("P");
    zaal.beelden.clear();
    let ander = scherm::collega(&service);
    scherm::notitie_bij_elk(&service, ander, &records);
    zaal.keys("j k l h");
    zaal.keys("u");
    geheim::niets_van(&geheim, &zaal.beelden);
}

#[test]
fn an_answer_that_was_on_its_way_is_masked_when_it_arrives() {
    let (service, records) = regio();
    let geheim = geheimen(&records);
    let mut zaal = Zaal::open(&service, 120, 40);
    let laat = zaal.vraag_en_houd("j enter");
    zaal.keys("P");
    zaal.beelden.clear();
    for (ticket, antwoord) in laat {
        let effects = update(&mut zaal.model, Msg::Replied(ticket, antwoord));
        drop(effects);
        zaal.kijk();
    }
    geheim::niets_van(&geheim, &zaal.beelden);
}

#[test]
fn with_a_werkgever_in_the_room_not_even_initials_are_left() {
    let (service, _) = regio();
    let mut zaal = Zaal::open(&service, 120, 40);
    zaal.keys("l P");
    assert!(zaal.beeld().contains(". T-0"), "{}", zaal.beeld());
    zaal.keys("P j j j space esc");
    assert!(!zaal.beeld().contains(". T-0"), "{}", zaal.beeld());
    assert!(zaal.beeld().contains("T-0"));
}

/// The words that the room writes down itself.
fn typ_en_bewaar(zaal: &mut Zaal, toets: &str, tekst: &str) {
    zaal.keys(toets);
    zaal.typ(tekst);
    zaal.keys("enter");
}

#[test]
fn a_whole_overleg_names_nobody_on_the_screen_nor_in_what_it_writes() {
    let (service, records) = regio();
    let geheim = geheimen(&records);
    for (breed, hoog) in [(80, 24), (200, 50)] {
        let mut zaal = Zaal::open(&service, breed, hoog);
        zaal.beelden.clear();
        zaal.keys("5");
        assert!(zaal.beeld().contains("PRESENTATIE"), "{}", zaal.beeld());
        zaal.keys("j j k B j j");
        // What is typed about the person by name becomes initials.
        let kaart = zaal.kaart_in_beeld();
        let naam = scherm::achternaam(&service, kaart);
        zaal.keys("d");
        let voor = zaal.beelden.len();
        zaal.typ(&format!("{} naar een open dag", naam.to_lowercase()));
        // The room typed that itself; what comes of it is looked at.
        zaal.beelden.truncate(voor);
        zaal.keys("enter");
        assert!(
            zaal.beeld().contains(". naar een open dag"),
            "{}",
            zaal.beeld()
        );
        typ_en_bewaar(&mut zaal, "a", "@mdv bel de werkgever vr");
        assert!(
            zaal.beeld().contains("@mdv bel de werkgever"),
            "{}",
            zaal.beeld()
        );
        typ_en_bewaar(&mut zaal, "a", "@niemand bellen");
        assert!(zaal.beeld().contains("geen coach"), "{}", zaal.beeld());
        zaal.keys("esc esc p j > esc esc j > enter esc esc j j tab h h l tab tab j");
        zaal.minuut(4);
        assert!(
            zaal.beeld().contains("tijd voor een besluit"),
            "{}",
            zaal.beeld()
        );
        zaal.keys("j u x j k x");
        assert_eq!(zaal.bestanden.len(), 2, "{}", zaal.beeld());
        zaal.keys("enter 1 5 P esc");
        let verslag = scherm::markdown(&zaal.bestanden[0]);
        assert!(verslag.contains("bel de werkgever"), "{verslag}");
        assert!(verslag.contains(&kaart.to_string()), "{verslag}");
        geheim::niets_van(&geheim, &zaal.beelden);
        geheim::niets_van(&geheim, &verslag);
        for beeld in zaal.beelden.split('\u{c}').filter(|it| !it.is_empty()) {
            assert!(beeld.contains("PRESENTATIE"), "{beeld}");
        }
    }
}

#[test]
fn a_line_that_drops_in_the_middle_of_an_overleg_loses_nothing() {
    let (service, _) = regio();
    let mut eerst = Zaal::open(&service, 80, 24);
    eerst.keys("5 B");
    typ_en_bewaar(&mut eerst, "d", "een besluit dat blijft");
    eerst.keys("j j j");
    let kaart = eerst.kaart_in_beeld();
    drop(eerst);
    let mut weer = Zaal::open(&service, 80, 24);
    weer.keys("5");
    assert_eq!(weer.kaart_in_beeld(), kaart, "{}", weer.beeld());
    assert!(weer.beeld().contains("1 besluit"), "{}", weer.beeld());
    weer.keys("k k k");
    assert!(
        weer.beeld().contains("een besluit dat blijft"),
        "{}",
        weer.beeld()
    );
    // The last thing that was said is taken back as every other change.
    weer.keys("u");
    assert!(
        !weer.beeld().contains("een besluit dat blijft"),
        "{}",
        weer.beeld()
    );
}

#[test]
fn a_case_that_moves_stays_where_it_is_on_the_agenda() {
    let (service, _) = regio();
    let mut zaal = Zaal::open(&service, 120, 40);
    zaal.keys("5 B");
    // A traject that can go back.
    for _ in 0..40 {
        let punt = zaal.model.overleg.in_hand().unwrap();
        if punt.rij.fase > Fase::WervingKandidaten && !punt.rij.gesloten {
            break;
        }
        zaal.keys("j");
    }
    let eerste = zaal.kaart_in_beeld();
    zaal.keys("j");
    let tweede = zaal.kaart_in_beeld();
    scherm::zet_terug(&service, eerste);
    zaal.keys("k");
    assert_eq!(zaal.kaart_in_beeld(), eerste, "{}", zaal.beeld());
    zaal.keys("j");
    assert_eq!(zaal.kaart_in_beeld(), tweede, "{}", zaal.beeld());
}

#[test]
fn the_overleg_is_never_shown_with_names() {
    let (service, records) = regio();
    let geheim = geheimen(&records);
    let mut zaal = Zaal::open(&service, 120, 40);
    zaal.keys("5 P");
    zaal.beelden.clear();
    zaal.keys("S");
    assert!(!zaal.beeld().contains("PRESENTATIE"));
    assert!(zaal.beeld().contains("▐1 Bord▌"), "{}", zaal.beeld());
    zaal.beelden.clear();
    zaal.keys("5");
    geheim::niets_van(&geheim, &zaal.beelden);
}

#[test]
fn the_overleg_at_three_sizes() {
    let (service, _) = regio();
    for (breed, hoog) in [(80, 24), (120, 40), (200, 50)] {
        let mut zaal = Zaal::open(&service, breed, hoog);
        zaal.keys("5");
        if zaal.beeld().contains("begint het overleg") {
            zaal.keys("B");
        }
        // The first traject of the agenda that moved.
        zaal.keys("g g");
        while !matches!(zaal.kaart_in_beeld(), KaartId::Traject(_)) {
            zaal.keys("j");
        }
        let naam = |wat: &str| format!("overleg_{wat}_{breed}x{hoog}");
        insta::assert_snapshot!(naam("zaak"), zaal.beeld());
        zaal.keys("tab");
        insta::assert_snapshot!(naam("bord"), zaal.beeld());
        zaal.keys("tab");
        insta::assert_snapshot!(naam("last"), zaal.beeld());
        zaal.keys("P");
        insta::assert_snapshot!(naam("wie"), zaal.beeld());
    }
}
