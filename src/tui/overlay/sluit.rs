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
use crate::form::specs::sluit::{OPNIEUW, SLUIT, SLUIT_PLEK, Slotkeuze, parse, reden_opnieuw};
use crate::form::{Answers, Klacht};
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

/// What ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Einde {
    Traject,
    Plek,
    /// A job was lost: the traject ends and the next one begins.
    Baan,
}

/// The window.
#[derive(Debug)]
pub struct SluitVenster {
    kaart: KaartId,
    gezien: Seq,
    titel: String,
    uitleg: String,
    einde: Einde,
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
            einde: if is_plek { Einde::Plek } else { Einde::Traject },
            invul: Invul::new(form),
        }
    }

    /// Begins again after a job that was lost (DOMAIN 5.3).
    pub fn opnieuw(model: &Model, rij: &Kaartrij) -> Self {
        let plaatsen = Arc::new(crate::form::Plaatsen::default());
        Self {
            kaart: rij.kaart,
            gezien: rij.versie,
            titel: format!("{} begint opnieuw", rij.naam),
            uitleg: "Dit traject eindigt. Het volgende begint in Werving kandidaten; de \
                     geschiedenis blijft."
                .to_owned(),
            einde: Einde::Baan,
            invul: Invul::new(FormState::new(&OPNIEUW, plaatsen, model.vandaag)),
        }
    }

    fn command(&self, answers: &Answers) -> Result<Command, Vec<Klacht>> {
        let (kaart, gezien) = (self.kaart, Some(self.gezien));
        Ok(match self.einde {
            Einde::Baan => Command::BeginOpnieuw {
                kaart,
                reden: reden_opnieuw(answers)?,
                toelichting: answers.get("toelichting").to_owned(),
                gezien,
            },
            Einde::Traject => Command::Sluit {
                kaart,
                slot: Some(parse(answers)?),
                toelichting: answers.get("toelichting").to_owned(),
                gezien,
            },
            Einde::Plek => Command::Sluit {
                kaart,
                slot: None,
                toelichting: answers.get("reden").to_owned(),
                gezien,
            },
        })
    }

    fn save(&mut self, model: &mut Model) -> After {
        let Ok(answers) = self.invul.form.submit() else {
            return After::stay();
        };
        let command = match self.command(&answers) {
            Ok(command) => command,
            Err(klachten) => {
                self.invul.klachten(&klachten);
                return After::stay();
            }
        };
        let (ticket, effect) = model.command(command);
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
            voet: if self.einde == Einde::Baan {
                "begin opnieuw"
            } else {
                "sluit af"
            },
            kop: &kop,
            vorm: VORM,
        };
        self.invul.in_doos(model, kader, area, buf)
    }
}
