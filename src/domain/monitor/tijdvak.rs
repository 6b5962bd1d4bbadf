//! A period of a report: from a day up to and including another.

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::datum::toon;

/// Days from `van` up to and including `tot`; `van` is never after `tot`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Tijdvak {
    van: NaiveDate,
    tot: NaiveDate,
}

/// How long a period is, as people say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Maatvorm {
    /// A month.
    Maand,
    /// Three months, from January, April, July or October.
    Kwartaal,
    /// A year.
    Jaar,
    /// From any day to any day.
    Vrij,
}

impl Maatvorm {
    /// The forms to choose from, in order.
    pub const ALL: [Self; 4] = [Self::Maand, Self::Kwartaal, Self::Jaar, Self::Vrij];

    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Maand => "maand",
            Self::Kwartaal => "kwartaal",
            Self::Jaar => "jaar",
            Self::Vrij => "vrij",
        }
    }

    const fn maanden(self) -> u32 {
        match self {
            Self::Maand | Self::Vrij => 1,
            Self::Kwartaal => 3,
            Self::Jaar => 12,
        }
    }
}

impl Tijdvak {
    /// From a day up to and including another; none where the first lies after it.
    pub fn nieuw(van: NaiveDate, tot: NaiveDate) -> Option<Self> {
        (van <= tot).then_some(Self { van, tot })
    }

    /// The month, quarter or year in which a day lies; a free one is that day.
    pub fn rond(dag: NaiveDate, vorm: Maatvorm) -> Self {
        let maand0 = match vorm {
            Maatvorm::Vrij => return Self { van: dag, tot: dag },
            Maatvorm::Maand => dag.month0(),
            Maatvorm::Kwartaal => dag.month0() / 3 * 3,
            Maatvorm::Jaar => 0,
        };
        let begin = dag.with_day(1).and_then(|it| it.with_month0(maand0));
        Self::vanaf(begin.unwrap_or(dag), vorm)
    }

    fn vanaf(van: NaiveDate, vorm: Maatvorm) -> Self {
        let na = van.checked_add_months(Months::new(vorm.maanden()));
        let tot = na.and_then(|na| na.pred_opt()).unwrap_or(van);
        Self { van, tot }
    }

    /// First day.
    pub const fn van(self) -> NaiveDate {
        self.van
    }

    /// Last day.
    pub const fn tot(self) -> NaiveDate {
        self.tot
    }

    /// Whether a day lies in it.
    pub fn bevat(self, dag: NaiveDate) -> bool {
        self.van <= dag && dag <= self.tot
    }

    /// Number of days.
    pub fn dagen(self) -> i64 {
        (self.tot - self.van).num_days() + 1
    }

    /// Whether the whole of a year lies in it.
    pub fn bevat_jaar(self, jaar: i32) -> bool {
        let dag = |maand, dag| NaiveDate::from_ymd_opt(jaar, maand, dag);
        [dag(1, 1), dag(12, 31)]
            .into_iter()
            .all(|dag| dag.is_some_and(|dag| self.bevat(dag)))
    }

    /// What form it has.
    pub fn vorm(self) -> Maatvorm {
        [Maatvorm::Maand, Maatvorm::Kwartaal, Maatvorm::Jaar]
            .into_iter()
            .find(|vorm| Self::rond(self.van, *vorm) == self)
            .unwrap_or(Maatvorm::Vrij)
    }

    /// The period of the same form before it, or after it.
    #[must_use]
    pub fn schuif(self, vooruit: bool) -> Self {
        let naast = if vooruit {
            self.tot.succ_opt()
        } else {
            self.van.pred_opt()
        };
        let Some(naast) = naast else { return self };
        match self.vorm() {
            Maatvorm::Vrij => {
                let dagen = u64::try_from(self.dagen() - 1).unwrap_or(0);
                let (van, tot) = if vooruit {
                    (Some(naast), naast.checked_add_days(Days::new(dagen)))
                } else {
                    (naast.checked_sub_days(Days::new(dagen)), Some(naast))
                };
                match (van, tot) {
                    (Some(van), Some(tot)) => Self { van, tot },
                    _ => self,
                }
            }
            vorm => Self::rond(naast, vorm),
        }
    }

