//! A store from a backup in an empty directory, and a store made compact.

use std::fs;
use std::path::{Path, PathBuf};

use super::backup::{self, BackupFout};
use super::controleer::Controle;
use super::fout::OpenFout;
use super::schijf;
use super::sled::{Opening, Opties, Voortgang, open, open_stil};

/// Puts a backup back in an empty directory, opens the store, and checks all of it.
pub fn herstel(
    bron: &Path,
    opties: Opties,
    voortgang: Voortgang<'_>,
) -> Result<(Opening, Controle), OpenFout> {
    moet_leeg(&opties.map)?;
    let open = ontsleuteld(bron, &opties)?;
    let bron = open.as_deref().unwrap_or(bron);
    voortgang("Back-up nakijken", 0, None);
    let backup = backup::controleer(bron)
        .and_then(|_| backup::kijk(bron))
        .map_err(|fout| onbruikbaar(bron, fout))?;
    let map = opties.backup();
    let doel = map.join(backup::naam(backup.seq, backup.moment));
    kopieer(bron, &doel).map_err(OpenFout::bij("Kopiëren naar", &doel))?;
    if let Some(open) = &open {
        schijf::weg_indien_er(open).map_err(OpenFout::bij("Opruimen van", open))?;
    }
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

/// A backup that left the host is opened first, where the store will be.
fn ontsleuteld(bron: &Path, opties: &Opties) -> Result<Option<PathBuf>, OpenFout> {
    let fout = || OpenFout::bij("Lezen van", bron);
    let Some(zin) = backup::uit_huis::is_age(bron).map_err(fout())? else {
        return Ok(None);
    };
    let geheim = opties.sleutels.geheim(zin).map_err(OpenFout::Dicht)?;
    let map = opties.backup();
    schijf::maak_map(&map).map_err(OpenFout::bij("Maken van", &map))?;
    let open = map.join(format!("terug{}", schijf::TIJDELIJK));
    if let Err(fout) = backup::uit_huis::van_age(bron, &open, &geheim) {
        // Nothing of it may stay: the directory is to be empty for the next try.
        let _ = fs::remove_file(&open);
        let _ = fs::remove_dir(&map);
        return Err(onbruikbaar(bron, fout));
    }
    Ok(Some(open))
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
