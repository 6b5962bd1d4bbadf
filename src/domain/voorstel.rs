//! A voorstel: one kandidaat proposed for one leerwerkplek, from the proposal to yes or no.
//!
//! Voorgesteld, kennismaking, a yes or no of both sides, then bevestigd (a place is reserved),
//! afgewezen (remembered, with reason and until when) or ingetrokken. Every voorstel keeps what the
//! matching said when it was made, so that it can be drawn again as it was.

use std::fmt;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::datum::toon_kort;
use super::id::{CoachId, LeerwerkplekId, TrajectId};
use super::regel::{self, Regelfout};
use super::stap::Situatie;
use super::waardelijst::RedenAfwijzing;

pub mod toen;

pub use toen::{Momentopname, Toenterm};

/// One of the two that say yes or no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Partij {
    /// Who would learn.
    Kandidaat,
    /// Who would give the place.
    Leerbedrijf,
}

impl Partij {
    /// Both, the kandidaat first.
    pub const ALL: [Self; 2] = [Self::Kandidaat, Self::Leerbedrijf];

    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Kandidaat => "kandidaat",
            Self::Leerbedrijf => "leerbedrijf",
        }
    }
}

/// What one side said.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reactie {
    /// Yes or no.
    pub ja: bool,
    /// Why; always there with a no.
    pub reden: Option<RedenAfwijzing>,
    /// In words; may be empty.
    pub woorden: String,
    /// On which day.
    pub op: NaiveDate,
}

impl fmt::Debug for Reactie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reactie")
            .field("ja", &self.ja)
            .finish_non_exhaustive()
    }
}

/// Where a voorstel stands.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voorstelstand {
    /// Proposed; a side or the kennismaking is still open.
    Voorgesteld,
    /// A day for the kennismaking was named.
    Kennismaking,
    /// Confirmed: a place is reserved (BM-03).
    Bevestigd {
        /// On which day.
        op: NaiveDate,
    },
    /// A side said no.
    Afgewezen {
        /// On which day.
        op: NaiveDate,
        /// First day on which the pair may be offered again.
        tot: NaiveDate,
    },
    /// Taken away, by a person or because something else ended it.
    Ingetrokken {
        /// On which day.
        op: NaiveDate,
        /// Why.
        reden: String,
    },
}

impl fmt::Debug for Voorstelstand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

impl Voorstelstand {
    /// What the coach reads.
    pub const fn label(&self) -> &'static str {
        match self {
            Self::Voorgesteld => "voorgesteld",
            Self::Kennismaking => "kennismaking",
            Self::Bevestigd { .. } => "bevestigd",
            Self::Afgewezen { .. } => "afgewezen",
            Self::Ingetrokken { .. } => "ingetrokken",
        }
    }

    /// Whether something can still become of it.
    pub const fn is_open(&self) -> bool {
        matches!(self, Self::Voorgesteld | Self::Kennismaking)
    }
}

/// One kandidaat proposed for one leerwerkplek.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voorstel {
    /// The traject of the kandidaat.
    pub traject: TrajectId,
    /// The leerwerkplek.
    pub plek: LeerwerkplekId,
    /// Which of this pair, from 1.
    pub nummer: u32,
    /// The day it was made.
    pub op: NaiveDate,
    /// Who made it.
    pub door: CoachId,
    /// Why it was made in spite of an earlier no, or of what the matching says; may be empty.
    pub toch: String,
    /// Where it stands.
    pub stand: Voorstelstand,
    /// Day of the kennismaking, once one was named.
    pub kennismaking: Option<NaiveDate>,
    /// What the kandidaat said.
    pub kandidaat: Option<Reactie>,
    /// What the leerbedrijf said.
    pub leerbedrijf: Option<Reactie>,
    /// What the matching said when it was made.
    pub toen: Momentopname,
}

impl fmt::Debug for Voorstel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Voorstel")
            .field("traject", &self.traject)
            .field("plek", &self.plek)
            .field("nummer", &self.nummer)
            .finish_non_exhaustive()
    }
}

