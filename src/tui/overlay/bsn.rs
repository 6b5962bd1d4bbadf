//! The BSN of a kandidaat: written down when it may be asked; shown to who says why, for ten
//! seconds. It is in no draft, title, message or log, and leaves with the window.

use std::time::Duration;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, FormulierenBeeld, Query};
use crate::domain::bsn::Bsn;
use crate::domain::id::KaartId;
use crate::form::Kind;
use crate::form::kind;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::{Effect, Muis, MuisSoort};
use crate::tui::overlay::invul::woorden;
use crate::tui::theme::Rol;
use crate::tui::widget::lijst::step;
use crate::tui::widget::regel::Regel;

mod view;

/// How long the number is shown (S: SCREENS, Dossier).
const TOON: Duration = Duration::from_secs(10);
/// How many reasons are offered.
const REDENEN: usize = 4;
/// Reasons that nearly always are one of these (DOMAIN 2.3, WK-05 and PI-11).
const GEWOON: [&str; 3] = [
    "doorgeven aan het Leerwerkloket voor de DUO-check",
    "inschrijving bij de mbo-instelling",
    "nakijken met de kandidaat",
];
/// While the number is in sight every key means the same.
const GEEN: &[Context] = &[];

/// What the window does now.
enum Stap {
    /// Asks whether it is known.
    Laden,
    /// It cannot be asked yet, with what must be done first.
    Dicht(String),
    /// It is typed.
    Invoer(Regel),
    /// Who looks says why.
    Reden {
        masker: String,
        regel: Regel,
        /// The reason below the line that is in hand.
        cursor: Option<usize>,
    },
    /// It is in sight.
    Toont(Bsn),
}

/// The window.
pub struct BsnVenster {
    kaart: KaartId,
    naam: String,
    stap: Stap,
    bericht: Option<(String, Rol)>,
    leaving: bool,
    vraag: Option<Ticket>,
    zet: Option<Ticket>,
    wek: Option<Ticket>,
}

stil!(BsnVenster);

impl BsnVenster {
    /// The BSN of a card, and the question that goes with it.
    pub fn open(model: &mut Model, kaart: KaartId, naam: &str) -> (Self, Effect) {
        let (ticket, effect) = model.ask(Query::Formulieren(kaart));
        let it = Self {
            kaart,
            naam: naam.to_owned(),
            stap: Stap::Laden,
            bericht: None,
            leaving: false,
            vraag: Some(ticket),
            zet: None,
            wek: None,
        };
        (it, effect)
    }

    fn take(&mut self, beeld: FormulierenBeeld) {
        self.stap = match (beeld.bsn, beeld.bsn_mag) {
            (Some(masker), _) => Stap::Reden {
                masker,
                regel: Regel::default(),
                cursor: None,
            },
            (None, Ok(())) => Stap::Invoer(Regel::default()),
            (None, Err(waarom)) => Stap::Dicht(waarom),
        };
    }

    fn redenen(model: &Model) -> Vec<String> {
        let mut redenen = model.bsn_redenen.clone();
        for it in GEWOON {
            if !redenen.iter().any(|known| known == it) {
                redenen.push(it.to_owned());
            }
        }
        redenen.truncate(REDENEN);
        redenen
    }

    /// Enter: writes it down, or asks to see it.
    fn send(&mut self, model: &mut Model) -> After {
        if self.vraag.is_some() || self.zet.is_some() {
            return After::stay();
        }
        match &self.stap {
            Stap::Invoer(regel) => {
                let tekst = regel.text().trim().to_owned();
                if tekst.is_empty() {
                    self.zeg("Typ het BSN, of ga terug met esc.", Rol::LetOp);
                    return After::stay();
                }
                if let Some(fout) = kind::fout(Kind::Bsn, &tekst, model.vandaag) {
                    self.zeg(fout, Rol::Laat);
                    return After::stay();
                }
                let (ticket, effect) = model.command(Command::ZetBsn {
                    kaart: self.kaart,
                    bsn: tekst,
                });
                self.zet = Some(ticket);
                After::stay().and(effect)
            }
            Stap::Reden { regel, cursor, .. } => {
                let chosen = cursor.and_then(|at| Self::redenen(model).into_iter().nth(at));
                let reden = chosen.unwrap_or_else(|| regel.text().trim().to_owned());
                if reden.is_empty() {
                    self.zeg("Schrijf op waarvoor je het BSN nodig hebt.", Rol::LetOp);
                    return After::stay();
                }
                model.bsn_redenen.retain(|it| *it != reden);
                model.bsn_redenen.insert(0, reden.clone());
                model.bsn_redenen.truncate(REDENEN);
                let (ticket, effect) = model.ask(Query::BsnVoluit {
                    kaart: self.kaart,
                    reden,
                });
                self.vraag = Some(ticket);
                After::stay().and(effect)
            }
            Stap::Laden | Stap::Toont(_) => After::stay(),
            Stap::Dicht(_) => After::close(),
        }
    }

