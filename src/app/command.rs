//! Every change that can be asked for. Also the shape of the JSON lines of `opdracht`.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::store::Seq;
use crate::domain::betrokkene::{OrganisatieSoort, Rol};
use crate::domain::code::Crebo;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerwerkplekId};
use crate::domain::sluiting::Slot;
use crate::domain::stap::{Situatie, StapId};
use crate::domain::startkwalificatie::{Behaald, DuoUitslag, Opleiding};
use crate::domain::waardelijst::{
    Branche, ContactUitkomst, ContactWijze, Doelgroep, Kanaal, Niveau, Uitkering,
};

/// A change that is asked for.
///
/// `gezien` is the version of the card that the asker looked at; if somebody changed it since, the
/// answer is a conflict and nothing happens. Left out, the change applies to whatever stands now.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "opdracht", rename_all = "snake_case")]
pub enum Command {
    /// A new kandidaat with a traject in Werving kandidaten; takes its draft away.
    NieuweKandidaat {
        /// Who and what is known.
        #[serde(flatten)]
        gegevens: KandidaatGegevens,
        /// Number of the draft it came from.
        #[serde(default)]
        concept: Option<u64>,
    },
    /// Changes what is known of the kandidaat of a traject.
    WijzigKandidaat {
        /// The kandidaat.
        kandidaat: KandidaatId,
        /// Everything as it becomes.
        #[serde(flatten)]
        gegevens: KandidaatGegevens,
        /// Version of the kandidaat that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
        /// Number of the draft it came from.
        #[serde(default)]
        concept: Option<u64>,
    },
    /// Puts a step.
    ZetStap {
        /// The card.
        kaart: KaartId,
        /// Which step.
        stap: StapId,
        /// How it stands.
        stand: NieuweStand,
        /// What the step asks for beside the date.
        #[serde(default)]
        gegeven: Option<StapGegeven>,
        /// A word about it.
        #[serde(default)]
        tekst: String,
        /// Version that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
    },
    /// Moves a card on: to the next fase, or a leerwerkplek from Werving to available.
    Verplaats {
        /// The card.
        kaart: KaartId,
        /// Why open BLOCK steps are passed.
        #[serde(default)]
        motivering: Option<String>,
        /// Version that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
    },
    /// Moves many cards on as one change; those that cannot are left where they are.
    VerplaatsAlle {
        /// The cards.
        kaarten: Vec<KaartId>,
    },
    /// Moves a card back, or opens a closed one again.
    ZetTerug {
        /// The card.
        kaart: KaartId,
        /// Why.
        reden: String,
        /// Version that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
    },
    /// Closes a traject with its outcome, or a leerwerkplek with a reason.
    Sluit {
        /// The card.
        kaart: KaartId,
        /// The outcome; none for a leerwerkplek.
        #[serde(default)]
        slot: Option<Slot>,
        /// In the coach's words.
        #[serde(default)]
        toelichting: String,
        /// Version that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
    },
    /// Puts a traject on hold.
    Wacht {
        /// The card.
        kaart: KaartId,
        /// Until.
        tot: NaiveDate,
        /// Why.
        reden: String,
        /// Version that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
    },
    /// Takes a traject off hold.
    Hervat {
        /// The card.
        kaart: KaartId,
    },
    /// Writes a note.
    Notitie {
        /// The card.
        kaart: KaartId,
        /// The text.
        tekst: String,
    },
    /// Writes a contact moment.
    Contact {
        /// The card.
        kaart: KaartId,
        /// By phone, mail, visit.
        wijze: ContactWijze,
        /// How it went.
        uitkomst: ContactUitkomst,
        /// With whom.
        #[serde(default)]
        met: String,
        /// The text.
        #[serde(default)]
        tekst: String,
        /// The day; today if left out.
        #[serde(default)]
        op: Option<NaiveDate>,
        /// Day to call back, if promised.
        #[serde(default)]
        terugbellen: Option<NaiveDate>,
    },
    /// Gives cards to a coach.
    WijsToe {
        /// The cards.
        kaarten: Vec<KaartId>,
        /// To whom.
        coach: CoachId,
    },
    /// Keeps a draft; the same number replaces it.
    BewaarConcept {
        /// The draft.
        #[serde(flatten)]
        concept: Concept,
    },
    /// Throws a draft away.
    WisConcept {
        /// Its number.
        nummer: u64,
    },
    /// Takes the asker's last change back.
    Ongedaan,
    /// Does the change that was last taken back again.
    Opnieuw,
}

impl fmt::Debug for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.werkwoord())
    }
}

impl Command {
    /// The word for the log.
    pub const fn werkwoord(&self) -> &'static str {
        match self {
            Self::NieuweKandidaat { .. } => "nieuwe_kandidaat",
            Self::WijzigKandidaat { .. } => "wijzig_kandidaat",
            Self::ZetStap { .. } => "zet_stap",
            Self::Verplaats { .. } => "verplaats",
            Self::VerplaatsAlle { .. } => "verplaats_alle",
            Self::ZetTerug { .. } => "zet_terug",
            Self::Sluit { .. } => "sluit",
            Self::Wacht { .. } => "wacht",
            Self::Hervat { .. } => "hervat",
            Self::Notitie { .. } => "notitie",
            Self::Contact { .. } => "contact",
            Self::WijsToe { .. } => "wijs_toe",
            Self::BewaarConcept { .. } => "bewaar_concept",
            Self::WisConcept { .. } => "wis_concept",
            Self::Ongedaan => "ongedaan",
            Self::Opnieuw => "opnieuw",
        }
    }
}

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
        rol: Rol,
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
