//! `document`, `deel` and `sjabloon`: what leaves the program as a file. It is written down in the
//! timeline before a byte of it stands on the disk.

use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, anyhow};

use super::args::{DeelWens, DocumentWens};
use super::{Einde, MISLUKT, Omgeving, VERKEERD_GEBRUIK, zichtbaar};
use crate::app::query::{Antwoord, ExtractBeeld, Query, Vastlegging};
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;
use crate::document::csv::{BOM, csv};
use crate::document::maak::ingebouwd;
use crate::document::uit::bytes;
use crate::domain::document::{Documentsoort, Ontvanger, Vorm};
use crate::domain::id::{KaartId, KandidaatId};
use crate::run::bestand::schrijf;

fn verkeerd(bericht: String) -> anyhow::Error {
    Einde {
        bericht,
        code: VERKEERD_GEBRUIK,
    }
    .into()
}

/// The form of a file by the ending of its name; standard output is no place for a document.
pub(super) fn vorm(bestand: &Path, mag: &[Vorm]) -> anyhow::Result<Vorm> {
    let einde = bestand.extension().and_then(|it| it.to_str());
    let vorm = einde.and_then(Vorm::van_einde);
    vorm.filter(|vorm| mag.contains(vorm)).ok_or_else(|| {
        let namen: Vec<String> = mag.iter().map(|vorm| format!(".{}", vorm.code())).collect();
        verkeerd(format!(
            "{}: geef een bestand dat eindigt op {}",
            bestand.display(),
            namen.join(", ")
        ))
    })
}

/// A document by its code or another word for it.
fn soort(tekst: &str) -> anyhow::Result<Documentsoort> {
    Documentsoort::lees(tekst).ok_or_else(|| {
        let namen: Vec<&str> = Documentsoort::ALL.iter().map(|it| it.code()).collect();
        verkeerd(format!(
            "'{tekst}' is geen document; kies uit: {}",
            namen.join(", ")
        ))
    })
}

/// The card that is meant: its own number, or the traject that runs of a kandidaat.
pub(super) fn kaart(toegang: &Toegang, tekst: &str) -> anyhow::Result<KaartId> {
    let Ok(kandidaat) = tekst.trim().parse::<KandidaatId>() else {
        return tekst.trim().parse().map_err(anyhow::Error::from);
    };
    let Antwoord::Lijst(kaarten) = toegang.vraag(Query::KaartenVan(kandidaat))? else {
        return Err(anyhow!("geen antwoord"));
    };
    kaarten
        .rijen
        .first()
        .map(|rij| rij.kaart)
        .with_context(|| format!("{kandidaat} heeft geen traject"))
}

/// Refuses before anything is written down.
pub(super) fn nog_vrij(bestand: &Path, overschrijf: bool) -> anyhow::Result<()> {
    if !overschrijf && bestand.symlink_metadata().is_ok() {
        return Err(bestaat(bestand));
    }
    Ok(())
}

fn bestaat(bestand: &Path) -> anyhow::Error {
    Einde {
        bericht: format!(
            "{} bestaat al; kies een andere naam of geef --overschrijf",
            bestand.display()
        ),
        code: MISLUKT,
    }
    .into()
}

/// Writes a file, never in the place of another by accident.
pub(super) fn wegschrijven(bestand: &Path, inhoud: &[u8], overschrijf: bool) -> anyhow::Result<()> {
    match schrijf(bestand, inhoud, overschrijf) {
        Err(fout) if fout.kind() == ErrorKind::AlreadyExists => Err(bestaat(bestand)),
        anders => anders.with_context(|| format!("{} schrijven lukt niet", bestand.display())),
    }
}

