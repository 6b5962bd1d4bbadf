//! A voorstel as a list shows it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::voorstel::Voorstel;

/// A voorstel with the names that belong to it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VoorstelRij {
    /// The voorstel as it stands.
    pub voorstel: Voorstel,
    /// The kandidaat: "R. Yıldız".
    pub wie: String,
    /// The leerbedrijf.
    pub waar: String,
    /// The work.
    pub functie: String,
    /// Short name of who made it.
    pub door: String,
}

impl fmt::Debug for VoorstelRij {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VoorstelRij")
    }
}
