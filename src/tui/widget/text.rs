//! Width, cut and pad of text by grapheme, and the last door where control characters stop.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Columns that a text takes.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else if text.chars().all(is_gewoon) {
        text.chars().count()
    } else {
        text.width()
    }
}

/// A character that is one column by itself and joins with none of the others here: what names and
/// our own signs are made of.
const fn is_gewoon(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}' | '\u{2010}'..='\u{2027}'
        | '\u{2039}'..='\u{203A}' | '€' | '\u{2190}'..='\u{2193}' | '\u{2500}'..='\u{25FC}' | '✓')
}

/// The text without control characters and marks that turn the direction of a line.
pub fn clean(text: &str) -> Cow<'_, str> {
    let bad = |c: char| {
        c.is_control()
            || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    if text.contains(bad) {
        Cow::Owned(
            text.chars()
                .map(|c| if c == '\t' { ' ' } else { c })
                .filter(|c| !bad(*c))
                .collect(),
        )
    } else {
        Cow::Borrowed(text)
    }
}

/// The text in at most so many columns; what is cut away is replaced by the sign of the theme.
pub fn fit<'a>(text: &'a str, columns: usize, weg: &str) -> Cow<'a, str> {
    if width(text) <= columns {
        return Cow::Borrowed(text);
    }
    let room = columns.saturating_sub(width(weg));
    let mut kept = String::new();
    let mut used = 0;
    for grapheme in text.graphemes(true) {
        let wide = width(grapheme);
        if used + wide > room {
            break;
        }
        used += wide;
        kept.push_str(grapheme);
    }
    kept.truncate(kept.trim_end().len());
    if width(weg) <= columns {
        kept.push_str(weg);
    }
    Cow::Owned(kept)
}

/// Words of a text in lines of at most so many columns; a longer word is cut where it must.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    let columns = columns.max(1);
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        for word in clean(paragraph).split_whitespace() {
            if !line.is_empty() && width(&line) + 1 + width(word) > columns {
                lines.push(std::mem::take(&mut line));
            }
            if !line.is_empty() {
                line.push(' ');
            }
            for grapheme in word.graphemes(true) {
                if !line.is_empty() && width(&line) + width(grapheme) > columns {
                    lines.push(std::mem::take(&mut line));
                }
                line.push_str(grapheme);
            }
        }
        lines.push(line);
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// Writes a text on a row of an area from a column of it on, and returns the first column after
/// it. What does not fit is left out; what lies outside the area is never touched.
pub fn put(buf: &mut Buffer, area: Rect, x: u16, y: u16, text: &str, style: Style) -> u16 {
    let area = area.intersection(buf.area);
    let (column, row) = (area.x.saturating_add(x), area.y.saturating_add(y));
    if row >= area.bottom() || column >= area.right() {
        return x;
    }
    let room = usize::from(area.right() - column);
    // Of a sign of two columns that stands half under this text the other half goes too: the terminal
    // would draw it whole, over what is written here.
    if let Some(left) = column
        .checked_sub(1)
        .and_then(|left| buf.cell_mut((left, row)))
        && left.symbol().len() > 2
        && width(left.symbol()) > 1
    {
        left.set_symbol(" ");
    }
    if !text.chars().all(is_gewoon) {
        let (end, _) = buf.set_stringn(column, row, clean(text), room, style);
        return end.saturating_sub(area.x);
    }
    // Nearly every text, at a tenth of the price of looking where its signs end.
    let from = buf.index_of(column, row);
    let cells = buf.content.get_mut(from..from + room).unwrap_or_default();
    let mut end = column;
    for (c, cell) in text.chars().zip(cells) {
        cell.set_char(c).set_style(style);
        end += 1;
    }
    end.saturating_sub(area.x)
}

