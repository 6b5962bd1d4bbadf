//! The box around a window: cleared inside, a title, an optional word at its foot.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::text::{fit, put, put_right};
use crate::tui::theme::{Rol, Theme};

/// Draws the box and returns the area inside it, one column of air left and right.
pub fn doos(theme: Theme, area: Rect, buf: &mut Buffer, titel: &str, voet: &str) -> Rect {
    let area = area.intersection(buf.area);
    for position in area.positions() {
        if let Some(cell) = buf.cell_mut(position) {
            cell.reset();
        }
    }
    if area.width < 4 || area.height < 2 {
        return area;
    }
    let signs = theme.tekens();
    let line = theme.style(Rol::Lijn);
    let [lt, rt, lb, rb] = signs.hoeken;
    let (right, bottom) = (area.width - 1, area.height - 1);
    for x in 1..right {
        put(buf, area, x, 0, signs.liggend, line);
        put(buf, area, x, bottom, signs.liggend, line);
    }
    for y in 1..bottom {
        put(buf, area, 0, y, signs.staand, line);
        put(buf, area, right, y, signs.staand, line);
    }
    for (x, y, corner) in [
        (0, 0, lt),
        (right, 0, rt),
        (0, bottom, lb),
        (right, bottom, rb),
    ] {
        put(buf, area, x, y, corner, line);
    }
    let room = usize::from(area.width.saturating_sub(6));
    if !titel.is_empty() {
        put(
            buf,
            area,
            2,
            0,
            &format!(" {} ", fit(titel, room, signs.weg)),
            theme.style(Rol::Kop),
        );
    }
    if !voet.is_empty() {
        let edge = Rect {
            width: area.width - 2,
            ..area
        };
        put_right(
            buf,
            edge,
            bottom,
            &format!(" {} ", fit(voet, room, signs.weg)),
            theme.style(Rol::Zacht),
        );
    }
    Rect::new(area.x + 2, area.y + 1, area.width - 4, area.height - 2)
}
