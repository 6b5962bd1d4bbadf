//! Looking after the data: where it is, backup, restore, check, export and import.

use std::path::{Path, PathBuf};

use anyhow::{Context, anyhow};

use super::Omgeving;
use crate::app::tijd::op_scherm;
use crate::boot::backups::{bewaar, zet_bewaar as zet};
use crate::boot::plaatsen::{Plaatsen, dienst};
use crate::boot::{Huis, Keuze, voortgang};
use crate::domain::telwoord::tel;
use crate::store::{Bewaar, is_versleuteld};

fn plaatsen(keuze: &Keuze) -> anyhow::Result<Plaatsen> {
    Plaatsen::van(keuze).context("er is geen thuismap; geef --data MAP")
}

/// Where everything lies; opens nothing.
pub(super) fn waar(keuze: &Keuze, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    let plaatsen = plaatsen(keuze)?;
    if let Some(dienst) = dienst(keuze) {
        writeln!(omgeving.uit, "{:<14} {}", "Via de opslag", dienst.display())?;
    }
    let er = |pad: &Path| {
        if pad.exists() {
            ""
        } else {
            "  (is er nog niet)"
        }
    };
    for (wat, pad) in [
        ("Gegevens", plaatsen.data.clone()),
        ("Back-ups", plaatsen.backups()),
        ("Logboek", plaatsen.data.join("opslag.log")),
        ("Instellingen", plaatsen.instellingen.clone()),
        ("Eigen toetsen", plaatsen.toetsen()),
    ] {
        writeln!(omgeving.uit, "{wat:<14} {}{}", pad.display(), er(&pad))?;
        if wat == "Back-ups" {
            backups(&plaatsen, omgeving)?;
        }
        if wat == "Gegevens" && is_versleuteld(&pad).unwrap_or(false) {
            // One that may not be read says enough by itself.
            writeln!(omgeving.uit, "{:<14} versleuteld", "")?;
        }
    }
    Ok(())
}

/// How many there are, how old the newest is, and which are kept.
fn backups(plaatsen: &Plaatsen, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    // Behind a server they are not to be seen, and that is as it should be.
    if let Ok(gezien) = crate::store::backups(&plaatsen.backups())
        && let Some((moment, seq)) = gezien.nieuwste
    {
        let beschadigd = match gezien.beschadigd {
            0 => String::new(),
            aantal => format!("; {aantal} beschadigd"),
        };
        writeln!(
            omgeving.uit,
            "{:<14} {}, samen {} MB{beschadigd}; de nieuwste is van {} (stand {seq})",
            "",
            tel(gezien.aantal, "back-up", "back-ups"),
            gezien.bytes.div_ceil(1024 * 1024),
            op_scherm(moment),
        )?;
    }
    let bewaar = bewaar(plaatsen)?;
    writeln!(
        omgeving.uit,
        "{:<14} bewaard worden de nieuwste van {}, {} en {}, en altijd de laatste twee",
        "",
        tel(bewaar.dagen.into(), "dag", "dagen"),
        tel(bewaar.weken.into(), "week", "weken"),
        tel(bewaar.maanden.into(), "maand", "maanden"),
    )?;
    Ok(())
}

/// Keeps which backups stay.
pub(super) fn zet_bewaar(
    keuze: &Keuze,
    tekst: &str,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let plaatsen = plaatsen(keuze)?;
    let wens: Bewaar = tekst.parse().map_err(|fout: String| anyhow!(fout))?;
    let pad = zet(&plaatsen, wens)?;
    writeln!(omgeving.uit, "Staat in {}", pad.display())?;
    let geldt = bewaar(&plaatsen)?;
    if geldt != wens {
        writeln!(
            omgeving.fout,
            "let op: TRAJECTBORD_BACKUPS is hier gezet op {geldt}, en dat gaat voor"
        )?;
    }
    backups(&plaatsen, omgeving)
}

/// Makes a backup now.
pub(super) fn backup(
    keuze: &Keuze,
    map: Option<PathBuf>,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let huis = Huis::open_bestaand(keuze)?;
    let nu = huis.service.clock().now();
    let verslag = match map {
        Some(map) if huis.store.heeft_ontvangers() => {
            huis.store
                .backup_voor_ontvangers(&map, nu, &mut voortgang)?
        }
        Some(map) => huis.store.backup_naar(&map, nu, &mut voortgang)?,
        None => huis.store.backup(nu, &mut voortgang)?,
    };
    writeln!(
        omgeving.uit,
        "Back-up gemaakt en nagelezen: {} ({} records, stand {})",
        verslag.pad.display(),
        verslag.aantal,
        verslag.seq,
    )?;
    if let Some(pad) = &verslag.uit_huis {
        writeln!(
            omgeving.uit,
            "Kopie om mee te nemen, voor de ontvangers: {}",
            pad.display()
        )?;
    }
    huis.sluit()
}
