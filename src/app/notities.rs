//! Search over names and notes. Names stand ready at once; notes are read at the first search, off
//! the road to the first frame.
//!
//! Coaches search at the same time, and whoever saves waits for no search but the ones that run:
//! both lists stand behind a lock for many readers.

use std::ops::ControlFlow;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use noten::{Noten, Waar};

use super::gelezen::{Gelezen, Volgt};
use super::leesmodel::Leesmodel;
use super::leesmodel::rij::Rij;
use super::matching::Voortgang;
use super::query::{Treffer, Treffers};
use super::record::{Key, Record, Soort};
use super::store::{Store, StoreError};
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::KaartId;
use crate::domain::tekst::vouw;
use crate::fuzzy::{Index, Vorige, posities};

mod noten;

/// The search of one service.
#[derive(Default)]
pub struct Zoeker {
    /// Names, by slot of the read model; none until the first search.
    namen: RwLock<Option<Index>>,
    /// What the last search over names found, to narrow from while somebody types on.
    vorige: Mutex<Option<Vorige>>,
    noten: Gelezen<Noten>,
}

impl Volgt for Noten {
    /// A note, folded, or that there is none any more.
    type Wat = (Waar, Option<String>);

    fn volg(&mut self, (waar, tekst): Self::Wat) {
        match tekst {
            Some(tekst) => self.zet(waar, &tekst),
            None => self.haal(waar),
        }
    }
}

fn lees<T>(slot: &RwLock<T>) -> RwLockReadGuard<'_, T> {
    slot.read().unwrap_or_else(PoisonError::into_inner)
}

fn schrijf<T>(slot: &RwLock<T>) -> RwLockWriteGuard<'_, T> {
    slot.write().unwrap_or_else(PoisonError::into_inner)
}

fn notitie(record: &Record) -> Option<&str> {
    match record {
        Record::Gebeurtenis(gebeurtenis) => match &gebeurtenis.wat {
            Wat::Notitie { tekst } | Wat::Contact { tekst, .. } if !tekst.is_empty() => Some(tekst),
            _ => None,
        },
        _ => None,
    }
}

impl Zoeker {
    /// Forgets everything; the next search reads it again.
    pub(super) fn vergeet(&self) {
        *schrijf(&self.namen) = None;
        self.noten.vergeet();
        self.neem_vorige();
    }

    fn neem_vorige(&self) -> Option<Vorige> {
        let mut vorige = self.vorige.lock().unwrap_or_else(PoisonError::into_inner);
        vorige.take()
    }

    /// Follows a card that changed; `oud` is the slot it had.
    pub(super) fn zet_kaart(&self, model: &Leesmodel, kaart: KaartId, oud: Option<u32>) {
        let mut namen = schrijf(&self.namen);
        let Some(namen) = namen.as_mut() else {
            return;
        };
        if let Some(slot) = oud {
            namen.remove(slot);
        }
        if let Some(slot) = model.slot(kaart)
            && let Some(rij) = model.in_slot(slot)
        {
            namen.set(slot, rij.sorteer());
        }
    }

    /// Follows an entry of a timeline that was written or taken back.
    pub(super) fn zet_gebeurtenis(&self, key: Key, record: Option<&Record>) {
        self.noten
            .volg(|| ((key.a, key.b), record.and_then(notitie).map(vouw)));
    }

    /// Reads the notes if nobody did; call it while no lock is held.
    pub(super) fn bereid(
        &self,
        store: &dyn Store,
        voortgang: &Voortgang,
    ) -> Result<(), StoreError> {
        self.noten.bereid(|| uit_store(store, voortgang))
    }

