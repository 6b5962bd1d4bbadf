//! What happened: the only way in which shared data reaches a screen.

use serde::{Deserialize, Serialize};

use super::query::Kaartrij;
use super::store::Seq;
use crate::domain::id::{CoachId, KaartId, LeerbedrijfId};

/// One commit, told to everybody who listens, in the order of the commits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Happened {
    /// Its sequence.
    pub seq: Seq,
    /// Who did it.
    pub door: CoachId,
    /// Which command of that client it was, to end its busy mark.
    pub oorzaak: Option<Ticket>,
    /// What changed on the board.
    pub feiten: Vec<Feit>,
}

impl Happened {
    /// Something that the near end of a line tells: of no commit and by nobody.
    pub fn hier(feiten: Vec<Feit>) -> Self {
        Self {
            seq: Seq(0),
            door: CoachId(0),
            oorzaak: None,
            feiten,
        }
    }
}

/// Number that a client gives to what it asks.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub struct Ticket(pub u64);

/// How the line to the store is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verbinding {
    /// The store answers.
    #[default]
    Goed,
    /// The line is there and nothing comes over it: its owner stands still, or is very busy.
    Stil,
    /// There is no line; a next one is being looked for.
    Weg,
    /// There is no line, and the store is encrypted: this process has to be told the secret before it
    /// can take it over.
    Dicht {
        /// A passphrase opens it; otherwise a key file.
        zin: bool,
        /// What was typed last does not.
        fout: bool,
    },
}

/// A coach as it stands on a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collega {
    /// Who.
    pub coach: CoachId,
    /// Short name.
    pub kort: String,
}

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Feit {
    /// A card stands like this now; none if it is no longer on the board.
    Kaart {
        /// Which card.
        kaart: KaartId,
        /// The card as it stands.
        rij: Option<Box<Kaartrij>>,
    },
    /// Something in the dossier of a card changed (timeline, person, steps): ask it again.
    Dossier {
        /// Which card.
        kaart: KaartId,
    },
    /// A leerbedrijf changed, or one of its leerwerkplekken.
    Werkgever {
        /// Which.
        bedrijf: LeerbedrijfId,
    },
    /// The drafts of a coach changed.
    Concepten {
        /// Whose.
        coach: CoachId,
    },
    /// Who works on a card now.
    Aanwezig {
        /// Which card.
        kaart: KaartId,
        /// Everybody who does, the listener as well.
        collegas: Vec<Collega>,
    },
    /// The tasks of a coach changed.
    Taken {
        /// Whose.
        coach: CoachId,
    },
    /// The line to the store changed; told by the near end of it, never by the store.
    Verbinding(Verbinding),
    /// Too much changed to tell, or the listener was too slow: ask everything again.
    Resync,
}
