//! The service: authorise, load, decide, commit, publish, one writer at a time.
//!
//! Callers put their command in a queue and the first one at the writer's lock does the work of all
//! who wait, with one sync for the group. The lock is held from decision to publication, or events
//! would overtake each other (STYLE 3.5: without it 187 of 200 did).

use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock, RwLockReadGuard};

use super::aanwezig::Aanwezig;
use super::answer;
use super::env::{Clock, Sjablonen};
use super::event::Ticket;
use super::fault::Fault;
use super::gateway::{Reply, Request};
use super::leesmodel::Leesmodel;
use super::matching::{Tafel, Voortgang};
use super::monitor::Monitor;
use super::notities::Zoeker;
use super::overleg::agendas::Agendas;
use super::query::{Antwoord, Query};
use super::radar::Radar;
use super::rechten::{self, Vrager};
use super::store::{Seq, Store, StoreError};
use super::taken::Taken;
use super::voorraad::Voorraad;
use super::werkgevers::Werkgevers;
use super::zicht::Zicht;
use crate::domain::coach::Coach;
use crate::domain::id::CoachId;

mod blikken;
mod luisteraars;
mod maand;
mod openen;
mod schrijven;
mod toepassen;
mod vastleggen;

pub use luisteraars::{Aflevering, Luisternummer, Vertel};

use blikken::Blikken;
use luisteraars::Luisteraars;
use schrijven::Wachtrij;

/// The use cases over one store.
pub struct Service {
    store: Arc<dyn Store>,
    clock: Arc<dyn Clock>,
    model: RwLock<Leesmodel>,
    zoeker: Zoeker,
    radar: Radar,
    werkgevers: Werkgevers,
    tafel: Tafel,
    monitor: Monitor,
    taken: Taken,
    voorraad: Voorraad,
    agendas: Agendas,
    schrijver: Mutex<()>,
    wachtrij: Mutex<Wachtrij>,
    luisteraars: Mutex<Luisteraars>,
    aanwezig: Aanwezig,
    /// The commit up to which the rows are kept beside the records.
    bewaard: Mutex<Seq>,
    /// Templates of the region's own, where it has any.
    sjablonen: OnceLock<Arc<dyn Sjablonen>>,
    /// Looks that are not written yet.
    blikken: Mutex<Blikken>,
    /// With what prints of values are made in a store that has no journaal yet.
    zout: OnceLock<[u8; 32]>,
}

impl std::fmt::Debug for Service {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Service")
    }
}

fn slot<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What the coach is told when the store fails; details go to the log under the word.
pub(super) fn opslagfout(fout: &StoreError) -> Fault {
    match fout {
        StoreError::AlleenLezen(bericht) => Fault::Opslag {
            bericht: bericht.clone(),
            kenmerk: "alleen-lezen".to_owned(),
        },
        StoreError::Beschadigd { sleutel, .. } => Fault::Opslag {
            bericht: "een record is beschadigd; laat de beheerder 'trajectbord controleer' draaien"
                .to_owned(),
            kenmerk: format!("{}-{}", sleutel.soort.naam(), sleutel.a),
        },
        StoreError::Conflict { sleutel, .. } => Fault::Opslag {
            bericht: "iemand was net iets eerder; doe het nog eens".to_owned(),
            kenmerk: format!("{}-{}", sleutel.soort.naam(), sleutel.a),
        },
        StoreError::Anders(waarom) => Fault::Opslag {
            bericht: "de opslag werkt nu niet; er is niets gewijzigd, probeer het zo opnieuw"
                .to_owned(),
            kenmerk: waarom.clone(),
        },
    }
}

impl Service {
    /// The read model.
    pub fn model(&self) -> RwLockReadGuard<'_, Leesmodel> {
        self.model.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// The store.
    pub fn store(&self) -> &dyn Store {
        &*self.store
    }

    /// The clock.
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    /// Where the region keeps its own templates; told once, after opening.
    pub fn zet_sjablonen(&self, sjablonen: Arc<dyn Sjablonen>) {
        // A second place would be a mistake of ours; the first one counts.
        let _ = self.sjablonen.set(sjablonen);
    }

    /// The region's own template with this name, if it has one.
    pub(super) fn eigen_sjabloon(&self, naam: &str) -> Result<Option<String>, String> {
        match self.sjablonen.get() {
            Some(sjablonen) => sjablonen.eigen(naam),
            None => Ok(None),
        }
    }

