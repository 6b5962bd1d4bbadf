//! What a painter needs to know of a form.

use super::{Focus, FormState};
use crate::form::check;
use crate::form::kind;
use crate::form::line::Line;
use crate::form::quick::Gelezen;
use crate::form::spec::{Field, Keuze};

/// One field that is asked.
pub struct Veld<'a> {
    /// Its row of the table.
    pub field: &'static Field,
    /// The heading it stands under.
    pub section: &'static str,
    /// Its text and cursor.
    pub line: &'a Line,
    /// The cursor is here.
    pub focus: bool,
    /// Must be filled in.
    pub verplicht: bool,
    /// Filled by the quick line.
    pub snel: bool,
    /// What is wrong and what to do; stands under the field.
    pub fout: Option<String>,
    /// What stands behind the text: `(41)`, `(ma 12-3)`.
    pub opmerking: Option<String>,
}

/// The quick line.
pub struct Snel<'a> {
    /// Its text and cursor.
    pub line: &'a Line,
    /// The cursor is here.
    pub focus: bool,
    /// What was understood, with its place in the text.
    pub gelezen: &'a Gelezen,
}

/// The choices of the field under the cursor.
pub struct Keuzes {
    /// The choices that fit.
    pub rows: Vec<Keuze>,
    /// The one that is taken when the coach goes on.
    pub chosen: Option<usize>,
}

impl FormState {
    /// Every field that is asked, in the order of the form.
    pub fn velden(&self) -> Vec<Veld<'_>> {
        let answers = self.answers();
        let sections = self.spec.sections.iter();
        let titles = sections.flat_map(|it| it.fields.iter().map(|_| it.title));
        let rows = self.fields.iter().zip(&self.vakken).zip(titles).enumerate();
        rows.filter(|(_, ((field, _), _))| check::asked(self.spec, field, &answers, self.today))
            .map(|(at, ((field, vak), section))| Veld {
                field,
                section,
                line: &vak.line,
                focus: self.goto.is_none() && self.focus == Focus::Veld(at),
                verplicht: check::required(self.spec, field, &answers, self.today),
                snel: vak.written.as_deref() == Some(vak.line.text()),
                fout: self.fout(at, &answers),
                opmerking: kind::opmerking(field.kind, vak.line.text(), self.today),
            })
            .collect()
    }

    /// The quick line, if the form has one.
    pub fn snel(&self) -> Option<Snel<'_>> {
        self.spec.quick.then(|| Snel {
            line: &self.snel,
            focus: self.goto.is_none() && self.focus == Focus::Snel,
            gelezen: &self.gelezen,
        })
    }

    /// The choices of the field under the cursor, if it has a list.
    pub fn keuzes(&self) -> Option<Keuzes> {
        let (rows, chosen) = self.options()?;
        Some(Keuzes { rows, chosen })
    }

    /// The key of the field under the cursor; `snel` in the quick line.
    pub fn focus_key(&self) -> &'static str {
        self.key(self.focus)
    }

    /// How many complaints stand on the form now.
    pub fn fouten(&self) -> usize {
        let velden = self.velden();
        velden.iter().filter(|veld| veld.fout.is_some()).count()
    }
}
