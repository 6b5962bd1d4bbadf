//! The rights of a person from the command line: the overview, who looked, freezing, requests,
//! terms and removal (P-21, P-30 to P-42).

use anyhow::anyhow;

use super::args::{BewaarWens, DocumentWens, InzageWens, VerwijderWens, VerzoekWens};
use super::{Einde, Omgeving, VERKEERD_GEBRUIK, beeld, bewaren, document, zichtbaar};
use crate::app::command::Command;
use crate::app::query::{Antwoord, Query};
use crate::app::tijd::op_scherm;
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;
use crate::domain::avg::Verzoeksoort;
use crate::domain::bewaartermijn::Bewaarklasse;
use crate::domain::datum::toon as dag;
use crate::domain::document::Documentsoort;
use crate::domain::id::KandidaatId;

fn verkeerd(bericht: String) -> anyhow::Error {
    Einde {
        bericht,
        code: VERKEERD_GEBRUIK,
    }
    .into()
}

fn doe(toegang: &Toegang, command: Command, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    let done = toegang.doe(command)?;
    writeln!(omgeving.uit, "{}", zichtbaar(&done.titel))?;
    Ok(())
}

/// Everything that is known of a person: a document, or the records as JSON.
pub(super) fn inzage(
    keuze: &Keuze,
    wens: &InzageWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    if let Some(bestand) = &wens.bestand {
        let wens = DocumentWens {
            soort: Documentsoort::Inzage.code().to_owned(),
            id: wens.id.clone(),
            bestand: bestand.clone(),
            overschrijf: wens.overschrijf,
            bsn: wens.bsn.clone(),
            nummer: None,
        };
        return document::document(keuze, &wens, omgeving);
    }
    if !wens.json {
        return Err(verkeerd(
            "geef een bestand (.pdf, .md of .txt), of --json voor de gegevens zelf".to_owned(),
        ));
    }
    let toegang = Toegang::open_bestaand(keuze)?;
    let kaart = document::kaart(&toegang, &wens.id)?;
    let query = Query::Inzage {
        kaart,
        bsn: wens.bsn.clone(),
    };
    if let Antwoord::Inzage(beeld) = toegang.vraag(query)? {
        beeld::schrijf_mooi(omgeving.uit, &beeld.0)?;
    }
    toegang.sluit()
}

/// Who saw and did what with a dossier.
pub(super) fn wie_keek(
    keuze: &Keuze,
    id: &str,
    als_json: bool,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let toegang = Toegang::open_bestaand(keuze)?;
    let kaart = document::kaart(&toegang, id)?;
    let Antwoord::WieKeek(rijen) = toegang.vraag(Query::WieKeek(kaart))? else {
        return Err(anyhow!("geen antwoord"));
    };
    if als_json {
        let alle: Vec<_> = rijen.iter().map(beeld::journaal).collect();
        beeld::schrijf_mooi(omgeving.uit, &alle.into())?;
    } else {
        for rij in &rijen {
            let velden = if rij.velden.is_empty() {
                String::new()
            } else {
                format!(" ({})", rij.velden.join(", "))
            };
            let reden = if rij.reden.is_empty() {
                String::new()
            } else {
                format!(": {}", rij.reden)
            };
            let regel = format!(
                "{}  {:<6} {}{velden}{reden}",
                op_scherm(rij.moment),
                rij.door,
                rij.woorden
            );
            writeln!(omgeving.uit, "{}", zichtbaar(&regel))?;
        }
        writeln!(omgeving.uit, "{} regels", rijen.len())?;
    }
    toegang.sluit()
}

/// Freezes a dossier, or lets it go.
pub(super) fn bevries(
    keuze: &Keuze,
    id: &str,
    reden: &str,
    dicht: bool,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let toegang = Toegang::open_bestaand(keuze)?;
    let kaart = document::kaart(&toegang, id)?;
    let reden = reden.to_owned();
    let command = if dicht {
        Command::Bevries { kaart, reden }
    } else {
        Command::Ontdooi { kaart, reden }
    };
    doe(&toegang, command, omgeving)?;
    toegang.sluit()
}

/// Removes a person; what was stored goes from the files of the store too.
pub(super) fn verwijder(
    keuze: &Keuze,
    wens: &VerwijderWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let kandidaat: KandidaatId = wens.id.trim().parse()?;
    let toegang = Toegang::open_bestaand(keuze)?;
    let command = Command::Verwijder {
        kandidaat,
        reden: wens.reden.clone(),
        bevestig: wens.bevestig.clone().unwrap_or_default(),
    };
    doe(&toegang, command, omgeving)?;
    let eigen = toegang.is_eigen();
    toegang.sluit()?;
    if eigen {
        // What was removed still stands in the pages of the store until it is made anew.
        bewaren::vergeet(keuze)?;
    } else {
        writeln!(
            omgeving.fout,
            "in de bestanden van de opslag staat het nog, tot de beheerder haar opnieuw maakt, met de \
             server gestopt: trajectbord compact --vergeet"
        )?;
    }
    writeln!(
        omgeving.fout,
        "in back-ups van voor vandaag staat het ook nog; gooi die weg als je ze niet meer nodig hebt"
    )?;
    Ok(())
}

