//! A birth date, which may be known only in part (DOMAIN R7).

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use crate::domain::datum::{DatumFout, Richting, leeftijd, lees_datum, toon};
use crate::domain::tekstvorm::serde_via_tekst;

/// A birth date. Some migrants are registered with only a year, or a year and a month.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Geboortedatum {
    /// The date itself, or the first day it can be.
    datum: NaiveDate,
    bekend: Bekend,
}

/// How much of a birth date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bekend {
    /// The year only.
    Jaar,
    /// Year and month.
    Maand,
    /// The whole date.
    Dag,
}

/// Why a text is not a birth date.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum GeboortedatumFout {
    /// Not a date.
    #[error(transparent)]
    Datum(#[from] DatumFout),
    /// After today.
    #[error("Deze geboortedatum ligt in de toekomst. Kijk het jaar na.")]
    Toekomst,
}

impl Geboortedatum {
    /// A whole birth date, before today.
    pub fn nieuw(datum: NaiveDate, vandaag: NaiveDate) -> Result<Self, GeboortedatumFout> {
        if datum >= vandaag {
            return Err(GeboortedatumFout::Toekomst);
        }
        Ok(Self {
            datum,
            bekend: Bekend::Dag,
        })
    }

    /// Reads a birth date as [`lees_datum`] does; also `1985`, `00-00-1985` and
    /// `00-03-1985` when the rest is not known.
    pub fn lees(tekst: &str, vandaag: NaiveDate) -> Result<Self, GeboortedatumFout> {
        let found = match read_part(tekst)? {
            Some(it) => it,
            None => Self {
                datum: lees_datum(tekst, vandaag, Richting::Verleden)?,
                bekend: Bekend::Dag,
            },
        };
        if found.datum >= vandaag {
            return Err(GeboortedatumFout::Toekomst);
        }
        Ok(found)
    }

    /// The date, or the first day it can be when it is known in part.
    pub fn datum(self) -> NaiveDate {
        self.datum
    }

    /// How much is known.
    pub fn bekend(self) -> Bekend {
        self.bekend
    }

    /// Age in whole years; known in part, the highest it can be.
    pub fn leeftijd(self, vandaag: NaiveDate) -> u32 {
        leeftijd(self.datum, vandaag)
    }

    /// `12-03-1985`, `03-1985 (dag onbekend)` or `1985 (dag en maand onbekend)`.
    pub fn toon(self) -> String {
        match self.bekend {
            Bekend::Dag => toon(self.datum),
            Bekend::Maand => format!("{} (dag onbekend)", self.datum.format("%m-%Y")),
            Bekend::Jaar => format!("{} (dag en maand onbekend)", self.datum.year()),
        }
    }

    /// What to ask about an age that is rare in a traject (DOMAIN T3: 15 to 75).
    pub fn waarschuwing(self, vandaag: NaiveDate) -> Option<&'static str> {
        match self.leeftijd(vandaag) {
            0..15 => Some("Jonger dan 15: klopt het geboortejaar?"),
            15..=75 => None,
            _ => Some("Ouder dan 75: klopt het geboortejaar?"),
        }
    }

    /// ISO, with zeros for what is not known: `1985-03-00`.
    fn opslag(self) -> String {
        let (year, month, day) = (self.datum.year(), self.datum.month(), self.datum.day());
        match self.bekend {
            Bekend::Dag => format!("{year:04}-{month:02}-{day:02}"),
            Bekend::Maand => format!("{year:04}-{month:02}-00"),
            Bekend::Jaar => format!("{year:04}-00-00"),
        }
    }
}

serde_via_tekst!(Geboortedatum);

/// Reads the stored form, which needs no today.
impl FromStr for Geboortedatum {
    type Err = GeboortedatumFout;

    fn from_str(tekst: &str) -> Result<Self, GeboortedatumFout> {
        if let Some(found) = read_part(tekst)? {
            return Ok(found);
        }
        let datum = tekst
            .parse::<NaiveDate>()
            .map_err(|_| DatumFout::NietBegrepen)?;
        Ok(Self {
            datum,
            bekend: Bekend::Dag,
        })
    }
}

