//! The timeline of a card: every note, contact, move and change, who and when.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::bestand::Bronbestand;
use super::code::{Crebo, Werkprocescode};
use super::fase::Fase;
use super::formulier::Formuliersoort;
use super::id::{CoachId, KaartId, KandidaatId, LeerwerkplekId, TrajectId};
use super::leerroute::Vervallen;
use super::sluiting::{Slot, Stand};
use super::stap::StapId;
use super::stappen::Stapstand;
use super::toestemming::{Doel, Gevolg};
use super::voorstel::{Partij, Reactie};
use super::waardelijst::{ContactUitkomst, ContactWijze, WerkprocesStatus};

/// One entry of a timeline; never changed after it was written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gebeurtenis {
    /// Of which card.
    pub kaart: KaartId,
    /// When it was written.
    pub moment: DateTime<Utc>,
    /// Who wrote it.
    pub door: CoachId,
    /// What happened.
    pub wat: Wat,
}

impl fmt::Debug for Gebeurtenis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Gebeurtenis")
            .field("kaart", &self.kaart)
            .finish_non_exhaustive()
    }
}

/// What happened. New kinds are added at the end: the order is stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wat {
    /// The card was made.
    Aangemaakt,
    /// A note.
    Notitie {
        /// The text.
        tekst: String,
    },
    /// A contact moment.
    Contact {
        /// By phone, mail, visit.
        wijze: ContactWijze,
        /// How it went.
        uitkomst: ContactUitkomst,
        /// With whom, as the coach says it.
        met: String,
        /// The text.
        tekst: String,
        /// The day of the contact.
        op: NaiveDate,
    },
    /// A step was put.
    Stap {
        /// Which.
        stap: StapId,
        /// How it stands now.
        stand: Stapstand,
        /// A word about it; may be empty.
        tekst: String,
    },
    /// Moved on.
    Verplaatst {
        /// From.
        van: Fase,
        /// To.
        naar: Fase,
        /// Steps passed with the motivering.
        afwijkingen: Vec<StapId>,
        /// The motivering, if steps were passed.
        motivering: Option<String>,
    },
    /// Moved back.
    Teruggezet {
        /// From.
        van: Fase,
        /// To.
        naar: Fase,
        /// Why.
        reden: String,
    },
    /// Put on hold.
    Wacht {
        /// Until.
        tot: NaiveDate,
        /// Why.
        reden: String,
    },
    /// Taken off hold.
    Hervat,
    /// A leerwerkplek was linked.
    Gekoppeld {
        /// Which.
        plek: LeerwerkplekId,
    },
    /// The leerwerkplek was given back.
    Losgemaakt {
        /// Which.
        plek: LeerwerkplekId,
    },
    /// Closed.
    Gesloten {
        /// How.
        slot: Slot,
        /// In the coach's words.
        toelichting: String,
    },
    /// A leerwerkplek became available.
    Geworven {
        /// Steps passed with the motivering.
        afwijkingen: Vec<StapId>,
        /// The motivering, if steps were passed.
        motivering: Option<String>,
    },
    /// A leerwerkplek was closed.
    PlekGesloten {
        /// Why.
        reden: String,
    },
    /// Given to another coach.
    Overgedragen {
        /// To whom.
        aan: CoachId,
    },
    /// Fields of the dossier changed; names of fields only.
    Gewijzigd {
        /// Which fields.
        velden: Vec<String>,
    },
    /// An earlier change was taken back.
    Teruggenomen {
        /// Which, in words.
        wat: String,
    },
    /// A change that was taken back was done again.
    Opnieuw {
        /// Which, in words.
        wat: String,
    },
    /// A form was saved; names of fields only.
    Formulier {
        /// Which form.
        soort: Formuliersoort,
        /// Which of its kind.
        nummer: u32,
        /// Whether it was begun with this.
        begonnen: bool,
        /// Whether it is complete now.
        compleet: bool,
        /// Fields that changed.
        velden: Vec<String>,
    },
    /// A value of a form was corrected after it was complete; the old one stays with the form.
    Correctie {
        /// Which form.
        soort: Formuliersoort,
        /// Which fields.
        velden: Vec<String>,
        /// Why.
        waarom: String,
    },
    /// Toestemming for a doel was withdrawn.
    Ingetrokken {
        /// Which.
        doel: Doel,
        /// From which day.
        op: NaiveDate,
        /// How it was said.
        via: String,
        /// Why, if it was told.
        reden: String,
    },
    /// Something was done about a withdrawal.
    GevolgAfgehandeld {
        /// Of which doel.
        doel: Doel,
        /// What was done.
        gevolg: Gevolg,
    },
    /// A kwalificatie was chosen for the traject.
    Kwalificatie {
        /// Which.
        crebo: Crebo,
        /// The one before, if there was one.
        van: Option<Crebo>,
        /// Why; empty for a first choice.
        reden: String,
        /// Werkprocessen of the one before that could not go along, as they stood.
        vervallen: Vec<Vervallen>,
    },
    /// A werkproces got another status.
    Werkproces {
        /// Which.
        code: Werkprocescode,
        /// How it stands; none when it was taken out of the leerroute.
        status: Option<WerkprocesStatus>,
        /// The day of it.
        op: Option<NaiveDate>,
        /// Who judged; may be empty.
        door: String,
    },
    /// The BSN was written down, or taken away.
    Bsn {
        /// Whether it is known now.
        bekend: bool,
    },
    /// A document was made.
    Document {
        /// Which, in words.
        wat: String,
        /// As what: "pdf".
        vorm: String,
    },
    /// Data left the house for a receiver; names of fields only (P-05).
    Gedeeld {
        /// With whom, in words.
        ontvanger: String,
        /// Which fields.
        velden: Vec<String>,
    },
    /// Another dossier of the same person was put into this one.
    Samengevoegd {
        /// The one that went.
        weg: KandidaatId,
        /// The one that stayed.
        blijft: KandidaatId,
    },
    /// A merge was undone.
    Gesplitst {
        /// The one that came back.
        terug: KandidaatId,
        /// The one that stayed.
        blijft: KandidaatId,
    },
    /// Somebody looked at the whole BSN.
    BsnGetoond {
        /// Why.
        reden: String,
    },
    /// The BSN was taken away.
    BsnVerwijderd {
        /// Why.
        reden: String,
    },
    /// Something happened to a voorstel; stands on both cards.
    Voorstel {
        /// Who was proposed.
        traject: TrajectId,
        /// For which leerwerkplek.
        plek: LeerwerkplekId,
        /// What happened.
        daad: Voorsteldaad,
    },
    /// It came from a file, or was filled in from one (DOMAIN 3.6).
    Ingelezen {
        /// Which file.
        bestand: Bronbestand,
        /// Line of the file, or row of its sheet.
        regel: u32,
    },
    /// How the card stands after a change was taken back or done again: what the entries before it
    /// say of that counts no more.
    Hersteld {
        /// In which fase.
        fase: Fase,
        /// Since when.
        sinds: NaiveDate,
        /// Running, waiting or ended.
        stand: Stand,
        /// With which leerwerkplek.
        plek: Option<LeerwerkplekId>,
        /// The steps that stand otherwise now, each as it stands.
        stappen: Vec<(StapId, Stapstand)>,
    },
    /// Something was decided in an overleg (SCREENS 5).
    Besluit {
        /// What, in one line.
        tekst: String,
    },
    /// Something became of a task of this card.
    Taak {
        /// Which task of the card.
        nummer: u32,
        /// What.
        daad: Taakdaad,
        /// The task, in its own words.
        tekst: String,
        /// What was said of it; may be empty.
        woorden: String,
    },
    /// Another coach was asked to take the card.
    OverdrachtGevraagd {
        /// Who.
        aan: CoachId,
        /// What the other has to know.
        notitie: String,
    },
    /// The other coach did not take it.
    OverdrachtGeweigerd {
        /// Why.
        reden: String,
    },
}

