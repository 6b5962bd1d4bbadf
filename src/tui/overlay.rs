//! The windows over a screen, one file each.

pub mod antwoord;
pub mod bsn;
pub mod bulk;
pub mod concept;
pub mod contact;
pub mod dag;
pub mod deelnemers;
pub mod document;
pub mod dubbelen;
pub mod erkenning;
pub mod filter;
pub mod formulier;
pub mod help;
pub mod importeer;
pub mod intake;
pub mod intrek;
pub mod invoer;
pub mod invul;
pub mod keuze;
pub mod kies;
pub mod oordeel;
pub mod overzicht;
pub mod palette;
pub mod poort;
pub mod presentatie;
pub mod reden;
pub mod samenvoegen;
pub mod sluit;
pub mod stap;
pub mod taak;
pub mod tijdvak;
pub mod verdeling;
pub mod voorstel;
pub mod voorstellen;
pub mod waarom;
pub mod wacht;
pub mod weergaven;
pub mod werkgever;
pub mod zoek;

use super::layer::Layer;
use crate::app::filter::Filter;
use crate::app::werkgevers::WerkgeverFilter;

/// A window over a screen; the topmost gets the keys.
#[derive(Debug)]
pub enum Overlay {
    /// The keys of the place below.
    Help(help::Help),
    /// Every action by name.
    Palette(palette::Palette),
    /// Search over everything.
    Zoek(zoek::Zoek),
    /// The filter of the board.
    Filter(filter::FilterInvoer<Filter>),
    /// The filter of the werkvoorraad.
    Voorraadfilter(filter::FilterInvoer<filter::Voorraadfilter>),
    /// Until when a card is put off, or when somebody is called back.
    Dag(dag::DagVenster),
    /// The form of a werkgever or a leerwerkplek.
    Werkgever(Box<werkgever::WerkgeverVenster>),
    /// The erkenningen of a leerbedrijf.
    Erkenning(Box<erkenning::ErkenningVenster>),
    /// Names of werknemers of a werkgever.
    Deelnemers(Box<deelnemers::DeelnemersVenster>),
    /// The filter of the leerbedrijven.
    Werkgeverfilter(filter::FilterInvoer<WerkgeverFilter>),
    /// The filter of the agenda of an overleg.
    Overlegfilter(filter::FilterInvoer<filter::overleg::OverlegFilter>),
    /// One out of a list.
    Keuze(keuze::Keuze),
    /// One out of a short list.
    Kies(kies::Kies),
    /// A period, or a day.
    Tijdvak(tijdvak::TijdvakInvoer),
    /// One line of text that something asks for.
    Reden(reden::Reden),
    /// Until when and why a traject waits.
    Wacht(wacht::Wacht),
    /// What a bulk move would do.
    Bulk(bulk::Bulk),
    /// Drafts that were found at start.
    Concept(concept::ConceptAanbod),
    /// What the gate still asks of a card.
    Poort(poort::PoortVenster),
    /// One step.
    Stap(Box<stap::StapVenster>),
    /// How a card ends.
    Sluit(Box<sluit::SluitVenster>),
    /// The intake of a first call, or a change of what is known.
    Intake(Box<intake::IntakeVenster>),
    /// A file of others that is read in.
    Importeer(Box<importeer::ImportVenster>),
    /// Who may be the same person.
    Dubbelen(dubbelen::Dubbelen),
    /// Two kandidaten side by side.
    Samenvoegen(Box<samenvoegen::Samenvoegen>),
    /// Who judges, and when.
    Oordeel(oordeel::OordeelVenster),
    /// A contact moment.
    Contact(Box<contact::ContactVenster>),
    /// The documents of a card.
    Document(Box<document::DocumentVenster>),
    /// A form of a card.
    Formulier(Box<formulier::FormulierVenster>),
    /// A doel of the toestemming that is withdrawn.
    Intrek(Box<intrek::IntrekVenster>),
    /// The BSN of a kandidaat.
    Bsn(Box<bsn::BsnVenster>),
    /// The day of a kennismaking, or what a side says.
    Voorstel(Box<voorstel::VoorstelVenster>),
    /// A list to read.
    Overzicht(overzicht::Overzicht),
    /// Why a pair fits, or why not.
    Waarom(Box<waarom::WaaromVenster>),
    /// The voorstellen of a card.
    Voorstellen(voorstellen::VoorstellenVenster),
    /// One question of the matching about a pair.
    Antwoord(Box<antwoord::AntwoordVenster>),
    /// The best division of everybody over all free places.
    Verdeling(Box<verdeling::VerdelingVenster>),
    /// Saved views and the last dossiers.
    Weergaven(weergaven::Weergaven),
    /// A new task.
    Taak(taak::TaakVenster),
    /// Who reads along on a shared screen.
    Presentatie(presentatie::PresentatieVenster),
}

