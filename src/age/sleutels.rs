//! Who may open an age file: identities and recipients as people write them, or a passphrase.

use std::fmt;
use std::io;

use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::{Zeroize, Zeroizing};

use super::{bech32, toeval};

const VOOR_IDENTITEIT: &str = "age-secret-key-";
const VOOR_ONTVANGER: &str = "age";

/// A secret key; who has it opens what was meant for its recipient.
#[derive(Clone)]
pub struct Identiteit(pub(super) StaticSecret);

/// A public key: an age file can be made for it, and not opened with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Ontvanger(pub(super) PublicKey);

impl Identiteit {
    /// A new one.
    pub fn nieuw() -> io::Result<Self> {
        Ok(Self(StaticSecret::from(toeval::bytes::<32>()?)))
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    pub fn lees(tekst: &str) -> Option<Self> {
        let mut bytes = bech32::lees(VOOR_IDENTITEIT, tekst)?;
        let vast: Option<[u8; 32]> = bytes.as_slice().try_into().ok();
        bytes.zeroize();
        vast.map(|it| Self(StaticSecret::from(it)))
    }

    /// As a person keeps it.
    pub fn tekst(&self) -> Zeroizing<String> {
        let klein = Zeroizing::new(bech32::schrijf(VOOR_IDENTITEIT, self.0.as_bytes()));
        Zeroizing::new(klein.to_ascii_uppercase())
    }

    /// Whom to make files for, so that this identity opens them.
    pub fn ontvanger(&self) -> Ontvanger {
        Ontvanger(PublicKey::from(&self.0))
    }
}

impl fmt::Debug for Identiteit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identiteit")
    }
}

impl Ontvanger {
    /// Reads `age1…`.
    pub fn lees(tekst: &str) -> Option<Self> {
        let bytes: [u8; 32] = bech32::lees(VOOR_ONTVANGER, tekst)?.try_into().ok()?;
        Some(Self(PublicKey::from(bytes)))
    }
}

impl fmt::Display for Ontvanger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&bech32::schrijf(VOOR_ONTVANGER, self.0.as_bytes()))
    }
}

impl fmt::Debug for Ontvanger {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// With what an age file is opened.
#[derive(Clone)]
pub enum Geheim {
    /// Identities, of which one will do.
    Identiteiten(Vec<Identiteit>),
    /// A passphrase.
    Zin(Zeroizing<String>),
}

impl Geheim {
    /// Reads a key file: identities as `age-keygen` writes them, or else a passphrase on the first line.
    ///
    /// None for a file with nothing in it, or with an identity that was mistyped.
    pub fn lees(tekst: &str) -> Option<Self> {
        let regels = || {
            let regels = tekst.lines().map(str::trim);
            regels.filter(|it| !it.is_empty() && !it.starts_with('#'))
        };
        if regels().any(|it| it.to_ascii_lowercase().starts_with(VOOR_IDENTITEIT)) {
            let alle: Option<Vec<_>> = regels().map(Identiteit::lees).collect();
            return alle.map(Self::Identiteiten);
        }
        let zin = tekst.lines().next()?;
        (!zin.is_empty()).then(|| Self::Zin(Zeroizing::new(zin.to_owned())))
    }
}

impl fmt::Debug for Geheim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Geheim")
    }
}