/// What may go, and the terms.
pub(super) fn bewaartermijn(
    keuze: &Keuze,
    wens: &BewaarWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let toegang = Toegang::open_bestaand(keuze)?;
    if let Some(zet) = &wens.zet {
        let fout = || {
            let namen: Vec<&str> = Bewaarklasse::ALL.iter().map(|it| it.code()).collect();
            verkeerd(format!(
                "schrijf --zet KLASSE=MAANDEN, met een klasse uit: {}",
                namen.join(", ")
            ))
        };
        let (klasse, maanden) = zet.split_once('=').ok_or_else(fout)?;
        let klasse = Bewaarklasse::van_code(klasse.trim()).ok_or_else(fout)?;
        let maanden = maanden.trim().parse().map_err(|_| fout())?;
        doe(
            &toegang,
            Command::ZetBewaartermijn { klasse, maanden },
            omgeving,
        )?;
        return toegang.sluit();
    }
    if wens.journaal {
        doe(&toegang, Command::SchoonJournaal, omgeving)?;
        return toegang.sluit();
    }
    let Antwoord::Bewaartermijn(beeld) = toegang.vraag(Query::Bewaartermijn)? else {
        return Err(anyhow!("geen antwoord"));
    };
    if wens.json {
        beeld::schrijf_mooi(omgeving.uit, &serde_json::to_value(&*beeld)?)?;
        return toegang.sluit();
    }
    for it in &beeld.termijnen {
        let stand = if it.bevestigd {
            ""
        } else {
            "  (te bevestigen)"
        };
        writeln!(
            omgeving.uit,
            "{:<44} {:>4} maanden{stand}",
            it.klasse.label(),
            it.maanden
        )?;
    }
    writeln!(omgeving.uit)?;
    for rij in &beeld.verlopen {
        let regel = format!(
            "{}  {:<30} {:<40} sinds {}, mocht weg op {}",
            rij.kandidaat,
            rij.naam,
            rij.klasse.label(),
            dag(rij.sinds),
            dag(rij.tot)
        );
        writeln!(omgeving.uit, "{}", zichtbaar(&regel))?;
    }
    writeln!(
        omgeving.uit,
        "{} dossiers waarvan de bewaartermijn om is; niets gaat vanzelf weg",
        beeld.verlopen.len()
    )?;
    toegang.sluit()
}

/// Requests of persons: the list, a new one, more time, an answer.
pub(super) fn verzoek(
    keuze: &Keuze,
    wens: &VerzoekWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let toegang = Toegang::open_bestaand(keuze)?;
    let Some(id) = &wens.id else {
        let Antwoord::Verzoeken(rijen) = toegang.vraag(Query::Verzoeken)? else {
            return Err(anyhow!("geen antwoord"));
        };
        for rij in &rijen {
            let regel = format!(
                "{}  {:>3}  {:<26} {:<24} {}",
                rij.kandidaat,
                rij.nummer,
                rij.naam,
                rij.soort.label(),
                rij.stand
            );
            writeln!(omgeving.uit, "{}", zichtbaar(&regel))?;
        }
        writeln!(omgeving.uit, "{} verzoeken", rijen.len())?;
        return toegang.sluit();
    };
    let kaart = document::kaart(&toegang, id)?;
    let command = match (&wens.soort, wens.nummer) {
        (Some(soort), None) => Command::Verzoek {
            kaart,
            soort: Verzoeksoort::lees(soort).ok_or_else(|| {
                let namen: Vec<&str> = Verzoeksoort::ALL.iter().map(|it| it.code()).collect();
                verkeerd(format!(
                    "'{soort}' is geen verzoek; kies uit: {}",
                    namen.join(", ")
                ))
            })?,
            ontvangen: wens
                .ontvangen
                .as_deref()
                .map(str::parse)
                .transpose()
                .map_err(|_| verkeerd("schrijf --ontvangen als 2026-11-30".to_owned()))?,
        },
        (None, Some(nummer)) => match (&wens.antwoord, &wens.verleng) {
            (Some(tekst), None) => Command::BeantwoordVerzoek {
                kaart,
                nummer,
                tekst: tekst.clone(),
            },
            (None, Some(tekst)) => Command::VerlengVerzoek {
                kaart,
                nummer,
                tekst: tekst.clone(),
            },
            _ => return Err(verkeerd("geef --antwoord of --verleng".to_owned())),
        },
        _ => {
            return Err(verkeerd(
                "geef een soort voor een nieuw verzoek, of --nummer met --antwoord of --verleng"
                    .to_owned(),
            ));
        }
    };
    doe(&toegang, command, omgeving)?;
    toegang.sluit()
}
