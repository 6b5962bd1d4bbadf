//! The smallest changes that would make a pair fit, in words and as they work out.

use serde::{Deserialize, Serialize};

use chrono::{Days, NaiveDate};

use super::kant::{ErkenKant, KandidaatKant, PlekKant};
use super::maskers;
use super::oordeel::Oordeel;
use crate::domain::code::Crebo;
use crate::domain::datum::toon;
use crate::domain::id::{LeerbedrijfId, LeerwerkplekId};
use crate::domain::waardelijst::{Branche, Certificaat, Niveau, Rijbewijs, Vervoermiddel};

/// One change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Verandering {
    /// The kandidaat wants this branche too.
    Branche(Branche),
    /// Another niveau for the kandidaat.
    Niveau {
        /// As it is.
        van: Niveau,
        /// As it would be.
        naar: Niveau,
    },
    /// The leerbedrijf asks SBB for an erkenning.
    ErkenningAanvragen {
        /// For which kwalificatie, if one was named.
        crebo: Option<Crebo>,
        /// On which niveau.
        niveau: Option<Niveau>,
        /// In which branche.
        branche: Option<Branche>,
    },
    /// The leerbedrijf has its erkenning prolonged.
    ErkenningVerlengen {
        /// For which kwalificatie.
        crebo: Option<Crebo>,
        /// At least up to this day.
        tot: NaiveDate,
    },
    /// The traject takes another kwalificatie, for which the leerbedrijf has an erkenning.
    Kwalificatie {
        /// As it is.
        van: Crebo,
        /// As it would be.
        naar: Crebo,
    },
    /// Start later, when a place comes free.
    Wachten {
        /// From which day.
        tot: NaiveDate,
    },
    /// The werkgever makes room for one more.
    PlaatsErbij,
    /// The kandidaat gives toestemming.
    Toestemming,
    /// A longer journey.
    Reistijd {
        /// Minutes as they are; none when it was not asked.
        van: Option<u8>,
        /// Minutes as they would be.
        naar: u8,
    },
    /// Another way to travel.
    Vervoer(Vervoermiddel),
    /// The leerbedrijf may be offered again.
    MagWelBij(LeerbedrijfId),
    /// The kandidaat gets a driving licence.
    Rijbewijs(Rijbewijs),
    /// The werkgever no longer asks for it.
    EisVervalt(String),
    /// The refusal is taken back, or the place is offered once more.
    Opnieuw(LeerwerkplekId),
}

impl Verandering {
    /// What has to change, in words.
    pub fn tekst(&self) -> String {
        match self {
            Self::Branche(branche) => format!("ook {} als wens", branche.label()),
            Self::Niveau { van, naar } => {
                format!("niveau {} i.p.v. {}", naar.code(), van.code())
            }
            Self::ErkenningAanvragen {
                crebo: Some(crebo), ..
            } => format!("erkenning voor {crebo} aanvragen bij SBB"),
            Self::ErkenningAanvragen {
                niveau, branche, ..
            } => {
                let niveau =
                    niveau.map_or_else(String::new, |it| format!(" op niveau {}", it.code()));
                let branche = branche.map_or_else(String::new, |it| format!(" in {}", it.label()));
                format!("erkenning{niveau}{branche} aanvragen bij SBB")
            }
            Self::ErkenningVerlengen { crebo, tot } => {
                let crebo = crebo.map_or_else(String::new, |it| format!(" voor {it}"));
                format!(
                    "erkenning{crebo} bij SBB verlengen tot {} of later",
                    toon(*tot)
                )
            }
            Self::Kwalificatie { van, naar } => {
                format!("kwalificatie {naar} i.p.v. {van}: daarvoor is het bedrijf erkend")
            }
            Self::Wachten { tot } => {
                format!("wachten tot {}: dan is er een plaats vrij", toon(*tot))
            }
            Self::PlaatsErbij => "een plaats erbij vragen aan de werkgever".to_owned(),
            Self::Toestemming => "toestemming om te delen met een leerbedrijf".to_owned(),
            Self::Reistijd {
                van: Some(van),
                naar,
            } => {
                format!("reistijd {naar} i.p.v. {van} minuten")
            }
            Self::Reistijd { van: None, naar } => format!("reistijd van {naar} minuten"),
            Self::Vervoer(Vervoermiddel::Ov) => "reizen met het openbaar vervoer".to_owned(),
            Self::Vervoer(middel) => format!("reizen met de {}", middel.label()),
            Self::MagWelBij(_) => "'niet bij dit bedrijf' weghalen bij de kandidaat".to_owned(),
            Self::Rijbewijs(rijbewijs) => format!("rijbewijs {} halen", rijbewijs.code()),
            Self::EisVervalt(eis) => format!("de werkgever laat de eis '{eis}' vallen"),
            Self::Opnieuw(_) => "de afwijzing intrekken en opnieuw voorstellen".to_owned(),
        }
    }

