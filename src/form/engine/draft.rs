//! A form put by in the middle of a word, and taken up again as it was.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Focus, FormState, Herkomst, SNEL, Vak, goto};
use crate::form::answers::Answers;
use crate::form::line::Line;
use crate::form::plaatsen::Plaatsen;
use crate::form::quick;
use crate::form::spec::{Field, FormSpec, Kind};

/// A line with its cursor.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(super) struct DraftLine {
    text: String,
    cursor: usize,
}

impl DraftLine {
    pub(super) fn of(line: &Line) -> Self {
        Self {
            text: line.text().to_owned(),
            cursor: line.cursor(),
        }
    }

    pub(super) fn line(&self) -> Line {
        Line::at(&self.text, self.cursor)
    }
}

/// Everything of a form that somebody would miss.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Name of the form.
    pub spec: String,
    /// Version of the form.
    pub version: u16,
    focus: String,
    lines: BTreeMap<String, DraftLine>,
    left: BTreeSet<String>,
    klachten: BTreeMap<String, String>,
    snel: DraftLine,
    written: BTreeMap<String, String>,
    note: String,
    goto: Option<(DraftLine, usize)>,
    saved: Answers,
    saved_snel: String,
    #[serde(default)]
    herkomst: BTreeMap<String, Herkomst>,
}

impl Draft {
    /// How many fields hold text, for the offer to go on: "concept, 5 velden".
    pub fn filled(&self) -> usize {
        let lines = self.lines.values();
        lines.filter(|line| !line.text.trim().is_empty()).count()
    }

    /// The text of a field, to name the draft by.
    pub fn text(&self, key: &str) -> &str {
        self.lines.get(key).map_or("", |line| &line.text)
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.filled() == 0 && self.snel.text.trim().is_empty()
    }

    /// The draft as a flat table, to be kept with others: the text of each field under its key,
    /// and everything, to the cursor, under a key of the form's own.
    pub fn velden(&self) -> BTreeMap<String, String> {
        let filled = self.lines.iter().filter(|(_, line)| !line.text.is_empty());
        let mut velden: BTreeMap<String, String> = filled
            .map(|(key, line)| (key.clone(), line.text.clone()))
            .collect();
        if !self.snel.text.is_empty() {
            velden.insert(format!("_{SNEL}"), self.snel.text.clone());
        }
        // Strings and maps of strings always have a JSON form.
        if let Ok(alles) = serde_json::to_string(self) {
            velden.insert(ALLES.to_owned(), alles);
        }
        velden
    }

    /// Reads such a table back. What cannot be read as a whole is read field by field: the cursor
    /// is lost then, the text is not.
    pub fn van_velden(spec: &FormSpec, velden: &BTreeMap<String, String>) -> Self {
        let whole = velden
            .get(ALLES)
            .and_then(|it| serde_json::from_str(it).ok());
        whole.unwrap_or_else(|| {
            let own = velden.iter().filter(|(key, _)| !key.starts_with('_'));
            let line = |text: &String| DraftLine {
                text: text.clone(),
                cursor: text.len(),
            };
            Self {
                spec: spec.name.to_owned(),
                version: spec.version,
                focus: String::new(),
                lines: own.map(|(key, text)| (key.clone(), line(text))).collect(),
                left: BTreeSet::new(),
                klachten: BTreeMap::new(),
                snel: velden
                    .get(&format!("_{SNEL}"))
                    .map_or_else(DraftLine::default, line),
                written: BTreeMap::new(),
                note: String::new(),
                goto: None,
                saved: Answers::new(spec),
                saved_snel: String::new(),
                herkomst: BTreeMap::new(),
            }
        })
    }
}

/// Whether a draft keeps what is typed in a field. A BSN is kept in its own place and nowhere else.
fn kept(field: &Field) -> bool {
    !matches!(field.kind, Kind::Bsn)
}

/// The key of the whole draft in its flat table; keys with `_` are the form's own.
const ALLES: &str = "_alles";

