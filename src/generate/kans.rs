//! Chance that can be repeated: one source per group, made of the seed and the number of the group.

use super::namen::{ACHTERNAMEN, VOORVOEGSELS};

/// A source of chance.
pub(super) struct Kans(fastrand::Rng);

impl Kans {
    pub(super) fn van(zaad: u64, nummer: u32) -> Self {
        // Spread seeds that differ by one over the whole range.
        let door = zaad.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self(fastrand::Rng::with_seed(door ^ (u64::from(nummer) << 20)))
    }

    /// True this many times out of a hundred.
    pub(super) fn procent(&mut self, procent: u32) -> bool {
        self.0.u32(0..100) < procent
    }

    /// A number from `van` up to and including `tot`.
    pub(super) fn tussen(&mut self, van: i64, tot: i64) -> i64 {
        self.0.i64(van..=tot.max(van))
    }

    /// One of a list that is not empty.
    pub(super) fn kies<'a, T>(&mut self, lijst: &'a [T]) -> &'a T {
        &lijst[self.0.usize(0..lijst.len())]
    }

    /// One of a list with weights.
    pub(super) fn gewogen<T: Copy>(&mut self, lijst: &[(u32, T)]) -> T {
        let som: u32 = lijst.iter().map(|it| it.0).sum();
        let mut rest = self.0.u32(0..som);
        for (gewicht, waarde) in lijst {
            if rest < *gewicht {
                return *waarde;
            }
            rest -= gewicht;
        }
        lijst[0].1
    }

    /// A surname without voorvoegsel.
    pub(super) fn achternaam(&mut self) -> &'static str {
        self.kies::<&str>(&ACHTERNAMEN)
    }

    /// A voorvoegsel, for the few who have one.
    pub(super) fn voorvoegsel(&mut self) -> Option<&'static str> {
        self.procent(12).then(|| *self.kies(&VOORVOEGSELS))
    }
}
