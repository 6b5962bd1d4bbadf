//! The strip at the foot of a form: the choices of the field in hand, the fields to jump to, or a
//! line that helps. It has one height for the whole form, so that nothing jumps while moving on.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::form::engine::Doel;
use crate::form::{FormState, Kind};
use crate::tui::theme::{Rol, Theme};
use crate::tui::widget::text::{fit, put, put_right, width};

/// One choice on its line.
struct Stuk {
    tekst: String,
    rol: Rol,
    gekozen: bool,
}

/// Lines the strip wants: the longest list of the form decides, up to so many.
pub(super) fn hoogte(form: &FormState, breed: u16, hoogstens: u16) -> u16 {
    let mut most = 1;
    for field in form.spec().fields() {
        let (Kind::Choice(lijst) | Kind::Many(lijst)) = field.kind else {
            continue;
        };
        let stukken = lijst.keuzes().into_iter().map(|keuze| {
            let reden = form.verbod(field.key, keuze.code);
            stuk(keuze.label, reden, false)
        });
        let regels = breek(stukken, breed).len();
        most = most.max(u16::try_from(regels).unwrap_or(u16::MAX));
        if most >= hoogstens {
            break;
        }
    }
    most.min(hoogstens)
}

/// Lines the strip needs now, for the field in hand.
pub(super) fn nu(form: &FormState, breed: u16) -> u16 {
    let regels = if let Some(goto) = form.goto() {
        let stukken = goto.rows.iter().map(|it| stuk(&naam(it), None, false));
        breek(stukken, breed).len() + 1
    } else if let Some(keuzes) = form.keuzes() {
        let key = form.focus_key();
        let rows = keuzes.rows.iter();
        let stukken = rows.map(|it| stuk(it.label, form.verbod(key, it.code), false));
        breek(stukken, breed).len()
    } else {
        1
    };
    u16::try_from(regels).unwrap_or(u16::MAX)
}

/// A field to jump to, with its number and, where needed, its heading.
fn naam(doel: &Doel) -> String {
    let label = format!("{} {}", doel.nr, doel.label);
    let label = label.trim_start();
    if doel.section.is_empty() {
        label.to_owned()
    } else {
        format!("{label} ({})", doel.section)
    }
}

fn stuk(label: &str, verbod: Option<&str>, gekozen: bool) -> Stuk {
    let (tekst, rol) = match verbod {
        Some(reden) => (format!("{label} (niet: {reden})"), Rol::Uit),
        None if gekozen => (label.to_owned(), Rol::Cursor),
        None => (label.to_owned(), Rol::Tekst),
    };
    Stuk {
        tekst,
        rol,
        gekozen,
    }
}

/// Choices in lines; each has a column before it for the marker and two blanks behind it.
fn breek(stukken: impl Iterator<Item = Stuk>, breed: u16) -> Vec<Vec<Stuk>> {
    let mut regels: Vec<Vec<Stuk>> = Vec::new();
    let mut used = 0;
    for stuk in stukken {
        let wide = width(&stuk.tekst) + 2;
        match regels.last_mut() {
            Some(regel) if used + wide < usize::from(breed) => {
                used += wide + 1;
                regel.push(stuk);
            }
            _ => {
                used = wide + 1;
                regels.push(vec![stuk]);
            }
        }
    }
    regels
}

/// Draws the strip; returns where the text cursor stands when fields are searched in it.
pub(super) fn draw(
    theme: Theme,
    form: &FormState,
    hulp: &str,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    if area.is_empty() {
        return None;
    }
    if let Some(goto) = form.goto() {
        let kop = "naar veld ";
        let x = put(buf, area, 0, 0, kop, theme.style(Rol::Cursor));
        let room = area.width.saturating_sub(x);
        let window = goto.line.window(usize::from(room));
        let end = put(buf, area, x, 0, &window.text, theme.style(Rol::Tekst));
        let rows = goto.rows.iter().enumerate();
        let stukken = rows.map(|(at, it)| stuk(&naam(it), None, at == goto.chosen));
        let list = if area.height > 1 {
            Rect {
                y: area.y + 1,
                height: area.height - 1,
                ..area
            }
        } else {
            Rect {
                x: area.x.saturating_add(end + 2),
                width: area.width.saturating_sub(end + 2),
                ..area
            }
        };
        lijst(theme, &breek(stukken, list.width), list, buf);
        let at = x + u16::try_from(window.cursor).unwrap_or(0);
        return (room > 0).then(|| Position::new(area.x + at, area.y));
    }
    let key = form.focus_key();
    if let Some(keuzes) = form.keuzes() {
        let rows = keuzes.rows.iter().enumerate();
        let stukken = rows.map(|(at, keuze)| {
            let reden = form.verbod(key, keuze.code);
            stuk(keuze.label, reden, keuzes.chosen == Some(at))
        });
        lijst(theme, &breek(stukken, area.width), area, buf);
        return None;
    }
    let hulp = fit(hulp, usize::from(area.width), theme.tekens().weg);
    put(buf, area, 0, 0, &hulp, theme.style(Rol::Zacht));
    None
}

/// Draws the lines around the chosen one, and how many choices stand below them.
fn lijst(theme: Theme, regels: &[Vec<Stuk>], area: Rect, buf: &mut Buffer) {
    let high = usize::from(area.height);
    let here = |regel: &Vec<Stuk>| regel.iter().any(|stuk| stuk.gekozen);
    let at = regels.iter().position(here).unwrap_or(0);
    let first = (at + 1).saturating_sub(high);
    let below: usize = regels.iter().skip(first + high).map(Vec::len).sum();
    let more = match below {
        0 => String::new(),
        n => format!("  {}{n}", theme.tekens().onder),
    };
    for (y, regel) in (0..area.height).zip(regels.iter().skip(first)) {
        let mut row = Rect {
            y: area.y + y,
            height: 1,
            ..area
        };
        if y + 1 == area.height {
            let end = put_right(buf, row, 0, &more, theme.style(Rol::Zacht));
            row.width = end;
        }
        let mut x = 0;
        for stuk in regel {
            if stuk.gekozen {
                put(
                    buf,
                    row,
                    x,
                    0,
                    theme.tekens().cursor,
                    theme.style(Rol::Cursor),
                );
            }
            let room = usize::from(row.width.saturating_sub(x + 1));
            let text = fit(&stuk.tekst, room, theme.tekens().weg);
            x = put(buf, row, x + 1, 0, &text, theme.style(stuk.rol)) + 2;
        }
    }
}
