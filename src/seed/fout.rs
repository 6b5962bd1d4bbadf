//! What is wrong in a text of the example region, and where.

use std::fmt;

/// A text that cannot be read, or that says something the trade does not allow.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("seed/{bestand}, {waar}: {wat}")]
pub struct SeedFout {
    bestand: String,
    waar: String,
    wat: String,
}

impl SeedFout {
    pub(super) fn nieuw(bestand: &str, waar: &str, wat: impl fmt::Display) -> Self {
        Self {
            bestand: bestand.to_owned(),
            waar: if waar.is_empty() {
                "begin".to_owned()
            } else {
                waar.to_owned()
            },
            wat: wat.to_string(),
        }
    }
}

/// A place in a file: what is wrong there becomes a [`SeedFout`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Plaats<'a> {
    pub(super) bestand: &'a str,
    pub(super) waar: &'a str,
}

impl Plaats<'_> {
    pub(super) fn fout(&self, wat: impl fmt::Display) -> SeedFout {
        SeedFout::nieuw(self.bestand, self.waar, wat)
    }

    /// Names the field beside what is wrong with it.
    pub(super) fn veld<T, E: fmt::Display>(
        &self,
        veld: &str,
        gelezen: Result<T, E>,
    ) -> Result<T, SeedFout> {
        gelezen.map_err(|wat| self.fout(format_args!("{veld}: {wat}")))
    }
}
