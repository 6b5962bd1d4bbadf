//! Somebody who may be the same person: asked again whenever something changes that tells.

use super::IntakeVenster;
use super::wijzig::Wijzig;
use crate::app::event::Ticket;
use crate::app::query::Query;
use crate::app::radar::{RadarInvoer, RadarTreffer};
use crate::domain::id::{KaartId, KandidaatId};
use crate::form::Answers;
use crate::keymap::Action;
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::open;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::dubbelen::Dubbelen;
use crate::tui::theme::Rol;

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

impl IntakeVenster {
    /// Asks who looks the same as what stands there now.
    pub(super) fn kijk(&mut self, model: &mut Model) -> Option<Effect> {
        let zonder = match &self.wijzig {
            // Until it is known whose data these are, everybody would look like themselves.
            Some(wijzig) => Some(wijzig.bekend()?.kandidaat),
            None => None,
        };
        self.lijkt.ask(model, &self.form.answers(), zonder)
    }

    /// Goes to the card of who looks the same; the draft stays.
    pub fn naar(&mut self, model: &mut Model, kaart: KaartId) -> After {
        let after = self.leave(model);
        // The draft is on its way before the dossier is asked; the form stays until it is safe.
        after
            .with(open::kaart_op_bord(model, kaart))
            .with(open::dossier(model, kaart, ""))
    }

    /// It is the same person: what was typed goes on as a change of what is known.
    pub fn zelfde(&mut self, model: &mut Model, kaart: KaartId) -> After {
        let (ticket, ask) = model.ask(Query::Dossier(kaart));
        self.wijzig = Some(Wijzig::zelfde(kaart, self.form.answers()));
        self.lijkt = Lijkt::default();
        self.waits.dossier = Some(ticket);
        After::stay().and(ask)
    }

    /// Opens the first who looks the same, or shows all with their reasons.
    pub(super) fn radar(&mut self, model: &mut Model, action: Action) -> After {
        let treffers = self.lijkt.treffers();
        match treffers.first().map(|it| it.kaart) {
            None => {
                let text = "Er lijkt nog niemand op wat hier staat.";
                self.bericht = Some((text.to_owned(), Rol::Zacht));
                After::stay()
            }
            Some(Some(kaart)) if action == Action::RadarOpen => self.naar(model, kaart),
            Some(_) => {
                let nieuw = self.wijzig.is_none();
                let venster = Dubbelen::bij_intake(treffers.to_vec(), nieuw);
                model.open_overlay(Overlay::Dubbelen(venster));
                After::stay()
            }
        }
    }
}
