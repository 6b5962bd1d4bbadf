//! The line between a screen and the process that owns the store: frames, and what is in them.
//!
//! A frame is a length in four bytes, small end first, and that many bytes of JSON. The length is
//! looked at before a byte is taken, so that a liar costs nothing. JSON because commands have one
//! written shape for scripts and for the line (README, *Opdrachten*), and every type says itself what
//! it is called: a new field is one that an older end leaves alone.

pub mod bericht;
pub mod frame;

pub use bericht::{Groet, Naar, NaarDeel, Van, VanDeel};
pub use frame::{FrameFout, Of, lees, lees_of, schrijf};

/// The version of what crosses the line. Ends that differ do not talk: the screen says what to do.
/// Programs of different versions with the same number here do: a question that the other end does
/// not know is refused with words, an event that it does not know makes it ask again what it shows.
/// It goes up when the meaning of something old changes, not when something new is added.
pub const PROTOCOL: u16 = 3;

/// Most bytes that a screen may send at once: a large import.
pub const GRENS_NAAR: u32 = 16 * 1024 * 1024;

/// Most bytes that an answer may have.
pub const GRENS_VAN: u32 = 128 * 1024 * 1024;
