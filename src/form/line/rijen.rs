//! Soft wrapping: which part of a text stands on which row, with every character in its place.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::Line;

/// The rows of a text in so many columns, as places in it. Words stay whole where they fit; the
/// blanks behind the last word of a row hang over its end, and a line end belongs to no row.
pub fn rijen(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut rijen = Vec::new();
    let mut offset = 0;
    for paragraph in text.split('\n') {
        let mut start = 0;
        let mut column = 0;
        // Where the word in hand begins, and how wide it is so far.
        let (mut word, mut wide) = (0, 0);
        for (at, grapheme) in paragraph.grapheme_indices(true) {
            let width = grapheme.width();
            if grapheme == " " {
                column += width;
                (word, wide) = (at + 1, 0);
                continue;
            }
            while column + width > columns && at > start {
                let cut = if word > start { word } else { at };
                column = if cut == at { 0 } else { wide };
                wide = column;
                word = cut;
                rijen.push(offset + start..offset + cut);
                start = cut;
            }
            column += width;
            wide += width;
        }
        rijen.push(offset + start..offset + paragraph.len());
        offset += paragraph.len() + 1;
    }
    rijen
}

impl Line {
    /// Row and column of the cursor when the text is wrapped in so many columns. A blank that
    /// hangs over the end counts as the column behind the last one.
    pub fn plek(&self, columns: usize) -> (usize, usize) {
        let rijen = rijen(&self.text, columns);
        let row = rijen.iter().rposition(|row| row.start <= self.cursor);
        let row = row.unwrap_or(0);
        let start = rijen.get(row).map_or(0, |row| row.start);
        let before = self.text.get(start..self.cursor).unwrap_or("");
        (row, before.width().min(columns))
    }

    /// One row up; `false` in the first one. The column is kept while rows are passed.
    pub fn omhoog(&mut self, columns: usize) -> bool {
        let (row, column) = self.plek(columns);
        row > 0 && self.naar(row - 1, column, columns)
    }

    /// One row down; `false` in the last one.
    pub fn omlaag(&mut self, columns: usize) -> bool {
        let (row, column) = self.plek(columns);
        self.naar(row + 1, column, columns)
    }

    /// To the begin of the row; there already, to the begin of the text.
    pub fn rij_begin(&mut self, columns: usize) {
        let (row, column) = self.plek(columns);
        self.kolom = None;
        if column == 0 {
            self.cursor = 0;
        } else {
            self.naar(row, 0, columns);
        }
        self.rust();
    }

    /// To the end of the row; there already, to the end of the text.
    pub fn rij_eind(&mut self, columns: usize) {
        let (row, _) = self.plek(columns);
        let was = self.cursor;
        self.kolom = None;
        self.naar(row, usize::MAX, columns);
        if self.cursor == was {
            self.cursor = self.text.len();
        }
        self.rust();
    }

    fn naar(&mut self, row: usize, column: usize, columns: usize) -> bool {
        let rijen = rijen(&self.text, columns);
        let Some(range) = rijen.get(row) else {
            return false;
        };
        let wish = self.kolom.unwrap_or(column);
        // The end of a row that was wrapped is the begin of the next one.
        let wrapped = rijen.get(row + 1).is_some_and(|it| it.start == range.end);
        let text = self.text.get(range.clone()).unwrap_or("");
        let (mut at, mut used) = (range.start, 0);
        for (place, grapheme) in text.grapheme_indices(true) {
            let end = range.start + place + grapheme.len();
            used += grapheme.width();
            if used > wish || (wrapped && end == range.end) {
                break;
            }
            at = end;
        }
        self.rust();
        self.cursor = at;
        self.kolom = Some(wish);
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str, columns: usize) -> Vec<&str> {
        rijen(text, columns)
            .into_iter()
            .map(|row| text.get(row).unwrap())
            .collect()
    }

    #[test]
    fn words_stay_whole_and_nothing_moves() {
        assert_eq!(shown("een twee drie", 8), ["een twee ", "drie"]);
        assert_eq!(shown("een twee", 8), ["een twee"]);
        assert_eq!(shown("abcdefghij k", 4), ["abcd", "efgh", "ij k"]);
        assert_eq!(shown("a\n\nb", 4), ["a", "", "b"]);
        assert_eq!(shown("", 4), [""]);
        assert_eq!(shown("een      twee", 4), ["een      ", "twee"]);
        assert_eq!(shown("aa bbbbbb", 4), ["aa ", "bbbb", "bb"]);
    }

    #[test]
    fn up_and_down_keep_the_column_and_stop_at_the_edges() {
        let mut line = Line::new("alpha beta\nx\ngamma delta").meerregelig(true);
        assert_eq!(line.plek(20), (2, 11));
        assert!(!line.omlaag(20));
        assert!(line.omhoog(20));
        assert_eq!(line.plek(20), (1, 1));
        assert!(line.omhoog(20));
        assert_eq!(line.plek(20), (0, 10));
        assert!(!line.omhoog(20));
        assert!(line.omlaag(20));
        assert!(line.omlaag(20));
        assert_eq!(line.plek(20), (2, 11));
    }

    #[test]
    fn begin_and_end_are_those_of_the_row_first_and_then_of_the_text() {
        let mut line = Line::new("een twee drie vier").meerregelig(true);
        line.rij_begin(9);
        assert_eq!(line.plek(9), (1, 0));
        line.rij_begin(9);
        assert_eq!(line.cursor(), 0);
        line.rij_eind(9);
        assert_eq!(line.plek(9), (0, 8));
        line.rij_eind(9);
        assert_eq!(line.cursor(), 18);
    }

    proptest! {
        #[test]
        fn the_rows_hold_every_character_once(text in "[ab é漢\n]{0,60}", columns in 1usize..12) {
            let rows = rijen(&text, columns);
            let mut next = 0;
            for row in &rows {
                prop_assert!(row.start == next || text.get(next..row.start) == Some("\n"));
                let kept = text.get(row.clone()).unwrap();
                prop_assert!(kept.trim_end().width() <= columns.max(2), "{kept:?}");
                next = row.end;
            }
            prop_assert_eq!(next, text.len());
        }

        #[test]
        fn the_cursor_is_in_a_row_wherever_it_is(text in "[ab é漢\n]{0,40}", columns in 1usize..12, at in 0usize..60) {
            let mut line = Line::at(&text, at).meerregelig(true);
            let rows = rijen(&text, columns).len();
            for _ in 0..4 {
                let (row, column) = line.plek(columns);
                prop_assert!(row < rows && column <= columns);
                prop_assert!(text.is_char_boundary(line.cursor()));
                let down = line.omlaag(columns);
                prop_assert_eq!(down, row + 1 < rows);
                if down {
                    prop_assert_eq!(line.plek(columns).0, row + 1);
                }
            }
        }
    }
}
