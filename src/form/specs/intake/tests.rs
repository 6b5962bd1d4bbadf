//! From answers to the types of the trade.

use super::*;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 12).unwrap()
}

fn answers(rows: &[(&str, &str)]) -> Answers {
    let rows = rows.iter();
    rows.fold(Answers::new(&INTAKE), |answers, (key, text)| {
        answers.with(key, text)
    })
}

#[test]
fn only_a_name_is_needed() {
    let klachten = parse(&answers(&[]), today()).unwrap_err();
    assert_eq!(klachten.len(), 1);
    assert_eq!(klachten[0].field, "naam");
    let intake = parse(&answers(&[("naam", "rukiye")]), today()).unwrap();
    assert_eq!(intake.naam.volledig(), "Rukiye");
    assert_eq!(intake.geboren, None);
    assert_eq!(intake.notitie, "");
}

#[test]
fn a_whole_intake_becomes_types() {
    let intake = parse(
        &answers(&[
            ("naam", "Rukiye Yıldız"),
            ("geboren", "12-3-85"),
            ("telefoon", "06 12345678"),
            ("email", "r.y@voorbeeld.nl"),
            ("woonplaats", "hengelo"),
            ("postcode", "7551 ab"),
            ("situatie", "niet werkend"),
            ("uitkering", "ww"),
            ("opleiding", "vmbo"),
            ("afgerond", "behaald"),
            ("branche", "logistiek"),
            ("niveau", "n1"),
            ("kanaal", "uwv"),
            ("terugbellen", "ma"),
            ("notitie", "wil graag snel beginnen"),
        ]),
        today(),
    )
    .unwrap();
    assert_eq!(intake.geboren.map(|it| it.leeftijd(today())), Some(41));
    assert!(intake.telefoon.is_some_and(|it| it.is_mobiel()));
    assert!(intake.email.is_some());
    assert_eq!(intake.woonplaats.as_deref(), Some("Hengelo"));
    assert_eq!(intake.pc4.map(Pc4::getal), Some(7551));
    assert_eq!(intake.situatie, Some(Situatie::NietWerkend));
    assert_eq!(intake.uitkering, Some(Uitkering::Ww));
    assert_eq!(intake.opleiding, Some(Opleiding::VmboBk));
    assert_eq!(intake.behaald, Some(Behaald::Ja));
    assert_eq!(intake.branche, Some(Branche::Logistiek));
    assert_eq!(intake.niveau, Some(Niveau::Een));
    assert_eq!(intake.kanaal, Some(Kanaal::Uwv));
    assert_eq!(intake.terugbellen, NaiveDate::from_ymd_opt(2026, 3, 16));
    assert_eq!(intake.notitie, "wil graag snel beginnen");
}

#[test]
fn four_digits_of_a_postcode_are_enough() {
    let intake = parse(&answers(&[("naam", "A"), ("postcode", "7551")]), today()).unwrap();
    assert_eq!(intake.postcode, None);
    assert_eq!(intake.pc4.map(Pc4::getal), Some(7551));
    assert_eq!(intake.notitie, "Postcode: 7551 (letters onbekend).");
}

#[test]
fn a_birth_date_known_in_part_is_told_in_the_note_as_well() {
    let intake = parse(&answers(&[("naam", "A"), ("geboren", "1985")]), today()).unwrap();
    assert_eq!(intake.notitie, "Geboren: 1985 (dag en maand onbekend).");
    assert!(intake.geboren.is_some());
}

#[test]
fn asked_without_an_answer_is_kept_in_the_note() {
    let intake = parse(
        &answers(&[
            ("naam", "A"),
            ("telefoon", "?"),
            ("geboren", "-"),
            ("notitie", "belt terug"),
        ]),
        today(),
    )
    .unwrap();
    assert_eq!(
        intake.notitie,
        "belt terug\nGevraagd, niet bekend: Telefoon.\nWil niet zeggen: Geboren."
    );
}

#[test]
fn the_startkwalificatie_is_told_while_typing() {
    let regel = |rows: &[(&str, &str)]| startkwalificatie_regel(&answers(rows));
    assert!(regel(&[]).starts_with("onbekend"));
    assert!(regel(&[("opleiding", "vmbo-tl of mavo"), ("afgerond", "ja")]).contains("telt niet"));
    assert!(regel(&[("opleiding", "mbo-2"), ("afgerond", "behaald")]).contains("telt (nog"));
    assert!(regel(&[("opleiding", "mbo-4"), ("afgerond", "nee")]).contains("vraag welk diploma"));
}

#[test]
fn debug_shows_nothing_of_a_person() {
    let intake = parse(&answers(&[("naam", "Rukiye")]), today()).unwrap();
    assert_eq!(format!("{intake:?}"), "Intake(..)");
}
