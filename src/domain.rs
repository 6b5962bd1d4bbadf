//! The trade itself: pure values, rules and tables; no clock, no store, no screen.

pub mod bsn;
pub mod code;
pub mod datum;
pub mod email;
pub mod feestdagen;
pub mod geboortedatum;
pub mod naam;
pub mod postcode;
pub mod startkwalificatie;
pub mod tekst;
mod tekstvorm;
pub mod telefoon;
pub mod waardelijst;
pub mod werkdagen;
