//! The board by keys: what is asked, what moves, and what stays where it is.

use trajectbord::app::command::Command;
use trajectbord::app::event::{Feit, Happened, Ticket, Verbinding};
use trajectbord::app::fault::Fault;
use trajectbord::app::gateway::Request;
use trajectbord::app::matching::Voortgang;
use trajectbord::app::query::Query;
use trajectbord::domain::fase::Fase;
use trajectbord::domain::stap::StapId;
use trajectbord::tui::{Effect, Input, Msg, Muis, MuisSoort};

use crate::driver::Driver;
use crate::driver::rijen::{kolom, regio, rij};

fn in_hand(driver: &Driver) -> String {
    driver
        .model
        .bord
        .in_hand()
        .map_or_else(String::new, |rij| rij.naam.clone())
}

/// Three cards in Bemiddeling: the first can move on, the second is held by a step that may be
/// passed, the third by one that may not.
fn three() -> Driver {
    let mut rijen = vec![
        rij(1, "A. Klaar", Fase::Bemiddeling),
        rij(2, "B. Vast", Fase::Bemiddeling),
        rij(3, "C. Hard", Fase::Bemiddeling),
    ];
    rijen[1].houdt_op = StapId::code("BM-03");
    rijen[2].houdt_op = StapId::code("PI-10");
    Driver::new(rijen)
}

#[test]
fn the_board_opens_where_there_is_something() {
    let driver = three();
    assert_eq!(driver.model.bord.fase, Fase::Bemiddeling);
    assert_eq!(in_hand(&driver), "A. Klaar");
}

#[test]
fn scrolling_inside_what_is_held_asks_nothing() {
    let mut driver = Driver::new(kolom(Fase::Praktijkleren, 500));
    driver.questions();
    driver.keys("j j j j h l k k");
    assert_eq!(driver.questions(), 0);
    driver.keys("pagedown pagedown pagedown");
    let asked = driver.questions();
    assert!((1..=3).contains(&asked), "{asked}");
    driver.keys("G");
    assert_eq!(driver.questions(), 1);
    assert_eq!(driver.model.bord.zuil().cursor, 499);
    assert!(driver.model.bord.in_hand().is_some());
}

#[test]
fn only_rows_around_the_sight_are_held() {
    let driver = Driver::new(kolom(Fase::Praktijkleren, 5000));
    let held: usize = driver
        .model
        .bord
        .zuilen
        .iter()
        .map(|zuil| zuil.rijen.len())
        .sum();
    assert!(held < 100, "{held}");
}

#[test]
fn counts_of_what_is_above_and_below_are_in_sight() {
    let mut driver = Driver::new(kolom(Fase::Praktijkleren, 44));
    assert!(driver.shows("↓ 35"), "{}", driver.screen());
    driver.keys("G");
    assert!(driver.shows("↑ 35"), "{}", driver.screen());
}

#[test]
fn a_card_that_nothing_holds_moves_on_and_the_next_case_comes_by_itself() {
    let mut driver = three();
    driver.keys(">");
    let commands = driver.commands();
    assert!(matches!(
        commands.as_slice(),
        [Command::Verplaats {
            motivering: None,
            gezien: Some(_),
            ..
        }]
    ));
    assert_eq!(in_hand(&driver), "B. Vast");
    assert!(
        driver.shows("A. Klaar naar Plaatsing"),
        "{}",
        driver.screen()
    );
}

#[test]
fn a_card_that_is_held_asks_a_motivering_which_is_sent_along() {
    let mut driver = three();
    driver.keys("j > !");
    driver.commands();
    assert!(driver.shows("Match bevestigd"), "{}", driver.screen());
    driver.typ("werkgever heeft gebeld");
    driver.keys("enter");
    let commands = driver.commands();
    let [
        Command::Verplaats {
            motivering: Some(tekst),
            ..
        },
    ] = commands.as_slice()
    else {
        panic!("{commands:?}")
    };
    assert_eq!(tekst, "werkgever heeft gebeld");
    assert!(driver.model.overlays.is_empty());
}

#[test]
fn a_card_goes_back_with_a_reason_only() {
    let mut driver = three();
    driver.keys("< enter");
    assert!(driver.commands().is_empty());
    driver.typ("plek is vervallen");
    driver.keys("enter");
    assert!(
        matches!(driver.commands().as_slice(), [Command::ZetTerug { reden, .. }] if reden == "plek is vervallen")
    );
}

