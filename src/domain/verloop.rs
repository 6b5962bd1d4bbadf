//! How a traject went, as far as was written down at a moment: its fasen, its steps, how it ended.
//!
//! A traject holds what is so now. Its timeline holds what was written when, and is never changed:
//! with both, every day in the past can be asked again and gives the same answer next year. What was
//! taken back counts until the moment it was taken back, and not after.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};

use super::fase::Fase;
use super::gebeurtenis::{Gebeurtenis, Wat};
use super::id::LeerwerkplekId;
use super::sluiting::{Slot, Sluiting, Stand};
use super::stap::StapId;
use super::stappen::{Stappen, Stapstand};
use super::traject::Traject;

/// The time in one fase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verblijf {
    /// Which fase.
    pub fase: Fase,
    /// The day it came there.
    pub van: NaiveDate,
    /// The day it left, or ended; none while it is there.
    pub tot: Option<NaiveDate>,
}

impl Verblijf {
    /// Days in this fase up to a day.
    pub fn dagen(&self, dag: NaiveDate) -> i64 {
        (self.tot.unwrap_or(dag).min(dag) - self.van)
            .num_days()
            .max(0)
    }
}

/// A traject as of a moment, without anybody's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verloop {
    fasen: Vec<Verblijf>,
    stappen: Stappen,
    stand: Stand,
    plek: Option<LeerwerkplekId>,
}

impl Verloop {
    /// How it went up to a moment, that moment included; none where it did not exist yet.
    ///
    /// `tijdlijn` is the whole timeline, oldest first; `dag_van` says which day a moment is where the
    /// coach is. A step of which the timeline says nothing (it came in with a file) counts from its
    /// own day.
    pub fn tot(
        traject: &Traject,
        tijdlijn: &[Gebeurtenis],
        tot: DateTime<Utc>,
        dag_van: impl Fn(DateTime<Utc>) -> NaiveDate,
    ) -> Option<Self> {
        let vandaag = dag_van(tot);
        let begonnen = tijdlijn.first().is_none_or(|it| it.moment <= tot);
        if traject.aangemaakt > vandaag || !begonnen {
            return None;
        }
        let verteld = verteld(tijdlijn);
        let bijgewerkt = tijdlijn.last().is_none_or(|it| it.moment <= tot);
        let mut spel = Naspel::nieuw(traject.aangemaakt);
        for it in tijdlijn.iter().take_while(|it| it.moment <= tot) {
            spel.doe(it, dag_van(it.moment), traject);
        }
        // What the timeline left out by now is in the traject itself.
        if bijgewerkt && traject.sinds <= vandaag {
            spel.zet_fase(traject.fase, traject.sinds);
            spel.stand = traject.stand.clone();
            spel.plek = traject.plek;
        }
        for (stap, stand) in traject.stappen.iter() {
            if verteld.contains(&stap) {
                if bijgewerkt {
                    spel.stappen.zet(stap, stand.clone());
                }
            } else if dag(stand).is_none_or(|dag| dag <= vandaag) {
                spel.stappen.zet(stap, stand.clone());
            }
        }
        if bijgewerkt {
            for stap in &verteld {
                spel.stappen
                    .zet(*stap, traject.stappen.stand(*stap).clone());
            }
        }
        Some(spel.klaar())
    }

    /// The fasen it was in, in the order in which it came there; at least one.
    pub fn fasen(&self) -> &[Verblijf] {
        &self.fasen
    }

    /// The fase it stands in, or stood in when it ended.
    pub fn fase(&self) -> Fase {
        self.fasen
            .last()
            .map_or(Fase::WervingKandidaten, |it| it.fase)
    }

    /// Since when it stands there.
    pub fn sinds(&self) -> Option<NaiveDate> {
        self.fasen.last().map(|it| it.van)
    }

    /// Running, waiting or ended; without the words.
    pub fn stand(&self) -> &Stand {
        &self.stand
    }

    /// How and when it ended, if it did.
    pub fn slot(&self) -> Option<(Slot, NaiveDate)> {
        match &self.stand {
            Stand::Gesloten(sluiting) => Some((sluiting.slot, sluiting.op)),
            Stand::Lopend | Stand::Wacht { .. } => None,
        }
    }

    /// Whether it ended.
    pub fn is_gesloten(&self) -> bool {
        self.slot().is_some()
    }

    /// The leerwerkplek that was linked.
    pub fn plek(&self) -> Option<LeerwerkplekId> {
        self.plek
    }

    /// Where its steps stood; without the words.
    pub fn stappen(&self) -> &Stappen {
        &self.stappen
    }