impl fmt::Debug for Draft {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Draft({} v{}, ..)", self.spec, self.version)
    }
}

impl FormState {
    /// The form as it stands, half-typed words and cursor included.
    pub fn to_draft(&self) -> Draft {
        let both = || self.fields.iter().zip(&self.vakken).filter(|it| kept(it.0));
        let keyed = |pick: &dyn Fn(&Vak) -> Option<String>| {
            both()
                .filter_map(|(field, vak)| Some((field.key.to_owned(), pick(vak)?)))
                .collect()
        };
        let mut saved = self.saved.clone();
        for field in self.fields.iter().filter(|field| !kept(field)) {
            saved.set(field.key, "");
        }
        Draft {
            spec: self.spec.name.to_owned(),
            version: self.spec.version,
            focus: self.key(self.focus).to_owned(),
            lines: both()
                .map(|(field, vak)| (field.key.to_owned(), DraftLine::of(&vak.line)))
                .collect(),
            left: self.left(),
            klachten: keyed(&|vak| vak.klacht.clone()),
            snel: DraftLine::of(&self.snel),
            written: keyed(&|vak| vak.written.clone()),
            note: self.note.clone(),
            goto: self.goto.as_ref().map(goto::Zoeken::draft),
            saved,
            saved_snel: self.saved_snel.clone(),
            herkomst: both()
                .filter_map(|(field, vak)| Some((field.key.to_owned(), vak.herkomst.clone()?)))
                .collect(),
        }
    }

    /// A form as it was put by. Text of a field that the form no longer has goes to the last
    /// field that takes text, under its old name; text is never dropped.
    pub fn from_draft(
        spec: &'static FormSpec,
        draft: &Draft,
        plaatsen: Arc<Plaatsen>,
        today: NaiveDate,
    ) -> Self {
        let mut form = Self::new(spec, plaatsen, today);
        for (field, vak) in form.fields.iter().zip(&mut form.vakken) {
            if let Some(line) = draft.lines.get(field.key) {
                vak.line = line.line().meerregelig(field.kind.meerregelig());
            }
            vak.left = draft.left.contains(field.key);
            vak.klacht = draft.klachten.get(field.key).cloned();
            vak.written = draft.written.get(field.key).cloned();
            vak.herkomst = draft.herkomst.get(field.key).cloned();
        }
        form.snel = draft.snel.line();
        form.gelezen = quick::lees(spec, form.snel.text(), &form.plaatsen, today);
        draft.note.clone_into(&mut form.note);
        form.goto = draft.goto.as_ref().map(goto::Zoeken::from_draft);
        form.saved = draft.saved.clone();
        draft.saved_snel.clone_into(&mut form.saved_snel);
        form.adopt_orphans(draft);
        if draft.focus == SNEL && spec.quick {
            form.focus = Focus::Snel;
        } else if let Some(at) = form.fields.iter().position(|it| it.key == draft.focus) {
            form.focus = Focus::Veld(at);
        }
        form.bereken();
        form
    }

    fn adopt_orphans(&mut self, draft: &Draft) {
        let mut orphans: Vec<String> = draft
            .lines
            .iter()
            .filter(|(key, line)| self.spec.field(key).is_none() && !line.text.trim().is_empty())
            .map(|(key, line)| format!("{key}: {}", line.text))
            .collect();
        if !self.spec.quick && !draft.snel.text.trim().is_empty() {
            orphans.push(draft.snel.text.clone());
        }
        let takes_text = |at: &usize| matches!(self.kind(*at), Some(Kind::Line | Kind::Text));
        let last = (0..self.fields.len()).rev().find(takes_text);
        if let Some(vak) = last.and_then(|at| self.vakken.get_mut(at)) {
            for orphan in orphans {
                let text = vak.line.text();
                let blank = if text.is_empty() { "" } else { " " };
                let text = format!("{text}{blank}{orphan}");
                vak.line.set(&text);
            }
        }
    }
}
