//! Money: whole cents, never a fraction.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The most that one thing may cost: ten million euros, far beyond any scholing.
pub const HOOGSTE: Cent = Cent(1_000_000_000);

/// An amount in euro cents.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct Cent(pub u64);

impl fmt::Display for Cent {
    /// As people write it: `1.250,00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (euro, cent) = (self.0 / 100, self.0 % 100);
        let cijfers = euro.to_string();
        let mut uit = String::with_capacity(cijfers.len() + 4);
        for (plaats, cijfer) in cijfers.chars().enumerate() {
            if plaats > 0 && (cijfers.len() - plaats).is_multiple_of(3) {
                uit.push('.');
            }
            uit.push(cijfer);
        }
        write!(f, "{uit},{cent:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_reads_as_people_write_it() {
        for (cent, tekst) in [
            (0, "0,00"),
            (5, "0,05"),
            (98_000, "980,00"),
            (125_050, "1.250,50"),
            (1_000_000_000, "10.000.000,00"),
        ] {
            assert_eq!(Cent(cent).to_string(), tekst);
        }
    }
}
