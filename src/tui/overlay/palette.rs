//! The palette: every action by its Dutch name, found by letters, with its key; what cannot be
//! done now says why.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::keymap::{Action, Context, Key, describe, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::boven;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::update;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::{first_in_sight, letters, marker, put_marked, step};
use crate::tui::widget::regel::Regel;
use crate::tui::widget::text::{fit, put, put_right, width};

#[derive(Debug)]
struct Rij {
    action: Action,
    keys: String,
    /// Why it cannot be done now.
    uit: Option<String>,
    /// Letters of its label that answer what was typed.
    letters: Vec<usize>,
}

/// The window.
#[derive(Debug)]
pub struct Palette {
    regel: Regel,
    rijen: Vec<Rij>,
    /// Rows that answer what was typed, best first.
    zicht: Vec<usize>,
    cursor: usize,
}

impl Palette {
    /// What can be done in the place on top now.
    pub fn new(model: &Model) -> Self {
        let rows = describe::palette(&model.keymap, model.top().contexts(), model.theme.ascii());
        let rijen = rows.into_iter().map(|row| Rij {
            action: row.action,
            keys: row.keys.join("  "),
            uit: model.can(row.action).err(),
            letters: Vec::new(),
        });
        let mut it = Self {
            regel: Regel::default(),
            rijen: rijen.collect(),
            zicht: Vec::new(),
            cursor: 0,
        };
        it.find();
        it
    }

    fn find(&mut self) {
        let query = self.regel.text().to_owned();
        let mut found = Vec::new();
        for (at, rij) in self.rijen.iter_mut().enumerate() {
            if let Some(letters) = letters(&query, rij.action.label()) {
                // Letters close together and early are what was meant.
                let first = letters.first().copied().unwrap_or(0);
                let spread = letters.last().copied().unwrap_or(0) - first;
                found.push((spread, first, rij.uit.is_some(), at));
                rij.letters = letters;
            }
        }
        if !query.trim().is_empty() {
            found.sort_unstable();
        }
        self.zicht = found.into_iter().map(|it| it.3).collect();
        self.cursor = 0;
    }

    fn place(body: Rect) -> Rect {
        boven(body, 76, body.height.min(20))
    }
}

impl Layer for Palette {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn titel(&self) -> &'static str {
        "Opdrachten"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        let page = usize::from(Self::place(model.body()).height.saturating_sub(3));
        if self.regel.act(action) {
            self.find();
            return After::stay();
        }
        if let Some(at) = step(action, self.cursor, self.zicht.len(), page) {
            self.cursor = at;
            return After::stay();
        }
        match action {
            Action::Back => After::close(),
            Action::Open => {
                let chosen = self
                    .zicht
                    .get(self.cursor)
                    .and_then(|at| self.rijen.get(*at));
                match chosen.map(|rij| rij.action) {
                    // The palette is out of the model while it works, so this acts on what lies below.
                    Some(action) => After::close().with(update::act(model, action)),
                    None => After::stay(),
                }
            }
            _ => After::stay(),
        }
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        if let Some(c) = key.text() {
            self.regel.push(c);
            self.find();
        }
        After::stay()
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        self.regel.insert(text);
        self.find();
        After::stay()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let signs = theme.tekens();
        let voet = format!("{} van {}", self.zicht.len(), self.rijen.len());
        let inner = doos(theme, Self::place(area), buf, "Wat wil je doen?", &voet);
        let cursor = self.regel.draw_invoer(theme, inner, 0, buf);
        let rows = usize::from(inner.height.saturating_sub(1));
        let first = first_in_sight(self.cursor, rows);
        if self.zicht.is_empty() {
            put(
                buf,
                inner,
                2,
                1,
                "Niets heet zo. Probeer een ander woord.",
                theme.style(Rol::Zacht),
            );
        }
        for (row, at) in self.zicht.iter().enumerate().skip(first).take(rows) {
            let Some(rij) = self.rijen.get(*at) else {
                continue;
            };
            let y = u16::try_from(row - first + 1).unwrap_or(u16::MAX);
            marker(theme, inner, y, row == self.cursor, buf);
            let keys = put_right(buf, inner, y, &rij.keys, theme.style(Rol::Toets));
            let left = Rect {
                width: keys.saturating_sub(1),
                ..inner
            };
            let plain = theme.style(if rij.uit.is_some() {
                Rol::Uit
            } else {
                Rol::Tekst
            });
            let x = put_marked(
                buf,
                left,
                (2, y),
                rij.action.label(),
                &rij.letters,
                (plain, theme.style(Rol::Treffer)),
            );
            if let Some(reden) = &rij.uit {
                let room = usize::from(left.width.saturating_sub(x + 3));
                if room > 8 && width(reden) > 0 {
                    let text = format!("({})", fit(reden, room.saturating_sub(2), signs.weg));
                    put(buf, left, x + 1, y, &text, theme.style(Rol::Uit));
                }
            }
        }
        cursor
    }
}
