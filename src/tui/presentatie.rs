//! The shared screen: from one key to the next, nothing that is about a person is in the model, so
//! that nothing of it can be drawn (SCREENS 5, DOMAIN 6.3).
//!
//! What comes in passes [`crate::app::presentatie`] before a layer has it. What came in before is
//! dropped when it begins and asked again; windows in which somebody is typed about close, with what
//! was typed kept as a draft, and do not open meanwhile.

pub mod onthulling;

use super::model::Model;
use super::msg::Effect;
use super::overlay::Overlay;
use super::overlay::presentatie::PresentatieVenster;
use super::screen::Screen;
use super::screen::dossier::DossierScherm;
use super::screen::matching::MatchingScherm;
use super::screen::monitor::MonitorScherm;
use super::screen::werkgevers::WerkgeversScherm;
use super::tab::Tab;
use crate::app::presentatie as deur;
use crate::app::query::Query;
use crate::domain::journaal::Handeling;
use crate::domain::zaal::{Publiek, Zaal};
use crate::keymap::Action;

/// A presentation that goes on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Presentatie {
    /// Who reads along.
    pub zaal: Zaal,
    /// A window with a draft was closed: it is offered again afterwards.
    concept: bool,
}

impl Presentatie {
    /// One that is on before anything was asked: drafts that wait are offered afterwards.
    pub fn bij_start() -> Self {
        Self {
            concept: true,
            ..Self::default()
        }
    }
}

/// Begins; nothing when it goes on already. Called when every layer is in the model.
pub fn begin(model: &mut Model) -> Vec<Effect> {
    if model.presentatie.is_some() {
        return Vec::new();
    }
    let concept = |it: &Overlay| {
        matches!(
            it,
            Overlay::Intake(_) | Overlay::Formulier(_) | Overlay::Werkgever(_)
        )
    };
    model.presentatie = Some(Presentatie {
        zaal: Zaal::default(),
        concept: model.overlays.iter().any(concept),
    });
    let effects = opnieuw(model);
    model.tell("presentatie aan: geen namen, nummers of redenen op het scherm");
    meld(model, effects, Handeling::Presentatie)
}

/// Stops, and shows everything again. The overleg is never shown with names.
pub fn stop(model: &mut Model) -> Vec<Effect> {
    let Some(was) = model.presentatie.take() else {
        return Vec::new();
    };
    let mut effects = opnieuw(model);
    if was.concept {
        let (ticket, effect) = model.ask(Query::Concepten);
        model.concepten_ticket = Some((ticket, false));
        effects.push(effect);
    }
    model.tell("presentatie gestopt: alles staat weer op het scherm");
    meld(model, effects, Handeling::PresentatieKlaar)
}

/// Somebody comes into the room, or leaves it.
pub fn wissel(model: &mut Model, publiek: Publiek) -> Vec<Effect> {
    let Some(presentatie) = &mut model.presentatie else {
        return Vec::new();
    };
    presentatie.zaal = presentatie.zaal.wissel(publiek);
    opnieuw(model)
}

/// Drops what was read and asks it again; the place stays where it can.
fn opnieuw(model: &mut Model) -> Vec<Effect> {
    model.resolver.reset();
    model.overlays.clear();
    model.elders.clear();
    model.oordelen.clear();
    model.melding = None;
    model.onthulling = None;
    model.concepten_ticket = None;
    if let Some(toestand) = model.toestand.take() {
        model.toestand = Some(match model.presentatie {
            Some(_) => deur::toestand(toestand),
            None => toestand,
        });
    }
    model.bord = std::mem::take(&mut model.bord).opnieuw();
    // The question stays, without anybody's name.
    let (vraag, volgorde) = model.matching.woorden();
    model.matching = MatchingScherm::van_woorden(&vraag, volgorde);
    model.werkgevers = WerkgeversScherm::default();
    model.overleg = std::mem::take(&mut model.overleg).opnieuw();
    model.voorraad = std::mem::take(&mut model.voorraad).opnieuw_leeg();
    model.monitor = MonitorScherm::van_woorden(&model.monitor.woorden());
    for screen in &mut model.screens {
        let Screen::Dossier(it) = screen;
        **it = DossierScherm::new(it.kaart(), &it.kaart().to_string());
    }
    model.touch();
    super::update::vraag_alles(model)
}

