//! Two dossiers of one person made into one, with everything that is needed to part them again.

mod veld;

use std::fmt;

use serde::{Deserialize, Serialize};

use super::bsn::Bsn;
use super::formulier::Stempel;
use super::id::{KandidaatId, TrajectId};
use super::kandidaat::Kandidaat;

pub use veld::{Kant, Veld};

/// A merge of two kandidaten.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Samenvoeging {
    /// Number among the merges of the kandidaat that stayed.
    pub nummer: u64,
    /// Who stayed.
    pub blijft: KandidaatId,
    /// The one that stayed, as it was before.
    pub voor: Kandidaat,
    /// The one that stayed, as the merge made it.
    pub na: Kandidaat,
    /// The one that went, whole.
    pub weg: Kandidaat,
    /// The BSN of the one that went, if it was known.
    pub bsn: Option<Bsn>,
    /// Whether that BSN went over to the one that stayed.
    pub bsn_verhuisd: bool,
    /// Trajecten that went over.
    pub trajecten: Vec<TrajectId>,
    /// Why, where the dossier was somebody else's.
    pub reden: String,
    /// Who and when.
    pub stempel: Stempel,
    /// Who parted them again and when, if somebody did.
    pub gesplitst: Option<Stempel>,
}

impl fmt::Debug for Samenvoeging {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Samenvoeging(..)")
    }
}

/// The one that stays, with every value from the side that was chosen.
pub fn voeg_samen(blijft: &Kandidaat, weg: &Kandidaat, kant: impl Fn(Veld) -> Kant) -> Kandidaat {
    let mut na = blijft.clone();
    for veld in Veld::ALL {
        if kant(*veld) == Kant::Weg {
            veld.neem(weg, &mut na);
        }
    }
    na
}

impl Samenvoeging {
    /// Fields of the one that stayed that the merge gave another value.
    pub fn overschreven(&self) -> impl Iterator<Item = Veld> {
        let alle = Veld::ALL.iter().copied();
        alle.filter(|veld| !veld.gelijk(&self.voor, &self.na))
    }

    /// The one that stayed, as it is without the merge: what the merge overwrote comes back where
    /// nobody wrote something else since. The second value names what was written later and stays.
    pub fn zonder(&self, nu: &Kandidaat) -> (Kandidaat, Vec<Veld>) {
        let mut terug = nu.clone();
        let mut later = Vec::new();
        for veld in self.overschreven() {
            if veld.gelijk(nu, &self.na) {
                veld.neem(&self.voor, &mut terug);
            } else if !veld.gelijk(nu, &self.voor) {
                later.push(veld);
            }
        }
        (terug, later)
    }
}

#[cfg(test)]
mod tests;
