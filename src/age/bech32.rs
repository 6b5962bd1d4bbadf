//! Bech32 (BIP 173): letters that survive reading aloud, with a checksum; for the keys of age.

const LETTERS: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const SOM: usize = 6;

fn polymod(waarden: impl Iterator<Item = u8>) -> u32 {
    const G: [u32; 5] = [
        0x3b6a_57b2,
        0x2650_8e6d,
        0x1ea1_19fa,
        0x3d42_33dd,
        0x2a14_62b3,
    ];
    let mut som: u32 = 1;
    for waarde in waarden {
        let boven = som >> 25;
        som = (som & 0x01ff_ffff) << 5 ^ u32::from(waarde);
        for (plaats, deel) in G.iter().enumerate() {
            if boven >> plaats & 1 == 1 {
                som ^= deel;
            }
        }
    }
    som
}

/// The part before the `1`, as it counts in the checksum.
fn uitgevouwen(voor: &str) -> impl Iterator<Item = u8> {
    voor.bytes()
        .map(|it| it >> 5)
        .chain([0])
        .chain(voor.bytes().map(|it| it & 31))
}

/// Bits in groups of another size.
fn herverdeel(in_: &[u8], van: u32, naar: u32, vul_aan: bool) -> Option<Vec<u8>> {
    let (mut bits, mut aantal) = (0_u32, 0_u32);
    let mut uit = Vec::new();
    for deel in in_ {
        bits = (bits << van | u32::from(*deel)) & 0xffff;
        aantal += van;
        while aantal >= naar {
            aantal -= naar;
            uit.push(u8::try_from(bits >> aantal & ((1 << naar) - 1)).ok()?);
        }
    }
    let rest = bits & ((1 << aantal) - 1);
    if vul_aan {
        if aantal > 0 {
            uit.push(u8::try_from(rest << (naar - aantal)).ok()?);
        }
    } else if aantal >= van || rest != 0 {
        return None;
    }
    Some(uit)
}

/// Bytes in small letters behind a prefix of small letters.
pub(super) fn schrijf(voor: &str, bytes: &[u8]) -> String {
    let vijven = herverdeel(bytes, 8, 5, true).unwrap_or_default();
    let som = polymod(
        uitgevouwen(voor)
            .chain(vijven.iter().copied())
            .chain([0; SOM]),
    ) ^ 1;
    let staart = (0..SOM).map(|plaats| (som >> (5 * (SOM - 1 - plaats)) & 31) as u8);
    let letters = vijven.iter().copied().chain(staart);
    let mut uit = format!("{voor}1");
    uit.extend(letters.filter_map(|it| LETTERS.get(usize::from(it)).map(|it| char::from(*it))));
    uit
}

/// The bytes behind a prefix; none if a letter is wrong. All small letters, or all capitals.
pub(super) fn lees(voor: &str, tekst: &str) -> Option<Vec<u8>> {
    let klein = tekst.to_ascii_lowercase();
    if tekst != klein && tekst != tekst.to_ascii_uppercase() {
        return None;
    }
    let rest = klein.strip_prefix(voor)?.strip_prefix('1')?;
    let vijven: Vec<u8> = rest
        .bytes()
        .map(|letter| {
            let plaats = LETTERS.iter().position(|it| *it == letter)?;
            u8::try_from(plaats).ok()
        })
        .collect::<Option<_>>()?;
    if polymod(uitgevouwen(voor).chain(vijven.iter().copied())) != 1 {
        return None;
    }
    let (inhoud, _) = vijven.split_at_checked(vijven.len().checked_sub(SOM)?)?;
    herverdeel(inhoud, 5, 8, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard_are_read() {
        // BIP 173, valid checksums without content and with some.
        assert_eq!(lees("a", "A12UEL5L"), Some(Vec::new()));
        assert_eq!(lees("a", "a12uel5l"), Some(Vec::new()));
        assert!(
            lees(
                "split",
                "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w"
            )
            .is_some()
        );
        assert_eq!(lees("a", "A12uEL5L"), None, "two sizes of letters");
        assert_eq!(lees("a", "a12uel5m"), None, "another letter");
    }

    #[test]
    fn what_was_written_is_read() {
        for lengte in 0..40_u8 {
            let bytes: Vec<u8> = (0..lengte).map(|it| it.wrapping_mul(37)).collect();
            let tekst = schrijf("age", &bytes);
            assert_eq!(lees("age", &tekst), Some(bytes));
        }
    }
}
