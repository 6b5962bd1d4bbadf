//! Typing: into the field under the cursor, the quick line, or the letters that look for a field.

use std::sync::Arc;

use super::{Focus, FormState};
use crate::form::kind;
use crate::form::line::Edit;
use crate::form::spec::{Asked, Field, Kind};
use crate::form::specs;

impl FormState {
    /// Changes the text under the cursor, or moves in it.
    pub fn edit(&mut self, edit: Edit<'_>) {
        if let Some(zoeken) = &mut self.goto {
            zoeken.edit(edit);
            return;
        }
        let Focus::Veld(at) = self.focus else {
            if self.snel.edit(edit) {
                self.apply_snel();
            }
            return;
        };
        if self.is_vast(at) || self.in_rij(at, edit) {
            return;
        }
        let many = matches!(self.kind(at), Some(Kind::Many(_)));
        if many && edit == Edit::Insert(',') {
            self.tidy(at);
        }
        if let Some(vak) = self.vakken.get_mut(at)
            && vak.line.edit(edit)
        {
            vak.klacht = None;
            if many && edit == Edit::Insert(',') {
                vak.line.edit(Edit::Insert(' '));
            }
        }
        self.bereken();
    }

    /// Fields that follow from the others say what follows now; nobody types in them.
    pub(super) fn bereken(&mut self) {
        let vast = |field: &&Field| field.asked == Asked::Vast;
        if !self.fields.iter().copied().any(|field| vast(&field)) {
            return;
        }
        let answers = self.answers();
        for (field, vak) in self.fields.iter().zip(&mut self.vakken) {
            if vast(field)
                && let Some(label) = specs::afgeleid(self.spec, field.key, &answers, self.today)
            {
                vak.line.fill(label);
            }
        }
    }

    /// A line end in a long text; elsewhere nothing.
    pub fn new_line(&mut self) {
        if self.takes_lines() {
            self.edit(Edit::Insert('\n'));
        }
    }

    /// Whether a line end means something under the cursor.
    pub fn takes_lines(&self) -> bool {
        let Focus::Veld(at) = self.focus else {
            return false;
        };
        self.goto.is_none() && self.kind(at).is_some_and(Kind::meerregelig)
    }

    fn is_vast(&self, at: usize) -> bool {
        let field = self.fields.get(at);
        field.is_none_or(|field| field.asked == Asked::Vast)
    }

    /// Begin and end of a long text are those of its row on the screen.
    fn in_rij(&mut self, at: usize, edit: Edit<'_>) -> bool {
        let columns = self.zicht.breed();
        let (Some(columns), true) = (columns, self.takes_lines()) else {
            return false;
        };
        let Some(vak) = self.vakken.get_mut(at) else {
            return false;
        };
        match edit {
            Edit::Home => vak.line.rij_begin(columns),
            Edit::End => vak.line.rij_eind(columns),
            _ => return false,
        }
        true
    }

    /// Up or down inside a long text; `false` at its edge.
    pub(super) fn rij_verder(&mut self, by: isize) -> bool {
        let (Focus::Veld(at), true) = (self.focus, self.takes_lines()) else {
            return false;
        };
        let columns = self.zicht.breed().unwrap_or(usize::MAX);
        self.vakken.get_mut(at).is_some_and(|vak| {
            if by < 0 {
                vak.line.omhoog(columns)
            } else {
                vak.line.omlaag(columns)
            }
        })
    }

    pub(super) fn tidy(&mut self, at: usize) {
        let today = self.today;
        let plaatsen = Arc::clone(&self.plaatsen);
        let (Some(kind), Some(vak)) = (self.kind(at), self.vakken.get_mut(at)) else {
            return;
        };
        let text = vak.line.text();
        let tidy = match kind {
            Kind::Plaats => plaatsen.zoek(text).map(str::to_owned),
            _ => None,
        };
        let tidy = tidy.or_else(|| {
            kind::fout_na_netjes(kind, text, today)
                .is_none()
                .then(|| kind::netjes(kind, text, today))?
        });
        if let Some(tidy) = tidy
            && tidy != vak.line.text()
        {
            // What the quick line wrote stays the quick line's, and an origin stays an origin.
            if vak.written.as_deref() == Some(vak.line.text()) {
                vak.written = Some(tidy.clone());
            }
            if let Some(herkomst) = &mut vak.herkomst {
                herkomst.netjes(vak.line.text(), &tidy);
            }
            vak.line.set(&tidy);
            self.bereken();
        }
    }
}
