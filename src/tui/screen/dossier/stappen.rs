//! The steps of a card as rows: fasen folded except the one in hand, one step a row.

use std::collections::BTreeSet;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::query::{Dossier, StapRij};
use crate::domain::fase::Fase;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::lijst::marker;
use crate::tui::widget::stapregel::{is_laat, wie, woorden};
use crate::tui::widget::text::{fit, put, put_right, width};

/// What a row is about; the cursor is kept on it while the rows around it change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anker {
    /// The heading of a fase.
    Fase(Fase),
    /// A step.
    Stap(StapId),
}

/// The rows with a cursor in them.
#[derive(Debug, Default)]
pub(super) struct Stappen {
    rijen: Vec<Anker>,
    /// Fasen that are not as they are by themselves: the one in hand open, the others folded.
    anders: BTreeSet<Fase>,
    pub(super) cursor: usize,
    top: usize,
    /// The step to begin on.
    doel: Option<StapId>,
}

impl Stappen {
    /// Makes the rows again, with the cursor on what it was on.
    pub(super) fn zet(&mut self, dossier: &Dossier, rijen_hoog: usize) {
        let hier = dossier.rij.fase;
        let doel = self.doel.take();
        let doel = doel.filter(|stap| rij(dossier, *stap).is_some());
        let van_doel = doel.map(|stap| stap.stap().fase);
        // What is folded by itself is opened for the step that was asked for.
        self.anders.extend(van_doel.filter(|fase| *fase != hier));
        let before = doel
            .map(Anker::Stap)
            .or_else(|| self.rijen.get(self.cursor).copied());
        self.rijen.clear();
        for fase in Fase::ALL {
            let mut stappen = dossier
                .stappen
                .iter()
                .filter(|it| it.stap.stap().fase == fase);
            let Some(first) = stappen.next() else {
                continue;
            };
            self.rijen.push(Anker::Fase(fase));
            if (fase == hier) != self.anders.contains(&fase) {
                let all = std::iter::once(first).chain(stappen);
                self.rijen.extend(all.map(|it| Anker::Stap(it.stap)));
            }
        }
        let same = before.and_then(|it| self.rijen.iter().position(|row| *row == it));
        // A dossier opens on the first step that still has to be done.
        let todo = || {
            self.rijen.iter().position(|row| match row {
                Anker::Stap(stap) => rij(dossier, *stap).is_some_and(|it| !it.stand.is_klaar()),
                Anker::Fase(_) => false,
            })
        };
        let at = match before {
            Some(_) => same.unwrap_or(self.cursor),
            None => todo().unwrap_or(0),
        };
        self.go(at, rijen_hoog);
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.rijen.len()
    }

    /// Puts the cursor and scrolls by half a page when it would leave the sight.
    pub(super) fn go(&mut self, at: usize, in_sight: usize) {
        let page = in_sight.max(1);
        let last = self.rijen.len().saturating_sub(1);
        self.cursor = at.min(last);
        if self.cursor < self.top {
            self.top = self.cursor.saturating_sub(page / 2);
        } else if self.cursor >= self.top + page {
            self.top = self.cursor + 1 - page + page / 2;
        }
        self.top = self.top.min(self.rijen.len().saturating_sub(page));
    }

    /// The step that the cursor stands on when the steps are here.
    pub(super) fn richt_op(&mut self, stap: StapId) {
        self.doel = Some(stap);
    }

    /// Forgets cursor and folds, for another card.
    pub(super) fn begin(&mut self) {
        *self = Self::default();
    }

    /// What the cursor is on.
    pub(super) fn in_hand(&self) -> Option<Anker> {
        self.rijen.get(self.cursor).copied()
    }

    /// The step that the cursor is on.
    pub(super) fn stap(&self) -> Option<StapId> {
        match self.in_hand()? {
            Anker::Stap(stap) => Some(stap),
            Anker::Fase(_) => None,
        }
    }

    /// Folds or unfolds a fase.
    pub(super) fn vouw(&mut self, fase: Fase) {
        if !self.anders.remove(&fase) {
            self.anders.insert(fase);
        }
    }

