//! Asks the questions of which only the newest of a kind counts; kinds do not wait for each other.
//!
//! A question that reads a whole region the first time takes seconds, and meanwhile somebody types in
//! another window: so each kind is asked by a worker of its own. Another worker starts only when there
//! is a question that nobody can take, and stays no longer than there is work.

use std::io;
use std::mem::{Discriminant, discriminant};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use super::{Asked, Desk, spawn};
use crate::app::event::Ticket;
use crate::app::gateway::{Request, TEGELIJK};
use crate::app::query::Query;
use crate::run::newest::Newest;

/// Workers at most: with the one that sends changes this is what the other end takes side by side.
const WERKERS: usize = TEGELIJK - 1;

/// How many of them may be at something that is known to take long. The others are for questions
/// that somebody waits for.
const LANG: usize = WERKERS - 1;

/// The kind of a question; a change is never replaced by another.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Soort {
    /// Of which kind, and whether it takes long: a question may be asked both ways.
    Vraag(Discriminant<Query>, bool),
    Opdracht(Ticket),
}

impl Soort {
    fn van((ticket, request): &Asked) -> Self {
        match request {
            Request::Ask(query) => Self::Vraag(discriminant(query), query.duurt_lang()),
            Request::Do(_) => Self::Opdracht(*ticket),
        }
    }

    const fn is_lang(self) -> bool {
        matches!(self, Self::Vraag(_, true))
    }
}

/// What waits and what is being asked.
struct Stand {
    wacht: Newest<Soort, Asked>,
    bezig: Vec<Soort>,
    werkers: usize,
    /// Somebody waits for work.
    rust: bool,
    dicht: bool,
}

impl Stand {
    fn mag(bezig: &[Soort], soort: Soort) -> bool {
        let langen = bezig.iter().filter(|it| it.is_lang()).count();
        !bezig.contains(&soort) && (!soort.is_lang() || langen < LANG)
    }

    /// Takes the question that waits longest and may be asked now.
    fn neem(&mut self) -> Option<(Soort, Asked)> {
        let bezig = &self.bezig;
        let genomen = self.wacht.take_where(|soort| Self::mag(bezig, *soort))?;
        self.bezig.push(genomen.0);
        Some(genomen)
    }

    /// Whether somebody more is needed.
    fn te_weinig(&self) -> bool {
        let mogen = |soort: &Soort| Self::mag(&self.bezig, *soort);
        self.werkers < WERKERS && self.bezig.len() + self.wacht.count(mogen) > self.werkers
    }
}

struct Binnen {
    stand: Mutex<Stand>,
    wakker: Condvar,
    desk: Desk,
}

impl Binnen {
    fn stand(&self) -> MutexGuard<'_, Stand> {
        self.stand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn werk(&self) {
        let mut stand = self.stand();
        loop {
            if stand.dicht {
                return;
            }
            let Some((soort, asked)) = stand.neem() else {
                // One who waits is enough.
                if stand.rust {
                    stand.werkers -= 1;
                    return;
                }
                stand.rust = true;
                stand = self
                    .wakker
                    .wait(stand)
                    .unwrap_or_else(PoisonError::into_inner);
                stand.rust = false;
                continue;
            };
            drop(stand);
            self.desk.perform(asked);
            stand = self.stand();
            stand.bezig.retain(|it| *it != soort);
        }
    }
}

/// The workers; they end when this goes, each after the question it is at.
pub(super) struct Vragers(Arc<Binnen>);

impl Vragers {
    /// Starts the first worker.
    pub(super) fn start(desk: Desk) -> io::Result<Self> {
        let vragers = Self(Arc::new(Binnen {
            stand: Mutex::new(Stand {
                wacht: Newest::new(),
                bezig: Vec::new(),
                werkers: 0,
                rust: false,
                dicht: false,
            }),
            wakker: Condvar::new(),
            desk,
        }));
        vragers.erbij(&mut vragers.0.stand())?;
        Ok(vragers)
    }

    fn erbij(&self, stand: &mut Stand) -> io::Result<()> {
        let binnen = Arc::clone(&self.0);
        spawn("vragen", move || binnen.werk())?;
        stand.werkers += 1;
        Ok(())
    }

    /// Asks; only the newest of each kind needs an answer.
    pub(super) fn vraag(&self, asked: Asked) {
        let mut stand = self.0.stand();
        stand.wacht.put(Soort::van(&asked), asked);
        if stand.te_weinig() {
            // Without another worker it waits for one of those that are there.
            let _ = self.erbij(&mut stand);
        }
        drop(stand);
        self.0.wakker.notify_one();
    }
}

impl Drop for Vragers {
    fn drop(&mut self) {
        self.0.stand().dicht = true;
        self.0.wakker.notify_all();
    }
}
