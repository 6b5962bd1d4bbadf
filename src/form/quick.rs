//! The quick line: loose words in any order become answers; what is not understood is a note.

mod herken;
mod naam;
mod werkgever;
mod woorden;

use std::fmt;
use std::ops::Range;

use chrono::NaiveDate;

use super::plaatsen::Plaatsen;
use super::spec::FormSpec;
use herken::Lezer;

/// A piece of the line that was understood.
#[derive(Clone, PartialEq, Eq)]
pub struct Stuk {
    /// The field it belongs to.
    pub key: &'static str,
    /// The answer, tidied.
    pub waarde: String,
    /// Where it stands in the line, in bytes.
    pub span: Range<usize>,
}

/// What a line says.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Gelezen {
    /// What was understood, in the order of the line; every field at most once.
    pub stukken: Vec<Stuk>,
    /// What was not: for the note.
    pub rest: Vec<Range<usize>>,
}

impl Gelezen {
    /// The answer for a field.
    pub fn waarde(&self, key: &str) -> Option<&str> {
        let stuk = self.stukken.iter().find(|stuk| stuk.key == key)?;
        Some(&stuk.waarde)
    }

    /// The part of the line that goes to the note.
    pub fn rest_tekst(&self, tekst: &str) -> String {
        let parts = self.rest.iter().filter_map(|span| tekst.get(span.clone()));
        parts.collect::<Vec<_>>().join("; ")
    }
}

impl fmt::Debug for Stuk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Stuk({}, {:?})", self.key, self.span)
    }
}

impl fmt::Debug for Gelezen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(&self.stukken)
            .entries(&self.rest)
            .finish()
    }
}

/// Reads a line for the fields of a form (SCREENS, Intake; DOMAIN 6.2).
pub fn lees(spec: &FormSpec, tekst: &str, plaatsen: &Plaatsen, today: NaiveDate) -> Gelezen {
    match spec.name {
        "werkgever" => return werkgever::werkgever(spec, tekst, plaatsen, today),
        "leerwerkplek" => return werkgever::plek(spec, tekst, plaatsen, today),
        _ => {}
    }
    let mut lezer = Lezer::new(spec, tekst, plaatsen, today);
    lezer.met_label();
    lezer.vast_van_vorm();
    lezer.losse_woorden();
    lezer.naam();
    lezer.klaar()
}

#[cfg(test)]
mod tests;
