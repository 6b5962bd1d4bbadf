//! Folded notes, each with a mark of the letter pairs in it: a search reads the marks, which stand
//! side by side, and only then the few texts that may hold the words.

use std::cmp::Reverse;
use std::collections::HashMap;

/// Where a note stands: the card and the number of the entry.
pub(super) type Waar = (u64, u64);

/// Words that each hold 64 marks of pairs.
const WOORDEN: usize = 4;

/// Which pairs of letters stand in a text, 256 of them told apart; a mark that is missing is sure,
/// one that is there is not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Merk([u64; WOORDEN]);

impl Merk {
    fn van(tekst: &str) -> Self {
        let mut merk = Self::default();
        for paar in tekst.as_bytes().windows(2) {
            // A multiplication spreads pairs of neighbours in the alphabet over all marks.
            let getal = u32::from(paar[0]) << 8 | u32::from(paar[1]);
            let plaats = (getal.wrapping_mul(0x9E37_79B1) >> 24) as usize;
            merk.0[plaats / 64] |= 1 << (plaats % 64);
        }
        merk
    }

    fn bevat(&self, ander: &Self) -> bool {
        self.0
            .iter()
            .zip(&ander.0)
            .all(|(eigen, ander)| eigen & ander == *ander)
    }

    fn samen(self, ander: Self) -> Self {
        Self(std::array::from_fn(|at| self.0[at] | ander.0[at]))
    }
}

/// The notes; a place that came free is used again.
#[derive(Debug, Default)]
pub(super) struct Noten {
    merken: Vec<Merk>,
    teksten: Vec<(Waar, Box<str>)>,
    plaatsen: HashMap<Waar, u32>,
    vrij: Vec<u32>,
}

impl Noten {
    /// Puts a folded note in the place of what stood there.
    pub(super) fn zet(&mut self, waar: Waar, tekst: &str) {
        self.haal(waar);
        let (merk, noot) = (Merk::van(tekst), (waar, tekst.into()));
        let plaats = match self.vrij.pop() {
            Some(plaats) => {
                self.merken[plaats as usize] = merk;
                self.teksten[plaats as usize] = noot;
                plaats
            }
            None => {
                self.merken.push(merk);
                self.teksten.push(noot);
                u32::try_from(self.teksten.len() - 1).unwrap_or(u32::MAX)
            }
        };
        self.plaatsen.insert(waar, plaats);
    }

    /// Forgets a note.
    pub(super) fn haal(&mut self, waar: Waar) {
        if let Some(plaats) = self.plaatsen.remove(&waar) {
            self.merken[plaats as usize] = Merk::default();
            self.teksten[plaats as usize].1 = Box::default();
            self.vrij.push(plaats);
        }
    }

    /// How many notes hold every word of a folded question, and where so many of them stand, the newest
    /// first. One or two letters are in every note and say nothing.
    pub(super) fn zoek(&self, vraag: &str, hoeveel: usize) -> (usize, Vec<Waar>) {
        if vraag.trim().chars().count() < 3 {
            return (0, Vec::new());
        }
        let woorden: Vec<_> = vraag.split_whitespace().collect();
        let eis = woorden
            .iter()
            .fold(Merk::default(), |eis, woord| eis.samen(Merk::van(woord)));
        let mut gevonden: Vec<Waar> = self
            .merken
            .iter()
            .zip(&self.teksten)
            .filter(|(merk, _)| merk.bevat(&eis))
            .filter(|(_, (_, tekst))| woorden.iter().all(|woord| tekst.contains(woord)))
            .map(|(_, (waar, _))| *waar)
            .collect();
        let totaal = gevonden.len();
        // A common word is in a million notes, of which a window shows a hundred.
        let nieuwste = |(kaart, nummer): &Waar| Reverse((*nummer, *kaart));
        if hoeveel < totaal {
            gevonden.select_nth_unstable_by_key(hoeveel, nieuwste);
            gevonden.truncate(hoeveel);
        }
        gevonden.sort_unstable_by_key(nieuwste);
        (totaal, gevonden)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn noten(teksten: &[&str]) -> Noten {
        let mut noten = Noten::default();
        for (nummer, tekst) in (1..).zip(teksten) {
            noten.zet((7, nummer), tekst);
        }
        noten
    }

    #[test]
    fn every_word_must_be_there_and_the_newest_comes_first() {
        let noten = noten(&["belt morgen terug", "morgen vrij", "belt overmorgen"]);
        assert_eq!(noten.zoek("morgen belt", 9), (2, vec![(7, 3), (7, 1)]));
        assert_eq!(noten.zoek("vrijdag", 9), (0, vec![]));
        assert_eq!(noten.zoek("morgen", 2), (3, vec![(7, 3), (7, 2)]));
        assert_eq!(noten.zoek("morgen", 0), (3, vec![]));
    }

    #[test]
    fn two_letters_find_no_note() {
        assert_eq!(noten(&["belt"]).zoek("be", 9), (0, vec![]));
    }

    #[test]
    fn what_was_taken_back_is_not_found_and_its_place_is_used_again() {
        let mut noten = noten(&["eerste noot", "tweede noot"]);
        noten.haal((7, 1));
        assert_eq!(noten.zoek("noot", 9).1, [(7, 2)]);
        noten.zet((8, 3), "derde noot");
        assert_eq!(noten.zoek("noot", 9).1, [(8, 3), (7, 2)]);
        assert_eq!(noten.teksten.len(), 2);
    }

    proptest! {
        #[test]
        fn the_marks_never_hide_a_note_that_holds_the_words(
            teksten in proptest::collection::vec("[a-e ]{0,30}", 1..20),
            vraag in "[a-e]{1,4}( [a-e]{1,4})?",
        ) {
            let verwacht: Vec<Waar> = (0..)
                .zip(&teksten)
                .filter(|(_, tekst)| {
                    vraag.chars().count() > 2 && vraag.split(' ').all(|woord| tekst.contains(woord))
                })
                .map(|(nummer, _)| (1, nummer))
                .collect();
            let mut noten = Noten::default();
            for (nummer, tekst) in (0..).zip(&teksten) {
                noten.zet((1, nummer), tekst);
            }
            let (totaal, mut gevonden) = noten.zoek(&vraag, teksten.len());
            prop_assert_eq!(totaal, verwacht.len());
            let paar = noten.zoek(&vraag, 2).1;
            prop_assert_eq!(&paar[..], &gevonden[..gevonden.len().min(2)]);
            gevonden.reverse();
            prop_assert_eq!(gevonden, verwacht);
        }
    }
}
