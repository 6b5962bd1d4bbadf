//! The leerroute of a traject: its kwalificatie, every werkproces of it, and the clock of its end.

use super::poort::stap_van_traject;
use crate::app::decide::leerroute::{bedrijf_van, let_op_instroom, praktijkopleider};
use crate::app::fault::Fault;
use crate::app::query::{KerntaakBeeld, KwalificatieKeuze, LeerrouteBeeld, WerkprocesRij};
use crate::app::record::{Key, Record, Soort};
use crate::app::service::Service;
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::id::KaartId;
use crate::domain::kwalificatie::Kwalificatie;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerroute::{Telling, let_op_erkenning, uitvoerbaar};
use crate::domain::stap::StapId;
use crate::domain::traject::Traject;

/// The steps that go with a leerroute, from the choice to the handing over.
const STAPPEN: [&str; 10] = [
    "BM-04", "BM-05", "PI-05", "PL-05", "PL-06", "PL-07", "PL-08", "PL-09", "PL-10", "PL-11",
];

/// Reads the leerroute of a card.
pub(super) fn leerroute(service: &Service, kaart: KaartId) -> Result<LeerrouteBeeld, Fault> {
    let KaartId::Traject(id) = kaart else {
        return Err(Fault::NietGevonden {
            wat: format!("de leerroute van {kaart}"),
        });
    };
    let zicht = Zicht::nieuw(service.store());
    let vandaag = service.clock().today();
    let (versie, traject) = zicht.traject(id)?;
    let bedrijf = bedrijf_van(&zicht, &traject)?;
    let kwalificatie = match traject.crebo {
        Some(crebo) => zicht.kwalificatie(crebo)?,
        None => None,
    };
    let hoort = |code| {
        let mut alle = kwalificatie.iter().flat_map(Kwalificatie::werkprocessen);
        alle.any(|it| it.code == code)
    };
    let eerder = traject.leerroute.iter().filter(|it| !hoort(it.code));
    Ok(LeerrouteBeeld {
        kaart,
        versie: versie.unwrap_or(Seq(0)),
        kerntaken: kerntaken(&traject, kwalificatie.as_ref(), bedrijf.as_ref()),
        eerder: eerder.cloned().collect(),
        telling: Telling::van(&traject.leerroute),
        keuzes: keuzes(&zicht, &traject, kwalificatie.as_ref(), vandaag)?,
        praktijkopleider: praktijkopleider(&traject, bedrijf.as_ref(), vandaag),
        vast: traject.leerroute_is_vast(),
        reden_nodig: traject.kwalificatie_is_vast(),
        let_op: let_op_erkenning(&traject, bedrijf.as_ref(), vandaag),
        stappen: STAPPEN
            .into_iter()
            .filter_map(StapId::code)
            .map(|stap| stap_van_traject(service, &traject, stap))
            .collect(),
        kwalificatie,
    })
}

fn kerntaken(
    traject: &Traject,
    kwalificatie: Option<&Kwalificatie>,
    bedrijf: Option<&Leerbedrijf>,
) -> Vec<KerntaakBeeld> {
    let kerntaken = kwalificatie.into_iter().flat_map(|it| &it.kerntaken);
    kerntaken
        .map(|kerntaak| KerntaakBeeld {
            code: kerntaak.code,
            naam: kerntaak.naam.clone(),
            werkprocessen: kerntaak
                .werkprocessen
                .iter()
                .map(|it| WerkprocesRij {
                    code: it.code,
                    naam: it.naam.clone(),
                    regel: traject
                        .leerroute
                        .iter()
                        .find(|regel| regel.code == it.code)
                        .cloned(),
                    uitvoerbaar: uitvoerbaar(traject, bedrijf, it.code),
                })
                .collect(),
        })
        .collect()
}

/// Every kwalificatie of the region: what fits branche and niveau first, then by name.
fn keuzes(
    zicht: &Zicht<'_>,
    traject: &Traject,
    van: Option<&Kwalificatie>,
    vandaag: chrono::NaiveDate,
) -> Result<Vec<KwalificatieKeuze>, Fault> {
    let (eerste, laatste) = Key::hele_soort(Soort::Kwalificatie);
    let alle = zicht.alle(eerste, laatste)?;
    let mut keuzes: Vec<(usize, bool, KwalificatieKeuze)> = alle
        .into_iter()
        .filter_map(|(_, record)| match record {
            Record::Kwalificatie(it) if traject.crebo != Some(it.crebo) => Some(it),
            _ => None,
        })
        .map(|it| {
            let past = usize::from(traject.branche == Some(it.branche)) * 2
                + usize::from(traject.niveau == Some(it.niveau));
            let keuze = KwalificatieKeuze {
                crebo: it.crebo,
                let_op: let_op_instroom(&it, vandaag),
                vervalt: traject.vervalt_bij(van, &it),
                niveau: it.niveau,
                branche: it.branche,
                naam: it.naam,
            };
            (3 - past, keuze.let_op.is_some(), keuze)
        })
        .collect();
    keuzes.sort_by(|a, b| (a.0, a.1, &a.2.naam, a.2.crebo).cmp(&(b.0, b.1, &b.2.naam, b.2.crebo)));
    Ok(keuzes.into_iter().map(|(_, _, it)| it).collect())
}
