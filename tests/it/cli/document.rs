//! `formulier`, `document`, `deel` and `sjabloon` in the example region.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use super::thuis::Thuis;

fn kaart(thuis: &Thuis) -> String {
    let lijst = thuis.doe(&["--voorbeeld", "lijst", "--json"]).gelukt();
    let json = lijst.json();
    let kaarten = json.as_array().or_else(|| json["kaarten"].as_array());
    kaarten
        .unwrap()
        .iter()
        .filter_map(|it| it["kaart"].as_str())
        .find(|id| {
            id.starts_with("T-") && {
                let pad = thuis.pad("proef.csv");
                let pad = pad.to_str().unwrap();
                let gedaan = thuis.doe(&["--voorbeeld", "deel", "mbo", id, pad]);
                let _ = fs::remove_file(pad);
                gedaan.code == 0
            }
        })
        .unwrap()
        .to_owned()
}

#[test]
fn a_document_is_a_file_of_its_owner_that_is_never_overwritten_by_accident() {
    let thuis = Thuis::met_voorbeeld();
    let id = kaart(&thuis);
    for einde in ["md", "txt"] {
        let pad = thuis.pad(&format!("overdracht.{einde}"));
        let naam = pad.to_str().unwrap();
        let uit = thuis
            .doe(&["--voorbeeld", "document", "overdrachtsblad", &id, naam])
            .gelukt();
        assert!(uit.uit.contains(naam), "{}", uit.uit);
        assert_eq!(pad.metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert!(
            fs::read_to_string(&pad)
                .unwrap()
                .contains("Overdrachtsblad")
        );
        let weer = thuis.doe(&["--voorbeeld", "document", "overdracht", &id, naam]);
        assert_eq!(weer.code, 1);
        assert!(weer.fout.contains("--overschrijf"), "{}", weer.fout);
        let args = [
            "--voorbeeld",
            "document",
            "overdracht",
            &id,
            naam,
            "--overschrijf",
        ];
        thuis.doe(&args).gelukt();
    }
    let toon = thuis.doe(&["--voorbeeld", "toon", &id]).gelukt();
    assert!(
        toon.uit.contains("Document gemaakt: overdrachtsblad"),
        "{}",
        toon.uit
    );
}

#[test]
fn what_is_no_document_or_no_file_is_refused_in_dutch() {
    let thuis = Thuis::met_voorbeeld();
    let wie = thuis.doe(&["--voorbeeld", "document", "diplomaa", "T-0001", "a.md"]);
    assert_eq!(wie.code, 2);
    assert!(
        wie.fout.contains("kies uit: toestemmingsverklaring"),
        "{}",
        wie.fout
    );
    for naam in ["-", "a.docx", "a"] {
        let waar = thuis.doe(&["--voorbeeld", "document", "pok", "T-0001", naam]);
        assert_eq!(waar.code, 2, "{naam}");
        assert!(waar.fout.contains(".pdf, .md, .txt"), "{}", waar.fout);
    }
    let wie = thuis.doe(&["--voorbeeld", "deel", "iedereen", "T-0001", "a.csv"]);
    assert_eq!(wie.code, 2);
    assert!(wie.fout.contains("leerbedrijf, mbo"), "{}", wie.fout);
}

#[test]
fn an_extract_for_the_school_is_csv_under_the_keys_of_the_fields() {
    let thuis = Thuis::met_voorbeeld();
    let id = kaart(&thuis);
    let pad = thuis.pad("school.csv");
    let naam = pad.to_str().unwrap();
    thuis
        .doe(&["--voorbeeld", "deel", "mbo", &id, naam, "--bom"])
        .gelukt();
    let tekst = fs::read_to_string(&pad).unwrap();
    let tekst = tekst.strip_prefix('\u{feff}').unwrap();
    let kop = tekst.lines().next().unwrap();
    assert!(kop.starts_with("nummer;voornamen"), "{kop}");
    for geheim in ["uitkering", "doelgroep", "inkomensvorm"] {
        assert!(!kop.contains(geheim), "{kop}");
    }
    let toon = thuis.doe(&["--voorbeeld", "toon", &id]).gelukt();
    assert!(
        toon.uit.contains("Gedeeld met mbo-instelling"),
        "{}",
        toon.uit
    );
}

#[test]
fn a_form_shows_what_is_open_for_people_and_for_programs() {
    let thuis = Thuis::met_voorbeeld();
    let id = kaart(&thuis);
    let tekst = thuis
        .doe(&["--voorbeeld", "formulier", "eindgesprek", &id])
        .gelukt();
    assert!(tekst.uit.contains("Verslag eindgesprek"), "{}", tekst.uit);
    assert!(tekst.uit.contains("verplicht"), "{}", tekst.uit);
    let json = thuis
        .doe(&["--voorbeeld", "formulier", "diagnose", &id, "--json"])
        .gelukt()
        .json();
    assert_eq!(json["soort"], "diagnose");
    assert!(json["open"].is_array());
}

#[test]
fn the_template_of_the_region_is_used_and_ours_is_printed_to_start_from() {
    let thuis = Thuis::met_voorbeeld();
    let id = kaart(&thuis);
    let ons = thuis.doe(&["sjabloon", "pok"]).gelukt();
    assert!(ons.uit.starts_with("# POK-gegevensblad"), "{}", ons.uit);
    let map = thuis.pad("config/trajectbord/sjablonen");
    fs::create_dir_all(&map).unwrap();
    fs::write(
        map.join("pok.md"),
        "# Ons eigen blad\n\nVoor {{ nummer }}.\n",
    )
    .unwrap();
    let pad = thuis.pad("pok.md");
    let naam = pad.to_str().unwrap();
    thuis
        .doe(&["--voorbeeld", "document", "pok", &id, naam])
        .gelukt();
    assert!(fs::read_to_string(&pad).unwrap().contains("Ons eigen blad"));
    fs::write(map.join("pok.md"), "{{ nummr }}").unwrap();
    let args = ["--voorbeeld", "document", "pok", &id, naam, "--overschrijf"];
    let fout = thuis.doe(&args);
    assert_eq!(fout.code, 1);
    assert!(
        fout.fout
            .contains("sjabloon pok, regel 1: nummr bestaat niet"),
        "{}",
        fout.fout
    );
}
