//! Keys as bytes that sort like the keys themselves: big-endian, one tree per kind.

use crate::app::record::{Key, Soort};

use super::bytes::Lezer;

/// Length of a key within its tree.
pub(super) const LENGTE: usize = 16;

/// A key within the tree of its kind.
pub(super) fn in_boom(sleutel: Key) -> [u8; LENGTE] {
    let mut bytes = [0; LENGTE];
    let (a, b) = bytes.split_at_mut(8);
    a.copy_from_slice(&sleutel.a.to_be_bytes());
    b.copy_from_slice(&sleutel.b.to_be_bytes());
    bytes
}

/// The key that stands in a tree.
pub(super) fn uit_boom(soort: Soort, bytes: &[u8]) -> Option<Key> {
    let (a, b) = bytes.split_at_checked(8)?;
    Some(Key {
        soort,
        a: u64::from_be_bytes(a.try_into().ok()?),
        b: u64::from_be_bytes(b.try_into().ok()?),
    })
}

/// A key with its kind, as it stands in the redo log and in backups.
pub(super) fn zet(uit: &mut Vec<u8>, sleutel: Key) {
    uit.push(sleutel.soort.nummer());
    uit.extend_from_slice(&in_boom(sleutel));
}

/// Reads what `zet` wrote.
pub(super) fn lees(lezer: &mut Lezer<'_>) -> Option<Key> {
    let soort = Soort::van_nummer(lezer.u8()?)?;
    uit_boom(soort, lezer.neem(LENGTE)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_sort_like_the_keys() {
        let sleutel = |a, b| Key {
            soort: Soort::Gebeurtenis,
            a,
            b,
        };
        let rij = [
            sleutel(0, 5),
            sleutel(1, 0),
            sleutel(1, 255),
            sleutel(1, 256),
            sleutel(300, 0),
        ];
        let bytes: Vec<_> = rij.iter().map(|it| in_boom(*it)).collect();
        assert!(bytes.is_sorted());
        for (sleutel, bytes) in rij.iter().zip(&bytes) {
            assert_eq!(uit_boom(Soort::Gebeurtenis, bytes), Some(*sleutel));
        }
    }
}
