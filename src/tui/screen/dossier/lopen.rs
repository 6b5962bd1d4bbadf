//! To another tab of the dossier, or to the dossier of another card.

use super::state::{DossierScherm, Tab};
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::open;

impl DossierScherm {
    pub(super) fn zet_tab(&mut self, model: &mut Model, verder: bool) -> After {
        let tab = self.tab.naast(self.kaart, verder);
        self.naar_tab(model, tab)
    }

    pub(super) fn naar_tab(&mut self, model: &mut Model, tab: Tab) -> After {
        self.tab = tab;
        self.zij.begin();
        self.taken.cursor = 0;
        self.lay(model);
        if tab == Tab::Leerroute {
            return After::stay().with(self.reload_all(model));
        }
        After::stay()
    }

    /// The card below or above in the column that the dossier was opened from.
    pub(super) fn buur(&mut self, model: &mut Model, down: bool) -> After {
        let (waarvan, (rij, effects)) = match model.tab {
            crate::tui::tab::Tab::Bord => ("kolom", open::buur(model, self.kaart, down)),
            crate::tui::tab::Tab::Voorraad => {
                ("lijst", open::buur_in_voorraad(model, self.kaart, down))
            }
            _ => {
                model.tell(
                    "het volgende dossier volgt het bord of de werkvoorraad; open dit dossier daar",
                );
                return After::stay();
            }
        };
        let Some(rij) = rij else {
            let waar = if down { "laatste" } else { "eerste" };
            model.tell(format!("dit is de {waar} kaart van de {waarvan}"));
            return After::stay().with(effects);
        };
        let ask = self.go(model, rij.kaart, &rij.naam);
        if model.tab == crate::tui::tab::Tab::Voorraad
            && let Some(stap) = model.voorraad.in_hand().and_then(|it| it.post.stap)
        {
            self.richt_op(stap);
        }
        After::stay().with(effects).with(ask)
    }
}
