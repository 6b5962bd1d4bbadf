//! `toon` and `lijst`: reading for people and for programs.

use crate::domain::telwoord::tel;
use anyhow::anyhow;
use chrono::NaiveDate;

use super::args::LijstWens;
use super::{Omgeving, beeld, zichtbaar};
use crate::app::filter::{Filter, Sortering};
use crate::app::query::{Antwoord, Dossier, Kaartrij, Query, Venster};
use crate::app::tijd::op_scherm;
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;
use crate::domain::datum::toon as dag;
use crate::domain::id::KaartId;

/// One dossier.
pub(super) fn toon(
    keuze: &Keuze,
    id: &str,
    als_json: bool,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let kaart: KaartId = id.parse()?;
    let toegang = Toegang::open_bestaand(keuze)?;
    let vandaag = toegang.vandaag();
    if let Antwoord::Dossier(dossier) = toegang.vraag(Query::Dossier(kaart))? {
        if als_json {
            beeld::schrijf_mooi(omgeving.uit, &beeld::dossier(&dossier, vandaag))?;
        } else {
            tekst(&dossier, vandaag, omgeving)?;
        }
    }
    toegang.sluit()
}

fn tekst(dossier: &Dossier, vandaag: NaiveDate, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    let uit = &mut *omgeving.uit;
    let rij = &dossier.rij;
    writeln!(uit, "{}  {}", rij.kaart, zichtbaar(&rij.naam))?;
    writeln!(
        uit,
        "Fase     {} sinds {} ({})",
        rij.fase.label(),
        dag(rij.sinds),
        tel(
            usize::try_from(rij.dagen(vandaag)).unwrap_or_default(),
            "dag",
            "dagen"
        )
    )?;
    writeln!(uit, "Coach    {}", rij.coach_kort)?;
    if let Some(stap) = rij.houdt_op {
        writeln!(uit, "Wacht op {stap} {}", stap.stap().label)?;
    }
    writeln!(uit, "\nStappen van deze fase")?;
    for stap in dossier
        .stappen
        .iter()
        .filter(|stap| stap.stap.stap().fase == rij.fase)
    {
        writeln!(
            uit,
            "  {:<7} {:<20} {}",
            stap.stap,
            stap.stand.label(),
            stap.stap.stap().label
        )?;
    }
    writeln!(uit, "\nTijdlijn")?;
    for regel in &dossier.tijdlijn {
        writeln!(
            uit,
            "  {}  {:<6} {}",
            op_scherm(regel.moment),
            regel.door,
            zichtbaar(&regel.kop)
        )?;
        for tekst in regel.tekst.lines() {
            writeln!(uit, "                            {}", zichtbaar(tekst))?;
        }
    }
    Ok(())
}

/// Rows that are asked at once.
const BLADZIJDE: usize = 5_000;

/// All rows, a page at a time: a whole region in one answer would be long on a line.
fn alle(toegang: &Toegang, filter: &Filter, sortering: Sortering) -> anyhow::Result<Vec<Kaartrij>> {
    let mut rijen = Vec::new();
    loop {
        let query = Query::Lijst {
            filter: filter.clone(),
            sortering,
            venster: Venster {
                van: rijen.len(),
                aantal: BLADZIJDE,
            },
        };
        let Antwoord::Lijst(lijst) = toegang.vraag(query)? else {
            return Err(anyhow!("geen antwoord"));
        };
        let laatste = lijst.rijen.len() < BLADZIJDE;
        rijen.extend(lijst.rijen);
        if laatste {
            return Ok(rijen);
        }
    }
}

