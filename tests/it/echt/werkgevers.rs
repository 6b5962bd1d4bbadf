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
