//! What the screen with the leerbedrijven shows.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Kaartrij, StapRij, TijdlijnRegel};
use crate::app::store::Seq;
use crate::domain::code::{Crebo, Werkprocescode};
use crate::domain::id::{KaartId, LeerbedrijfId};
use crate::domain::leerbedrijf::sein::Sein;
use crate::domain::leerbedrijf::{BedrijfSoort, Leerbedrijf};
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::waardelijst::Branche;

/// A leerbedrijf in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Werkgeverrij {
    /// Which.
    pub id: LeerbedrijfId,
    /// Name.
    pub naam: String,
    /// Place.
    pub plaats: String,
    /// Branche of the company.
    pub branche: Branche,
    /// Regular or sociale werkvoorziening.
    pub soort: BedrijfSoort,
    /// Places free today, of what is available.
    pub vrij: u16,
    /// Places today in all, of what is available.
    pub plaatsen: u16,
    /// Leerwerkplekken being won.
    pub werving: usize,
    /// BLOCK steps of WG that are still open on those, of the one furthest behind.
    pub open: usize,
    /// Erkenningen that are valid today.
    pub erkend: usize,
    /// The first day on which one of those ends.
    pub erkend_tot: Option<NaiveDate>,
    /// What needs doing, most pressing first.
    pub seinen: Vec<Sein>,
}

/// A window of the list.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WerkgeversBeeld {
    /// Leerbedrijven after the filter.
    pub totaal: usize,
    /// Leerbedrijven in all.
    pub alle: usize,
    /// Of those after the filter, where something needs doing.
    pub let_op: usize,
    /// Position of the first row that is here.
    pub van: usize,
    /// The rows.
    pub rijen: Vec<Werkgeverrij>,
    /// Where the anchor stands, if the filter lets it through.
    pub anker: Option<usize>,
}

/// Everything of one leerbedrijf.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WerkgeverBeeld {
    /// The record.
    pub bedrijf: Leerbedrijf,
    /// Its version.
    pub versie: Option<Seq>,
    /// What needs doing.
    pub seinen: Vec<Sein>,
    /// Its leerwerkplekken: being won first, then available, then closed.
    pub plekken: Vec<PlekBeeld>,
    /// Its erkenningen with their werkprocessen.
    pub erkenningen: Vec<ErkenningBeeld>,
    /// What happened on its cards, newest first.
    pub tijdlijn: Vec<(KaartId, TijdlijnRegel)>,
}

/// A leerwerkplek of a leerbedrijf.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlekBeeld {
    /// The record.
    pub plek: Leerwerkplek,
    /// Its version.
    pub versie: Option<Seq>,
    /// Its card as on the board.
    pub rij: Kaartrij,
    /// Title of its kwalificatie, if one was chosen and is known.
    pub kwalificatie: Option<String>,
    /// Who learns there.
    pub mensen: Vec<Kaartrij>,
    /// Its WG steps, in order.
    pub stappen: Vec<StapRij>,
}

/// An erkenning with the werkprocessen of its kwalificatie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErkenningBeeld {
    /// For which kwalificatie.
    pub crebo: Crebo,
    /// Its title, if known.
    pub naam: Option<String>,
    /// Last day, if it ends.
    pub geldig_tot: Option<NaiveDate>,
    /// Every werkproces of the kwalificatie, and whether it can be done here; what can be done
    /// and is not of the kwalificatie comes last, without a title.
    pub werkprocessen: Vec<(Werkprocescode, String, bool)>,
    /// Trajecten that run past its last day, with their planned end.
    pub raakt: Vec<(Kaartrij, Option<NaiveDate>)>,
}
