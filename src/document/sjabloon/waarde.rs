//! What a template can print: texts, lists, and things with a name.

use std::collections::BTreeMap;
use std::fmt;

use minijinja::Value;

use crate::document::schoon::regels;

/// A line end inside a value: ordinary text to Markdown, a line end to whoever reads the tree.
pub(super) const REGELEINDE: char = '\u{2028}';

/// A value of a template. It may hold personal data: its `Debug` shows nothing.
#[derive(Clone, PartialEq, Eq, Default)]
pub enum Waarde {
    /// Nothing; prints as nothing and counts as no.
    #[default]
    Leeg,
    /// A text.
    Tekst(String),
    /// Yes or no.
    Ja(bool),
    /// A number.
    Getal(i64),
    /// Several.
    Lijst(Vec<Waarde>),
    /// Things with a name.
    Velden(BTreeMap<String, Waarde>),
}

impl fmt::Debug for Waarde {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Waarde")
    }
}

impl Waarde {
    /// Things with a name.
    pub fn velden<W: Into<Self>>(rijen: impl IntoIterator<Item = (&'static str, W)>) -> Self {
        let rijen = rijen.into_iter();
        Self::Velden(
            rijen
                .map(|(naam, it)| (naam.to_owned(), it.into()))
                .collect(),
        )
    }

    /// Adds something with a name; only to things with names.
    pub fn zet(&mut self, naam: &str, waarde: impl Into<Self>) {
        if let Self::Velden(velden) = self {
            velden.insert(naam.to_owned(), waarde.into());
        }
    }

    pub(super) fn als_value(&self) -> Value {
        match self {
            Self::Leeg => Value::from(""),
            Self::Tekst(tekst) => Value::from(tekst.as_str()),
            Self::Ja(ja) => Value::from(*ja),
            Self::Getal(getal) => Value::from(*getal),
            Self::Lijst(lijst) => lijst.iter().map(Self::als_value).collect(),
            Self::Velden(velden) => {
                let velden: BTreeMap<String, Value> = velden
                    .iter()
                    .map(|(naam, it)| (naam.clone(), it.als_value()))
                    .collect();
                Value::from(velden)
            }
        }
    }
}

impl From<&str> for Waarde {
    fn from(tekst: &str) -> Self {
        Self::Tekst(tekst.to_owned())
    }
}

impl From<String> for Waarde {
    fn from(tekst: String) -> Self {
        Self::Tekst(tekst)
    }
}

impl From<bool> for Waarde {
    fn from(ja: bool) -> Self {
        Self::Ja(ja)
    }
}

impl From<i64> for Waarde {
    fn from(getal: i64) -> Self {
        Self::Getal(getal)
    }
}

impl From<Vec<Waarde>> for Waarde {
    fn from(lijst: Vec<Waarde>) -> Self {
        Self::Lijst(lijst)
    }
}

impl<W: Into<Self>> From<Option<W>> for Waarde {
    fn from(misschien: Option<W>) -> Self {
        misschien.map_or(Self::Leeg, Into::into)
    }
}

/// A value as Markdown that says the same letters and nothing else: what steers is gone, every sign
/// that may mean something stands behind a backslash, and its lines stay within the block they are
/// printed in.
pub(super) fn ontsnapt(tekst: &str) -> String {
    let regels = regels(tekst);
    let mut uit = String::with_capacity(tekst.len() + 8);
    for (nummer, regel) in regels.iter().enumerate() {
        if nummer > 0 {
            uit.push(REGELEINDE);
        }
        for c in regel.trim().chars() {
            if c.is_ascii_punctuation() {
                uit.push('\\');
            }
            uit.push(c);
        }
    }
    uit
}
