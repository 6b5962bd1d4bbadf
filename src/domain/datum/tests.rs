//! Dates in every shape, from a Saturday in November 2026.

use proptest::prelude::*;

use super::*;

fn date(jaar: i32, maand: u32, dag: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(jaar, maand, dag).unwrap()
}

fn today() -> NaiveDate {
    date(2026, 11, 21)
}

fn back(tekst: &str) -> Result<NaiveDate, DatumFout> {
    lees_datum(tekst, today(), Richting::Verleden)
}

fn ahead(tekst: &str) -> Result<NaiveDate, DatumFout> {
    lees_datum(tekst, today(), Richting::Toekomst)
}

#[test]
fn a_birth_date_may_be_typed_in_many_ways() {
    for tekst in [
        "12-3-85",
        "12/3/1985",
        "12.3.85",
        "12 3 1985",
        "12031985",
        "120385",
        "19850312",
        "1985-03-12",
        "12 mrt 1985",
        "12 maart 85",
        "12mrt85",
        "12 MRT. '85",
        "di 12-3-1985",
    ] {
        assert_eq!(back(tekst), Ok(date(1985, 3, 12)), "{tekst}");
    }
}

#[test]
fn a_year_of_two_digits_is_never_in_the_future_when_looking_back() {
    assert_eq!(back("21-11-26"), Ok(today()));
    assert_eq!(back("22-11-26"), Ok(date(1926, 11, 22)));
    assert_eq!(back("1-1-27"), Ok(date(1927, 1, 1)));
    assert_eq!(back("12-3-05"), Ok(date(2005, 3, 12)));
    assert_eq!(back("29-2-00"), Ok(date(2000, 2, 29)));
}

#[test]
fn a_year_of_two_digits_is_near_when_looking_ahead() {
    assert_eq!(ahead("1-2-27"), Ok(date(2027, 2, 1)));
    assert_eq!(ahead("1-2-24"), Ok(date(2024, 2, 1)));
    assert_eq!(ahead("1-2-85"), Ok(date(2085, 2, 1)));
}

#[test]
fn a_date_without_year_is_the_last_or_the_next() {
    assert_eq!(ahead("12-3"), Ok(date(2027, 3, 12)));
    assert_eq!(ahead("21-11"), Ok(today()));
    assert_eq!(ahead("5 dec"), Ok(date(2026, 12, 5)));
    assert_eq!(back("12-3"), Ok(date(2026, 3, 12)));
    assert_eq!(back("5 december"), Ok(date(2025, 12, 5)));
    assert_eq!(ahead("29-2"), Ok(date(2028, 2, 29)));
    assert_eq!(back("29 feb"), Ok(date(2024, 2, 29)));
}

#[test]
fn days_have_names() {
    assert_eq!(ahead("vandaag"), Ok(today()));
    assert_eq!(ahead("Morgen"), Ok(date(2026, 11, 22)));
    assert_eq!(ahead("overmorgen"), Ok(date(2026, 11, 23)));
    assert_eq!(back("gisteren"), Ok(date(2026, 11, 20)));
    assert_eq!(ahead("ma"), Ok(date(2026, 11, 23)));
    assert_eq!(ahead("vrijdag"), Ok(date(2026, 11, 27)));
    assert_eq!(ahead("za"), Ok(date(2026, 11, 28)), "never today");
    assert_eq!(back("za"), Ok(date(2026, 11, 14)));
    assert_eq!(back("vr"), Ok(date(2026, 11, 20)));
    assert_eq!(back("zo"), Ok(date(2026, 11, 15)));
    assert_eq!(ahead("volgende week"), Ok(date(2026, 11, 28)));
    assert_eq!(ahead("volgende ma"), Ok(date(2026, 11, 23)));
    assert_eq!(back("vorige maand"), Ok(date(2026, 10, 21)));
}

#[test]
fn a_step_goes_from_today() {
    for (tekst, jaar, maand, dag) in [
        ("+2w", 2026, 12, 5),
        ("+ 10 d", 2026, 12, 1),
        ("+10", 2026, 12, 1),
        ("+3m", 2027, 2, 21),
        ("over 2 wk", 2026, 12, 5),
        ("over een week", 2026, 11, 28),
        ("2 weken", 2026, 12, 5),
        ("-1w", 2026, 11, 14),
        ("3 dagen geleden", 2026, 11, 18),
        ("+1j", 2027, 11, 21),
    ] {
        assert_eq!(ahead(tekst), Ok(date(jaar, maand, dag)), "{tekst}");
    }
    assert_eq!(back("2 wk"), Ok(date(2026, 11, 7)));
    assert_eq!(ahead("+99999999999w"), Err(DatumFout::TeVer));
    assert_eq!(ahead("+39999w"), Err(DatumFout::TeVer));
}

