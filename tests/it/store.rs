//! The store: one contract for every adapter, and what the one on disk promises beyond it.

pub(crate) mod contract;
mod disk;
pub(crate) mod hulp;
mod onderhoud;
mod proef;
mod vol;
pub(crate) mod zegel;
