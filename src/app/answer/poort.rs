//! What holds a card, and the rows of its steps.

use crate::app::fault::Fault;
use crate::app::query::{PoortBeeld, StapRij};
use crate::app::service::Service;
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::id::KaartId;
use crate::domain::klok;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::poort as regels;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::traject::Traject;

fn door(service: &Service, stand: &Stapstand) -> Option<String> {
    match stand {
        Stapstand::Gedaan { door, .. } | Stapstand::Afwijking { door, .. } => {
            Some(service.model().coach_kort(*door))
        }
        _ => None,
    }
}

/// A step of a traject.
pub(super) fn stap_van_traject(service: &Service, traject: &Traject, stap: StapId) -> StapRij {
    let stand = traject.stappen.stand(stap).clone();
    let open = !stand.is_klaar();
    let model = service.model();
    let uiterlijk = open
        .then(|| klok::uiterlijk(traject, stap, model.vrije_dagen()))
        .flatten();
    drop(model);
    StapRij {
        stap,
        uiterlijk,
        door: door(service, &stand),
        stand,
        van_plek: false,
        mag_nvt: traject.mag_nvt(stap),
    }
}

/// A step of a leerwerkplek.
pub(super) fn stap_van_plek(
    service: &Service,
    plek: &Leerwerkplek,
    stap: StapId,
    van_plek: bool,
) -> StapRij {
    let stand = plek.stappen.stand(stap).clone();
    StapRij {
        stap,
        uiterlijk: None,
        door: door(service, &stand),
        stand,
        van_plek,
        mag_nvt: stap.stap().nvt,
    }
}

/// What holds a card.
pub(super) fn poort(service: &Service, kaart: KaartId) -> Result<PoortBeeld, Fault> {
    let weg = || Fault::NietGevonden {
        wat: kaart.to_string(),
    };
    let zicht = Zicht::nieuw(service.store());
    let rij = service.model().kaartrij(kaart).ok_or_else(weg)?;
    let (versie, naar, poort, stappen) = match kaart {
        KaartId::Traject(id) => {
            let (versie, traject) = zicht.traject(id)?;
            let plek = zicht.plek_van(&traject)?;
            let poort = regels::poort(&traject, plek.as_ref());
            let stappen = poort
                .open
                .iter()
                .map(|h| match &plek {
                    Some(plek) if h.van_plek => stap_van_plek(service, plek, h.stap, true),
                    _ => stap_van_traject(service, &traject, h.stap),
                })
                .collect();
            (versie, traject.fase.volgende(), poort, stappen)
        }
        KaartId::Plek(id) => {
            let (versie, plek) = zicht.plek(id)?;
            let poort = regels::plek_poort(&plek);
            let rijen = poort
                .open
                .iter()
                .map(|h| stap_van_plek(service, &plek, h.stap, false));
            let stappen = rijen.collect();
            (versie, None, poort, stappen)
        }
    };
    let versie = versie.unwrap_or(Seq(0));
    Ok(PoortBeeld {
        rij,
        versie,
        naar,
        poort,
        stappen,
    })
}
