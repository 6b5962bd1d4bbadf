//! What was filled in: per field the text as typed, with the name and version of the form.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use super::spec::FormSpec;

/// The answers to a form. Text as typed, so that nothing is lost by being understood.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Answers {
    /// Name of the form.
    pub spec: String,
    /// Version of the form.
    pub version: u16,
    values: BTreeMap<String, String>,
}

/// What an answer says. Empty, unknown and not wanted to say are three different things
/// (DOMAIN 6.2).
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Antwoord<'a> {
    /// Not asked yet.
    Leeg,
    /// `?`: asked, not known.
    Onbekend,
    /// `-`: asked, not told.
    WilNiet,
    /// What was typed, without the blanks around it.
    Waarde(&'a str),
}

impl<'a> Antwoord<'a> {
    /// Reads a typed text.
    pub fn van(tekst: &'a str) -> Self {
        match tekst.trim() {
            "" => Self::Leeg,
            "?" => Self::Onbekend,
            "-" => Self::WilNiet,
            waarde => Self::Waarde(waarde),
        }
    }

    /// The value, if there is one.
    pub const fn waarde(self) -> Option<&'a str> {
        match self {
            Self::Waarde(waarde) => Some(waarde),
            _ => None,
        }
    }
}

impl fmt::Debug for Antwoord<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Leeg => "Leeg",
            Self::Onbekend => "Onbekend",
            Self::WilNiet => "WilNiet",
            Self::Waarde(_) => "Waarde(..)",
        })
    }
}

impl Answers {
    /// No answers yet.
    pub fn new(spec: &FormSpec) -> Self {
        Self {
            spec: spec.name.to_owned(),
            version: spec.version,
            values: BTreeMap::new(),
        }
    }

    /// The text of a field; empty when nothing was typed.
    pub fn get(&self, key: &str) -> &str {
        self.values.get(key).map_or("", String::as_str)
    }

    /// What the text of a field says.
    pub fn antwoord(&self, key: &str) -> Antwoord<'_> {
        Antwoord::van(self.get(key))
    }

    /// Sets the text of a field; an empty text takes the field out.
    pub fn set(&mut self, key: &str, tekst: impl Into<String>) {
        let tekst = tekst.into();
        if tekst.is_empty() {
            self.values.remove(key);
        } else {
            self.values.insert(key.to_owned(), tekst);
        }
    }

    /// The same with one field more, for tables and tests.
    #[must_use]
    pub fn with(mut self, key: &str, tekst: &str) -> Self {
        self.set(key, tekst);
        self
    }

    /// Every field with text.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let rows = self.values.iter();
        rows.map(|(key, tekst)| (key.as_str(), tekst.as_str()))
    }

    /// Whether nothing was typed at all.
    pub fn is_empty(&self) -> bool {
        self.values.values().all(|tekst| tekst.trim().is_empty())
    }
}

impl fmt::Debug for Answers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Answers({} v{}, ..)", self.spec, self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_unknown_and_not_told_are_three_things() {
        assert_eq!(Antwoord::van("  "), Antwoord::Leeg);
        assert_eq!(Antwoord::van(" ? "), Antwoord::Onbekend);
        assert_eq!(Antwoord::van("-"), Antwoord::WilNiet);
        assert_eq!(Antwoord::van(" Anne "), Antwoord::Waarde("Anne"));
        assert_eq!(Antwoord::van("-5").waarde(), Some("-5"));
    }

    #[test]
    fn answers_keep_the_text_as_typed_and_survive_storage() {
        let mut answers = Answers {
            spec: "intake".into(),
            version: 1,
            ..Answers::default()
        };
        answers.set("naam", " rukiye ");
        answers.set("leeg", "");
        assert_eq!(answers.get("naam"), " rukiye ");
        assert_eq!(answers.iter().count(), 1);
        let json = serde_json::to_string(&answers).unwrap();
        assert_eq!(serde_json::from_str::<Answers>(&json).unwrap(), answers);
    }

    #[test]
    fn debug_shows_no_answer() {
        let answers = Answers::default().with("naam", "Rukiye");
        assert!(!format!("{answers:?}{:?}", answers.antwoord("naam")).contains("Rukiye"));
    }
}
