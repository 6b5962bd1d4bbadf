//! The rules across the fields of a toestemmingsverklaring.

use chrono::NaiveDate;

use super::super::deel;
use super::super::lezer::Lezer;
use super::{TOESTEMMING, TOESTEMMING_WERKGEVER};
use crate::form::answers::Answers;
use crate::form::bevinding::Bevinding;

/// The doelen without which a traject gets stuck, and on what.
const GEVOLG: [(&str, &str); 3] = [
    (
        "doel_delen_mbo",
        "Zonder dit kan de kandidaat niet bij het mbo worden ingeschreven.",
    ),
    (
        "doel_delen_lwl",
        "Zonder dit kan het Leerwerkloket de DUO-check niet laten doen.",
    ),
    (
        "doel_delen_leerbedrijf",
        "Zonder dit kun je de kandidaat niet aan een leerbedrijf voorstellen.",
    ),
];

/// Rules of the variant for a kandidaat.
pub(super) fn kandidaat(answers: &Answers, today: NaiveDate) -> Vec<Bevinding> {
    let lezer = Lezer::nieuw(&TOESTEMMING, answers, today);
    let mut found: Vec<Bevinding> = deel::leeftijd(&lezer, "geboortedatum")
        .into_iter()
        .collect();
    found.extend(
        GEVOLG
            .into_iter()
            .filter(|(key, _)| lezer.is(key, "NEE"))
            .map(|(key, tekst)| Bevinding::let_op(key, tekst)),
    );
    if lezer.ja("handtekening_vertegenwoordiger") == Some(false) {
        found.push(Bevinding::fout(
            "handtekening_vertegenwoordiger",
            "Onder de 16 moet een ouder of voogd tekenen. Laat het formulier tekenen.",
        ));
    }
    found.extend(samen(
        &lezer,
        &[
            "doel_delen_mbo",
            "doel_delen_lwl",
            "doel_delen_leerbedrijf",
            "doel_delen_sbb_branche",
            "doel_monitoring",
        ],
    ));
    found
}

/// Rules of the variant for a werkgever.
pub(super) fn werkgever(answers: &Answers, today: NaiveDate) -> Vec<Bevinding> {
    let lezer = Lezer::nieuw(&TOESTEMMING_WERKGEVER, answers, today);
    let mut found = samen(&lezer, &["doel_bedrijfsgegevens"]);
    if lezer.is("doel_bedrijfsgegevens", "NEE") {
        found.push(Bevinding::let_op(
            "doel_bedrijfsgegevens",
            "Zonder dit mag je het bedrijf niet noemen bij het mbo en het Leerwerkloket.",
        ));
    }
    found
}

/// What both variants share.
fn samen(lezer: &Lezer<'_>, nodig: &[&'static str]) -> Vec<Bevinding> {
    let mut found = Vec::new();
    if lezer.ja("informatie_verstrekt") == Some(false) {
        found.push(Bevinding::fout(
            "informatie_verstrekt",
            "Geef eerst uitleg: een folder, of lees de zinnen voor. Anders telt toestemming niet.",
        ));
    }
    let niets = nodig.iter().all(|key| lezer.is(key, "NIET_GEVRAAGD"));
    let grond = lezer
        .code("grondslag")
        .is_some_and(|code| code != "TOESTEMMING");
    if let (true, false, Some(eerste)) = (niets, grond, nodig.first()) {
        found.push(Bevinding::fout(
            eerste,
            "Er is nog niets gevraagd. Vraag het, of leg een andere grondslag vast.",
        ));
    }
    if lezer.ja("handtekening") == Some(false) {
        found.push(Bevinding::fout(
            "handtekening",
            "Zonder handtekening is dit niet compleet. Laat tekenen, of kies mondeling.",
        ));
    }
    if lezer.is("wijze", "MONDELING") {
        found.push(Bevinding::let_op(
            "wijze",
            "Mondeling is voorlopig. Laat het binnen 14 dagen schriftelijk bevestigen.",
        ));
    }
    found.extend(deel::na(
        lezer,
        "geldig_tot",
        lezer.datum("datum_toestemming"),
        "Dit is voor de dag van de toestemming. Kijk de datums na.",
    ));
    found
}
