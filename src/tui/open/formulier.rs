//! Forms, documents, toestemming and BSN of a card.

use crate::domain::formulier::Formuliersoort;
use crate::domain::id::KaartId;
use crate::domain::toestemming::Doel;
use crate::form::specs;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::bsn::BsnVenster;
use crate::tui::overlay::document::DocumentVenster;
use crate::tui::overlay::formulier::FormulierVenster;
use crate::tui::overlay::intrek::IntrekVenster;

/// A form of a card, with the cursor in a field when one is named.
pub fn formulier(
    model: &mut Model,
    kaart: KaartId,
    naam: &str,
    soort: Formuliersoort,
    veld: Option<&'static str>,
) -> Vec<Effect> {
    let Some(spec) = specs::by_name(soort.code()) else {
        model.refuse(format!("deze versie kent het {} niet", soort.label()));
        return Vec::new();
    };
    let mut venster = FormulierVenster::open(model, kaart, naam, spec, (soort, veld));
    let effects = venster.begin(model);
    model.open_overlay(Overlay::Formulier(Box::new(venster)));
    effects
}

/// A form of a card, with the cursor in the field of this key.
pub fn formulier_bij(
    model: &mut Model,
    (kaart, naam): (KaartId, &str),
    soort: Formuliersoort,
    veld: &str,
) -> Vec<Effect> {
    let spec = specs::by_name(soort.code());
    let veld = spec.and_then(|it| it.field(veld)).map(|it| it.key);
    formulier(model, kaart, naam, soort, veld)
}

/// Withdraws the toestemming for a doel.
pub fn intrek(model: &mut Model, kaart: KaartId, naam: &str, doel: Doel) {
    let venster = IntrekVenster::new(model, kaart, naam, doel);
    model.open_overlay(Overlay::Intrek(Box::new(venster)));
}

/// The BSN of a kandidaat: to write it down, or to look at it with a reason.
pub fn bsn(model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
    let (venster, effect) = BsnVenster::open(model, kaart, naam);
    model.open_overlay(Overlay::Bsn(Box::new(venster)));
    vec![effect]
}

/// The documents of a card.
pub fn documenten(model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
    let (venster, effect) = DocumentVenster::open(model, kaart, naam);
    model.open_overlay(Overlay::Document(Box::new(venster)));
    vec![effect]
}
