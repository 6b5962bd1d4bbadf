//! A card that was put off: what burned then is out of the list until a day, or until a step is done.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::{CoachId, KaartId};
use super::signaal::Post;
use super::stap::StapId;

/// Days after which a card comes back when the step that it waits for is not done: nothing stays out
/// of sight for ever.
pub const TERUG_NA: u64 = 14;

/// A card that was put off. One per card; a next one takes its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uitstel {
    /// Which card.
    pub kaart: KaartId,
    /// The day on which it was put off.
    pub sinds: NaiveDate,
    /// It is back on this day.
    pub tot: NaiveDate,
    /// It is back as soon as this step is done ("als DUO binnen").
    pub stap: Option<StapId>,
    /// Who put it off.
    pub door: CoachId,
}

impl Uitstel {
    /// Whether it keeps something out of the list on a day. What began to burn since then is new and
    /// comes through.
    pub fn verbergt(&self, post: &Post, vandaag: NaiveDate) -> bool {
        vandaag < self.tot && (post.vanaf <= self.sinds || !post.brandt(vandaag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::TrajectId;
    use crate::domain::signaal::Signaal;

    fn dag(tekst: &str) -> NaiveDate {
        tekst.parse().unwrap()
    }

    fn post(vanaf: &str) -> Post {
        Post {
            signaal: Signaal::Terugbellen,
            stap: None,
            sinds: dag("2026-11-01"),
            vanaf: dag(vanaf),
            laat: dag(vanaf).succ_opt().unwrap(),
            wacht_op: None,
            houdt: false,
        }
    }

    #[test]
    fn what_was_put_off_comes_back_on_its_day_and_what_is_new_comes_through() {
        let it = Uitstel {
            kaart: KaartId::Traject(TrajectId(1)),
            sinds: dag("2026-11-22"),
            tot: dag("2026-11-27"),
            stap: None,
            door: CoachId(1),
        };
        let oud = post("2026-11-20");
        let nieuw = post("2026-11-25");
        assert!(it.verbergt(&oud, dag("2026-11-22")));
        assert!(it.verbergt(&oud, dag("2026-11-26")));
        assert!(!it.verbergt(&oud, dag("2026-11-27")));
        // Not there yet: it would only say "this week" of a card that was put off.
        assert!(it.verbergt(&nieuw, dag("2026-11-22")));
        assert!(!it.verbergt(&nieuw, dag("2026-11-25")));
    }
}
