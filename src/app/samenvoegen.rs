//! What a merge shows before it is done, and what a dossier tells of merges that were done.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::query::Kaartrij;
use super::store::Seq;
use crate::domain::id::KandidaatId;
use crate::domain::samenvoeging::{Kant, Veld};

/// Two kandidaten side by side.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SamenvoegBeeld {
    /// The one that stays.
    pub blijft: Partij,
    /// The one that goes.
    pub weg: Partij,
    /// Every field that one of them has.
    pub velden: Vec<VeldRij>,
    /// What happens to the BSN.
    pub bsn: BsnBeeld,
}

/// One of the two.
#[derive(Clone, Serialize, Deserialize)]
pub struct Partij {
    /// Who.
    pub id: KandidaatId,
    /// Name as said.
    pub naam: String,
    /// Version of the record.
    pub versie: Seq,
    /// Trajecten.
    pub kaarten: Vec<Kaartrij>,
}

impl std::fmt::Debug for Partij {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Partij({})", self.id)
    }
}

/// A field of both.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VeldRij {
    /// Which.
    pub veld: Veld,
    /// The value of the one that stays; empty if not known.
    pub blijft: String,
    /// The value of the one that goes.
    pub weg: String,
    /// Whether they are the same.
    pub gelijk: bool,
    /// Whose value stays unless the coach chooses otherwise.
    pub keuze: Kant,
}

impl std::fmt::Debug for VeldRij {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "VeldRij({:?})", self.veld)
    }
}

/// What happens to the BSN; two different ones cannot be merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum BsnBeeld {
    /// Neither has one.
    Geen,
    /// It stays where it is.
    Blijft,
    /// It goes over to the one that stays.
    Verhuist,
}

/// A merge that was done, newest first in a dossier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Samengevoegd {
    /// Number among the merges of this kandidaat.
    pub nummer: u64,
    /// The dossier that was put into this one.
    pub weg: KandidaatId,
    /// When.
    pub op: DateTime<Utc>,
    /// Short name of who did it.
    pub door: String,
    /// Whether it was undone.
    pub gesplitst: bool,
}
