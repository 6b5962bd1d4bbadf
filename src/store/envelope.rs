//! The envelope around every stored value: kind, schema, version and a checksum that covers the key.

use crate::app::record::{Key, Soort};

use super::bytes::Lezer;
use super::keys;

const MERK: u8 = 0xB7;
const KOP: usize = 1 + 1 + 2 + 1 + 8 + 4;
/// No flag has a meaning yet; the first will say that the body is encrypted.
const GEEN_VLAGGEN: u8 = 0;

/// What an envelope says, with its body still as bytes.
pub(super) struct Envelope<'a> {
    pub(super) schema: u16,
    pub(super) versie: u64,
    pub(super) body: &'a [u8],
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
pub(super) fn pak(sleutel: Key, schema: u16, versie: u64, body: &[u8]) -> Vec<u8> {
    let mut uit = Vec::with_capacity(KOP + body.len());
    uit.push(MERK);
    uit.push(sleutel.soort.nummer());
    uit.extend_from_slice(&schema.to_le_bytes());
    uit.push(GEEN_VLAGGEN);
    uit.extend_from_slice(&versie.to_le_bytes());
    let som = controlesom(sleutel, &uit, body);
    uit.extend_from_slice(&som.to_le_bytes());
    uit.extend_from_slice(body);
    uit
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
    if vlaggen != GEEN_VLAGGEN {
        return Err(Schade::Onbekend);
    }
    Ok(Envelope {
        schema,
        versie,
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

    const SLEUTEL: Key = Key::een(Soort::Kandidaat, 12);

    #[test]
    fn what_was_wrapped_comes_out() {
        let bytes = pak(SLEUTEL, 1, 42, b"inhoud");
        let envelope = open(SLEUTEL, &bytes).unwrap();
        assert_eq!(
            (envelope.schema, envelope.versie, envelope.body),
            (1, 42, b"inhoud".as_slice())
        );
        assert_eq!(versie(&bytes), Some(42));
    }

    #[test]
    fn every_flipped_bit_is_noticed() {
        let goed = pak(SLEUTEL, 1, 42, b"inhoud");
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
        let bytes = pak(SLEUTEL, 1, 42, b"inhoud");
        let elders = Key::een(Soort::Kandidaat, 13);
        assert_eq!(open(elders, &bytes).err(), Some(Schade::Controlesom));
        let andere_soort = Key::een(Soort::Bsn, 12);
        assert!(open(andere_soort, &bytes).is_err());
    }
}