/// Makes a document of a card.
pub(super) fn document(
    keuze: &Keuze,
    wens: &DocumentWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let soort = soort(&wens.soort)?;
    let vorm = vorm(&wens.bestand, &[Vorm::Pdf, Vorm::Markdown, Vorm::Tekst])?;
    nog_vrij(&wens.bestand, wens.overschrijf)?;
    let toegang = Toegang::open_bestaand(keuze)?;
    let kaart = kaart(&toegang, &wens.id)?;
    let query = Query::Document {
        kaart,
        soort,
        nummer: wens.nummer,
        vast: Some(Vastlegging {
            vorm,
            bsn: wens.bsn.clone(),
        }),
    };
    let Antwoord::Document(beeld) = toegang.vraag(query)? else {
        return Err(anyhow!("geen antwoord"));
    };
    let inhoud = bytes(&beeld.doc, vorm).map_err(|fout| anyhow!(fout))?;
    wegschrijven(&wens.bestand, &inhoud, wens.overschrijf)?;
    if !beeld.gaten.is_empty() {
        writeln!(omgeving.fout, "let op, dit ontbreekt nog:")?;
        for gat in &beeld.gaten {
            let stap = gat
                .stap
                .map_or_else(String::new, |stap| format!(" ({stap})"));
            writeln!(omgeving.fout, "  {}{stap}", zichtbaar(&gat.tekst))?;
        }
    }
    writeln!(
        omgeving.uit,
        "{} van {kaart} staat in {}",
        soort.label(),
        wens.bestand.display()
    )?;
    toegang.sluit()
}

/// Hands data to a receiver.
pub(super) fn deel(
    keuze: &Keuze,
    wens: &DeelWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let ontvanger = Ontvanger::lees(&wens.ontvanger).ok_or_else(|| {
        let namen: Vec<&str> = Ontvanger::ALL.iter().map(|it| it.code()).collect();
        verkeerd(format!(
            "'{}' is geen ontvanger; kies uit: {}",
            wens.ontvanger,
            namen.join(", ")
        ))
    })?;
    let vorm = vorm(
        &wens.bestand,
        &[Vorm::Pdf, Vorm::Markdown, Vorm::Tekst, Vorm::Csv],
    )?;
    nog_vrij(&wens.bestand, wens.overschrijf)?;
    let toegang = Toegang::open_bestaand(keuze)?;
    let kaarten = wens
        .ids
        .split(',')
        .filter(|id| !id.trim().is_empty())
        .map(|id| kaart(&toegang, id))
        .collect::<anyhow::Result<Vec<KaartId>>>()?;
    let query = Query::Extract {
        kaarten,
        ontvanger,
        vast: true,
    };
    let Antwoord::Extract(beeld) = toegang.vraag(query)? else {
        return Err(anyhow!("geen antwoord"));
    };
    let inhoud = if vorm == Vorm::Csv {
        als_csv(&beeld, wens.bom)
    } else {
        bytes(&beeld.doc, vorm).map_err(|fout| anyhow!(fout))?
    };
    wegschrijven(&wens.bestand, &inhoud, wens.overschrijf)?;
    for (kaart, waarom) in &beeld.niet {
        writeln!(omgeving.fout, "{kaart} niet: {}", zichtbaar(waarom))?;
    }
    writeln!(
        omgeving.uit,
        "{} voor {} staat in {}",
        if beeld.rijen.len() == 1 {
            "1 traject".to_owned()
        } else {
            format!("{} trajecten", beeld.rijen.len())
        },
        ontvanger.label(),
        wens.bestand.display()
    )?;
    toegang.sluit()
}

/// The rows under the keys of their fields, as a school system reads them.
fn als_csv(beeld: &ExtractBeeld, bom: bool) -> Vec<u8> {
    let kop: Vec<String> = beeld.kolommen.iter().map(|(key, _)| key.clone()).collect();
    let rijen: Vec<&Vec<String>> = beeld.rijen.iter().map(|(_, rij)| rij).collect();
    let tekst = csv(&kop, &rijen);
    let begin = if bom { BOM } else { "" };
    format!("{begin}{tekst}").into_bytes()
}

/// Prints the template of ours to start from.
pub(super) fn sjabloon(naam: &str, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    write!(omgeving.uit, "{}", ingebouwd(soort(naam)?))?;
    Ok(())
}
