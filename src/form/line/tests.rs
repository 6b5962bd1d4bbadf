//! Editing by grapheme, undo by word, and a window that never cuts a sign.

use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::*;

fn typed(text: &str) -> Line {
    let mut line = Line::default();
    for c in text.chars() {
        line.edit(Edit::Insert(c));
    }
    line
}

#[test]
fn letters_come_where_the_cursor_is() {
    let mut line = typed("Yldz");
    line.edit(Edit::Home);
    line.edit(Edit::Right);
    line.edit(Edit::Insert('ı'));
    line.edit(Edit::Right);
    line.edit(Edit::Right);
    line.edit(Edit::Right);
    line.edit(Edit::Left);
    line.edit(Edit::Insert('ı'));
    assert_eq!(line.text(), "Yıldız");
}

#[test]
fn backspace_takes_a_whole_grapheme() {
    let mut line = Line::new("a👩‍💼e\u{301}");
    line.edit(Edit::Backspace);
    assert_eq!(line.text(), "a👩‍💼");
    line.edit(Edit::Backspace);
    assert_eq!(line.text(), "a");
    line.edit(Edit::Home);
    assert!(!line.edit(Edit::Backspace));
    line.edit(Edit::Delete);
    assert_eq!(line.text(), "");
    assert!(!line.edit(Edit::Delete));
}

#[test]
fn a_word_goes_with_the_blanks_behind_it() {
    let mut line = typed("anne van  dijk  ");
    line.edit(Edit::WordDelete);
    assert_eq!(line.text(), "anne van  ");
    line.edit(Edit::WordDelete);
    assert_eq!(line.text(), "anne ");
    line.edit(Edit::WordDelete);
    assert_eq!(line.text(), "");
}

#[test]
fn a_step_back_is_a_word_or_one_larger_change() {
    let mut line = typed("anne dijk");
    line.edit(Edit::Clear);
    assert_eq!(line.text(), "");
    line.edit(Edit::Undo);
    assert_eq!(line.text(), "anne dijk");
    line.edit(Edit::Undo);
    assert_eq!(line.text(), "anne ");
    line.edit(Edit::Undo);
    assert_eq!(line.text(), "");
    assert!(!line.edit(Edit::Undo));
}

#[test]
fn a_paste_is_made_clean_and_stays_apart_from_its_neighbours() {
    let mut line = typed("06");
    line.edit(Edit::Paste("\t12\u{1b}[0m\r\n34 \n"));
    assert_eq!(line.text(), "06 12[0m 34 ");
    line.edit(Edit::Undo);
    assert_eq!(line.text(), "06");
    assert!(!line.edit(Edit::Paste("\u{7}")));
    assert!(!line.edit(Edit::Insert('\u{202e}')));
    assert_eq!(line.text(), "06");
}

#[test]
fn a_combining_sign_joins_the_letter_before_it() {
    let mut line = typed("e\u{301}");
    line.edit(Edit::Left);
    assert_eq!(line.cursor(), 0);
}

#[test]
fn the_window_moves_by_halves_and_shows_the_cursor() {
    let line = typed("0123456789abcdef");
    let window = line.window(10);
    assert_eq!(window.text, "abcdef");
    assert_eq!(window.cursor, 6);
    assert!(window.more_left && !window.more_right);
    let mut start = line.clone();
    start.edit(Edit::Home);
    let window = start.window(10);
    assert_eq!(window.text, "0123456789");
    assert_eq!(window.cursor, 0);
    assert!(window.more_right);
}

proptest! {
    #[test]
    fn the_window_fits_and_the_cursor_is_in_it(
        text in "[a-z éñ漢字👩‍💼]{0,40}", cursor in 0usize..60, width in 1usize..30,
    ) {
        let line = Line::at(&text, cursor);
        let window = line.window(width);
        prop_assert!(window.text.width() <= width);
        prop_assert!(window.cursor < width);
    }

    #[test]
    fn no_edit_leaves_the_cursor_inside_a_sign(
        start in "\\PC{0,20}",
        edits in proptest::collection::vec((0u8..11, "\\PC{0,3}"), 0..40),
    ) {
        let mut line = Line::new(&start);
        for (kind, text) in &edits {
            let c = text.chars().next().unwrap_or('x');
            line.edit(match kind {
                0 => Edit::Insert(c),
                1 => Edit::Paste(text),
                2 => Edit::Backspace,
                3 => Edit::Delete,
                4 => Edit::WordDelete,
                5 => Edit::Clear,
                6 => Edit::Undo,
                7 => Edit::Left,
                8 => Edit::Right,
                9 => Edit::Home,
                _ => Edit::End,
            });
            prop_assert!(line.text().is_char_boundary(line.cursor()));
            prop_assert_eq!(Line::at(line.text(), line.cursor()).cursor(), line.cursor());
        }
    }
}
