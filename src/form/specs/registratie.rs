//! Registratieformulier (Bijlage 3, DOMAIN 1.3): what the mbo needs for its onderwijsvolgsysteem.

mod begeleiding;
mod opleiding;
mod persoon;
mod toets;
mod uitkomst;
mod vooropleiding;

use chrono::NaiveDate;

use super::lezer::{Lezer, Schoolvelden};
use crate::domain::startkwalificatie::Beoordeling;
use crate::form::answers::Answers;
use crate::form::spec::{FormSpec, Section};

pub use uitkomst::{Registratie, parse};

const SCHOOL: Schoolvelden = Schoolvelden {
    gevolgd: "hoogste_vooropleiding",
    afgerond: "afgerond",
    diploma: "hoogste_diploma_behaald",
    duo: "startkwalificatie_check",
};

/// Registratieformulier, first version.
pub const REGISTRATIE: FormSpec = FormSpec {
    name: "registratie",
    version: 1,
    title: "Registratieformulier",
    quick: false,
    concept: true,
    sections: &[
        Section {
            title: "A. Persoon",
            fields: persoon::VELDEN,
        },
        Section {
            title: "B. Vooropleiding en doelgroep",
            fields: vooropleiding::VELDEN,
        },
        Section {
            title: "C. Opleiding en praktijk",
            fields: opleiding::VELDEN,
        },
        Section {
            title: "D. Leerbedrijf",
            fields: begeleiding::LEERBEDRIJF,
        },
        Section {
            title: "E. Begeleiding, inkomen, geld",
            fields: begeleiding::VELDEN,
        },
    ],
    toets: toets::toets,
};

/// The startkwalificatie as the answers so far say it, with its ground (DOMAIN R16).
pub fn startkwalificatie_van(answers: &Answers, today: NaiveDate) -> Beoordeling {
    Lezer::nieuw(&REGISTRATIE, answers, today).startkwalificatie(&SCHOOL)
}

#[cfg(test)]
mod tests;
