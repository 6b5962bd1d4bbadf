//! Everything of one card.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use super::poort::{stap_van_plek, stap_van_traject};
use super::{samenvoegen, voorstel, woorden};
use crate::app::avg;
use crate::app::fault::Fault;
use crate::app::journaal;
use crate::app::leesmodel::Leesmodel;
use crate::app::query::{Dossier, Journaalrij, LogboekRegel, Taakrij, TijdlijnRegel};
use crate::app::record::{Key, Record, Soort};
use crate::app::service::{Service, opslagfout};
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::domain::fase::Fase;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::KaartId;
use crate::domain::journaal::{Handeling, Journaalregel};
use crate::domain::stap::StapId;
use crate::domain::taak::Taakstand;

/// Entries of a timeline or log that a dossier shows; years of a case fit, a runaway import does not.
const REGELS_MAX: usize = 1_000;

/// Reads the dossier of a card.
pub(super) fn dossier(service: &Service, kaart: KaartId) -> Result<Dossier, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let weg = || Fault::NietGevonden {
        wat: kaart.to_string(),
    };
    let rij = service.model().kaartrij(kaart).ok_or_else(weg)?;
    let mut dossier = Dossier {
        rij,
        versie: Seq(0),
        traject: None,
        kandidaat: None,
        bsn: None,
        plek: None,
        bedrijf: None,
        stappen: Vec::new(),
        tijdlijn: tijdlijn(service, kaart)?,
        logboek: logboek(service, kaart)?,
        andere: Vec::new(),
        samengevoegd: Vec::new(),
        kwalificatie: None,
        voorstellen: voorstel::voorstellen(service, kaart)?,
        bevroren: None,
        taken: taken(service, kaart)?,
    };
    match kaart {
        KaartId::Traject(id) => {
            let (versie, traject) = zicht.traject(id)?;
            let (kandidaat_versie, kandidaat) = zicht.kandidaat(traject.kandidaat)?;
            dossier.versie = versie.unwrap_or(Seq(0));
            dossier.bsn = match zicht.get(Key::bsn(kandidaat.id))? {
                Some((_, Record::Bsn(bsn))) => Some(bsn.bsn.gemaskeerd()),
                _ => None,
            };
            dossier.bevroren = avg::bevroren(&zicht, kandidaat.id)?;
            dossier.plek = zicht.plek_van(&traject)?;
            dossier.samengevoegd = samenvoegen::eerder(service, &zicht, kandidaat.id)?;
            let eigen = StapId::alle().filter(|stap| traject.kent(*stap) || staat(&traject, *stap));
            dossier.stappen = eigen
                .map(|stap| stap_van_traject(service, &traject, stap))
                .collect();
            let model = service.model();
            dossier.andere = model
                .trajecten_van(kandidaat.id)
                .filter(|ander| *ander != id)
                .filter_map(|ander| model.kaartrij(KaartId::Traject(ander)))
                .collect();
            drop(model);
            dossier.kwalificatie = match traject.crebo.map(|c| zicht.get(Key::kwalificatie(c))) {
                Some(gelezen) => match gelezen? {
                    Some((_, Record::Kwalificatie(k))) => Some(format!("{} {}", k.crebo, k.naam)),
                    _ => None,
                },
                None => None,
            };
            dossier.kandidaat = Some((kandidaat_versie.unwrap_or(Seq(0)), kandidaat));
            dossier.traject = Some(traject);
        }
        KaartId::Plek(id) => {
            let (versie, plek) = zicht.plek(id)?;
            dossier.versie = versie.unwrap_or(Seq(0));
            dossier.stappen = StapId::van_fase(Fase::WervingWerkgevers)
                .map(|stap| stap_van_plek(service, &plek, stap, false))
                .collect();
            dossier.plek = Some(plek);
        }
    }
    if let Some(plek) = &dossier.plek {
        dossier.bedrijf = zicht.bedrijf(plek.bedrijf).ok().map(|(_, bedrijf)| bedrijf);
    }
    Ok(dossier)
}

