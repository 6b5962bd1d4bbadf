//! The one table of weights: what each term can add. README *Matching* shows it; a test compares.

use super::term::Term;

/// Version of the rules and weights. Every proposal keeps the version it was made by; whoever
/// changes a rule or a weight raises it.
pub const REGELVERSIE: u16 = 1;

/// Points of a pair on which everything fits.
pub const PUNTEN_MAX: u16 = 100;

/// Points per term, and the few numbers that the rules need.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gewichten {
    /// Version of these numbers.
    pub versie: u16,
    /// Most points per term, in the order of [`Term::ALL`].
    punten: [u8; Term::ALL.len()],
    /// Days that a traject is taken to last when no end is planned (S2: mostly three months).
    pub duur_dagen: u16,
    /// Days that a start may shift when none is planned.
    pub speling_dagen: u16,
    /// Minutes that are not asked: everybody can travel these.
    pub zeker_minuten: u16,
    /// The longest journey that can be answered (D18).
    pub hoogstens_minuten: u16,
    /// Minutes from which the journey adds no points.
    pub ver_minuten: u16,
}

impl Gewichten {
    /// The weights in use.
    pub const VAST: Self = Self {
        versie: REGELVERSIE,
        punten: [
            15, // wens: first choice; 10, 6 and 3 for the next
            8,  // niveau; half for one above
            20, // werkprocessen, by the share that can be done there
            15, // reistijd, falling to 0 at an hour
            8,  // uren, by the share
            6,  // dagdelen, by the share
            5,  // start, falling to 0 at six weeks later
            8,  // taal; half for one step below
            4,  // papieren; half for what is still to be planned
            3,  // begeleiding
            6,  // perspectief; 4 for possible
            2,  // ervaring, by the share that went well; 1 when there is none
        ],
        duur_dagen: 91,
        speling_dagen: 42,
        zeker_minuten: 15,
        hoogstens_minuten: 120,
        ver_minuten: 60,
    };

    /// Most points of a term.
    pub const fn van(&self, term: Term) -> u8 {
        self.punten[term.plaats()]
    }

    /// A part of the points of a term, rounded down.
    pub(super) fn deel(&self, term: Term, teller: u32, noemer: u32) -> u8 {
        let vol = u32::from(self.van(term));
        let deel = (vol * teller.min(noemer)).checked_div(noemer).unwrap_or(0);
        u8::try_from(deel).unwrap_or(u8::MAX)
    }

    /// Points of a wish by its place, first choice first.
    pub(super) fn wens(&self, plaats: usize) -> u8 {
        let vijftiende = [15, 10, 6, 3].get(plaats).copied().unwrap_or(0);
        self.deel(Term::Wens, vijftiende, 15)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pair_on_which_everything_fits_has_a_hundred_points() {
        let som: u16 = Term::ALL
            .iter()
            .map(|it| u16::from(Gewichten::VAST.van(*it)))
            .sum();
        assert_eq!(som, PUNTEN_MAX);
    }
}
