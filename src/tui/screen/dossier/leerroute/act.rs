//! What the keys do in the grid: a digit sets the status of the row in hand, or of every marked one.

use super::view::kop_hoog;
use super::{Leerroute, Rij, Soort};
use crate::app::command::{Command, WerkprocesKeuze};
use crate::domain::id::KaartId;
use crate::domain::waardelijst::WerkprocesStatus;
use crate::keymap::{Action, stack};
use crate::tui::layer::After;
use crate::tui::model::{Model, Oordeelaar};
use crate::tui::open;
use crate::tui::overlay::oordeel::OordeelVoor;
use crate::tui::widget::lijst::step;

/// The statuses in the order of their columns, with the action that sets each.
pub(super) const KOLOMMEN: [(Action, WerkprocesStatus); 5] = [
    (Action::WerkprocesKnown, WerkprocesStatus::KanAl),
    (Action::WerkprocesLearn, WerkprocesStatus::TeLeren),
    (Action::WerkprocesPractice, WerkprocesStatus::InOefening),
    (Action::WerkprocesLearned, WerkprocesStatus::Geleerd),
    (Action::WerkprocesFailed, WerkprocesStatus::NietGeleerd),
];

/// Most keys that wait for the leerroute.
const VOORUIT: usize = 64;

/// The status that an action sets; none inside takes a werkproces out.
#[expect(
    clippy::option_option,
    reason = "no such action, out of the leerroute, or a status"
)]
fn status(action: Action) -> Option<Option<WerkprocesStatus>> {
    if action == Action::WerkprocesOut {
        return Some(None);
    }
    let kolom = KOLOMMEN.iter().find(|it| it.0 == action);
    kolom.map(|it| Some(it.1))
}

/// Who judges today, if that was said today.
pub(super) fn oordeelaar(model: &Model, kaart: KaartId) -> Option<&Oordeelaar> {
    let gezegd = model.oordelen.get(&kaart)?;
    (gezegd.gezegd == Some(model.vandaag)).then_some(gezegd)
}

impl Leerroute {
    /// Whether an action is one of this tab alone.
    pub(in super::super) fn kent(action: Action) -> bool {
        status(action).is_some()
            || matches!(
                action,
                Action::WerkprocesMark
                    | Action::WerkprocesMarkAll
                    | Action::KwalificatieChoose
                    | Action::OordeelEdit
            )
    }

    /// Whether it can be done now, or why not.
    pub(in super::super) fn can(&self, model: &Model, action: Action) -> Result<(), String> {
        let Some(beeld) = &self.beeld else {
            // It waits until the leerroute is read.
            return Ok(());
        };
        let wijzigt = status(action).is_some() || action == Action::KwalificatieChoose;
        if wijzigt && beeld.vast {
            let key = model.key(stack::LEERROUTE, Action::StapReopen);
            return Err(format!(
                "de praktijkverklaring is opgesteld; zet PL-08 hieronder eerst weer open met {key}"
            ));
        }
        if action == Action::KwalificatieChoose && beeld.keuzes.is_empty() {
            return Err("deze regio heeft geen andere kwalificaties".to_owned());
        }
        let op_rij = status(action).is_some() || action == Action::WerkprocesMark;
        if op_rij && beeld.kwalificatie.is_none() {
            let key = model.key(stack::LEERROUTE, Action::KwalificatieChoose);
            return Err(format!("kies eerst een kwalificatie met {key}"));
        }
        let zonder_rij = self.in_hand().is_none();
        if op_rij && zonder_rij && (action == Action::WerkprocesMark || self.merken.is_empty()) {
            return Err("zet de cursor op een werkproces".to_owned());
        }
        Ok(())
    }

    /// Does an action of this tab; none when it is another one's.
    pub(in super::super) fn act(
        &mut self,
        model: &mut Model,
        kaart: KaartId,
        naam: &str,
        action: Action,
    ) -> Option<After> {
        if self.beeld.is_none() {
            let voor_hier = Self::kent(action) || step(action, 0, 1, 1).is_some();
            if voor_hier && self.vooruit.len() < VOORUIT {
                self.vooruit.push(action);
            }
            return voor_hier.then(After::stay);
        }
        let page = (self.hoog / 2).max(1);
        if let Some(at) = step(action, self.cursor, self.rijen.len(), page) {
            self.go(at);
            return Some(After::stay());
        }
        if let Some(status) = status(action) {
            return Some(self.zet(model, kaart, naam, status));
        }
        match action {
            Action::WerkprocesMark => {
                if let Some(code) = self.in_hand() {
                    if !self.merken.remove(&code) {
                        self.merken.insert(code);
                    }
                    self.verder();
                }
            }
            Action::WerkprocesMarkAll => {
                let alle = self.rijen.iter().filter_map(|it| match it {
                    Rij::Werkproces(code) => Some(*code),
                    Rij::Stap(_) => None,
                });
                self.merken = alle.collect();
            }
            Action::MarksClear => self.merken.clear(),
            Action::KwalificatieChoose => {
                if let Some(beeld) = &self.beeld {
                    open::kwalificatie(model, naam, beeld);
                }
            }
            Action::OordeelEdit => self.vraag(model, kaart, naam, Vec::new()),
            Action::Open if self.in_hand().is_some() => {
                model.tell("een cijfer zet de status van dit werkproces; spatie merkt er meer");
            }
            _ => return None,
        }
        Some(After::stay())
    }

