//! A sealed store: what it holds is nowhere to be read, and every way in and out of it keeps all of it.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io::{BufRead, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;

use trajectbord::age::{Geheim, Identiteit, Ontvanger};
use trajectbord::app::record::{Key, Versioned};
use trajectbord::app::store::Store;
use trajectbord::store::{
    NieuwSlot, OpenFout, Opening, Opties, SledStore, Terzijde, compact, herstel, herzegel,
    is_versleuteld, open, wissel,
};

use super::hulp::{commit, concept, gebied, inhoud, klein, nu, openen, tijdelijk};

const ZIN: &str = "vier losse woorden hier";
const ANDERE: &str = "nog vier andere woorden";
/// What no file may show.
const NAAM: &str = "Annechien Zwartepoorte-Ünal";

fn stil(_: &str, _: u64, _: Option<u64>) {}

pub(crate) fn slot(zin: &str) -> NieuwSlot {
    NieuwSlot::met_zwaarte(Geheim::lees(zin).unwrap(), 4)
}

/// Small parts, and the passphrase at hand.
pub(crate) fn met(map: &Path, zin: &str) -> Opties {
    Opties {
        sleutels: Arc::new(slot(zin)),
        ..klein(map)
    }
}

/// A sealed store that holds nothing yet.
pub(crate) fn verzegeld(map: &Path) -> Opening {
    openen(klein(map)).store.sluit().unwrap();
    herzegel(klein(map), Some(&slot(ZIN)), Terzijde::Weiger, &mut stil).unwrap()
}

/// Records with the name in them, some changed and some gone, and a backup half-way.
fn vul(store: &SledStore) {
    for ronde in 0..30 {
        commit(
            store,
            [
                concept(1, ronde % 7, &format!("{NAAM} {ronde}")),
                gebied(ronde, NAAM),
            ],
        );
        if ronde == 12 {
            store.backup(nu(), &mut stil).unwrap();
        }
    }
    let (sleutel, _) = gebied(3, "");
    commit(store, [(sleutel, None)]);
    store.zet_nevenblok(format!("rij van {NAAM}").as_bytes());
}

/// Files below a directory in which one of these texts stands, as UTF-8 or as UTF-16, with the text.
///
/// In one pass over each file, however many texts: by their first bytes.
pub(crate) fn staan_in(map: &Path, teksten: &[&str]) -> Vec<(PathBuf, String)> {
    const BEGIN: usize = 5;
    let mut delen: HashMap<[u8; BEGIN], Vec<(Vec<u8>, &str)>> = HashMap::new();
    for tekst in teksten {
        let utf16 = tekst.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for deel in [tekst.as_bytes().to_vec(), utf16] {
            let begin = *deel.first_chunk().unwrap();
            delen.entry(begin).or_default().push((deel, tekst));
        }
    }
    let eerste: HashSet<u16> = delen
        .keys()
        .map(|it| u16::from_le_bytes([it[0], it[1]]))
        .collect();
    let mut vol = vec![false; 1 << 16];
    for it in eerste {
        vol[usize::from(it)] = true;
    }
    let mut gevonden = Vec::new();
    let mut mappen = vec![map.to_owned()];
    while let Some(hier) = mappen.pop() {
        for item in fs::read_dir(hier).unwrap() {
            let pad = item.unwrap().path();
            if pad.is_dir() {
                mappen.push(pad);
                continue;
            }
            let Ok(bytes) = fs::read(&pad) else {
                continue;
            };
            for plaats in 0..bytes.len().saturating_sub(BEGIN - 1) {
                if !vol[usize::from(u16::from_le_bytes([bytes[plaats], bytes[plaats + 1]]))] {
                    continue;
                }
                let rest = &bytes[plaats..];
                for (deel, tekst) in delen.get(&rest[..BEGIN]).into_iter().flatten() {
                    if rest.starts_with(deel) {
                        gevonden.push((pad.clone(), (*tekst).to_owned()));
                    }
                }
            }
        }
    }
    gevonden.sort();
    gevonden.dedup();
    gevonden
}

/// Files in which a text stands.
pub(crate) fn staat_in(map: &Path, tekst: &str) -> Vec<PathBuf> {
    let paden = staan_in(map, &[tekst]).into_iter().map(|(pad, _)| pad);
    paden.collect()
}

fn niet_te_lezen(map: &Path) {
    let gevonden = staan_in(map, &["Annechien", "Zwartepoorte", "Ünal"]);
    assert!(gevonden.is_empty(), "{gevonden:?}");
}

