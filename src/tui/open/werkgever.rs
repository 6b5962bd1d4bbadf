//! The doors around a werkgever: its screen, its forms, its erkenningen and its list of names.

use crate::app::query::{KwalificatieKeuze, Query};
use crate::domain::code::Crebo;
use crate::domain::id::{KaartId, LeerbedrijfId, LeerwerkplekId};
use crate::domain::stap::StapId;
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::deelnemers::DeelnemersVenster;
use crate::tui::overlay::erkenning::ErkenningVenster;
use crate::tui::overlay::keuze::{Keuze, KeuzeRegel, KeuzeVoor, Waarde};
use crate::tui::overlay::werkgever::{Waarvan, WerkgeverVenster};
use crate::tui::tab::Tab;

/// A leerbedrijf and whatever stands in its window: by itself, or by one of its leerwerkplekken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Van {
    /// The leerbedrijf.
    Bedrijf(LeerbedrijfId),
    /// The leerbedrijf of this leerwerkplek.
    Plek(LeerwerkplekId),
}

impl Van {
    /// The question for everything of it.
    pub fn query(self) -> Query {
        match self {
            Self::Bedrijf(id) => Query::Werkgever(id),
            Self::Plek(id) => Query::WerkgeverVan(id),
        }
    }
}

/// Brings a leerbedrijf in front, on its screen.
pub fn werkgever(model: &mut Model, van: Van) -> Vec<Effect> {
    if model.tab != Tab::Werkgevers {
        model.zet_tab(Tab::Werkgevers);
    }
    model.screens.clear();
    let mut scherm = std::mem::take(&mut model.werkgevers);
    let effects = scherm.go_werkgever(model, van);
    model.werkgevers = scherm;
    effects
}

/// The form of a werkgever: new, or to change.
pub fn werkgever_vorm(model: &mut Model, waarvan: Waarvan) -> Vec<Effect> {
    let mut venster = WerkgeverVenster::open(model, waarvan);
    let after = venster.begin(model);
    model.open_overlay(Overlay::Werkgever(Box::new(venster)));
    after.effects
}

/// What is known of a leerwerkplek, to change it, with the cursor in a field.
pub fn plek_veld(model: &mut Model, plek: LeerwerkplekId, veld: &'static str) -> Vec<Effect> {
    let mut venster = WerkgeverVenster::open(model, Waarvan::Plek(plek)).op_veld(veld);
    let after = venster.begin(model);
    model.open_overlay(Overlay::Werkgever(Box::new(venster)));
    after.effects
}

/// The erkenningen of a leerbedrijf.
pub fn erkenningen(model: &mut Model, van: Van) -> Vec<Effect> {
    let mut venster = ErkenningVenster::new(van);
    let after = venster.begin(model);
    model.open_overlay(Overlay::Erkenning(Box::new(venster)));
    after.effects
}

/// Names of werknemers that become kandidaten.
pub fn deelnemers(model: &mut Model, plek: LeerwerkplekId, naam: &str) {
    let venster = DeelnemersVenster::new(plek, naam);
    model.open_overlay(Overlay::Deelnemers(Box::new(venster)));
}

/// What does a step of Werving werkgevers, when that is more than the step itself.
pub fn wg_stap(model: &mut Model, kaart: KaartId, naam: &str, stap: StapId) -> Option<Vec<Effect>> {
    let KaartId::Plek(plek) = kaart else {
        return None;
    };
    match stap.stap().code {
        "WG-02" | "WG-04" | "WG-05" => Some(erkenningen(model, Van::Plek(plek))),
        "WG-06" | "WG-07" => Some(werkgever_vorm(model, Waarvan::Plek(plek))),
        "WG-10" => {
            deelnemers(model, plek, naam);
            Some(Vec::new())
        }
        _ => None,
    }
}

/// Which kwalificatie, for the form or the erkenningen that lie below.
pub fn kies_crebo(model: &mut Model, keuzes: &[KwalificatieKeuze], naam: Option<&str>) {
    let regels = keuzes.iter().map(|it| {
        let past = format!("{}, {}", it.branche.label(), it.niveau.code());
        KeuzeRegel {
            tekst: format!("{} {}", it.crebo, it.naam),
            bij: it.let_op.clone().unwrap_or(past),
            waarde: Waarde::Kwalificatie(it.crebo),
        }
    });
    let titel = match naam {
        Some(naam) => format!("Voor welke kwalificatie is {naam} erkend?"),
        None => "Welke kwalificatie wordt er geleerd?".to_owned(),
    };
    let keuze = Keuze::new(titel, regels.collect(), KeuzeVoor::Crebo);
    model.open_overlay(Overlay::Keuze(keuze));
}

/// Hands a kwalificatie to the window in front that asked for one.
pub fn geef_crebo(model: &mut Model, crebo: Crebo) -> Vec<Effect> {
    let Some(mut overlay) = model.overlays.pop() else {
        return Vec::new();
    };
    let after = match &mut overlay {
        Overlay::Werkgever(it) => it.zet_crebo(model, crebo),
        Overlay::Erkenning(it) => it.erbij(model, crebo),
        _ => After::stay(),
    };
    model.overlays.push(overlay);
    model.touch();
    after.effects
}
