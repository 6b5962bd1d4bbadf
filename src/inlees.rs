//! Files of others become rows that the service can weigh: bytes in, rows out, no disk.
//!
//! [`tabel`] makes rows of CSV and XLSX, [`kolommen`] finds out which column is what, and a file per
//! kind reads the rows with the readers of the domain, so that a date or a phone is understood here
//! as it is in a form. Whatever cannot be read is named with its line and what to do about it: every
//! row that goes in comes out, accepted or with its reason. Nothing here decides; the rehearsal and
//! the import itself are one function of `app` (`app::importeer`).

use chrono::NaiveDate;
use sha2::{Digest, Sha256};

use crate::app::importeer::{Afwijzing, Gelezen, Importsoort, Kolom, Lading};
use crate::app::matching::Voortgang;
use crate::domain::bestand::Bronbestand;
use crate::domain::tekst::schoon;

mod kandidaten;
pub mod kolommen;
mod kwalificaties;
mod plekken;
mod postcodes;
mod rijen;
pub mod tabel;
mod waarde;

use kolommen::Keuzes;
use tabel::Tabel;

/// Most bytes of any file that is read.
pub const BYTES_MAX: usize = 128 * 1024 * 1024;

/// Why a whole file could not be read, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}{bericht}", regel.map_or(String::new(), |regel| format!("regel {regel}: ")))]
pub struct Leesfout {
    /// The line, where it is about one.
    pub regel: Option<u32>,
    /// What is wrong and what to do.
    pub bericht: String,
    /// A person who says which column is what can mend it.
    pub kolom: bool,
}

impl Leesfout {
    fn bestand(bericht: String) -> Self {
        Self {
            regel: None,
            bericht,
            kolom: false,
        }
    }

    fn kolom(bericht: String) -> Self {
        Self {
            kolom: true,
            ..Self::bestand(bericht)
        }
    }

    fn op(regel: u32, bericht: String) -> Self {
        Self {
            regel: Some(regel),
            bericht,
            kolom: false,
        }
    }
}

/// Reads a file of a kind. `naam` is its name without where it stands, `keuzes` what a person said
/// of its columns.
pub fn lees(
    soort: Importsoort,
    naam: &str,
    bytes: &[u8],
    keuzes: &Keuzes,
    vandaag: NaiveDate,
) -> Result<Gelezen, Leesfout> {
    let uit = match soort {
        Importsoort::Kandidaten => kandidaten::lees(bytes, keuzes, vandaag)?,
        Importsoort::Plekken => plekken::lees(bytes, keuzes, vandaag)?,
        Importsoort::Kwalificaties => kwalificaties::lees(bytes, keuzes, vandaag)?,
        Importsoort::Postcodes => postcodes::lees(bytes, keuzes, vandaag)?,
    };
    debug_assert_eq!(uit.rijen, uit.goed + uit.afgewezen.len());
    if uit.rijen == 0 {
        return Err(Leesfout::bestand(
            "er staan geen rijen in dit bestand, alleen koppen".to_owned(),
        ));
    }
    let mut naam = schoon(naam);
    if naam.chars().count() > NAAM_MAX {
        naam = naam.chars().take(NAAM_MAX).collect();
    }
    Ok(Gelezen {
        bron: Bronbestand {
            naam,
            vingerafdruk: vingerafdruk(bytes),
            op: vandaag,
        },
        vorm: uit.vorm,
        rijen: uit.rijen,
        goed: uit.goed,
        afgewezen: uit.afgewezen,
        kolommen: uit.kolommen,
        opmerkingen: uit.opmerkingen,
        lading: uit.lading,
        voortgang: Voortgang::default(),
    })
}

/// Longest name of a file that is kept.
const NAAM_MAX: usize = 120;

/// The SHA-256 of a file, in hex.
fn vingerafdruk(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    let mut uit = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing to a string does not fail.
        let _ = write!(uit, "{byte:02x}");
    }
    uit
}

/// What a reader of one kind found.
struct Uitkomst {
    vorm: String,
    rijen: usize,
    goed: usize,
    afgewezen: Vec<Afwijzing>,
    kolommen: Vec<Kolom>,
    opmerkingen: Vec<String>,
    lading: Lading,
}

impl Uitkomst {
    fn nieuw(vorm: &str, lading: Lading) -> Self {
        Self {
            vorm: vorm.to_owned(),
            rijen: 0,
            goed: 0,
            afgewezen: Vec::new(),
            kolommen: Vec::new(),
            opmerkingen: Vec::new(),
            lading,
        }
    }

    fn wijs_af(&mut self, regel: u32, reden: String) {
        self.wijs_af_op("", regel, reden);
    }

    fn wijs_af_op(&mut self, blad: &str, regel: u32, reden: String) {
        self.afgewezen.push(Afwijzing {
            blad: blad.to_owned(),
            regel,
            reden,
        });
    }
}

/// The sheet that is read where one is meant: the first with something in it; and what is said of
/// the others.
fn eerste_blad(tabellen: &[Tabel]) -> Result<(&Tabel, Option<String>), Leesfout> {
    let (eerste, rest) = tabellen
        .split_first()
        .ok_or_else(|| Leesfout::bestand("er staat niets in dit bestand".to_owned()))?;
    let andere: Vec<String> = rest
        .iter()
        .map(|tabel| format!("\"{}\"", tabel.blad))
        .collect();
    let opmerking = (!andere.is_empty()).then(|| {
        format!(
            "Alleen het blad \"{}\" is gelezen, niet {}.",
            eerste.blad,
            andere.join(", ")
        )
    });
    Ok((eerste, opmerking))
}

#[cfg(test)]
mod tests;
