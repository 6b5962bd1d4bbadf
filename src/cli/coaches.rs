//! `coaches`: who works here, with which account and which role (P-14).

use anyhow::anyhow;
use serde_json::json;

use super::args::CoachWens;
use super::{Einde, Omgeving, VERKEERD_GEBRUIK, beeld, zichtbaar};
use crate::app::command::{CoachGegevens, Command};
use crate::app::query::{Antwoord, Query};
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;
use crate::domain::coach::Coach;
use crate::domain::rol::Rol;

fn verkeerd(bericht: String) -> anyhow::Error {
    Einde {
        bericht,
        code: VERKEERD_GEBRUIK,
    }
    .into()
}

fn rol(tekst: &str) -> anyhow::Result<Rol> {
    Rol::lees(tekst).ok_or_else(|| {
        let namen: Vec<&str> = Rol::ALL.iter().map(|it| it.code()).collect();
        verkeerd(format!(
            "'{tekst}' is geen rol; kies uit: {}",
            namen.join(", ")
        ))
    })
}

fn ja(tekst: &str) -> anyhow::Result<bool> {
    match tekst.trim() {
        "ja" => Ok(true),
        "nee" => Ok(false),
        anders => Err(verkeerd(format!("'{anders}' is geen ja of nee"))),
    }
}

/// Shows who works here, or changes one of them.
pub(super) fn coaches(
    keuze: &Keuze,
    wens: &CoachWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let Some(kort) = &wens.kort else {
        return lijst(keuze, wens.json, omgeving);
    };
    let weg = match (wens.weg, wens.terug) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    };
    let gegevens = CoachGegevens {
        kort: kort.clone(),
        naam: wens.naam.clone(),
        organisatie: wens.organisatie.clone(),
        uid: wens.uid,
        rol: wens.rol.as_deref().map(rol).transpose()?,
        beheer: wens.beheer.as_deref().map(ja).transpose()?,
        weg,
    };
    let toegang = Toegang::open_bestaand(keuze)?;
    let done = toegang.doe(Command::ZetCoach { gegevens })?;
    writeln!(omgeving.uit, "{}", zichtbaar(&done.titel))?;
    toegang.sluit()
}

fn lijst(keuze: &Keuze, als_json: bool, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    let toegang = Toegang::open_bestaand(keuze)?;
    let Antwoord::Coaches(mut alle) = toegang.vraag(Query::Coaches)? else {
        return Err(anyhow!("geen antwoord"));
    };
    alle.sort_by_key(|it| (it.weg, it.id));
    if als_json {
        let waarden: Vec<_> = alle.iter().map(waarde).collect();
        beeld::schrijf_mooi(omgeving.uit, &json!(waarden))?;
    } else {
        for it in &alle {
            let uid = it
                .uid
                .map_or_else(String::new, |uid| format!("account {uid}"));
            let beheer = if it.beheer { ", beheert" } else { "" };
            let weg = if it.weg { ", werkt hier niet meer" } else { "" };
            let regel = format!(
                "{:<12} {:<24} {:<14} {}{beheer}{weg}",
                it.kort,
                it.naam,
                uid,
                it.rol.label()
            );
            writeln!(omgeving.uit, "{}", zichtbaar(&regel))?;
        }
    }
    toegang.sluit()
}

fn waarde(coach: &Coach) -> serde_json::Value {
    json!({
        "coach": coach.id,
        "kort": coach.kort,
        "naam": coach.naam,
        "organisatie": coach.organisatie,
        "uid": coach.uid,
        "rol": coach.rol,
        "beheer": coach.beheer,
        "weg": coach.weg,
    })
}
