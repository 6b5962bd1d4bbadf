//! `rapport`: the figures of the region as a file.

use anyhow::anyhow;
use serde_json::{Value, json};

use super::args::RapportWens;
use super::document::{nog_vrij, wegschrijven};
use super::{Einde, Omgeving, VERKEERD_GEBRUIK};
use crate::app::matching::Voortgang;
use crate::app::query::{Antwoord, MonitorBeeld, MonitorWens, Query};
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;
use crate::document::rapport::{VORMEN, bytes};
use crate::domain::document::Vorm;
use crate::domain::monitor::{Cel, Dimensie, Maat, Tijdvak};

/// The indicators with these codes; all of them where none was named.
pub(super) fn maten(codes: &[String]) -> Result<Vec<Maat>, String> {
    if codes.is_empty() {
        return Ok(Maat::ALL.to_vec());
    }
    codes
        .iter()
        .map(|code| {
            Maat::lees(code).ok_or_else(|| format!("'{code}' ken ik niet; kies M1 tot en met M13"))
        })
        .collect()
}

/// By what is split.
pub(super) fn dims(woorden: &[String]) -> Result<Vec<Dimensie>, String> {
    let alle = || Dimensie::ALL.map(Dimensie::label).join(", ");
    woorden
        .iter()
        .map(|woord| {
            Dimensie::lees(woord)
                .ok_or_else(|| format!("'{woord}' ken ik niet; kies uit: {}", alle()))
        })
        .collect()
}

/// A period as people write it.
pub(super) fn tijdvak(tekst: &str) -> Result<Tijdvak, String> {
    Tijdvak::lees(tekst).ok_or_else(|| {
        format!(
            "'{tekst}' is geen periode; schrijf 2026, 2026-10, 2026-K3 of 2026-01-01..2026-06-30"
        )
    })
}

/// The figures as JSON.
pub(super) fn beeld(it: &MonitorBeeld) -> Value {
    let Some(rapport) = &it.rapport else {
        return Value::Null;
    };
    let teksten = |cellen: &[Cel]| cellen.iter().map(Cel::tekst).collect::<Vec<_>>();
    let bladen = rapport.bladen.iter().map(|blad| {
        let tabellen = blad.tabellen.iter().map(|tabel| {
            json!({
                "titel": tabel.titel,
                "kop": tabel.kop,
                "kolommen": tabel.kolommen.iter().map(|it| &it.naam).collect::<Vec<_>>(),
                "rijen": tabel.rijen.iter().map(|rij| json!({
                    "naam": rij.naam,
                    "cellen": teksten(&rij.cellen),
                })).collect::<Vec<_>>(),
                "totaal": tabel.totaal.as_deref().map(teksten),
            })
        });
        json!({
            "code": blad.maat.code(),
            "naam": blad.maat.naam(),
            "definitie": blad.maat.definitie(),
            "tabellen": tabellen.collect::<Vec<_>>(),
        })
    });
    json!({
        "regio": rapport.regio,
        "van": rapport.tijdvak.van(),
        "tot": rapport.tijdvak.tot(),
        "stand": rapport.stand,
        "definities": rapport.definities,
        "verborgen": rapport.verborgen,
        "bewaard": it.bewaard,
        "indicatoren": bladen.collect::<Vec<_>>(),
    })
}

fn verkeerd(bericht: String) -> anyhow::Error {
    let code = VERKEERD_GEBRUIK;
    Einde { bericht, code }.into()
}

/// Over which period: said at once, or with a first and a last day.
fn periode(wens: &RapportWens) -> anyhow::Result<Tijdvak> {
    match (&wens.periode, wens.van, wens.tot) {
        (_, Some(van), Some(tot)) => Tijdvak::nieuw(van, tot).ok_or_else(|| {
            verkeerd("de laatste dag ligt voor de eerste; kijk --van en --tot na".to_owned())
        }),
        (Some(tekst), ..) => tijdvak(tekst).map_err(verkeerd),
        _ => Err(verkeerd(
            "zeg over welke periode, zoals: trajectbord rapport 2026-K3 --uit rapport.html"
                .to_owned(),
        )),
    }
}

fn vorm(wens: &RapportWens) -> anyhow::Result<Vorm> {
    let woord = match &wens.vorm {
        Some(vorm) => vorm.clone(),
        None => wens
            .uit
            .extension()
            .map(|einde| einde.to_string_lossy().into_owned())
            .unwrap_or_default(),
    };
    VORMEN
        .into_iter()
        .find(|it| it.code().eq_ignore_ascii_case(&woord))
        .ok_or_else(|| {
            let alle = VORMEN.map(Vorm::code).join(", ");
            verkeerd(format!(
                "kies een vorm met het einde van de bestandsnaam of met --vorm: {alle}"
            ))
        })
}

/// Writes the report; small numbers are always hidden in it.
pub(super) fn rapport(
    keuze: &Keuze,
    wens: &RapportWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let tijdvak = periode(wens)?;
    let naar_scherm = wens.uit.as_os_str() == "-";
    let vorm = vorm(wens)?;
    if !naar_scherm {
        nog_vrij(&wens.uit, wens.overschrijf)?;
    }
    let vraag = MonitorWens {
        maten: maten(&wens.maat).map_err(verkeerd)?,
        dims: dims(&wens.dim).map_err(verkeerd)?,
        tijdvak,
        stand: wens.stand,
        verberg: true,
        voortgang: Voortgang::default(),
    };
    let toegang = Toegang::open_bestaand(keuze)?;
    let antwoord = toegang.vraag(Query::Monitor(Box::new(vraag)))?;
    let Antwoord::Monitor(beeld) = antwoord else {
        return Err(anyhow!("geen antwoord"));
    };
    let rapport = beeld.rapport.ok_or_else(|| anyhow!("geen antwoord"))?;
    let inhoud = bytes(&rapport, vorm).map_err(|fout| anyhow!(fout))?;
    if naar_scherm {
        omgeving.uit.write_all(&inhoud)?;
    } else {
        wegschrijven(&wens.uit, &inhoud, wens.overschrijf)?;
        writeln!(
            omgeving.uit,
            "Rapport over {} staat in {}",
            rapport.tijdvak,
            wens.uit.display()
        )?;
    }
    toegang.sluit()
}
