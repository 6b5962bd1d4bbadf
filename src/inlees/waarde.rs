//! The cells of one row as values: read by the readers of the domain, and every complaint kept with
//! its column, so that a coach can mend the whole row at once.

use std::fmt::Display;
use std::str::FromStr;

use chrono::{Days, NaiveDate};

use super::kolommen::{Indeling, Veld};
use super::tabel::Rij;
use crate::domain::datum::{Richting, lees_datum};
use crate::domain::tekst::schoon;
use crate::domain::waardelijst::Waardelijst;

/// One row while it is read.
pub(super) struct Rijlezer<'a> {
    rij: &'a Rij,
    indeling: &'a Indeling,
    velden: &'static [Veld],
    vandaag: NaiveDate,
    klachten: Vec<String>,
}

impl<'a> Rijlezer<'a> {
    pub(super) fn nieuw(
        rij: &'a Rij,
        indeling: &'a Indeling,
        velden: &'static [Veld],
        vandaag: NaiveDate,
    ) -> Self {
        Self {
            rij,
            indeling,
            velden,
            vandaag,
            klachten: Vec::new(),
        }
    }

    pub(super) fn vandaag(&self) -> NaiveDate {
        self.vandaag
    }

    /// The text of a field on several lines; empty where it only says that it is not known.
    pub(super) fn ruw(&self, veld: &str) -> &'a str {
        let tekst = self.indeling.cel(self.rij, veld);
        if is_leeg(tekst) { "" } else { tekst }
    }

    /// The text of a field as it stands, also where it says that nothing is known.
    pub(super) fn heel_ruw(&self, veld: &str) -> &'a str {
        self.indeling.cel(self.rij, veld)
    }

    /// The text of a field on one line.
    pub(super) fn tekst(&self, veld: &str) -> String {
        schoon(self.ruw(veld))
    }

    /// The text of a field on one line, if there is any, of at most so many characters.
    pub(super) fn tekst_of(&mut self, veld: &str, hoogste: usize) -> Option<String> {
        let tekst = self.tekst(veld);
        if tekst.chars().count() > hoogste {
            self.klacht(veld, format_args!("houd het onder {hoogste} tekens"));
        }
        Some(tekst).filter(|tekst| !tekst.is_empty())
    }

    /// Complains about a field.
    pub(super) fn klacht(&mut self, veld: &str, wat: impl Display) {
        let label = self
            .velden
            .iter()
            .find(|it| it.sleutel == veld)
            .map_or(veld, |it| it.label);
        let kolom = self
            .indeling
            .nummer(veld)
            .map_or_else(String::new, |nummer| format!(" (kolom {nummer})"));
        self.klachten.push(format!("{label}{kolom}: {wat}"));
    }

    /// Reads a field with a reader; empty is none.
    pub(super) fn met<T, E: Display>(
        &mut self,
        veld: &str,
        lees: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let tekst = self.tekst(veld);
        if tekst.is_empty() {
            return None;
        }
        match lees(&tekst) {
            Ok(waarde) => Some(waarde),
            Err(fout) => {
                self.klacht(veld, fout);
                None
            }
        }
    }

    /// Reads a field with the parser of its type.
    pub(super) fn lees<T>(&mut self, veld: &str) -> Option<T>
    where
        T: FromStr,
        T::Err: Display,
    {
        self.met(veld, str::parse::<T>)
    }

    /// A value out of a list.
    pub(super) fn keuze<T: Waardelijst>(&mut self, veld: &str) -> Option<T> {
        let tekst = schoon(self.indeling.cel(self.rij, veld));
        if tekst.is_empty() {
            return None;
        }
        match T::lees(&tekst) {
            Some(waarde) => Some(waarde),
            None if is_leeg(&tekst) => None,
            None => {
                self.klacht(veld, niet_in_lijst::<T>());
                None
            }
        }
    }

    /// Values out of a list, with commas or the like between them.
    pub(super) fn keuzes<T: Waardelijst>(&mut self, veld: &str) -> Vec<T> {
        let tekst = self.ruw(veld);
        let mut uit = Vec::new();
        let mut fout = false;
        if let Some(een) = T::lees(&schoon(tekst)) {
            return vec![een];
        }
        for stuk in stukken(tekst) {
            match T::lees(stuk) {
                Some(waarde) => uit.push(waarde),
                // `groen/techniek`, where no label has that stroke.
                None => match stuk.split('/').map(T::lees).collect::<Option<Vec<T>>>() {
                    Some(alle) => uit.extend(alle),
                    None => fout = true,
                },
            }
        }
        if fout {
            self.klacht(veld, niet_in_lijst::<T>());
        }
        let mut een_keer: Vec<T> = Vec::with_capacity(uit.len());
        for waarde in uit {
            if !een_keer.contains(&waarde) {
                een_keer.push(waarde);
            }
        }
        een_keer
    }

    /// A date.
    pub(super) fn dag(&mut self, veld: &str, richting: Richting) -> Option<NaiveDate> {
        let vandaag = self.vandaag;
        self.met(veld, |tekst| {
            lees_datum(&zonder_tijd(tekst), vandaag, richting)
        })
    }

    /// A whole number between bounds; a unit behind it is passed over.
    pub(super) fn getal<T: TryFrom<i64>>(
        &mut self,
        veld: &str,
        grenzen: std::ops::RangeInclusive<i64>,
    ) -> Option<T> {
        self.met(veld, |tekst| {
            let getal = heel_getal(tekst).filter(|getal| grenzen.contains(getal));
            getal
                .and_then(|getal| T::try_from(getal).ok())
                .ok_or_else(|| {
                    format!(
                        "hier hoort een getal van {} tot en met {}",
                        grenzen.start(),
                        grenzen.end()
                    )
                })
        })
    }

    /// The row, or everything that is wrong with it.
    pub(super) fn klaar<T>(self, rij: T) -> Result<T, String> {
        if self.klachten.is_empty() {
            Ok(rij)
        } else {
            Err(self.klachten.join("; "))
        }
    }
}

