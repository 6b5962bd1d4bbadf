//! The monitor: left the indicators, right the one in hand as a table with bars.
//!
//! Counting walks every dossier, so it is done off the loop: the screen shows how far it is, keeps
//! what it had until the new figures are there, and stops what nobody waits for any more. Whoever
//! wants to know which cards a figure is of, presses open on it.

mod act;
mod state;
mod view;
mod woorden;

pub use state::MonitorScherm;
