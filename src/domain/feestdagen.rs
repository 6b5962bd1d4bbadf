//! Dutch public holidays, computed per year (DOMAIN 2.6).

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A public holiday on which nobody counts on an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Feestdag {
    /// 1 January.
    Nieuwjaarsdag,
    /// The Sunday of Easter.
    EerstePaasdag,
    /// The Monday of Easter.
    TweedePaasdag,
    /// 27 April, or 26 when that is a Sunday.
    Koningsdag,
    /// 5 May, in the years that the setting says.
    Bevrijdingsdag,
    /// 39 days after Easter.
    Hemelvaartsdag,
    /// The Sunday of Pentecost.
    EerstePinksterdag,
    /// The Monday of Pentecost.
    TweedePinksterdag,
    /// 25 December.
    EersteKerstdag,
    /// 26 December.
    TweedeKerstdag,
}

/// In which years 5 May is a day off: cao's differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub enum Bevrijdingsdag {
    /// Every year, as for civil servants.
    ElkJaar,
    /// In 2025, 2030 and so on, as in most cao's.
    #[default]
    ElkeVijfJaar,
    /// Never.
    Nooit,
}

impl Feestdag {
    /// What a coach sees.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Nieuwjaarsdag => "Nieuwjaarsdag",
            Self::EerstePaasdag => "Eerste Paasdag",
            Self::TweedePaasdag => "Tweede Paasdag",
            Self::Koningsdag => "Koningsdag",
            Self::Bevrijdingsdag => "Bevrijdingsdag",
            Self::Hemelvaartsdag => "Hemelvaartsdag",
            Self::EerstePinksterdag => "Eerste Pinksterdag",
            Self::TweedePinksterdag => "Tweede Pinksterdag",
            Self::EersteKerstdag => "Eerste Kerstdag",
            Self::TweedeKerstdag => "Tweede Kerstdag",
        }
    }
}

impl Bevrijdingsdag {
    /// Whether 5 May of this year is a day off.
    pub const fn is_vrij(self, jaar: i32) -> bool {
        match self {
            Self::ElkJaar => true,
            Self::ElkeVijfJaar => jaar % 5 == 0,
            Self::Nooit => false,
        }
    }
}

/// Easter Sunday of a year of the Gregorian calendar (the anonymous computus).
pub fn pasen(jaar: i32) -> Option<NaiveDate> {
    let golden = jaar.rem_euclid(19);
    let century = jaar.div_euclid(100);
    let in_century = jaar.rem_euclid(100);
    let leap = century / 4;
    let correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - leap - correction + 15).rem_euclid(30);
    let weekday =
        (32 + 2 * (century % 4) + 2 * (in_century / 4) - epact - in_century % 4).rem_euclid(7);
    let shift = (golden + 11 * epact + 22 * weekday) / 451;
    let day = epact + weekday - 7 * shift + 114;
    NaiveDate::from_ymd_opt(
        jaar,
        u32::try_from(day / 31).ok()?,
        u32::try_from(day % 31 + 1).ok()?,
    )
}

/// The holidays of a year, in order.
pub fn feestdagen(jaar: i32, bevrijdingsdag: Bevrijdingsdag) -> Vec<(NaiveDate, Feestdag)> {
    let fixed = |maand, dag| NaiveDate::from_ymd_opt(jaar, maand, dag);
    let after_easter = |days| pasen(jaar).and_then(|it| it.checked_add_days(Days::new(days)));
    let koningsdag = fixed(4, 27).and_then(|it| match it.weekday() {
        Weekday::Sun => it.pred_opt(),
        _ => Some(it),
    });
    let fifth_of_may = fixed(5, 5).filter(|_| bevrijdingsdag.is_vrij(jaar));
    let mut days: Vec<(NaiveDate, Feestdag)> = [
        (fixed(1, 1), Feestdag::Nieuwjaarsdag),
        (after_easter(0), Feestdag::EerstePaasdag),
        (after_easter(1), Feestdag::TweedePaasdag),
        (koningsdag, Feestdag::Koningsdag),
        (fifth_of_may, Feestdag::Bevrijdingsdag),
        (after_easter(39), Feestdag::Hemelvaartsdag),
        (after_easter(49), Feestdag::EerstePinksterdag),
        (after_easter(50), Feestdag::TweedePinksterdag),
        (fixed(12, 25), Feestdag::EersteKerstdag),
        (fixed(12, 26), Feestdag::TweedeKerstdag),
    ]
    .into_iter()
    .filter_map(|(date, feestdag)| date.map(|it| (it, feestdag)))
    .collect();
    days.sort_by_key(|(date, _)| *date);
    days
}

