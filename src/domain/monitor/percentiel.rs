//! The middle of a number of values, and the value under which most of them lie.

/// The middle value in tenths; of an even number the mean of the two in the middle.
pub fn mediaan(waarden: &[i64]) -> Option<i64> {
    let gesorteerd = sorteer(waarden);
    let boven = gesorteerd.get(gesorteerd.len() / 2)?;
    if gesorteerd.len() % 2 == 1 {
        return Some(boven * 10);
    }
    let onder = gesorteerd.get(gesorteerd.len() / 2 - 1)?;
    Some((onder + boven) * 5)
}

/// The smallest value that at least so many percent of the values do not exceed, in tenths: of ten
/// values the p80 is the eighth.
pub fn percentiel(waarden: &[i64], procent: usize) -> Option<i64> {
    let gesorteerd = sorteer(waarden);
    let rang = (gesorteerd.len() * procent).div_ceil(100).max(1);
    gesorteerd.get(rang - 1).map(|it| it * 10)
}

fn sorteer(waarden: &[i64]) -> Vec<i64> {
    let mut gesorteerd = waarden.to_vec();
    gesorteerd.sort_unstable();
    gesorteerd
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_middle_and_the_eighth_of_ten() {
        assert_eq!(mediaan(&[]), None);
        assert_eq!(mediaan(&[7]), Some(70));
        assert_eq!(mediaan(&[9, 1, 4]), Some(40));
        assert_eq!(mediaan(&[1, 2, 3, 10]), Some(25));
        let tien: Vec<i64> = (1..=10).collect();
        assert_eq!(percentiel(&tien, 80), Some(80));
        assert_eq!(percentiel(&tien, 90), Some(90));
        assert_eq!(percentiel(&[3], 90), Some(30));
        assert_eq!(percentiel(&[], 80), None);
    }

    proptest! {
        #[test]
        fn at_least_so_many_lie_at_or_under_it_and_it_is_one_of_them(
            waarden in prop::collection::vec(0..500_i64, 1..60),
            procent in 1..=100_usize,
        ) {
            let gevonden = percentiel(&waarden, procent).unwrap() / 10;
            prop_assert!(waarden.contains(&gevonden));
            let eronder = waarden.iter().filter(|it| **it <= gevonden).count();
            prop_assert!(eronder * 100 >= waarden.len() * procent);
            let strikt = waarden.iter().filter(|it| **it < gevonden).count();
            prop_assert!(strikt * 100 < waarden.len() * procent);
        }
    }
}
