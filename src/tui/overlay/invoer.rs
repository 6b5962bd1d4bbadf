//! The line that a window asks: what was typed, what is said of it, and the change it was sent in.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::keymap::{Action, Key};
use crate::tui::layer::{After, bewaard};
use crate::tui::model::Model;
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::regel::Regel;

/// The line. Its window stays open until the change is durable, so that a refused one can be mended
/// and sent again.
#[derive(Default)]
pub struct Invoer {
    regel: Regel,
    /// What is wrong, or what Esc would do; it goes with the next key.
    bericht: Option<(String, Rol)>,
    ticket: Option<Ticket>,
    /// Esc was pressed once while there was text.
    weg: bool,
}

stil!(Invoer);

impl Invoer {
    /// A line with text, the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self {
            regel: Regel::new(text),
            ..Self::default()
        }
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.regel.text()
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.regel.is_empty()
    }

    /// What is said of it, if anything.
    pub fn bericht(&self) -> Option<(&str, Rol)> {
        self.bericht
            .as_ref()
            .map(|(tekst, rol)| (tekst.as_str(), *rol))
    }

    /// Says something of it, until the next key.
    pub fn zeg(&mut self, tekst: impl Into<String>, rol: Rol) {
        self.bericht = Some((tekst.into(), rol));
    }

    fn verder(&mut self) {
        self.bericht = None;
        self.weg = false;
    }

    /// Does an action of the line; false when it is none.
    pub fn act(&mut self, action: Action) -> bool {
        self.verder();
        self.regel.act(action)
    }

    /// Types what a key says.
    pub fn key(&mut self, key: Key) {
        self.verder();
        self.regel.key(key);
    }

    /// Pastes a text.
    pub fn paste(&mut self, text: &str) {
        self.verder();
        self.regel.insert(text);
    }

    /// Whether the window may go. Over a slow line Esc may be the beginning of another key: what was
    /// typed goes only after a second one, and `bericht` says so.
    pub fn laat_los(&mut self, bericht: &str) -> bool {
        if self.is_empty() || self.weg {
            return true;
        }
        self.weg = true;
        self.zeg(bericht, Rol::LetOp);
        false
    }

    /// Sends the change that was asked for.
    pub fn stuur(&mut self, model: &mut Model, command: Command) -> After {
        let (ticket, effect) = model.command(command);
        self.ticket = Some(ticket);
        After::stay().and(effect)
    }

    /// Whether a change was sent that is not answered yet: enter must not send it twice.
    pub fn is_onderweg(&self) -> bool {
        self.ticket.is_some()
    }

    /// Whether it sent this ticket.
    pub fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    /// What came of the change: the window goes when it is kept, and else says why not.
    pub fn antwoord(&mut self, model: &mut Model, answer: Result<Reply, Fault>) -> After {
        self.ticket = None;
        bewaard(model, answer, |_, fault| {
            self.zeg(fault.to_string(), Rol::Laat);
        })
    }

    /// Draws it on a row of a window, with the sign of a line to type on before it.
    pub fn draw(&self, theme: Theme, inner: Rect, y: u16, buf: &mut Buffer) -> Option<Position> {
        self.regel.draw_invoer(theme, inner, y, buf)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_goes_only_after_a_second_esc() {
        let mut it = Invoer::default();
        assert!(it.laat_los("weg?"), "nothing was typed");
        it.paste("een reden");
        assert!(!it.laat_los("weg?"));
        assert_eq!(it.bericht(), Some(("weg?", Rol::LetOp)));
        it.act(Action::LineLeft);
        assert_eq!(it.bericht(), None);
        assert!(!it.laat_los("weg?"), "something was done in between");
        it.paste(" meer");
        assert!(!it.laat_los("weg?"), "something was pasted in between");
        assert!(it.laat_los("weg?"));
    }
}
