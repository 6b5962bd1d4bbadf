//! Saving: always possible; first it is told what changes elsewhere, and a refusal loses nothing.

use super::verschil::{Verschil, anders};
use super::{FormulierVenster, Voor};
use crate::app::command::Command;
use crate::app::fault::Fault;
use crate::app::gateway::Done;
use crate::domain::formulier::Formulierstatus;
use crate::form::Klacht;
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::overlay::invul::woorden;
use crate::tui::theme::Rol;

impl FormulierVenster {
    /// Saves, or shows first what that changes elsewhere.
    pub(super) fn save(&mut self, model: &mut Model) -> After {
        // A form like this has no complaints that stop it; what is missing stands in its foot.
        if self.form.submit().is_err() {
            return After::stay();
        }
        self.leid_af(model.vandaag);
        let Some(beeld) = &self.beeld else {
            return After::stay();
        };
        if beeld.nummer > 0 && !self.form.dirty() {
            model.tell("er is niets gewijzigd");
            return After::close().with(self.kladje.gooi_weg(model));
        }
        let rijen = anders(self.spec, beeld, &self.basis, &self.form.answers());
        if !rijen.is_empty() {
            let verschil = Verschil::new(rijen, false);
            self.voor = Some(Voor::Verschil(verschil));
            return After::stay();
        }
        self.stuur(model, String::new())
    }

    /// Sends the form.
    pub(super) fn stuur(&mut self, model: &mut Model, waarom: String) -> After {
        let Some(beeld) = &self.beeld else {
            return After::stay();
        };
        let answers = self.form.answers();
        let rows = answers.iter();
        let command = Command::BewaarFormulier {
            kaart: self.kaart,
            soort: self.soort,
            velden: rows
                .map(|(veld, it)| (veld.to_owned(), it.to_owned()))
                .collect(),
            waarom,
            nieuw: beeld.status == Formulierstatus::Ingetrokken,
            gezien: beeld.seq,
            concept: self.kladje.bestaat().then_some(self.kladje.nummer),
        };
        let (ticket, effect) = model.command(command);
        self.waits.bewaar = Some(ticket);
        After::stay().and(effect)
    }

    /// It is safe; what is missing is told once more.
    pub(super) fn saved(&mut self, model: &mut Model, done: &Done) -> After {
        let stand = self.form.stand();
        model.tell(format!("{}; {}", done.titel, stand.kort()));
        After::close()
    }

    /// It was refused: under its field, in front of the form, or below it.
    pub(super) fn refuse(&mut self, model: &mut Model, fault: &Fault) -> After {
        let voor = self.voor.take();
        if let Fault::Conflict { wie, .. } = fault {
            self.wie = Some(wie.clone());
            let ask = self.vraag(model);
            return After::stay().and(ask);
        }
        let tekst = woorden(fault);
        match fault.veld() {
            Some("waarom") => {
                let mut rijen = Vec::new();
                if let Some(beeld) = &self.beeld {
                    rijen = anders(self.spec, beeld, &self.basis, &self.form.answers());
                }
                self.voor = match voor {
                    Some(Voor::Verschil(it)) if it.typt() => Some(Voor::Verschil(it)),
                    _ => Some(Voor::Verschil(Verschil::new(rijen, true))),
                };
            }
            Some(veld) if self.spec.field(veld).is_some() => {
                let field = self.spec.field(veld).map_or("", |it| it.key);
                self.form.refuse(&[Klacht { field, tekst }]);
            }
            _ => self.bericht = Some((tekst, Rol::Laat)),
        }
        After::stay()
    }
}
