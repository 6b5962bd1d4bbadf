//! `importeer`: a list of others, rehearsed and then brought in as one change.

use crate::domain::telwoord::tel;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use anyhow::{Context, anyhow};
use serde_json::{Value, json};

use super::args::ImporteerWens;
use super::{AFGEWEZEN, Einde, MISLUKT, Omgeving, VERKEERD_GEBRUIK, beeld, bewaren, zichtbaar};
use crate::app::command::Command;
use crate::app::importeer::{Afwijzing, Gelezen, ImportBeeld, Importsoort, Voorbeeldrij};
use crate::app::query::{Antwoord, Query};
use crate::boot::toegang::Toegang;
use crate::boot::{Keuze, voortgang, wis_voortgang};
use crate::domain::tekst::schoon;
use crate::inlees;

fn verkeerd(bericht: String) -> anyhow::Error {
    Einde {
        bericht,
        code: VERKEERD_GEBRUIK,
    }
    .into()
}

/// Reads a file in, or shows what reading it in would do.
pub(super) fn importeer(
    keuze: &Keuze,
    wens: &ImporteerWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let soort = wens.soort.to_str().and_then(Importsoort::van_code);
    let (soort, bestand) = match (soort, &wens.bestand) {
        (Some(soort), Some(bestand)) => (soort, bestand),
        (Some(soort), None) if !wens.soort.exists() => {
            return Err(verkeerd(format!(
                "geef ook het bestand met {}",
                soort.label()
            )));
        }
        (None, Some(_)) => {
            let soorten = Importsoort::ALL.map(Importsoort::code).join(", ");
            return Err(verkeerd(format!(
                "'{}' kan ik niet inlezen; kies uit: {soorten}",
                wens.soort.display()
            )));
        }
        (_, None) if wens.proef || wens.json || !wens.kolom.is_empty() => {
            return Err(verkeerd(
                "--proef, --json en --kolom zijn voor lijsten van anderen; zeg eerst wat erin staat"
                    .to_owned(),
            ));
        }
        (_, None) => return bewaren::importeer(keuze, &wens.soort, omgeving),
    };
    let keuzes = kolommen(&wens.kolom)?;
    voortgang("bestand lezen", 0, None);
    let bytes = bytes(bestand)?;
    let toegang = Toegang::open(keuze)?;
    let vandaag = toegang.vandaag();
    let naam = bestand.file_name().unwrap_or_default().to_string_lossy();
    let gelezen = inlees::lees(soort, &naam, &bytes, &keuzes, vandaag)
        .map_err(|fout| anyhow!("{}: {fout}", schoon(&naam)))?;
    drop(bytes);
    let rijen = u64::try_from(gelezen.rijen).unwrap_or(u64::MAX);
    voortgang("rijen vergelijken", 0, Some(rijen));
    let proef = proef(&toegang, &gelezen)?;
    let gedaan = if wens.proef || !proef.iets() {
        None
    } else {
        voortgang("bewaren", 0, Some(rijen));
        let command = Command::Importeer {
            bron: gelezen.bron,
            lading: gelezen.lading,
            voortgang: gelezen.voortgang,
        };
        Some(toegang.doe(command)?.titel)
    };
    wis_voortgang();
    if wens.json {
        beeld::schrijf_mooi(
            omgeving.uit,
            &als_json(&proef, wens.proef, gedaan.as_deref()),
        )?;
    } else {
        schrijf(&proef, wens.proef, gedaan.as_deref(), omgeving)?;
    }
    toegang.sluit()?;
    match proef.afgewezen.len() {
        0 => Ok(()),
        aantal => Err(Einde {
            bericht: format!("{} afgewezen", regels(aantal)),
            code: AFGEWEZEN,
        }
        .into()),
    }
}

fn regels(aantal: usize) -> String {
    tel(aantal, "regel", "regels")
}

/// What was said of columns.
fn kolommen(teksten: &[String]) -> anyhow::Result<Vec<(String, String)>> {
    let gelezen = teksten.iter().map(|tekst| {
        let (veld, kolom) = tekst
            .split_once('=')
            .ok_or_else(|| verkeerd(format!("--kolom {tekst}: typ VELD=KOLOM, zoals naam=3")))?;
        Ok((veld.trim().to_owned(), kolom.trim().to_owned()))
    });
    gelezen.collect()
}

/// The bytes of a file, and never more than one may have.
fn bytes(bestand: &Path) -> anyhow::Result<Vec<u8>> {
    let lukt_niet = || format!("{} openen lukt niet", bestand.display());
    let open = File::open(bestand).with_context(lukt_niet)?;
    let mut bytes = Vec::new();
    let grens = u64::try_from(inlees::BYTES_MAX).unwrap_or(u64::MAX);
    open.take(grens.saturating_add(1))
        .read_to_end(&mut bytes)
        .with_context(|| format!("{} lezen lukt niet", bestand.display()))?;
    if bytes.len() > inlees::BYTES_MAX {
        return Err(Einde {
            bericht: format!(
                "{} is groter dan {} MB; knip het in stukken",
                bestand.display(),
                inlees::BYTES_MAX / 1024 / 1024
            ),
            code: MISLUKT,
        }
        .into());
    }
    Ok(bytes)
}

fn proef(toegang: &Toegang, gelezen: &Gelezen) -> anyhow::Result<ImportBeeld> {
    let vraag = Query::Importproef(Box::new(gelezen.clone()));
    match toegang.vraag(vraag)? {
        Antwoord::Importproef(beeld) => Ok(*beeld),
        _ => Err(anyhow!("geen antwoord")),
    }
}

