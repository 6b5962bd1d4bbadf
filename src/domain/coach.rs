//! Coaches: who works with the board.

use serde::{Deserialize, Serialize};

use super::id::CoachId;
use super::recht::Bevoegd;
use super::rol::Rol;

/// Somebody who works with the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coach {
    /// The id that stands in rows and entries.
    pub id: CoachId,
    /// Short name on screen and in filters, such as `mdv`; unique.
    pub kort: String,
    /// Full name.
    pub naam: String,
    /// Organisation, such as "gemeente Almelo".
    pub organisatie: String,
    /// The account on the host that is this coach, if one is known.
    pub uid: Option<u32>,
    /// What the coach is there for.
    #[serde(default = "werkcoach")]
    pub rol: Rol,
    /// Whether the coach manages the board besides: coaches, journaal, removal. The first coach of
    /// a store does, or nobody could.
    #[serde(default)]
    pub beheer: bool,
    /// Does not work here any more: the name stays in what was done, the account opens nothing.
    #[serde(default)]
    pub weg: bool,
}

const fn werkcoach() -> Rol {
    Rol::Werkcoach
}

impl Coach {
    /// A werkcoach of whom only the short name is known.
    pub fn nieuw(id: CoachId, kort: impl Into<String>) -> Self {
        Self {
            id,
            kort: kort.into(),
            naam: String::new(),
            organisatie: String::new(),
            uid: None,
            rol: Rol::Werkcoach,
            beheer: false,
            weg: false,
        }
    }

    /// What the rights of the coach follow from; none for who does not work here any more.
    pub const fn bevoegd(&self) -> Option<Bevoegd> {
        if self.weg {
            return None;
        }
        Some(Bevoegd {
            rol: self.rol,
            beheer: self.beheer,
        })
    }
}
