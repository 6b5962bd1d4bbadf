//! A new task in one line, from anywhere: who, what, when. It is read back while it is typed, and
//! stays open until the task is kept.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::invoer::Invoer;
use super::reden::van_kort;
use crate::app::command::{Command, TaakGegevens};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query};
use crate::domain::datum::toon_lang;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::taak::Taaksoort;
use crate::domain::taak::lees::{Gelezen, lees};
use crate::form::check::vrije_tekst;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{put, wrap};

/// The window.
#[derive(Default)]
pub struct TaakVenster {
    /// The card in hand where it was opened, with its name.
    over: Option<(KaartId, String)>,
    /// The task stands with no card all the same.
    los: bool,
    regel: Invoer,
    /// Who may be asked, by short name; none until the answer is here.
    coaches: Option<Vec<(String, CoachId)>>,
    /// It is sent as soon as the names of the coaches are here.
    wil: bool,
    wacht: Option<Ticket>,
}

stil!(TaakVenster);

impl TaakVenster {
    /// Asks a task about a card, or about nothing; the names of the coaches come along.
    pub fn open(model: &mut Model, over: Option<(KaartId, String)>) -> (Self, Effect) {
        let (ticket, effect) = model.ask(Query::Coaches);
        let venster = Self {
            over,
            wacht: Some(ticket),
            ..Self::default()
        };
        (venster, effect)
    }

    fn kaart(&self) -> Option<KaartId> {
        let over = self.over.as_ref().filter(|_| !self.los);
        over.map(|it| it.0)
    }

    /// Who does it: the coach of the short name, or oneself; `Ok(None)` while the names are not here.
    fn aan(&self, it: &Gelezen, ik: CoachId) -> Result<Option<CoachId>, String> {
        match (&it.wie, &self.coaches) {
            (None, _) => Ok(Some(ik)),
            (Some(_), None) => Ok(None),
            (Some(wie), Some(coaches)) => van_kort(coaches, wie).map(Some),
        }
    }

    fn send(&mut self, model: &mut Model) -> After {
        self.wil = false;
        let it = match lees(self.regel.text(), model.vandaag) {
            Ok(it) => it,
            Err(fout) => {
                self.regel.zeg(fout.to_string(), Rol::Laat);
                return After::stay();
            }
        };
        let aan = match self.aan(&it, model.coach) {
            Ok(Some(aan)) => aan,
            Ok(None) => {
                self.wil = true;
                return After::stay();
            }
            Err(bericht) => {
                self.regel.zeg(bericht, Rol::Laat);
                return After::stay();
            }
        };
        let command = Command::NieuweTaak {
            kaart: self.kaart(),
            gegevens: TaakGegevens {
                wat: it.wat,
                soort: it.soort,
                aan: Some(aan),
                voor: it.voor,
                om: it.om,
                in_overleg: false,
            },
        };
        self.regel.stuur(model, command)
    }

    /// The task as it is understood so far.
    fn lezing(&self, model: &Model) -> (String, Rol) {
        if self.regel.is_empty() {
            let tekst = "Wie doet wat wanneer? Zoals: @mdv bel de werkgever vr. Zonder @ is het voor jou, \
                         zonder dag blijft hij staan tot hij klaar is.";
            return (tekst.to_owned(), Rol::Zacht);
        }
        let it = match lees(self.regel.text(), model.vandaag) {
            Ok(it) => it,
            Err(fout) => return (fout.to_string(), Rol::LetOp),
        };
        if let Err(bericht) = self.aan(&it, model.coach) {
            return (bericht, Rol::LetOp);
        }
        let wie = match &it.wie {
            Some(wie) => format!("voor @{wie}"),
            None => "voor jou".to_owned(),
        };
        let soort = match it.soort {
            Taaksoort::Actie => "",
            Taaksoort::Bellen => "bellen, ",
            Taaksoort::Afspraak => "afspraak, ",
        };
        let dag = it.voor.map_or_else(|| "zonder dag".to_owned(), toon_lang);
        let om = it.om.map(|om| format!(" om {}", om.format("%H:%M")));
        let tekst = format!("{soort}{wie}, {dag}{}", om.unwrap_or_default());
        (tekst, Rol::Klaar)
    }