fn gelijk(store: &SledStore, verwacht: &[(Key, Versioned)]) {
    assert!(inhoud(store) == verwacht, "another content");
    let controle = store.controleer(&mut stil);
    assert!(controle.goed(), "{controle:?}");
}

#[test]
fn what_a_sealed_store_holds_is_in_none_of_its_files() {
    let dir = tijdelijk();
    let opening = openen(klein(dir.path()));
    vul(&opening.store);
    let verwacht = inhoud(&opening.store);
    opening.store.sluit().unwrap();
    let er = staat_in(dir.path(), "Zwartepoorte");
    for deel in ["redo", "sled", "backup", "rijen"] {
        let hier = |pad: &PathBuf| pad.strip_prefix(dir.path()).unwrap().starts_with(deel);
        assert!(er.iter().any(hier), "{deel} hides it without a key");
    }
    let opening = herzegel(
        klein(dir.path()),
        Some(&slot(ZIN)),
        Terzijde::Weiger,
        &mut stil,
    )
    .unwrap();
    assert!(opening.meldingen.is_empty(), "{:?}", opening.meldingen);
    niet_te_lezen(dir.path());
    gelijk(&opening.store, &verwacht);
    // Everything that writes, and a stop without closing.
    vul(&opening.store);
    let verwacht = inhoud(&opening.store);
    assert_eq!(
        opening.store.nevenblok().unwrap(),
        format!("rij van {NAAM}").as_bytes()
    );
    niet_te_lezen(dir.path());
    opening.store.sluit().unwrap();
    niet_te_lezen(dir.path());
    let klein_gemaakt = compact(met(dir.path(), ZIN), &mut stil).unwrap();
    niet_te_lezen(dir.path());
    gelijk(&klein_gemaakt.store, &verwacht);
    klein_gemaakt.store.sluit().unwrap();
    // And back: readable again, with every version as it was.
    let opening = herzegel(met(dir.path(), ZIN), None, Terzijde::Weiger, &mut stil).unwrap();
    gelijk(&opening.store, &verwacht);
    assert!(!dir.path().join("SLEUTEL").exists());
    opening.store.sluit().unwrap();
    assert!(!is_versleuteld(dir.path()).unwrap());
    openen(klein(dir.path()));
    assert!(!staat_in(dir.path(), "Zwartepoorte").is_empty());
}

/// Bytes of every file, so that a refusal can be seen to touch nothing.
fn foto(map: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut alle = Vec::new();
    let mut mappen = vec![map.to_owned()];
    while let Some(hier) = mappen.pop() {
        for item in fs::read_dir(hier).unwrap() {
            let pad = item.unwrap().path();
            if pad.is_dir() {
                mappen.push(pad);
            } else if !pad.ends_with("store.lock") {
                alle.push((pad.clone(), fs::read(pad).unwrap()));
            }
        }
    }
    alle.sort();
    alle
}

#[test]
fn without_the_key_nothing_opens_and_nothing_is_touched() {
    let dir = tijdelijk();
    let opening = verzegeld(dir.path());
    vul(&opening.store);
    opening.store.sluit().unwrap();
    let voor = foto(dir.path());
    let zonder = open(klein(dir.path()), &mut stil).unwrap_err();
    assert!(matches!(zonder, OpenFout::Dicht(_)), "{zonder}");
    for fout in [
        open(met(dir.path(), ANDERE), &mut stil).unwrap_err(),
        herzegel(met(dir.path(), ANDERE), None, Terzijde::Weiger, &mut stil).unwrap_err(),
        wissel(&met(dir.path(), ANDERE), &slot(ZIN)).unwrap_err(),
    ] {
        assert!(
            matches!(fout, OpenFout::VerkeerdeSleutel { zin: true }),
            "{fout}"
        );
        assert!(fout.to_string().contains("Er is niets veranderd"));
    }
    assert!(foto(dir.path()) == voor, "something was touched");
}

