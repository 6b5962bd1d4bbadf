//! What a rehearsal shows: counts, rows as they would be, and everything that is worth a look.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Afwijzing, Gelezen, Importsoort, Kolom};
use crate::domain::bestand::Bronbestand;
use crate::domain::code::Crebo;
use crate::domain::id::KaartId;

/// What a row would do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Oordeel {
    /// Makes something.
    Nieuw,
    /// Adds to something that is there.
    Gewijzigd,
    /// Is there already, just like this.
    Ongewijzigd,
}

impl Oordeel {
    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Nieuw => "nieuw",
            Self::Gewijzigd => "gewijzigd",
            Self::Ongewijzigd => "ongewijzigd",
        }
    }
}

/// Counts of one kind of record.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// What is counted: "kandidaten".
    pub wat: Cow<'static, str>,
    /// Made.
    pub nieuw: usize,
    /// Added to.
    pub gewijzigd: usize,
    /// Left as they are.
    pub ongewijzigd: usize,
    /// Marked vervallen, for kwalificaties; these are among the changed ones.
    pub vervallen: usize,
}

impl Telling {
    /// Whether anything would be written.
    pub const fn iets(&self) -> bool {
        self.nieuw + self.gewijzigd > 0
    }

    /// "kandidaten: 12 nieuw, 3 gewijzigd, 40 ongewijzigd".
    pub fn regel(&self) -> String {
        let vervallen = match self.vervallen {
            0 => String::new(),
            aantal => format!(", waarvan {aantal} vervallen"),
        };
        format!(
            "{}: {} nieuw, {} gewijzigd{vervallen}, {} ongewijzigd",
            self.wat, self.nieuw, self.gewijzigd, self.ongewijzigd
        )
    }
}

/// Something about a row that a person should look at; the row does come in.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LetOp {
    /// Which line.
    pub regel: u32,
    /// What.
    pub tekst: String,
}

impl std::fmt::Debug for LetOp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LetOp({})", self.regel)
    }
}

/// One of the first rows, as it would be.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voorbeeldrij {
    /// Which line.
    pub regel: u32,
    /// What it would do; none where it does not come in.
    pub oordeel: Option<Oordeel>,
    /// Label and value, in order; only what is filled in.
    pub velden: Vec<(Cow<'static, str>, String)>,
}

impl std::fmt::Debug for Voorbeeldrij {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Voorbeeldrij({})", self.regel)
    }
}

/// A traject that runs on a kwalificatie that ended (DOMAIN 3.6).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lopend {
    /// Which card.
    pub kaart: KaartId,
    /// Who, as on a card.
    pub naam: String,
    /// On which kwalificatie.
    pub crebo: Crebo,
    /// The one that replaces it, if known.
    pub vervangen_door: Option<Crebo>,
}

impl std::fmt::Debug for Lopend {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Lopend({}, {})", self.kaart, self.crebo)
    }
}

/// A rehearsal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImportBeeld {
    /// Which kind.
    pub soort: Importsoort,
    /// The file.
    pub bron: Bronbestand,
    /// What kind of list it is.
    pub vorm: String,
    /// Rows with data.
    pub rijen: usize,
    /// What would happen, per kind of record.
    pub tellingen: Vec<Telling>,
    /// Rows that do not come in, in order.
    pub afgewezen: Vec<Afwijzing>,
    /// The columns.
    pub kolommen: Vec<Kolom>,
    /// What was odd about the file.
    pub opmerkingen: Vec<String>,
    /// What to look at of rows that do come in.
    pub let_op: Vec<LetOp>,
    /// The first rows.
    pub eerste: Vec<Voorbeeldrij>,
    /// Trajecten on kwalificaties that ended.
    pub lopend: Vec<Lopend>,
}

impl ImportBeeld {
    /// The rehearsal of a file, before anything was weighed.
    pub(super) fn van(gelezen: &Gelezen) -> Self {
        Self {
            soort: gelezen.lading.soort(),
            bron: gelezen.bron.clone(),
            vorm: gelezen.vorm.clone(),
            rijen: gelezen.rijen,
            tellingen: Vec::new(),
            afgewezen: gelezen.afgewezen.clone(),
            kolommen: gelezen.kolommen.clone(),
            opmerkingen: gelezen.opmerkingen.clone(),
            let_op: Vec::new(),
            eerste: Vec::new(),
            lopend: Vec::new(),
        }
    }

    /// Whether anything would be written.
    pub fn iets(&self) -> bool {
        self.tellingen.iter().any(Telling::iets)
    }
}
