//! Which field stands on which row of a form, and from which row on it is drawn.

use super::vak::Vak;
use super::{Vorm, width};
use crate::form::engine::Beeld;
use crate::form::{FormState, Kind};

/// One row of a form.
pub(super) enum Regel {
    /// A heading.
    Kop(&'static str),
    /// Fields on the same height: place in the form, and column.
    Velden(Vec<(usize, u16)>),
}

/// The rows of a form at a width.
pub(super) struct Indeling {
    pub(super) regels: Vec<Regel>,
    /// Whether it has headings and numbers.
    pub(super) koppen: bool,
    /// Columns for the number on paper, and for the label, per column of fields.
    nummer: Option<u16>,
    labels: Vec<u16>,
    kolom: u16,
    gap: u16,
    breed: u16,
}

/// A long text has the whole width.
fn heel(kind: Kind) -> bool {
    kind.meerregelig()
}

impl Indeling {
    /// The rows of the fields that are asked.
    pub(super) fn van(form: &FormState, beeld: &Beeld<'_>, vorm: Vorm, breed: u16) -> Self {
        let kolommen = vorm.kolommen.max(1);
        let gap = if kolommen > 1 { 2 } else { 0 };
        let kolom = (breed.saturating_sub(gap * (kolommen - 1)) / kolommen).max(1);
        let mut regels: Vec<Regel> = Vec::new();
        let mut last = None;
        let mut next = 0;
        let mut labels = vec![0; usize::from(kolommen)];
        let fields: Vec<_> = form.spec().fields().collect();
        for at in beeld.gevraagd() {
            let Some(field) = fields.get(*at) else {
                continue;
            };
            let section = form.section(*at);
            if vorm.koppen && last != Some(section) {
                last = Some(section);
                next = 0;
                if !section.is_empty() {
                    regels.push(Regel::Kop(section));
                }
            }
            let whole = kolommen == 1 || heel(field.kind);
            let here = if whole { 0 } else { next };
            next = if whole { 0 } else { (next + 1) % kolommen };
            if let Some(label) = labels.get_mut(usize::from(here)) {
                *label = width(field.label).max(*label);
            }
            match regels.last_mut() {
                Some(Regel::Velden(plekken)) if here > 0 => plekken.push((*at, here)),
                _ => regels.push(Regel::Velden(vec![(*at, here)])),
            }
        }
        if kolommen == 1 {
            // Every field of the form counts, asked or not, so that nothing moves sideways when a
            // field appears.
            let all = fields.iter().map(|field| width(field.label));
            labels = vec![all.max().unwrap_or(0)];
        }
        let labels = labels.into_iter();
        let labels = labels.map(|wide| u16::try_from(wide).unwrap_or(0) + 2);
        let nummers = fields.iter().map(|field| width(field.nr));
        let nummer = match nummers.max() {
            Some(wide) if wide > 0 => u16::try_from(wide).unwrap_or(0) + 1,
            _ => 0,
        };
        let nummer = vorm.koppen.then_some(nummer);
        Self {
            regels,
            koppen: vorm.koppen,
            nummer,
            labels: labels.collect(),
            kolom,
            gap,
            breed,
        }
    }

