//! The filter of the leerbedrijven, typed as words, with the list behind it as a live preview.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::werkgevers::WerkgeverFilter;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::onder;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::regel::Regel;
use crate::tui::widget::text::{put, wrap};

/// What can be typed.
const UITLEG: &str = "een naam, plaats of werk  branche:zorg,groen  plaats:almelo  niveau:1  crebo:25254  vrij  werving  let-op  sw";

/// The window.
pub struct WerkgeverfilterInvoer {
    regel: Regel,
    fout: Option<String>,
    /// What the list showed before, for Esc.
    before: (String, WerkgeverFilter),
}

stil!(WerkgeverfilterInvoer);

impl WerkgeverfilterInvoer {
    /// Starts from the filter that is there.
    pub fn new(tekst: &str, filter: WerkgeverFilter) -> Self {
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

    fn preview(&mut self, model: &mut Model) -> After {
        let tekst = self.regel.text().to_owned();
        match WerkgeverFilter::lees(&tekst) {
            Ok(filter) => {
                self.fout = None;
                Self::show(model, &tekst, filter)
            }
            // The last filter that could be read stays in sight while the word is half typed.
            Err(fout) => {
                self.fout = Some(fout.to_string());
                After::stay()
            }
        }
    }

    fn show(model: &mut Model, tekst: &str, filter: WerkgeverFilter) -> After {
        let mut scherm = std::mem::take(&mut model.werkgevers);
        let effects = scherm.set_filter(model, tekst, filter);
        model.werkgevers = scherm;
        After::stay().with(effects)
    }
}

impl Layer for WerkgeverfilterInvoer {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn titel(&self) -> &'static str {
        "Werkgevers filteren"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if self.regel.act(action) {
            return self.preview(model);
        }
        match action {
            Action::Open if self.fout.is_none() => After::close(),
            Action::Back => {
                let (tekst, filter) = self.before.clone();
                let after = Self::show(model, &tekst, filter);
                After {
                    closes: true,
                    ..after
                }
            }
            _ => After::stay(),
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        match key.text() {
            Some(c) => {
                self.regel.push(c);
                self.preview(model)
            }
            None => After::stay(),
        }
    }

    fn paste(&mut self, model: &mut Model, text: &str) -> After {
        self.regel.insert(text);
        self.preview(model)
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let wide = area.width.min(100);
        let room = usize::from(wide.saturating_sub(4));
        let (text, rol) = match &self.fout {
            Some(fout) => (fout.as_str(), Rol::Laat),
            None => (UITLEG, Rol::Zacht),
        };
        let lines = wrap(text, room);
        // As tall as the explanation in both cases, so that the box does not jump while typing.
        let usual = wrap(UITLEG, room).len().max(lines.len());
        let high = u16::try_from(usual).unwrap_or(u16::MAX).saturating_add(3);
        let scherm = &model.werkgevers;
        let voet = format!("{} van {}", scherm.totaal, scherm.alle);
        let titel = "Welke werkgevers wil je zien?";
        let inner = doos(theme, onder(area, wide, high), buf, titel, &voet);
        let line = Rect {
            x: inner.x + 2.min(inner.width),
            width: inner.width.saturating_sub(2),
            height: inner.height.min(1),
            ..inner
        };
        let sign = theme.tekens().invoer;
        put(buf, inner, 0, 0, sign, theme.style(Rol::Cursor));
        let cursor = self.regel.draw(line, buf, theme.style(Rol::Tekst));
        for (y, text) in (1..inner.height).zip(lines) {
            put(buf, inner, 0, y, &text, theme.style(rol));
        }
        cursor
    }
}
