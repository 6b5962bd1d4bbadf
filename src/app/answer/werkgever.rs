//! The leerbedrijven: a window of the list, and everything of one.

use std::cmp::Reverse;

use super::dossier::tijdlijn;
use super::poort::stap_van_plek;
use crate::app::decide::leerroute::let_op_instroom;
use crate::app::fault::Fault;
use crate::app::query::{ErkenningBeeld, Kaartrij, KwalificatieKeuze, PlekBeeld, WerkgeverBeeld};
use crate::app::record::{Key, Record, Soort};
use crate::app::service::Service;
use crate::app::zicht::Zicht;
use crate::domain::betrokkene::Rol;
use crate::domain::fase::Fase;
use crate::domain::id::{KaartId, LeerbedrijfId, TrajectId};
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerbedrijf::sein::{Aanbod, seinen};
use crate::domain::leerbedrijf::{Erkenning, Leerbedrijf};
use crate::domain::leerwerkplek::{Leerwerkplek, PlekStand};
use crate::domain::stap::StapId;

/// Entries of a timeline that the screen shows; the dossier of a card has the rest.
const REGELS_MAX: usize = 60;

/// Reads a leerbedrijf with its places.
pub(super) fn werkgever(service: &Service, id: LeerbedrijfId) -> Result<WerkgeverBeeld, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let (versie, bedrijf) = zicht.bedrijf(id)?;
    let mut ids: Vec<_> = service.model().plekken_van(id).collect();
    // What happened at one moment stands in the same order every time.
    ids.sort_unstable();
    let mut plekken = Vec::new();
    let mut regels = Vec::new();
    for plek in ids {
        let (versie, plek) = zicht.plek(plek)?;
        let kaart = KaartId::Plek(plek.id);
        let van_kaart = tijdlijn(service, kaart)?.into_iter().take(REGELS_MAX);
        regels.extend(van_kaart.map(|regel| (kaart, regel)));
        let Some(rij) = service.model().kaartrij(kaart) else {
            continue;
        };
        let kwalificatie = match plek.crebo {
            Some(crebo) => zicht.kwalificatie(crebo)?.map(|it| it.naam),
            None => None,
        };
        plekken.push(PlekBeeld {
            versie,
            rij,
            kwalificatie,
            mensen: mensen(service, &plek),
            stappen: StapId::van_fase(Fase::WervingWerkgevers)
                .map(|stap| stap_van_plek(service, &plek, stap, false))
                .collect(),
            plek,
        });
    }
    plekken.sort_by_key(|it| {
        let rang = match it.plek.stand {
            PlekStand::Werving => 0,
            PlekStand::Beschikbaar => 1,
            PlekStand::Gesloten { .. } => 2,
        };
        (rang, it.plek.id)
    });
    regels.sort_by_key(|(_, regel)| Reverse(regel.moment));
    regels.truncate(REGELS_MAX);
    let erkenningen = bedrijf
        .erkenningen
        .iter()
        .map(|it| erkenning(service, &zicht, it, &plekken))
        .collect::<Result<_, _>>()?;
    let vandaag = service.clock().today();
    let geldig: Vec<_> = bedrijf
        .erkenningen
        .iter()
        .map(|it| (it.crebo, it.geldig_tot))
        .collect();
    let aangeboden: Vec<_> = plekken
        .iter()
        .filter(|it| it.plek.stand == PlekStand::Beschikbaar)
        .map(|it| (it.plek.id, it.plek.laatst_bevestigd()))
        .collect();
    let aanbod = Aanbod {
        erkenningen: &geldig,
        praktijkopleider: heeft_praktijkopleider(&bedrijf),
        plekken: &aangeboden,
        actief: plekken
            .iter()
            .any(|it| !matches!(it.plek.stand, PlekStand::Gesloten { .. })),
    };
    Ok(WerkgeverBeeld {
        seinen: seinen(aanbod, vandaag),
        bedrijf,
        versie,
        plekken,
        erkenningen,
        tijdlijn: regels,
    })
}

fn heeft_praktijkopleider(bedrijf: &Leerbedrijf) -> bool {
    let mut mensen = bedrijf.betrokkenen.iter();
    mensen.any(|it| it.rol == Rol::Praktijkopleider)
}

fn mensen(service: &Service, plek: &Leerwerkplek) -> Vec<Kaartrij> {
    let model = service.model();
    let rij = |id: &TrajectId| model.kaartrij(KaartId::Traject(*id));
    plek.bezet.iter().filter_map(rij).collect()
}

/// An erkenning with its werkprocessen, and the trajecten that it does not cover to their end.
fn erkenning(
    service: &Service,
    zicht: &Zicht<'_>,
    erkenning: &Erkenning,
    plekken: &[PlekBeeld],
) -> Result<ErkenningBeeld, Fault> {
    let kwalificatie = zicht.kwalificatie(erkenning.crebo)?;
    let mut werkprocessen: Vec<_> = kwalificatie
        .iter()
        .flat_map(Kwalificatie::werkprocessen)
        .map(|it| {
            let kan = erkenning.uitvoerbaar.contains(&it.code);
            (it.code, it.naam.clone(), kan)
        })
        .collect();
    for code in &erkenning.uitvoerbaar {
        if werkprocessen.iter().all(|it| it.0 != *code) {
            werkprocessen.push((*code, String::new(), true));
        }
    }
    let mut raakt = Vec::new();
    if let Some(tot) = erkenning.geldig_tot {
        for id in plekken.iter().flat_map(|it| &it.plek.bezet) {
            let (_, traject) = zicht.traject(*id)?;
            let einde = traject.periode.einde();
            // Without a planned end nobody can say that it runs on.
            let te_lang = einde.is_some_and(|einde| einde > tot);
            if te_lang
                && !traject.is_gesloten()
                && traject.crebo == Some(erkenning.crebo)
                && let Some(rij) = service.model().kaartrij(traject.kaart())
            {
                raakt.push((rij, einde));
            }
        }
    }
    Ok(ErkenningBeeld {
        crebo: erkenning.crebo,
        naam: kwalificatie.map(|it| it.naam),
        geldig_tot: erkenning.geldig_tot,
        werkprocessen,
        raakt,
    })
}

/// Every kwalificatie of the region by name, those that nobody may start any more last.
pub(super) fn kwalificaties(service: &Service) -> Result<Vec<KwalificatieKeuze>, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let vandaag = service.clock().today();
    let (van, tot) = Key::hele_soort(Soort::Kwalificatie);
    let alle = zicht.alle(van, tot)?.into_iter();
    let mut keuzes: Vec<_> = alle
        .filter_map(|(_, record)| match record {
            Record::Kwalificatie(it) => Some(KwalificatieKeuze {
                crebo: it.crebo,
                let_op: let_op_instroom(&it, vandaag),
                vervalt: 0,
                niveau: it.niveau,
                branche: it.branche,
                naam: it.naam,
            }),
            _ => None,
        })
        .collect();
    keuzes.sort_by(|a, b| {
        let rang = |it: &KwalificatieKeuze| it.let_op.is_some();
        (rang(a), &a.naam, a.crebo).cmp(&(rang(b), &b.naam, b.crebo))
    });
    Ok(keuzes)
}
