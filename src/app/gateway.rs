//! The port above: how a screen or a script reaches the service, in process or over a line.

use serde::{Deserialize, Serialize};
use std::sync::mpsc::Receiver;

use super::command::Command;
use super::event::{Happened, Ticket};
use super::fault::Fault;
use super::matching::Voortgang;
use super::query::{Antwoord, Query};
use super::store::Seq;
use super::wachtwoordzin::Wachtwoordzin;
use crate::domain::id::{CoachId, KaartId};

/// Requests of one screen that may be worked on at once, so that what takes long does not hold up
/// what does not. Who serves screens over a line has room for as many of each.
pub const TEGELIJK: usize = 4;

/// Something that is asked.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[expect(
    clippy::large_enum_variant,
    reason = "a question goes out once and is answered at once"
)]
pub enum Request {
    /// A change.
    Do(Box<Command>),
    /// A question.
    Ask(Query),
}

impl Request {
    /// How far it is, of what takes so long that somebody looks.
    pub fn voortgang(&self) -> Option<&Voortgang> {
        match self {
            Self::Ask(Query::Verdeling(wens)) => Some(&wens.voortgang),
            Self::Ask(Query::Monitor(wens)) => Some(&wens.voortgang),
            Self::Ask(Query::Importproef(gelezen)) => Some(&gelezen.voortgang),
            Self::Ask(Query::Matching(wens)) => Some(&wens.voortgang),
            Self::Ask(
                Query::Zoek { voortgang, .. }
                | Query::MatchKandidaten { voortgang, .. }
                | Query::MatchPlekken { voortgang, .. },
            ) => Some(voortgang),
            Self::Ask(_) => None,
            Self::Do(command) => match command.as_ref() {
                Command::Importeer { voortgang, .. } => Some(voortgang),
                _ => None,
            },
        }
    }
}

/// The answer to a request. A change answers Done only; what it did arrives as `Happened`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Reply {
    /// The change is durable.
    Done(Done),
    /// The data that was asked for.
    Data(Box<Antwoord>),
}

/// A change that is durable.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Sequence of its commit.
    pub seq: Seq,
    /// What was done, for the status line: "R. Yıldız naar Bemiddeling".
    pub titel: String,
    /// The same for a shared screen, without of whom: "verplaatst (T-0142)".
    #[serde(default)]
    pub kaal: String,
    /// When it was committed.
    pub moment: chrono::DateTime<chrono::Utc>,
    /// The card that was made, if one was.
    pub kaart: Option<crate::domain::id::KaartId>,
    /// Cards that were left where they are, with the reason (bulk).
    pub gebleven: Vec<(crate::domain::id::KaartId, String)>,
}

/// The way to the service.
pub trait Gateway: Send + Sync {
    /// Asks and waits for the answer.
    fn call(&self, ticket: Ticket, request: Request) -> Result<Reply, Fault>;

    /// Who this is.
    fn coach(&self) -> CoachId;

    /// This window works on a card, or on none any more.
    fn werkt_aan(&self, _kaart: Option<KaartId>) {}

    /// The passphrase that the store is to be opened with (`Verbinding::Dicht`). Does not wait: whether
    /// it fits is told as an event.
    fn ontsluit(&self, _zin: Wachtwoordzin) {}

    /// Windows of others that stand still when this process does.
    fn anderen(&self) -> usize {
        0
    }

    /// Everything that happens from now on.
    fn listen(&self) -> Receiver<Happened>;
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeOwned;

    use super::*;

    #[test]
    fn whatever_crosses_the_port_can_cross_a_line() {
        fn kan<T: Serialize + DeserializeOwned>() {}
        kan::<Request>();
        kan::<Result<Reply, Fault>>();
        kan::<Happened>();
    }
}
