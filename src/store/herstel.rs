//! A store from a backup in an empty directory, and a store made compact.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::backup::{self, Backup, BackupFout, uit_huis};
use super::controleer::Controle;
use super::fout::OpenFout;
use super::herzegel::NieuwSlot;
use super::schijf;
use super::sled::{Opening, Opties, Sleutelbos, Voortgang, open, open_stil};
use crate::age::{AgeFout, Geheim};

/// Puts a backup back in an empty directory, opens the store, and checks all of it.
pub fn herstel(
    bron: &Path,
    opties: Opties,
    voortgang: Voortgang<'_>,
) -> Result<(Opening, Controle), OpenFout> {
    moet_leeg(&opties.map)?;
    let map = opties.backup();
    let open = Leesbaar(map.join(format!("terug{}", schijf::TIJDELIJK)));
    let geheim = ontsleutel(bron, &open.0, &opties, voortgang)?;
    let bron = if geheim.is_some() {
        open.0.as_path()
    } else {
        bron
    };
    voortgang("Back-up nakijken", 0, None);
    let backup = backup::controleer(bron)
        .and_then(|_| backup::kijk(bron))
        .map_err(|fout| onbruikbaar(bron, fout))?;
    let doel = map.join(backup::naam(backup.seq, backup.moment));
    kopieer(bron, &doel).map_err(OpenFout::bij("Kopiëren naar", &doel))?;
    drop(open);
    let opties = Opties {
        sleutels: sleutels_van(&backup, geheim, &opties),
        ..opties
    };
    let opening = open_stil(opties, voortgang)?;
    let controle = opening.store.controleer(voortgang);
    Ok((opening, controle))
}

fn onbruikbaar(bron: &Path, fout: BackupFout) -> OpenFout {
    match fout {
        BackupFout::Schijf(fout) => OpenFout::bij("Lezen van", bron)(fout),
        BackupFout::Beschadigd(waarom) => OpenFout::Anders(format!(
            "De back-up {} is niet bruikbaar: {waarom}. Kies een oudere back-up.",
            bron.display()
        )),
    }
}

/// A copy of which the age layer is off; gone when it is dropped, and its directory too when nothing
/// else is in it: the directory is to be empty for the next try.
struct Leesbaar(PathBuf);

impl Drop for Leesbaar {
    fn drop(&mut self) {
        // Where it stays, opening takes away what is not finished.
        let _ = fs::remove_file(&self.0);
        if let Some(map) = self.0.parent() {
            let _ = fs::remove_dir(map);
        }
    }
}

/// Takes the age layer off a backup that left the host, and gives what opened it; none for a backup
/// that has no such layer. When it fails, nothing stands at `doel`.
pub(super) fn ontsleutel(
    bron: &Path,
    doel: &Path,
    opties: &Opties,
    voortgang: Voortgang<'_>,
) -> Result<Option<Geheim>, OpenFout> {
    let zin = uit_huis::is_age(bron).map_err(OpenFout::bij("Lezen van", bron))?;
    let Some(zin) = zin else {
        if !schijf::naam(bron).ends_with(uit_huis::ACHTERVOEGSEL) {
            return Ok(None);
        }
        return Err(OpenFout::Anders(format!(
            "{} is geen bestand van age, of het begin ervan ontbreekt. Haal de kopie opnieuw op, of \
             kies een andere.",
            bron.display()
        )));
    };
    let bos = opties.identiteit.as_ref().unwrap_or(&opties.sleutels);
    let geheim = bos.geheim(zin).map_err(OpenFout::Dicht)?;
    voortgang("Kopie openen", 0, None);
    if let Some(map) = doel.parent() {
        schijf::maak_map(map).map_err(OpenFout::bij("Maken van", map))?;
    }
    schijf::weg_indien_er(doel).map_err(OpenFout::bij("Opruimen van", doel))?;
    match uit_huis::van_age(bron, doel, &geheim) {
        Ok(()) => Ok(Some(geheim)),
        Err(fout) => {
            // Half of it may be readable. Where it stays, the next try takes it away.
            let _ = fs::remove_file(doel);
            Err(gaat_niet_open(bron, doel, zin, fout))
        }
    }
}

