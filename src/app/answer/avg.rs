//! Requests of persons with their clock, and of whom the term is over.

use std::collections::BTreeMap;

use super::inzage;
use crate::app::avg;
use crate::app::command::Command;
use crate::app::fault::Fault;
use crate::app::formulier;
use crate::app::query::{BewaarBeeld, InzageBeeld, Verlopen, Verzoekrij};
use crate::app::record::{Key, Record, Soort};
use crate::app::service::Service;
use crate::app::zicht::Zicht;
use crate::domain::avg::Verzoek;
use crate::domain::datum::toon;
use crate::domain::document::{Documentsoort, Vorm};
use crate::domain::id::{CoachId, KaartId, KandidaatId};
use crate::domain::traject::Traject;

/// Everything of a person as records, once it was written down that it is made.
pub(super) fn inzage(
    service: &Service,
    coach: CoachId,
    kaart: KaartId,
    bsn: Option<&str>,
) -> Result<InzageBeeld, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let weg = || Fault::NietGevonden {
        wat: kaart.to_string(),
    };
    let kandidaat = formulier::kandidaat(&zicht, kaart)?.ok_or_else(weg)?;
    let command = Command::LegDocumentVast {
        kaart,
        soort: Documentsoort::Inzage,
        vorm: Vorm::Tekst,
        bsn: bsn.map(str::to_owned),
    };
    service.doe(coach, None, command)?;
    Ok(InzageBeeld(inzage::records(
        service,
        kandidaat,
        bsn.is_some(),
    )?))
}

fn naam(zicht: &Zicht<'_>, kandidaat: KandidaatId) -> String {
    zicht
        .kandidaat(kandidaat)
        .map_or_else(|_| String::new(), |(_, it)| it.naam.kort())
}

/// Every request, by the day on which it must be answered.
pub(super) fn verzoeken(service: &Service) -> Result<Vec<Verzoekrij>, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let vandaag = service.clock().today();
    let model = service.model();
    let stand = |it: &Verzoek| match &it.afgehandeld {
        Some((op, hoe)) => format!("beantwoord op {}: {hoe}", toon(*op)),
        None => {
            let dagen = (it.uiterlijk() - vandaag).num_days();
            let nog = match dagen {
                1 => "nog 1 dag".to_owned(),
                0.. => format!("nog {dagen} dagen"),
                _ => "te laat".to_owned(),
            };
            format!("antwoord uiterlijk {} ({nog})", toon(it.uiterlijk()))
        }
    };
    let alle = avg::verzoeken(&zicht)?;
    Ok(alle
        .iter()
        .map(|it| Verzoekrij {
            kandidaat: it.kandidaat,
            kaart: model
                .trajecten_van(it.kandidaat)
                .last()
                .map(KaartId::Traject),
            nummer: it.nummer,
            naam: naam(&zicht, it.kandidaat),
            soort: it.soort,
            uiterlijk: it.uiterlijk(),
            open: it.open(),
            stand: stand(it),
        })
        .collect())
}

/// The terms, and of whom they are over.
pub(super) fn bewaartermijn(service: &Service) -> Result<BewaarBeeld, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let vandaag = service.clock().today();
    let termijnen = avg::termijnen(&zicht)?;
    let mut per: BTreeMap<KandidaatId, Vec<Traject>> = BTreeMap::new();
    let (van, tot) = Key::hele_soort(Soort::Traject);
    zicht.loop_langs(van, tot, &mut |record| {
        if let Record::Traject(it) = record {
            per.entry(it.kandidaat).or_default().push((**it).clone());
        }
        std::ops::ControlFlow::Continue(())
    })?;
    let mut verlopen = Vec::new();
    for (kandidaat, trajecten) in per {
        let Some((klasse, sinds)) = avg::klasse(&zicht, &trajecten)? else {
            continue;
        };
        let tot = termijnen.tot(klasse, sinds);
        if tot <= vandaag {
            verlopen.push(Verlopen {
                kandidaat,
                naam: naam(&zicht, kandidaat),
                klasse,
                sinds,
                tot,
            });
        }
    }
    verlopen.sort_by_key(|it| it.tot);
    Ok(BewaarBeeld {
        termijnen: termijnen.termijnen,
        verlopen,
    })
}
