//! The envelope around every stored value: kind, schema, version and a checksum that covers the key.
//!
//! This is the door: whoever wraps or unwraps a value says how it is sealed. Kind, schema and version
//! stay readable, so that counting and checking need no key.

use crate::app::record::{Key, Soort};

use std::borrow::Cow;

use super::bytes::Lezer;
use super::keys;
use super::zegel::{Zegel, Zegelfout};

const MERK: u8 = 0xB7;
const KOP: usize = 1 + 1 + 2 + 1 + 8 + 4;
const GEEN_VLAGGEN: u8 = 0;
/// The body is encrypted.
const VERZEGELD: u8 = 1;

/// What an envelope says, with its body still as bytes.
pub(super) struct Envelope<'a> {
    pub(super) schema: u16,
    pub(super) versie: u64,
    /// Whether the body is encrypted.
    pub(super) verzegeld: bool,
    kop: &'a [u8],
    body: &'a [u8],
}

impl<'a> Envelope<'a> {
    /// The body as it was before it was wrapped.
    pub(super) fn body(&self, sleutel: Key, zegel: &Zegel) -> Result<Cow<'a, [u8]>, Zegelfout> {
        zegel.open(self.verzegeld, &bij(sleutel, self.kop), self.body)
    }
}

/// Why an envelope was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(super) enum Schade {
    #[error("de waarde is afgebroken")]
    Kort,
    #[error("dit is geen waarde van trajectbord")]
    Vreemd,
    #[error("de waarde hoort bij een andere soort")]
    AndereSoort,
    #[error("de waarde gebruikt iets dat deze versie van het programma niet kent")]
    Onbekend,
    #[error("de controlesom klopt niet")]
    Controlesom,
}

/// Wraps a body. The checksum covers the key too, so that a value cannot turn up in another place.
pub(super) fn pak(
    zegel: &Zegel,
    sleutel: Key,
    schema: u16,
    versie: u64,
    body: &[u8],
) -> std::io::Result<Vec<u8>> {
    let mut uit = Vec::with_capacity(KOP + body.len());
    uit.push(MERK);
    uit.push(sleutel.soort.nummer());
    uit.extend_from_slice(&schema.to_le_bytes());
    uit.push(if zegel.is_dicht() {
        VERZEGELD
    } else {
        GEEN_VLAGGEN
    });
    uit.extend_from_slice(&versie.to_le_bytes());
    let body = zegel.sluit(&bij(sleutel, &uit), body)?;
    let som = controlesom(sleutel, &uit, &body);
    uit.extend_from_slice(&som.to_le_bytes());
    uit.extend_from_slice(&body);
    Ok(uit)
}

/// What is sealed along with a body: where it belongs, and what the envelope says of it.
fn bij(sleutel: Key, kop: &[u8]) -> Vec<u8> {
    let mut bij = vec![sleutel.soort.nummer()];
    bij.extend_from_slice(&keys::in_boom(sleutel));
    bij.extend_from_slice(kop);
    bij
}

/// The same value under another seal, or none.
pub(super) fn herzegel(
    sleutel: Key,
    bytes: &[u8],
    van: &Zegel,
    naar: &Zegel,
) -> Result<Vec<u8>, String> {
    let envelope = open(sleutel, bytes).map_err(|fout| fout.to_string())?;
    let body = envelope
        .body(sleutel, van)
        .map_err(|fout| fout.to_string())?;
    pak(naar, sleutel, envelope.schema, envelope.versie, &body).map_err(|fout| fout.to_string())
}

/// Opens an envelope and checks all of it but the body's own shape.
pub(super) fn open(sleutel: Key, bytes: &[u8]) -> Result<Envelope<'_>, Schade> {
    let mut lezer = Lezer::nieuw(bytes);
    let voor_som = bytes.get(..KOP - 4).ok_or(Schade::Kort)?;
    if lezer.u8() != Some(MERK) {
        return Err(Schade::Vreemd);
    }
    let soort = lezer.u8().ok_or(Schade::Kort)?;
    let schema = lezer.u16().ok_or(Schade::Kort)?;
    let vlaggen = lezer.u8().ok_or(Schade::Kort)?;
    let versie = lezer.u64().ok_or(Schade::Kort)?;
    let som = lezer.u32().ok_or(Schade::Kort)?;
    let body = lezer.rest();
    if som != controlesom(sleutel, voor_som, body) {
        return Err(Schade::Controlesom);
    }
    if Soort::van_nummer(soort) != Some(sleutel.soort) {
        return Err(Schade::AndereSoort);
    }
    let verzegeld = match vlaggen {
        GEEN_VLAGGEN => false,
        VERZEGELD => true,
        _ => return Err(Schade::Onbekend),
    };
    Ok(Envelope {
        schema,
        versie,
        verzegeld,
        kop: voor_som,
        body,
    })
}

/// The version alone, without the cost of the checksum.
pub(super) fn versie(bytes: &[u8]) -> Option<u64> {
    let mut lezer = Lezer::nieuw(bytes);
    if lezer.u8()? != MERK {
        return None;
    }
    lezer.neem(4)?;
    lezer.u64()
}

