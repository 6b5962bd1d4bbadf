//! The trees: one per kind and one for what the store knows of itself. The only file that names sled.

use std::borrow::Borrow;
use std::fs::File;
use std::ops::Bound;
use std::path::Path;
use std::time::{Duration, Instant};

use ::sled::transaction::{ConflictableTransactionError, TransactionError, Transactional};
use ::sled::{Config, Db, Tree};

use crate::app::record::{Key, Soort};
use crate::store::bytes::Lezer;
use crate::store::redo::entry::Boeking;
use crate::store::tally::Tally;
use crate::store::{envelope, keys, schijf};

use super::proef;

/// Layout of the trees; raised when an older program could no longer read them.
const SCHEMA: u32 = 1;
const META: &str = "meta";
const STORE: &[u8] = b"store_id";
const SCHEMA_SLEUTEL: &[u8] = b"schema";
const MIN_READER: &[u8] = b"min_reader";
/// Sequence and tally in one value, so that they never part.
const STAND: &[u8] = b"stand";

/// sled lets go of its lock some time after it was closed (STYLE 5.2 #8).
const WACHT_OP_VOORGANGER: Duration = Duration::from_secs(2);
const TUSSENPOOS: Duration = Duration::from_millis(5);

/// Why sled did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub(super) enum SledFout {
    /// Its files are damaged: they are of no more use.
    #[error("{0}")]
    Schade(String),
    /// Another process has its files.
    #[error("de vorige eigenaar heeft de gegevens nog vast")]
    Bezet,
    /// Written by a newer program.
    #[error("gemaakt met een nieuwere versie van het programma")]
    Nieuwer,
    /// The disk or the system; the files may be fine.
    #[error("{0}")]
    Systeem(std::io::Error),
}

impl From<::sled::Error> for SledFout {
    fn from(fout: ::sled::Error) -> Self {
        use std::io::ErrorKind as Soort;
        match fout {
            ::sled::Error::Io(fout) => match fout.kind() {
                // Something that has to be there is short, gone or unreadable.
                Soort::UnexpectedEof
                | Soort::InvalidData
                | Soort::InvalidInput
                | Soort::NotFound => {
                    Self::Schade(format!("een bestand van sled is te kort of weg ({fout})"))
                }
                // sled hides the kind of this one.
                Soort::Other if fout.to_string().contains("could not acquire lock") => Self::Bezet,
                _ => Self::Systeem(fout),
            },
            ::sled::Error::Corruption { .. } => {
                Self::Schade("sled meldt beschadigde gegevens".to_owned())
            }
            fout => Self::Schade(fout.to_string()),
        }
    }
}

impl From<std::io::Error> for SledFout {
    fn from(fout: std::io::Error) -> Self {
        Self::Systeem(fout)
    }
}

/// What sled says of itself.
pub(super) struct Merk {
    pub(super) store: u64,
    pub(super) seq: u64,
    pub(super) tally: Tally,
}

/// The open trees.
pub(super) struct Bomen {
    db: Db,
    meta: Tree,
    /// In the order of `Soort::ALL`, with `meta` behind them for a transaction over all.
    alle: Vec<Tree>,
    /// Ours, for the sync that sled does not do.
    bestand: File,
}

impl Bomen {
    /// Opens or makes the trees in a directory; waits for a predecessor that is still letting go.
    pub(super) fn open(map: &Path, cache: u64) -> Result<Self, SledFout> {
        let config = || {
            Config::new()
                .path(map)
                .cache_capacity(cache)
                // We sync ourselves; no thread of sled wakes an idle program.
                .flush_every_ms(None)
                .print_profile_on_drop(false)
        };
        let tot = Instant::now() + WACHT_OP_VOORGANGER;
        let db = loop {
            match config().open().map_err(SledFout::from) {
                Ok(db) => break db,
                Err(SledFout::Bezet) if Instant::now() < tot => std::thread::sleep(TUSSENPOOS),
                Err(fout) => return Err(fout),
            }
        };
        let mut alle = Vec::with_capacity(Soort::ALL.len() + 1);
        for soort in Soort::ALL {
            alle.push(db.open_tree(soort.naam())?);
        }
        let meta = db.open_tree(META)?;
        alle.push(meta.clone());
        schijf::sluit_bestanden_af(map)?;
        let bestand = File::open(map.join("db"))?;
        Ok(Self {
            db,
            meta,
            alle,
            bestand,
        })
    }

    /// What sled says of itself; none if it was never finished.
    pub(super) fn merk(&self) -> Result<Option<Merk>, SledFout> {
        let getal = |sleutel: &[u8]| -> Result<Option<u64>, SledFout> {
            Ok(self
                .meta
                .get(sleutel)?
                .and_then(|bytes| Lezer::nieuw(&bytes).u64()))
        };
        let min_reader = getal(MIN_READER)?;
        if min_reader.is_some_and(|min| min > u64::from(SCHEMA)) {
            return Err(SledFout::Nieuwer);
        }
        let (Some(store), Some(_), Some(_)) = (getal(STORE)?, getal(SCHEMA_SLEUTEL)?, min_reader)
        else {
            return Ok(None);
        };
        let Some(stand) = self.meta.get(STAND)? else {
            return Ok(None);
        };
        let mut lezer = Lezer::nieuw(&stand);
        Ok(lezer
            .u64()
            .zip(Tally::lees(&mut lezer))
            .map(|(seq, tally)| Merk { store, seq, tally }))
    }

