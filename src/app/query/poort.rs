//! What holds a card, and what a bulk move would do.

use serde::{Deserialize, Serialize};

use super::{Kaartrij, StapRij};
use crate::app::store::Seq;
use crate::domain::fase::Fase;
use crate::domain::id::KaartId;
use crate::domain::poort::Poort;

/// What holds a card, and where it would go.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PoortBeeld {
    /// The card.
    pub rij: Kaartrij,
    /// Version of its record.
    pub versie: Seq,
    /// Where it would go: a fase, or none when a leerwerkplek becomes available.
    pub naar: Option<Fase>,
    /// What the poort says.
    pub poort: Poort,
    /// How the open steps stand, in the same order as `poort.open`.
    pub stappen: Vec<StapRij>,
}

/// What a bulk move would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voorproef {
    /// Cards that can move, with their name and where to.
    pub kan: Vec<(KaartId, String, String)>,
    /// Cards that cannot, with their name and the reason.
    pub niet: Vec<(KaartId, String, String)>,
}
