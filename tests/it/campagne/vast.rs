//! The file system becomes read-only under an open store, as the kernel makes it after trouble with a
//! disk; and a store that is started on one.

use trajectbord::app::store::{Store, StoreError};
use trajectbord::store::{herstel, proef_herstel};

use super::apart::{apart, meld, taak};
use super::beeld::Beeld;
use super::bits::lees_los;
use super::model::{Model, open, opties, stil, volgende};
use super::uitslag::{Uitslag, rondes};
use crate::store::hulp::{nu, tijdelijk};

#[test]
fn a_disk_that_becomes_read_only_is_told_and_costs_nothing() {
    if taak().is_none() {
        let zelf = "campagne::vast::a_disk_that_becomes_read_only_is_told_and_costs_nothing";
        assert!(!apart(zelf, "alleen-lezen").hing, "it stood still");
        return;
    }
    let mut uitslag = Uitslag::nieuw("alleen-lezen schijf");
    let Some(mut beeld) = Beeld::maak(32, "alleen-lezen schijf") else {
        return;
    };
    let mut model = Model::default();
    let mut bevestigd = 0;
    let mut toeval = fastrand::Rng::with_seed(41);
    for ronde in 0..rondes(3, 40) {
        uitslag.rondes += 1;
        meld("ronde", ronde);
        let data = beeld.data();
        let Some(opening) = model.open_en_keur(opties(&data), bevestigd, &mut uitslag) else {
            break;
        };
        let store = opening.store;
        for _ in 0..toeval.u8(1..120) {
            bevestigd = volgende(&store).unwrap();
        }
        if ronde % 2 == 0 {
            store.backup(nu(), &mut stil).unwrap();
        }
        // What the kernel does when a disk gives errors.
        beeld.anders("abort");
        let fout = loop {
            match volgende(&store) {
                // The page cache takes it, and the sync tells.
                Ok(seq) => bevestigd = seq,
                Err(StoreError::AlleenLezen(fout)) => break fout,
                // Sled met it first: from then on the store says so itself.
                Err(StoreError::Anders(_)) => uitslag.tel("sled merkte het eerst"),
                Err(fout) => panic!("{fout}"),
            }
        };
        uitslag.tel("geweigerd");
        if !fout.contains("wordt niets bewaard") {
            uitslag.klacht(fout);
        }
        // What is read is right, or refused where sled has to move a page first.
        model.tot(bevestigd);
        if lees_los(&store, &model, &mut uitslag) {
            uitslag.tel("ook een keer lezen geweigerd");
        }
        assert!(store.storing().is_some(), "it is not over");
        assert!(store.backup(nu(), &mut stil).is_err());
        lees_los(&store, &model, &mut uitslag);
        drop(store);
        // Started on it: a sentence about the disk, and nothing is made.
        beeld.opnieuw();
        beeld.anders("ro");
        let fout = open(opties(&data)).unwrap_err().to_string();
        if !fout.contains("in deze map mag schrijven") {
            uitslag.klacht(fout);
        }
        let fout = proef_herstel(None, &opties(&data), &mut stil)
            .unwrap_err()
            .to_string();
        if !fout.contains("in deze map mag schrijven") {
            uitslag.klacht(fout);
        }
        // The backup on it can be put back elsewhere.
        let backups = std::fs::read_dir(data.join("backup")).unwrap();
        let laatste = backups.map(|it| it.unwrap().path()).max().unwrap();
        let elders = tijdelijk();
        let (terug, controle) = herstel(&laatste, opties(elders.path()), &mut stil).unwrap();
        assert!(controle.goed(), "{controle:?}");
        let tot = terug.store.seq().0;
        Model::bij(tot).keur(&terug.store, tot, &mut uitslag);
        beeld.anders("rw");
    }
    model.open_en_keur(opties(&beeld.data()), bevestigd, &mut uitslag);
    uitslag.bevestigd = bevestigd;
    uitslag.klaar();
}
