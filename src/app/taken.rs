//! The open tasks, so that a list of them never walks the store.
//!
//! Read when they are first asked, like the list of leerbedrijven, and kept in step by every commit.

use std::collections::BTreeMap;

use super::gelezen::{Gelezen, Volgt};
use super::record::{Key, Record, Soort};
use super::store::{Store, StoreError, alle_van};
use crate::domain::id::{CoachId, KaartId};
use crate::domain::taak::{Taak, Taakplaats};

/// The open tasks of one service.
#[derive(Default)]
pub struct Taken {
    index: Gelezen<Index>,
}

#[derive(Default)]
struct Index {
    open: BTreeMap<Taakplaats, Taak>,
}

impl Volgt for Index {
    /// Where a task stands, and the task while it is open.
    type Wat = (Taakplaats, Option<Taak>);

    fn volg(&mut self, (plaats, taak): Self::Wat) {
        match taak {
            Some(taak) => self.open.insert(plaats, taak),
            None => self.open.remove(&plaats),
        };
    }
}

impl Index {
    fn lees(store: &dyn Store) -> Result<Self, StoreError> {
        let mut index = Self::default();
        alle_van(store, Soort::Taak, |_, gelezen| {
            if let Record::Taak(taak) = gelezen.record
                && taak.is_open()
            {
                index.open.insert(taak.plaats, *taak);
            }
        })?;
        Ok(index)
    }
}

/// Where the task of a key stands.
pub(super) fn plaats(key: Key) -> Taakplaats {
    Taakplaats {
        kaart: KaartId::van_nummer(key.a),
        nummer: u32::try_from(key.b).unwrap_or(u32::MAX),
    }
}

impl Taken {
    /// Reads everything again at the next question.
    pub(super) fn vergeet(&self) {
        self.index.vergeet();
    }

    /// Takes over what a commit wrote; returns who had the task and who has it now.
    pub(super) fn zet(&self, key: Key, record: Option<&Record>) -> Vec<CoachId> {
        let nieuw = match record {
            Some(Record::Taak(taak)) => Some(taak),
            _ => None,
        };
        let mut wie: Vec<CoachId> = nieuw.iter().map(|it| it.aan).collect();
        let had = |index: &Index| index.open.get(&plaats(key)).map(|it| it.aan);
        wie.extend(self.index.nu(had).flatten());
        let open = nieuw.filter(|it| it.is_open()).map(|it| (**it).clone());
        self.index.volg(|| (plaats(key), open));
        wie.sort_unstable();
        wie.dedup();
        wie
    }

    fn lees<T>(
        &self,
        store: &dyn Store,
        doe: impl FnOnce(&BTreeMap<Taakplaats, Taak>) -> T,
    ) -> Result<T, StoreError> {
        self.index
            .vraag(|| Index::lees(store), |index| doe(&index.open))
    }

    /// The open tasks of a coach, the first due first; those without a day last.
    pub fn van_coach(&self, store: &dyn Store, coach: CoachId) -> Result<Vec<Taak>, StoreError> {
        self.lees(store, |open| {
            op_volgorde(open.values().filter(|it| it.aan == coach))
        })
    }

    /// The open tasks of a card, or of none.
    pub fn van_kaart(
        &self,
        store: &dyn Store,
        kaart: Option<KaartId>,
    ) -> Result<Vec<Taak>, StoreError> {
        let plaats = |nummer| Taakplaats { kaart, nummer };
        self.lees(store, |open| {
            op_volgorde(open.range(plaats(0)..=plaats(u32::MAX)).map(|it| it.1))
        })
    }

    /// Every open task.
    pub fn alle(&self, store: &dyn Store) -> Result<Vec<Taak>, StoreError> {
        self.lees(store, |open| op_volgorde(open.values()))
    }
}

fn op_volgorde<'a>(taken: impl Iterator<Item = &'a Taak>) -> Vec<Taak> {
    let mut taken: Vec<Taak> = taken.cloned().collect();
    taken.sort_by_key(|it| (it.voor.is_none(), it.voor, it.om, it.plaats));
    taken
}
