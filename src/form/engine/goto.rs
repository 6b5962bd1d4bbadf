//! Jumping to a field by a few letters of its label or heading, or by its number on paper: the
//! caller decides the order of a call.

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

/// A field to jump to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Doel {
    /// Its number on paper, or nothing.
    pub nr: &'static str,
    /// Its label.
    pub label: &'static str,
    /// Its heading, where another field has the same label; else nothing.
    pub section: &'static str,
}

/// The list of fields, for a painter.
pub struct Goto<'a> {
    /// The letters typed.
    pub line: &'a Line,
    /// The fields that fit.
    pub rows: Vec<Doel>,
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
            rows: rows.into_iter().map(|(doel, _)| doel).collect(),
        })
    }

    /// The fields that fit the letters: the one with this very number first, then labels that
    /// begin so, then labels with such a word or numbers that begin so, then headings.
    pub(super) fn goto_rows(&self, zoeken: &Zoeken) -> Vec<(Doel, Focus)> {
        let typed = vouw(zoeken.line.text());
        let words = |text: &str| text.split(' ').any(|word| word.starts_with(&typed));
        let mut rows: Vec<(u8, Doel, Focus)> = Vec::new();
        for focus in self.asked() {
            let (doel, section) = self.doel(focus);
            let label = vouw(doel.label);
            let nr = vouw(doel.nr);
            let rank = if !typed.is_empty() && nr == typed {
                0
            } else if label.starts_with(&typed) {
                1
            } else if words(&label) || nr.starts_with(&typed) {
                2
            } else if words(&vouw(section)) {
                3
            } else {
                continue;
            };
            rows.push((rank, doel, focus));
        }
        rows.sort_by_key(|(rank, ..)| *rank);
        let rows = rows.into_iter();
        rows.map(|(_, doel, focus)| (doel, focus)).collect()
    }

    /// What the list says of a place, and the heading it stands under.
    fn doel(&self, focus: Focus) -> (Doel, &'static str) {
        let field = match focus {
            Focus::Snel => None,
            Focus::Veld(at) => self.fields.get(at).map(|field| (at, field)),
        };
        let Some((at, field)) = field else {
            let doel = Doel {
                nr: "",
                label: SNEL,
                section: "",
            };
            return (doel, "");
        };
        let section = self.section(at);
        let same = self.fields.iter().filter(|it| it.label == field.label);
        let doel = Doel {
            nr: field.nr,
            label: field.label,
            section: if same.count() > 1 { section } else { "" },
        };
        (doel, section)
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
