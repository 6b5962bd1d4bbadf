//! How the window of the BSN is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::{BsnVenster, Stap};
use crate::keymap::{Action, stack};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::lijst::marker;
use crate::tui::widget::text::{fit, put, wrap};

#[expect(clippy::too_many_lines, reason = "one window, drawn per step")]
pub(super) fn draw(
    venster: &BsnVenster,
    model: &Model,
    area: Rect,
    buf: &mut Buffer,
) -> Option<Position> {
    let theme = model.theme;
    let wide = area.width.min(64);
    let room = usize::from(wide.saturating_sub(4));
    let key = |action| model.key(stack::LIJST, action);
    let titel = format!("BSN van {}", venster.naam);
    let mut boven: Vec<(String, Rol)> = Vec::new();
    let mut zeg = |text: &str, rol| {
        boven.extend(wrap(text, room).into_iter().map(|it| (it, rol)));
    };
    let mut regel = None;
    let mut onder: Vec<(String, Rol)> = Vec::new();
    let mut gekozen = None;
    let voet = match &venster.stap {
        Stap::Laden => {
            zeg("laden...", Rol::Zacht);
            String::new()
        }
        Stap::Dicht(waarom) => {
            zeg("Het BSN is nog niet bekend.", Rol::Tekst);
            zeg(&zin(waarom), Rol::LetOp);
            format!("{} terug", key(Action::Back))
        }
        Stap::Invoer(it) => {
            zeg(
                "Vraag het BSN en lees het na het typen nog eens voor. Op het scherm staan \
                 daarna alleen de laatste twee cijfers.",
                Rol::Tekst,
            );
            regel = Some(it);
            onder.push(BsnVenster::live(it, model));
            format!("{} bewaart, {} terug", key(Action::Open), key(Action::Back))
        }
        Stap::Reden {
            masker,
            regel: it,
            cursor,
        } => {
            zeg(
                &format!("Bekend: {masker}. Waarvoor heb je het hele nummer nodig?"),
                Rol::Tekst,
            );
            zeg(
                "Wie het ziet en waarom blijft in het dossier staan.",
                Rol::Zacht,
            );
            regel = Some(it);
            let redenen = BsnVenster::redenen(model).into_iter();
            onder.extend(redenen.map(|it| (format!("  {it}"), Rol::Zacht)));
            gekozen = *cursor;
            format!(
                "{} toont tien seconden, {} terug",
                key(Action::Open),
                key(Action::Back)
            )
        }
        Stap::Toont(bsn) => {
            zeg(&bsn.voluit(), Rol::Kop);
            zeg("", Rol::Tekst);
            zeg(
                "Het nummer gaat zo vanzelf weg. Elke toets haalt het nu al weg.",
                Rol::Zacht,
            );
            String::new()
        }
    };
    if let Some((text, rol)) = &venster.bericht {
        onder.extend(wrap(text, room).into_iter().map(|it| (it, *rol)));
    }
    let rows = boven.len() + usize::from(regel.is_some()) + onder.len();
    let high = u16::try_from(rows).unwrap_or(u16::MAX).saturating_add(3);
    let inner = doos(theme, midden(area, wide, high), buf, &titel, &voet);
    let mut y = 0;
    for (text, rol) in &boven {
        put(buf, inner, 0, y, text, theme.style(*rol));
        y += 1;
    }
    let mut cursor = None;
    if let Some(regel) = regel {
        let signs = theme.tekens();
        put(buf, inner, 0, y, signs.invoer, theme.style(Rol::Cursor));
        let line = Rect::new(
            inner.x + 2.min(inner.width),
            inner.y + y.min(inner.height),
            inner.width.saturating_sub(2),
            u16::from(y < inner.height),
        );
        cursor = regel.draw(line, buf, theme.style(Rol::Tekst));
        y += 1;
    }
    for (at, (text, rol)) in onder.iter().enumerate() {
        if y >= inner.height {
            break;
        }
        marker(theme, inner, y, gekozen == Some(at), buf);
        let x = if gekozen == Some(at) { 2 } else { 0 };
        let text = if x > 0 { text.trim_start() } else { text };
        let text = fit(text, room, theme.tekens().weg);
        put(buf, inner, x, y, &text, theme.style(*rol));
        y += 1;
    }
    cursor.filter(|_| gekozen.is_none())
}

/// A reason of the service as a sentence.
fn zin(tekst: &str) -> String {
    let mut chars = tekst.chars();
    let Some(first) = chars.next() else {
        return String::new();
    };
    let mut out: String = first.to_uppercase().collect();
    out.push_str(chars.as_str());
    if !out.ends_with(['.', '!', '?']) {
        out.push('.');
    }
    out
}
