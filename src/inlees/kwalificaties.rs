//! Kwalificaties from what SBB hands out, or from a table of our own; the content says which it is.

mod branche;
mod crebolijst;
mod dossier;
mod eigen;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use chrono::NaiveDate;

use super::kolommen::Keuzes;
use super::tabel::{self, letters};
use super::{Leesfout, Uitkomst};
use crate::app::importeer::{KwalificatieLading, Lading, Regel};
use crate::domain::code::{Crebo, Werkprocescode};
use crate::domain::kwalificatie::{Kerntaak, Werkproces};

/// Reads kwalificaties from whichever of the three kinds of file this is.
pub(super) fn lees(
    bytes: &[u8],
    keuzes: &Keuzes,
    vandaag: NaiveDate,
) -> Result<Uitkomst, Leesfout> {
    if is_xml(bytes) {
        return dossier::lees(bytes);
    }
    let tabellen = tabel::lees(bytes)?;
    if crebolijst::herken(&tabellen) {
        return Ok(crebolijst::lees(&tabellen));
    }
    eigen::lees(&tabellen, keuzes, vandaag)
}

fn is_xml(bytes: &[u8]) -> bool {
    let begin = bytes.get(..bytes.len().min(512)).unwrap_or_default();
    let (tekst, _) = letters::tekst(begin);
    tekst
        .trim_start_matches('\u{feff}')
        .trim_start()
        .starts_with('<')
}

/// What was read, and which lines were not.
fn uitkomst(vorm: &str, lading: KwalificatieLading) -> Uitkomst {
    Uitkomst::nieuw(vorm, Lading::Kwalificaties(lading))
}

/// Where a crebo was first seen in a file.
type Gezien = HashMap<Crebo, u32>;

/// Puts a werkproces under its kerntaak; a code that is there already is not put twice.
fn zet(
    kerntaken: &mut Vec<Kerntaak>,
    code: Werkprocescode,
    kerntaak: &str,
    werkproces: &str,
) -> Result<(), String> {
    let van = code.kerntaak();
    let plaats = kerntaken.iter().position(|it| it.code == van);
    let plaats = match plaats {
        Some(plaats) => plaats,
        None if kerntaak.is_empty() => {
            return Err(format!("zet de naam van kerntaak {van} erbij"));
        }
        None => {
            kerntaken.push(Kerntaak {
                code: van,
                naam: kerntaak.to_owned(),
                werkprocessen: Vec::new(),
            });
            kerntaken.len() - 1
        }
    };
    let Some(taak) = kerntaken.get_mut(plaats) else {
        return Ok(());
    };
    if taak.werkprocessen.iter().any(|it| it.code == code) {
        return Err(format!("werkproces {code} staat er al"));
    }
    taak.werkprocessen.push(Werkproces {
        code,
        naam: werkproces.to_owned(),
    });
    Ok(())
}

/// Kerntaken and werkprocessen in the order of their codes, the basis first.
fn op_volgorde(mut kerntaken: Vec<Kerntaak>) -> Vec<Kerntaak> {
    for kerntaak in &mut kerntaken {
        kerntaak.werkprocessen.sort_by_key(|it| it.code);
    }
    kerntaken.sort_by_key(|it| it.code);
    kerntaken
}

fn regel<T>(regel: u32, rij: T) -> Regel<T> {
    Regel { regel, rij }
}
