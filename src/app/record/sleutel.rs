//! Where each record lives: the key of every kind, and the ranges of what stands together.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Soort;
use crate::domain::code::Crebo;
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::overleg::Puntsoort;
use crate::domain::taak::Taakplaats;
use crate::domain::toestemming::Doel;

/// Points of an overleg have lower numbers; what stands there once per card comes above it.
const OVERLEGPUNTEN: u64 = 1 << 40;

/// Where a record lives: its kind and two numbers that sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// The kind.
    pub soort: Soort,
    /// The owner: an id, a card number, a coach.
    pub a: u64,
    /// Within the owner: a sequence or a number; 0 where there is one record per owner.
    pub b: u64,
}

impl Key {
    /// A record of which there is one per owner.
    pub const fn een(soort: Soort, a: u64) -> Self {
        Self { soort, a, b: 0 }
    }

    /// A kandidaat.
    pub fn kandidaat(id: KandidaatId) -> Self {
        Self::een(Soort::Kandidaat, u64::from(id.0))
    }

    /// The BSN of a kandidaat.
    pub fn bsn(id: KandidaatId) -> Self {
        Self::een(Soort::Bsn, u64::from(id.0))
    }

    /// A leerbedrijf.
    pub fn leerbedrijf(id: LeerbedrijfId) -> Self {
        Self::een(Soort::Leerbedrijf, u64::from(id.0))
    }

    /// A leerwerkplek.
    pub fn leerwerkplek(id: LeerwerkplekId) -> Self {
        Self::een(Soort::Leerwerkplek, u64::from(id.0))
    }

    /// A traject.
    pub fn traject(id: TrajectId) -> Self {
        Self::een(Soort::Traject, u64::from(id.0))
    }

    /// The record behind a card.
    pub fn kaart(kaart: KaartId) -> Self {
        match kaart {
            KaartId::Plek(id) => Self::leerwerkplek(id),
            KaartId::Traject(id) => Self::traject(id),
        }
    }

    /// An entry of a timeline.
    pub fn gebeurtenis(kaart: KaartId, nummer: u64) -> Self {
        Self {
            soort: Soort::Gebeurtenis,
            a: kaart.nummer(),
            b: nummer,
        }
    }

    /// A kwalificatie.
    pub fn kwalificatie(crebo: Crebo) -> Self {
        Self::een(Soort::Kwalificatie, u64::from(crebo.getal()))
    }

    /// A coach.
    pub fn coach(id: CoachId) -> Self {
        Self::een(Soort::Coach, u64::from(id.0))
    }

    /// A draft of a coach.
    pub fn concept(coach: CoachId, nummer: u64) -> Self {
        Self {
            soort: Soort::Concept,
            a: u64::from(coach.0),
            b: nummer,
        }
    }

    /// A change of a coach that can be taken back.
    pub fn wijziging(coach: CoachId, nummer: u64) -> Self {
        Self {
            soort: Soort::Wijziging,
            a: u64::from(coach.0),
            b: nummer,
        }
    }

    /// An entry of the log of a card.
    pub fn logregel(kaart: KaartId, nummer: u64) -> Self {
        Self {
            soort: Soort::Logregel,
            a: kaart.nummer(),
            b: nummer,
        }
    }

    /// A line of the journaal: under its card, or under nothing.
    pub fn journaal(kaart: Option<KaartId>, nummer: u64) -> Self {
        Self {
            soort: Soort::Journaal,
            a: kaart.map_or(0, KaartId::nummer),
            b: nummer,
        }
    }

    /// Where the journaal stands.
    pub const fn journaalstand() -> Self {
        Self::een(Soort::Journaalstand, 0)
    }

    /// That the dossier of a kandidaat is frozen.
    pub fn beperking(kandidaat: KandidaatId) -> Self {
        Self::een(Soort::Avg, u64::from(kandidaat.0))
    }

    /// A correction of a kandidaat.
    pub fn rectificatie(kandidaat: KandidaatId, nummer: u32) -> Self {
        Self {
            b: 1 << 32 | u64::from(nummer),
            ..Self::beperking(kandidaat)
        }
    }

    /// A request of a kandidaat.
    pub fn verzoek(kandidaat: KandidaatId, nummer: u32) -> Self {
        Self {
            b: 2 << 32 | u64::from(nummer),
            ..Self::beperking(kandidaat)
        }
    }

    /// How long data is kept.
    pub const fn bewaren() -> Self {
        Self::een(Soort::Bewaren, 0)
    }

    /// An overleg.
    pub fn overleg(nummer: u32) -> Self {
        Self::een(Soort::Overleg, u64::from(nummer))
    }

    /// A point of an overleg, in the order in which they were written, from 1.
    pub fn overlegpunt(nummer: u32, punt: u64) -> Self {
        Self {
            b: punt,
            ..Self::overleg(nummer)
        }
    }

