//! The screens, by keys and as pictures.

mod beelden;
mod bord;
mod maten;
mod ontsluit;
mod sluier;
mod vensters;
