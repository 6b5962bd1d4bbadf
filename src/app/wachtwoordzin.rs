//! A passphrase on its way from whoever types it to the store that it opens; wiped when it goes.

use std::fmt;

use zeroize::Zeroizing;

/// More than anybody types; the room is there from the start, so that growing leaves no copies.
const GRENS: usize = 1024;

/// A passphrase. It crosses no line and is written nowhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Wachtwoordzin(Zeroizing<String>);

impl Default for Wachtwoordzin {
    fn default() -> Self {
        Self(Zeroizing::new(String::with_capacity(GRENS)))
    }
}

impl fmt::Debug for Wachtwoordzin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wachtwoordzin")
    }
}

impl Wachtwoordzin {
    /// One more letter; none beyond what anybody types.
    pub fn typ(&mut self, letter: char) {
        if self.0.len() + letter.len_utf8() <= GRENS {
            self.0.push(letter);
        }
    }

    /// One letter less.
    pub fn veeg(&mut self) {
        self.0.pop();
    }

    /// How many letters there are.
    pub fn letters(&self) -> usize {
        self.0.chars().count()
    }

    /// Whether there is none.
    pub fn is_leeg(&self) -> bool {
        self.0.is_empty()
    }

    /// What was typed.
    pub fn tekst(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_typed_letter_by_letter_and_never_printed() {
        let mut zin = Wachtwoordzin::default();
        "één wöord!".chars().for_each(|it| zin.typ(it));
        zin.veeg();
        assert_eq!((zin.tekst(), zin.letters()), ("één wöord", 9));
        assert_eq!(format!("{zin:?}"), "Wachtwoordzin");
        (0..3000).for_each(|_| zin.typ('a'));
        assert_eq!(zin.tekst().len(), GRENS);
    }
}