    /// Searches names, then notes as far as `bereid` read them.
    pub(super) fn zoek(
        &self,
        model: &Leesmodel,
        store: &dyn Store,
        tekst: &str,
        aantal: usize,
    ) -> Result<Treffers, StoreError> {
        let vraag = vouw(tekst);
        if vraag.trim().is_empty() {
            return Ok(Treffers::default());
        }
        if lees(&self.namen).is_none() {
            let namen = || Index::new(model.slots().map(|(slot, rij)| (slot, rij.sorteer())));
            schrijf(&self.namen).get_or_insert_with(namen);
        }
        let nooit = AtomicBool::new(false);
        let mut treffers = Treffers::default();
        let vorige = self.neem_vorige();
        let gevonden = lees(&self.namen)
            .as_ref()
            .and_then(|namen| namen.zoek(&vraag, aantal, &nooit, vorige.as_ref()));
        if let Some(gevonden) = gevonden {
            treffers.totaal = gevonden.totaal;
            let rijen = gevonden.rijen.iter().filter_map(|t| model.in_slot(t.key));
            treffers.rijen = rijen
                .map(|rij| naamtreffer(model, store, rij, &vraag))
                .collect::<Result<_, _>>()?;
            let mut vorige = self.vorige.lock().unwrap_or_else(PoisonError::into_inner);
            *vorige = Some(gevonden.vorige);
        }
        let ruimte = aantal.saturating_sub(treffers.rijen.len());
        let noten = self.noten.nu(|noten| noten.zoek(&vraag, ruimte));
        treffers.nog = noten.is_none();
        let noten = noten.unwrap_or_default();
        notitietreffers(model, store, &vraag, &noten, &mut treffers)?;
        Ok(treffers)
    }
}

/// Entries of timelines that are read between two words on how far it is.
const STAP: usize = 1_024;

/// Every note in the store.
fn uit_store(store: &dyn Store, voortgang: &Voortgang) -> Result<Noten, StoreError> {
    let mut noten = Noten::default();
    let mut gezien_aantal = 0_usize;
    voortgang.begin(usize::try_from(store.aantal(Soort::Gebeurtenis)).unwrap_or(usize::MAX));
    let (van, tot) = Key::hele_soort(Soort::Gebeurtenis);
    store.walk(van, tot, &mut |key, gezien| {
        if let Some(tekst) = notitie(&gezien.record) {
            noten.zet((key.a, key.b), &vouw(tekst));
        }
        gezien_aantal += 1;
        if gezien_aantal.is_multiple_of(STAP) {
            voortgang.verder(STAP);
        }
        ControlFlow::Continue(())
    })?;
    Ok(noten)
}

/// Shows the notes that were found: how many, and the newest behind the names.
fn notitietreffers(
    model: &Leesmodel,
    store: &dyn Store,
    vraag: &str,
    (totaal, noten): &(usize, Vec<Waar>),
    treffers: &mut Treffers,
) -> Result<(), StoreError> {
    treffers.totaal += totaal;
    for (a, b) in noten.iter().copied() {
        let Some(rij) = KaartId::van_nummer(a).and_then(|kaart| model.kaartrij(kaart)) else {
            continue;
        };
        let soort = Soort::Gebeurtenis;
        let Some(gelezen) = store.get(Key { soort, a, b })? else {
            continue;
        };
        let tekst = notitie(&gelezen.record)
            .unwrap_or_default()
            .replace('\n', " ");
        let letters = letters(&tekst, vraag);
        treffers.rijen.push(Treffer {
            rij,
            tekst,
            notitie: true,
            letters,
        });
    }
    Ok(())
}

/// A card found by its name, shown with the whole name, so that one sees what matched.
fn naamtreffer(
    model: &Leesmodel,
    store: &dyn Store,
    rij: &Rij,
    vraag: &str,
) -> Result<Treffer, StoreError> {
    let vol = match rij.kandidaat() {
        Some(id) => match store.get(Key::kandidaat(id))?.map(|gelezen| gelezen.record) {
            Some(Record::Kandidaat(kandidaat)) => Some(kandidaat.naam.weergave()),
            _ => None,
        },
        None => None,
    };
    let rij = model.teken(rij);
    let tekst = vol.unwrap_or_else(|| rij.naam.clone());
    Ok(Treffer {
        letters: letters(&tekst, vraag),
        tekst,
        notitie: false,
        rij,
    })
}

/// Characters of a text that match a folded query.
///
/// Folded letter by letter, to know where each came from; a pair that folds together (ij) is then
/// found but not marked.
fn letters(tekst: &str, vraag: &str) -> Vec<usize> {
    let mut gevouwen = String::new();
    let mut van = Vec::new();
    for (plaats, letter) in tekst.chars().enumerate() {
        let mut vorm = vouw(letter.encode_utf8(&mut [0; 4]));
        if vorm.is_empty() {
            vorm.push(' ');
        }
        van.extend(std::iter::repeat_n(plaats, vorm.chars().count()));
        gevouwen.push_str(&vorm);
    }
    let gevonden = posities(vraag, &gevouwen);
    gevonden
        .into_iter()
        .filter_map(|plaats| van.get(plaats).copied())
        .collect()
}
