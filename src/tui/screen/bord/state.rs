//! What the board knows: per column a window of rows, a cursor and a scroll; filter, order, marks.

use std::collections::BTreeSet;

use super::plan::{Hoogte, Plan, plan};
use crate::app::event::Ticket;
use crate::app::filter::{Filter, Sortering};
use crate::app::query::{BordBeeld, Kaartrij, Query, Venster};
use crate::domain::fase::Fase;
use crate::domain::id::KaartId;
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// One column.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Zuil {
    /// Cards in all, after the filter.
    pub totaal: usize,
    /// Of those late.
    pub laat: usize,
    /// Position of the first row that is held.
    pub van: usize,
    /// The rows that are held.
    pub rijen: Vec<Kaartrij>,
    /// Position of the cursor.
    pub cursor: usize,
    /// Position of the first row in sight.
    pub top: usize,
}

stil!(Zuil);

impl Zuil {
    /// The row at a position, if it is held.
    pub fn rij(&self, at: usize) -> Option<&Kaartrij> {
        self.rijen.get(at.checked_sub(self.van)?)
    }

    /// The row under the cursor.
    pub fn in_hand(&self) -> Option<&Kaartrij> {
        self.rij(self.cursor)
    }

    /// Puts the cursor, and scrolls by half a page when it would leave the sight: one larger
    /// redraw now and then costs a slow line less than one each key.
    pub fn go(&mut self, at: usize, in_sight: usize) {
        self.cursor = at.min(self.totaal.saturating_sub(1));
        let page = in_sight.max(1);
        let half = (page / 2).max(1);
        let last_top = self.totaal.saturating_sub(page);
        if self.cursor < self.top {
            self.top = self.cursor.min(self.top.saturating_sub(half));
        } else if self.cursor >= self.top + page {
            self.top = (self.cursor + 1 - page).max(self.top + half);
        }
        self.top = self.top.min(last_top);
    }

    /// The card in hand stands elsewhere now: the rows in sight move along, so that nothing moves
    /// on the screen. Only at the very top what is new comes into sight.
    fn follow(&mut self, from: usize, in_sight: usize) {
        if self.top > 0 || self.cursor >= in_sight.max(1) {
            self.top = (self.top + self.cursor).saturating_sub(from);
        }
        self.go(self.cursor, in_sight);
    }

    fn holds(&self, from: usize, to: usize) -> bool {
        from >= to || (from >= self.van && to <= self.van + self.rijen.len())
    }
}

/// The board.
pub struct Bord {
    /// The fase in hand.
    pub fase: Fase,
    /// The columns, in the order of the fasen.
    pub zuilen: [Zuil; 7],
    /// What may be on it.
    pub filter: Filter,
    /// The same as it was typed.
    pub filter_tekst: String,
    /// In which order.
    pub sortering: Sortering,
    /// How tall the cards are.
    pub hoogte: Hoogte,
    /// Marked cards, in sight or not.
    pub merken: BTreeSet<KaartId>,
    /// The first answer was seen.
    pub geladen: bool,
    pub(super) ticket: Option<Ticket>,
    pub(super) asked: [Venster; 7],
    /// The card that the answer must put the cursor on, wherever it stands.
    pub(super) target: Option<KaartId>,
    pub(super) waits: Waits,
}

stil!(Bord);

/// Tickets of what was asked before something can be done.
#[derive(Debug, Default)]
pub(super) struct Waits {
    pub(super) poort: Option<Ticket>,
    pub(super) voorproef: Option<Ticket>,
    pub(super) merk: Option<Ticket>,
    pub(super) coaches: Option<(Ticket, Vec<KaartId>)>,
}

impl Default for Bord {
    fn default() -> Self {
        Self {
            fase: Fase::WervingKandidaten,
            zuilen: Default::default(),
            filter: Filter::default(),
            filter_tekst: String::new(),
            sortering: Sortering::default(),
            hoogte: Hoogte::default(),
            merken: BTreeSet::new(),
            geladen: false,
            ticket: None,
            asked: [Venster::default(); 7],
            target: None,
            waits: Waits::default(),
        }
    }
}

impl Bord {
    /// The column in hand.
    pub fn zuil(&self) -> &Zuil {
        let [first, ..] = &self.zuilen;
        self.zuilen.get(self.fase.plaats()).unwrap_or(first)
    }

    pub(super) fn zuil_mut(&mut self) -> &mut Zuil {
        let place = self.fase.plaats().min(6);
        &mut self.zuilen[place]
    }

    /// The card under the cursor.
    pub fn in_hand(&self) -> Option<&Kaartrij> {
        self.zuil().in_hand()
    }

    /// The cards that an action on many works on: the marked ones, else the one in hand.
    pub fn chosen(&self) -> Vec<KaartId> {
        if self.merken.is_empty() {
            self.in_hand().map(|rij| rij.kaart).into_iter().collect()
        } else {
            self.merken.iter().copied().collect()
        }
    }

