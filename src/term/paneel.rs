//! What stands on the terminal: takes a frame, and sends what differs from it.
//!
//! ratatui's own terminal wipes and compares every cell of the window for every frame (HOUSE 9:
//! 0.27 ms at 120x40, whatever changed). Here the caller says which parts of the window may differ,
//! and nothing else is looked at.

mod stuk;

use std::io;

use ratatui::backend::Backend;
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::{Position, Rect, Size};

use super::out::{Out, Sink, is_ground, is_one_column};
use stuk::{Stuk, Wat, stukken};

/// Columns of a row, from the first up to and not including the last.
type Strook = (u16, u16);

/// Nothing of a row.
const NIETS: Strook = (u16::MAX, 0);

/// The terminal with what stands on it.
#[derive(Debug)]
pub struct Paneel<S> {
    out: Out<S>,
    /// What stands there. `Debug` of it would print names; that of `Out` and `Buffer` is for tests.
    staat: Staat,
    /// Per row what may differ.
    stroken: Vec<Strook>,
    /// What has to be sent.
    stukken: Vec<Stuk>,
}

/// From so many pieces on it is worth looking which order is the shorter.
const PER_PEN: usize = 8;

/// What stands on the terminal.
struct Staat {
    beeld: Buffer,
    /// The terminal was cleared and nothing was drawn since.
    leeg: bool,
}

impl std::fmt::Debug for Staat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Staat")
    }
}

impl<S: Sink> Paneel<S> {
    /// A terminal that is clear.
    pub fn new(out: Out<S>) -> Self {
        Self {
            out,
            staat: Staat {
                beeld: Buffer::default(),
                leeg: true,
            },
            stroken: Vec::new(),
            stukken: Vec::new(),
        }
    }

    /// Columns and rows that it has now.
    pub fn size(&self) -> io::Result<Size> {
        self.out.size()
    }

    /// What sends.
    pub const fn out(&self) -> &Out<S> {
        &self.out
    }

    /// What sends.
    pub const fn out_mut(&mut self) -> &mut Out<S> {
        &mut self.out
    }

    /// Clears it: the next frame is sent whole.
    pub fn clear(&mut self) -> io::Result<()> {
        self.staat.beeld.reset();
        self.staat.leeg = true;
        self.out.clear()
    }

    /// Shows a frame that differs from the one before it in these areas at most, in one write.
    pub fn toon(
        &mut self,
        beeld: &Buffer,
        vuil: &[Rect],
        cursor: Option<Position>,
    ) -> io::Result<()> {
        if self.staat.beeld.area != beeld.area {
            if !self.staat.leeg {
                self.clear()?;
            }
            self.staat.beeld = Buffer::empty(beeld.area);
        }
        self.out.set_width(beeld.area.width);
        self.meet(beeld.area, vuil);
        for y in 0..beeld.area.height {
            let strook = self.stroken.get(usize::from(y)).copied();
            self.rij(beeld, beeld.area.y + y, strook.unwrap_or(NIETS));
        }
        self.stroken.clear();
        self.zend(beeld);
        self.staat.leeg = false;
        match cursor {
            None => self.out.hide_cursor()?,
            Some(at) => {
                self.out.show_cursor()?;
                self.out.set_cursor_position(at)?;
            }
        }
        self.out.flush()
    }

    /// Works out per row what may differ.
    fn meet(&mut self, area: Rect, vuil: &[Rect]) {
        let heel = [area];
        let vuil = if self.staat.leeg { &heel } else { vuil };
        self.stroken.resize(usize::from(area.height), NIETS);
        for deel in vuil {
            let deel = deel.intersection(area);
            if deel.is_empty() {
                continue;
            }
            let rijen = usize::from(deel.top() - area.y)..usize::from(deel.bottom() - area.y);
            for strook in self.stroken.get_mut(rijen).unwrap_or_default() {
                strook.0 = strook.0.min(deel.left());
                strook.1 = strook.1.max(deel.right());
            }
        }
    }

