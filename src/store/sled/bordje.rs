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
        let mut tekst = match &self.afdruk {
            None => format!("{BORDJE}\n{:016x}\n", self.store),
            Some(afdruk) => format!("{BORDJE_DICHT}\n{:016x}\n{afdruk}\n", self.store),
        };
        let som = controlesom(&tekst);
        tekst.push_str(&som);
        tekst.push('\n');
        tekst
    }
}

fn controlesom(tekst: &str) -> String {
    format!("{:08x}", crc32fast::hash(tekst.as_bytes()))
}

/// A wrong number here would make everything that stands beside it look like that of another store, so
/// anything that is not exactly as it was written is as good as gone. Signs of before have no checksum.
fn ontleed(bytes: &[u8]) -> Result<Option<Bordje>, OpenFout> {
    let Ok(tekst) = std::str::from_utf8(bytes) else {
        return Ok(None);
    };
    let regels: Vec<&str> = tekst.lines().collect();
    let (nummer, afdruk, som) = match regels.as_slice() {
        [BORDJE, nummer] => (*nummer, None, None),
        [BORDJE, nummer, som] => (*nummer, None, Some(*som)),
        [BORDJE_DICHT, nummer, afdruk, som] => (*nummer, Some(*afdruk), Some(*som)),
        [eerste, .., som]
            if eerste.starts_with("trajectbord-store ") && *eerste != BORDJE_DICHT =>
        {
            // Only a sign that vouches for itself may say that it is of a newer program.
            let voor = tekst.trim_end().strip_suffix(som).unwrap_or_default();
            let nieuwer = controlesom(voor) == *som || regels.len() == 2 && som.len() == 16;
            return if nieuwer {
                Err(OpenFout::Nieuwer)
            } else {
                Ok(None)
            };
        }
        _ => return Ok(None),
    };
    let Some(store) = u64::from_str_radix(nummer, 16)
        .ok()
        .filter(|_| nummer.len() == 16)
    else {
        return Ok(None);
    };
    let bordje = Bordje {
        store,
        afdruk: afdruk.map(str::to_owned),
    };
    let zonder = regels
        .iter()
        .take(regels.len() - usize::from(som.is_some()));
    let zonder: String = zonder.flat_map(|regel| [*regel, "\n"]).collect();
    Ok(som
        .is_none_or(|som| som == controlesom(&zonder))
        .then_some(bordje))
}

/// The sign that there is a store here: which one. None where there is none or it is damaged: the
/// log, the backups and sled know which store this is.
pub(in crate::store) fn lees_bordje(opties: &Opties) -> Result<Option<Bordje>, OpenFout> {
    let pad = opties.bordje();
    match fs::read(&pad) {
        Ok(bytes) => ontleed(&bytes),
        Err(fout) if fout.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(fout) => Err(OpenFout::bij("Lezen van", &pad)(fout)),
    }
}

/// Whether the sign stands there exactly so; one of before has no checksum yet.
pub(super) fn staat_er(opties: &Opties, bordje: &Bordje) -> bool {
    fs::read(opties.bordje()).is_ok_and(|bytes| bytes == bordje.tekst().as_bytes())
}

pub(super) fn zet_bordje(opties: &Opties, bordje: &Bordje) -> Result<(), OpenFout> {
    let pad = opties.bordje();
    schijf::schrijf_heel(&pad, bordje.tekst().as_bytes())
        .map_err(OpenFout::bij("Schrijven van", &pad))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn borden() -> [Bordje; 2] {
        [None, Some("9f31c2".to_owned())].map(|afdruk| Bordje {
            store: 0x4d,
            afdruk,
        })
    }

    #[test]
    fn a_sign_is_read_back_with_and_without_its_checksum() {
        for bordje in borden() {
            let tekst = bordje.tekst();
            assert_eq!(ontleed(tekst.as_bytes()).unwrap(), Some(bordje.clone()));
            if bordje.afdruk.is_none() {
                let oud = tekst.get(..tekst.len() - 9).unwrap();
                assert_eq!(ontleed(oud.as_bytes()).unwrap(), Some(bordje));
            }
        }
        let nieuwer = "trajectbord-store 3\n000000000000004d\n";
        let met_som = format!("{nieuwer}{}\n", controlesom(nieuwer));
        for tekst in [nieuwer, &met_som] {
            let gelezen = ontleed(tekst.as_bytes());
            assert!(matches!(gelezen, Err(OpenFout::Nieuwer)), "{gelezen:?}");
        }
    }

    #[test]
    fn no_flipped_bit_and_no_cut_makes_it_another_store() {
        for bordje in borden() {
            let goed = bordje.tekst().into_bytes();
            let ander = |bytes: &[u8]| match ontleed(bytes) {
                Ok(gelezen) => gelezen.is_some_and(|it| it != bordje),
                Err(_) => true,
            };
            for plaats in 0..goed.len() * 8 {
                let mut fout = goed.clone();
                fout[plaats / 8] ^= 1 << (plaats % 8);
                assert!(!ander(&fout), "bit {plaats}");
            }
        }
        let goed = borden()[0].tekst().into_bytes();
        for lengte in 0..goed.len() {
            let gelezen = ontleed(&goed[..lengte]).unwrap();
            assert!(
                gelezen.is_none_or(|it| it == borden()[0]),
                "length {lengte}"
            );
        }
    }
}
