//! From a committed batch to the read model, and to the facts that screens hear.

use std::collections::BTreeSet;
use std::sync::PoisonError;

use super::Service;
use crate::app::event::Feit;
use crate::app::leesmodel::Leesmodel;
use crate::app::query::Kaartrij;
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
            None => {
                model.haal(kaart);
                model.haal_plek(id);
            }
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

/// What a number of writes touched.
#[derive(Default)]
struct Geraakt {
    kaarten: BTreeSet<KaartId>,
    dossiers: BTreeSet<KaartId>,
    concepten: BTreeSet<CoachId>,
    bedrijven: BTreeSet<LeerbedrijfId>,
    /// Cards that stand as they stood and have other things to do.
    werk: BTreeSet<KaartId>,
    /// Something changed on which every row depends.
    alles: bool,
}

/// Brings the model up to what the store holds at some keys.
pub(super) fn bij(model: &mut Leesmodel, store: &dyn Store, sleutels: &[Key]) {
    let geraakt = raak(model, store, sleutels);
    for kaart in geraakt.kaarten.union(&geraakt.werk) {
        ververs(model, store, *kaart);
    }
    model.tijdlijnen_staan();
}

/// Whether a record is of a kind on which every row depends.
pub(super) const fn raakt_alles(soort: Soort) -> bool {
    matches!(soort, Soort::Signaalinstelling | Soort::Bewaren)
}

fn raak(model: &mut Leesmodel, store: &dyn Store, sleutels: &[Key]) -> Geraakt {
    let mut geraakt = Geraakt::default();
    for key in sleutels {
        let id = u32::try_from(key.a).unwrap_or(u32::MAX);
        match key.soort {
            Soort::Traject => {
                geraakt.kaarten.insert(KaartId::Traject(TrajectId(id)));
            }
            Soort::Leerwerkplek => {
                geraakt.kaarten.insert(KaartId::Plek(LeerwerkplekId(id)));
                // The poort of Bemiddeling looks at the linked plek, so those rows follow.
                if let Some((_, plek)) = plek(store, LeerwerkplekId(id)) {
                    geraakt.bedrijven.insert(plek.bedrijf);
                    geraakt
                        .kaarten
                        .extend(plek.bezet.iter().copied().map(KaartId::Traject));
                }
            }
            Soort::Kandidaat => geraakt.kaarten.extend(model.kaarten_van(KandidaatId(id))),
            Soort::Leerbedrijf => {
                geraakt.bedrijven.insert(LeerbedrijfId(id));
                if let Some((_, Record::Leerbedrijf(bedrijf))) = record(store, *key) {
                    model.zet_leerbedrijf(&bedrijf);
                    let plekken: Vec<_> = model.plekken_van(LeerbedrijfId(id)).collect();
                    // An erkenning that ends makes something to do for who learns there.
                    let bezet = plekken.iter().filter_map(|id| plek(store, *id));
                    let bezet = bezet.flat_map(|(_, plek)| plek.bezet);
                    geraakt.werk.extend(bezet.map(KaartId::Traject));
                    geraakt
                        .kaarten
                        .extend(plekken.into_iter().map(KaartId::Plek));
                }
            }
            Soort::Coach => {
                if let Some((_, Record::Coach(coach))) = record(store, *key) {
                    model.zet_coach(coach);
                }
            }
            Soort::Gebied => {
                if let Some((_, Record::Gebied(gebied))) = record(store, *key) {
                    model.zet_gebied(&gebied);
                }
            }
            Soort::Gebeurtenis => {
                let kaart = model.volg_tijdlijn(store, *key);
                geraakt.werk.extend(kaart);
                geraakt.dossiers.extend(kaart);
            }
            Soort::Intrekking | Soort::Uitstel | Soort::Overdracht => {
                geraakt.werk.extend(model.volg_kennis(store, *key));
                geraakt.dossiers.extend(KaartId::van_nummer(key.a));
            }
            Soort::Kwalificatie => geraakt.werk.extend(model.volg_kennis(store, *key)),
            Soort::Formulier | Soort::Journaal | Soort::Taak => {
                geraakt.dossiers.extend(KaartId::van_nummer(key.a));
            }
            Soort::Bsn | Soort::Samenvoeging | Soort::Avg => {
                geraakt.dossiers.extend(model.kaarten_van(KandidaatId(id)));
            }
            Soort::Voorstel => {
                let plek = u32::try_from(key.b >> 32).unwrap_or(u32::MAX);
                geraakt.dossiers.insert(KaartId::Traject(TrajectId(id)));
                geraakt.dossiers.insert(KaartId::Plek(LeerwerkplekId(plek)));
            }
            Soort::Concept => {
                geraakt
                    .concepten
                    .insert(CoachId(u16::try_from(key.a).unwrap_or(u16::MAX)));
            }
            Soort::Signaalinstelling | Soort::Bewaren => geraakt.alles = true,
            Soort::Wijziging
            | Soort::Logregel
            | Soort::Regio
            | Soort::Journaalstand
            | Soort::Statistiek
            | Soort::Overleg
            | Soort::Budget
            | Soort::Maandstand
            | Soort::Werkstand => {}
        }
    }
    geraakt
}

