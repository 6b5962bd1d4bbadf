//! The makers: from the records of a card to a document, and what it still lacks.
//!
//! A maker gathers values; the words around them stand in a template (`sjablonen/*.md`), which a
//! region may replace by its own. Both are pure: the day is part of what they get.

mod dossier;
mod formulier;
mod gaten;
mod inzage;
mod overdracht;
mod overeenkomst;
mod route;

use chrono::Datelike;

use super::boom::Doc;
use super::sjabloon::{self, Sjabloonfout, Waarde};
use super::stof::Stof;
use crate::domain::document::Documentsoort;

pub use formulier::getoond;
pub use gaten::{Gat, gaten};

/// Makes a document; `eigen` is the region's own template, where there is one.
pub fn maak(soort: Documentsoort, stof: &Stof, eigen: Option<&str>) -> Result<Doc, Sjabloonfout> {
    let waarden = waarden(soort, stof);
    let bron = eigen.unwrap_or_else(|| ingebouwd(soort));
    let inhoud = sjabloon::maak(soort.code(), bron, &waarden)?;
    let titel = inhoud.titel.unwrap_or_else(|| hoofdletter(soort.label()));
    let mut doc = Doc::new(&titel, &stof.kaart.to_string(), stof.vandaag);
    doc.voorbeeld = soort.voorbeeld();
    doc.blokken = inhoud.blokken;
    Ok(doc)
}

/// Everything a template of this document can print.
pub fn waarden(soort: Documentsoort, stof: &Stof) -> Waarde {
    let mut waarden = dossier::waarden(stof);
    if let Some(formulier) = soort.formulier() {
        formulier::erbij(&mut waarden, stof, formulier);
    }
    match soort {
        Documentsoort::Begeleiding | Documentsoort::Praktijkverklaring => {
            route::erbij(&mut waarden, stof);
        }
        Documentsoort::Pok | Documentsoort::Ook => {
            route::erbij(&mut waarden, stof);
            overeenkomst::erbij(&mut waarden, stof);
        }
        Documentsoort::Overdracht => {
            route::erbij(&mut waarden, stof);
            overdracht::erbij(&mut waarden, stof);
        }
        Documentsoort::Inzage => inzage::erbij(&mut waarden, stof),
        _ => {}
    }
    waarden
}

/// The template that comes with the program.
pub const fn ingebouwd(soort: Documentsoort) -> &'static str {
    match soort {
        Documentsoort::Toestemming => include_str!("sjablonen/toestemmingsverklaring.md"),
        Documentsoort::ToestemmingWerkgever => include_str!("sjablonen/toestemming-werkgever.md"),
        Documentsoort::Diagnose => include_str!("sjablonen/diagnoseformulier.md"),
        Documentsoort::Registratie => include_str!("sjablonen/registratieformulier.md"),
        Documentsoort::Begeleiding => include_str!("sjablonen/begeleidingsdocument.md"),
        Documentsoort::Evaluatie => include_str!("sjablonen/evaluatie.md"),
        Documentsoort::Eindgesprek => include_str!("sjablonen/eindgesprek.md"),
        Documentsoort::Praktijkverklaring => include_str!("sjablonen/praktijkverklaring.md"),
        Documentsoort::Pok => include_str!("sjablonen/pok.md"),
        Documentsoort::Ook => include_str!("sjablonen/ook.md"),
        Documentsoort::Inzage => include_str!("sjablonen/inzage.md"),
        Documentsoort::Overdracht => include_str!("sjablonen/overdrachtsblad.md"),
    }
}

/// A day as a document prints it; empty when it is not known.
fn dag(dag: Option<chrono::NaiveDate>) -> String {
    dag.map_or_else(String::new, |dag| {
        format!("{:02}-{:02}-{}", dag.day(), dag.month(), dag.year())
    })
}

fn hoofdletter(tekst: &str) -> String {
    let mut letters = tekst.chars();
    letters.next().map_or_else(String::new, |eerste| {
        eerste.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests;