#[test]
fn another_secret_opens_it_and_the_old_one_does_not_any_more() {
    let dir = tijdelijk();
    let opening = verzegeld(dir.path());
    vul(&opening.store);
    let verwacht = inhoud(&opening.store);
    opening.store.sluit().unwrap();
    let id = Identiteit::nieuw().unwrap();
    let bestand = NieuwSlot::nieuw(Geheim::Identiteiten(vec![id.clone()]));
    wissel(&met(dir.path(), ZIN), &bestand).unwrap();
    assert!(open(met(dir.path(), ZIN), &mut stil).is_err());
    let met_bestand = Opties {
        sleutels: Arc::new(bestand),
        ..klein(dir.path())
    };
    let opening = openen(met_bestand.clone());
    gelijk(&opening.store, &verwacht);
    opening.store.sluit().unwrap();
    // With everything written over the old secret opens no backup either.
    let opening = herzegel(
        met_bestand.clone(),
        Some(&slot(ANDERE)),
        Terzijde::Weiger,
        &mut stil,
    )
    .unwrap();
    gelijk(&opening.store, &verwacht);
    opening.store.sluit().unwrap();
    assert!(open(met_bestand, &mut stil).is_err());
    niet_te_lezen(dir.path());
    for backup in fs::read_dir(dir.path().join("backup")).unwrap() {
        let elders = tijdelijk();
        let fout =
            herstel(&backup.unwrap().path(), met(elders.path(), ZIN), &mut stil).unwrap_err();
        assert!(matches!(fout, OpenFout::VerkeerdeSleutel { .. }), "{fout}");
    }
}

#[test]
fn a_backup_and_the_secret_are_enough() {
    let dir = tijdelijk();
    let opening = verzegeld(dir.path());
    vul(&opening.store);
    let verwacht = inhoud(&opening.store);
    let verslag = opening.store.backup(nu(), &mut stil).unwrap();
    opening.store.sluit().unwrap();
    let elders = tijdelijk();
    let (opening, controle) = herstel(&verslag.pad, met(elders.path(), ZIN), &mut stil).unwrap();
    assert!(controle.goed());
    gelijk(&opening.store, &verwacht);
    opening.store.sluit().unwrap();
    niet_te_lezen(elders.path());
    // Sled and the wrapped key gone: both come back from the same directory.
    fs::remove_dir_all(dir.path().join("sled")).unwrap();
    fs::remove_file(dir.path().join("SLEUTEL")).unwrap();
    let opening = openen(met(dir.path(), ZIN));
    gelijk(&opening.store, &verwacht);
    let gezegd = opening.meldingen.join(" ");
    assert!(gezegd.contains("SLEUTEL"), "{gezegd}");
    opening.store.sluit().unwrap();
    // The sign gone as well.
    fs::remove_file(dir.path().join("STORE")).unwrap();
    gelijk(&openen(met(dir.path(), ZIN)).store, &verwacht);
    // No key anywhere: refused, and nothing readable is begun beside it.
    for weg in ["SLEUTEL", "STORE"] {
        fs::remove_file(dir.path().join(weg)).unwrap();
    }
    fs::remove_dir_all(dir.path().join("backup")).unwrap();
    for _ in 0..2 {
        let fout = open(met(dir.path(), ZIN), &mut stil).unwrap_err();
        assert!(matches!(fout, OpenFout::SleutelWeg(_)), "{fout}");
    }
}

#[test]
fn what_would_stay_readable_is_said_before_anything_is_done() {
    let dir = tijdelijk();
    let opening = openen(klein(dir.path()));
    vul(&opening.store);
    opening.store.sluit().unwrap();
    leg_apart(dir.path());
    let fout = herzegel(
        klein(dir.path()),
        Some(&slot(ZIN)),
        Terzijde::Weiger,
        &mut stil,
    )
    .unwrap_err();
    assert!(fout.to_string().contains("--terzijde-weg"), "{fout}");
    let backup = dir.path().join("backup");
    let eerste = fs::read_dir(&backup)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    fs::write(&eerste, b"half").unwrap();
    let fout = herzegel(
        klein(dir.path()),
        Some(&slot(ZIN)),
        Terzijde::Weg,
        &mut stil,
    )
    .unwrap_err();
    // Nothing of what was put aside goes while not everything is right.
    assert!(fout.to_string().contains("beschadigd"), "{fout}");
    assert!(!staat_in(&dir.path().join("terzijde"), NAAM).is_empty());
    assert!(!is_versleuteld(dir.path()).unwrap());
    openen(klein(dir.path()));
}

/// Old data as a repair puts it aside.
fn leg_apart(map: &Path) {
    let apart = map.join("terzijde/20260101T000000/sled");
    fs::create_dir_all(&apart).unwrap();
    fs::write(apart.join("db"), NAAM).unwrap();
}