/// What became of a task. New kinds are added at the end: the order is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Taakdaad {
    /// It was asked of somebody.
    Gevraagd {
        /// Of whom.
        aan: CoachId,
    },
    /// It was done.
    Klaar,
    /// It got another day.
    Verzet {
        /// Which; none for no day.
        naar: Option<NaiveDate>,
    },
    /// It is not needed any more.
    Vervallen,
}

/// What happened to a voorstel. New kinds are added at the end: the order is stored.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Voorsteldaad {
    /// It was made.
    Voorgesteld {
        /// Why, in spite of an earlier no or of the matching; may be empty.
        toch: String,
    },
    /// A day for the kennismaking was named.
    Kennismaking {
        /// Which.
        op: NaiveDate,
    },
    /// A side said yes or no.
    Reactie {
        /// Which side.
        partij: Partij,
        /// What it said.
        reactie: Reactie,
        /// After a no: first day on which it may be offered again.
        tot: Option<NaiveDate>,
    },
    /// Both sides confirmed: a place is reserved.
    Bevestigd,
    /// It was taken away.
    Ingetrokken {
        /// Why.
        reden: String,
    },
}

impl fmt::Debug for Voorsteldaad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Voorsteldaad")
    }
}

impl fmt::Debug for Wat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Wat")
    }
}

impl Wat {
    /// Whether somebody wrote this in own words (note or contact), against what the program noted.
    pub fn is_eigen_tekst(&self) -> bool {
        matches!(self, Self::Notitie { .. } | Self::Contact { .. })
    }
}
