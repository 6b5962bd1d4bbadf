//! `opdracht` killed with -9: what was acknowledged is there, whatever came after it.

use serde_json::{Value, json};

use super::thuis::{Gesprek, Thuis};

const RONDES: u64 = 20;

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let thuis = Thuis::met_voorbeeld();
    let mut toeval = fastrand::Rng::with_seed(9);
    let mut verwacht: Vec<Value> = Vec::new();
    for ronde in 0..RONDES {
        let mut gesprek = Gesprek::begin(&thuis, &["--voorbeeld"]);
        for kaart in &verwacht {
            let dossier = gesprek.gelukt(json!({"vraag": "dossier", "kaart": kaart}));
            let tijdlijn = &dossier["dossier"]["tijdlijn"];
            assert_eq!(
                tijdlijn[0]["tekst"],
                json!(format!("bij {kaart}")),
                "{dossier}"
            );
        }
        verwacht.clear();
        for _ in 0..=toeval.u8(..3) {
            let naam = json!({"opdracht": "nieuwe_kandidaat", "naam": format!("Ronde Nummer{}", letters(ronde))});
            let kaart = gesprek.gelukt(naam)["kaart"].clone();
            let tekst = format!("bij {kaart}");
            gesprek.gelukt(json!({"opdracht": "notitie", "kaart": kaart, "tekst": tekst}));
            verwacht.push(kaart);
        }
        // At once after the answer was read: nothing may be left to do.
        gesprek.dood();
    }
    thuis.doe(&["--voorbeeld", "controleer"]).gelukt();
}

/// A number as letters, because a name has none.
fn letters(getal: u64) -> String {
    getal
        .to_string()
        .bytes()
        .map(|cijfer| char::from(cijfer - b'0' + b'a'))
        .collect()
}
