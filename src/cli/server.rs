//! `server`: the store of a host, for all its coaches; and the files that systemd needs for it.

use std::fs;
use std::path::Path;

use anyhow::{Context, bail};

use super::{Einde, Omgeving, VERKEERD_GEBRUIK};
use crate::boot::{Keuze, dienst};

/// Files of systemd, by their name below `/etc`.
const BESTANDEN: [(&str, &str); 6] = [
    (
        "systemd/system/trajectbord.socket",
        include_str!("systemd/trajectbord.socket"),
    ),
    (
        "systemd/system/trajectbord.service",
        include_str!("systemd/trajectbord.service"),
    ),
    (
        "systemd/system/trajectbord-proef.service",
        include_str!("systemd/trajectbord-proef.service"),
    ),
    (
        "systemd/system/trajectbord-proef.timer",
        include_str!("systemd/trajectbord-proef.timer"),
    ),
    (
        "sysusers.d/trajectbord.conf",
        include_str!("systemd/sysusers.conf"),
    ),
    (
        "tmpfiles.d/trajectbord.conf",
        include_str!("systemd/tmpfiles.conf"),
    ),
];

/// Serves until it is told to stop.
pub(super) fn server(
    keuze: &Keuze,
    units: Option<&Path>,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    if let Some(map) = units {
        return schrijf_units(map, omgeving);
    }
    if keuze.coach.is_some() || keuze.data.is_none() && !keuze.voorbeeld {
        return Err(Einde {
            bericht: "geef --data MAP met de gegevens van de regio, zonder --coach".to_owned(),
            code: VERKEERD_GEBRUIK,
        }
        .into());
    }
    dienst::draai(keuze, omgeving.uit)
}

/// Writes the units, for this very program, below a directory such as `/etc`.
fn schrijf_units(map: &Path, omgeving: &mut Omgeving<'_>) -> anyhow::Result<()> {
    let programma =
        std::env::current_exe().context("waar dit programma staat is niet te vinden")?;
    let programma = programma.display().to_string();
    // Words of a command line of systemd: nothing of these may be in one.
    if programma.contains(|c: char| c.is_whitespace() || "\"'\\%$;".contains(c)) {
        bail!("zet het programma op een plek zonder spaties of leestekens, zoals /usr/local/bin");
    }
    for (naam, tekst) in BESTANDEN {
        let pad = map.join(naam);
        let lukt_niet = || format!("{} schrijven lukt niet", pad.display());
        if let Some(boven) = pad.parent() {
            fs::create_dir_all(boven).with_context(lukt_niet)?;
        }
        fs::write(&pad, tekst.replace("@PROGRAMMA@", &programma)).with_context(lukt_niet)?;
        writeln!(omgeving.uit, "{}", pad.display())?;
    }
    Ok(())
}
