//! A task as it is typed in one line: `@wie wat wanneer`, with a time where it is an appointment.

use chrono::{NaiveDate, NaiveTime};

use super::Taaksoort;
use crate::domain::overleg::actie::{self, ActieFout};
use crate::domain::tekst::{schoon, vouw};

/// A task, read from one line; who it is for is looked up by who knows the coaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gelezen {
    /// The short name after the `@`; none for oneself.
    pub wie: Option<String>,
    /// What.
    pub wat: String,
    /// The day by which; none where none was said.
    pub voor: Option<NaiveDate>,
    /// The time of that day.
    pub om: Option<NaiveTime>,
    /// What kind: a line that begins with "bel" is a call, one with a time an appointment.
    pub soort: Taaksoort,
}

/// Words that begin a call.
const BELLEN: [&str; 6] = [
    "bel",
    "bellen",
    "terugbellen",
    "nabellen",
    "opbellen",
    "belt",
];

/// Reads a line. The day stands at the end, with a time before or behind it: `bel de school vr`,
/// `kennismaking ma 10:30`. A time without a day is today's.
pub fn lees(tekst: &str, vandaag: NaiveDate) -> Result<Gelezen, ActieFout> {
    let tekst = schoon(tekst);
    let mut woorden: Vec<&str> = tekst.split(' ').filter(|it| !it.is_empty()).collect();
    let om = tijd(&mut woorden);
    let it = actie::lees(&woorden.join(" "), vandaag)?;
    let gezegd = it.dag_gezegd.then_some(it.voor);
    let eerste = it.wat.split(' ').next().map(vouw).unwrap_or_default();
    let soort = if BELLEN.contains(&eerste.as_str()) {
        Taaksoort::Bellen
    } else if om.is_some() {
        Taaksoort::Afspraak
    } else {
        Taaksoort::Actie
    };
    Ok(Gelezen {
        wie: it.wie,
        wat: it.wat,
        voor: gezegd.or(om.map(|_| vandaag)),
        om,
        soort,
    })
}

/// How many words from the end a time may stand: "10:30 24 november".
const STAART: usize = 4;

/// Takes a time out of the end: `10:30`, `om 10:30`, `om 10.30`, `om 9 uur`.
fn tijd(woorden: &mut Vec<&str>) -> Option<NaiveTime> {
    let vanaf = woorden.len().saturating_sub(STAART);
    for at in (vanaf..woorden.len()).rev() {
        let na_om = at
            .checked_sub(1)
            .is_some_and(|voor| woorden.get(voor) == Some(&"om"));
        let woord = woorden.get(at)?;
        let uur = woorden.get(at + 1) == Some(&"uur");
        let gelezen = match woord.split_once(':') {
            Some((uren, minuten)) => klok(uren, minuten),
            None if !na_om => None,
            None => match woord.split_once('.') {
                Some((uren, minuten)) => klok(uren, minuten),
                None => klok(woord, "00").filter(|_| uur),
            },
        };
        if gelezen.is_some() {
            let begin = at - usize::from(na_om);
            woorden.drain(begin..=at + usize::from(uur));
            return gelezen;
        }
    }
    None
}

/// Hours in one or two figures and minutes in two.
fn klok(uren: &str, minuten: &str) -> Option<NaiveTime> {
    let cijfers = |tekst: &str| tekst.chars().all(|c| c.is_ascii_digit());
    if uren.is_empty() || uren.len() > 2 || minuten.len() != 2 {
        return None;
    }
    if !cijfers(uren) || !cijfers(minuten) {
        return None;
    }
    NaiveTime::from_hms_opt(uren.parse().ok()?, minuten.parse().ok()?, 0)
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

    fn uur(uren: u32, minuten: u32) -> Option<NaiveTime> {
        NaiveTime::from_hms_opt(uren, minuten, 0)
    }

    #[test]
    fn a_line_says_who_what_and_when_and_what_kind_it_is() {
        let it = lees("@JdV Bel de school vr", vandaag()).unwrap();
        assert_eq!(it.wie.as_deref(), Some("jdv"));
        assert_eq!(it.wat, "Bel de school");
        assert_eq!(it.voor, Some(dag("2026-11-20")));
        assert_eq!((it.soort, it.om), (Taaksoort::Bellen, None));
        let it = lees("papieren nakijken", vandaag()).unwrap();
        assert_eq!((it.soort, it.voor), (Taaksoort::Actie, None));
    }

    #[test]
    fn a_time_stands_before_or_behind_the_day_and_makes_it_an_appointment() {
        for tekst in [
            "kennismaking ma 10:30",
            "kennismaking om 10:30 ma",
            "kennismaking ma om 10.30",
            "kennismaking 10:30 23 november",
        ] {
            let it = lees(tekst, vandaag()).unwrap();
            assert_eq!((it.wat.as_str(), it.om), ("kennismaking", uur(10, 30)));
            assert_eq!(it.voor, Some(dag("2026-11-23")), "{tekst}");
            assert_eq!(it.soort, Taaksoort::Afspraak);
        }
        let it = lees("gesprek om 9 uur", vandaag()).unwrap();
        assert_eq!((it.voor, it.om), (Some(vandaag()), uur(9, 0)));
        let it = lees("bel de gemeente ma 9:15", vandaag()).unwrap();
        assert_eq!((it.soort, it.om), (Taaksoort::Bellen, uur(9, 15)));
    }

    #[test]
    fn a_number_is_no_time() {
        for tekst in ["vraag 10.30 aan", "stuur 25:61", "maak 3 kopieën", "om 9"] {
            let it = lees(tekst, vandaag()).unwrap();
            assert_eq!((it.wat.as_str(), it.om), (tekst, None));
        }
        assert_eq!(lees("10:30", vandaag()), Err(ActieFout::Leeg));
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_refused_and_no_word_is_lost(
            woorden in proptest::collection::vec("[a-z]{4,9}", 1..8),
        ) {
            // Words of the calendar are read as a day, which is what they are for.
            let tekst = woorden.join(" ");
            if let Ok(it) = lees(&tekst, vandaag())
                && it.voor.is_none()
            {
                proptest::prop_assert_eq!(it.wat, tekst);
            }
        }
    }
}
