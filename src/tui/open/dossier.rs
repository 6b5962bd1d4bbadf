//! The dossier of a card: as it opens, on a step, on a tab; and the card beside it in its list.

use crate::app::query::Kaartrij;
use crate::domain::id::KaartId;
use crate::domain::stap::StapId;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::screen::Screen;
use crate::tui::screen::dossier::DossierScherm;

/// Puts a dossier in front, in place of the one that is open.
fn vooraan(model: &mut Model, scherm: DossierScherm) {
    model.screens.clear();
    model.screens.push(Screen::Dossier(Box::new(scherm)));
    model.resolver.reset();
    model.touch();
}

/// Opens the dossier of a card, in place of the one that is open.
pub fn dossier(model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
    let mut scherm = DossierScherm::new(kaart, naam);
    let ask = scherm.reload(model);
    vooraan(model, scherm);
    ask
}

/// The dossier of a card with the cursor on a step, for who comes because of that step.
pub fn dossier_op_stap(
    model: &mut Model,
    kaart: KaartId,
    naam: &str,
    stap: Option<StapId>,
) -> Vec<Effect> {
    let effects = dossier(model, kaart, naam);
    if let (Some(Screen::Dossier(scherm)), Some(stap)) = (model.screens.last_mut(), stap) {
        scherm.richt_op(stap);
    }
    effects
}

/// The leerroute of a card: its dossier with that tab in front.
pub fn leerroute(model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
    let mut scherm = DossierScherm::new(kaart, naam).op_leerroute();
    let ask = scherm.reload_all(model);
    vooraan(model, scherm);
    ask
}

/// The toestemming of a card: its dossier with that tab in front.
pub fn toestemming(model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
    let mut scherm = DossierScherm::new(kaart, naam).op_formulieren();
    let ask = scherm.reload_all(model);
    vooraan(model, scherm);
    ask
}

/// The card below or above one in the column of the board, with the cursor of the board moved to
/// it. A card that left the column has its successor under the cursor already.
pub fn buur(model: &mut Model, kaart: KaartId, down: bool) -> (Option<Kaartrij>, Vec<Effect>) {
    let mut bord = std::mem::take(&mut model.bord);
    let here = bord.in_hand().is_some_and(|rij| rij.kaart == kaart);
    let effects = if here || !down {
        bord.move_cursor(model, down)
    } else {
        Vec::new()
    };
    let rij = bord.in_hand().filter(|rij| rij.kaart != kaart).cloned();
    model.bord = bord;
    (rij, effects)
}

/// The next or the previous card of the werkvoorraad, with the cursor of the list moved to it.
pub fn buur_in_voorraad(
    model: &mut Model,
    kaart: KaartId,
    down: bool,
) -> (Option<Kaartrij>, Vec<Effect>) {
    let mut scherm = std::mem::take(&mut model.voorraad);
    let (rij, effect) = scherm.buur(model, kaart, down);
    model.voorraad = scherm;
    (rij, effect.into_iter().collect())
}
