//! Where the steps of one card stand.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::id::CoachId;
use super::stap::StapId;

/// How one step stands (DOMAIN 2.2). A step without a stand is open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stapstand {
    /// Nothing done yet.
    Open,
    /// Planned for a day.
    Gepland {
        /// The day.
        op: NaiveDate,
    },
    /// Somebody is at it.
    Bezig {
        /// Since when.
        sinds: NaiveDate,
    },
    /// Done.
    Gedaan {
        /// On which day.
        op: NaiveDate,
        /// Who noted it.
        door: CoachId,
    },
    /// Niet van toepassing, with the reason.
    Nvt {
        /// Why.
        reden: String,
    },
    /// Passed at the poort without being done, with a motivering that stays.
    Afwijking {
        /// Why; never empty.
        motivering: String,
        /// On which day.
        op: NaiveDate,
        /// Who decided.
        door: CoachId,
    },
}

impl Stapstand {
    /// Whether the poort lets a card pass this step.
    pub fn is_klaar(&self) -> bool {
        matches!(
            self,
            Self::Gedaan { .. } | Self::Nvt { .. } | Self::Afwijking { .. }
        )
    }

    /// What the coach reads.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Gepland { .. } => "gepland",
            Self::Bezig { .. } => "bezig",
            Self::Gedaan { .. } => "gedaan",
            Self::Nvt { .. } => "niet van toepassing",
            Self::Afwijking { .. } => "afwijking",
        }
    }
}

/// The steps of one card that are no longer simply open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Stappen(BTreeMap<StapId, Stapstand>);

impl Stappen {
    /// Takes out reasons and motiveringen.
    pub fn zonder_woorden(&mut self) {
        for stand in self.0.values_mut() {
            match stand {
                Stapstand::Nvt { reden } => reden.clear(),
                Stapstand::Afwijking { motivering, .. } => motivering.clear(),
                Stapstand::Open
                | Stapstand::Gepland { .. }
                | Stapstand::Bezig { .. }
                | Stapstand::Gedaan { .. } => {}
            }
        }
    }

    /// How a step stands.
    pub fn stand(&self, id: StapId) -> &Stapstand {
        self.0.get(&id).unwrap_or(&Stapstand::Open)
    }

    /// Whether a step no longer holds the card.
    pub fn is_klaar(&self, id: StapId) -> bool {
        self.stand(id).is_klaar()
    }

    /// The day a step was done, if it was.
    pub fn gedaan_op(&self, id: StapId) -> Option<NaiveDate> {
        match self.stand(id) {
            Stapstand::Gedaan { op, .. } => Some(*op),
            _ => None,
        }
    }

    /// Puts a step; an open one is simply not kept.
    pub(crate) fn zet(&mut self, id: StapId, stand: Stapstand) {
        if stand == Stapstand::Open {
            self.0.remove(&id);
        } else {
            self.0.insert(id, stand);
        }
    }

    /// Steps with their stand, open ones left out.
    pub fn iter(&self) -> impl Iterator<Item = (StapId, &Stapstand)> {
        self.0.iter().map(|(id, stand)| (*id, stand))
    }
}
