//! One card while its history is replayed: what must happen on which day, and the timeline of it.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};

use crate::domain::gebeurtenis::{Gebeurtenis, Wat};
use crate::domain::id::{CoachId, KaartId};

/// The timeline of one card; moments only go forward.
pub(crate) struct Tijdlijn {
    kaart: KaartId,
    laatst: Option<DateTime<Utc>>,
    pub(crate) van: Vec<Gebeurtenis>,
}

impl Tijdlijn {
    pub(crate) fn nieuw(kaart: KaartId) -> Self {
        Self {
            kaart,
            laatst: None,
            van: Vec::new(),
        }
    }

    /// Writes an entry on a day, in working hours, after the one before it.
    pub(crate) fn zet(&mut self, dag: NaiveDate, door: CoachId, wat: Wat) {
        // Cards start at different minutes, or all coaches would write at eight sharp.
        let minuten = i64::try_from(self.kaart.nummer() * 37 % 240).unwrap_or(0);
        let vroegst = dag.and_time(NaiveTime::MIN).and_utc() + Duration::minutes(8 * 60 + minuten);
        let moment = match self.laatst {
            Some(laatst) if laatst >= vroegst => laatst + Duration::minutes(4),
            _ => vroegst,
        };
        self.laatst = Some(moment);
        self.van.push(Gebeurtenis {
            kaart: self.kaart,
            moment,
            door,
            wat,
        });
    }
}

/// Something that happened to a card on a day.
pub(super) struct Daad<T> {
    pub(super) dag: NaiveDate,
    pub(super) rang: Rang,
    pub(super) door: CoachId,
    pub(super) wat: T,
}

/// What comes first on one day: steps, then what was said of them, then the move they allowed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rang {
    Nvt,
    Stap,
    Tekst,
    Plan,
    Verplaats,
    Einde,
}

/// Puts deeds in the order in which they happened.
pub(super) fn op_volgorde<T>(daden: &mut [Daad<T>]) {
    daden.sort_by_key(|it| (it.dag, it.rang));
}

/// The day on which something for `op` was planned: the last day before it on which anything
/// happened, for that is when people plan.
pub(super) fn plandag<T>(
    daden: &[Daad<T>],
    op: NaiveDate,
    vandaag: NaiveDate,
) -> Option<NaiveDate> {
    let uiterlijk = op.min(vandaag);
    daden
        .iter()
        .map(|it| it.dag)
        .filter(|dag| *dag <= uiterlijk)
        .max()
}
