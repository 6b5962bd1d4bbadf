//! kill -9 at random moments: every change that was acknowledged is there, and none is torn.

use std::time::Duration;

use super::model::{Model, gewoon, opties};
use super::schrijver::{Schrijver, Taak, wacht};
use super::uitslag::{Uitslag, rondes};
use crate::store::hulp::tijdelijk;

#[test]
fn every_acknowledged_change_survives_kill_9() {
    let mut uitslag = Uitslag::nieuw("kill -9 schrijver");
    let dir = tijdelijk();
    let mut toeval = fastrand::Rng::with_seed(2026);
    let mut model = Model::default();
    let mut bevestigd = 0;
    for kill in 0..rondes(40, 500) {
        uitslag.rondes += 1;
        let mut schrijver = Schrijver::start(dir.path(), Taak::Schrijf);
        if kill % 4 == 3 {
            // While it starts, opens or repairs.
            wacht(Duration::from_micros(toeval.u64(1_000..40_000)));
        } else {
            bevestigd = bevestigd.max(schrijver.luister(toeval.u32(1..40)));
            wacht(Duration::from_micros(toeval.u64(..3_000)));
        }
        bevestigd = bevestigd.max(schrijver.dood());
        if kill % 3 == 1 {
            // The next writer finds what this one left, and may be killed over it.
            uitslag.tel("na elkaar");
            continue;
        }
        if let Some(opening) = model.open_en_keur(opties(dir.path()), bevestigd, &mut uitslag) {
            gewoon(&opening, &mut uitslag);
        }
    }
    uitslag.bevestigd = bevestigd;
    assert!(bevestigd > uitslag.rondes, "only {bevestigd} changes");
    assert!(uitslag.geteld("na elkaar") > 0);
    uitslag.klaar();
}
