//! A voorstel as a list shows it.

use crate::domain::voorstel::Voorstel;

/// A voorstel with the names that belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
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
