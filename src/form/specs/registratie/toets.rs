//! The rules across the fields of a registratie (DOMAIN 1.3).

use chrono::{Days, NaiveDate};

use super::super::lezer::Lezer;
use super::super::{deel, school};
use super::{REGISTRATIE, SCHOOL};
use crate::domain::code::Crebo;
use crate::domain::datum::plus_maanden;
use crate::domain::naam::Naam;
use crate::domain::postcode::Postcode;
use crate::domain::startkwalificatie::Startkwalificatie;
use crate::form::answers::Answers;
use crate::form::bevinding::Bevinding;

/// Every rule.
pub(super) fn toets(answers: &Answers, today: NaiveDate) -> Vec<Bevinding> {
    let lezer = Lezer::nieuw(&REGISTRATIE, answers, today);
    let mut found = persoon(&lezer);
    found.extend(vooropleiding(&lezer));
    found.extend(periode(&lezer));
    found.extend(bedrijf(&lezer));
    found.extend(slot(&lezer));
    found
}

fn persoon(lezer: &Lezer<'_>) -> Vec<Bevinding> {
    let mut found = Vec::new();
    let deel = |key: &str| lezer.tekst(key);
    if lezer.gevuld("achternaam") {
        let roepnaam = deel("roepnaam");
        let voorvoegsel = deel("voorvoegsel");
        let naam = Naam::nieuw(
            &deel("voornamen"),
            Some(roepnaam.as_str()),
            Some(voorvoegsel.as_str()),
            &deel("achternaam"),
        );
        if let Err(fout) = naam {
            found.push(Bevinding::fout("achternaam", fout.to_string()));
        }
    }
    let heeft = lezer.startkwalificatie(&SCHOOL).uitkomst == Startkwalificatie::Ja;
    found.extend(deel::leeftijd(lezer, "geboortedatum"));
    found.extend(deel::kwalificatieplicht(lezer, "geboortedatum", heeft));
    if lezer.gevuld("postcode") && lezer.lees::<Postcode>("postcode").is_none() {
        found.push(Bevinding::fout(
            "postcode",
            "De letters ontbreken nog. Typ de hele postcode, zoals 7551 AB.",
        ));
    }
    found.extend(een_van_twee(
        lezer,
        "telefoon",
        "email",
        "Vul een telefoonnummer of een e-mailadres in.",
    ));
    if lezer.ja("verblijfsstatus_gezien") == Some(false) {
        found.push(Bevinding::let_op(
            "verblijfsstatus_gezien",
            "Van buiten de EU? Laat dan het verblijfsdocument zien voor de inschrijving.",
        ));
    }
    if lezer.ja("id_bewijs_gezien") == Some(false) {
        found.push(Bevinding::let_op(
            "id_bewijs_gezien",
            "Voor de inschrijving moet iemand het identiteitsbewijs zien.",
        ));
    }
    found
}

/// One of two ways to reach somebody is enough.
fn een_van_twee(
    lezer: &Lezer<'_>,
    een: &'static str,
    twee: &'static str,
    tekst: &str,
) -> Option<Bevinding> {
    (!lezer.gevuld(een) && !lezer.gevuld(twee)).then(|| Bevinding::fout(een, tekst))
}

fn vooropleiding(lezer: &Lezer<'_>) -> Vec<Bevinding> {
    let mut found: Vec<Bevinding> = school::toets(lezer, &SCHOOL).into_iter().collect();
    if lezer.is("startkwalificatie_check", "NIET_UITGEVOERD") {
        found.push(Bevinding::let_op(
            "startkwalificatie_check",
            "De DUO-check is nog niet gedaan. Vraag hem aan bij het mbo.",
        ));
    }
    found
}

fn periode(lezer: &Lezer<'_>) -> Vec<Bevinding> {
    let mut found = Vec::new();
    let start = lezer.datum("start_gepland");
    let einde = lezer.datum("einde_gepland");
    if let (Some(start), Some(einde)) = (start, einde) {
        let twee_weken = start.checked_add_days(Days::new(14));
        let jaar = plus_maanden(start, 12);
        if einde <= start {
            found.push(Bevinding::fout(
                "einde_gepland",
                "De laatste dag moet na de eerste dag komen.",
            ));
        } else if twee_weken.is_some_and(|dag| einde < dag) {
            found.push(Bevinding::let_op(
                "einde_gepland",
                "Dit is korter dan 2 weken. Klopt dat? Meestal is het 3 maanden.",
            ));
        } else if jaar.is_some_and(|dag| einde > dag) {
            found.push(Bevinding::let_op(
                "einde_gepland",
                "Dit is langer dan 12 maanden. Klopt dat? Meestal is het 3 maanden.",
            ));
        }
    }
    for (key, tekst) in [
        (
            "datum_inschrijving",
            "De inschrijving hoort op of voor de eerste dag te zijn.",
        ),
        (
            "pok_datum",
            "De POK hoort op of voor de eerste dag getekend te zijn.",
        ),
        (
            "ook_datum",
            "De OOK hoort op of voor de eerste dag getekend te zijn.",
        ),
    ] {
        if let (Some(dag), Some(start)) = (lezer.datum(key), start)
            && dag > start
        {
            found.push(Bevinding::let_op(key, tekst));
        }
    }
    found
}

fn bedrijf(lezer: &Lezer<'_>) -> Vec<Bevinding> {
    let mut found = Vec::new();
    let gekozen = lezer.lees::<Crebo>("crebo");
    let erkend = lezer.lees::<Crebo>("erkenning_crebo");
    if let (Some(gekozen), Some(erkend)) = (gekozen, erkend)
        && gekozen != erkend
    {
        found.push(Bevinding::fout(
            "erkenning_crebo",
            "De erkenning is voor een andere crebo. Vraag een erkenning aan, of kies een andere.",
        ));
    }
    let tot = lezer.datum("erkenning_geldig_tot");
    if let (Some(tot), Some(einde)) = (tot, lezer.datum("einde_gepland"))
        && tot < einde
    {
        found.push(Bevinding::let_op(
            "erkenning_geldig_tot",
            "De erkenning eindigt voor de laatste dag. Laat hem op tijd verlengen.",
        ));
    }
    if lezer.gevuld("praktijkopleider_naam") {
        found.extend(een_van_twee(
            lezer,
            "praktijkopleider_telefoon",
            "praktijkopleider_email",
            "Vul een telefoonnummer of e-mailadres van de praktijkopleider in.",
        ));
    }
    found
}

fn slot(lezer: &Lezer<'_>) -> Vec<Bevinding> {
    let mut found = Vec::new();
    if !lezer.is("toestemming", "JA") {
        found.push(Bevinding::fout(
            "toestemming",
            "Er is geen toestemming om met het mbo te delen. Regel eerst de toestemming.",
        ));
    }
    for key in [
        "handtekening_deelnemer",
        "handtekening_vertegenwoordiger",
        "handtekening_werkcoach",
    ] {
        if lezer.ja(key) == Some(false) {
            found.push(Bevinding::fout(
                key,
                "Zonder handtekening is dit niet compleet. Laat het formulier tekenen.",
            ));
        }
    }
    found
}