/// The line of a rejection: "regel 12", "blad Vervallen, regel 3".
fn waar(afwijzing: &Afwijzing) -> String {
    if afwijzing.blad.is_empty() {
        format!("regel {}", afwijzing.regel)
    } else {
        format!("blad {}, regel {}", afwijzing.blad, afwijzing.regel)
    }
}

fn in_een_regel(rij: &Voorbeeldrij) -> String {
    let velden: Vec<String> = rij
        .velden
        .iter()
        .map(|(label, waarde)| format!("{label}: {waarde}"))
        .collect();
    velden.join(" | ")
}

/// What a person reads.
fn schrijf(
    proef: &ImportBeeld,
    alleen_proef: bool,
    gedaan: Option<&str>,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let uit = &mut omgeving.uit;
    let rijen = tel(proef.rijen, "rij", "rijen");
    writeln!(
        uit,
        "{}: {}, {rijen} (kenmerk {})",
        zichtbaar(&proef.bron.naam),
        proef.vorm,
        proef.bron.kort()
    )?;
    if alleen_proef {
        if !proef.kolommen.is_empty() {
            writeln!(uit, "\nKolommen:")?;
        }
        for kolom in &proef.kolommen {
            let veld = kolom.veld.as_ref().map_or("-", |(_, label)| label);
            let kop = if kolom.kop.is_empty() {
                "(zonder kop)"
            } else {
                &kolom.kop
            };
            let hoe = kolom.hoe.label();
            writeln!(
                uit,
                "  {:>3} {} -> {veld} ({hoe})",
                kolom.nummer,
                zichtbaar(kop)
            )?;
        }
        writeln!(uit, "\nDe eerste rijen:")?;
        for rij in &proef.eerste {
            let oordeel = rij.oordeel.map_or("afgewezen", |it| it.label());
            let velden = in_een_regel(rij);
            writeln!(
                uit,
                "  regel {}, {oordeel}: {}",
                rij.regel,
                zichtbaar(&velden)
            )?;
        }
    }
    let kopje = |uit: &mut dyn std::io::Write, kop: &str, regels: Vec<String>| {
        if regels.is_empty() {
            return Ok(());
        }
        writeln!(uit, "\n{kop}")?;
        regels
            .iter()
            .try_for_each(|regel| writeln!(uit, "  {}", zichtbaar(regel)))
    };
    kopje(uit, "Opmerkingen:", proef.opmerkingen.clone())?;
    let let_op = proef.let_op.iter();
    let let_op = let_op.map(|it| format!("regel {}: {}", it.regel, it.tekst));
    kopje(uit, "Let op:", let_op.collect())?;
    let afgewezen = proef.afgewezen.iter();
    let afgewezen = afgewezen.map(|it| format!("{}: {}", waar(it), it.reden));
    kopje(uit, "Afgewezen:", afgewezen.collect())?;
    let lopend = proef.lopend.iter().map(|it| {
        let opvolger = it
            .vervangen_door
            .map_or_else(String::new, |crebo| format!(", vervangen door {crebo}"));
        format!("{} {} op {}{opvolger}", it.kaart, it.naam, it.crebo)
    });
    kopje(
        uit,
        "Lopende trajecten op een vervallen kwalificatie:",
        lopend.collect(),
    )?;
    writeln!(uit)?;
    for telling in &proef.tellingen {
        writeln!(uit, "{}", telling.regel())?;
    }
    writeln!(uit, "afgewezen: {}", regels(proef.afgewezen.len()))?;
    match gedaan {
        Some(titel) => writeln!(uit, "Ingelezen: {}. Terug kan met u.", zichtbaar(titel))?,
        None if alleen_proef => writeln!(uit, "Dit is een proef: er is niets ingelezen.")?,
        None => writeln!(uit, "Er is niets nieuws in dit bestand.")?,
    }
    Ok(())
}

/// What a program reads.
fn als_json(proef: &ImportBeeld, alleen_proef: bool, gedaan: Option<&str>) -> Value {
    let som = |tel: fn(&crate::app::importeer::Telling) -> usize| -> usize {
        proef.tellingen.iter().map(tel).sum()
    };
    json!({
        "ok": true,
        "proef": alleen_proef,
        "gedaan": gedaan,
        "soort": proef.soort.code(),
        "bestand": proef.bron,
        "vorm": proef.vorm,
        "rijen": proef.rijen,
        "nieuw": som(|it| it.nieuw),
        "gewijzigd": som(|it| it.gewijzigd),
        "ongewijzigd": som(|it| it.ongewijzigd),
        "vervallen": som(|it| it.vervallen),
        "tellingen": proef.tellingen,
        "afgewezen": proef.afgewezen,
        "let_op": proef.let_op,
        "opmerkingen": proef.opmerkingen,
        "kolommen": proef.kolommen.iter().map(|kolom| json!({
            "kolom": kolom.nummer,
            "kop": kolom.kop,
            "veld": kolom.veld.as_ref().map(|(sleutel, _)| sleutel),
            "hoe": kolom.hoe,
        })).collect::<Vec<_>>(),
        "eerste": proef.eerste.iter().map(|rij| json!({
            "regel": rij.regel,
            "oordeel": rij.oordeel,
            "velden": rij.velden.iter()
                .map(|(label, waarde)| (label.to_string(), json!(waarde)))
                .collect::<serde_json::Map<String, Value>>(),
        })).collect::<Vec<_>>(),
        "lopend": proef.lopend,
    })
}
