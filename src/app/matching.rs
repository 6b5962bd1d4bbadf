//! Matching over a store: a table in memory of what is weighed, so that a question costs what it asks.
//!
//! `tafel` keeps the two sides of every pair beside the read model: made at the first question,
//! and after a commit only what that commit touched is made again. `bouw` makes one side from its
//! records. `verdeling` divides all places at once; `plaats` takes one by the same days. The weighing itself is `domain::matching`.

mod bouw;
mod ervaring;
mod grond;
mod plaats;
mod tafel;
mod verdeling;
mod voortgang;

pub(in crate::app) use plaats::reserveer;
pub(in crate::app) use tafel::Kanten;
pub use tafel::Tafel;
pub use verdeling::{CELLEN_MAX, Kans, Onverdeeld, Rooster, Toewijzing, Waarde};
pub use voortgang::Voortgang;
