//! The age format (age-encryption.org/v1): a file only for whom it is meant, readable by the stock `age`.
//!
//! * `kop`: the header, with the key of the file wrapped for every recipient, and its seal.
//! * `stanza`: one wrapping: for a recipient (X25519) or for a passphrase (scrypt).
//! * `stroom`: the body in chunks of 64 KiB, each sealed, so that a piece missing at the end shows.
//! * `sleutels`: identities and recipients as people write them (`AGE-SECRET-KEY-1…`, `age1…`).
//! * `harnas`: the same bytes as lines of text.
//!
//! Only what the format asks is here: no plugins, no SSH keys. The primitives come from crates; the
//! crate `age` itself brings about a hundred others.

mod bech32;
mod harnas;
mod kop;
mod sleutels;
mod stanza;
mod stroom;
pub mod toeval;

pub use harnas::{harnas, ontharnas};
pub use sleutels::{Geheim, Identiteit, Ontvanger};
pub use stanza::{Voor, ZWAARTE};
pub use stroom::{Bestandssleutel, Lezer, Schrijver};

use std::io::{self, Read, Write};

/// Why an age file was not opened.
#[derive(Debug, thiserror::Error)]
pub enum AgeFout {
    /// The disk or the system.
    #[error("{0}")]
    Schijf(io::Error),
    /// Something else, or of a version that is not known here.
    #[error("dit is geen bestand van age")]
    Vreemd,
    /// Meant for others.
    #[error("deze sleutel past niet")]
    PastNiet,
    /// Changed or cut off.
    #[error("het bestand is beschadigd of veranderd")]
    Beschadigd,
}

impl From<io::Error> for AgeFout {
    fn from(fout: io::Error) -> Self {
        match fout.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof => Self::Beschadigd,
            _ => Self::Schijf(fout),
        }
    }
}

/// Whether an age file is opened with a passphrase; none if it is no age file.
pub fn vraagt_zin(bytes: &[u8]) -> Option<bool> {
    let kop = kop::Kop::lees(&mut &*bytes).ok()?;
    let eerste = kop.stanzas.first()?.woorden.first()?;
    Some(eerste == stanza::SCRYPT)
}

/// A few bytes as an age file.
pub fn versleutel(bytes: &[u8], voor: &Voor<'_>) -> io::Result<Vec<u8>> {
    let mut uit = Schrijver::nieuw(Vec::new(), voor)?;
    uit.write_all(bytes)?;
    Ok(uit.klaar()?.0)
}

/// The bytes of a small age file.
pub fn ontsleutel(bytes: &[u8], geheim: &Geheim) -> Result<zeroize::Zeroizing<Vec<u8>>, AgeFout> {
    let mut uit = zeroize::Zeroizing::new(Vec::new());
    Lezer::open(bytes, geheim)?.read_to_end(&mut uit)?;
    Ok(uit)
}

#[cfg(test)]
mod tests;
