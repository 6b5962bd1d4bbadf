//! An action as it is said in the room: `@wie wat vr` (SCREENS 5).

use chrono::NaiveDate;

use crate::domain::datum::{Richting, lees_datum};
use crate::domain::tekst::schoon;

/// An action, read from one line; who it is for is looked up by who knows the coaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gelezen {
    /// The short name after the `@`; none for oneself.
    pub wie: Option<String>,
    /// What.
    pub wat: String,
    /// Before which day; a week from now where none was said.
    pub voor: NaiveDate,
    /// The day was said, not supposed.
    pub dag_gezegd: bool,
}

/// Why a line is no action yet, with what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ActieFout {
    /// Nothing to do in it.
    #[error("schrijf wat er moet gebeuren: @wie wat wanneer, zoals @mdv bel de werkgever vr")]
    Leeg,
    /// An `@` without a name.
    #[error("schrijf achter @ de korte naam van een coach")]
    ZonderNaam,
    /// A day that is over.
    #[error("die dag is geweest; kies vandaag of later")]
    Geweest,
}

/// Reads a line. The day stands at the end: a weekday, `morgen`, `+2w`, `24-11`.
pub fn lees(tekst: &str, vandaag: NaiveDate) -> Result<Gelezen, ActieFout> {
    let tekst = schoon(tekst);
    let mut woorden: Vec<&str> = tekst.split(' ').filter(|it| !it.is_empty()).collect();
    let mut wie = None;
    if let Some(naam) = woorden.first().and_then(|it| it.strip_prefix('@')) {
        if naam.is_empty() {
            return Err(ActieFout::ZonderNaam);
        }
        wie = Some(naam.to_lowercase());
        woorden.remove(0);
    }
    let dag = einde(&mut woorden, vandaag);
    // "voor vrijdag": the word before the day says nothing more.
    if dag.is_some() && matches!(woorden.last(), Some(&("voor" | "op" | "uiterlijk"))) {
        woorden.pop();
    }
    let wat = woorden.join(" ");
    if wat.is_empty() {
        return Err(ActieFout::Leeg);
    }
    let voor = dag.unwrap_or_else(|| {
        let week = chrono::Days::new(7);
        vandaag.checked_add_days(week).unwrap_or(vandaag)
    });
    if voor < vandaag {
        return Err(ActieFout::Geweest);
    }
    Ok(Gelezen {
        wie,
        wat,
        voor,
        dag_gezegd: dag.is_some(),
    })
}

/// Takes a day off the end, in two words or in one.
fn einde(woorden: &mut Vec<&str>, vandaag: NaiveDate) -> Option<NaiveDate> {
    for aantal in [2, 1] {
        let Some(van) = woorden.len().checked_sub(aantal) else {
            continue;
        };
        let staart = woorden.get(van..)?.join(" ");
        // A number alone is an amount: "bel 3".
        let getal = staart.chars().all(|c| c.is_ascii_digit());
        if getal {
            continue;
        }
        if let Ok(dag) = lees_datum(&staart, vandaag, Richting::Toekomst) {
            woorden.truncate(van);
            return Some(dag);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dag(tekst: &str) -> NaiveDate {
        tekst.parse().unwrap()
    }

    /// A Thursday.
    fn vandaag() -> NaiveDate {
        dag("2026-11-19")
    }

    #[test]
    fn who_what_and_when_are_read_from_one_line() {
        let it = lees("@JdV bel de werkgever over de POK vr", vandaag()).unwrap();
        assert_eq!(it.wie.as_deref(), Some("jdv"));
        assert_eq!(it.wat, "bel de werkgever over de POK");
        assert_eq!((it.voor, it.dag_gezegd), (dag("2026-11-20"), true));
        let it = lees("@jdv intake plannen voor 24-11", vandaag()).unwrap();
        assert_eq!(
            (it.wat.as_str(), it.voor),
            ("intake plannen", dag("2026-11-24"))
        );
    }

    #[test]
    fn without_a_name_it_is_ones_own_and_without_a_day_it_is_for_next_week() {
        let it = lees("DUO nabellen", vandaag()).unwrap();
        assert_eq!((it.wie, it.wat.as_str()), (None, "DUO nabellen"));
        assert_eq!((it.voor, it.dag_gezegd), (dag("2026-11-26"), false));
        assert_eq!(lees("bel 3", vandaag()).unwrap().wat, "bel 3");
    }

    #[test]
    fn what_is_missing_is_said() {
        assert_eq!(lees("  ", vandaag()), Err(ActieFout::Leeg));
        assert_eq!(lees("@jdv vr", vandaag()), Err(ActieFout::Leeg));
        assert_eq!(lees("@ bellen", vandaag()), Err(ActieFout::ZonderNaam));
        assert_eq!(
            lees("bellen 12-11-2026", vandaag()),
            Err(ActieFout::Geweest)
        );
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_said_is_read_or_refused(tekst in ".{0,60}") {
            if let Ok(it) = lees(&tekst, vandaag()) {
                proptest::prop_assert!(!it.wat.is_empty() && it.voor >= vandaag());
            }
        }
    }
}
