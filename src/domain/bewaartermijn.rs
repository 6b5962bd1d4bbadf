//! How long data is kept (P-40, P-42). The terms are a proposal: DOMAIN 4.3 found no legal term, so
//! each region has its archivaris confirm them. Nothing goes by itself.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::waardelijst::waardelijst;

waardelijst! {
    /// What is kept equally long.
    Bewaarklasse, "bewaarklasse" {
        Dossier = "dossier", "dossier na sluiting", [];
        NietGestart = "niet_gestart", "kandidaat die niet begon", [];
        GeenContact = "geen_contact", "kandidaat met wie nooit contact was", [];
        Journaal = "journaal", "journaal", [];
    }
}

/// The term of one class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Termijn {
    /// Of what.
    pub klasse: Bewaarklasse,
    /// Months after the last day that counts.
    pub maanden: u16,
    /// Whether the region said that this is its term; else it is to be confirmed.
    pub bevestigd: bool,
}

/// The terms of a region.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bewaartermijnen {
    /// One per class.
    pub termijnen: Vec<Termijn>,
}

impl Bewaarklasse {
    /// Months that are proposed (DOMAIN 4.3, P-22 and P-40).
    pub const fn voorstel(self) -> u16 {
        match self {
            Self::Dossier => 60,
            Self::NietGestart => 24,
            Self::GeenContact | Self::Journaal => 12,
        }
    }
}

impl Default for Bewaartermijnen {
    fn default() -> Self {
        let termijn = |klasse: &Bewaarklasse| Termijn {
            klasse: *klasse,
            maanden: klasse.voorstel(),
            bevestigd: false,
        };
        Self {
            termijnen: Bewaarklasse::ALL.iter().map(termijn).collect(),
        }
    }
}

impl Bewaartermijnen {
    /// The term of a class; the proposed one where the region has none.
    pub fn van(&self, klasse: Bewaarklasse) -> Termijn {
        let gezet = self.termijnen.iter().find(|it| it.klasse == klasse);
        gezet.copied().unwrap_or(Termijn {
            klasse,
            maanden: klasse.voorstel(),
            bevestigd: false,
        })
    }

    /// Puts the term of a class; saying it is confirming it.
    pub fn zet(&mut self, klasse: Bewaarklasse, maanden: u16) {
        self.termijnen.retain(|it| it.klasse != klasse);
        self.termijnen.push(Termijn {
            klasse,
            maanden,
            bevestigd: true,
        });
        self.termijnen.sort_by_key(|it| it.klasse);
    }

    /// The day from which something of a class may go.
    pub fn tot(&self, klasse: Bewaarklasse, sinds: NaiveDate) -> NaiveDate {
        let maanden = Months::new(u32::from(self.van(klasse).maanden));
        sinds.checked_add_months(maanden).unwrap_or(NaiveDate::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_is_proposed_until_the_region_says_its_own() {
        let mut it = Bewaartermijnen::default();
        let dag = |tekst: &str| tekst.parse::<NaiveDate>().unwrap();
        let sinds = dag("2020-02-29");
        assert_eq!(it.tot(Bewaarklasse::Dossier, sinds), dag("2025-02-28"));
        assert!(!it.van(Bewaarklasse::Dossier).bevestigd);
        it.zet(Bewaarklasse::Dossier, 84);
        assert_eq!(it.tot(Bewaarklasse::Dossier, sinds), dag("2027-02-28"));
        assert!(it.van(Bewaarklasse::Dossier).bevestigd);
        assert_eq!(it.termijnen.len(), Bewaarklasse::ALL.len());
    }
}
