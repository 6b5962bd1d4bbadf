//! Whatever comes in from outside never breaks the program: frames, key maps, files of others and the
//! quick line, from examples in `korpus/` and what becomes of them when they are damaged.
//!
//! The budget is fixed and the seed as well, so that every run is the same; `TRAJECTBORD_FUZZ=20000`
//! is the longer run (damaged versions per example). What once broke it is added as an example.
//! Stored values have the same in `src/store/record/tests.rs`, with the golden bytes.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use trajectbord::app::importeer::Importsoort;
use trajectbord::form::specs::ALL;
use trajectbord::form::{FormSpec, Plaatsen, quick};
use trajectbord::inlees;
use trajectbord::keymap::Keymap;
use trajectbord::wire::{self, Naar, Van};

/// Damaged versions of each example.
fn budget() -> usize {
    let wens = std::env::var("TRAJECTBORD_FUZZ").ok();
    wens.and_then(|it| it.parse().ok()).unwrap_or(120)
}

fn vandaag() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap()
}

/// The examples of one kind, in order of their names.
fn voorbeelden(soort: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let map = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/it/korpus")
        .join(soort);
    let mut paden: Vec<_> = fs::read_dir(map)
        .unwrap()
        .map(|it| it.unwrap().path())
        .collect();
    paden.sort();
    assert!(!paden.is_empty());
    paden
        .into_iter()
        .map(|pad| {
            let bytes = fs::read(&pad).unwrap();
            (pad, bytes)
        })
        .collect()
}

/// Bytes that often mean something.
const LASTIG: [&[u8]; 14] = [
    b"\0",
    b"\xff\xff\xff\xff",
    b"\x7f",
    b"\x1b]0;x\x07",
    b"\"",
    b";",
    b"\n",
    b"{",
    b"[[[[",
    b"-1",
    b"99999999999999999999",
    b"\xc3",
    "\u{202e}".as_bytes(),
    "\u{301}\u{301}".as_bytes(),
];

/// One example with a few things wrong.
fn beschadig(toeval: &mut fastrand::Rng, bytes: &[u8], ander: &[u8]) -> Vec<u8> {
    let mut uit = bytes.to_vec();
    for _ in 0..toeval.usize(1..=4) {
        let plek = toeval.usize(..=uit.len());
        match toeval.u8(..6) {
            0 => {
                if let Some(byte) = uit.get_mut(plek) {
                    *byte ^= 1 << toeval.u8(..8);
                }
            }
            1 => {
                let lastig = LASTIG[toeval.usize(..LASTIG.len())];
                uit.splice(plek..plek, lastig.iter().copied());
            }
            2 => uit.truncate(plek),
            3 => {
                let tot = uit.len().min(plek + toeval.usize(1..20));
                uit.drain(plek..tot);
            }
            4 => {
                let tot = uit.len().min(plek + toeval.usize(1..60));
                let stuk = uit[plek..tot].to_vec();
                uit.splice(plek..plek, stuk);
            }
            _ => {
                let van = toeval.usize(..=ander.len());
                uit.truncate(plek);
                uit.extend_from_slice(&ander[van..]);
            }
        }
    }
    uit
}

/// Tries every example and its damaged versions.
fn probeer(soort: &str, mut proef: impl FnMut(&[u8])) {
    let alle = voorbeelden(soort);
    let mut toeval = fastrand::Rng::with_seed(26);
    for (pad, bytes) in &alle {
        // Large examples cost more each, so they get fewer.
        let keer = budget() / (1 + bytes.len() / 8_192);
        for ronde in 0..=keer {
            let ander = &alle[toeval.usize(..alle.len())].1;
            let geval = if ronde == 0 {
                bytes.clone()
            } else {
                beschadig(&mut toeval, bytes, ander)
            };
            let goed = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| proef(&geval)));
            if goed.is_err() {
                let geval: String = geval.escape_ascii().to_string();
                panic!("{} round {ronde} breaks it:\n{geval}", pad.display());
            }
        }
    }
}

fn met_lengte(inhoud: &[u8]) -> Vec<u8> {
    let lengte = u32::try_from(inhoud.len()).unwrap();
    [&lengte.to_le_bytes(), inhoud].concat()
}

#[test]
fn the_examples_of_frames_are_what_the_two_ends_say() {
    for (pad, bytes) in voorbeelden("frame") {
        let json = pad.extension().is_some_and(|it| it == "json");
        let frame = if json { met_lengte(&bytes) } else { bytes };
        let naar = wire::lees::<Naar>(&mut &frame[..], 4096).is_ok();
        let van = wire::lees::<Van>(&mut &frame[..], 4096).is_ok();
        let dubbel = pad.file_stem().is_some_and(|it| it == "dubbel");
        assert_eq!(naar || van, json || dubbel, "{}", pad.display());
    }
}

#[test]
fn no_bytes_on_the_line_break_either_end() {
    probeer("frame", |bytes| {
        for frame in [bytes.to_vec(), met_lengte(bytes)] {
            let mut lijn = &frame[..];
            while let Ok(bericht) = wire::lees::<Naar>(&mut lijn, 65_536) {
                // What was understood can be said again, and is understood the same.
                let mut weer = Vec::new();
                wire::schrijf(&mut weer, &bericht).unwrap();
                assert!(wire::lees::<Naar>(&mut &weer[..], 1 << 20).is_ok());
            }
            let mut lijn = &frame[..];
            while let Ok(bericht) = wire::lees::<Van>(&mut lijn, 65_536) {
                let mut weer = Vec::new();
                wire::schrijf(&mut weer, &bericht).unwrap();
                assert!(wire::lees::<Van>(&mut &weer[..], 1 << 20).is_ok());
            }
        }
    });
}

#[test]
fn no_file_of_keys_breaks_the_start_and_each_mistake_says_what() {
    probeer("toetsen", |bytes| {
        let tekst = String::from_utf8_lossy(bytes);
        if let Err(fouten) = Keymap::load("toetsen.toml", &tekst) {
            assert!(!fouten.is_empty());
            for fout in fouten {
                let fout = fout.to_string();
                assert!(!fout.trim().is_empty());
            }
        }
    });
}

#[test]
fn no_file_of_others_breaks_an_import() {
    for (map, soort) in [
        ("kandidaten", Importsoort::Kandidaten),
        ("plekken", Importsoort::Plekken),
        ("kwalificaties", Importsoort::Kwalificaties),
        ("postcodes", Importsoort::Postcodes),
    ] {
        probeer(map, |bytes| {
            if let Ok(gelezen) = inlees::lees(soort, "lijst", bytes, &[], vandaag()) {
                assert_eq!(gelezen.rijen, gelezen.goed + gelezen.afgewezen.len());
            }
        });
    }
}

#[test]
fn no_quick_line_breaks_a_form() {
    let plaatsen = Plaatsen::new(["Almelo", "Den Ham", "Hengelo"]);
    let vlug = |spec: &&FormSpec| ["intake", "werkgever", "leerwerkplek"].contains(&spec.name);
    let specs: Vec<_> = ALL.iter().copied().filter(vlug).collect();
    assert!(!specs.is_empty());
    probeer("snel", |bytes| {
        let tekst = String::from_utf8_lossy(bytes);
        for spec in &specs {
            let gelezen = quick::lees(spec, &tekst, &plaatsen, vandaag());
            // What was not understood stands in what was typed, with a sign between the parts.
            let rest = gelezen.rest_tekst(&tekst);
            assert!(rest.len() <= tekst.len() * 3);
        }
    });
}
