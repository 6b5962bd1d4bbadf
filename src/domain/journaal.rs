//! The journaal: who did and saw what, when, of whom; a chain in which every line names the one
//! before it, so that a gap or an edit shows (P-20 to P-22).
//!
//! Values never stand in it: the names of fields, and a print of what stood there before and after.

use std::fmt;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::id::{CoachId, KaartId};
use super::waardelijst::waardelijst;

waardelijst! {
    /// What was done (P-20).
    Handeling, "handeling" {
        Wijziging = "wijziging", "gewijzigd", [];
        Bekeken = "bekeken", "dossier bekeken", [];
        BsnGetoond = "bsn_getoond", "BSN voluit bekeken", [];
        Document = "document", "document bewaard", [];
        Gedeeld = "gedeeld", "gegevens gedeeld", [];
        Uitvoer = "uitvoer", "gegevens uitgevoerd", [];
        Waarneming = "waarneming", "geopend als waarneming", [];
        Presentatie = "presentatie", "presentatie begonnen", [];
        PresentatieKlaar = "presentatie_klaar", "presentatie gestopt", [];
        Aangemeld = "aangemeld", "aangemeld", [];
        Vergrendeld = "vergrendeld", "scherm op slot", [];
        Ontgrendeld = "ontgrendeld", "scherm van het slot", [];
        Inzage = "inzage", "overzicht voor de persoon gemaakt", [];
        Bevroren = "bevroren", "dossier bevroren", [];
        Ontdooid = "ontdooid", "dossier niet meer bevroren", [];
        Verwijderd = "verwijderd", "dossier verwijderd", [];
        Coaches = "coaches", "coaches en rollen gewijzigd", [];
        Opgeschoond = "opgeschoond", "oude regels weggehaald", [];
        Verzoek = "verzoek", "verzoek van de persoon", [];
        Ongelukt = "ongelukt", "slot niet open gekregen", [];
        Onthuld = "onthuld", "naam getoond in een presentatie", [];
    }
}

impl Handeling {
    /// Whether somebody saw or took data out, rather than changed it.
    pub const fn is_blik(self) -> bool {
        matches!(
            self,
            Self::Bekeken
                | Self::BsnGetoond
                | Self::Document
                | Self::Gedeeld
                | Self::Uitvoer
                | Self::Waarneming
                | Self::Inzage
                | Self::Onthuld
        )
    }

    /// Whether a screen may tell that this was done; the rest is written where it happens.
    pub const fn van_scherm(self) -> bool {
        matches!(
            self,
            Self::Presentatie
                | Self::PresentatieKlaar
                | Self::Aangemeld
                | Self::Vergrendeld
                | Self::Ontgrendeld
                | Self::Ongelukt
                | Self::Uitvoer
                | Self::Onthuld
        )
    }
}

/// A print of what stood there before and after: it tells that something changed and what was put
/// back, and not what it was. Made with a key of the store, or nine digits could be guessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoor {
    /// Before; 0 for nothing.
    pub voor: u64,
    /// After; 0 for nothing.
    pub na: u64,
}

/// What is written of a line; its number and its place in the chain come when it is written.
#[derive(Clone, PartialEq, Eq)]
pub struct Inzet {
    /// When.
    pub moment: DateTime<Utc>,
    /// Who.
    pub door: CoachId,
    /// What.
    pub wat: Handeling,
    /// Which dossier; none for what is about none.
    pub kaart: Option<KaartId>,
    /// The word of the program for a change: "verplaats"; else empty.
    pub werkwoord: String,
    /// Which fields.
    pub velden: Vec<String>,
    /// What changed, as prints.
    pub spoor: Option<Spoor>,
    /// Why, where it was asked.
    pub reden: String,
}

impl Inzet {
    /// Something that asks no more words.
    pub fn nieuw(
        moment: DateTime<Utc>,
        door: CoachId,
        wat: Handeling,
        kaart: Option<KaartId>,
    ) -> Self {
        Self {
            moment,
            door,
            wat,
            kaart,
            werkwoord: String::new(),
            velden: Vec::new(),
            spoor: None,
            reden: String::new(),
        }
    }
}

/// One line of the journaal.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journaalregel {
    /// Its number; without a gap over the whole store.
    pub nummer: u64,
    /// When.
    pub moment: DateTime<Utc>,
    /// Who.
    pub door: CoachId,
    /// What.
    pub wat: Handeling,
    /// Which dossier; none for what is about none.
    pub kaart: Option<KaartId>,
    /// The word of the program for a change: "verplaats"; else empty.
    pub werkwoord: String,
    /// Which fields.
    pub velden: Vec<String>,
    /// What changed, as prints.
    pub spoor: Option<Spoor>,
    /// Why, where it was asked.
    pub reden: String,
    /// The print of the line before it.
    pub vorige: [u8; 32],
}

impl fmt::Debug for Inzet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Inzet({})", self.wat.code())
    }
}

impl fmt::Debug for Journaalregel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Journaalregel({})", self.nummer)
    }
}

/// Where the chain stands: its end, and where it begins since older lines were cleared away.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journaalstand {
    /// Number of the last line.
    pub laatste: u64,
    /// Print of the last line.
    pub kop: [u8; 32],
    /// Number of the first line that is kept.
    pub eerste: u64,
    /// Print of the line before that one.
    pub begin: [u8; 32],
    /// With what prints of values are made.
    pub sleutel: [u8; 32],
}

impl fmt::Debug for Journaalstand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Journaalstand({})", self.laatste)
    }
}

impl Journaalstand {
    /// A journaal without a line.
    pub const fn leeg(sleutel: [u8; 32]) -> Self {
        Self {
            laatste: 0,
            kop: [0; 32],
            eerste: 1,
            begin: [0; 32],
            sleutel,
        }
    }
}
