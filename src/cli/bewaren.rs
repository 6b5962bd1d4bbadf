//! Keeping the data safe and moving it: check, restore, export, import, compact.

use std::fs::File;
use std::io::{BufReader, BufWriter};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use anyhow::{Context, anyhow, bail};
use serde_json::json;

use super::{Einde, MISLUKT, Omgeving, beeld};
use crate::app::env::SystemClock;
use crate::app::journaal;
use crate::app::store::Store;
use crate::boot::plaatsen::Plaatsen;
use crate::boot::sleutel::Bos;
use crate::boot::{Huis, Keuze, opties, voortgang};
use crate::domain::journaal::{Handeling, Inzet};
use crate::store::{self, Controle, Opening, Opties, Regel};
use crate::term::Eerst;

fn plaatsen(keuze: &Keuze) -> anyhow::Result<Plaatsen> {
    Plaatsen::van(keuze).context("er is geen thuismap; geef --data MAP")
}

fn toon(controle: &Controle, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    for regel in &controle.regels {
        let teken = if regel.goed { "goed" } else { "FOUT" };
        writeln!(omgeving.uit, "{teken}  {}", regel.tekst)?;
    }
    Ok(())
}

/// What the chain of the journaal shows (P-21).
fn journaal(huis: &Huis) -> anyhow::Result<Vec<Regel>> {
    let keten = journaal::controleer(&*huis.store)?;
    if keten.fouten.is_empty() {
        let kop = keten.kop.get(..16).unwrap_or("leeg");
        let tekst = format!(
            "Het journaal is heel: {} regels vanaf {}, afdruk {kop}.",
            keten.aantal, keten.eerste
        );
        return Ok(vec![Regel { goed: true, tekst }]);
    }
    let fout = |it: String| Regel {
        goed: false,
        tekst: format!("Journaal: {it}."),
    };
    Ok(keten.fouten.into_iter().map(fout).collect())
}

fn niet_goed() -> anyhow::Error {
    let bericht =
        "niet alles is in orde; zet een back-up terug met: trajectbord herstel".to_owned();
    Einde {
        bericht,
        code: MISLUKT,
    }
    .into()
}

/// Checks everything; ends with 1 when something is wrong.
pub(super) fn controleer(
    keuze: &Keuze,
    alleen_journaal: bool,
    als_json: bool,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let huis = Huis::open_bestaand(keuze)?;
    let mut controle = if alleen_journaal {
        Controle::default()
    } else {
        huis.store.controleer(&mut voortgang)
    };
    controle.regels.extend(journaal(&huis)?);
    if als_json {
        let regels: Vec<_> = controle
            .regels
            .iter()
            .map(|regel| json!({"goed": regel.goed, "tekst": regel.tekst}))
            .collect();
        let waarde = json!({
            "goed": controle.goed(),
            "regels": regels,
            "meldingen": huis.meldingen,
        });
        beeld::schrijf_regel(omgeving.uit, &waarde)?;
    } else {
        for melding in &huis.meldingen {
            writeln!(omgeving.uit, "Bij het openen: {melding}")?;
        }
        toon(&controle, omgeving)?;
    }
    huis.sluit()?;
    if controle.goed() {
        Ok(())
    } else {
        Err(niet_goed())
    }
}

fn sluit(opening: Opening) -> anyhow::Result<()> {
    opening.store.sluit().map_err(|fout| anyhow!(fout))
}

/// Restores a backup into an empty directory, and checks it.
pub(super) fn herstel(
    keuze: &Keuze,
    backup: &Path,
    identiteit: Option<PathBuf>,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let plaatsen = plaatsen(keuze)?;
    let opties = Opties {
        identiteit: Some(Arc::new(Bos::van_kopie(identiteit))),
        ..opties(&plaatsen, &SystemClock)?
    };
    let (opening, controle) = store::herstel(backup, opties, &mut voortgang)?;
    writeln!(omgeving.uit, "Teruggezet in {}", plaatsen.data.display())?;
    toon(&controle, omgeving)?;
    sluit(opening)?;
    if controle.goed() {
        Ok(())
    } else {
        Err(niet_goed())
    }
}

/// The newest of the copies that leave the host; their names sort.
fn nieuwste_kopie(plaatsen: &Plaatsen) -> anyhow::Result<PathBuf> {
    let map = plaatsen.data.join("uit-huis");
    let paden = std::fs::read_dir(&map).into_iter().flatten().flatten();
    let namen = paden.map(|it| it.path());
    let kopie = |it: &PathBuf| it.extension().is_some_and(|it| it == "age");
    namen.filter(kopie).max().with_context(|| {
        format!(
            "in {} staat geen kopie om te proberen. Zeg voor wie je ze maakt met: trajectbord \
             ontvangers age1…, en maak er een met: trajectbord backup",
            map.display()
        )
    })
}

