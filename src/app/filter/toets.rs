//! What a filter sees of a card.

use chrono::NaiveDate;

use super::Vlag;
use crate::domain::fase::Fase;
use crate::domain::waardelijst::{Branche, Doelgroep, Niveau};

/// What a filter looks at; borrowed from a row of the read model.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a mark of its own that a filter asks for"
)]
#[derive(Debug, Clone, Copy)]
pub struct Toets<'a> {
    /// Column.
    pub fase: Fase,
    /// Branche, if known.
    pub branche: Option<Branche>,
    /// Niveau, if known.
    pub niveau: Option<Niveau>,
    /// Groups, a bit each (`doelgroep_bit`).
    pub doelgroepen: u32,
    /// Short name of the coach.
    pub coach: &'a str,
    /// Municipality or place, folded; empty if not known.
    pub gemeente: &'a str,
    /// Since when in the fase.
    pub sinds: NaiveDate,
    /// Next day that matters.
    pub volgende: Option<NaiveDate>,
    /// A step holds it.
    pub vast: bool,
    /// On hold.
    pub wacht: bool,
    /// Ended.
    pub gesloten: bool,
    /// Carries open WARN steps.
    pub waarschuwing: bool,
    /// No leerwerkplek yet.
    pub zonder_plek: bool,
    /// Full name, folded.
    pub gevouwen: &'a str,
}

impl Toets<'_> {
    /// Days in the fase.
    pub fn dagen(&self, vandaag: NaiveDate) -> i64 {
        (vandaag - self.sinds).num_days()
    }

    /// Past the norm of the fase or past the next day.
    pub fn is_laat(&self, vandaag: NaiveDate) -> bool {
        !self.gesloten
            && (self.dagen(vandaag) > i64::from(self.fase.norm_dagen())
                || self.volgende.is_some_and(|dag| dag < vandaag))
    }

    pub(super) fn heeft(&self, vlag: Vlag, vandaag: NaiveDate) -> bool {
        match vlag {
            Vlag::TeLaat => self.is_laat(vandaag),
            Vlag::Vast => self.vast,
            Vlag::Klaar => !self.vast && !self.gesloten && !self.wacht,
            Vlag::Wacht => self.wacht,
            Vlag::Waarschuwing => self.waarschuwing,
            Vlag::ZonderPlek => self.zonder_plek,
        }
    }
}

/// The bit of a group in `Toets::doelgroepen`.
pub fn doelgroep_bit(doelgroep: Doelgroep) -> u32 {
    let plaats = Doelgroep::ALL
        .iter()
        .position(|d| *d == doelgroep)
        .unwrap_or(31);
    1 << plaats.min(31)
}
