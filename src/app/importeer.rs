//! Importing: rows that were read from a file of others, what they would do, and doing it.
//!
//! [`plan`] is the one function that weighs rows against what is stored. The rehearsal shows what it
//! finds and the command writes it, so that the one can never promise what the other does not do.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::record::Gebied;
use crate::domain::code::Crebo;
use crate::domain::kwalificatie::Kerntaak;
use crate::domain::waardelijst::{Branche, Niveau};

/// What a file holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Importsoort {
    /// People.
    Kandidaten,
    /// Leerbedrijven with their leerwerkplekken.
    Plekken,
    /// Kwalificaties with or without their werkprocessen.
    Kwalificaties,
    /// Postcode areas with their place on the map.
    Postcodes,
}

impl Importsoort {
    /// Every kind, in the order in which a coach chooses.
    pub const ALL: [Self; 4] = [
        Self::Kandidaten,
        Self::Plekken,
        Self::Kwalificaties,
        Self::Postcodes,
    ];

    /// The word on the command line.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kandidaten => "kandidaten",
            Self::Plekken => "plekken",
            Self::Kwalificaties => "kwalificaties",
            Self::Postcodes => "postcodes",
        }
    }

    /// What a coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Kandidaten => "kandidaten",
            Self::Plekken => "leerbedrijven en leerwerkplekken",
            Self::Kwalificaties => "kwalificaties",
            Self::Postcodes => "postcodes",
        }
    }

    /// The kind with a word.
    pub fn van_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|soort| soort.code() == code)
    }
}

/// The file that rows came from; kept with every record (DOMAIN 3.6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bronbestand {
    /// Its name, without where it stood.
    pub naam: String,
    /// SHA-256 of its bytes, in hex.
    pub afdruk: String,
}

impl Bronbestand {
    /// The first part of the print: enough to tell two editions of a file apart.
    pub fn kort(&self) -> &str {
        self.afdruk.get(..12).unwrap_or(&self.afdruk)
    }
}

/// A row with the line it stood on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regel<T> {
    /// Line of the file, or row of the sheet.
    pub regel: u32,
    /// What stood there.
    pub rij: T,
}

/// A kwalificatie as a file tells it; what the file does not tell stays as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KwalificatieRij {
    /// Five digits.
    pub crebo: Crebo,
    /// Title.
    pub naam: String,
    /// 1 to 4.
    pub niveau: Niveau,
    /// Branche that the file names.
    pub branche: Option<Branche>,
    /// Branche by domain and title, for a kwalificatie that is new here.
    pub vermoed: Branche,
    /// Crebo of the dossier.
    pub dossier: Option<Crebo>,
    /// Kerntaken with werkprocessen; empty where the file has none.
    pub kerntaken: Vec<Kerntaak>,
    /// First day on which somebody may start.
    pub geldig_vanaf: Option<NaiveDate>,
    /// Last day on which somebody may start.
    pub einde_instroom: Option<NaiveDate>,
    /// Last day of the opleiding.
    pub einde_opleiding: Option<NaiveDate>,
    /// The one that replaces it.
    pub vervangen_door: Option<Crebo>,
}

/// A dossier that ended, as SBB's sheet "Vervallen" tells it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VervallenRij {
    /// Crebo of the dossier, or of one kwalificatie.
    pub crebo: Crebo,
    /// Last day on which somebody may start.
    pub einde_instroom: Option<NaiveDate>,
    /// Last day of the opleiding.
    pub einde_opleiding: Option<NaiveDate>,
    /// The dossier or kwalificatie that replaces it.
    pub nieuw: Option<Crebo>,
}

/// Kwalificaties of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct KwalificatieLading {
    /// Kwalificaties, one a row.
    pub kwalificaties: Vec<Regel<KwalificatieRij>>,
    /// Dossiers that ended.
    pub vervallen: Vec<Regel<VervallenRij>>,
    /// Every crebo that the file names, when it is a list of all that are valid: one that does not
    /// stand in it is vervallen. Empty where the file says nothing about others.
    pub alle: Vec<Crebo>,
}

/// What was read, by kind.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lading {
    /// Kwalificaties.
    Kwalificaties(KwalificatieLading),
    /// Postcode areas.
    Postcodes(Vec<Regel<Gebied>>),
}

impl fmt::Debug for Lading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Lading({})", self.soort().code())
    }
}

impl<T> fmt::Debug for Regel<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Regel({})", self.regel)
    }
}

impl Lading {
    /// Which kind.
    pub const fn soort(&self) -> Importsoort {
        match self {
            Self::Kwalificaties(_) => Importsoort::Kwalificaties,
            Self::Postcodes(_) => Importsoort::Postcodes,
        }
    }
}

/// How a column was recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Herkend {
    /// By its heading.
    Kop,
    /// By what stands in it.
    Inhoud,
    /// A person said so.
    Gekozen,
    /// Not at all; it is not read.
    Niet,
    /// Its field has another column already; it is not read.
    Dubbel,
    /// It holds something that is never read.
    Nooit,
}

impl Herkend {
    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Kop => "aan de kop",
            Self::Inhoud => "aan de inhoud",
            Self::Gekozen => "zelf gekozen",
            Self::Niet => "niet herkend",
            Self::Dubbel => "al een andere kolom",
            Self::Nooit => "wordt niet gelezen",
        }
    }
}

/// A column of the file, and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kolom {
    /// Which; the first is 1.
    pub nummer: usize,
    /// Its heading; empty where there is none.
    pub kop: String,
    /// Key and label of its field, if it has one.
    pub veld: Option<(&'static str, &'static str)>,
    /// How that is known.
    pub hoe: Herkend,
}

/// A row that does not come in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Afwijzing {
    /// The sheet, where the file has more than one.
    pub blad: String,
    /// Line of the file, or row of the sheet.
    pub regel: u32,
    /// Why, and what to do. Never what stood in the row.
    pub reden: String,
}

/// A file that was read, before anything is weighed.
#[derive(Clone, PartialEq, Eq)]
pub struct Gelezen {
    /// The file.
    pub bron: Bronbestand,
    /// What kind of list it turned out to be: "SBB-dossier (XML)".
    pub vorm: String,
    /// Rows with data.
    pub rijen: usize,
    /// Rows that could be read.
    pub goed: usize,
    /// The others; together they are all rows.
    pub afgewezen: Vec<Afwijzing>,
    /// The columns.
    pub kolommen: Vec<Kolom>,
    /// What is worth a look.
    pub opmerkingen: Vec<String>,
    /// What was read.
    pub lading: Lading,
}

impl fmt::Debug for Gelezen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gelezen({} rijen)", self.rijen)
    }
}