/// The tasks of a card: what is to be done by its day, then what was done, the newest first.
fn taken(service: &Service, kaart: KaartId) -> Result<Vec<Taakrij>, Fault> {
    let alle = nieuwste(service, Soort::Taak, kaart)?.into_iter();
    let model = service.model();
    let mut alle: Vec<Taakrij> = alle
        .filter_map(|(_, record)| match record {
            Record::Taak(taak) => Some(super::taakrij(&model, *taak)),
            _ => None,
        })
        .collect();
    alle.sort_by_key(|it| {
        let taak = &it.taak;
        let klaar = match taak.stand {
            Taakstand::Open => None,
            Taakstand::Klaar { op, .. } | Taakstand::Vervallen { op, .. } => Some(Reverse(op)),
        };
        (klaar, taak.voor.is_none(), taak.voor, taak.om, taak.plaats)
    });
    Ok(alle)
}

/// A step of the other variant that was done before the situatie changed is history to be seen.
fn staat(traject: &crate::domain::traject::Traject, stap: StapId) -> bool {
    traject.stappen.iter().any(|(ander, _)| ander == stap)
}

fn nieuwste(service: &Service, soort: Soort, kaart: KaartId) -> Result<Vec<(Key, Record)>, Fault> {
    let (van, tot) = Key::van_eigenaar(soort, kaart.nummer());
    let mut alle = Vec::new();
    service
        .store()
        .walk(van, tot, &mut |key, gezien| {
            alle.push((key, gezien.record));
            ControlFlow::Continue(())
        })
        .map_err(|fout| opslagfout(&fout))?;
    alle.reverse();
    alle.truncate(REGELS_MAX);
    Ok(alle)
}

pub(super) fn tijdlijn(service: &Service, kaart: KaartId) -> Result<Vec<TijdlijnRegel>, Fault> {
    let alle = nieuwste(service, Soort::Gebeurtenis, kaart)?;
    let model = service.model();
    Ok(alle
        .into_iter()
        .filter_map(|(_, record)| match record {
            // For counting; what was taken back stands beside it in words.
            Record::Gebeurtenis(it) if matches!(it.wat, Wat::Hersteld { .. }) => None,
            Record::Gebeurtenis(gebeurtenis) => {
                let (kop, tekst) = woorden::gebeurtenis(&gebeurtenis.wat, &model);
                Some(TijdlijnRegel {
                    moment: gebeurtenis.moment,
                    door: model.coach_kort(gebeurtenis.door),
                    eigen: gebeurtenis.wat.is_eigen_tekst(),
                    kop,
                    tekst,
                })
            }
            _ => None,
        })
        .collect())
}

fn logboek(service: &Service, kaart: KaartId) -> Result<Vec<LogboekRegel>, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let alle = journaal::van_kaart(&zicht, kaart)?;
    let model = service.model();
    Ok(alle
        .into_iter()
        .rev()
        .filter(|regel| !regel.werkwoord.is_empty() && regel.wat != Handeling::Waarneming)
        .take(REGELS_MAX)
        .map(|regel| LogboekRegel {
            nummer: regel.nummer,
            moment: regel.moment,
            door: model.coach_kort(regel.door),
            werkwoord: woorden::werkwoord(&regel.werkwoord).to_owned(),
            velden: regel.velden,
        })
        .collect())
}

/// Who saw and did what with a dossier, the newest first.
pub(super) fn wie_keek(service: &Service, kaart: KaartId) -> Result<Vec<Journaalrij>, Fault> {
    // What was looked at a moment ago belongs in it.
    service.schrijf_blikken();
    let zicht = Zicht::nieuw(service.store());
    let alle = journaal::van_kaart(&zicht, kaart)?;
    let model = service.model();
    let rij = |regel| journaalrij(&model, regel);
    Ok(alle.into_iter().rev().map(rij).collect())
}

/// A line of the journaal in words.
pub(super) fn journaalrij(model: &Leesmodel, regel: Journaalregel) -> Journaalrij {
    let woorden = match regel.wat {
        Handeling::Wijziging => woorden::werkwoord(&regel.werkwoord),
        wat => wat.label(),
    };
    Journaalrij {
        nummer: regel.nummer,
        moment: regel.moment,
        door: model.coach_kort(regel.door),
        wat: regel.wat,
        woorden: woorden.to_owned(),
        kaart: regel.kaart,
        // The line of a waarneming names the day for which it holds.
        velden: if regel.wat == Handeling::Waarneming {
            Vec::new()
        } else {
            regel.velden
        },
        reden: regel.reden,
    }
}
