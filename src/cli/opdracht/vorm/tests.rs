//! Which field is wrong, and in which words.

use serde_json::json;

use super::*;
use crate::app::command::Command;

fn fout(waarde: Value) -> (String, String) {
    let fout = lees::<Command>(&waarde).unwrap_err();
    (fout.veld.unwrap_or_default(), fout.bericht)
}

fn veld(waarde: Value) -> String {
    fout(waarde).0
}

#[test]
fn an_unknown_opdracht_names_the_ones_there_are() {
    let (veld, bericht) = fout(json!({"opdracht": "verplats", "kaart": "T-0001"}));
    assert_eq!(veld, "opdracht");
    assert!(bericht.contains("bedoel je 'verplaats'?"), "{bericht}");
    assert!(bericht.contains("zet_stap"), "{bericht}");
    assert_eq!(fout(json!({"kaart": "T-0001"})).0, "opdracht");
}

#[test]
fn a_wrong_value_is_found_wherever_it_stands() {
    for (waarde, wie) in [
        (json!({"opdracht": "verplaats", "kaart": "X-1"}), "kaart"),
        (json!({"opdracht": "verplaats", "kaart": 7}), "kaart"),
        (
            json!({"opdracht": "verplaats", "kaart": "T-1", "gezien": "gisteren"}),
            "gezien",
        ),
        (
            json!({"opdracht": "zet_stap", "kaart": "T-1", "stap": "WK-99", "stand": "open"}),
            "stap",
        ),
        (
            json!({"opdracht": "zet_stap", "kaart": "T-1", "stap": "WK-01", "stand": {"gedaan": {"op": "30-11-2026"}}}),
            "stand.gedaan.op",
        ),
        (
            json!({"opdracht": "zet_stap", "kaart": "T-1", "stap": "WK-01", "stand": {"gedaan": {}},
                   "gegeven": {"persoon": {"rol": "baas", "naam": "x", "soort": "mbo"}}}),
            "gegeven.persoon.rol",
        ),
        (
            json!({"opdracht": "verplaats_alle", "kaarten": ["T-1", "T-2", "Q"]}),
            "kaarten.2",
        ),
        (
            json!({"opdracht": "nieuwe_kandidaat", "naam": "Jan", "branches": ["GROEN", "PAARS"]}),
            "branches.1",
        ),
        (
            json!({"opdracht": "nieuwe_kandidaat", "naam": "Jan", "geboren": "1990-02-31"}),
            "geboren",
        ),
    ] {
        assert_eq!(veld(waarde.clone()), wie, "{waarde}");
    }
}

#[test]
fn a_missing_field_is_named_with_its_path() {
    assert_eq!(veld(json!({"opdracht": "verplaats"})), "kaart");
    let zonder_naam = json!({"opdracht": "zet_stap", "kaart": "T-1", "stap": "WK-11N",
        "stand": {"gedaan": {}}, "gegeven": {"persoon": {"rol": "procesbegeleider", "soort": "mbo"}}});
    let (veld, bericht) = fout(zonder_naam);
    assert_eq!(veld, "gegeven.persoon.naam");
    assert!(bericht.contains("ontbreekt"), "{bericht}");
}

#[test]
fn a_field_that_is_not_there_is_no_field_that_was_left_out() {
    let (veld, bericht) =
        fout(json!({"opdracht": "verplaats", "kaart": "T-0001", "motivring": "het moet"}));
    assert_eq!(veld, "motivring");
    assert!(bericht.contains("bedoel je 'motivering'?"), "{bericht}");
    assert_eq!(
        self::veld(
            json!({"opdracht": "zet_stap", "kaart": "T-1", "stap": "WK-01",
            "stand": {"gedaan": {"oip": "2026-11-30"}}})
        ),
        "stand.gedaan.oip"
    );
}

#[test]
fn no_word_of_english_is_left_in_what_a_script_writer_reads() {
    for waarde in [
        json!({"opdracht": "verplaats", "kaart": 7}),
        json!({"opdracht": "verplaats", "kaart": null}),
        json!({"opdracht": "verplaats_alle", "kaarten": "T-1"}),
        json!({"opdracht": "wis_concept", "nummer": -1}),
        json!({"opdracht": "wis_concept", "nummer": "een"}),
        json!({"opdracht": "wijs_toe", "kaarten": [], "coach": 70_000}),
        json!({"opdracht": "zet_stap", "kaart": "T-1", "stap": "WK-01", "stand": "gedaan"}),
        json!({"opdracht": "zet_stap", "kaart": "T-1", "stap": "WK-01", "stand": {"klaar": {}}}),
        json!({"opdracht": "wacht", "kaart": "T-1", "tot": "morgen", "reden": "x"}),
        json!({"opdracht": "bewaar_concept", "nummer": 1, "formulier": "intake", "versie": 1, "velden": {"naam": 3}}),
        json!([1, 2]),
        json!("verplaats"),
    ] {
        let (_, bericht) = fout(waarde.clone());
        for engels in ["expected", "invalid", "missing", "unknown", "input"] {
            assert!(!bericht.contains(engels), "{waarde}: {bericht}");
        }
    }
}

#[test]
fn what_fits_is_read() {
    let gelezen: Command = lees(
        &json!({"opdracht": "zet_stap", "kaart": "t1", "stap": "wk-01",
        "stand": {"gedaan": {"op": null}}, "gezien": null}),
    )
    .unwrap_or_else(|fout| panic!("{fout:?}"));
    assert_eq!(gelezen.werkwoord(), "zet_stap");
}
