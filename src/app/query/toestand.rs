//! The region, who asks, and how the store is.

use serde::{Deserialize, Serialize};

use crate::app::record::Regio;
use crate::app::store::Seq;
use crate::domain::coach::Coach;

/// The region and how the store is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toestand {
    /// The region.
    pub regio: Regio,
    /// The asker.
    pub coach: Coach,
    /// Trajecten that run.
    pub lopend: usize,
    /// Why writes are refused, if they are.
    pub storing: Option<String>,
    /// What the asker can take back, in words.
    pub ongedaan: Option<String>,
    /// What the asker can do again, in words.
    pub opnieuw: Option<String>,
    /// Last commit.
    pub seq: Seq,
}
