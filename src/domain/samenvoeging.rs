//! Two dossiers of one person made into one, with everything that is needed to part them again.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::bsn::Bsn;
use super::formulier::Stempel;
use super::id::{KandidaatId, TrajectId};
use super::kandidaat::Kandidaat;

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
