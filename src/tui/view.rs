//! The frame: tabs, the screen in front, windows over it, keys that work now, where and who.

mod status;
pub(super) mod tabs;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};

use super::doek::{Doek, Vinger};
use super::layout;
use super::model::{Melding, Model};
use super::ontsluit;
use super::presentatie::onthulling;
use super::sluier;
use super::theme::Rol;
use super::widget::doos::doos;
use super::widget::text::{put, width, wrap};
use crate::keymap::describe;

/// Draws the model over the frame before it; returns where the text cursor stands, if somewhere.
pub fn view(model: &Model, size: Size, doek: &mut Doek) -> Option<Position> {
    let area = Rect::new(0, 0, size.width, size.height);
    doek.teken(area, |doek| parts(model, area, doek))
}

/// Draws the model in an empty buffer; returns where the text cursor stands, if somewhere.
pub fn draw(model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    Doek::los(buf, |doek| parts(model, area, doek))
}

fn parts(model: &Model, area: Rect, doek: &mut Doek) -> Option<Position> {
    let Some(frame) = layout::frame(Size::new(area.width, area.height)) else {
        return doek.deel(area, None, |buf| {
            let text = format!(
                "te klein: maak het venster {}x{}",
                layout::MIN_BREED,
                layout::MIN_HOOG
            );
            put(buf, area, 0, 0, &text, model.theme.style(Rol::Tekst));
            None
        });
    };
    if model.sluier.hangt() {
        return doek.deel(area, None, |buf| sluier::draw(model, area, buf));
    }
    if model.ontsluit.vraagt() {
        return doek.deel(area, None, |buf| ontsluit::draw(model, area, buf));
    }
    doek.deel(frame.tabs, Some(tabs::inhoud(model)), |buf| {
        tabs::draw(model, frame.tabs, buf);
        None
    });
    let cursor = if over(model) {
        doek.deel(frame.body, None, |buf| body(model, frame.body, buf))
    } else {
        model.front().draw_delen(model, frame.body, doek)
    };
    let inhoud = Vinger::van((model.theme, model.hints()));
    doek.deel(frame.hints, Some(inhoud), |buf| {
        hints(model, frame.hints, buf);
        None
    });
    doek.deel(frame.status, Some(status::inhoud(model)), |buf| {
        status::draw(model, frame.status, buf);
        None
    });
    cursor
}

/// Whether something lies over the screen in front.
fn over(model: &Model) -> bool {
    !model.overlays.is_empty()
        || model.onthulling.is_some()
        || !model.resolver.pending().is_empty()
        || matches!(model.melding, Some(Melding::Fout(_)))
}

/// The screen in front and what lies over it.
fn body(model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
    let mut cursor = model.front().draw(model, area, buf);
    for overlay in &model.overlays {
        cursor = overlay.layer().draw(model, area, buf);
    }
    onthulling::draw(model, area, buf);
    which_key(model, area, buf);
    if let Some(Melding::Fout(text)) = &model.melding {
        fault(model, text, area, buf);
    }
    cursor
}

/// As many hints as fit; the last two, palette and help, always stay.
fn hints(model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let hints = model.hints();
    let wide = |hint: &describe::Hint| width(&hint.keys) + 1 + width(hint.woord) + 2;
    let keep = hints.len().saturating_sub(2);
    let tail: usize = hints.iter().skip(keep).map(wide).sum();
    let mut room = usize::from(area.width.saturating_sub(1)).saturating_sub(tail);
    let mut x = 1;
    for (at, hint) in hints.iter().enumerate() {
        if at < keep {
            if wide(hint) > room {
                room = 0;
                continue;
            }
            room -= wide(hint);
        }
        x = put(buf, area, x, 0, &hint.keys, theme.style(Rol::Toets)) + 1;
        x = put(buf, area, x, 0, hint.woord, theme.style(Rol::Zacht)) + 2;
    }
}

/// What may follow the keys pressed so far.
fn which_key(model: &Model, body: Rect, buf: &mut Buffer) {
    let pending = model.resolver.pending();
    if pending.is_empty() {
        return;
    }
    let ascii = model.theme.ascii();
    let rows = describe::which_key(&model.keymap, model.top().contexts(), pending, ascii);
    let text = |row: &describe::WhichRow| {
        if row.more {
            format!("{} ...", row.label)
        } else {
            row.label.to_owned()
        }
    };
    let key_wide = rows.iter().map(|row| width(&row.key)).max().unwrap_or(0);
    let widest = rows.iter().map(|row| width(&text(row))).max().unwrap_or(0) + key_wide + 2;
    let wide = u16::try_from(widest).unwrap_or(u16::MAX).saturating_add(4);
    let high = u16::try_from(rows.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let corner = layout::onder(body, wide, high);
    let place = Rect {
        x: body.right().saturating_sub(corner.width),
        ..corner
    };
    let inner = doos(
        model.theme,
        place,
        buf,
        &describe::shown(pending, ascii),
        "",
    );
    for (y, row) in (0..inner.height).zip(&rows) {
        put(buf, inner, 0, y, &row.key, model.theme.style(Rol::Toets));
        let x = u16::try_from(key_wide + 2).unwrap_or(0);
        put(buf, inner, x, y, &text(row), model.theme.style(Rol::Tekst));
    }
}

/// Why something did not happen, in a box above the hints until the next key.
fn fault(model: &Model, text: &str, body: Rect, buf: &mut Buffer) {
    let wide = body.width.min(76);
    let lines = wrap(&sentence(text), usize::from(wide.saturating_sub(4)));
    let high = u16::try_from(lines.len())
        .unwrap_or(u16::MAX)
        .saturating_add(2);
    let inner = doos(
        model.theme,
        layout::onder(body, wide, high),
        buf,
        "Let op",
        "",
    );
    for (y, line) in (0..inner.height).zip(lines) {
        put(buf, inner, 0, y, &line, model.theme.style(Rol::Laat));
    }
}

/// A message as a sentence: faults are written without capital, so that they also read after a
/// field name.
fn sentence(text: &str) -> String {
    let mut chars = text.chars();
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_reads_as_a_sentence() {
        assert_eq!(sentence("schrijf op waarom"), "Schrijf op waarom.");
        assert_eq!(sentence("Kan niet!"), "Kan niet!");
        assert_eq!(sentence(""), "");
    }
}
