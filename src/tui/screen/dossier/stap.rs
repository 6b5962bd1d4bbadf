//! What is done with the step in hand: put it, open its window, or go to where it is done.

use super::stappen::{Anker, rij};
use super::state::{DossierScherm, Tab};
use crate::app::command::{Command, NieuweStand};
use crate::app::query::StapRij;
use crate::domain::formulier::Formuliersoort;
use crate::domain::leerroute::is_van_leerroute;
use crate::domain::stap::{StapId, Vraag};
use crate::domain::stappen::Stapstand;
use crate::form::specs;
use crate::form::specs::stap::Stapkeuze;
use crate::keymap::Action;
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::open;
use crate::tui::overlay::stap::Bij;

impl DossierScherm {
    fn stap_in_hand(&self) -> Option<&StapRij> {
        let stap = match self.tab {
            Tab::Stappen => self.stappen.stap()?,
            Tab::Leerroute => self.leerroute.stap()?,
            Tab::Formulieren | Tab::Taken | Tab::Contact | Tab::Journaal => return None,
        };
        rij(self.data.as_ref()?, stap)
    }

    pub(super) fn kan_stap(&self, action: Action) -> Result<(), String> {
        let Some(rij) = self.stap_in_hand() else {
            return Err("zet de cursor op een stap; een fase vouw je open met enter".to_owned());
        };
        match action {
            Action::StapNvt if !rij.mag_nvt => Err(format!(
                "{} hoort er altijd bij; doe de stap of ga bij de poort verder met een motivering",
                rij.stap
            )),
            Action::StapReopen if rij.stand == Stapstand::Open => {
                Err(format!("{} staat al open", rij.stap))
            }
            _ => Ok(()),
        }
    }

    /// Puts a step without asking more.
    pub(super) fn zet(&self, model: &mut Model, stap: StapId, stand: NieuweStand) -> Effect {
        // Without the version that was seen: keys follow each other faster than answers, and what
        // stands is replaced either way. It is in the timeline and goes back with undo.
        model.send(Command::ZetStap {
            kaart: self.kaart,
            stap,
            stand,
            gegeven: None,
            tekst: String::new(),
            gezien: None,
        })
    }

    pub(super) fn put(&self, model: &mut Model, stand: NieuweStand) -> After {
        match self.stap_in_hand() {
            Some(rij) => After::stay().and(self.zet(model, rij.stap, stand)),
            None => After::stay(),
        }
    }

    /// Done today; a step that asks something opens its window.
    pub(super) fn done(&self, model: &mut Model) -> After {
        let Some(rij) = self.stap_in_hand() else {
            return After::stay();
        };
        // A step that a form does is done by finishing the form.
        if let Some(soort) = self.formulieren.doet(rij.stap) {
            let stap = rij.stap;
            return self.formulier_van(model, stap, soort);
        }
        match rij.stap.stap().vraag {
            // Its window knows the way to the form that it needs something of, and asks for words.
            Vraag::Datum if specs::vraagt_papier(rij.stap) || self.vraagt_motivering(rij.stap) => {
                self.venster(model, Stapkeuze::Gedaan, true)
            }
            Vraag::Datum | Vraag::Start | Vraag::Einde => {
                let stand = NieuweStand::Gedaan { op: None };
                After::stay().and(self.zet(model, rij.stap, stand))
            }
            _ => self.venster(model, Stapkeuze::Gedaan, true),
        }
    }

    fn vraagt_motivering(&self, stap: StapId) -> bool {
        let traject = self.data.as_ref().and_then(|it| it.traject.as_ref());
        traject.is_some_and(|it| it.vraagt_motivering(stap))
    }

    pub(super) fn venster(&self, model: &mut Model, keuze: Stapkeuze, meteen: bool) -> After {
        let (Some(dossier), Some(rij)) = (&self.data, self.stap_in_hand()) else {
            return After::stay();
        };
        let effects = open::stap(
            model,
            &Bij {
                kaart: self.kaart,
                naam: &dossier.rij.naam,
                rij,
                gezien: Some(dossier.versie),
                dossier: Some(dossier),
                keuze,
                meteen,
            },
        );
        After::stay().with(effects)
    }

    pub(super) fn enter(&mut self, model: &mut Model) -> After {
        match self.stappen.in_hand() {
            Some(Anker::Fase(fase)) if self.tab == Tab::Stappen => {
                self.stappen.vouw(fase);
                self.lay(model);
                After::stay()
            }
            Some(Anker::Stap(stap)) if self.tab == Tab::Stappen => {
                if let Some(effects) = open::wg_stap(model, self.kaart, &self.naam, stap) {
                    return After::stay().with(effects);
                }
                if let Some(soort) = Formuliersoort::van_stap(stap) {
                    return self.formulier_van(model, stap, soort);
                }
                if is_van_leerroute(stap) && !self.leerroute_laat(stap) {
                    return self.naar_tab(model, Tab::Leerroute);
                }
                self.open_stap(model)
            }
            _ if self.tab == Tab::Leerroute && self.leerroute.stap().is_some() => {
                self.open_stap(model)
            }
            _ => After::stay(),
        }
    }

    /// Whether a step of the leerroute only waits for being put done.
    fn leerroute_laat(&self, stap: StapId) -> bool {
        let traject = self.data.as_ref().and_then(|it| it.traject.as_ref());
        traject.is_some_and(|it| !it.stappen.is_klaar(stap) && it.leerroute_laat(stap).is_ok())
    }

    /// The window of the step in hand, as it stands.
    fn open_stap(&self, model: &mut Model) -> After {
        let keuze = match self.stap_in_hand().map(|it| &it.stand) {
            Some(Stapstand::Gepland { .. }) => Stapkeuze::Gepland,
            Some(Stapstand::Nvt { .. }) => Stapkeuze::Nvt,
            Some(Stapstand::Afwijking { .. }) => Stapkeuze::Afwijking,
            _ => Stapkeuze::Gedaan,
        };
        self.venster(model, keuze, false)
    }
}
