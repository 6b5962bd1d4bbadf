//! Importing: rows that were read from a file of others, what they would do, and doing it.
//!
//! `plan` is the one function that weighs rows against what is stored. The rehearsal shows what it
//! finds and the command writes it, so that the one can never promise what the other does not do.

use std::borrow::Cow;
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub mod beeld;
pub(super) mod plan;

pub use beeld::{ImportBeeld, LetOp, Lopend, Oordeel, Telling, Voorbeeldrij};

use super::record::Gebied;
use crate::app::matching::Voortgang;
use crate::domain::adres::Adres;
use crate::domain::bestand::Bronbestand;
use crate::domain::code::Crebo;
use crate::domain::eis::Eis;
use crate::domain::email::Email;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::inzet::Inzet;
use crate::domain::kwalificatie::Kerntaak;
use crate::domain::leerbedrijf::{BedrijfSoort, Erkenning};
use crate::domain::leerwerkplek::Perspectief;
use crate::domain::naam::Naam;
use crate::domain::postcode::Postcode;
use crate::domain::stap::Situatie;
use crate::domain::startkwalificatie::{Behaald, Opleiding};
use crate::domain::telefoon::Telefoon;
use crate::domain::waardelijst::{Branche, Dagdeel, Doelgroep, Kanaal, Niveau, Uitkering};

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

/// A row with the line it stood on.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regel<T> {
    /// Line of the file, or row of the sheet.
    pub regel: u32,
    /// What stood there.
    pub rij: T,
}

/// A person of a caseload, and the traject that starts with the row.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KandidaatRij {
    /// Name, the one thing that must be there.
    pub naam: Naam,
    /// Birth date, perhaps in part.
    pub geboren: Option<Geboortedatum>,
    /// Phone.
    pub telefoon: Option<Telefoon>,
    /// Mail.
    pub email: Option<Email>,
    /// Postcode.
    pub postcode: Option<Postcode>,
    /// Street and number.
    pub adres: Option<Adres>,
    /// Place.
    pub woonplaats: Option<String>,
    /// Name of the partner.
    pub partnernaam: Option<String>,
    /// Werkend or not; niet werkend if not said.
    pub situatie: Option<Situatie>,
    /// Benefit.
    pub uitkering: Option<Uitkering>,
    /// Highest education followed.
    pub opleiding: Option<Opleiding>,
    /// Finished or not.
    pub behaald: Option<Behaald>,
    /// Highest diploma.
    pub diploma: Option<Opleiding>,
    /// Groups.
    pub doelgroepen: Vec<Doelgroep>,
    /// Branches, first choice first.
    pub branches: Vec<Branche>,
    /// Niveau.
    pub niveau: Option<Niveau>,
    /// Who referred.
    pub kanaal: Option<Kanaal>,
    /// Day to call back.
    pub terugbellen: Option<NaiveDate>,
    /// Travel, time, language and papers.
    pub inzet: Inzet,
    /// The coach as the file names them; empty for whoever reads the file in.
    pub coach: String,
    /// What else stood there.
    pub notitie: String,
}

/// A leerbedrijf as a row tells it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BedrijfRij {
    /// Name.
    pub naam: String,
    /// Place; may be empty.
    pub plaats: String,
    /// Postcode.
    pub postcode: Option<Postcode>,
    /// Eight digits.
    pub kvk: Option<String>,
    /// Nine digits.
    pub sbb_id: Option<String>,
    /// Branche of the company, or of the work where that is all that is said.
    pub branche: Option<Branche>,
    /// Regular or sociale werkvoorziening.
    pub soort: Option<BedrijfSoort>,
    /// Erkenningen.
    pub erkenningen: Vec<Erkenning>,
    /// Who trains there.
    pub praktijkopleider: Option<Persoon>,
}

/// Somebody at a leerbedrijf.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Persoon {
    /// Name as they use it.
    pub naam: String,
    /// Phone.
    pub telefoon: Option<Telefoon>,
    /// Mail.
    pub email: Option<Email>,
}

/// A leerwerkplek as a row tells it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlekDeel {
    /// What kind of work.
    pub functie: String,
    /// Branche of the work.
    pub branche: Option<Branche>,
    /// Highest niveau.
    pub niveau: Option<Niveau>,
    /// Kwalificatie that is learned here.
    pub crebo: Option<Crebo>,
    /// How many people at once.
    pub aantal: u16,
    /// Hours a week.
    pub uren: Option<u8>,
    /// First day.
    pub vanaf: Option<NaiveDate>,
    /// Last day.
    pub tot: Option<NaiveDate>,
    /// What is asked.
    pub eisen: Vec<Eis>,
    /// Parts of the week.
    pub dagdelen: Vec<Dagdeel>,
    /// How many people the praktijkopleider can guide.
    pub begeleiding: Option<u8>,
    /// Prospect of a job.
    pub perspectief: Option<Perspectief>,
    /// Can be matched at once; else it is still being won.
    pub beschikbaar: bool,
    /// What else stood there.
    pub notitie: String,
}

/// A row of a table of leerwerkplekken.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlekRij {
    /// Where.
    pub bedrijf: BedrijfRij,
    /// The place; none where the row only tells of the leerbedrijf.
    pub plek: Option<PlekDeel>,
    /// The coach as the file names them; empty for whoever reads the file in.
    pub coach: String,
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
    /// Name of the dossier.
    pub dossiernaam: Option<String>,
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
    /// People.
    Kandidaten(Vec<Regel<KandidaatRij>>),
    /// Leerbedrijven and leerwerkplekken.
    Plekken(Vec<Regel<PlekRij>>),
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
            Self::Kandidaten(_) => Importsoort::Kandidaten,
            Self::Plekken(_) => Importsoort::Plekken,
            Self::Kwalificaties(_) => Importsoort::Kwalificaties,
            Self::Postcodes(_) => Importsoort::Postcodes,
        }
    }

    /// How many rows there are to weigh.
    pub fn rijen(&self) -> usize {
        match self {
            Self::Kandidaten(rijen) => rijen.len(),
            Self::Plekken(rijen) => rijen.len(),
            Self::Kwalificaties(it) => it.kwalificaties.len() + it.vervallen.len(),
            Self::Postcodes(rijen) => rijen.len(),
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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kolom {
    /// Which; the first is 1.
    pub nummer: usize,
    /// Its heading; empty where there is none.
    pub kop: String,
    /// Key and label of its field, if it has one.
    pub veld: Option<(Cow<'static, str>, Cow<'static, str>)>,
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
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    /// How far the rows are weighed, for who waits.
    #[serde(skip)]
    pub voortgang: Voortgang,
}

impl fmt::Debug for Gelezen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Gelezen({} rijen)", self.rijen)
    }
}