/// The row of a card that stands on the board: a leerwerkplek that was won does not any more.
fn op_bord(model: &Leesmodel, kaart: KaartId) -> Option<Kaartrij> {
    let rij = model.in_slot(model.slot(kaart)?)?;
    rij.op_bord.then(|| model.teken(rij))
}

impl Service {
    /// Makes every row anew; a store that cannot be read keeps the rows it has.
    fn herlees(&self, model: &mut Leesmodel) -> bool {
        let Ok(nieuw) = Leesmodel::van_store(self.store()) else {
            return false;
        };
        *model = nieuw;
        self.zoeker.vergeet();
        self.tafel.vergeet();
        self.voorraad.vergeet();
        self.agendas.vergeet();
        true
    }

    /// Brings the read model up to a batch and says what changed.
    pub(super) fn pas_toe(&self, batch: &Batch, seq: Seq) -> Vec<Feit> {
        let mut model = self.model.write().unwrap_or_else(PoisonError::into_inner);
        let store = self.store();
        let sleutels: Vec<_> = batch.puts.iter().map(|(key, _)| *key).collect();
        let mut geraakt = raak(&mut model, store, &sleutels);
        for (key, waarde) in batch
            .puts
            .iter()
            .filter(|(key, _)| key.soort == Soort::Gebeurtenis)
        {
            self.zoeker.zet_gebeurtenis(*key, waarde.as_ref());
        }
        for (_, waarde) in batch
            .puts
            .iter()
            .filter(|(key, _)| matches!(key.soort, Soort::Kandidaat | Soort::Bsn))
        {
            match waarde {
                Some(record) => self.radar.zet(record),
                // Whoever is removed must not be found by a likeness either.
                None => self.radar.vergeet(),
            }
        }
        let taken = batch
            .puts
            .iter()
            .filter(|(key, _)| key.soort == Soort::Taak);
        let wie: BTreeSet<CoachId> = taken
            .flat_map(|(key, waarde)| self.taken.zet(*key, waarde.as_ref()))
            .collect();
        // A place hangs under its leerbedrijf, so that comes first.
        for soort in [Soort::Leerbedrijf, Soort::Leerwerkplek] {
            for (key, waarde) in batch.puts.iter().filter(|(key, _)| key.soort == soort) {
                self.werkgevers.zet(*key, waarde.as_ref());
            }
        }
        for kaart in &geraakt.kaarten {
            let oud = model.slot(*kaart);
            ververs(&mut model, store, *kaart);
            self.zoeker.zet_kaart(&model, *kaart, oud);
        }
        for kaart in geraakt.werk.difference(&geraakt.kaarten) {
            ververs(&mut model, store, *kaart);
        }
        model.tijdlijnen_staan();
        if geraakt.alles && self.herlees(&mut model) {
            return vec![Feit::Resync];
        }
        model.zet_seq(seq);
        self.tafel.volg(&model, &sleutels);
        let kaarten = geraakt.kaarten.union(&geraakt.werk).copied();
        self.voorraad.volg(&model, kaarten);
        let puts = batch
            .puts
            .iter()
            .map(|(key, record)| (key, record.as_ref()));
        let kaarten = geraakt.kaarten.union(&geraakt.werk).copied();
        self.agendas.volg(&model, puts, kaarten);
        geraakt.dossiers.extend(geraakt.kaarten.iter().copied());
        let rij = |kaart| Feit::Kaart {
            kaart,
            rij: op_bord(&model, kaart).map(Box::new),
        };
        let mut feiten: Vec<_> = geraakt.kaarten.into_iter().map(rij).collect();
        feiten.extend(
            geraakt
                .dossiers
                .into_iter()
                .map(|kaart| Feit::Dossier { kaart }),
        );
        let werkgever = |bedrijf| Feit::Werkgever { bedrijf };
        feiten.extend(geraakt.bedrijven.into_iter().map(werkgever));
        feiten.extend(
            geraakt
                .concepten
                .into_iter()
                .map(|coach| Feit::Concepten { coach }),
        );
        feiten.extend(wie.into_iter().map(|coach| Feit::Taken { coach }));
        feiten
    }
}
