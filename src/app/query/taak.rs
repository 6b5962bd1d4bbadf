//! Tasks as they are asked for and answered.

use serde::{Deserialize, Serialize};

use crate::domain::id::CoachId;
use crate::domain::taak::Taak;

/// An open task with the names that stand beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taakrij {
    /// The task.
    #[serde(flatten)]
    pub taak: Taak,
    /// Name of the card, empty where there is none.
    pub naam: String,
    /// Short name of who does it.
    pub aan_kort: String,
    /// Short name of who asked it.
    pub door_kort: String,
}

/// Whose tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taakwens {
    /// Of the asker.
    Eigen,
    /// Of a coach.
    VanCoach(CoachId),
    /// Of a card.
    VanKaart(crate::domain::id::KaartId),
}
