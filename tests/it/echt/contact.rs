//! Contact moments: one key for what came of it, then the words.

use insta::assert_snapshot;
use trajectbord::domain::stap::StapId;

use super::met_kandidaat;

#[test]
fn a_contact_is_two_keys_and_the_words() {
    let (mut echt, kaart) = met_kandidaat();
    echt.keys("c");
    assert_snapshot!(echt.screen());
    echt.keys("g")
        .typ("wil graag in de kas beginnen")
        .keys("ctrl-s");
    assert!(echt.model.overlays.is_empty(), "{}", echt.screen());
    let dossier = echt.stel.dossier(kaart);
    let regel = &dossier.tijdlijn[0];
    assert_eq!(regel.kop, "Telefoon op 15-01-2026: gesproken");
    assert_eq!(regel.tekst, "wil graag in de kas beginnen");
    assert!(StapId::code("WK-01").is_some());
}

#[test]
fn a_promise_to_call_back_asks_for_the_day() {
    let (mut echt, kaart) = met_kandidaat();
    echt.keys("c t").typ("ma").keys("ctrl-s");
    let traject = echt.stel.dossier(kaart).traject.unwrap();
    assert_eq!(
        traject.terugbellen,
        Some(crate::service::stel::dag("2026-01-19"))
    );
}

#[test]
fn without_an_outcome_nothing_is_kept() {
    let (mut echt, _) = met_kandidaat();
    echt.keys("c ctrl-s");
    assert!(echt.toont("Vul \"Hoe ging het\" in."), "{}", echt.screen());
    echt.keys("tab tab").typ("met haar jobcoach").keys("esc");
    assert!(echt.toont("Nog een keer esc"), "{}", echt.screen());
}
