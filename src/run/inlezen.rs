//! Reading a file of others for the screen: the bytes from the disk, the rows out of them, and the
//! question or the change that goes with those.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::{Gateway, Reply, Request};
use crate::app::query::Query;
use crate::inlees;
use crate::tui::msg::Inlezen;

fn fout(bericht: String) -> Fault {
    Fault::Veld {
        veld: "bestand".to_owned(),
        bericht,
    }
}

/// Rehearses a file, or brings it in when that is asked for the very bytes that were rehearsed.
pub fn inlezen(gateway: &dyn Gateway, ticket: Ticket, vraag: &Inlezen) -> Result<Reply, Fault> {
    let pad = thuis(&vraag.pad);
    let bytes = bytes(&pad).map_err(|waarom| fout(format!("openen lukt niet: {waarom}")))?;
    let naam = pad.file_name().unwrap_or_default().to_string_lossy();
    let mut gelezen = inlees::lees(vraag.soort, &naam, &bytes, &vraag.kolommen, vraag.vandaag)
        .map_err(|waarom| Fault::Veld {
            veld: if waarom.kolom { "kolom" } else { "bestand" }.to_owned(),
            bericht: waarom.to_string(),
        })?;
    drop(bytes);
    gelezen.voortgang = vraag.voortgang.clone();
    let request = match &vraag.doe {
        None => Request::Ask(Query::Importproef(Box::new(gelezen))),
        Some(afdruk) if *afdruk == gelezen.bron.vingerafdruk => {
            Request::Do(Box::new(Command::Importeer {
                bron: gelezen.bron,
                lading: gelezen.lading,
                voortgang: gelezen.voortgang,
            }))
        }
        Some(_) => {
            return Err(fout(
                "het is intussen gewijzigd; ga terug en lees het opnieuw".to_owned(),
            ));
        }
    };
    gateway.call(ticket, request)
}

/// The path with the home directory of the coach in the place of `~`.
fn thuis(pad: &str) -> PathBuf {
    let rest = pad.strip_prefix("~/");
    match (rest, std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ => PathBuf::from(pad),
    }
}

/// The bytes of a file, and one more than it may have at most.
fn bytes(pad: &Path) -> std::io::Result<Vec<u8>> {
    let bestand = File::open(pad)?;
    // A device or a pipe never ends, and may never begin.
    if !bestand.metadata()?.is_file() {
        return Err(std::io::Error::other("dit is geen bestand"));
    }
    let grens = u64::try_from(inlees::BYTES_MAX).unwrap_or(u64::MAX);
    let mut bytes = Vec::new();
    bestand
        .take(grens.saturating_add(1))
        .read_to_end(&mut bytes)?;
    if bytes.len() > inlees::BYTES_MAX {
        let hoogste = inlees::BYTES_MAX / 1024 / 1024;
        let bericht = format!("het is groter dan {hoogste} MB; knip het in stukken");
        return Err(std::io::Error::other(bericht));
    }
    Ok(bytes)
}
