//! The cursor at the left, at the right and in the funnel; what is tried, and turning the pane.

use super::state::{Focus, Links, MatchingScherm};
use crate::app::query::MatchToon;
use crate::domain::matching::Watals;
use crate::keymap::Action;
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::widget::lijst::step;

/// Steps of what is tried, each way.
const STAPPEN: i8 = 20;

impl MatchingScherm {
    /// Another card in hand at the left: what is tried and which list was open belong to the one
    /// before it.
    pub(super) fn links_anders(&mut self, model: &mut Model) -> Vec<Effect> {
        self.toon = MatchToon::Past;
        self.getal = 0;
        self.target = None;
        self.vraag_rechts(model)
    }

    pub(super) fn beweeg_links(&mut self, model: &mut Model, action: Action) -> Option<After> {
        let hoog = Self::hoog_links(model);
        let at = step(action, self.links.cursor, self.links.totaal, hoog)?;
        self.volg = None;
        // The one that was brought along stands above the list.
        let at = if self.mee.take().is_some() { 0 } else { at };
        let was = self.links.in_hand().map(|it| it.kaart);
        self.links.go(at, hoog);
        let mut effects = Vec::new();
        if self.links.mist(hoog, self.waits.links.is_some()) {
            effects.extend(self.vraag_links(model));
        }
        if self.links.in_hand().map(|it| it.kaart) != was || self.bekend().is_none() {
            effects.extend(self.links_anders(model));
        }
        Some(After::stay().with(effects))
    }

    pub(super) fn beweeg_rechts(&mut self, model: &mut Model, action: Action) -> Option<After> {
        let hoog = Self::hoog_rechts(model);
        if action == Action::CursorUp && self.rechts.cursor == 0 {
            self.focus = Focus::Trechter;
            return Some(After::stay());
        }
        let at = step(action, self.rechts.cursor, self.rechts.totaal, hoog)?;
        if at == self.rechts.cursor {
            return Some(After::stay());
        }
        self.rechts.go(at, hoog);
        // The terms of the row under the cursor come with the list.
        Some(After::stay().with(self.vraag_rechts(model)))
    }

    pub(super) fn beweeg_trechter(&mut self, model: &mut Model, action: Action) -> Option<After> {
        let laatste = self.getallen().len().saturating_sub(1);
        match action {
            Action::CursorLeft | Action::MatchTurn => self.getal = self.getal.saturating_sub(1),
            Action::CursorRight => self.getal = (self.getal + 1).min(laatste),
            Action::Top => self.getal = 0,
            Action::Bottom => self.getal = laatste,
            Action::CursorDown | Action::Back => self.focus = Focus::Rechts,
            Action::Open => {
                let (om, _) = self.getallen().get(self.getal).copied()?;
                let toon = match om {
                    Some(om) => MatchToon::Om(om),
                    None if self.getal == 0 => MatchToon::Alles,
                    None => MatchToon::Past,
                };
                self.focus = Focus::Rechts;
                return Some(self.zet_toon(model, toon));
            }
            _ => return None,
        }
        Some(After::stay())
    }

    pub(super) fn zet_toon(&mut self, model: &mut Model, toon: MatchToon) -> After {
        self.toon = toon;
        self.rechts.go(0, 1);
        self.target = None;
        self.rechts.leeg();
        After::stay().with(self.vraag_rechts(model))
    }

    pub(super) fn probeer(&mut self, model: &mut Model, action: Action) -> After {
        let plus = |it: i8, by: i8| it.saturating_add(by).clamp(-STAPPEN, STAPPEN);
        let nu = self.watals;
        self.watals = match action {
            Action::MatchFurther => Watals {
                reistijd: plus(nu.reistijd, 1),
                ..nu
            },
            Action::MatchNearer => Watals {
                reistijd: plus(nu.reistijd, -1),
                ..nu
            },
            Action::MatchHigher => Watals {
                niveau: plus(nu.niveau, 1).min(3),
                ..nu
            },
            Action::MatchLower => Watals {
                niveau: plus(nu.niveau, -1).max(-3),
                ..nu
            },
            Action::MatchLater => Watals {
                periode: (nu.periode + 1) % 5,
                ..nu
            },
            _ => Watals::default(),
        };
        After::stay().with(self.vraag_rechts(model))
    }

    /// One step back: out of what is tried, out of a list of the funnel, to the left.
    pub(super) fn terug(&mut self, model: &mut Model) -> After {
        if !self.watals.is_leeg() {
            return self.probeer(model, Action::MatchReset);
        }
        if self.toon != MatchToon::Past {
            return self.zet_toon(model, MatchToon::Past);
        }
        self.focus = Focus::Links;
        After::stay()
    }

    /// Turns it: who stood at the right is looked for now, and who stood left is under the cursor.
    pub(super) fn draai(&mut self, model: &mut Model) -> After {
        let links = self.in_hand().cloned();
        let rechts = self.rechts_in_hand().cloned();
        let gedraaid = !self.gedraaid;
        *self = Self {
            gedraaid,
            mijn: self.mijn,
            sortering: self.sortering,
            focus: Focus::Links,
            target: links.filter(|_| rechts.is_some()).map(|it| it.kaart),
            mee: rechts.map(|it| Links {
                kaart: it.kaart,
                naam: it.naam,
                bij: it.wat,
                waar: it.plaats,
                tel: (usize::from(it.vrij), 0),
            }),
            ..Self::default()
        };
        After::stay().with(self.reload(model))
    }
}
