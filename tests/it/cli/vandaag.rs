//! `vandaag` and `signaal`: the werkvoorraad for mail and scripts.

use serde_json::json;

use super::thuis::Thuis;

#[test]
fn vandaag_says_the_same_rows_as_text_as_json_and_as_csv_and_ends_with_5_when_something_is_late() {
    let thuis = Thuis::met_voorbeeld();
    let json = thuis.doe(&["--voorbeeld", "vandaag", "--json"]);
    let waarde = json.json();
    let rijen = waarde["rijen"].as_array().unwrap();
    assert!(!rijen.is_empty());
    assert_eq!(waarde["totaal"], json!(rijen.len()));
    let laat = waarde["aantallen"]["te laat"].as_u64().unwrap_or(0);
    let code = if laat > 0 { 5 } else { 0 };
    assert_eq!(json.code, code);
    assert!(laat > 0, "the example region always has something late");
    for rij in rijen {
        assert!(
            rij["signaal"].as_str().unwrap().starts_with("SIG-"),
            "{rij}"
        );
        let som: i64 = rij["termen"]
            .as_object()
            .unwrap()
            .values()
            .map(|it| it.as_i64().unwrap())
            .sum();
        assert_eq!(rij["urgentie"], json!(som), "{rij}");
        let te_laat = rij["dagen_te_laat"].as_i64().unwrap() > 0;
        assert_eq!(te_laat, rij["groep"] == json!("te laat"), "{rij}");
    }
    let tekst = thuis.doe(&["--voorbeeld", "vandaag", "--tekst"]);
    assert_eq!(tekst.code, code);
    assert!(tekst.fout.is_empty(), "{}", tekst.fout);
    assert!(
        tekst.uit.contains(&format!("te laat ({laat})")),
        "{}",
        tekst.uit
    );
    // What is not late says by when.
    assert!(tekst.uit.contains(", uiterlijk "), "{}", tekst.uit);
    let csv = thuis.doe(&["--voorbeeld", "vandaag", "--csv"]);
    assert_eq!(csv.code, code);
    let regels = csv
        .uit
        .strip_prefix('\u{feff}')
        .expect("the mark Excel wants");
    assert_eq!(regels.matches("\r\n").count(), rijen.len() + 1);
    assert!(regels.starts_with("groep;kaart;naam;"));
    let alle = thuis
        .doe(&["--voorbeeld", "vandaag", "--alle", "--json"])
        .json();
    assert!(alle["totaal"].as_u64() > waarde["totaal"].as_u64());
    let een = thuis
        .doe(&["--voorbeeld", "vandaag", "--json", "--filter", "fase:wk"])
        .json();
    let fasen = een["rijen"].as_array().unwrap().iter();
    assert!(fasen.into_iter().all(|it| it["fase"] == json!("WK")));
}

#[test]
fn signaal_shows_and_sets_what_a_region_says_and_goes_back_to_what_is_proposed() {
    let thuis = Thuis::met_voorbeeld();
    let doe = |args: &[&str]| {
        let mut alle = vec!["--voorbeeld", "signaal"];
        alle.extend_from_slice(args);
        thuis.doe(&alle)
    };
    let lijst = doe(&[]).gelukt().uit;
    assert!(lijst.contains("SIG-VERKLARING-LAAT    100"), "{lijst}");
    assert!(lijst.contains("7 dagen na het eindgesprek"), "{lijst}");
    let gezet = doe(&["sig-duo-laat", "--dagen", "15"]).gelukt().uit;
    assert!(
        gezet.contains("SIG-DUO-LAAT: 15 dagen, gewicht 76"),
        "{gezet}"
    );
    doe(&["SIG-DUO-LAAT", "--gewicht", "90"]).gelukt();
    let een = doe(&["SIG-DUO-LAAT"]).gelukt().uit;
    assert!(
        een.contains("90 *") && een.contains("15 werkdagen"),
        "{een}"
    );
    doe(&["te_laat", "--gewicht", "3"]).gelukt();
    let waarde = doe(&["--json"]).gelukt().json();
    let duo = waarde["signalen"].as_array().unwrap().iter();
    let duo = duo
        .into_iter()
        .find(|it| it["code"] == json!("SIG-DUO-LAAT"))
        .unwrap();
    assert_eq!(
        (&duo["dagen"], &duo["gewicht"], &duo["eigen"]),
        (&json!(15), &json!(90), &json!(true))
    );
    doe(&["SIG-DUO-LAAT", "--standaard"]).gelukt();
    doe(&["te_laat", "--standaard"]).gelukt();
    assert_eq!(doe(&[]).gelukt().uit, lijst);
    assert_eq!(doe(&["SIG-XX"]).code, 2);
    assert_eq!(doe(&["wacht", "--dagen", "3"]).code, 2);
    let fout = doe(&["SIG-TAAK", "--dagen", "3"]);
    assert!(
        fout.code == 1 && fout.fout.contains("geen termijn"),
        "{}",
        fout.fout
    );
}
