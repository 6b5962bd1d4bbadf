//! The layers: which one has the keys, and what can be done on it.

use super::Model;
use crate::app::presentatie as deur;
use crate::domain::recht::Bevoegd;
use crate::keymap::Action;
use crate::tui::layer::Layer;
use crate::tui::overlay::Overlay;
use crate::tui::presentatie;
use crate::tui::recht;
use crate::tui::tab::Tab;

impl Model {
    /// Opens a window on top; one that is not for a shared screen does not open there.
    pub fn open_overlay(&mut self, overlay: Overlay) {
        if self.presentatie.is_some() && !presentatie::mag_open(&overlay) {
            self.refuse(deur::NIET_GEDEELD);
            return;
        }
        self.resolver.reset();
        self.overlays.push(overlay);
        self.touch();
    }

    /// The layer that gets the keys.
    pub fn top(&self) -> &dyn Layer {
        match self.overlays.last() {
            Some(overlay) => overlay.layer(),
            None => self.front(),
        }
    }

    /// The screen in front, whatever lies over it.
    pub fn front(&self) -> &dyn Layer {
        match self.screens.last() {
            Some(screen) => screen.layer(),
            None => self.onder(self.tab),
        }
    }

    /// A screen of the line on top, without what lies over it.
    pub fn onder(&self, tab: Tab) -> &dyn Layer {
        match tab {
            Tab::Bord => &self.bord,
            Tab::Voorraad => &self.voorraad,
            Tab::Matching => &self.matching,
            Tab::Werkgevers => &self.werkgevers,
            Tab::Overleg => &self.overleg,
            Tab::Monitor => &self.monitor,
        }
    }

    /// Brings a screen of the line on top in front, with what lay over it; once more, without.
    pub(in crate::tui) fn zet_tab(&mut self, tab: Tab) {
        self.overlays.clear();
        self.resolver.reset();
        self.touch();
        if tab == self.tab {
            self.screens.clear();
            return;
        }
        let over = std::mem::take(&mut self.screens);
        self.elders.push((self.tab, over));
        self.tab = tab;
        if let Some(at) = self.elders.iter().position(|it| it.0 == tab) {
            self.screens = self.elders.swap_remove(at).1;
        }
    }

    /// Whether an action can be done on top, or why not. Undo is for the service to refuse: what it
    /// would take back may just have been sent.
    pub fn can(&self, action: Action) -> Result<(), String> {
        self.mag(action)?;
        self.top().can(self, action)
    }

    /// Whether the role of the coach reaches an action, or why not; until the store told who this
    /// is, the service is the one that refuses. A shared screen refuses more.
    pub fn mag(&self, action: Action) -> Result<(), String> {
        presentatie::mag(self, action)?;
        match self.bevoegd() {
            Some(wie) => recht::mag(wie, action),
            None => Ok(()),
        }
    }

    /// The rights of the coach, once the store told who this is.
    pub fn bevoegd(&self) -> Option<Bevoegd> {
        self.toestand.as_ref().and_then(|it| it.coach.bevoegd())
    }

    /// Whether something typed anywhere is not kept yet.
    pub fn unsaved(&self) -> bool {
        self.overlays.iter().any(|it| it.layer().unsaved())
            || self.screens.iter().any(|it| it.layer().unsaved())
    }
}