    /// Writes what sled says of itself, as the last thing of making it.
    pub(super) fn zet_merk(&self, store: u64, seq: u64, tally: &Tally) -> Result<(), SledFout> {
        let schema = u64::from(SCHEMA).to_le_bytes();
        self.meta.insert(STORE, &store.to_le_bytes())?;
        self.meta.insert(SCHEMA_SLEUTEL, &schema)?;
        self.meta.insert(MIN_READER, &schema)?;
        self.meta.insert(STAND, stand(seq, tally))?;
        Ok(())
    }

    pub(super) fn boom(&self, soort: Soort) -> Tree {
        self.alle[plaats(soort)].clone()
    }

    /// The envelope at a key.
    pub(super) fn get(&self, sleutel: Key) -> Result<Option<::sled::IVec>, SledFout> {
        Ok(self.alle[plaats(sleutel.soort)].get(keys::in_boom(sleutel))?)
    }

    /// Takes over commits in one transaction over all trees. `tally` is as it is after them.
    pub(super) fn pas_toe<B: Borrow<Boeking>>(
        &self,
        groep: &[B],
        tally: &Tally,
    ) -> Result<(), SledFout> {
        let Some(laatste) = groep.last().map(B::borrow) else {
            return Ok(());
        };
        let stand = stand(laatste.seq, tally);
        let gelukt = self.alle.as_slice().transaction(|bomen| {
            for op in groep.iter().flat_map(|boeking| &boeking.borrow().ops) {
                let boom = &bomen[plaats(op.sleutel.soort)];
                let sleutel = keys::in_boom(op.sleutel);
                match &op.na {
                    Some(na) => boom.insert(&sleutel, &**na)?,
                    None => boom.remove(&sleutel)?,
                };
            }
            bomen[Soort::ALL.len()].insert(STAND, stand.as_slice())?;
            Ok::<(), ConflictableTransactionError<std::convert::Infallible>>(())
        });
        match gelukt {
            Ok(()) => Ok(()),
            Err(TransactionError::Storage(fout)) => Err(fout.into()),
            Err(TransactionError::Abort(nooit)) => match nooit {},
        }
    }

    /// Puts a record while the trees are being made: no transaction, for the marker comes last.
    pub(super) fn leg_neer(
        &self,
        sleutel: Key,
        na: Option<&[u8]>,
    ) -> Result<Option<u64>, SledFout> {
        let boom = &self.alle[plaats(sleutel.soort)];
        let plek = keys::in_boom(sleutel);
        let oud = match na {
            Some(na) => boom.insert(plek, na)?,
            None => boom.remove(plek)?,
        };
        Ok(oud.and_then(|oud| envelope::versie(&oud)))
    }

    /// Waits until everything so far survives a power cut (STORAGE 0.2: flush alone does not).
    pub(super) fn maak_duurzaam(&self, map: &Path) -> Result<(), SledFout> {
        self.db.flush()?;
        self.bestand.sync_data()?;
        schijf::sync_map(map).map_err(SledFout::Systeem)
    }

    /// Whether the first record that stands here is encrypted; a store is so as a whole.
    pub(super) fn is_verzegeld(&self) -> bool {
        let eerste = |soort: &Soort| {
            let (sleutel, bytes) = self.boom(*soort).first().ok()??;
            let envelope = envelope::open(keys::uit_boom(*soort, &sleutel)?, &bytes).ok()?;
            Some(envelope.verzegeld)
        };
        Soort::ALL.iter().find_map(eerste).unwrap_or(false)
    }

    /// Closes sled and waits until it has let go of its files.
    pub(super) fn sluit(self) {
        let Self {
            db,
            meta,
            alle,
            bestand,
        } = self;
        // On a disk that takes nothing any more sled panics over its last write. What it did not write
        // stands in the redo log, and closing must not take the program down.
        let _ = proef::zonder_paniek(|| {
            drop((alle, meta, db));
            Ok(())
        });
        let tot = Instant::now() + WACHT_OP_VOORGANGER;
        while Instant::now() < tot {
            if bestand.try_lock().is_ok() {
                break;
            }
            std::thread::sleep(TUSSENPOOS);
        }
    }
}

fn stand(seq: u64, tally: &Tally) -> Vec<u8> {
    let mut bytes = seq.to_le_bytes().to_vec();
    tally.zet(&mut bytes);
    bytes
}

/// Place of a kind's tree; kinds are few, and the compiler makes a table of this.
fn plaats(soort: Soort) -> usize {
    Soort::ALL.iter().position(|it| *it == soort).unwrap_or(0)
}

/// The bounds of a range of keys of one kind.
pub(super) fn grenzen(
    van: Key,
    tot: Key,
) -> (Bound<[u8; keys::LENGTE]>, Bound<[u8; keys::LENGTE]>) {
    (
        Bound::Included(keys::in_boom(van)),
        Bound::Included(keys::in_boom(tot)),
    )
}
