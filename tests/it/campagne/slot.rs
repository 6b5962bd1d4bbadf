//! Two owners race for the lock: one has it, the other hears so, and nothing is written twice.

use serde_json::json;

use super::model::{Model, opties};
use super::schrijver::{Schrijver, Taak};
use super::uitslag::{Uitslag, rondes};
use crate::cli::thuis::Thuis;
use crate::store::hulp::tijdelijk;

#[test]
fn of_two_that_start_together_one_has_the_store() {
    let mut uitslag = Uitslag::nieuw("twee eigenaars");
    let dir = tijdelijk();
    let mut bevestigd = 0;
    for _ in 0..rondes(10, 100) {
        let twee = [0, 1].map(|_| Schrijver::start(dir.path(), Taak::Eigenaar));
        let mut gehad = Vec::new();
        for schrijver in twee {
            uitslag.rondes += 1;
            for (woord, seq) in schrijver.einde() {
                match woord.as_str() {
                    "ack" => gehad.push(seq),
                    "open" => {}
                    "bezet" => uitslag.tel("bezet"),
                    // Both were in at once.
                    _ => {
                        uitslag.fout += 1;
                        uitslag.klacht(format!("{woord} {seq}"));
                    }
                }
            }
        }
        // One after the other may both have had it; each sequence is given once.
        gehad.sort_unstable();
        for seq in gehad {
            if seq != bevestigd + 1 {
                uitslag.fout += 1;
                uitslag.klacht(format!("{seq} na {bevestigd}"));
            }
            bevestigd = seq;
        }
    }
    Model::default().open_en_keur(opties(dir.path()), bevestigd, &mut uitslag);
    uitslag.bevestigd = bevestigd;
    assert!(bevestigd >= uitslag.rondes / 2, "only {bevestigd} had it");
    uitslag.klaar();
}

#[test]
fn of_two_programs_that_start_together_one_works_through_the_other_or_waits() {
    let mut uitslag = Uitslag::nieuw("twee programma's");
    let thuis = Thuis::met_voorbeeld();
    let mut kaarten = Vec::new();
    for _ in 0..rondes(2, 20) {
        let nieuw = json!({"opdracht": "nieuwe_kandidaat", "naam": "Ronde Om"});
        let antwoorden = std::thread::scope(|scope| {
            let een =
                || thuis.opdrachten(&["--voorbeeld", "opdracht"], std::slice::from_ref(&nieuw));
            [0, 1]
                .map(|_| scope.spawn(een))
                .map(|it| it.join().unwrap())
        });
        for antwoord in antwoorden {
            uitslag.rondes += 1;
            assert_eq!(antwoord[0]["ok"], json!(true), "{antwoord:?}");
            kaarten.push(antwoord[0]["kaart"].clone());
            uitslag.bevestigd += 1;
        }
    }
    let uit = thuis.doe(&["--voorbeeld", "lijst", "ronde om", "--json"]);
    let lijst = uit.gelukt().json();
    let er: Vec<_> = lijst
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["kaart"])
        .collect();
    for kaart in &kaarten {
        if er.iter().filter(|it| **it == kaart).count() != 1 {
            uitslag.kwijt += 1;
            uitslag.klacht(format!("{kaart}"));
        }
    }
    thuis.doe(&["--voorbeeld", "controleer"]).gelukt();
    uitslag.klaar();
}
