//! A cursor in a list that is longer than its window, and letters marked as found.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

use super::text::{clean, put};
use crate::domain::tekst::vouw;
use crate::fuzzy::posities;
use crate::keymap::Action;
use crate::tui::theme::{Rol, Theme};

/// Where the cursor of a list stands after an action, or none if the action is not about lists.
pub fn step(action: Action, cursor: usize, count: usize, page: usize) -> Option<usize> {
    let last = count.saturating_sub(1);
    let page = page.max(1);
    let at = match action {
        Action::CursorDown => cursor.saturating_add(1),
        Action::CursorUp => cursor.saturating_sub(1),
        Action::PageDown => cursor.saturating_add(page),
        Action::PageUp => cursor.saturating_sub(page),
        Action::HalfPageDown => cursor.saturating_add(page.div_ceil(2)),
        Action::HalfPageUp => cursor.saturating_sub(page.div_ceil(2)),
        Action::Top => 0,
        Action::Bottom => last,
        _ => return None,
    };
    Some(at.min(last))
}

/// The first row to draw so that the cursor is in sight; scrolls by pages, for slow lines.
pub fn first_in_sight(cursor: usize, rows: usize) -> usize {
    let rows = rows.max(1);
    cursor / rows * rows
}

/// Draws the marker of a row, bold, in the first two columns of it.
pub fn marker(theme: Theme, area: Rect, y: u16, here: bool, buf: &mut Buffer) {
    if here {
        put(
            buf,
            area,
            0,
            y,
            theme.tekens().cursor,
            theme.style(Rol::Cursor),
        );
    }
}

/// Which characters of a text answer a query; none when it does not match.
pub fn letters(query: &str, text: &str) -> Option<Vec<usize>> {
    let query = vouw(query);
    if query.is_empty() {
        return Some(Vec::new());
    }
    let mut folded = String::new();
    let mut from = Vec::new();
    for (at, c) in text.chars().enumerate() {
        let letter = vouw(c.encode_utf8(&mut [0; 4]));
        if letter.is_empty() {
            // Whatever is no letter parts words, once.
            if !folded.is_empty() && !folded.ends_with(' ') {
                folded.push(' ');
                from.push(at);
            }
            continue;
        }
        from.extend(std::iter::repeat_n(at, letter.chars().count()));
        folded.push_str(&letter);
    }
    let found = posities(&query, folded.trim_end());
    if found.is_empty() {
        return None;
    }
    let mut marks: Vec<usize> = found
        .iter()
        .filter_map(|at| from.get(*at).copied())
        .collect();
    marks.dedup();
    Some(marks)
}

/// Writes a text with some of its characters marked as found; returns the first column after it.
pub fn put_marked(
    buf: &mut Buffer,
    area: Rect,
    (x, y): (u16, u16),
    text: &str,
    marks: &[usize],
    (plain, found): (Style, Style),
) -> u16 {
    let mut column = x;
    let mut at = 0;
    for grapheme in text.graphemes(true) {
        let chars = grapheme.chars().count();
        let hit = marks.iter().any(|mark| (at..at + chars).contains(mark));
        at += chars;
        if !clean(grapheme).is_empty() {
            column = put(
                buf,
                area,
                column,
                y,
                grapheme,
                if hit { found } else { plain },
            );
        }
    }
    column
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_stays_inside_the_list() {
        assert_eq!(step(Action::CursorDown, 2, 3, 5), Some(2));
        assert_eq!(step(Action::PageUp, 2, 3, 5), Some(0));
        assert_eq!(step(Action::Bottom, 0, 0, 5), Some(0));
        assert_eq!(step(Action::Quit, 0, 3, 5), None);
        assert_eq!(first_in_sight(11, 10), 10);
        assert_eq!(first_in_sight(3, 0), 3);
    }

    #[test]
    fn letters_are_marked_in_the_text_as_it_is_shown() {
        assert_eq!(letters("yil", "R. Yıldız"), Some(vec![3, 4, 5]));
        assert_eq!(
            letters("nvt", "Stap is niet van toepassing"),
            Some(vec![8, 13, 17])
        );
        assert_eq!(letters("xyz", "Zoeken"), None);
        assert_eq!(letters("", "Zoeken"), Some(vec![]));
    }
}
