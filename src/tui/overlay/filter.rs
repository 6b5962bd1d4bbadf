//! The filter, typed as words, with the board behind it as a live preview.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::filter::{Filter, Vlag};
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::onder;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::regel::Regel;
use crate::tui::widget::text::{put, wrap};

/// The window.
pub struct FilterInvoer {
    regel: Regel,
    fout: Option<String>,
    /// What the board showed before, for Esc.
    before: (String, Filter),
}

stil!(FilterInvoer);

impl FilterInvoer {
    /// Starts from the filter that is there.
    pub fn new(tekst: &str, filter: Filter) -> Self {
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
        match Filter::lees(&tekst, model.coach_kort()) {
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

    fn show(model: &mut Model, tekst: &str, filter: Filter) -> After {
        let mut bord = std::mem::take(&mut model.bord);
        let after = if bord.filter == filter {
            tekst.trim().clone_into(&mut bord.filter_tekst);
            After::stay()
        } else {
            After::stay().and(bord.set_filter(model, tekst, filter))
        };
        model.bord = bord;
        after
    }
}

impl Layer for FilterInvoer {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn titel(&self) -> &'static str {
        "Filteren"
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
        let vlaggen: Vec<&str> = Vlag::ALL.iter().map(|vlag| vlag.woord()).collect();
        let uitleg = format!(
            "fase:bm  branche:zorg,groen  niveau:1  doelgroep:...  gemeente:heng  coach:ik  >14d  gesloten  {}  of een naam",
            vlaggen.join("  ")
        );
        let (text, rol) = match &self.fout {
            Some(fout) => (fout.as_str(), Rol::Laat),
            None => (uitleg.as_str(), Rol::Zacht),
        };
        let lines = wrap(text, usize::from(wide.saturating_sub(4)));
        // As tall as the explanation in both cases, so that the box does not jump while typing.
        let usual = wrap(&uitleg, usize::from(wide.saturating_sub(4)))
            .len()
            .max(lines.len());
        let high = u16::try_from(usual).unwrap_or(u16::MAX).saturating_add(3);
        let totaal = match model.bord.totaal() {
            1 => "1 kaart".to_owned(),
            n => format!("{n} kaarten"),
        };
        let inner = doos(
            theme,
            onder(area, wide, high),
            buf,
            "Welke kaarten wil je zien?",
            &totaal,
        );
        let line = Rect {
            x: inner.x + 2.min(inner.width),
            width: inner.width.saturating_sub(2),
            height: inner.height.min(1),
            ..inner
        };
        put(
            buf,
            inner,
            0,
            0,
            theme.tekens().invoer,
            theme.style(Rol::Cursor),
        );
        let cursor = self.regel.draw(line, buf, theme.style(Rol::Tekst));
        for (y, text) in (1..inner.height).zip(lines) {
            put(buf, inner, 0, y, &text, theme.style(rol));
        }
        cursor
    }
}
