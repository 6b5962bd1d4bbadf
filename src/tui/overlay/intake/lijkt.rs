//! Somebody who may be the same person: asked again whenever something changes that tells.

use crate::app::event::Ticket;
use crate::app::query::Query;
use crate::app::radar::{RadarInvoer, RadarTreffer};
use crate::domain::id::KandidaatId;
use crate::form::Answers;
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// Most hits that are shown.
const AANTAL: usize = 3;

/// Who looks the same.
#[derive(Default)]
pub(super) struct Lijkt {
    gevraagd: Option<RadarInvoer>,
    ticket: Option<Ticket>,
    treffers: Vec<RadarTreffer>,
}

fn invoer(answers: &Answers) -> RadarInvoer {
    let tekst = |key: &str| answers.get(key).to_owned();
    RadarInvoer {
        naam: tekst("naam"),
        partnernaam: tekst("partnernaam"),
        geboren: tekst("geboren"),
        telefoon: tekst("telefoon"),
        email: tekst("email"),
        postcode: tekst("postcode"),
        huisnummer: tekst("huisnummer"),
        bsn: tekst("bsn"),
    }
}

impl Lijkt {
    /// Asks who this may be, unless that was asked just now. Asked of an empty form, it has the
    /// names read before the first letter is typed.
    pub(super) fn ask(
        &mut self,
        model: &mut Model,
        answers: &Answers,
        zonder: Option<KandidaatId>,
    ) -> Option<Effect> {
        let gegevens = invoer(answers);
        if self.gevraagd.as_ref() == Some(&gegevens) {
            return None;
        }
        self.gevraagd = Some(gegevens.clone());
        let (ticket, effect) = model.ask_latest(Query::Radar {
            gegevens,
            zonder,
            aantal: AANTAL,
        });
        self.ticket = Some(ticket);
        Some(effect)
    }

    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    /// Takes the answer.
    pub(super) fn take(&mut self, treffers: Vec<RadarTreffer>) {
        self.ticket = None;
        self.treffers = treffers;
    }

    /// Who looks the same, the most alike first.
    pub(super) fn treffers(&self) -> &[RadarTreffer] {
        &self.treffers
    }
}
