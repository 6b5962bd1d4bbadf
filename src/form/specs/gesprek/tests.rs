//! The reports of the two talks.

use super::super::voorbeeld::{self, fouten, gebreken, let_op, today};
use super::*;

#[test]
fn the_evaluatie_tells_voortgang_kwaliteit_and_afspraken() {
    let answers = voorbeeld::evaluatie();
    let verslag = parse(&EVALUATIE, &answers, today()).unwrap();
    assert_eq!(verslag.aanwezig.len(), 4);
    assert!(matches!(
        verslag.inhoud,
        Inhoud::Evaluatie {
            voortgang: Voortgang::Op,
            kwaliteit: Kwaliteit::Beter,
            ..
        }
    ));
    assert!(let_op(&EVALUATIE, &answers).is_empty());
    let mut answers = answers;
    answers.set("kwaliteit_toelichting", "");
    assert_eq!(gebreken(&EVALUATIE, &answers), ["kwaliteit_toelichting"]);
}

#[test]
fn the_eindgesprek_has_its_three_subjects() {
    let verslag = parse(&EINDGESPREK, &voorbeeld::eindgesprek(), today()).unwrap();
    assert!(matches!(
        verslag.inhoud,
        Inhoud::Eindgesprek {
            verloop: Verloop::Goed,
            wens: DoelNaTraject::AokElders,
            ..
        }
    ));
    for key in ["verloop_toelichting", "mening_deelnemer", "vervolg"] {
        let mut answers = voorbeeld::eindgesprek();
        answers.set(key, "");
        assert_eq!(gebreken(&EINDGESPREK, &answers), [key]);
    }
    assert_eq!(format!("{verslag:?}"), "Gespreksverslag(..)");
}

#[test]
fn who_was_not_there_is_named_and_stops_nothing() {
    let answers = voorbeeld::evaluatie().with("aanwezig", "deelnemer, praktijkopleider");
    assert_eq!(let_op(&EVALUATIE, &answers), ["aanwezig"]);
    let found = (EVALUATIE.toets)(&answers, today());
    assert!(found[0].tekst.contains("de procesbegeleider"));
    assert!(gebreken(&EVALUATIE, &answers).is_empty());
    let answers = voorbeeld::evaluatie().with("volgend_gesprek", "01-11-2026");
    assert_eq!(fouten(&EVALUATIE, &answers), ["volgend_gesprek"]);
}