    /// The first and last key of those points.
    pub fn overlegpunten(nummer: u32) -> (Self, Self) {
        (
            Self::overlegpunt(nummer, 1),
            Self::overlegpunt(nummer, OVERLEGPUNTEN - 1),
        )
    }

    /// Where a point of an overleg stands of which a card has one.
    pub fn overleg_eenmalig(nummer: u32, kaart: KaartId, wat: &Puntsoort) -> Option<Self> {
        let deel = match wat {
            Puntsoort::Gezien { .. } => 1,
            Puntsoort::Geparkeerd => 2,
            Puntsoort::Besluit { .. } | Puntsoort::Actie { .. } | Puntsoort::Verplaatst { .. } => {
                return None;
            }
        };
        Some(Self::overlegpunt(
            nummer,
            deel * OVERLEGPUNTEN + kaart.nummer(),
        ))
    }

    /// A budget.
    pub const fn budget(nummer: u32) -> Self {
        Self::een(Soort::Budget, nummer as u64)
    }

    /// The figures of the month that ended on a day.
    pub fn maandstand(tot: NaiveDate) -> Self {
        let maand = i64::from(tot.year()) * 12 + i64::from(tot.month());
        Self::een(Soort::Maandstand, u64::try_from(maand).unwrap_or(0))
    }

    /// That a card was put off.
    pub fn uitstel(kaart: KaartId) -> Self {
        Self::een(Soort::Uitstel, kaart.nummer())
    }

    /// That a card is handed over.
    pub fn overdracht(kaart: KaartId) -> Self {
        Self::een(Soort::Overdracht, kaart.nummer())
    }

    /// Lead times and weights of the signals.
    pub const fn signaalinstelling() -> Self {
        Self::een(Soort::Signaalinstelling, 0)
    }

    /// A form of a card; forms of one kind stand behind each other, the newest last.
    pub fn formulier(kaart: KaartId, soort: Formuliersoort, nummer: u32) -> Self {
        Self {
            soort: Soort::Formulier,
            a: kaart.nummer(),
            b: (soort as u64) << 32 | u64::from(nummer),
        }
    }

    /// The first and last key of the forms of one kind on a card.
    pub fn formulieren(kaart: KaartId, soort: Formuliersoort) -> (Self, Self) {
        (
            Self::formulier(kaart, soort, 0),
            Self::formulier(kaart, soort, u32::MAX),
        )
    }

    /// A doel that was withdrawn on a card.
    pub fn intrekking(kaart: KaartId, doel: Doel) -> Self {
        Self {
            soort: Soort::Intrekking,
            a: kaart.nummer(),
            b: doel as u64,
        }
    }

    /// A merge into a kandidaat.
    pub fn samenvoeging(blijft: KandidaatId, nummer: u64) -> Self {
        Self {
            soort: Soort::Samenvoeging,
            a: u64::from(blijft.0),
            b: nummer,
        }
    }

    /// A voorstel of a pair; those of one traject stand together, those of one pair behind each
    /// other, the newest last.
    pub fn voorstel(traject: TrajectId, plek: LeerwerkplekId, nummer: u32) -> Self {
        Self {
            soort: Soort::Voorstel,
            a: u64::from(traject.0),
            b: u64::from(plek.0) << 32 | u64::from(nummer),
        }
    }

    /// The first and last key of the voorstellen of a pair.
    pub fn voorstellen(traject: TrajectId, plek: LeerwerkplekId) -> (Self, Self) {
        (
            Self::voorstel(traject, plek, 0),
            Self::voorstel(traject, plek, u32::MAX),
        )
    }

    /// Where a coach was.
    pub fn werkstand(coach: CoachId) -> Self {
        Self::een(Soort::Werkstand, u64::from(coach.0))
    }

    /// A task: under its card, or under nothing.
    pub fn taak(plaats: Taakplaats) -> Self {
        Self {
            soort: Soort::Taak,
            a: plaats.kaart.map_or(0, KaartId::nummer),
            b: u64::from(plaats.nummer),
        }
    }

    /// The first and last key of the tasks of a card, or of none.
    pub fn taken(kaart: Option<KaartId>) -> (Self, Self) {
        Self::van_eigenaar(Soort::Taak, kaart.map_or(0, KaartId::nummer))
    }

    /// The region.
    pub const fn regio() -> Self {
        Self::een(Soort::Regio, 0)
    }

    /// The first and last key of everything an owner has of one kind.
    pub fn van_eigenaar(soort: Soort, a: u64) -> (Self, Self) {
        (
            Self { soort, a, b: 0 },
            Self {
                soort,
                a,
                b: u64::MAX,
            },
        )
    }

    /// The first and last key of a kind.
    pub fn hele_soort(soort: Soort) -> (Self, Self) {
        (
            Self { soort, a: 0, b: 0 },
            Self {
                soort,
                a: u64::MAX,
                b: u64::MAX,
            },
        )
    }
}
