//! What a repair put aside, when the store is sealed: it is in the way, or it goes along with the old one.

use std::fs;
use std::path::Path;

use crate::store::fout::OpenFout;
use crate::store::schijf;
use crate::store::sled::{Opties, SledStore, TERZIJDE, Voortgang};

/// What becomes of what a repair put aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Terzijde {
    /// Nothing is sealed while it is there: the old secret, or none, would open it.
    Weiger,
    /// It goes, once everything in the store was checked and the new one stands.
    Weg,
}

/// What a repair put aside: files, and bytes in them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Apart {
    /// How many files.
    pub bestanden: u64,
    /// How long they are together.
    pub bytes: u64,
}

impl std::fmt::Display for Apart {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let woord = if self.bestanden == 1 {
            "bestand"
        } else {
            "bestanden"
        };
        let mb = self.bytes.div_ceil(1024 * 1024);
        write!(f, "{} {woord}, samen {mb} MB", self.bestanden)
    }
}

/// What is to go of what a repair put aside, if anything was; refuses where it has to stay.
pub fn keur_apart(map: &Path, wens: Terzijde) -> Result<Option<Apart>, OpenFout> {
    let apart = apart_gezet(map)?;
    let (Some(apart), Terzijde::Weiger) = (apart, wens) else {
        return Ok(apart);
    };
    Err(OpenFout::Anders(format!(
        "In {} staan oude gegevens die bij een herstel apart zijn gezet ({apart}). Die blijven zoals ze \
         zijn: leesbaar, of te openen met de oude sleutel. Heb je ze niet meer nodig, geef dan ook \
         --terzijde-weg: dan worden ze verwijderd nadat alles is nagekeken. Verplaats ze anders eerst \
         naar een plek die dicht is. Er is niets veranderd.",
        map.join(TERZIJDE).display()
    )))
}

/// What a repair put aside in a data directory; none where there is no file of it.
fn apart_gezet(map: &Path) -> Result<Option<Apart>, OpenFout> {
    let mut apart = Apart::default();
    let mut mappen = vec![map.join(TERZIJDE)];
    while let Some(hier) = mappen.pop() {
        for pad in schijf::lijst(&hier).map_err(OpenFout::bij("Lezen van", &hier))? {
            let wat = fs::symlink_metadata(&pad).map_err(OpenFout::bij("Lezen van", &pad))?;
            if wat.is_dir() {
                mappen.push(pad);
            } else {
                apart.bestanden += 1;
                apart.bytes += wat.len();
            }
        }
    }
    Ok((apart.bestanden > 0).then_some(apart))
}

/// What was put aside keeps the seal it had for ever, or none: who seals has to say what becomes of it.
/// It only goes when everything in the store is right, or it may be needed yet. Gives what is to go.
pub(super) fn gaat_mee(
    opties: &Opties,
    store: &SledStore,
    wens: Terzijde,
    voortgang: Voortgang<'_>,
) -> Result<Option<Apart>, OpenFout> {
    let Some(apart) = keur_apart(&opties.map, wens)? else {
        return Ok(None);
    };
    let map = opties.map.join(TERZIJDE);
    let map = map.display();
    let controle = store.controleer(voortgang);
    let Some(fout) = controle.regels.iter().find(|regel| !regel.goed) else {
        return Ok(Some(apart));
    };
    Err(OpenFout::Anders(format!(
        "Niet alles in de opslag is in orde: {} Wat in {map} apart staat kan dan nog nodig zijn, en \
         blijft. Er is niets veranderd. Kijk eerst alles na met: trajectbord controleer",
        fout.tekst
    )))
}