    /// The fields of a row, ready to be drawn.
    pub(super) fn vakken<'a>(&self, beeld: &Beeld<'a>, regel: &Regel) -> Vec<Vak<'a>> {
        let Regel::Velden(plekken) = regel else {
            return Vec::new();
        };
        let vak = |(at, here): &(usize, u16)| {
            let veld = beeld.veld(*at)?;
            let whole = self.labels.len() == 1 || heel(veld.field.kind);
            let label = self.labels.get(usize::from(*here)).copied().unwrap_or(0);
            let wide = if whole { self.breed } else { self.kolom };
            let x = (self.kolom + self.gap) * here;
            Some(Vak::van(veld, x, wide, self.nummer, label))
        };
        plekken.iter().filter_map(vak).collect()
    }

    /// Lines that a row takes.
    pub(super) fn hoog(&self, beeld: &Beeld<'_>, regel: &Regel) -> u16 {
        let vakken = self.vakken(beeld, regel);
        vakken.iter().map(Vak::hoog).max().unwrap_or(1)
    }

    /// Lines that all rows take, counted until there are more than so many.
    pub(super) fn hoog_tot(&self, beeld: &Beeld<'_>, genoeg: u16) -> u16 {
        let mut sum: u16 = 0;
        for regel in &self.regels {
            sum = sum.saturating_add(self.hoog(beeld, regel));
            if sum > genoeg {
                break;
            }
        }
        sum
    }

    /// The row that is drawn first. It stays the same as long as the field in hand is in sight with
    /// all that stands under it; else that field comes in the middle, so that most keys change a
    /// few cells only.
    pub(super) fn eerste(&self, form: &FormState, beeld: &Beeld<'_>, hoog: u16) -> usize {
        let Some(last) = self.regels.len().checked_sub(1) else {
            return 0;
        };
        let here = form.focus_veld().map_or(0, |at| self.regel_van(at));
        let mut first = self.met_kop(self.regel_van(form.boven()));
        if here < first || !self.past(beeld, first, here, hoog) {
            // As far up as half the window goes, the field in hand included.
            first = self.terug(beeld, here, (hoog / 2).max(1));
            if !self.past(beeld, first, here, hoog) {
                first = here;
            }
        }
        // No empty rows below the last field while others are hidden above.
        if first > 0 {
            let low = self.terug(beeld, last, hoog);
            if low < first && self.past(beeld, low, here, hoog) {
                first = low;
            }
        }
        if let Some(Regel::Velden(plekken)) =
            self.regels.iter().skip(first).find(|it| is_velden(it))
            && let Some((at, _)) = plekken.first()
        {
            form.toon_boven(*at);
        }
        first
    }

    /// The first row from which on this one is the last to fit in so many lines.
    fn terug(&self, beeld: &Beeld<'_>, row: usize, hoog: u16) -> usize {
        let mut first = row;
        let mut used: u16 = 0;
        for at in (0..=row).rev() {
            let Some(regel) = self.regels.get(at) else {
                break;
            };
            used = used.saturating_add(self.hoog(beeld, regel));
            let first_here = self.met_kop(at);
            // A field whose heading is not drawn gets one at the top.
            let kop = u16::from(first_here == at && self.zonder_kop(at));
            if used.saturating_add(kop) > hoog {
                break;
            }
            first = at;
        }
        self.met_kop(first)
    }

    /// Whether the lines from one row up to and including another fit.
    fn past(&self, beeld: &Beeld<'_>, first: usize, row: usize, hoog: u16) -> bool {
        let mut used = u16::from(self.zonder_kop(first));
        let rows = self.regels.iter().take(row + 1).skip(first);
        for regel in rows {
            used = used.saturating_add(self.hoog(beeld, regel));
            if used > hoog {
                return false;
            }
        }
        true
    }

    fn zonder_kop(&self, row: usize) -> bool {
        self.koppen && self.regels.get(row).is_some_and(is_velden)
    }

    /// The heading above a row, when it stands right above it; else the row.
    fn met_kop(&self, row: usize) -> usize {
        match row.checked_sub(1).and_then(|at| self.regels.get(at)) {
            Some(Regel::Kop(_)) => row - 1,
            _ => row,
        }
    }

    /// The row of a field, or of the next one that is asked.
    fn regel_van(&self, veld: usize) -> usize {
        let holds = |regel: &Regel| match regel {
            Regel::Kop(_) => false,
            Regel::Velden(plekken) => plekken.iter().any(|(at, _)| *at >= veld),
        };
        let found = self.regels.iter().position(holds);
        found.unwrap_or(self.regels.len().saturating_sub(1))
    }
}

fn is_velden(regel: &Regel) -> bool {
    matches!(regel, Regel::Velden(_))
}
