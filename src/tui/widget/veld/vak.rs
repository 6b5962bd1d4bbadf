//! One field on the screen: number, label, text, what stands behind it and what stands under it.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_segmentation::UnicodeSegmentation;

use super::Veld;
use crate::form::answers::Antwoord;
use crate::form::bevinding::Ernst;
use crate::form::line::rijen;
use crate::form::{FormState, Kind};
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::text::{fit, put, put_right, width, wrap};

/// Rows of a long text at most, and of one in a long form that is not in hand. A small window keeps
/// its height when the cursor goes on.
const HOOGSTENS: usize = 8;
const ELDERS: usize = 3;

/// Digits of a BSN that stay readable when the field is not in hand.
const LEESBAAR: usize = 2;

/// A field with its place in the row.
pub(super) struct Vak<'a> {
    veld: Veld<'a>,
    x: u16,
    breed: u16,
    /// Columns for the number on paper; none in a form without headings.
    nummer: Option<u16>,
    label: u16,
    /// The rows of a long text that are shown; empty for one line.
    rijen: Vec<Range<usize>>,
    /// More rows below those.
    meer: bool,
    /// What stands under it.
    onder: Vec<(String, Rol)>,
}

impl<'a> Vak<'a> {
    pub(super) fn van(veld: Veld<'a>, x: u16, breed: u16, nummer: Option<u16>, label: u16) -> Self {
        let mut vak = Self {
            veld,
            x,
            breed,
            nummer,
            label,
            rijen: Vec::new(),
            meer: false,
            onder: Vec::new(),
        };
        vak.onder = vak.under();
        if vak.veld.field.kind.meerregelig() {
            vak.wrap_text();
        }
        vak
    }

    /// Lines it takes.
    pub(super) fn hoog(&self) -> u16 {
        let lines = self.rijen.len().max(1) + self.onder.len();
        u16::try_from(lines).unwrap_or(u16::MAX)
    }

    /// Columns before the text.
    fn voor(&self) -> u16 {
        self.nummer.unwrap_or(0).saturating_add(self.label)
    }

    fn room(&self) -> usize {
        usize::from(self.breed.saturating_sub(self.voor()))
    }

    /// A column is kept free behind a long text, for the cursor.
    fn kolommen(&self) -> usize {
        self.room().saturating_sub(1).max(1)
    }

    fn under(&self) -> Vec<(String, Rol)> {
        let room = self.room().max(1);
        let mut lines: Vec<(String, Rol)> = Vec::new();
        let mut add = |tekst: &str, rol: Rol| {
            lines.extend(wrap(tekst, room).into_iter().map(|line| (line, rol)));
        };
        if let Some(fout) = &self.veld.fout {
            add(fout, Rol::Laat);
        }
        for it in &self.veld.bevindingen {
            match it.ernst {
                // The complaint of the field itself may be the same.
                Ernst::Fout if self.veld.fout.as_ref() == Some(&it.tekst) => {}
                Ernst::Fout => add(&it.tekst, Rol::Laat),
                Ernst::LetOp => add(&format!("let op: {}", it.tekst), Rol::LetOp),
            }
        }
        lines
    }

    fn wrap_text(&mut self) {
        let columns = self.kolommen();
        let all = rijen(self.veld.line.text(), columns);
        let most = if self.veld.focus || self.nummer.is_none() {
            HOOGSTENS
        } else {
            ELDERS
        };
        let row = if self.veld.focus {
            self.veld.line.plek(columns).0
        } else {
            0
        };
        // The row of the cursor is in sight; above it as much as fits.
        let skip = (row + 1).saturating_sub(most);
        self.meer = all.len() > skip + most;
        self.rijen = all.into_iter().skip(skip).take(most).collect();
    }

    /// Draws it at a row of the body; returns where the text cursor stands.
    pub(super) fn draw(
        &self,
        theme: Theme,
        form: &FormState,
        body: Rect,
        y: u16,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let place = Rect {
            x: body.x.saturating_add(self.x),
            y: body.y.saturating_add(y),
            width: self.breed.min(body.width.saturating_sub(self.x)),
            height: body.height.saturating_sub(y),
        };
        let below = u16::try_from(self.rijen.len().max(1)).unwrap_or(1);
        for ((tekst, rol), row) in self.onder.iter().zip(below..place.height) {
            put(buf, place, self.voor(), row, tekst, theme.style(*rol));
        }
        self.kop(theme, place, buf);
        if self.veld.field.kind.meerregelig() {
            return self.lang(theme, form, place, buf);
        }
        self.kort(theme, place, buf)
    }

    /// Number and label, with a sign when it must be filled in and is not.
    fn kop(&self, theme: Theme, place: Rect, buf: &mut Buffer) {
        let it = &self.veld;
        let nummer = self.nummer.unwrap_or(0);
        if nummer > 0 {
            put(buf, place, 0, 0, it.field.nr, theme.style(Rol::Uit));
        }
        let style = theme.style(if it.focus { Rol::Cursor } else { Rol::Zacht });
        let room = usize::from(self.label.saturating_sub(1));
        let label = fit(it.field.label, room, theme.tekens().weg);
        let x = put(buf, place, nummer, 0, &label, style);
        if it.verplicht && it.antwoord().waarde().is_none() {
            put(buf, place, x, 0, "*", style);
        }
    }

