//! A form that is being filled in: what is typed, where the cursor is, what is safe. No screen.
//!
//! `gang` moves the cursor, `bewerk` changes the text under it, `keuze` walks lists, `toon` says
//! what a painter needs, `draft` puts the whole by and takes it up again.

mod bewerk;
mod buiten;
mod draft;
mod gang;
mod goto;
mod herkomst;
mod keuze;
mod snel;
mod toon;
mod zicht;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use super::answers::Answers;
use super::check::{self, Klacht};
use super::kind;
use super::line::Line;
use super::plaatsen::Plaatsen;
use super::quick::Gelezen;
use super::spec::{Asked, Field, FormSpec, Kind};
use super::stand::{Stand, stand};
pub use draft::Draft;
pub use goto::{Doel, Goto};
use herkomst::Herkomst;
pub use toon::{Beeld, Keuzes, Snel, Veld};
use zicht::Zicht;

/// The name of the quick line where a field has its key.
pub const SNEL: &str = "snel";

/// Where the cursor is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    /// In the quick line.
    Snel,
    /// In the field with this place in the form.
    Veld(usize),
}

/// What is kept of one field.
#[derive(Clone, Default)]
struct Vak {
    line: Line,
    /// The cursor has been here and gone: a complaint may be shown.
    left: bool,
    /// What the quick line wrote here; as long as it still stands there, it is the quick line's.
    written: Option<String>,
    /// What the service said about this field, until it changes.
    klacht: Option<String>,
    /// Where the text comes from, as long as it still stands there.
    herkomst: Option<Herkomst>,
}

impl Vak {
    /// The empty box of a field.
    fn van(field: &Field) -> Self {
        Self {
            line: Line::default().meerregelig(field.kind.meerregelig()),
            ..Self::default()
        }
    }
}

/// A form that is being filled in.
#[derive(Clone)]
pub struct FormState {
    spec: &'static FormSpec,
    fields: Vec<&'static Field>,
    vakken: Vec<Vak>,
    focus: Focus,
    snel: Line,
    gelezen: Gelezen,
    /// What the quick line added to the note, the blank before it included.
    note: String,
    goto: Option<goto::Zoeken>,
    plaatsen: Arc<Plaatsen>,
    today: NaiveDate,
    saved: Answers,
    saved_snel: String,
    /// Choices that cannot be taken here: field, code, reason.
    verboden: Vec<(&'static str, &'static str, String)>,
    zicht: Zicht,
}

impl FormState {
    /// An empty form.
    pub fn new(spec: &'static FormSpec, plaatsen: Arc<Plaatsen>, today: NaiveDate) -> Self {
        let fields: Vec<&'static Field> = spec.fields().collect();
        let mut form = Self {
            spec,
            vakken: fields.iter().map(|field| Vak::van(field)).collect(),
            fields,
            focus: Focus::Snel,
            snel: Line::default(),
            gelezen: Gelezen::default(),
            note: String::new(),
            goto: None,
            plaatsen,
            today,
            saved: Answers::new(spec),
            saved_snel: String::new(),
            verboden: Vec::new(),
            zicht: Zicht::default(),
        };
        form.bereken();
        form.saved = form.answers();
        if !spec.quick {
            form.focus = form.eerste();
        }
        form
    }

    /// A form with these answers, to change them. It opens on the first field.
    pub fn with_answers(
        spec: &'static FormSpec,
        answers: &Answers,
        plaatsen: Arc<Plaatsen>,
        today: NaiveDate,
    ) -> Self {
        let mut form = Self::new(spec, plaatsen, today);
        for (field, vak) in form.fields.iter().zip(&mut form.vakken) {
            let text = answers.get(field.key);
            vak.line = Line::new(text).meerregelig(field.kind.meerregelig());
            // What was put by with a fault in it shows that at once.
            vak.left = spec.concept && !text.is_empty();
        }
        form.bereken();
        form.focus = form.eerste();
        form.saved = form.answers();
        form
    }

