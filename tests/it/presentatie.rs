//! A shared screen over the example region: every screen walked with the presentation on, and not one
//! name, number, date, address or reason of anybody in any buffer (DOMAIN 6.3, 10 "Presentatie").

mod geheim;
mod scherm;

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
    zaal.keys("? esc : esc n esc N esc g c esc /");
    zaal.typ("bos");
    zaal.keys("esc esc / ");
    zaal.typ("belt");
    zaal.keys(
        "esc esc 3 j j x esc enter esc o esc esc tab j j x esc esc 4 j j enter tab tab esc e esc",
    );
    zaal.keys("esc 1 m j j esc 1 g d esc esc g 2 j j enter K K esc 1 f");
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
