//! What a coach filters leerbedrijven by: `branche:zorg plaats:almelo vrij werving let-op bakker`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Kern, PlekKern};
use crate::domain::code::Crebo;
use crate::domain::leerbedrijf::BedrijfSoort;
use crate::domain::leerbedrijf::sein::Sein;
use crate::domain::tekst::vouw;
use crate::domain::waardelijst::{Branche, Niveau, Waardelijst};

/// In which order leerbedrijven stand; equal ones by name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Werkgeversortering {
    /// By name.
    #[default]
    Naam,
    /// Where something needs doing first.
    LetOp,
    /// Most free places first.
    Vrij,
}

impl Werkgeversortering {
    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Naam => "naam",
            Self::LetOp => "let op eerst",
            Self::Vrij => "vrije plaatsen",
        }
    }

    /// The order with this name.
    pub fn lees(label: &str) -> Option<Self> {
        let alle = [Self::Naam, Self::LetOp, Self::Vrij];
        alle.into_iter().find(|it| it.label() == label)
    }

    /// The next order.
    #[must_use]
    pub const fn volgende(self) -> Self {
        match self {
            Self::Naam => Self::LetOp,
            Self::LetOp => Self::Vrij,
            Self::Vrij => Self::Naam,
        }
    }
}

/// Which leerbedrijven may be seen. Empty lets every one through.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a word of the filter line of its own"
)]
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct WerkgeverFilter {
    /// Only these branches, of the company or of the work.
    pub branches: Vec<Branche>,
    /// Only these places, folded.
    pub plaatsen: Vec<String>,
    /// Only with work up to at least this niveau.
    pub niveaus: Vec<Niveau>,
    /// Only with an erkenning for one of these that is valid.
    pub crebos: Vec<Crebo>,
    /// Only with a free place.
    pub vrij: bool,
    /// Only with a place that is being won.
    pub werving: bool,
    /// Only where something needs doing.
    pub let_op: bool,
    /// Only sociale werkvoorziening.
    pub sw: bool,
    /// Words that must all be in the name, the place or the work, folded.
    pub woorden: Vec<String>,
}

/// A filter that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WerkgeverFout {
    /// A word before the colon that is no field.
    #[error("'{0}:' ken ik niet; je kunt filteren op branche, plaats, niveau en crebo")]
    Veld(String),
    /// A value that does not exist.
    #[error("'{waarde}' is geen {veld}; {hint}")]
    Waarde {
        /// Of which field.
        veld: &'static str,
        /// What was typed.
        waarde: String,
        /// What is.
        hint: String,
    },
}

fn waarden(tekst: &str) -> impl Iterator<Item = &str> {
    tekst.split(',').filter(|it| !it.is_empty())
}

fn uit_lijst<T: Waardelijst>(tekst: &str) -> Result<Vec<T>, WerkgeverFout> {
    let lees = |waarde: &str| {
        T::lees(waarde).ok_or_else(|| WerkgeverFout::Waarde {
            veld: T::NAAM,
            waarde: waarde.to_owned(),
            hint: {
                let labels: Vec<_> = T::ALL.iter().map(|it| it.label()).collect();
                format!("kies uit: {}", labels.join(", "))
            },
        })
    };
    waarden(tekst).map(lees).collect()
}

impl WerkgeverFilter {
    /// Reads `branche:zorg plaats:almelo niveau:1 crebo:25254 vrij werving let-op sw bakker`.
    pub fn lees(tekst: &str) -> Result<Self, WerkgeverFout> {
        let mut filter = Self::default();
        for woord in tekst.split_whitespace() {
            match woord.to_lowercase().as_str() {
                "vrij" => filter.vrij = true,
                "werving" => filter.werving = true,
                "let-op" | "letop" | "!" => filter.let_op = true,
                "sw" => filter.sw = true,
                _ => match woord.split_once(':') {
                    Some((veld, waarden)) => filter.veld(&veld.to_lowercase(), waarden)?,
                    None => filter
                        .woorden
                        .extend(Some(vouw(woord)).filter(|it| !it.is_empty())),
                },
            }
        }
        Ok(filter)
    }

    fn veld(&mut self, veld: &str, tekst: &str) -> Result<(), WerkgeverFout> {
        match veld {
            "branche" | "b" => self.branches.extend(uit_lijst::<Branche>(tekst)?),
            "niveau" | "n" => self.niveaus.extend(uit_lijst::<Niveau>(tekst)?),
            "plaats" | "p" => self
                .plaatsen
                .extend(waarden(tekst).map(vouw).filter(|it| !it.is_empty())),
            "crebo" | "c" => {
                for waarde in waarden(tekst) {
                    let crebo = waarde.parse().map_err(|_| WerkgeverFout::Waarde {
                        veld: "crebo",
                        waarde: waarde.to_owned(),
                        hint: "een crebo heeft 5 cijfers, zoals 25254".to_owned(),
                    })?;
                    self.crebos.push(crebo);
                }
            }
            _ => return Err(WerkgeverFout::Veld(veld.to_owned())),
        }
        Ok(())
    }

    /// Whether every leerbedrijf passes.
    pub fn is_leeg(&self) -> bool {
        *self == Self::default()
    }

    /// Whether a leerbedrijf passes.
    pub(super) fn laat_door(&self, kern: &Kern, seinen: &[Sein], vandaag: NaiveDate) -> bool {
        let plek = |past: &dyn Fn(&PlekKern) -> bool| kern.plekken.values().any(past);
        let geldig = |crebo: Crebo| {
            let mut alle = kern.erkenningen.iter();
            alle.any(|(ander, tot)| *ander == crebo && tot.is_none_or(|tot| tot >= vandaag))
        };
        (!self.let_op || !seinen.is_empty())
            && (!self.sw || kern.soort == BedrijfSoort::Sw)
            && (!self.vrij || kern.vrij(vandaag) > 0)
            && (!self.werving || plek(&|it| it.werving))
            && een_van(&self.branches, |branche| {
                kern.branche == *branche || plek(&|it| it.branche == Some(*branche))
            })
            && een_van(&self.plaatsen, |plaats| {
                kern.plaats_gevouwen.starts_with(plaats.as_str())
            })
            && een_van(&self.niveaus, |niveau| {
                plek(&|it| it.niveau >= Some(*niveau))
            })
            && een_van(&self.crebos, |crebo| {
                geldig(*crebo) || plek(&|it| it.crebo == Some(*crebo))
            })
            && self.woorden.iter().all(|woord| kern.noemt(woord))
    }
}

fn een_van<T>(keuzes: &[T], past: impl Fn(&T) -> bool) -> bool {
    keuzes.is_empty() || keuzes.iter().any(past)
}
