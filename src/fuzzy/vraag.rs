//! A query taken apart into words, and how well one text answers it.

use super::bits::{LONGEST, places};
use super::letters::{Letters, Starts, separates};

/// Where in a text the query was found; better ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Klasse {
    /// The text starts with it.
    Begin,
    /// A word of the text starts with it.
    Woord,
    /// It lies inside a word.
    Binnen,
    /// Its letters are there in order, but not together.
    Verspreid,
}

/// How well a text answers a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Oordeel {
    pub(super) klasse: Klasse,
    /// Letters that neither follow the letter before them nor start a word; 0 unless scattered.
    pub(super) jumps: u8,
}

/// From here on more jumps do not make it worse.
pub(super) const MOST_JUMPS: u8 = 7;

/// A query, ready to be held against many texts.
pub(super) struct Vraag {
    words: Vec<String>,
    /// The words with one space between them.
    phrase: String,
    asked: Letters,
    /// The query is this one letter, so that the bits know the answer.
    letter: Option<u8>,
}

impl Vraag {
    pub(super) fn new(query: &str) -> Self {
        let words: Vec<String> = query.split_whitespace().map(str::to_owned).collect();
        let phrase = words.join(" ");
        let asked = words.iter().fold(Letters::NONE, |asked, word| {
            asked.or(Letters::of(word.as_bytes()))
        });
        let letter = match phrase.as_bytes() {
            [byte] if byte.is_ascii_lowercase() => Some(*byte),
            _ => None,
        };
        Self {
            words,
            phrase,
            asked,
            letter,
        }
    }

    pub(super) fn words(&self) -> &[String] {
        &self.words
    }

    /// The letters that a text must have.
    pub(super) fn asked(&self) -> Letters {
        self.asked
    }

    pub(super) fn phrase(&self) -> &str {
        &self.phrase
    }

    /// Whether every text that answers `self` certainly answered `before`.
    pub(super) fn narrows(&self, before: &str) -> bool {
        self.phrase.starts_with(before)
    }

    /// Holds the query against a text; the text is only fetched when its letters will do.
    pub(super) fn judge<'a>(
        &self,
        letters: Letters,
        starts: Starts,
        text: impl FnOnce() -> &'a [u8],
    ) -> Option<Oordeel> {
        if !letters.can_hold(self.asked) {
            return None;
        }
        if let Some(byte) = self.letter {
            let klasse = if starts.text_starts_with(byte) {
                Klasse::Begin
            } else if starts.may_start_with(byte) {
                Klasse::Woord
            } else {
                Klasse::Binnen
            };
            return Some(Oordeel { klasse, jumps: 0 });
        }
        let text = text();
        let mut worst = Oordeel {
            klasse: Klasse::Begin,
            jumps: 0,
        };
        for word in &self.words {
            let oordeel = if text.len() <= LONGEST && word.is_ascii() {
                judge_short(text, word.as_bytes())
            } else {
                judge_long(text, word, starts)
            };
            worst = worst.max(oordeel?);
        }
        if worst.klasse == Klasse::Woord && text.starts_with(self.phrase.as_bytes()) {
            worst.klasse = Klasse::Begin;
        }
        Some(worst)
    }
}

/// One pass for both questions: are the letters there in order, and do they stand together.
fn judge_short(text: &[u8], word: &[u8]) -> Option<Oordeel> {
    let mut together = u64::MAX;
    let mut jumps = 0_u8;
    let mut at = 0_u32;
    for (shift, byte) in (0..).zip(word) {
        let places = places(text, *byte);
        together &= places.checked_shr(shift).unwrap_or(0);
        let left = places.checked_shr(at).filter(|it| *it != 0)?;
        let step = left.trailing_zeros();
        let found = at + step;
        let follows = step == 0 || separates(text[found as usize - 1]);
        jumps = jumps.saturating_add(u8::from(!follows));
        at = found + 1;
    }
    if together == 0 {
        let jumps = jumps.min(MOST_JUMPS);
        let klasse = Klasse::Verspreid;
        return Some(Oordeel { klasse, jumps });
    }
    let mut klasse = Klasse::Binnen;
    if together & 1 == 1 {
        klasse = Klasse::Begin;
    }
    while klasse == Klasse::Binnen && together != 0 {
        if separates(text[together.trailing_zeros() as usize - 1]) {
            klasse = Klasse::Woord;
        }
        together &= together - 1;
    }
    Some(Oordeel { klasse, jumps: 0 })
}

