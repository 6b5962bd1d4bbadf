//! Kwalificaties with their kerntaken and werkprocessen; a code means nothing without its crebo.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::bestand::Bronbestand;
use super::code::{Crebo, Kerntaakcode, Werkprocescode};
use super::waardelijst::{Branche, Niveau};

/// A werkproces, identified by (crebo, code): `B1-K1-W1` exists in every dossier (DOMAIN 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct WerkprocesId {
    /// Of which kwalificatie.
    pub crebo: Crebo,
    /// Which one within it.
    pub code: Werkprocescode,
}

/// A national kwalificatie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kwalificatie {
    /// Five digits.
    pub crebo: Crebo,
    /// Official title.
    pub naam: String,
    /// 1 to 4; Entree is 1.
    pub niveau: Niveau,
    /// Branche under which people look for it (V8).
    pub branche: Branche,
    /// Crebo of the dossier, if known.
    pub dossier: Option<Crebo>,
    /// Kerntaken in order.
    pub kerntaken: Vec<Kerntaak>,
    /// Source of the texts.
    pub bron: String,
    /// Last day on which somebody may start, if it ended.
    pub einde_instroom: Option<NaiveDate>,
    /// The kwalificatie that replaces this one, if any.
    pub vervangen_door: Option<Crebo>,
    /// Name of the dossier, if known.
    #[serde(default)]
    pub dossiernaam: Option<String>,
    /// First day on which it holds, if known.
    #[serde(default)]
    pub geldig_vanaf: Option<NaiveDate>,
    /// Last day of the opleiding itself, if it ends.
    #[serde(default)]
    pub einde_opleiding: Option<NaiveDate>,
    /// SBB lists it no more. It is kept as long as a traject may need it (DOMAIN 3.6).
    #[serde(default)]
    pub vervallen: bool,
    /// The file it was last read from; none when it came with the program.
    #[serde(default)]
    pub bestand: Option<Bronbestand>,
}

/// A kerntaak with its werkprocessen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kerntaak {
    /// `B1-K1`.
    pub code: Kerntaakcode,
    /// Title.
    pub naam: String,
    /// Werkprocessen in order.
    pub werkprocessen: Vec<Werkproces>,
}

/// A werkproces as the dossier titles it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Werkproces {
    /// `B1-K1-W1`.
    pub code: Werkprocescode,
    /// Title.
    pub naam: String,
}

impl Kwalificatie {
    /// A kwalificatie of which the werkprocessen are not known yet.
    pub fn nieuw(crebo: Crebo, naam: String, niveau: Niveau, branche: Branche) -> Self {
        Self {
            crebo,
            naam,
            niveau,
            branche,
            dossier: None,
            kerntaken: Vec::new(),
            bron: String::new(),
            einde_instroom: None,
            vervangen_door: None,
            dossiernaam: None,
            geldig_vanaf: None,
            einde_opleiding: None,
            vervallen: false,
            bestand: None,
        }
    }

    /// All werkprocessen in order.
    pub fn werkprocessen(&self) -> impl Iterator<Item = &Werkproces> {
        self.kerntaken
            .iter()
            .flat_map(|kerntaak| kerntaak.werkprocessen.iter())
    }

    /// Whether somebody may still start on a day.
    pub fn instroom_open(&self, op: NaiveDate) -> bool {
        !self.vervallen && self.einde_instroom.is_none_or(|einde| op <= einde)
    }
}
