//! Help: every key of the place in front, by group, made from the action table.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::keymap::{Action, Context, describe, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{fit, put, width};

/// One line of the help.
#[derive(Debug)]
enum Regel {
    Kop(&'static str),
    Rij {
        keys: String,
        label: &'static str,
        uit: bool,
    },
    Leeg,
}

/// The window.
#[derive(Debug)]
pub struct Help {
    titel: String,
    regels: Vec<Regel>,
    top: usize,
}

/// Columns of one column of help: the longest label and its keys.
const KOLOM: u16 = 72;

impl Help {
    /// The help of what is on top now.
    pub fn new(model: &Model) -> Self {
        let place = model.top();
        let mut regels = Vec::new();
        for group in describe::help(&model.keymap, place.contexts(), model.theme.ascii()) {
            if !regels.is_empty() {
                regels.push(Regel::Leeg);
            }
            regels.push(Regel::Kop(group.groep.label()));
            regels.extend(group.rows.into_iter().map(|row| Regel::Rij {
                keys: row.keys.join("  "),
                label: row.action.label(),
                uit: model.can(row.action).is_err(),
            }));
        }
        Self {
            titel: format!("Toetsen: {}", place.titel()),
            regels,
            top: 0,
        }
    }

    fn place(&self, body: Rect) -> (Rect, usize) {
        let fit_columns = usize::from((body.width.saturating_sub(4) / KOLOM).max(1));
        let high = usize::from(body.height.saturating_sub(2)).max(1);
        let columns = self.regels.len().div_ceil(high).clamp(1, fit_columns);
        let rows = self.regels.len().div_ceil(columns).min(high);
        let wide = KOLOM * u16::try_from(columns).unwrap_or(1) + 4;
        let high = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(2);
        (midden(body, wide.min(body.width), high), columns)
    }
}

impl Layer for Help {
    fn contexts(&self) -> &'static [Context] {
        stack::VENSTER
    }

    fn titel(&self) -> &'static str {
        "Hulp"
    }

    fn can(&self, _model: &Model, action: Action) -> Result<(), String> {
        match action {
            Action::Help => Err("dit is de hulp; esc sluit haar".to_owned()),
            _ => Ok(()),
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let (place, columns) = self.place(model.body());
        let rows = usize::from(place.height.saturating_sub(2)).max(1);
        let last = self.regels.len().saturating_sub(rows * columns);
        let page = rows.saturating_sub(1).max(1);
        self.top = match action {
            Action::Back | Action::Open => return After::close(),
            Action::CursorDown => self.top + 1,
            Action::CursorUp => self.top.saturating_sub(1),
            Action::PageDown => self.top + page,
            Action::PageUp => self.top.saturating_sub(page),
            Action::HalfPageDown => self.top + page.div_ceil(2),
            Action::HalfPageUp => self.top.saturating_sub(page.div_ceil(2)),
            Action::Top => 0,
            Action::Bottom => last,
            _ => self.top,
        }
        .min(last);
        After::stay()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let (place, columns) = self.place(area);
        let rows = usize::from(place.height.saturating_sub(2)).max(1);
        let below = self.regels.len().saturating_sub(self.top + rows * columns);
        let voet = if below > 0 {
            format!("{} {below}", theme.tekens().onder)
        } else {
            String::new()
        };
        let inner = doos(theme, place, buf, &self.titel, &voet);
        let wide = inner.width / u16::try_from(columns).unwrap_or(1).max(1);
        for (at, regel) in self
            .regels
            .iter()
            .skip(self.top)
            .take(rows * columns)
            .enumerate()
        {
            let x = u16::try_from(at / rows).unwrap_or(0) * wide;
            let y = u16::try_from(at % rows).unwrap_or(0);
            let column = Rect {
                x: inner.x + x,
                width: wide.saturating_sub(1),
                ..inner
            };
            match regel {
                Regel::Leeg => {}
                Regel::Kop(text) => {
                    put(buf, column, 0, y, text, theme.style(Rol::Kop));
                }
                Regel::Rij { keys, label, uit } => {
                    let keys = fit(keys, 14, theme.tekens().weg);
                    put(buf, column, 0, y, &keys, theme.style(Rol::Toets));
                    let style = theme.style(if *uit { Rol::Uit } else { Rol::Tekst });
                    let text = if *uit {
                        format!("({label})")
                    } else {
                        (*label).to_owned()
                    };
                    let room = usize::from(column.width).saturating_sub(15);
                    let label = if width(&text) > room {
                        fit(&text, room, theme.tekens().weg).into_owned()
                    } else {
                        text
                    };
                    put(buf, column, 15, y, &label, style);
                }
            }
        }
        None
    }
}
