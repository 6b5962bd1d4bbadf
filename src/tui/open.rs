//! The doors: every window and screen is opened here, so that board, dossier, search and palette
//! share them. Functions that a layer calls must not rely on that layer being in the model.

mod dossier;
mod formulier;
mod intake;
mod kies;
mod matching;
mod stap;
mod werkgever;

pub use dossier::{buur, buur_in_voorraad, dossier, dossier_op_stap, leerroute, toestemming};
pub use formulier::{bsn, documenten, formulier, formulier_bij, intrek};
pub use intake::{concept, concepten, intake, met_intake, vraag_concepten, wijzig, wijzig_veld};
pub use kies::{coaches, draag_over, kwalificatie, oordeel, reden_kwalificatie};
pub use matching::{matching, matching_paar, verdeling, voorstellen, vraag};
pub use stap::{bulk, doe_stap, in_leerroute, motivering, nazorg_gesproken, poort, stap};
pub use werkgever::{
    Van, deelnemers, erkenningen, geef_crebo, kies_crebo, plek_veld, werkgever, werkgever_vorm,
    wg_stap,
};

use super::model::Model;
use super::msg::Effect;
use super::overlay::Overlay;
use super::overlay::contact::ContactVenster;
use super::overlay::dubbelen::Dubbelen;
use super::overlay::help::Help;
use super::overlay::overzicht::Overzicht;
use super::overlay::palette::Palette;
use super::overlay::reden::{Reden, RedenVoor};
use super::overlay::sluit::SluitVenster;
use super::overlay::taak::TaakVenster;
use super::overlay::wacht::Wacht;
use super::overlay::weergaven::Weergaven;
use super::overlay::werkgever::Waarvan;
use super::overlay::zoek::Zoek;
use super::screen::matching::Links;
use super::tab::Tab;
use crate::app::command::Command;
use crate::app::query::{KaartSoort, Kaartrij, Query};
use crate::domain::id::KaartId;
use crate::keymap::Action;

/// Whether an action can be done on this card, or why not.
pub fn can_card(action: Action, rij: &Kaartrij) -> Result<(), String> {
    let no = |text: &str| Err(text.to_owned());
    match action {
        Action::KaartAdvance if rij.gesloten => {
            no("dit traject is gesloten; open het eerst opnieuw door het terug te zetten")
        }
        Action::KaartBack if !rij.gesloten && rij.fase.vorige().is_none() => {
            no("deze kaart staat al in haar eerste fase")
        }
        Action::TrajectClose if rij.gesloten => no("deze kaart is al gesloten"),
        Action::TrajectHold if rij.soort == KaartSoort::Leerwerkplek => {
            no("een leerwerkplek kan niet wachten; zet een stap op gepland")
        }
        Action::DubbelenShow if rij.soort == KaartSoort::Leerwerkplek => {
            no("een leerwerkplek heeft geen kandidaat om op te lijken")
        }
        Action::KaartMatch if rij.gesloten => {
            no("deze kaart is gesloten; er valt niets meer te koppelen")
        }
        Action::ErkenningenShow | Action::DeelnemersAdd | Action::PlekConfirm
            if rij.soort != KaartSoort::Leerwerkplek =>
        {
            no("dit hoort bij een leerwerkplek; dit is de kaart van een kandidaat")
        }
        Action::PlekConfirm if rij.gesloten => no("deze leerwerkplek is gesloten"),
        _ => Ok(()),
    }
}

/// What concerns one card, on the board as in its dossier.
pub fn on_card(model: &mut Model, action: Action, rij: Option<&Kaartrij>) -> Vec<Effect> {
    let Some(rij) = rij else { return Vec::new() };
    match action {
        Action::KaartBack => {
            let voor = RedenVoor::Terug {
                kaart: rij.kaart,
                gezien: rij.versie,
            };
            model.open_overlay(Overlay::Reden(Reden::new(&rij.naam, voor)));
        }
        Action::NoteAdd => {
            let voor = RedenVoor::Notitie { kaart: rij.kaart };
            model.open_overlay(Overlay::Reden(Reden::new(&rij.naam, voor)));
        }
        Action::TrajectHold if rij.wacht => {
            return vec![model.send(Command::Hervat { kaart: rij.kaart })];
        }
        Action::TrajectHold => {
            model.open_overlay(Overlay::Wacht(Wacht::new(rij)));
        }
        Action::TrajectClose => {
            let venster = SluitVenster::new(model, rij);
            model.open_overlay(Overlay::Sluit(Box::new(venster)));
        }
        Action::ContactAdd => {
            let venster = ContactVenster::new(model, rij);
            model.open_overlay(Overlay::Contact(Box::new(venster)));
        }
        Action::KaartMatch => {
            let bij = Links::bij(rij.branche, rij.niveau);
            return matching(model, rij.kaart, &rij.naam, bij);
        }
        Action::KandidaatEdit => {
            if let KaartId::Plek(plek) = rij.kaart {
                return werkgever_vorm(model, Waarvan::Plek(plek));
            }
            return wijzig(model, rij);
        }
        Action::ErkenningenShow | Action::DeelnemersAdd | Action::PlekConfirm => {
            return van_plek(model, action, rij);
        }
        Action::DubbelenShow => {
            let (venster, effect) = Dubbelen::van_kaart(model, rij);
            model.open_overlay(Overlay::Dubbelen(venster));
            return vec![effect];
        }
        Action::Open => return dossier(model, rij.kaart, &rij.naam),
        _ => {}
    }
    Vec::new()
}