    /// A field of one line.
    fn kort(&self, theme: Theme, place: Rect, buf: &mut Buffer) -> Option<Position> {
        let it = &self.veld;
        let voor = self.voor();
        let room = place.width.saturating_sub(voor);
        if it.focus {
            let window = it.line.window(usize::from(room));
            let x = put(buf, place, voor, 0, &window.text, theme.style(Rol::Tekst));
            self.achter(theme, place, x, buf);
            let at = voor + u16::try_from(window.cursor).unwrap_or(0);
            return (room > 0 && place.height > 0).then(|| Position::new(place.x + at, place.y));
        }
        if it.line.is_empty() {
            self.leeg(theme, place, buf);
            return None;
        }
        let rol = if it.vast() { Rol::Zacht } else { Rol::Tekst };
        let text = self.verhuld(theme);
        let text = fit(&text, usize::from(room), theme.tekens().weg);
        let x = put(buf, place, voor, 0, &text, theme.style(rol));
        self.achter(theme, place, x, buf);
        None
    }

    /// A text of several rows.
    fn lang(
        &self,
        theme: Theme,
        form: &FormState,
        place: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let it = &self.veld;
        let voor = self.voor();
        let columns = self.kolommen();
        if it.focus {
            form.toon_breed(columns);
        } else if it.line.is_empty() {
            self.leeg(theme, place, buf);
            return None;
        }
        let text = it.line.text();
        let last = self.rijen.len().saturating_sub(1);
        for ((nth, row), y) in self.rijen.iter().enumerate().zip(0..place.height) {
            let shown = text.get(row.clone()).unwrap_or("").trim_end_matches(' ');
            let x = put(buf, place, voor, y, shown, theme.style(Rol::Tekst));
            if nth == last && self.meer {
                put(
                    buf,
                    place,
                    x,
                    y,
                    theme.tekens().weg,
                    theme.style(Rol::Zacht),
                );
            } else if nth == last && !it.focus {
                self.achter(
                    theme,
                    Rect {
                        y: place.y + y,
                        height: 1,
                        ..place
                    },
                    x,
                    buf,
                );
            }
        }
        if !it.focus || place.width <= voor {
            return None;
        }
        let (_, column) = it.line.plek(columns);
        let cursor = it.line.cursor();
        let row = self.rijen.iter().rposition(|row| row.start <= cursor);
        let row = u16::try_from(row.unwrap_or(0)).unwrap_or(0);
        let x = voor + u16::try_from(column).unwrap_or(0);
        (row < place.height).then(|| Position::new(place.x + x, place.y + row))
    }

    /// An empty field: a line to write on, and who has what belongs there.
    fn leeg(&self, theme: Theme, place: Rect, buf: &mut Buffer) {
        let it = &self.veld;
        let voor = self.voor();
        if it.vast() {
            let text = "(vult het programma in)";
            put(buf, place, voor, 0, text, theme.style(Rol::Uit));
            return;
        }
        let room = usize::from(place.width.saturating_sub(voor));
        let line: String = "____________".chars().take(room.min(12)).collect();
        let x = put(buf, place, voor, 0, &line, theme.style(Rol::Lijn));
        // Only a long form says of each open field who supplies it.
        let wie = it.field.wie;
        if self.nummer.is_some() && usize::from(place.width.saturating_sub(x + 2)) >= width(wie) {
            put_right(
                buf,
                Rect { height: 1, ..place },
                0,
                wie,
                theme.style(Rol::Uit),
            );
        }
    }

    /// What stands behind the text: an age, a day of the week, and where the text comes from.
    fn achter(&self, theme: Theme, place: Rect, x: u16, buf: &mut Buffer) {
        let mut x = x;
        let mut add = |tekst: &str, rol: Rol| {
            if usize::from(place.width.saturating_sub(x + 1)) >= width(tekst) {
                x = put(buf, place, x + 1, 0, tekst, theme.style(rol));
            }
        };
        if let Some(text) = &self.veld.opmerking {
            add(text, Rol::Zacht);
        }
        if let Some(herkomst) = self.veld.herkomst {
            // A long form tells it below the fields.
            if self.veld.focus && self.nummer.is_none() {
                add(herkomst, Rol::Uit);
            } else if !self.veld.focus {
                add(theme.tekens().punt, Rol::Uit);
            }
        }
    }

    /// The text as it may be read over a shoulder: of a BSN the last two digits.
    fn verhuld(&self, theme: Theme) -> String {
        let it = &self.veld;
        let text = it.line.text();
        if !matches!(it.field.kind, Kind::Bsn) || !matches!(it.antwoord(), Antwoord::Waarde(_)) {
            return text.to_owned();
        }
        let teken = if theme.ascii() { "*" } else { "•" };
        let signs: Vec<&str> = text.graphemes(true).collect();
        let hidden = signs.len().saturating_sub(LEESBAAR);
        let shown = signs.iter().skip(hidden).copied();
        std::iter::repeat_n(teken, hidden).chain(shown).collect()
    }
}
