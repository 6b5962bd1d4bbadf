//! Days as a distance to the day of loading: `-23d`, `+2w`, `-17j140d`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Reads a distance and counts it from `vandaag`; a working day, so that nobody works on Sunday.
///
/// What lies behind us moves to the Friday before, what lies ahead to the Monday after. Both keep
/// the order of days, so a history stays in its order.
pub(super) fn lees(tekst: &str, vandaag: NaiveDate) -> Result<NaiveDate, String> {
    let (dag, terug) = precies(tekst, vandaag)?;
    let weekend = match dag.weekday() {
        Weekday::Sat => [1, 2],
        Weekday::Sun => [2, 1],
        _ => return Ok(dag),
    };
    let verschoven = if terug {
        dag.checked_sub_days(Days::new(weekend[0]))
    } else {
        dag.checked_add_days(Days::new(weekend[1]))
    };
    verschoven.ok_or_else(|| te_ver(tekst))
}

/// Reads a distance without moving out of the weekend; the second value says that it lies behind.
pub(super) fn precies(tekst: &str, vandaag: NaiveDate) -> Result<(NaiveDate, bool), String> {
    let vorm = || {
        format!(
            "'{tekst}' is geen dag; schrijf een afstand tot vandaag zoals -23d, +2w of -17j140d"
        )
    };
    let (terug, rest) = match tekst.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, tekst.strip_prefix('+').ok_or_else(vorm)?),
    };
    let mut dag = Some(vandaag);
    let mut getal = String::new();
    let mut delen = 0;
    for teken in rest.chars() {
        if teken.is_ascii_digit() {
            getal.push(teken);
            continue;
        }
        let hoeveel: u32 = getal.parse().map_err(|_| vorm())?;
        getal.clear();
        delen += 1;
        dag = match teken {
            'd' | 'w' => {
                let dagen = Days::new(u64::from(hoeveel) * if teken == 'w' { 7 } else { 1 });
                dag.and_then(|it| {
                    if terug {
                        it.checked_sub_days(dagen)
                    } else {
                        it.checked_add_days(dagen)
                    }
                })
            }
            'm' | 'j' => {
                let maanden =
                    Months::new(hoeveel.saturating_mul(if teken == 'j' { 12 } else { 1 }));
                dag.and_then(|it| {
                    if terug {
                        it.checked_sub_months(maanden)
                    } else {
                        it.checked_add_months(maanden)
                    }
                })
            }
            _ => return Err(vorm()),
        };
    }
    if delen == 0 || !getal.is_empty() {
        return Err(vorm());
    }
    dag.map(|it| (it, terug)).ok_or_else(|| te_ver(tekst))
}

fn te_ver(tekst: &str) -> String {
    format!("'{tekst}' is te ver weg")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dag(tekst: &str) -> NaiveDate {
        tekst.parse().unwrap()
    }

    #[test]
    fn a_distance_counts_from_the_day_of_loading() {
        let vandaag = dag("2026-03-11");
        for (tekst, moet) in [
            ("-1d", "2026-03-10"),
            ("+0d", "2026-03-11"),
            ("+2w", "2026-03-25"),
            ("-1m", "2026-02-11"),
            ("-17j140d", "2008-10-22"),
        ] {
            assert_eq!(precies(tekst, vandaag).unwrap().0, dag(moet), "{tekst}");
        }
    }

    #[test]
    fn a_weekend_behind_us_becomes_friday_and_one_ahead_monday() {
        let woensdag = dag("2026-03-11");
        assert_eq!(lees("-3d", woensdag), Ok(dag("2026-03-06")));
        assert_eq!(lees("-4d", woensdag), Ok(dag("2026-03-06")));
        assert_eq!(lees("+3d", woensdag), Ok(dag("2026-03-16")));
        assert_eq!(lees("+4d", woensdag), Ok(dag("2026-03-16")));
        let zondag = dag("2026-03-15");
        assert_eq!(lees("-0d", zondag), Ok(dag("2026-03-13")));
        assert_eq!(lees("+0d", zondag), Ok(dag("2026-03-16")));
    }

    #[test]
    fn what_is_no_distance_is_refused_with_an_example() {
        for tekst in [
            "",
            "d",
            "-",
            "23d",
            "-23",
            "-2x",
            "morgen",
            "-1d3",
            "+99999999999d",
        ] {
            let fout = lees(tekst, dag("2026-03-11")).unwrap_err();
            assert!(fout.contains("-23d"), "{fout}");
        }
        assert!(
            lees("-900000j", dag("2026-03-11"))
                .unwrap_err()
                .contains("te ver")
        );
    }
}
