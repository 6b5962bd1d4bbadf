//! Taking a layer out of the model, letting it work, and putting it back.

use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::screen::Screen;
use crate::tui::tab::Tab;

/// Takes the top layer out, lets it work on the model, and puts it back where it was unless it is
/// done.
pub(super) fn with_top(
    model: &mut Model,
    work: impl FnOnce(&mut dyn Layer, &mut Model) -> After,
) -> Vec<Effect> {
    if let Some(at) = model.overlays.len().checked_sub(1) {
        with_overlay(model, at, work)
    } else if let Some(at) = model.screens.len().checked_sub(1) {
        with_screen(model, at, work)
    } else {
        let tab = model.tab;
        with_tab(model, tab, work)
    }
}

pub(super) fn with_overlay(
    model: &mut Model,
    at: usize,
    work: impl FnOnce(&mut dyn Layer, &mut Model) -> After,
) -> Vec<Effect> {
    let mut overlay: Overlay = model.overlays.remove(at);
    let after = work(overlay.layer_mut(), model);
    if !after.closes {
        model.overlays.insert(at.min(model.overlays.len()), overlay);
    }
    after.effects
}

pub(super) fn with_screen(
    model: &mut Model,
    at: usize,
    work: impl FnOnce(&mut dyn Layer, &mut Model) -> After,
) -> Vec<Effect> {
    let mut screen: Screen = model.screens.remove(at);
    let after = work(screen.layer_mut(), model);
    if !after.closes {
        model.screens.insert(at.min(model.screens.len()), screen);
    }
    after.effects
}

/// A screen of the line on top, whether it is in front or not.
pub(super) fn with_tab(
    model: &mut Model,
    tab: Tab,
    work: impl FnOnce(&mut dyn Layer, &mut Model) -> After,
) -> Vec<Effect> {
    let after = match tab {
        Tab::Bord => {
            let mut bord = std::mem::take(&mut model.bord);
            let after = work(&mut bord, model);
            model.bord = bord;
            after
        }
        Tab::Voorraad => {
            let mut voorraad = std::mem::take(&mut model.voorraad);
            let after = work(&mut voorraad, model);
            model.voorraad = voorraad;
            after
        }
        Tab::Matching => {
            let mut matching = std::mem::take(&mut model.matching);
            let after = work(&mut matching, model);
            model.matching = matching;
            after
        }
        Tab::Werkgevers => {
            let mut werkgevers = std::mem::take(&mut model.werkgevers);
            let after = work(&mut werkgevers, model);
            model.werkgevers = werkgevers;
            after
        }
        Tab::Monitor => {
            let mut monitor = std::mem::take(&mut model.monitor);
            let after = work(&mut monitor, model);
            model.monitor = monitor;
            after
        }
        Tab::Overleg => {
            let mut overleg = std::mem::take(&mut model.overleg);
            let after = work(&mut overleg, model);
            model.overleg = overleg;
            after
        }
    };
    after.effects
}

/// Every layer that is in front or may come, from the top down, and the screens of the line on top
/// last.
pub(super) fn with_all(
    model: &mut Model,
    mut work: impl FnMut(&mut dyn Layer, &mut Model) -> After,
) -> Vec<Effect> {
    let mut effects = Vec::new();
    for at in (0..model.overlays.len()).rev() {
        effects.extend(with_overlay(model, at, &mut work));
    }
    for at in (0..model.screens.len()).rev() {
        effects.extend(with_screen(model, at, &mut work));
    }
    for tab in Tab::ALL {
        effects.extend(with_tab(model, tab, &mut work));
    }
    effects
}
