//! Every question that can be asked, and what the answer holds.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::command::Concept;
use super::event::Collega;
use super::filter::{Filter, Sortering};
use super::importeer::{Gelezen, ImportBeeld};
use super::matching::Voortgang;
use super::radar::{RadarInvoer, RadarTreffer};
use super::record::Regio;
use super::samenvoegen::{Samengevoegd, SamenvoegBeeld};
use super::store::Seq;
use super::werkgevers::{WerkgeverFilter, Werkgeversortering};
use crate::domain::bsn::Bsn;
use crate::domain::coach::Coach;
use crate::domain::code::{Crebo, Kerntaakcode, Werkprocescode};
use crate::domain::document::{Documentsoort, Ontvanger};
use crate::domain::fase::Fase;
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::journaal::Handeling;
use crate::domain::kandidaat::Kandidaat;
use crate::domain::klok::Waarvoor;
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerroute::{Leerregel, Telling, Uitvoerbaar};
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::matching::Watals;
use crate::domain::monitor::Budget;
use crate::domain::poort::Poort;
use crate::domain::signaal::Signaalinstelling;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::traject::Traject;
use crate::domain::waardelijst::{Branche, Niveau};
use crate::domain::werkstand::Werkstand;

mod avg;
mod document;
mod formulier;
mod matching;
mod monitor;
mod overleg;
mod taak;
mod telling;
mod verdeling;
mod voorraad;
mod voorstel;
mod werkgever;

pub use avg::{BewaarBeeld, InzageBeeld, Verlopen, Verzoekrij};
pub use document::{
    DeelRegel, DocumentBeeld, DocumentRegel, DocumentenBeeld, ExtractBeeld, Vastlegging,
};
pub use formulier::{DoelRegel, FormulierBeeld, FormulierRegel, FormulierenBeeld, Verbetering};
pub use matching::{
    BlokkadeBeeld, MatchBeeld, MatchInvoer, MatchKandidaat, MatchLijst, MatchPlek, MatchPlekken,
    MatchProef, MatchRij, MatchSortering, MatchToon, MatchWens, PaarBeeld, Telt, TermRegel,
};
pub use monitor::{MonitorAchter, MonitorBeeld, MonitorWens};
pub use overleg::{
    Agendapunt, BelastingBeeld, Coachlast, Faselast, Gezegd, OverlegBeeld, OverlegWens,
    VerschilBeeld, VerschilKolom, VerschilRij, VerschilTeken, VerschilWens, VerslagBeeld,
    ZaakBeeld,
};
pub use taak::{Taakrij, Taakwens};
pub use telling::{TelAchter, TelRij, TelVraag, TelWat, Telkolom};
pub use verdeling::{VerdeelBeeld, VerdeelPlek, VerdeelRij, VerdeelVoorstel, VerdeelWens};
pub use voorraad::{Blik, Kop, Voorraadbeeld, Voorraadrij, Voorraadsleutel, Voorraadwens};
pub use voorstel::VoorstelRij;
pub use werkgever::{ErkenningBeeld, PlekBeeld, WerkgeverBeeld, Werkgeverrij, WerkgeversBeeld};

