//! Whose turn it is to make the table, and how far that is: who waits sees it too.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::app::matching::Voortgang;

/// How often who waits looks how far it is.
const KIJK: Duration = Duration::from_millis(100);

/// One turn at a time.
#[derive(Default)]
pub(super) struct Beurt {
    bezig: Mutex<bool>,
    vrij: Condvar,
    /// How far whoever has the turn is.
    stand: Voortgang,
}

/// A turn, until it is dropped.
pub(super) struct Genomen<'a> {
    beurt: &'a Beurt,
    voortgang: &'a Voortgang,
}

impl Beurt {
    fn bezig(&self) -> MutexGuard<'_, bool> {
        self.bezig.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for the turn, and tells meanwhile how far the one before is.
    pub(super) fn neem<'a>(&'a self, voortgang: &'a Voortgang) -> Genomen<'a> {
        let mut bezig = self.bezig();
        while *bezig {
            let (gedaan, totaal) = self.stand.stand();
            voortgang.zet(gedaan, totaal);
            let gewacht = self.vrij.wait_timeout(bezig, KIJK);
            bezig = gewacht.unwrap_or_else(PoisonError::into_inner).0;
        }
        *bezig = true;
        drop(bezig);
        self.stand.zet(0, 0);
        Genomen {
            beurt: self,
            voortgang,
        }
    }
}

impl Genomen<'_> {
    /// Tells how far it is, to who asked and to who waits.
    pub(super) fn meld(&self, gedaan: usize, totaal: usize) {
        self.beurt.stand.zet(gedaan, totaal);
        self.voortgang.zet(gedaan, totaal);
    }
}

impl Drop for Genomen<'_> {
    fn drop(&mut self) {
        *self.beurt.bezig() = false;
        self.beurt.vrij.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;
    use std::thread;

    use super::*;

    #[test]
    fn who_waits_sees_how_far_the_other_is_and_then_has_the_turn() {
        let beurt = Beurt::default();
        let (een, twee) = (Voortgang::default(), Voortgang::default());
        let (klaar, hoor) = mpsc::channel();
        thread::scope(|scope| {
            let eerste = beurt.neem(&een);
            eerste.meld(3, 10);
            scope.spawn(|| {
                let _tweede = beurt.neem(&twee);
                klaar.send(()).unwrap();
            });
            while twee.stand() != (3, 10) {
                thread::yield_now();
            }
            assert!(hoor.try_recv().is_err(), "it is not its turn yet");
            drop(eerste);
            hoor.recv().unwrap();
        });
        assert_eq!(een.stand(), (3, 10));
    }
}
