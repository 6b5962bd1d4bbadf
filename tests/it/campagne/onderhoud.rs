//! kill -9 while the store is looked after: during a backup, a rebuild and a compaction.

use std::fs;
use std::time::Duration;

use trajectbord::store::proef_herstel;

use super::model::{Model, open, opties, stil, volgende};
use super::schrijver::{Schrijver, Taak, wacht};
use super::uitslag::{Uitslag, rondes};
use crate::store::hulp::{nu, tijdelijk};

/// A store with a past: several segments of log, and a backup half-way.
fn begin(map: &std::path::Path) -> u64 {
    let store = open(opties(map)).unwrap().store;
    let mut seq = 0;
    for ronde in 0..300 {
        seq = volgende(&store).unwrap();
        if ronde == 150 {
            store.backup(nu(), &mut stil).unwrap();
        }
    }
    store.sluit().unwrap();
    seq
}

#[test]
fn a_kill_during_a_backup_leaves_only_whole_ones() {
    let mut uitslag = Uitslag::nieuw("kill -9 bij back-up");
    let dir = tijdelijk();
    let mut bevestigd = begin(dir.path());
    let mut model = Model::default();
    let mut toeval = fastrand::Rng::with_seed(31);
    for _ in 0..rondes(8, 120) {
        uitslag.rondes += 1;
        let mut schrijver = Schrijver::start(dir.path(), Taak::Backup);
        bevestigd = bevestigd.max(schrijver.luister(toeval.u32(1..12)));
        wacht(Duration::from_micros(toeval.u64(..9_000)));
        bevestigd = bevestigd.max(schrijver.dood());
        let backups = dir.path().join("backup");
        let half = |it: fs::DirEntry| it.file_name().to_string_lossy().ends_with(".tijdelijk");
        if fs::read_dir(&backups).unwrap().any(|it| half(it.unwrap())) {
            uitslag.tel("half geschreven");
        }
        let Some(opening) = model.open_en_keur(opties(dir.path()), bevestigd, &mut uitslag) else {
            continue;
        };
        let controle = opening.store.controleer(&mut stil);
        if !controle.goed() {
            uitslag.fout += 1;
            uitslag.klacht(format!("{controle:?}"));
        }
        assert!(!fs::read_dir(&backups).unwrap().any(|it| half(it.unwrap())));
        let proef = proef_herstel(None, &opties(dir.path()), &mut stil).unwrap();
        if !proef.controle.goed() {
            uitslag.fout += 1;
            uitslag.klacht(format!("{proef:?}"));
        }
    }
    uitslag.bevestigd = bevestigd;
    uitslag.klaar();
}

#[test]
fn a_kill_during_a_rebuild_costs_nothing() {
    let mut uitslag = Uitslag::nieuw("kill -9 bij herbouw");
    let dir = tijdelijk();
    let mut bevestigd = begin(dir.path());
    let mut model = Model::default();
    let mut toeval = fastrand::Rng::with_seed(32);
    for ronde in 0..rondes(8, 120) {
        uitslag.rondes += 1;
        // Sled gone, cut, or as the last kill left it.
        match ronde % 3 {
            0 => drop(fs::remove_dir_all(dir.path().join("sled"))),
            1 => drop(fs::write(dir.path().join("sled/db"), b"weg")),
            _ => {}
        }
        let mut schrijver = Schrijver::start(dir.path(), Taak::Schrijf);
        if ronde % 4 == 3 {
            bevestigd = bevestigd.max(schrijver.luister(3));
        } else {
            wacht(Duration::from_micros(toeval.u64(2_000..60_000)));
        }
        bevestigd = bevestigd.max(schrijver.dood());
        if dir.path().join("sled.bouw").exists() {
            uitslag.tel("midden in");
        }
        if ronde % 2 == 0 {
            model.open_en_keur(opties(dir.path()), bevestigd, &mut uitslag);
        }
    }
    uitslag.bevestigd = bevestigd;
    uitslag.klaar();
}

#[test]
fn a_kill_during_a_compaction_costs_nothing() {
    let mut uitslag = Uitslag::nieuw("kill -9 bij compact");
    let dir = tijdelijk();
    let mut bevestigd = begin(dir.path());
    let mut model = Model::default();
    let mut toeval = fastrand::Rng::with_seed(33);
    for ronde in 0..rondes(8, 120) {
        uitslag.rondes += 1;
        let mut schrijver = Schrijver::start(dir.path(), Taak::Compact);
        if ronde % 2 == 0 {
            bevestigd = bevestigd.max(schrijver.luister(toeval.u32(1..6)));
        }
        wacht(Duration::from_micros(toeval.u64(..80_000)));
        bevestigd = bevestigd.max(schrijver.dood());
        for midden in ["sled.bouw", "sled.oud"] {
            if dir.path().join(midden).exists() {
                uitslag.tel("midden in");
            }
        }
        if ronde % 3 != 1 {
            model.open_en_keur(opties(dir.path()), bevestigd, &mut uitslag);
        }
    }
    uitslag.bevestigd = bevestigd;
    uitslag.klaar();
}
