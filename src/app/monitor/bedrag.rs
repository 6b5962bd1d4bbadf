//! An amount in a line that somebody typed: "1.250,00 gefactureerd" at NZ-07.

use crate::form::kind::bedrag;

/// The first amount in a line, in cents.
pub(super) fn eerste(tekst: &str) -> Option<u64> {
    let zonder_euro = tekst.replace('€', " ");
    zonder_euro
        .split_whitespace()
        .map(|woord| woord.trim_end_matches([';', ':', '.', '!']))
        .map(|woord| woord.trim_end_matches(','))
        .find_map(bedrag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_amount_of_a_line_counts() {
        for (tekst, cent) in [
            ("1250", Some(125_000)),
            ("€ 1.250,50, betaald", Some(125_050)),
            ("factuur €980,- ontvangen.", Some(98_000)),
            ("nog geen factuur", None),
            ("", None),
        ] {
            assert_eq!(eerste(tekst), cent, "{tekst}");
        }
    }
}
