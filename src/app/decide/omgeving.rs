//! What a decision knows beside the records: who asks, when, and what the board looks like.

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::fault::Fault;
use crate::app::formulier::Wie;
use crate::app::leesmodel::Leesmodel;
use crate::app::query::PaarBeeld;
use crate::app::radar::Radar;
use crate::domain::id::{CoachId, KaartId, LeerwerkplekId, TrajectId};
use crate::domain::overleg::agenda::Aanleiding;

/// Weighs a pair as it stands: a voorstel keeps what this said.
pub type Weeg<'a> = &'a dyn Fn(TrajectId, LeerwerkplekId) -> Result<PaarBeeld, Fault>;

/// The order of the cases of an overleg that begins, looking back to a day.
pub type Volgorde<'a> = &'a dyn Fn(NaiveDate) -> Result<Vec<(KaartId, Aanleiding)>, Fault>;

/// Who decides when, and what the board looks like.
pub struct Omgeving<'a> {
    /// Who asks.
    pub coach: CoachId,
    /// The moment.
    pub nu: DateTime<Utc>,
    /// The day where the coach is.
    pub vandaag: NaiveDate,
    /// Names of coaches and companies.
    pub model: &'a Leesmodel,
    /// What the matching says of a pair.
    pub weeg: Weeg<'a>,
    /// What an overleg begins with.
    pub agenda: Volgorde<'a>,
    /// Who may be the same person as somebody.
    pub radar: &'a Radar,
}

impl Omgeving<'_> {
    /// Who opens a form.
    pub(super) fn wie(&self) -> Wie<'_> {
        let coach = self.model.coach(self.coach);
        Wie {
            vandaag: self.vandaag,
            coach: coach.map_or("", |coach| &coach.naam),
        }
    }
}