impl Overlay {
    /// The window as a layer.
    pub fn layer(&self) -> &dyn Layer {
        match self {
            Self::Help(it) => it,
            Self::Palette(it) => it,
            Self::Zoek(it) => it,
            Self::Filter(it) => it,
            Self::Voorraadfilter(it) => it,
            Self::Dag(it) => it,
            Self::Werkgever(it) => it.as_ref(),
            Self::Erkenning(it) => it.as_ref(),
            Self::Deelnemers(it) => it.as_ref(),
            Self::Werkgeverfilter(it) => it,
            Self::Overlegfilter(it) => it,
            Self::Keuze(it) => it,
            Self::Kies(it) => it,
            Self::Tijdvak(it) => it,
            Self::Reden(it) => it,
            Self::Wacht(it) => it,
            Self::Bulk(it) => it,
            Self::Concept(it) => it,
            Self::Poort(it) => it,
            Self::Stap(it) => it.as_ref(),
            Self::Sluit(it) => it.as_ref(),
            Self::Importeer(it) => it.as_ref(),
            Self::Dubbelen(it) => it,
            Self::Samenvoegen(it) => it.as_ref(),
            Self::Oordeel(it) => it,
            Self::Contact(it) => it.as_ref(),
            Self::Document(it) => it.as_ref(),
            Self::Intake(it) => it.as_ref(),
            Self::Formulier(it) => it.as_ref(),
            Self::Intrek(it) => it.as_ref(),
            Self::Bsn(it) => it.as_ref(),
            Self::Voorstel(it) => it.as_ref(),
            Self::Overzicht(it) => it,
            Self::Waarom(it) => it.as_ref(),
            Self::Voorstellen(it) => it,
            Self::Antwoord(it) => it.as_ref(),
            Self::Verdeling(it) => it.as_ref(),
            Self::Weergaven(it) => it,
            Self::Taak(it) => it,
            Self::Presentatie(it) => it,
        }
    }

    /// The window as a layer that works.
    pub fn layer_mut(&mut self) -> &mut dyn Layer {
        match self {
            Self::Help(it) => it,
            Self::Palette(it) => it,
            Self::Zoek(it) => it,
            Self::Filter(it) => it,
            Self::Voorraadfilter(it) => it,
            Self::Dag(it) => it,
            Self::Werkgever(it) => it.as_mut(),
            Self::Erkenning(it) => it.as_mut(),
            Self::Deelnemers(it) => it.as_mut(),
            Self::Werkgeverfilter(it) => it,
            Self::Overlegfilter(it) => it,
            Self::Keuze(it) => it,
            Self::Kies(it) => it,
            Self::Tijdvak(it) => it,
            Self::Reden(it) => it,
            Self::Wacht(it) => it,
            Self::Bulk(it) => it,
            Self::Concept(it) => it,
            Self::Poort(it) => it,
            Self::Stap(it) => it.as_mut(),
            Self::Sluit(it) => it.as_mut(),
            Self::Importeer(it) => it.as_mut(),
            Self::Dubbelen(it) => it,
            Self::Samenvoegen(it) => it.as_mut(),
            Self::Oordeel(it) => it,
            Self::Contact(it) => it.as_mut(),
            Self::Document(it) => it.as_mut(),
            Self::Intake(it) => it.as_mut(),
            Self::Formulier(it) => it.as_mut(),
            Self::Intrek(it) => it.as_mut(),
            Self::Bsn(it) => it.as_mut(),
            Self::Voorstel(it) => it.as_mut(),
            Self::Overzicht(it) => it,
            Self::Waarom(it) => it.as_mut(),
            Self::Voorstellen(it) => it,
            Self::Antwoord(it) => it.as_mut(),
            Self::Verdeling(it) => it.as_mut(),
            Self::Weergaven(it) => it,
            Self::Taak(it) => it,
            Self::Presentatie(it) => it,
        }
    }
}
