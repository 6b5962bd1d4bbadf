//! Lists as bits, so that thousands of pairs are weighed without reading a list. Zero is "not asked".

use crate::domain::code::{Deel, Werkprocescode};
use crate::domain::waardelijst::{Certificaat, Dagdeel, Rijbewijs, Vervoermiddel};

fn bits<T: Copy>(lijst: &[T], bit: impl Fn(T) -> u32) -> u32 {
    lijst
        .iter()
        .fold(0, |bits, it| bits | 1u32.checked_shl(bit(*it)).unwrap_or(0))
}

/// Ways to travel.
pub fn vervoer(lijst: &[Vervoermiddel]) -> u32 {
    bits(lijst, |it| it as u32)
}

/// Certificates.
pub fn certificaten(lijst: &[Certificaat]) -> u32 {
    bits(lijst, |it| it as u32)
}

/// Parts of the week.
pub fn dagdelen(lijst: &[Dagdeel]) -> u32 {
    bits(lijst, |it| it as u32)
}

/// Driving licences, with those that come with one: whoever may drive a lorry may drive a car.
pub fn rijbewijzen(lijst: &[Rijbewijs]) -> u32 {
    let mut alle = lijst.to_vec();
    for it in lijst {
        alle.extend(match it {
            Rijbewijs::Be | Rijbewijs::C | Rijbewijs::D => [Rijbewijs::B, Rijbewijs::Am].as_slice(),
            Rijbewijs::Ce => &[Rijbewijs::C, Rijbewijs::Be, Rijbewijs::B, Rijbewijs::Am],
            Rijbewijs::B | Rijbewijs::T => &[Rijbewijs::Am],
            Rijbewijs::Geen | Rijbewijs::Am => &[],
        });
    }
    bits(&alle, |it| it as u32)
}

/// Werkprocessen of one crebo: basis and profiel, four kerntaken of sixteen werkprocessen each.
/// A code beyond those is left out on both sides.
pub fn werkprocessen(codes: impl IntoIterator<Item = Werkprocescode>) -> u128 {
    codes.into_iter().fold(0, |bits, code| {
        let deel = match code.deel() {
            Deel::Basis(_) => 0,
            Deel::Profiel(_) => 64,
        };
        let kerntaak = u32::from(code.kerntaak().nummer()).wrapping_sub(1);
        let werkproces = u32::from(code.nummer()).wrapping_sub(1);
        if kerntaak < 4 && werkproces < 16 {
            bits | 1 << (deel + kerntaak * 16 + werkproces)
        } else {
            bits
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_brings_the_smaller_ones_along() {
        let b = rijbewijzen(&[Rijbewijs::B]);
        assert_eq!(rijbewijzen(&[Rijbewijs::Ce]) & b, b);
        assert_eq!(rijbewijzen(&[Rijbewijs::Geen]), 1, "asked, and none");
        assert_eq!(rijbewijzen(&[]), 0, "not asked");
    }

    #[test]
    fn werkprocessen_of_basis_and_profiel_are_told_apart() {
        let een = |code: &str| werkprocessen([code.parse().unwrap()]);
        let alle = ["B1-K1-W1", "B1-K1-W9", "B1-K2-W1", "P2-K1-W1", "P2-K2-W1"];
        let samen = alle.iter().fold(0, |bits, code| bits | een(code));
        assert_eq!(samen.count_ones(), 5);
        assert_eq!(een("B1-K9-W1"), 0);
    }
}
