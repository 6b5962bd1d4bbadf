//! Documents and extracts: made here, from the records, after what leaves was written down.

use std::ops::ControlFlow;

use super::dossier::dossier;
use super::inzage;
use crate::app::command::Command;
use crate::app::decide::document::hoort_hier;
use crate::app::delen;
use crate::app::fault::Fault;
use crate::app::formulier;
use crate::app::query::{
    DeelRegel, DocumentBeeld, DocumentRegel, DocumentenBeeld, ExtractBeeld, Vastlegging,
};
use crate::app::record::{Key, Record, Soort};
use crate::app::service::{Service, opslagfout};
use crate::app::toestemming;
use crate::app::zicht::Zicht;
use crate::document::maak::{gaten, maak};
use crate::document::sjabloon::Sjabloonfout;
use crate::document::stof::{Notitie, Stapregel, Stof};
use crate::document::{Blok, Doc};
use crate::domain::document::{Documentsoort, Ontvanger};
use crate::domain::formulier::Formuliersoort;
use crate::domain::gebeurtenis::{Gebeurtenis, Wat};
use crate::domain::id::{CoachId, KaartId};

/// A document of a card.
pub(super) fn document(
    service: &Service,
    coach: CoachId,
    kaart: KaartId,
    soort: Documentsoort,
    nummer: Option<u32>,
    vast: Option<&Vastlegging>,
) -> Result<DocumentBeeld, Fault> {
    hoort_hier(kaart, soort)?;
    // Made once before it is written down: a template with a mistake in it makes nothing.
    let beeld = maak_beeld(service, kaart, soort, nummer, false)?;
    let Some(vast) = vast else {
        return Ok(beeld);
    };
    let command = Command::LegDocumentVast {
        kaart,
        soort,
        vorm: vast.vorm,
        bsn: vast.bsn.clone(),
    };
    service.doe(coach, None, command)?;
    maak_beeld(service, kaart, soort, nummer, vast.bsn.is_some())
}

fn maak_beeld(
    service: &Service,
    kaart: KaartId,
    soort: Documentsoort,
    nummer: Option<u32>,
    open: bool,
) -> Result<DocumentBeeld, Fault> {
    let mut stof = stof(service, kaart, soort.formulier().zip(nummer), open)?;
    if soort == Documentsoort::Inzage
        && let Some(kandidaat) = &stof.kandidaat
    {
        stof.inzage = inzage::delen_van(service, kandidaat.id, open)?;
    }
    let eigen = service
        .eigen_sjabloon(soort.code())
        .map_err(|wat| Sjabloonfout::Bestand {
            sjabloon: soort.code().to_owned(),
            wat,
        })
        .map_err(|fout| in_woorden(&fout))?;
    let doc = maak(soort, &stof, eigen.as_deref()).map_err(|fout| in_woorden(&fout))?;
    Ok(DocumentBeeld {
        doc,
        gaten: gaten(soort, &stof),
    })
}

fn in_woorden(fout: &Sjabloonfout) -> Fault {
    Fault::Document {
        bericht: fout.to_string(),
    }
}

/// The records of a card, laid together for the makers.
fn stof(
    service: &Service,
    kaart: KaartId,
    eerder: Option<(Formuliersoort, u32)>,
    open: bool,
) -> Result<Stof, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let dossier = dossier(service, kaart)?;
    let vandaag = service.clock().today();
    let papieren = Formuliersoort::van_kaart(kaart)
        .iter()
        .map(|soort| {
            let nummer = eerder.filter(|it| it.0 == *soort).map(|it| it.1);
            delen::papier(&zicht, kaart, *soort, nummer, vandaag)
        })
        .collect::<Result<_, _>>()?;
    let bsn = formulier::bsn(&zicht, kaart)?;
    let kwalificatie = match &dossier.traject {
        Some(traject) => delen::kwalificatie(&zicht, traject)?,
        None => None,
    };
    let regio = match zicht.get(Key::regio())? {
        Some((_, Record::Regio(regio))) => regio.naam,
        _ => String::new(),
    };
    let coach = service
        .model()
        .coaches()
        .iter()
        .find(|coach| coach.id == dossier.rij.coach)
        .cloned();
    let notities = dossier
        .tijdlijn
        .iter()
        .filter(|regel| regel.eigen)
        .map(|regel| Notitie {
            op: regel.moment.date_naive(),
            door: regel.door.clone(),
            kop: regel.kop.clone(),
            tekst: regel.tekst.clone(),
        })
        .collect();
    let stappen = dossier
        .stappen
        .into_iter()
        .map(|rij| Stapregel {
            stap: rij.stap,
            stand: rij.stand,
            uiterlijk: rij.uiterlijk,
        })
        .collect();
    Ok(Stof {
        kaart,
        vandaag,
        regio,
        coach,
        traject: dossier.traject,
        kandidaat: dossier.kandidaat.map(|(_, kandidaat)| kandidaat),
        bsn: bsn.map(|bsn| if open { bsn.voluit() } else { bsn.gemaskeerd() }),
        plek: dossier.plek,
        bedrijf: dossier.bedrijf,
        kwalificatie,
        papieren,
        stappen,
        doelen: toestemming::stand(&zicht, kaart, vandaag)?,
        notities,
        inzage: Vec::new(),
    })
}

