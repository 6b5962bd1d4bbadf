//! How far a long question is, and the way to stop it: held by who asks and by who answers.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

#[derive(Debug, Default)]
struct Binnen {
    gedaan: AtomicUsize,
    totaal: AtomicUsize,
    gestopt: AtomicBool,
}

/// The progress of one question. A copy shows the same progress.
#[derive(Debug, Clone, Default)]
pub struct Voortgang(Arc<Binnen>);

impl Voortgang {
    /// How much is done, and of how much; nothing of nothing before it began.
    pub fn stand(&self) -> (usize, usize) {
        (
            self.0.gedaan.load(Ordering::Relaxed),
            self.0.totaal.load(Ordering::Relaxed),
        )
    }

    /// Asks it to stop; what was done is thrown away.
    pub fn stop(&self) {
        self.0.gestopt.store(true, Ordering::Relaxed);
    }

    /// Whether it was asked to stop.
    pub fn is_gestopt(&self) -> bool {
        self.0.gestopt.load(Ordering::Relaxed)
    }

    /// Takes over how far it is where it is answered: at the other end of a line.
    pub fn zet(&self, gedaan: usize, totaal: usize) {
        self.0.gedaan.store(gedaan, Ordering::Relaxed);
        self.0.totaal.store(totaal, Ordering::Relaxed);
    }

    pub(in crate::app) fn begin(&self, totaal: usize) {
        self.0.gedaan.store(0, Ordering::Relaxed);
        self.0.totaal.store(totaal, Ordering::Relaxed);
    }

    pub(in crate::app) fn verder(&self, stappen: usize) {
        self.0.gedaan.fetch_add(stappen, Ordering::Relaxed);
    }
}

/// The same progress, not the same numbers.
impl PartialEq for Voortgang {
    fn eq(&self, ander: &Self) -> bool {
        Arc::ptr_eq(&self.0, &ander.0)
    }
}

impl Eq for Voortgang {}
