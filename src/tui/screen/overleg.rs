//! The fase-overleg: one case at a time, large and calm, for a room that reads along (SCREENS 5).
//!
//! `state` is what it knows and asks, `act` what the keys do, `view` one case and the list beside it,
//! `bord` the board on two days, `last` where it gets stuck. It is only ever shown as a presentation.

mod act;
mod bord;
mod last;
mod state;
mod view;

pub use state::{Beeld, OverlegScherm};
