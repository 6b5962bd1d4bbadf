//! Search over names and notes while typing: every key asks again, only the newest answer counts.
//!
//! Names answer at once. The first search of a large region reads its notes for a while: that is asked
//! apart, and what is found in them comes in when they are there.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::matching::Voortgang;
use crate::app::query::{Antwoord, Query, Treffer, Treffers};
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::boven;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::open;
use crate::tui::screen::bord::vak;
use crate::tui::theme::Rol;
use crate::tui::vordert::Vordert;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{first_in_sight, marker, put_marked, step};
use crate::tui::widget::regel::Regel;
use crate::tui::widget::text::{fit, put, put_right, width};

/// Hits that are asked for.
const AANTAL: usize = 100;

/// Notes that are being read.
struct Leest {
    ticket: Ticket,
    vordert: Vordert,
}

impl Leest {
    /// How far it is, where that is known.
    fn woorden(&self) -> String {
        match self.vordert.procent() {
            Some(deel) => format!("notities worden gelezen: {deel}%"),
            None => "notities worden gelezen".to_owned(),
        }
    }
}

/// The window.
#[derive(Default)]
pub struct Zoek {
    regel: Regel,
    ticket: Option<Ticket>,
    leest: Option<Leest>,
    treffers: Treffers,
    cursor: usize,
}

stil!(Zoek);

impl Zoek {
    fn find(&mut self, model: &mut Model) -> After {
        self.cursor = 0;
        if self.is_leeg() {
            self.ticket = None;
            self.treffers = Treffers::default();
            return After::stay();
        }
        After::stay().and(self.vraag(model))
    }

    fn is_leeg(&self) -> bool {
        self.regel.text().trim().is_empty()
    }

    /// Asks what can be answered at once.
    fn vraag(&mut self, model: &mut Model) -> Effect {
        let (ticket, effect) = model.ask_latest(Query::Zoek {
            tekst: self.regel.text().to_owned(),
            aantal: AANTAL,
            meteen: true,
            voortgang: Voortgang::default(),
        });
        self.ticket = Some(ticket);
        effect
    }

    /// Asks for the notes to be read. Once is enough: whoever types on meanwhile asks again after it.
    fn lees(&mut self, model: &mut Model) -> After {
        let (vordert, voortgang, wek) = Vordert::begin(model);
        let (ticket, effect) = model.ask_latest(Query::Zoek {
            tekst: self.regel.text().to_owned(),
            aantal: AANTAL,
            meteen: false,
            voortgang,
        });
        self.leest = Some(Leest { ticket, vordert });
        After::stay().and(effect).and(wek)
    }

    /// What stands below: how much was found, and in what not yet.
    fn voet(&self) -> String {
        let gevonden = match (self.is_leeg(), self.treffers.totaal) {
            (true, _) => None,
            (false, 0) if self.ticket.is_some() => None,
            (false, 1) => Some("1 gevonden".to_owned()),
            (false, n) => Some(format!("{n} gevonden")),
        };
        let leest = self.leest.as_ref().map(Leest::woorden);
        let delen: Vec<String> = gevonden.into_iter().chain(leest).collect();
        delen.join(", ")
    }

    /// What stands in place of the rows, where there are none.
    fn niets(&self) -> &'static str {
        match (self.is_leeg(), self.ticket, &self.leest) {
            (true, ..) => "Typ een deel van een naam, een bedrijf of een notitie.",
            (_, Some(_), _) => "Zoeken...",
            (_, None, Some(_)) => "Geen naam gevonden. De notities worden nog gelezen.",
            (_, None, None) => "Niets gevonden. Probeer minder letters of een ander woord.",
        }
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
        let leest = self.leest.as_ref();
        self.ticket == Some(ticket) || leest.is_some_and(|it| it.ticket == ticket)
    }

    fn gewekt(&mut self, model: &mut Model, ticket: Ticket) -> After {
        let leest = self.leest.as_ref();
        After::stay().with(leest.and_then(|it| it.vordert.gewekt(model, ticket)))
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        let gelezen = self.leest.take_if(|it| it.ticket == ticket).is_some();
        if !gelezen {
            self.ticket = None;
        }
        match answer {
            // The notes are there now: what was typed is asked again, with the cursor where it is.
            Ok(Reply::Data(_)) if gelezen => {
                if !self.is_leeg() {
                    return After::stay().and(self.vraag(model));
                }
            }
            Ok(Reply::Data(data)) => {
                if let Antwoord::Treffers(treffers) = *data {
                    self.treffers = treffers;
                    self.cursor = self.cursor.min(self.treffers.rijen.len().saturating_sub(1));
                    if self.treffers.nog && self.leest.is_none() {
                        return self.lees(model);
                    }
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
        let inner = doos(
            theme,
            Self::place(area),
            buf,
            "Zoeken in namen en notities",
            &self.voet(),
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
            put(buf, inner, 2, 1, self.niets(), theme.style(Rol::Zacht));
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
