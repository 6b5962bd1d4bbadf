//! What opening needs to know: where, when, and the bounds that tests make small.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::age::Ontvanger;
use crate::store::backup::Bewaar;
use crate::store::schijf::{EchteSchijf, Schijf};

use super::sleutel::{GeenSleutels, Sleutelbos};

/// Where a repair puts aside what it does not trust.
pub(in crate::store) const TERZIJDE: &str = "terzijde";

/// Tells how far a long job is: what, how much, and of how much if that is known.
pub type Voortgang<'a> = &'a mut dyn FnMut(&str, u64, Option<u64>);

/// Where a store lies and how it is kept.
#[derive(Clone)]
pub struct Opties {
    /// The data directory.
    pub map: PathBuf,
    /// Now; names what is put aside.
    pub nu: DateTime<Utc>,
    /// A random number: the id of the store if it is made.
    pub nieuw_id: u64,
    /// The disk.
    pub schijf: Arc<dyn Schijf>,
    /// Writes are refused when fewer bytes than this are free.
    pub minimaal_vrij: u64,
    /// Length after which the redo log goes on in a next file.
    pub segment: u64,
    /// Commits after which sled is made durable.
    pub checkpoint_na: u64,
    /// Bytes that sled may keep in memory, as a target.
    pub cache: u64,
    /// Which backups are kept.
    pub bewaar: Bewaar,
    /// Where the secret comes from, should the store be encrypted.
    pub sleutels: Arc<dyn Sleutelbos>,
    /// What opens a backup that left the host; none: the secret of the store.
    pub identiteit: Option<Arc<dyn Sleutelbos>>,
    /// For whom backups that leave this host are made; who can open those, can open the store.
    pub ontvangers: Vec<Ontvanger>,
}

impl Opties {
    /// A store in a directory, kept as it should be.
    pub fn nieuw(map: impl Into<PathBuf>, nu: DateTime<Utc>, nieuw_id: u64) -> Self {
        Self {
            map: map.into(),
            nu,
            nieuw_id,
            schijf: Arc::new(EchteSchijf),
            minimaal_vrij: 50 * 1024 * 1024,
            segment: 8 * 1024 * 1024,
            checkpoint_na: 4096,
            cache: 64 * 1024 * 1024,
            bewaar: Bewaar::default(),
            sleutels: Arc::new(GeenSleutels),
            identiteit: None,
            ontvangers: Vec::new(),
        }
    }

    pub(in crate::store) fn redo(&self) -> PathBuf {
        self.map.join("redo")
    }

    pub(in crate::store) fn sled(&self) -> PathBuf {
        self.map.join("sled")
    }

    /// Sled while it is being made anew; it gets its name when it is whole.
    pub(in crate::store) fn sled_in_aanbouw(&self) -> PathBuf {
        self.map.join("sled.bouw")
    }

    /// Sled as it was before it was made compact; goes when the new one stands.
    pub(in crate::store) fn sled_oud(&self) -> PathBuf {
        self.map.join("sled.oud")
    }

    pub(in crate::store) fn backup(&self) -> PathBuf {
        self.map.join("backup")
    }

    /// Where a backup is put back to try it.
    pub(in crate::store) fn proef(&self) -> PathBuf {
        self.map.join("proef")
    }

    /// Copies of backups that may leave the host.
    pub(in crate::store) fn uit_huis(&self) -> PathBuf {
        self.map.join("uit-huis")
    }

    /// Says that there is a store here, and which.
    pub(in crate::store) fn bordje(&self) -> PathBuf {
        self.map.join("STORE")
    }

    /// The wrapped key of an encrypted store.
    pub(in crate::store) fn kast(&self) -> PathBuf {
        self.map.join("SLEUTEL")
    }

    pub(in crate::store) fn logbestand(&self) -> PathBuf {
        self.map.join("opslag.log")
    }

    /// A new directory for what is put aside now.
    pub(in crate::store) fn terzijde(&self) -> PathBuf {
        self.map
            .join(TERZIJDE)
            .join(self.nu.format("%Y%m%dT%H%M%S").to_string())
    }
}

impl std::fmt::Debug for Opties {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opties")
            .field("map", &self.map)
            .finish_non_exhaustive()
    }
}
