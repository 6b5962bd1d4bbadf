//! Sorted lists that are kept for whoever asks again, with a bound on how many and how long.
//!
//! A list is made while nobody waits for it but who asked: two hundred coaches who each open their
//! own list in the same moment do not stand in one row. It is made and changed under the lock of the
//! rows it is of, so a list that is being made never misses a change.

use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Lists that may always be kept, however long the others are.
const RUIM: usize = 8;
/// Lists that are kept at most.
const HOOGSTENS: usize = 128;
/// Entries of all lists together from which the lists beside the first few go.
const LANG: usize = 400_000;

/// A list that knows how long it is.
pub(super) trait Lengte: Clone {
    /// Entries.
    fn lengte(&self) -> usize;
}

type Bewaard<V, L> = Vec<(V, Arc<L>)>;

/// Lists by the question they answer, the one that was asked last at the end.
pub(super) struct Lijsten<V, L> {
    alle: Mutex<Bewaard<V, L>>,
}

impl<V, L> Default for Lijsten<V, L> {
    fn default() -> Self {
        Self {
            alle: Mutex::default(),
        }
    }
}

impl<V, L> fmt::Debug for Lijsten<V, L> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lijsten")
    }
}

impl<V: Clone + PartialEq, L: Lengte> Lijsten<V, L> {
    fn slot(&self) -> MutexGuard<'_, Bewaard<V, L>> {
        self.alle.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The list of a question, made if nobody asked it before. Lists that no longer hold (of
    /// yesterday) go first. Whoever asks holds the rows for reading until done with the list.
    pub(super) fn van(
        &self,
        vraag: &V,
        geldt: impl Fn(&V) -> bool,
        bouw: impl FnOnce() -> L,
    ) -> Arc<L> {
        {
            let mut alle = self.slot();
            alle.retain(|(it, _)| geldt(it));
            if let Some(at) = alle.iter().position(|(it, _)| it == vraag) {
                let bekend = alle.remove(at);
                let lijst = Arc::clone(&bekend.1);
                alle.push(bekend);
                return lijst;
            }
        }
        let lijst = Arc::new(bouw());
        let mut alle = self.slot();
        // Somebody else may have asked the same meanwhile.
        alle.retain(|(it, _)| it != vraag);
        alle.push((vraag.clone(), Arc::clone(&lijst)));
        let mut lang: usize = alle.iter().map(|(_, it)| it.lengte()).sum();
        while alle.len() > HOOGSTENS || (alle.len() > RUIM && lang > LANG) {
            let (_, weg) = alle.remove(0);
            lang -= weg.lengte();
        }
        lijst
    }

    /// Changes every list; whoever does holds the rows for writing, so nobody has a list in hand.
    pub(super) fn elk(&self, mut doe: impl FnMut(&V, &mut L)) {
        for (vraag, lijst) in self.slot().iter_mut() {
            doe(vraag, Arc::make_mut(lijst));
        }
    }

    /// Makes every list anew at the next question.
    pub(super) fn vergeet(&self) {
        self.slot().clear();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    impl Lengte for Vec<u32> {
        fn lengte(&self) -> usize {
            self.len()
        }
    }

    type Proef = Lijsten<u32, Vec<u32>>;

    fn telt(lijsten: &Proef, vraag: u32, lang: usize) -> bool {
        let mut gemaakt = false;
        lijsten.van(
            &vraag,
            |_| true,
            || {
                gemaakt = true;
                vec![vraag; lang]
            },
        );
        gemaakt
    }

    #[test]
    fn a_list_is_made_once_and_follows_every_change() {
        let lijsten = Proef::default();
        assert!(telt(&lijsten, 1, 2));
        lijsten.elk(|vraag, lijst| lijst.push(vraag + 9));
        let lijst = lijsten.van(&1, |_| true, || panic!("it is there"));
        assert_eq!(*lijst, [1, 1, 10]);
    }

    #[test]
    fn who_asks_another_list_does_not_wait_for_one_that_is_being_made() {
        let lijsten = Arc::new(Proef::default());
        telt(&lijsten, 2, 1);
        let (begon, is_begonnen) = mpsc::channel();
        let (verder, mag_verder) = mpsc::channel::<()>();
        let traag = Arc::clone(&lijsten);
        let maker = thread::spawn(move || {
            traag.van(
                &1,
                |_| true,
                || {
                    begon.send(()).unwrap();
                    mag_verder.recv().unwrap();
                    vec![7]
                },
            )
        });
        is_begonnen.recv().unwrap();
        assert!(!telt(&lijsten, 2, 1), "the other list is there at once");
        verder.send(()).unwrap();
        assert_eq!(*maker.join().unwrap(), [7]);
        assert!(!telt(&lijsten, 1, 1), "what was made is kept");
    }

    #[test]
    fn lists_that_no_longer_hold_and_the_oldest_ones_go() {
        let lijsten = Proef::default();
        for vraag in 0..200 {
            telt(&lijsten, vraag, 1);
        }
        assert!(telt(&lijsten, 0, 1), "too many: the oldest went");
        assert!(!telt(&lijsten, 199, 1));
        lijsten.van(&1000, |it| *it == 1000, Vec::new);
        assert!(telt(&lijsten, 199, 1), "yesterday's list");
    }

    #[test]
    fn long_lists_are_few_and_short_ones_many() {
        let lijsten = Proef::default();
        for vraag in 0..20 {
            telt(&lijsten, vraag, LANG / 4);
        }
        let over = (0..20).rev().take_while(|vraag| !telt(&lijsten, *vraag, 1));
        assert_eq!(over.count(), RUIM);
    }
}
