//! A filter, typed as words, with what it lets through behind it as a live preview.

mod bord;
pub mod overleg;
mod voorraad;
mod werkgevers;

pub use voorraad::Voorraadfilter;

use std::fmt;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::onder;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::regel::Regel;
use crate::tui::widget::text::{put, wrap};

/// What a screen that can be filtered tells of its filter.
pub trait Gefilterd: Clone {
    /// In the head of the screen.
    const NAAM: &'static str;
    /// On the edge of the window.
    const VRAAG: &'static str;

    /// What can be typed.
    fn uitleg() -> String;

    /// Reads what was typed; the error is for the coach.
    fn lees(model: &Model, tekst: &str) -> Result<Self, String>;

    /// Puts it on the screen behind the window.
    fn toon(self, model: &mut Model, tekst: &str) -> After;

    /// How much it lets through.
    fn telling(model: &Model) -> String;
}

/// The window.
pub struct FilterInvoer<F> {
    regel: Regel,
    fout: Option<String>,
    /// What the screen showed before, for Esc.
    before: (String, F),
}

impl<F> fmt::Debug for FilterInvoer<F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FilterInvoer")
    }
}

impl<F: Gefilterd> FilterInvoer<F> {
    /// Starts from the filter that is there.
    pub fn new(tekst: &str, filter: F) -> Self {
        let line = if tekst.is_empty() {
            String::new()
        } else {
            format!("{tekst} ")
        };
        Self {
            regel: Regel::new(&line),
            fout: None,
            before: (tekst.to_owned(), filter),
        }
    }

    /// Shows what words let through, without the window.
    pub fn zet(model: &mut Model, tekst: &str) -> Result<After, String> {
        Ok(F::lees(model, tekst)?.toon(model, tekst))
    }

    fn preview(&mut self, model: &mut Model) -> After {
        let tekst = self.regel.text().to_owned();
        match F::lees(model, &tekst) {
            Ok(filter) => {
                self.fout = None;
                filter.toon(model, &tekst)
            }
            // The last filter that could be read stays in sight while the word is half typed.
            Err(fout) => {
                self.fout = Some(fout);
                After::stay()
            }
        }
    }
}

impl<F: Gefilterd> Layer for FilterInvoer<F> {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn titel(&self) -> &'static str {
        F::NAAM
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.regel.act(action) {
            return self.preview(model);
        }
        match action {
            Action::Open if self.fout.is_none() => After::close(),
            Action::Back => {
                let (tekst, filter) = self.before.clone();
                After {
                    closes: true,
                    ..filter.toon(model, &tekst)
                }
            }
            _ => After::stay(),
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        if self.regel.key(key) {
            return self.preview(model);
        }
        After::stay()
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> After {
        self.regel.insert(text);
        self.preview(model)
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let wide = area.width.min(100);
        let room = usize::from(wide.saturating_sub(4));
        let uitleg = F::uitleg();
        let (text, rol) = match &self.fout {
            Some(fout) => (fout.as_str(), Rol::Laat),
            None => (uitleg.as_str(), Rol::Zacht),
        };
        let lines = wrap(text, room);
        // As tall as the explanation in both cases, so that the box does not jump while typing.
        let usual = wrap(&uitleg, room).len().max(lines.len());
        let high = u16::try_from(usual).unwrap_or(u16::MAX).saturating_add(3);
        let place = onder(area, wide, high);
        let inner = doos(theme, place, buf, F::VRAAG, &F::telling(model));
        let cursor = self.regel.draw_invoer(theme, inner, 0, buf);
        for (y, text) in (1..inner.height).zip(lines) {
            put(buf, inner, 0, y, &text, theme.style(rol));
        }
        cursor
    }
}