/// Writes a text against the right edge of an area and returns its first column, counted from the
/// left of the area.
pub fn put_right(buf: &mut Buffer, area: Rect, y: u16, text: &str, style: Style) -> u16 {
    let wide = u16::try_from(width(text))
        .unwrap_or(u16::MAX)
        .min(area.width);
    let x = area.width - wide;
    put(buf, area, x, y, text, style);
    x
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_cut_by_columns_and_never_inside_a_grapheme() {
        assert_eq!(fit("R. Yıldız", 9, "…"), "R. Yıldız");
        assert_eq!(fit("M. van den Heuvel", 9, "…"), "M. van d…");
        assert_eq!(fit("M. van den Heuvel", 8, "…"), "M. van…");
        assert_eq!(fit("👩‍💼👩‍💼👩‍💼", 5, "…"), "👩‍💼👩‍💼…");
        assert_eq!(fit("abc", 0, "…"), "");
        assert_eq!(fit("e\u{301}e\u{301}e\u{301}", 2, "~"), "e\u{301}~");
    }

    #[test]
    fn the_quick_way_to_write_shows_what_the_careful_way_shows() {
        for from in (0..0x3000_u32).step_by(7) {
            let text: String = (from..from + 7).filter_map(char::from_u32).collect();
            for text in [text.clone(), format!("a{text}e\u{301}"), text.repeat(3)] {
                let area = Rect::new(0, 0, 16, 1);
                let (mut quick, mut careful) = (Buffer::empty(area), Buffer::empty(area));
                let end = put(&mut quick, area, 1, 0, &text, Style::new().bold());
                let set = careful.set_stringn(1, 0, clean(&text), 15, Style::new().bold());
                assert_eq!((end, &quick), (set.0, &careful), "{from:x}");
                assert_eq!(width(&text), text.width(), "{from:x}");
            }
        }
        assert!("─━│▶◆▮…·↑→●○✓›×€éİőȳ▐".chars().all(is_gewoon));
    }

    #[test]
    fn a_sign_of_two_columns_does_not_cover_what_is_written_over_its_half() {
        let area = Rect::new(0, 0, 6, 1);
        let mut buf = Buffer::empty(area);
        put(&mut buf, area, 0, 0, "日本語", Style::new());
        put(&mut buf, Rect::new(3, 0, 1, 1), 0, 0, "│", Style::new());
        assert_eq!(buf, Buffer::with_lines(["日 │語"]));
    }

    #[test]
    fn control_characters_do_not_reach_the_screen() {
        assert_eq!(clean("a\u{1b}[31mb\tc\u{202e}d"), "a[31mb cd");
        let mut buf = Buffer::empty(Rect::new(0, 0, 10, 1));
        put(
            &mut buf,
            Rect::new(0, 0, 10, 1),
            0,
            0,
            "x\u{7}y",
            Style::new(),
        );
        assert_eq!(buf, Buffer::with_lines(["xy        "]));
    }

    #[test]
    fn words_are_wrapped_and_long_ones_cut() {
        assert_eq!(wrap("een twee drie", 8), ["een twee", "drie"]);
        assert_eq!(wrap("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(wrap("a\n\nb", 4), ["a", "", "b"]);
        assert_eq!(wrap("", 4), [""]);
        assert_eq!(wrap("ab", 0), ["a", "b"]);
    }

    #[test]
    fn writing_outside_an_area_does_nothing() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 4, 2));
        let area = Rect::new(1, 0, 2, 1);
        put(&mut buf, area, 0, 0, "abcdef", Style::new());
        put(&mut buf, area, 9, 9, "zz", Style::new());
        put(&mut buf, Rect::new(3, 1, 50, 50), 0, 0, "qrs", Style::new());
        assert_eq!(buf, Buffer::with_lines([" ab ", "   q"]));
    }

    #[test]
    fn text_at_the_right_edge_ends_there() {
        let mut buf = Buffer::empty(Rect::new(0, 0, 6, 1));
        let area = buf.area;
        assert_eq!(put_right(&mut buf, area, 0, "23d!", Style::new()), 2);
        assert_eq!(buf, Buffer::with_lines(["  23d!"]));
        assert_eq!(
            put_right(&mut buf, area, 0, "te lang voor zes", Style::new()),
            0
        );
    }
}
