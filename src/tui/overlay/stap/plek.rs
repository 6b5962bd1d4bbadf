//! Choosing a leerwerkplek for a traject: type a part of it, fitting ones stand first, and what
//! does not fit is said beside each.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::event::Ticket;
use crate::app::query::{Dossier, PlekKeuze, Query};
use crate::domain::id::{LeerwerkplekId, TrajectId};
use crate::keymap::Action;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::lijst::{first_in_sight, marker};
use crate::tui::widget::text::{fit, put, put_right};

/// Rows that the list takes under the form.
pub(super) const HOOG: u16 = 7;
/// Most places that are asked for.
const AANTAL: usize = 40;

/// The list of places.
#[derive(Debug)]
pub(super) struct Plekkiezer {
    traject: TrajectId,
    rijen: Vec<PlekKeuze>,
    gekozen: Option<(LeerwerkplekId, String)>,
    ticket: Option<Ticket>,
    /// What was asked last; typing something else asks again.
    gezocht: Option<String>,
    geladen: bool,
}

impl Plekkiezer {
    /// For a traject; the place it has already is chosen.
    pub(super) fn new(traject: TrajectId, dossier: Option<&Dossier>) -> Self {
        let heeft = dossier.and_then(|it| {
            let plek = it.plek.as_ref()?;
            let bedrijf = it.bedrijf.as_ref().map_or("", |it| it.naam.as_str());
            Some((plek.id, format!("{bedrijf}: {}", plek.functie)))
        });
        Self {
            traject,
            rijen: Vec::new(),
            gekozen: heeft,
            ticket: None,
            gezocht: None,
            geladen: false,
        }
    }

    /// The choice.
    pub(super) fn gekozen(&self) -> Option<LeerwerkplekId> {
        self.gekozen.as_ref().map(|it| it.0)
    }

    /// Asks for the places that a text finds, unless that was asked already.
    pub(super) fn ask(&mut self, model: &mut Model, zoek: &str) -> Option<Effect> {
        if self.gezocht.as_deref() == Some(zoek) {
            return None;
        }
        self.gezocht = Some(zoek.to_owned());
        let (ticket, effect) = model.ask_latest(Query::Plekken {
            traject: self.traject,
            zoek: zoek.to_owned(),
            aantal: AANTAL,
        });
        self.ticket = Some(ticket);
        Some(effect)
    }

    /// Whether it waits for this answer.
    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    /// Takes the places; the best is chosen once something was typed.
    pub(super) fn take(&mut self, rijen: Vec<PlekKeuze>) {
        self.ticket = None;
        self.geladen = true;
        self.rijen = rijen;
        let typed = self.gezocht.as_deref().is_some_and(|it| !it.is_empty());
        if typed && self.cursor().is_none() {
            self.choose(0);
        }
    }

    /// Moves in the list; false when the action is another one's.
    pub(super) fn act(&mut self, action: Action) -> bool {
        let last = self.rijen.len().saturating_sub(1);
        let at = match (action, self.cursor()) {
            (Action::ChoiceNext, Some(at)) => (at + 1).min(last),
            (Action::ChoiceNext, None) => 0,
            (Action::ChoicePrev, Some(at)) => at.saturating_sub(1),
            (Action::ChoicePrev, None) => last,
            _ => return false,
        };
        self.choose(at);
        true
    }

    fn choose(&mut self, at: usize) {
        if let Some(rij) = self.rijen.get(at) {
            self.gekozen = Some((rij.id, format!("{}: {}", rij.bedrijf, rij.functie)));
        }
    }

    fn cursor(&self) -> Option<usize> {
        let id = self.gekozen()?;
        self.rijen.iter().position(|rij| rij.id == id)
    }

    /// Draws the choice and the list.
    pub(super) fn draw(&self, theme: Theme, area: Rect, buf: &mut Buffer) {
        let signs = theme.tekens();
        let room = usize::from(area.width);
        let (text, rol) = match &self.gekozen {
            Some((_, naam)) => (format!("{} {naam}", signs.pijl), Rol::Klaar),
            None if self.geladen && self.rijen.is_empty() => (
                "Geen beschikbare plek gevonden. Wis een paar letters.".to_owned(),
                Rol::LetOp,
            ),
            None => ("Nog niets gekozen.".to_owned(), Rol::Zacht),
        };
        put(
            buf,
            area,
            0,
            0,
            &fit(&text, room, signs.weg),
            theme.style(rol),
        );
        let rows = usize::from(area.height.saturating_sub(1));
        let cursor = self.cursor();
        let first = first_in_sight(cursor.unwrap_or(0), rows);
        for (at, rij) in self.rijen.iter().enumerate().skip(first).take(rows) {
            let y = u16::try_from(at - first + 1).unwrap_or(u16::MAX);
            marker(theme, area, y, cursor == Some(at), buf);
            let (bij, rol) = if rij.let_op.is_empty() {
                (format!("{} van {} vrij", rij.vrij, rij.aantal), Rol::Klaar)
            } else {
                (
                    format!("{} {}", signs.waarschuwing, rij.let_op.join(", ")),
                    Rol::LetOp,
                )
            };
            let bij = fit(&bij, room / 2, signs.weg);
            let right = put_right(buf, area, y, &bij, theme.style(rol));
            let left = usize::from(right.saturating_sub(3));
            let text = format!("{}, {}: {}", rij.bedrijf, rij.plaats, rij.functie);
            put(
                buf,
                area,
                2,
                y,
                &fit(&text, left, signs.weg),
                theme.style(Rol::Tekst),
            );
        }
    }
}
