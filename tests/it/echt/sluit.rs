//! Closing: only what the fase allows, and a leerwerkplek only with a reason.

use insta::assert_snapshot;
use trajectbord::domain::id::KaartId;
use trajectbord::domain::sluiting::{Slot, Stand};
use trajectbord::domain::waardelijst::RedenUitval;

use super::{Echt, met_kandidaat};
use crate::service::stel::{PLEK, Stel};

#[test]
fn what_the_fase_does_not_allow_is_shown_with_its_reason() {
    let (mut echt, kaart) = met_kandidaat();
    echt.keys("x");
    assert_snapshot!(echt.screen());
    echt.typ("afg").keys("tab ctrl-s");
    assert!(echt.toont("Dit kan hier niet"), "{}", echt.screen());
    echt.keys("ctrl-u")
        .typ("uit")
        .keys("tab")
        .typ("verh")
        .keys("tab")
        .typ("naar Zwolle");
    echt.keys("ctrl-s");
    let traject = echt.stel.dossier(kaart).traject.unwrap();
    let Stand::Gesloten(sluiting) = traject.stand else {
        panic!("{}", echt.screen())
    };
    assert_eq!(sluiting.slot, Slot::Uitgevallen(RedenUitval::Verhuizing));
    assert_eq!(sluiting.toelichting, "naar Zwolle");
    assert!(echt.model.overlays.is_empty());
}

#[test]
fn the_reason_for_stopping_is_asked_from_its_list() {
    let (mut echt, _) = met_kandidaat();
    echt.keys("x").typ("uitg").keys("tab");
    assert_snapshot!(echt.screen());
    echt.keys("ctrl-s");
    assert!(
        echt.toont("Kies waarom het traject stopt."),
        "{}",
        echt.screen()
    );
}

#[test]
fn a_leerwerkplek_asks_only_why() {
    let mut echt = Echt::new(Stel::nieuw());
    echt.op(KaartId::Plek(PLEK)).keys("x ctrl-s");
    assert!(echt.toont("Vul \"Reden\" in."), "{}", echt.screen());
    echt.typ("bedrijf verhuist").keys("ctrl-s");
    assert_eq!(echt.stel.plek().stand.label(), "gesloten");
}
