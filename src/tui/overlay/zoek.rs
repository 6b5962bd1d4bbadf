//! Search over names and notes while typing: every key asks again, only the newest answer counts.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query, Treffer, Treffers};
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::boven;
use crate::tui::model::Model;
use crate::tui::open;
use crate::tui::screen::bord::vak;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{first_in_sight, marker, put_marked, step};
use crate::tui::widget::regel::Regel;
use crate::tui::widget::text::{fit, put, put_right, width};

/// Hits that are asked for.
const AANTAL: usize = 100;

/// The window.
#[derive(Default)]
pub struct Zoek {
    regel: Regel,
    ticket: Option<Ticket>,
    treffers: Treffers,
    cursor: usize,
}

stil!(Zoek);

impl Zoek {
    fn find(&mut self, model: &mut Model) -> After {
        let tekst = self.regel.text().to_owned();
        self.cursor = 0;
        if tekst.trim().is_empty() {
            self.ticket = None;
            self.treffers = Treffers::default();
            return After::stay();
        }
        let (ticket, effect) = model.ask_latest(Query::Zoek {
            tekst,
            aantal: AANTAL,
        });
        self.ticket = Some(ticket);
        After::stay().and(effect)
    }

    fn place(body: Rect) -> Rect {
        boven(body, 100, body.height.min(24))
    }
}

/// The part of a note around its first found letter, with the marks moved along. It begins with a
/// whole word; what was left out shows by the sign.
fn around(treffer: &Treffer, room: usize, weg: &str) -> (String, Vec<usize>) {
    let first = treffer.letters.first().copied().unwrap_or(0);
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let text: Vec<char> = treffer.tekst.chars().map(plain).collect();
    let from = match text.len().checked_sub(room.saturating_sub(2)) {
        // Not further on than needed to see the end.
        Some(last) if treffer.notitie => first.saturating_sub(room / 3).min(last),
        _ => 0,
    };
    let word = text
        .iter()
        .enumerate()
        .skip(from)
        .find(|(_, c)| **c == ' ')
        .map(|it| it.0 + 1);
    let start = if from == 0 {
        0
    } else {
        word.filter(|at| *at <= first).unwrap_or(from)
    };
    let sign = if start > 0 {
        format!("{weg} ")
    } else {
        String::new()
    };
    let lead = sign.chars().count();
    let marks = treffer
        .letters
        .iter()
        .filter_map(|at| Some(at.checked_sub(start)? + lead));
    (
        sign + &text.iter().skip(start).collect::<String>(),
        marks.collect(),
    )
}

impl Layer for Zoek {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn titel(&self) -> &'static str {
        "Zoeken"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.regel.act(action) {
            return self.find(model);
        }
        let page = usize::from(Self::place(model.body()).height.saturating_sub(3));
        if let Some(at) = step(action, self.cursor, self.treffers.rijen.len(), page) {
            self.cursor = at;
            return After::stay();
        }
        match action {
            Action::Back => After::close(),
            Action::Open => match self.treffers.rijen.get(self.cursor) {
                // The board goes along, so that Esc leaves the cursor where one was looking; a card
                // that is not on the board (closed, or a place that was won) still has a dossier.
                Some(treffer) => {
                    let rij = &treffer.rij;
                    let bord = open::kaart(model, rij.kaart);
                    let dossier = open::dossier(model, rij.kaart, &rij.naam);
                    After::close().with(bord).with(dossier)
                }
                None => After::stay(),
            },
            _ => After::stay(),
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        match key.text() {
            Some(c) => {
                self.regel.push(c);
                self.find(model)
            }
            None => After::stay(),
        }
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> After {
        self.regel.insert(text);
        self.find(model)
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        self.ticket = None;
        match answer {
            Ok(Reply::Data(data)) => {
                if let Antwoord::Treffers(treffers) = *data {
                    self.treffers = treffers;
                }
            }
            Ok(Reply::Done(_)) => {}
            Err(fault) => model.tell_fault(&fault),
        }
        After::stay()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let signs = theme.tekens();
        let typed = !self.regel.text().trim().is_empty();
        let voet = match (typed, self.treffers.totaal) {
            (false, _) => String::new(),
            (true, 1) => "1 gevonden".to_owned(),
            (true, n) => format!("{n} gevonden"),
        };
        let inner = doos(
            theme,
            Self::place(area),
            buf,
            "Zoeken in namen en notities",
            &voet,
        );
        let line = Rect {
            x: inner.x + 2.min(inner.width),
            width: inner.width.saturating_sub(2),
            height: inner.height.min(1),
            ..inner
        };
        put(buf, inner, 0, 0, signs.invoer, theme.style(Rol::Cursor));
        let cursor = self.regel.draw(line, buf, theme.style(Rol::Tekst));
        let rows = usize::from(inner.height.saturating_sub(1));
        if self.treffers.rijen.is_empty() {
            let text = match (typed, self.ticket) {
                (false, _) => "Typ een deel van een naam, een bedrijf of een notitie.",
                (true, Some(_)) => "Zoeken...",
                (true, None) => "Niets gevonden. Probeer minder letters of een ander woord.",
            };
            put(buf, inner, 2, 1, text, theme.style(Rol::Zacht));
        }
        let first = first_in_sight(self.cursor, rows);
        for (row, treffer) in self
            .treffers
            .rijen
            .iter()
            .enumerate()
            .skip(first)
            .take(rows)
        {
            let y = u16::try_from(row - first + 1).unwrap_or(u16::MAX);
            marker(theme, inner, y, row == self.cursor, buf);
            let rij = &treffer.rij;
            let waar = if rij.gesloten {
                "gesloten"
            } else {
                rij.fase.kolom()
            };
            let vak = if inner.width < 60 || treffer.notitie {
                "".into()
            } else {
                vak(rij)
            };
            let about = format!("{vak}  {waar}");
            let right = put_right(buf, inner, y, about.trim(), theme.style(Rol::Zacht));
            let mut left = Rect {
                width: right.saturating_sub(1),
                ..inner
            };
            let styles = (theme.style(Rol::Tekst), theme.style(Rol::Treffer));
            let mut x = 2;
            if treffer.notitie {
                let name = fit(&rij.naam, 24, signs.weg);
                x = put(buf, left, x, y, &format!("{name}: "), theme.style(Rol::Kop));
            }
            let room = usize::from(left.width.saturating_sub(x));
            let (text, marks) = around(treffer, room, signs.weg);
            // The sign that text was cut needs a column of its own.
            let cut = width(&text) > room;
            if cut {
                left.width = left.width.saturating_sub(1);
            }
            x = put_marked(buf, left, (x, y), &text, &marks, styles);
            if cut {
                put(buf, inner, x, y, signs.weg, theme.style(Rol::Zacht));
            }
        }
        cursor
    }
}
