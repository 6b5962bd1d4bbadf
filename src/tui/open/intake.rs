//! The intake, what is known of a kandidaat, and the drafts that wait.

use crate::app::command::Concept;
use crate::app::query::{Kaartrij, Query};
use crate::domain::formulier::Formuliersoort;
use crate::domain::id::KaartId;
use crate::form::specs;
use crate::form::specs::intake::INTAKE;
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::concept::ConceptAanbod;
use crate::tui::overlay::formulier::FormulierVenster;
use crate::tui::overlay::intake::IntakeVenster;
use crate::tui::overlay::werkgever::WerkgeverVenster;

/// A new intake, from anywhere.
pub fn intake(model: &mut Model) -> Vec<Effect> {
    let mut venster = IntakeVenster::nieuw(model);
    let after = venster.begin(model);
    model.open_overlay(Overlay::Intake(Box::new(venster)));
    after.effects
}

/// What is known of the kandidaat of a card, to change it.
pub fn wijzig(model: &mut Model, rij: &Kaartrij) -> Vec<Effect> {
    let (ticket, effect) = model.ask(Query::Dossier(rij.kaart));
    let venster = IntakeVenster::wijzig(model, rij.kaart, &rij.naam, ticket);
    model.open_overlay(Overlay::Intake(Box::new(venster)));
    vec![effect]
}

/// The same, with the cursor in a field.
pub fn wijzig_veld(
    model: &mut Model,
    kaart: KaartId,
    naam: &str,
    veld: &'static str,
) -> Vec<Effect> {
    let (ticket, effect) = model.ask(Query::Dossier(kaart));
    let venster = IntakeVenster::wijzig(model, kaart, naam, ticket).op_veld(veld);
    model.open_overlay(Overlay::Intake(Box::new(venster)));
    vec![effect]
}

/// Lets the intake that lies below the window in front do something; nothing when there is none.
pub fn met_intake(
    model: &mut Model,
    doe: impl FnOnce(&mut IntakeVenster, &mut Model) -> After,
) -> Vec<Effect> {
    let at = model
        .overlays
        .iter()
        .rposition(|it| matches!(it, Overlay::Intake(_)));
    let Some(at) = at else { return Vec::new() };
    let Overlay::Intake(mut venster) = model.overlays.remove(at) else {
        return Vec::new();
    };
    let after = doe(&mut venster, model);
    if !after.closes {
        let at = at.min(model.overlays.len());
        model.overlays.insert(at, Overlay::Intake(venster));
    }
    model.touch();
    after.effects
}

/// Goes on with a draft.
pub fn concept(model: &mut Model, concept: &Concept) -> Vec<Effect> {
    let soort = Formuliersoort::van_code(&concept.formulier);
    if let (Some(soort), Some(kaart)) = (soort, concept.kaart)
        && let Some(spec) = specs::by_name(soort.code())
    {
        let mut venster = FormulierVenster::verder(model, kaart, spec, soort, concept);
        let effects = venster.begin(model);
        model.open_overlay(Overlay::Formulier(Box::new(venster)));
        return effects;
    }
    if let Some(mut venster) = WerkgeverVenster::verder(model, concept) {
        let after = venster.begin(model);
        model.open_overlay(Overlay::Werkgever(Box::new(venster)));
        return after.effects;
    }
    if concept.formulier != INTAKE.name {
        model.refuse(format!(
            "deze versie kent het formulier '{}' niet; het concept blijft bewaard",
            concept.formulier
        ));
        return Vec::new();
    }
    let mut venster = IntakeVenster::verder(model, concept);
    let after = venster.begin(model);
    model.open_overlay(Overlay::Intake(Box::new(venster)));
    after.effects
}

/// Drafts that were found at start.
pub fn concepten(model: &mut Model, concepten: &[Concept]) {
    if !concepten.is_empty() {
        model.open_overlay(Overlay::Concept(ConceptAanbod::new(concepten.to_vec())));
    }
}

/// The drafts that wait, because the coach asks.
pub fn vraag_concepten(model: &mut Model) -> Vec<Effect> {
    let (ticket, effect) = model.ask(Query::Concepten);
    model.concepten_ticket = Some((ticket, true));
    vec![effect]
}
