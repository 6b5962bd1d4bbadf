//! What the werkvoorraad knows.

use ratatui::layout::Rect;

use super::daad::Wil;
use crate::app::event::Ticket;
use crate::app::filter::Filter;
use crate::app::query::{
    Blik, Kaartrij, Kop, Query, Venster, Voorraadbeeld, Voorraadrij, Voorraadsleutel, Voorraadwens,
};
use crate::domain::id::KaartId;
use crate::domain::signaal::Signaal;
use crate::domain::stap::StapId;
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// The screen.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a key or a state of its own"
)]
#[derive(Default)]
pub struct VoorraadScherm {
    /// Which list.
    pub blik: Blik,
    /// Of everybody, in place of one's own.
    pub alle: bool,
    /// What is filtered, as it was typed.
    pub filter_tekst: String,
    /// The same, read.
    pub filter: Filter,
    /// The terms of the urgency are in sight, where there is little room.
    pub uitleg: bool,
    /// The first answer was seen.
    pub geladen: bool,
    pub(super) beeld: Voorraadbeeld,
    pub(super) cursor: usize,
    pub(super) top: usize,
    /// Something happened while another screen was in front.
    pub(super) oud: bool,
    /// A row to go to.
    pub(super) target: Option<Voorraadsleutel>,
    /// The row that something was just done with: the next one takes its place.
    pub(super) bezig: Option<Bezig>,
    /// What was done, until the list is here that knows it.
    pub(super) na: Option<Na>,
    /// The rows that something was done with, the last one last: what is taken back is in hand again.
    pub(super) gedaan: Vec<Voorraadsleutel>,
    pub(super) asked: Venster,
    pub(super) waits: Waits,
}

stil!(VoorraadScherm);

/// Something is being done with a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bezig {
    /// Which.
    pub(super) sleutel: Voorraadsleutel,
    /// What it asked.
    post: (Signaal, Option<StapId>),
    /// It stays in hand as long as it stands where it stood: who was spoken with still has to be
    /// planned.
    pub(super) blijft: bool,
}

/// A row that something was done with, and the one below it, which takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Na {
    daad: Bezig,
    volgende: Option<Voorraadsleutel>,
}

/// Tickets of what was asked.
#[derive(Debug, Default)]
pub(super) struct Waits {
    pub(super) lijst: Option<Ticket>,
    /// A change that the row in hand asked for.
    pub(super) daad: Option<Ticket>,
    /// The dossier that a change needs first.
    pub(super) dossier: Option<(Ticket, Wil)>,
    pub(super) poort: Option<Ticket>,
    /// Coaches, to hand the row with this name to.
    pub(super) coaches: Option<(Ticket, Voorraadsleutel, String)>,
}

/// Where the parts lie: the list, and what is said of the row in hand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    pub(super) lijst: Rect,
    pub(super) uitleg: Rect,
    /// It stands beside the list, else below it.
    pub(super) naast: bool,
}

/// How the list of everybody is called.
pub const IEDEREEN: &str = "van iedereen";

/// Fewest columns for list and explanation side by side.
const NAAST: u16 = 110;

impl VoorraadScherm {
    /// The list gets what its columns need; what is said of the row stands beside it where there is
    /// room and below it where there is not.
    pub(super) fn plan(&self, body: Rect) -> Plan {
        if body.width >= NAAST {
            let breed = body.width - (body.width / 3).clamp(40, 66) - 3;
            let lijst = Rect {
                width: breed,
                ..body
            };
            let uitleg = Rect {
                x: body.x.saturating_add(breed).saturating_add(2),
                width: body.width.saturating_sub(breed + 3),
                ..body
            };
            return Plan {
                lijst,
                uitleg,
                naast: true,
            };
        }
        let hoog = if self.uitleg { 10 } else { 5 };
        let hoog = hoog.min(body.height / 2);
        let lijst = Rect {
            height: body.height.saturating_sub(hoog),
            ..body
        };
        let uitleg = Rect {
            y: lijst.bottom(),
            height: hoog,
            ..body
        };
        Plan {
            lijst,
            uitleg,
            naast: false,
        }
    }

    /// Lines of the list in sight: one is the head of the screen.
    pub(super) fn hoog(&self, model: &Model) -> usize {
        let plan = self.plan(model.body());
        usize::from(plan.lijst.height.saturating_sub(1)).max(2)
    }

    pub(super) fn rij(&self, at: usize) -> Option<&Voorraadrij> {
        self.beeld.rijen.get(at.checked_sub(self.beeld.van)?)
    }

    /// The row under the cursor.
    pub fn in_hand(&self) -> Option<&Voorraadrij> {
        self.rij(self.cursor)
    }

