//! Windows that are not opened by a key on the board: drafts found at start.

use std::collections::BTreeMap;

use chrono::{TimeZone, Utc};
use trajectbord::app::command::{Command, Concept};
use trajectbord::tui::theme::{Achtergrond, Depth, Glyphs, Theme};

use crate::driver::rijen::regio;
use crate::driver::{Dienst, Driver};

fn with_drafts(count: u64) -> Driver {
    let mut dienst = Dienst::new(regio());
    dienst.concepten = (1..=count)
        .map(|nummer| Concept {
            nummer,
            formulier: "intake".to_owned(),
            versie: 1,
            kaart: None,
            velden: BTreeMap::from([
                ("naam".to_owned(), "Rukiye Yildiz".to_owned()),
                ("telefoon".to_owned(), "06 1234".to_owned()),
                ("_snel".to_owned(), "rukiye yildiz 06 1234".to_owned()),
            ]),
            moment: Utc.with_ymd_and_hms(2026, 11, 30, 13, 2, 0).unwrap(),
        })
        .collect();
    Driver::over(
        dienst,
        80,
        24,
        Theme::new(Depth::Zestien, Achtergrond::Donker, Glyphs::Utf8),
    )
}

#[test]
fn a_draft_is_offered_at_start_with_its_time_and_what_is_in_it() {
    let driver = with_drafts(1);
    assert!(
        driver.shows("intake van 14:02 (2 velden): Rukiye Yildiz"),
        "{}",
        driver.screen()
    );
    assert!(driver.shows("d weggooien"));
}

#[test]
fn a_draft_is_thrown_away_by_its_own_key_and_kept_by_esc() {
    let mut driver = with_drafts(2);
    driver.keys("j d");
    assert!(matches!(
        driver.commands().as_slice(),
        [Command::WisConcept { nummer: 2 }]
    ));
    assert_eq!(driver.model.overlays.len(), 1);
    driver.keys("esc");
    assert!(driver.model.overlays.is_empty());
    assert!(driver.commands().is_empty());
}