fn niet_in_lijst<T: Waardelijst>() -> String {
    let labels: Vec<&str> = T::ALL.iter().map(|it| it.label()).collect();
    format!("staat niet in de lijst; kies uit: {}", labels.join(", "))
}

/// The pieces of a text that holds several values.
pub(super) fn stukken(tekst: &str) -> impl Iterator<Item = &str> {
    tekst
        .split([',', ';', '|', '\n', '+'])
        .map(str::trim)
        .filter(|stuk| !stuk.is_empty())
}

/// What people write where they know nothing.
pub(super) fn is_leeg(tekst: &str) -> bool {
    let kaal = tekst.trim();
    kaal.chars()
        .all(|c| matches!(c, '-' | '–' | '?' | '.' | '_' | '/'))
        || matches!(
            kaal.to_lowercase().as_str(),
            "n.v.t." | "nvt" | "n.v.t" | "onbekend" | "n/a" | "#n/a" | "#n/b" | "null" | "geen"
        )
}

/// A date without the time behind it, and the bare number of a spreadsheet as a date.
pub(super) fn zonder_tijd(tekst: &str) -> String {
    if let Some(dag) = excel_dag(tekst) {
        return crate::domain::datum::toon(dag);
    }
    let (dag, tijd) = tekst.split_once(['T', ' ']).unwrap_or((tekst, ""));
    if tijd.contains(':') && dag.starts_with(|c: char| c.is_ascii_digit()) {
        return dag.to_owned();
    }
    tekst.to_owned()
}

/// Days since the end of 1899, as spreadsheets count: 1927 to 2064 have five digits that no date is
/// typed with.
fn excel_dag(tekst: &str) -> Option<NaiveDate> {
    let heel = tekst.split(',').next().unwrap_or_default();
    let vijf = heel.len() == 5 && heel.bytes().all(|b| b.is_ascii_digit());
    let dagen: u64 = vijf.then(|| heel.parse().ok())??;
    let begin = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let dag = begin.checked_add_days(Days::new(dagen))?;
    (10_000..60_000).contains(&dagen).then_some(dag)
}

/// `32`, `32,0`, `32 uur`, `32 u/w`.
pub(super) fn heel_getal(tekst: &str) -> Option<i64> {
    let getal = tekst
        .split(|c: char| c.is_whitespace() || c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let (heel, rest) = getal.split_once([',', '.']).unwrap_or((getal, ""));
    let nullen = rest.bytes().all(|b| b == b'0');
    if !nullen || heel.len() > 12 {
        return None;
    }
    heel.parse().ok()
}

/// A number with a fraction, with a comma or a point.
pub(super) fn breuk(tekst: &str) -> Option<f64> {
    let getal: f64 = tekst.trim().replace(',', ".").parse().ok()?;
    getal.is_finite().then_some(getal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_of_a_spreadsheet_is_a_date_with_or_without_its_time() {
        assert_eq!(zonder_tijd("31118"), "12-03-1985");
        assert_eq!(zonder_tijd("31118,5"), "12-03-1985");
        assert_eq!(zonder_tijd("12-3-1985 00:00:00"), "12-3-1985");
        assert_eq!(zonder_tijd("1985-03-12T00:00:00"), "1985-03-12");
        assert_eq!(zonder_tijd("12 mrt 1985"), "12 mrt 1985");
        assert_eq!(zonder_tijd("99999"), "99999");
    }

    #[test]
    fn numbers_are_read_as_the_dutch_write_them() {
        assert_eq!(heel_getal("32 uur"), Some(32));
        assert_eq!(heel_getal("32,0"), Some(32));
        assert_eq!(heel_getal("24,5"), None);
        assert_eq!(heel_getal("veel"), None);
        assert_eq!(breuk("52,3778"), Some(52.3778));
        assert_eq!(breuk("52.3778"), Some(52.3778));
        assert_eq!(breuk("inf"), None);
    }

    #[test]
    fn what_says_that_nothing_is_known_is_nothing() {
        for tekst in ["", "-", "?", "n.v.t.", "Onbekend", "#N/B", "--"] {
            assert!(is_leeg(tekst), "{tekst}");
        }
        assert!(!is_leeg("0"));
    }
}