/// A date with zeros for what is not known, day first or year first, or a bare year.
fn read_part(tekst: &str) -> Result<Option<Geboortedatum>, DatumFout> {
    let parts: Vec<&str> = tekst.trim().split(['-', '/', '.', ' ']).collect();
    let (day, month, year) = match parts.as_slice() {
        [year] if year.len() == 4 => ("0", "0", *year),
        [year, month, day] if year.len() == 4 => (*day, *month, *year),
        [day, month, year] if year.len() == 4 => (*day, *month, *year),
        _ => return Ok(None),
    };
    let number = |part: &str| part.parse::<u32>().ok();
    let (Some(0), Some(month), Some(year)) = (number(day), number(month), number(year)) else {
        return Ok(None);
    };
    let year = i32::try_from(year).map_err(|_| DatumFout::NietBegrepen)?;
    if !(1900..=2199).contains(&year) {
        return Err(DatumFout::Jaar(year));
    }
    let bekend = if month == 0 {
        Bekend::Jaar
    } else {
        Bekend::Maand
    };
    let datum = NaiveDate::from_ymd_opt(year, month.max(1), 1).ok_or(DatumFout::Maand(month))?;
    Ok(Some(Geboortedatum { datum, bekend }))
}

impl fmt::Debug for Geboortedatum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Geboortedatum(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tekstvorm::tests::{read, written};

    fn date(jaar: i32, maand: u32, dag: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(jaar, maand, dag).unwrap()
    }

    fn today() -> NaiveDate {
        date(2026, 11, 21)
    }

    fn typed(tekst: &str) -> Result<Geboortedatum, GeboortedatumFout> {
        Geboortedatum::lees(tekst, today())
    }

    #[test]
    fn a_whole_date_is_read_looking_back() {
        let found = typed("12-3-98").unwrap();
        assert_eq!(found.datum(), date(1998, 3, 12));
        assert_eq!(found.bekend(), Bekend::Dag);
        assert_eq!(found.toon(), "12-03-1998");
        assert_eq!(found.leeftijd(today()), 28);
    }

    #[test]
    fn a_date_may_be_known_in_part() {
        for tekst in ["1985", "00-00-1985", "0-0-1985", "1985-00-00"] {
            let found = typed(tekst).unwrap();
            assert_eq!(found.bekend(), Bekend::Jaar, "{tekst}");
            assert_eq!(found.toon(), "1985 (dag en maand onbekend)");
        }
        let found = typed("00-03-1985").unwrap();
        assert_eq!(found.bekend(), Bekend::Maand);
        assert_eq!(found.toon(), "03-1985 (dag onbekend)");
    }

    #[test]
    fn a_birth_date_is_before_today() {
        for tekst in ["21-11-2026", "vandaag", "1-1-2031", "2027"] {
            assert_eq!(typed(tekst), Err(GeboortedatumFout::Toekomst), "{tekst}");
        }
        assert!(Geboortedatum::nieuw(today(), today()).is_err());
        assert!(Geboortedatum::nieuw(date(2026, 11, 20), today()).is_ok());
        assert_eq!(
            typed("00-13-1985"),
            Err(GeboortedatumFout::Datum(DatumFout::Maand(13)))
        );
        assert!(typed("1066").is_err());
    }

    #[test]
    fn a_rare_age_is_asked_about_and_not_refused() {
        let warns = |tekst| typed(tekst).unwrap().waarschuwing(today()).is_some();
        assert!(warns("22-11-2011"));
        assert!(!warns("21-11-2011"));
        assert!(!warns("22-11-1950"));
        assert!(warns("21-11-1950"));
    }

    #[test]
    fn its_text_keeps_what_is_known_and_debug_shows_nothing() {
        for (tekst, kept) in [
            ("12-3-1985", "1985-03-12"),
            ("00-03-1985", "1985-03-00"),
            ("1985", "1985-00-00"),
        ] {
            let found = typed(tekst).unwrap();
            assert_eq!(written(&found), kept);
            assert_eq!(read::<Geboortedatum>(kept).unwrap(), found);
            assert_eq!(format!("{found:?}"), "Geboortedatum(..)");
        }
        assert!(read::<Geboortedatum>("gisteren").is_err());
    }
}
