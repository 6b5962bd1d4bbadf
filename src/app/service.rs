//! The service: authorise, load, decide, commit, publish, one writer at a time.
//!
//! Callers put their command in a queue and the first one at the writer's lock does the work of all
//! who wait, with one sync for the group. The lock is held from decision to publication, or events
//! would overtake each other (STYLE 3.5: without it 187 of 200 did).

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock, RwLockReadGuard};

use chrono::NaiveDate;

use super::aanwezig::{Aanwezig, Vensternummer};
use super::answer;
use super::avg;
use super::command::{Command, StapGegeven};
use super::decide::{self, Besluit};
use super::env::{Clock, Sjablonen};
use super::event::{Collega, Feit, Happened, Ticket};
use super::fault::Fault;
use super::filter::Filter;
use super::gateway::{Done, Reply, Request};
use super::leesmodel::Leesmodel;
use super::matching::{Tafel, Voortgang};
use super::monitor::Monitor;
use super::notities::Zoeker;
use super::overleg::agendas::{Agendas, Vraag};
use super::overleg::{self, AGENDA_MAX};
use super::query::{Antwoord, Query};
use super::radar::Radar;
use super::rechten::{self, Vrager};
use super::record::{Key, Record};
use super::store::{Batch, Seq, Store, StoreError};
use super::taken::Taken;
use super::voorraad::Voorraad;
use super::werkgevers::Werkgevers;
use super::zicht::Zicht;
use crate::domain::coach::Coach;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::overleg::agenda::Aanleiding;

mod blikken;
mod maand;
mod toepassen;
mod vastleggen;

use blikken::Blikken;

/// Events a listener may be behind before it is told to ask everything again.
const ACHTERSTAND: usize = 256;
/// Commands that share one sync.
const GROEP: usize = 64;

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

#[derive(Default)]
struct Wachtrij {
    laatste: u64,
    wachtend: Vec<Taak>,
    klaar: HashMap<u64, Result<Done, Fault>>,
}

struct Taak {
    nummer: u64,
    coach: CoachId,
    ticket: Option<Ticket>,
    command: Command,
}

/// What was done, for a shared screen: the word of the change and the number of the card.
fn kaal(command: &Command, kaart: Option<KaartId>) -> String {
    let woord = super::answer::woord_van(command);
    match kaart {
        Some(kaart) => format!("{woord} ({kaart})"),
        None => woord.to_owned(),
    }
}

/// What became of an event that was told to a listener.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aflevering {
    /// It will hear it.
    Gehoord,
    /// It has too much to hear already.
    Vol,
    /// It is gone.
    Weg,
}

/// Takes an event for a listener; never waits.
pub type Vertel = Box<dyn FnMut(Happened) -> Aflevering + Send>;

/// Number of a listener, to forget it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Luisternummer(u64);

struct Luisteraar {
    nummer: u64,
    coach: CoachId,
    vertel: Vertel,
    achter: bool,
}