#[test]
fn a_refused_text_stays_and_the_fault_stands_below_it() {
    let mut driver = three();
    driver.keys("<");
    driver.typ("zomaar");
    driver.dienst.weiger = Some(Fault::Conflict {
        wie: "jbo".to_owned(),
        wanneer: "14:02".to_owned(),
    });
    driver.keys("enter");
    assert!(
        driver.shows("jbo heeft dit om 14:02 gewijzigd"),
        "{}",
        driver.screen()
    );
    assert!(driver.shows("zomaar"));
    driver.keys("enter");
    assert!(driver.model.overlays.is_empty());
}

#[test]
fn esc_throws_typed_text_away_only_the_second_time() {
    let mut driver = three();
    driver.keys("o");
    driver.typ("belangrijk");
    driver.keys("esc");
    assert_eq!(driver.model.overlays.len(), 1);
    assert!(driver.shows("niet bewaard"), "{}", driver.screen());
    driver.keys("esc");
    assert!(driver.model.overlays.is_empty());
    assert!(driver.commands().is_empty());
}

#[test]
fn a_fault_of_a_key_is_told_in_words_and_goes_with_the_next_key() {
    let mut driver = three();
    driver.dienst.weiger = Some(Fault::NietTerug {
        waarom: "er is niets om terug te nemen".to_owned(),
    });
    driver.keys("u");
    assert!(
        driver.shows("Er is niets om terug te nemen."),
        "{}",
        driver.screen()
    );
    driver.keys("j");
    assert!(!driver.shows("Er is niets"));
}

#[test]
fn undo_tells_what_was_done() {
    let mut driver = three();
    driver.keys("> u");
    assert!(matches!(
        driver.commands().as_slice(),
        [Command::Verplaats { .. }, Command::Ongedaan]
    ));
    assert!(driver.shows("ongedaan"), "{}", driver.screen());
}

#[test]
fn marked_cards_move_together_after_a_preview_and_the_rest_keeps_its_mark() {
    let mut driver = three();
    driver.keys("space space >");
    driver.commands();
    assert!(
        driver.shows("2 kaarten: 1 kan naar Plaatsing, 1 niet (match 1)"),
        "{}",
        driver.screen()
    );
    driver.keys("j");
    assert!(
        matches!(driver.commands().as_slice(), [Command::VerplaatsAlle { kaarten }] if kaarten.len() == 1)
    );
    assert_eq!(driver.model.bord.merken.len(), 1);
}

#[test]
fn all_cards_of_a_fase_are_marked_by_one_key() {
    let mut driver = Driver::new(regio());
    driver.keys("g 5 *");
    assert_eq!(driver.model.bord.merken.len(), 44);
    assert!(driver.shows("44 gemerkt"));
    driver.keys("z w");
    assert!(driver.model.bord.merken.is_empty());
}

#[test]
fn a_change_of_a_colleague_leaves_cursor_and_scroll_where_they_are() {
    let mut driver = Driver::new(kolom(Fase::Praktijkleren, 44));
    driver.keys("ctrl-d ctrl-d ctrl-d j");
    let (name, top) = (in_hand(&driver), driver.model.bord.zuil().top);
    let cursor = driver.model.bord.zuil().cursor;
    driver.colleague(|rijen| {
        let mut nieuw = rij(9000, "AA. Eerste", Fase::Praktijkleren);
        nieuw.volgende = Some((
            crate::driver::vandaag() - chrono::Days::new(90),
            trajectbord::domain::klok::Waarvoor::Terugbellen,
        ));
        rijen.push(nieuw.clone());
        vec![Feit::Kaart {
            kaart: nieuw.kaart,
            rij: Some(Box::new(nieuw)),
        }]
    });
    assert_eq!(in_hand(&driver), name);
    assert_eq!(driver.model.bord.zuil().cursor, cursor + 1);
    assert_eq!(
        driver.model.bord.zuil().top,
        top + 1,
        "the same rows stay in sight"
    );
}

#[test]
fn typing_goes_on_while_a_colleague_works() {
    let mut driver = three();
    driver.keys("o");
    driver.typ("half");
    driver.colleague(|_| vec![Feit::Resync]);
    driver.typ(" af");
    driver.keys("enter");
    assert!(
        matches!(driver.commands().last(), Some(Command::Notitie { tekst, .. }) if tekst == "half af")
    );
}

#[test]
fn an_answer_that_comes_too_late_is_dropped() {
    let mut driver = Driver::new(regio());
    driver.traag = true;
    driver.keys("z n z d");
    driver.traag = false;
    driver.answer();
    let rijen = &driver.model.bord.zuil().rijen;
    assert!(rijen.is_sorted_by_key(|rij| rij.sinds));
}

