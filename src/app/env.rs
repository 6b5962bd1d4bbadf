//! What the use cases need of the world: the time, and the templates that a region has of its own.
//! Handed in, so that tests hold the clock.

use std::sync::Mutex;

use chrono::{DateTime, NaiveDate, Utc};

/// The clock.
pub trait Clock: Send + Sync {
    /// The moment.
    fn now(&self) -> DateTime<Utc>;
    /// The day where the coach is.
    fn today(&self) -> NaiveDate;
}

/// Templates of documents that a region puts in the place of ours.
pub trait Sjablonen: Send + Sync {
    /// The region's own template with this name; none where it has none, and a word where it has
    /// one that cannot be read.
    fn eigen(&self, naam: &str) -> Result<Option<String>, String>;
}

/// The clock of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    fn today(&self) -> NaiveDate {
        chrono::Local::now().date_naive()
    }
}

/// A clock that stands still until it is set; for tests and for drawing the same picture twice.
#[derive(Debug)]
pub struct FixedClock(Mutex<DateTime<Utc>>);

impl FixedClock {
    /// A clock at a moment.
    pub fn new(moment: DateTime<Utc>) -> Self {
        Self(Mutex::new(moment))
    }

    /// Sets the clock.
    pub fn set(&self, moment: DateTime<Utc>) {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner) = moment;
    }
}

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        *self
            .0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}
