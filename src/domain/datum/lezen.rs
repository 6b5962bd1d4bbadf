//! Reading a date in any way a coach types it.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::{DatumFout, Richting, dag_naam, maand_naam, plus_maanden};
use crate::domain::tekst::schoon;

/// Reads a date: `12-3-85`, `12 mrt 1985`, `12031985`, `12-3`, `morgen`, `vr`,
/// `vr 5-12`, `+2w`, `over 2 wk`, `3 dagen geleden`, `2026-03-12`.
///
/// `richting` decides what is left out: a year of two digits is never in the future
/// when looking back and at most twenty years ago when looking ahead; a date without
/// a year is the last or the next one, today included; a weekday never means today.
pub fn lees_datum(
    tekst: &str,
    vandaag: NaiveDate,
    richting: Richting,
) -> Result<NaiveDate, DatumFout> {
    let clean = schoon(tekst).to_lowercase();
    if clean.is_empty() {
        return Err(DatumFout::Leeg);
    }
    // "ma 10:30" is no month 30: the day is asked, and a time has no place here.
    if clean.contains(':') {
        return Err(DatumFout::Tijd);
    }
    let found = match pieces(&clean).as_slice() {
        [Piece::Sign(sign), rest @ ..] => step(rest, vandaag, *sign),
        [Piece::Word("over"), rest @ ..] => step(rest, vandaag, 1),
        [rest @ .., Piece::Word("geleden")] => step(rest, vandaag, -1),
        [Piece::Word(word)] => named_day(word, vandaag, richting),
        [Piece::Word("volgende"), Piece::Word(unit)] => next_or_last(unit, vandaag, 1),
        [Piece::Word("vorige"), Piece::Word(unit)] => next_or_last(unit, vandaag, -1),
        [Piece::Word(word), rest @ ..] => {
            return match weekday(word) {
                Some(day) => on_weekday(day, calendar(rest, vandaag, richting)?),
                None => Err(DatumFout::NietBegrepen),
            };
        }
        [Piece::Number(_), Piece::Word(word)] if month(word).is_none() => {
            let sign = match richting {
                Richting::Verleden => -1,
                Richting::Toekomst => 1,
            };
            step(&pieces(&clean), vandaag, sign)
        }
        all => return calendar(all, vandaag, richting),
    };
    found.unwrap_or(Err(DatumFout::NietBegrepen))
}

type Found = Option<Result<NaiveDate, DatumFout>>;

#[derive(Debug, Clone, Copy)]
enum Piece<'a> {
    Number(&'a str),
    Word(&'a str),
    /// A plus, or a minus, in front of everything.
    Sign(i32),
}

/// Cuts a text into runs of digits and runs of letters; other signs only part them.
fn pieces(tekst: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = tekst;
    while let Some(first) = rest.chars().next() {
        let same_kind = |c: char| {
            if first.is_ascii_digit() {
                c.is_ascii_digit()
            } else {
                first.is_alphabetic() && c.is_alphabetic()
            }
        };
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, c)| !same_kind(*c))
            .map_or(rest.len(), |(place, _)| place);
        let (run, tail) = rest.split_at(end);
        if first.is_ascii_digit() {
            found.push(Piece::Number(run));
        } else if first.is_alphabetic() {
            found.push(Piece::Word(run));
        } else if found.is_empty() && matches!(first, '+' | '-') {
            found.push(Piece::Sign(if first == '+' { 1 } else { -1 }));
        }
        rest = tail;
    }
    found
}