/// A part of a list: the first row wanted and how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Venster {
    /// First row.
    pub van: usize,
    /// How many rows at most.
    pub aantal: usize,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Query {
    /// The board: a window of each column.
    Bord {
        /// What may be on it.
        filter: Filter,
        /// In which order.
        sortering: Sortering,
        /// Rows wanted per column, in the order of the fasen.
        vensters: [Venster; 7],
        /// A card to be found: the answer says where it stands and moves its column's window
        /// so that it is in it.
        anker: Option<KaartId>,
    },
    /// The cards that a filter lets through, in order.
    Lijst {
        /// What may be in it.
        filter: Filter,
        /// In which order.
        sortering: Sortering,
        /// Which rows.
        venster: Venster,
    },
    /// Everything of one card.
    Dossier(KaartId),
    /// What holds a card.
    Poort(KaartId),
    /// Which of these cards could move on, and what holds the others.
    Voorproef(Vec<KaartId>),
    /// Leerwerkplekken that a traject could get, best fitting first.
    Plekken {
        /// For which traject.
        traject: TrajectId,
        /// Part of the name, place or work.
        zoek: String,
        /// How many at most.
        aantal: usize,
    },
    /// The leerbedrijven that a filter lets through, in order.
    Werkgevers {
        /// Which.
        filter: WerkgeverFilter,
        /// In which order.
        sortering: Werkgeversortering,
        /// Which rows.
        venster: Venster,
        /// A leerbedrijf to be found: the answer says where it stands and moves the window so that
        /// it is in it.
        anker: Option<LeerbedrijfId>,
        /// The leerbedrijf of this leerwerkplek, in place of the anchor.
        plek: Option<LeerwerkplekId>,
    },
    /// Everything of one leerbedrijf.
    Werkgever(LeerbedrijfId),
    /// Everything of the leerbedrijf of a leerwerkplek.
    WerkgeverVan(LeerwerkplekId),
    /// Leerbedrijven that may be the one that is being typed in.
    WerkgeverLijkt {
        /// Name so far.
        naam: String,
        /// Place so far.
        plaats: String,
        /// KvK-nummer so far.
        kvk: String,
    },
    /// Every kwalificatie to choose from.
    Kwalificaties,
    /// The leerroute of a traject: its kwalificatie with every werkproces, and the end of it.
    Leerroute(KaartId),
    /// The voorstellen of a card, of a kandidaat or of a leerwerkplek.
    Voorstellen(KaartId),
    /// What a file would do, before anything is written.
    Importproef(Box<Gelezen>),
    /// Search over names and notes.
    Zoek {
        /// What was typed.
        tekst: String,
        /// How many at most.
        aantal: usize,
        /// Whether to answer with what is there already: names, and the notes only if they were read
        /// (`Treffers::nog`). The first search of a large region reads notes for a while.
        #[serde(default)]
        meteen: bool,
        /// How far the reading of the notes is. Crosses a line in messages of its own.
        #[serde(skip)]
        voortgang: Voortgang,
    },
    /// The forms of a card, its toestemming and whether its BSN may be asked.
    Formulieren(KaartId),
    /// One form of a card as it opens: what is known is filled in.
    Formulier {
        /// The card.
        kaart: KaartId,
        /// Which form.
        soort: Formuliersoort,
    },
    /// The whole BSN. Who asked and why is written down and safe before it is answered.
    BsnVoluit {
        /// The card.
        kaart: KaartId,
        /// Why.
        reden: String,
    },
    /// The documents of a card, what each lacks, and what may be shared with whom.
    Documenten(KaartId),
    /// A document of a card.
    Document {
        /// The card.
        kaart: KaartId,
        /// Which document.
        soort: Documentsoort,
        /// Which form of its kind; the last one if left out.
        nummer: Option<u32>,
        /// To save it: written down before the answer comes. None to look at it.
        vast: Option<Vastlegging>,
    },
    /// What a receiver gets of these cards.
    Extract {
        /// The cards.
        kaarten: Vec<KaartId>,
        /// For whom.
        ontvanger: Ontvanger,
        /// To hand it over: written down before the answer comes. Else the BSN is masked.
        vast: bool,
    },
    /// Who may be the person that is being typed in.
    Radar {
        /// What was typed so far.
        gegevens: RadarInvoer,
        /// The kandidaat whose data it is, who looks like themselves.
        zonder: Option<KandidaatId>,
        /// How many at most.
        aantal: usize,
    },
    /// Who may be the same person as a kandidaat.
    Dubbelen {
        /// The kandidaat.
        kandidaat: KandidaatId,
        /// How many at most.
        aantal: usize,
    },
    /// Two kandidaten side by side, as a merge would make one of them.
    Samenvoegen {
        /// The one that stays.
        blijft: KandidaatId,
        /// The one that goes.
        weg: KandidaatId,
        /// Why; must be said when one of them is in a colleague's caseload.
        reden: String,
    },
    /// Who fits: plekken for a traject, or trajecten without a place for a plek.
    Matching(Box<MatchWens>),
    /// One pair explained: every term, why not, and what would make it fit.
    Paar {
        /// The traject.
        traject: TrajectId,
        /// The leerwerkplek.
        plek: LeerwerkplekId,
        /// What is tried, without keeping it.
        watals: Watals,
    },
    /// Kandidaten without a place, with how many plekken fit each.
    MatchKandidaten {
        /// What may be in it.
        filter: Filter,
        /// In which order.
        sortering: Sortering,
        /// Which rows.
        venster: Venster,
    },
    /// Available plekken, to look for who fits each.
    MatchPlekken {
        /// Which rows.
        venster: Venster,
    },
    /// What fits somebody who is not stored yet: toestemming is taken as given.
    MatchProef {
        /// What is known so far.
        invoer: Box<MatchInvoer>,
        /// How many places at most.
        aantal: usize,
    },
    /// The best division of all kandidaten without a place over all free places; takes long.
    Verdeling(Box<VerdeelWens>),
    /// The drafts of the asker.
    Concepten,
    /// Who saw and did what with a dossier, the newest first (P-21).
    WieKeek(KaartId),
    /// Everything that is known of a person, as records; written down before the answer comes.
    Inzage {
        /// A card of the person.
        kaart: KaartId,
        /// Why the whole BSN must stand in it; masked without.
        bsn: Option<String>,
    },
    /// Requests of persons, by the day on which they must be answered.
    Verzoeken,
    /// How long data is kept, and of whom the term is over.
    Bewaartermijn,
    /// A screen tells something that belongs in the journaal: it was locked, a presentation began.
    Meld {
        /// What.
        wat: Handeling,
        /// Of which card, if of one.
        kaart: Option<KaartId>,
    },
    /// The coaches of the region.
    Coaches,
    /// Names of places, for the quick line.
    Plaatsen,
    /// The region and how the store is.
    Toestand,
    /// The trajecten of a kandidaat: the one that runs first, then the newest.
    KaartenVan(KandidaatId),
    /// Who works on which card now.
    Aanwezig,
    /// The agenda of the overleg, and the overleg that the asker leads.
    Overleg(Box<OverlegWens>),
    /// One case of the overleg.
    OverlegZaak(KaartId),
    /// The minutes of an overleg of the asker; the one that goes on, or the last, if left out.
    OverlegVerslag {
        /// Its number.
        nummer: Option<u32>,
    },
    /// What is different on the board between two days; takes long.
    Verschil(VerschilWens),
    /// Where it gets stuck: days per fase against the norm, and the load of each coach.
    Belasting,
    /// Figures of the region; takes long.
    Monitor(Box<MonitorWens>),
    /// The cards behind a figure of the monitor; takes long.
    MonitorAchter(Box<MonitorAchter>),
    /// The budgets for scholing.
    Budgetten,
    /// The open tasks of a coach or of a card, the first due first.
    Taken(Taakwens),
    /// What there is to do, most urgent first.
    Werkvoorraad(Box<Voorraadwens>),
    /// Lead times and weights of the signals.
    Signalen,
    /// A list counted by one of its columns.
    Tellen(Box<TelVraag>),
    /// Where the asker was, and what the asker comes back to.
    Werkstand,
    /// These cards, as far as they are there, in this order.
    Rijen(Vec<KaartId>),
    /// Who stands behind a number of `Tellen`: cards, or leerbedrijven.
    TelAchter(Box<TelAchter>),
}

