//! The registratie: what the mbo gets, and every rule across fields.

use super::super::voorbeeld::{self, fouten, gebreken, let_op, today};
use super::*;
use crate::domain::startkwalificatie::Startkwalificatie;
use crate::form::check;

fn zonder(keys: &[&str]) -> Answers {
    let mut answers = voorbeeld::registratie();
    for key in keys {
        answers.set(key, "");
    }
    answers
}

#[test]
fn a_whole_registratie_becomes_types_and_holds_no_bsn() {
    let answers = voorbeeld::registratie();
    assert!(let_op(&REGISTRATIE, &answers).is_empty());
    let registratie = parse(&answers, today()).unwrap();
    assert_eq!(registratie.naam.volledig(), "Piet Jan van der Voorbeeld");
    assert_eq!(registratie.werkprocessen.len(), 2);
    assert_eq!(registratie.onderwijskosten, Some(125_000));
    assert_eq!(registratie.adres.to_string(), "Voorbeeldstraat 12 A");
    assert_eq!(registratie.uitkering, None);
    assert_eq!(format!("{registratie:?}"), "Registratie(..)");
    assert_eq!(answers.get("bsn"), "");
}

#[test]
fn the_startkwalificatie_is_judged_as_in_the_diagnose() {
    for (vooropleiding, afgerond, diploma, duo, expected) in [
        ("HAVO", "NEE", "VMBO_TL", "", Startkwalificatie::Nee),
        ("MBO4", "NEE", "HAVO", "", Startkwalificatie::Ja),
        (
            "BUITENLAND",
            "JA",
            "",
            "GEEN_GEVONDEN",
            Startkwalificatie::Onbekend,
        ),
        ("VMBO_TL", "JA", "", "GEVONDEN", Startkwalificatie::Ja),
    ] {
        let answers = Answers::new(&REGISTRATIE)
            .with("hoogste_vooropleiding", vooropleiding)
            .with("afgerond", afgerond)
            .with("hoogste_diploma_behaald", diploma)
            .with("startkwalificatie_check", duo);
        let found = startkwalificatie_van(&answers, today());
        assert_eq!(found.uitkomst, expected, "{vooropleiding}");
    }
}

#[test]
fn what_duo_found_asks_which_diploma_and_a_motivering() {
    let answers = voorbeeld::registratie().with("startkwalificatie_check", "GEVONDEN");
    assert_eq!(
        gebreken(&REGISTRATIE, &answers),
        ["startkwalificatie_niveau", "startkwalificatie_motivering"]
    );
    let open = voorbeeld::registratie().with("startkwalificatie_check", "NIET_UITGEVOERD");
    assert_eq!(let_op(&REGISTRATIE, &open), ["startkwalificatie_check"]);
}

#[test]
fn one_way_to_reach_somebody_is_enough_and_none_is_not() {
    assert_eq!(fouten(&REGISTRATIE, &zonder(&["telefoon"])), ["telefoon"]);
    let mail = zonder(&["telefoon"]).with("email", "piet@voorbeeld.nl");
    assert!(gebreken(&REGISTRATIE, &mail).is_empty());
    let answers = zonder(&["praktijkopleider_telefoon"]);
    assert_eq!(
        fouten(&REGISTRATIE, &answers),
        ["praktijkopleider_telefoon"]
    );
}

#[test]
fn the_letters_of_the_postcode_are_needed_here() {
    let answers = voorbeeld::registratie().with("postcode", "7607");
    assert_eq!(gebreken(&REGISTRATIE, &answers), ["postcode"]);
}

#[test]
fn a_name_of_parts_follows_the_rules_of_a_name() {
    let answers = voorbeeld::registratie().with("achternaam", "Voorbeeld2");
    assert_eq!(fouten(&REGISTRATIE, &answers), ["achternaam"]);
    for naam in ["O'Neill", "Çelik", "Łukasz", "Meer-de Boer"] {
        let answers = voorbeeld::registratie().with("achternaam", naam);
        assert!(gebreken(&REGISTRATIE, &answers).is_empty(), "{naam}");
    }
}