/// `2w`, `2 wk`, `een week`, `3`: so many units from today.
fn step(pieces: &[Piece<'_>], vandaag: NaiveDate, sign: i32) -> Found {
    let (count, unit) = match pieces {
        [Piece::Number(count)] => (*count, "d"),
        [Piece::Number(count), Piece::Word(unit)] => (*count, *unit),
        [Piece::Word("een" | "één" | "n"), Piece::Word(unit)] => ("1", *unit),
        _ => return None,
    };
    let (days, months) = match unit {
        "d" | "dg" | "dag" | "dagen" => (1, 0),
        "w" | "wk" | "wkn" | "week" | "weken" => (7, 0),
        "m" | "mnd" | "maand" | "maanden" => (0, 1),
        "j" | "jr" | "jaar" | "jaren" => (0, 12),
        _ => return None,
    };
    let Some(count) = count.parse::<i32>().ok().filter(|it| *it <= 40_000) else {
        return Some(Err(DatumFout::TeVer));
    };
    let date = if months > 0 {
        plus_maanden(vandaag, sign * count * months)
    } else {
        let days = Days::new(u64::from((count * days).unsigned_abs()));
        if sign > 0 {
            vandaag.checked_add_days(days)
        } else {
            vandaag.checked_sub_days(days)
        }
    };
    let near = date.filter(|it| (it.year() - vandaag.year()).abs() <= 100);
    Some(near.ok_or(DatumFout::TeVer))
}

/// `morgen`, `vr`.
fn named_day(word: &str, vandaag: NaiveDate, richting: Richting) -> Found {
    let offset: i64 = match word {
        "vandaag" | "nu" => 0,
        "morgen" => 1,
        "overmorgen" => 2,
        "gisteren" => -1,
        "eergisteren" => -2,
        _ => {
            let wanted = i64::from(weekday(word)?.num_days_from_monday());
            let today = i64::from(vandaag.weekday().num_days_from_monday());
            // From 1 to 7 days away: a weekday never means today.
            match richting {
                Richting::Toekomst => (wanted - today - 1).rem_euclid(7) + 1,
                Richting::Verleden => -((today - wanted - 1).rem_euclid(7) + 1),
            }
        }
    };
    Some(
        vandaag
            .checked_add_signed(chrono::Duration::days(offset))
            .ok_or(DatumFout::TeVer),
    )
}

/// `volgende week`, `vorige maand`; `volgende ma` is the Monday of next week.
fn next_or_last(unit: &str, vandaag: NaiveDate, sign: i32) -> Found {
    let Some(day) = weekday(unit) else {
        return step(&[Piece::Number("1"), Piece::Word(unit)], vandaag, sign);
    };
    let week = step(&[Piece::Number("1"), Piece::Word("w")], vandaag, sign)?;
    Some(week.and_then(|it| {
        it.week(Weekday::Mon)
            .checked_first_day()
            .and_then(|monday| {
                monday.checked_add_days(Days::new(u64::from(day.num_days_from_monday())))
            })
            .ok_or(DatumFout::TeVer)
    }))
}

/// A date by day, month and perhaps year.
fn calendar(
    pieces: &[Piece<'_>],
    vandaag: NaiveDate,
    richting: Richting,
) -> Result<NaiveDate, DatumFout> {
    match pieces {
        [Piece::Number(digits)] => compact(digits, vandaag, richting),
        [Piece::Number(year), Piece::Number(m), Piece::Number(d)] if year.len() == 4 => {
            exact(number(year)?, number(m)?, number(d)?)
        }
        [Piece::Number(d), Piece::Number(m), Piece::Number(year)] => {
            with_year(number(d)?, number(m)?, year, vandaag, richting)
        }
        [Piece::Number(d), Piece::Word(m), Piece::Number(year)] => {
            let m = month(m).ok_or(DatumFout::NietBegrepen)?;
            with_year(number(d)?, m, year, vandaag, richting)
        }
        [Piece::Number(d), Piece::Number(m)] => {
            without_year(number(d)?, number(m)?, vandaag, richting)
        }
        [Piece::Number(d), Piece::Word(m)] => {
            let m = month(m).ok_or(DatumFout::NietBegrepen)?;
            without_year(number(d)?, m, vandaag, richting)
        }
        _ => Err(DatumFout::NietBegrepen),
    }
}

/// `12031985`, `120385` and `19850312`.
fn compact(digits: &str, vandaag: NaiveDate, richting: Richting) -> Result<NaiveDate, DatumFout> {
    let part = |range: std::ops::Range<usize>| digits.get(range).unwrap_or_default();
    let day_first = |year| {
        with_year(
            number(part(0..2))?,
            number(part(2..4))?,
            year,
            vandaag,
            richting,
        )
    };
    match digits.len() {
        6 => day_first(part(4..6)),
        8 => day_first(part(4..8)).or_else(|error| {
            exact(
                number(part(0..4))?,
                number(part(4..6))?,
                number(part(6..8))?,
            )
            .map_err(|_| error)
        }),
        _ => Err(DatumFout::NietBegrepen),
    }
}

fn with_year(
    day: u32,
    month: u32,
    year: &str,
    vandaag: NaiveDate,
    richting: Richting,
) -> Result<NaiveDate, DatumFout> {
    match year.len() {
        4 => exact(number(year)?, month, day),
        2 => {
            let two_digits = number::<i32>(year)?;
            // The one year with these digits in a window of a hundred.
            let first = match richting {
                Richting::Verleden => {
                    let today = (vandaag.month(), vandaag.day());
                    vandaag.year() - 100 + i32::from((month, day) <= today)
                }
                Richting::Toekomst => vandaag.year() - 20,
            };
            exact(first + (two_digits - first).rem_euclid(100), month, day)
        }
        _ => Err(DatumFout::JaarVorm),
    }
}

fn without_year(
    day: u32,
    month: u32,
    vandaag: NaiveDate,
    richting: Richting,
) -> Result<NaiveDate, DatumFout> {
    // A leap year, so that 29 February passes and only impossible dates fail.
    exact(2024, month, day)?;
    let this = vandaag.year();
    // At most eight years between two leap years (1896 and 1904).
    let found = match richting {
        Richting::Toekomst => (this..=this + 8)
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .find(|it| *it >= vandaag),
        Richting::Verleden => (this - 8..=this)
            .rev()
            .filter_map(|year| NaiveDate::from_ymd_opt(year, month, day))
            .find(|it| *it <= vandaag),
    };
    found.ok_or(DatumFout::NietBegrepen)
}

fn exact(year: i32, month: u32, day: u32) -> Result<NaiveDate, DatumFout> {
    if !(1900..=2199).contains(&year) {
        return Err(DatumFout::Jaar(year));
    }
    if !(1..=12).contains(&month) {
        return Err(DatumFout::Maand(month));
    }
    NaiveDate::from_ymd_opt(year, month, day).ok_or_else(|| match (month, day) {
        (2, 29) => DatumFout::GeenSchrikkeljaar(year),
        _ => DatumFout::Dag {
            dag: day,
            maand: maand_naam(month),
            dagen: match month {
                2 if NaiveDate::from_ymd_opt(year, 2, 29).is_some() => 29,
                2 => 28,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            },
        },
    })
}

fn on_weekday(day: Weekday, datum: NaiveDate) -> Result<NaiveDate, DatumFout> {
    if datum.weekday() == day {
        return Ok(datum);
    }
    Err(DatumFout::Weekdag {
        valt_op: dag_naam(datum.weekday()),
        getypt: dag_naam(day),
    })
}

fn number<T: std::str::FromStr>(digits: &str) -> Result<T, DatumFout> {
    digits.parse().map_err(|_| DatumFout::NietBegrepen)
}

/// `ma`, `maan`, `maandag`: two letters or more of a weekday.
fn weekday(word: &str) -> Option<Weekday> {
    let all = [
        Weekday::Mon,
        Weekday::Tue,
        Weekday::Wed,
        Weekday::Thu,
        Weekday::Fri,
        Weekday::Sat,
        Weekday::Sun,
    ];
    // A maandag is not cut to maand: that is a month.
    (word.len() >= 2 && word != "maand")
        .then(|| all.into_iter().find(|it| dag_naam(*it).starts_with(word)))
        .flatten()
}

/// `mrt`, `maa`, `maart`: three letters or more of a month, and how people cut them.
fn month(word: &str) -> Option<u32> {
    match word {
        "mrt" => return Some(3),
        "sept" => return Some(9),
        "okt" | "oct" => return Some(10),
        _ if word.len() < 3 => return None,
        _ => {}
    }
    (1..=12).find(|it| maand_naam(*it).starts_with(word))
}