    /// Works it out on a pair.
    pub fn doe(&self, k: &mut KandidaatKant, p: &mut PlekKant) {
        match self {
            Self::Branche(branche) => k.wens_erbij(*branche),
            Self::Niveau { naar, .. } => k.niveau = Some(*naar),
            Self::ErkenningAanvragen {
                crebo,
                niveau,
                branche,
            } => {
                let mut alle = p.erkenningen.to_vec();
                alle.push(ErkenKant {
                    crebo: *crebo,
                    niveau: *niveau,
                    branche: *branche,
                    tot: None,
                    uitvoerbaar: 0,
                });
                p.erkenningen = alle.into();
            }
            Self::ErkenningVerlengen { crebo, tot } => {
                for it in &mut p.erkenningen {
                    if it.crebo == *crebo {
                        it.tot = it.tot.max(Some(*tot));
                    }
                }
            }
            Self::Kwalificatie { naar, .. } => {
                k.crebo = Some(*naar);
                k.te_leren = 0;
            }
            Self::Wachten { tot } => wacht(k, *tot),
            Self::PlaatsErbij => p.ruimte.een_erbij(),
            Self::Toestemming => k.toestemming = Oordeel::Ja,
            Self::Reistijd { naar, .. } => k.reistijd = Some(*naar),
            Self::Vervoer(middel) => k.vervoer |= maskers::vervoer(&[*middel]),
            Self::MagWelBij(bedrijf) => {
                k.niet_bij = k
                    .niet_bij
                    .iter()
                    .copied()
                    .filter(|it| it != bedrijf)
                    .collect();
            }
            Self::Rijbewijs(rijbewijs) => k.rijbewijzen |= maskers::rijbewijzen(&[*rijbewijs]),
            Self::EisVervalt(eis) => laat_vallen(p, eis),
            Self::Opnieuw(plek) => {
                k.afgewezen = k
                    .afgewezen
                    .iter()
                    .copied()
                    .filter(|it| it != plek)
                    .collect();
            }
        }
    }
}

fn wacht(k: &mut KandidaatKant, tot: NaiveDate) {
    match k.start {
        None => k.vanaf = Some(tot),
        Some(start) => {
            let later = u64::try_from((tot - start).num_days()).unwrap_or(0);
            k.start = Some(tot);
            k.einde = k.einde.and_then(|it| it.checked_add_days(Days::new(later)));
        }
    }
}

fn laat_vallen(p: &mut PlekKant, eis: &str) {
    p.anders = p
        .anders
        .iter()
        .filter(|it| ***it != *eis)
        .cloned()
        .collect();
    for it in Rijbewijs::ALL {
        if eis == rijbewijs_eis(*it) {
            p.rijbewijzen &= !(1 << (*it as u32));
        }
    }
    for it in Certificaat::ALL {
        if eis == it.label() {
            p.certificaten &= !(1 << (*it as u32));
        }
    }
}

/// How a plek asks for a driving licence.
pub(super) fn rijbewijs_eis(rijbewijs: Rijbewijs) -> String {
    format!("rijbewijs {}", rijbewijs.code())
}
