//! What a coach sees, as text: each window at the sizes it must be good at.

use trajectbord::tui::theme::{Achtergrond, Depth, Glyphs, Theme};

use crate::driver::rijen::regio;
use crate::driver::{Dienst, Driver};

/// Compares the screen after some keys with the picture of a name, at three sizes.
fn picture(name: &str, make: impl Fn(u16, u16) -> Driver) {
    for (width, height) in [(80, 24), (120, 40), (200, 50)] {
        let driver = make(width, height);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), driver.screen());
        });
    }
}

fn with(width: u16, height: u16, keys: &str) -> Driver {
    let mut driver = Driver::at(regio(), width, height);
    driver.keys(keys);
    driver
}

#[test]
fn the_board_of_a_region() {
    picture("bord", |w, h| with(w, h, "g 3 j"));
}

#[test]
fn the_board_with_one_line_a_card() {
    picture("bord_een_regel", |w, h| with(w, h, "g 3 z k"));
}

#[test]
fn the_styles_of_the_board() {
    let driver = with(80, 24, "g 3 j space");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("bord_stijlen_80x24", driver.screen_with_styles());
    });
}

#[test]
fn the_board_without_colour_in_ascii() {
    let theme = Theme::new(Depth::Mono, Achtergrond::Donker, Glyphs::Ascii);
    let mut driver = Driver::over(Dienst::new(regio()), 80, 24, theme);
    driver.keys("g 3 j space j");
    let text = driver.screen();
    // Names of people keep their letters; everything of our own is ASCII.
    let ours: String = text.chars().filter(|c| !c.is_alphabetic()).collect();
    assert!(ours.is_ascii(), "{text}");
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("bord_ascii_80x24", driver.screen_with_styles());
    });
}

#[test]
fn an_empty_board_says_what_to_do() {
    picture("bord_leeg", |w, h| Driver::at(Vec::new(), w, h));
}

#[test]
fn a_filter_without_hits_says_how_to_get_rid_of_it() {
    picture("filter_zonder_treffers", |w, h| {
        let mut driver = with(w, h, "f");
        driver.typ("gemeente:zwolle");
        driver.keys("enter");
        driver
    });
}

#[test]
fn the_filter_while_it_is_typed() {
    picture("filter", |w, h| {
        let mut driver = with(w, h, "f");
        driver.typ("branche:log niveau:9");
        driver
    });
}

#[test]
fn help_of_the_board() {
    picture("hulp", |w, h| with(w, h, "?"));
}

#[test]
fn the_palette_finds_by_letters() {
    picture("opdrachten", |w, h| {
        let mut driver = with(w, h, ":");
        driver.typ("sort");
        driver
    });
}

#[test]
fn search_marks_the_letters_that_answer() {
    picture("zoeken", |w, h| {
        let mut driver = with(w, h, "");
        let kaart = driver.dienst.rijen[40].kaart;
        driver.dienst.notities.push((
            kaart,
            "Belt morgen terug over de bus naar Almelo; broer van Yildiz".to_owned(),
        ));
        driver.keys("/");
        driver.typ("yil");
        driver
    });
}

#[test]
fn a_bulk_move_says_first_what_would_happen() {
    picture("veel", |w, h| {
        with(w, h, "g 4 space space space space space >")
    });
}

#[test]
fn a_prefix_shows_what_may_follow() {
    picture("vervolg", |w, h| with(w, h, "z"));
}
