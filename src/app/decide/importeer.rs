//! Bringing in what was read from a file: all of it as one change, or nothing.

use super::{Besluit, Omgeving};
use crate::app::fault::Fault;
use crate::app::importeer::plan::{Bij, plan};
use crate::app::importeer::{Lading, Telling};
use crate::app::matching::Voortgang;
use crate::app::zicht::Zicht;
use crate::domain::bestand::Bronbestand;

/// Most rows of people or places in one change: all of them are kept twice, to take it back.
const RIJEN_MAX: usize = 5_000;
/// Most rows of facts, which are small.
const FEITEN_MAX: usize = 20_000;
/// Most bytes of free text in one change.
const TEKST_MAX: usize = 3 * 1024 * 1024;

/// Refuses what would not fit in one change.
pub(in crate::app) fn binnen(lading: &Lading) -> Result<(), Fault> {
    let (rijen, hoogste, tekst): (usize, usize, usize) = match lading {
        Lading::Kandidaten(rijen) => {
            let tekst = rijen.iter().map(|it| it.rij.notitie.len()).sum();
            (rijen.len(), RIJEN_MAX, tekst)
        }
        Lading::Plekken(rijen) => {
            let notities = rijen.iter().filter_map(|it| it.rij.plek.as_ref());
            let tekst = notities.map(|it| it.notitie.len()).sum();
            (rijen.len(), RIJEN_MAX, tekst)
        }
        Lading::Kwalificaties(lading) => {
            let titels = lading.kwalificaties.iter().flat_map(|it| &it.rij.kerntaken);
            let processen = titels.flat_map(|taak| &taak.werkprocessen);
            let tekst = processen.map(|it| it.naam.len()).sum();
            let rijen = lading.kwalificaties.len() + lading.vervallen.len();
            (rijen, FEITEN_MAX, tekst)
        }
        Lading::Postcodes(rijen) => (rijen.len(), FEITEN_MAX, 0),
    };
    if rijen > hoogste || tekst > TEKST_MAX {
        let bericht = if rijen > hoogste {
            format!("dit zijn {rijen} rijen; knip het bestand in stukken van hoogstens {hoogste}")
        } else {
            "de teksten zijn samen te lang; knip het bestand in stukken".to_owned()
        };
        return Err(Fault::Veld {
            veld: "bestand".to_owned(),
            bericht,
        });
    }
    Ok(())
}

/// Brings rows in; what does not fit stays out, as the rehearsal said.
pub(super) fn importeer(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    (bron, voortgang): (&Bronbestand, &Voortgang),
    lading: &Lading,
) -> Result<Besluit, Fault> {
    let bij = Bij {
        omgeving,
        zicht,
        bron,
        voortgang,
    };
    let plan = plan(&bij, lading)?;
    if plan.puts.is_empty() {
        return Err(Fault::Veld {
            veld: "bestand".to_owned(),
            bericht: "er is niets nieuws in dit bestand; alles staat er al".to_owned(),
        });
    }
    let gedaan: Vec<String> = plan
        .tellingen
        .iter()
        .filter(|telling| telling.iets())
        .map(in_woorden)
        .collect();
    Ok(Besluit {
        titel: format!("{} uit {}", gedaan.join(", "), bron.naam),
        puts: plan.puts,
        tijdlijn: plan.tijdlijn,
        velden: plan.velden,
        terug: true,
        ..Besluit::default()
    })
}

/// "kandidaten (12 nieuw, 3 gewijzigd)".
fn in_woorden(telling: &Telling) -> String {
    let aantallen = match (telling.nieuw, telling.gewijzigd) {
        (nieuw, 0) => format!("{nieuw} nieuw"),
        (0, gewijzigd) => format!("{gewijzigd} gewijzigd"),
        (nieuw, gewijzigd) => format!("{nieuw} nieuw, {gewijzigd} gewijzigd"),
    };
    format!("{} ({aantallen})", telling.wat)
}
