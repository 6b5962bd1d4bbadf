//! Who judges and on which day: asked once a day per traject, then taken as said.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::{Command, WerkprocesKeuze};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::domain::datum::{Richting, lees_datum, toon, toon_lang};
use crate::domain::id::KaartId;
use crate::domain::tekst::schoon;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::{Model, Oordeelaar};
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::regel::Regel;
use crate::tui::widget::text::{put, wrap};

/// What waits for the answer: judgements of a traject, or nothing yet.
pub struct OordeelVoor {
    /// The card.
    pub kaart: KaartId,
    /// What is put with the answer; may be empty.
    pub regels: Vec<WerkprocesKeuze>,
}

/// The window.
pub struct OordeelVenster {
    titel: String,
    voor: OordeelVoor,
    door: Regel,
    dag: Regel,
    in_dag: bool,
    bericht: Option<(String, Rol)>,
    ticket: Option<(Ticket, Oordeelaar)>,
}

stil!(OordeelVoor);

stil!(OordeelVenster);

impl OordeelVenster {
    /// Asks it, filled in with who is likely to judge.
    pub fn new(naam: &str, voorstel: &Oordeelaar, voor: OordeelVoor) -> Self {
        Self {
            titel: match voor.regels.len() {
                0 => format!("{naam}: wie oordeelt, en wanneer?"),
                1 => format!("{naam}: oordeel over 1 werkproces"),
                n => format!("{naam}: oordeel over {n} werkprocessen"),
            },
            voor,
            door: Regel::new(&voorstel.door),
            dag: Regel::new(&voorstel.op.map(toon).unwrap_or_default()),
            in_dag: false,
            bericht: None,
            ticket: None,
        }
    }

    fn line(&mut self) -> &mut Regel {
        if self.in_dag {
            &mut self.dag
        } else {
            &mut self.door
        }
    }

    /// The day; an empty line is today.
    fn read(&self, vandaag: NaiveDate) -> Result<Option<NaiveDate>, String> {
        if self.dag.text().trim().is_empty() {
            return Ok(None);
        }
        let dag = lees_datum(self.dag.text(), vandaag, Richting::Verleden)
            .map_err(|it| it.to_string())?;
        if dag > vandaag {
            return Err("Deze dag moet nog komen. Kies vandaag of eerder.".to_owned());
        }
        Ok((dag != vandaag).then_some(dag))
    }

    fn send(&mut self, model: &mut Model) -> After {
        let door = schoon(self.door.text());
        if door.is_empty() {
            self.in_dag = false;
            let text = "Vul in wie oordeelt: de naam van de praktijkopleider.";
            self.bericht = Some((text.to_owned(), Rol::LetOp));
            return After::stay();
        }
        let op = match self.read(model.vandaag) {
            Ok(op) => op,
            Err(fout) => {
                self.in_dag = true;
                self.bericht = Some((fout, Rol::LetOp));
                return After::stay();
            }
        };
        let wie = Oordeelaar {
            door,
            op,
            gezegd: Some(model.vandaag),
        };
        if self.voor.regels.is_empty() {
            model.oordelen.insert(self.voor.kaart, wie);
            return After::close();
        }
        let (ticket, effect) = model.command(Command::ZetWerkprocessen {
            kaart: self.voor.kaart,
            regels: self.voor.regels.clone(),
            op: wie.op,
            door: wie.door.clone(),
            gezien: None,
        });
        self.ticket = Some((ticket, wie));
        After::stay().and(effect)
    }
}

impl Layer for OordeelVenster {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn titel(&self) -> &'static str {
        "Oordeel"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if action == Action::Back {
            return After::close();
        }
        self.bericht = None;
        if self.line().act(action) {
            return After::stay();
        }
        match action {
            Action::CursorDown | Action::CursorUp => {
                self.in_dag = !self.in_dag;
                After::stay()
            }
            Action::Open if self.ticket.is_none() => self.send(model),
            _ => After::stay(),
        }
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        self.bericht = None;
        if let Some(c) = key.text() {
            self.line().push(c);
        }
        After::stay()
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        self.line().insert(text);
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket.as_ref().is_some_and(|it| it.0 == ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        let Some((_, wie)) = self.ticket.take() else {
            return After::stay();
        };
        match answer {
            Ok(Reply::Done(done)) => {
                model.oordelen.insert(self.voor.kaart, wie);
                model.tell_done(&done);
                After::close()
            }
            Ok(Reply::Data(_)) => After::stay(),
            Err(fault) => {
                self.in_dag = fault.veld() == Some("op");
                self.bericht = Some((fault.to_string(), Rol::Laat));
                After::stay()
            }
        }
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let wide = area.width.min(64);
        let read = match self.read(model.vandaag) {
            Ok(None) => (
                "Vandaag. Een andere dag kan ook: 12-3, gisteren, ma. Dit geldt vandaag ook \
                 voor de volgende oordelen."
                    .to_owned(),
                Rol::Zacht,
            ),
            Ok(Some(dag)) => (format!("op {}", toon_lang(dag)), Rol::Klaar),
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
            (0, "Wie", &self.door, !self.in_dag),
            (1, "Dag", &self.dag, self.in_dag),
        ] {
            let style = theme.style(if here { Rol::Cursor } else { Rol::Zacht });
            put(buf, inner, 0, y, label, style);
            let place = Rect::new(inner.x, inner.y + y, inner.width, 1).intersection(inner);
            let place = Rect {
                x: place.x + 5.min(place.width),
                width: place.width.saturating_sub(5),
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
