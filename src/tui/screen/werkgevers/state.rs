//! What the screen with the leerbedrijven knows.

use ratatui::layout::Rect;

use super::rechts::Rechts;
use crate::app::event::Ticket;
use crate::app::query::{PlekBeeld, Query, Venster, WerkgeverBeeld, Werkgeverrij, WerkgeversBeeld};
use crate::app::werkgevers::{WerkgeverFilter, Werkgeversortering};
use crate::domain::id::LeerbedrijfId;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::open::Van;
use crate::tui::tab::Tab;

/// The screen.
#[derive(Default)]
pub struct WerkgeversScherm {
    /// Leerbedrijven after the filter.
    pub totaal: usize,
    /// Leerbedrijven in all.
    pub alle: usize,
    /// Of those after the filter, where something needs doing.
    pub let_op: usize,
    /// What is filtered, as it was typed.
    pub filter_tekst: String,
    /// The same, read.
    pub filter: WerkgeverFilter,
    /// In which order.
    pub sortering: Werkgeversortering,
    /// The first answer was seen.
    pub geladen: bool,
    pub(super) van: usize,
    pub(super) rijen: Vec<Werkgeverrij>,
    pub(super) cursor: usize,
    pub(super) top: usize,
    /// The answer about the leerbedrijf under the cursor, or about the one before it.
    pub(super) beeld: Option<Box<WerkgeverBeeld>>,
    pub(super) rechts: Rechts,
    /// The keys are for the right side.
    pub(super) in_rechts: bool,
    /// Something happened while another screen was in front.
    pub(super) oud: bool,
    pub(super) target: Option<Van>,
    pub(super) asked: Venster,
    pub(super) waits: Waits,
}

stil!(WerkgeversScherm);

/// Tickets of what was asked.
#[derive(Debug, Default)]
pub(super) struct Waits {
    pub(super) lijst: Option<Ticket>,
    pub(super) werkgever: Option<(Ticket, LeerbedrijfId)>,
    pub(super) poort: Option<Ticket>,
}

/// Where both sides lie.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) lijst: Rect,
    pub(super) rechts: Rect,
}

/// The list gets what its columns need; all the rest is for what is known.
pub(super) fn plan(body: Rect) -> Plan {
    let breed = match body.width {
        0..=59 => body.width,
        60..=99 => (body.width / 2 + 6).min(46),
        100..=159 => 62,
        _ => 84,
    };
    let lijst = Rect {
        width: breed,
        ..body
    };
    let naast = body.width.saturating_sub(breed + 2);
    let rechts = Rect {
        x: body.x.saturating_add(breed).saturating_add(2),
        width: naast,
        ..body
    };
    Plan { lijst, rechts }
}

impl WerkgeversScherm {
    pub(super) fn plan(model: &Model) -> Plan {
        plan(model.body())
    }

    /// Rows of the list in sight: one line is its heading.
    pub(super) fn hoog(model: &Model) -> usize {
        usize::from(Self::plan(model).lijst.height.saturating_sub(1)).max(1)
    }

    pub(super) fn rij(&self, at: usize) -> Option<&Werkgeverrij> {
        self.rijen.get(at.checked_sub(self.van)?)
    }

    /// The leerbedrijf under the cursor.
    pub fn in_hand(&self) -> Option<&Werkgeverrij> {
        self.rij(self.cursor)
    }

    /// Everything of the leerbedrijf under the cursor, once it is here.
    pub(super) fn bekend(&self) -> Option<&WerkgeverBeeld> {
        let id = self.in_hand()?.id;
        self.beeld.as_deref().filter(|it| it.bedrijf.id == id)
    }

    /// The leerwerkplek in hand: the one under the cursor of the right side, or the only one.
    pub(super) fn plek(&self) -> Option<&PlekBeeld> {
        let plekken = &self.bekend()?.plekken;
        match plekken.as_slice() {
            [een] => Some(een),
            alle if self.in_rechts => alle.get(self.rechts.plek),
            _ => None,
        }
    }

    pub(super) fn go(&mut self, at: usize, hoog: usize) {
        self.cursor = at.min(self.totaal.saturating_sub(1));
        let half = (hoog / 2).max(1);
        let last_top = self.totaal.saturating_sub(hoog);
        if self.cursor < self.top {
            self.top = self.cursor.min(self.top.saturating_sub(half));
        } else if self.cursor >= self.top + hoog {
            self.top = (self.cursor + 1 - hoog).max(self.top + half);
        }
        self.top = self.top.min(last_top);
    }

