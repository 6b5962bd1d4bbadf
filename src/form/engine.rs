//! A form that is being filled in: focus, editing, choices, complaints, drafts. No screen.

mod buiten;
mod draft;
mod goto;
mod snel;
mod toon;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use super::answers::{Answers, Antwoord};
use super::check::{self, Klacht};
use super::kind;
use super::line::{Edit, Line};
use super::plaatsen::Plaatsen;
use super::quick::Gelezen;
use super::spec::{Field, FormSpec, Keuze, Kind};
pub use draft::Draft;
pub use goto::Goto;
pub use toon::{Keuzes, Snel, Veld};

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
}

impl FormState {
    /// An empty form.
    pub fn new(spec: &'static FormSpec, plaatsen: Arc<Plaatsen>, today: NaiveDate) -> Self {
        let fields: Vec<&'static Field> = spec.fields().collect();
        let focus = if spec.quick {
            Focus::Snel
        } else {
            Focus::Veld(0)
        };
        Self {
            spec,
            vakken: vec![Vak::default(); fields.len()],
            fields,
            focus,
            snel: Line::default(),
            gelezen: Gelezen::default(),
            note: String::new(),
            goto: None,
            plaatsen,
            today,
            saved: Answers::new(spec),
            saved_snel: String::new(),
            verboden: Vec::new(),
        }
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
            vak.line = Line::new(answers.get(field.key));
        }
        form.focus = Focus::Veld(0);
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
    }

    /// Changes the line under the cursor, or moves in it.
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
    }

    /// To the next field; in the list of fields, to the chosen one.
    pub fn next_field(&mut self) {
        if !self.goto_accept() {
            self.step(1);
        }
    }

    /// To the previous field.
    pub fn prev_field(&mut self) {
        if self.goto.is_some() {
            self.prev_choice();
        } else {
            self.step(-1);
        }
    }

    /// The next choice of a list; in a field without one, the next field.
    pub fn next_choice(&mut self) {
        self.turn(1);
    }

    /// The previous choice of a list; in a field without one, the previous field.
    pub fn prev_choice(&mut self) {
        self.turn(-1);
    }

    /// Esc: closes the list of fields. `false` when there was nothing to close, and the form
    /// itself is to be left; that loses nothing, for the draft is kept.
    pub fn escape(&mut self) -> bool {
        self.goto.take().is_some()
    }

    /// Finishes the form: the answers, or every complaint with the cursor at the first.
    pub fn submit(&mut self) -> Result<Answers, Vec<Klacht>> {
        self.goto = None;
        self.leave();
        let answers = self.answers();
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
                first = first.or(Some(at));
            }
        }
        if let Some(at) = first {
            self.focus = Focus::Veld(at);
        }
    }

    /// Puts the cursor in a field, by key; `snel` is the quick line.
    pub fn go_to(&mut self, key: &str) {
        let asked = self.asked();
        let place = asked.into_iter().find(|focus| self.key(*focus) == key);
        if let Some(focus) = place {
            self.leave();
            self.focus = focus;
        }
    }

    /// Where the cursor can go, in the order of the form.
    fn asked(&self) -> Vec<Focus> {
        let answers = self.answers();
        let quick = self.spec.quick.then_some(Focus::Snel);
        let fields = self.fields.iter().enumerate();
        let asked =
            fields.filter(|(_, field)| check::asked(self.spec, field, &answers, self.today));
        quick
            .into_iter()
            .chain(asked.map(|(at, _)| Focus::Veld(at)))
            .collect()
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

    fn step(&mut self, by: isize) {
        self.leave();
        let asked = self.asked();
        let at = asked.iter().position(|focus| *focus == self.focus);
        let length = isize::try_from(asked.len()).unwrap_or(1).max(1);
        let next = at
            .and_then(|at| isize::try_from(at).ok())
            .map_or(0, |at| (at + by).rem_euclid(length));
        if let Some(focus) = usize::try_from(next).ok().and_then(|at| asked.get(at)) {
            self.focus = *focus;
        }
    }

    /// The cursor goes: the text is tidied, and from now on a complaint may be shown.
    fn leave(&mut self) {
        if let Focus::Veld(at) = self.focus {
            self.tidy(at);
            if let Some(vak) = self.vakken.get_mut(at) {
                vak.left = true;
            }
        }
    }

    fn tidy(&mut self, at: usize) {
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
            // What the quick line wrote stays the quick line's.
            if vak.written.as_deref() == Some(vak.line.text()) {
                vak.written = Some(tidy.clone());
            }
            vak.line.set(&tidy);
        }
    }

    /// The choices for the field under the cursor, and the one that stands there.
    fn options(&self) -> Option<(Vec<Keuze>, Option<usize>)> {
        let Focus::Veld(at) = self.focus else {
            return None;
        };
        let text = self.vakken.get(at)?.line.text();
        let (lijst, text) = match self.kind(at)? {
            Kind::Choice(lijst) => (lijst, text),
            Kind::Many(lijst) => (lijst, kind::laatste_stuk(lijst, text)),
            _ => return None,
        };
        let text = Antwoord::van(text).waarde().unwrap_or("");
        let all = lijst.keuzes();
        // A whole label is a place in the whole list; anything else narrows it.
        if let Some(at) = all.iter().position(|keuze| keuze.label == text) {
            return Some((all, Some(at)));
        }
        let passend = lijst.passend(text);
        let beste = lijst.beste(text);
        let chosen = passend.iter().position(|keuze| Some(*keuze) == beste);
        if passend.is_empty() {
            return Some((beste.into_iter().collect(), beste.map(|_| 0)));
        }
        Some((passend, chosen))
    }

    fn turn(&mut self, by: isize) {
        if let Some(zoeken) = self.goto.take() {
            let rows = self.goto_rows(&zoeken).len();
            self.goto = Some(zoeken.turned(by, rows));
            return;
        }
        let Some((keuzes, chosen)) = self.options() else {
            self.step(by);
            return;
        };
        let length = isize::try_from(keuzes.len()).unwrap_or(0);
        if length == 0 {
            return;
        }
        let key = self.key(self.focus);
        let mut next = match chosen.and_then(|at| isize::try_from(at).ok()) {
            Some(at) => (at + by).rem_euclid(length),
            None if by < 0 => length - 1,
            None => 0,
        };
        // What cannot be taken here is passed over; with nothing left the choice stays.
        let taken = |at: isize| {
            let keuze = usize::try_from(at).ok().and_then(|at| keuzes.get(at));
            keuze.is_some_and(|keuze| self.verbod(key, keuze.code).is_some())
        };
        for _ in 0..length {
            if taken(next) {
                next = (next + by).rem_euclid(length);
            }
        }
        if taken(next) {
            return;
        }
        let label = usize::try_from(next).ok().and_then(|at| keuzes.get(at));
        let (Some(keuze), Focus::Veld(at)) = (label, self.focus) else {
            return;
        };
        let kind = self.kind(at);
        if let Some(vak) = self.vakken.get_mut(at) {
            let text = vak.line.text();
            let text = match kind {
                Some(Kind::Many(lijst)) => {
                    let stuk = kind::laatste_stuk(lijst, text);
                    let before = text.trim_end().strip_suffix(stuk).unwrap_or("").trim_end();
                    let blank = if before.is_empty() { "" } else { " " };
                    format!("{before}{blank}{}", keuze.label)
                }
                _ => keuze.label.to_owned(),
            };
            vak.line.set(&text);
            vak.klacht = None;
        }
    }

    /// The complaint to show under a field: while typing only what can no longer become right.
    fn fout(&self, at: usize, answers: &Answers) -> Option<String> {
        let (field, vak) = (self.fields.get(at)?, self.vakken.get(at)?);
        if vak.klacht.is_some() {
            return vak.klacht.clone();
        }
        if vak.left {
            check::check_field(self.spec, field, answers, self.today)
                .or_else(|| self.verboden_antwoord(field, answers))
        } else {
            kind::hopeloos(field.kind, vak.line.text(), self.today)
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