/// What a voorstel starts from.
#[derive(Clone)]
pub struct NieuwVoorstel {
    /// The traject of the kandidaat.
    pub traject: TrajectId,
    /// The leerwerkplek.
    pub plek: LeerwerkplekId,
    /// The day.
    pub op: NaiveDate,
    /// Who makes it.
    pub door: CoachId,
    /// Why it is made all the same; empty where nothing speaks against it.
    pub toch: String,
    /// What the matching says now.
    pub toen: Momentopname,
}

impl fmt::Debug for NieuwVoorstel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NieuwVoorstel(..)")
    }
}

/// The voorstel of a pair that still counts against a new one: the last.
pub fn laatste(eerder: &[Voorstel]) -> Option<&Voorstel> {
    eerder.iter().max_by_key(|it| it.nummer)
}

/// Proposes a pair. `eerder` is every voorstel of this very pair.
///
/// One that is open is not made twice; after a no it waits until its day, unless a person says why
/// not (`toch`).
pub fn voorgesteld(nieuw: NieuwVoorstel, eerder: &[Voorstel]) -> Result<Voorstel, Regelfout> {
    let vorige = laatste(eerder);
    if let Some(vorige) = vorige {
        match &vorige.stand {
            stand if stand.is_open() => return Err(Regelfout::VoorstelLoopt),
            Voorstelstand::Bevestigd { .. } if nieuw.toch.is_empty() => {
                return Err(Regelfout::VoorstelWasBevestigd);
            }
            Voorstelstand::Afgewezen { tot, .. } if nieuw.op < *tot && nieuw.toch.is_empty() => {
                return Err(Regelfout::VoorstelAfgewezen {
                    reden: vorige.waarom(),
                    tot: *tot,
                });
            }
            _ => {}
        }
    }
    Ok(Voorstel {
        traject: nieuw.traject,
        plek: nieuw.plek,
        nummer: vorige.map_or(1, |it| it.nummer.saturating_add(1)),
        op: nieuw.op,
        door: nieuw.door,
        toch: nieuw.toch,
        stand: Voorstelstand::Voorgesteld,
        kennismaking: None,
        kandidaat: None,
        leerbedrijf: None,
        toen: nieuw.toen,
    })
}

/// Until when a pair is not offered because somebody said no.
pub fn niet_voor(eerder: &[Voorstel]) -> Option<NaiveDate> {
    laatste(eerder).and_then(Voorstel::niet_voor)
}

impl Voorstel {
    /// Whether something can still become of it.
    pub const fn is_open(&self) -> bool {
        self.stand.is_open()
    }

    /// Where it stands, in a few words for a row: "kennismaking 26-11".
    pub fn kort(&self) -> String {
        match (&self.stand, self.kennismaking) {
            (Voorstelstand::Kennismaking, Some(op)) if !self.is_akkoord() => {
                format!("kennismaking {}", toon_kort(op))
            }
            (stand, _) if stand.is_open() && self.is_akkoord() => "beide ja".to_owned(),
            (Voorstelstand::Afgewezen { tot, .. }, _) => format!("nee tot {}", toon_kort(*tot)),
            (stand, _) => stand.label().to_owned(),
        }
    }

    /// First day on which the pair may be offered again, after a no.
    pub fn niet_voor(&self) -> Option<NaiveDate> {
        match self.stand {
            Voorstelstand::Afgewezen { tot, .. } => Some(tot),
            _ => None,
        }
    }

    /// What a side said.
    pub const fn reactie(&self, partij: Partij) -> Option<&Reactie> {
        match partij {
            Partij::Kandidaat => self.kandidaat.as_ref(),
            Partij::Leerbedrijf => self.leerbedrijf.as_ref(),
        }
    }

    /// Whether both sides said yes.
    pub fn is_akkoord(&self) -> bool {
        let ja = |partij| self.reactie(partij).is_some_and(|it| it.ja);
        Partij::ALL.into_iter().all(ja)
    }

    /// Who said no and why, or why it was taken away, in words.
    pub fn waarom(&self) -> String {
        if let Voorstelstand::Ingetrokken { reden, .. } = &self.stand {
            return reden.clone();
        }
        let nee = |partij: Partij| {
            let reactie = self.reactie(partij).filter(|it| !it.ja)?;
            let reden = reactie.reden.map_or("nee", |it| it.label());
            Some(format!("{}: {reden}", partij.label()))
        };
        Partij::ALL
            .into_iter()
            .filter_map(nee)
            .collect::<Vec<_>>()
            .join("; ")
    }

