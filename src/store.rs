//! Adapters of the store port: memory, and what a store on disk is made of.

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
mod tally;

pub use fout::OpenFout;
pub use schijf::{EchteSchijf, Schijf};
