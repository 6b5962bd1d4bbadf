//! The draft of a form: sent at every key, and "bewaard" only when the store said so.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use crate::app::command::{Command, Concept};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::{Done, Reply};
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::KaartId;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::theme::Rol;

/// Where the draft is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Waar {
    /// Nothing typed yet.
    Nergens,
    /// On its way.
    Onderweg(Ticket),
    /// Safe since this moment.
    Bewaard(DateTime<Utc>),
    /// Not safe, with the reason.
    Mislukt(String),
}

/// The draft of one form of one card.
pub(super) struct Kladje {
    pub(super) nummer: u64,
    kaart: KaartId,
    soort: Formuliersoort,
    versie: u16,
    waar: Waar,
    /// As it was last sent.
    gestuurd: Option<BTreeMap<String, String>>,
    /// The last sending, after which the coach leaves.
    weg: Option<Ticket>,
}

impl Kladje {
    pub(super) fn nieuw(nummer: u64, kaart: KaartId, soort: Formuliersoort, versie: u16) -> Self {
        Self {
            nummer,
            kaart,
            soort,
            versie,
            waar: Waar::Nergens,
            gestuurd: None,
            weg: None,
        }
    }

    /// Goes on under the number of a draft that was found.
    pub(super) fn neem_over(&mut self, concept: &Concept, velden: BTreeMap<String, String>) {
        self.nummer = concept.nummer;
        self.waar = Waar::Bewaard(concept.moment);
        self.gestuurd = Some(velden);
    }

    /// Whether the store has a draft under this number, or will have.
    pub(super) fn bestaat(&self) -> bool {
        self.gestuurd.is_some()
    }

    fn command(&self, velden: BTreeMap<String, String>) -> Command {
        Command::BewaarConcept {
            concept: Concept {
                nummer: self.nummer,
                formulier: self.soort.code().to_owned(),
                versie: u32::from(self.versie),
                kaart: Some(self.kaart),
                velden,
                moment: DateTime::default(),
            },
        }
    }

    /// After a key: what changed goes on its way. `telt` tells whether anybody would miss it.
    pub(super) fn raak(
        &mut self,
        model: &mut Model,
        velden: BTreeMap<String, String>,
        telt: bool,
    ) -> Option<Effect> {
        if self.gestuurd.as_ref() == Some(&velden) || !(telt || self.bestaat()) {
            return None;
        }
        let sleutel = format!("formulier-{}", self.nummer);
        let (ticket, effect) = model.draft(sleutel, self.command(velden.clone()));
        self.waar = Waar::Onderweg(ticket);
        self.gestuurd = Some(velden);
        Some(effect)
    }

    /// Leaves: at once with what is safe, or after one more sending.
    pub(super) fn verlaat(
        &mut self,
        model: &mut Model,
        velden: BTreeMap<String, String>,
    ) -> Option<Effect> {
        if let Waar::Bewaard(moment) = self.waar
            && self.gestuurd.as_ref() == Some(&velden)
        {
            vertel(model, moment);
            return None;
        }
        let command = self.command(velden.clone());
        self.gestuurd = Some(velden);
        let (ticket, effect) = model.command(command);
        self.weg = Some(ticket);
        Some(effect)
    }

    /// The draft goes: nothing of it is of use any more.
    pub(super) fn gooi_weg(&mut self, model: &mut Model) -> Option<Effect> {
        let nummer = self.nummer;
        self.gestuurd.take()?;
        self.waar = Waar::Nergens;
        // Nobody waits for the answer: what stood in it is nowhere else to be lost.
        Some(model.command(Command::WisConcept { nummer }).1)
    }

    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        self.weg == Some(ticket) || self.waar == Waar::Onderweg(ticket)
    }

    /// Whether the coach is leaving.
    pub(super) fn gaat(&self) -> bool {
        self.weg.is_some()
    }

    /// Takes the answer; true when the coach may leave.
    pub(super) fn answer(&mut self, model: &mut Model, it: Result<Reply, Fault>) -> bool {
        match it {
            Ok(Reply::Done(Done { moment, .. })) => {
                self.waar = Waar::Bewaard(moment);
                if self.weg.take().is_some() {
                    vertel(model, moment);
                    return true;
                }
            }
            Ok(Reply::Data(_)) => {}
            Err(fault) => {
                self.weg = None;
                self.waar = Waar::Mislukt(fault.to_string());
            }
        }
        false
    }

    pub(super) fn unsaved(&self) -> bool {
        matches!(self.waar, Waar::Onderweg(_) | Waar::Mislukt(_))
    }

    /// Why it is not kept, if it is not.
    pub(super) fn mislukt(&self) -> Option<&str> {
        match &self.waar {
            Waar::Mislukt(waarom) => Some(waarom),
            _ => None,
        }
    }

    /// What the head of the window says of it.
    pub(super) fn woorden(&self, model: &Model) -> (String, Rol) {
        if self.gaat() {
            return ("bewaren...".to_owned(), Rol::LetOp);
        }
        match &self.waar {
            Waar::Nergens => (String::new(), Rol::Zacht),
            Waar::Onderweg(_) => ("concept bewaren...".to_owned(), Rol::LetOp),
            Waar::Bewaard(moment) => (
                format!("concept bewaard {}", klok(model, *moment)),
                Rol::Klaar,
            ),
            Waar::Mislukt(_) => ("concept niet bewaard!".to_owned(), Rol::Laat),
        }
    }
}

fn vertel(model: &mut Model, moment: DateTime<Utc>) {
    let om = klok(model, moment);
    let text = format!("concept bewaard om {om}; open het formulier om verder te gaan");
    model.tell(text);
}

/// A moment to the second, with the day when it is not today.
pub(super) fn klok(model: &Model, moment: DateTime<Utc>) -> String {
    let local = moment.with_timezone(&model.tijdzone);
    if local.date_naive() == model.vandaag {
        local.format("%H:%M:%S").to_string()
    } else {
        local.format("%d-%m %H:%M").to_string()
    }
}
