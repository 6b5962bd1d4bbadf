//! A fingerprint of what a part of a frame shows: quick, and the same for the same every time.

use std::hash::{Hash, Hasher};

/// Odd, with its bits well spread.
const MAAL: u64 = 0x9E37_79B9_7F4A_7C15;

/// The fingerprint while it is taken. Each word is multiplied into 128 bits of which both halves
/// count, so that what differs in one bit differs in many.
#[derive(Debug, Clone, Copy)]
pub struct Vinger(u64);

impl Vinger {
    /// The fingerprint of a thing.
    pub fn van(ding: impl Hash) -> u64 {
        let mut vinger = Self(MAAL);
        ding.hash(&mut vinger);
        vinger.finish()
    }

    fn neem(&mut self, woord: u64) {
        let product = u128::from(self.0 ^ woord) * u128::from(MAAL);
        let (laag, hoog) = (product & u128::from(u64::MAX), product >> 64);
        // Both fit: the one was cut to its lower half, the other moved down to it.
        self.0 = u64::try_from(laag ^ hoog).unwrap_or(0).wrapping_add(MAAL);
    }
}

impl Hasher for Vinger {
    fn write(&mut self, bytes: &[u8]) {
        let mut woorden = bytes.chunks_exact(8);
        for woord in &mut woorden {
            self.neem(u64::from_le_bytes(woord.try_into().unwrap_or_default()));
        }
        let rest = woorden.remainder();
        if !rest.is_empty() {
            let mut woord = [0; 8];
            for (naar, van) in woord.iter_mut().zip(rest) {
                *naar = *van;
            }
            self.neem(u64::from_le_bytes(woord));
        }
        self.neem(bytes.len() as u64);
    }

    fn write_u8(&mut self, it: u8) {
        self.neem(u64::from(it));
    }

    fn write_u16(&mut self, it: u16) {
        self.neem(u64::from(it));
    }

    fn write_u32(&mut self, it: u32) {
        self.neem(u64::from(it));
    }

    fn write_u64(&mut self, it: u64) {
        self.neem(it);
    }

    fn write_usize(&mut self, it: usize) {
        self.neem(it as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn what_differs_in_anything_has_another_fingerprint() {
        let mut gezien = BTreeSet::new();
        for a in 0..200_u16 {
            for b in 0..200_u8 {
                assert!(gezien.insert(Vinger::van((a, b))), "{a} {b}");
            }
        }
        assert_ne!(Vinger::van(("ab", "c")), Vinger::van(("a", "bc")));
        assert_ne!(Vinger::van("a\0"), Vinger::van("a"));
        assert_ne!(Vinger::van(None::<u8>), Vinger::van(Some(0_u8)));
        assert_ne!(Vinger::van((0_u64, 0_u64)), Vinger::van(0_u64));
    }

    #[test]
    fn the_same_is_the_same() {
        assert_eq!(
            Vinger::van(("R. Yıldız", 12)),
            Vinger::van(("R. Yıldız", 12))
        );
    }
}