    /// The table of the form.
    pub fn spec(&self) -> &'static FormSpec {
        self.spec
    }

    /// The answers so far, as typed.
    pub fn answers(&self) -> Answers {
        let mut answers = Answers::new(self.spec);
        for (field, vak) in self.fields.iter().zip(&self.vakken) {
            answers.set(field.key, vak.line.text());
        }
        answers
    }

    /// Whether there is anything that is not saved yet.
    pub fn dirty(&self) -> bool {
        self.answers() != self.saved || self.snel.text() != self.saved_snel
    }

    /// Tells the form that its answers are safe.
    pub fn mark_saved(&mut self) {
        self.saved = self.answers();
        self.snel.text().clone_into(&mut self.saved_snel);
    }

    /// Another day began while the form was open.
    pub fn set_today(&mut self, today: NaiveDate) {
        self.today = today;
        self.bereken();
    }

    /// How far the form is.
    pub fn stand(&self) -> Stand {
        stand(self.spec, &self.answers(), self.today)
    }

    /// Esc: closes the list of fields. `false` when there was nothing to close, and the form
    /// itself is to be left; that loses nothing, for the draft is kept.
    pub fn escape(&mut self) -> bool {
        self.goto.take().is_some()
    }

    /// Finishes the form: the answers, or every complaint with the cursor at the first. A form
    /// that may be saved as it is has no complaints; [`Self::stand`] tells what it lacks.
    pub fn submit(&mut self) -> Result<Answers, Vec<Klacht>> {
        self.goto = None;
        self.leave();
        let answers = self.answers();
        if self.spec.concept {
            return Ok(answers);
        }
        let mut klachten = check::check(self.spec, &answers, self.today);
        klachten.extend(self.verboden_antwoorden(&answers));
        if klachten.is_empty() {
            return Ok(answers);
        }
        self.complain(&klachten, false);
        Err(klachten)
    }

    /// Shows complaints of the service under their fields, with the cursor at the first.
    /// Returns those about fields the form does not have; they belong above it.
    pub fn refuse(&mut self, klachten: &[Klacht]) -> Vec<Klacht> {
        self.complain(klachten, true);
        let strange = |klacht: &&Klacht| self.spec.field(klacht.field).is_none();
        klachten.iter().filter(strange).cloned().collect()
    }

    fn complain(&mut self, klachten: &[Klacht], keep: bool) {
        let mut first = None;
        for (at, field) in self.fields.iter().enumerate() {
            let klacht = klachten.iter().find(|klacht| klacht.field == field.key);
            if let (Some(klacht), Some(vak)) = (klacht, self.vakken.get_mut(at)) {
                vak.left = true;
                if keep {
                    vak.klacht = Some(klacht.tekst.clone());
                }
                if field.asked != Asked::Vast {
                    first = first.or(Some(at));
                }
            }
        }
        if let Some(at) = first {
            self.focus = Focus::Veld(at);
        }
    }

    fn key(&self, focus: Focus) -> &'static str {
        match focus {
            Focus::Snel => SNEL,
            Focus::Veld(at) => self.fields.get(at).map_or(SNEL, |field| field.key),
        }
    }

    fn kind(&self, at: usize) -> Option<Kind> {
        self.fields.get(at).map(|field| field.kind)
    }

    /// The complaint to show under a field: while typing only what can no longer become right.
    fn fout(&self, at: usize, answers: &Answers) -> Option<String> {
        let (field, vak) = (self.fields.get(at)?, self.vakken.get(at)?);
        if vak.klacht.is_some() {
            return vak.klacht.clone();
        }
        let text = vak.line.text();
        // A few letters that are enough are no fault while they are in hand.
        let genoeg = self.focus == Focus::Veld(at)
            && kind::netjes(field.kind, text, self.today).is_some()
            && kind::fout_na_netjes(field.kind, text, self.today).is_none();
        if vak.left && !genoeg {
            check::check_field(self.spec, field, answers, self.today)
                .or_else(|| self.verboden_antwoord(field, answers))
        } else {
            check::waarde_hopeloos(field, text, self.today)
        }
    }

    /// The keys of the fields that were left.
    fn left(&self) -> BTreeSet<String> {
        let both = self.fields.iter().zip(&self.vakken);
        both.filter(|(_, vak)| vak.left)
            .map(|(field, _)| field.key.to_owned())
            .collect()
    }
}

impl fmt::Debug for FormState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FormState({}, {})", self.spec.name, self.key(self.focus))
    }
}

#[cfg(test)]
mod tests;
