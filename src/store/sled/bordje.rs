//! What stands at the door of a data directory: its permissions, and the sign that says which store.

use std::fs;

use crate::store::fout::OpenFout;
use crate::store::schijf;

use super::opties::Opties;

/// Refuses what others can look into (HOUSE 7).
pub(super) fn rechten(opties: &Opties) -> Result<(), OpenFout> {
    let mut paden = vec![opties.map.clone()];
    for map in [opties.redo(), opties.backup()] {
        paden.extend(schijf::lijst(&map).map_err(OpenFout::bij("Lezen van", &map))?);
        paden.push(map);
    }
    // Files of sled get their permissions after it made them; its directory is shut. What else
    // lies in our directory, a socket for instance, is shut off by the directory itself.
    paden.extend([opties.sled(), opties.bordje(), opties.logbestand()]);
    paden.retain(|pad| pad.exists());
    for pad in paden {
        let open = schijf::open_voor_anderen(&pad).map_err(OpenFout::bij("Bekijken van", &pad))?;
        if open != 0 {
            let moet = if pad.is_dir() {
                schijf::MAP_MODE
            } else {
                schijf::BESTAND_MODE
            };
            return Err(OpenFout::TeOpen { pad, moet });
        }
    }
    Ok(())
}

const BORDJE: &str = "trajectbord-store 1";

/// The sign that there is a store here: which one.
pub(super) fn lees_bordje(opties: &Opties) -> Result<Option<u64>, OpenFout> {
    let pad = opties.bordje();
    let tekst = match fs::read_to_string(&pad) {
        Ok(tekst) => tekst,
        Err(fout) if fout.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        // Not text any more: as good as gone.
        Err(fout) if fout.kind() == std::io::ErrorKind::InvalidData => return Ok(None),
        Err(fout) => return Err(OpenFout::bij("Lezen van", &pad)(fout)),
    };
    let mut regels = tekst.lines();
    match regels.next() {
        Some(BORDJE) => Ok(regels
            .next()
            .and_then(|regel| u64::from_str_radix(regel, 16).ok())),
        Some(regel) if regel.starts_with("trajectbord-store ") => Err(OpenFout::Nieuwer),
        _ => Ok(None),
    }
}

pub(super) fn zet_bordje(opties: &Opties, store: u64) -> Result<(), OpenFout> {
    let pad = opties.bordje();
    schijf::schrijf_heel(&pad, format!("{BORDJE}\n{store:016x}\n").as_bytes())
        .map_err(OpenFout::bij("Schrijven van", &pad))
}
