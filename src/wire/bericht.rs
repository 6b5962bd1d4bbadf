//! What the two ends say to each other.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};

use crate::app::event::Happened;
use crate::app::fault::Fault;
use crate::app::gateway::{Reply, Request};
use crate::domain::id::{CoachId, KaartId};

/// The first thing a screen says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Groet {
    /// What it speaks.
    pub protocol: u16,
    /// Version of its program, for the message when the two differ.
    pub versie: String,
    /// Short name of the coach it would like to be. Only the account of the owner itself may choose;
    /// for anybody else the account says who it is (HOUSE 4).
    pub coach: Option<String>,
}

/// From a screen to the owner.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(
    clippy::large_enum_variant,
    reason = "a request is written once and gone"
)]
pub enum Naar {
    /// The first thing.
    Groet(Groet),
    /// A change or a question; the number comes back with its answer.
    Vraag {
        /// Number within this line.
        nummer: u64,
        /// The number that the screen gave it, for the event that a change causes.
        ticket: crate::app::event::Ticket,
        /// What is asked.
        request: Request,
    },
    /// Whether the other end is alive, and how far a request is.
    Leef {
        /// The request.
        nummer: u64,
    },
    /// The answer to a request that takes long is not needed any more.
    Stop {
        /// The request.
        nummer: u64,
    },
    /// Which card this screen works on, for the colleagues to see.
    Werkt {
        /// The card; none when it works on none.
        kaart: Option<KaartId>,
    },
}

/// From the owner to a screen.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Van {
    /// You are in.
    Welkom {
        /// Who you are.
        coach: CoachId,
        /// Its short name.
        kort: String,
    },
    /// You are not; the words tell what to do.
    Nee {
        /// Why.
        waarom: String,
    },
    /// The answer to a request.
    Antwoord {
        /// Its number.
        nummer: u64,
        /// The answer.
        uitslag: Result<Reply, Fault>,
    },
    /// Something happened.
    Gebeurd(Happened),
    /// This end is alive; how far a request is, nothing of nothing where that is not known.
    Leeft {
        /// The request.
        nummer: u64,
        /// Done so far.
        gedaan: usize,
        /// Of how much.
        totaal: usize,
    },
}

/// What an owner understands of a message of a screen with something in it that it does not know: a
/// question of a newer program. It is answered; the line goes on.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NaarDeel {
    /// A change or a question.
    Vraag {
        /// Number within this line.
        nummer: u64,
    },
}

/// What a screen understands of a message of an owner with something in it that it does not know.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VanDeel {
    /// The answer to a request.
    Antwoord {
        /// Its number.
        nummer: u64,
    },
    /// Something happened, whatever it is: the screen asks again what it shows.
    Gebeurd(IgnoredAny),
}
