//! Encryption: turning it on and off, another key, and for whom backups are made that leave the host.

use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, anyhow, bail};

use super::Omgeving;
use crate::app::env::{Clock, SystemClock};
use crate::boot::plaatsen::Plaatsen;
use crate::boot::sleutel::{lees_ontvanger, nieuw_slot, ontvangers, zet_ontvangers};
use crate::boot::{Keuze, opties, voortgang, wis_voortgang};
use crate::store::{self, NieuwSlot, Opening, Opties, Terzijde};

/// Where the store lies that is there.
fn plaatsen(keuze: &Keuze) -> anyhow::Result<Plaatsen> {
    let plaatsen = Plaatsen::van(keuze).context("er is geen thuismap; geef --data MAP")?;
    if !plaatsen.data.join("STORE").exists() {
        bail!(
            "in {} staan nog geen gegevens; geef --data MAP",
            plaatsen.data.display()
        );
    }
    Ok(plaatsen)
}

/// Goes on only when the words are typed.
fn bevestig(
    uitleg: &str,
    woorden: &str,
    invoer: &mut dyn BufRead,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    writeln!(omgeving.fout, "{uitleg}")?;
    write!(omgeving.fout, "Typ '{woorden}' om door te gaan: ")?;
    omgeving.fout.flush()?;
    let mut antwoord = String::new();
    invoer.read_line(&mut antwoord)?;
    if antwoord.trim() != woorden {
        bail!("er is niets veranderd");
    }
    Ok(())
}

const LET_OP: &str = "\
Zonder de sleutel kan niemand deze gegevens en back-ups ooit nog openen, ook de maker van het
programma niet. Bewaar de wachtwoordzin of het sleutelbestand daarom op twee plekken buiten deze
computer, zoals op papier in een kluis en bij een tweede persoon.";

/// A key beside what it opens keeps nobody out.
fn niet_erbij(map: &Path, bestand: Option<&Path>) -> anyhow::Result<()> {
    let Some(bestand) = bestand else {
        return Ok(());
    };
    let boven = match bestand.parent() {
        Some(boven) if !boven.as_os_str().is_empty() => boven,
        _ => Path::new("."),
    };
    let echt = |pad: &Path| {
        std::fs::canonicalize(pad).with_context(|| format!("{} is er niet", pad.display()))
    };
    if echt(boven)?.starts_with(echt(map)?) {
        bail!(
            "zet het sleutelbestand niet bij de gegevens; kies een plek buiten {}",
            map.display()
        );
    }
    Ok(())
}

/// Checks what was made, says so, and closes it.
fn rond_af(opening: Opening, klaar: &str, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    let controle = opening.store.controleer(&mut voortgang);
    wis_voortgang();
    for melding in &opening.meldingen {
        writeln!(omgeving.uit, "{melding}")?;
    }
    for regel in controle.regels.iter().filter(|regel| !regel.goed) {
        writeln!(omgeving.uit, "FOUT  {}", regel.tekst)?;
    }
    let goed = controle.goed();
    opening.store.sluit().map_err(|fout| anyhow!(fout))?;
    if !goed {
        bail!("niet alles is in orde; zet een back-up terug met: trajectbord herstel");
    }
    writeln!(omgeving.uit, "{klaar}")?;
    Ok(())
}

/// How the next start gets the key.
fn hoe_open(bestand: Option<&Path>) -> String {
    match bestand {
        Some(pad) => {
            let heel = std::path::absolute(pad).unwrap_or_else(|_| pad.to_owned());
            format!(
                "Start trajectbord voortaan met TRAJECTBORD_SLEUTEL={}",
                heel.display()
            )
        }
        None => "Trajectbord vraagt voortaan bij het starten om de wachtwoordzin.".to_owned(),
    }
}

/// What was put aside goes when that was asked for.
pub(super) const fn terzijde(weg: bool) -> Terzijde {
    if weg { Terzijde::Weg } else { Terzijde::Weiger }
}

/// What goes for ever has to be said before; empty where nothing was put aside. Refuses where it is in
/// the way, before anything is asked.
fn gaat_weg(map: &Path, terzijde: Terzijde) -> anyhow::Result<String> {
    let apart = store::keur_apart(map, terzijde)?;
    Ok(apart.map_or_else(String::new, |apart| {
        format!(
            "Wat in {} apart is gezet ({apart}) wordt verwijderd, nadat alles is nagekeken.\n",
            map.join("terzijde").display()
        )
    }))
}