#[test]
fn what_was_put_aside_goes_along_when_that_is_asked() {
    let dir = tijdelijk();
    let opening = openen(klein(dir.path()));
    vul(&opening.store);
    let verwacht = inhoud(&opening.store);
    opening.store.sluit().unwrap();
    leg_apart(dir.path());
    let opening = herzegel(
        klein(dir.path()),
        Some(&slot(ZIN)),
        Terzijde::Weg,
        &mut stil,
    )
    .unwrap();
    let gezegd = opening.meldingen.join(" ");
    assert!(gezegd.contains("1 bestand, samen 1 MB"), "{gezegd}");
    gelijk(&opening.store, &verwacht);
    opening.store.sluit().unwrap();
    niet_te_lezen(dir.path());
    assert!(!dir.path().join("terzijde").exists());
    // Sealed with the old key it would open with the old secret for ever.
    leg_apart(dir.path());
    let weer = |apart| herzegel(met(dir.path(), ZIN), Some(&slot(ANDERE)), apart, &mut stil);
    let fout = weer(Terzijde::Weiger).unwrap_err();
    assert!(fout.to_string().contains("--terzijde-weg"), "{fout}");
    let opening = weer(Terzijde::Weg).unwrap();
    gelijk(&opening.store, &verwacht);
    assert!(!dir.path().join("terzijde").exists());
}

fn ontvanger() -> (Geheim, Ontvanger) {
    let id = Identiteit::nieuw().unwrap();
    let voor = id.ontvanger();
    (Geheim::Identiteiten(vec![id]), voor)
}

fn age_bestanden(map: &Path) -> Vec<PathBuf> {
    let mut paden: Vec<_> = fs::read_dir(map)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    paden.sort();
    paden
}

#[test]
fn a_backup_for_recipients_is_readable_for_them_alone() {
    for dicht in [false, true] {
        let (dir, stok) = (tijdelijk(), tijdelijk());
        let (geheim, voor) = ontvanger();
        if dicht {
            verzegeld(dir.path()).store.sluit().unwrap();
        }
        let opties = Opties {
            ontvangers: vec![voor],
            ..met(dir.path(), ZIN)
        };
        let opening = openen(opties);
        vul(&opening.store);
        let verwacht = inhoud(&opening.store);
        for _ in 0..4 {
            commit(&opening.store, [concept(2, 2, NAAM)]);
            opening.store.backup(nu(), &mut stil).unwrap();
        }
        let uit_huis = dir.path().join("uit-huis");
        assert_eq!(age_bestanden(&uit_huis).len(), 3, "the newest");
        niet_te_lezen(&uit_huis);
        let verslag = opening
            .store
            .backup_voor_ontvangers(stok.path(), nu(), &mut stil)
            .unwrap();
        let verwacht = if inhoud(&opening.store) == verwacht {
            verwacht
        } else {
            inhoud(&opening.store)
        };
        opening.store.sluit().unwrap();
        assert_eq!(
            age_bestanden(stok.path()),
            std::slice::from_ref(&verslag.pad)
        );
        niet_te_lezen(stok.path());
        // The identity of the recipient is enough, also where the store has a passphrase.
        let elders = tijdelijk();
        let opties = Opties {
            sleutels: Arc::new(NieuwSlot::nieuw(geheim)),
            ..klein(elders.path())
        };
        let (terug, controle) = herstel(&verslag.pad, opties, &mut stil).unwrap();
        assert!(controle.goed());
        gelijk(&terug.store, &verwacht);
        terug.store.sluit().unwrap();
        assert_eq!(is_versleuteld(elders.path()).unwrap(), dicht);
        // Anybody else, or one byte changed: nothing is left behind but an empty directory.
        let elders = tijdelijk();
        let anders = Opties {
            sleutels: Arc::new(NieuwSlot::nieuw(ontvanger().0)),
            ..klein(elders.path())
        };
        let fout = herstel(&verslag.pad, anders, &mut stil).unwrap_err();
        assert!(fout.to_string().contains("past niet"), "{fout}");
        assert_eq!(fs::read_dir(elders.path()).unwrap().count(), 0);
    }
}

/// The stock `age`, where this machine has it.
fn stok_age(args: &[&str]) -> Option<std::process::Output> {
    Command::new("age").args(args).output().ok()
}

