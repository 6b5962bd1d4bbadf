//! The answers, in the order of the questions.

use serde::{Deserialize, Serialize};

use super::{
    BelastingBeeld, BewaarBeeld, BordBeeld, DocumentBeeld, DocumentenBeeld, Dossier, ExtractBeeld,
    FormulierBeeld, FormulierenBeeld, InzageBeeld, Journaalrij, KwalificatieKeuze, LeerrouteBeeld,
    Lijst, MatchBeeld, MatchLijst, MatchPlekken, MatchProef, MonitorBeeld, OverlegBeeld, PaarBeeld,
    PlekKeuze, PoortBeeld, Taakrij, TelRij, Toestand, Treffers, VerdeelBeeld, VerschilBeeld,
    VerslagBeeld, Verzoekrij, Voorproef, Voorraadbeeld, VoorstelRij, WerkgeverBeeld,
    WerkgeversBeeld, ZaakBeeld,
};
use crate::app::command::Concept;
use crate::app::event::Collega;
use crate::app::importeer::ImportBeeld;
use crate::app::radar::RadarTreffer;
use crate::app::samenvoegen::SamenvoegBeeld;
use crate::domain::bsn::Bsn;
use crate::domain::coach::Coach;
use crate::domain::id::KaartId;
use crate::domain::monitor::Budget;
use crate::domain::signaal::Signaalinstelling;
use crate::domain::werkstand::Werkstand;

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
