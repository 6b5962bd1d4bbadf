//! The timeline of a card: every note, contact, move and change, who and when.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::fase::Fase;
use super::id::{CoachId, KaartId, LeerwerkplekId};
use super::sluiting::Slot;
use super::stap::StapId;
use super::stappen::Stapstand;
use super::waardelijst::{ContactUitkomst, ContactWijze};

/// One entry of a timeline; never changed after it was written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gebeurtenis {
    /// Of which card.
    pub kaart: KaartId,
    /// When it was written.
    pub moment: DateTime<Utc>,
    /// Who wrote it.
    pub door: CoachId,
    /// What happened.
    pub wat: Wat,
}

impl fmt::Debug for Gebeurtenis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gebeurtenis")
            .field("kaart", &self.kaart)
            .finish_non_exhaustive()
    }
}

/// What happened. New kinds are added at the end: the order is stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wat {
    /// The card was made.
    Aangemaakt,
    /// A note.
    Notitie {
        /// The text.
        tekst: String,
    },
    /// A contact moment.
    Contact {
        /// By phone, mail, visit.
        wijze: ContactWijze,
        /// How it went.
        uitkomst: ContactUitkomst,
        /// With whom, as the coach says it.
        met: String,
        /// The text.
        tekst: String,
        /// The day of the contact.
        op: NaiveDate,
    },
    /// A step was put.
    Stap {
        /// Which.
        stap: StapId,
        /// How it stands now.
        stand: Stapstand,
        /// A word about it; may be empty.
        tekst: String,
    },
    /// Moved on.
    Verplaatst {
        /// From.
        van: Fase,
        /// To.
        naar: Fase,
        /// Steps passed with the motivering.
        afwijkingen: Vec<StapId>,
        /// The motivering, if steps were passed.
        motivering: Option<String>,
    },
    /// Moved back.
    Teruggezet {
        /// From.
        van: Fase,
        /// To.
        naar: Fase,
        /// Why.
        reden: String,
    },
    /// Put on hold.
    Wacht {
        /// Until.
        tot: NaiveDate,
        /// Why.
        reden: String,
    },
    /// Taken off hold.
    Hervat,
    /// A leerwerkplek was linked.
    Gekoppeld {
        /// Which.
        plek: LeerwerkplekId,
    },
    /// The leerwerkplek was given back.
    Losgemaakt {
        /// Which.
        plek: LeerwerkplekId,
    },
    /// Closed.
    Gesloten {
        /// How.
        slot: Slot,
        /// In the coach's words.
        toelichting: String,
    },
    /// A leerwerkplek became available.
    Geworven {
        /// Steps passed with the motivering.
        afwijkingen: Vec<StapId>,
        /// The motivering, if steps were passed.
        motivering: Option<String>,
    },
    /// A leerwerkplek was closed.
    PlekGesloten {
        /// Why.
        reden: String,
    },
    /// Given to another coach.
    Overgedragen {
        /// To whom.
        aan: CoachId,
    },
    /// Fields of the dossier changed; names of fields only.
    Gewijzigd {
        /// Which fields.
        velden: Vec<String>,
    },
    /// An earlier change was taken back.
    Teruggenomen {
        /// Which, in words.
        wat: String,
    },
    /// A change that was taken back was done again.
    Opnieuw {
        /// Which, in words.
        wat: String,
    },
}

impl fmt::Debug for Wat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wat")
    }
}

impl Wat {
    /// Whether somebody wrote this in own words (note or contact), against what the program noted.
    pub fn is_eigen_tekst(&self) -> bool {
        matches!(self, Self::Notitie { .. } | Self::Contact { .. })
    }
}
