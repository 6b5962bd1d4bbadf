//! Money for scholing: what there is, for how many, and when it runs out at the present pace.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::tijdvak::Tijdvak;
use crate::domain::waardelijst::Financieringsbron;

/// Deelnemers of a budget of which nobody said how many (S4: "voor 150 deelnemers").
pub const PLAFOND: u32 = 150;

/// Percents of the plafond from which the screen warns; it never blocks (DOMAIN 5.1).
pub const BIJNA: u64 = 80;

/// An amount of money for a period; several may run side by side.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Budget {
    /// Which.
    pub nummer: u32,
    /// What people call it: "Pilot 2026".
    pub naam: String,
    /// Who pays.
    pub bron: Financieringsbron,
    /// First and last day.
    pub periode: Tijdvak,
    /// How much there is, in cents.
    pub bedrag: u64,
    /// For how many deelnemers.
    pub plafond: u32,
}

/// How far a budget is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sein {
    /// There is room.
    Ruim,
    /// From 80 %.
    Bijna,
    /// From 100 %.
    Vol,
}

impl Sein {
    /// What the coach reads; nothing while there is room.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ruim => "",
            Self::Bijna => "vanaf 80%",
            Self::Vol => "vol",
        }
    }
}

impl Budget {
    /// Whether a kostenakkoord of a day and a source counts here.
    pub fn telt(&self, bron: Option<Financieringsbron>, op: NaiveDate) -> bool {
        bron.is_none_or(|bron| bron == self.bron) && self.periode.bevat(op)
    }

    /// How far it is used: by deelnemers or by money, whichever is further.
    pub fn sein(&self, deelnemers: u64, akkoord: u64) -> Sein {
        let deel = |gebruikt: u64, er_is: u64| {
            gebruikt.saturating_mul(100).checked_div(er_is).unwrap_or(0)
        };
        let verst = deel(deelnemers, u64::from(self.plafond)).max(deel(akkoord, self.bedrag));
        match verst {
            100.. => Sein::Vol,
            BIJNA.. => Sein::Bijna,
            _ => Sein::Ruim,
        }
    }

    /// What a number on a day becomes at the end of the period if it goes on like this; the number
    /// itself outside the period.
    pub fn prognose(&self, nu: u64, op: NaiveDate) -> u64 {
        if !self.periode.bevat(op) {
            return nu;
        }
        let voorbij = u64::try_from((op - self.periode.van()).num_days() + 1).unwrap_or(1);
        let alle = u64::try_from(self.periode.dagen()).unwrap_or(1);
        let voorbij = voorbij.max(1);
        // To the nearest, a half upwards.
        (u128::from(nu) * u128::from(alle) * 2 + u128::from(voorbij))
            .checked_div(u128::from(voorbij) * 2)
            .and_then(|it| u64::try_from(it).ok())
            .unwrap_or(nu)
    }
}

/// The budget of a kostenakkoord: of those that it fits, the one with the lowest number.
pub fn van_akkoord(
    alle: &[Budget],
    bron: Option<Financieringsbron>,
    op: NaiveDate,
) -> Option<&Budget> {
    let passend = alle.iter().filter(|it| it.telt(bron, op));
    passend.min_by_key(|it| it.nummer)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn budget(nummer: u32, bron: Financieringsbron, jaar: &str) -> Budget {
        Budget {
            nummer,
            naam: "Pilot".to_owned(),
            bron,
            periode: Tijdvak::lees(jaar).unwrap(),
            bedrag: 1_000_000,
            plafond: 150,
        }
    }

    fn dag(tekst: &str) -> NaiveDate {
        tekst.parse().unwrap()
    }

    #[test]
    fn it_warns_at_80_and_at_100_by_deelnemers_or_by_money() {
        let it = budget(1, Financieringsbron::Gemeente, "2026");
        assert_eq!(it.sein(119, 0), Sein::Ruim);
        assert_eq!(it.sein(120, 0), Sein::Bijna);
        assert_eq!(it.sein(150, 0), Sein::Vol);
        assert_eq!(it.sein(1, 800_000), Sein::Bijna);
        assert_eq!(it.sein(1, 1_000_000), Sein::Vol);
        let zonder = Budget {
            bedrag: 0,
            plafond: 0,
            ..it
        };
        assert_eq!(zonder.sein(9, 9), Sein::Ruim);
    }

    #[test]
    fn the_prognosis_goes_on_at_the_present_pace() {
        let it = budget(1, Financieringsbron::Gemeente, "2026");
        assert_eq!(it.prognose(50, dag("2026-07-02")), 100, "183 of 365 days");
        assert_eq!(it.prognose(50, dag("2026-12-31")), 50);
        assert_eq!(it.prognose(50, dag("2027-01-01")), 50, "it is over");
        assert_eq!(it.prognose(1, dag("2026-01-01")), 365);
    }

    #[test]
    fn of_two_that_fit_the_first_pays_and_another_source_does_not() {
        let alle = [
            budget(3, Financieringsbron::Gemeente, "2026"),
            budget(2, Financieringsbron::Uwv, "2026"),
            budget(1, Financieringsbron::Gemeente, "2025"),
        ];
        let van = |bron, op| van_akkoord(&alle, bron, dag(op)).map(|it| it.nummer);
        assert_eq!(
            van(Some(Financieringsbron::Gemeente), "2026-03-01"),
            Some(3)
        );
        assert_eq!(van(None, "2026-03-01"), Some(2), "no source named fits any");
        assert_eq!(van(Some(Financieringsbron::Subsidie), "2026-03-01"), None);
        assert_eq!(van(Some(Financieringsbron::Uwv), "2025-03-01"), None);
    }
}
