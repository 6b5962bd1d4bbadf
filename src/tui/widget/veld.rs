//! One painter for every form: the quick line, the fields with what is wrong under them, and a
//! strip at the foot with the choices of the field in hand.
//!
//! A form may be much longer than its window: `indeling` says which field stands on which row,
//! and only the rows that are drawn are looked into (`vak`).

mod indeling;
mod keuzes;
mod vak;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::text::{fit, put, put_right, width};
use crate::form::FormState;
use crate::form::engine::{Beeld, Veld};
use crate::tui::theme::{Rol, Theme};
use indeling::{Indeling, Regel};
use vak::Vak;

/// How a form is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vorm {
    /// Fields beside each other.
    pub kolommen: u16,
    /// Most lines of the strip with choices.
    pub keuze_regels: u16,
    /// With headings, numbers and a line that tells more of the field in hand.
    pub koppen: bool,
}

impl Vorm {
    /// One field under another, for a small window.
    pub const EEN: Self = Self {
        kolommen: 1,
        keuze_regels: 6,
        koppen: false,
    };

    /// A form of many fields, in a window of so many columns.
    pub const fn lang(breed: u16) -> Self {
        Self {
            kolommen: if breed < 150 { 1 } else { 2 },
            keuze_regels: 4,
            koppen: true,
        }
    }
}

/// Lines of the quick line with the blank under it.
fn snel_hoog(form: &FormState) -> u16 {
    if form.spec().quick { 2 } else { 0 }
}

/// Rows that a form wants at a width, with everything it shows now.
pub fn hoogte(form: &FormState, vorm: Vorm, breed: u16) -> u16 {
    let beeld = form.beeld();
    let indeling = Indeling::van(form, &beeld, vorm, breed);
    let regels = indeling.regels.iter();
    let velden: u16 = regels
        .map(|regel| indeling.hoog(&beeld, regel))
        .fold(0, u16::saturating_add);
    let strip = keuzes::hoogte(form, breed, vorm.keuze_regels);
    snel_hoog(form)
        .saturating_add(velden)
        .saturating_add(1 + strip)
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
    let beeld = form.beeld();
    let indeling = Indeling::van(form, &beeld, vorm, area.width);
    // The strip keeps its height as long as every field is in sight; else it gives way, but for
    // three lines of fields.
    let room = area.height.saturating_sub(top + 1);
    let wish = keuzes::hoogte(form, area.width, vorm.keuze_regels);
    let velden = if vorm.koppen {
        room
    } else {
        indeling.hoog_tot(&beeld, room)
    };
    let strip = if vorm.koppen || velden + wish <= room {
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
    let at = regels(theme, form, &beeld, &indeling, body, buf);
    cursor = at.or(cursor);
    let foot = Rect {
        y: area.bottom().saturating_sub(strip),
        height: strip,
        ..area
    };
    if vorm.koppen && foot.y > body.bottom() {
        let line = Rect {
            y: foot.y - 1,
            height: 1,
            ..area
        };
        toelichting(theme, form, &beeld, line, buf);
    }
    let hulp = form.focus_veld().and_then(|at| beeld.veld(at));
    let hulp = hulp.as_ref().map_or("", Veld::hulp);
    keuzes::draw(theme, form, hulp, foot, buf).or(cursor)
}

/// The rows in sight, from the one that keeps the field in hand in sight on.
fn regels(
    theme: Theme,
    form: &FormState,
    beeld: &Beeld<'_>,
    indeling: &Indeling,
    body: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    if body.is_empty() {
        return None;
    }
    let first = indeling.eerste(form, beeld, body.height);
    let mut cursor = None;
    let mut y: u16 = 0;
    // Without its own heading in sight, a field still stands under one.
    let section = match indeling.regels.get(first) {
        Some(Regel::Velden(plekken)) if indeling.koppen => {
            plekken.first().map(|(at, _)| form.section(*at))
        }
        _ => None,
    };
    if let Some(section) = section.filter(|it| !it.is_empty()) {
        titel(theme, form, section, body, y, buf);
        y += 1;
    }
    for regel in indeling.regels.iter().skip(first) {
        if y >= body.height {
            break;
        }
        match regel {
            Regel::Kop(section) => {
                titel(theme, form, section, body, y, buf);
                y += 1;
            }
            Regel::Velden(_) => {
                let rij = indeling.vakken(beeld, regel);
                for vak in &rij {
                    if let Some(at) = vak.draw(theme, form, body, y, buf) {
                        cursor = Some(at);
                    }
                }
                y = y.saturating_add(rij.iter().map(Vak::hoog).max().unwrap_or(1));
            }
        }
    }
    if indeling.koppen
        && let Some((here, all)) = beeld.plek()
    {
        let text = format!(" veld {here} van {all}");
        put_right(buf, body, 0, &text, theme.style(Rol::Zacht));
    }
    cursor
}

/// A heading over the whole width, with a line behind it.
fn titel(theme: Theme, form: &FormState, section: &str, body: Rect, y: u16, buf: &mut Buffer) {
    let here = form.focus_veld().map(|at| form.section(at));
    let rol = if here == Some(section) {
        Rol::KopActief
    } else {
        Rol::Kop
    };
    let x = put(buf, body, 0, y, section, theme.style(rol)) + 1;
    let room = usize::from(body.width.saturating_sub(x));
    let line = theme.tekens().liggend.repeat(room);
    put(buf, body, x, y, &line, theme.style(Rol::Lijn));
}

/// One line about the field in hand: where its text comes from or what helps to fill it in; at the
/// end who supplies it, before which step, and how much room a long text has left.
fn toelichting(theme: Theme, form: &FormState, beeld: &Beeld<'_>, area: Rect, buf: &mut Buffer) {
    if form.goto().is_some() {
        return;
    }
    let Some(veld) = form.focus_veld().and_then(|at| beeld.veld(at)) else {
        return;
    };
    let stap = veld.field.voor.map(|stap| format!("nodig vóór {stap}"));
    let wie = Some(veld.field.wie).filter(|wie| !wie.is_empty());
    let wie = wie.map(|wie| format!("van: {wie}"));
    let mut right: Vec<String> = [veld.teller(), stap, wie].into_iter().flatten().collect();
    let punt = format!(" {} ", theme.tekens().punt);
    // The strip shows the help of a field without choices.
    let hulp = Some(veld.hulp()).filter(|it| form.keuzes().is_some() && !it.is_empty());
    let left: Vec<&str> = [veld.herkomst, hulp].into_iter().flatten().collect();
    let left = left.join(&punt);
    // What helps is shown whole; who supplies it gives way.
    let breed = usize::from(area.width);
    let past = |right: &[String]| width(&left) + 2 + width(&right.join(&punt)) <= breed;
    while !left.is_empty() && right.len() > 1 && !past(&right) {
        right.pop();
    }
    if !left.is_empty() && !past(&right) && width(&left) <= breed {
        right.clear();
    }
    let at = put_right(buf, area, 0, &right.join(&punt), theme.style(Rol::Zacht));
    let room = usize::from(at.saturating_sub(u16::from(!right.is_empty()) * 2));
    let left = fit(&left, room, theme.tekens().weg);
    put(buf, area, 0, 0, &left, theme.style(Rol::Zacht));
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

#[cfg(test)]
mod tests;
