//! One name on a shared screen, for five seconds.

use std::time::Duration;

use trajectbord::app::query::{Antwoord, Query};
use trajectbord::domain::journaal::Handeling;
use trajectbord::tui::Msg;

use super::met_kandidaat;

#[test]
fn a_name_is_shown_with_two_keys_goes_by_itself_and_stands_in_the_journaal() {
    let (mut echt, kaart) = met_kandidaat();
    echt.keys("P");
    assert!(!echt.toont("Yıldız"), "{}", echt.screen());
    echt.keys("P o");
    assert!(echt.toont("R. Yıldız"), "{}", echt.screen());
    insta::assert_snapshot!("onthulling_80x24", echt.screen());
    let (ticket, duur) = *echt.wekkers.last().unwrap();
    assert_eq!(duur, Duration::from_secs(5));
    echt.tell(Msg::Gewekt(ticket));
    assert!(!echt.toont("Yıldız"), "{}", echt.screen());
    // The next key takes it away too, and an answer after that comes to nothing.
    echt.keys("P o j");
    assert!(!echt.toont("Yıldız"), "{}", echt.screen());
    echt.traag = true;
    echt.keys("P o j");
    echt.traag = false;
    echt.answer();
    assert!(!echt.toont("Yıldız"), "{}", echt.screen());
    let Antwoord::WieKeek(regels) = echt.stel.vraag(Query::WieKeek(kaart)) else {
        panic!("the journaal was asked");
    };
    let getoond = regels.iter().filter(|it| it.wat == Handeling::Onthuld);
    assert_eq!(getoond.count(), 3);
}

#[test]
fn with_others_in_the_room_no_name_is_shown() {
    let (mut echt, _) = met_kandidaat();
    // A werkgever joins: the last of the list.
    echt.keys("P P G space o");
    assert!(echt.toont("geen namen mag zien"), "{}", echt.screen());
    assert!(!echt.toont("Yıldız"), "{}", echt.screen());
    // Without a presentation there is nothing to show.
    let (mut echt, _) = met_kandidaat();
    echt.keys("T esc");
    assert!(echt.toont("R. Yıldız"));
}
