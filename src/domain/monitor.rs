//! The monitor: what the region reports, M1 to M13 (DOMAIN 5.1), pure.
//!
//! Facts go in ([`feit`]: one row per traject, plek, leerbedrijf and budget, without a name), tables
//! come out ([`tabel`]). What each indicator is, is said once, in [`maat`]; how it is counted, in
//! [`meet`]. Whatever leaves the tool goes through [`onderdruk`] first: cells under 5 are hidden, and
//! a second one with them where the totals would give them away.

pub mod budget;
pub mod dimensie;
pub mod feit;
pub mod maat;
pub mod meet;
pub mod onderdruk;
pub mod percentiel;
pub mod rapport;
pub mod tabel;
pub mod tijdvak;

pub use budget::Budget;
pub use dimensie::Dimensie;
pub use maat::Maat;
pub use rapport::{Blad, Rapport};
pub use tabel::{Cel, Tabel};
pub use tijdvak::Tijdvak;

/// Number of the definitions; goes up when an indicator is counted otherwise, so that two reports
/// can be told apart.
pub const DEFINITIES: u16 = 1;

/// Smaller numbers of persons are not shown outside (open data of DUO).
pub const KLEINSTE: u64 = 5;
