//! Drafts that were found at start: go on, throw away, or leave for later.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::{Command, Concept};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::domain::formulier::Formuliersoort;
use crate::keymap::{Action, Code, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::open;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{first_in_sight, marker, step};
use crate::tui::widget::text::{fit, put};

/// The window.
pub struct ConceptAanbod {
    concepten: Vec<Concept>,
    cursor: usize,
    /// The draft that is being thrown away.
    ticket: Option<(Ticket, u64)>,
}

stil!(ConceptAanbod);

/// The key that throws a draft away; free in the context of windows.
const WEG: Key = Key::plain(Code::Char('d'));

impl ConceptAanbod {
    /// Offers drafts.
    pub fn new(concepten: Vec<Concept>) -> Self {
        Self {
            concepten,
            cursor: 0,
            ticket: None,
        }
    }

    fn regel(model: &Model, concept: &Concept) -> String {
        let own = |key: &String| !key.starts_with('_');
        let filled = concept
            .velden
            .iter()
            .filter(|(key, text)| own(key) && !text.trim().is_empty());
        let velden = match filled.count() {
            1 => "1 veld".to_owned(),
            n => format!("{n} velden"),
        };
        let text = |key: &str| concept.velden.get(key).map_or("", |it| it.trim());
        let naam = match (text("naam"), text("kandidaat"), concept.kaart) {
            ("", "", None) => String::new(),
            ("", "", Some(kaart)) => format!(": {kaart}"),
            ("", naam, _) | (naam, ..) => format!(": {naam}"),
        };
        let formulier = Formuliersoort::van_code(&concept.formulier);
        format!(
            "{} van {} ({velden}){naam}",
            formulier.map_or(concept.formulier.as_str(), |it| it.label()),
            model.klok(concept.moment)
        )
    }

    fn place(&self, body: Rect) -> Rect {
        let rows = u16::try_from(self.concepten.len()).unwrap_or(u16::MAX);
        midden(body, 66, rows.saturating_add(6).min(18))
    }
}

impl Layer for ConceptAanbod {
    fn contexts(&self) -> &'static [Context] {
        stack::VENSTER
    }

    fn titel(&self) -> &'static str {
        "Concepten"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let page = usize::from(self.place(model.body()).height.saturating_sub(6));
        if let Some(at) = step(action, self.cursor, self.concepten.len(), page) {
            self.cursor = at;
            return After::stay();
        }
        match (action, self.concepten.get(self.cursor)) {
            (Action::Open, Some(concept)) => After::close().with(open::concept(model, concept)),
            (Action::Back | Action::Open, _) => After::close(),
            _ => After::stay(),
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        match self.concepten.get(self.cursor) {
            Some(concept) if key == WEG && self.ticket.is_none() => {
                let nummer = concept.nummer;
                let (ticket, effect) = model.command(Command::WisConcept { nummer });
                self.ticket = Some((ticket, nummer));
                After::stay().and(effect)
            }
            _ => After::stay(),
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket.is_some_and(|it| it.0 == ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        let gone = self.ticket.take().map(|it| it.1);
        match answer {
            Ok(_) => {
                self.concepten.retain(|it| Some(it.nummer) != gone);
                self.cursor = self.cursor.min(self.concepten.len().saturating_sub(1));
                if self.concepten.is_empty() {
                    After::close()
                } else {
                    After::stay()
                }
            }
            Err(fault) => {
                model.tell_fault(&fault);
                After::stay()
            }
        }
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let inner = doos(theme, self.place(area), buf, "Hier was je mee bezig", "");
        let head = if self.concepten.len() == 1 {
            "Er staat nog een concept:"
        } else {
            "Er staan nog concepten:"
        };
        put(buf, inner, 0, 0, head, theme.style(Rol::Tekst));
        let rows = usize::from(inner.height.saturating_sub(4)).max(1);
        let first = first_in_sight(self.cursor, rows);
        for (row, concept) in self.concepten.iter().enumerate().skip(first).take(rows) {
            let y = u16::try_from(row - first + 1).unwrap_or(u16::MAX);
            marker(theme, inner, y, row == self.cursor, buf);
            let room = usize::from(inner.width.saturating_sub(2));
            let text = Self::regel(model, concept);
            put(
                buf,
                inner,
                2,
                y,
                &fit(&text, room, theme.tekens().weg),
                theme.style(Rol::Tekst),
            );
        }
        let key = |action| model.key(stack::VENSTER, action);
        let foot = format!(
            "{} verder   {WEG} weggooien   {} later",
            key(Action::Open),
            key(Action::Back)
        );
        put(
            buf,
            inner,
            0,
            inner.height.saturating_sub(1),
            &foot,
            theme.style(Rol::Toets),
        );
        None
    }
}
