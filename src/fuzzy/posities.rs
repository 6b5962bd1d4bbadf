//! Which letters of a text a screen marks as found.

use fuzzy_matcher::FuzzyMatcher;

use super::vraag::{Vraag, together};
use super::zoek::matcher;

/// The letters of the text, counted from 0, that answer the query; none when it does not match.
///
/// Both are folded. A word that stands in the text in one piece is marked there and not scattered.
pub fn posities(query: &str, text: &str) -> Vec<usize> {
    let vraag = Vraag::new(query);
    if text.starts_with(vraag.phrase()) {
        return (0..vraag.phrase().chars().count()).collect();
    }
    let mut marks = Vec::new();
    for word in vraag.words() {
        if let Some((_, at)) = together(text.as_bytes(), word.as_bytes(), true) {
            let before = text.get(..at).map_or(0, |it| it.chars().count());
            marks.extend(before..before + word.chars().count());
        } else if let Some((_, found)) = matcher().fuzzy_indices(text, word) {
            marks.extend(found);
        } else {
            return Vec::new();
        }
    }
    marks.sort_unstable();
    marks.dedup();
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_marked_where_the_words_stand() {
        let cases: [(&str, &str, &[usize]); 7] = [
            ("jan", "jan van den berg", &[0, 1, 2]),
            ("jan va", "jan van den berg", &[0, 1, 2, 3, 4, 5]),
            ("berg jan", "jan van den berg", &[0, 1, 2, 12, 13, 14, 15]),
            ("jvdb", "jan van den berg", &[0, 4, 8, 12]),
            ("an", "jan antonissen", &[4, 5]),
            ("piet", "jan", &[]),
            ("", "jan", &[]),
        ];
        for (query, text, expect) in cases {
            assert_eq!(posities(query, text), expect, "{query} in {text}");
        }
    }

    #[test]
    fn positions_count_letters_and_not_bytes() {
        assert_eq!(posities("ан", "иван"), [2, 3]);
    }
}
