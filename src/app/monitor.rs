//! The facts of the monitor: read from every dossier in one walk, off the loop, and kept until the
//! next commit.
//!
//! What was asked as of a day is worked out from what was written until then (`feiten`). The end
//! of each month is kept as figures (`maandstand`), so that what was reported then can be read
//! again after anything was corrected.

mod bedrag;
mod feiten;
mod maandstand;

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::fault::Fault;
use super::leesmodel::Leesmodel;
use super::matching::Voortgang;
use super::store::{Seq, Store};
use crate::domain::id::KaartId;
use crate::domain::monitor::feit::Feiten;

pub use maandstand::Maandstand;
pub(super) use maandstand::{bewaarde, te_maken};

/// Facts as of a day, with the card of each traject.
#[derive(Debug, Default)]
pub struct Geteld {
    /// The facts.
    pub feiten: Feiten,
    /// The card of each traject, in the same order.
    pub kaarten: Vec<KaartId>,
}

/// How many days are kept at once: the one in sight and the one before it.
const DAGEN: usize = 2;

/// As of which commit and which day.
type Sleutel = (Seq, NaiveDate);

/// Facts that were worked out, newest last.
#[derive(Default)]
pub struct Monitor {
    gedaan: Mutex<Vec<(Sleutel, Arc<Geteld>)>>,
    /// One at a time: two screens that ask the same wait for the same walk.
    bezig: Mutex<()>,
}

impl fmt::Debug for Monitor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Monitor")
    }
}

impl Monitor {
    /// The facts as of the end of a day; none where it was stopped.
    pub fn geteld(
        &self,
        store: &dyn Store,
        model: &dyn Fn() -> Namen,
        stand: NaiveDate,
        voortgang: &Voortgang,
    ) -> Result<Option<Arc<Geteld>>, Fault> {
        let _bezig = self.bezig.lock().unwrap_or_else(PoisonError::into_inner);
        let sleutel = (store.seq(), stand);
        if let Some(er_is) = self.zoek(sleutel) {
            return Ok(Some(er_is));
        }
        let Some(nieuw) = feiten::lees(store, &model(), stand, voortgang)? else {
            return Ok(None);
        };
        let nieuw = Arc::new(nieuw);
        let mut gedaan = self.gedaan.lock().unwrap_or_else(PoisonError::into_inner);
        // What is of an earlier commit is not asked again.
        gedaan.retain(|((seq, _), _)| *seq == sleutel.0);
        gedaan.push((sleutel, Arc::clone(&nieuw)));
        if gedaan.len() > DAGEN {
            gedaan.remove(0);
        }
        Ok(Some(nieuw))
    }

    fn zoek(&self, sleutel: Sleutel) -> Option<Arc<Geteld>> {
        let gedaan = self.gedaan.lock().unwrap_or_else(PoisonError::into_inner);
        let er_is = gedaan.iter().find(|(ander, _)| *ander == sleutel);
        er_is.map(|(_, geteld)| Arc::clone(geteld))
    }
}

/// Names that the facts need and the records do not hold.
#[derive(Debug, Default)]
pub struct Namen {
    /// Short names of coaches, by number.
    coaches: HashMap<u16, String>,
    /// The municipality of each place.
    gemeenten: HashMap<String, String>,
}

impl Namen {
    /// As the rows know them.
    pub fn van(model: &Leesmodel) -> Self {
        let coaches = model.coaches().iter();
        let plaatsen = model.plaatsen().into_iter();
        Self {
            coaches: coaches.map(|it| (it.id.0, it.kort.clone())).collect(),
            gemeenten: plaatsen
                .filter_map(|plaats| {
                    let gemeente = model.gemeente_van(&plaats)?;
                    Some((crate::domain::tekst::vouw(&plaats), gemeente))
                })
                .collect(),
        }
    }
}
