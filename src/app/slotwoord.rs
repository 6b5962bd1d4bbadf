//! The word with which a coach gets behind the own veil again (P-12).
//!
//! It keeps whoever passes by from reading on, and nothing more: who has the account of the coach
//! has the data too, and can take the word away. So it is kept where the account keeps its own
//! settings, as a print that costs time to make, and never as itself.

use std::fmt;

use sha2::{Digest, Sha256};

/// How often the print is made over: guessing must cost.
const RONDEN: u32 = 50_000;
/// Shortest word.
pub const KORTST: usize = 4;

/// A word as a print, with what was mixed in.
#[derive(Clone, PartialEq, Eq)]
pub struct Slotwoord {
    zout: [u8; 16],
    print: [u8; 32],
}

impl fmt::Debug for Slotwoord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Slotwoord(..)")
    }
}

fn print(zout: [u8; 16], woord: &str) -> [u8; 32] {
    let mut som: [u8; 32] = Sha256::new()
        .chain_update(zout)
        .chain_update(woord.as_bytes())
        .finalize()
        .into();
    for _ in 0..RONDEN {
        som = Sha256::new()
            .chain_update(som)
            .chain_update(woord.as_bytes())
            .finalize()
            .into();
    }
    som
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut uit, byte| {
        // Writing to memory does not fail.
        let _ = write!(uit, "{byte:02x}");
        uit
    })
}

fn van_hex<const N: usize>(tekst: &str) -> Option<[u8; N]> {
    let mut uit = [0; N];
    if tekst.len() != N * 2 {
        return None;
    }
    for (plaats, byte) in uit.iter_mut().enumerate() {
        let deel = tekst.get(plaats * 2..plaats * 2 + 2)?;
        *byte = u8::from_str_radix(deel, 16).ok()?;
    }
    Some(uit)
}

impl Slotwoord {
    /// A word, with something random mixed in.
    pub fn nieuw(woord: &str, zout: [u8; 16]) -> Self {
        Self {
            zout,
            print: print(zout, woord),
        }
    }

    /// Whether this is the word.
    pub fn past(&self, woord: &str) -> bool {
        let anders = print(self.zout, woord);
        // Every byte, so that the time tells nothing.
        let verschil = self.print.iter().zip(anders);
        verschil.fold(0, |som, (een, ander)| som | (een ^ ander)) == 0
    }

    /// As it is kept.
    pub fn als_tekst(&self) -> String {
        format!("{}:{}\n", hex(&self.zout), hex(&self.print))
    }

    /// As it was kept; none for anything else.
    pub fn lees(tekst: &str) -> Option<Self> {
        let (zout, print) = tekst.trim().split_once(':')?;
        Some(Self {
            zout: van_hex(zout)?,
            print: van_hex(print)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_word_itself_fits_and_it_is_not_kept() {
        let slot = Slotwoord::nieuw("groene fiets", [7; 16]);
        let tekst = slot.als_tekst();
        assert!(!tekst.contains("fiets"));
        let gelezen = Slotwoord::lees(&tekst).unwrap();
        assert!(gelezen.past("groene fiets"));
        assert!(!gelezen.past("groene fietS"));
        assert_eq!(Slotwoord::lees("geen"), None);
        assert_eq!(format!("{slot:?}"), "Slotwoord(..)");
    }
}
