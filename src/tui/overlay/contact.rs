//! A contact moment: what came of it on one key, then the words.

use std::sync::Arc;

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::Kaartrij;
use crate::domain::id::KaartId;
use crate::domain::waardelijst::{ContactUitkomst, ContactWijze};
use crate::form::engine::FormState;
use crate::form::kind;
use crate::form::spec::Richting;
use crate::form::specs::contact::CONTACT;
use crate::keymap::{Action, Context, Key};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::overlay::invul::{Invul, Kader, Vraagt, contexts};
use crate::tui::theme::Rol;
use crate::tui::widget::veld::Vorm;

/// One key for each way a contact can go, with a word that fits beside the others.
const UITKOMSTEN: [(char, ContactUitkomst, &str); 4] = [
    ('g', ContactUitkomst::Gesproken, "gesproken"),
    ('n', ContactUitkomst::NietBereikt, "niet bereikt"),
    ('v', ContactUitkomst::Voicemail, "voicemail"),
    ('t', ContactUitkomst::Terugbellen, "terugbellen"),
];

/// One key for each way of contact.
const WIJZEN: [(char, ContactWijze, &str); 6] = [
    ('t', ContactWijze::Telefoon, "telefoon"),
    ('m', ContactWijze::Mail, "e-mail"),
    ('b', ContactWijze::Bezoek, "bezoek"),
    ('k', ContactWijze::Gesprek, "op kantoor"),
    ('w', ContactWijze::Bericht, "WhatsApp, sms"),
    ('p', ContactWijze::Brief, "brief"),
];

/// The window.
#[derive(Debug)]
pub struct ContactVenster {
    kaart: KaartId,
    titel: String,
    invul: Invul,
}

impl ContactVenster {
    /// Writes a contact moment with a card.
    pub fn new(model: &Model, rij: &Kaartrij) -> Self {
        let plaatsen = Arc::new(crate::form::Plaatsen::default());
        let mut form = FormState::new(&CONTACT, plaatsen, model.vandaag);
        form.set("wijze", ContactWijze::Telefoon.label());
        form.mark_saved();
        Self {
            kaart: rij.kaart,
            titel: format!("Contact met {}", rij.naam),
            invul: Invul::new(form),
        }
    }

    /// A letter in a list that has one key for each of its values.
    fn letter(&mut self, key: Key) -> bool {
        let Some(c) = key.text() else { return false };
        let form = &mut self.invul.form;
        match form.focus_key() {
            "uitkomst" => {
                let Some((_, it, _)) = UITKOMSTEN.iter().find(|it| it.0 == c) else {
                    return false;
                };
                form.set("uitkomst", it.label());
                form.go_to(match it {
                    ContactUitkomst::Terugbellen => "terugbellen",
                    _ => "tekst",
                });
            }
            "wijze" => {
                let Some((_, it, _)) = WIJZEN.iter().find(|it| it.0 == c) else {
                    return false;
                };
                form.set("wijze", it.label());
                form.next_field();
            }
            _ => return false,
        }
        true
    }

    fn save(&mut self, model: &mut Model) -> After {
        let Ok(answers) = self.invul.form.submit() else {
            return After::stay();
        };
        let text = |key: &str| answers.get(key).trim().to_owned();
        let code = |key: &str| kind::code(CONTACT.field(key)?.kind, answers.get(key));
        let dag = |key: &str, richting| -> Option<NaiveDate> {
            kind::lees(answers.antwoord(key).waarde()?, model.vandaag, richting).ok()
        };
        // `submit` has refused a form without these two.
        let (Some(wijze), Some(uitkomst)) = (
            code("wijze").and_then(ContactWijze::van_code),
            code("uitkomst").and_then(ContactUitkomst::van_code),
        ) else {
            return After::stay();
        };
        let command = Command::Contact {
            kaart: self.kaart,
            wijze,
            uitkomst,
            met: text("met"),
            tekst: text("tekst"),
            op: dag("op", Richting::Verleden),
            terugbellen: dag("terugbellen", Richting::Toekomst),
        };
        let (ticket, effect) = model.command(command);
        self.invul.sent(ticket);
        After::stay().and(effect)
    }
}

/// The letters of the list in hand, in a line.
fn letters(focus: &str) -> String {
    let rows: Vec<String> = match focus {
        "uitkomst" => UITKOMSTEN
            .iter()
            .map(|(c, _, it)| format!("{c} {it}"))
            .collect(),
        "wijze" => WIJZEN
            .iter()
            .map(|(c, _, it)| format!("{c} {it}"))
            .collect(),
        _ => Vec::new(),
    };
    rows.join("  ")
}

impl Layer for ContactVenster {
    fn contexts(&self) -> &'static [Context] {
        contexts(&self.invul.form)
    }

    fn takes_lines(&self) -> bool {
        self.invul.form.takes_lines()
    }

    fn titel(&self) -> &'static str {
        "Contact"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        match self.invul.act(action) {
            Vraagt::Weg => After::close(),
            Vraagt::Bewaar => self.save(model),
            Vraagt::Niets => After::stay(),
        }
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        if !self.letter(key) {
            self.invul.key(key);
        }
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
            (letters(self.invul.form.focus_key()), Rol::Toets),
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
