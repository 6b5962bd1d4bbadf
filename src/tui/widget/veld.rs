//! One painter for every form: the quick line, the fields with what is wrong under them, and a
//! strip at the foot with the choices of the field in hand.

mod keuzes;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::text::{fit, put, width, wrap};
use crate::form::engine::Veld;
use crate::form::{FormState, Kind};
use crate::tui::theme::{Rol, Theme};

/// How a form is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vorm {
    /// Fields beside each other.
    pub kolommen: u16,
    /// Most lines of the strip with choices.
    pub keuze_regels: u16,
}

impl Vorm {
    /// One field under another, for a small window.
    pub const EEN: Self = Self {
        kolommen: 1,
        keuze_regels: 6,
    };
}

/// Fields on the same height.
struct Rij<'a> {
    vakken: Vec<Vak<'a>>,
    hoog: u16,
}

/// A field with its place in the row.
struct Vak<'a> {
    veld: Veld<'a>,
    x: u16,
    breed: u16,
    label: u16,
    fout: Vec<String>,
}

/// Lines of the quick line with the blank under it.
fn snel_hoog(form: &FormState) -> u16 {
    if form.spec().quick { 2 } else { 0 }
}

fn rijen(form: &FormState, vorm: Vorm, breed: u16) -> Vec<Rij<'_>> {
    let kolommen = vorm.kolommen.max(1);
    let gap = if kolommen > 1 { 2 } else { 0 };
    let kolom = (breed.saturating_sub(gap * (kolommen - 1)) / kolommen).max(1);
    // A long text has the whole width.
    let whole = |veld: &Veld<'_>| kolommen == 1 || matches!(veld.field.kind, Kind::Text);
    let mut placed: Vec<(u16, Veld<'_>)> = Vec::new();
    let mut next = 0;
    for veld in form.velden() {
        let here = if whole(&veld) { 0 } else { next };
        next = if whole(&veld) {
            0
        } else {
            (next + 1) % kolommen
        };
        placed.push((here, veld));
    }
    let widths: Vec<u16> = (0..kolommen)
        .map(|here| labels(form, &placed, kolommen, here))
        .collect();
    let mut rijen: Vec<Rij<'_>> = Vec::new();
    for (here, veld) in placed {
        let wide = if whole(&veld) { breed } else { kolom };
        let label = widths.get(usize::from(here)).copied().unwrap_or(0);
        let room = usize::from(wide.saturating_sub(label)).max(1);
        let fout = veld.fout.as_ref();
        let fout = fout.map_or_else(Vec::new, |it| wrap(it, room));
        let hoog = 1 + u16::try_from(fout.len()).unwrap_or(0);
        let vak = Vak {
            veld,
            x: (kolom + gap) * here,
            breed: wide,
            label,
            fout,
        };
        match rijen.last_mut() {
            Some(rij) if here > 0 => {
                rij.hoog = rij.hoog.max(hoog);
                rij.vakken.push(vak);
            }
            _ => rijen.push(Rij {
                vakken: vec![vak],
                hoog,
            }),
        }
    }
    rijen
}