#[test]
fn nothing_is_drawn_for_news_that_changes_nothing_in_sight() {
    let mut driver = Driver::new(regio());
    driver.model.take_dirty();
    driver.colleague(|_| vec![Feit::Resync]);
    assert!(!driver.model.take_dirty());
    driver.tell(Msg::Minuut(
        chrono::DateTime::UNIX_EPOCH,
        crate::driver::vandaag(),
    ));
    assert!(!driver.model.take_dirty());
}

#[test]
fn a_traject_waits_until_a_day_and_goes_on_with_the_same_key() {
    let mut driver = three();
    driver.keys("w");
    driver.typ("+2w");
    assert!(
        driver.shows("tot maandag 14 december 2026"),
        "{}",
        driver.screen()
    );
    driver.keys("enter");
    driver.typ("vakantie");
    driver.keys("enter");
    let commands = driver.commands();
    let [Command::Wacht { tot, reden, .. }] = commands.as_slice() else {
        panic!("{commands:?}")
    };
    assert_eq!(
        (tot.to_string().as_str(), reden.as_str()),
        ("2026-12-14", "vakantie")
    );
    driver.dienst.rijen[0].wacht = true;
    driver.colleague(|_| vec![Feit::Resync]);
    driver.keys("w");
    assert!(matches!(
        driver.commands().as_slice(),
        [Command::Hervat { .. }]
    ));
}

#[test]
fn cards_are_given_to_a_coach_out_of_a_list() {
    let mut driver = three();
    driver.keys("a");
    driver.typ("bos");
    driver.keys("enter");
    let commands = driver.commands();
    assert!(
        matches!(commands.as_slice(), [Command::WijsToe { kaarten, coach }] if kaarten.len() == 1 && coach.0 == 2),
        "{commands:?}"
    );
}

#[test]
fn a_filter_shows_what_it_does_while_it_is_typed_and_esc_brings_back_what_was() {
    let mut driver = Driver::new(regio());
    driver.keys("f");
    driver.typ("coach:jbo");
    let filtered = driver.model.bord.totaal();
    assert!(filtered < 148 && filtered > 0);
    assert!(
        driver.shows(&format!("filter ({filtered}): coach:jbo")),
        "{}",
        driver.screen()
    );
    driver.typ(" kleur:rood");
    assert!(driver.shows("'kleur:' ken ik niet"), "{}", driver.screen());
    driver.keys("enter");
    assert_eq!(
        driver.model.overlays.len(),
        1,
        "a filter that cannot be read is not taken"
    );
    driver.keys("esc");
    assert_eq!(driver.model.bord.totaal(), 148);
    driver.keys("z m");
    assert!(driver.shows("): coach:ik"));
    driver.keys("backspace");
    assert_eq!(driver.model.bord.totaal(), 148);
}

#[test]
fn an_answer_that_was_under_way_does_not_hide_that_the_line_is_gone() {
    let mut driver = Driver::new(regio());
    let lijn = |driver: &mut Driver, verbinding| {
        driver.tell(Msg::Happened(Happened::hier(vec![Feit::Verbinding(
            verbinding,
        )])));
    };
    driver.traag = true;
    driver.keys("/");
    driver.typ("tesfay");
    assert!(driver.questions() > 0);
    lijn(&mut driver, Verbinding::Weg);
    driver.answer();
    driver.keys("esc");
    assert!(driver.shows("geen verbinding"), "{}", driver.screen());
    lijn(&mut driver, Verbinding::Goed);
    assert!(driver.shows("● verbonden"), "{}", driver.screen());
}

#[test]
fn search_leads_to_the_card() {
    let mut driver = Driver::new(regio());
    driver.keys("/");
    driver.typ("tesfay");
    driver.keys("enter");
    assert_eq!(in_hand(&driver), "B. Tesfay");
    assert!(driver.model.overlays.is_empty());
}

/// How far the notes are that are being read, and the ticket of the next look at it.
fn leest(driver: &Driver) -> Option<(Voortgang, Ticket)> {
    let voortgang = driver.effects.iter().rev().find_map(|it| match it {
        Effect::Later(
            _,
            Request::Ask(Query::Zoek {
                voortgang,
                meteen: false,
                ..
            }),
        ) => Some(voortgang.clone()),
        _ => None,
    });
    let wek = driver.effects.iter().rev().find_map(|it| match it {
        Effect::Wek(ticket, _) => Some(*ticket),
        _ => None,
    });
    voortgang.zip(wek)
}

