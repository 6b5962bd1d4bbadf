//! The known word that looks most like a mistyped one, by edit distance.

/// The candidate nearest to `written`, if it is near enough to be what was meant.
pub fn nearest<'a>(
    written: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wanted: Vec<char> = written.chars().collect();
    // A third of the letters may be wrong; more than that is a guess, not a hint.
    let limit = wanted.len() / 3 + 1;
    candidates
        .into_iter()
        .map(|candidate| (distance(&wanted, candidate), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Levenshtein distance, one row at a time.
fn distance(a: &[char], b: &str) -> usize {
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (i, in_b) in b.chars().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        if let Some(first) = row.first_mut() {
            *first = left;
        }
        for (in_a, cell) in a.iter().zip(row.iter_mut().skip(1)) {
            let changed = diagonal + usize::from(*in_a != in_b);
            diagonal = *cell;
            left = changed.min(*cell + 1).min(left + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_word_finds_its_neighbour() {
        let words = ["kaart-advance", "kaart-back", "quit"];
        assert_eq!(nearest("kaart-advence", words), Some("kaart-advance"));
        assert_eq!(nearest("kaart-bak", words), Some("kaart-back"));
        assert_eq!(nearest("qit", words), Some("quit"));
        assert_eq!(nearest("iets heel anders", words), None);
    }

    #[test]
    fn the_distance_counts_changes() {
        let distance = |a: &str, b: &str| distance(&a.chars().collect::<Vec<_>>(), b);
        assert_eq!(distance("", ""), 0);
        assert_eq!(distance("abc", ""), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("kitten", "sitting"), 3);
    }
}
