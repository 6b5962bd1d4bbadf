//! Loose lines of a call, and the promise that nothing typed goes away.

use proptest::prelude::*;

use super::*;
use crate::form::specs::intake::INTAKE;

fn plaatsen() -> Plaatsen {
    Plaatsen::new(["Almelo", "Hengelo", "Den Ham", "Losser", "Vriezenveen"])
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 12).unwrap()
}

/// `key=value` of every piece, and `~` before the rest.
fn gelezen(tekst: &str) -> String {
    let gelezen = lees(&INTAKE, tekst, &plaatsen(), today());
    let mut parts: Vec<String> = gelezen
        .stukken
        .iter()
        .map(|stuk| format!("{}={}", stuk.key, stuk.waarde))
        .collect();
    let rest = gelezen.rest_tekst(tekst);
    if !rest.is_empty() {
        parts.push(format!("~{rest}"));
    }
    parts.join(" | ")
}

#[test]
fn the_line_of_the_sketch_is_understood() {
    assert_eq!(
        gelezen("rukiye yildiz 12-3-85 06 12345678 hengelo ww logistiek n1"),
        "naam=Rukiye Yildiz | geboren=12-03-1985 | telefoon=06 1234 5678 | woonplaats=Hengelo | \
         uitkering=WW | branche=Logistiek | niveau=niveau 1 (entree)"
    );
}

#[test]
fn the_same_in_another_order_says_the_same() {
    let tekst = "n1 logistiek ww hengelo 0612345678 12031985 Rukiye Yıldız";
    let gelezen = lees(&INTAKE, tekst, &plaatsen(), today());
    for (key, waarde) in [
        ("naam", "Rukiye Yıldız"),
        ("geboren", "12-03-1985"),
        ("telefoon", "06 1234 5678"),
        ("woonplaats", "Hengelo"),
        ("uitkering", "WW"),
        ("branche", "Logistiek"),
        ("niveau", "niveau 1 (entree)"),
    ] {
        assert_eq!(gelezen.waarde(key), Some(waarde));
    }
    assert_eq!(gelezen.rest, []);
}

#[test]
fn a_figure_behind_the_branche_is_the_niveau_as_a_card_has_it() {
    assert_eq!(
        gelezen("jan bos zorg 2"),
        "naam=Jan Bos | branche=Zorg & welzijn | niveau=niveau 2"
    );
    assert_eq!(
        gelezen("jan bos zorg 7"),
        "naam=Jan Bos | branche=Zorg & welzijn | ~7"
    );
    assert_eq!(gelezen("jan bos 2"), "naam=Jan Bos | ~2");
}

#[test]
fn a_driving_licence_is_not_left_for_the_note() {
    assert_eq!(
        gelezen("jan bos rijbewijs B zorg"),
        "naam=Jan Bos | rijbewijs=B (auto) | branche=Zorg & welzijn"
    );
    assert_eq!(
        gelezen("jan bos rijbewijs kwijt"),
        "naam=Jan Bos | ~rijbewijs kwijt"
    );
}

#[test]
fn words_with_a_label_are_understood() {
    for (tekst, wanted) in [
        ("uit pw", "uitkering=Participatiewet (bijstand)"),
        ("geb 12-3-98", "geboren=12-03-1998"),
        ("geb 12 mrt 98", "geboren=12-03-1998"),
        ("geb: 1985", "geboren=1985"),
        ("tel 06 12 34 56 78", "telefoon=06 1234 5678"),
        ("tel:0612345678", "telefoon=06 1234 5678"),
        ("dip vmbo", "opleiding=vmbo basis/kader/gl (lbo, vbo)"),
        ("br groen", "branche=Groen"),
        ("won almelo", "woonplaats=Almelo"),
        ("woont in den ham", "woonplaats=Den Ham"),
        ("won zwolle", "woonplaats=Zwolle"),
        ("terug ma", "terugbellen=16-03-2026"),
        ("pc 7551 ab", "postcode=7551 AB"),
        ("pc 7551 ab 12a", "postcode=7551 AB | huisnummer=12 a"),
        ("hnr 12 won almelo", "huisnummer=12 | woonplaats=Almelo"),
        ("huisnummer 12 a geb 1985", "huisnummer=12 a | geboren=1985"),
        (
            "partner bakker ww zorg",
            "partnernaam=Bakker | uitkering=WW | branche=Zorg & welzijn",
        ),
        (
            "partner van den berg zorg",
            "partnernaam=van den Berg | branche=Zorg & welzijn",
        ),
        (
            "partner de groot won almelo",
            "partnernaam=de Groot | woonplaats=Almelo",
        ),
        ("via uwv", "kanaal=UWV"),
        (
            "naam jan van den berg tel 0612345678",
            "naam=Jan van den Berg | telefoon=06 1234 5678",
        ),
        ("nb kan niet op vrijdag", "notitie=kan niet op vrijdag"),
        ("niv 2", "niveau=niveau 2"),
    ] {
        assert_eq!(gelezen(tekst), wanted, "{tekst}");
    }
}

