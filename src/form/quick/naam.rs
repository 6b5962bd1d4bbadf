//! Which words of a quick line are the name: the first that nothing else claimed.

use super::herken::{Woord, name_sign};
use super::woorden::GEEN_NAAM;
use crate::form::kind::is_voorvoegsel;

/// A name is no longer than this many words.
const LANGST: usize = 6;

/// Whether a word can stand in a name.
pub(super) fn past(woord: &str) -> bool {
    let lower = woord.to_lowercase();
    woord.chars().any(char::is_alphabetic)
        && woord.chars().all(name_sign)
        && (is_voorvoegsel(&lower) || !GEEN_NAAM.contains(&lower.as_str()))
}

/// First and last word of the name.
///
/// One word is a name only at the begin of the line; elsewhere it is more often a remark.
pub(super) fn zoek(woorden: &[Woord<'_>]) -> Option<(usize, usize)> {
    let fits = |woord: &Woord<'_>| !woord.bezet && past(woord.tekst);
    let mut at = 0;
    while at < woorden.len() {
        let rest = woorden.get(at..).unwrap_or(&[]);
        let mut count = rest.iter().take_while(|woord| fits(woord)).count();
        if count == 0 {
            at += 1;
            continue;
        }
        let next = at + count;
        // `in`, `op`, `voor`: a name neither begins nor ends with a small word of a sentence.
        while count > 1
            && rest
                .get(count - 1)
                .is_some_and(|it| is_voorvoegsel(it.tekst))
        {
            count -= 1;
        }
        let begins = rest.first().is_some_and(|it| !is_voorvoegsel(it.tekst));
        if begins && count <= LANGST && (count > 1 || at == 0) {
            return Some((at, at + count - 1));
        }
        at = next;
    }
    None
}