/// Turns encryption on.
pub(super) fn versleutel(
    keuze: &Keuze,
    bestand: Option<&Path>,
    terzijde_weg: bool,
    invoer: &mut dyn BufRead,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let plaatsen = plaatsen(keuze)?;
    let map = &plaatsen.data;
    if store::is_versleuteld(map)? {
        bail!(
            "deze gegevens zijn al versleuteld; een andere sleutel geef je met: trajectbord \
             wissel-sleutel"
        );
    }
    niet_erbij(map, bestand)?;
    let terzijde = terzijde(terzijde_weg);
    let uitleg = format!("{}{LET_OP}", gaat_weg(map, terzijde)?);
    bevestig(&uitleg, "kwijt is kwijt", invoer, omgeving)?;
    let slot = nieuw_slot(bestand)?;
    let opties = opties(&plaatsen, &SystemClock)?;
    let opening = store::herzegel(opties, Some(&slot), terzijde, &mut voortgang)?;
    let klaar = format!(
        "Versleuteld: {}. De leesbare bestanden van eerder zijn weg, de back-ups zijn \
         overgeschreven.\n{}",
        map.display(),
        hoe_open(bestand)
    );
    rond_af(opening, &klaar, omgeving)
}

/// Turns encryption off.
pub(super) fn ontsleutel(
    keuze: &Keuze,
    invoer: &mut dyn BufRead,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let plaatsen = plaatsen(keuze)?;
    let map = &plaatsen.data;
    moet_versleuteld(map)?;
    bevestig(
        "Straks kan iedereen die bij de bestanden komt de gegevens lezen, ook in de back-ups.",
        "leesbaar",
        invoer,
        omgeving,
    )?;
    let opening = store::herzegel(
        opties(&plaatsen, &SystemClock)?,
        None,
        Terzijde::Weiger,
        &mut voortgang,
    )?;
    rond_af(
        opening,
        &format!("Niet meer versleuteld: {}", map.display()),
        omgeving,
    )
}

fn moet_versleuteld(map: &Path) -> anyhow::Result<()> {
    if !store::is_versleuteld(map)? {
        bail!("deze gegevens zijn niet versleuteld");
    }
    Ok(())
}

/// Another passphrase or key file. With `alles` another key under it too, and what becomes of what was
/// put aside.
pub(super) fn wissel(
    keuze: &Keuze,
    bestand: Option<&Path>,
    alles: Option<Terzijde>,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let plaatsen = plaatsen(keuze)?;
    let map = &plaatsen.data;
    moet_versleuteld(map)?;
    niet_erbij(map, bestand)?;
    let nu = opties(&plaatsen, &SystemClock)?;
    // The old one first: who does not have it gets no further.
    store::keur_sleutel(&nu)?;
    if let Some(terzijde) = alles {
        write!(omgeving.fout, "{}", gaat_weg(map, terzijde)?)?;
    }
    let slot = nieuw_slot(bestand)?;
    let (opening, wat) = if let Some(terzijde) = alles {
        let opening = store::herzegel(nu, Some(&slot), terzijde, &mut voortgang)?;
        (
            opening,
            "Alles is met een nieuwe sleutel overgeschreven, ook de back-ups.",
        )
    } else {
        store::wissel(&nu, &slot)?;
        (
            open_met(nu, &slot)?,
            "De sleutel is gewisseld, en er is een back-up gemaakt die met de nieuwe opengaat. Back-ups \
             van eerder gaan open met de oude; met --alles worden die ook overgeschreven.",
        )
    };
    rond_af(opening, &format!("{wat}\n{}", hoe_open(bestand)), omgeving)
}

fn open_met(opties: Opties, slot: &NieuwSlot) -> anyhow::Result<Opening> {
    let opties = Opties {
        sleutels: Arc::new(slot.clone()),
        ..opties
    };
    let opening = store::open(opties, &mut voortgang)?;
    opening.store.backup(SystemClock.now(), &mut voortgang)?;
    Ok(opening)
}

/// Shows for whom backups are made that leave the host, or sets them.
pub(super) fn voor_wie(
    keuze: &Keuze,
    nieuwe: &[String],
    weg: bool,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let plaatsen = plaatsen(keuze)?;
    let map = &plaatsen.data;
    if weg {
        zet_ontvangers(map, &[])?;
    } else if !nieuwe.is_empty() {
        let alle: Vec<_> = nieuwe
            .iter()
            .map(|it| lees_ontvanger(it))
            .collect::<anyhow::Result<_>>()?;
        zet_ontvangers(map, &alle)?;
    }
    let alle = ontvangers(map)?;
    if alle.is_empty() {
        writeln!(
            omgeving.uit,
            "Er zijn geen ontvangers: van een back-up wordt geen versleutelde kopie gemaakt."
        )?;
        return Ok(());
    }
    writeln!(
        omgeving.uit,
        "Van elke back-up komt een versleutelde kopie in {}, voor:",
        map.join("uit-huis").display()
    )?;
    for ontvanger in alle {
        writeln!(omgeving.uit, "{ontvanger}")?;
    }
    Ok(())
}
