//! The dossier of one card: who, where the traject stands, its steps, everything that happened.

mod act;
mod daad;
mod formulieren;
mod kop;
mod lap;
mod leerroute;
mod lopen;
mod plan;
mod stap;
mod stappen;
mod state;
mod taken;
mod view;

pub use state::{DossierScherm, Tab};
