//! Leerwerkplekken to choose from when a match is confirmed (BM-03): every available one, weighed as
//! the matching pane weighs them, with what does not fit beside each.

use super::matching::let_op;
use crate::app::fault::Fault;
use crate::app::matching::Voortgang;
use crate::app::query::PlekKeuze;
use crate::app::service::Service;
use crate::app::zicht::Zicht;
use crate::domain::id::TrajectId;
use crate::domain::matching::volgorde;
use crate::domain::tekst::vouw;

/// Available places, fitting ones first.
pub(super) fn plekken(
    service: &Service,
    id: TrajectId,
    zoek: &str,
    aantal: usize,
) -> Result<Vec<PlekKeuze>, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let zoek = vouw(zoek);
    let vandaag = service.clock().today();
    service.maak_tafel(false, &Voortgang::default())?;
    let model = service.model();
    let kandidaat = service
        .tafel()
        .kandidaat(&model, service.store(), id, vandaag)?;
    let plekken = service.tafel().plekken(&model, service.store(), vandaag)?;
    let mut gevonden = Vec::new();
    for kant in plekken.values() {
        let kort = model.plek_kort(kant.id);
        let bedrijf = model.bedrijf(kant.bedrijf);
        let tekst = vouw(&format!(
            "{} {} {}",
            bedrijf.map_or("", |it| &it.naam),
            bedrijf.map_or("", |it| &it.plaats),
            kort.map_or("", |it| &it.functie)
        ));
        if zoek.split_whitespace().all(|woord| tekst.contains(woord)) {
            let (weging, let_op) = let_op(&kandidaat, kant);
            gevonden.push((volgorde(&weging, kant.id), weging.vrij, let_op));
        }
    }
    gevonden.sort();
    gevonden.truncate(aantal);
    gevonden
        .into_iter()
        .map(|((_, _, id), vrij, let_op)| {
            let (_, plek) = zicht.plek(id)?;
            let (_, bedrijf) = zicht.bedrijf(plek.bedrijf)?;
            Ok(PlekKeuze {
                id,
                bedrijf: bedrijf.naam,
                plaats: bedrijf.plaats,
                vrij,
                functie: plek.functie,
                branche: plek.branche,
                niveau: plek.niveau,
                aantal: plek.aantal,
                let_op,
            })
        })
        .collect()
}