impl Query {
    /// A search of everything: where nobody searched before, the notes are read first.
    pub fn zoek(tekst: String, aantal: usize) -> Self {
        Self::Zoek {
            tekst,
            aantal,
            meteen: false,
            voortgang: Voortgang::default(),
        }
    }

    /// Whether the answer may take so long that other questions should not wait for it.
    pub const fn duurt_lang(&self) -> bool {
        matches!(
            self,
            Self::Verdeling(_)
                | Self::Verschil(_)
                | Self::Overleg(_)
                | Self::Monitor(_)
                | Self::MonitorAchter(_)
                | Self::Zoek { meteen: false, .. }
        )
    }
}

/// An answer, in the order of the questions.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Antwoord {
    /// To `Bord`.
    Bord(BordBeeld),
    /// To `Lijst`, `KaartenVan` and `MonitorAchter`; to `Rijen`, and to `TelAchter` of cards.
    Lijst(Lijst),
    /// To `Dossier`.
    Dossier(Box<Dossier>),
    /// To `Poort`.
    Poort(Box<PoortBeeld>),
    /// To `Voorproef`.
    Voorproef(Voorproef),
    /// To `Plekken`.
    Plekken(Vec<PlekKeuze>),
    /// To `Werkgevers` and `WerkgeverLijkt`.
    Werkgevers(WerkgeversBeeld),
    /// To `Werkgever` and `WerkgeverVan`.
    Werkgever(Box<WerkgeverBeeld>),
    /// To `Kwalificaties`, by name.
    Kwalificaties(Vec<KwalificatieKeuze>),
    /// To `Leerroute`.
    Leerroute(Box<LeerrouteBeeld>),
    /// To `Voorstellen`: what is open first, then the newest first.
    Voorstellen(Vec<VoorstelRij>),
    /// To `Zoek`.
    Treffers(Treffers),
    /// To `Radar` and `Dubbelen`, the most alike first.
    Radar(Vec<RadarTreffer>),
    /// To `Formulieren`.
    Formulieren(Box<FormulierenBeeld>),
    /// To `Formulier`.
    Formulier(Box<FormulierBeeld>),
    /// To `Documenten`.
    Documenten(Box<DocumentenBeeld>),
    /// To `Document`.
    Document(Box<DocumentBeeld>),
    /// To `Extract`.
    Extract(Box<ExtractBeeld>),
    /// To `BsnVoluit`: the number itself, which no `Debug` prints.
    Bsn(Bsn),
    /// To `Samenvoegen`.
    Samenvoegen(Box<SamenvoegBeeld>),
    /// To `Matching`.
    Matching(Box<MatchBeeld>),
    /// To `Paar`.
    Paar(Box<PaarBeeld>),
    /// To `MatchKandidaten`.
    MatchKandidaten(MatchLijst),
    /// To `MatchPlekken`.
    MatchPlekken(MatchPlekken),
    /// To `MatchProef`.
    MatchProef(Box<MatchProef>),
    /// To `Verdeling`.
    Verdeling(Box<VerdeelBeeld>),
    /// To `Concepten`.
    Concepten(Vec<Concept>),
    /// To `WieKeek`.
    WieKeek(Vec<Journaalrij>),
    /// To `Inzage`.
    Inzage(Box<InzageBeeld>),
    /// To `Verzoeken`.
    Verzoeken(Vec<Verzoekrij>),
    /// To `Bewaartermijn`.
    Bewaartermijn(Box<BewaarBeeld>),
    /// To `Meld`.
    Genoteerd,
    /// To `Coaches`.
    Coaches(Vec<Coach>),
    /// To `Plaatsen`.
    Plaatsen(Vec<String>),
    /// To `Importproef`.
    Importproef(Box<ImportBeeld>),
    /// To `Toestand`.
    Toestand(Toestand),
    /// To `Aanwezig`.
    Aanwezig(Vec<(KaartId, Vec<Collega>)>),
    /// To `Overleg`.
    Overleg(Box<OverlegBeeld>),
    /// To `OverlegZaak`.
    OverlegZaak(Box<ZaakBeeld>),
    /// To `OverlegVerslag`.
    OverlegVerslag(Box<VerslagBeeld>),
    /// To `Verschil`.
    Verschil(Box<VerschilBeeld>),
    /// To `Belasting`.
    Belasting(Box<BelastingBeeld>),
    /// To `Monitor`.
    Monitor(Box<MonitorBeeld>),
    /// To `Budgetten`.
    Budgetten(Vec<Budget>),
    /// To `Taken`.
    Taken(Vec<Taakrij>),
    /// To `Werkvoorraad`.
    Werkvoorraad(Box<Voorraadbeeld>),
    /// To `Signalen`.
    Signalen(Signaalinstelling),
    /// To `Tellen`.
    Telling(Vec<TelRij>),
    /// To `Werkstand`.
    Werkstand(Box<Werkstand>),
}

