//! The port to the store: narrow, so that memory, sled and PostgreSQL can all stand behind it.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::record::{Key, Record, Soort, Versioned};

/// Sequence of a commit; also the version of every record it wrote. 0 means "nothing yet".
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Seq(pub u64);

impl std::fmt::Display for Seq {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// What one commit writes, all or nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Batch {
    /// Versions that must still stand; `None` means the key must not exist.
    pub verwacht: Vec<(Key, Option<Seq>)>,
    /// Records to write, or to remove where `None`. A key stands here at most once.
    pub puts: Vec<(Key, Option<Record>)>,
}

/// Why the store did not do what was asked.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// A version in `verwacht` no longer stands. Nothing of the group was written.
    #[error("record {sleutel:?} has version {nu:?}")]
    Conflict {
        /// The record.
        sleutel: Key,
        /// The version that stands now.
        nu: Option<Seq>,
        /// Position in the group of the batch that met it.
        batch: usize,
    },
    /// The store serves reads only: disk full, or write trouble. In Dutch, for the coach.
    #[error("{0}")]
    AlleenLezen(String),
    /// A record could not be read: damaged bytes or an unknown version.
    #[error("record {sleutel:?} is damaged: {waarom}")]
    Beschadigd {
        /// The record.
        sleutel: Key,
        /// What was wrong.
        waarom: String,
    },
    /// Anything else of disk and system.
    #[error("store: {0}")]
    Anders(String),
}

/// What a walk over records does with each; `Break` stops the walk.
pub type Bezoek<'a> = &'a mut dyn FnMut(Key, Versioned) -> ControlFlow<()>;

/// Every record of a kind, in order of key.
pub fn alle_van(
    store: &dyn Store,
    soort: Soort,
    mut doe: impl FnMut(Key, Versioned),
) -> Result<(), StoreError> {
    let (van, tot) = Key::hele_soort(soort);
    store.walk(van, tot, &mut |key, gezien| {
        doe(key, gezien);
        ControlFlow::Continue(())
    })
}

/// Records by key; commits with a sequence. One owner writes, many threads read.
///
/// Every adapter passes the same contract test (`tests/it/store.rs`).
pub trait Store: Send + Sync {
    /// The record at a key, as of the last commit.
    fn get(&self, sleutel: Key) -> Result<Option<Versioned>, StoreError>;

    /// Walks the records from `van` up to and including `tot` (same kind), in order of key.
    fn walk(&self, van: Key, tot: Key, bezoek: Bezoek<'_>) -> Result<(), StoreError>;

    /// The last key between two keys of one kind, if any.
    fn laatste(&self, van: Key, tot: Key) -> Result<Option<Key>, StoreError>;

    /// Writes a group of batches in order, each with a sequence of its own, with one sync.
    ///
    /// When this returns Ok, every batch survives kill -9 and power loss. The first sequence is
    /// returned; the others follow it without gap. On an error nothing of the group stays.
    fn commit(&self, groep: &[Batch]) -> Result<Seq, StoreError>;

    /// Sequence of the last commit.
    fn seq(&self) -> Seq;

    /// Number of records of a kind.
    fn aantal(&self, soort: Soort) -> u64;

    /// Bytes kept beside the records with [`Self::zet_nevenblok`]: a help that may be lost or old.
    fn nevenblok(&self) -> Option<Vec<u8>> {
        None
    }

    /// Keeps bytes beside the records; failing to keep them loses nothing.
    fn zet_nevenblok(&self, blok: &[u8]) {
        let _ = blok;
    }

    /// Keys written by every commit after `sinds`, or none if that is not known any more.
    fn sleutels_sinds(&self, sinds: Seq) -> Option<Vec<Key>> {
        let _ = sinds;
        None
    }

    /// Says that the store is about to close: long reads stop with an error, and so does a backup.
    /// Commits and single records go on.
    fn staak(&self) {}

    /// Whether it is about to close: whoever reads many single records stops.
    fn gestaakt(&self) -> bool {
        false
    }

    /// Why writes are refused, in Dutch; none while all is well. Asking may try to recover.
    fn storing(&self) -> Option<String>;
}