    /// Does what was pressed before the leerroute was read, in order; what asks something or cannot be
    /// done ends it.
    pub(in super::super) fn haal_in(
        &mut self,
        model: &mut Model,
        kaart: KaartId,
        naam: &str,
    ) -> After {
        let mut samen = After::stay();
        let vensters = model.overlays.len();
        for action in std::mem::take(&mut self.vooruit) {
            if Self::kent(action)
                && let Err(waarom) = self.can(model, action)
            {
                model.refuse(waarom);
                break;
            }
            let after = self.act(model, kaart, naam, action);
            samen = samen.with(after.map(|it| it.effects).unwrap_or_default());
            if model.overlays.len() > vensters {
                break;
            }
        }
        samen
    }

    /// Sets the status of the marked rows, or of the one in hand.
    fn zet(
        &mut self,
        model: &mut Model,
        kaart: KaartId,
        naam: &str,
        status: Option<WerkprocesStatus>,
    ) -> After {
        let gemerkt = !self.merken.is_empty();
        let codes: Vec<_> = if gemerkt {
            std::mem::take(&mut self.merken).into_iter().collect()
        } else {
            self.in_hand().into_iter().collect()
        };
        let regels: Vec<WerkprocesKeuze> = codes
            .into_iter()
            .map(|code| WerkprocesKeuze { code, status })
            .collect();
        let oordeel = status.is_some_and(WerkprocesStatus::is_oordeel);
        let wie = oordeelaar(model, kaart).cloned();
        let after = match (oordeel, wie) {
            (true, None) => {
                self.vraag(model, kaart, naam, regels);
                After::stay()
            }
            // Nothing to say twice: the key only moves on.
            (false, _) if regels.iter().all(|it| self.staat_al(*it)) => After::stay(),
            (_, wie) => {
                let wie = wie.filter(|_| oordeel).unwrap_or_default();
                // Without the version that was seen: keys follow each other faster than answers.
                After::stay().and(model.send(Command::ZetWerkprocessen {
                    kaart,
                    regels,
                    op: wie.op,
                    door: wie.door,
                    gezien: None,
                }))
            }
        };
        if !gemerkt {
            self.verder();
        }
        after
    }

    fn staat_al(&self, keuze: WerkprocesKeuze) -> bool {
        let regel = self.rij(keuze.code).and_then(|it| it.regel.as_ref());
        regel.map(|it| it.status) == keuze.status
    }

    /// Asks who judges and when; `regels` are put with the answer.
    fn vraag(&self, model: &mut Model, kaart: KaartId, naam: &str, regels: Vec<WerkprocesKeuze>) {
        let mut voorstel = oordeelaar(model, kaart).cloned().unwrap_or_default();
        if voorstel.door.is_empty() {
            let eerder = model.oordelen.get(&kaart).map(|it| it.door.clone());
            let opleider = self.beeld.as_ref().map(|it| it.praktijkopleider.clone());
            voorstel.door = eerder.or(opleider).unwrap_or_default();
        }
        open::oordeel(model, naam, &voorstel, OordeelVoor { kaart, regels });
    }

    /// To the next werkproces; the last one keeps the cursor.
    fn verder(&mut self) {
        if let Some(Rij::Werkproces(_)) = self.rijen.get(self.cursor + 1) {
            self.go(self.cursor + 1);
        }
    }

    /// Puts the cursor on the row of a line, for the mouse.
    pub(in super::super) fn klik(&mut self, y: usize, hoog: u16) {
        let kop = usize::from(kop_hoog(hoog));
        let lijn = y
            .checked_sub(kop)
            .and_then(|y| self.lijnen.get(self.top + y));
        if let Some(Soort::Rij(at) | Soort::Vervolg(at)) = lijn.map(|it| it.soort) {
            self.go(at);
        }
    }
}