#[test]
fn names_are_found_at_once_and_notes_when_they_were_read() {
    let mut driver = Driver::new(regio());
    let kaart = driver.dienst.rijen[3].kaart;
    driver
        .dienst
        .notities
        .push((kaart, "rijdt tesfay heen en weer".to_owned()));
    driver.dienst.ongelezen = true;
    driver.traag = true;
    driver.keys("/");
    driver.typ("tesfa");
    // The name, and the question to read the notes.
    driver.answer();
    assert!(driver.shows("B. Tesfay"), "{}", driver.screen());
    assert!(
        driver.shows("7 gevonden, notities worden gelezen"),
        "{}",
        driver.screen()
    );
    let (voortgang, wek) = leest(&driver).unwrap();
    voortgang.zet(3_400, 10_000);
    driver.tell(Msg::Gewekt(wek));
    assert!(
        driver.shows("notities worden gelezen: 34%"),
        "{}",
        driver.screen()
    );
    driver.effects.clear();
    driver.typ("y");
    assert!(leest(&driver).is_none(), "they are read once");
    // The notes are there: what was typed meanwhile is asked again.
    driver.answer();
    driver.answer();
    driver.answer();
    assert!(driver.shows("8 gevonden"), "{}", driver.screen());
    assert!(driver.shows("heen en weer"), "{}", driver.screen());
    assert!(!driver.shows("worden gelezen"), "{}", driver.screen());
}

#[test]
fn a_search_without_names_says_that_the_notes_are_still_to_come() {
    let mut driver = Driver::new(regio());
    let kaart = driver.dienst.rijen[3].kaart;
    driver
        .dienst
        .notities
        .push((kaart, "rijdt een heftruck".to_owned()));
    driver.dienst.ongelezen = true;
    driver.traag = true;
    driver.keys("/");
    driver.typ("heftruck");
    driver.answer();
    assert!(
        driver.shows("De notities worden nog gelezen."),
        "{}",
        driver.screen()
    );
    driver.answer();
    driver.answer();
    assert!(driver.shows("rijdt een heftruck"), "{}", driver.screen());
}

#[test]
fn the_palette_does_what_a_key_does_and_says_why_not() {
    let mut driver = Driver::new(regio());
    driver.keys(":");
    driver.typ("naar fase 5");
    driver.keys("enter");
    assert_eq!(driver.model.bord.fase, Fase::Praktijkleren);
    driver.keys(":");
    driver.typ("alle merken");
    assert!(driver.shows("(er is niets gemerkt)"), "{}", driver.screen());
    driver.keys("enter");
    assert!(driver.shows("Er is niets gemerkt."), "{}", driver.screen());
}

#[test]
fn a_mouse_works_only_when_it_is_switched_on() {
    let mut driver = Driver::new(regio());
    let klik = Msg::Input(Input::Mouse(Muis {
        soort: MuisSoort::Klik,
        x: 70,
        y: 8,
    }));
    driver.tell(klik.clone());
    assert_eq!(driver.model.bord.fase, Fase::WervingKandidaten);
    driver.keys(":");
    driver.typ("muis");
    driver.keys("enter");
    assert!(
        driver
            .effects
            .iter()
            .any(|it| matches!(it, Effect::MouseOn(true)))
    );
    driver.tell(klik);
    assert_eq!(driver.model.bord.fase, Fase::Bemiddeling);
}

#[test]
fn a_store_that_refuses_writes_says_so_on_the_status_line() {
    let mut driver = Driver::new(regio());
    driver.dienst.storing = Some("de schijf is vol; maak ruimte".to_owned());
    driver.colleague(|_| Vec::new());
    assert!(
        driver.shows("De schijf is vol; maak ruimte."),
        "{}",
        driver.screen()
    );
    driver.keys("j");
    assert!(driver.shows("alleen lezen"), "{}", driver.screen());
}

#[test]
fn a_cursor_move_changes_two_cells_and_a_move_to_the_next_fase_two_columns() {
    let mut driver = Driver::at(regio(), 120, 40);
    driver.keys("g 3");
    let changed = |driver: &mut Driver, keys: &str| {
        let (before, _) = driver.draw();
        driver.keys(keys);
        let (after, _) = driver.draw();
        before
            .diff(&after)
            .iter()
            .map(|(x, y, _)| (*x, *y))
            .collect::<Vec<_>>()
    };
    assert_eq!(changed(&mut driver, "j").len(), 2);
    assert_eq!(changed(&mut driver, "k").len(), 2);
    let cells = changed(&mut driver, "l");
    assert!(
        cells.iter().all(|(x, _)| (30..75).contains(x)),
        "only Bemiddeling and Plaatsing"
    );
}

#[test]
fn the_line_to_the_store_is_told_when_it_goes_and_when_it_comes_back() {
    let mut driver = three();
    driver.dienst.weiger = Some(Fault::Offline);
    driver.keys("u");
    assert!(driver.shows("geen verbinding"), "{}", driver.screen());
    driver.keys("z n j");
    assert!(driver.shows("● verbonden"), "{}", driver.screen());
}
