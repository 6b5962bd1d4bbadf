//! The records as a command sees them: the store, and what earlier commands of its group decided.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::fault::Fault;
use super::record::{Key, Record, Soort};
use super::service::opslagfout;
use super::store::{Batch, Seq, Store};
use crate::domain::code::Crebo;
use crate::domain::id::{KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::kandidaat::Kandidaat;
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::traject::Traject;

/// Records by key, newest decision first.
pub struct Zicht<'a> {
    store: &'a dyn Store,
    besloten: HashMap<Key, Option<Record>>,
}

/// A record with its version; none where an earlier command of the same group wrote it.
pub type Gezien<T> = (Option<Seq>, T);

impl<'a> Zicht<'a> {
    /// The store as it stands.
    pub fn nieuw(store: &'a dyn Store) -> Self {
        Self {
            store,
            besloten: HashMap::new(),
        }
    }

    /// The store itself, as of the last commit.
    pub(super) fn store(&self) -> &'a dyn Store {
        self.store
    }

    /// The same, to try on what a decision that is not made yet would change.
    pub(super) fn proef(&self) -> Self {
        Self {
            store: self.store,
            besloten: self.besloten.clone(),
        }
    }

    /// Adds what a part of a decision changes.
    pub(super) fn neem_aan(&mut self, puts: &[(Key, Option<Record>)]) {
        self.besloten.extend(puts.iter().cloned());
    }

    /// Adds what a command of this group decided.
    pub(super) fn neem_op(&mut self, batch: &Batch) {
        self.besloten.extend(batch.puts.iter().cloned());
    }

    /// Trajecten that commands of this group gave to a kandidaat.
    pub(super) fn besloten_trajecten(
        &self,
        kandidaat: KandidaatId,
    ) -> impl Iterator<Item = TrajectId> {
        self.besloten
            .values()
            .filter_map(move |record| match record {
                Some(Record::Traject(it)) if it.kandidaat == kandidaat => Some(it.id),
                _ => None,
            })
    }

    /// The record at a key.
    pub fn get(&self, key: Key) -> Result<Option<Gezien<Record>>, Fault> {
        if let Some(besloten) = self.besloten.get(&key) {
            return Ok(besloten.clone().map(|record| (None, record)));
        }
        let gelezen = self.store.get(key).map_err(|fout| opslagfout(&fout))?;
        Ok(gelezen.map(|v| (Some(v.versie), v.record)))
    }

    /// The last key between two keys of one kind.
    pub fn laatste(&self, van: Key, tot: Key) -> Result<Option<Key>, Fault> {
        let in_store = self
            .store
            .laatste(van, tot)
            .map_err(|fout| opslagfout(&fout))?;
        let besloten = self
            .besloten
            .iter()
            .filter(|(key, record)| record.is_some() && (van..=tot).contains(key))
            .map(|(key, _)| *key)
            .max();
        Ok(in_store.max(besloten))
    }

    /// Every record between two keys of one kind, in order.
    pub fn alle(&self, van: Key, tot: Key) -> Result<Vec<(Key, Record)>, Fault> {
        let mut gevonden = std::collections::BTreeMap::new();
        self.store
            .walk(van, tot, &mut |key, v| {
                gevonden.insert(key, v.record);
                ControlFlow::Continue(())
            })
            .map_err(|fout| opslagfout(&fout))?;
        for (key, record) in self
            .besloten
            .iter()
            .filter(|(key, _)| (van..=tot).contains(key))
        {
            match record {
                Some(record) => gevonden.insert(*key, record.clone()),
                None => gevonden.remove(key),
            };
        }
        Ok(gevonden.into_iter().collect())
    }

    /// Walks the records between two keys of one kind, without keeping them; `Break` stops it.
    pub fn loop_langs(
        &self,
        van: Key,
        tot: Key,
        bezoek: &mut dyn FnMut(&Record) -> ControlFlow<()>,
    ) -> Result<(), Fault> {
        for (_, record) in self
            .besloten
            .iter()
            .filter(|(key, _)| (van..=tot).contains(key))
        {
            if record.as_ref().is_some_and(|it| bezoek(it).is_break()) {
                return Ok(());
            }
        }
        self.store
            .walk(van, tot, &mut |key, gezien| {
                if self.besloten.contains_key(&key) {
                    ControlFlow::Continue(())
                } else {
                    bezoek(&gezien.record)
                }
            })
            .map_err(|fout| opslagfout(&fout))
    }

    /// A number that no record of the kind has yet.
    pub fn nieuw_nummer(&self, soort: Soort) -> Result<u32, Fault> {
        let (van, tot) = Key::hele_soort(soort);
        let laatste = self.laatste(van, tot)?.map_or(0, |key| key.a);
        Ok(u32::try_from(laatste + 1).unwrap_or(u32::MAX))
    }

    /// A traject, or a word that it is gone.
    pub fn traject(&self, id: TrajectId) -> Result<Gezien<Traject>, Fault> {
        match self.get(Key::traject(id))? {
            Some((versie, Record::Traject(traject))) => Ok((versie, *traject)),
            _ => Err(weg(id)),
        }
    }

    /// A leerwerkplek, or a word that it is gone.
    pub fn plek(&self, id: LeerwerkplekId) -> Result<Gezien<Leerwerkplek>, Fault> {
        match self.get(Key::leerwerkplek(id))? {
            Some((versie, Record::Leerwerkplek(plek))) => Ok((versie, plek)),
            _ => Err(weg(id)),
        }
    }

    /// A kandidaat, or a word that it is gone.
    pub fn kandidaat(&self, id: KandidaatId) -> Result<Gezien<Kandidaat>, Fault> {
        match self.get(Key::kandidaat(id))? {
            Some((versie, Record::Kandidaat(kandidaat))) => Ok((versie, *kandidaat)),
            _ => Err(weg(id)),
        }
    }

    /// A leerbedrijf, or a word that it is gone.
    pub fn bedrijf(&self, id: LeerbedrijfId) -> Result<Gezien<Leerbedrijf>, Fault> {
        match self.get(Key::leerbedrijf(id))? {
            Some((versie, Record::Leerbedrijf(bedrijf))) => Ok((versie, bedrijf)),
            _ => Err(weg(id)),
        }
    }

    /// A kwalificatie, if the store knows it.
    pub fn kwalificatie(&self, crebo: Crebo) -> Result<Option<Kwalificatie>, Fault> {
        Ok(match self.get(Key::kwalificatie(crebo))? {
            Some((_, Record::Kwalificatie(kwalificatie))) => Some(kwalificatie),
            _ => None,
        })
    }

    /// The leerwerkplek that is linked to a traject, if one is.
    pub fn plek_van(&self, traject: &Traject) -> Result<Option<Leerwerkplek>, Fault> {
        traject
            .plek
            .map(|id| self.plek(id).map(|(_, plek)| plek))
            .transpose()
    }

    /// How a card is called on screen: "R. Yıldız", "DC Twente".
    pub fn kaartnaam(&self, kaart: KaartId) -> Result<String, Fault> {
        match kaart {
            KaartId::Traject(id) => {
                let (_, traject) = self.traject(id)?;
                Ok(self.kandidaat(traject.kandidaat)?.1.naam.kort())
            }
            KaartId::Plek(id) => {
                let (_, plek) = self.plek(id)?;
                Ok(self
                    .bedrijf(plek.bedrijf)
                    .map_or(plek.functie, |(_, bedrijf)| bedrijf.naam))
            }
        }
    }
}

fn weg(id: impl std::fmt::Display) -> Fault {
    Fault::NietGevonden {
        wat: id.to_string(),
    }
}
