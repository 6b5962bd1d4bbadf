//! `overleg`: the minutes of a fase-overleg, to read or as a file; initials and numbers only.

use std::path::Path;

use anyhow::anyhow;

use super::args::OverlegVraag;
use super::document::{nog_vrij, vorm, wegschrijven};
use super::{Omgeving, zichtbaar};
use crate::app::query::{Antwoord, Query};
use crate::boot::Keuze;
use crate::boot::toegang::Toegang;
use crate::document::markdown::markdown;
use crate::document::uit::bytes;
use crate::domain::document::Vorm;

/// Shows the minutes, or writes them to a file.
pub(super) fn overleg(
    keuze: &Keuze,
    wens: &OverlegVraag,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let bestand = wens.verslag.as_ref().and_then(Option::as_deref);
    let vorm = match bestand {
        Some(bestand) => {
            nog_vrij(bestand, wens.overschrijf)?;
            vorm(bestand, &[Vorm::Pdf, Vorm::Markdown, Vorm::Tekst])?
        }
        None => Vorm::Markdown,
    };
    let toegang = Toegang::open_bestaand(keuze)?;
    let query = Query::OverlegVerslag {
        nummer: wens.nummer,
    };
    let Antwoord::OverlegVerslag(beeld) = toegang.vraag(query)? else {
        return Err(anyhow!("geen antwoord"));
    };
    match bestand {
        None => write!(omgeving.uit, "{}", zichtbaar(&markdown(&beeld.doc)))?,
        Some(bestand) => {
            let inhoud = bytes(&beeld.doc, vorm).map_err(|fout| anyhow!(fout))?;
            wegschrijven(bestand, &inhoud, wens.overschrijf)?;
            zeg(omgeving, beeld.overleg.nummer, bestand)?;
        }
    }
    toegang.sluit()
}

fn zeg(omgeving: &mut Omgeving<'_>, nummer: u32, bestand: &Path) -> anyhow::Result<()> {
    let bestand = bestand.display();
    writeln!(
        omgeving.uit,
        "verslag van overleg {nummer} staat in {bestand}"
    )?;
    Ok(())
}
