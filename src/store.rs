//! Adapters of the store port: memory, and sled with a redo log beside it.

mod backup;
mod bytes;
mod codec;
mod envelope;
mod fout;
mod keys;
mod lock;
pub mod memory;
mod record;
mod redo;
mod schijf;
mod sled;
mod tally;

pub use self::sled::{BackupVerslag, Opening, Opties, SledStore, Voortgang, open};
pub use fout::OpenFout;
pub use schijf::{EchteSchijf, Schijf};
