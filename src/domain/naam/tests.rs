//! Names as coaches type them and as people carry them.

use proptest::prelude::*;

use super::*;

/// Typed text, then first names, voorvoegsel and achternaam.
fn check(cases: &[(&str, &str, &str, &str)]) {
    for (typed, voornamen, voorvoegsel, achternaam) in cases {
        let naam = Naam::lees(typed).unwrap();
        assert_eq!(naam.voornamen(), *voornamen, "{typed}");
        assert_eq!(
            naam.voorvoegsel().unwrap_or_default(),
            *voorvoegsel,
            "{typed}"
        );
        assert_eq!(naam.achternaam(), *achternaam, "{typed}");
    }
}

#[test]
fn a_name_is_read_in_either_order() {
    check(&[
        ("rukiye yildiz", "Rukiye", "", "Yildiz"),
        ("Yildiz, Rukiye", "Rukiye", "", "Yildiz"),
        ("Anne van der Meer", "Anne", "van der", "Meer"),
        ("anne van der meer", "Anne", "van der", "Meer"),
        ("van der Meer, Anne", "Anne", "van der", "Meer"),
        ("Van der Meer, Anne", "Anne", "van der", "Meer"),
        ("Meer, Anne van der", "Anne", "van der", "Meer"),
        ("Meer, van der", "", "van der", "Meer"),
        ("Jan Piet de Boer", "Jan Piet", "de", "Boer"),
        ("Yildiz", "", "", "Yildiz"),
        ("Yildiz,", "", "", "Yildiz"),
        ("Van der Meer", "", "van der", "Meer"),
    ]);
}

#[test]
fn voorvoegsels_of_many_kinds_are_known() {
    check(&[
        ("Jan van 't Hof", "Jan", "van 't", "Hof"),
        ("Jan in ’t Veld", "Jan", "in 't", "Veld"),
        ("Jan op de Weegh", "Jan", "op de", "Weegh"),
        ("Truus ten Have", "Truus", "ten", "Have"),
        ("'t Hoen, Kees", "Kees", "'t", "Hoen"),
        ("Karl von der Heide", "Karl", "von der", "Heide"),
        ("Fatima el Amrani", "Fatima", "el", "Amrani"),
        ("Mohammed Ben Ali", "Mohammed", "Ben", "Ali"),
        ("Maria dos Santos", "Maria", "dos", "Santos"),
        ("Ana de la Cruz", "Ana", "de la", "Cruz"),
        ("Peter Van Damme", "Peter", "Van", "Damme"),
    ]);
}

#[test]
fn a_first_name_that_looks_like_a_voorvoegsel_stays_a_first_name() {
    check(&[
        ("Ben Jansen", "Ben", "", "Jansen"),
        ("Jansen, Ben", "Ben", "", "Jansen"),
        ("Al Khatib", "Al", "", "Khatib"),
        ("ben jansen", "Ben", "", "Jansen"),
        ("jansen, ben", "Ben", "", "Jansen"),
        ("D. Jansen", "D.", "", "Jansen"),
        ("V Jansen", "V", "", "Jansen"),
        ("j. v. dijk", "J.", "v.", "Dijk"),
        ("anne van", "Anne", "", "Van"),
    ]);
}

#[test]
fn two_surnames_stay_together() {
    check(&[
        ("Anne Jansen-de Vries", "Anne", "", "Jansen-de Vries"),
        ("anne jansen - de vries", "Anne", "", "Jansen-de Vries"),
        (
            "Anne van der Meer-de Boer",
            "Anne",
            "van der",
            "Meer-de Boer",
        ),
        ("Garcia Marquez, Gabriel", "Gabriel", "", "Garcia Marquez"),
    ]);
}

#[test]
fn capitals_are_given_where_none_were_typed() {
    check(&[
        ("jean-luc o'neill", "Jean-Luc", "", "O'Neill"),
        ("ijsbrand dijkstra", "IJsbrand", "", "Dijkstra"),
        ("a.b. de groot", "A.B.", "de", "Groot"),
        ("ian mcdonald", "Ian", "", "McDonald"),
        ("Rukiye yildiz", "Rukiye", "", "Yildiz"),
        ("çağla şahin", "Çağla", "", "Şahin"),
    ]);
}

#[test]
fn a_name_in_capitals_only_is_brought_down() {
    check(&[
        ("ANNE VAN DER MEER", "Anne", "van der", "Meer"),
        ("VAN DER MEER, Anne", "Anne", "van der", "Meer"),
        ("YILDIZ, R.", "R.", "", "Yildiz"),
        ("İBRAHİM ÇELİK", "İbrahim", "", "Çelik"),
        ("de BOER, Jan", "Jan", "de", "Boer"),
        ("J.P. BOER", "J.P.", "", "Boer"),
    ]);
}

#[test]
fn mixed_capitals_are_kept_intact() {
    for typed in [
        "Shane O'Neill",
        "Aylin Çelik",
        "Łukasz Nowak",
        "Ronald McDonald",
        "JWM de Boer",
        "Jeanne d'Arc",
        "Siobhán NicDhòmhnaill",
        "Élodie Lefèvre",
    ] {
        assert_eq!(Naam::lees(typed).unwrap().volledig(), typed);
    }
}

#[test]
fn a_roepnaam_stands_between_brackets() {
    let naam = Naam::lees("johanna maria (anne) van der meer").unwrap();
    assert_eq!(naam.roepnaam(), Some("Anne"));
    assert_eq!(naam.volledig(), "Johanna Maria van der Meer");
    assert_eq!(naam.weergave(), "Anne van der Meer");
    assert_eq!(naam.kort(), "A. van der Meer");
    assert_eq!(naam.voorletters(), "J.M.");
}

