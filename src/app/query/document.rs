//! What a screen and a script see of the documents of a card, and of what may be shared.

use serde::{Deserialize, Serialize};
use std::fmt;

use chrono::{DateTime, Utc};

use crate::document::Doc;
use crate::document::maak::Gat;
use crate::domain::document::{Documentsoort, Ontvanger, Vorm};
use crate::domain::id::KaartId;

/// A document, and what it still lacks.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentBeeld {
    /// What is in it.
    pub doc: Doc,
    /// What it lacks, in the order in which it is read.
    pub gaten: Vec<Gat>,
}

impl fmt::Debug for DocumentBeeld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DocumentBeeld({} gaten)", self.gaten.len())
    }
}

/// That a document or an extract is made to leave the program: this is written down, and durable,
/// before the answer comes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vastlegging {
    /// As what.
    pub vorm: Vorm,
    /// Why the whole BSN must stand in it; without a reason it is masked.
    pub bsn: Option<String>,
}

/// The documents of a card, and what may be shared of it with whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentenBeeld {
    /// The card.
    pub kaart: KaartId,
    /// Its documents.
    pub documenten: Vec<DocumentRegel>,
    /// Each receiver.
    pub delen: Vec<DeelRegel>,
}

/// One document of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentRegel {
    /// Which.
    pub soort: Documentsoort,
    /// How many things it lacks.
    pub gaten: usize,
    /// When it was last saved, by whom (short name) and as what.
    pub gemaakt: Option<(DateTime<Utc>, String, String)>,
}

/// What one receiver may get of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeelRegel {
    /// Who.
    pub ontvanger: Ontvanger,
    /// Whether it may; if not, why not and what to do.
    pub mag: Result<(), String>,
    /// Labels of what goes.
    pub velden: Vec<String>,
    /// What never goes.
    pub nooit: String,
    /// When it was last shared, and by whom.
    pub gedeeld: Option<(DateTime<Utc>, String)>,
}

/// An extract for a receiver.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExtractBeeld {
    /// For whom.
    pub ontvanger: Ontvanger,
    /// Key and label of each column.
    pub kolommen: Vec<(String, String)>,
    /// One row per card that may go.
    pub rijen: Vec<(KaartId, Vec<String>)>,
    /// Cards that may not, with why not and what to do.
    pub niet: Vec<(KaartId, String)>,
    /// The same as a document.
    pub doc: Doc,
}

impl fmt::Debug for ExtractBeeld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ExtractBeeld({} rijen)", self.rijen.len())
    }
}
