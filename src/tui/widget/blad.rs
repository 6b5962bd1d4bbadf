//! A page of lines to read: it moves by lines and pages, and its foot says how many lie below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::doos::doos;
use super::lijst::step;
use super::text::put;
use crate::keymap::Action;
use crate::tui::layout::midden;
use crate::tui::theme::{Rol, Theme};

/// One line of it: pieces behind each other, each with what it is.
pub type Lijn = Vec<(String, Rol)>;

/// Columns of the window at most: longer lines are hard to read.
const BREED: u16 = 92;

/// Which part of the page is in sight.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Blad {
    top: usize,
}

impl Blad {
    fn place(body: Rect) -> Rect {
        midden(body, body.width.min(BREED), body.height)
    }

    fn hoog(body: Rect) -> usize {
        usize::from(Self::place(body).height.saturating_sub(2))
    }

    /// Columns that a line has.
    pub fn breed(body: Rect) -> usize {
        usize::from(Self::place(body).width.saturating_sub(4))
    }

    /// Moves over so many lines; false when the action is about something else.
    pub fn schuif(&mut self, action: Action, body: Rect, aantal: usize) -> bool {
        let hoog = Self::hoog(body).max(1);
        let plaatsen = (aantal + 1).saturating_sub(hoog);
        let top = step(action, self.top, plaatsen, hoog);
        self.top = top.unwrap_or(self.top);
        top.is_some()
    }

    /// Draws it with its lines, and returns the area inside its box.
    pub fn draw(
        self,
        theme: Theme,
        body: Rect,
        buf: &mut Buffer,
        titel: &str,
        lijnen: Vec<Lijn>,
    ) -> Rect {
        let onder = lijnen.len().saturating_sub(self.top + Self::hoog(body));
        let voet = if onder > 0 {
            format!("{} {onder}", theme.tekens().onder)
        } else {
            String::new()
        };
        let inner = doos(theme, Self::place(body), buf, titel, &voet);
        for (y, lijn) in (0..inner.height).zip(lijnen.into_iter().skip(self.top)) {
            let mut x = 0;
            for (tekst, rol) in lijn {
                x = put(buf, inner, x, y, &tekst, theme.style(rol));
            }
        }
        inner
    }
}
