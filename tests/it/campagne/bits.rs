//! Flipped bits, zeroed sectors, cut and lost files: one wound at a time, in every file of a store.
//!
//! A wound in one file leaves everything intact elsewhere, so nothing may be lost: the store opens with
//! all of it, or says in Dutch why not and `herstel` brings the backup back. Half of the wounds leave
//! the time of the file as it was, as a disk does that rots: then nothing has to be noticed at opening,
//! but what is read is right or refused, and the opening after that has everything again.
//!
//! One thing cannot be had twice: what a killed process left in the log only, because sled did not have
//! it yet, stands nowhere else. A wound there may cost the end of the log; what is left is then exactly
//! what stood after an earlier change, and that is held against it.

use std::fs;
use std::path::Path;
use std::time::Duration;

use trajectbord::app::store::Store;
use trajectbord::store::{herstel, proef_herstel};

use super::model::{Model, open, opties, stil, volgende};
use super::uitslag::{Uitslag, lang, rondes, zeg};
use crate::store::hulp::{bestanden, nu, tijdelijk};

/// A store with two backups and several segments, closed in order or stopped in the middle.
fn bron(map: &Path, netjes: bool) -> u64 {
    let mut seq = 0;
    for leven in 0..3 {
        let store = open(opties(map)).unwrap().store;
        for _ in 0..90 {
            seq = volgende(&store).unwrap();
        }
        if leven < 2 {
            store
                .backup(nu() + chrono::TimeDelta::days(leven), &mut stil)
                .unwrap();
        }
        store.zet_nevenblok(&[7; 4000]);
        if netjes || leven < 2 {
            store.sluit().unwrap();
        } else {
            kopie(map, &map.join("beeld"));
        }
    }
    seq
}

fn kopie(van: &Path, naar: &Path) {
    fs::create_dir_all(naar).unwrap();
    fs::set_permissions(naar, fs::metadata(van).unwrap().permissions()).unwrap();
    for item in fs::read_dir(van).unwrap() {
        let item = item.unwrap();
        let doel = naar.join(item.file_name());
        if item.path() == naar {
            continue;
        }
        if item.path().is_dir() {
            kopie(&item.path(), &doel);
        } else {
            fs::copy(item.path(), &doel).unwrap();
            zet_tijd(&doel, item.metadata().unwrap().modified().unwrap());
        }
    }
}

fn zet_tijd(pad: &Path, tijd: std::time::SystemTime) {
    let bestand = fs::File::options().write(true).open(pad).unwrap();
    bestand.set_modified(tijd).unwrap();
}

/// Wounds a file; what was done, for whoever has to look for it.
fn wond(pad: &Path, hoe: u64, rot: bool, toeval: &mut fastrand::Rng) -> String {
    let tijd = fs::metadata(pad).unwrap().modified().unwrap();
    let mut bytes = fs::read(pad).unwrap();
    // sled's file is mostly room to grow: what is used is where a wound hurts.
    let gebruikt = bytes.iter().rposition(|it| *it != 0).map_or(0, |it| it + 1);
    let plaats = toeval.usize(..gebruikt.max(1));
    let wat = match hoe % 4 {
        _ if bytes.is_empty() => {
            fs::remove_file(pad).unwrap();
            return "leeg, weg".to_owned();
        }
        0 | 1 => {
            let bit = toeval.u8(..8);
            bytes[plaats] ^= 1 << bit;
            format!("bit {bit} van byte {plaats}")
        }
        2 => {
            let tot = (plaats + 512).min(bytes.len());
            bytes[plaats..tot].fill(0);
            format!("nullen vanaf {plaats}")
        }
        _ => {
            bytes.truncate(plaats);
            format!("afgebroken op {plaats}")
        }
    };
    fs::write(pad, bytes).unwrap();
    let later = if rot {
        tijd
    } else {
        tijd + Duration::from_secs(1)
    };
    zet_tijd(pad, later);
    wat
}

/// Reads every record of the model one by one: right, or refused. Whether anything was refused.
pub(crate) fn lees_los(store: &dyn Store, model: &Model, uitslag: &mut Uitslag) -> bool {
    let mut geweigerd = false;
    for (sleutel, (versie, record)) in &model.staat {
        match store.get(*sleutel) {
            Ok(Some(gezien)) if gezien.versie == *versie && gezien.record == *record => {}
            Ok(gezien) => {
                uitslag.fout += 1;
                uitslag.klacht(format!(
                    "{sleutel:?} toont {:?}",
                    gezien.map(|it| it.versie)
                ));
            }
            Err(_) => geweigerd = true,
        }
    }
    geweigerd
}

