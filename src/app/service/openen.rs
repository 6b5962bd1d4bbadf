//! Opening over a store, and keeping the rows beside the records for the next time.

use std::sync::{Arc, Mutex, OnceLock, RwLock};

use super::schrijven::Wachtrij;
use super::{Service, slot, toepassen};
use crate::app::aanwezig::Aanwezig;
use crate::app::env::Clock;
use crate::app::leesmodel::Leesmodel;
use crate::app::matching::{Tafel, Voortgang};
use crate::app::monitor::Monitor;
use crate::app::notities::Zoeker;
use crate::app::overleg::agendas::Agendas;
use crate::app::radar::Radar;
use crate::app::store::{Seq, Store, StoreError};
use crate::app::taken::Taken;
use crate::app::voorraad::Voorraad;
use crate::app::werkgevers::Werkgevers;

/// The rows of the block beside the records, brought up to the last commit.
///
/// The second value is the commit at which the block was kept.
fn van_blok(store: &dyn Store) -> Result<Option<(Leesmodel, Seq)>, StoreError> {
    let Some(mut model) = store
        .nevenblok()
        .and_then(|blok| Leesmodel::van_blok(&blok))
    else {
        return Ok(None);
    };
    let bewaard = model.seq();
    let Some(sleutels) = store.sleutels_sinds(bewaard) else {
        return Ok(None);
    };
    // Other lead times make other rows, all of them.
    if sleutels.iter().any(|it| toepassen::raakt_alles(it.soort)) {
        return Ok(None);
    }
    model.lees_klein(store)?;
    toepassen::bij(&mut model, store, &sleutels);
    model.zet_seq(store.seq());
    Ok(Some((model, bewaard)))
}

/// Changes are few when there are so many cards for each.
const WEINIG: u64 = 1_000;

impl Service {
    /// The service over a store: the rows come from the block beside the records where there is a
    /// good one, and from every record otherwise.
    pub fn open(store: Arc<dyn Store>, clock: Arc<dyn Clock>) -> Result<Self, StoreError> {
        Self::open_met(store, clock, &mut |_, _| {})
    }

    /// The same, telling how many records were read, and of how many, where all have to be.
    pub fn open_met(
        store: Arc<dyn Store>,
        clock: Arc<dyn Clock>,
        voortgang: &mut dyn FnMut(u64, u64),
    ) -> Result<Self, StoreError> {
        let (model, bewaard) = if let Some(beide) = van_blok(&*store)? {
            beide
        } else {
            let model = Leesmodel::van_store_met(&*store, voortgang)?;
            store.zet_nevenblok(&model.als_blok());
            let seq = model.seq();
            (model, seq)
        };
        Ok(Self {
            store,
            clock,
            bewaard: Mutex::new(bewaard),
            model: RwLock::new(model),
            zoeker: Zoeker::default(),
            radar: Radar::default(),
            werkgevers: Werkgevers::default(),
            tafel: Tafel::default(),
            monitor: Monitor::default(),
            taken: Taken::default(),
            voorraad: Voorraad::default(),
            agendas: Agendas::default(),
            schrijver: Mutex::new(()),
            wachtrij: Mutex::new(Wachtrij::default()),
            luisteraars: Mutex::default(),
            aanwezig: Aanwezig::default(),
            sjablonen: OnceLock::new(),
            blikken: Mutex::default(),
            zout: OnceLock::new(),
        })
    }

    /// Reads ahead what the first search and the first intake would have to wait for: a server has
    /// the time before anybody asks. What cannot be read now is read, and refused, when asked.
    pub fn lees_vooruit(&self) {
        let _ = self.radar.bereid(&*self.store);
        let _ = self.zoeker.bereid(&*self.store, &Voortgang::default());
    }

    /// Keeps the rows for the next start, if anything changed since they were last kept.
    pub fn bewaar_rijen(&self) {
        let blok = {
            let model = self.model();
            let mut bewaard = slot(&self.bewaard);
            if *bewaard == model.seq() {
                return;
            }
            *bewaard = model.seq();
            model.als_blok()
        };
        self.store.zet_nevenblok(&blok);
    }

    /// The same at the end. Where only a little changed, nothing: the next start reads that little
    /// again, and the rows of a large store take longer to write than who leaves wants to wait.
    pub fn bewaar_rijen_aan_het_eind(&self) {
        let weinig = {
            let model = self.model();
            let sinds = model.seq().0.saturating_sub(slot(&self.bewaard).0);
            let kaarten = u64::try_from(model.aantal_kaarten()).unwrap_or(0);
            sinds <= kaarten / WEINIG
        };
        if !weinig {
            self.bewaar_rijen();
        }
    }
}