#[test]
fn an_impossible_date_says_what_is_wrong_with_it() {
    for (tekst, message) in [
        ("31-4-1985", "31 april bestaat niet: april heeft 30 dagen."),
        (
            "29-2-2023",
            "29 februari 2023 bestaat niet: 2023 is geen schrikkeljaar.",
        ),
        ("30-2", "30 februari bestaat niet: februari heeft 29 dagen."),
        (
            "3/25/1985",
            "Maand 25 bestaat niet. Typ eerst de dag, dan de maand (1 tot 12).",
        ),
        (
            "12-3-185",
            "Typ het jaar met 2 of 4 cijfers, zoals 85 of 1985.",
        ),
        (
            "12-3-1066",
            "Het jaar 1066 kan niet kloppen. Typ een jaar tussen 1900 en 2199.",
        ),
        (
            "ma 5-12",
            "Die datum valt op een zaterdag, niet op maandag. Kijk de datum na.",
        ),
    ] {
        assert_eq!(ahead(tekst).unwrap_err().to_string(), message, "{tekst}");
    }
    assert_eq!(ahead("  "), Err(DatumFout::Leeg));
    for tekst in [
        "straks",
        "12",
        "1985",
        "12-3-85-1",
        "mrt",
        "12 foo 85",
        "+",
        "--",
        "é",
        "12 foo",
    ] {
        assert_eq!(ahead(tekst), Err(DatumFout::NietBegrepen), "{tekst}");
    }
}

#[test]
fn dates_are_shown_as_coaches_write_them() {
    let sinterklaas = date(2026, 12, 5);
    assert_eq!(toon(sinterklaas), "05-12-2026");
    assert_eq!(toon_kort(sinterklaas), "za 5-12");
    assert_eq!(toon_lang(sinterklaas), "zaterdag 5 december 2026");
}

#[test]
fn age_counts_birthdays() {
    let born = date(1998, 11, 22);
    assert_eq!(leeftijd(born, today()), 27);
    assert_eq!(leeftijd(born, date(2026, 11, 22)), 28);
    assert_eq!(leeftijd(date(2030, 1, 1), today()), 0);
    assert_eq!(leeftijd(date(2008, 2, 29), date(2026, 2, 28)), 17);
    assert_eq!(leeftijd(date(2008, 2, 29), date(2026, 3, 1)), 18);
}

#[test]
fn months_are_whole_months() {
    assert_eq!(maanden_tussen(date(2026, 1, 31), date(2026, 2, 28)), 1);
    assert_eq!(maanden_tussen(date(2026, 1, 15), date(2026, 4, 14)), 2);
    assert_eq!(maanden_tussen(date(2026, 1, 15), date(2026, 4, 15)), 3);
    assert_eq!(maanden_tussen(date(2026, 4, 15), date(2026, 1, 15)), -3);
    assert_eq!(plus_maanden(date(2026, 1, 31), 1), Some(date(2026, 2, 28)));
}

#[test]
fn the_evaluatie_is_due_halfway_rounded_down() {
    assert_eq!(
        midden(date(2024, 2, 5), date(2024, 5, 6)),
        date(2024, 3, 21)
    );
}

proptest! {
    #[test]
    fn what_is_shown_reads_back(days in 0u64..109_000, looking_back in any::<bool>()) {
        let shown = date(1900, 1, 1) + Days::new(days);
        let richting = if looking_back { Richting::Verleden } else { Richting::Toekomst };
        prop_assert_eq!(lees_datum(&toon(shown), today(), richting), Ok(shown));
        prop_assert_eq!(lees_datum(&toon_lang(shown), today(), richting), Ok(shown));
        prop_assert_eq!(lees_datum(&shown.to_string(), today(), richting), Ok(shown));
    }

    #[test]
    fn a_near_date_reads_back_from_its_short_form(days in 0u64..365) {
        let shown = today() + Days::new(days);
        prop_assert_eq!(ahead(&toon_kort(shown)), Ok(shown));
    }

    #[test]
    fn no_text_brings_it_down(tekst in any::<String>(), typed in "[-+ 0-9a-z./]{0,14}") {
        let _: Result<_, _> = ahead(&tekst);
        let _: Result<_, _> = back(&typed);
    }
}
