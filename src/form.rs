//! Forms as data: tables, checking, editing and loose reading; no screen, no clock, no store.
//!
//! A form is a table (`spec`), its answers are text as typed (`answers`), `check` tells every
//! complaint, `stand` how far the form is, `engine` is a form that is being filled in, `quick` reads a line in any order, and
//! `specs` holds the forms with the typed result of each.

pub mod answers;
pub mod bevinding;
pub mod bron;
pub mod check;
pub mod engine;
pub mod kind;
pub mod lijst;
pub mod line;
pub mod plaatsen;
pub mod quick;
pub mod spec;
pub mod specs;
pub mod stand;

pub use answers::{Answers, Antwoord};
pub use bevinding::{Bevinding, Ernst};
pub use check::Klacht;
pub use engine::{Draft, FormState};
pub use line::{Edit, Line};
pub use plaatsen::Plaatsen;
pub use spec::{Field, FormSpec, Kind};
pub use stand::{Stand, open_voor, stand};