#[test]
fn what_shows_by_its_signs_needs_no_label() {
    for (tekst, wanted) in [
        ("12 maart 1985", "geboren=12-03-1985"),
        ("a.b@c.nl", "email=a.b@c.nl"),
        ("074-2912345", "telefoon=074 291 2345"),
        ("+31 6 12345678", "telefoon=06 1234 5678"),
        ("7551ab", "postcode=7551 AB"),
        ("7551ab 12", "postcode=7551 AB | huisnummer=12"),
        (
            "7551 AB 12-14 havo",
            "postcode=7551 AB | huisnummer=12-14 | opleiding=havo",
        ),
        ("7551 12 maart 1985", "postcode=7551 | geboren=12-03-1985"),
        ("7551 ww", "postcode=7551 | uitkering=WW"),
        (
            "havo niet afgerond",
            "opleiding=havo | afgerond=niet afgerond",
        ),
        ("havo met diploma", "opleiding=havo | afgerond=behaald"),
        ("werkloos", "situatie=niet werkend"),
        ("werkend", "situatie=werkend"),
        ("niet werkend ww", "situatie=niet werkend | uitkering=WW"),
        ("overmorgen", "terugbellen=14-03-2026"),
        ("+2w", "terugbellen=26-03-2026"),
        (
            "geen uitkering",
            "uitkering=geen uitkering, niet-uitkeringsgerechtigd",
        ),
    ] {
        assert_eq!(gelezen(tekst), wanted, "{tekst}");
    }
}

#[test]
fn a_surname_is_not_a_place_or_a_branche() {
    assert_eq!(gelezen("anna van losser"), "naam=Anna van Losser");
    assert_eq!(gelezen("piet de groen"), "naam=Piet de Groen");
    assert_eq!(
        gelezen("jan bakker horeca"),
        "naam=Jan Bakker | branche=Horeca/keuken"
    );
}

#[test]
fn what_is_not_understood_is_for_the_note() {
    assert_eq!(
        gelezen("samira vos 0612345678 is chauffeur geweest, mijn dochter is ziek"),
        "naam=Samira Vos | telefoon=06 1234 5678 | branche=Logistiek | \
         ~is; geweest, mijn dochter is ziek"
    );
    assert_eq!(gelezen("belt over haar zoon"), "~belt over haar zoon");
    assert_eq!(
        gelezen("jan smit 0612345678 0687654321"),
        "naam=Jan Smit | telefoon=06 1234 5678 | ~0687654321"
    );
    assert_eq!(gelezen("31-2-85"), "~31-2-85");
}

#[test]
fn a_year_is_no_postcode_and_a_short_date_no_birth() {
    assert_eq!(gelezen("sinds 2019"), "~sinds 2019");
    assert_eq!(gelezen("12 maart"), "~12 maart");
}

/// Everything but blanks lies in a piece or in the rest.
fn covered(tekst: &str) -> bool {
    let gelezen = lees(&INTAKE, tekst, &plaatsen(), today());
    let spans = gelezen.stukken.iter().map(|stuk| stuk.span.clone());
    let spans: Vec<Range<usize>> = spans.chain(gelezen.rest.iter().cloned()).collect();
    tekst
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace())
        .all(|(at, _)| spans.iter().filter(|span| span.contains(&at)).count() == 1)
}

proptest! {
    #[test]
    fn nothing_typed_goes_away(tekst in "\\PC{0,60}") {
        prop_assert!(covered(&tekst));
    }

    #[test]
    fn nothing_of_a_call_goes_away(
        words in proptest::collection::vec(prop_oneof![
            Just("rukiye"), Just("van"), Just("de"), Just("losser"), Just("tel"), Just("06"),
            Just("12345678"), Just("12-3-85"), Just("geb"), Just("ww"), Just("uit"), Just("groen"),
            Just("n1"), Just("terug"), Just("ma"), Just("7551"), Just("ab"), Just("havo"),
            Just("niet"), Just("afgerond"), Just("nb"), Just("in"), Just("tel:06"), Just("a@b.nl"),
            Just(","), Just("den"), Just("ham"), Just("+2w"), Just("naam"), Just("é"),
        ], 0..14),
    ) {
        prop_assert!(covered(&words.join(" ")));
        prop_assert!(covered(&words.join("  ")));
    }
}
