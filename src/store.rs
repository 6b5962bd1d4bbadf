//! Adapters of the store port: memory, and sled with a redo log beside it.

mod backup;
mod bytes;
mod codec;
mod controleer;
mod envelope;
mod export;
mod fout;
mod herstel;
mod herzegel;
mod importeer;
mod kast;
mod keys;
mod lock;
pub mod memory;
mod proefherstel;
mod record;
mod redo;
mod schijf;
mod sled;
mod tally;
mod zegel;

pub use self::sled::{
    BackupVerslag, GeenSleutels, Opening, Opties, SledStore, Sleutelbos, Voortgang, open,
};
pub use backup::{Backups, Bewaar, backups};
pub use controleer::{Controle, Regel};
pub use export::ExportFout;
pub use fout::OpenFout;
pub use herstel::{compact, herstel, vergeet};
pub use herzegel::{
    Apart, NieuwSlot, Terzijde, herzegel, is_versleuteld, keur_apart, keur_sleutel, opent_met_zin,
    wissel,
};
pub use importeer::{ImportFout, RegelFout, importeer};
pub use proefherstel::{Proef, proef_herstel};
pub use schijf::{EchteSchijf, Schijf};