#[test]
fn the_periode_ends_after_it_starts_and_is_rarely_very_short_or_long() {
    let met = |einde: &str| voorbeeld::registratie().with("einde_gepland", einde);
    assert_eq!(fouten(&REGISTRATIE, &met("04-01-2027")), ["einde_gepland"]);
    assert_eq!(let_op(&REGISTRATIE, &met("17-01-2027")), ["einde_gepland"]);
    assert!(let_op(&REGISTRATIE, &met("18-01-2027")).is_empty());
    assert!(let_op(&REGISTRATIE, &met("04-01-2028")).is_empty());
    assert_eq!(let_op(&REGISTRATIE, &met("05-01-2028")), ["einde_gepland"]);
    for key in ["datum_inschrijving", "pok_datum", "ook_datum"] {
        let op_tijd = voorbeeld::registratie().with(key, "04-01-2027");
        assert!(let_op(&REGISTRATIE, &op_tijd).is_empty(), "{key}");
        let laat = voorbeeld::registratie().with(key, "05-01-2027");
        assert_eq!(let_op(&REGISTRATIE, &laat), [key]);
    }
}

#[test]
fn the_erkenning_covers_the_chosen_crebo() {
    let answers = voorbeeld::registratie().with("erkenning_crebo", "25741");
    assert_eq!(fouten(&REGISTRATIE, &answers), ["erkenning_crebo"]);
    let answers = voorbeeld::registratie().with("erkenning_geldig_tot", "01-04-2027");
    assert_eq!(let_op(&REGISTRATIE, &answers), ["erkenning_geldig_tot"]);
}

#[test]
fn without_toestemming_to_share_with_the_mbo_it_is_not_complete() {
    for text in ["", "nee", "niet gevraagd"] {
        let answers = voorbeeld::registratie().with("toestemming", text);
        assert_eq!(fouten(&REGISTRATIE, &answers), ["toestemming"], "{text}");
    }
}

#[test]
fn werkend_needs_a_teamleider_and_niet_werkend_an_uitkering() {
    assert_eq!(
        gebreken(&REGISTRATIE, &zonder(&["teamleider_naam"])),
        ["teamleider_naam"]
    );
    let answers = zonder(&["teamleider_naam"]).with("situatie", "niet werkend");
    assert_eq!(gebreken(&REGISTRATIE, &answers), ["uitkeringssoort"]);
}

#[test]
fn what_only_a_later_step_needs_does_not_hold_the_form() {
    let later = [
        "bsn",
        "id_bewijs_gezien",
        "datum_inschrijving",
        "onderwijskosten",
        "ook_datum",
        "pok_datum",
    ];
    assert!(gebreken(&REGISTRATIE, &zonder(&later)).is_empty());
    for key in later {
        let field = REGISTRATIE.field(key).unwrap();
        let stap = field.voor.unwrap();
        assert!(crate::domain::stap::StapId::code(stap).is_some(), "{stap}");
    }
}

#[test]
fn below_eighteen_a_parent_is_named_and_signs() {
    let answers = voorbeeld::registratie().with("geboortedatum", "01-02-2010");
    assert_eq!(
        gebreken(&REGISTRATIE, &answers),
        [
            "vertegenwoordiger_naam",
            "vertegenwoordiger_telefoon",
            "handtekening_vertegenwoordiger"
        ]
    );
}

#[test]
fn the_bsn_is_asked_only_where_it_is_the_number() {
    let asked = |answers: &Answers| {
        let field = REGISTRATIE.field("bsn").unwrap();
        check::asked(&REGISTRATIE, field, answers, today())
    };
    assert!(asked(&voorbeeld::registratie()));
    let answers = voorbeeld::registratie().with("persoonsnummer_soort", "onderwijsnummer");
    assert!(!asked(&answers));
    assert!(gebreken(&REGISTRATIE, &answers).is_empty());
}
