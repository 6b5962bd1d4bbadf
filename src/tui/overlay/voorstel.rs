//! The day of a kennismaking, or what a side says of a voorstel.

use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::VoorstelRij;
use crate::domain::datum::toon;
use crate::domain::id::{LeerwerkplekId, TrajectId};
use crate::domain::voorstel::Partij;
use crate::domain::waardelijst::RedenAfwijzing;
use crate::form::engine::FormState;
use crate::form::kind;
use crate::form::spec::{FormSpec, Richting};
use crate::form::specs::voorstel::{KENNISMAKING, Partijkeuze, REACTIE, Zegt};
use crate::form::{Answers, Klacht};
use crate::keymap::{Action, Context, Key};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::overlay::invul::{Invul, Kader, Vraagt, contexts};
use crate::tui::theme::Rol;
use crate::tui::widget::veld::Vorm;

/// The window.
#[derive(Debug)]
pub struct VoorstelVenster {
    traject: TrajectId,
    plek: LeerwerkplekId,
    titel: String,
    uitleg: &'static str,
    spec: &'static FormSpec,
    invul: Invul,
}

impl VoorstelVenster {
    fn met(model: &Model, rij: &VoorstelRij, spec: &'static FormSpec) -> Self {
        let plaatsen = Arc::new(crate::form::Plaatsen::default());
        let form = FormState::new(spec, plaatsen, model.vandaag);
        Self {
            traject: rij.voorstel.traject,
            plek: rij.voorstel.plek,
            titel: format!("{}: {} bij {}", spec.title, rij.wie, rij.waar),
            uitleg: "",
            spec,
            invul: Invul::new(form),
        }
    }

    /// Asks the day of the kennismaking.
    pub fn kennismaking(model: &Model, rij: &VoorstelRij) -> Self {
        let mut it = Self::met(model, rij, &KENNISMAKING);
        it.uitleg = "Wanneer leren ze elkaar kennen, of wanneer was dat?";
        if let Some(op) = rij.voorstel.kennismaking {
            it.invul.form.set("op", &toon(op));
            it.invul.form.mark_saved();
        }
        it
    }

    /// Asks what a side says; `ja` fills the answer in.
    pub fn reactie(
        model: &Model,
        rij: &VoorstelRij,
        partij: Option<Partij>,
        ja: Option<bool>,
    ) -> Self {
        let mut it = Self::met(model, rij, &REACTIE);
        it.uitleg = "Een nee wordt onthouden: dit komt niet volgende week weer.";
        let form = &mut it.invul.form;
        if let Some(partij) = partij {
            form.set("partij", partij.label());
        }
        if let Some(ja) = ja {
            form.set("zegt", if ja { Zegt::Ja } else { Zegt::Nee }.label());
        }
        form.mark_saved();
        form.go_to(match (partij, ja) {
            (None, _) => "partij",
            (Some(_), None) => "zegt",
            (Some(_), Some(true)) => "woorden",
            (Some(_), Some(false)) => "reden",
        });
        it
    }

    /// The change that was typed, or what is missing under its field.
    fn command(&self, answers: &Answers, vandaag: NaiveDate) -> Result<Command, Klacht> {
        let klacht = |field: &'static str, tekst: &str| Klacht {
            field,
            tekst: tekst.to_owned(),
        };
        let dag = |key: &str, richting| -> Option<NaiveDate> {
            kind::lees(answers.antwoord(key).waarde()?, vandaag, richting).ok()
        };
        let code = |key: &str| kind::code(self.spec.field(key)?.kind, answers.get(key));
        let (traject, plek) = (self.traject, self.plek);
        if self.spec.name == KENNISMAKING.name {
            let op = dag("op", Richting::Vrij).ok_or_else(|| klacht("op", "Kies een dag."))?;
            return Ok(Command::PlanKennismaking { traject, plek, op });
        }
        let partij = code("partij")
            .and_then(Partijkeuze::van_code)
            .ok_or_else(|| klacht("partij", "Kies wie dit zegt."))?;
        let zegt = code("zegt")
            .and_then(Zegt::van_code)
            .ok_or_else(|| klacht("zegt", "Kies ja of nee."))?;
        let ja = zegt == Zegt::Ja;
        let reden = code("reden").and_then(RedenAfwijzing::van_code);
        if !ja && reden.is_none() {
            return Err(klacht("reden", "Kies een reden; die wordt onthouden."));
        }
        Ok(Command::ReactieVoorstel {
            traject,
            plek,
            partij: partij.into(),
            ja,
            reden: reden.filter(|_| !ja),
            woorden: answers.get("woorden").trim().to_owned(),
            tot: dag("tot", Richting::Toekomst).filter(|_| !ja),
        })
    }

    fn save(&mut self, model: &mut Model) -> After {
        let Ok(answers) = self.invul.form.submit() else {
            return After::stay();
        };
        match self.command(&answers, model.vandaag) {
            Ok(command) => {
                let (ticket, effect) = model.command(command);
                self.invul.sent(ticket);
                After::stay().and(effect)
            }
            Err(klacht) => {
                self.invul.klachten(&[klacht]);
                After::stay()
            }
        }
    }
}

impl Layer for VoorstelVenster {
    fn contexts(&self) -> &'static [Context] {
        contexts(&self.invul.form)
    }

    fn titel(&self) -> &'static str {
        "Voorstel"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        // Enter in the last field is done: most of these have one thing to say.
        if action == Action::FieldNext && self.invul.form.focus_key() == self.laatste() {
            return self.save(model);
        }
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
            (self.uitleg.to_owned(), Rol::Zacht),
            (String::new(), Rol::Tekst),
        ];
        let kader = Kader {
            titel: &self.titel,
            voet: "bewaar",
            kop: &kop,
            vorm: Vorm::EEN,
        };
        self.invul.in_doos(model, kader, area, buf)
    }
}

impl VoorstelVenster {
    /// The last field in sight.
    fn laatste(&self) -> &'static str {
        let answers = self.invul.form.answers();
        let zegt = REACTIE
            .field("zegt")
            .and_then(|it| kind::code(it.kind, answers.get("zegt")));
        let nee = zegt.and_then(Zegt::van_code) == Some(Zegt::Nee);
        match (self.spec.name == KENNISMAKING.name, nee) {
            (true, _) => "op",
            (false, true) => "tot",
            (false, false) => "woorden",
        }
    }
}
