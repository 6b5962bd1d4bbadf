//! A report: tables of some indicators with what a reader must know of them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::dimensie::Dimensie;
use super::feit::Feiten;
use super::maat::Maat;
use super::meet::{Kijk, tabellen};
use super::onderdruk::onderdruk;
use super::tabel::Tabel;
use super::tijdvak::Tijdvak;

/// One indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Blad {
    /// Which.
    pub maat: Maat,
    /// Its tables.
    pub tabellen: Vec<Tabel>,
}

/// Some indicators over a period, as of a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rapport {
    /// Of which region.
    pub regio: String,
    /// Over which period.
    pub tijdvak: Tijdvak,
    /// As of the end of which day: what was written after it does not count.
    pub stand: NaiveDate,
    /// Number of the definitions.
    pub definities: u16,
    /// Whether small numbers are hidden.
    pub verborgen: bool,
    /// The indicators.
    pub bladen: Vec<Blad>,
}

/// What a report is asked with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opzet<'a> {
    /// Name of the region.
    pub regio: &'a str,
    /// Over which period.
    pub tijdvak: Tijdvak,
    /// As of the end of which day.
    pub stand: NaiveDate,
    /// Which indicators.
    pub maten: &'a [Maat],
    /// By what they are split; an indicator that cannot be split by one leaves it out.
    pub dims: &'a [Dimensie],
    /// Whether small numbers are hidden.
    pub verberg: bool,
}

/// Counts.
pub fn maak(feiten: &Feiten, opzet: &Opzet<'_>) -> Rapport {
    let kijk = Kijk {
        tijdvak: opzet.tijdvak,
        stand: opzet.stand,
    };
    let blad = |maat: &Maat| {
        let mut alle = tabellen(feiten, *maat, opzet.dims, kijk);
        if opzet.verberg {
            onderdruk(&mut alle);
        }
        Blad {
            maat: *maat,
            tabellen: alle,
        }
    };
    Rapport {
        regio: opzet.regio.to_owned(),
        tijdvak: opzet.tijdvak,
        stand: opzet.stand,
        definities: super::DEFINITIES,
        verborgen: opzet.verberg,
        bladen: opzet.maten.iter().map(blad).collect(),
    }
}
