//! Search over names and notes. Names stand ready at once; notes are read at the first search, off
//! the road to the first frame.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::AtomicBool;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::leesmodel::Leesmodel;
use super::leesmodel::rij::Rij;
use super::query::{Treffer, Treffers};
use super::record::{Key, Record, Soort};
use super::store::{Store, StoreError};
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::KaartId;
use crate::domain::tekst::vouw;
use crate::fuzzy::{Index, Vorige, posities};

/// The search of one service.
#[derive(Default)]
pub struct Zoeker {
    binnen: Mutex<Binnen>,
}

#[derive(Default)]
struct Binnen {
    /// Names, by slot of the read model; none until the first search.
    namen: Option<Index>,
    vorige: Option<Vorige>,
    notities: Option<Notities>,
}

/// Folded notes with where they stand.
#[derive(Default)]
struct Notities {
    tekst: HashMap<(u64, u64), Box<str>>,
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
    fn binnen(&self) -> MutexGuard<'_, Binnen> {
        self.binnen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets everything; the next search reads it again.
    pub(super) fn vergeet(&self) {
        *self.binnen() = Binnen::default();
    }

    /// Follows a card that changed; `oud` is the slot it had.
    pub(super) fn zet_kaart(&self, model: &Leesmodel, kaart: KaartId, oud: Option<u32>) {
        let mut binnen = self.binnen();
        let Some(namen) = binnen.namen.as_mut() else {
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
        if let Some(notities) = self.binnen().notities.as_mut() {
            match record.and_then(notitie) {
                Some(tekst) => notities.tekst.insert((key.a, key.b), vouw(tekst).into()),
                None => notities.tekst.remove(&(key.a, key.b)),
            };
        }
    }

    /// Searches names, then notes.
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
        let mut binnen = self.binnen();
        let vorige = binnen.vorige.take();
        let namen = binnen.namen.get_or_insert_with(|| {
            Index::new(model.slots().map(|(slot, rij)| (slot, rij.sorteer())))
        });
        let nooit = AtomicBool::new(false);
        let mut treffers = Treffers::default();
        if let Some(gevonden) = namen.zoek(&vraag, aantal, &nooit, vorige.as_ref()) {
            treffers.totaal = gevonden.totaal;
            let rijen = gevonden.rijen.iter().filter_map(|t| model.in_slot(t.key));
            treffers.rijen = rijen
                .map(|rij| naamtreffer(model, store, rij, &vraag))
                .collect::<Result<_, _>>()?;
            binnen.vorige = Some(gevonden.vorige);
        }
        if binnen.notities.is_none() {
            binnen.notities = Some(Notities::lees(store)?);
        }
        if let Some(notities) = &binnen.notities {
            notities.zoek(model, store, &vraag, aantal, &mut treffers)?;
        }
        Ok(treffers)
    }
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

impl Notities {
    fn lees(store: &dyn Store) -> Result<Self, StoreError> {
        let mut notities = Self::default();
        let (van, tot) = Key::hele_soort(Soort::Gebeurtenis);
        store.walk(van, tot, &mut |key, gezien| {
            if let Some(tekst) = notitie(&gezien.record) {
                notities.tekst.insert((key.a, key.b), vouw(tekst).into());
            }
            ControlFlow::Continue(())
        })?;
        Ok(notities)
    }

    /// Notes that hold every word, newest first, after the names.
    fn zoek(
        &self,
        model: &Leesmodel,
        store: &dyn Store,
        vraag: &str,
        aantal: usize,
        treffers: &mut Treffers,
    ) -> Result<(), StoreError> {
        // One letter is in every note; it says nothing there.
        if vraag.trim().chars().count() < 3 {
            return Ok(());
        }
        let woorden: Vec<_> = vraag.split_whitespace().collect();
        let mut gevonden: Vec<_> = self
            .tekst
            .iter()
            .filter(|(_, tekst)| woorden.iter().all(|woord| tekst.contains(woord)))
            .map(|((a, b), _)| (*b, *a))
            .collect();
        gevonden.sort_unstable_by(|x, y| y.cmp(x));
        treffers.totaal += gevonden.len();
        for (b, a) in gevonden
            .into_iter()
            .take(aantal.saturating_sub(treffers.rijen.len()))
        {
            let Some(rij) = KaartId::van_nummer(a).and_then(|kaart| model.kaartrij(kaart)) else {
                continue;
            };
            let key = Key {
                soort: Soort::Gebeurtenis,
                a,
                b,
            };
            let Some(gelezen) = store.get(key)? else {
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
}
