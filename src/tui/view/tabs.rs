//! The first line: the screens to choose from, each with its key, what lies over the one in front,
//! and the day.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::datum::toon_kort;
use crate::keymap::describe;
use crate::tui::doek::Vinger;
use crate::tui::model::Model;
use crate::tui::tab::Tab;
use crate::tui::theme::Rol;
use crate::tui::widget::text::{fit, put, put_right, width};

/// Columns below which the other screens are their keys alone while a dossier lies over the one in
/// front: its name needs the room.
const BREED: u16 = 100;

/// A screen of the line: its words, and the columns they take with the sign at either side.
fn parts(model: &Model) -> impl Iterator<Item = (Tab, String, u16, u16)> {
    let contexts = model.front().contexts();
    let ascii = model.theme.ascii();
    let kort = model.size.width < BREED && !model.screens.is_empty();
    let mut x = 0_u16;
    Tab::ALL.into_iter().map(move |tab| {
        // The key as it works here: in a leerroute the digits are something else.
        let keys = describe::keys_of(&model.keymap, contexts, tab.action(), ascii);
        let text = match keys.first() {
            Some(key) if kort && tab != model.tab => key.clone(),
            Some(key) => format!("{key} {}", tab.label()),
            None => tab.label().to_owned(),
        };
        let from = x;
        x = from.saturating_add(u16::try_from(width(&text) + 2).unwrap_or(u16::MAX));
        (tab, text, from, x)
    })
}

/// The screen at a column of the line.
pub(in crate::tui) fn at(model: &Model, x: u16) -> Option<Tab> {
    parts(model)
        .find(|(_, _, from, to)| (*from..*to).contains(&x))
        .map(|it| it.0)
}

/// The fingerprint of everything that the line is drawn from.
pub(super) fn inhoud(model: &Model) -> u64 {
    let lagen: Vec<String> = model
        .screens
        .iter()
        .map(|it| it.layer().kruimel())
        .collect();
    Vinger::van((
        model.theme,
        model.front().contexts(),
        model.size,
        model.tab,
        lagen,
        model.vandaag,
    ))
}

/// Draws the line.
pub(super) fn draw(model: &Model, area: Rect, buf: &mut Buffer) {
    let theme = model.theme;
    let signs = theme.tekens();
    let mut x = 0;
    for (tab, text, from, to) in parts(model) {
        let front = tab == model.tab;
        let style = theme.style(if front { Rol::KopActief } else { Rol::Tekst });
        if front {
            put(buf, area, from, 0, signs.strip[0], style);
            put(buf, area, to.saturating_sub(1), 0, signs.strip[1], style);
        }
        put(buf, area, from.saturating_add(1), 0, &text, style);
        x = to;
    }
    let day = toon_kort(model.vandaag);
    let edge = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    for screen in &model.screens {
        let between = format!("{} ", signs.invoer);
        x = put(
            buf,
            area,
            x.saturating_add(1),
            0,
            &between,
            theme.style(Rol::Zacht),
        );
        let room = usize::from(edge.width.saturating_sub(x));
        let name = screen.layer().kruimel();
        let name = fit(&name, room, signs.weg);
        x = put(buf, area, x, 0, &name, theme.style(Rol::KopActief));
    }
    if usize::from(x) + width(&day) + 2 < usize::from(edge.width) {
        put_right(buf, edge, 0, &day, theme.style(Rol::Zacht));
    }
}
