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
    paden.extend([
        opties.sled(),
        opties.bordje(),
        opties.kast(),
        opties.logbestand(),
    ]);
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
/// Of a sealed store: a program that knows no seals says so, and touches nothing.
const BORDJE_DICHT: &str = "trajectbord-store 2";

/// What the sign says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::store) struct Bordje {
    /// Which store.
    pub(in crate::store) store: u64,
    /// Print of the key of its values, where they are sealed.
    pub(in crate::store) afdruk: Option<String>,
}

impl Bordje {
    /// As it stands in the file.
    pub(in crate::store) fn tekst(&self) -> String {
        match &self.afdruk {
            None => format!("{BORDJE}\n{:016x}\n", self.store),
            Some(afdruk) => format!("{BORDJE_DICHT}\n{:016x}\n{afdruk}\n", self.store),
        }
    }

    fn lees<'a>(mut regels: impl Iterator<Item = &'a str>, dicht: bool) -> Option<Self> {
        let store = u64::from_str_radix(regels.next()?, 16).ok()?;
        let afdruk = if dicht {
            Some(regels.next()?.to_owned())
        } else {
            None
        };
        Some(Self { store, afdruk })
    }
}

/// The sign that there is a store here: which one.
pub(in crate::store) fn lees_bordje(opties: &Opties) -> Result<Option<Bordje>, OpenFout> {
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
        Some(BORDJE) => Ok(Bordje::lees(regels, false)),
        Some(BORDJE_DICHT) => Ok(Bordje::lees(regels, true)),
        Some(regel) if regel.starts_with("trajectbord-store ") => Err(OpenFout::Nieuwer),
        _ => Ok(None),
    }
}

pub(super) fn zet_bordje(opties: &Opties, bordje: &Bordje) -> Result<(), OpenFout> {
    let pad = opties.bordje();
    schijf::schrijf_heel(&pad, bordje.tekst().as_bytes())
        .map_err(OpenFout::bij("Schrijven van", &pad))
}
