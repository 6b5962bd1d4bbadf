//! Matching: which leerwerkplek fits which kandidaat, and why (DOMAIN 3.8).
//!
//! Pure. A pair is weighed by hard conditions ([`Voorwaarde`]) and soft terms ([`Term`]), each with a
//! three-valued verdict ([`Oordeel`]): unknown never removes anything. The score is the sum of the
//! terms in points, by one readable table ([`Gewichten`], [`REGELVERSIE`]). What is weighed stands in
//! [`KandidaatKant`] and [`PlekKant`] and nowhere else: no nationality, sex, age or health.
//!
//! Rules written by people, the same answer for the same input, and a person decides.

mod afstand;
mod gewichten;
mod kant;
mod maskers;
mod oordeel;
mod periode;
mod ruimte;
mod term;
mod trechter;
mod veld;
mod verandering;
mod voorwaarde;
mod vraag;
mod waarom;
mod watals;
mod weeg;
mod woorden;

pub use afstand::{Plaatsbepaling, Reis, reis};
pub use gewichten::{Gewichten, PUNTEN_MAX, REGELVERSIE};
pub use kant::{ErkenKant, KandidaatKant, PlekKant};
pub use maskers::{certificaten, dagdelen, rijbewijzen, vervoer, werkprocessen};
pub use oordeel::Oordeel;
pub use periode::{Periode, Wanneer};
pub use ruimte::{Bezetting, Ruimte};
pub use term::Term;
pub use trechter::Trechter;
pub use veld::Veld;
pub use verandering::Verandering;
pub use voorwaarde::Voorwaarde;
pub use vraag::{Vervolgvraag, Vragenteller};
pub use waarom::{Blokkade, waarom_niet};
pub use watals::Watals;
pub use weeg::{Deel, Weging, valt_af, volgorde, weeg};
pub use woorden::{Wat, bij_term, bij_voorwaarde};

#[cfg(test)]
mod tests;
