//! The store on disk: a redo log that makes each commit durable, and sled that holds the records.
//!
//! A commit is appended to the redo log and synced; then readers see it (`zicht`) and the caller
//! hears of it. A thread of its own (`toepasser`) moves commits into sled, and now and then makes
//! sled durable and says so in the log: a checkpoint. Opening (`opening`) trusts nothing it can check.

mod bomen;
mod bordje;
mod bouw;
mod heropen;
mod natellen;
mod nazorg;
mod nevenblok;
mod onderhoud;
mod oordeel;
mod opening;
mod opties;
mod proef;
mod schrijver;
mod sleutel;
mod toepasser;
mod zicht;

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use crate::app::record::{Key, Soort, Versioned};
use crate::app::store::{Batch, Bezoek, Seq, Store, StoreError};

use super::lock::Grendel;
use super::record;
use super::zegel::Zegel;
use bomen::SledFout;
use schrijver::Schrijver;
use toepasser::Rij;
use zicht::Zicht;

pub use onderhoud::BackupVerslag;
pub use opening::{Opening, open};
pub use opties::{Opties, Voortgang};
pub use sleutel::{GeenSleutels, Sleutelbos};

pub(super) use bordje::{Bordje, lees_bordje};
pub(super) use sleutel::{haal, lees_kast};

pub(super) use nazorg::log_regels;
pub(super) use opening::open_stil;
pub(super) use opties::TERZIJDE;

/// The store on disk. Dropping it closes it in order; `sluit` does so and says how it went.
pub struct SledStore {
    binnen: Arc<Binnen>,
    toepasser: Mutex<Option<JoinHandle<()>>>,
    _grendel: Grendel,
}

/// What the callers and the thread share.
///
/// Locks are taken in this order: schrijver, the trees in zicht, the stand in zicht, rij.
struct Binnen {
    opties: Opties,
    store: u64,
    zegel: Zegel,
    zicht: Zicht,
    schrijver: Mutex<Schrijver>,
    rij: Rij,
    /// Writes were refused for trouble; the next question about it tries to recover.
    ziek: AtomicBool,
    /// A damaged record was met: the next opening has to look at everything.
    schade: AtomicBool,
    /// The store is about to close: a backup that is being made stops, and so does a walk.
    sluit: AtomicBool,
}

impl std::fmt::Debug for SledStore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SledStore({})", self.binnen.opties.map.display())
    }
}

impl Binnen {
    fn schrijver(&self) -> MutexGuard<'_, Schrijver> {
        self.schrijver
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// What the caller hears when sled did not answer.
    fn fout(&self, sleutel: Key, fout: SledFout) -> StoreError {
        match fout {
            SledFout::Schade(waarom) => {
                self.schade.store(true, Ordering::Relaxed);
                StoreError::Beschadigd { sleutel, waarom }
            }
            fout => {
                // A handle that met trouble does not get over it; asking after it opens another.
                let waarom = fout.to_string();
                self.sled_weigert(fout);
                StoreError::Anders(waarom)
            }
        }
    }

    fn pak_uit(&self, sleutel: Key, bytes: &[u8]) -> Result<Versioned, StoreError> {
        record::pak_uit(&self.zegel, sleutel, bytes)
            .inspect_err(|_| self.schade.store(true, Ordering::Relaxed))
    }
}

impl Store for SledStore {
    fn get(&self, sleutel: Key) -> Result<Option<Versioned>, StoreError> {
        let binnen = &self.binnen;
        match binnen
            .zicht
            .get(sleutel)
            .map_err(|fout| binnen.fout(sleutel, fout))?
        {
            Some(bytes) => binnen.pak_uit(sleutel, &bytes).map(Some),
            None => Ok(None),
        }
    }

    fn walk(&self, van: Key, tot: Key, bezoek: Bezoek<'_>) -> Result<(), StoreError> {
        let binnen = &self.binnen;
        let mut fout = None;
        let gelukt = binnen.zicht.walk(van, tot, &mut |sleutel, bytes| {
            if binnen.gestaakt() {
                fout = Some(StoreError::Anders("trajectbord sluit".to_owned()));
                return ControlFlow::Break(());
            }
            match binnen.pak_uit(sleutel, bytes) {
                Ok(waarde) => bezoek(sleutel, waarde),
                Err(schade) => {
                    fout = Some(schade);
                    ControlFlow::Break(())
                }
            }
        });
        gelukt.map_err(|fout| binnen.fout(van, fout))?;
        fout.map_or(Ok(()), Err)
    }

    fn laatste(&self, van: Key, tot: Key) -> Result<Option<Key>, StoreError> {
        let binnen = &self.binnen;
        binnen
            .zicht
            .laatste(van, tot)
            .map_err(|fout| binnen.fout(van, fout))
    }

    fn commit(&self, groep: &[Batch]) -> Result<Seq, StoreError> {
        self.binnen.commit(groep)
    }

    fn seq(&self) -> Seq {
        Seq(self.binnen.zicht.stand().seq)
    }

    fn aantal(&self, soort: Soort) -> u64 {
        self.binnen.zicht.stand().tally.aantal(soort)
    }

    fn nevenblok(&self) -> Option<Vec<u8>> {
        self.binnen.nevenblok()
    }

    fn zet_nevenblok(&self, blok: &[u8]) {
        self.binnen.zet_nevenblok(blok);
    }

    fn sleutels_sinds(&self, sinds: Seq) -> Option<Vec<Key>> {
        self.binnen.sleutels_sinds(sinds.0)
    }

    fn staak(&self) {
        self.binnen.sluit.store(true, Ordering::Release);
    }

    fn gestaakt(&self) -> bool {
        self.binnen.gestaakt()
    }

    fn storing(&self) -> Option<String> {
        self.binnen.storing()
    }
}

impl SledStore {
    /// Closes in order: everything in sled, sled durable, and the log says so.
    pub fn sluit(self) -> Result<(), String> {
        self.sluit_nu()
    }

    fn sluit_nu(&self) -> Result<(), String> {
        let mut plek = self
            .toepasser
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let Some(thread) = plek.take() else {
            return Ok(());
        };
        self.binnen.rij.stop();
        if thread.join().is_err() {
            return Err("de schrijver van de gegevens is gestopt met een fout".to_owned());
        }
        self.binnen.sluit()
    }
}

impl Drop for SledStore {
    fn drop(&mut self) {
        // Nobody is left to tell; the next opening finds out and replays the log.
        let _ = self.sluit_nu();
    }
}
