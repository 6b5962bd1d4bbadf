//! Until when a traject waits, and why: two lines, the day is read while it is typed.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::Kaartrij;
use crate::app::store::Seq;
use crate::domain::datum::{Richting, lees_datum, toon_lang};
use crate::domain::id::KaartId;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer, bewaard};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::regel::Regel;
use crate::tui::widget::text::{put, wrap};

/// The window.
pub struct Wacht {
    titel: String,
    kaart: KaartId,
    gezien: Seq,
    dag: Regel,
    reden: Regel,
    in_reden: bool,
    bericht: Option<(String, Rol)>,
    ticket: Option<Ticket>,
    leaving: bool,
}

stil!(Wacht);

impl Wacht {
    /// Lets a card wait.
    pub fn new(rij: &Kaartrij) -> Self {
        Self {
            titel: format!("{} laten wachten", rij.naam),
            kaart: rij.kaart,
            gezien: rij.versie,
            dag: Regel::default(),
            reden: Regel::default(),
            in_reden: false,
            bericht: None,
            ticket: None,
            leaving: false,
        }
    }

    fn line(&mut self) -> &mut Regel {
        if self.in_reden {
            &mut self.reden
        } else {
            &mut self.dag
        }
    }

    fn read(&self, vandaag: NaiveDate) -> Result<NaiveDate, String> {
        let dag = lees_datum(self.dag.text(), vandaag, Richting::Toekomst)
            .map_err(|it| it.to_string())?;
        if dag <= vandaag {
            return Err("Deze dag is al geweest. Kies een dag na vandaag.".to_owned());
        }
        Ok(dag)
    }

    fn touched(&mut self) -> After {
        self.leaving = false;
        self.bericht = None;
        After::stay()
    }

    fn enter(&mut self, model: &mut Model) -> After {
        let tot = match self.read(model.vandaag) {
            Ok(tot) => tot,
            Err(fout) => {
                self.in_reden = false;
                self.bericht = Some((fout, Rol::Laat));
                return After::stay();
            }
        };
        let reden = self.reden.text().trim().to_owned();
        if !self.in_reden || reden.is_empty() {
            if self.in_reden {
                self.bericht = Some((
                    "Schrijf op waarom; die reden blijft in het dossier.".to_owned(),
                    Rol::LetOp,
                ));
            }
            self.in_reden = true;
            return After::stay();
        }
        let (ticket, effect) = model.command(Command::Wacht {
            kaart: self.kaart,
            tot,
            reden,
            gezien: Some(self.gezien),
        });
        self.ticket = Some(ticket);
        After::stay().and(effect)
    }
}

impl Layer for Wacht {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn titel(&self) -> &'static str {
        "Laten wachten"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if action == Action::Back {
            if !self.unsaved() || self.leaving {
                return After::close();
            }
            self.leaving = true;
            let text = "Dit is niet bewaard. Nog een keer esc gooit het weg.";
            self.bericht = Some((text.to_owned(), Rol::LetOp));
            return After::stay();
        }
        if self.line().act(action) {
            return self.touched();
        }
        match action {
            Action::CursorDown | Action::CursorUp => {
                self.in_reden = !self.in_reden;
                self.touched()
            }
            Action::Open if self.ticket.is_none() => {
                self.leaving = false;
                self.bericht = None;
                self.enter(model)
            }
            _ => After::stay(),
        }
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        if let Some(c) = key.text() {
            self.line().push(c);
        }
        self.touched()
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        self.line().insert(text);
        self.touched()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        self.ticket = None;
        bewaard(model, answer, |_, fault| {
            self.bericht = Some((fault.to_string(), Rol::Laat));
        })
    }

    fn unsaved(&self) -> bool {
        !self.dag.is_empty() || !self.reden.is_empty()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let wide = area.width.min(64);
        let read = match self.read(model.vandaag) {
            _ if self.dag.is_empty() => (
                "Bijvoorbeeld: 12-3, ma, +2w of over 3 weken.".to_owned(),
                Rol::Zacht,
            ),
            Ok(dag) => (format!("tot {}", toon_lang(dag)), Rol::Klaar),
            Err(fout) => (fout, Rol::LetOp),
        };
        let (text, rol) = self.bericht.clone().unwrap_or(read);
        let lines = wrap(&text, usize::from(wide.saturating_sub(4)));
        let high = u16::try_from(lines.len())
            .unwrap_or(u16::MAX)
            .saturating_add(4);
        let voet = format!("{} bewaart het", model.key(stack::LIJST, Action::Open));
        let inner = doos(theme, midden(area, wide, high), buf, &self.titel, &voet);
        let mut cursor = None;
        for (y, label, line, here) in [
            (0, "Tot", &self.dag, !self.in_reden),
            (1, "Reden", &self.reden, self.in_reden),
        ] {
            let style = theme.style(if here { Rol::Cursor } else { Rol::Zacht });
            put(buf, inner, 0, y, label, style);
            let place = Rect::new(inner.x, inner.y + y, inner.width, 1).intersection(inner);
            let place = Rect {
                x: place.x + 7.min(place.width),
                width: place.width.saturating_sub(7),
                ..place
            };
            let at = line.draw(place, buf, theme.style(Rol::Tekst));
            if here {
                cursor = at;
            }
        }
        for (y, text) in (2..inner.height).zip(lines) {
            put(buf, inner, 0, y, &text, theme.style(rol));
        }
        cursor
    }
}
