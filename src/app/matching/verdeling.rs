//! The best division of kandidaten over free places: an assignment problem, solved exactly.
//!
//! Most people placed goes first, then pairs that fit without a question, then points. The pairs fall
//! apart into groups that share no kandidaat and no plek; each is solved by itself. Kandidaten who were
//! pinned keep their place. Nothing is stored.

use std::collections::BTreeMap;

use pathfinding::kuhn_munkres::{Weights, kuhn_munkres};
use serde::{Deserialize, Serialize};

use super::voortgang::Voortgang;
use crate::domain::id::{LeerwerkplekId, TrajectId};
use crate::domain::matching::{
    Gewichten, KandidaatKant, Oordeel, PUNTEN_MAX, PlekKant, valt_af, volgorde, weeg,
};

/// One pair that may be: the place of the plek in [`Rooster::plekken`], and what it is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kans {
    /// Place of the plek.
    pub plek: usize,
    /// It fits without a question.
    pub ja: bool,
    /// Points.
    pub score: u16,
}

/// Kandidaten, free places, and the pairs that may be.
#[derive(Debug, Clone, Default)]
pub struct Rooster {
    /// The kandidaten, first come first.
    pub trajecten: Vec<TrajectId>,
    /// The plekken with the places that may be given.
    pub plekken: Vec<(LeerwerkplekId, usize)>,
    /// Per kandidaat, the best first.
    pub kansen: Vec<Vec<Kans>>,
}

/// Who gets which plek, by place in the [`Rooster`]; none for who gets none.
pub type Toewijzing = Vec<Option<usize>>;

/// Most cells of one group: kandidaten times places. Beyond it an exact answer takes minutes.
pub const CELLEN_MAX: usize = 4_000_000;

/// Why there is no division.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Onverdeeld {
    /// It was asked to stop.
    Gestopt,
    /// More people want the same places than can be divided at once.
    TeGroot {
        /// How many people.
        kandidaten: usize,
        /// How many places.
        plaatsen: usize,
    },
}

/// What a division is worth; compared from left to right.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Waarde {
    /// Kandidaten with a place.
    pub geplaatst: usize,
    /// Of those, pairs that fit without a question.
    pub ja: usize,
    /// Sum of the points.
    pub punten: usize,
}

