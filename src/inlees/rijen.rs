//! A table of which every row is one thing: each row is taken, or named with its reason.

use super::kolommen::{Indeling, Keuzes, Veld, deel_in};
use super::tabel::{self, Rij};
use super::{Leesfout, Uitkomst, eerste_blad};
use crate::app::importeer::{Lading, Regel};

/// What a kind of table is, beside how one row is read.
pub(super) struct Tabelsoort<T> {
    /// What the outcome calls the file.
    pub(super) naam: &'static str,
    /// The columns it may have.
    pub(super) velden: &'static [Veld],
    /// The rows as what the service takes.
    pub(super) lading: fn(Vec<Regel<T>>) -> Lading,
}

impl<T> Tabelsoort<T> {
    /// Reads a file: `compleet` refuses one without the columns that must be there, `lees` reads a row.
    pub(super) fn lees(
        &self,
        bytes: &[u8],
        keuzes: &Keuzes,
        compleet: impl FnOnce(&Indeling) -> Result<(), Leesfout>,
        mut lees: impl FnMut(&Rij, &Indeling) -> Result<T, String>,
    ) -> Result<Uitkomst, Leesfout> {
        let tabellen = tabel::lees(bytes)?;
        let (tabel, ander) = eerste_blad(&tabellen)?;
        let mut indeling = deel_in(tabel, self.velden, keuzes)?;
        compleet(&indeling)?;
        let mut uit = Uitkomst::nieuw(self.naam, (self.lading)(Vec::new()));
        uit.opmerkingen.extend(tabel.opmerkingen.clone());
        uit.opmerkingen.extend(ander);
        uit.opmerkingen.append(&mut indeling.opmerkingen);
        uit.kolommen = std::mem::take(&mut indeling.beeld);
        let mut goed = Vec::new();
        for rij in indeling.rijen(tabel) {
            uit.rijen += 1;
            match lees(rij, &indeling) {
                Ok(gelezen) => {
                    uit.goed += 1;
                    goed.push(Regel {
                        regel: rij.regel,
                        rij: gelezen,
                    });
                }
                Err(reden) => uit.wijs_af(rij.regel, reden),
            }
        }
        uit.lading = (self.lading)(goed);
        Ok(uit)
    }
}
