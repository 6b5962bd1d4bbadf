//! Kwalificaties with their kerntaken and werkprocessen; a code means nothing without its crebo.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
    /// All werkprocessen in order.
    pub fn werkprocessen(&self) -> impl Iterator<Item = &Werkproces> {
        self.kerntaken
            .iter()
            .flat_map(|kerntaak| kerntaak.werkprocessen.iter())
    }

    /// Whether somebody may still start on a day.
    pub fn instroom_open(&self, op: NaiveDate) -> bool {
        self.einde_instroom.is_none_or(|einde| op <= einde)
    }
}