/// What a card is (HOUSE 2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum KaartSoort {
    /// A leerwerkplek being won.
    Leerwerkplek,
    /// A kandidaat in Werving kandidaten.
    Kandidaat,
    /// A traject of the pair.
    Traject,
}

/// A card as the board draws it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Kaartrij {
    /// Which card.
    pub kaart: KaartId,
    /// What it is.
    pub soort: KaartSoort,
    /// Version of the record behind it.
    pub versie: Seq,
    /// Its column.
    pub fase: Fase,
    /// Since when it stands there.
    pub sinds: NaiveDate,
    /// "R. Yıldız", or "DC Twente: magazijn" for a leerwerkplek.
    pub naam: String,
    /// Branche, if known.
    pub branche: Option<Branche>,
    /// Niveau, if known.
    pub niveau: Option<Niveau>,
    /// Steps of this fase that no longer hold it.
    pub gedaan: u8,
    /// Steps of this fase in all.
    pub totaal: u8,
    /// The one step that holds it; none when it can move on.
    pub houdt_op: Option<StapId>,
    /// Open WARN steps of earlier fasen.
    pub waarschuwingen: u8,
    /// The next day that matters.
    pub volgende: Option<(NaiveDate, Waarvoor)>,
    /// Leerwerkplek of the traject: "Kwekerij Het Veld".
    pub plek: Option<String>,
    /// Municipality or place, if known.
    pub gemeente: Option<String>,
    /// Whose caseload.
    pub coach: CoachId,
    /// Short name of that coach.
    pub coach_kort: String,
    /// On hold.
    pub wacht: bool,
    /// Ended.
    pub gesloten: bool,
}