    /// The row at a line of the list, for the mouse.
    pub(super) fn at(&self, y: usize) -> Option<usize> {
        let at = self.top + y;
        (at < self.rijen.len()).then_some(at)
    }

    /// Draws the rows in sight.
    pub(super) fn draw(&self, model: &Model, dossier: &Dossier, area: Rect, buf: &mut Buffer) {
        let rows = usize::from(area.height);
        for (y, (at, anker)) in
            (0..area.height).zip(self.rijen.iter().enumerate().skip(self.top).take(rows))
        {
            marker(model.theme, area, y, at == self.cursor, buf);
            match anker {
                Anker::Fase(fase) => self.kop(model, dossier, *fase, (area, y), buf),
                Anker::Stap(stap) => {
                    if let Some(rij) = rij(dossier, *stap) {
                        regel(model, rij, (area, y), buf);
                    }
                }
            }
        }
    }

    fn kop(
        &self,
        model: &Model,
        dossier: &Dossier,
        fase: Fase,
        (area, y): (Rect, u16),
        buf: &mut Buffer,
    ) {
        let theme = model.theme;
        let stappen = || {
            dossier
                .stappen
                .iter()
                .filter(|it| it.stap.stap().fase == fase)
        };
        let klaar = stappen().filter(|it| it.stand.is_klaar()).count();
        let laat = stappen().filter(|it| is_laat(it, model.vandaag)).count();
        let hier = fase == dossier.rij.fase;
        let is_open = hier != self.anders.contains(&fase);
        let sign = if is_open { "-" } else { "+" };
        let rol = if hier { Rol::KopActief } else { Rol::Kop };
        put(buf, area, 2, y, sign, theme.style(rol));
        let room = usize::from(area.width.saturating_sub(14));
        let name = fit(fase.label(), room, theme.tekens().weg);
        let x = put(buf, area, 4, y, &name, theme.style(rol));
        let text = format!("{klaar}/{}", stappen().count());
        let x = put(buf, area, x + 2, y, &text, theme.style(Rol::Zacht));
        if laat > 0 {
            let text = format!("{laat} te laat!");
            put(buf, area, x + 2, y, &text, theme.style(Rol::Laat));
        }
    }
}

/// A step of a dossier.
pub(super) fn rij(dossier: &Dossier, stap: StapId) -> Option<&StapRij> {
    dossier.stappen.iter().find(|it| it.stap == stap)
}

fn regel(model: &Model, rij: &StapRij, (area, y): (Rect, u16), buf: &mut Buffer) {
    let theme = model.theme;
    let signs = theme.tekens();
    let stap = rij.stap.stap();
    let (mut stand, rol) = woorden(rij, model.vandaag);
    if let Some(door) = rij.door.as_deref().filter(|_| area.width > 70) {
        stand = format!("{stand} {door}");
    }
    let sign = match rij.stand {
        Stapstand::Gedaan { .. } => signs.vink,
        Stapstand::Nvt { .. } => "-",
        Stapstand::Afwijking { .. } => signs.waarschuwing,
        _ if is_laat(rij, model.vandaag) => "!",
        Stapstand::Bezig { .. } => "~",
        _ => signs.punt,
    };
    put(buf, area, 4, y, sign, theme.style(rol));
    put(buf, area, 6, y, stap.code, theme.style(Rol::Zacht));
    let edge = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    let right = put_right(buf, edge, y, &stand, theme.style(rol));
    let mut room = usize::from(right.saturating_sub(14));
    // Who must act is of use as long as the step is open and there is room to read it.
    let wie = wie(rij.stap);
    if !rij.stand.is_klaar() && room > width(stap.label) + width(wie) + 2 {
        let wide = u16::try_from(width(wie)).unwrap_or(0);
        let x = right.saturating_sub(wide + 2);
        put(buf, area, x, y, wie, theme.style(Rol::Zacht));
        room = usize::from(x.saturating_sub(14));
    }
    let rol = if rij.stand.is_klaar() {
        Rol::Zacht
    } else {
        Rol::Tekst
    };
    let label = fit(stap.label, room, signs.weg);
    put(buf, area, 13, y, &label, theme.style(rol));
}
