//! Putting a store that was made aside in the place of the old one, so that a stop costs nothing.
//!
//! `herzegel.bouw` is being made and means nothing. Renamed to `herzegel.klaar` it is the store: what is
//! old goes. When that is gone it becomes `herzegel.plaats`: what is in it moves up. Every step can be
//! done again, and whoever opens the store does so.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::store::schijf;
use crate::store::sled::TERZIJDE;

const BOUW: &str = "herzegel.bouw";
const KLAAR: &str = "herzegel.klaar";
const PLAATS: &str = "herzegel.plaats";

/// In a new store: what was put aside goes with what is old.
const OOK_TERZIJDE: &str = "terzijde-weg";

/// What holds values, or a key to them. The sign stays until the new one takes its place.
const OUD: [&str; 7] = [
    "sled",
    "sled.bouw",
    "sled.oud",
    "redo",
    "backup",
    "rijen",
    "SLEUTEL",
];

/// Where a new store is made.
pub(super) fn bouw(map: &Path) -> PathBuf {
    map.join(BOUW)
}

/// Says in a new store that what was put aside goes once it is the one.
pub(super) fn ook_terzijde(bouw: &Path) -> io::Result<()> {
    schijf::schrijf_heel(&bouw.join(OOK_TERZIJDE), b"")
}

/// The new store is whole: from now on it is the one.
pub(super) fn klaar(map: &Path) -> io::Result<()> {
    fs::rename(map.join(BOUW), map.join(KLAAR))?;
    schijf::sync_map(map)
}

fn weg(pad: &Path) -> io::Result<()> {
    if pad.is_dir() {
        fs::remove_dir_all(pad)
    } else {
        schijf::weg_indien_er(pad)
    }
}

/// Finishes a move that was stopped, or takes away what never became a store.
pub(in crate::store) fn rond_af(map: &Path) -> io::Result<()> {
    weg(&map.join(BOUW))?;
    let (klaar, plaats) = (map.join(KLAAR), map.join(PLAATS));
    if klaar.is_dir() {
        for naam in OUD {
            weg(&map.join(naam))?;
        }
        let teken = klaar.join(OOK_TERZIJDE);
        if teken.exists() {
            weg(&map.join(TERZIJDE))?;
            // Gone for certain before nothing says any more that it has to go.
            schijf::sync_map(map)?;
            weg(&teken)?;
        }
        schijf::sync_map(map)?;
        fs::rename(&klaar, &plaats)?;
        schijf::sync_map(map)?;
    }
    if plaats.is_dir() {
        for pad in schijf::lijst(&plaats)? {
            fs::rename(&pad, map.join(schijf::naam(&pad)))?;
        }
        schijf::sync_map(map)?;
        fs::remove_dir(&plaats)?;
        schijf::sync_map(map)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leg_neer(map: &Path, paden: &[&str], tekst: &str) {
        for naam in paden {
            let pad = map.join(naam);
            fs::create_dir_all(pad.parent().unwrap()).unwrap();
            fs::write(pad, tekst).unwrap();
        }
    }

    const OUDE: [&str; 5] = ["STORE", "sled/db", "redo/0001.log", "backup/a.tbb", "rijen"];
    const NIEUWE: [&str; 3] = ["STORE", "SLEUTEL", "backup/a.tbb"];

    fn inhoud(map: &Path) -> Vec<(String, String)> {
        let mut alle = Vec::new();
        let mut mappen = vec![map.to_owned()];
        while let Some(hier) = mappen.pop() {
            for pad in schijf::lijst(&hier).unwrap() {
                if pad.is_dir() {
                    mappen.push(pad);
                } else {
                    let naam = pad.strip_prefix(map).unwrap().display().to_string();
                    alle.push((naam, fs::read_to_string(&pad).unwrap()));
                }
            }
        }
        alle.sort();
        alle
    }

    #[test]
    fn a_stop_at_any_moment_leaves_the_old_one_or_the_new_one_whole() {
        let verwacht = {
            let dir = tempfile::tempdir().unwrap();
            leg_neer(dir.path(), &NIEUWE, "nieuw");
            inhoud(dir.path())
        };
        // Not finished: the old one.
        let dir = tempfile::tempdir().unwrap();
        leg_neer(dir.path(), &OUDE, "oud");
        let oud = inhoud(dir.path());
        leg_neer(&bouw(dir.path()), &["STORE"], "nieuw");
        rond_af(dir.path()).unwrap();
        assert_eq!(inhoud(dir.path()), oud);
        // Any part of the old one gone already.
        for weg_tot in 0..=OUDE.len() {
            let dir = tempfile::tempdir().unwrap();
            leg_neer(dir.path(), OUDE.get(weg_tot..).unwrap(), "oud");
            leg_neer(&bouw(dir.path()), &NIEUWE, "nieuw");
            klaar(dir.path()).unwrap();
            rond_af(dir.path()).unwrap();
            assert_eq!(inhoud(dir.path()), verwacht, "{weg_tot} gone");
        }
        // What was put aside goes where that was asked, and stays where not.
        for ook in [false, true] {
            let dir = tempfile::tempdir().unwrap();
            leg_neer(dir.path(), &OUDE, "oud");
            leg_neer(dir.path(), &["terzijde/20261120/sled/db"], "apart");
            leg_neer(&bouw(dir.path()), &NIEUWE, "nieuw");
            if ook {
                ook_terzijde(&bouw(dir.path())).unwrap();
            }
            // Not finished: everything stays.
            let apart = dir.path().join("terzijde/20261120/sled/db");
            assert!(apart.exists());
            klaar(dir.path()).unwrap();
            rond_af(dir.path()).unwrap();
            assert_eq!(apart.exists(), !ook);
            fs::remove_dir_all(dir.path().join("terzijde")).ok();
            assert_eq!(inhoud(dir.path()), verwacht);
        }
        // Any part of the new one in place already.
        for klaar_tot in 0..=NIEUWE.len() {
            let dir = tempfile::tempdir().unwrap();
            leg_neer(dir.path(), &["STORE"], "oud");
            let (al, nog) = NIEUWE.split_at(klaar_tot);
            leg_neer(dir.path(), al, "nieuw");
            leg_neer(&dir.path().join(PLAATS), nog, "nieuw");
            fs::create_dir_all(dir.path().join(PLAATS)).unwrap();
            rond_af(dir.path()).unwrap();
            assert_eq!(inhoud(dir.path()), verwacht, "{klaar_tot} in place");
        }
    }
}
