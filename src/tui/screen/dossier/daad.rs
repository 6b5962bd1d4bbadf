//! What is done on the tab Formulieren: open a form, withdraw a doel, tick off what comes after.

use super::formulieren::Anker;
use super::stappen::rij;
use super::state::{DossierScherm, Tab};
use crate::app::command::Command;
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::KaartId;
use crate::domain::stap::StapId;
use crate::domain::toestemming::{Doel, Gevolg};
use crate::form::specs::toestemming::veld_van;
use crate::keymap::Action;
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::open;

impl DossierScherm {
    /// The form that asks toestemming on this card.
    fn vraagt(&self) -> Formuliersoort {
        match self.kaart {
            KaartId::Plek(_) => Formuliersoort::ToestemmingWerkgever,
            KaartId::Traject(_) => Formuliersoort::Toestemming,
        }
    }

    /// The form that does a step; a step of the leerwerkplek has its form there.
    pub(super) fn formulier_van(
        &self,
        model: &mut Model,
        stap: StapId,
        soort: Formuliersoort,
    ) -> After {
        let van_plek = self
            .data
            .as_ref()
            .filter(|it| rij(it, stap).is_some_and(|it| it.van_plek));
        let plek = van_plek.and_then(|it| it.plek.as_ref());
        let kaart = plek.map_or(self.kaart, |it| KaartId::Plek(it.id));
        After::stay().with(open::formulier(model, kaart, &self.naam, soort, None))
    }

    /// Enter on a row: the form, at the field of a doel; what comes after a withdrawal is ticked
    /// off.
    pub(super) fn open_regel(&self, model: &mut Model) -> After {
        let (soort, veld) = match self.formulieren.in_hand() {
            Some(Anker::Formulier(soort)) => (soort, None),
            Some(Anker::Doel(doel)) => (self.vraagt(), Some(veld_van(doel))),
            Some(Anker::Gevolg(..)) => return self.vink_af(model),
            None => return After::stay(),
        };
        After::stay().with(open::formulier(model, self.kaart, &self.naam, soort, veld))
    }

    fn doel_in_hand(&self) -> Option<Doel> {
        match self
            .formulieren
            .in_hand()
            .filter(|_| self.tab == Tab::Formulieren)?
        {
            Anker::Doel(doel) | Anker::Gevolg(doel, _) => Some(doel),
            Anker::Formulier(_) => None,
        }
    }

    /// What can be ticked off here: the row in hand, or the first of the doel in hand.
    fn gevolg_in_hand(&self) -> Option<(Doel, Gevolg)> {
        match self
            .formulieren
            .in_hand()
            .filter(|_| self.tab == Tab::Formulieren)?
        {
            Anker::Gevolg(doel, gevolg) => Some((doel, gevolg)),
            Anker::Doel(doel) => {
                let first = self.formulieren.doel(doel)?.open.first()?;
                Some((doel, *first))
            }
            Anker::Formulier(_) => None,
        }
    }

    /// Whether a doel can be withdrawn or something ticked off, or why not.
    pub(super) fn kan_toestemming(&self, action: Action) -> Result<(), String> {
        let no = |text: &str| Err(text.to_owned());
        if action == Action::GevolgDone {
            return match self.gevolg_in_hand() {
                Some(_) => Ok(()),
                None => no("zet de cursor op een regel 'nog te doen' van een ingetrokken doel"),
            };
        }
        let Some(doel) = self.doel_in_hand() else {
            return no("zet de cursor op een doel van de toestemming");
        };
        match self.formulieren.doel(doel) {
            Some(it) if it.stand.mag() => Ok(()),
            _ => no("voor dit doel is geen toestemming gegeven; er valt niets in te trekken"),
        }
    }

    /// Opens the window that withdraws the doel in hand.
    pub(super) fn trek_in(&self, model: &mut Model) -> After {
        if let Some(doel) = self.doel_in_hand() {
            open::intrek(model, self.kaart, &self.naam, doel);
        }
        After::stay()
    }

    /// Ticks off what was done after a withdrawal.
    pub(super) fn vink_af(&self, model: &mut Model) -> After {
        match self.gevolg_in_hand() {
            Some((doel, gevolg)) => {
                let kaart = self.kaart;
                After::stay().and(model.send(Command::HandelIntrekkingAf {
                    kaart,
                    doel,
                    gevolg,
                }))
            }
            None => After::stay(),
        }
    }
}
