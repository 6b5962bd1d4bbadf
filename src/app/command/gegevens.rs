//! What a command carries beside its card: how a step stands, what is known of a kandidaat, a draft.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use crate::domain::betrokkene::{OrganisatieSoort, Rol as BetrokkeneRol};
use crate::domain::code::{Crebo, Werkprocescode};
use crate::domain::geld::Cent;
use crate::domain::id::{CoachId, KaartId, LeerwerkplekId};
use crate::domain::inzet::Inzet;
use crate::domain::resultaat::Score;
use crate::domain::rol::Rol;
use crate::domain::stap::Situatie;
use crate::domain::startkwalificatie::{Behaald, DuoUitslag, Opleiding};
use crate::domain::taak::Taaksoort;
use crate::domain::waardelijst::{
    AanHetWerk, Branche, Contractsoort, Doelgroep, Kanaal, Niveau, Uitkering, Uitkomst,
    Vervolgstap, WerkprocesStatus,
};

/// How a step is to stand; the day defaults to today.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NieuweStand {
    /// Open again.
    Open,
    /// Planned.
    Gepland {
        /// The day.
        op: NaiveDate,
    },
    /// Somebody is at it.
    Bezig,
    /// Done.
    Gedaan {
        /// The day; today if left out.
        #[serde(default)]
        op: Option<NaiveDate>,
    },
    /// Niet van toepassing.
    Nvt {
        /// Why.
        reden: String,
    },
    /// Passed with a motivering, now, while the card stays where it is (WK-07 after a DUO hit).
    Afwijking {
        /// Why.
        motivering: String,
    },
}

/// What some steps ask for beside the date (`domain::stap::Vraag`).
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StapGegeven {
    /// Somebody with a role.
    Persoon {
        /// Role.
        rol: BetrokkeneRol,
        /// Name.
        naam: String,
        /// Kind of organisation.
        soort: OrganisatieSoort,
        /// Organisation.
        #[serde(default)]
        organisatie: String,
        /// Phone as typed.
        #[serde(default)]
        telefoon: String,
        /// Mail as typed.
        #[serde(default)]
        email: String,
    },
    /// Result of the DUO-check.
    Duo {
        /// The result.
        uitslag: DuoUitslag,
    },
    /// Which leerwerkplek.
    Plek {
        /// The leerwerkplek.
        plek: LeerwerkplekId,
    },
    /// Start and end as planned.
    Periode {
        /// First day.
        start: NaiveDate,
        /// Last day.
        einde: NaiveDate,
    },
    /// Branche of the work.
    Branche {
        /// The branche.
        branche: Branche,
    },
    /// Number of places and niveau.
    Plaatsen {
        /// How many.
        aantal: u16,
        /// Niveau.
        niveau: Niveau,
        /// Kwalificatie, if chosen.
        #[serde(default)]
        crebo: Option<Crebo>,
        /// First day, if known.
        #[serde(default)]
        vanaf: Option<NaiveDate>,
    },
    /// What it led to.
    Uitkomst {
        /// Which (V11).
        uitkomst: Uitkomst,
    },
    /// The job or the BBL.
    Baan {
        /// First working day.
        ingang: NaiveDate,
        /// Kind of contract.
        #[serde(default)]
        contract: Option<Contractsoort>,
        /// Hours a week, 1 to 60.
        #[serde(default)]
        uren: Option<u8>,
    },
    /// What a moment of nazorg found.
    Meting {
        /// At work or not.
        werk: AanHetWerk,
        /// Hours a week, where it was told.
        #[serde(default)]
        uren: Option<u8>,
    },
    /// The next step of somebody's development.
    Vervolg {
        /// Which.
        vervolg: Vervolgstap,
    },
    /// What both sides thought of it.
    Scores {
        /// The deelnemer, 1 to 5.
        #[serde(default)]
        deelnemer: Option<Score>,
        /// The werkgever, 1 to 5.
        #[serde(default)]
        werkgever: Option<Score>,
    },
    /// What the scholing came to.
    Afrekening {
        /// In euro cents.
        cent: Cent,
    },
}