#[test]
fn the_stock_age_reads_a_backup_for_recipients() {
    if stok_age(&["--version"]).is_none() {
        assert!(std::env::var_os("CI").is_none(), "age is not installed");
        return;
    }
    let (dir, stok) = (tijdelijk(), tijdelijk());
    let id = Identiteit::nieuw().unwrap();
    let opties = Opties {
        ontvangers: vec![id.ontvanger()],
        ..klein(dir.path())
    };
    let opening = openen(opties);
    vul(&opening.store);
    let verslag = opening
        .store
        .backup_voor_ontvangers(stok.path(), nu(), &mut stil)
        .unwrap();
    let sleutel = stok.path().join("id.txt");
    fs::write(&sleutel, id.tekst().as_bytes()).unwrap();
    let uit = stok_age(&[
        "-d",
        "-i",
        sleutel.to_str().unwrap(),
        verslag.pad.to_str().unwrap(),
    ])
    .unwrap();
    assert!(uit.status.success(), "{uit:?}");
    let naam = verslag.pad.file_stem().unwrap();
    let eigen = fs::read(dir.path().join("backup").join(naam)).unwrap();
    assert!(uit.stdout == eigen, "another backup came out");
}

const MAP: &str = "TRAJECTBORD_HERZEGEL_MAP";
/// Which kind of turn the process begins with.
const BEURT: &str = "TRAJECTBORD_HERZEGEL_BEURT";
const KLAAR: &str = "een beurt gedaan";

/// The process that is killed; as a test of its own it has nothing to do.
#[test]
fn the_store_is_sealed_and_opened_until_it_is_killed() {
    let Some(map) = std::env::var_os(MAP) else {
        return;
    };
    let map = Path::new(&map);
    let eerste: u64 = std::env::var(BEURT).unwrap().parse().unwrap();
    for ronde in eerste.. {
        // Another key, no key, the first key: every kind of turn.
        let nieuw = match ronde % 3 {
            0 => Some(slot(ZIN)),
            1 => Some(slot(ANDERE)),
            _ => None,
        };
        let opties = welke(map);
        // A kill may leave a sled that has to be built again. What was put aside then goes along.
        let opening = herzegel(opties, nieuw.as_ref(), Terzijde::Weg, &mut stil).unwrap();
        opening.store.sluit().unwrap();
        let mut uit = std::io::stdout().lock();
        writeln!(uit, "\n{KLAAR}").unwrap();
        uit.flush().unwrap();
    }
}

/// Options with whichever of the two passphrases opens it.
fn welke(map: &Path) -> Opties {
    let past = |zin: &&str| {
        let opties = met(map, zin);
        // A move that was stopped is finished by opening, so that is how to ask.
        open(opties, &mut stil).is_ok()
    };
    let zin = [ZIN, ANDERE].into_iter().find(past);
    met(map, zin.unwrap())
}

#[test]
fn a_kill_while_sealing_leaves_the_old_store_or_the_new_one_whole() {
    if std::env::var_os(MAP).is_some() {
        return;
    }
    let kills: u32 = std::env::var("TRAJECTBORD_KILLS").map_or(15, |it| it.parse().unwrap());
    let dir = tijdelijk();
    let opening = openen(klein(dir.path()));
    vul(&opening.store);
    let verwacht = inhoud(&opening.store);
    opening.store.sluit().unwrap();
    let mut toeval = fastrand::Rng::with_seed(7);
    let mut gezien = [0, 0];
    for kill in 0..kills {
        let mut kind = Command::new(std::env::current_exe().unwrap())
            .args([
                "store::zegel::the_store_is_sealed_and_opened_until_it_is_killed",
                "--exact",
                "--nocapture",
            ])
            .env(MAP, dir.path())
            .env(BEURT, kill.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut gezegd = BufReader::new(kind.stdout.take().unwrap()).lines();
        let mut hoogstens = 400;
        if kill % 2 == 1 {
            hoogstens = 60;
            // Behind a turn, however slow the machine is; else in the middle of the first.
            assert!(
                gezegd.any(|it| it.unwrap() == KLAAR),
                "it stopped by itself"
            );
        }
        std::thread::park_timeout(std::time::Duration::from_millis(toeval.u64(1..hoogstens)));
        assert!(kind.try_wait().unwrap().is_none(), "it stopped by itself");
        kind.kill().unwrap();
        kind.wait().unwrap();
        let opening = openen(welke(dir.path()));
        assert!(inhoud(&opening.store) == verwacht, "kill {kill}");
        let dicht = opening.store.is_versleuteld();
        opening.store.sluit().unwrap();
        if dicht {
            niet_te_lezen(dir.path());
        }
        gezien[usize::from(dicht)] += 1;
    }
    assert!(gezien.iter().all(|it| *it > 0), "{gezien:?}");
}
