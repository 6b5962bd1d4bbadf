//! A leerwerkplek: won in the first column, then matched, with room for a number of people.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::code::Crebo;
use super::eis::Eis;
use super::id::{CoachId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use super::matching::{Bezetting, Periode, Ruimte};
use super::postcode::Postcode;
use super::regel::Regelfout;
use super::stap::StapId;
use super::stappen::{Stappen, Stapstand};
use super::waardelijst::{Branche, Dagdeel, Niveau};

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
    pub eisen: Vec<Eis>,
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
    /// Last day, if the place goes.
    #[serde(default)]
    pub tot: Option<NaiveDate>,
    /// Numbers of people from a later day on, by day: capacity over time.
    #[serde(default)]
    pub aantallen: Vec<AantalVanaf>,
    /// Parts of the week that are worked; empty when not said.
    #[serde(default)]
    pub dagdelen: Vec<Dagdeel>,
    /// How many people the praktijkopleider can guide at once, if said.
    #[serde(default)]
    pub begeleiding: Option<u8>,
    /// Where the work is, when that is not at the leerbedrijf itself.
    #[serde(default)]
    pub postcode: Option<Postcode>,
    /// Place of the work, when that is not the leerbedrijf's.
    #[serde(default)]
    pub plaats: Option<String>,
    /// Day on which the werkgever last said that this still holds (WG-07: every 3 months).
    #[serde(default)]
    pub bevestigd: Option<NaiveDate>,
}

/// A number of people from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AantalVanaf {
    /// First day.
    pub vanaf: NaiveDate,
    /// How many people at once, 0 to 999.
    pub aantal: u16,
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
    /// A leerwerkplek of which only the leerbedrijf is known: being won, for one person.
    pub fn nieuw(
        id: LeerwerkplekId,
        bedrijf: LeerbedrijfId,
        coach: CoachId,
        op: NaiveDate,
    ) -> Self {
        Self {
            id,
            bedrijf,
            functie: String::new(),
            branche: None,
            niveau: None,
            crebo: None,
            aantal: 1,
            bezet: Vec::new(),
            uren: None,
            vanaf: None,
            eisen: Vec::new(),
            perspectief: None,
            stand: PlekStand::Werving,
            sinds: op,
            coach,
            stappen: Stappen::default(),
            terugbellen: None,
            tot: None,
            aantallen: Vec::new(),
            dagdelen: Vec::new(),
            begeleiding: None,
            postcode: None,
            plaats: None,
            bevestigd: None,
        }
    }

    /// How many people at once on a day.
    pub fn aantal_op(&self, dag: NaiveDate) -> u16 {
        let later = self.aantallen.iter().filter(|it| it.vanaf <= dag);
        later
            .max_by_key(|it| it.vanaf)
            .map_or(self.aantal, |it| it.aantal)
    }

    /// Places that are free.
    pub fn vrij(&self) -> u16 {
        self.aantal
            .saturating_sub(u16::try_from(self.bezet.len()).unwrap_or(u16::MAX))
    }

    /// Places that are free on a day.
    pub fn vrij_op(&self, dag: NaiveDate) -> u16 {
        self.aantal_op(dag)
            .saturating_sub(u16::try_from(self.bezet.len()).unwrap_or(u16::MAX))
    }

    /// The day on which the werkgever last said what there is: a confirmation, else the day that
    /// WG-07 was done, else since when it stands like this.
    pub fn laatst_bevestigd(&self) -> NaiveDate {
        let stap = StapId::code("WG-07").and_then(|stap| self.stappen.gedaan_op(stap));
        self.bevestigd.or(stap).unwrap_or(self.sinds)
    }

    /// Takes a place for a traject, if one is free on every day of its period (DOMAIN 10, Capacity);
    /// taking it twice changes nothing. `bezet` is when the others hold theirs: the matching looks at
    /// the same days, so what it offers is never refused here.
    pub fn gereserveerd(
        &self,
        traject: TrajectId,
        periode: Periode,
        bezet: &[Bezetting],
    ) -> Result<Self, Regelfout> {
        if self.bezet.contains(&traject) {
            return Ok(self.clone());
        }
        let vrij = Ruimte::van(self, bezet).vrij_in(periode.van, periode.tot);
        self.met(traject, vrij > 0, periode)
    }

    /// The same for a region that is made up, where nobody plans: one place for each.
    pub fn ingevuld(&self, traject: TrajectId) -> Result<Self, Regelfout> {
        if self.bezet.contains(&traject) {
            return Ok(self.clone());
        }
        let ooit = Periode {
            van: NaiveDate::MIN,
            tot: NaiveDate::MAX,
        };
        self.met(traject, self.vrij() > 0, ooit)
    }

    fn met(&self, traject: TrajectId, vrij: bool, periode: Periode) -> Result<Self, Regelfout> {
        if self.stand != PlekStand::Beschikbaar {
            return Err(Regelfout::PlekNietBeschikbaar {
                stand: self.stand.label().to_owned(),
            });
        }
        if !vrij {
            // Who holds a place explains it best; else it is the days.
            return Err(if self.vrij() == 0 {
                Regelfout::PlekVol {
                    bezet: u16::try_from(self.bezet.len()).unwrap_or(u16::MAX),
                    aantal: self.aantal,
                }
            } else {
                Regelfout::PlekNietSteedsVrij {
                    van: periode.van,
                    tot: periode.tot,
                }
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
            functie: "magazijn".to_owned(),
            branche: Some(Branche::Logistiek),
            aantal,
            stand: PlekStand::Beschikbaar,
            ..Leerwerkplek::nieuw(LeerwerkplekId(1), LeerbedrijfId(1), CoachId(1), dag)
        }
    }

    #[test]
    fn the_number_of_people_follows_the_days_that_were_said() {
        let dag = |it: &str| -> NaiveDate { it.parse().unwrap() };
        let mut plek = plek(2);
        plek.aantallen = vec![
            AantalVanaf {
                vanaf: dag("2026-06-01"),
                aantal: 0,
            },
            AantalVanaf {
                vanaf: dag("2026-03-01"),
                aantal: 3,
            },
        ];
        assert_eq!(plek.aantal_op(dag("2026-02-28")), 2);
        assert_eq!(plek.aantal_op(dag("2026-03-01")), 3);
        assert_eq!(plek.aantal_op(dag("2026-07-01")), 0);
    }

    #[test]
    fn a_third_match_on_two_places_is_refused_and_uitval_returns_one() {
        let vol = plek(2)
            .ingevuld(TrajectId(1))
            .unwrap()
            .ingevuld(TrajectId(2))
            .unwrap();
        assert_eq!(
            vol.ingevuld(TrajectId(3)),
            Err(Regelfout::PlekVol {
                bezet: 2,
                aantal: 2
            })
        );
        assert!(
            vol.ingevuld(TrajectId(2)).is_ok(),
            "the same traject is not a third"
        );
        let weer = vol.vrijgegeven(TrajectId(1));
        assert_eq!(weer.vrij(), 1);
        assert!(weer.ingevuld(TrajectId(3)).is_ok());
    }

    #[test]
    fn a_plek_that_is_still_being_won_cannot_be_matched() {
        let mut werving = plek(2);
        werving.stand = PlekStand::Werving;
        assert!(matches!(
            werving.ingevuld(TrajectId(1)),
            Err(Regelfout::PlekNietBeschikbaar { .. })
        ));
    }
}
