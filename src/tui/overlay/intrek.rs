//! Withdrawing the toestemming for one doel: from when, how it was said, and why if that was told.

use std::sync::Arc;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::domain::datum::toon;
use crate::domain::id::KaartId;
use crate::domain::toestemming::{Doel, Gevolg};
use crate::form::engine::FormState;
use crate::form::kind;
use crate::form::spec::Richting;
use crate::form::specs::intrek::INTREKKEN;
use crate::keymap::{Action, Context, Key};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::overlay::invul::{Invul, Kader, Vraagt, contexts};
use crate::tui::theme::Rol;
use crate::tui::widget::text::wrap;
use crate::tui::widget::veld::Vorm;

/// The window.
#[derive(Debug)]
pub struct IntrekVenster {
    kaart: KaartId,
    doel: Doel,
    titel: String,
    invul: Invul,
}

impl IntrekVenster {
    /// Withdraws a doel of a card.
    pub fn new(model: &Model, kaart: KaartId, naam: &str, doel: Doel) -> Self {
        let plaatsen = Arc::new(crate::form::Plaatsen::default());
        let mut form = FormState::new(&INTREKKEN, plaatsen, model.vandaag);
        form.set("op", &toon(model.vandaag));
        form.mark_saved();
        form.go_to("via");
        Self {
            kaart,
            doel,
            titel: format!("{naam} trekt toestemming in"),
            invul: Invul::new(form),
        }
    }

    fn save(&mut self, model: &mut Model) -> After {
        let Ok(answers) = self.invul.form.submit() else {
            return After::stay();
        };
        let op = answers.antwoord("op").waarde();
        let op = op.and_then(|it| kind::lees(it, model.vandaag, Richting::Verleden).ok());
        let (ticket, effect) = model.command(Command::TrekIn {
            kaart: self.kaart,
            doel: self.doel,
            op,
            via: answers.get("via").trim().to_owned(),
            reden: answers.get("reden").trim().to_owned(),
        });
        self.invul.sent(ticket);
        After::stay().and(effect)
    }

    /// What is withdrawn, and what is to be done afterwards.
    fn kop(&self, room: usize) -> Vec<(String, Rol)> {
        let namen: Vec<&str> = self
            .doel
            .gevolgen()
            .iter()
            .map(|it| Gevolg::label(*it))
            .collect();
        let doel = format!("Doel: {}.", self.doel.label());
        let daarna = format!(
            "Vanaf die dag deel je hiervoor niets meer. Vink daarna af: {}.",
            namen.join(", ")
        );
        let mut lines: Vec<(String, Rol)> = Vec::new();
        for (text, rol) in [(doel, Rol::Kop), (daarna, Rol::Zacht)] {
            lines.extend(wrap(&text, room).into_iter().map(|it| (it, rol)));
        }
        lines.push((String::new(), Rol::Tekst));
        lines
    }
}

impl Layer for IntrekVenster {
    fn contexts(&self) -> &'static [Context] {
        contexts(&self.invul.form)
    }

    fn titel(&self) -> &'static str {
        "Intrekken"
    }

    fn takes_lines(&self) -> bool {
        self.invul.form.takes_lines()
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
        let kop = self.kop(usize::from(area.width.min(76).saturating_sub(4)));
        let kader = Kader {
            titel: &self.titel,
            voet: "bewaar",
            kop: &kop,
            vorm: Vorm::EEN,
        };
        self.invul.in_doos(model, kader, area, buf)
    }
}
