//! A leerwerkplek: won in the first column, then matched, with room for a number of people.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::code::Crebo;
use super::id::{CoachId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use super::regel::Regelfout;
use super::stap::StapId;
use super::stappen::{Stappen, Stapstand};
use super::waardelijst::{Branche, Niveau};

/// A place to learn at a leerbedrijf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Leerwerkplek {
    /// The id.
    pub id: LeerwerkplekId,
    /// Where.
    pub bedrijf: LeerbedrijfId,
    /// What kind of work, such as "magazijn en orderpicken".
    pub functie: String,
    /// Branche of the work; may differ from the company's (S4 item 4).
    pub branche: Option<Branche>,
    /// Highest niveau that can be learned here (S4 item 5).
    pub niveau: Option<Niveau>,
    /// Kwalificatie that is learned here, if chosen.
    pub crebo: Option<Crebo>,
    /// How many people at once, 1 to 999.
    pub aantal: u16,
    /// Who holds a place.
    pub bezet: Vec<TrajectId>,
    /// Hours a week, if known.
    pub uren: Option<u8>,
    /// First day.
    pub vanaf: Option<NaiveDate>,
    /// What is asked, such as VCA or rijbewijs B.
    pub eisen: Vec<String>,
    /// Prospect of a job.
    pub perspectief: Option<Perspectief>,
    /// Being won, available, or gone.
    pub stand: PlekStand,
    /// Since when it stands like that.
    pub sinds: NaiveDate,
    /// Who wins it.
    pub coach: CoachId,
    /// Where the WG steps stand.
    pub stappen: Stappen,
    /// Day to call back, if promised.
    pub terugbellen: Option<NaiveDate>,
}

/// Prospect of a job after praktijkleren (S2: without it coaches do not refer).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Perspectief {
    /// A contract was promised.
    Toegezegd,
    /// Possible.
    Mogelijk,
    /// None.
    Geen,
}

impl Perspectief {
    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Toegezegd => "baan toegezegd",
            Self::Mogelijk => "baan mogelijk",
            Self::Geen => "geen baan",
        }
    }
}

/// Where a leerwerkplek stands in its own life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlekStand {
    /// On the board, first column.
    Werving,
    /// Won; can be matched.
    Beschikbaar,
    /// Gone, with the reason.
    Gesloten {
        /// Why.
        reden: String,
    },
}

impl PlekStand {
    /// What the coach reads.
    pub fn label(&self) -> &'static str {
        match self {
            Self::Werving => "in werving",
            Self::Beschikbaar => "beschikbaar",
            Self::Gesloten { .. } => "gesloten",
        }
    }
}

impl Leerwerkplek {
    /// Places that are free.
    pub fn vrij(&self) -> u16 {
        self.aantal
            .saturating_sub(u16::try_from(self.bezet.len()).unwrap_or(u16::MAX))
    }

    /// Takes a place for a traject (DOMAIN 10, Capacity); taking it twice changes nothing.
    pub fn gereserveerd(&self, traject: TrajectId) -> Result<Self, Regelfout> {
        if self.bezet.contains(&traject) {
            return Ok(self.clone());
        }
        if self.stand != PlekStand::Beschikbaar {
            return Err(Regelfout::PlekNietBeschikbaar {
                stand: self.stand.label().to_owned(),
            });
        }
        if self.vrij() == 0 {
            let bezet = u16::try_from(self.bezet.len()).unwrap_or(u16::MAX);
            return Err(Regelfout::PlekVol {
                bezet,
                aantal: self.aantal,
            });
        }
        let mut plek = self.clone();
        plek.bezet.push(traject);
        Ok(plek)
    }

    /// Gives the place of a traject back.
    #[must_use]
    pub fn vrijgegeven(&self, traject: TrajectId) -> Self {
        let mut plek = self.clone();
        plek.bezet.retain(|id| *id != traject);
        plek
    }

    /// Puts a step of Werving werkgevers.
    pub fn stap_gezet(&self, stap: StapId, stand: Stapstand) -> Result<Self, Regelfout> {
        if let PlekStand::Gesloten { .. } = self.stand {
            return Err(Regelfout::PlekNietBeschikbaar {
                stand: self.stand.label().to_owned(),
            });
        }
        let regel = stap.stap();
        if regel.fase != super::fase::Fase::WervingWerkgevers {
            return Err(Regelfout::StapHoortNietHier { stap });
        }
        if matches!(stand, Stapstand::Nvt { .. }) && !regel.nvt {
            return Err(Regelfout::NvtMagNiet { stap });
        }
        let mut plek = self.clone();
        plek.stappen.zet(stap, stand);
        Ok(plek)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plek(aantal: u16) -> Leerwerkplek {
        let dag = NaiveDate::from_ymd_opt(2026, 1, 5).unwrap();
        Leerwerkplek {
            id: LeerwerkplekId(1),
            bedrijf: LeerbedrijfId(1),
            functie: "magazijn".to_owned(),
            branche: Some(Branche::Logistiek),
            niveau: None,
            crebo: None,
            aantal,
            bezet: vec![],
            uren: None,
            vanaf: None,
            eisen: vec![],
            perspectief: None,
            stand: PlekStand::Beschikbaar,
            sinds: dag,
            coach: CoachId(1),
            stappen: Stappen::default(),
            terugbellen: None,
        }
    }

    #[test]
    fn a_third_match_on_two_places_is_refused_and_uitval_returns_one() {
        let vol = plek(2)
            .gereserveerd(TrajectId(1))
            .unwrap()
            .gereserveerd(TrajectId(2))
            .unwrap();
        assert_eq!(
            vol.gereserveerd(TrajectId(3)),
            Err(Regelfout::PlekVol {
                bezet: 2,
                aantal: 2
            })
        );
        assert!(
            vol.gereserveerd(TrajectId(2)).is_ok(),
            "the same traject is not a third"
        );
        let weer = vol.vrijgegeven(TrajectId(1));
        assert_eq!(weer.vrij(), 1);
        assert!(weer.gereserveerd(TrajectId(3)).is_ok());
    }

    #[test]
    fn a_plek_that_is_still_being_won_cannot_be_matched() {
        let mut werving = plek(2);
        werving.stand = PlekStand::Werving;
        assert!(matches!(
            werving.gereserveerd(TrajectId(1)),
            Err(Regelfout::PlekNietBeschikbaar { .. })
        ));
    }
}