/// The documents of a card and what may be shared of it.
pub(super) fn documenten(service: &Service, kaart: KaartId) -> Result<DocumentenBeeld, Fault> {
    let stof = stof(service, kaart, None, false)?;
    let zicht = Zicht::nieuw(service.store());
    let uitgegaan = uitgegaan(service, kaart)?;
    let model = service.model();
    let documenten = Documentsoort::van_kaart(kaart)
        .iter()
        .map(|soort| {
            let met_bsn = format!("{}, ", soort.label());
            let laatste = uitgegaan.iter().find_map(|it| match &it.wat {
                Wat::Document { wat, vorm }
                    if wat == soort.label() || wat.starts_with(&met_bsn) =>
                {
                    Some((it.moment, model.coach_kort(it.door), vorm.clone()))
                }
                _ => None,
            });
            DocumentRegel {
                soort: *soort,
                gaten: gaten(*soort, &stof).len(),
                gemaakt: laatste,
            }
        })
        .collect();
    let ontvangers = match kaart {
        KaartId::Traject(_) => Ontvanger::ALL,
        KaartId::Plek(_) => &[],
    };
    let delen = ontvangers
        .iter()
        .map(|ontvanger| {
            let regel = delen::regel(*ontvanger)?;
            let mag = delen::mag(&zicht, kaart, *ontvanger, stof.vandaag);
            let gedeeld = uitgegaan.iter().find_map(|it| match &it.wat {
                Wat::Gedeeld { ontvanger: aan, .. } if aan == ontvanger.label() => {
                    Some((it.moment, model.coach_kort(it.door)))
                }
                _ => None,
            });
            let velden = regel.kolommen().into_iter();
            Ok(DeelRegel {
                ontvanger: *ontvanger,
                mag: mag.map_err(|fault| fault.to_string()),
                velden: velden.map(|kolom| kolom.label.trim().to_owned()).collect(),
                nooit: regel.nooit.to_owned(),
                gedeeld,
            })
        })
        .collect::<Result<_, Fault>>()?;
    Ok(DocumentenBeeld {
        kaart,
        documenten,
        delen,
    })
}

/// What was made and shared of a card, newest first.
fn uitgegaan(service: &Service, kaart: KaartId) -> Result<Vec<Gebeurtenis>, Fault> {
    let (van, tot) = Key::van_eigenaar(Soort::Gebeurtenis, kaart.nummer());
    let mut alle = Vec::new();
    service
        .store()
        .walk(van, tot, &mut |_, gezien| {
            if let Record::Gebeurtenis(gebeurtenis) = gezien.record
                && matches!(gebeurtenis.wat, Wat::Document { .. } | Wat::Gedeeld { .. })
            {
                alle.push(gebeurtenis);
            }
            ControlFlow::Continue(())
        })
        .map_err(|fout| opslagfout(&fout))?;
    alle.reverse();
    Ok(alle)
}

/// What a receiver gets of one or more cards. Without `vast` the BSN is masked; with it, what goes
/// is written down first.
pub(super) fn extract(
    service: &Service,
    coach: CoachId,
    kaarten: &[KaartId],
    ontvanger: Ontvanger,
    vast: bool,
) -> Result<ExtractBeeld, Fault> {
    let niet = if vast {
        let command = Command::Deel {
            kaarten: kaarten.to_vec(),
            ontvanger,
        };
        Some(service.doe(coach, None, command)?.gebleven)
    } else {
        None
    };
    let zicht = Zicht::nieuw(service.store());
    let vandaag = service.clock().today();
    let kolommen = delen::regel(ontvanger)?.kolommen();
    let mut rijen: Vec<(KaartId, Vec<String>)> = Vec::new();
    let mut geweigerd = Vec::new();
    for kaart in kaarten {
        if rijen.iter().any(|(ander, _)| ander == kaart) {
            continue;
        }
        // What was left out when it was written down stays out, whatever changed since.
        let eerder = niet.iter().flatten().find(|(ander, _)| ander == kaart);
        if let Some(al) = eerder {
            geweigerd.push(al.clone());
            continue;
        }
        match delen::mag(&zicht, *kaart, ontvanger, vandaag) {
            Ok(()) => rijen.push((
                *kaart,
                delen::rij(&zicht, *kaart, &kolommen, vandaag, vast)?,
            )),
            Err(fault @ (Fault::NietGevonden { .. } | Fault::Opslag { .. })) => return Err(fault),
            Err(fault) if kaarten.len() == 1 => return Err(fault),
            Err(fault) => geweigerd.push((*kaart, fault.to_string())),
        }
    }
    let kolommen: Vec<(String, String)> = kolommen
        .iter()
        .map(|kolom| (kolom.key.to_owned(), kolom.label.trim().to_owned()))
        .collect();
    let onderwerp = match kaarten {
        [een] => een.to_string(),
        meer => format!("{} trajecten", meer.len()),
    };
    let mut doc = Doc::new(
        &format!("Gegevens voor {}", ontvanger.label()),
        &onderwerp,
        vandaag,
    );
    doc.blokken.push(Blok::alinea(format!(
        "Doel: {}. Deze gegevens zijn alleen daarvoor. Niet doorgeven, en weggooien als ze niet \
         meer nodig zijn.",
        ontvanger.doel().label()
    )));
    match rijen.as_slice() {
        [(_, rij)] => {
            let gevuld = kolommen.iter().zip(rij).filter(|(_, it)| !it.is_empty());
            doc.blokken.push(Blok::gegevens(
                gevuld.map(|((_, label), waarde)| (label.clone(), waarde.clone())),
            ));
        }
        meer => doc.blokken.push(Blok::Tabel {
            kop: kolommen.iter().map(|(_, label)| label.clone()).collect(),
            rijen: meer.iter().map(|(_, rij)| rij.clone()).collect(),
        }),
    }
    Ok(ExtractBeeld {
        ontvanger,
        kolommen,
        rijen,
        niet: geweigerd,
        doc,
    })
}