    fn zeg(&mut self, text: impl Into<String>, rol: Rol) {
        self.bericht = Some((text.into(), rol));
    }

    fn regel(&mut self) -> Option<&mut Regel> {
        match &mut self.stap {
            Stap::Invoer(regel) => Some(regel),
            Stap::Reden { regel, cursor, .. } => {
                *cursor = None;
                Some(regel)
            }
            _ => None,
        }
    }

    /// Esc may be the beginning of another key: what was typed goes after a second one.
    fn leave(&mut self, leaving: bool) -> After {
        let typed = match &self.stap {
            Stap::Invoer(regel) | Stap::Reden { regel, .. } => !regel.is_empty(),
            _ => false,
        };
        if !typed || leaving {
            return After::close();
        }
        self.leaving = true;
        self.zeg(
            "Wat je typte is niet bewaard. Nog een keer esc gooit het weg.",
            Rol::LetOp,
        );
        After::stay()
    }

    fn verder(&mut self, model: &Model, action: Action) -> bool {
        let Stap::Reden { cursor, .. } = &mut self.stap else {
            return false;
        };
        let count = Self::redenen(model).len();
        let next = match (*cursor, action) {
            (None, Action::CursorDown) => Some(0),
            (None | Some(0), Action::CursorUp) => None,
            (None, _) => return false,
            (Some(at), action) => match step(action, at, count, count) {
                Some(at) => Some(at),
                None => return false,
            },
        };
        *cursor = next;
        true
    }

    /// What a typed number is worth so far.
    fn live(regel: &Regel, model: &Model) -> (String, Rol) {
        let text = regel.text();
        if let Some(fout) = kind::hopeloos(Kind::Bsn, text, model.vandaag) {
            return (fout, Rol::Laat);
        }
        match kind::opmerking(Kind::Bsn, text, model.vandaag) {
            Some(it) if it.starts_with("vorm klopt") => (it, Rol::Klaar),
            Some(it) => (it, Rol::Zacht),
            None => ("9 cijfers".to_owned(), Rol::Zacht),
        }
    }
}

impl Layer for BsnVenster {
    fn contexts(&self) -> &'static [Context] {
        match self.stap {
            Stap::Invoer(_) | Stap::Reden { .. } => stack::LIJST,
            Stap::Toont(_) => GEEN,
            Stap::Laden | Stap::Dicht(_) => stack::VENSTER,
        }
    }

    fn titel(&self) -> &'static str {
        "BSN"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let leaving = std::mem::take(&mut self.leaving);
        if matches!(self.stap, Stap::Toont(_)) {
            return After::close();
        }
        self.bericht = None;
        match action {
            Action::Back => return self.leave(leaving),
            Action::Open => return self.send(model),
            _ if self.verder(model, action) => return After::stay(),
            _ => {}
        }
        if let Some(regel) = self.regel() {
            regel.act(action);
        }
        After::stay()
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        if matches!(self.stap, Stap::Toont(_)) {
            return After::close();
        }
        self.leaving = false;
        self.bericht = None;
        if let (Some(c), Some(regel)) = (key.text(), self.regel()) {
            regel.push(c);
        }
        After::stay()
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        if matches!(self.stap, Stap::Toont(_)) {
            return After::close();
        }
        if let Some(regel) = self.regel() {
            regel.insert(text);
        }
        After::stay()
    }

    fn mouse(&mut self, _model: &mut Model, muis: Muis) -> After {
        match self.stap {
            Stap::Toont(_) if muis.soort == MuisSoort::Klik => After::close(),
            _ => After::stay(),
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        [self.vraag, self.zet].contains(&Some(ticket))
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        let vroeg = self.vraag.take_if(|it| *it == ticket).is_some();
        self.zet.take_if(|it| *it == ticket);
        match answer {
            Ok(Reply::Data(data)) if vroeg => match *data {
                Antwoord::Formulieren(beeld) => {
                    self.take(*beeld);
                    After::stay()
                }
                Antwoord::Bsn(bsn) => {
                    self.stap = Stap::Toont(bsn);
                    let wek = model.ticket();
                    self.wek = Some(wek);
                    After::stay().and(Effect::Wek(wek, TOON))
                }
                _ => After::stay(),
            },
            Ok(Reply::Done(done)) => {
                model.tell_done(&done);
                After::close()
            }
            Ok(Reply::Data(_)) => After::stay(),
            Err(fault) if matches!(self.stap, Stap::Laden) => {
                model.tell_fault(&fault);
                After::close()
            }
            Err(fault) => {
                self.zeg(woorden(&fault), Rol::Laat);
                After::stay()
            }
        }
    }

    fn gewekt(&mut self, model: &mut Model, ticket: Ticket) -> After {
        if self.wek == Some(ticket) {
            model.touch();
            return After::close();
        }
        After::stay()
    }

    fn unsaved(&self) -> bool {
        matches!(&self.stap, Stap::Invoer(regel) if !regel.is_empty())
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, area, buf)
    }
}