/// The cards that a filter lets through.
pub(super) fn lijst(
    keuze: &Keuze,
    wens: &LijstWens,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let toegang = Toegang::open_bestaand(keuze)?;
    let vandaag = toegang.vandaag();
    let filter = Filter::lees(&wens.filter, &toegang.coach_kort())?;
    let sortering = Sortering::lees(&wens.sorteer).ok_or_else(|| {
        let keuzes: Vec<_> = Sortering::ALL.iter().map(|s| s.label()).collect();
        anyhow!(
            "'{}' is geen volgorde; kies uit: {}",
            wens.sorteer,
            keuzes.join(", ")
        )
    })?;
    let rijen = alle(&toegang, &filter, sortering)?;
    if wens.json {
        let waarden: Vec<_> = rijen.iter().map(|rij| beeld::kaart(rij, vandaag)).collect();
        beeld::schrijf_mooi(omgeving.uit, &waarden.into())?;
    } else if wens.csv {
        csv(&rijen, vandaag, omgeving)?;
    } else {
        for rij in &rijen {
            writeln!(
                omgeving.uit,
                "{:<7} {:<3} {:>4}d{} {:<30} {:<6} {}",
                rij.kaart.to_string(),
                rij.fase.code(),
                rij.dagen(vandaag),
                if rij.over_norm(vandaag) { '!' } else { ' ' },
                zichtbaar(&rij.naam),
                rij.coach_kort,
                rij.houdt_op
                    .map_or_else(|| "klaar".to_owned(), |s| s.stap().kort.to_owned()),
            )?;
        }
        writeln!(omgeving.uit, "{}", tel(rijen.len(), "kaart", "kaarten"))?;
    }
    toegang.sluit()
}

/// A cell for a spreadsheet: quoted where it must be, and never a formula (P-15).
pub(super) fn cel(tekst: &str) -> String {
    let tekst = zichtbaar(tekst);
    let tekst = if tekst.trim_start().starts_with(['=', '+', '-', '@']) {
        format!("'{tekst}")
    } else {
        tekst.into_owned()
    };
    if tekst.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", tekst.replace('"', "\"\""))
    } else {
        tekst
    }
}

fn csv(rijen: &[Kaartrij], vandaag: NaiveDate, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    // Excel takes a file for UTF-8 only with the mark in front.
    write!(omgeving.uit, "\u{feff}")?;
    let kop = "kaart;fase;sinds;dagen;naam;branche;niveau;gedaan;totaal;houdt_op;volgende;plek;gemeente;coach;wacht;gesloten";
    write!(omgeving.uit, "{kop}\r\n")?;
    let ja = |waar: bool| if waar { "ja" } else { "nee" }.to_owned();
    for rij in rijen {
        let cellen = [
            rij.kaart.to_string(),
            rij.fase.code().to_owned(),
            dag(rij.sinds),
            rij.dagen(vandaag).to_string(),
            rij.naam.clone(),
            rij.branche
                .map_or_else(String::new, |b| b.label().to_owned()),
            rij.niveau.map_or_else(String::new, |n| n.code().to_owned()),
            rij.gedaan.to_string(),
            rij.totaal.to_string(),
            rij.houdt_op.map_or_else(String::new, |s| s.to_string()),
            rij.volgende.map_or_else(String::new, |(op, _)| dag(op)),
            rij.plek.clone().unwrap_or_default(),
            rij.gemeente.clone().unwrap_or_default(),
            rij.coach_kort.clone(),
            ja(rij.wacht),
            ja(rij.gesloten),
        ];
        let regel: Vec<_> = cellen.iter().map(|tekst| cel(tekst)).collect();
        write!(omgeving.uit, "{}\r\n", regel.join(";"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(cel("=1+1"), "'=1+1");
        assert_eq!(cel("@x"), "'@x");
        assert_eq!(cel("\t=1+1"), "'=1+1");
        assert_eq!(cel(" -2"), "' -2");
        assert_eq!(cel("\u{1b}[31mrood"), "[31mrood");
        assert_eq!(cel("a;b"), "\"a;b\"");
        assert_eq!(cel("zeg \"ja\"; nee"), "\"zeg \"\"ja\"\"; nee\"");
    }
}
