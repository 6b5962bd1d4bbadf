//! Why a store could not be opened, filled or copied, in words for the coach.

use std::io;
use std::path::{Path, PathBuf};

/// Why the store did not open. Nothing was changed that is not named in it.
#[derive(Debug, thiserror::Error)]
pub enum OpenFout {
    /// Somebody else has it.
    #[error("{}", bezet(.map, *.pid))]
    Bezet {
        /// The data directory.
        map: PathBuf,
        /// The process that has it, as far as known.
        pid: Option<u32>,
    },
    /// Others may read it.
    #[error(
        "Anderen op deze computer kunnen bij {}. Maak het dicht met: chmod {moet:o} '{}'",
        .pad.display(), .pad.display()
    )]
    TeOpen {
        /// The file or directory.
        pad: PathBuf,
        /// The permissions it should have.
        moet: u32,
    },
    /// Written by a newer program.
    #[error(
        "Deze gegevens zijn gemaakt met een nieuwere versie van trajectbord. Werk het programma \
         bij en start opnieuw."
    )]
    Nieuwer,
    /// There was a store here, and nothing of it is left.
    #[error(
        "In {} stond een bestand van trajectbord, maar de gegevens, het logboek en de back-ups \
         zijn weg. Zet een back-up terug met: trajectbord herstel BACKUP --data EEN_LEGE_MAP",
        .0.display()
    )]
    AllesWeg(PathBuf),
    /// Encrypted, and no secret came: in Dutch why.
    #[error("{0}")]
    Dicht(String),
    /// Encrypted, and the secret is another one.
    #[error(
        "{} Er is niets veranderd.",
        if *.zin {
            "De wachtwoordzin klopt niet, of de sleutel hoort bij andere gegevens."
        } else {
            "Dit sleutelbestand hoort bij andere gegevens."
        }
    )]
    VerkeerdeSleutel {
        /// A passphrase was asked for.
        zin: bool,
    },
    /// Encrypted, and the wrapped key is gone.
    #[error(
        "Deze gegevens zijn versleuteld, maar het bestand {} is weg of beschadigd. Het staat ook in \
         elke back-up. Zet het terug, of zet een back-up terug met: trajectbord herstel BACKUP \
         --data EEN_LEGE_MAP",
        .0.display()
    )]
    SleutelWeg(PathBuf),
    /// The disk does not do what we ask.
    #[error(
        "{wat} lukt niet: {fout}. Kijk of de schijf vol is en of je in deze map mag schrijven."
    )]
    Schijf {
        /// What we wanted, with the path.
        wat: String,
        /// What the system says.
        fout: io::Error,
    },
    /// Anything else.
    #[error("{0}")]
    Anders(String),
}

impl OpenFout {
    /// For `map_err`: what we wanted to do with which path.
    pub(super) fn bij(wat: &str, pad: &Path) -> impl FnOnce(io::Error) -> Self + use<> {
        let wat = format!("{wat} {}", pad.display());
        move |fout| Self::Schijf { wat, fout }
    }
}

fn bezet(map: &Path, pid: Option<u32>) -> String {
    let wie = pid.map_or_else(String::new, |pid| format!(" (proces {pid})"));
    format!(
        "Trajectbord is al open{wie} met de gegevens in {}. Werk verder in dat venster, of sluit \
         het en start opnieuw.",
        map.display()
    )
}
