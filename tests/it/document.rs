//! Documents as files: checked by tools that know nothing of how they were made.

mod elk;
mod keuring;
mod voorbeeld;

use trajectbord::document::markdown::markdown;
use trajectbord::document::pdf::{letters_die_ontbreken, pdf};
use trajectbord::document::tekst::{BREED, tekst};

use keuring::Keuring;

#[test]
fn plain_text_and_markdown_of_every_block() {
    let doc = voorbeeld::alles();
    insta::assert_snapshot!("alles_tekst", tekst(&doc, BREED));
    insta::assert_snapshot!("alles_markdown", markdown(&doc));
}

#[test]
fn the_same_document_gives_the_same_bytes() {
    let doc = voorbeeld::alles();
    assert!(pdf(&doc).unwrap() == pdf(&doc).unwrap());
}

#[test]
fn letters_that_no_font_has_are_named_and_never_stop_a_document() {
    let geen = letters_die_ontbreken(&voorbeeld::alles()).unwrap();
    assert_eq!(geen.len(), 7);
    assert!(geen.iter().all(|it| voorbeeld::ARABISCH.contains(*it)));
    pdf(&voorbeeld::vijandig()).unwrap();
}

#[test]
fn a_pdf_is_sound_tagged_and_complete() {
    let Some(keuring) = Keuring::van(&pdf(&voorbeeld::alles()).unwrap()) else {
        return;
    };
    keuring.gaaf();
    keuring.gegevens("Diagnoseformulier praktijkleren T-0142");
    keuring.letters_ingesloten();
    keuring.alles_gelabeld();

    let pagina_s = keuring.bladen();
    assert!(pagina_s >= 4, "{pagina_s} pages");
    let tekst = keuring.tekst();
    for nummer in 1..=pagina_s {
        assert!(tekst.contains(&format!("pagina {nummer} van {pagina_s}")));
    }
    assert_eq!(tekst.matches("voorbeeldformulier").count(), pagina_s + 1);
    for naam in [
        "Gülşah Çelik-Öztürk",
        "Nguyễn Thị Ánh Đặng",
        "Łódzka-straat 12 B",
        "Zdeněk Dvořák",
        "Iași",
    ] {
        assert!(tekst.contains(naam), "{naam}");
    }
    // Letters that were drawn as boxes are still themselves for who copies them.
    assert!(tekst.contains(voorbeeld::ARABISCH));
}

#[test]
fn the_tags_tell_the_form_in_reading_order() {
    let Some(keuring) = Keuring::van(&pdf(&voorbeeld::alles()).unwrap()) else {
        return;
    };
    let boom = keuring.boom();
    let telt = |label: &str| boom.iter().filter(|it| *it == label).count();
    let aantallen = [
        "H1", "H2", "H3", "Table", "THead", "TBody", "TR", "TH", "TD", "L", "LI",
    ]
    .map(telt);
    assert_eq!(aantallen, [1, 4, 3, 2, 1, 1, 43, 12, 144, 2, 14]);

    let mut rest = boom.iter();
    for verwacht in [
        "Document",
        "H1",
        "«Diagnoseformulier praktijkleren»",
        "P",
        "H2",
        "«Persoonsgegevens»",
        "Table",
        "TR",
        "TH",
        "/Scope /Row",
        "«Naam»",
        "TD",
        "«Gülşah Çelik-Öztürk»",
        "TR",
        "«Telefoon»",
        "TD",
        "TR",
        "«E-mailadres»",
        "H2",
        "«Opleiding en werk»",
        "H3",
        "«Wat je al kunt»",
        "P",
        "L",
        "LI",
        "Lbl",
        "«• »",
        "LBody",
        "H3",
        "«Afspraken»",
        "L",
        "«11. »",
        "P",
        "«Let op: »",
        "H2",
        "«Werkprocessen»",
        "Table",
        "THead",
        "TR",
        "TH",
        "/Scope /Column",
        "«Code»",
        "TBody",
        "TR",
        "TD",
        "«B1-K1-W1»",
        "«B1-K1-W34»",
        "H2",
        "«Toelichting»",
        "H3",
        "«Ondertekening»",
        "Div",
        "«Kandidaat»",
        "«Handtekening»",
        "Div",
        "«Werkcoach»",
        "«ondertekend op 20-11-2026»",
        "Div",
        "«Praktijkopleider»",
    ] {
        assert!(
            rest.any(|it| it == verwacht || it.starts_with(verwacht.trim_end_matches('»'))),
            "{verwacht}\n{boom:#?}"
        );
    }
}

#[test]
fn what_nobody_expects_still_gives_a_sound_pdf() {
    let Some(keuring) = Keuring::van(&pdf(&voorbeeld::vijandig()).unwrap()) else {
        return;
    };
    keuring.gaaf();
    keuring.letters_ingesloten();
    keuring.alles_gelabeld();
    // Every letter of the endless word is somewhere on paper.
    let tekst: String = keuring.tekst().split_whitespace().collect();
    assert!(tekst.contains(&voorbeeld::eindeloos()[..40]));
    assert!(!tekst.contains(['\u{1b}', '\u{202e}', '\u{7}']));
}
