//! Counting in working days: Monday to Friday without public holidays (DOMAIN 2.6).

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::domain::feestdagen::{Bevrijdingsdag, feestdag, feestdagen};

/// Whether people work on this date.
pub fn is_werkdag(datum: NaiveDate, bevrijdingsdag: Bevrijdingsdag) -> bool {
    !is_weekend(datum) && feestdag(datum, bevrijdingsdag).is_none()
}

/// The date `aantal` working days after `van`, or before it when negative. Zero gives
/// `van` itself, even on a Sunday; at the end of the calendar it stops there.
pub fn plus_werkdagen(van: NaiveDate, aantal: i32, bevrijdingsdag: Bevrijdingsdag) -> NaiveDate {
    let mut date = van;
    let mut left = aantal.unsigned_abs();
    while left > 0 {
        let next = if aantal > 0 {
            date.succ_opt()
        } else {
            date.pred_opt()
        };
        let Some(next) = next else {
            return date;
        };
        date = next;
        if is_werkdag(date, bevrijdingsdag) {
            left -= 1;
        }
    }
    date
}

/// The number of working days after `van` up to and including `tot`; negative when
/// `tot` is earlier, counting from `tot` up to the day before `van`. So it undoes
/// [`plus_werkdagen`].
pub fn werkdagen_tussen(van: NaiveDate, tot: NaiveDate, bevrijdingsdag: Bevrijdingsdag) -> i64 {
    if tot < van {
        count(tot, van, bevrijdingsdag).saturating_neg()
    } else {
        let shifted = (van.succ_opt(), tot.succ_opt());
        match shifted {
            (Some(first), Some(end)) => count(first, end, bevrijdingsdag),
            _ => 0,
        }
    }
}

/// Working days from `first` up to but not including `end`. By whole weeks, because
/// a board asks this for every card.
fn count(first: NaiveDate, end: NaiveDate, bevrijdingsdag: Bevrijdingsdag) -> i64 {
    let days = (end - first).num_days();
    let rest = u64::try_from(days % 7).unwrap_or(0);
    let in_rest = (0..rest)
        .filter_map(|n| first.checked_add_days(Days::new(n)))
        .filter(|date| !is_weekend(*date))
        .count();
    let mut free: Vec<NaiveDate> = (first.year()..=end.year())
        .flat_map(|jaar| feestdagen(jaar, bevrijdingsdag))
        .map(|(date, _)| date)
        .filter(|date| (first..end).contains(date) && !is_weekend(*date))
        .collect();
    // Two holidays may fall on one day.
    free.dedup();
    days / 7 * 5 + as_i64(in_rest) - as_i64(free.len())
}

fn as_i64(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn is_weekend(datum: NaiveDate) -> bool {
    matches!(datum.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const FIVE: Bevrijdingsdag = Bevrijdingsdag::ElkeVijfJaar;

    fn date(jaar: i32, maand: u32, dag: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(jaar, maand, dag).unwrap()
    }

    #[test]
    fn weekends_and_holidays_are_no_working_days() {
        assert!(is_werkdag(date(2026, 4, 3), FIVE), "Goede Vrijdag");
        assert!(!is_werkdag(date(2026, 4, 4), FIVE), "a Saturday");
        assert!(!is_werkdag(date(2026, 4, 6), FIVE), "Tweede Paasdag");
        assert!(is_werkdag(date(2026, 5, 5), FIVE));
        assert!(!is_werkdag(date(2026, 5, 5), Bevrijdingsdag::ElkJaar));
    }

    #[test]
    fn five_working_days_over_easter_take_more_than_a_week() {
        let thursday = date(2026, 4, 2);
        assert_eq!(plus_werkdagen(thursday, 5, FIVE), date(2026, 4, 10));
        assert_eq!(plus_werkdagen(date(2026, 4, 10), -5, FIVE), thursday);
        assert_eq!(werkdagen_tussen(thursday, date(2026, 4, 10), FIVE), 5);
    }

    #[test]
    fn from_a_sunday_the_first_working_day_is_monday() {
        let sunday = date(2026, 11, 22);
        assert_eq!(plus_werkdagen(sunday, 0, FIVE), sunday);
        assert_eq!(plus_werkdagen(sunday, 1, FIVE), date(2026, 11, 23));
        assert_eq!(plus_werkdagen(sunday, -1, FIVE), date(2026, 11, 20));
        assert_eq!(werkdagen_tussen(sunday, sunday, FIVE), 0);
    }

    #[test]
    fn a_holiday_that_falls_together_with_another_counts_once() {
        // Hemelvaart 2016 was on 5 May.
        let found = werkdagen_tussen(date(2016, 5, 1), date(2016, 5, 8), Bevrijdingsdag::ElkJaar);
        assert_eq!(found, 4);
    }

    #[test]
    fn the_end_of_the_calendar_is_not_passed() {
        assert_eq!(plus_werkdagen(NaiveDate::MAX, 3, FIVE), NaiveDate::MAX);
        assert_eq!(plus_werkdagen(NaiveDate::MIN, -3, FIVE), NaiveDate::MIN);
    }

    fn any_date() -> impl Strategy<Value = NaiveDate> {
        (0u64..110_000).prop_map(|days| date(1900, 1, 1) + Days::new(days))
    }

    fn any_setting() -> impl Strategy<Value = Bevrijdingsdag> {
        prop_oneof![
            Just(Bevrijdingsdag::ElkJaar),
            Just(Bevrijdingsdag::ElkeVijfJaar),
            Just(Bevrijdingsdag::Nooit),
        ]
    }

    proptest! {
        #[test]
        fn counting_undoes_adding(van in any_date(), aantal in -400i32..400, setting in any_setting()) {
            let tot = plus_werkdagen(van, aantal, setting);
            prop_assert_eq!(werkdagen_tussen(van, tot, setting), i64::from(aantal));
            prop_assert!(aantal == 0 || is_werkdag(tot, setting));
        }

        #[test]
        fn counting_by_weeks_is_counting_one_by_one(van in any_date(), days in 0u64..800, setting in any_setting()) {
            let tot = van + Days::new(days);
            let slow = van.iter_days().skip(1).take_while(|it| *it <= tot).filter(|it| is_werkdag(*it, setting)).count();
            prop_assert_eq!(werkdagen_tussen(van, tot, setting), i64::try_from(slow).unwrap());
        }
    }
}
