//! The use cases over a store in memory: what a coach asks, what happens, what it says.

mod avg;
mod blok;
mod bord;
mod document;
mod dossier;
mod formulier;
mod importeer;
mod journaal;
mod leerroute;
mod matching;
mod monitor;
mod nazorg;
mod overleg;
mod radar;
mod rechten;
mod samenvoegen;
pub(crate) mod stel;
mod taken;
mod terug;
mod verloop;
mod verplaats;
mod voorraad;
mod voorstel;
mod werkgever;
