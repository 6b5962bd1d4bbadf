//! A table as it is counted: who votes for what, and what is made of the votes.

use std::collections::{BTreeMap, BTreeSet};

use super::Telt;
use crate::domain::monitor::dimensie::{Dimensie, Sleutel};
use crate::domain::monitor::feit::Trajectfeit;
use crate::domain::monitor::percentiel::{mediaan, percentiel};
use crate::domain::monitor::tabel::{Cel, Kolom, Kolomsoort, Rij, Tabel};

/// That a traject counts in a row and a column, with a number of days.
pub(super) struct Stem {
    rij: Sleutel,
    kolom: usize,
    waarde: i64,
}

impl Stem {
    pub(super) const fn nieuw(rij: Sleutel, kolom: usize, waarde: i64) -> Self {
        Self { rij, kolom, waarde }
    }
}

/// What is shown of the votes for a column.
#[derive(Clone, Copy)]
pub(super) enum Toon {
    /// How many.
    Tel(usize),
    /// How many, as a part of a sum.
    Deel(usize),
    /// How many of some together.
    Som(&'static [usize]),
    /// Which share of some these are.
    Aandeel(usize, &'static [usize]),
    /// The middle of their numbers.
    Mediaan(usize),
    /// What 80 of 100 do not exceed.
    P80(usize),
    /// What 90 of 100 do not exceed.
    P90(usize),
}

impl Toon {
    const fn soort(self) -> Kolomsoort {
        match self {
            Self::Tel(_) => Kolomsoort::Los,
            Self::Deel(_) => Kolomsoort::Deel,
            Self::Som(_) => Kolomsoort::Som,
            Self::Aandeel(..) | Self::Mediaan(_) | Self::P80(_) | Self::P90(_) => {
                Kolomsoort::Afgeleid
            }
        }
    }

    /// The columns of votes that it is made of.
    fn van(&self) -> &[usize] {
        match self {
            Self::Som(alle) => alle,
            Self::Tel(een)
            | Self::Deel(een)
            | Self::Aandeel(een, _)
            | Self::Mediaan(een)
            | Self::P80(een)
            | Self::P90(een) => std::slice::from_ref(een),
        }
    }

    fn cel(self, stemmen: &Stemmen) -> Cel {
        let aantal = |kolommen: &[usize]| kolommen.iter().map(|it| stemmen.aantal(*it)).sum();
        let dagen = |kolom, tienden: Option<i64>| match tienden {
            Some(tienden) => Cel::Dagen {
                tienden,
                uit: stemmen.aantal(kolom),
            },
            None => Cel::Leeg,
        };
        match self {
            Self::Tel(kolom) | Self::Deel(kolom) => Cel::Aantal(stemmen.aantal(kolom)),
            Self::Som(kolommen) => Cel::Aantal(aantal(kolommen)),
            Self::Aandeel(teller, noemer) => match aantal(noemer) {
                0 => Cel::Leeg,
                noemer => Cel::Deel {
                    teller: stemmen.aantal(teller),
                    noemer,
                },
            },
            Self::Mediaan(kolom) => dagen(kolom, mediaan(stemmen.waarden(kolom))),
            Self::P80(kolom) => dagen(kolom, percentiel(stemmen.waarden(kolom), 80)),
            Self::P90(kolom) => dagen(kolom, percentiel(stemmen.waarden(kolom), 90)),
        }
    }
}

/// The votes of a row, or of all rows: per column the numbers that came with them.
#[derive(Default)]
struct Stemmen(BTreeMap<usize, Vec<i64>>);

impl Stemmen {
    fn zet(&mut self, kolom: usize, waarde: i64) {
        self.0.entry(kolom).or_default().push(waarde);
    }

    fn waarden(&self, kolom: usize) -> &[i64] {
        self.0.get(&kolom).map_or(&[], Vec::as_slice)
    }

    fn aantal(&self, kolom: usize) -> u64 {
        u64::try_from(self.waarden(kolom).len()).unwrap_or(u64::MAX)
    }
}

/// What one traject votes for.
type Stemt = Box<dyn Fn(&Trajectfeit) -> Vec<Stem>>;

/// How a table is counted.
pub(super) struct Plan {
    pub(super) titel: String,
    pub(super) kop: String,
    pub(super) kolommen: Vec<(&'static str, Toon)>,
    /// Rows that are there also without votes.
    pub(super) rijen: Vec<Sleutel>,
    pub(super) telt_op: bool,
    pub(super) totaal: bool,
    pub(super) grafiek: usize,
    pub(super) stemt: Stemt,
}

impl Plan {
    /// A table with rows of its own.
    pub(super) fn vast(
        titel: &str,
        kop: &str,
        kolommen: Vec<(&'static str, Toon)>,
        stemt: impl Fn(&Trajectfeit) -> Vec<Stem> + 'static,
    ) -> Self {
        Self {
            titel: titel.to_owned(),
            kop: kop.to_owned(),
            kolommen,
            rijen: Vec::new(),
            telt_op: true,
            totaal: true,
            grafiek: 0,
            stemt: Box::new(stemt),
        }
    }

    /// A table that is split by something.
    pub(super) fn gesplitst(
        titel: String,
        dim: Dimensie,
        kolommen: Vec<(&'static str, Toon)>,
        tel: Telt,
    ) -> Self {
        let som = kolommen
            .iter()
            .position(|(_, toon)| matches!(toon, Toon::Som(_)));
        Self {
            titel,
            telt_op: dim.telt_op(),
            grafiek: som.unwrap_or(0),
            ..Self::vast("", dim.label(), kolommen, move |feit| {
                let mut stemmen = Vec::new();
                for (kolom, waarde) in tel(feit) {
                    for rij in dim.rijen(feit) {
                        stemmen.push(Stem::nieuw(rij, kolom, waarde));
                    }
                }
                stemmen
            })
        }
    }

    /// Its rows in order, each with its votes, and all of them together.
    fn tel(&self, feiten: &[Trajectfeit]) -> (Vec<(Sleutel, Stemmen)>, Stemmen) {
        let vast = self.rijen.iter().cloned();
        let mut rijen: BTreeMap<Sleutel, Stemmen> =
            vast.map(|rij| (rij, Stemmen::default())).collect();
        let mut alle = Stemmen::default();
        for feit in feiten {
            let mut geteld = BTreeSet::new();
            for stem in (self.stemt)(feit) {
                // Somebody in several rows is one person in the total.
                if self.telt_op || geteld.insert(stem.kolom) {
                    alle.zet(stem.kolom, stem.waarde);
                }
                let rij = rijen.entry(stem.rij).or_default();
                rij.zet(stem.kolom, stem.waarde);
            }
        }
        (rijen.into_iter().collect(), alle)
    }

    /// The table.
    pub(super) fn tabel(&self, feiten: &[Trajectfeit]) -> Tabel {
        let (rijen, alle) = self.tel(feiten);
        let cellen = |stemmen: &Stemmen| -> Vec<Cel> {
            let kolommen = self.kolommen.iter();
            kolommen.map(|(_, toon)| toon.cel(stemmen)).collect()
        };
        Tabel {
            titel: self.titel.clone(),
            kop: self.kop.clone(),
            kolommen: self
                .kolommen
                .iter()
                .map(|(naam, toon)| Kolom {
                    naam: (*naam).to_owned(),
                    soort: toon.soort(),
                })
                .collect(),
            totaal: self.totaal.then(|| cellen(&alle)),
            rijen: rijen
                .into_iter()
                .map(|((_, naam), stemmen)| Rij {
                    naam,
                    cellen: cellen(&stemmen),
                })
                .collect(),
            telt_op: self.telt_op,
            personen: true,
            grafiek: self.grafiek,
        }
    }

    /// Who voted for a figure, by place; none where there is no such figure.
    pub(super) fn leden(
        &self,
        feiten: &[Trajectfeit],
        rij: Option<&str>,
        kolom: usize,
    ) -> Option<Vec<usize>> {
        let (_, toon) = self.kolommen.get(kolom)?;
        let telt = |stem: &Stem| {
            toon.van().contains(&stem.kolom) && rij.is_none_or(|rij| rij == stem.rij.1)
        };
        let genummerd = feiten.iter().enumerate();
        let wie = genummerd.filter(|(_, feit)| (self.stemt)(feit).iter().any(telt));
        Some(wie.map(|(plaats, _)| plaats).collect())
    }
}
