//! No size and no order of keys breaks the screen.

use trajectbord::keymap::Key;
use trajectbord::tui::{Input, Msg, Muis, MuisSoort};

use crate::driver::Driver;
use crate::driver::rijen::regio;

const WINDOWS: [&str; 10] = [
    "", "?", ":", "/ y", "f g :", "space >", "<", "w +", "a", "z",
];

#[test]
fn every_window_is_drawn_at_every_size() {
    let mut driver = Driver::new(regio());
    for keys in WINDOWS {
        driver.keys(keys);
        driver.traag = true;
        for width in 1..=60 {
            for height in 1..=20 {
                driver.tell(Msg::Input(Input::Resize(width, height)));
                driver.draw();
            }
        }
        driver.traag = false;
        driver.tell(Msg::Input(Input::Resize(80, 24)));
        driver.keys("esc esc esc");
    }
}

#[test]
fn a_window_that_is_too_small_says_so() {
    let driver = Driver::at(regio(), 39, 24);
    assert!(
        driver.screen().starts_with("te klein"),
        "{}",
        driver.screen()
    );
}

#[test]
fn the_frame_and_the_model_may_differ_in_size() {
    let driver = Driver::at(regio(), 200, 50);
    for (width, height) in [(1, 1), (40, 10), (80, 24), (119, 3), (300, 90)] {
        let area = ratatui::layout::Rect::new(0, 0, width, height);
        let mut buf = ratatui::buffer::Buffer::empty(area);
        trajectbord::tui::view::draw(&driver.model, area, &mut buf);
    }
}

#[test]
fn any_order_of_keys_and_sizes_leaves_a_screen() {
    const KEYS: &[&str] = &[
        "j",
        "k",
        "h",
        "l",
        "g",
        "G",
        "1",
        "3",
        "7",
        "space",
        ">",
        "<",
        "f",
        "z",
        "s",
        "n",
        "m",
        "k",
        "enter",
        "esc",
        "tab",
        "up",
        "down",
        "pagedown",
        "pageup",
        "ctrl-d",
        "ctrl-u",
        "?",
        ":",
        "/",
        "a",
        "w",
        "o",
        "x",
        "u",
        "ctrl-r",
        "ctrl-w",
        "backspace",
        "delete",
        "left",
        "right",
        "home",
        "end",
        "y",
        "é",
        "*",
        "d",
        "c",
    ];
    for seed in 0..12_u64 {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut driver = Driver::new(regio());
        for _ in 0..150 {
            match random.u8(0..40) {
                0 => {
                    let size = (random.u16(1..150), random.u16(1..50));
                    driver.tell(Msg::Input(Input::Resize(size.0, size.1)));
                }
                1 => driver.tell(Msg::Input(Input::Paste("een\ntwee\u{1b}[0m".to_owned()))),
                2 => {
                    driver.model.muis = true;
                    let soort =
                        [MuisSoort::Klik, MuisSoort::Omhoog, MuisSoort::Omlaag][random.usize(0..3)];
                    driver.tell(Msg::Input(Input::Mouse(Muis {
                        soort,
                        x: random.u16(..),
                        y: random.u16(0..60),
                    })));
                }
                3 => driver.colleague(|rijen| {
                    let at = random.usize(0..rijen.len());
                    let rij = rijen.remove(at);
                    vec![trajectbord::app::event::Feit::Kaart {
                        kaart: rij.kaart,
                        rij: None,
                    }]
                }),
                _ => {
                    let name = KEYS[random.usize(0..KEYS.len())];
                    let key: Key = name.parse().unwrap();
                    driver.tell(Msg::Input(Input::Key(key)));
                }
            }
            driver.draw();
            // Keys of a colleague never leave the cursor beside the rows.
            for zuil in &driver.model.bord.zuilen {
                assert!(zuil.cursor < zuil.totaal.max(1), "seed {seed}");
            }
        }
    }
}
