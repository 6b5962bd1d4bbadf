//! The leerroute of a traject, and the kwalificaties to choose from.

use serde::{Deserialize, Serialize};

use super::StapRij;
use crate::app::store::Seq;
use crate::domain::code::{Crebo, Kerntaakcode, Werkprocescode};
use crate::domain::id::KaartId;
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerroute::{Leerregel, Telling, Uitvoerbaar};
use crate::domain::waardelijst::{Branche, Niveau};

/// The leerroute of a traject, as its tab shows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LeerrouteBeeld {
    /// Which card.
    pub kaart: KaartId,
    /// Version of its record.
    pub versie: Seq,
    /// The chosen kwalificatie.
    pub kwalificatie: Option<Kwalificatie>,
    /// Its werkprocessen under their kerntaken.
    pub kerntaken: Vec<KerntaakBeeld>,
    /// Lines of an earlier kwalificatie, vervallen.
    pub eerder: Vec<Leerregel>,
    /// How many stand where.
    pub telling: Telling,
    /// Kwalificaties to choose from: branche and niveau of the traject first.
    pub keuzes: Vec<KwalificatieKeuze>,
    /// Who judges when nobody else is named; empty when nobody is known.
    pub praktijkopleider: String,
    /// The praktijkverklaring was made: nothing can change until PL-08 is open again.
    pub vast: bool,
    /// Another kwalificatie needs a reason.
    pub reden_nodig: bool,
    /// What is wrong with the erkenning of the leerbedrijf, in words.
    pub let_op: Vec<String>,
    /// The steps that go with it, in order: BM-04, BM-05, PI-05 and PL-05 to PL-11.
    pub stappen: Vec<StapRij>,
}

/// A kerntaak of the chosen kwalificatie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KerntaakBeeld {
    /// `B1-K1`.
    pub code: Kerntaakcode,
    /// Title.
    pub naam: String,
    /// Its werkprocessen.
    pub werkprocessen: Vec<WerkprocesRij>,
}

/// A werkproces of the chosen kwalificatie.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WerkprocesRij {
    /// `B1-K1-W1`.
    pub code: Werkprocescode,
    /// Official title.
    pub naam: String,
    /// How it stands; none when it was not chosen.
    pub regel: Option<Leerregel>,
    /// Whether it can be done at the linked leerbedrijf.
    pub uitvoerbaar: Uitvoerbaar,
}

impl std::fmt::Debug for WerkprocesRij {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WerkprocesRij({})", self.code)
    }
}

/// A kwalificatie to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KwalificatieKeuze {
    /// Its number.
    pub crebo: Crebo,
    /// Official title.
    pub naam: String,
    /// Niveau.
    pub niveau: Niveau,
    /// Branche.
    pub branche: Branche,
    /// That nobody may start any more, and what replaces it.
    pub let_op: Option<String>,
    /// Lines of the leerroute that could not go along.
    pub vervalt: usize,
}