/// What is known of a kandidaat and the traject that starts with it; texts as typed.
///
/// The service reads the texts with the parsers of the domain and names the field that is wrong.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct KandidaatGegevens {
    /// Name, the one thing that must be there.
    pub naam: String,
    /// Birth date.
    pub geboren: Option<NaiveDate>,
    /// Phone.
    pub telefoon: String,
    /// Mail.
    pub email: String,
    /// Postcode.
    pub postcode: String,
    /// Number of the house with its addition; left out, the address stays as it is.
    pub huisnummer: Option<String>,
    /// Name of the partner; left out, it stays as it is.
    pub partnernaam: Option<String>,
    /// Place.
    pub woonplaats: String,
    /// Werkend or not; niet werkend if left out.
    pub situatie: Option<Situatie>,
    /// Benefit.
    pub uitkering: Option<Uitkering>,
    /// Highest education followed.
    pub opleiding: Option<Opleiding>,
    /// Finished or not.
    pub behaald: Option<Behaald>,
    /// Highest diploma, if asked apart.
    pub diploma: Option<Opleiding>,
    /// Groups.
    pub doelgroepen: Vec<Doelgroep>,
    /// Branches, first choice first.
    pub branches: Vec<Branche>,
    /// Niveau.
    pub niveau: Option<Niveau>,
    /// Who referred.
    pub kanaal: Option<Kanaal>,
    /// Day to call back.
    pub terugbellen: Option<NaiveDate>,
    /// Note of the call.
    pub notitie: String,
    /// Travel, time, language and papers; left out, what is known stays.
    pub inzet: Option<Inzet>,
}

/// A task as it is asked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaakGegevens {
    /// What is to be done, in one line.
    pub wat: String,
    /// What kind; an action if left out.
    #[serde(default = "actie")]
    pub soort: Taaksoort,
    /// Who does it; the asker if left out.
    #[serde(default)]
    pub aan: Option<CoachId>,
    /// The day by which.
    #[serde(default)]
    pub voor: Option<NaiveDate>,
    /// The time of that day.
    #[serde(default)]
    pub om: Option<NaiveTime>,
    /// Whether it was said in an overleg.
    #[serde(default)]
    pub in_overleg: bool,
}

const fn actie() -> Taaksoort {
    Taaksoort::Actie
}

/// A form that is being filled in: nothing typed is ever lost.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Concept {
    /// Number within the coach's drafts.
    pub nummer: u64,
    /// Which form: `intake`.
    pub formulier: String,
    /// Version of that form.
    pub versie: u32,
    /// The card it belongs to, if it is about one.
    #[serde(default)]
    pub kaart: Option<KaartId>,
    /// Field key to text as typed; half-typed too. Keys that start with `_` are the form's own
    /// (quick line, focus, cursor).
    pub velden: BTreeMap<String, String>,
    /// When it was last kept.
    #[serde(default)]
    pub moment: DateTime<Utc>,
}

impl fmt::Debug for Concept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Concept({}, {} velden)", self.nummer, self.velden.len())
    }
}

/// A werkproces with what it is to become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WerkprocesKeuze {
    /// Which, within the kwalificatie of the traject.
    pub code: Werkprocescode,
    /// How it is to stand; none takes it out of the leerroute.
    pub status: Option<WerkprocesStatus>,
}

/// A coach as the one who manages the board says it; what is left out stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CoachGegevens {
    /// Short name; one that is not known yet makes a new coach.
    pub kort: String,
    /// Full name.
    #[serde(default)]
    pub naam: Option<String>,
    /// Organisation.
    #[serde(default)]
    pub organisatie: Option<String>,
    /// The account on the host.
    #[serde(default)]
    pub uid: Option<u32>,
    /// What the coach is there for.
    #[serde(default)]
    pub rol: Option<Rol>,
    /// Whether the coach manages the board besides.
    #[serde(default)]
    pub beheer: Option<bool>,
    /// Whether the coach does not work here any more.
    #[serde(default)]
    pub weg: Option<bool>,
}
