//! Where everything lies: data, settings, log. The only place that reads the environment for it.

use std::env;
use std::path::PathBuf;

use super::Keuze;

/// The directories of one run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plaatsen {
    /// Store, backups, log.
    pub data: PathBuf,
    /// Settings of the user: `toetsen.toml`.
    pub instellingen: PathBuf,
    /// Whether this is the example region.
    pub voorbeeld: bool,
}

/// An environment variable that is set to something.
pub(super) fn gezet(naam: &str) -> Option<PathBuf> {
    env::var_os(naam)
        .filter(|waarde| !waarde.is_empty())
        .map(PathBuf::from)
}

/// The file with the secret of an encrypted store: a path, `/dev/fd/3` for instance.
pub fn sleutelbestand() -> Option<PathBuf> {
    gezet("TRAJECTBORD_SLEUTEL")
}

/// The file with the secret that a store is to get.
pub fn nieuwe_sleutel() -> Option<PathBuf> {
    gezet("TRAJECTBORD_NIEUWE_SLEUTEL")
}

/// The secret that systemd hands over (`LoadCredential=sleutel:PAD`).
pub fn geheim_van_systemd() -> Option<PathBuf> {
    let pad = gezet("CREDENTIALS_DIRECTORY")?.join("sleutel");
    pad.exists().then_some(pad)
}

/// Where the server of a host listens, where there is one.
pub const DIENST: &str = "/run/trajectbord/sock";

/// The socket of the server to go through, if this run goes through one: `--socket`, else
/// `TRAJECTBORD_SOCKET`, else the one of this host. Who names a directory or the example region
/// means that, and no server.
pub fn dienst(keuze: &Keuze) -> Option<PathBuf> {
    if keuze.socket.is_some() {
        return keuze.socket.clone();
    }
    if keuze.data.is_some() || keuze.voorbeeld {
        return None;
    }
    if let Some(pad) = gezet("TRAJECTBORD_SOCKET") {
        return Some(pad);
    }
    if gezet("TRAJECTBORD_DATA").is_some() {
        return None;
    }
    // One that may not be reached is there all the same: an empty store of one's own would be a
    // riddle where a word is needed.
    match std::fs::symlink_metadata(DIENST) {
        Ok(_) => Some(DIENST.into()),
        Err(fout) if fout.kind() == std::io::ErrorKind::PermissionDenied => Some(DIENST.into()),
        Err(_) => None,
    }
}

impl Plaatsen {
    /// The directories for a choice: `--data`, else `TRAJECTBORD_DATA`, else the XDG directories.
    ///
    /// None when there is no home directory to put anything in.
    pub fn van(keuze: &Keuze) -> Option<Self> {
        let thuis = gezet("HOME");
        let onder_thuis = |delen: [&str; 2]| {
            thuis
                .as_ref()
                .map(|thuis| thuis.join(delen[0]).join(delen[1]))
        };
        let instellingen = gezet("XDG_CONFIG_HOME")
            .or_else(|| thuis.as_ref().map(|thuis| thuis.join(".config")))
            .map(|map| map.join("trajectbord"));
        let wortel = gezet("XDG_DATA_HOME").or_else(|| onder_thuis([".local", "share"]));
        let naam = if keuze.voorbeeld {
            "trajectbord-voorbeeld"
        } else {
            "trajectbord"
        };
        let eigen = if keuze.voorbeeld {
            None
        } else {
            gezet("TRAJECTBORD_DATA")
        };
        let data = keuze
            .data
            .clone()
            .or(eigen)
            .or_else(|| wortel.map(|map| map.join(naam)))?;
        let instellingen = instellingen.unwrap_or_else(|| data.join("instellingen"));
        Some(Self {
            data,
            instellingen,
            voorbeeld: keuze.voorbeeld,
        })
    }

    /// The user's own keys.
    pub fn toetsen(&self) -> PathBuf {
        self.instellingen.join("toetsen.toml")
    }

    /// The region's own templates of documents.
    pub fn sjablonen(&self) -> PathBuf {
        self.instellingen.join("sjablonen")
    }

    /// Where documents are saved unless the coach says otherwise.
    pub fn documenten(&self) -> PathBuf {
        self.data.join("documenten")
    }

    /// Where backups stand.
    pub fn backups(&self) -> PathBuf {
        self.data.join("backup")
    }

    /// The log of the program: no personal data, ever.
    pub fn log(&self) -> PathBuf {
        self.data.join("trajectbord.log")
    }
}
