//! The own veil: after how many minutes it comes down, and the word to get behind it (P-12).
//!
//! Both stand with the settings of the account, for that account alone: `sluier` holds minutes,
//! `slotwoord` a print of the word.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::plaatsen::Plaatsen;
use crate::app::slotwoord::Slotwoord;

/// Minutes before the veil comes down, where nobody said otherwise (P-12).
const MINUTEN: u64 = 5;

impl Plaatsen {
    /// Where the word stands.
    pub fn slotwoord(&self) -> PathBuf {
        self.instellingen.join("slotwoord")
    }

    /// Where the minutes stand.
    pub fn sluier(&self) -> PathBuf {
        self.instellingen.join("sluier")
    }
}

/// The word that was set, if one was.
pub fn slotwoord(plaatsen: &Plaatsen) -> Option<Slotwoord> {
    Slotwoord::lees(&fs::read_to_string(plaatsen.slotwoord()).ok()?)
}

/// After how long the veil comes down; none when it was set to 0.
pub fn rust_na(plaatsen: &Plaatsen) -> Option<Duration> {
    let gezet = fs::read_to_string(plaatsen.sluier()).ok();
    let minuten = gezet.and_then(|it| it.trim().parse().ok());
    match minuten.unwrap_or(MINUTEN) {
        0 => None,
        minuten => Some(Duration::from_secs(minuten.min(24 * 60) * 60)),
    }
}

pub(super) fn bewaar(pad: &Path, tekst: &str) -> io::Result<()> {
    if let Some(map) = pad.parent() {
        fs::create_dir_all(map)?;
    }
    let mut bestand = fs::File::options()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(pad)?;
    bestand.write_all(tekst.as_bytes())
}

/// Keeps the word, or takes it away.
pub fn zet_slotwoord(plaatsen: &Plaatsen, woord: Option<&Slotwoord>) -> io::Result<()> {
    match woord {
        Some(woord) => bewaar(&plaatsen.slotwoord(), &woord.als_tekst()),
        None => match fs::remove_file(plaatsen.slotwoord()) {
            Err(fout) if fout.kind() != io::ErrorKind::NotFound => Err(fout),
            Ok(()) | Err(_) => Ok(()),
        },
    }
}

/// Keeps the minutes.
pub fn zet_minuten(plaatsen: &Plaatsen, minuten: u16) -> io::Result<()> {
    bewaar(&plaatsen.sluier(), &format!("{minuten}\n"))
}
