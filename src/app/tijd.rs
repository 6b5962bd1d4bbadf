//! Moments as a coach reads them: local, `dd-mm-jjjj uu:mm`.

use chrono::{DateTime, Days, Local, NaiveDate, NaiveTime, TimeZone, Utc};

/// A moment on screen.
pub fn op_scherm(moment: DateTime<Utc>) -> String {
    moment
        .with_timezone(&Local)
        .format("%d-%m-%Y %H:%M")
        .to_string()
}

/// The day that a moment is where the coach is.
pub fn dag(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Local).date_naive()
}

/// The last moment of a day where the coach is.
pub fn einde_van(dag: NaiveDate) -> DateTime<Utc> {
    let morgen = dag.checked_add_days(Days::new(1)).unwrap_or(dag);
    let nacht = morgen.and_time(NaiveTime::MIN);
    // Where the clock is put forward at midnight, the day ends an hour later on it.
    let begin = Local.from_local_datetime(&nacht).earliest();
    let begin = begin.map_or_else(|| nacht.and_utc(), |it| it.with_timezone(&Utc));
    begin - chrono::TimeDelta::nanoseconds(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_ends_just_before_the_next() {
        let vandaag: NaiveDate = "2026-03-28".parse().unwrap();
        let einde = einde_van(vandaag);
        assert_eq!(dag(einde), vandaag);
        assert_eq!(
            dag(einde + chrono::TimeDelta::nanoseconds(1)),
            vandaag.succ_opt().unwrap()
        );
    }
}
