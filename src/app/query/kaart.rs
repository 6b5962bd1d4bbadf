//! A card as a list draws it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::app::store::Seq;
use crate::domain::fase::Fase;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::klok::Waarvoor;
use crate::domain::stap::StapId;
use crate::domain::waardelijst::{Branche, Niveau};

/// What a card is (HOUSE 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KaartSoort {
    /// A leerwerkplek being won.
    Leerwerkplek,
    /// A kandidaat in Werving kandidaten.
    Kandidaat,
    /// A traject of the pair.
    Traject,
}

/// A card as the board draws it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Kaartrij {
    /// Which card.
    pub kaart: KaartId,
    /// What it is.
    pub soort: KaartSoort,
    /// Version of the record behind it.
    pub versie: Seq,
    /// Its column.
    pub fase: Fase,
    /// Since when it stands there.
    pub sinds: NaiveDate,
    /// "R. Yıldız", or "DC Twente: magazijn" for a leerwerkplek.
    pub naam: String,
    /// Branche, if known.
    pub branche: Option<Branche>,
    /// Niveau, if known.
    pub niveau: Option<Niveau>,
    /// Steps of this fase that no longer hold it.
    pub gedaan: u8,
    /// Steps of this fase in all.
    pub totaal: u8,
    /// The one step that holds it; none when it can move on.
    pub houdt_op: Option<StapId>,
    /// Open WARN steps of earlier fasen.
    pub waarschuwingen: u8,
    /// The next day that matters.
    pub volgende: Option<(NaiveDate, Waarvoor)>,
    /// Leerwerkplek of the traject: "Kwekerij Het Veld".
    pub plek: Option<String>,
    /// Municipality or place, if known.
    pub gemeente: Option<String>,
    /// Whose caseload.
    pub coach: CoachId,
    /// Short name of that coach.
    pub coach_kort: String,
    /// On hold.
    pub wacht: bool,
    /// Ended.
    pub gesloten: bool,
}

impl Kaartrij {
    /// Days in this fase.
    pub fn dagen(&self, vandaag: NaiveDate) -> i64 {
        (vandaag - self.sinds).num_days()
    }

    /// Past the norm of the fase (the `!` on the card).
    pub fn over_norm(&self, vandaag: NaiveDate) -> bool {
        !self.gesloten && self.dagen(vandaag) > i64::from(self.fase.norm_dagen())
    }

    /// The next day that matters has passed.
    pub fn te_laat(&self, vandaag: NaiveDate) -> bool {
        !self.gesloten && self.volgende.is_some_and(|(dag, _)| dag < vandaag)
    }
}
