//! From a committed batch to the read model, and to the facts that screens hear.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use super::Service;
use crate::app::event::Feit;
use crate::app::leesmodel::Leesmodel;
use crate::app::record::{Key, Record, Soort};
use crate::app::store::{Batch, Seq, Store};
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::leerwerkplek::Leerwerkplek;

fn record(store: &dyn Store, key: Key) -> Option<(Seq, Record)> {
    // A record that cannot be read keeps its old row; `controleer` finds it.
    store.get(key).ok().flatten().map(|v| (v.versie, v.record))
}

fn plek(store: &dyn Store, id: LeerwerkplekId) -> Option<(Seq, Leerwerkplek)> {
    match record(store, Key::leerwerkplek(id))? {
        (versie, Record::Leerwerkplek(plek)) => Some((versie, plek)),
        _ => None,
    }
}

/// Puts the row of a card as the store has it now.
fn ververs(model: &mut Leesmodel, store: &dyn Store, kaart: KaartId) {
    match kaart {
        KaartId::Plek(id) => match plek(store, id) {
            Some((versie, plek)) => model.zet_leerwerkplek(&plek, versie),
            None => model.haal(kaart),
        },
        KaartId::Traject(id) => {
            let Some((versie, Record::Traject(traject))) = record(store, Key::traject(id)) else {
                model.haal(kaart);
                return;
            };
            let Some((_, Record::Kandidaat(kandidaat))) =
                record(store, Key::kandidaat(traject.kandidaat))
            else {
                model.haal(kaart);
                return;
            };
            let plek = traject.plek.and_then(|id| plek(store, id));
            model.zet_traject(&traject, versie, &kandidaat, plek.as_ref().map(|(_, p)| p));
        }
    }
}

impl Service {
    /// Brings the read model up to a batch and says what changed.
    pub(super) fn pas_toe(&self, batch: &Batch, seq: Seq) -> Vec<Feit> {
        let mut model = self.model.write().unwrap_or_else(PoisonError::into_inner);
        let store = self.store();
        let mut kaarten = BTreeSet::new();
        let mut dossiers = BTreeSet::new();
        let mut concepten = BTreeSet::new();
        for (key, waarde) in &batch.puts {
            let id = u32::try_from(key.a).unwrap_or(u32::MAX);
            match (key.soort, waarde) {
                (Soort::Traject, _) => {
                    kaarten.insert(KaartId::Traject(TrajectId(id)));
                }
                (Soort::Leerwerkplek, waarde) => {
                    kaarten.insert(KaartId::Plek(LeerwerkplekId(id)));
                    // The poort of Bemiddeling looks at the linked plek, so those rows follow.
                    if let Some(Record::Leerwerkplek(plek)) = waarde {
                        kaarten.extend(plek.bezet.iter().copied().map(KaartId::Traject));
                    }
                }
                (Soort::Kandidaat, _) => kaarten.extend(model.kaarten_van(KandidaatId(id))),
                (Soort::Leerbedrijf, Some(Record::Leerbedrijf(bedrijf))) => {
                    model.zet_leerbedrijf(bedrijf);
                    kaarten.extend(model.plekken_van(LeerbedrijfId(id)).map(KaartId::Plek));
                }
                (Soort::Coach, Some(Record::Coach(coach))) => model.zet_coach(coach.clone()),
                (Soort::Gebied, Some(Record::Gebied(gebied))) => model.zet_gebied(gebied),
                (Soort::Gebeurtenis, _) => {
                    dossiers.extend(KaartId::van_nummer(key.a));
                    self.zoeker.zet_gebeurtenis(*key, waarde.as_ref());
                }
                (Soort::Concept, _) => {
                    concepten.insert(CoachId(u16::try_from(key.a).unwrap_or(u16::MAX)));
                }
                _ => {}
            }
        }
        for kaart in &kaarten {
            let oud = model.slot(*kaart);
            ververs(&mut model, store, *kaart);
            self.zoeker.zet_kaart(&model, *kaart, oud);
        }
        model.zet_seq(seq);
        dossiers.extend(kaarten.iter().copied());
        let mut feiten: Vec<_> = kaarten
            .into_iter()
            .map(|kaart| Feit::Kaart {
                kaart,
                rij: model.kaartrij(kaart).map(Box::new),
            })
            .collect();
        feiten.extend(dossiers.into_iter().map(|kaart| Feit::Dossier { kaart }));
        feiten.extend(concepten.into_iter().map(|coach| Feit::Concepten { coach }));
        feiten
    }
}
