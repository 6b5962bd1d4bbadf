//! Coaches: who works with the board.

use serde::{Deserialize, Serialize};

use super::id::CoachId;

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
}