#[derive(Default)]
struct Luisteraars {
    laatste: u64,
    alle: Vec<Luisteraar>,
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
        let (model, bewaard) = if let Some(beide) = van_blok(&*store)? {
            beide
        } else {
            let model = Leesmodel::van_store(&*store)?;
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
            let kaarten = u64::try_from(model.kaarten().count()).unwrap_or(0);
            sinds <= kaarten / WEINIG
        };
        if !weinig {
            self.bewaar_rijen();
        }
    }

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
    pub(super) fn maak_tafel(&self, kandidaten: bool) -> Result<(), Fault> {
        let (store, vandaag) = (&*self.store, self.clock.today());
        self.tafel
            .bereid(|| self.model(), store, vandaag, kandidaten)
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

    /// Does a command: when this returns Ok the change is durable and was told to everybody.
    pub fn doe(
        &self,
        coach: CoachId,
        ticket: Option<Ticket>,
        command: Command,
    ) -> Result<Done, Fault> {
        self.lees_vooraf(coach, &command)?;
        let nummer = {
            let mut rij = slot(&self.wachtrij);
            rij.laatste += 1;
            let nummer = rij.laatste;
            rij.wachtend.push(Taak {
                nummer,
                coach,
                ticket,
                command,
            });
            nummer
        };
        let _schrijver = slot(&self.schrijver);
        self.werk_af(nummer)
    }

    /// Does what waits, group after group, until this task has its result: somebody who had the
    /// lock before may have done it already. The writer's lock is held.
    fn werk_af(&self, nummer: u64) -> Result<Done, Fault> {
        loop {
            let groep: Vec<Taak> = {
                let mut rij = slot(&self.wachtrij);
                if let Some(uitslag) = rij.klaar.remove(&nummer) {
                    return uitslag;
                }
                let aantal = rij.wachtend.len().min(GROEP);
                rij.wachtend.drain(..aantal).collect()
            };
            if groep.is_empty() {
                return Err(Fault::Offline);
            }
            let uitslagen = self.doe_groep(groep);
            slot(&self.wachtrij).klaar.extend(uitslagen);
        }
    }

    /// Decides, commits and publishes a group; the writer's lock is held.
    fn doe_groep(&self, groep: Vec<Taak>) -> Vec<(u64, Result<Done, Fault>)> {
        let mut zicht = Zicht::nieuw(&*self.store);
        let mut uitslagen = Vec::with_capacity(groep.len());
        let mut batches = Vec::new();
        let mut besluiten = Vec::new();
        // What was looked at goes along, so that looking never costs a sync of its own.
        let blikken = self.neem_blikken();
        if let Some(batch) = self.batch_van_blikken(&zicht, &blikken) {
            zicht.neem_op(&batch);
            batches.push(batch);
        }
        let vooraf = batches.len();
        for taak in groep {
            let seq = Seq(self.store.seq().0 + 1 + batches.len() as u64);
            match self.besluit(&mut zicht, &taak, seq) {
                Ok((besluit, batch)) => {
                    zicht.neem_op(&batch);
                    batches.push(batch);
                    besluiten.push((taak, besluit, seq));
                }
                Err(fault) => uitslagen.push((taak.nummer, Err(fault))),
            }
        }
        if batches.is_empty() {
            return uitslagen;
        }
        match self.store.commit(&batches) {
            Ok(eerste) => {
                if let (1, Some(batch)) = (vooraf, batches.first()) {
                    // Nobody hears of a look: there is nothing to ask again.
                    self.pas_toe(batch, eerste);
                }
                let eigen = batches.iter().skip(vooraf);
                let mut gebeurd = Vec::with_capacity(besluiten.len());
                for ((taak, besluit, seq), batch) in besluiten.into_iter().zip(eigen) {
                    gebeurd.push(Happened {
                        seq,
                        door: taak.coach,
                        oorzaak: taak.ticket,
                        feiten: self.pas_toe(batch, seq),
                    });
                    let done = Done {
                        seq,
                        kaal: kaal(&taak.command, besluit.kaart),
                        titel: besluit.titel,
                        moment: self.clock.now(),
                        kaart: besluit.kaart,
                        gebleven: besluit.gebleven,
                    };
                    uitslagen.push((taak.nummer, Ok(done)));
                }
                self.publiceer(&gebeurd);
            }
            Err(fout) => {
                self.leg_terug(blikken);
                let fault = opslagfout(&fout);
                uitslagen.extend(
                    besluiten
                        .iter()
                        .map(|(t, _, _)| (t.nummer, Err(fault.clone()))),
                );
            }
        }
        uitslagen
    }

    /// Reads what deciding a command looks at in a whole region, and keeps it in step from then on: the
    /// writer's lock is not held for a walk.
    fn lees_vooraf(&self, coach: CoachId, command: &Command) -> Result<(), Fault> {
        match command {
            Command::BeginOverleg => self.agenda(coach),
            // The pair is weighed, to be kept as it was.
            Command::StelVoor { .. }
            | Command::ZetStap {
                gegeven: Some(StapGegeven::Plek { .. }),
                ..
            } => self.maak_tafel(false),
            Command::Importeer { .. } => self.lees_radar(),
            _ => Ok(()),
        }
    }

    /// Makes the agenda that an overleg of a coach would begin with, if it is not there.
    fn agenda(&self, coach: CoachId) -> Result<(), Fault> {
        let zicht = Zicht::nieuw(&*self.store);
        let sinds = overleg::sinds(&zicht, coach, self.clock.today())?;
        self.lees_voorstellen()?;
        self.volgorde(&self.model(), sinds).map(|_| ())
    }

    /// The order of the cases when an overleg begins.
    pub(super) fn volgorde(
        &self,
        model: &Leesmodel,
        sinds: NaiveDate,
    ) -> Result<Vec<(KaartId, Aanleiding)>, Fault> {
        let vraag = Vraag {
            filter: Filter::default(),
            sinds,
            vandaag: self.clock.today(),
        };
        self.agendas
            .volgorde((model, &*self.store), &vraag, AGENDA_MAX)
            .map_err(|fout| opslagfout(&fout))
    }

    fn besluit(
        &self,
        zicht: &mut Zicht<'_>,
        taak: &Taak,
        seq: Seq,
    ) -> Result<(Besluit, Batch), Fault> {
        let model = self.model();
        let weeg = |traject, plek| answer::weeg(self, &model, traject, plek);
        let agenda = |sinds| self.volgorde(&model, sinds);
        let omgeving = decide::Omgeving {
            coach: taak.coach,
            agenda: &agenda,
            nu: self.clock.now(),
            vandaag: self.clock.today(),
            model: &model,
            weeg: &weeg,
            radar: &self.radar,
        };
        Vrager {
            coach: taak.coach,
            wie: rechten::bevoegd(&model, taak.coach)?,
            zicht,
            model: &model,
            vandaag: omgeving.vandaag,
        }
        .eis_command(&taak.command)?;
        let mut besluit = decide::beslis(&omgeving, zicht, &taak.command)?;
        avg::nog_vrij(zicht, &besluit)?;
        avg::rectificeer(&omgeving, zicht, taak.command.waarom(), &mut besluit)?;
        let zout = self.zout();
        let batch = vastleggen::batch(&omgeving, zicht, &taak.command, &besluit, (seq, zout))?;
        Ok((besluit, batch))
    }

    /// Writes records as they are, without rules, undo or timeline: for loading the example region
    /// and imports, whose records passed the same parsers.
    pub fn laad(&self, records: Vec<(Key, Record)>) -> Result<Seq, StoreError> {
        let _schrijver = slot(&self.schrijver);
        let puts = records
            .into_iter()
            .map(|(key, record)| (key, Some(record)))
            .collect();
        let batch = Batch {
            verwacht: Vec::new(),
            puts,
        };
        let seq = self.store.commit(std::slice::from_ref(&batch))?;
        let nieuw = Leesmodel::van_store(&*self.store)?;
        *self.model.write().unwrap_or_else(PoisonError::into_inner) = nieuw;
        self.zoeker.vergeet();
        self.radar.vergeet();
        self.werkgevers.vergeet();
        self.tafel.vergeet();
        self.taken.vergeet();
        self.voorraad.vergeet();
        self.agendas.vergeet();
        self.publiceer(&[Happened {
            seq,
            door: CoachId(0),
            oorzaak: None,
            feiten: vec![Feit::Resync],
        }]);
        Ok(seq)
    }

    /// Everything that happens from now on, as far as the coach may see it.
    pub fn luister(&self, coach: CoachId) -> Receiver<Happened> {
        let (kanaal, ontvanger) = sync_channel(ACHTERSTAND);
        let vertel = Box::new(move |happened| match kanaal.try_send(happened) {
            Ok(()) => Aflevering::Gehoord,
            Err(TrySendError::Full(_)) => Aflevering::Vol,
            Err(TrySendError::Disconnected(_)) => Aflevering::Weg,
        });
        self.luister_met(coach, vertel);
        ontvanger
    }

    /// As `luister`, for whoever has a queue of its own.
    pub fn luister_met(&self, coach: CoachId, vertel: Vertel) -> Luisternummer {
        let mut luisteraars = slot(&self.luisteraars);
        luisteraars.laatste += 1;
        let nummer = luisteraars.laatste;
        luisteraars.alle.push(Luisteraar {
            nummer,
            coach,
            vertel,
            achter: false,
        });
        Luisternummer(nummer)
    }

    /// Tells a listener nothing more.
    pub fn vergeet(&self, nummer: Luisternummer) {
        slot(&self.luisteraars)
            .alle
            .retain(|it| it.nummer != nummer.0);
    }

    /// The windows, and what they work on.
    pub fn aanwezig(&self) -> &Aanwezig {
        &self.aanwezig
    }

    /// A window works on a card, or on none any more: everybody hears who does.
    pub fn werkt_aan(&self, venster: Vensternummer, kaart: Option<KaartId>) {
        let vertel = |door, kaart, wie: Vec<CoachId>| {
            let collegas = self.collegas(&wie);
            self.publiceer(&[Happened {
                seq: self.store.seq(),
                door,
                oorzaak: None,
                feiten: vec![Feit::Aanwezig { kaart, collegas }],
            }]);
        };
        self.aanwezig.zet(venster, kaart, vertel);
    }

    /// Coaches with the names that stand on cards.
    pub(super) fn collegas(&self, wie: &[CoachId]) -> Vec<Collega> {
        let model = self.model();
        let collega = |coach: &CoachId| Collega {
            coach: *coach,
            kort: model.coach_kort(*coach),
        };
        wie.iter().map(collega).collect()
    }

    /// Tells everybody what happened: all of a group to one listener before the next, so that each
    /// is woken once.
    fn publiceer(&self, gebeurd: &[Happened]) {
        let model = self.model();
        let zicht = Zicht::nieuw(&*self.store);
        let vandaag = self.clock.today();
        slot(&self.luisteraars).alle.retain_mut(|luisteraar| {
            for een in gebeurd {
                // Where a coach was is nobody's news.
                if een.feiten.is_empty() && een.door != luisteraar.coach {
                    continue;
                }
                let mut bericht = een.clone();
                if luisteraar.achter {
                    bericht.feiten = vec![Feit::Resync];
                }
                let bericht = rechten::gebeurd(&model, &zicht, luisteraar.coach, vandaag, bericht);
                match (luisteraar.vertel)(bericht) {
                    Aflevering::Gehoord => luisteraar.achter = false,
                    // A slow listener never holds up the others; it asks everything again later.
                    Aflevering::Vol => luisteraar.achter = true,
                    Aflevering::Weg => return false,
                }
            }
            true
        });
    }
}
