//! Leerwerkplekken to choose from when a match is confirmed (BM-03).
//!
//! A plain list with what does not fit beside each; the matching pane with its scores is another
//! capability.

use crate::app::fault::Fault;
use crate::app::query::PlekKeuze;
use crate::app::service::Service;
use crate::app::zicht::Zicht;
use crate::domain::id::TrajectId;
use crate::domain::leerwerkplek::{Leerwerkplek, PlekStand};
use crate::domain::tekst::vouw;
use crate::domain::traject::Traject;

/// Available places, fitting ones first.
pub(super) fn plekken(
    service: &Service,
    id: TrajectId,
    zoek: &str,
    aantal: usize,
) -> Result<Vec<PlekKeuze>, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let (_, traject) = zicht.traject(id)?;
    let zoek = vouw(zoek);
    let vandaag = service.clock().today();
    let alle: Vec<_> = service.model().plekken().collect();
    let mut keuzes = Vec::new();
    for plek in alle {
        let (_, plek) = zicht.plek(plek)?;
        if plek.stand != PlekStand::Beschikbaar {
            continue;
        }
        let (_, bedrijf) = zicht.bedrijf(plek.bedrijf)?;
        let tekst = vouw(&format!(
            "{} {} {}",
            bedrijf.naam, bedrijf.plaats, plek.functie
        ));
        if !zoek.split_whitespace().all(|woord| tekst.contains(woord)) {
            continue;
        }
        let mut let_op = past_niet(&traject, &plek);
        if let Some(crebo) = traject.crebo.or(plek.crebo) {
            let einde = traject.periode.einde().unwrap_or(vandaag);
            if !bedrijf.erkend_voor(crebo, einde) {
                let_op.push(format!("niet erkend voor {crebo}"));
            }
        }
        keuzes.push(PlekKeuze {
            id: plek.id,
            bedrijf: bedrijf.naam,
            plaats: bedrijf.plaats,
            vrij: plek.vrij(),
            functie: plek.functie,
            branche: plek.branche,
            niveau: plek.niveau,
            aantal: plek.aantal,
            let_op,
        });
    }
    keuzes.sort_by(|a, b| {
        (a.let_op.len(), &a.bedrijf, a.id).cmp(&(b.let_op.len(), &b.bedrijf, b.id))
    });
    keuzes.truncate(aantal);
    Ok(keuzes)
}

fn past_niet(traject: &Traject, plek: &Leerwerkplek) -> Vec<String> {
    let mut niet = Vec::new();
    if plek.vrij() == 0 && !plek.bezet.contains(&traject.id) {
        niet.push("vol".to_owned());
    }
    if let (Some(wens), Some(werk)) = (traject.branche, plek.branche)
        && wens != werk
    {
        niet.push(format!("branche is {}", werk.label()));
    }
    if let (Some(wens), Some(hoogste)) = (traject.niveau, plek.niveau)
        && hoogste < wens
    {
        niet.push(format!("tot niveau {}", hoogste.code()));
    }
    niet
}