/// One wound, and everything that has to be true after it.
fn ronde(map: &Path, seq: u64, rot: bool, alleen_in_log: bool, uitslag: &mut Uitslag) {
    let mut seq = seq;
    let mut model = Model::bij(seq);
    match open(opties(map)) {
        Ok(opening) => {
            let store = opening.store;
            if alleen_in_log && store.seq().0 < seq {
                uitslag.tel("einde van het log geraakt");
                seq = store.seq().0;
                model = Model::bij(seq);
            }
            if lees_los(&store, &model, uitslag) {
                // What rotted was met by reading. The next opening has looked at everything.
                assert!(rot, "read after a count");
                uitslag.tel("bij lezen gemerkt");
                drop(store);
                model.open_en_keur(opties(map), seq, uitslag);
                return;
            }
            model.keur(&store, seq, uitslag);
            uitslag.tel(if opening.meldingen.is_empty() {
                "zonder woord"
            } else {
                "gemeld en hersteld"
            });
            let na = volgende(&store).unwrap();
            drop(store);
            model.open_en_keur(opties(map), na, uitslag);
        }
        Err(fout) => {
            // Refused: in Dutch, and the backup comes back in another directory.
            uitslag.tel("geweigerd");
            if lang() {
                zeg(&format!("geweigerd: {fout}"));
            }
            let terug = map.join("terug");
            let backups = bestanden(&map.join("backup"));
            let terug_gezet = backups
                .iter()
                .rev()
                .find_map(|pad| herstel(pad, opties(&terug), &mut stil).ok());
            match terug_gezet {
                Some((opening, controle)) if controle.goed() => {
                    let tot = opening.store.seq().0;
                    Model::bij(tot).keur(&opening.store, tot, uitslag);
                }
                _ => {
                    uitslag.dicht += 1;
                    uitslag.klacht(fout.to_string());
                }
            }
        }
    }
}

#[test]
fn a_wound_in_any_file_loses_nothing_and_shows_nothing_wrong() {
    let mut uitslag = Uitslag::nieuw("bits en afgebroken");
    let mut toeval = fastrand::Rng::with_seed(8);
    let (netjes, gestopt) = (tijdelijk(), tijdelijk());
    let seq = bron(netjes.path(), true);
    assert_eq!(bron(gestopt.path(), false), seq);
    let bronnen = [netjes.path().to_owned(), gestopt.path().join("beeld")];
    uitslag.bevestigd = seq;
    for nummer in 0..rondes(72, 480) {
        uitslag.rondes += 1;
        let map = tijdelijk();
        let bron = &bronnen[usize::try_from(nummer % 2).unwrap()];
        kopie(bron, map.path());
        let paden = bestanden(map.path());
        let pad = &paden[usize::try_from(nummer / 2).unwrap() % paden.len()];
        let rot = toeval.bool();
        let wat = wond(pad, toeval.u64(..), rot, &mut toeval);
        let klachten = uitslag.dicht + uitslag.kwijt + uitslag.fout + uitslag.gescheurd;
        // A backup that was hurt says so when it is tried.
        if pad.extension().is_some_and(|it| it == "tbb") {
            let naam = pad.file_name().unwrap();
            let goed = proef_herstel(Some(Path::new(naam)), &opties(map.path()), &mut stil);
            if goed.is_ok_and(|proef| proef.controle.goed()) && !wat.starts_with("nullen") {
                uitslag.fout += 1;
            }
        }
        let alleen_in_log = nummer % 2 == 1 && pad.extension().is_some_and(|it| it == "log");
        ronde(map.path(), seq, rot, alleen_in_log, &mut uitslag);
        if klachten != uitslag.dicht + uitslag.kwijt + uitslag.fout + uitslag.gescheurd {
            let naam = pad.strip_prefix(map.path()).unwrap().display();
            uitslag.klacht(format!(
                "{naam}: {wat}, tijd gelijk: {rot}, bron {}",
                nummer % 2
            ));
        }
    }
    assert!(uitslag.geteld("gemeld en hersteld") > uitslag.rondes / 12);
    uitslag.klaar();
}
