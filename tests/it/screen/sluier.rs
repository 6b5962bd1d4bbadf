//! The veil: nothing in sight, nothing lost (P-12), and names that cannot drive a terminal (P-15).

use trajectbord::app::slotwoord::Slotwoord;
use trajectbord::tui::{Effect, Input, Msg};

use crate::driver::Driver;
use crate::driver::rijen::regio as alle;

fn tekst(driver: &Driver) -> String {
    driver.screen()
}

#[test]
fn the_veil_shows_nobody_and_the_draft_is_there_when_it_is_lifted() {
    let mut driver = Driver::new(alle());
    driver.keys("n");
    driver.typ("wilhelmina onvindbaar");
    let ervoor = tekst(&driver);
    assert!(ervoor.to_lowercase().contains("onvindbaar"), "{ervoor}");
    driver.tell(Msg::Rust);
    let erachter = tekst(&driver);
    assert!(
        !erachter.to_lowercase().contains("onvindbaar"),
        "{erachter}"
    );
    assert!(erachter.contains("Je was even weg."), "{erachter}");
    // Pasting is no key, and a key goes to the veil alone.
    driver.tell(Msg::Input(Input::Paste("x".to_owned())));
    driver.tell(Msg::Rust);
    driver.keys("q");
    assert_eq!(tekst(&driver), ervoor);
}

#[test]
fn with_a_word_only_the_word_lifts_it_and_five_wrong_ones_end_the_program() {
    let mut driver = Driver::new(alle());
    driver.model.slotwoord = Some(Slotwoord::nieuw("groene fiets", [3; 16]));
    driver.keys("X");
    assert!(tekst(&driver).contains("op slot"), "{}", tekst(&driver));
    driver.typ("groene");
    driver.keys("enter");
    assert!(tekst(&driver).contains("niet je slotwoord"));
    driver.typ("groene fiets");
    assert!(!tekst(&driver).contains("fiets"));
    driver.keys("enter");
    assert!(tekst(&driver).contains("Bord"), "{}", tekst(&driver));
    driver.keys("X");
    driver.effects.clear();
    for _ in 0..5 {
        driver.keys("x enter");
    }
    assert!(driver.effects.iter().any(|it| matches!(it, Effect::Quit)));
}

#[test]
fn a_name_from_the_line_cannot_drive_the_terminal() {
    let mut rijen = alle();
    for rij in &mut rijen {
        rij.naam = "\u{1b}]0;weg\u{7}\u{9b}2J\u{202e}Anna\r\n".to_owned();
        rij.plek = Some("\u{1b}[31m\u{0}plek".to_owned());
        rij.gemeente = Some("\u{7f}\u{85}Almelo".to_owned());
    }
    for (breed, hoog) in [(80, 24), (200, 50)] {
        let mut driver = Driver::at(rijen.clone(), breed, hoog);
        driver.keys("j l j enter");
        let (buf, _) = driver.draw();
        for cel in buf.content() {
            let stuurt = |c: char| c.is_control() || ('\u{202a}'..='\u{202e}').contains(&c);
            assert!(!cel.symbol().contains(stuurt), "{:?}", cel.symbol());
        }
    }
}