/// Tells the journaal, after what was asked again.
fn meld(model: &mut Model, mut effects: Vec<Effect>, wat: Handeling) -> Vec<Effect> {
    effects.push(model.ask(Query::Meld { wat, kaart: None }).1);
    effects
}

/// Whether an action is for a shared screen, or why not.
pub fn mag(model: &Model, action: Action) -> Result<(), String> {
    let stop = Err("er is geen presentatie om te stoppen".to_owned());
    match (model.presentatie, action) {
        (None, Action::PresentatieStop) => stop,
        (Some(_), action) if niet_gedeeld(action) => Err(deur::NIET_GEDEELD.to_owned()),
        _ => Ok(()),
    }
}

/// What shows or asks about a person.
const fn niet_gedeeld(action: Action) -> bool {
    matches!(
        action,
        Action::IntakeNew
            | Action::WerkgeverNew
            | Action::WerkgeverEdit
            | Action::PlekNew
            | Action::KandidaatEdit
            | Action::DeelnemersAdd
            | Action::DubbelenShow
            | Action::ConceptenShow
            | Action::ImportShow
            | Action::VerzoekenShow
            | Action::BewaarShow
            | Action::JournaalShow
            | Action::DocumentenShow
            | Action::VoorstellenShow
            | Action::VoorstelMeet
            | Action::VoorstelNo
            | Action::BsnShow
            | Action::NoteAdd
            | Action::ContactAdd
            | Action::DossierFreeze
            | Action::NazorgStop
            | Action::BaanVerloren
            | Action::WeergavenShow
            | Action::DoelWithdraw
            | Action::GevolgDone
            | Action::MergeUndo
            | Action::TrajectClose
            | Action::OordeelEdit
            | Action::VoorraadRefuse
            | Action::VoorraadHandOver
            | Action::CountColumn
            | Action::TaakAdd
    )
}

/// Whether a window may open on a shared screen: one that shows what passed the door, or in which
/// the room itself says something.
pub const fn mag_open(overlay: &Overlay) -> bool {
    match overlay {
        Overlay::Help(_)
        | Overlay::Palette(_)
        | Overlay::Zoek(_)
        | Overlay::Filter(_)
        | Overlay::Voorraadfilter(_)
        | Overlay::Dag(_)
        | Overlay::Werkgeverfilter(_)
        | Overlay::Overlegfilter(_)
        | Overlay::Keuze(_)
        | Overlay::Kies(_)
        | Overlay::Tijdvak(_)
        | Overlay::Reden(_)
        | Overlay::Wacht(_)
        | Overlay::Bulk(_)
        | Overlay::Poort(_)
        | Overlay::Stap(_)
        | Overlay::Erkenning(_)
        | Overlay::Waarom(_)
        | Overlay::Verdeling(_)
        | Overlay::Presentatie(_) => true,
        Overlay::Werkgever(_)
        | Overlay::Weergaven(_)
        | Overlay::Deelnemers(_)
        | Overlay::Concept(_)
        | Overlay::Sluit(_)
        | Overlay::Intake(_)
        | Overlay::Importeer(_)
        | Overlay::Dubbelen(_)
        | Overlay::Samenvoegen(_)
        | Overlay::Oordeel(_)
        | Overlay::Contact(_)
        | Overlay::Document(_)
        | Overlay::Formulier(_)
        | Overlay::Intrek(_)
        | Overlay::Bsn(_)
        | Overlay::Voorstel(_)
        | Overlay::Overzicht(_)
        | Overlay::Voorstellen(_)
        | Overlay::Taak(_)
        | Overlay::Antwoord(_) => false,
    }
}

/// Brings the window that says who reads along, after it began.
pub fn toets(model: &mut Model) -> Vec<Effect> {
    if model.presentatie.is_none() {
        return begin(model);
    }
    let open = |it: &Overlay| matches!(it, Overlay::Presentatie(_));
    if !model.overlays.iter().any(open) {
        model.open_overlay(Overlay::Presentatie(PresentatieVenster::default()));
    }
    Vec::new()
}

/// Stops with the key of the window; the screens of the line on top that only exist in a
/// presentation make room for the board.
pub fn stop_toets(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    if model.tab.altijd_gedeeld() {
        effects.extend(super::update::to_tab(model, Tab::Bord));
    }
    effects.extend(stop(model));
    effects
}
