//! Tables as people hand them over, CSV or XLSX: from bytes to rows of clean text with their line.

mod csv;
pub(super) mod letters;
mod xlsx;

use super::Leesfout;
use crate::domain::tekst::schoon_meerregelig;

/// Most bytes of a file; SBB's own largest list is a twentieth of it.
pub const BYTES_MAX: usize = 32 * 1024 * 1024;
/// Most rows with something in them.
pub const RIJEN_MAX: usize = 50_000;
/// Most columns; what stands further to the right is not read.
pub const KOLOMMEN_MAX: usize = 256;
/// Most characters in one cell.
pub const CEL_MAX: usize = 8_000;

/// One sheet, or one CSV file.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Tabel {
    /// Name of the sheet; empty for CSV.
    pub blad: String,
    /// Rows with something in them, in order.
    pub rijen: Vec<Rij>,
    /// What was odd and what was done about it.
    pub opmerkingen: Vec<String>,
}

/// One row.
#[derive(Clone, PartialEq, Eq)]
pub struct Rij {
    /// Line of the file, or row of the sheet, as the person sees it there; the first is 1.
    pub regel: u32,
    /// Text of every cell, clean; a number or a date as it is written in Dutch.
    pub cellen: Vec<String>,
}

impl Rij {
    /// The text of a column; empty where there is none.
    pub fn cel(&self, kolom: usize) -> &str {
        self.cellen.get(kolom).map_or("", String::as_str)
    }

    /// Cells that hold something.
    pub fn gevuld(&self) -> impl Iterator<Item = &str> {
        let alle = self.cellen.iter().map(String::as_str);
        alle.filter(|cel| !cel.is_empty())
    }
}

impl std::fmt::Debug for Rij {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rij({}, {} cellen)", self.regel, self.cellen.len())
    }
}

impl std::fmt::Debug for Tabel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tabel({} rijen)", self.rijen.len())
    }
}

/// Reads a file: by its first bytes XLSX, and CSV otherwise. Every sheet with something in it comes
/// back; there is at least one.
pub fn lees(bytes: &[u8]) -> Result<Vec<Tabel>, Leesfout> {
    if bytes.len() > BYTES_MAX {
        return Err(Leesfout::bestand(format!(
            "het bestand is groter dan {} MB; knip het in stukken",
            BYTES_MAX / 1024 / 1024
        )));
    }
    let tabellen = if bytes.starts_with(b"PK") {
        xlsx::lees(bytes)?
    } else if let Some(waarom) = vreemd(bytes) {
        return Err(Leesfout::bestand(waarom.to_owned()));
    } else {
        vec![csv::lees(bytes)?]
    };
    let vol: Vec<Tabel> = tabellen
        .into_iter()
        .filter(|tabel| !tabel.rijen.is_empty())
        .collect();
    if vol.is_empty() {
        return Err(Leesfout::bestand(
            "er staat niets in dit bestand".to_owned(),
        ));
    }
    Ok(vol)
}

/// What a file is that nobody can read as a table, and what to do.
fn vreemd(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Some(
            "dit is een oud Excel-bestand (.xls) of er zit een wachtwoord op; sla het op als .xlsx \
             of .csv, zonder wachtwoord",
        );
    }
    if bytes.starts_with(b"%PDF") {
        return Some("dit is een PDF; vraag om het bestand als .xlsx of .csv");
    }
    None
}

/// Gathers rows, cleans their cells and minds the bounds.
struct Verzamel {
    tabel: Tabel,
    /// Lines in which something invisible was taken out.
    stuur: Vec<u32>,
    /// Whether something stood to the right of the last column that is read.
    breed: bool,
}

impl Verzamel {
    fn nieuw(blad: &str) -> Self {
        Self {
            tabel: Tabel {
                blad: schoon_meerregelig(blad),
                ..Tabel::default()
            },
            stuur: Vec::new(),
            breed: false,
        }
    }

    fn rij<'a>(
        &mut self,
        regel: u32,
        cellen: impl Iterator<Item = &'a str>,
    ) -> Result<(), Leesfout> {
        let mut schoon = Vec::new();
        let mut stuurt = false;
        for (kolom, cel) in cellen.enumerate() {
            if kolom >= KOLOMMEN_MAX {
                self.breed = self.breed || !cel.trim().is_empty();
                break;
            }
            if cel.len() > CEL_MAX && cel.chars().count() > CEL_MAX {
                let bericht = format!(
                    "in kolom {} staat meer dan {CEL_MAX} tekens; mist er een aanhalingsteken?",
                    kolom + 1
                );
                return Err(Leesfout::op(regel, bericht));
            }
            stuurt = stuurt || cel.contains(stuurteken);
            schoon.push(schoon_meerregelig(cel));
        }
        while schoon.last().is_some_and(String::is_empty) {
            schoon.pop();
        }
        if stuurt {
            self.stuur.push(regel);
        }
        if schoon.is_empty() {
            return Ok(());
        }
        if self.tabel.rijen.len() >= RIJEN_MAX {
            let bericht = format!("er staan meer dan {RIJEN_MAX} rijen in; knip het in stukken");
            return Err(Leesfout::op(regel, bericht));
        }
        self.tabel.rijen.push(Rij {
            regel,
            cellen: schoon,
        });
        Ok(())
    }

    fn klaar(mut self) -> Tabel {
        if !self.stuur.is_empty() {
            let regels = opsomming(&self.stuur);
            self.tabel.opmerkingen.push(format!(
                "Onzichtbare stuurtekens zijn weggehaald ({regels})."
            ));
        }
        if self.breed {
            self.tabel.opmerkingen.push(format!(
                "Wat rechts van kolom {KOLOMMEN_MAX} staat, is niet gelezen."
            ));
        }
        self.tabel
    }
}

/// Signs that drive a terminal or turn text around (P-15); blanks of all kinds are not meant.
fn stuurteken(c: char) -> bool {
    (c.is_control() && !c.is_whitespace())
        || matches!(c, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// "regel 3", "regels 3, 4 en nog 12".
pub(super) fn opsomming(regels: &[u32]) -> String {
    const NOEMEN: usize = 5;
    let genoemd: Vec<String> = regels.iter().take(NOEMEN).map(u32::to_string).collect();
    let woord = if regels.len() == 1 { "regel" } else { "regels" };
    let rest = match regels.len().saturating_sub(NOEMEN) {
        0 => String::new(),
        meer => format!(" en nog {meer}"),
    };
    format!("{woord} {}{rest}", genoemd.join(", "))
}

#[cfg(test)]
mod tests;