/// The holiday on this date, if it is one. Where two fall together (Hemelvaart on
/// Koningsdag or 5 May) the first of the year's list.
pub fn feestdag(datum: NaiveDate, bevrijdingsdag: Bevrijdingsdag) -> Option<Feestdag> {
    // Half of the year has none: no need to compute Easter for it.
    if !matches!(datum.month(), 1 | 3..=6 | 12) {
        return None;
    }
    feestdagen(datum.year(), bevrijdingsdag)
        .into_iter()
        .find(|(date, _)| *date == datum)
        .map(|(_, feestdag)| feestdag)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(jaar: i32, maand: u32, dag: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(jaar, maand, dag).unwrap()
    }

    #[test]
    fn easter_falls_on_the_known_dates() {
        for (jaar, maand, dag) in [
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2011, 4, 24),
            (2019, 4, 21),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
        ] {
            assert_eq!(pasen(jaar), Some(date(jaar, maand, dag)));
        }
        for jaar in 1900..=2199 {
            assert_eq!(pasen(jaar).unwrap().weekday(), Weekday::Sun, "{jaar}");
        }
    }

    #[test]
    fn the_days_of_2026_are_these() {
        let found = feestdagen(2026, Bevrijdingsdag::ElkJaar);
        let expected = [
            (1, 1, Feestdag::Nieuwjaarsdag),
            (4, 5, Feestdag::EerstePaasdag),
            (4, 6, Feestdag::TweedePaasdag),
            (4, 27, Feestdag::Koningsdag),
            (5, 5, Feestdag::Bevrijdingsdag),
            (5, 14, Feestdag::Hemelvaartsdag),
            (5, 24, Feestdag::EerstePinksterdag),
            (5, 25, Feestdag::TweedePinksterdag),
            (12, 25, Feestdag::EersteKerstdag),
            (12, 26, Feestdag::TweedeKerstdag),
        ]
        .map(|(maand, dag, it)| (date(2026, maand, dag), it));
        assert_eq!(found, expected);
    }

    #[test]
    fn koningsdag_moves_to_saturday_when_it_would_be_a_sunday() {
        let none = Bevrijdingsdag::Nooit;
        assert_eq!(
            feestdag(date(2025, 4, 26), none),
            Some(Feestdag::Koningsdag)
        );
        assert_eq!(feestdag(date(2025, 4, 27), none), None);
        assert_eq!(
            feestdag(date(2026, 4, 27), none),
            Some(Feestdag::Koningsdag)
        );
    }

    #[test]
    fn bevrijdingsdag_follows_the_setting() {
        let free = |jaar, setting| feestdag(date(jaar, 5, 5), setting).is_some();
        assert!(free(2025, Bevrijdingsdag::ElkeVijfJaar));
        assert!(!free(2026, Bevrijdingsdag::ElkeVijfJaar));
        assert!(free(2026, Bevrijdingsdag::ElkJaar));
        assert!(!free(2025, Bevrijdingsdag::Nooit));
    }

    #[test]
    fn goede_vrijdag_is_a_working_day() {
        assert_eq!(feestdag(date(2026, 4, 3), Bevrijdingsdag::ElkJaar), None);
    }

    #[test]
    fn a_month_that_is_skipped_never_has_a_holiday() {
        for jaar in 1900..=2199 {
            for (date, feestdag) in feestdagen(jaar, Bevrijdingsdag::ElkJaar) {
                assert!(
                    super::feestdag(date, Bevrijdingsdag::ElkJaar).is_some(),
                    "{feestdag:?}"
                );
            }
        }
    }
}
