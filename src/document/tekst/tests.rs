//! Plain text: nothing is wider than the page, nothing is lost.

use chrono::NaiveDate;

use super::*;

fn dag() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn met(blok: Blok) -> String {
    let mut doc = Doc::new("Diagnoseformulier", "T-0142", dag());
    doc.blokken.push(blok);
    tekst(&doc, 40)
        .lines()
        .skip(5)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn the_top_says_what_it_is_about_what_when_and_that_it_is_an_example() {
    let mut doc = Doc::new("Diagnoseformulier", "T-0142", dag());
    doc.voorbeeld = true;
    assert_eq!(
        tekst(&doc, BREED),
        "Diagnoseformulier\n=================\n\nT-0142 · gemaakt op 22-11-2026 · voorbeeldformulier\n"
    );
}

#[test]
fn labels_stand_beside_their_values_and_an_empty_value_leaves_room_to_write() {
    let blok = Blok::gegevens([
        ("Naam", "Nguyễn Thị Ánh"),
        (
            "Hoogste diploma in binnen- of buitenland",
            "geen\nwel een certificaat",
        ),
        ("Telefoon", " "),
    ]);
    assert_eq!(
        met(blok),
        "Naam              Nguyễn Thị Ánh
Hoogste diploma   geen
in binnen- of     wel een certificaat
buitenland
Telefoon          ......................"
    );
}

#[test]
fn a_table_stands_in_columns_and_a_cell_too_many_joins_the_last() {
    let tabel = Blok::Tabel {
        kop: vec!["Code".into(), "Werkproces".into(), "Status".into()],
        rijen: vec![
            vec![
                "P5-K1-W1".into(),
                "Bereidt de werkzaamheden voor en stemt ze af".into(),
                "geleerd".into(),
            ],
            vec!["W2".into()],
            vec!["W3".into(), "a".into(), "b".into(), "c".into()],
        ],
    };
    assert_eq!(
        met(tabel),
        "Code      Werkproces             Status
----------------------------------------
P5-K1-W1  Bereidt de             geleerd
          werkzaamheden voor en
          stemt ze af
W2
W3        a                      b c"
    );
}

#[test]
fn a_table_that_is_too_wide_stands_below_its_heads() {
    let kop: Vec<String> = (1..=8).map(|it| format!("Kolom {it}")).collect();
    let rij: Vec<String> = (1..=8).map(|it| format!("waarde{it}")).collect();
    let tekst = met(Blok::Tabel {
        kop,
        rijen: vec![rij.clone(), rij],
    });
    assert!(tekst.starts_with("Kolom 1: waarde1\nKolom 2: waarde2\n"));
    assert!(tekst.contains("\n\nKolom 1: waarde1"));
}

#[test]
fn points_hang_behind_their_number_and_a_warning_behind_its_words() {
    let lijst = Blok::lijst(true, ["een punt dat langer is dan een hele regel", "kort"]);
    assert_eq!(
        met(lijst),
        "1. een punt dat langer is dan een hele\n   regel\n2. kort"
    );
    let letop = Blok::LetOp("de kandidaat mag de toestemming intrekken".into());
    assert_eq!(
        met(letop),
        "Let op: de kandidaat mag de toestemming\n        intrekken"
    );
}

#[test]
fn a_place_to_sign_has_room_and_a_signature_has_its_day() {
    let blok = Blok::Handtekeningen(vec![
        Handtekening {
            wie: "Kandidaat".into(),
            naam: "Ayşe Yılmaz".into(),
            datum: None,
        },
        Handtekening {
            wie: "Werkcoach".into(),
            naam: String::new(),
            datum: Some(dag()),
        },
    ]);
    assert_eq!(
        met(blok),
        "Kandidaat
Naam          Ayşe Yılmaz
Datum         ..........................
Handtekening  ..........................

Werkcoach
Naam          ..........................
Datum         22-11-2026
Handtekening  ondertekend"
    );
}

#[test]
fn no_line_is_wider_than_the_page_whatever_was_typed() {
    let lang = "w".repeat(10_000);
    let vreemd = format!("a\u{1b}[2J\u{202e}b {lang} 漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字");
    let mut doc = Doc::new(&vreemd, "T-1", dag());
    doc.blokken = vec![
        Blok::kop(1, vreemd.clone()),
        Blok::alinea(vreemd.clone()),
        Blok::gegevens([(vreemd.clone(), vreemd.clone())]),
        Blok::lijst(true, [vreemd.clone()]),
        Blok::LetOp(vreemd.clone()),
        Blok::Tabel {
            kop: vec![vreemd.clone(), "b".into()],
            rijen: vec![vec![vreemd.clone(), vreemd.clone()]],
        },
    ];
    for breed in [0, 20, 80] {
        let tekst = tekst(&doc, breed);
        for regel in tekst.lines() {
            assert!(regel.width() <= breed.max(20), "{breed}");
        }
        assert!(!tekst.contains(['\u{1b}', '\u{202e}']));
    }
}
