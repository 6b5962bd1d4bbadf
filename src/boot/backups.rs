//! Which backups are kept: as it was set for this store or this run, or as the program would.

use std::fs;
use std::io;
use std::path::PathBuf;

use anyhow::{Context, anyhow, bail};

use super::plaatsen::{Plaatsen, gezet};
use super::slot;
use crate::store::Bewaar;

/// For one run, before what was set.
const NAAM: &str = "TRAJECTBORD_BACKUPS";

impl Plaatsen {
    /// Where it stands which backups are kept: with the store, so that whoever opens it keeps the same.
    pub fn bewaren(&self) -> PathBuf {
        self.data.join("bewaar")
    }
}

/// Which backups are kept: `TRAJECTBORD_BACKUPS`, else the setting, else 7 days and 5 weeks.
///
/// A slip is an error and not the usual: what was thrown away by mistake does not come back.
pub fn bewaar(plaatsen: &Plaatsen) -> anyhow::Result<Bewaar> {
    let (waar, tekst) = match gezet(NAAM) {
        Some(tekst) => (NAAM.to_owned(), tekst.to_string_lossy().into_owned()),
        None => {
            let pad = plaatsen.bewaren();
            let waar = pad.display().to_string();
            match fs::read_to_string(&pad) {
                Ok(tekst) => (waar, tekst),
                Err(fout) if fout.kind() == io::ErrorKind::NotFound => {
                    return Ok(Bewaar::default());
                }
                Err(fout) => return Err(fout).context(format!("{waar} lezen lukt niet")),
            }
        }
    };
    tekst
        .trim()
        .parse()
        .map_err(|fout: String| anyhow!("{waar}: {fout}"))
}

/// Keeps the setting; says where it stands.
pub fn zet_bewaar(plaatsen: &Plaatsen, bewaar: Bewaar) -> anyhow::Result<PathBuf> {
    if !plaatsen.data.join("STORE").exists() {
        let map = plaatsen.data.display();
        bail!("in {map} staan nog geen gegevens; geef --data MAP");
    }
    let pad = plaatsen.bewaren();
    slot::bewaar(&pad, &format!("{bewaar}\n"))
        .with_context(|| format!("{} schrijven lukt niet", pad.display()))?;
    Ok(pad)
}