/// A new task about the card in hand, or about nothing.
pub fn taak(model: &mut Model) -> Vec<Effect> {
    let over = model.front().over_wie();
    let (venster, effect) = TaakVenster::open(model, over);
    model.open_overlay(Overlay::Taak(venster));
    vec![effect]
}

/// Saved views, and the dossiers that were opened last.
pub fn weergaven(model: &mut Model) -> Vec<Effect> {
    let (venster, effects) = Weergaven::open(model);
    model.open_overlay(Overlay::Weergaven(venster));
    effects
}

/// Opens the window that reads a file of others in.
pub fn importeer(model: &mut Model) -> Vec<Effect> {
    model.open_overlay(Overlay::Importeer(Box::default()));
    Vec::new()
}

/// What concerns a leerwerkplek and its leerbedrijf.
fn van_plek(model: &mut Model, action: Action, rij: &Kaartrij) -> Vec<Effect> {
    let KaartId::Plek(plek) = rij.kaart else {
        return Vec::new();
    };
    match action {
        Action::ErkenningenShow => erkenningen(model, Van::Plek(plek)),
        Action::DeelnemersAdd => {
            deelnemers(model, plek, &rij.naam);
            Vec::new()
        }
        _ => vec![model.send(Command::BevestigPlek { plek, op: None })],
    }
}

/// Goes to a card: on the board, or in the dossier when one lies over the board or another screen
/// is in front.
pub fn kaart(model: &mut Model, kaart: KaartId) -> Vec<Effect> {
    if model.tab != Tab::Bord {
        return dossier(model, kaart, "");
    }
    let mut effects = kaart_op_bord(model, kaart);
    if !model.screens.is_empty() {
        effects.extend(dossier(model, kaart, ""));
    }
    effects
}

/// Puts the cursor of the board on a card.
pub fn kaart_op_bord(model: &mut Model, kaart: KaartId) -> Vec<Effect> {
    let mut bord = std::mem::take(&mut model.bord);
    let effect = bord.go_card(model, kaart);
    model.bord = bord;
    vec![effect]
}

/// Requests of persons, with the day on which they must be answered.
pub fn verzoeken(model: &mut Model) -> Vec<Effect> {
    let titel = "Verzoeken van personen".to_owned();
    let (venster, effect) = Overzicht::vraag(model, titel, Query::Verzoeken);
    model.open_overlay(Overlay::Overzicht(venster));
    vec![effect]
}

/// How long data is kept, and of whom the term is over.
pub fn bewaartermijn(model: &mut Model) -> Vec<Effect> {
    let titel = "Bewaartermijnen".to_owned();
    let (venster, effect) = Overzicht::vraag(model, titel, Query::Bewaartermijn);
    model.open_overlay(Overlay::Overzicht(venster));
    vec![effect]
}

/// Asks why the dossier of a colleague is opened; once, however many questions were refused.
pub fn waarneming(model: &mut Model, kaart: KaartId, van: String) -> Vec<Effect> {
    let open =
        |it: &Overlay| matches!(it, Overlay::Reden(reden) if reden.waarneming() == Some(kaart));
    model.melding = None;
    if !model.overlays.iter().any(open) {
        let naam = model.front().kruimel();
        let voor = RedenVoor::Waarneming { kaart, van };
        model.open_overlay(Overlay::Reden(Reden::new(&naam, voor)));
    }
    Vec::new()
}

/// The keys of the place in front.
pub fn help(model: &mut Model) -> Vec<Effect> {
    let help = Help::new(model);
    model.open_overlay(Overlay::Help(help));
    Vec::new()
}

/// Every action by name.
pub fn palette(model: &mut Model) -> Vec<Effect> {
    let palette = Palette::new(model);
    model.open_overlay(Overlay::Palette(palette));
    Vec::new()
}

/// Search over everything.
pub fn zoek(model: &mut Model) -> Vec<Effect> {
    model.open_overlay(Overlay::Zoek(Zoek::default()));
    Vec::new()
}
