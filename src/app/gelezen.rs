//! An index over the records: read from the store when it is first asked, and kept in step with every
//! commit.
//!
//! Reading one of a large region takes seconds. Meanwhile nobody waits but who asks for this very
//! index: what is written while it is being read stands aside, and is taken over at the end. So a
//! commit never waits for a walk over the store, and neither does who asks something else.

use std::sync::{Mutex, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// What an index takes over of a commit.
pub(super) trait Volgt {
    /// One write.
    type Wat;

    /// Takes it over.
    fn volg(&mut self, wat: Self::Wat);
}

enum Stand<T: Volgt> {
    /// Nobody asked yet.
    Leeg,
    /// Somebody reads it; what was written since.
    Leest(Vec<T::Wat>),
    /// There it is.
    Klaar(T),
}

/// The index, read or not.
pub(super) struct Gelezen<T: Volgt> {
    stand: RwLock<Stand<T>>,
    /// Held by whoever reads.
    leest: Mutex<()>,
}

impl<T: Volgt> Default for Gelezen<T> {
    fn default() -> Self {
        Self {
            stand: RwLock::new(Stand::Leeg),
            leest: Mutex::new(()),
        }
    }
}

impl<T: Volgt> Gelezen<T> {
    fn stand(&self) -> RwLockReadGuard<'_, Stand<T>> {
        self.stand.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn stand_mut(&self) -> RwLockWriteGuard<'_, Stand<T>> {
        self.stand.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Forgets everything; the next question reads it again.
    pub(super) fn vergeet(&self) {
        *self.stand_mut() = Stand::Leeg;
    }

    /// Takes over what a commit wrote; `wat` is made only where somebody wants to know.
    pub(super) fn volg(&self, wat: impl FnOnce() -> T::Wat) {
        match &mut *self.stand_mut() {
            Stand::Leeg => {}
            Stand::Leest(sindsdien) => sindsdien.push(wat()),
            Stand::Klaar(index) => index.volg(wat()),
        }
    }

    /// Reads it, if nobody did. Nothing that a commit needs may be locked by who calls this.
    pub(super) fn bereid<E>(&self, lees: impl FnOnce() -> Result<T, E>) -> Result<(), E> {
        if matches!(*self.stand(), Stand::Klaar(_)) {
            return Ok(());
        }
        let _beurt = self.leest.lock().unwrap_or_else(PoisonError::into_inner);
        {
            let mut stand = self.stand_mut();
            if matches!(*stand, Stand::Klaar(_)) {
                return Ok(());
            }
            *stand = Stand::Leest(Vec::new());
        }
        let gelezen = lees();
        let mut stand = self.stand_mut();
        let sindsdien = match std::mem::replace(&mut *stand, Stand::Leeg) {
            Stand::Leest(sindsdien) => sindsdien,
            // Forgotten while it was read: what was read may be of before.
            Stand::Leeg | Stand::Klaar(_) => return gelezen.map(|_| ()),
        };
        let mut index = gelezen?;
        for wat in sindsdien {
            index.volg(wat);
        }
        *stand = Stand::Klaar(index);
        Ok(())
    }

    /// What the index says; none while it was not read.
    pub(super) fn nu<R>(&self, vraag: impl FnOnce(&T) -> R) -> Option<R> {
        match &*self.stand() {
            Stand::Klaar(index) => Some(vraag(index)),
            Stand::Leeg | Stand::Leest(_) => None,
        }
    }

    /// What the index says, read first where nobody did.
    pub(super) fn vraag<R, E>(
        &self,
        lees: impl Fn() -> Result<T, E>,
        vraag: impl FnOnce(&T) -> R,
    ) -> Result<R, E> {
        loop {
            self.bereid(&lees)?;
            // Forgotten in between: once more.
            if let Stand::Klaar(index) = &*self.stand() {
                return Ok(vraag(index));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    impl Volgt for Vec<u32> {
        type Wat = u32;

        fn volg(&mut self, wat: u32) {
            self.push(wat);
        }
    }

    type Proef = Gelezen<Vec<u32>>;

    #[test]
    fn it_is_read_once_and_follows_every_commit() {
        let index = Proef::default();
        index.volg(|| panic!("nobody asked yet"));
        let lees = || Ok::<_, Infallible>(vec![1]);
        assert_eq!(index.vraag(lees, Vec::clone), Ok(vec![1]));
        index.volg(|| 2);
        let nooit = || -> Result<_, Infallible> { panic!("it is there") };
        assert_eq!(index.vraag(nooit, Vec::clone), Ok(vec![1, 2]));
        index.vergeet();
        assert_eq!(index.nu(Vec::clone), None);
        assert_eq!(index.vraag(lees, Vec::clone), Ok(vec![1]));
    }

    #[test]
    fn what_could_not_be_read_is_read_by_the_next_who_asks() {
        let index = Proef::default();
        assert_eq!(index.vraag(|| Err("schijf"), Vec::len), Err("schijf"));
        index.volg(|| panic!("it was not read"));
        assert_eq!(index.vraag(|| Ok::<_, &str>(vec![3]), Vec::len), Ok(1));
    }

    #[test]
    fn a_commit_does_not_wait_for_the_reading_and_is_in_what_was_read() {
        let index = Proef::default();
        let (begon, is_begonnen) = mpsc::channel();
        let (verder, mag_verder) = mpsc::channel::<()>();
        thread::scope(|scope| {
            let lezer = scope.spawn({
                let index = &index;
                move || {
                    index.bereid(|| {
                        begon.send(()).unwrap();
                        mag_verder.recv().unwrap();
                        Ok::<_, Infallible>(vec![1])
                    })
                }
            });
            is_begonnen.recv().unwrap();
            index.volg(|| 2);
            assert_eq!(index.nu(Vec::clone), None, "half of it shows nothing");
            verder.send(()).unwrap();
            lezer.join().unwrap().unwrap();
        });
        assert_eq!(index.nu(Vec::clone), Some(vec![1, 2]));
    }

    #[test]
    fn what_was_forgotten_while_it_was_read_is_read_again() {
        let index = Proef::default();
        let eerste = index.bereid(|| {
            index.vergeet();
            Ok::<_, Infallible>(vec![1])
        });
        assert_eq!(eerste, Ok(()));
        assert_eq!(index.nu(Vec::clone), None);
        assert_eq!(
            index.vraag(|| Ok::<_, Infallible>(vec![2]), Vec::clone),
            Ok(vec![2])
        );
    }
}
