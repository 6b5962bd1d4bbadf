//! Headings of all kinds, and tables without any.

use super::*;
use crate::domain::postcode::Postcode;
use crate::inlees::tabel;

const VELDEN: &[Veld] = &[
    veld("naam", "naam", &["kandidaat"]),
    veld("telefoon", "telefoon", &["mobiel", "telefoonnummer"]).lijkt(|cel| cel.starts_with("06")),
    veld("postcode", "postcode", &[]).lijkt(|cel| cel.parse::<Postcode>().is_ok()),
    veld("bsn", "BSN", &["sofinummer"]).nooit("die komt later"),
];

fn indeling(tekst: &str, keuzes: &[(&str, &str)]) -> Result<Indeling, Leesfout> {
    let tabel = tabel::lees(tekst.as_bytes()).unwrap().remove(0);
    let keuzes: Vec<(String, String)> = keuzes
        .iter()
        .map(|(veld, kolom)| ((*veld).to_owned(), (*kolom).to_owned()))
        .collect();
    deel_in(&tabel, VELDEN, &keuzes)
}

fn waar(indeling: &Indeling, veld: &str) -> Option<usize> {
    indeling.nummer(veld)
}

#[test]
fn headings_are_found_below_a_title_and_in_any_order() {
    let tekst = "Caseload 2026;;\n;;\nTel. nr;Mobiel privé;KANDIDAAT\n0612;x;Anna\n";
    let gevonden = indeling(tekst, &[]).unwrap();
    assert_eq!(waar(&gevonden, "naam"), Some(3));
    assert_eq!(
        waar(&gevonden, "telefoon"),
        Some(2),
        "the word stands in it"
    );
    assert_eq!(
        gevonden.opmerkingen,
        ["Boven de koppen: regel 1 overgeslagen."]
    );
}

#[test]
fn a_second_column_for_a_field_is_told_and_not_read() {
    let gevonden = indeling("naam;telefoon;mobiel\nAnna;0612345678;\n", &[]).unwrap();
    assert_eq!(waar(&gevonden, "telefoon"), Some(2));
    assert_eq!(gevonden.beeld[2].hoe, Herkend::Dubbel);
    assert!(gevonden.opmerkingen[0].contains("--kolom telefoon=3"));
}

#[test]
fn a_person_may_know_better_by_number_letter_or_heading() {
    for kolom in ["3", "C", "mobiel"] {
        let gevonden = indeling(
            "naam;telefoon;mobiel\nAnna;0612345678;\n",
            &[("telefoon", kolom)],
        )
        .unwrap();
        assert_eq!(waar(&gevonden, "telefoon"), Some(3), "{kolom}");
        assert_eq!(gevonden.beeld[2].hoe, Herkend::Gekozen);
    }
    let zonder = indeling("naam;telefoon\nAnna;0612\n", &[("telefoon", "geen")]).unwrap();
    assert_eq!(waar(&zonder, "telefoon"), None);
    let fout = indeling("naam\nAnna\n", &[("kleur", "1")]).unwrap_err();
    assert!(
        fout.to_string().contains("naam, telefoon, postcode"),
        "{fout}"
    );
    let fout = indeling("naam\nAnna\n", &[("naam", "9")]).unwrap_err();
    assert!(fout.to_string().contains("van 1 tot en met 1"), "{fout}");
}

#[test]
fn without_headings_the_look_of_the_values_tells() {
    let gevonden = indeling("Anna;0612345678;7551 AB\nBob;0687654321;7551 CD\n", &[]).unwrap();
    assert_eq!(waar(&gevonden, "telefoon"), Some(2));
    assert_eq!(waar(&gevonden, "postcode"), Some(3));
    assert_eq!(waar(&gevonden, "naam"), None);
    assert_eq!(gevonden.beeld[1].hoe, Herkend::Inhoud);
}

#[test]
fn what_is_never_read_says_why() {
    let gevonden = indeling("naam;sofinummer\nAnna;123\n", &[]).unwrap();
    assert_eq!(gevonden.beeld[1].hoe, Herkend::Nooit);
    assert_eq!(gevonden.beeld[1].veld, None);
    assert!(gevonden.opmerkingen[0].contains("die komt later"));
}
