//! Finds one letter at all its places in a short text at once, eight bytes at a time.

/// The longest text whose places fit.
pub(super) const LONGEST: usize = 64;

const LOW: u64 = 0x0101_0101_0101_0101;
const BELOW_HIGH: u64 = 0x7f7f_7f7f_7f7f_7f7f;
/// Brings the lowest bit of each of eight bytes together in the highest byte.
const GATHER: u64 = 0x0102_0408_1020_4080;

/// The places of a byte, the first place in the lowest bit; what comes after [`LONGEST`] is not looked at.
#[inline]
pub(super) fn places(text: &[u8], byte: u8) -> u64 {
    let (whole, rest) = text.as_chunks::<8>();
    let mut places = 0;
    for (at, bytes) in whole.iter().take(LONGEST / 8).enumerate() {
        places |= in_eight(u64::from_le_bytes(*bytes), byte) << (8 * at);
    }
    if rest.is_empty() || text.len() > LONGEST {
        return places;
    }
    match text.last_chunk::<8>() {
        // Eight bytes at once; those that were looked at already give what they gave.
        Some(bytes) => places | in_eight(u64::from_le_bytes(*bytes), byte) << (text.len() - 8),
        None => (0..)
            .zip(rest)
            .fold(0, |places, (at, it)| places | u64::from(*it == byte) << at),
    }
}

fn in_eight(word: u64, byte: u8) -> u64 {
    let differs = word ^ (LOW * u64::from(byte));
    // The highest bit of each byte that is nought, without carries between bytes.
    let nought = !(((differs & BELOW_HIGH) + BELOW_HIGH) | differs | BELOW_HIGH);
    (nought >> 7).wrapping_mul(GATHER) >> 56
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_place_of_a_byte_is_found_and_no_other(
            text in proptest::collection::vec(prop_oneof![0..4_u8, 97..100_u8, any::<u8>()], 0..80),
        ) {
            for byte in 0..=u8::MAX {
                let expect = (0..LONGEST).zip(&text).filter(|(_, it)| **it == byte);
                let expect = expect.fold(0_u64, |bits, (at, _)| bits | 1 << at);
                prop_assert_eq!(places(&text, byte), expect);
            }
        }
    }
}
