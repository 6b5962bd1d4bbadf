//! An address: street, number and addition; postcode and place stand beside it (R10).

use std::fmt;

use serde::{Deserialize, Serialize};

/// Street, number and addition.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adres {
    /// Street.
    pub straat: String,
    /// Number, 1 to 99999.
    pub huisnummer: u32,
    /// Letter or addition, such as "A" or "2 hoog"; may be empty.
    pub toevoeging: String,
}

impl fmt::Debug for Adres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Adres(..)")
    }
}

impl fmt::Display for Adres {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.straat, self.huisnummer)?;
        if !self.toevoeging.is_empty() {
            write!(f, " {}", self.toevoeging)?;
        }
        Ok(())
    }
}