    /// The card under the cursor.
    pub fn kaart(&self) -> Option<&Kaartrij> {
        self.in_hand()?.rij.as_deref()
    }

    /// Where each heading begins.
    pub(super) fn begin(&self) -> impl Iterator<Item = (Kop, usize, usize)> + '_ {
        let mut van = 0;
        self.beeld.koppen.iter().map(move |(kop, aantal)| {
            let begin = van;
            van += aantal;
            (*kop, begin, *aantal)
        })
    }

    /// Lines between the top of the list and a row, that row and the headings included; the first row
    /// in sight always has its heading above it.
    fn lijnen(&self, top: usize, at: usize) -> usize {
        let koppen = self.begin().filter(|(_, van, _)| *van > top && *van <= at);
        (at + 1).saturating_sub(top) + 1 + koppen.count()
    }

    /// The line of the screen on which a row stands; its head is line 0.
    pub(super) fn lijn_van(&self, at: usize) -> usize {
        self.lijnen(self.top, at)
    }

    pub(super) fn go(&mut self, at: usize, hoog: usize) {
        self.cursor = at.min(self.beeld.totaal.saturating_sub(1));
        let half = (hoog / 2).max(1);
        if self.cursor < self.top {
            self.top = self.cursor.min(self.top.saturating_sub(half));
        }
        // By half pages, for slow lines.
        while self.lijnen(self.top, self.cursor) > hoog && self.top < self.cursor {
            self.top = (self.top + half).min(self.cursor);
        }
        // Nothing is left empty below the last row while there is something above.
        let laatste = self.beeld.totaal.saturating_sub(1);
        while self.top > 0 && self.lijnen(self.top - 1, laatste) <= hoog {
            self.top -= 1;
        }
    }

    /// Asks the rows around the sight again; the cursor stays on its row unless that was just done.
    pub(super) fn reload(&mut self, model: &mut Model) -> Effect {
        let anker = match (self.target, &self.na) {
            (Some(target), _) => Some(target),
            (None, Some(na)) => na.volgende,
            (None, None) => self.in_hand().map(|it| it.sleutel),
        };
        self.ask(model, anker)
    }

    /// Asks the rows again after something was done with one: the row below it takes its place.
    pub(super) fn reload_na(&mut self, model: &mut Model, daad: Bezig) -> Effect {
        // Whoever went on meanwhile stays where they went.
        if self.in_hand().is_some_and(|it| it.sleutel == daad.sleutel) {
            let volgende = self.rij(self.cursor + 1).map(|it| it.sleutel);
            self.na = Some(Na { daad, volgende });
        }
        self.reload(model)
    }

    /// Something is done with the row in hand: when it is done, the next one takes its place.
    pub fn begin_daad(&mut self) {
        self.bezig = self.in_hand().map(|it| Bezig {
            sleutel: it.sleutel,
            post: (it.post.signaal, it.post.stap),
            blijft: false,
        });
    }

    /// Where the cursor goes after something was done with a row, with whether the rows in sight
    /// move along; the anchor is the row that stood below it.
    fn na_daad(&self, na: Na, anker: Option<usize>) -> Option<(usize, bool)> {
        let sleutel = na.daad.sleutel;
        let at = self.beeld.rijen.iter().position(|it| it.sleutel == sleutel);
        let nog = at.and_then(|at| Some((at + self.beeld.van, self.beeld.rijen.get(at)?)));
        let volgt = anker?;
        match nog {
            // It stands where it stood: it asks something else now, or this was all for today.
            Some((at, rij)) if at + 1 == volgt => {
                let (signaal, stap) = na.daad.post;
                let zelfde = match stap {
                    Some(_) => rij.post.stap == stap,
                    None => rij.post.stap.is_none() && rij.post.signaal == signaal,
                };
                let blijft = na.daad.blijft || !zelfde;
                Some((if blijft { at } else { volgt }, false))
            }
            _ => Some((volgt, true)),
        }
    }

    fn ask(&mut self, model: &mut Model, anker: Option<Voorraadsleutel>) -> Effect {
        self.oud = false;
        let hoog = self.hoog(model);
        self.asked = Venster {
            van: self.top.saturating_sub(hoog),
            aantal: hoog * 3,
        };
        let (ticket, effect) = model.ask_latest(Query::Werkvoorraad(Box::new(Voorraadwens {
            blik: self.blik,
            coach: (!self.alle).then_some(model.coach),
            filter: self.filter.clone(),
            venster: self.asked,
            anker,
        })));
        self.waits.lijst = Some(ticket);
        effect
    }

    /// Asks the rows in sight, unless they are here or coming.
    pub(super) fn fill(&mut self, model: &mut Model) -> Option<Effect> {
        let hoog = self.hoog(model);
        let near = hoog / 2;
        let from = self.top.saturating_sub(near);
        let to = (self.top + hoog + near).min(self.beeld.totaal);
        let holds = from >= self.beeld.van && to <= self.beeld.van + self.beeld.rijen.len();
        let coming = self.waits.lijst.is_some()
            && from >= self.asked.van
            && to <= self.asked.van + self.asked.aantal;
        (!holds && !coming).then(|| self.reload(model))
    }

    /// Takes the answer about the list.
    pub(super) fn take(&mut self, model: &Model, beeld: Voorraadbeeld) {
        let was = self.cursor;
        let gezocht = self.target.take().is_some();
        let na = self.na.take().filter(|_| !gezocht);
        let anker = beeld.anker;
        self.beeld = beeld;
        self.geladen = true;
        let naar = match na {
            Some(na) => self.na_daad(na, anker),
            None => anker.map(|at| (at, !gezocht)),
        };
        if let Some((at, mee)) = naar {
            self.cursor = at;
            // The rows in sight move along, so that nothing moves on the screen.
            if mee && self.top > 0 {
                self.top = (self.top + at).saturating_sub(was);
            }
        }
        let hoog = self.hoog(model);
        self.go(self.cursor, hoog);
    }

    /// The list as it is asked now, from its first row.
    pub(super) fn opnieuw(&mut self, model: &mut Model) -> Effect {
        self.cursor = 0;
        self.top = 0;
        self.target = None;
        self.bezig = None;
        self.na = None;
        self.ask(model, None)
    }

    /// The screen with its list and its place in hand, and without a row; a filter may name somebody.
    #[must_use]
    pub fn opnieuw_leeg(self) -> Self {
        Self {
            blik: self.blik,
            alle: self.alle,
            uitleg: self.uitleg,
            target: self.in_hand().map(|it| it.sleutel),
            ..Self::default()
        }
    }

    /// Another list under another head, under which the old rows would say what is not so.
    pub(super) fn andere(&mut self, model: &mut Model) -> Effect {
        self.beeld = Voorraadbeeld::default();
        self.opnieuw(model)
    }

    /// Shows only what a filter lets through.
    pub fn set_filter(&mut self, model: &mut Model, tekst: &str, filter: Filter) -> Option<Effect> {
        tekst.trim().clone_into(&mut self.filter_tekst);
        if self.filter == filter {
            return None;
        }
        self.filter = filter;
        Some(self.opnieuw(model))
    }

    /// Which list it is, in words; nothing for the usual one.
    pub fn lijst(&self) -> String {
        let blik = (self.blik != Blik::default()).then(|| self.blik.label());
        let alle = self.alle.then_some(IEDEREEN);
        let woorden: Vec<&str> = blik.into_iter().chain(alle).collect();
        woorden.join(", ")
    }

    /// Shows the list of these words.
    pub fn zet_lijst(&mut self, model: &mut Model, woorden: &str) -> Option<Effect> {
        let alle = woorden.ends_with(IEDEREEN);
        let blik = Blik::ALL
            .into_iter()
            .find(|it| woorden.starts_with(it.label()));
        let blik = blik.unwrap_or_default();
        if (alle, blik) == (self.alle, self.blik) {
            return None;
        }
        (self.alle, self.blik) = (alle, blik);
        Some(self.andere(model))
    }

    /// Rows in all, for who filters.
    pub fn totaal(&self) -> usize {
        self.beeld.totaal
    }

    /// Goes to the next or the previous row with a card, for the dossier that lies over the list. A
    /// card that left the list has its successor under the cursor already.
    pub fn buur(
        &mut self,
        model: &mut Model,
        kaart: KaartId,
        down: bool,
    ) -> (Option<Kaartrij>, Option<Effect>) {
        let here = self.kaart().is_some_and(|it| it.kaart == kaart);
        let hoog = self.hoog(model);
        let was = self.cursor;
        if here || !down {
            loop {
                let at = if down {
                    self.cursor + 1
                } else {
                    self.cursor.saturating_sub(1)
                };
                if at == self.cursor || at >= self.beeld.totaal {
                    self.go(was, hoog);
                    return (None, None);
                }
                self.go(at, hoog);
                // A draft of somebody who is no card yet has no dossier.
                if self.kaart().is_some() || self.in_hand().is_none() {
                    break;
                }
            }
        }
        let rij = self.kaart().filter(|it| it.kaart != kaart).cloned();
        (rij, self.fill(model))
    }
}