    /// Sends what differs in one row.
    fn rij(&mut self, beeld: &Buffer, y: u16, (van, tot): Strook) {
        if van >= tot {
            return;
        }
        let begin = beeld.index_of(beeld.area.x, y);
        let eind = begin + usize::from(beeld.area.width);
        let (Some(nieuw), Some(oud)) = (
            beeld.content.get(begin..eind),
            self.staat.beeld.content.get_mut(begin..eind),
        ) else {
            return;
        };
        let columns = usize::from(van - beeld.area.x)..usize::from(tot - beeld.area.x);
        let paren = nieuw.iter().zip(oud.iter()).enumerate();
        let anders = |(_, (nieuw, oud)): &(usize, (&Cell, &Cell))| nieuw != oud;
        let mut paren = paren.take(columns.end).skip(columns.start).filter(anders);
        let Some((eerste, _)) = paren.next() else {
            return;
        };
        let laatste = paren.next_back().map_or(eerste, |it| it.0);
        let buurt = eerste.saturating_sub(1)..=laatste;
        let effen = |rij: &[Cell]| {
            let cellen = rij.get(buurt.clone()).unwrap_or_default();
            cellen.iter().all(|it| is_one_column(it.symbol()))
        };
        if effen(nieuw) && effen(oud) {
            stukken(&mut self.stukken, (nieuw, oud), (eerste, laatste), y);
        } else {
            self.rare_rij(beeld, y);
        }
    }

    /// Sends the pieces in the order of the rows, or all that is written with one pen before all that
    /// is written with the next: a change of colour is longer than most moves, so that a window that
    /// fills is two thirds of the bytes in the second order, and its plain text arrives first.
    fn zend(&mut self, beeld: &Buffer) {
        let stukken = std::mem::take(&mut self.stukken);
        let in_orde = |out: &mut Out<S>| {
            for stuk in &stukken {
                zend(out, beeld, stuk);
            }
        };
        if stukken.len() < PER_PEN {
            in_orde(&mut self.out);
        } else {
            let mut pennen = Vec::new();
            for stuk in &stukken {
                if !pennen.contains(&stuk.wat) {
                    pennen.push(stuk.wat);
                }
            }
            let per_pen = |out: &mut Out<S>| {
                for pen in pennen {
                    zend_samen(
                        out,
                        beeld,
                        stukken.iter().filter(|it| it.wat == pen).collect(),
                    );
                }
            };
            self.out.kortste(in_orde, per_pen);
        }
        // Its room serves the next frame.
        self.stukken = stukken;
        self.stukken.clear();
    }

    /// A row with signs of more than one column, or of which terminals disagree: what a terminal does
    /// with the other half of a sign that is written over is its own affair, so the row is erased and
    /// sent whole.
    fn rare_rij(&mut self, beeld: &Buffer, y: u16) {
        let area = beeld.area;
        let begin = beeld.index_of(area.x, y);
        let bereik = begin..begin + usize::from(area.width);
        let rij = beeld.content.get(bereik.clone()).unwrap_or_default();
        self.out.wis_rest(area.x, y);
        let mut vrij = area.x;
        for (x, cell) in (area.x..).zip(rij) {
            // The other half of the sign before it.
            if x < vrij {
                continue;
            }
            vrij = x.saturating_add(cell.cell_width().max(1));
            if !is_ground(cell) {
                self.out.cel(x, y, cell);
            }
        }
        self.out.settle();
        let staat = self.staat.beeld.content.get_mut(bereik);
        for (staat, cell) in staat.unwrap_or_default().iter_mut().zip(rij) {
            staat.clone_from(cell);
        }
    }
}

/// Row by row, or column by column: a line between two columns of text goes straight down.
fn zend_samen<S: Sink>(out: &mut Out<S>, beeld: &Buffer, stukken: Vec<&Stuk>) {
    let mut omlaag = stukken.clone();
    omlaag.sort_by_key(|it| (it.x, it.y));
    let alle = |out: &mut Out<S>, stukken: &[&Stuk]| {
        for stuk in stukken {
            zend(out, beeld, stuk);
        }
    };
    out.kortste(|out| alle(out, &stukken), |out| alle(out, &omlaag));
}

fn zend<S: Sink>(out: &mut Out<S>, beeld: &Buffer, stuk: &Stuk) {
    let Stuk { x, y, len, wat } = *stuk;
    match wat {
        Wat::Tekst(_) => {
            let van = beeld.index_of(x, y);
            let cellen = beeld.content.get(van..van + usize::from(len));
            out.tekst(x, y, cellen.unwrap_or_default());
        }
        Wat::Grond => out.grond(x, y, len),
        Wat::Rest => out.wis_rest(x, y),
    }
}
