//! The file that a record came from (DOMAIN 3.6: keep name, hash and date).

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A file that was read in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bronbestand {
    /// Its name, without the directory.
    pub naam: String,
    /// SHA-256 of its bytes, in hexadecimal.
    pub vingerafdruk: String,
    /// The day it was read.
    pub op: NaiveDate,
}

impl Bronbestand {
    /// The first part of the print: enough to tell two editions of a file apart.
    pub fn kort(&self) -> &str {
        self.vingerafdruk.get(..12).unwrap_or(&self.vingerafdruk)
    }
}
