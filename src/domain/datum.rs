//! Dates as coaches write them, and the arithmetic of the calendar; today is an argument.

mod lezen;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

pub use lezen::lees_datum;

/// Which way a date without a year, or a year without a century, is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Richting {
    /// Something that happened: a birth, a talk.
    Verleden,
    /// Something planned: a start, a call back.
    Toekomst,
}

/// Why a text is not a date, and what to type instead.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DatumFout {
    /// Nothing but blanks.
    #[error("Vul een datum in, zoals 12-3-2026, morgen of +2w.")]
    Leeg,
    /// None of the known ways to write a date.
    #[error("Deze datum begrijp ik niet. Typ bijvoorbeeld 12-3-2026, 12 mrt, ma of +2w.")]
    NietBegrepen,
    /// A time of the day.
    #[error("Een tijd past hier niet. Typ alleen de dag, zoals ma of 12-3.")]
    Tijd,
    /// Month 0 or above 12.
    #[error("Maand {0} bestaat niet. Typ eerst de dag, dan de maand (1 tot 12).")]
    Maand(u32),
    /// A day that this month never has.
    #[error("{dag} {maand} bestaat niet: {maand} heeft {dagen} dagen.")]
    Dag {
        /// The day as typed.
        dag: u32,
        /// The name of the month.
        maand: &'static str,
        /// How many days it has.
        dagen: u32,
    },
    /// 29 February in a common year.
    #[error("29 februari {0} bestaat niet: {0} is geen schrikkeljaar.")]
    GeenSchrikkeljaar(i32),
    /// A year of one or three digits.
    #[error("Typ het jaar met 2 of 4 cijfers, zoals 85 of 1985.")]
    JaarVorm,
    /// A year nobody means.
    #[error("Het jaar {0} kan niet kloppen. Typ een jaar tussen 1900 en 2199.")]
    Jaar(i32),
    /// The weekday in front does not belong to the date.
    #[error("Die datum valt op een {valt_op}, niet op {getypt}. Kijk de datum na.")]
    Weekdag {
        /// The weekday of the date.
        valt_op: &'static str,
        /// The weekday as typed.
        getypt: &'static str,
    },
    /// A step of more than a century.
    #[error("Dat is te ver weg. Typ de datum zelf, zoals 12-3-2026.")]
    TeVer,
}

/// `05-12-2026`.
pub fn toon(datum: NaiveDate) -> String {
    datum.format("%d-%m-%Y").to_string()
}

/// `za 5-12`: for cards and lists, where the year is plain.
pub fn toon_kort(datum: NaiveDate) -> String {
    format!(
        "{} {}-{}",
        dag_kort(datum.weekday()),
        datum.day(),
        datum.month()
    )
}

/// `zaterdag 5 december 2026`: for headings and letters.
pub fn toon_lang(datum: NaiveDate) -> String {
    format!(
        "{} {} {} {}",
        dag_naam(datum.weekday()),
        datum.day(),
        maand_naam(datum.month()),
        datum.year()
    )
}

/// `ma` to `zo`.
pub const fn dag_kort(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "ma",
        Weekday::Tue => "di",
        Weekday::Wed => "wo",
        Weekday::Thu => "do",
        Weekday::Fri => "vr",
        Weekday::Sat => "za",
        Weekday::Sun => "zo",
    }
}

/// `maandag` to `zondag`.
pub const fn dag_naam(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "maandag",
        Weekday::Tue => "dinsdag",
        Weekday::Wed => "woensdag",
        Weekday::Thu => "donderdag",
        Weekday::Fri => "vrijdag",
        Weekday::Sat => "zaterdag",
        Weekday::Sun => "zondag",
    }
}

/// `januari` to `december`; for another number nothing.
pub const fn maand_naam(maand: u32) -> &'static str {
    match maand {
        1 => "januari",
        2 => "februari",
        3 => "maart",
        4 => "april",
        5 => "mei",
        6 => "juni",
        7 => "juli",
        8 => "augustus",
        9 => "september",
        10 => "oktober",
        11 => "november",
        12 => "december",
        _ => "",
    }
}

/// Whole years between birth and today. Somebody born on 29 February has a birthday
/// on 1 March in a common year. Before birth it is zero.
pub fn leeftijd(geboren: NaiveDate, vandaag: NaiveDate) -> u32 {
    vandaag.years_since(geboren).unwrap_or(0)
}

/// Whole months from one date to another; negative when `tot` is earlier.
pub fn maanden_tussen(van: NaiveDate, tot: NaiveDate) -> i32 {
    if tot < van {
        return -maanden_tussen(tot, van);
    }
    let months = (tot.year() - van.year()) * 12 + month_number(tot) - month_number(van);
    // 31 January to 28 February is a month: a contract runs out that day too.
    let whole = plus_maanden(van, months).is_some_and(|it| it <= tot);
    if whole { months } else { months - 1 }
}

/// The same day some months later or earlier, or the last day of a shorter month.
pub fn plus_maanden(datum: NaiveDate, maanden: i32) -> Option<NaiveDate> {
    let months = Months::new(maanden.unsigned_abs());
    if maanden < 0 {
        datum.checked_sub_months(months)
    } else {
        datum.checked_add_months(months)
    }
}

/// The day halfway, rounded down: when the evaluatie is due (S4 item 26).
pub fn midden(start: NaiveDate, einde: NaiveDate) -> NaiveDate {
    let half = (einde - start).num_days().max(0) / 2;
    start
        .checked_add_days(Days::new(half.unsigned_abs()))
        .unwrap_or(start)
}

fn month_number(datum: NaiveDate) -> i32 {
    i32::try_from(datum.month()).unwrap_or(0)
}

#[cfg(test)]
mod tests;