impl Kaartrij {
    /// Days in this fase.
    pub fn dagen(&self, vandaag: NaiveDate) -> i64 {
        (vandaag - self.sinds).num_days()
    }

    /// Past the norm of the fase (the `!` on the card).
    pub fn over_norm(&self, vandaag: NaiveDate) -> bool {
        !self.gesloten && self.dagen(vandaag) > i64::from(self.fase.norm_dagen())
    }

    /// The next day that matters has passed.
    pub fn te_laat(&self, vandaag: NaiveDate) -> bool {
        !self.gesloten && self.volgende.is_some_and(|(dag, _)| dag < vandaag)
    }
}

/// The board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BordBeeld {
    /// As of which commit.
    pub seq: Seq,
    /// One per fase.
    pub kolommen: [Kolom; 7],
    /// Where the anchor stands: column and position, if it is on the board.
    pub anker: Option<(Fase, usize)>,
}

/// A column of the board.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kolom {
    /// Cards in it in all, after the filter.
    pub totaal: usize,
    /// Of those past the norm or past their next day.
    pub laat: usize,
    /// Position of the first row that is here.
    pub van: usize,
    /// The rows of the window.
    pub rijen: Vec<Kaartrij>,
}

/// A list of cards.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lijst {
    /// How many there are in all.
    pub totaal: usize,
    /// The rows of the window.
    pub rijen: Vec<Kaartrij>,
}

/// Everything of one card, as its dossier shows it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Dossier {
    /// The card as on the board.
    pub rij: Kaartrij,
    /// Version of the card's record.
    pub versie: Seq,
    /// The traject; none for a leerwerkplek-card.
    pub traject: Option<Traject>,
    /// The person, with the version of that record; none for a leerwerkplek-card.
    pub kandidaat: Option<(Seq, Kandidaat)>,
    /// The BSN, masked; none if not known.
    pub bsn: Option<String>,
    /// The leerwerkplek: the card itself or the linked one.
    pub plek: Option<Leerwerkplek>,
    /// The leerbedrijf of that leerwerkplek.
    pub bedrijf: Option<Leerbedrijf>,
    /// The steps, in order, of all fasen that this card knows.
    pub stappen: Vec<StapRij>,
    /// Timeline, newest first.
    pub tijdlijn: Vec<TijdlijnRegel>,
    /// Log of changes, newest first.
    pub logboek: Vec<LogboekRegel>,
    /// Other trajecten of the same person.
    pub andere: Vec<Kaartrij>,
    /// Dossiers that were put into the one of this kandidaat, newest first.
    pub samengevoegd: Vec<Samengevoegd>,
    /// Name of the kwalificatie, if one was chosen.
    pub kwalificatie: Option<String>,
    /// Voorstellen of the card: what is open first, then the newest first.
    pub voorstellen: Vec<VoorstelRij>,
    /// Why nothing may be changed, where the dossier is frozen.
    pub bevroren: Option<String>,
    /// Tasks about the card: what is to be done first, then what was, the newest first.
    pub taken: Vec<Taakrij>,
}