fn controlesom(sleutel: Key, kop: &[u8], body: &[u8]) -> u32 {
    let mut som = crc32fast::Hasher::new();
    som.update(&[sleutel.soort.nummer()]);
    som.update(&keys::in_boom(sleutel));
    som.update(kop);
    som.update(body);
    som.finalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::zegel::Datasleutel;

    const SLEUTEL: Key = Key::een(Soort::Kandidaat, 12);

    #[test]
    fn what_was_wrapped_comes_out() {
        let dicht = dicht();
        for zegel in [&Zegel::Geen, &dicht] {
            let bytes = pak(zegel, SLEUTEL, 1, 42, b"inhoud").unwrap();
            let envelope = open(SLEUTEL, &bytes).unwrap();
            assert_eq!((envelope.schema, envelope.versie), (1, 42));
            assert_eq!(&*envelope.body(SLEUTEL, zegel).unwrap(), b"inhoud");
            assert_eq!(versie(&bytes), Some(42));
        }
        let bytes = pak(&Zegel::Geen, SLEUTEL, 1, 42, b"inhoud").unwrap();
        let over = herzegel(SLEUTEL, &bytes, &Zegel::Geen, &dicht).unwrap();
        assert_eq!(over.len(), bytes.len() + 40, "a nonce and a tag");
        assert_eq!(herzegel(SLEUTEL, &over, &dicht, &Zegel::Geen), Ok(bytes));
    }

    #[test]
    fn every_flipped_bit_is_noticed() {
        let goed = pak(&Zegel::Geen, SLEUTEL, 1, 42, b"inhoud").unwrap();
        for plaats in 0..goed.len() * 8 {
            let mut fout = goed.clone();
            fout[plaats / 8] ^= 1 << (plaats % 8);
            assert!(open(SLEUTEL, &fout).is_err(), "bit {plaats}");
        }
        for lengte in 0..goed.len() {
            assert!(open(SLEUTEL, &goed[..lengte]).is_err(), "length {lengte}");
        }
    }

    #[test]
    fn a_value_in_the_place_of_another_is_refused() {
        let bytes = pak(&Zegel::Geen, SLEUTEL, 1, 42, b"inhoud").unwrap();
        let elders = Key::een(Soort::Kandidaat, 13);
        assert_eq!(open(elders, &bytes).err(), Some(Schade::Controlesom));
        let andere_soort = Key::een(Soort::Bsn, 12);
        assert!(open(andere_soort, &bytes).is_err());
    }

    fn dicht() -> Zegel {
        Zegel::Met(Datasleutel::nieuw().unwrap())
    }

    /// As somebody would who can write in the files: the checksum is no secret.
    fn met_som(sleutel: Key, mut bytes: Vec<u8>) -> Vec<u8> {
        let som = controlesom(sleutel, &bytes[..KOP - 4], &bytes[KOP..]);
        bytes[KOP - 4..KOP].copy_from_slice(&som.to_le_bytes());
        bytes
    }

    fn lees(sleutel: Key, bytes: &[u8], zegel: &Zegel) -> Option<Vec<u8>> {
        let envelope = open(sleutel, bytes).ok()?;
        Some(envelope.body(sleutel, zegel).ok()?.into_owned())
    }

    proptest::proptest! {
        #[test]
        fn a_sealed_value_that_somebody_changed_or_swapped_is_refused(
            inhoud in proptest::prelude::any::<Vec<u8>>(),
            bit in proptest::prelude::any::<proptest::sample::Index>(),
            (elders, schema, versie) in proptest::prelude::any::<(u64, u16, u64)>(),
        ) {
            let zegel = dicht();
            let goed = pak(&zegel, SLEUTEL, schema, versie, &inhoud).unwrap();
            proptest::prop_assert_eq!(lees(SLEUTEL, &goed, &zegel), Some(inhoud.clone()));
            // Any bit but those of the checksum, which is made right again.
            let mut fout = goed.clone();
            let bit = bit.index((goed.len() - 4) * 8);
            let plaats = if bit / 8 < KOP - 4 { bit / 8 } else { bit / 8 + 4 };
            fout[plaats] ^= 1 << (bit % 8);
            proptest::prop_assert!(lees(SLEUTEL, &met_som(SLEUTEL, fout), &zegel).is_none());
            // The value of another record in this one's place.
            let ander = Key::een(Soort::Kandidaat, elders);
            if ander != SLEUTEL {
                let vreemd = pak(&zegel, ander, schema, versie, &inhoud).unwrap();
                proptest::prop_assert!(lees(SLEUTEL, &met_som(SLEUTEL, vreemd), &zegel).is_none());
            }
            // A value that was never sealed, and another key.
            let kaal = pak(&Zegel::Geen, SLEUTEL, schema, versie, &inhoud).unwrap();
            proptest::prop_assert!(lees(SLEUTEL, &kaal, &zegel).is_none());
            proptest::prop_assert!(lees(SLEUTEL, &goed, &dicht()).is_none());
            proptest::prop_assert!(lees(SLEUTEL, &goed, &Zegel::Geen).is_none());
        }
    }
}
