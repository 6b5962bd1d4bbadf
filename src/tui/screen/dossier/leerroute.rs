//! The leerroute of a traject as a grid: werkprocessen under their kerntaak, the statuses beside
//! them, and below it the steps to the praktijkverklaring.

mod act;
pub(super) mod view;

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use crate::app::query::{LeerrouteBeeld, WerkprocesRij};
use crate::domain::code::Werkprocescode;
use crate::domain::leerroute::Uitvoerbaar;
use crate::domain::stap::StapId;
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::widget::text::wrap;

/// What the cursor can be on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rij {
    /// A werkproces of the kwalificatie.
    Werkproces(Werkprocescode),
    /// A step on the way to the verklaring.
    Stap(StapId),
}

/// What a line shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Soort {
    /// A heading.
    Kop,
    /// Words about the grid.
    Tekst,
    /// Words to watch.
    LetOp,
    /// The first line of a row.
    Rij(usize),
    /// A further line of its title.
    Vervolg(usize),
}

/// One line, wrapped for the width that it was made for.
#[derive(Clone)]
struct Lijn {
    soort: Soort,
    tekst: String,
}

/// The grid with a cursor in it.
#[derive(Default)]
pub(super) struct Leerroute {
    beeld: Option<Box<LeerrouteBeeld>>,
    rijen: Vec<Rij>,
    lijnen: Vec<Lijn>,
    cursor: usize,
    top: usize,
    /// Lines in sight.
    hoog: usize,
    merken: BTreeSet<Werkprocescode>,
    /// Keys that came before the leerroute was read: nobody has to press them again.
    vooruit: Vec<Action>,
}

impl Leerroute {
    /// Takes the answer; lines are made by `lay`.
    pub(super) fn take(&mut self, beeld: Box<LeerrouteBeeld>) {
        let codes: BTreeSet<_> = werkprocessen(&beeld).map(|it| it.code).collect();
        self.merken.retain(|it| codes.contains(it));
        self.beeld = Some(beeld);
    }

    /// Makes the lines for an area, with the cursor on what it was on.
    pub(super) fn lay(&mut self, model: &Model, area: Rect) {
        let voor = self.rijen.get(self.cursor).copied();
        let grid = matches!(self.rijen.first(), Some(Rij::Werkproces(_)));
        let kop = view::kop_hoog(area.height);
        self.hoog = usize::from(area.height.saturating_sub(kop));
        self.rijen.clear();
        self.lijnen.clear();
        let Some(beeld) = self.beeld.take() else {
            return;
        };
        self.werkprocessen(model, &beeld, area.width);
        self.staart(&beeld, area.width);
        self.beeld = Some(beeld);
        let zelfde = voor.and_then(|it| self.rijen.iter().position(|rij| *rij == it));
        // Rows that were not there before are what comes next: the kwalificatie was just chosen.
        let at = match (grid, self.rijen.first()) {
            (false, Some(Rij::Werkproces(_))) => Some(0),
            _ => zelfde,
        };
        self.go(at.unwrap_or(self.cursor));
    }

    fn werkprocessen(&mut self, model: &Model, beeld: &LeerrouteBeeld, width: u16) {
        let breed = usize::from(width.saturating_sub(2));
        if beeld.kwalificatie.is_none() {
            let key = model.key(stack::LEERROUTE, Action::KwalificatieChoose);
            let tekst = format!(
                "Er is nog geen kwalificatie. {key} kiest er een; daarna kies je hier de \
                 werkprocessen die de kandidaat leert."
            );
            self.tekst(Soort::Tekst, &tekst, breed);
        }
        let maten = view::maten(width);
        for kerntaak in &beeld.kerntaken {
            let kop = format!("{} {}", kerntaak.code, kerntaak.naam);
            self.tekst(Soort::Kop, &kop, breed);
            for rij in &kerntaak.werkprocessen {
                let at = self.rijen.len();
                self.rijen.push(Rij::Werkproces(rij.code));
                let tekst = match rij.uitvoerbaar {
                    Uitvoerbaar::Nee => format!("{} (kan niet bij dit leerbedrijf)", rij.naam),
                    _ => rij.naam.clone(),
                };
                for (plaats, regel) in wrap(&tekst, maten.titel).into_iter().enumerate() {
                    let soort = if plaats == 0 {
                        Soort::Rij(at)
                    } else {
                        Soort::Vervolg(at)
                    };
                    self.lijnen.push(Lijn {
                        soort,
                        tekst: regel,
                    });
                }
            }
        }
        if !beeld.eerder.is_empty() {
            let codes: Vec<String> = beeld.eerder.iter().map(|it| it.code.to_string()).collect();
            let tekst = format!(
                "Vervallen, van een eerdere kwalificatie: {} (zie Contact)",
                codes.join(", ")
            );
            self.tekst(Soort::Tekst, &tekst, breed);
        }
    }

    /// What comes after the grid: what to watch, and the steps with their days.
    fn staart(&mut self, beeld: &LeerrouteBeeld, width: u16) {
        let breed = usize::from(width.saturating_sub(4));
        for tekst in &beeld.let_op {
            self.tekst(Soort::LetOp, tekst, breed);
        }
        self.tekst(Soort::Kop, "Naar de praktijkverklaring", breed);
        for rij in &beeld.stappen {
            let at = self.rijen.len();
            self.rijen.push(Rij::Stap(rij.stap));
            self.lijnen.push(Lijn {
                soort: Soort::Rij(at),
                tekst: String::new(),
            });
        }
    }

    fn tekst(&mut self, soort: Soort, tekst: &str, breed: usize) {
        for regel in wrap(tekst, breed) {
            self.lijnen.push(Lijn {
                soort,
                tekst: regel,
            });
        }
    }

    /// Puts the cursor; scrolls by half a page when a row would not be in sight whole.
    fn go(&mut self, at: usize) {
        self.cursor = at.min(self.rijen.len().saturating_sub(1));
        let van_rij = |it: &Lijn| match it.soort {
            Soort::Rij(at) | Soort::Vervolg(at) => at == self.cursor,
            _ => false,
        };
        let eerste = self.lijnen.iter().position(van_rij).unwrap_or(0);
        let laatste = self.lijnen.iter().rposition(van_rij).unwrap_or(0);
        let hoog = self.hoog.max(1);
        if self.cursor == 0 {
            // The heading above the first row is worth a line.
            self.top = 0;
        }
        if eerste < self.top {
            self.top = eerste.saturating_sub(hoog / 2);
        } else if laatste >= self.top + hoog {
            self.top = (laatste + 1 + hoog / 2).saturating_sub(hoog).min(eerste);
        }
        self.top = self.top.min(self.lijnen.len().saturating_sub(hoog));
    }

    /// The step that the cursor is on.
    pub(super) fn stap(&self) -> Option<StapId> {
        match self.rijen.get(self.cursor)? {
            Rij::Stap(stap) => Some(*stap),
            Rij::Werkproces(_) => None,
        }
    }

    /// The werkproces that the cursor is on.
    fn in_hand(&self) -> Option<Werkprocescode> {
        match self.rijen.get(self.cursor)? {
            Rij::Werkproces(code) => Some(*code),
            Rij::Stap(_) => None,
        }
    }

    fn rij(&self, code: Werkprocescode) -> Option<&WerkprocesRij> {
        werkprocessen(self.beeld.as_ref()?).find(|it| it.code == code)
    }
}

fn werkprocessen(beeld: &LeerrouteBeeld) -> impl Iterator<Item = &WerkprocesRij> {
    beeld.kerntaken.iter().flat_map(|it| &it.werkprocessen)
}
