//! Numbers of places over time, as they are typed: `3 vanaf 01-03-2027, 0 vanaf 01-07-2027`.

use chrono::NaiveDate;

use crate::domain::datum::toon;
use crate::domain::leerwerkplek::AantalVanaf;
use crate::form::kind;
use crate::form::spec::Richting;

/// Reads the numbers, or tells what is wrong and how it is typed.
pub fn lees_aantallen(tekst: &str, today: NaiveDate) -> Result<Vec<AantalVanaf>, String> {
    let fout = |deel: &str| {
        format!("\"{deel}\" kan ik niet lezen. Typ een aantal en een dag: 3 vanaf 01-03-2027.")
    };
    let mut aantallen: Vec<AantalVanaf> = Vec::new();
    for deel in tekst.split([',', ';', '\n']).map(str::trim) {
        if deel.is_empty() {
            continue;
        }
        let (aantal, rest) = deel.split_once(' ').ok_or_else(|| fout(deel))?;
        let aantal: u16 = aantal.parse().map_err(|_| fout(deel))?;
        let rest = rest.trim();
        let dag = ["vanaf ", "per ", "van "]
            .into_iter()
            .find_map(|woord| rest.strip_prefix(woord))
            .unwrap_or(rest);
        let vanaf = kind::lees(dag, today, Richting::Vrij).map_err(|_| fout(deel))?;
        if aantal > 999 {
            return Err("Typ een aantal van 0 tot en met 999.".to_owned());
        }
        if aantallen.iter().any(|it| it.vanaf == vanaf) {
            let dag = toon(vanaf);
            return Err(format!("Er staat twee keer een aantal vanaf {dag}."));
        }
        aantallen.push(AantalVanaf { vanaf, aantal });
    }
    aantallen.sort_unstable();
    Ok(aantallen)
}

/// The numbers as they are typed.
pub fn toon_aantallen(aantallen: &[AantalVanaf]) -> String {
    let delen: Vec<String> = aantallen
        .iter()
        .map(|it| format!("{} vanaf {}", it.aantal, toon(it.vanaf)))
        .collect();
    delen.join(", ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> NaiveDate {
        "2026-11-22".parse().unwrap()
    }

    #[test]
    fn numbers_are_read_in_the_order_of_their_days() {
        let gelezen = lees_aantallen("0 vanaf 1-7-2027, 3 per 1 mrt 2027", today()).unwrap();
        assert_eq!(
            toon_aantallen(&gelezen),
            "3 vanaf 01-03-2027, 0 vanaf 01-07-2027"
        );
        for fout in [
            "3",
            "drie vanaf 1-7-2027",
            "3 vanaf nooit",
            "1000 vanaf 1-7-2027",
        ] {
            assert!(lees_aantallen(fout, today()).is_err(), "{fout}");
        }
        let dubbel = lees_aantallen("2 vanaf 1-7-2027, 3 vanaf 1-7-2027", today());
        assert!(dubbel.unwrap_err().contains("twee keer"));
    }

    proptest! {
        #[test]
        fn what_is_shown_reads_back(
            rijen in proptest::collection::btree_map(0i64..2000, 0u16..=999, 0..6)
        ) {
            let aantallen: Vec<AantalVanaf> = rijen
                .into_iter()
                .map(|(dag, aantal)| AantalVanaf {
                    vanaf: today() + chrono::Duration::days(dag),
                    aantal,
                })
                .collect();
            let gelezen = lees_aantallen(&toon_aantallen(&aantallen), today());
            prop_assert_eq!(gelezen, Ok(aantallen));
        }

        #[test]
        fn no_text_breaks_the_reader(tekst in "\\PC{0,60}") {
            let _ = lees_aantallen(&tekst, today());
        }
    }
}
