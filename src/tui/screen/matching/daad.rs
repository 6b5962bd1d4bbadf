//! What is done about a pair from the matching pane: each is one key, and `u` takes it back.

use super::state::MatchingScherm;
use crate::app::command::Command;
use crate::app::fault::Fault;
use crate::domain::id::{LeerwerkplekId, TrajectId};
use crate::domain::voorstel::{Partij, Voorstel};
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::open;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::reden::{Reden, RedenVoor};
use crate::tui::overlay::voorstel::VoorstelVenster;
use crate::tui::overlay::waarom::WaaromVenster;

/// Who has not said anything yet, the kandidaat first.
pub(super) fn aan_de_beurt(voorstel: &Voorstel) -> Option<Partij> {
    Partij::ALL
        .into_iter()
        .find(|partij| voorstel.reactie(*partij).is_none())
}

impl MatchingScherm {
    fn doe(
        &mut self,
        model: &mut Model,
        paar: (TrajectId, LeerwerkplekId),
        command: Command,
    ) -> After {
        if self.waits.daad.is_some() {
            // A second press while the first is on its way would do it twice.
            return After::stay();
        }
        let (ticket, effect) = model.command(command);
        self.waits.daad = Some((ticket, paar));
        After::stay().and(effect)
    }

    /// "R. Yıldız bij DC Twente".
    fn namen(&self) -> String {
        let (Some(links), Some(rechts)) = (self.in_hand(), self.rechts_in_hand()) else {
            return String::new();
        };
        let (wie, waar) = if self.gedraaid {
            (&rechts.naam, &links.naam)
        } else {
            (&links.naam, &rechts.naam)
        };
        format!("{wie} bij {waar}")
    }

    /// Proposes the pair in hand; one that runs already goes on with its next step.
    pub(super) fn stel_voor(&mut self, model: &mut Model) -> After {
        let Some(paar) = self.paar() else {
            return After::stay();
        };
        let lopend = self.voorstel().map(|it| &it.voorstel);
        if let Some(lopend) = lopend.filter(|it| it.is_open()) {
            return if lopend.kennismaking.is_none() && aan_de_beurt(lopend).is_some() {
                self.kennismaking(model)
            } else if aan_de_beurt(lopend).is_some() {
                self.reactie(model, None)
            } else {
                self.bevestig(model)
            };
        }
        if !self.watals.is_leeg() {
            model
                .refuse("dit is een wat-als; esc gaat terug naar hoe het is, en daar stel je voor");
            return After::stay();
        }
        let command = Command::StelVoor {
            traject: paar.0,
            plek: paar.1,
            reden: String::new(),
        };
        self.doe(model, paar, command)
    }

    /// What was refused and can be done with a word about it asks for that word.
    pub(super) fn geweigerd(
        &mut self,
        model: &mut Model,
        (traject, plek): (TrajectId, LeerwerkplekId),
        fault: &Fault,
    ) -> After {
        if fault.veld() == Some("reden") {
            let voor = RedenVoor::StelVoor {
                traject,
                plek,
                waarom: fault.to_string(),
            };
            let namen = self.namen();
            model.open_overlay(Overlay::Reden(Reden::new(&namen, voor)));
        } else {
            model.tell_fault(fault);
        }
        After::stay()
    }

    pub(super) fn kennismaking(&mut self, model: &mut Model) -> After {
        if let Some(it) = self.voorstel() {
            let venster = VoorstelVenster::kennismaking(model, it);
            model.open_overlay(Overlay::Voorstel(Box::new(venster)));
        }
        After::stay()
    }

    fn reactie(&mut self, model: &mut Model, ja: Option<bool>) -> After {
        if let Some(it) = self.voorstel() {
            let venster = VoorstelVenster::reactie(model, it, aan_de_beurt(&it.voorstel), ja);
            model.open_overlay(Overlay::Voorstel(Box::new(venster)));
        }
        After::stay()
    }

    /// Yes of who has not said anything yet: one key. When both did, the window asks who.
    pub(super) fn ja(&mut self, model: &mut Model) -> After {
        let Some((paar, partij)) = self
            .paar()
            .zip(self.voorstel().and_then(|it| aan_de_beurt(&it.voorstel)))
        else {
            return self.reactie(model, Some(true));
        };
        let command = Command::ReactieVoorstel {
            traject: paar.0,
            plek: paar.1,
            partij,
            ja: true,
            reden: None,
            woorden: String::new(),
            tot: None,
        };
        self.doe(model, paar, command)
    }

    /// A no has a reason, so it asks.
    pub(super) fn nee(&mut self, model: &mut Model) -> After {
        self.reactie(model, Some(false))
    }

    pub(super) fn bevestig(&mut self, model: &mut Model) -> After {
        let Some(paar) = self.paar() else {
            return After::stay();
        };
        let command = Command::BevestigVoorstel {
            traject: paar.0,
            plek: paar.1,
        };
        self.doe(model, paar, command)
    }

    pub(super) fn trek_in(&mut self, model: &mut Model) -> After {
        if let Some((traject, plek)) = self.paar() {
            let voor = RedenVoor::TrekVoorstelIn { traject, plek };
            let namen = self.namen();
            model.open_overlay(Overlay::Reden(Reden::new(&namen, voor)));
        }
        After::stay()
    }

    /// Why, or why not, with every line; also of a place that fell out.
    pub(super) fn waarom(&mut self, model: &mut Model) -> After {
        let Some(paar) = self.paar() else {
            return After::stay();
        };
        let voorstel = self.voorstel().cloned();
        let (venster, effect) = WaaromVenster::open(model, paar, self.watals, voorstel);
        model.open_overlay(Overlay::Waarom(Box::new(venster)));
        After::stay().and(effect)
    }

    /// Goes to where the next best question is asked.
    pub(super) fn vraag(&mut self, model: &mut Model) -> After {
        let vraag = self.bekend().and_then(|it| it.vragen.first().cloned());
        match vraag {
            Some(vraag) => {
                let naam = self.naam_van(vraag.kaart);
                After::stay().with(open::vraag(model, &vraag, &naam))
            }
            None => After::stay(),
        }
    }

    fn naam_van(&self, kaart: crate::domain::id::KaartId) -> String {
        let links = self.in_hand().filter(|it| it.kaart == kaart);
        let rechts = self.rechts.rijen.iter().find(|it| it.kaart == kaart);
        links
            .map(|it| it.naam.clone())
            .or_else(|| rechts.map(|it| it.naam.clone()))
            .unwrap_or_else(|| kaart.to_string())
    }
}
