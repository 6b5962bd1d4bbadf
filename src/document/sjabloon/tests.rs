//! Templates under honest and hostile values.

use proptest::prelude::*;

use super::*;
use crate::document::boom::{Blok, Stuk};
use crate::document::schoon::regels;

fn met(naam: &'static str, tekst: &str) -> Waarde {
    Waarde::velden([(naam, tekst)])
}

fn blokken(bron: &str, waarden: &Waarde) -> Vec<Blok> {
    maak("proef", bron, waarden).unwrap().blokken
}

fn fout(bron: &str) -> String {
    maak("proef", bron, &met("naam", "x"))
        .unwrap_err()
        .to_string()
}

#[test]
fn the_conventions_become_blocks() {
    let bron = "\
# Titel van {{ naam }}

Een alinea\nmet **{{ naam }}** erin.

## Kop

| | |
|---|---|
| Naam | {{ naam }} |

| Stap | Dag |
|---|---|
| WK-01 | ma |

- een
- twee

> Let op {{ naam }}

| Handtekening | Naam | Datum |
|---|---|---|
| Kandidaat | {{ naam }} | 03-11-2026 |
| Ouder | | |
";
    let inhoud = maak("proef", bron, &met("naam", "Ayşe")).unwrap();
    assert_eq!(inhoud.titel.as_deref(), Some("Titel van Ayşe"));
    let [
        alinea,
        kop,
        gegevens,
        tabel,
        lijst,
        letop,
        Blok::Handtekeningen(tekens),
    ] = inhoud.blokken.as_slice()
    else {
        panic!("{} blocks", inhoud.blokken.len());
    };
    assert!(
        *alinea
            == Blok::Alinea(vec![
                Stuk::Gewoon("Een alinea met ".into()),
                Stuk::Vet("Ayşe".into()),
                Stuk::Gewoon(" erin.".into()),
            ])
    );
    assert!(*kop == Blok::kop(1, "Kop"));
    assert!(*gegevens == Blok::gegevens([("Naam", "Ayşe")]));
    assert!(
        *tabel
            == Blok::Tabel {
                kop: vec!["Stap".into(), "Dag".into()],
                rijen: vec![vec!["WK-01".into(), "ma".into()]],
            }
    );
    assert!(*lijst == Blok::lijst(false, ["een", "twee"]));
    assert!(*letop == Blok::LetOp("Let op Ayşe".into()));
    assert_eq!(tekens[0].wie, "Kandidaat");
    assert_eq!(tekens[0].datum, "2026-11-03".parse().ok());
    assert!(tekens[1].naam.is_empty() && tekens[1].datum.is_none());
}

#[test]
fn what_looks_like_markup_stays_text() {
    for naam in [
        "# Kop",
        "**vet** _schuin_ `code`",
        "| a | b |",
        "<b>vet</b> &amp; [tekst](http://x)",
        "1. een",
        "- punt",
        "> citaat",
        "    code",
        "{{ naam }} {% if %}",
        "a\\",
        "---",
        "=cmd|' /C calc'!A0",
    ] {
        let alinea = blokken("{{ naam }}\n", &met("naam", naam));
        assert!(
            alinea == [Blok::alinea(naam.trim())],
            "{naam}: {} blocks",
            alinea.len()
        );
        let tabel = blokken(
            "| | |\n|---|---|\n| Naam | {{ naam }} |\n",
            &met("naam", naam),
        );
        assert!(tabel == [Blok::gegevens([("Naam", naam.trim())])], "{naam}");
    }
}

#[test]
fn lines_of_a_value_stay_within_their_cell_and_what_steers_is_gone() {
    let naam = "een\r\n\r\n# twee\u{1b}[31m\u{202e}drie";
    let tabel = blokken(
        "| | |\n|---|---|\n| Naam | {{ naam }} |\n",
        &met("naam", naam),
    );
    assert!(tabel == [Blok::gegevens([("Naam", "een\n\n# twee[31mdrie")])]);
}

#[test]
fn even_what_a_template_calls_safe_is_escaped() {
    let alinea = blokken("{{ naam | safe }}\n", &met("naam", "**a**"));
    assert!(alinea == [Blok::alinea("**a**")]);
}

#[test]
fn an_unknown_placeholder_is_named_with_its_line() {
    assert_eq!(
        fout("# Titel\n\nDag {{ nam }}\n"),
        "sjabloon proef, regel 3: nam bestaat niet; kijk of de naam goed is gespeld"
    );
    let leeg = Waarde::velden([("kandidaat", met("naam", "x"))]);
    let fout = maak("proef", "{{ kandidaat.naan }}", &leeg).unwrap_err();
    assert!(
        fout.to_string().contains("kandidaat.naan bestaat niet"),
        "{fout}"
    );
}

#[test]
fn what_cannot_be_is_said_with_its_line() {
    assert!(fout("a\n{% if naam %}\nb\n").contains("regel"));
    assert!(fout("a\n\n<b>x</b>\n").contains("regel 3: HTML"));
    assert!(fout("a\n\n    code\n").contains("vier spaties"));
    assert!(fout("{{ naam | vet }}").contains("filter bestaat niet"));
    let lus = "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}";
    assert!(fout(lus).contains("geen einde"), "{}", fout(lus));
}

#[test]
fn a_message_never_quotes_a_value() {
    for bron in [
        "{{ naam + 1 }}",
        "{{ naam.x.y }}",
        "{% for a in naam.b %}{% endfor %}",
        "{{ naam() }}",
    ] {
        let fout = maak("proef", bron, &met("naam", "Rukiye")).unwrap_err();
        assert!(!format!("{fout} {fout:?}").contains("Rukiye"), "{fout}");
    }
}

proptest! {
    #[test]
    fn any_text_comes_out_as_the_same_text(naam in "(\\PC|[\n\r\t*_#|<>&`\\[\\]()~=+-]){0,40}") {
        let schoon: Vec<String> = regels(&naam).iter().map(|regel| regel.trim().to_owned()).collect();
        let schoon = schoon.join("\n");
        let alinea = blokken("x {{ naam }} y\n", &met("naam", &naam));
        let verwacht = [Blok::alinea(format!("x {schoon} y"))];
        prop_assert!(alinea == verwacht, "as a paragraph");
        let cel = blokken("| a | b | c |\n|---|---|---|\n| x | {{ naam }} | y |\n", &met("naam", &naam));
        let rij = vec!["x".to_owned(), schoon.trim().to_owned(), "y".to_owned()];
        let kop = vec!["a".to_owned(), "b".to_owned(), "c".to_owned()];
        let verwacht = [Blok::Tabel { kop, rijen: vec![rij] }];
        prop_assert!(cel == verwacht, "in a cell");
    }
}
