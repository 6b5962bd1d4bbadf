//! When a kandidaat would be at a plek. The matching and the reservation of a place ask the same.

use chrono::{Days, NaiveDate};

use super::gewichten::Gewichten;

/// From a day up to and including a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Periode {
    /// First day.
    pub van: NaiveDate,
    /// Last day.
    pub tot: NaiveDate,
}

impl Periode {
    /// What is left of it from a day on: that day itself when all of it is over.
    #[must_use]
    pub fn vanaf(self, dag: NaiveDate) -> Self {
        Self {
            van: self.van.max(dag),
            tot: self.tot.max(dag),
        }
    }
}

/// What of a kandidaat decides when it would be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Wanneer {
    /// The day of the question.
    pub vandaag: NaiveDate,
    /// First day, where it was planned.
    pub start: Option<NaiveDate>,
    /// Last day, where it was planned.
    pub einde: Option<NaiveDate>,
    /// First day on which the kandidaat can start.
    pub vanaf: Option<NaiveDate>,
}

impl std::fmt::Debug for Wanneer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wanneer(..)")
    }
}

impl Wanneer {
    /// The first day from which a place is looked for.
    pub fn begin(self) -> NaiveDate {
        self.start
            .unwrap_or_else(|| self.vanaf.unwrap_or(self.vandaag).max(self.vandaag))
    }

    /// At a plek: as planned, else from the first day that suits both.
    pub fn bij(self, plek_vanaf: Option<NaiveDate>, g: &Gewichten) -> Periode {
        let begin = self.begin();
        let van = match (self.start, plek_vanaf) {
            (None, Some(vanaf)) => begin.max(vanaf),
            _ => begin,
        };
        let duur = Days::new(u64::from(g.duur_dagen));
        let einde = self.einde.filter(|einde| *einde > van);
        let tot = einde.or_else(|| van.checked_add_days(duur)).unwrap_or(van);
        Periode { van, tot }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dag(tekst: &str) -> NaiveDate {
        tekst.parse().unwrap()
    }

    #[test]
    fn without_a_plan_it_starts_on_the_first_day_that_suits_both_and_takes_thirteen_weeks() {
        let mut wie = Wanneer {
            vandaag: dag("2026-01-05"),
            start: None,
            einde: None,
            vanaf: Some(dag("2026-02-01")),
        };
        let bij = |wie: Wanneer, vanaf: Option<&str>| wie.bij(vanaf.map(dag), &Gewichten::VAST);
        assert_eq!(bij(wie, None).van, dag("2026-02-01"));
        assert_eq!(bij(wie, Some("2026-03-01")).van, dag("2026-03-01"));
        assert_eq!(bij(wie, None).tot, dag("2026-05-03"));
        wie.start = Some(dag("2026-01-12"));
        wie.einde = Some(dag("2026-03-27"));
        let gepland = bij(wie, Some("2026-03-01"));
        assert_eq!(
            (gepland.van, gepland.tot),
            (dag("2026-01-12"), dag("2026-03-27"))
        );
        let rest = gepland.vanaf(dag("2026-04-10"));
        assert_eq!((rest.van, rest.tot), (dag("2026-04-10"), dag("2026-04-10")));
    }
}
