//! The monitor: figures, and the cards behind one of them.

use std::sync::Arc;

use chrono::NaiveDate;

use crate::app::fault::Fault;
use crate::app::matching::Voortgang;
use crate::app::monitor::{Geteld, Namen, bewaarde};
use crate::app::query::{Antwoord, Lijst, MonitorAchter, MonitorBeeld, MonitorWens, Venster};
use crate::app::record::{Key, Record, Soort};
use crate::app::service::{Service, opslagfout};
use crate::app::werkgevers::{WerkgeverFilter, Werkgeversortering};
use crate::app::zicht::Zicht;
use crate::domain::id::{KaartId, LeerbedrijfId};
use crate::domain::monitor::Budget;
use crate::domain::monitor::meet::{Kijk, Leden, leden};
use crate::domain::monitor::rapport::{Opzet, maak};

/// The day of which is asked: what was not yet written cannot be known.
fn stand(service: &Service, gevraagd: Option<NaiveDate>) -> NaiveDate {
    let vandaag = service.clock().today();
    gevraagd.map_or(vandaag, |dag| dag.min(vandaag))
}

/// The facts as of a day; none where it was stopped.
fn geteld(
    service: &Service,
    stand: NaiveDate,
    voortgang: &Voortgang,
) -> Result<Option<Arc<Geteld>>, Fault> {
    let namen = || Namen::van(&service.model());
    service
        .monitor()
        .geteld(service.store(), &namen, stand, voortgang)
}

/// The figures.
pub(super) fn monitor(service: &Service, wens: &MonitorWens) -> Result<MonitorBeeld, Fault> {
    let seq = service.store().seq();
    let regio = super::regio(service)?.naam;
    let opzet = Opzet {
        regio: &regio,
        tijdvak: wens.tijdvak,
        stand: stand(service, wens.stand),
        maten: &wens.maten,
        dims: &wens.dims,
        verberg: wens.verberg,
    };
    if let Some(rapport) = bewaarde(service.store(), &opzet)? {
        return Ok(MonitorBeeld {
            seq,
            bewaard: true,
            rapport: Some(rapport),
        });
    }
    let geteld = geteld(service, opzet.stand, &wens.voortgang)?;
    Ok(MonitorBeeld {
        seq,
        bewaard: false,
        rapport: geteld.map(|geteld| maak(&geteld.feiten, &opzet)),
    })
}

/// The cards behind a figure, or the leerbedrijven.
pub(super) fn achter(service: &Service, vraag: &MonitorAchter) -> Result<Antwoord, Fault> {
    let dag = stand(service, vraag.stand);
    let geteld = geteld(service, dag, &Voortgang::default())?;
    let kijk = Kijk {
        tijdvak: vraag.tijdvak,
        stand: dag,
    };
    let plaats = (vraag.rij.as_deref(), vraag.kolom);
    let wie = geteld.as_ref().and_then(|geteld| {
        let soort = (vraag.maat, vraag.dims.as_slice());
        leden(&geteld.feiten, soort, kijk, vraag.tabel, plaats)
    });
    let (Some(geteld), Some(wie)) = (geteld.as_ref(), wie) else {
        return Err(Fault::Veld {
            veld: "kolom".to_owned(),
            bericht: "achter dit getal staat niemand".to_owned(),
        });
    };
    let kaarten: Vec<KaartId> = match wie {
        Leden::Trajecten(wie) => {
            let kaarten = wie.iter().filter_map(|plaats| geteld.kaarten.get(*plaats));
            kaarten.copied().collect()
        }
        Leden::Plekken(plekken) => plekken.into_iter().map(KaartId::Plek).collect(),
        Leden::Bedrijven(bedrijven) => return werkgevers(service, &bedrijven, vraag.venster, dag),
    };
    let model = service.model();
    let kaarten = kaarten.into_iter();
    let rijen: Vec<_> = kaarten.filter_map(|kaart| model.kaartrij(kaart)).collect();
    Ok(Antwoord::Lijst(Lijst {
        totaal: rijen.len(),
        rijen: rijen
            .into_iter()
            .skip(vraag.venster.van)
            .take(vraag.venster.aantal)
            .collect(),
    }))
}

/// Rows of these leerbedrijven, by name.
fn werkgevers(
    service: &Service,
    bedrijven: &[LeerbedrijfId],
    venster: Venster,
    dag: NaiveDate,
) -> Result<Antwoord, Fault> {
    let alles = Venster {
        van: 0,
        aantal: usize::MAX,
    };
    let sleutel = (WerkgeverFilter::default(), Werkgeversortering::Naam, dag);
    let mut beeld = service
        .werkgevers()
        .beeld(service.store(), &sleutel, alles, None)
        .map_err(|fout| opslagfout(&fout))?;
    beeld.rijen.retain(|rij| bedrijven.contains(&rij.id));
    beeld.totaal = beeld.rijen.len();
    beeld.van = venster.van;
    let rijen = beeld.rijen.into_iter();
    beeld.rijen = rijen.skip(venster.van).take(venster.aantal).collect();
    Ok(Antwoord::Werkgevers(beeld))
}

/// The budgets, by number.
pub(super) fn budgetten(service: &Service) -> Result<Vec<Budget>, Fault> {
    let (van, tot) = Key::hele_soort(Soort::Budget);
    let alle = Zicht::nieuw(service.store()).alle(van, tot)?;
    let budgetten = alle.into_iter().filter_map(|(_, record)| match record {
        Record::Budget(budget) => Some(budget),
        _ => None,
    });
    Ok(budgetten.collect())
}
