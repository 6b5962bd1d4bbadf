//! The question for the wachtwoordzin: nobody in sight, nothing lost, and a way out.

use trajectbord::app::event::{Feit, Happened, Verbinding};
use trajectbord::tui::{Effect, Input, Msg};

use crate::driver::Driver;
use crate::driver::rijen::regio as alle;

fn hoor(driver: &mut Driver, verbinding: Verbinding) {
    driver.tell(Msg::Happened(Happened::hier(vec![Feit::Verbinding(
        verbinding,
    )])));
}

const fn dicht(fout: bool) -> Verbinding {
    Verbinding::Dicht { zin: true, fout }
}

/// The passphrases that went out since it was last looked at.
fn gegeven(driver: &mut Driver) -> Vec<String> {
    let effects = std::mem::take(&mut driver.effects);
    let zin = |it: &Effect| match it {
        Effect::Ontsluit(zin) => Some(zin.tekst().to_owned()),
        _ => None,
    };
    effects.iter().filter_map(zin).collect()
}

fn stopt(driver: &Driver) -> bool {
    driver.effects.iter().any(|it| matches!(it, Effect::Quit))
}

#[test]
fn it_hides_what_was_open_until_the_store_is_and_gives_it_back_as_it_was() {
    let mut driver = Driver::new(alle());
    driver.keys("n");
    driver.typ("wilhelmina onvindbaar");
    hoor(&mut driver, Verbinding::Weg);
    hoor(&mut driver, dicht(false));
    assert!(!driver.shows("nvindbaar") && driver.shows("Typ de wachtwoordzin"));
    driver.typ("eén woord");
    // A line of a passphrase manager, not what stands behind it.
    driver.tell(Msg::Input(Input::Paste(" te veel!\nrm\n".to_owned())));
    driver.keys("backspace");
    assert!(driver.shows("*****************") && !driver.shows("woord te"));
    driver.keys("enter");
    assert_eq!(gegeven(&mut driver), ["eén woord te veel"]);
    assert!(driver.shows("Even geduld"));
    // Nothing is typed meanwhile, and asked again only when it did not fit.
    driver.typ("x");
    driver.keys("enter");
    assert_eq!(gegeven(&mut driver), [""; 0]);
    hoor(&mut driver, dicht(true));
    assert!(driver.shows("Dat is niet de wachtwoordzin."));
    driver.keys("enter");
    assert_eq!(gegeven(&mut driver), [""; 0], "nothing is no passphrase");
    hoor(&mut driver, Verbinding::Goed);
    assert!(driver.shows("nvindbaar"), "{}", driver.screen());
}

#[test]
fn esc_takes_away_what_was_typed_and_then_leaves() {
    let mut driver = Driver::new(alle());
    hoor(&mut driver, dicht(false));
    driver.typ("half");
    driver.keys("esc");
    assert!(!stopt(&driver) && !driver.shows("****"));
    driver.keys("esc");
    assert!(stopt(&driver));
    let mut driver = Driver::new(alle());
    hoor(&mut driver, dicht(false));
    driver.keys("ctrl-c");
    assert!(stopt(&driver));
}

#[test]
fn where_a_key_file_opens_the_store_it_says_how_to_start_with_it() {
    let mut driver = Driver::new(alle());
    hoor(
        &mut driver,
        Verbinding::Dicht {
            zin: false,
            fout: false,
        },
    );
    driver.typ("abc");
    assert!(driver.shows("TRAJECTBORD_SLEUTEL") && !driver.shows("***"));
    driver.keys("enter");
    assert_eq!(gegeven(&mut driver), [""; 0]);
    driver.keys("esc");
    assert!(stopt(&driver));
}

#[test]
fn the_veil_hangs_before_it() {
    let mut driver = Driver::new(alle());
    hoor(&mut driver, dicht(false));
    driver.typ("half");
    driver.tell(Msg::Rust);
    assert!(driver.shows("Je was even weg.") && !driver.shows("wachtwoordzin"));
    driver.keys("q");
    assert!(driver.shows("Typ de wachtwoordzin") && driver.shows("****"));
}

#[test]
fn it_fits_in_every_window() {
    for (breed, hoog) in [(40, 10), (80, 24), (120, 40), (200, 50)] {
        let mut driver = Driver::at(alle(), breed, hoog);
        hoor(&mut driver, dicht(false));
        driver.typ("vier losse");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(format!("ontsluit_{breed}x{hoog}"), driver.screen());
        });
    }
}
