//! The rules across the fields of a diagnose (DOMAIN 1.2, validation across fields).

use chrono::NaiveDate;

use super::super::intake::Werksituatie;
use super::super::lezer::Lezer;
use super::super::{deel, school};
use super::reden::RIJEN;
use super::{DIAGNOSE, SCHOOL};
use crate::domain::startkwalificatie::{Opleiding, Startkwalificatie};
use crate::domain::waardelijst::InvullerRol;
use crate::form::answers::Answers;
use crate::form::bevinding::Bevinding;

/// What is asked as soon as taal is a reden (D16).
const TAALVELDEN: [&str; 3] = [
    "taalniveau_spreken",
    "taalniveau_lezen",
    "taalniveau_schrijven",
];

/// Every rule.
pub(super) fn toets(answers: &Answers, today: NaiveDate) -> Vec<Bevinding> {
    let lezer = Lezer::nieuw(&DIAGNOSE, answers, today);
    let mut found = kop(&lezer);
    found.extend(huidig(&lezer));
    found.extend(redenen(&lezer));
    found.extend(besluit(&lezer));
    found
}

fn kop(lezer: &Lezer<'_>) -> Vec<Bevinding> {
    let mut found = Vec::new();
    let heeft = lezer.startkwalificatie(&SCHOOL).uitkomst == Startkwalificatie::Ja;
    found.extend(deel::leeftijd(lezer, "geboortedatum"));
    found.extend(deel::kwalificatieplicht(lezer, "geboortedatum", heeft));
    let rol = lezer.keuze::<InvullerRol>("invuller_rol");
    let situatie = lezer.keuze::<Werksituatie>("situatie");
    if let (Some(rol), Some(situatie)) = (rol, situatie)
        && !rol.past_bij(situatie.into())
    {
        let wie = match situatie {
            Werksituatie::Werkend => "een teamleider of begeleider",
            Werksituatie::NietWerkend => "een coach, adviseur, werkcoach of praktijkopleider",
        };
        found.push(Bevinding::let_op(
            "invuller_rol",
            format!("Meestal vult {wie} dit in. Klopt de rol?"),
        ));
    }
    if lezer.ja("kandidaat_aanwezig") == Some(false) {
        found.push(Bevinding::let_op(
            "kandidaat_aanwezig",
            "Vul dit formulier samen met de kandidaat in. Plan zo nodig een nieuw gesprek.",
        ));
    }
    found
}

fn huidig(lezer: &Lezer<'_>) -> Vec<Bevinding> {
    let mut found: Vec<Bevinding> = school::toets(lezer, &SCHOOL).into_iter().collect();
    let gewaardeerd = lezer.keuze::<Opleiding>("waardering_niveau");
    if gewaardeerd.is_some_and(|it| it.met_diploma() == Startkwalificatie::Ja) {
        found.push(Bevinding::let_op(
            "waardering_niveau",
            "Dit niveau kan als startkwalificatie tellen. Vraag het na bij het mbo.",
        ));
    }
    found.extend(deel::geen_en_iets(lezer, &["vervoer", "vervoer_rijbewijs"]));
    found
}

fn redenen(lezer: &Lezer<'_>) -> Vec<Bevinding> {
    let mut found = Vec::new();
    if lezer.is("diploma_nu_haalbaar", "JA") {
        found.push(Bevinding::let_op(
            "diploma_nu_haalbaar",
            "Een diploma is haalbaar: een praktijkverklaring is dan niet de goede route.",
        ));
    }
    if lezer.is("certificaat_nu_haalbaar", "JA") {
        found.push(Bevinding::let_op(
            "certificaat_nu_haalbaar",
            "Een certificaat is haalbaar en gaat voor. Bespreek die route eerst.",
        ));
    }
    let mut seen = Vec::new();
    for rij in &RIJEN {
        let Some(code) = lezer.code(rij.reden) else {
            continue;
        };
        if seen.contains(&code) {
            found.push(Bevinding::let_op(
                rij.reden,
                "Deze reden staat er al. Kies een andere, of maak dit veld leeg.",
            ));
        }
        seen.push(code);
    }
    let zwaarte: Vec<&str> = RIJEN
        .iter()
        .filter_map(|rij| lezer.code(rij.zwaarte))
        .collect();
    if !zwaarte.is_empty() && zwaarte.len() == seen.len() && !zwaarte.contains(&"HOOFDREDEN") {
        found.push(Bevinding::let_op(
            "reden_1_zwaarte",
            "Er is nog geen hoofdreden. Kies welke reden het zwaarst weegt.",
        ));
    }
    if seen.contains(&"TAAL") {
        let open = TAALVELDEN.into_iter().filter(|key| lezer.leeg(key));
        found.extend(open.map(|key| {
            Bevinding::fout(
                key,
                "Taal is een reden: vul het taalniveau in. Weet je het niet, typ dan een ?",
            )
        }));
    }
    found.extend(deel::geen_en_iets(
        lezer,
        &[
            "eerder_geprobeerd",
            "alternatieven_besproken",
            "wat_is_nodig",
        ],
    ));
    found
}

fn besluit(lezer: &Lezer<'_>) -> Vec<Bevinding> {
    let mut found = Vec::new();
    let gesprek = lezer.datum("gesprek_datum");
    let morgen = gesprek.and_then(|dag| dag.succ_opt());
    found.extend(deel::na(
        lezer,
        "herbeoordelen_op",
        morgen,
        "Kies een dag na het gesprek.",
    ));
    for (key, wie) in [
        ("akkoord_kandidaat", "De kandidaat"),
        ("akkoord_invuller", "De invuller"),
        ("akkoord_mbo", "Het mbo"),
    ] {
        if lezer.ja(key) == Some(false) {
            found.push(Bevinding::let_op(
                key,
                format!("{wie} is het er niet mee eens. Schrijf in de toelichting waarom."),
            ));
        }
    }
    if lezer.is("advies_mbo", "NEGATIEF") {
        found.push(Bevinding::let_op(
            "advies_mbo",
            "Het mbo raadt dit af. Overleg voor je verdergaat.",
        ));
    }
    found
}