/// Columns for the labels of a column. With one column every field of the form counts, asked or
/// not, so that nothing moves sideways when a field appears.
fn labels(form: &FormState, placed: &[(u16, Veld<'_>)], kolommen: u16, here: u16) -> u16 {
    let all = form.spec().fields().map(|field| width(field.label));
    let mine = placed.iter().filter(|(at, _)| *at == here);
    let mine = mine.map(|(_, veld)| width(veld.field.label));
    let widest = if kolommen == 1 { all.max() } else { mine.max() };
    u16::try_from(widest.unwrap_or(0)).unwrap_or(0) + 2
}

/// Rows that a form wants at a width, with everything it shows now.
pub fn hoogte(form: &FormState, vorm: Vorm, breed: u16) -> u16 {
    let velden: u16 = rijen(form, vorm, breed).iter().map(|rij| rij.hoog).sum();
    let strip = keuzes::hoogte(form, breed).min(vorm.keuze_regels);
    snel_hoog(form) + velden + 1 + strip
}

/// Draws a form; returns where the text cursor stands.
pub fn draw(
    theme: Theme,
    form: &FormState,
    vorm: Vorm,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let top = snel_hoog(form).min(area.height);
    let rijen = rijen(form, vorm, area.width);
    let velden: u16 = rijen.iter().map(|rij| rij.hoog).sum();
    // The strip keeps its height as long as every field is in sight; else it gives way, but for
    // three lines of fields.
    let room = area.height.saturating_sub(top + 1);
    let wish = keuzes::hoogte(form, area.width).min(vorm.keuze_regels);
    let strip = if velden + wish <= room {
        wish
    } else {
        let need = keuzes::nu(form, area.width).min(vorm.keuze_regels);
        need.max(room.saturating_sub(velden)).min(wish)
    };
    let strip = strip.min(room.saturating_sub(velden.min(3)));
    let kop = Rect {
        height: top,
        ..area
    };
    let mut cursor = snel(theme, form, kop, buf);
    let body = Rect {
        y: area.y + top,
        height: area.height.saturating_sub(top + strip + 1),
        ..area
    };
    let skip = verschuiving(&rijen, body.height);
    let mut y: i32 = -i32::from(skip);
    for rij in &rijen {
        for vak in &rij.vakken {
            if let Some(at) = veld(theme, vak, body, y, buf) {
                cursor = Some(at);
            }
        }
        y += i32::from(rij.hoog);
    }
    let foot = Rect {
        y: area.bottom().saturating_sub(strip),
        height: strip,
        ..area
    };
    keuzes::draw(theme, form, foot, buf).or(cursor)
}

/// Rows to leave out above, so that the field in hand is in sight with what is wrong with it.
fn verschuiving(rijen: &[Rij<'_>], hoog: u16) -> u16 {
    let mut above = 0;
    for rij in rijen {
        if rij.vakken.iter().any(|vak| vak.veld.focus) {
            return (above + rij.hoog).saturating_sub(hoog).min(above);
        }
        above += rij.hoog;
    }
    0
}

fn snel(theme: Theme, form: &FormState, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let snel = form.snel().filter(|_| !area.is_empty())?;
    let style = if snel.focus { Rol::Cursor } else { Rol::Zacht };
    let x = put(buf, area, 0, 0, "snel", theme.style(style));
    let x = put(
        buf,
        area,
        x + 1,
        0,
        theme.tekens().invoer,
        theme.style(style),
    ) + 1;
    let room = area.width.saturating_sub(x);
    let window = snel.line.window(usize::from(room));
    if snel.line.is_empty() && !snel.focus {
        let text = "naam, geboren, telefoon, plaats, uitkering: alles in één regel";
        put(buf, area, x, 0, text, theme.style(Rol::Uit));
    }
    put(buf, area, x, 0, &window.text, theme.style(Rol::Tekst));
    let at = x + u16::try_from(window.cursor).unwrap_or(0);
    (snel.focus && room > 0).then(|| Position::new(area.x + at, area.y))
}

/// Draws one field at a row of the body, which may lie outside it.
fn veld(theme: Theme, vak: &Vak<'_>, body: Rect, y: i32, buf: &mut Buffer) -> Option<Position> {
    let place = Rect {
        x: body.x.saturating_add(vak.x),
        width: vak.breed.min(body.width.saturating_sub(vak.x)),
        ..body
    };
    let it = &vak.veld;
    for (fout, row) in vak.fout.iter().zip(y + 1..) {
        if let Some(row) = in_sight(row, body) {
            put(buf, place, vak.label, row, fout, theme.style(Rol::Laat));
        }
    }
    let row = in_sight(y, body)?;
    let style = theme.style(if it.focus { Rol::Cursor } else { Rol::Zacht });
    let room = usize::from(vak.label.saturating_sub(1));
    let label = fit(it.field.label, room, theme.tekens().weg);
    let x = put(buf, place, 0, row, &label, style);
    if it.verplicht && it.line.is_empty() {
        put(buf, place, x, row, "*", style);
    }
    let room = place.width.saturating_sub(vak.label);
    let text = it.line.text();
    if it.focus {
        let window = it.line.window(usize::from(room));
        let x = put(
            buf,
            place,
            vak.label,
            row,
            &window.text,
            theme.style(Rol::Tekst),
        );
        after(theme, vak, place, (x, row), buf);
        let at = vak.label + u16::try_from(window.cursor).unwrap_or(0);
        return (room > 0).then(|| Position::new(place.x + at, place.y + row));
    }
    if text.is_empty() {
        let line = "____________"
            .chars()
            .take(usize::from(room.min(12)))
            .collect::<String>();
        put(buf, place, vak.label, row, &line, theme.style(Rol::Lijn));
    } else {
        let text = fit(text, usize::from(room), theme.tekens().weg);
        let x = put(buf, place, vak.label, row, &text, theme.style(Rol::Tekst));
        after(theme, vak, place, (x, row), buf);
    }
    None
}

/// What stands behind the text: an age, a day of the week.
fn after(theme: Theme, vak: &Vak<'_>, place: Rect, (x, row): (u16, u16), buf: &mut Buffer) {
    let Some(text) = vak.veld.opmerking.as_ref() else {
        return;
    };
    if usize::from(place.width.saturating_sub(x + 1)) >= width(text) {
        put(buf, place, x + 1, row, text, theme.style(Rol::Zacht));
    }
}

fn in_sight(row: i32, body: Rect) -> Option<u16> {
    u16::try_from(row).ok().filter(|row| *row < body.height)
}

#[cfg(test)]
mod tests;
