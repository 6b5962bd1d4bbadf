//! Changing things: the queue of commands, and the group that is decided, committed and told at once.

use std::collections::HashMap;
use std::sync::PoisonError;

use chrono::NaiveDate;

use super::{Service, opslagfout, slot, vastleggen};
use crate::app::command::{Command, StapGegeven};
use crate::app::decide::{self, Besluit};
use crate::app::event::{Feit, Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::filter::Filter;
use crate::app::gateway::Done;
use crate::app::leesmodel::Leesmodel;
use crate::app::matching::Voortgang;
use crate::app::overleg::agendas::Vraag;
use crate::app::overleg::{self, AGENDA_MAX};
use crate::app::rechten::{self, Vrager};
use crate::app::record::{Key, Record};
use crate::app::store::{Batch, Seq, StoreError};
use crate::app::zicht::Zicht;
use crate::app::{answer, avg};
use crate::domain::id::{CoachId, KaartId};
use crate::domain::overleg::agenda::Aanleiding;

/// Commands that share one sync.
const GROEP: usize = 64;

/// What waits, and what became of it.
#[derive(Default)]
pub(super) struct Wachtrij {
    laatste: u64,
    wachtend: Vec<Taak>,
    klaar: HashMap<u64, Result<Done, Fault>>,
}

/// A command that waits for its turn.
pub(super) struct Taak {
    nummer: u64,
    coach: CoachId,
    ticket: Option<Ticket>,
    command: Command,
}

/// What was done, for a shared screen: the word of the change and the number of the card.
fn kaal(command: &Command, kaart: Option<KaartId>) -> String {
    let woord = answer::woord_van(command);
    match kaart {
        Some(kaart) => format!("{woord} ({kaart})"),
        None => woord.to_owned(),
    }
}

impl Service {
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
    pub(super) fn doe_groep(&self, groep: Vec<Taak>) -> Vec<(u64, Result<Done, Fault>)> {
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
            } => self.maak_tafel(false, &Voortgang::default()),
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
    pub(in crate::app) fn volgorde(
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
}