impl Rooster {
    /// Weighs every pair; none when it was asked to stop.
    ///
    /// A plek gives as many places as are free in the fullest period of anybody it suits, so that no
    /// day ever has more people than places.
    pub fn weeg<'a>(
        kandidaten: impl IntoIterator<Item = &'a KandidaatKant>,
        plekken: impl IntoIterator<Item = &'a PlekKant>,
        voortgang: &Voortgang,
    ) -> Option<Self> {
        let kandidaten: Vec<_> = kandidaten.into_iter().collect();
        let plekken: Vec<_> = plekken.into_iter().collect();
        // Weighing is the first half of the work.
        voortgang.begin(2 * kandidaten.len());
        let mut vrij: Vec<Option<u16>> = vec![None; plekken.len()];
        let mut kansen = Vec::with_capacity(kandidaten.len());
        for k in &kandidaten {
            if voortgang.is_gestopt() {
                return None;
            }
            let mut eigen = Vec::new();
            for (plaats, p) in plekken.iter().enumerate() {
                if valt_af(k, p, &Gewichten::VAST).is_some() {
                    continue;
                }
                let weging = weeg(k, p, &Gewichten::VAST);
                let oordeel = weging.oordeel();
                let minst = vrij[plaats].map_or(weging.vrij, |it| it.min(weging.vrij));
                vrij[plaats] = Some(minst);
                let kans = Kans {
                    plek: plaats,
                    ja: oordeel == Oordeel::Ja,
                    score: weging.score,
                };
                eigen.push((volgorde(&weging, p.id), kans));
            }
            eigen.sort_by_key(|(volgorde, _)| *volgorde);
            kansen.push(eigen.into_iter().map(|(_, kans)| kans).collect());
            voortgang.verder(1);
        }
        let vrij = vrij.into_iter().map(|it| usize::from(it.unwrap_or(0)));
        Some(Self {
            trajecten: kandidaten.iter().map(|k| k.traject).collect(),
            plekken: plekken.iter().map(|p| p.id).zip(vrij).collect(),
            kansen,
        })
    }

    /// Free places in all, as far as they suit anybody.
    pub fn plaatsen(&self) -> usize {
        self.plekken.iter().map(|(_, vrij)| vrij).sum()
    }

    /// Gives pinned kandidaten their place; the second value is the pins that cannot be.
    pub fn vast(
        &self,
        pins: &[(TrajectId, LeerwerkplekId)],
    ) -> (Toewijzing, Vec<(TrajectId, LeerwerkplekId)>) {
        let mut uit: Toewijzing = vec![None; self.trajecten.len()];
        let mut kan_niet = Vec::new();
        let mut over: Vec<usize> = self.plekken.iter().map(|(_, vrij)| *vrij).collect();
        for pin in pins {
            let rij = self.trajecten.iter().position(|it| *it == pin.0);
            let plek = self.plekken.iter().position(|(id, _)| *id == pin.1);
            let past = rij.zip(plek).filter(|(rij, plek)| {
                uit[*rij].is_none() && over[*plek] > 0 && self.kans(*rij, *plek).is_some()
            });
            if let Some((rij, plek)) = past {
                uit[rij] = Some(plek);
                over[plek] -= 1;
            } else {
                kan_niet.push(*pin);
            }
        }
        (uit, kan_niet)
    }

    /// The pair of a kandidaat and a plek, if it may be.
    pub fn kans(&self, rij: usize, plek: usize) -> Option<Kans> {
        self.kansen[rij].iter().copied().find(|it| it.plek == plek)
    }

    fn over(&self, vast: &[Option<usize>]) -> Vec<usize> {
        let mut over: Vec<usize> = self.plekken.iter().map(|(_, vrij)| *vrij).collect();
        for plek in vast.iter().flatten() {
            over[*plek] = over[*plek].saturating_sub(1);
        }
        over
    }

    /// First come, first served: each takes the best place that is left.
    pub fn op_volgorde(&self, vast: &[Option<usize>]) -> Toewijzing {
        let mut over = self.over(vast);
        let mut uit = vast.to_vec();
        for (rij, kansen) in self.kansen.iter().enumerate() {
            if uit[rij].is_none()
                && let Some(kans) = kansen.iter().find(|it| over[it.plek] > 0)
            {
                over[kans.plek] -= 1;
                uit[rij] = Some(kans.plek);
            }
        }
        uit
    }

    /// What a division is worth.
    pub fn waarde(&self, toewijzing: &[Option<usize>]) -> Waarde {
        let paren = toewijzing.iter().enumerate();
        let kansen = paren.filter_map(|(rij, plek)| self.kans(rij, (*plek)?));
        kansen.fold(Waarde::default(), |som, it| Waarde {
            geplaatst: som.geplaatst + 1,
            ja: som.ja + usize::from(it.ja),
            punten: som.punten + usize::from(it.score),
        })
    }

    /// The best division there is.
    pub fn verdeel(
        &self,
        vast: &[Option<usize>],
        voortgang: &Voortgang,
    ) -> Result<Toewijzing, Onverdeeld> {
        let over = self.over(vast);
        let mut uit = vast.to_vec();
        voortgang.verder(vast.iter().flatten().count());
        for rijen in self.groepen(vast, &over) {
            if voortgang.is_gestopt() {
                return Err(Onverdeeld::Gestopt);
            }
            self.los_op(&rijen, &over, &mut uit)?;
            voortgang.verder(rijen.len());
        }
        // Whoever waited for the last group must not get what was asked to stop.
        if voortgang.is_gestopt() {
            return Err(Onverdeeld::Gestopt);
        }
        Ok(uit)
    }

    /// Kandidaten who may compete for a place, directly or by way of others.
    fn groepen(&self, vast: &[Option<usize>], over: &[usize]) -> Vec<Vec<usize>> {
        let mut baas: Vec<usize> = (0..self.plekken.len()).collect();
        let vrije = |rij: usize| {
            let kansen = self.kansen[rij].iter().map(|it| it.plek);
            kansen.filter(|plek| over[*plek] > 0)
        };
        for rij in (0..self.kansen.len()).filter(|rij| vast[*rij].is_none()) {
            let mut plekken = vrije(rij);
            let Some(eerste) = plekken.next() else {
                continue;
            };
            for plek in plekken {
                let (a, b) = (wortel(&mut baas, eerste), wortel(&mut baas, plek));
                baas[a.max(b)] = a.min(b);
            }
        }
        let mut groepen: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for rij in (0..self.kansen.len()).filter(|rij| vast[*rij].is_none()) {
            if let Some(plek) = vrije(rij).next() {
                groepen
                    .entry(wortel(&mut baas, plek))
                    .or_default()
                    .push(rij);
            }
        }
        groepen.into_values().collect()
    }

    /// Solves one group.
    fn los_op(
        &self,
        rijen: &[usize],
        over: &[usize],
        uit: &mut Toewijzing,
    ) -> Result<(), Onverdeeld> {
        // A column per place; never more of one plek than there are kandidaten for it.
        let mut vraag: BTreeMap<usize, usize> = BTreeMap::new();
        for kans in rijen.iter().flat_map(|rij| &self.kansen[*rij]) {
            *vraag.entry(kans.plek).or_default() += 1;
        }
        let mut kolommen: Vec<usize> = Vec::new();
        let mut van_plek: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
        for (plek, gevraagd) in vraag {
            let aantal = gevraagd.min(over[plek]);
            van_plek.insert(plek, (kolommen.len(), aantal));
            kolommen.extend(std::iter::repeat_n(plek, aantal));
        }
        let breed = kolommen.len().max(rijen.len());
        if breed.saturating_mul(rijen.len()) > CELLEN_MAX {
            return Err(Onverdeeld::TeGroot {
                kandidaten: rijen.len(),
                plaatsen: kolommen.len(),
            });
        }
        // Lexicographic in one number: a person, then a pair without a question, then points.
        let n = i64::try_from(rijen.len() + 1).unwrap_or(i64::MAX);
        let ja = n * i64::from(PUNTEN_MAX + 1);
        let persoon = n * (ja + i64::from(PUNTEN_MAX + 1));
        let mut gewichten = Tabel {
            breed,
            cellen: vec![0; breed * rijen.len()],
        };
        for (plaats, rij) in rijen.iter().enumerate() {
            for kans in &self.kansen[*rij] {
                let waard = persoon + if kans.ja { ja } else { 0 } + i64::from(kans.score);
                let (eerste, aantal) = van_plek.get(&kans.plek).copied().unwrap_or_default();
                let begin = plaats * breed + eerste;
                gewichten.cellen[begin..begin + aantal].fill(waard);
            }
        }
        let (_, gekozen) = kuhn_munkres(&gewichten);
        for (plaats, kolom) in gekozen.into_iter().enumerate() {
            // A pair of no worth is no pair: that kandidaat gets none.
            if gewichten.at(plaats, kolom) > 0 {
                uit[rijen[plaats]] = kolommen.get(kolom).copied();
            }
        }
        Ok(())
    }
}

fn wortel(baas: &mut [usize], mut van: usize) -> usize {
    while baas[van] != van {
        baas[van] = baas[baas[van]];
        van = baas[van];
    }
    van
}

/// Worth of every pair of one group; rows are kandidaten, columns are places.
struct Tabel {
    breed: usize,
    cellen: Vec<i64>,
}

impl Weights<i64> for Tabel {
    fn rows(&self) -> usize {
        self.cellen.len() / self.breed.max(1)
    }

    fn columns(&self) -> usize {
        self.breed
    }

    fn at(&self, rij: usize, kolom: usize) -> i64 {
        self.cellen[rij * self.breed + kolom]
    }

    fn neg(&self) -> Self {
        Self {
            breed: self.breed,
            cellen: self.cellen.iter().map(|it| -it).collect(),
        }
    }
}

#[cfg(test)]
mod tests;
