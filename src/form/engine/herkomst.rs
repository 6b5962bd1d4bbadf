//! Where the text of a field comes from: told as long as that text still stands there.

use serde::{Deserialize, Serialize};

use super::FormState;

/// An origin, with the text it belongs to.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Herkomst {
    waarde: String,
    tekst: String,
}

impl Herkomst {
    /// The text was only written more tidily.
    pub(super) fn netjes(&mut self, was: &str, wordt: &str) {
        if self.waarde == was {
            wordt.clone_into(&mut self.waarde);
        }
    }

    /// What to tell of a field that holds this.
    pub(super) fn van(&self, waarde: &str) -> Option<&str> {
        (self.waarde == waarde).then_some(self.tekst.as_str())
    }
}

impl FormState {
    /// Says where what stands in a field comes from: "uit intake 12-11, mdv". Once the field says
    /// something else, that is no longer told.
    pub fn set_herkomst(&mut self, key: &str, tekst: impl Into<String>) {
        let at = self.fields.iter().position(|field| field.key == key);
        if let Some(vak) = at.and_then(|at| self.vakken.get_mut(at)) {
            vak.herkomst = Some(Herkomst {
                waarde: vak.line.text().to_owned(),
                tekst: tekst.into(),
            });
        }
    }

    /// Where what stands in a field comes from.
    pub fn herkomst(&self, key: &str) -> Option<&str> {
        let at = self.fields.iter().position(|field| field.key == key)?;
        let vak = self.vakken.get(at)?;
        vak.herkomst.as_ref()?.van(vak.line.text())
    }
}