    fn open(&self) -> Result<(), Regelfout> {
        if self.is_open() {
            Ok(())
        } else {
            Err(Regelfout::VoorstelDicht {
                stand: self.stand.label().to_owned(),
            })
        }
    }

    /// Names the day of the kennismaking; naming another day moves it.
    pub fn kennismaking_op(&self, op: NaiveDate) -> Result<Self, Regelfout> {
        self.open()?;
        if op < self.op {
            return Err(Regelfout::KennismakingVoorVoorstel { op: self.op });
        }
        let mut voorstel = self.clone();
        voorstel.kennismaking = Some(op);
        voorstel.stand = Voorstelstand::Kennismaking;
        Ok(voorstel)
    }

    /// Writes down what a side says. A no ends the voorstel and is remembered until `tot`, or as
    /// long as its reason asks.
    pub fn met_reactie(
        &self,
        partij: Partij,
        reactie: Reactie,
        tot: Option<NaiveDate>,
    ) -> Result<Self, Regelfout> {
        self.open()?;
        let mut voorstel = self.clone();
        if !reactie.ja {
            let reden = reactie.reden.ok_or(Regelfout::RedenAfwijzingOntbreekt)?;
            let tot = tot.or_else(|| reactie.op.checked_add_days(Days::new(reden.dagen())));
            let tot = tot.unwrap_or(reactie.op);
            if tot <= reactie.op {
                return Err(Regelfout::AfwijzingTotVoorbij);
            }
            voorstel.stand = Voorstelstand::Afgewezen {
                op: reactie.op,
                tot,
            };
        }
        match partij {
            Partij::Kandidaat => voorstel.kandidaat = Some(reactie),
            Partij::Leerbedrijf => voorstel.leerbedrijf = Some(reactie),
        }
        Ok(voorstel)
    }

    /// Confirms. A werkende knows the leerbedrijf, so no kennismaking is asked (BM-02 nvt).
    pub fn bevestigd(&self, situatie: Situatie, op: NaiveDate) -> Result<Self, Regelfout> {
        self.open()?;
        let nog: Vec<Partij> = Partij::ALL
            .into_iter()
            .filter(|partij| self.reactie(*partij).is_none())
            .collect();
        if !nog.is_empty() {
            return Err(Regelfout::ReactieOntbreekt { van: nog });
        }
        if situatie == Situatie::NietWerkend {
            match self.kennismaking {
                None => return Err(Regelfout::KennismakingOntbreekt),
                Some(dag) if dag > op => return Err(Regelfout::KennismakingNogNiet { op: dag }),
                Some(_) => {}
            }
        }
        let mut voorstel = self.clone();
        voorstel.stand = Voorstelstand::Bevestigd { op };
        Ok(voorstel)
    }

    /// Confirms what a person put down as confirmed by both sides (BM-03): sides that said nothing
    /// yet said yes.
    pub fn bevestigd_door_stap(&self, op: NaiveDate) -> Result<Self, Regelfout> {
        self.open()?;
        let ja = || Reactie {
            ja: true,
            reden: None,
            woorden: String::new(),
            op,
        };
        let mut voorstel = self.clone();
        voorstel.kandidaat.get_or_insert_with(ja);
        voorstel.leerbedrijf.get_or_insert_with(ja);
        voorstel.stand = Voorstelstand::Bevestigd { op };
        Ok(voorstel)
    }

    /// Takes it away, with the reason; also one that was confirmed and came loose again.
    pub fn ingetrokken(&self, reden: &str, op: NaiveDate) -> Result<Self, Regelfout> {
        if !self.is_open() && !matches!(self.stand, Voorstelstand::Bevestigd { .. }) {
            self.open()?;
        }
        let mut voorstel = self.clone();
        voorstel.stand = Voorstelstand::Ingetrokken {
            op,
            reden: regel::reden(reden)?,
        };
        Ok(voorstel)
    }
}

#[cfg(test)]
mod tests;