fn judge_long(text: &[u8], word: &str, starts: Starts) -> Option<Oordeel> {
    let bytes = word.as_bytes();
    let may_start = bytes.first().is_none_or(|it| starts.may_start_with(*it));
    if let Some((klasse, _)) = together(text, bytes, may_start) {
        return Some(Oordeel { klasse, jumps: 0 });
    }
    let jumps = if word.is_ascii() {
        scattered(text, bytes, separates)?
    } else {
        // Bytes of one letter may not be found in two others.
        let letters: Vec<char> = str::from_utf8(text).ok()?.chars().collect();
        let asked: Vec<char> = word.chars().collect();
        scattered(&letters, &asked, |it| u8::try_from(it).is_ok_and(separates))?
    };
    Some(Oordeel {
        klasse: Klasse::Verspreid,
        jumps,
    })
}

/// The best place where the word stands in one piece, and at which byte.
pub(super) fn together(text: &[u8], word: &[u8], may_start: bool) -> Option<(Klasse, usize)> {
    if text.starts_with(word) {
        return Some((Klasse::Begin, 0));
    }
    let (first, rest) = word.split_first()?;
    let places = text.len().checked_sub(rest.len())?;
    let mut inside = None;
    for at in 1..places {
        if text[at] == *first && text[at + 1..].starts_with(rest) {
            if separates(text[at - 1]) {
                return Some((Klasse::Woord, at));
            }
            inside = inside.or(Some((Klasse::Binnen, at)));
            if !may_start {
                return inside;
            }
        }
    }
    inside
}

/// The number of jumps when the letters are there in order, each as early as possible.
fn scattered<T: Copy + PartialEq>(
    text: &[T],
    word: &[T],
    separates: impl Fn(T) -> bool,
) -> Option<u8> {
    let mut jumps = 0_u8;
    let mut at = 0;
    for letter in word {
        let step = text[at..].iter().position(|it| it == letter)?;
        let found = at + step;
        let follows = step == 0 || separates(text[found - 1]);
        jumps = jumps.saturating_add(u8::from(!follows));
        at = found + 1;
    }
    Some(jumps.min(MOST_JUMPS))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(query: &str, text: &str) -> Option<(Klasse, u8)> {
        let bytes = text.as_bytes();
        Vraag::new(query)
            .judge(Letters::of(bytes), Starts::of(bytes), || bytes)
            .map(|it| (it.klasse, it.jumps))
    }

    #[test]
    fn a_query_is_judged_by_where_it_stands() {
        let cases = [
            ("jan", "jan van den berg", Some((Klasse::Begin, 0))),
            ("berg", "jan van den berg", Some((Klasse::Woord, 0))),
            ("erg", "jan van den berg", Some((Klasse::Binnen, 0))),
            ("jvdb", "jan van den berg", Some((Klasse::Verspreid, 0))),
            ("jndg", "jan van den berg", Some((Klasse::Verspreid, 2))),
            ("bergjan", "jan van den berg", None),
            ("an", "jan antonissen", Some((Klasse::Woord, 0))),
            ("nn", "jan", None),
            ("j", "anja jansen", Some((Klasse::Woord, 0))),
            ("j", "anja", Some((Klasse::Binnen, 0))),
            ("", "anja", Some((Klasse::Begin, 0))),
        ];
        for (query, text, expect) in cases {
            assert_eq!(judge(query, text), expect, "{query} in {text}");
        }
    }

    #[test]
    fn every_word_must_be_there_in_any_order() {
        assert_eq!(
            judge("berg jan", "jan van den berg"),
            Some((Klasse::Woord, 0))
        );
        assert_eq!(
            judge("jan va", "jan van den berg"),
            Some((Klasse::Begin, 0))
        );
        assert_eq!(
            judge("jan erg", "jan van den berg"),
            Some((Klasse::Binnen, 0))
        );
        assert_eq!(judge("jan piet", "jan van den berg"), None);
    }

    #[test]
    fn a_long_text_is_judged_as_a_short_one() {
        let long = "x".repeat(70);
        for (query, text) in [
            ("jan", "jan p"),
            ("ja", "anja"),
            ("an", "jan an"),
            ("jp", "ajan p"),
        ] {
            assert_eq!(judge(query, text), judge(query, &format!("{text} {long}")));
        }
    }

    #[test]
    fn letters_outside_ascii_are_compared_whole() {
        assert_eq!(judge("иа", "ивана"), Some((Klasse::Verspreid, 1)));
        assert_eq!(judge("ван", "ивана"), Some((Klasse::Binnen, 0)));
        // é is C3 A9 and ã is C3 A3: half of each is no é.
        assert_eq!(judge("éx", "ãx ©x"), None);
    }
}
