//! The leerroute of a traject: the chosen werkprocessen, each with its status, day and judge (V9).
//!
//! Changes go through `Traject::met_kwalificatie` and `Traject::met_werkprocessen` (`zet`); what a
//! step asks of the leerroute is in `eisen`; `taal` reads a title as a sentence about somebody.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serialize, de};

use super::code::Werkprocescode;
use super::leerbedrijf::Leerbedrijf;
use super::traject::Traject;
use super::waardelijst::WerkprocesStatus;

mod eisen;
pub mod taal;
mod zet;

pub use eisen::is_van_leerroute;
pub use zet::{Gezet, Keuze, Oordeel, Veranderd, Verhuisd};

/// One werkproces of a leerroute.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Leerregel {
    /// Which, within the crebo of the traject.
    pub code: Werkprocescode,
    /// How far the deelnemer is with it.
    pub status: WerkprocesStatus,
    /// Since when; none where the day was never written down.
    pub op: Option<NaiveDate>,
    /// Who judged, as the coach writes it; empty where nobody did.
    pub door: String,
}

impl std::fmt::Debug for Leerregel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Leerregel({}, {})", self.code, self.status.code())
    }
}

impl Leerregel {
    /// A werkproces with its status, without day and judge.
    pub const fn nieuw(code: Werkprocescode, status: WerkprocesStatus) -> Self {
        Self {
            code,
            status,
            op: None,
            door: String::new(),
        }
    }

    /// Whether a praktijkopleider judged it.
    pub const fn is_beoordeeld(&self) -> bool {
        self.status.is_oordeel()
    }

    /// Whether it is part of the leerroute still.
    pub fn telt_mee(&self) -> bool {
        self.status != WerkprocesStatus::Vervallen
    }
}

/// A line that could not go along to another kwalificatie, with the title it had.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vervallen {
    /// The line as it stood.
    pub regel: Leerregel,
    /// Title of the werkproces in the kwalificatie that was left; empty when that is not known.
    pub naam: String,
}

impl std::fmt::Debug for Vervallen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Vervallen({:?})", self.regel)
    }
}

/// How many werkprocessen of a leerroute stand where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Telling {
    /// Chosen and not vervallen.
    pub gekozen: usize,
    /// Mastered before it began.
    pub kan_al: usize,
    /// To be learned.
    pub te_leren: usize,
    /// Being learned.
    pub in_oefening: usize,
    /// Judged: learned.
    pub geleerd: usize,
    /// Judged: not learned.
    pub niet_geleerd: usize,
    /// No longer part of it.
    pub vervallen: usize,
}

impl Telling {
    /// Counts the lines of a leerroute.
    pub fn van(regels: &[Leerregel]) -> Self {
        let hoeveel = |status| regels.iter().filter(|it| it.status == status).count();
        let vervallen = hoeveel(WerkprocesStatus::Vervallen);
        Self {
            gekozen: regels.len() - vervallen,
            kan_al: hoeveel(WerkprocesStatus::KanAl),
            te_leren: hoeveel(WerkprocesStatus::TeLeren),
            in_oefening: hoeveel(WerkprocesStatus::InOefening),
            geleerd: hoeveel(WerkprocesStatus::Geleerd),
            niet_geleerd: hoeveel(WerkprocesStatus::NietGeleerd),
            vervallen,
        }
    }
}

/// Whether a werkproces can be done at a leerbedrijf (DOMAIN 0.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Uitvoerbaar {
    /// It was analysed and can be done.
    Ja,
    /// It was analysed and cannot be done.
    Nee,
    /// No leerwerkplek yet, no erkenning for the crebo, or not analysed (WG-05).
    Onbekend,
}

/// Whether a werkproces of the traject's kwalificatie can be done at a leerbedrijf.
pub fn uitvoerbaar(
    traject: &Traject,
    bedrijf: Option<&Leerbedrijf>,
    code: Werkprocescode,
) -> Uitvoerbaar {
    let (Some(crebo), Some(bedrijf)) = (traject.crebo, bedrijf) else {
        return Uitvoerbaar::Onbekend;
    };
    let mut analyses = bedrijf
        .erkenningen
        .iter()
        .filter(|it| it.crebo == crebo && !it.uitvoerbaar.is_empty())
        .peekable();
    if analyses.peek().is_none() {
        Uitvoerbaar::Onbekend
    } else if analyses.any(|it| it.uitvoerbaar.contains(&code)) {
        Uitvoerbaar::Ja
    } else {
        Uitvoerbaar::Nee
    }
}

/// What is wrong with the erkenning of a leerbedrijf for this leerroute, in words (BM-05: the
/// erkenning covers the crebo to the end, and every chosen werkproces can be done there).
pub fn let_op_erkenning(
    traject: &Traject,
    bedrijf: Option<&Leerbedrijf>,
    vandaag: NaiveDate,
) -> Vec<String> {
    let (Some(crebo), Some(bedrijf)) = (traject.crebo, bedrijf) else {
        return Vec::new();
    };
    let mut let_op = Vec::new();
    let einde = traject.periode.einde().unwrap_or(vandaag).max(vandaag);
    if !bedrijf.erkenningen.iter().any(|it| it.crebo == crebo) {
        let_op.push(format!("{} is niet erkend voor {crebo}", bedrijf.naam));
    } else if !bedrijf.erkend_voor(crebo, einde) {
        let laatste = bedrijf
            .erkenningen
            .iter()
            .filter(|it| it.crebo == crebo)
            .filter_map(|it| it.geldig_tot)
            .max();
        let tot = laatste.map_or_else(String::new, |dag| {
            format!(" geldt tot en met {}", super::datum::toon(dag))
        });
        let_op.push(format!(
            "de erkenning van {} voor {crebo}{tot}; het traject loopt tot {}",
            bedrijf.naam,
            super::datum::toon(einde)
        ));
    }
    let niet_hier: Vec<String> = traject
        .leerroute
        .iter()
        .filter(|it| it.telt_mee())
        .filter(|it| uitvoerbaar(traject, Some(bedrijf), it.code) == Uitvoerbaar::Nee)
        .map(|it| it.code.to_string())
        .collect();
    if !niet_hier.is_empty() {
        let_op.push(format!(
            "bij {} kan niet: {}",
            bedrijf.naam,
            niet_hier.join(", ")
        ));
    }
    let_op
}

#[derive(Deserialize)]
struct Vol {
    code: Werkprocescode,
    status: WerkprocesStatus,
    #[serde(default)]
    op: Option<NaiveDate>,
    #[serde(default)]
    door: String,
}

/// As text, the first version wrote a pair; as bytes, that version has a schema of its own.
#[derive(Deserialize)]
#[serde(untagged)]
enum Tekst {
    Paar(Werkprocescode, WerkprocesStatus),
    Vol(Vol),
}

impl<'de> Deserialize<'de> for Leerregel {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let vol = if d.is_human_readable() {
            match Tekst::deserialize(d).map_err(de::Error::custom)? {
                Tekst::Paar(code, status) => return Ok(Self::nieuw(code, status)),
                Tekst::Vol(vol) => vol,
            }
        } else {
            Vol::deserialize(d)?
        };
        Ok(Self {
            code: vol.code,
            status: vol.status,
            op: vol.op,
            door: vol.door,
        })
    }
}
