//! Looking after the data: where it is, backup, restore, check, export and import.

use std::path::{Path, PathBuf};

use anyhow::Context;

use super::Omgeving;
use crate::boot::plaatsen::{Plaatsen, dienst};
use crate::boot::{Huis, Keuze, voortgang};

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
    }
    Ok(())
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
    huis.sluit()
}
