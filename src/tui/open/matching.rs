//! The matching: its pane, the best division, voorstellen, and where a question of it is answered.

use super::{Van, dossier, erkenningen, formulier, leerroute, plek_veld, wijzig_veld};
use crate::domain::id::{CoachId, KaartId, LeerwerkplekId, TrajectId};
use crate::domain::matching::Vervolgvraag;
use crate::form::specs::matchvraag::{Vraagplek, vraagplek};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::antwoord::AntwoordVenster;
use crate::tui::overlay::verdeling::VerdelingVenster;
use crate::tui::overlay::voorstellen::VoorstellenVenster;
use crate::tui::tab::Tab;
use crate::tui::update;

/// The matching pane with a card in hand.
pub fn matching(model: &mut Model, kaart: KaartId, naam: &str, bij: String) -> Vec<Effect> {
    model.matching.met_kaart(kaart, naam, bij);
    update::to_tab(model, Tab::Matching)
}

/// The matching pane with a pair in hand.
pub fn matching_paar(
    model: &mut Model,
    (traject, plek): (TrajectId, LeerwerkplekId),
    naam: &str,
) -> Vec<Effect> {
    let kaart = KaartId::Traject(traject);
    model.matching.met_kaart(kaart, naam, String::new());
    model.matching.richt_op(KaartId::Plek(plek));
    update::to_tab(model, Tab::Matching)
}

/// The best division over all free places; `coach` for that coach's kandidaten only.
pub fn verdeling(model: &mut Model, coach: Option<CoachId>) -> Vec<Effect> {
    let (venster, effects) = VerdelingVenster::open(model, coach);
    model.open_overlay(Overlay::Verdeling(Box::new(venster)));
    effects
}

/// Goes to where a question of the matching is answered: the very field, wherever it stands.
pub fn vraag(model: &mut Model, vraag: &Vervolgvraag, naam: &str) -> Vec<Effect> {
    let kaart = vraag.kaart;
    model.tell(vraag.veld.zin());
    match (vraagplek(vraag.veld), kaart) {
        (Vraagplek::Intake(veld), _) => wijzig_veld(model, kaart, naam, veld),
        (Vraagplek::Formulier(soort, veld), _) => formulier(model, kaart, naam, soort, Some(veld)),
        (Vraagplek::Plek(veld), KaartId::Plek(plek)) => plek_veld(model, plek, veld),
        (Vraagplek::Erkenningen, KaartId::Plek(plek)) => erkenningen(model, Van::Plek(plek)),
        (Vraagplek::Venster(_), KaartId::Traject(_)) => antwoord(model, vraag, naam),
        (Vraagplek::Leerroute, _) => leerroute(model, kaart, naam),
        // A question is asked on the card it belongs to.
        (Vraagplek::Plek(_) | Vraagplek::Erkenningen | Vraagplek::Venster(_), _) => {
            dossier(model, kaart, naam)
        }
    }
}

/// One question about a pair: whether the kandidaat can do it, or how long the journey takes.
fn antwoord(model: &mut Model, vraag: &Vervolgvraag, naam: &str) -> Vec<Effect> {
    let Some((venster, effects)) = AntwoordVenster::open(model, vraag, naam) else {
        return dossier(model, vraag.kaart, naam);
    };
    model.open_overlay(Overlay::Antwoord(Box::new(venster)));
    effects
}

/// The voorstellen of a card.
pub fn voorstellen(model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
    let (venster, effect) = VoorstellenVenster::open(model, kaart, naam);
    model.open_overlay(Overlay::Voorstellen(venster));
    vec![effect]
}
