//! The line between a screen and the process that owns the store: frames, and what is in them.
//!
//! A frame is a length in four bytes, small end first, and that many bytes of JSON. The length is
//! looked at before a byte is taken, so that a liar costs nothing. JSON because commands have one
//! written shape for scripts and for the line (README, *Opdrachten*), and every type says itself what
//! it is called: a new field is one that an older end leaves alone.

pub mod bericht;
pub mod frame;

pub use bericht::{Groet, Naar, Van};
pub use frame::{FrameFout, lees, schrijf};

/// The version of what crosses the line. Ends that differ do not talk: the screen says what to do.
/// Programs of different versions with the same number here do.
pub const PROTOCOL: u16 = 2;

/// Most bytes that a screen may send at once: a large import.
pub const GRENS_NAAR: u32 = 16 * 1024 * 1024;

/// Most bytes that an answer may have.
pub const GRENS_VAN: u32 = 128 * 1024 * 1024;
