//! The power goes: everything that was acknowledged is on the disk, and what is there opens.
//!
//! The store lies on an ext4 file system in a file, behind a loop device. The writer is stopped, then
//! that file is copied as it is. What the writer, or the file system under it, had not yet given to the
//! device is in the page cache of the loop device only, so it is not in the copy. The copy is mounted
//! (ext4 plays its journal) and opened. A file that was written without a sync shows in each round
//! whether the emulation does lose what a power cut loses. A drive that keeps less than it accepted
//! is not emulated: against that stands the same `fdatasync`, which makes a drive empty its cache.

use std::fs;
use std::time::Duration;

use trajectbord::app::store::Store;

use super::beeld::Beeld;
use super::model::{Model, gewoon, opties};
use super::schrijver::{Schrijver, Taak, wacht};
use super::uitslag::{Uitslag, rondes};

/// After so many cuts a fresh file system: the first moments of a store are the most tender.
const VERS_NA: u64 = 8;

#[test]
fn every_acknowledged_change_survives_a_power_cut() {
    let mut uitslag = Uitslag::nieuw("stroomuitval");
    let mut toeval = fastrand::Rng::with_seed(77);
    let mut staand: Option<(Beeld, u64, Model)> = None;
    for ronde in 0..rondes(6, 120) {
        if ronde % VERS_NA == 0 {
            staand = None;
        }
        let (beeld, mut bevestigd, mut model) = match staand.take() {
            Some(it) => it,
            None => match Beeld::maak(64, "stroomuitval") {
                Some(beeld) => (beeld, 0, Model::default()),
                None => return,
            },
        };
        uitslag.rondes += 1;
        let voor = bevestigd;
        let taak = if ronde % 3 == 2 {
            Taak::Backup
        } else {
            Taak::Schrijf
        };
        let mut schrijver = Schrijver::start(&beeld.data(), taak);
        fs::write(beeld.punt().join(format!("kanarie-{ronde}")), [7; 9000]).unwrap();
        match ronde % 4 {
            // While it opens or repairs.
            1 => wacht(Duration::from_micros(toeval.u64(5_000..60_000))),
            // At once after an acknowledgement.
            2 => bevestigd = bevestigd.max(schrijver.luister(toeval.u32(1..30))),
            _ => {
                bevestigd = bevestigd.max(schrijver.luister(toeval.u32(1..300)));
                wacht(Duration::from_micros(toeval.u64(..5_000)));
            }
        }
        schrijver.bevries();
        let na = beeld.na_stroomuitval();
        bevestigd = bevestigd.max(schrijver.dood());
        drop(beeld);
        uitslag.bevestigd += bevestigd - voor;
        let kanarie = fs::metadata(na.punt().join(format!("kanarie-{ronde}")));
        if kanarie.map_or(0, |it| it.len()) == 0 {
            uitslag.tel("ongesynchroniseerd bestand weg");
        }
        if bevestigd == 0 && !na.data().join("STORE").exists() {
            // Nothing was ever said; whatever lies there has to open all the same.
            uitslag.tel("voor het eerste woord");
        }
        let opening = model.open_en_keur(opties(&na.data()), bevestigd, &mut uitslag);
        if let Some(opening) = opening {
            gewoon(&opening, &mut uitslag);
            let seq = opening.store.seq().0;
            opening.store.sluit().unwrap();
            staand = Some((na, seq.max(bevestigd), model));
        }
    }
    let weg = uitslag.geteld("ongesynchroniseerd bestand weg");
    assert!(
        weg > uitslag.rondes / 2,
        "the cut lost only {weg} unsynced files"
    );
    uitslag.klaar();
}
