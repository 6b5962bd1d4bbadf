//! What is stored: kinds of record, their keys, and their values.

use std::fmt;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::command::Concept;
use super::monitor::Maandstand;
use super::store::Seq;
use crate::domain::avg::{Avg, Statistiek};
use crate::domain::bewaartermijn::Bewaartermijnen;
use crate::domain::coach::Coach;
use crate::domain::code::Crebo;
use crate::domain::formulier::{Formulier, Formuliersoort};
use crate::domain::gebeurtenis::Gebeurtenis;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::journaal::{Journaalregel, Journaalstand};
use crate::domain::kandidaat::{Kandidaat, KandidaatBsn};
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::monitor::Budget;
use crate::domain::overdracht::Overdracht;
use crate::domain::overleg::{Overlegdeel, Puntsoort};
use crate::domain::samenvoeging::Samenvoeging;
use crate::domain::signaal::Signaalinstelling;
use crate::domain::taak::{Taak, Taakplaats};
use crate::domain::toestemming::{Doel, Intrekking};
use crate::domain::traject::Traject;
use crate::domain::uitstel::Uitstel;
use crate::domain::voorstel::Voorstel;
use crate::domain::werkstand::Werkstand;

/// Points of an overleg have lower numbers; what stands there once per card comes above it.
const OVERLEGPUNTEN: u64 = 1 << 40;

/// A kind of record; each has a tree of its own. The number is stored and never reused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[repr(u8)]
pub enum Soort {
    /// A person.
    Kandidaat = 1,
    /// A BSN, apart from the person.
    Bsn = 2,
    /// An employer.
    Leerbedrijf = 3,
    /// A place to learn.
    Leerwerkplek = 4,
    /// A traject.
    Traject = 5,
    /// An entry of a card's timeline.
    Gebeurtenis = 6,
    /// A kwalificatie.
    Kwalificatie = 7,
    /// A coach.
    Coach = 8,
    /// A place with its postcode area.
    Gebied = 9,
    /// A draft of a form.
    Concept = 10,
    /// A change that can be taken back.
    Wijziging = 11,
    /// Who changed which fields of which record, before there was a journaal.
    Logregel = 12,
    /// Settings of the region.
    Regio = 13,
    /// A form of a card.
    Formulier = 14,
    /// A doel of the toestemming that was withdrawn.
    Intrekking = 15,
    /// Two kandidaten made into one.
    Samenvoeging = 16,
    /// A kandidaat proposed for a leerwerkplek.
    Voorstel = 17,
    /// A line of the journaal.
    Journaal = 18,
    /// Where the journaal stands.
    Journaalstand = 19,
    /// What a person asked, what was corrected, that a dossier is frozen.
    Avg = 20,
    /// What is left to count of somebody who was removed.
    Statistiek = 21,
    /// How long data is kept.
    Bewaren = 22,
    /// Something that somebody is to do.
    Taak = 23,
    /// A card that was put off.
    Uitstel = 24,
    /// A card that is handed over.
    Overdracht = 25,
    /// Lead times and weights of the signals.
    Signaalinstelling = 26,
    /// A fase-overleg, and what was said in it.
    Overleg = 27,
    /// Money for scholing.
    Budget = 28,
    /// The figures of a month that ended.
    Maandstand = 29,
    /// Where a coach was, and what a coach comes back to.
    Werkstand = 30,
}

impl Soort {
    /// All kinds, in the order in which they are exported and loaded.
    pub const ALL: [Self; 30] = [
        Self::Regio,
        Self::Coach,
        Self::Gebied,
        Self::Kwalificatie,
        Self::Leerbedrijf,
        Self::Leerwerkplek,
        Self::Kandidaat,
        Self::Bsn,
        Self::Traject,
        Self::Gebeurtenis,
        Self::Formulier,
        Self::Intrekking,
        Self::Samenvoeging,
        Self::Voorstel,
        Self::Concept,
        Self::Wijziging,
        Self::Logregel,
        Self::Journaal,
        Self::Journaalstand,
        Self::Avg,
        Self::Statistiek,
        Self::Bewaren,
        Self::Taak,
        Self::Uitstel,
        Self::Overdracht,
        Self::Signaalinstelling,
        Self::Overleg,
        Self::Budget,
        Self::Maandstand,
        Self::Werkstand,
    ];

    /// The number that is stored.
    pub const fn nummer(self) -> u8 {
        self as u8
    }

    /// The kind with a number.
    pub fn van_nummer(nummer: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|soort| soort.nummer() == nummer)
    }

    /// Name of the tree and of the kind in exports.
    pub const fn naam(self) -> &'static str {
        match self {
            Self::Kandidaat => "kandidaat",
            Self::Bsn => "bsn",
            Self::Leerbedrijf => "leerbedrijf",
            Self::Leerwerkplek => "leerwerkplek",
            Self::Traject => "traject",
            Self::Gebeurtenis => "gebeurtenis",
            Self::Kwalificatie => "kwalificatie",
            Self::Coach => "coach",
            Self::Gebied => "gebied",
            Self::Concept => "concept",
            Self::Wijziging => "wijziging",
            Self::Logregel => "logregel",
            Self::Regio => "regio",
            Self::Formulier => "formulier",
            Self::Intrekking => "intrekking",
            Self::Samenvoeging => "samenvoeging",
            Self::Voorstel => "voorstel",
            Self::Journaal => "journaal",
            Self::Journaalstand => "journaalstand",
            Self::Avg => "avg",
            Self::Statistiek => "statistiek",
            Self::Bewaren => "bewaren",
            Self::Taak => "taak",
            Self::Overleg => "overleg",
            Self::Budget => "budget",
            Self::Maandstand => "maandstand",
            Self::Uitstel => "uitstel",
            Self::Overdracht => "overdracht",
            Self::Signaalinstelling => "signaalinstelling",
            Self::Werkstand => "werkstand",
        }
    }
}

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

