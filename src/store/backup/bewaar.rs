//! Which backups are kept: the newest of each day, week and month, as many as were asked, and always the newest two.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Datelike, Utc};

/// How many backups are kept, by age.
///
/// A day on which none was made does not count: whoever comes back from a holiday finds them all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bewaar {
    /// Days of which the newest is kept.
    pub dagen: u16,
    /// Weeks of which the newest is kept.
    pub weken: u16,
    /// Months of which the newest is kept.
    pub maanden: u16,
}

/// Whatever was asked: the redo log goes back to the last but one, so even a backup that goes bad
/// loses nothing.
const ALTIJD: usize = 2;

impl Default for Bewaar {
    /// No months: whoever was removed (P-21) is then gone from the backups within five weeks of use.
    fn default() -> Self {
        Self {
            dagen: 7,
            weken: 5,
            maanden: 0,
        }
    }
}

impl Bewaar {
    /// For backups from newest to oldest: whether each is kept.
    pub(in crate::store) fn kies(self, momenten: &[DateTime<Utc>]) -> Vec<bool> {
        let mut dagen = Vak::nieuw(self.dagen);
        let mut weken = Vak::nieuw(self.weken);
        let mut maanden = Vak::nieuw(self.maanden);
        momenten
            .iter()
            .enumerate()
            .map(|(plaats, moment)| {
                let week = moment.iso_week();
                // Each is asked: one backup may be the newest of its day, week and month.
                let dag = dagen.neemt((moment.year(), moment.ordinal()));
                let week = weken.neemt((week.year(), week.week()));
                let maand = maanden.neemt((moment.year(), moment.month()));
                plaats < ALTIJD || dag || week || maand
            })
            .collect()
    }
}

/// Days, weeks or months that have their backup.
struct Vak {
    over: u16,
    gezien: BTreeSet<(i32, u32)>,
}

impl Vak {
    fn nieuw(over: u16) -> Self {
        Self {
            over,
            gezien: BTreeSet::new(),
        }
    }

    fn neemt(&mut self, deel: (i32, u32)) -> bool {
        // A clock that was wrong for a while leaves moments out of order, so all are remembered.
        if self.over == 0 || !self.gezien.insert(deel) {
            return false;
        }
        self.over -= 1;
        true
    }
}

impl FromStr for Bewaar {
    type Err = String;

    /// `7d 5w 12m`, in any order; what is not named is none.
    fn from_str(tekst: &str) -> Result<Self, Self::Err> {
        let fout = || {
            format!(
                "'{tekst}' begrijp ik niet: schrijf hoeveel dagen, weken en maanden, zoals 7d 5w 12m"
            )
        };
        let mut bewaar = Self {
            dagen: 0,
            weken: 0,
            maanden: 0,
        };
        let mut gezien = 0;
        for woord in tekst.split_whitespace() {
            let letter = woord.chars().last().ok_or_else(fout)?;
            let getal = woord.strip_suffix(letter).unwrap_or_default();
            let getal: u16 = getal.parse().map_err(|_| fout())?;
            let plek = match letter {
                'd' => &mut bewaar.dagen,
                'w' => &mut bewaar.weken,
                'm' => &mut bewaar.maanden,
                _ => return Err(fout()),
            };
            *plek = getal;
            gezien += 1;
        }
        if gezien == 0 { Err(fout()) } else { Ok(bewaar) }
    }
}

impl fmt::Display for Bewaar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}d {}w {}m", self.dagen, self.weken, self.maanden)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, TimeZone};
    use proptest::prelude::*;

    use super::*;

    fn dagelijks(aantal: i64) -> Vec<DateTime<Utc>> {
        let laatste = Utc.with_ymd_and_hms(2026, 11, 22, 3, 0, 0).unwrap();
        (0..aantal)
            .map(|dag| laatste - TimeDelta::days(dag))
            .collect()
    }

    fn bewaard(bewaar: Bewaar, momenten: &[DateTime<Utc>]) -> Vec<String> {
        momenten
            .iter()
            .zip(bewaar.kies(momenten))
            .filter(|(_, houd)| *houd)
            .map(|(moment, _)| moment.format("%m-%d").to_string())
            .collect()
    }

    #[test]
    fn a_year_of_daily_backups_leaves_days_weeks_and_months() {
        let momenten = dagelijks(365);
        let bewaar: Bewaar = "3d 3w 3m".parse().unwrap();
        // Sundays end a week; the last of a month ends it.
        assert_eq!(
            bewaard(bewaar, &momenten),
            [
                "11-22", "11-21", "11-20", "11-15", "11-08", "10-31", "09-30"
            ]
        );
        assert_eq!(bewaard(Bewaar::default(), &momenten).len(), 7 + 4);
    }

    #[test]
    fn the_newest_two_stay_whatever_was_asked() {
        let momenten = dagelijks(9);
        let niets: Bewaar = "0d".parse().unwrap();
        assert_eq!(bewaard(niets, &momenten), ["11-22", "11-21"]);
        assert_eq!(bewaard(niets, &momenten[..1]), ["11-22"]);
    }

    #[test]
    fn days_without_a_backup_do_not_count() {
        let momenten: Vec<_> = dagelijks(60).into_iter().step_by(20).collect();
        let bewaar: Bewaar = "3d".parse().unwrap();
        assert_eq!(bewaard(bewaar, &momenten).len(), 3);
    }

    #[test]
    fn a_setting_is_read_back_and_a_slip_is_told() {
        for tekst in ["7d 5w 12m", "0d 1w 0m"] {
            assert_eq!(tekst.parse::<Bewaar>().unwrap().to_string(), tekst);
        }
        assert_eq!("12m 7d".parse::<Bewaar>().unwrap().to_string(), "7d 0w 12m");
        for fout in ["", "7", "7x", "d", "-1d", "7 d", "99999d", "7é"] {
            let fout = fout.parse::<Bewaar>().unwrap_err();
            assert!(fout.contains("7d 5w 12m"), "{fout}");
        }
    }

    proptest! {
        #[test]
        fn no_more_stay_than_asked_and_the_newest_always(
            uren in prop::collection::vec(-20_000_i64..20_000, 0..60),
            dagen in 0_u16..9,
            weken in 0_u16..9,
            maanden in 0_u16..9,
        ) {
            let begin = Utc.with_ymd_and_hms(2026, 11, 22, 3, 0, 0).unwrap();
            let momenten: Vec<_> = uren.iter().map(|uur| begin + TimeDelta::hours(*uur)).collect();
            let houd = Bewaar { dagen, weken, maanden }.kies(&momenten);
            prop_assert_eq!(houd.len(), momenten.len());
            prop_assert!(houd.iter().take(ALTIJD).all(|houd| *houd));
            let blijft = houd.iter().filter(|houd| **houd).count();
            prop_assert!(blijft <= usize::from(dagen + weken + maanden) + ALTIJD);
        }
    }
}
