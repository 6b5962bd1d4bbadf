//! The funnel: how many places each hard condition takes away, in order.

use serde::{Deserialize, Serialize};

use super::oordeel::Oordeel;
use super::voorwaarde::Voorwaarde;
use super::weeg::Weging;
use crate::domain::telwoord::Woord;

/// `214 plekken: -153 branche -23 niveau -7 erkenning -19 reistijd -3 vol = 9`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Trechter {
    /// All that were weighed.
    pub totaal: usize,
    /// Taken away, by [`Voorwaarde::ALL`]: each by the first condition that is nee.
    pub weg: [usize; Voorwaarde::ALL.len()],
    /// What fits.
    pub ja: usize,
    /// What may fit, after a question.
    pub vraag: usize,
}

impl Trechter {
    /// Adds a pair.
    pub fn neem(&mut self, weging: &Weging) {
        self.totaal += 1;
        match (weging.oordeel(), weging.eerste_nee()) {
            (Oordeel::Ja, _) => self.ja += 1,
            (Oordeel::Onbekend, _) => self.vraag += 1,
            (Oordeel::Nee, Some(om)) => self.weg[om.plaats()] += 1,
            // A nee without a condition that is nee does not exist.
            (Oordeel::Nee, None) => {}
        }
    }

    /// Adds a pair that a condition removes.
    pub const fn neem_weg(&mut self, om: Voorwaarde) {
        self.totaal += 1;
        self.weg[om.plaats()] += 1;
    }

    /// What one condition took away.
    pub const fn om(&self, voorwaarde: Voorwaarde) -> usize {
        self.weg[voorwaarde.plaats()]
    }

    /// The conditions that took something away, with how many.
    pub fn stappen(&self) -> impl Iterator<Item = (Voorwaarde, usize)> + '_ {
        let alle = Voorwaarde::ALL.into_iter().zip(self.weg);
        alle.filter(|(_, aantal)| *aantal > 0)
    }

    /// Taken away in all.
    pub fn nee(&self) -> usize {
        self.weg.iter().sum()
    }

    /// The line; `wat` are plekken or kandidaten.
    pub fn regel(&self, wat: Woord) -> String {
        use std::fmt::Write as _;
        let mut regel = format!("{}:", wat.tel(self.totaal));
        for (voorwaarde, aantal) in self.stappen() {
            // Writing to a String cannot fail.
            let _ = write!(regel, " -{aantal} {}", voorwaarde.kort());
        }
        let _ = write!(regel, " = {}", self.ja + self.vraag);
        if self.vraag > 0 {
            let _ = write!(regel, " ({} past, {} na een vraag)", self.ja, self.vraag);
        }
        regel
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weging(hard: [Oordeel; 9]) -> Weging {
        Weging::proef(hard)
    }

    #[test]
    fn each_place_is_counted_once_and_unknown_is_not_taken_away() {
        use Oordeel::{Ja, Nee, Onbekend};
        let mut trechter = Trechter::default();
        let mut hard = [Ja; 9];
        trechter.neem(&weging(hard));
        hard[5] = Onbekend;
        trechter.neem(&weging(hard));
        hard[0] = Nee;
        hard[3] = Nee;
        trechter.neem(&weging(hard));
        hard[0] = Ja;
        trechter.neem(&weging(hard));
        assert_eq!(
            trechter.regel(Woord::PLEK),
            "4 plekken: -1 branche -1 vol = 2 (1 past, 1 na een vraag)"
        );
        assert_eq!(
            trechter.totaal,
            trechter.ja + trechter.vraag + trechter.nee()
        );
    }
}
