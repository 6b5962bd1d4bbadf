//! Pieces that more than one screen or window is drawn with.

pub mod balk;
pub mod blad;
pub mod doos;
pub mod groot;
pub mod lijst;
pub mod regel;
pub mod stapregel;
pub mod text;
pub mod veld;
