//! Between the forms of a werkgever and what the service keeps.

use chrono::NaiveDate;

use crate::app::command::{BedrijfGegevens, PlekGegevens};
use crate::domain::betrokkene::Rol;
use crate::domain::datum::toon;
use crate::domain::leerbedrijf::{BedrijfSoort, Leerbedrijf};
use crate::domain::leerwerkplek::{Leerwerkplek, Perspectief};
use crate::domain::waardelijst::Branche;
use crate::form::spec::FormSpec;
use crate::form::specs::werkgever::{
    LEERBEDRIJF, LEERWERKPLEK, Soortkeuze, Werkplek, toon_aantallen,
};
use crate::form::{Answers, Plaatsen, check, kind, quick};

/// The leerbedrijf as the form says it.
pub(super) fn bedrijf(spec: &FormSpec, answers: &Answers) -> BedrijfGegevens {
    let tekst = |key: &str| answers.antwoord(key).waarde().unwrap_or("").to_owned();
    let code = |key: &str| kind::code(spec.field(key)?.kind, answers.get(key));
    let soort = code("soort").and_then(Soortkeuze::van_code);
    BedrijfGegevens {
        naam: tekst("naam"),
        plaats: tekst("plaats"),
        postcode: tekst("postcode"),
        kvk: tekst("kvk"),
        sbb_id: tekst("sbb_id"),
        soort: soort.map(|it| match it {
            Soortkeuze::Sw => BedrijfSoort::Sw,
            Soortkeuze::Regulier => BedrijfSoort::Regulier,
        }),
        branche: code("branche").and_then(Branche::van_code),
        praktijkopleider: tekst("praktijkopleider"),
        telefoon: tekst("telefoon"),
        email: tekst("email"),
        notitie: tekst("notitie"),
    }
}

fn van_werkplek(it: Werkplek) -> PlekGegevens {
    PlekGegevens {
        functie: it.functie,
        branche: it.branche,
        crebo: it.crebo,
        niveau: it.niveau,
        aantal: it.aantal,
        aantallen: it.aantallen,
        uren: it.uren,
        dagdelen: it.dagdelen,
        vanaf: it.vanaf,
        tot: it.tot,
        eisen: it.eisen,
        begeleiding: it.begeleiding,
        perspectief: it.perspectief,
        postcode: it.postcode,
        plaats: it.plaats,
    }
}

/// The leerwerkplek as the form says it.
pub(super) fn plek(spec: &FormSpec, answers: &Answers, vandaag: NaiveDate) -> PlekGegevens {
    van_werkplek(Werkplek::lees(spec, answers, vandaag))
}

/// Every leerwerkplek of a new leerbedrijf: the one of the fields, and one per line below it. A
/// line with a part that was not understood tells so: it would be lost.
pub(super) fn plekken(
    answers: &Answers,
    plaatsen: &Plaatsen,
    vandaag: NaiveDate,
) -> Result<Vec<PlekGegevens>, String> {
    let eerste = Werkplek::lees(&crate::form::specs::werkgever::WERKGEVER, answers, vandaag);
    let meer = answers.antwoord("meer").waarde().unwrap_or("");
    let mut alle = Vec::new();
    if !eerste.is_leeg() {
        alle.push(van_werkplek(eerste));
    }
    for regel in meer.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let gelezen = quick::lees(&LEERWERKPLEK, regel, plaatsen, vandaag);
        let rest = gelezen.rest_tekst(regel);
        if !rest.is_empty() {
            return Err(format!(
                "\"{rest}\" begrijp ik niet; haal het weg of typ het anders."
            ));
        }
        let mut los = Answers::new(&LEERWERKPLEK);
        for stuk in &gelezen.stukken {
            los.set(stuk.key, &stuk.waarde);
        }
        if let Some(klacht) = check::check(&LEERWERKPLEK, &los, vandaag).first() {
            return Err(klacht.tekst.clone());
        }
        alle.push(plek(&LEERWERKPLEK, &los, vandaag));
    }
    Ok(alle)
}

/// What is known of a leerbedrijf, as answers.
pub(super) fn bekend_bedrijf(it: &Leerbedrijf) -> Answers {
    let mut answers = Answers::new(&LEERBEDRIJF);
    let opleider = it
        .betrokkenen
        .iter()
        .find(|it| it.rol == Rol::Praktijkopleider);
    let tekst = |it: Option<String>| it.unwrap_or_default();
    let soort = match it.soort {
        BedrijfSoort::Regulier => Soortkeuze::Regulier,
        BedrijfSoort::Sw => Soortkeuze::Sw,
    };
    for (key, waarde) in [
        ("naam", it.naam.clone()),
        ("plaats", it.plaats.clone()),
        ("postcode", tekst(it.postcode.map(|it| it.to_string()))),
        ("branche", it.branche.label().to_owned()),
        ("kvk", tekst(it.kvk.clone())),
        ("sbb_id", tekst(it.sbb_id.clone())),
        ("soort", soort.label().to_owned()),
        (
            "praktijkopleider",
            tekst(opleider.map(|it| it.naam.clone())),
        ),
        (
            "telefoon",
            tekst(opleider.and_then(|it| it.telefoon.as_ref().map(ToString::to_string))),
        ),
        (
            "email",
            tekst(opleider.and_then(|it| it.email.as_ref().map(|it| it.as_str().to_owned()))),
        ),
    ] {
        answers.set(key, &waarde);
    }
    answers
}

/// What is known of a leerwerkplek, as answers.
pub(super) fn bekend_plek(it: &Leerwerkplek) -> Answers {
    let mut answers = Answers::new(&LEERWERKPLEK);
    let tekst = |it: Option<String>| it.unwrap_or_default();
    let dagdelen: Vec<&str> = it.dagdelen.iter().map(|it| it.label()).collect();
    let eisen: Vec<String> = it.eisen.iter().map(ToString::to_string).collect();
    for (key, waarde) in [
        ("functie", it.functie.clone()),
        ("werk", tekst(it.branche.map(|it| it.label().to_owned()))),
        ("crebo", tekst(it.crebo.map(|it| it.to_string()))),
        ("niveau", tekst(it.niveau.map(|it| it.label().to_owned()))),
        ("aantal", it.aantal.to_string()),
        ("aantallen", toon_aantallen(&it.aantallen)),
        ("uren", tekst(it.uren.map(|it| it.to_string()))),
        ("dagdelen", dagdelen.join(", ")),
        ("vanaf", tekst(it.vanaf.map(toon))),
        ("tot", tekst(it.tot.map(toon))),
        ("eisen", eisen.join(", ")),
        (
            "begeleiding",
            tekst(it.begeleiding.map(|it| it.to_string())),
        ),
        (
            "perspectief",
            tekst(it.perspectief.map(|it| Perspectief::label(it).to_owned())),
        ),
        ("werkpostcode", tekst(it.postcode.map(|it| it.to_string()))),
        ("werkplaats", tekst(it.plaats.clone())),
    ] {
        answers.set(key, &waarde);
    }
    answers
}