    /// The search over names and notes.
    pub(super) fn zoeker(&self) -> &Zoeker {
        &self.zoeker
    }

    /// The duplicate radar.
    pub(super) fn radar(&self) -> &Radar {
        &self.radar
    }

    /// The list of leerbedrijven.
    pub(super) fn werkgevers(&self) -> &Werkgevers {
        &self.werkgevers
    }

    /// What matching weighs.
    pub(super) fn tafel(&self) -> &Tafel {
        &self.tafel
    }

    /// Makes what matching weighs, where it is not there yet; `kandidaten`: with who looks for a place.
    /// Call it before the read model is taken: in a large region it takes seconds.
    pub(super) fn maak_tafel(&self, kandidaten: bool, voortgang: &Voortgang) -> Result<(), Fault> {
        let (store, vandaag) = (&*self.store, self.clock.today());
        let wens = (kandidaten, voortgang);
        self.tafel.bereid(|| self.model(), store, vandaag, wens)
    }

    /// Reads what the duplicate radar goes by, where nobody did; call it before the read model is taken.
    pub(super) fn lees_radar(&self) -> Result<(), Fault> {
        let gelezen = self.radar.bereid(&*self.store);
        gelezen.map_err(|fout| opslagfout(&fout))
    }

    /// Reads the open voorstellen for the agendas, where nobody did; call it before the read model is
    /// taken.
    pub(super) fn lees_voorstellen(&self) -> Result<(), Fault> {
        let gelezen = self.agendas.bereid(&*self.store);
        gelezen.map_err(|fout| opslagfout(&fout))
    }

    /// The facts of the monitor.
    pub(super) fn monitor(&self) -> &Monitor {
        &self.monitor
    }

    /// The open tasks.
    pub fn taken(&self) -> &Taken {
        &self.taken
    }

    /// The lists of what there is to do.
    pub(super) fn voorraad(&self) -> &Voorraad {
        &self.voorraad
    }

    /// The agendas of an overleg.
    pub(super) fn agendas(&self) -> &Agendas {
        &self.agendas
    }

    /// The coach with an account, or with a short name; who does not work here any more is nobody.
    pub fn coach_van(&self, uid: Option<u32>, kort: Option<&str>) -> Option<Coach> {
        let model = self.model();
        let hier = || model.coaches().iter().filter(|c| !c.weg);
        let met_uid = uid.and_then(|uid| hier().find(|c| c.uid == Some(uid)));
        let met_naam = || kort.and_then(|kort| hier().find(|c| c.kort == kort));
        met_uid.or_else(met_naam).cloned()
    }

    /// Answers a request of a coach.
    pub fn handle(
        &self,
        coach: CoachId,
        ticket: Option<Ticket>,
        request: Request,
    ) -> Result<Reply, Fault> {
        match request {
            Request::Ask(query) => {
                let antwoord = self.antwoord(coach, &query)?;
                Ok(Reply::Data(Box::new(antwoord)))
            }
            Request::Do(command) => self.doe(coach, ticket, *command).map(Reply::Done),
        }
    }

    /// Answers a question as far as the coach may have it, and writes down that it was asked where
    /// it shows somebody's dossier.
    fn antwoord(&self, coach: CoachId, query: &Query) -> Result<Antwoord, Fault> {
        let query = &self.met_rechten(coach, |vrager| {
            vrager.eis(&rechten::nodig::van_vraag(query))?;
            Ok::<_, Fault>(vrager.versmal(query))
        })??;
        let antwoord = answer::antwoord(self, coach, query)?;
        let antwoord = self.met_rechten(coach, |vrager| rechten::snij(vrager, antwoord))?;
        self.kijk(coach, query);
        Ok(antwoord)
    }

    /// What a coach may, over the records as they stand.
    fn met_rechten<T>(
        &self,
        coach: CoachId,
        doe: impl FnOnce(&Vrager<'_>) -> T,
    ) -> Result<T, Fault> {
        let model = self.model();
        let zicht = Zicht::nieuw(&*self.store);
        let vrager = Vrager {
            coach,
            wie: rechten::bevoegd(&model, coach)?,
            zicht: &zicht,
            model: &model,
            vandaag: self.clock.today(),
        };
        Ok(doe(&vrager))
    }
}
