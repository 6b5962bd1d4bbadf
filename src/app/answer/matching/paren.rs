//! The pairs of one card: walked one by one, kept in a few bytes each, weighed again where one is shown.

use std::cmp::Reverse;

use super::G;
use crate::app::fault::Fault;
use crate::app::leesmodel::Leesmodel;
use crate::app::matching::Kanten;
use crate::app::query::MatchWens;
use crate::app::service::Service;
use crate::domain::id::{KaartId, LeerwerkplekId, TrajectId};
use crate::domain::matching::{KandidaatKant, PlekKant, Weging, volgorde, weeg};

/// A pair of one card: the kandidaat as it is and as it is tried, the plek.
#[derive(Clone, Copy)]
pub(super) struct Paar<'a> {
    pub(super) k: &'a KandidaatKant,
    pub(super) anders: Option<&'a KandidaatKant>,
    pub(super) p: &'a PlekKant,
    /// The card of the other side.
    pub(super) kaart: KaartId,
}

impl<'a> Paar<'a> {
    /// The kandidaat as tried.
    pub(super) fn nu(&self) -> &'a KandidaatKant {
        self.anders.unwrap_or(self.k)
    }
}

/// One weighed pair, for a row.
pub(super) struct Gewogen<'a> {
    pub(super) k: &'a KandidaatKant,
    pub(super) p: &'a PlekKant,
    pub(super) kaart: KaartId,
    pub(super) weging: Weging,
    /// It fits only because of what is tried.
    pub(super) nieuw: bool,
}

/// What the order of a list needs of a weighed pair. Of thousands only a screenful is shown: those
/// are weighed once more.
#[derive(Clone, Copy)]
pub(super) struct Kort<'a> {
    pub(super) paar: Paar<'a>,
    pub(super) groep: u8,
    pub(super) score: u16,
    pub(super) minuten: u16,
    pub(super) vrij: u16,
    pub(super) nieuw: bool,
}

impl<'a> Kort<'a> {
    pub(super) fn van(paar: Paar<'a>, weging: &Weging, nieuw: bool) -> Self {
        let (groep, Reverse(score), ()) = volgorde(weging, ());
        Self {
            paar,
            groep,
            score,
            minuten: weging.minuten,
            vrij: weging.vrij,
            nieuw,
        }
    }

    /// Its place in a list by score.
    pub(super) fn op_score(&self) -> (u8, Reverse<u16>, KaartId) {
        (self.groep, Reverse(self.score), self.paar.kaart)
    }

    pub(super) fn gewogen(&self) -> Gewogen<'a> {
        Gewogen {
            k: self.paar.nu(),
            p: self.paar.p,
            kaart: self.paar.kaart,
            weging: weeg(self.paar.nu(), self.paar.p, &G),
            nieuw: self.nieuw,
        }
    }
}

/// Both sides of every pair of one card.
pub(super) enum Zijden {
    /// One kandidaat over all plekken.
    Kandidaat {
        k: Box<KandidaatKant>,
        anders: Option<Box<KandidaatKant>>,
        plekken: Kanten<LeerwerkplekId, PlekKant>,
    },
    /// One plek over all kandidaten; what is tried stands in the same order, or is empty.
    Plek {
        p: Box<PlekKant>,
        kandidaten: Kanten<TrajectId, KandidaatKant>,
        anders: Vec<KandidaatKant>,
    },
}

impl Zijden {
    pub(super) fn van(
        service: &Service,
        model: &Leesmodel,
        wens: &MatchWens,
    ) -> Result<Self, Fault> {
        let vandaag = service.clock().today();
        let (tafel, store) = (service.tafel(), service.store());
        let probeert = !wens.watals.is_leeg();
        Ok(match wens.kaart {
            KaartId::Traject(id) => {
                let k = Box::new(tafel.kandidaat(model, store, id, vandaag)?);
                Self::Kandidaat {
                    anders: probeert.then(|| Box::new(wens.watals.toegepast(&k, &G))),
                    k,
                    plekken: tafel.plekken(model, store, vandaag)?,
                }
            }
            KaartId::Plek(id) => {
                let kandidaten = tafel.kandidaten(model, store, vandaag)?;
                let tried = kandidaten.values().filter(|_| probeert);
                let anders = tried.map(|k| wens.watals.toegepast(k, &G)).collect();
                Self::Plek {
                    p: Box::new(tafel.plek(model, store, id, vandaag)?),
                    kandidaten,
                    anders,
                }
            }
        })
    }

    pub(super) fn aantal(&self) -> usize {
        match self {
            Self::Kandidaat { plekken, .. } => plekken.len(),
            Self::Plek { kandidaten, .. } => kandidaten.len(),
        }
    }

    /// Every pair, in order of the other side.
    pub(super) fn elk<'a>(&'a self, mut doe: impl FnMut(Paar<'a>)) {
        match self {
            Self::Kandidaat { k, anders, plekken } => {
                for (id, p) in plekken.iter() {
                    doe(Paar {
                        k,
                        anders: anders.as_deref(),
                        p,
                        kaart: KaartId::Plek(*id),
                    });
                }
            }
            Self::Plek {
                p,
                kandidaten,
                anders,
            } => {
                for (at, (id, k)) in kandidaten.iter().enumerate() {
                    doe(Paar {
                        k,
                        anders: anders.get(at),
                        p,
                        kaart: KaartId::Traject(*id),
                    });
                }
            }
        }
    }
}
