//! Every change that can be asked for. Also the shape of the JSON lines of `opdracht`.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};

use super::importeer::Lading;
use super::matching::Voortgang;
use super::store::Seq;
use crate::domain::avg::Verzoeksoort;
use crate::domain::bestand::Bronbestand;
use crate::domain::bewaartermijn::Bewaarklasse;
use crate::domain::code::{Crebo, Werkprocescode};
use crate::domain::document::{Documentsoort, Ontvanger, Vorm};
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::samenvoeging::{Kant, Veld};
use crate::domain::signaal::{Signaal, Term};
use crate::domain::sluiting::Slot;
use crate::domain::stap::StapId;
use crate::domain::taak::Taakplaats;
use crate::domain::toestemming::{Doel, Gevolg};
use crate::domain::voorstel::Partij;
use crate::domain::waardelijst::{
    ContactUitkomst, ContactWijze, Financieringsbron, RedenAfwijzing, RedenUitval,
};
use crate::domain::werkstand::Werkstand;

mod gegevens;
mod herhaal;
mod werkgever;
mod werkwoord;

pub use gegevens::{
    CoachGegevens, Concept, KandidaatGegevens, NieuweStand, StapGegeven, TaakGegevens,
    WerkprocesKeuze,
};
pub use werkgever::{BedrijfGegevens, Deelnemer, PlekGegevens};

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
    /// A next traject for a kandidaat whose earlier ones ended; what is known changes along.
    VolgendTraject {
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
    /// Makes one kandidaat of two.
    VoegSamen {
        /// The one that stays.
        blijft: KandidaatId,
        /// The one that goes; its trajecten and BSN go over.
        weg: KandidaatId,
        /// Whose value a field gets; the fuller or newer one where nothing is said.
        #[serde(default)]
        keuzes: BTreeMap<Veld, Kant>,
        /// Why; must be said when one of them is in a colleague's caseload.
        #[serde(default)]
        reden: String,
        /// Version that was seen of the one that stays.
        #[serde(default)]
        gezien_blijft: Option<Seq>,
        /// Version that was seen of the one that goes.
        #[serde(default)]
        gezien_weg: Option<Seq>,
    },
    /// Undoes a merge; what was written since stays.
    Splits {
        /// The kandidaat that stayed.
        kandidaat: KandidaatId,
        /// Which merge; the last one if left out.
        #[serde(default)]
        nummer: Option<u64>,
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
    /// Keeps a form: every answered field as typed, whatever is missing (DOMAIN 1).
    ///
    /// What changed and is known to the dossier too changes there in the same commit; the form's
    /// step follows.
    BewaarFormulier {
        /// The card.
        kaart: KaartId,
        /// Which form.
        soort: Formuliersoort,
        /// Key of the field to its text; empty or left out is empty.
        #[serde(default)]
        velden: BTreeMap<String, String>,
        /// Why a value of a complete form is replaced; the old one stays.
        #[serde(default)]
        waarom: String,
        /// Begin the next number; the one before is replaced.
        #[serde(default)]
        nieuw: bool,
        /// Version of the form that was seen; 0 where none was there.
        #[serde(default)]
        gezien: Option<Seq>,
        /// Number of the draft it came from.
        #[serde(default)]
        concept: Option<u64>,
    },
    /// Withdraws the toestemming for a doel (T14).
    TrekIn {
        /// The card.
        kaart: KaartId,
        /// Which doel.
        doel: Doel,
        /// From which day; today if left out.
        #[serde(default)]
        op: Option<NaiveDate>,
        /// How it was said: phone, letter, talk.
        via: String,
        /// Why, if it was told.
        #[serde(default)]
        reden: String,
    },
    /// Ticks off what had to be done after a withdrawal (T15).
    HandelIntrekkingAf {
        /// The card.
        kaart: KaartId,
        /// Which doel.
        doel: Doel,
        /// What was done.
        gevolg: Gevolg,
    },
    /// Writes the BSN of a kandidaat down, from WK-03 on (P-02).
    ZetBsn {
        /// The card.
        kaart: KaartId,
        /// The number as typed.
        bsn: String,
    },
    /// Takes the BSN of a kandidaat away.
    WisBsn {
        /// The card.
        kaart: KaartId,
        /// Why.
        reden: String,
    },
    /// A document is made to be saved; only the service makes it, before it answers `Document`.
    #[serde(skip)]
    LegDocumentVast {
        /// The card.
        kaart: KaartId,
        /// Which document.
        soort: Documentsoort,
        /// As what.
        vorm: Vorm,
        /// Why the whole BSN stands in it, if it does.
        bsn: Option<String>,
    },
    /// Data is handed to a receiver; only the service makes it, before it answers `Extract`.
    #[serde(skip)]
    Deel {
        /// The cards.
        kaarten: Vec<KaartId>,
        /// To whom.
        ontvanger: Ontvanger,
    },
    /// Somebody looks at the whole BSN; only the service makes it, before it answers `BsnVoluit`.
    #[serde(skip)]
    ToonBsn {
        /// The card.
        kaart: KaartId,
        /// Why.
        reden: String,
    },
    /// Chooses the kwalificatie of a traject.
    KiesKwalificatie {
        /// The card.
        kaart: KaartId,
        /// Which.
        crebo: Crebo,
        /// Why; must be there once the begeleidingsdocument was made (PI-05).
        #[serde(default)]
        reden: String,
        /// Version that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
    },
    /// Puts werkprocessen of the leerroute, many as one change.
    ZetWerkprocessen {
        /// The card.
        kaart: KaartId,
        /// Which, and how they are to stand.
        regels: Vec<WerkprocesKeuze>,
        /// The day; today if left out.
        #[serde(default)]
        op: Option<NaiveDate>,
        /// Who judges; the praktijkopleider of the traject if left out.
        #[serde(default)]
        door: String,
        /// Version that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
    },
    /// Proposes a kandidaat for a leerwerkplek (BM-01).
    StelVoor {
        /// Who.
        traject: TrajectId,
        /// For which leerwerkplek.
        plek: LeerwerkplekId,
        /// Why all the same; must be said after a no, or where the matching says no.
        #[serde(default)]
        reden: String,
    },
    /// Names the day of the kennismaking; one that has come does BM-02.
    PlanKennismaking {
        /// Who.
        traject: TrajectId,
        /// For which leerwerkplek.
        plek: LeerwerkplekId,
        /// The day; another one moves it.
        op: NaiveDate,
    },
    /// Writes down what a side says of a voorstel; a no ends it and is remembered.
    ReactieVoorstel {
        /// Who.
        traject: TrajectId,
        /// For which leerwerkplek.
        plek: LeerwerkplekId,
        /// Which side.
        partij: Partij,
        /// Yes or no.
        ja: bool,
        /// Why; must be there with a no.
        #[serde(default)]
        reden: Option<RedenAfwijzing>,
        /// In words.
        #[serde(default)]
        woorden: String,
        /// After a no: first day to offer it again; as long as the reason asks if left out.
        #[serde(default)]
        tot: Option<NaiveDate>,
    },
    /// Confirms a voorstel that both sides said yes to: reserves a place (BM-03).
    BevestigVoorstel {
        /// Who.
        traject: TrajectId,
        /// For which leerwerkplek.
        plek: LeerwerkplekId,
    },
    /// Takes a voorstel away.
    TrekVoorstelIn {
        /// Who.
        traject: TrajectId,
        /// For which leerwerkplek.
        plek: LeerwerkplekId,
        /// Why.
        reden: String,
    },
    /// Brings in what was read from a file, as one change (`app::importeer`).
    Importeer {
        /// The file.
        bron: Bronbestand,
        /// What was read.
        lading: Lading,
        /// How far the rows are weighed, for who waits.
        #[serde(skip)]
        voortgang: Voortgang,
    },
    /// A new leerbedrijf with what it offers; takes its draft away.
    NieuwLeerbedrijf {
        /// What is known of it.
        #[serde(flatten)]
        gegevens: BedrijfGegevens,
        /// Its leerwerkplekken; one of which nothing is known yet if left out.
        #[serde(default)]
        plekken: Vec<PlekGegevens>,
        /// Number of the draft it came from.
        #[serde(default)]
        concept: Option<u64>,
    },
    /// Changes what is known of a leerbedrijf.
    WijzigLeerbedrijf {
        /// The leerbedrijf.
        bedrijf: LeerbedrijfId,
        /// Everything as it becomes.
        #[serde(flatten)]
        gegevens: BedrijfGegevens,
        /// Version of the leerbedrijf that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
        /// Number of the draft it came from.
        #[serde(default)]
        concept: Option<u64>,
    },
    /// A new leerwerkplek at a leerbedrijf, in Werving.
    NieuwePlek {
        /// The leerbedrijf.
        bedrijf: LeerbedrijfId,
        /// What is known of the leerwerkplek.
        gegevens: PlekGegevens,
        /// Number of the draft it came from.
        #[serde(default)]
        concept: Option<u64>,
    },
    /// Changes what is known of a leerwerkplek.
    WijzigPlek {
        /// The leerwerkplek.
        plek: LeerwerkplekId,
        /// Everything as it becomes.
        gegevens: PlekGegevens,
        /// Version that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
        /// Number of the draft it came from.
        #[serde(default)]
        concept: Option<u64>,
    },
    /// The werkgever said that a leerwerkplek still stands as it is known (WG-07).
    BevestigPlek {
        /// The leerwerkplek.
        plek: LeerwerkplekId,
        /// The day; today if left out.
        #[serde(default)]
        op: Option<NaiveDate>,
    },
    /// Adds or changes an erkenning of a leerbedrijf; the steps of its places follow.
    ZetErkenning {
        /// The leerbedrijf.
        bedrijf: LeerbedrijfId,
        /// For which kwalificatie.
        crebo: Crebo,
        /// Last day, if it ends.
        #[serde(default)]
        geldig_tot: Option<NaiveDate>,
        /// Werkprocessen that can be done there.
        #[serde(default)]
        uitvoerbaar: Vec<Werkprocescode>,
        /// Version of the leerbedrijf that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
    },
    /// Takes an erkenning away.
    WisErkenning {
        /// The leerbedrijf.
        bedrijf: LeerbedrijfId,
        /// For which kwalificatie.
        crebo: Crebo,
        /// Version of the leerbedrijf that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
    },
    /// Werknemers whom the werkgever names become kandidaten; of others only the number is kept
    /// (WG-10).
    NieuweDeelnemers {
        /// The leerwerkplek.
        plek: LeerwerkplekId,
        /// Who agreed to be named.
        #[serde(default)]
        deelnemers: Vec<Deelnemer>,
        /// How many others there are.
        #[serde(default)]
        geteld: u16,
    },
    /// What the region calls itself, and who uses the data (T5); left out, it stays as it is.
    ZetRegio {
        /// Name on the status line and in documents.
        #[serde(default)]
        naam: Option<String>,
        /// The organisations, with commas between; empty takes them away.
        #[serde(default)]
        verantwoordelijken: Option<String>,
    },
    /// Says why the dossier of a colleague is opened; holds for the day (P-23).
    Waarneem {
        /// The card.
        kaart: KaartId,
        /// Why.
        reden: String,
    },
    /// Freezes the dossier of a person: nothing changes until it is lifted (P-33).
    Bevries {
        /// A card of the person.
        kaart: KaartId,
        /// Why.
        reden: String,
    },
    /// Lets a frozen dossier go.
    Ontdooi {
        /// A card of the person.
        kaart: KaartId,
        /// Why.
        reden: String,
    },
    /// Writes a request of a person down; it must be answered in a month (P-35).
    Verzoek {
        /// A card of the person.
        kaart: KaartId,
        /// What is asked.
        soort: Verzoeksoort,
        /// The day it came; today if left out.
        #[serde(default)]
        ontvangen: Option<NaiveDate>,
    },
    /// Takes two months more for a request.
    VerlengVerzoek {
        /// A card of the person.
        kaart: KaartId,
        /// Which request.
        nummer: u32,
        /// Why.
        tekst: String,
    },
    /// Answers a request.
    BeantwoordVerzoek {
        /// A card of the person.
        kaart: KaartId,
        /// Which request.
        nummer: u32,
        /// How.
        tekst: String,
    },
    /// Removes a person with everything that is known; cannot be taken back (P-32).
    Verwijder {
        /// Who.
        kandidaat: KandidaatId,
        /// Why.
        reden: String,
        /// The number of the kandidaat, typed again.
        bevestig: String,
    },
    /// Says how long a class of data is kept (P-40).
    ZetBewaartermijn {
        /// Which.
        klasse: Bewaarklasse,
        /// Months.
        maanden: u16,
    },
    /// Clears lines of the journaal whose term is over.
    SchoonJournaal,
    /// Adds a coach, or changes one.
    ZetCoach {
        /// Who, and what for.
        #[serde(flatten)]
        gegevens: CoachGegevens,
    },
    /// Keeps where the asker was and what the asker comes back to.
    BewaarWerkstand {
        /// All of it.
        werkstand: Werkstand,
    },
    /// Asks something of a coach, with a card or with none.
    NieuweTaak {
        /// The card.
        #[serde(default)]
        kaart: Option<KaartId>,
        /// What, who and when.
        #[serde(flatten)]
        gegevens: TaakGegevens,
    },
    /// A task is done; of a call, what came of it.
    RondTaakAf {
        /// Which.
        #[serde(flatten)]
        taak: Taakplaats,
        /// What came of the call; none for a task that was no call.
        #[serde(default)]
        uitkomst: Option<ContactUitkomst>,
        /// In words.
        #[serde(default)]
        woorden: String,
        /// Day to call again; the next working day if nobody was reached and none is named.
        #[serde(default)]
        terugbellen: Option<NaiveDate>,
    },
    /// Gives a task another day, or another coach.
    VerzetTaak {
        /// Which.
        #[serde(flatten)]
        taak: Taakplaats,
        /// The day; none for no day.
        #[serde(default)]
        voor: Option<NaiveDate>,
        /// The time.
        #[serde(default)]
        om: Option<NaiveTime>,
        /// Who does it; whoever has it if left out.
        #[serde(default)]
        aan: Option<CoachId>,
    },
    /// A task is not needed any more.
    LaatTaakVervallen {
        /// Which.
        #[serde(flatten)]
        taak: Taakplaats,
        /// Why.
        waarom: String,
    },
    /// The kandidaat does not want to be followed any more (DOMAIN 5.3).
    StopNazorg {
        /// The card.
        kaart: KaartId,
        /// Why, as it was said.
        reden: String,
        /// Version that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
    },
    /// Somebody lost the job: this traject ends, and a next one begins in Werving kandidaten
    /// (DOMAIN 5.3).
    BeginOpnieuw {
        /// The card.
        kaart: KaartId,
        /// Why the job ended (V10).
        reden: RedenUitval,
        /// In the coach's words.
        #[serde(default)]
        toelichting: String,
        /// Version that was seen.
        #[serde(default)]
        gezien: Option<Seq>,
    },
    /// Puts a card off: what burns now is out of the list until a day or until a step is done.
    StelUit {
        /// The card.
        kaart: KaartId,
        /// Back on this day; two weeks when only a step was named.
        #[serde(default)]
        tot: Option<NaiveDate>,
        /// Back as soon as this step is done.
        #[serde(default)]
        stap: Option<StapId>,
    },
    /// Takes a card that was put off into the list again.
    HaalUitstelWeg {
        /// The card.
        kaart: KaartId,
    },
    /// Asks another coach to take a card; it stays with its coach until the other does.
    DraagOver {
        /// The card.
        kaart: KaartId,
        /// Who is asked.
        aan: CoachId,
        /// What the other has to know.
        notitie: String,
    },
    /// Takes a card that another hands over.
    NeemAan {
        /// The card.
        kaart: KaartId,
    },
    /// Does not take a card that another hands over.
    WeigerOverdracht {
        /// The card.
        kaart: KaartId,
        /// Why.
        reden: String,
    },
    /// Takes a handover back, or takes note of a refused one.
    TrekOverdrachtIn {
        /// The card.
        kaart: KaartId,
    },
    /// Says the lead time and the weight of a signal; both left out is the table again.
    ZetSignaal {
        /// Which.
        signaal: Signaal,
        /// Days.
        #[serde(default)]
        dagen: Option<u16>,
        /// Points.
        #[serde(default)]
        gewicht: Option<u8>,
    },
    /// Says the points of a term of urgency; left out is the table again.
    ZetSignaalterm {
        /// Which.
        term: Term,
        /// Points.
        #[serde(default)]
        punten: Option<u8>,
    },
    /// Takes the asker's last change back.
    Ongedaan,
    /// Does the change that was last taken back again.
    Opnieuw,
    /// Begins a fase-overleg.
    BeginOverleg,
    /// A case was in front in the overleg.
    Bespreek {
        /// The case.
        kaart: KaartId,
        /// So many seconds.
        seconden: u32,
    },
    /// Puts a case aside for the end of the overleg, or takes it back in.
    Parkeer {
        /// The case.
        kaart: KaartId,
    },
    /// Writes down what the overleg decided.
    Besluit {
        /// The case.
        kaart: KaartId,
        /// What, in one line.
        tekst: String,
    },
    /// Writes down who does what before which day; it becomes a task.
    SpreekAf {
        /// The case.
        kaart: KaartId,
        /// Who.
        aan: CoachId,
        /// What, in one line.
        wat: String,
        /// Before which day.
        voor: NaiveDate,
    },
    /// Ends the overleg; its minutes are fixed.
    SluitOverleg,
    /// Makes a budget, or changes what is given of one.
    ZetBudget {
        /// Which; a new one if left out.
        #[serde(default)]
        nummer: Option<u32>,
        /// What people call it.
        #[serde(default)]
        naam: Option<String>,
        /// Who pays.
        #[serde(default)]
        bron: Option<Financieringsbron>,
        /// First day.
        #[serde(default)]
        van: Option<NaiveDate>,
        /// Last day.
        #[serde(default)]
        tot: Option<NaiveDate>,
        /// How much there is, in cents.
        #[serde(default)]
        bedrag: Option<u64>,
        /// For how many deelnemers; 150 for a new one if left out.
        #[serde(default)]
        plafond: Option<u32>,
    },
    /// Takes a budget away.
    WisBudget {
        /// Which.
        nummer: u32,
    },
}
