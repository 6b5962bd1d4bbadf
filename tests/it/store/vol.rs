//! A disk that is full or broken: reads go on, writes are refused in Dutch, nothing half is kept.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering};

use trajectbord::app::record::Soort;
use trajectbord::app::store::{Seq, Store, StoreError};
use trajectbord::store::{Opties, Schijf};

use super::hulp::{alles, batch, commit, gebied, inhoud, klein, openen, tijdelijk};

const GOED: u8 = 0;
/// Half of what is written lands, then the disk is full.
const VOL: u8 = 1;
/// Everything lands, but the disk does not confirm it.
const SYNC: u8 = 2;

/// A disk that fails when told to.
struct Kapot {
    hoe: AtomicU8,
    vrij: AtomicU64,
}

impl Kapot {
    fn nieuw() -> Arc<Self> {
        Arc::new(Self {
            hoe: AtomicU8::new(GOED),
            vrij: AtomicU64::new(u64::MAX),
        })
    }

    fn wordt(&self, hoe: u8) {
        self.hoe.store(hoe, Ordering::Relaxed);
    }
}

impl Schijf for Kapot {
    fn vrij(&self, _: &Path) -> io::Result<u64> {
        Ok(self.vrij.load(Ordering::Relaxed))
    }

    fn schrijf(&self, bestand: &mut File, bytes: &[u8]) -> io::Result<()> {
        if self.hoe.load(Ordering::Relaxed) == VOL {
            bestand.write_all(&bytes[..bytes.len() / 2])?;
            return Err(io::ErrorKind::StorageFull.into());
        }
        bestand.write_all(bytes)
    }

    fn sync(&self, bestand: &File) -> io::Result<()> {
        if self.hoe.load(Ordering::Relaxed) == SYNC {
            return Err(io::Error::other("input/output error"));
        }
        bestand.sync_data()
    }
}

fn op(schijf: &Arc<Kapot>, map: &Path) -> Opties {
    Opties {
        schijf: Arc::clone(schijf) as Arc<dyn Schijf>,
        ..klein(map)
    }
}

fn geweigerd(store: &dyn Store) -> String {
    match store.commit(&[batch([gebied(1, "nee")]), batch([gebied(2, "nee")])]) {
        Err(StoreError::AlleenLezen(waarom)) => waarom,
        anders => panic!("{anders:?}"),
    }
}

#[test]
fn too_little_room_refuses_writes_and_serves_reads_until_there_is_room() {
    let dir = tijdelijk();
    let schijf = Kapot::nieuw();
    let opties = Opties {
        minimaal_vrij: 50 << 20,
        ..op(&schijf, dir.path())
    };
    let store = openen(opties).store;
    commit(&store, [gebied(1, "ja")]);
    schijf.vrij.store(12 << 20, Ordering::Relaxed);
    let waarom = geweigerd(&store);
    assert!(
        waarom.contains("12 MB vrij") && waarom.contains("Maak ruimte"),
        "{waarom}"
    );
    assert_eq!(store.storing(), Some(waarom));
    assert_eq!(alles(&store, Soort::Gebied).len(), 1);
    schijf.vrij.store(1 << 40, Ordering::Relaxed);
    assert_eq!(store.storing(), None);
    assert_eq!(commit(&store, [gebied(1, "weer")]), Seq(2));
}

#[test]
fn a_write_that_fails_leaves_nothing_and_the_store_recovers() {
    for hoe in [VOL, SYNC] {
        let dir = tijdelijk();
        let schijf = Kapot::nieuw();
        let store = openen(op(&schijf, dir.path())).store;
        commit(&store, [gebied(1, "ja")]);
        let was = inhoud(&store);
        schijf.wordt(hoe);
        let waarom = geweigerd(&store);
        assert!(waarom.contains("niets bewaard"), "{waarom}");
        assert_eq!((store.seq(), inhoud(&store)), (Seq(1), was));
        schijf.wordt(GOED);
        assert!(
            !geweigerd(&store).is_empty(),
            "until somebody asks, it stays refused"
        );
        assert_eq!(store.storing(), None);
        assert_eq!(commit(&store, [gebied(2, "weer")]), Seq(2));
        assert_eq!(commit(&store, [gebied(3, "verder")]), Seq(3));
        let was = inhoud(&store);
        store.sluit().unwrap();

        // Nor does the log know of what was refused.
        std::fs::remove_dir_all(dir.path().join("sled")).unwrap();
        let weer = openen(klein(dir.path()));
        assert_eq!((weer.store.seq(), inhoud(&weer.store)), (Seq(3), was));
    }
}

#[test]
fn a_disk_that_stays_broken_keeps_saying_so_and_loses_nothing() {
    let dir = tijdelijk();
    let schijf = Kapot::nieuw();
    let store = openen(op(&schijf, dir.path())).store;
    for ronde in 0..50 {
        commit(&store, [gebied(ronde, "x".repeat(200))]);
    }
    schijf.wordt(SYNC);
    geweigerd(&store);
    for _ in 0..3 {
        assert!(store.storing().is_some());
        assert_eq!(alles(&store, Soort::Gebied).len(), 50);
    }
    let was = inhoud(&store);
    assert!(store.sluit().is_err());
    let weer = openen(klein(dir.path()));
    assert_eq!((weer.store.seq(), inhoud(&weer.store)), (Seq(50), was));
}
