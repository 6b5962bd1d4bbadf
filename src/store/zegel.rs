//! The seal on what is kept: the only file that knows how values at rest are encrypted.
//!
//! XChaCha20-Poly1305 with a random nonce for each value, under one random key of the store. What a
//! value belongs to (its kind, its key, its version) is sealed along, so that no value can stand in
//! for another. A store is sealed as a whole or not at all: in a sealed one a value without a seal is
//! refused, or whoever can write in the directory could slip one in.

use std::borrow::Cow;
use std::io;
use std::sync::Arc;

use chacha20poly1305::XChaCha20Poly1305;
use chacha20poly1305::aead::{Aead, AeadInOut, KeyInit, Payload};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::bytes::Lezer;
use crate::age::toeval;

const NONCE: usize = 24;
const LENGTE: usize = 32;

/// The key of a store. Never written but wrapped (`kast`).
#[derive(Clone)]
pub(super) struct Datasleutel(Arc<Zeroizing<[u8; LENGTE]>>);

impl Datasleutel {
    /// A new one.
    pub(super) fn nieuw() -> io::Result<Self> {
        let mut bytes = Zeroizing::new([0; LENGTE]);
        toeval::vul(bytes.as_mut_slice())?;
        Ok(Self(Arc::new(bytes)))
    }

    pub(super) fn van(bytes: &[u8]) -> Option<Self> {
        let vast: [u8; LENGTE] = bytes.try_into().ok()?;
        Some(Self(Arc::new(Zeroizing::new(vast))))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// Tells keys apart, and tells nothing of the key.
    pub(super) fn afdruk(&self) -> String {
        let mut som = Sha256::new();
        som.update(b"trajectbord datasleutel");
        som.update(self.bytes());
        let som: [u8; 32] = som.finalize().into();
        let acht = u64::from_be_bytes(som.first_chunk().copied().unwrap_or_default());
        format!("{acht:016x}")
    }
}

impl std::fmt::Debug for Datasleutel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Datasleutel")
    }
}

/// Why a seal was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Zegelfout {
    #[error("de waarde is versleuteld en er is geen sleutel")]
    GeenSleutel,
    #[error("de waarde is niet versleuteld, en dat hoort wel")]
    Onverzegeld,
    #[error("de waarde is veranderd of met een andere sleutel versleuteld")]
    Verbroken,
}

/// How the values of a store are kept.
#[derive(Clone, Debug)]
pub(super) enum Zegel {
    /// As they are.
    Geen,
    /// Encrypted.
    Met(Datasleutel),
}

impl Zegel {
    /// Whether what it keeps is encrypted.
    pub(super) const fn is_dicht(&self) -> bool {
        matches!(self, Self::Met(_))
    }

    /// Print of the key, where there is one.
    pub(super) fn afdruk(&self) -> Option<String> {
        match self {
            Self::Geen => None,
            Self::Met(sleutel) => Some(sleutel.afdruk()),
        }
    }

    /// Seals bytes, with what they belong to.
    pub(super) fn sluit<'a>(&self, bij: &[u8], open: &'a [u8]) -> io::Result<Cow<'a, [u8]>> {
        let Self::Met(sleutel) = self else {
            return Ok(Cow::Borrowed(open));
        };
        let nonce = toeval::bytes::<NONCE>()?;
        let mut uit = Vec::with_capacity(NONCE + open.len() + 16);
        uit.extend_from_slice(&nonce);
        uit.extend_from_slice(open);
        let te_groot = || io::Error::other("de waarde is te groot om te versleutelen");
        let inhoud = uit.get_mut(NONCE..).ok_or_else(te_groot)?;
        let zegel = aead(sleutel)
            .encrypt_inout_detached(&nonce.into(), bij, inhoud.into())
            .map_err(|_| te_groot())?;
        uit.extend_from_slice(&zegel);
        Ok(Cow::Owned(uit))
    }

    /// Opens what was sealed with the same words; `verzegeld` is what the value says of itself.
    pub(super) fn open<'a>(
        &self,
        verzegeld: bool,
        bij: &[u8],
        dicht: &'a [u8],
    ) -> Result<Cow<'a, [u8]>, Zegelfout> {
        match (self, verzegeld) {
            (Self::Geen, false) => Ok(Cow::Borrowed(dicht)),
            (Self::Geen, true) => Err(Zegelfout::GeenSleutel),
            (Self::Met(_), false) => Err(Zegelfout::Onverzegeld),
            (Self::Met(sleutel), true) => {
                let mut lezer = Lezer::nieuw(dicht);
                let nonce = lezer
                    .neem(NONCE)
                    .and_then(|it| <[u8; NONCE]>::try_from(it).ok());
                let nonce = nonce.ok_or(Zegelfout::Verbroken)?;
                let inhoud = Payload {
                    msg: lezer.rest(),
                    aad: bij,
                };
                aead(sleutel)
                    .decrypt(&nonce.into(), inhoud)
                    .map(Cow::Owned)
                    .map_err(|_| Zegelfout::Verbroken)
            }
        }
    }
}

fn aead(sleutel: &Datasleutel) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new((&**sleutel.0).into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_opens_with_the_same_key_and_the_same_words_only() {
        let zegel = Zegel::Met(Datasleutel::nieuw().unwrap());
        let dicht = zegel.sluit(b"K-0001", b"naam").unwrap();
        assert_ne!(dicht, zegel.sluit(b"K-0001", b"naam").unwrap(), "nonce");
        assert_eq!(&*zegel.open(true, b"K-0001", &dicht).unwrap(), b"naam");
        assert_eq!(
            zegel.open(true, b"K-0002", &dicht),
            Err(Zegelfout::Verbroken)
        );
        let ander = Zegel::Met(Datasleutel::nieuw().unwrap());
        assert_ne!(zegel.afdruk(), ander.afdruk());
        assert_eq!(
            ander.open(true, b"K-0001", &dicht),
            Err(Zegelfout::Verbroken)
        );
        for bit in 0..dicht.len() * 8 {
            let mut fout = dicht.to_vec();
            fout[bit / 8] ^= 1 << (bit % 8);
            assert!(zegel.open(true, b"K-0001", &fout).is_err(), "bit {bit}");
        }
    }

    #[test]
    fn a_store_is_sealed_as_a_whole_or_not_at_all() {
        let zegel = Zegel::Met(Datasleutel::nieuw().unwrap());
        assert_eq!(zegel.open(false, b"", b"naam"), Err(Zegelfout::Onverzegeld));
        assert_eq!(
            Zegel::Geen.open(true, b"", b"naam"),
            Err(Zegelfout::GeenSleutel)
        );
        assert_eq!(&*Zegel::Geen.sluit(b"", b"naam").unwrap(), b"naam");
        assert_eq!(format!("{zegel:?}"), "Met(Datasleutel)");
    }
}
