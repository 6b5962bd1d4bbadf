//! Markdown: each block has its marks, and what was typed has none.

use chrono::NaiveDate;

use super::*;

fn dag() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn met(blok: Blok) -> String {
    let mut doc = Doc::new("Registratieformulier", "T-0142", dag());
    doc.blokken.push(blok);
    let tekst = markdown(&doc);
    let mut regels = tekst.lines();
    assert_eq!(regels.next(), Some("# Registratieformulier"));
    assert_eq!(regels.nth(1), Some("T-0142 · gemaakt op 22-11-2026"));
    regels.skip(1).collect::<Vec<_>>().join("\n")
}

#[test]
fn headings_stand_one_below_the_title() {
    assert_eq!(met(Blok::kop(1, "Opleiding *")), "## Opleiding \\*");
    assert_eq!(met(Blok::kop(0, "a")), "## a");
    assert_eq!(met(Blok::kop(9, "a")), "#### a");
}

#[test]
fn weight_stands_against_the_letters_and_line_ends_stay() {
    let alinea = Blok::Alinea(vec![
        Stuk::Gewoon("Je mag ".into()),
        Stuk::Vet("altijd ".into()),
        Stuk::Gewoon("stoppen.\nOok later.\n\n\n# Nieuw".into()),
    ]);
    assert_eq!(
        met(alinea),
        "Je mag **altijd** stoppen.\\\nOok later.\n\n\\# Nieuw"
    );
}

#[test]
fn tables_keep_their_shape_whatever_is_in_a_cell() {
    let blok = Blok::gegevens([("Naam", "a|b\nc"), ("Telefoon", "")]);
    assert_eq!(
        met(blok),
        "| Gegeven | Antwoord |\n| --- | --- |\n| Naam | a\\|b<br>c |\n| Telefoon |  |"
    );
    let tabel = Blok::Tabel {
        kop: vec!["Code".into()],
        rijen: vec![vec!["1".into(), "2".into()]],
    };
    assert_eq!(met(tabel), "| Code |\n| --- |\n| 1 2 |");
}

#[test]
fn points_and_warnings_keep_their_second_line_inside() {
    assert_eq!(
        met(Blok::lijst(true, ["a\nb", "- c"])),
        "1. a\\\n   b\n2. \\- c"
    );
    assert_eq!(
        met(Blok::LetOp("bewaar dit\n\ngoed".into())),
        "> **Let op:** bewaar dit\n>\n> goed"
    );
}

#[test]
fn places_to_sign_are_a_table() {
    let blok = Blok::Handtekeningen(vec![Handtekening {
        wie: "Kandidaat".into(),
        naam: "Łukasz Żółć".into(),
        datum: Some(dag()),
    }]);
    assert!(met(blok).ends_with("| Kandidaat | Łukasz Żółć | 22-11-2026 | ondertekend |"));
}

#[test]
fn what_was_typed_is_never_a_mark() {
    assert_eq!(
        ontsnap("<b>*x* [a](b) `c` ~~d~~ &amp;"),
        "\\<b\\>\\*x\\* \\[a\\](b) \\`c\\` \\~\\~d\\~\\~ \\&amp;"
    );
    for begin in ["# a", "- a", "+ a", "1. a", "12) a", "=== a", ": a"] {
        assert!(ontsnap(begin).contains('\\'), "{begin}");
    }
    assert_eq!(ontsnap("2 appels - 3.5"), "2 appels - 3.5");
}