    /// Reads `2026`, `2026-10`, `2026-K3`, or two days with `..` between them.
    pub fn lees(tekst: &str) -> Option<Self> {
        let tekst = tekst.trim();
        let dag = |tekst: &str| tekst.trim().parse::<NaiveDate>().ok();
        if let Some((van, tot)) = tekst.split_once("..") {
            return Self::nieuw(dag(van)?, dag(tot)?);
        }
        let eerste = |jaar: &str, maand: u32| NaiveDate::from_ymd_opt(jaar.parse().ok()?, maand, 1);
        let Some((jaar, rest)) = tekst.split_once('-') else {
            return Some(Self::vanaf(eerste(tekst, 1)?, Maatvorm::Jaar));
        };
        if let Some(kwartaal) = rest.strip_prefix(['k', 'K', 'q', 'Q']) {
            let kwartaal: u32 = kwartaal.parse().ok()?;
            let maand = kwartaal.checked_sub(1)?.checked_mul(3)?.checked_add(1)?;
            return Some(Self::vanaf(eerste(jaar, maand)?, Maatvorm::Kwartaal));
        }
        match rest.parse() {
            Ok(maand) => Some(Self::vanaf(eerste(jaar, maand)?, Maatvorm::Maand)),
            Err(_) => dag(tekst).map(|dag| Self { van: dag, tot: dag }),
        }
    }
}

impl fmt::Display for Tijdvak {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.vorm() {
            Maatvorm::Maand => {
                const MAANDEN: [&str; 12] = [
                    "januari",
                    "februari",
                    "maart",
                    "april",
                    "mei",
                    "juni",
                    "juli",
                    "augustus",
                    "september",
                    "oktober",
                    "november",
                    "december",
                ];
                let maand = usize::try_from(self.van.month0()).unwrap_or(0);
                let naam = MAANDEN.get(maand).unwrap_or(&"");
                write!(f, "{naam} {}", self.van.year())
            }
            Maatvorm::Kwartaal => {
                write!(
                    f,
                    "kwartaal {} van {}",
                    self.van.month0() / 3 + 1,
                    self.van.year()
                )
            }
            Maatvorm::Jaar => write!(f, "{}", self.van.year()),
            Maatvorm::Vrij => write!(f, "{} t/m {}", toon(self.van), toon(self.tot)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lees(tekst: &str) -> Tijdvak {
        Tijdvak::lees(tekst).unwrap()
    }

    #[test]
    fn a_period_is_read_as_people_write_it_and_says_its_name() {
        for (tekst, van, tot, naam) in [
            ("2026", "2026-01-01", "2026-12-31", "2026"),
            ("2026-02", "2026-02-01", "2026-02-28", "februari 2026"),
            ("2026-K3", "2026-07-01", "2026-09-30", "kwartaal 3 van 2026"),
            (
                "2026-01-05..2026-02-01",
                "2026-01-05",
                "2026-02-01",
                "05-01-2026 t/m 01-02-2026",
            ),
            (
                "2026-03-09",
                "2026-03-09",
                "2026-03-09",
                "09-03-2026 t/m 09-03-2026",
            ),
        ] {
            let it = lees(tekst);
            assert_eq!(
                (it.van().to_string(), it.tot().to_string()),
                (van.to_owned(), tot.to_owned())
            );
            assert_eq!(it.to_string(), naam);
        }
        for fout in [
            "",
            "2026-13",
            "2026-K5",
            "2026-K0",
            "2026-03-09..2026-03-08",
            "gisteren",
        ] {
            assert_eq!(Tijdvak::lees(fout), None, "{fout}");
        }
    }

    #[test]
    fn the_next_period_has_the_same_form() {
        for (tekst, na) in [
            ("2026", "2027"),
            ("2026-01", "2026-02"),
            ("2026-K4", "2027-K1"),
            ("2026-01-05..2026-01-11", "2026-01-12..2026-01-18"),
        ] {
            assert_eq!(lees(tekst).schuif(true), lees(na));
            assert_eq!(lees(na).schuif(false), lees(tekst));
        }
    }

    #[test]
    fn a_whole_year_lies_in_it_or_not() {
        assert!(lees("2026").bevat_jaar(2026));
        assert!(!lees("2026-01-02..2027-06-01").bevat_jaar(2026));
        assert!(lees("2025-06-01..2027-06-01").bevat_jaar(2026));
    }
}