    /// Cards on the board after the filter.
    pub fn totaal(&self) -> usize {
        self.zuilen.iter().map(|zuil| zuil.totaal).sum()
    }

    /// The places on the board now.
    pub fn plan(&self, model: &Model) -> Plan {
        plan(model.body(), self.fase, self.hoogte)
    }

    /// The board with its fase, its card in hand and its marks, and without a row. A filter on a
    /// name or a group says of whom the cards are, so it goes.
    #[must_use]
    pub fn opnieuw(self) -> Self {
        let zegt = !self.filter.woorden.is_empty() || !self.filter.doelgroepen.is_empty();
        let target = self.in_hand().map(|rij| rij.kaart);
        let (filter, filter_tekst) = if zegt {
            (Filter::default(), String::new())
        } else {
            (self.filter, self.filter_tekst)
        };
        Self {
            fase: self.fase,
            filter,
            filter_tekst,
            sortering: self.sortering,
            hoogte: self.hoogte,
            merken: self.merken,
            target,
            ..Self::default()
        }
    }

    /// Asks everything in sight and around it again, with the cursor on the same card.
    pub fn reload(&mut self, model: &mut Model) -> Effect {
        let in_sight = self.plan(model).rijen.max(1);
        self.asked = std::array::from_fn(|place| {
            let top = self.zuilen.get(place).map_or(0, |zuil| zuil.top);
            Venster {
                van: top.saturating_sub(in_sight),
                aantal: in_sight * 3,
            }
        });
        let anker = self.target.or_else(|| self.in_hand().map(|rij| rij.kaart));
        let (ticket, effect) = model.ask_latest(Query::Bord {
            filter: self.filter.clone(),
            sortering: self.sortering,
            vensters: self.asked,
            anker,
        });
        self.ticket = Some(ticket);
        effect
    }

    /// Asks only if rows in sight are missing, or will be soon. Scrolling inside what is held
    /// costs no question.
    pub fn fill(&mut self, model: &mut Model) -> Option<Effect> {
        let plan = self.plan(model);
        let near = plan.rijen / 2;
        let wanted = |zuil: &Zuil, around: usize| {
            let from = zuil.top.saturating_sub(around);
            let to = (zuil.top + plan.rijen + around).min(zuil.totaal);
            (from.min(to), to)
        };
        let mut short = false;
        let mut coming = self.ticket.is_some();
        for (zuil, asked) in self.zuilen.iter().zip(self.asked) {
            let (from, to) = wanted(zuil, near);
            if !zuil.holds(from, to) {
                short = true;
                coming &= from >= asked.van && to <= asked.van + asked.aantal;
            }
        }
        (short && !coming).then(|| self.reload(model))
    }

    /// Takes the answer to a question; true when something in sight may have changed.
    pub(super) fn take(&mut self, model: &Model, beeld: BordBeeld) -> bool {
        let mut changed = !self.geladen;
        let fase = self.fase;
        let anker = self.target.take().filter(|_| beeld.anker.is_some());
        if let (Some(_), Some((fase, _))) = (anker, beeld.anker) {
            self.fase = fase;
        }
        let in_sight = self.plan(model).rijen;
        let mut answers = beeld.kolommen.into_iter();
        for (place, zuil) in self.zuilen.iter_mut().enumerate() {
            let Some(answer) = answers.next() else { break };
            let id = zuil.in_hand().map(|rij| rij.kaart);
            changed |= (zuil.totaal, zuil.laat, zuil.van)
                != (answer.totaal, answer.laat, answer.van)
                || zuil.rijen != answer.rijen;
            let cursor = (zuil.cursor, zuil.top);
            zuil.totaal = answer.totaal;
            zuil.laat = answer.laat;
            zuil.van = answer.van;
            zuil.rijen = answer.rijen;
            let found = id.and_then(|id| zuil.rijen.iter().position(|rij| rij.kaart == id));
            if let Some(at) = found {
                zuil.cursor = zuil.van + at;
            }
            if let Some((fase, at)) = beeld.anker
                && fase.plaats() == place
                && fase == self.fase
            {
                zuil.cursor = at;
            }
            zuil.follow(cursor.0, in_sight);
            changed |= cursor != (zuil.cursor, zuil.top);
        }
        if !self.geladen && self.zuil().totaal == 0 {
            // Nothing where the board opens: begin where there is something.
            let some = Fase::ALL
                .into_iter()
                .zip(&self.zuilen)
                .find(|(_, zuil)| zuil.totaal > 0);
            self.fase = some.map_or(self.fase, |(fase, _)| fase);
        }
        self.geladen = true;
        changed || fase != self.fase
    }
}