    fn lijnen(&self, model: &Model, room: usize) -> Vec<(String, Rol)> {
        let bericht = self.regel.bericht();
        let (tekst, rol) = match bericht {
            Some((tekst, rol)) => (tekst.to_owned(), rol),
            None => self.lezing(model),
        };
        let mut lijnen: Vec<(String, Rol)> =
            wrap(&tekst, room).into_iter().map(|it| (it, rol)).collect();
        if bericht.is_none() {
            // What does not belong in a text that stays (P-03): a warning, it stops nothing.
            let let_op = vrije_tekst(self.regel.text()).into_iter();
            let let_op = let_op.flat_map(|it| wrap(&format!("let op: {it}"), room));
            lijnen.extend(let_op.map(|it| (it, Rol::LetOp)));
        }
        lijnen
    }

    fn leave(&mut self) -> After {
        let tekst = "Je taak is niet bewaard. Nog een keer esc gooit hem weg.";
        if self.regel.laat_los(tekst) {
            return After::close();
        }
        After::stay()
    }
}

impl Layer for TaakVenster {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn is_regel(&self) -> bool {
        true
    }

    fn titel(&self) -> &'static str {
        "Nieuwe taak"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if action == Action::Back {
            return self.leave();
        }
        self.wil = false;
        if self.regel.act(action) {
            return After::stay();
        }
        match action {
            Action::Open if !self.regel.is_onderweg() => self.send(model),
            // With the card that was in hand, or with none.
            Action::CursorDown | Action::CursorUp if self.over.is_some() => {
                self.los = !self.los;
                After::stay()
            }
            _ => After::stay(),
        }
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        self.wil = false;
        self.regel.key(key);
        After::stay()
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        self.wil = false;
        self.regel.paste(text);
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.wacht == Some(ticket) || self.regel.awaits(ticket)
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        model.touch();
        if self.wacht.take_if(|it| *it == ticket).is_none() {
            return self.regel.antwoord(model, answer);
        }
        match answer {
            Ok(Reply::Data(data)) => {
                if let Antwoord::Coaches(alle) = *data {
                    let alle = alle.into_iter().filter(|it| !it.weg);
                    self.coaches = Some(alle.map(|it| (it.kort, it.id)).collect());
                }
                if self.wil {
                    return self.send(model);
                }
            }
            Ok(Reply::Done(_)) => {}
            Err(fault) => {
                self.wil = false;
                self.regel.zeg(fault.to_string(), Rol::Laat);
            }
        }
        After::stay()
    }

    fn unsaved(&self) -> bool {
        !self.regel.is_empty()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let wide = area.width.min(72);
        let room = usize::from(wide.saturating_sub(4));
        let lijnen = self.lijnen(model, room);
        let titel = match self.over.as_ref().filter(|_| !self.los) {
            Some((_, naam)) => format!("Taak bij {naam}"),
            None => "Taak zonder kaart".to_owned(),
        };
        let open = model.key(stack::LIJST, Action::Open);
        let voet = match &self.over {
            None => format!("{open} bewaart de taak"),
            Some((_, naam)) => {
                let wissel = model.key(stack::LIJST, Action::CursorDown);
                let anders = if self.los {
                    format!("bij {naam}")
                } else {
                    "zonder kaart".to_owned()
                };
                format!("{open} bewaart de taak  {wissel} {anders}")
            }
        };
        let high = u16::try_from(lijnen.len().max(2)).unwrap_or(u16::MAX);
        let place = midden(area, wide, high.saturating_add(4));
        let inner = doos(theme, place, buf, &titel, &voet);
        let cursor = self.regel.draw(theme, inner, 0, buf);
        for (y, (tekst, rol)) in (2..inner.height).zip(lijnen) {
            put(buf, inner, 0, y, &tekst, theme.style(rol));
        }
        cursor
    }
}
