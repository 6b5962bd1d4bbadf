//! By what figures can be split.

use serde::{Deserialize, Serialize};

use super::feit::Trajectfeit;
use crate::domain::fase::Fase;
use crate::domain::stap::Situatie;

/// What a table is split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Dimensie {
    /// Municipality of the kandidaat.
    Gemeente,
    /// Branche of the traject.
    Branche,
    /// Niveau of the traject.
    Niveau,
    /// Groups the kandidaat belongs to; several at once.
    Doelgroep,
    /// Benefit.
    Uitkering,
    /// Werkend or not.
    Situatie,
    /// Who referred.
    Kanaal,
    /// Kwalificatie.
    Crebo,
    /// Whose caseload.
    Coach,
    /// The fase on the day.
    Fase,
    /// Regular leerbedrijf or sociale werkvoorziening.
    Leerbedrijf,
}

/// A row of a split: its place among the others and its name.
pub type Sleutel = (usize, String);

/// Where what is not known stands: at the end.
const ACHTERAAN: usize = usize::MAX;

impl Dimensie {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::Gemeente,
        Self::Branche,
        Self::Niveau,
        Self::Doelgroep,
        Self::Uitkering,
        Self::Situatie,
        Self::Kanaal,
        Self::Crebo,
        Self::Coach,
        Self::Fase,
        Self::Leerbedrijf,
    ];

    /// The word for it, also on the command line.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Gemeente => "gemeente",
            Self::Branche => "branche",
            Self::Niveau => "niveau",
            Self::Doelgroep => "doelgroep",
            Self::Uitkering => "uitkering",
            Self::Situatie => "werkend",
            Self::Kanaal => "kanaal",
            Self::Crebo => "crebo",
            Self::Coach => "coach",
            Self::Fase => "fase",
            Self::Leerbedrijf => "leerbedrijf",
        }
    }

    /// Reads its word.
    pub fn lees(tekst: &str) -> Option<Self> {
        let tekst = tekst.trim().to_lowercase();
        Self::ALL.into_iter().find(|it| it.label() == tekst)
    }

    /// Whether somebody is in one row at most, so that the rows add up.
    pub const fn telt_op(self) -> bool {
        !matches!(self, Self::Doelgroep)
    }

    /// The rows a traject belongs to.
    pub fn rijen(self, feit: &Trajectfeit) -> Vec<Sleutel> {
        let een = |sleutel: Option<Sleutel>| {
            vec![sleutel.unwrap_or_else(|| (ACHTERAAN, "onbekend".to_owned()))]
        };
        match self {
            Self::Gemeente => een(feit.gemeente.clone().map(|naam| (0, naam))),
            Self::Branche => een(feit.branche.map(|it| (it as usize, it.label().to_owned()))),
            Self::Niveau => een(feit
                .niveau
                .map(|it| (it as usize, format!("niveau {}", it.code())))),
            Self::Doelgroep if feit.doelgroepen.is_empty() => een(None),
            Self::Doelgroep => feit
                .doelgroepen
                .iter()
                .map(|it| (*it as usize, it.label().to_owned()))
                .collect(),
            Self::Uitkering => een(feit
                .uitkering
                .map(|it| (it as usize, it.label().to_owned()))),
            Self::Situatie => een(Some((
                usize::from(feit.situatie == Situatie::NietWerkend),
                feit.situatie.label().to_owned(),
            ))),
            Self::Kanaal => een(feit.kanaal.map(|it| (it as usize, it.label().to_owned()))),
            Self::Crebo => een(feit.crebo.map(|it| (0, it.to_string()))),
            Self::Coach => een(Some((0, feit.coach.clone()))),
            Self::Fase => een(feit.fase().map(|fase| (fase.plaats(), label(fase)))),
            Self::Leerbedrijf => een(feit
                .sw
                .map(|sw| (usize::from(sw), bedrijfsoort(sw).to_owned()))),
        }
    }
}

/// A fase as a row.
pub fn label(fase: Fase) -> String {
    fase.kolom().to_owned()
}

/// The kind of a leerbedrijf as a row.
pub const fn bedrijfsoort(sw: bool) -> &'static str {
    if sw {
        "sociale werkvoorziening"
    } else {
        "regulier"
    }
}
