//! The tree of content: what stands in a document, in reading order, without a word about how it looks.

use serde::{Deserialize, Serialize};
use std::fmt;

use chrono::NaiveDate;

/// A document as content. It is personal: the `Debug` of the whole tree prints type names only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doc {
    /// What it is, as on top of the paper: "Diagnoseformulier".
    pub titel: String,
    /// What it is about, as a number ("T-0142") and never a name: it stands on top of every page and in the
    /// properties of the file.
    pub onderwerp: String,
    /// Whether it says "voorbeeldformulier": the real form of the trade was not found (DOMAIN 1).
    pub voorbeeld: bool,
    /// The day it was made; the only date that a writer may add.
    pub gemaakt: NaiveDate,
    /// The content, in reading order.
    pub blokken: Vec<Blok>,
}

/// One block of a document.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Blok {
    /// A heading below the title.
    Kop {
        /// 1 for a part, 2 for a section, 3 for a small heading. Anything else counts as the nearest.
        niveau: u8,
        /// The words.
        tekst: String,
    },
    /// Running text.
    Alinea(Vec<Stuk>),
    /// Labels with their values, as in a form.
    Gegevens(Vec<Gegeven>),
    /// Rows under a head.
    Tabel {
        /// Names of the columns. It says how many there are: cells beyond it join the last one.
        kop: Vec<String>,
        /// The rows; a row that is too short ends in empty cells.
        rijen: Vec<Vec<String>>,
    },
    /// Points below each other.
    Lijst {
        /// Whether they are numbered, from 1.
        genummerd: bool,
        /// The points.
        punten: Vec<Vec<Stuk>>,
    },
    /// Places to sign, which stay together on a page.
    Handtekeningen(Vec<Handtekening>),
    /// Something the reader must not miss.
    LetOp(String),
}

/// A label with its value. A value without text leaves room to write by hand.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gegeven {
    /// What it is: "Geboortedatum".
    pub label: String,
    /// What it says; line ends are kept.
    pub waarde: String,
}

/// A stretch of running text.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stuk {
    /// As is.
    Gewoon(String),
    /// With weight.
    Vet(String),
}

/// A place to sign, or a signature that was given.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handtekening {
    /// In which role: "Kandidaat", "Praktijkopleider".
    pub wie: String,
    /// The name under the line; empty leaves room to write it.
    pub naam: String,
    /// The day it was signed, if it was.
    pub datum: Option<NaiveDate>,
}

impl Doc {
    /// An empty document.
    pub fn new(titel: &str, onderwerp: &str, gemaakt: NaiveDate) -> Self {
        Self {
            titel: titel.to_owned(),
            onderwerp: onderwerp.to_owned(),
            voorbeeld: false,
            gemaakt,
            blokken: Vec::new(),
        }
    }
}

impl Blok {
    /// A heading.
    pub fn kop(niveau: u8, tekst: impl Into<String>) -> Self {
        Self::Kop {
            niveau,
            tekst: tekst.into(),
        }
    }

    /// A paragraph of plain text.
    pub fn alinea(tekst: impl Into<String>) -> Self {
        Self::Alinea(vec![Stuk::Gewoon(tekst.into())])
    }

    /// Labels with values.
    pub fn gegevens<L: Into<String>, W: Into<String>>(
        rijen: impl IntoIterator<Item = (L, W)>,
    ) -> Self {
        Self::Gegevens(
            rijen
                .into_iter()
                .map(|(label, waarde)| Gegeven {
                    label: label.into(),
                    waarde: waarde.into(),
                })
                .collect(),
        )
    }

    /// A list of points of plain text.
    pub fn lijst<P: Into<String>>(genummerd: bool, punten: impl IntoIterator<Item = P>) -> Self {
        Self::Lijst {
            genummerd,
            punten: punten
                .into_iter()
                .map(|punt| vec![Stuk::Gewoon(punt.into())])
                .collect(),
        }
    }
}

impl Stuk {
    /// The words, whatever their weight.
    pub fn tekst(&self) -> &str {
        match self {
            Self::Gewoon(tekst) | Self::Vet(tekst) => tekst,
        }
    }
}

impl fmt::Debug for Doc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Doc")
    }
}

impl fmt::Debug for Blok {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Blok")
    }
}

impl fmt::Debug for Gegeven {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Gegeven")
    }
}

impl fmt::Debug for Stuk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stuk")
    }
}

impl fmt::Debug for Handtekening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Handtekening")
    }
}