    /// Asks the rows around the sight again, with the cursor on the same leerbedrijf.
    pub(super) fn reload(&mut self, model: &mut Model) -> Vec<Effect> {
        self.oud = false;
        let hoog = Self::hoog(model);
        self.asked = Venster {
            van: self.top.saturating_sub(hoog),
            aantal: hoog * 3,
        };
        let (anker, plek) = match self.target {
            Some(Van::Bedrijf(id)) => (Some(id), None),
            Some(Van::Plek(id)) => (None, Some(id)),
            None => (self.in_hand().map(|it| it.id), None),
        };
        let (ticket, effect) = model.ask_latest(Query::Werkgevers {
            filter: self.filter.clone(),
            sortering: self.sortering,
            venster: self.asked,
            anker,
            plek,
        });
        self.waits.lijst = Some(ticket);
        let mut effects = vec![effect];
        effects.extend(self.ask_one(model, true));
        effects
    }

    /// Asks everything of the leerbedrijf under the cursor, unless it is here.
    pub(super) fn ask_one(&mut self, model: &mut Model, weer: bool) -> Option<Effect> {
        let id = self.in_hand()?.id;
        let komt = self.waits.werkgever.is_some_and(|it| it.1 == id);
        if !weer && (komt || self.bekend().is_some()) {
            return None;
        }
        let (ticket, effect) = model.ask_latest(Query::Werkgever(id));
        self.waits.werkgever = Some((ticket, id));
        Some(effect)
    }

    /// Asks what is missing: rows in sight, and the leerbedrijf under the cursor.
    pub(super) fn fill(&mut self, model: &mut Model) -> Vec<Effect> {
        let hoog = Self::hoog(model);
        let near = hoog / 2;
        let from = self.top.saturating_sub(near);
        let to = (self.top + hoog + near).min(self.totaal);
        let holds = from >= self.van && to <= self.van + self.rijen.len();
        let coming = self.waits.lijst.is_some()
            && from >= self.asked.van
            && to <= self.asked.van + self.asked.aantal;
        if !holds && !coming {
            return self.reload(model);
        }
        self.ask_one(model, false).into_iter().collect()
    }

    /// Takes the answer about the list.
    pub(super) fn take(&mut self, model: &Model, beeld: WerkgeversBeeld) {
        let hoog = Self::hoog(model);
        let was = (self.cursor, self.top);
        let gezocht = self.target.take_if(|_| beeld.anker.is_some()).is_some();
        self.totaal = beeld.totaal;
        self.alle = beeld.alle;
        self.let_op = beeld.let_op;
        self.van = beeld.van;
        self.rijen = beeld.rijen;
        self.geladen = true;
        if let Some(at) = beeld.anker {
            self.cursor = at;
            // The rows in sight move along, so that nothing moves on the screen.
            if !gezocht && self.top > 0 {
                self.top = (self.top + at).saturating_sub(was.0);
            }
        }
        self.go(self.cursor, hoog);
    }

    /// Shows only what a filter lets through.
    pub fn set_filter(
        &mut self,
        model: &mut Model,
        tekst: &str,
        filter: WerkgeverFilter,
    ) -> Vec<Effect> {
        tekst.trim().clone_into(&mut self.filter_tekst);
        if self.filter == filter {
            return Vec::new();
        }
        self.filter = filter;
        self.in_rechts = false;
        self.reload(model)
    }

    /// Shows a saved view: its filter and its order.
    pub fn zet(
        &mut self,
        model: &mut Model,
        (tekst, filter): (&str, WerkgeverFilter),
        sortering: Werkgeversortering,
    ) -> Vec<Effect> {
        let anders = self.sortering != sortering && self.filter == filter;
        self.sortering = sortering;
        let mut effects = self.set_filter(model, tekst, filter);
        // Behind another screen it is asked when somebody looks.
        if anders && model.tab == Tab::Werkgevers {
            effects.extend(self.reload(model));
        }
        effects
    }

    /// Puts the cursor on a leerbedrijf; a filter that hides it goes away.
    pub fn go_werkgever(&mut self, model: &mut Model, van: Van) -> Vec<Effect> {
        self.target = Some(van);
        self.filter = WerkgeverFilter::default();
        self.filter_tekst.clear();
        self.in_rechts = false;
        self.reload(model)
    }
}
