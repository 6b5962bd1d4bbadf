//! Every failure that reaches a coach or a script: closed, serialisable, in Dutch.

use serde::{Deserialize, Serialize};

use crate::domain::id::KaartId;
use crate::domain::regel::Regelfout;

/// Why something did not happen. Display is what the coach reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(tag = "fout", rename_all = "snake_case")]
pub enum Fault {
    /// A rule of the trade.
    #[error("{regel}")]
    Regel {
        /// The rule.
        regel: Regelfout,
    },
    /// A field that cannot be read.
    #[error("{veld}: {bericht}")]
    Veld {
        /// Key of the field.
        veld: String,
        /// What is wrong and what to do.
        bericht: String,
    },
    /// Somebody changed the record since it was seen.
    #[error("{wie} heeft dit om {wanneer} gewijzigd; kijk wat er nu staat en doe het opnieuw")]
    Conflict {
        /// Who.
        wie: String,
        /// When, as on screen.
        wanneer: String,
    },
    /// No such record.
    #[error("{wat} bestaat niet (meer)")]
    NietGevonden {
        /// What was asked for.
        wat: String,
    },
    /// Nothing to take back or to do again, or it cannot be any more.
    #[error("{waarom}")]
    NietTerug {
        /// Why.
        waarom: String,
    },
    /// The store refuses writes or could not read.
    #[error("{bericht}")]
    Opslag {
        /// What is wrong and what to do.
        bericht: String,
        /// Word to find it in the log.
        kenmerk: String,
    },
    /// A document or extract that cannot be made.
    #[error("{bericht}")]
    Document {
        /// What is wrong and what to do.
        bericht: String,
    },
    /// The role of who asks does not reach this (P-14).
    #[error("{bericht}")]
    Rechten {
        /// What is not allowed, and as whom.
        bericht: String,
    },
    /// The dossier of a colleague: it opens once it was said why (P-23).
    #[error("dit dossier is van {van}; zeg eerst waarom je het opent")]
    Waarneming {
        /// The card.
        kaart: KaartId,
        /// Short name of whose caseload it is in.
        van: String,
    },
    /// Nothing may be changed while something is in dispute (P-33).
    #[error("dit dossier is bevroren ({reden}); er kan niets in veranderen tot dat is opgelost")]
    Bevroren {
        /// Why it was frozen.
        reden: String,
    },
    /// The line to the store is gone.
    #[error("geen verbinding met de opslag; probeer het zo opnieuw")]
    Offline,
    /// The line went while a change was under way; it may have been done.
    #[error("de verbinding viel even weg; kijk of het gelukt is voordat je het opnieuw doet")]
    Onzeker,
}

impl Fault {
    /// The field the message belongs under, where there is one.
    pub fn veld(&self) -> Option<&str> {
        match self {
            Self::Veld { veld, .. } => Some(veld),
            Self::Regel { regel } => regel.veld(),
            _ => None,
        }
    }
}

impl From<Regelfout> for Fault {
    fn from(regel: Regelfout) -> Self {
        Self::Regel { regel }
    }
}