#[test]
fn a_name_is_shown_long_short_and_by_initials() {
    let anne = Naam::lees("Anne van der Meer").unwrap();
    assert_eq!(anne.volledig(), "Anne van der Meer");
    assert_eq!(anne.kort(), "A. van der Meer");
    assert_eq!(anne.achternaam_eerst(), "Meer, Anne van der");
    assert_eq!(anne.initialen(), "A. v.d. M.");
    let alone = Naam::lees("van der meer").unwrap();
    assert_eq!(alone.volledig(), "Van der Meer");
    assert_eq!(alone.kort(), "Van der Meer");
    assert_eq!(alone.initialen(), "v.d. M.");
    let ij = Naam::lees("IJsbrand 't Hoen").unwrap();
    assert_eq!(ij.kort(), "IJ. 't Hoen");
    assert_eq!(ij.initialen(), "IJ. t. H.");
}

#[test]
fn names_sort_under_the_achternaam() {
    let mut names: Vec<Naam> = [
        "Piet Zwart",
        "Anne Meer-de Boer",
        "Zoë van der Meer",
        "Çelik, Aylin",
        "Bert van den Meer",
        "Dijkstra, Wim",
        "Dykstra, An",
    ]
    .iter()
    .map(|it| Naam::lees(it).unwrap())
    .collect();
    names.sort_by_key(Naam::sorteer);
    let order: Vec<String> = names.iter().map(Naam::achternaam_eerst).collect();
    assert_eq!(
        order,
        [
            "Çelik, Aylin",
            "Dykstra, An",
            "Dijkstra, Wim",
            "Meer, Bert van den",
            "Meer, Zoë van der",
            "Meer-de Boer, Anne",
            "Zwart, Piet",
        ]
    );
}

#[test]
fn search_finds_every_part_of_a_name() {
    let naam = Naam::lees("Łucja (Lucy) van Öztürk-Dijk").unwrap();
    assert_eq!(naam.zoektekst(), "lucy lucja van ozturk dyk");
}

#[test]
fn what_is_not_a_name_is_refused_with_a_reason() {
    let long = "a".repeat(201);
    for (typed, fout) in [
        ("", NaamFout::Leeg),
        (" \t ", NaamFout::Leeg),
        ("-", NaamFout::Leeg),
        (", Anne", NaamFout::Leeg),
        ("Anne 06", NaamFout::Cijfers),
        ("Anne @ Meer", NaamFout::Teken('@')),
        ("a, b, c", NaamFout::Kommas),
        (long.as_str(), NaamFout::TeLang),
    ] {
        assert_eq!(Naam::lees(typed), Err(fout), "{typed}");
    }
}

#[test]
fn separate_fields_are_cleaned_and_checked_but_not_changed() {
    let naam = Naam::nieuw(" anne ", Some(" "), Some("van  der"), "Meer\u{1b}").unwrap();
    assert_eq!(naam.volledig(), "anne van der Meer");
    assert_eq!(naam.roepnaam(), None);
    assert_eq!(Naam::nieuw("Anne", None, None, ""), Err(NaamFout::Leeg));
    assert_eq!(
        Naam::nieuw("Anne", Some(&"a".repeat(201)), None, "Meer"),
        Err(NaamFout::TeLang)
    );
    assert_eq!(
        Naam::nieuw("Anne", None, None, "M3"),
        Err(NaamFout::Cijfers)
    );
}

#[test]
fn debug_shows_nothing_of_the_name() {
    let naam = Naam::lees("Anne van der Meer").unwrap();
    assert_eq!(format!("{naam:?}"), "Naam(..)");
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-zçöüéłİij]{1,8}",
        "[A-Z][a-z]{1,8}",
        "[A-Z]{2,5}",
        "[a-z]{1,4}-[a-z]{1,4}",
        Just("van".to_owned()),
        Just("der".to_owned()),
        Just("De".to_owned()),
        Just("'t".to_owned()),
        Just("el".to_owned()),
        Just("ben".to_owned()),
        Just("o'neill".to_owned()),
        Just("J.P.".to_owned()),
        Just("jansen-de".to_owned()),
    ]
}

proptest! {
    #[test]
    fn the_full_name_reads_back_as_itself(words in prop::collection::vec(word(), 1..5)) {
        if let Ok(naam) = Naam::lees(&words.join(" ")) {
            let full = naam.volledig();
            prop_assert_eq!(Naam::lees(&full).unwrap().volledig(), full);
        }
    }

    #[test]
    fn no_text_brings_it_down(tekst in any::<String>(), typed in "[-' .,()a-zA-Z]{0,20}") {
        for it in [tekst, typed] {
            if let Ok(naam) = Naam::lees(&it) {
                prop_assert!(!naam.sorteer().is_empty());
                prop_assert!(!naam.initialen().chars().any(char::is_control));
            }
        }
    }
}

#[test]
fn a_name_in_a_text_becomes_initials_however_it_was_typed() {
    let naam = Naam::nieuw("Rukiye", None, Some("van der"), "Yıldız-Smit").unwrap();
    assert_eq!(
        naam.verberg_in("rukiye belt, mevrouw YILDIZ komt van der Smit vandaan"),
        "R. belt, mevrouw Y. komt van der S. vandaan"
    );
    assert_eq!(
        naam.verberg_in("naar DC Twente op 24-11"),
        "naar DC Twente op 24-11"
    );
}
