//! One line of text on the screen: the line of `form`, moved by actions and drawn with its cursor.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::text::put;
use crate::form::{Edit, Line};
use crate::keymap::{Action, Key};
use crate::tui::theme::{Rol, Theme};

/// What an action does to a line of text, if it does anything to it.
pub fn edit_of(action: Action) -> Option<Edit<'static>> {
    Some(match action {
        Action::CharBackspace => Edit::Backspace,
        Action::CharDelete => Edit::Delete,
        Action::WordDelete => Edit::WordDelete,
        Action::LineClear => Edit::Clear,
        Action::LineUndo => Edit::Undo,
        Action::LineLeft => Edit::Left,
        Action::LineRight => Edit::Right,
        Action::LineHome => Edit::Home,
        Action::LineEnd => Edit::End,
        _ => return None,
    })
}

/// The line.
#[derive(Clone, Default)]
pub struct Regel(Line);

stil!(Regel);

impl Regel {
    /// A line with text, the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self(Line::new(text))
    }

    /// The text.
    pub fn text(&self) -> &str {
        self.0.text()
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Types a character.
    pub fn push(&mut self, c: char) {
        self.0.edit(Edit::Insert(c));
    }

    /// Types what a key says; false when it says nothing.
    pub fn key(&mut self, key: Key) -> bool {
        let Some(c) = key.text() else { return false };
        self.push(c);
        true
    }

    /// Pastes a text.
    pub fn insert(&mut self, text: &str) {
        self.0.edit(Edit::Paste(text));
    }

    /// Does an action of the line; false when it is none.
    pub fn act(&mut self, action: Action) -> bool {
        match edit_of(action) {
            Some(edit) => {
                self.0.edit(edit);
                true
            }
            None => false,
        }
    }

    /// Draws the part around the cursor on the first row of an area; returns where the cursor
    /// stands.
    pub fn draw(&self, area: Rect, buf: &mut Buffer, style: Style) -> Option<Position> {
        if area.is_empty() {
            return None;
        }
        let window = self.0.window(usize::from(area.width));
        put(buf, area, 0, 0, &window.text, style);
        let x = u16::try_from(window.cursor)
            .unwrap_or(u16::MAX)
            .min(area.width - 1);
        Some(Position::new(area.x.saturating_add(x), area.y))
    }

    /// Draws it on a row of a window, with the sign of a line to type on before it.
    pub fn draw_invoer(
        &self,
        theme: Theme,
        inner: Rect,
        y: u16,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let teken = theme.tekens().invoer;
        put(buf, inner, 0, y, teken, theme.style(Rol::Cursor));
        let line = Rect::new(
            inner.x + 2.min(inner.width),
            inner.y + y,
            inner.width.saturating_sub(2),
            inner.height.min(1),
        );
        self.draw(line, buf, theme.style(Rol::Tekst))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn actions_of_a_line_change_it_and_others_do_not() {
        let mut it = Regel::new("fase:bm yild");
        assert!(it.act(Action::WordDelete));
        assert_eq!(it.text(), "fase:bm ");
        assert!(!it.act(Action::CursorDown));
        it.insert("a\nb");
        assert_eq!(it.text(), "fase:bm a b");
    }

    #[test]
    fn the_cursor_is_drawn_inside_the_area() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 5, 1));
        let area = buf.area;
        let at = Regel::new("abcdefgh").draw(area, &mut buf, Style::new());
        assert!(at.is_some_and(|at| at.x < 5));
        assert_eq!(
            Regel::default().draw(Rect::ZERO, &mut buf, Style::new()),
            None
        );
    }
}
