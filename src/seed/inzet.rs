//! What matching asks of a kandidaat and a plek, as the example region writes it down.

use chrono::NaiveDate;

use super::bestand;
use super::dag;
use super::kwalificaties::code;
use crate::domain::eis::Eis;
use crate::domain::inzet::{EisAntwoord, Inzet};
use crate::domain::waardelijst::{Dagdeel, Waardelijst};

/// Travel, time, language and papers.
pub(super) fn lees(it: &bestand::Inzet, vandaag: NaiveDate) -> Result<Inzet, String> {
    let antwoord = |ja| {
        move |tekst: &String| EisAntwoord {
            eis: Eis::lees(tekst),
            ja,
        }
    };
    Ok(Inzet {
        vervoer: codes(&it.vervoer)?,
        rijbewijzen: codes(&it.rijbewijzen)?,
        reistijd: it.reistijd,
        uren: it.uren,
        dagdelen: dagdelen(&it.dagdelen)?,
        vanaf: it
            .vanaf
            .as_deref()
            .map(|it| dag::lees(it, vandaag))
            .transpose()?,
        taal: it.taal.as_deref().map(code).transpose()?,
        certificaten: codes(&it.certificaten)?,
        antwoorden: it
            .kan
            .iter()
            .map(antwoord(true))
            .chain(it.kan_niet.iter().map(antwoord(false)))
            .collect(),
        ..Inzet::default()
    })
}

fn codes<T: Waardelijst>(codes: &[String]) -> Result<Vec<T>, String> {
    codes.iter().map(|it| code(it)).collect()
}

/// Parts of the week: `MA_O`, or `MA` for the morning and the afternoon.
pub(super) fn dagdelen(delen: &[String]) -> Result<Vec<Dagdeel>, String> {
    let mut uit = Vec::new();
    for deel in delen {
        if deel.contains('_') {
            uit.push(code(deel)?);
        } else {
            uit.push(code(&format!("{deel}_O"))?);
            uit.push(code(&format!("{deel}_M"))?);
        }
    }
    Ok(uit)
}