    /// The day a step was done, by its code; none for a code that is no step.
    pub fn gedaan(&self, code: &str) -> Option<NaiveDate> {
        self.stappen.gedaan_op(StapId::code(code)?)
    }
}

/// The day a stand of a step is about, where it has one that lies behind.
fn dag(stand: &Stapstand) -> Option<NaiveDate> {
    match stand {
        Stapstand::Gedaan { op, .. } | Stapstand::Afwijking { op, .. } => Some(*op),
        Stapstand::Bezig { sinds } => Some(*sinds),
        Stapstand::Open | Stapstand::Gepland { .. } | Stapstand::Nvt { .. } => None,
    }
}

/// Steps of which the timeline tells.
fn verteld(tijdlijn: &[Gebeurtenis]) -> BTreeSet<StapId> {
    let mut stappen = BTreeSet::new();
    for it in tijdlijn {
        match &it.wat {
            Wat::Stap { stap, .. } => {
                stappen.insert(*stap);
            }
            Wat::Hersteld { stappen: weer, .. } => {
                stappen.extend(weer.iter().map(|(stap, _)| *stap));
            }
            Wat::Verplaatst { afwijkingen, .. } => stappen.extend(afwijkingen),
            _ => {}
        }
    }
    stappen
}

/// A traject while its timeline is gone through.
struct Naspel {
    fasen: Vec<(Fase, NaiveDate)>,
    stappen: Stappen,
    stand: Stand,
    plek: Option<LeerwerkplekId>,
}

impl Naspel {
    fn nieuw(aangemaakt: NaiveDate) -> Self {
        Self {
            fasen: vec![(Fase::WervingKandidaten, aangemaakt)],
            stappen: Stappen::default(),
            stand: Stand::Lopend,
            plek: None,
        }
    }

    fn doe(&mut self, it: &Gebeurtenis, dag: NaiveDate, traject: &Traject) {
        match &it.wat {
            Wat::Stap { stap, stand, .. } => self.stappen.zet(*stap, stand.clone()),
            Wat::Verplaatst {
                naar, afwijkingen, ..
            } => {
                self.fasen.push((*naar, dag));
                self.stand = Stand::Lopend;
                // A step of the leerwerkplek that was passed is noted there.
                for stap in afwijkingen.iter().filter(|stap| traject.kent(**stap)) {
                    let stand = Stapstand::Afwijking {
                        motivering: String::new(),
                        op: dag,
                        door: it.door,
                    };
                    self.stappen.zet(*stap, stand);
                }
            }
            Wat::Teruggezet { naar, .. } => {
                self.fasen.push((*naar, dag));
                self.stand = Stand::Lopend;
            }
            Wat::Wacht { tot, .. } => {
                let reden = String::new();
                self.stand = Stand::Wacht { tot: *tot, reden };
            }
            Wat::Hervat => self.stand = Stand::Lopend,
            Wat::Gesloten { slot, .. } => {
                self.stand = Stand::Gesloten(Sluiting {
                    slot: *slot,
                    op: dag,
                    toelichting: String::new(),
                });
            }
            Wat::Gekoppeld { plek } => self.plek = Some(*plek),
            Wat::Losgemaakt { .. } => self.plek = None,
            Wat::Hersteld {
                fase,
                sinds,
                stand,
                plek,
                stappen,
            } => {
                self.zet_fase(*fase, *sinds);
                self.stand = stand.clone();
                self.plek = *plek;
                for (stap, stand) in stappen {
                    self.stappen.zet(*stap, stand.clone());
                }
            }
            _ => {}
        }
    }

    /// It stands in a fase since a day after all: what came after that never was.
    fn zet_fase(&mut self, fase: Fase, sinds: NaiveDate) {
        match self.fasen.iter().rposition(|it| *it == (fase, sinds)) {
            Some(plaats) => self.fasen.truncate(plaats + 1),
            None => self.fasen.push((fase, sinds)),
        }
    }

    fn klaar(mut self) -> Verloop {
        self.stappen.zonder_woorden();
        let einde = match &mut self.stand {
            Stand::Lopend => None,
            Stand::Wacht { reden, .. } => {
                reden.clear();
                None
            }
            Stand::Gesloten(sluiting) => {
                sluiting.toelichting.clear();
                Some(sluiting.op)
            }
        };
        let daarna = self.fasen.iter().skip(1).map(|(_, van)| Some(*van));
        let fasen = self.fasen.iter().zip(daarna.chain([einde]));
        Verloop {
            fasen: fasen
                .map(|((fase, van), tot)| Verblijf {
                    fase: *fase,
                    van: *van,
                    tot,
                })
                .collect(),
            stappen: self.stappen,
            stand: self.stand,
            plek: self.plek,
        }
    }
}

#[cfg(test)]
mod tests;
