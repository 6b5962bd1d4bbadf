//! How many records there are of each kind, and a sum over every key and version that stands.
//!
//! The sum makes a count sharp: a store that holds the right number of records but an older version
//! of one of them has another sum. Both are kept up to date with each change, at no cost.

use crate::app::record::{Key, Soort};

use super::bytes::Lezer;

/// Room for kinds to come; the number of a kind is its place.
const PLAATSEN: usize = 32;

/// Counts and sum at one sequence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tally {
    aantallen: [u64; PLAATSEN],
    som: u64,
}

impl Tally {
    /// A record came, changed version or went.
    pub(super) fn verwerk(&mut self, sleutel: Key, oud: Option<u64>, nieuw: Option<u64>) {
        if let Some(oud) = oud {
            self.som = self.som.wrapping_sub(meng(sleutel, oud));
        }
        if let Some(nieuw) = nieuw {
            self.som = self.som.wrapping_add(meng(sleutel, nieuw));
        }
        if let Some(aantal) = self.aantallen.get_mut(usize::from(sleutel.soort.nummer())) {
            *aantal = match (oud, nieuw) {
                (None, Some(_)) => aantal.wrapping_add(1),
                (Some(_), None) => aantal.wrapping_sub(1),
                _ => *aantal,
            };
        }
    }

    /// Adds what was counted elsewhere, of other records.
    pub(super) fn samen(&mut self, ander: &Self) {
        self.som = self.som.wrapping_add(ander.som);
        for (hier, daar) in self.aantallen.iter_mut().zip(&ander.aantallen) {
            *hier = hier.wrapping_add(*daar);
        }
    }

    /// Records of one kind.
    pub(super) fn aantal(&self, soort: Soort) -> u64 {
        self.aantallen
            .get(usize::from(soort.nummer()))
            .copied()
            .unwrap_or(0)
    }

    /// Records of all kinds.
    pub(super) fn totaal(&self) -> u64 {
        self.aantallen
            .iter()
            .fold(0, |som, aantal| som.wrapping_add(*aantal))
    }

    /// Appends the tally: only kinds that have records.
    pub(super) fn zet(&self, uit: &mut Vec<u8>) {
        let gevuld = || {
            (0_u8..)
                .zip(self.aantallen)
                .filter(|(_, aantal)| *aantal > 0)
        };
        uit.extend(u8::try_from(gevuld().count()));
        for (nummer, aantal) in gevuld() {
            uit.push(nummer);
            uit.extend_from_slice(&aantal.to_le_bytes());
        }
        uit.extend_from_slice(&self.som.to_le_bytes());
    }

    /// Reads what `zet` wrote.
    pub(super) fn lees(lezer: &mut Lezer<'_>) -> Option<Self> {
        let mut tally = Self::default();
        for _ in 0..lezer.u8()? {
            let nummer = usize::from(lezer.u8()?);
            *tally.aantallen.get_mut(nummer)? = lezer.u64()?;
        }
        tally.som = lezer.u64()?;
        Some(tally)
    }
}

/// Spreads a key and a version over 64 bits (the finisher of splitmix64, once per part).
fn meng(sleutel: Key, versie: u64) -> u64 {
    [
        u64::from(sleutel.soort.nummer()),
        sleutel.a,
        sleutel.b,
        versie,
    ]
    .into_iter()
    .fold(0x9e37_79b9_7f4a_7c15, |som, deel| {
        let mut x = (som ^ deel).wrapping_add(0x9e37_79b9_7f4a_7c15);
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const EEN: Key = Key::een(Soort::Traject, 1);
    const TWEE: Key = Key::een(Soort::Traject, 2);

    #[test]
    fn the_order_of_changes_does_not_matter_and_a_stale_version_shows() {
        let mut links = Tally::default();
        links.verwerk(EEN, None, Some(1));
        links.verwerk(TWEE, None, Some(1));
        links.verwerk(EEN, Some(1), Some(7));
        let mut rechts = Tally::default();
        rechts.verwerk(TWEE, None, Some(1));
        rechts.verwerk(EEN, None, Some(7));
        assert_eq!(links, rechts);
        assert_eq!(links.aantal(Soort::Traject), 2);
        let mut oud = Tally::default();
        oud.verwerk(TWEE, None, Some(1));
        oud.verwerk(EEN, None, Some(6));
        assert_ne!(oud, rechts);
        links.verwerk(EEN, Some(7), None);
        links.verwerk(TWEE, Some(1), None);
        assert_eq!(links, Tally::default());
    }

    #[test]
    fn a_tally_comes_back_from_its_bytes() {
        let mut tally = Tally::default();
        tally.verwerk(EEN, None, Some(3));
        let mut bytes = Vec::new();
        tally.zet(&mut bytes);
        assert_eq!(Tally::lees(&mut Lezer::nieuw(&bytes)), Some(tally));
        bytes.pop();
        assert_eq!(Tally::lees(&mut Lezer::nieuw(&bytes)), None);
    }
}
