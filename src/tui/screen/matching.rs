//! Matching: left who has no place, right the plekken that fit best, below or beside them why. `tab`
//! turns it: left the plekken, right the kandidaten.
//!
//! A number of the funnel opens as a list. What is tried (`<` `>` `+` `-`, a later period) is never
//! kept. A pair is proposed, meets, says yes or no and is confirmed from the same place.

mod act;
mod beweeg;
mod daad;
mod onder;
mod plan;
mod state;
mod strook;
mod view;
pub mod waarom;
mod woorden;

pub use state::{Focus, Links, MatchingScherm};
