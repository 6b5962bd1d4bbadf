//! Jumping to a field by a few letters of its label: the caller decides the order of a call.

use super::draft::DraftLine;
use super::{Focus, FormState, SNEL};
use crate::domain::tekst::vouw;
use crate::form::line::{Edit, Line};

/// The letters so far and the row that is chosen.
#[derive(Clone, Default)]
pub(super) struct Zoeken {
    line: Line,
    chosen: usize,
}

impl Zoeken {
    pub(super) fn edit(&mut self, edit: Edit<'_>) {
        if self.line.edit(edit) {
            self.chosen = 0;
        }
    }

    pub(super) fn turned(mut self, by: isize, rows: usize) -> Self {
        let length = isize::try_from(rows).unwrap_or(0);
        if length > 0 {
            let at = isize::try_from(self.chosen).unwrap_or(0);
            self.chosen = usize::try_from((at + by).rem_euclid(length)).unwrap_or(0);
        }
        self
    }

    pub(super) fn draft(&self) -> (DraftLine, usize) {
        (DraftLine::of(&self.line), self.chosen)
    }

    pub(super) fn from_draft(draft: &(DraftLine, usize)) -> Self {
        Self {
            line: draft.0.line(),
            chosen: draft.1,
        }
    }
}

/// The list of fields, for a painter.
pub struct Goto<'a> {
    /// The letters typed.
    pub line: &'a Line,
    /// The labels that fit.
    pub rows: Vec<&'static str>,
    /// Which of them is chosen.
    pub chosen: usize,
}

impl FormState {
    /// Opens the list of fields.
    pub fn open_goto(&mut self) {
        self.goto = Some(Zoeken::default());
    }

    /// The list of fields, if it is open.
    pub fn goto(&self) -> Option<Goto<'_>> {
        let zoeken = self.goto.as_ref()?;
        let rows = self.goto_rows(zoeken);
        Some(Goto {
            line: &zoeken.line,
            chosen: zoeken.chosen.min(rows.len().saturating_sub(1)),
            rows: rows.into_iter().map(|(label, _)| label).collect(),
        })
    }

    /// The fields that fit the letters; those of which the label begins with them first.
    pub(super) fn goto_rows(&self, zoeken: &Zoeken) -> Vec<(&'static str, Focus)> {
        let typed = vouw(zoeken.line.text());
        let mut rows: Vec<(bool, &'static str, Focus)> = self
            .asked()
            .into_iter()
            .filter_map(|focus| {
                let label = match focus {
                    Focus::Snel => SNEL,
                    Focus::Veld(at) => self.fields.get(at)?.label,
                };
                let folded = vouw(label);
                let fits = folded.split(' ').any(|word| word.starts_with(&typed));
                fits.then_some((!folded.starts_with(&typed), label, focus))
            })
            .collect();
        rows.sort_by_key(|(later, ..)| *later);
        rows.into_iter()
            .map(|(_, label, focus)| (label, focus))
            .collect()
    }

    /// Jumps to the chosen field. Without a field that fits the list stays, for the letters are
    /// still being typed. `false` when the list was not open.
    pub(super) fn goto_accept(&mut self) -> bool {
        let Some(zoeken) = self.goto.take() else {
            return false;
        };
        let rows = self.goto_rows(&zoeken);
        match rows.get(zoeken.chosen).or(rows.first()) {
            Some((_, focus)) => {
                self.leave();
                self.focus = *focus;
            }
            None => self.goto = Some(zoeken),
        }
        true
    }
}