fn gaat_niet_open(bron: &Path, doel: &Path, zin: bool, fout: AgeFout) -> OpenFout {
    let bron = bron.display();
    let tekst = match fout {
        AgeFout::Schijf(fout) => return OpenFout::bij("Openen naar", doel)(fout),
        AgeFout::PastNiet if zin => format!(
            "De sleutel past niet: met deze wachtwoordzin gaat {bron} niet open. Probeer het opnieuw."
        ),
        AgeFout::PastNiet => format!(
            "De sleutel past niet: hiermee gaat {bron} niet open. Geef met --identiteit het bestand \
             met de identiteit van een van de ontvangers (AGE-SECRET-KEY-1…)."
        ),
        AgeFout::Vreemd | AgeFout::Beschadigd => format!(
            "{bron} is afgebroken of veranderd: hij gaat niet helemaal open. Haal de kopie opnieuw op, \
             of kies een andere."
        ),
    };
    OpenFout::Anders(tekst)
}

/// The secret for the records of a backup: that of the copy where it opens them, or else that of the
/// store. A copy that somebody made with another program may know nothing of its recipients inside.
fn sleutels_van(backup: &Backup, geheim: Option<Geheim>, opties: &Opties) -> Arc<dyn Sleutelbos> {
    let geheim = geheim.or_else(|| opties.identiteit.as_ref()?.geheim(false).ok());
    match (&backup.kast, geheim) {
        (Some(kast), Some(geheim)) if kast.open(&geheim).is_ok() => {
            Arc::new(NieuwSlot::nieuw(geheim))
        }
        _ => Arc::clone(&opties.sleutels),
    }
}

/// Makes the files of sled as small as they can be: a backup, and sled made anew from it.
///
/// A stop half-way costs nothing: opening finds no sled and makes it from the same backup.
pub fn compact(opties: Opties, voortgang: Voortgang<'_>) -> Result<Opening, OpenFout> {
    let opening = open(opties.clone(), voortgang)?;
    opening
        .store
        .backup(opties.nu, voortgang)
        .map_err(|fout| OpenFout::Anders(fout.to_string()))?;
    opening.store.sluit().map_err(OpenFout::Anders)?;
    let (sled, oud) = (opties.sled(), opties.sled_oud());
    fs::rename(&sled, &oud)
        .and_then(|()| schijf::sync_map(&opties.map))
        .map_err(OpenFout::bij("Apart zetten van", &sled))?;
    let mut weer = open_stil(opties, voortgang)?;
    weer.meldingen.splice(..0, opening.meldingen);
    Ok(weer)
}

/// The same, and the redo log begins anew: what was removed is in none of the files any more but in
/// the backups of before.
pub fn vergeet(opties: Opties, voortgang: Voortgang<'_>) -> Result<Opening, OpenFout> {
    let klein = compact(opties.clone(), voortgang)?;
    // Closed in order, so that what sled holds is known to be all there is.
    klein.store.sluit().map_err(OpenFout::Anders)?;
    let weer = open(opties, voortgang)?;
    weer.store
        .vergeet_log()
        .map_err(|fout| OpenFout::Anders(fout.to_string()))?;
    Ok(weer)
}

/// Refuses a directory in which anything lies.
pub(super) fn moet_leeg(map: &Path) -> Result<(), OpenFout> {
    let inhoud = schijf::lijst(map).map_err(OpenFout::bij("Lezen van", map))?;
    if inhoud.is_empty() {
        return Ok(());
    }
    Err(OpenFout::Anders(format!(
        "De map {} is niet leeg. Terugzetten kan alleen in een lege map, zodat er niets verloren \
         gaat. Kies een andere map.",
        map.display()
    )))
}

fn kopieer(bron: &Path, doel: &Path) -> std::io::Result<()> {
    if let Some(map) = doel.parent() {
        schijf::maak_map(map)?;
    }
    let tijdelijk = schijf::naast(doel, schijf::TIJDELIJK);
    schijf::weg_indien_er(&tijdelijk)?;
    let mut naar = schijf::nieuw_bestand(&tijdelijk)?;
    std::io::copy(&mut fs::File::open(bron)?, &mut naar)?;
    naar.sync_all()?;
    fs::rename(&tijdelijk, doel)?;
    schijf::sync_boven(doel)
}