/// A value that is stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "each variant holds the type of its name")]
pub enum Record {
    Kandidaat(Box<Kandidaat>),
    Bsn(KandidaatBsn),
    Leerbedrijf(Leerbedrijf),
    Leerwerkplek(Leerwerkplek),
    Traject(Box<Traject>),
    Gebeurtenis(Gebeurtenis),
    Kwalificatie(Kwalificatie),
    Coach(Coach),
    Gebied(Gebied),
    Concept(Concept),
    Wijziging(Box<Wijziging>),
    Logregel(Logregel),
    Regio(Regio),
    Formulier(Box<Formulier>),
    Intrekking(Intrekking),
    Samenvoeging(Box<Samenvoeging>),
    Voorstel(Box<Voorstel>),
    Journaal(Box<Journaalregel>),
    Journaalstand(Journaalstand),
    Avg(Box<Avg>),
    Statistiek(Statistiek),
    Bewaren(Bewaartermijnen),
    Taak(Box<Taak>),
    Uitstel(Uitstel),
    Overdracht(Overdracht),
    Signaalinstelling(Signaalinstelling),
    Overleg(Box<Overlegdeel>),
    Budget(Budget),
    Maandstand(Box<Maandstand>),
    Werkstand(Box<Werkstand>),
}

impl Record {
    /// The kind of the value.
    pub const fn soort(&self) -> Soort {
        match self {
            Self::Kandidaat(_) => Soort::Kandidaat,
            Self::Bsn(_) => Soort::Bsn,
            Self::Leerbedrijf(_) => Soort::Leerbedrijf,
            Self::Leerwerkplek(_) => Soort::Leerwerkplek,
            Self::Traject(_) => Soort::Traject,
            Self::Gebeurtenis(_) => Soort::Gebeurtenis,
            Self::Kwalificatie(_) => Soort::Kwalificatie,
            Self::Coach(_) => Soort::Coach,
            Self::Gebied(_) => Soort::Gebied,
            Self::Concept(_) => Soort::Concept,
            Self::Wijziging(_) => Soort::Wijziging,
            Self::Logregel(_) => Soort::Logregel,
            Self::Regio(_) => Soort::Regio,
            Self::Formulier(_) => Soort::Formulier,
            Self::Intrekking(_) => Soort::Intrekking,
            Self::Samenvoeging(_) => Soort::Samenvoeging,
            Self::Voorstel(_) => Soort::Voorstel,
            Self::Journaal(_) => Soort::Journaal,
            Self::Journaalstand(_) => Soort::Journaalstand,
            Self::Avg(_) => Soort::Avg,
            Self::Statistiek(_) => Soort::Statistiek,
            Self::Bewaren(_) => Soort::Bewaren,
            Self::Taak(_) => Soort::Taak,
            Self::Overleg(_) => Soort::Overleg,
            Self::Budget(_) => Soort::Budget,
            Self::Maandstand(_) => Soort::Maandstand,
            Self::Uitstel(_) => Soort::Uitstel,
            Self::Overdracht(_) => Soort::Overdracht,
            Self::Signaalinstelling(_) => Soort::Signaalinstelling,
            Self::Werkstand(_) => Soort::Werkstand,
        }
    }
}

impl fmt::Debug for Record {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Record({})", self.soort().naam())
    }
}

/// A postcode area with its place.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gebied {
    /// Four digits.
    pub pc4: u16,
    /// Place.
    pub plaats: String,
    /// Municipality, if known.
    pub gemeente: Option<String>,
    /// Latitude in millionths of a degree.
    pub breedte: i32,
    /// Longitude in millionths of a degree.
    pub lengte: i32,
}

impl Eq for Gebied {}

/// What a region calls itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regio {
    /// Name on the status line.
    pub naam: String,
    /// Whether this is the example region.
    pub voorbeeld: bool,
    /// The organisations that use what somebody gives toestemming for (T5), with commas between;
    /// empty while nobody said it.
    #[serde(default)]
    pub verantwoordelijken: String,
}

/// A change that its coach can take back, and do again.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wijziging {
    /// Number within the coach's changes.
    pub nummer: u64,
    /// In words: "R. Yıldız naar Bemiddeling".
    pub titel: String,
    /// The card it was about, if one.
    pub kaart: Option<KaartId>,
    /// Every record that changed, as it was and as it became.
    pub delen: Vec<Deel>,
    /// Whether it was taken back.
    pub teruggenomen: bool,
}

/// One record of a change.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deel {
    /// Where.
    pub sleutel: Key,
    /// As it was; none if it did not exist.
    pub voor: Option<Record>,
    /// As it became; none if it was removed.
    pub na: Option<Record>,
}

/// Who changed which fields of which record, as it was kept before there was a journaal; read and
/// never written any more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logregel {
    /// When.
    pub moment: chrono::DateTime<chrono::Utc>,
    /// Who.
    pub door: CoachId,
    /// What was done, a word of the program: "verplaats".
    pub werkwoord: String,
    /// Which fields.
    pub velden: Vec<String>,
}

/// A record with the sequence of the commit that wrote it: its version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Versioned {
    /// The version.
    pub versie: Seq,
    /// The value.
    pub record: Record,
}