/// One step of a card.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StapRij {
    /// Which.
    pub stap: StapId,
    /// How it stands.
    pub stand: Stapstand,
    /// The day it is due, if its clock runs and it is open.
    pub uiterlijk: Option<NaiveDate>,
    /// Short name of who noted it, if somebody did.
    pub door: Option<String>,
    /// Whether it can be put on this card (a WG step of a linked plek cannot).
    pub van_plek: bool,
    /// Whether "niet van toepassing" is an answer here.
    pub mag_nvt: bool,
}

/// One line of a timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TijdlijnRegel {
    /// When.
    pub moment: DateTime<Utc>,
    /// Short name of who.
    pub door: String,
    /// Own words (note, contact) or noted by the program.
    pub eigen: bool,
    /// What happened, in one line: "Stap WK-06 gedaan op 12-11-2026".
    pub kop: String,
    /// The text under it; may be empty, may hold several lines.
    pub tekst: String,
}

/// One line of the log of changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LogboekRegel {
    /// Number of the entry.
    pub nummer: u64,
    /// When.
    pub moment: DateTime<Utc>,
    /// Short name of who.
    pub door: String,
    /// What was done.
    pub werkwoord: String,
    /// Which fields.
    pub velden: Vec<String>,
}

/// One line of the journaal, as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Journaalrij {
    /// Its number.
    pub nummer: u64,
    /// When.
    pub moment: DateTime<Utc>,
    /// Short name of who.
    pub door: String,
    /// What.
    pub wat: Handeling,
    /// The same in words, with what was changed.
    pub woorden: String,
    /// Which card.
    pub kaart: Option<KaartId>,
    /// Which fields.
    pub velden: Vec<String>,
    /// Why, where it was asked.
    pub reden: String,
}

/// What holds a card, and where it would go.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PoortBeeld {
    /// The card.
    pub rij: Kaartrij,
    /// Version of its record.
    pub versie: Seq,
    /// Where it would go: a fase, or none when a leerwerkplek becomes available.
    pub naar: Option<Fase>,
    /// What the poort says.
    pub poort: Poort,
    /// How the open steps stand, in the same order as `poort.open`.
    pub stappen: Vec<StapRij>,
}

/// What a bulk move would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voorproef {
    /// Cards that can move, with their name and where to.
    pub kan: Vec<(KaartId, String, String)>,
    /// Cards that cannot, with their name and the reason.
    pub niet: Vec<(KaartId, String, String)>,
}

/// A leerwerkplek to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlekKeuze {
    /// Which.
    pub id: LeerwerkplekId,
    /// Company.
    pub bedrijf: String,
    /// Place.
    pub plaats: String,
    /// Work.
    pub functie: String,
    /// Branche of the work.
    pub branche: Option<Branche>,
    /// Highest niveau.
    pub niveau: Option<Niveau>,
    /// Places free.
    pub vrij: u16,
    /// Places in all.
    pub aantal: u16,
    /// What does not fit, in short words; empty when all fits.
    pub let_op: Vec<String>,
}

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

/// What a search found.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Treffers {
    /// How many there are in all.
    pub totaal: usize,
    /// The best of them.
    pub rijen: Vec<Treffer>,
    /// Whether notes were left out because nobody read them yet.
    #[serde(default)]
    pub nog: bool,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Treffer {
    /// The card it leads to.
    pub rij: Kaartrij,
    /// The text in which it was found: the full name, or a note.
    pub tekst: String,
    /// Whether that text is a note.
    pub notitie: bool,
    /// Characters of `tekst` that matched.
    pub letters: Vec<usize>,
}

/// The region and how the store is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Toestand {
    /// The region.
    pub regio: Regio,
    /// The asker.
    pub coach: Coach,
    /// Trajecten that run.
    pub lopend: usize,
    /// Why writes are refused, if they are.
    pub storing: Option<String>,
    /// What the asker can take back, in words.
    pub ongedaan: Option<String>,
    /// What the asker can do again, in words.
    pub opnieuw: Option<String>,
    /// Last commit.
    pub seq: Seq,
}
