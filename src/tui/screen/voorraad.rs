//! The werkvoorraad: one list, most urgent first. Every row says why it is there and what to do; one
//! key does it, and the row that takes its place is under the cursor.

mod act;
mod daad;
mod lijnen;
mod state;
mod view;

pub use state::{IEDEREEN, VoorraadScherm};