/// Tells how far a drill is. From its first word on there is something readable aside, that goes first
/// when the drill is stopped: with ctrl-c, or by the host.
fn bij_een_stop_weg(opties: &Opties) -> anyhow::Result<impl FnMut(&str, u64, Option<u64>)> {
    /// The drill goes on making files until it ends.
    const KEREN: usize = 20;
    let begonnen = Arc::new(AtomicBool::new(false));
    let (ook, map) = (Arc::clone(&begonnen), opties.map.join("proef"));
    let eerst = Eerst::dan(move || {
        let wil = || ook.load(Ordering::SeqCst) && map.exists();
        for _ in (0..KEREN).take_while(|_| wil()) {
            // Should some of it stay, the next drill or the next opening takes it away.
            let _ = std::fs::remove_dir_all(&map);
        }
    })?;
    Ok(move |wat: &str, gedaan: u64, alles: Option<u64>| {
        let _zolang_ik_leef = &eerst;
        begonnen.store(true, Ordering::SeqCst);
        voortgang(wat, gedaan, alles);
    })
}

/// Puts a backup back aside and compares; ends with 1 when it would not do.
pub(super) fn proef(
    keuze: &Keuze,
    backup: Option<&Path>,
    identiteit: Option<PathBuf>,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let plaatsen = plaatsen(keuze)?;
    let kopie = match (backup, &identiteit) {
        (None, Some(_)) => Some(nieuwste_kopie(&plaatsen)?),
        _ => None,
    };
    let opties = Opties {
        identiteit: Some(Arc::new(Bos::van_kopie(identiteit))),
        ..opties(&plaatsen, &SystemClock)?
    };
    if !plaatsen.data.join("STORE").exists() {
        let map = plaatsen.data.display();
        bail!("in {map} staan nog geen gegevens; geef --data MAP");
    }
    let begin = Instant::now();
    let backup = kopie.as_deref().or(backup);
    let proef = store::proef_herstel(backup, &opties, &mut bij_een_stop_weg(&opties)?)?;
    toon(&proef.controle, omgeving)?;
    let seconden = begin.elapsed().as_secs_f32();
    if proef.controle.goed() {
        writeln!(
            omgeving.uit,
            "De proef is goed: {} is terug te zetten. Dat duurde met vergelijken {seconden:.1} s; wat \
             ervoor nodig was is weer weg.",
            proef.backup.display()
        )?;
        return Ok(());
    }
    let bericht = format!(
        "{} is niet zo terug te zetten als het hoort; probeer een oudere met: trajectbord herstel \
         --proef BACKUP, en maak een nieuwe met: trajectbord backup",
        proef.backup.display()
    );
    Err(Einde {
        bericht,
        code: MISLUKT,
    }
    .into())
}

/// Writes everything as JSON lines.
pub(super) fn exporteer(
    keuze: &Keuze,
    bestand: &Path,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let huis = Huis::open_bestaand(keuze)?;
    let nu = huis.service.clock().now();
    let uitvoer = Inzet::nieuw(nu, huis.coach, Handeling::Uitvoer, None);
    huis.service.blik(uitvoer);
    if bestand == Path::new("-") {
        huis.store.exporteer(omgeving.uit, &mut voortgang)?;
    } else {
        let mut naar = BufWriter::new(eigen_bestand(bestand)?);
        let aantal = huis.store.exporteer(&mut naar, &mut voortgang)?;
        naar.into_inner()
            .map_err(std::io::IntoInnerError::into_error)?
            .sync_all()?;
        writeln!(
            omgeving.uit,
            "{aantal} records geschreven naar {}",
            bestand.display()
        )?;
    }
    huis.sluit()
}

/// A new file that only its owner reads; an existing one is never overwritten.
fn eigen_bestand(bestand: &Path) -> anyhow::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;
    if bestand.exists() {
        bail!("{} bestaat al; kies een andere naam", bestand.display());
    }
    File::options()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(bestand)
        .with_context(|| format!("{} maken lukt niet", bestand.display()))
}

/// Reads an export into an empty directory.
pub(super) fn importeer(
    keuze: &Keuze,
    bestand: &Path,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let plaatsen = plaatsen(keuze)?;
    let map = &plaatsen.data;
    let invoer =
        File::open(bestand).with_context(|| format!("{} openen lukt niet", bestand.display()))?;
    let opties = opties(&plaatsen, &SystemClock)?;
    let opening = store::importeer(&mut BufReader::new(invoer), opties, &mut voortgang)?;
    let stand = opening.store.seq();
    writeln!(omgeving.uit, "Gelezen in {} (stand {stand})", map.display())?;
    sluit(opening)
}

/// Makes the store anew after somebody was removed, its log included.
pub(super) fn vergeet(keuze: &Keuze) -> anyhow::Result<()> {
    let opties = opties(&plaatsen(keuze)?, &SystemClock)?;
    sluit(store::vergeet(opties, &mut voortgang)?)
}

/// Makes the store as small as its records.
pub(super) fn compact(keuze: &Keuze, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    let plaatsen = plaatsen(keuze)?;
    let opening = store::compact(opties(&plaatsen, &SystemClock)?, &mut voortgang)?;
    let map = plaatsen.data.display();
    writeln!(omgeving.uit, "Klein gemaakt: {map}")?;
    sluit(opening)
}
