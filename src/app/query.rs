//! Every question that can be asked; the answers, and what each holds, stand in a file of their own.

use serde::{Deserialize, Serialize};

use super::filter::{Filter, Sortering};
use super::importeer::Gelezen;
use super::matching::Voortgang;
use super::radar::RadarInvoer;
use super::werkgevers::{WerkgeverFilter, Werkgeversortering};
use crate::domain::document::{Documentsoort, Ontvanger};
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::{KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::journaal::Handeling;
use crate::domain::matching::Watals;

mod antwoord;
mod avg;
mod bord;
mod document;
mod dossier;
mod formulier;
mod kaart;
mod leerroute;
mod matching;
mod monitor;
mod overleg;
mod plekken;
mod poort;
mod taak;
mod telling;
mod toestand;
mod verdeling;
mod voorraad;
mod voorstel;
mod werkgever;
mod zoek;

pub use antwoord::Antwoord;
pub use avg::{BewaarBeeld, InzageBeeld, Journaalrij, Verlopen, Verzoekrij};
pub use bord::{BordBeeld, Kolom, Lijst, Venster};
pub use document::{
    DeelRegel, DocumentBeeld, DocumentRegel, DocumentenBeeld, ExtractBeeld, Vastlegging,
};
pub use dossier::{Dossier, LogboekRegel, StapRij, TijdlijnRegel};
pub use formulier::{DoelRegel, FormulierBeeld, FormulierRegel, FormulierenBeeld, Verbetering};
pub use kaart::{KaartSoort, Kaartrij};
pub use leerroute::{KerntaakBeeld, KwalificatieKeuze, LeerrouteBeeld, WerkprocesRij};
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
pub use plekken::PlekKeuze;
pub use poort::{PoortBeeld, Voorproef};
pub use taak::{Taakrij, Taakwens};
pub use telling::{TelAchter, TelRij, TelVraag, TelWat, Telkolom};
pub use toestand::Toestand;
pub use verdeling::{VerdeelBeeld, VerdeelPlek, VerdeelRij, VerdeelVoorstel, VerdeelWens};
pub use voorraad::{Blik, Kop, Voorraadbeeld, Voorraadrij, Voorraadsleutel, Voorraadwens};
pub use voorstel::VoorstelRij;
pub use werkgever::{ErkenningBeeld, PlekBeeld, WerkgeverBeeld, Werkgeverrij, WerkgeversBeeld};
pub use zoek::{Treffer, Treffers};

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
        /// How far the first matching of a region is. Crosses a line in messages of its own.
        #[serde(skip)]
        voortgang: Voortgang,
    },
    /// Available plekken, to look for who fits each.
    MatchPlekken {
        /// Which rows.
        venster: Venster,
        /// How far the first matching of a region is.
        #[serde(skip)]
        voortgang: Voortgang,
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
