//! Closing a card: how a traject ends (V10, V11), or why a leerwerkplek goes.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{KaartSoort, Kaartrij};
use crate::app::store::Seq;
use crate::domain::fase::Fase;
use crate::domain::id::KaartId;
use crate::form::engine::FormState;
use crate::form::specs::sluit::{SLUIT, SLUIT_PLEK, Slotkeuze, parse};
use crate::keymap::{Action, Context, Key};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::overlay::invul::{Invul, Kader, Vraagt, contexts};
use crate::tui::theme::Rol;
use crate::tui::widget::veld::Vorm;

/// Outcomes are long; all of them fit in so many lines at 80 columns.
const VORM: Vorm = Vorm {
    kolommen: 1,
    keuze_regels: 9,
    koppen: false,
};

/// The window.
#[derive(Debug)]
pub struct SluitVenster {
    kaart: KaartId,
    gezien: Seq,
    titel: String,
    uitleg: String,
    is_plek: bool,
    invul: Invul,
}

impl SluitVenster {
    /// Closes a card.
    pub fn new(model: &Model, rij: &Kaartrij) -> Self {
        let is_plek = rij.soort == KaartSoort::Leerwerkplek;
        let spec = if is_plek { &SLUIT_PLEK } else { &SLUIT };
        let plaatsen = Arc::new(crate::form::Plaatsen::default());
        let mut form = FormState::new(spec, plaatsen, model.vandaag);
        if !is_plek {
            verbied(&mut form, rij.fase);
        }
        let uitleg = if is_plek {
            "De leerwerkplek gaat van het bord; het dossier blijft.".to_owned()
        } else {
            format!(
                "Nu in {}. Het dossier blijft, ook na het sluiten.",
                rij.fase.label()
            )
        };
        Self {
            kaart: rij.kaart,
            gezien: rij.versie,
            titel: format!("{} afsluiten", rij.naam),
            uitleg,
            is_plek,
            invul: Invul::new(form),
        }
    }

    fn save(&mut self, model: &mut Model) -> After {
        let Ok(answers) = self.invul.form.submit() else {
            return After::stay();
        };
        let slot = if self.is_plek {
            None
        } else {
            match parse(&answers) {
                Ok(slot) => Some(slot),
                Err(klachten) => {
                    self.invul.klachten(&klachten);
                    return After::stay();
                }
            }
        };
        let key = if self.is_plek { "reden" } else { "toelichting" };
        let (ticket, effect) = model.command(Command::Sluit {
            kaart: self.kaart,
            slot,
            toelichting: answers.get(key).to_owned(),
            gezien: Some(self.gezien),
        });
        self.invul.sent(ticket);
        After::stay().and(effect)
    }
}

/// What the fase does not allow (`Traject::gesloten`), said before it is tried.
fn verbied(form: &mut FormState, fase: Fase) {
    if fase < Fase::PlaatsingBaan {
        form.forbid(
            "slot",
            Slotkeuze::Afgerond.code(),
            "kan pas vanaf Plaatsing baan",
        );
    }
    if fase > Fase::Bemiddeling {
        form.forbid(
            "slot",
            Slotkeuze::NietPassend.code(),
            "kan tot en met Bemiddeling",
        );
    }
}

impl Layer for SluitVenster {
    fn contexts(&self) -> &'static [Context] {
        contexts(&self.invul.form)
    }

    fn takes_lines(&self) -> bool {
        self.invul.form.takes_lines()
    }

    fn titel(&self) -> &'static str {
        "Afsluiten"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        match self.invul.act(action) {
            Vraagt::Weg => After::close(),
            Vraagt::Bewaar => self.save(model),
            Vraagt::Niets => After::stay(),
        }
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        self.invul.key(key);
        After::stay()
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        self.invul.paste(text);
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.invul.awaits(ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        self.invul.reply(model, answer)
    }

    fn unsaved(&self) -> bool {
        self.invul.form.dirty()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let kop = [
            (self.uitleg.clone(), Rol::Zacht),
            (String::new(), Rol::Tekst),
        ];
        let kader = Kader {
            titel: &self.titel,
            voet: "sluit af",
            kop: &kop,
            vorm: VORM,
        };
        self.invul.in_doos(model, kader, area, buf)
    }
}
