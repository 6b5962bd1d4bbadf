//! A backup as an age file, so that it can leave the host; and such a file back to a backup.

use std::fs::{self, File};
use std::io::{self, BufWriter, Read};
use std::path::Path;

use super::BackupFout;
use crate::age::{AgeFout, Geheim, Lezer, Ontvanger, Schrijver, Voor, vraagt_zin};
use crate::store::schijf;

/// End of the name of a backup that may leave the host.
pub(in crate::store) const ACHTERVOEGSEL: &str = ".age";
const BUFFER: usize = 256 * 1024;
/// More than a header of age has.
const KOP: u64 = 256 * 1024;

/// Writes a backup for its recipients, and reads it back from the disk: the host has no identity of
/// theirs, but who wrote it knows the key of this one file. Every byte is held against the backup.
pub(in crate::store) fn naar_age(
    bron: &Path,
    doel: &Path,
    ontvangers: &[Ontvanger],
) -> Result<(), BackupFout> {
    let tijdelijk = schijf::naast(doel, schijf::TIJDELIJK);
    schijf::weg_indien_er(&tijdelijk)?;
    let gelukt = (|| {
        let bestand = schijf::nieuw_bestand(&tijdelijk)?;
        let uit = BufWriter::with_capacity(BUFFER, bestand);
        let mut uit = Schrijver::nieuw(uit, &Voor::Ontvangers(ontvangers))?;
        io::copy(&mut File::open(bron)?, &mut uit)?;
        let (uit, sleutel) = uit.klaar()?;
        uit.get_ref().sync_all()?;
        drop(uit);
        let mut terug = Lezer::terug(File::open(&tijdelijk)?, &sleutel).map_err(schade)?;
        if !gelijk(&mut File::open(bron)?, &mut terug)? {
            return Err(BackupFout::Beschadigd(
                "de versleutelde kopie is niet gelijk aan de back-up",
            ));
        }
        fs::rename(&tijdelijk, doel)?;
        Ok(schijf::sync_boven(doel)?)
    })();
    if gelukt.is_err() {
        // Half a copy is of no use.
        let _ = fs::remove_file(&tijdelijk);
    }
    gelukt
}

fn schade(fout: AgeFout) -> BackupFout {
    match fout {
        AgeFout::Schijf(fout) => BackupFout::Schijf(fout),
        AgeFout::Vreemd | AgeFout::PastNiet | AgeFout::Beschadigd => {
            BackupFout::Beschadigd("de versleutelde kopie is niet terug te lezen")
        }
    }
}

fn gelijk(een: &mut dyn Read, twee: &mut dyn Read) -> Result<bool, BackupFout> {
    let (mut links, mut rechts) = (Vec::new(), Vec::new());
    loop {
        links.clear();
        rechts.clear();
        een.take(BUFFER as u64).read_to_end(&mut links)?;
        twee.take(BUFFER as u64)
            .read_to_end(&mut rechts)
            .map_err(|fout| schade(fout.into()))?;
        if links != rechts {
            return Ok(false);
        }
        if links.is_empty() {
            return Ok(true);
        }
    }
}

/// Whether a file is of age, and if so whether a passphrase opens it.
pub(in crate::store) fn is_age(pad: &Path) -> io::Result<Option<bool>> {
    let mut begin = Vec::new();
    File::open(pad)?.take(KOP).read_to_end(&mut begin)?;
    Ok(vraagt_zin(&begin))
}

/// The backup in an age file, under a name that is not there yet.
pub(in crate::store) fn van_age(bron: &Path, doel: &Path, geheim: &Geheim) -> Result<(), AgeFout> {
    let mut in_ = Lezer::open(File::open(bron)?, geheim)?;
    let mut uit = BufWriter::with_capacity(BUFFER, schijf::nieuw_bestand(doel)?);
    io::copy(&mut in_, &mut uit)?;
    let bestand = uit.into_inner().map_err(io::IntoInnerError::into_error)?;
    Ok(bestand.sync_all()?)
}
