//! Answers to questions: reads only, outside the writer's lock.

use std::ops::ControlFlow;

use super::command::{Command, Concept};
use super::decide::{Omgeving, importeer, ongedaan};
use super::fault::Fault;
use super::importeer::{Gelezen, ImportBeeld, plan};
use super::leesmodel::Leesmodel;
use super::query::{Antwoord, Lijst, PaarBeeld, Query, Taakrij, Taakwens, Toestand, Voorproef};
use super::radar::{self, RadarTreffer};
use super::record::{Key, Record, Regio, Soort};
use super::service::{Service, opslagfout};
use super::zicht::Zicht;
use crate::domain::coach::Coach;
use crate::domain::gelijkenis::Gegevens;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerwerkplekId, TrajectId};
use crate::domain::matching::Watals;
use crate::domain::taak::Taak;
use crate::domain::werkstand::Werkstand;

mod avg;
mod document;
mod dossier;
mod formulier;
mod inzage;
mod leerroute;
mod matching;
mod monitor;
mod overleg;
mod plekken;
mod poort;
mod samenvoegen;
mod telling;
mod voorraad;
mod voorstel;
mod werkgever;
mod woorden;

/// Answers a question of a coach.
#[expect(clippy::too_many_lines, reason = "one arm per question")]
pub fn antwoord(service: &Service, coach: CoachId, query: &Query) -> Result<Antwoord, Fault> {
    let vandaag = service.clock().today();
    Ok(match query {
        Query::Bord {
            filter,
            sortering,
            vensters,
            anker,
        } => Antwoord::Bord(
            service
                .model()
                .bord(filter, *sortering, *vensters, *anker, vandaag),
        ),
        Query::Lijst {
            filter,
            sortering,
            venster,
        } => Antwoord::Lijst(service.model().lijst(filter, *sortering, *venster, vandaag)),
        Query::Dossier(kaart) => Antwoord::Dossier(Box::new(dossier::dossier(service, *kaart)?)),
        Query::Poort(kaart) => Antwoord::Poort(Box::new(poort::poort(service, *kaart)?)),
        Query::Voorproef(kaarten) => Antwoord::Voorproef(voorproef(service, kaarten)?),
        Query::Plekken {
            traject,
            zoek,
            aantal,
        } => Antwoord::Plekken(plekken::plekken(service, *traject, zoek, *aantal)?),
        Query::Werkgevers {
            filter,
            sortering,
            venster,
            anker,
            plek,
        } => {
            let sleutel = (filter.clone(), *sortering, vandaag);
            let werkgevers = service.werkgevers();
            let van_plek = plek.and_then(|id| Some(service.model().plek_kort(id)?.bedrijf));
            let anker = &van_plek.or(*anker);
            let beeld = werkgevers.beeld(service.store(), &sleutel, *venster, *anker);
            Antwoord::Werkgevers(beeld.map_err(|fout| opslagfout(&fout))?)
        }
        Query::Werkgever(id) => Antwoord::Werkgever(Box::new(werkgever::werkgever(service, *id)?)),
        Query::WerkgeverVan(plek) => {
            let bedrijf = Zicht::nieuw(service.store()).plek(*plek)?.1.bedrijf;
            Antwoord::Werkgever(Box::new(werkgever::werkgever(service, bedrijf)?))
        }
        Query::WerkgeverLijkt { naam, plaats, kvk } => {
            let wie = (naam.as_str(), plaats.as_str(), kvk.as_str());
            let beeld = service.werkgevers().lijkt(service.store(), wie, vandaag);
            Antwoord::Werkgevers(beeld.map_err(|fout| opslagfout(&fout))?)
        }
        Query::Kwalificaties => Antwoord::Kwalificaties(werkgever::kwalificaties(service)?),
        Query::Leerroute(kaart) => {
            Antwoord::Leerroute(Box::new(leerroute::leerroute(service, *kaart)?))
        }
        Query::Voorstellen(kaart) => Antwoord::Voorstellen(voorstel::voorstellen(service, *kaart)?),
        Query::Importproef(gelezen) => {
            Antwoord::Importproef(Box::new(importproef(service, coach, gelezen)?))
        }
        Query::Werkstand => Antwoord::Werkstand(Box::new(werkstand(service, coach)?)),
        Query::Rijen(kaarten) => Antwoord::Lijst(rijen(service, kaarten)),
        Query::Taken(wens) => Antwoord::Taken(taken(service, coach, *wens)?),
        Query::Zoek {
            tekst,
            aantal,
            meteen,
            voortgang,
        } => {
            let (zoeker, store) = (service.zoeker(), service.store());
            let gelezen = if *meteen {
                Ok(())
            } else {
                zoeker.bereid(store, voortgang)
            };
            let gevonden =
                gelezen.and_then(|()| zoeker.zoek(&service.model(), store, tekst, *aantal));
            Antwoord::Treffers(gevonden.map_err(|fout| opslagfout(&fout))?)
        }
        Query::Radar {
            gegevens,
            zonder,
            aantal,
        } => {
            let gegevens = radar::lees(gegevens, vandaag);
            Antwoord::Radar(wie_lijkt(service, coach, &gegevens, *zonder, *aantal)?)
        }
        Query::Dubbelen { kandidaat, aantal } => {
            let gegevens = radar::gegevens_van(service.store(), *kandidaat)
                .map_err(|fout| opslagfout(&fout))?
                .ok_or_else(|| Fault::NietGevonden {
                    wat: kandidaat.to_string(),
                })?;
            let zonder = Some(*kandidaat);
            Antwoord::Radar(wie_lijkt(service, coach, &gegevens, zonder, *aantal)?)
        }
        Query::Formulieren(kaart) => {
            Antwoord::Formulieren(Box::new(formulier::formulieren(service, coach, *kaart)?))
        }
        Query::Formulier { kaart, soort } => Antwoord::Formulier(Box::new(formulier::formulier(
            service, coach, *kaart, *soort,
        )?)),
        Query::Documenten(kaart) => {
            Antwoord::Documenten(Box::new(document::documenten(service, *kaart)?))
        }
        Query::Document {
            kaart,
            soort,
            nummer,
            vast,
        } => Antwoord::Document(Box::new(document::document(
            service,
            coach,
            *kaart,
            *soort,
            *nummer,
            vast.as_ref(),
        )?)),
        Query::Extract {
            kaarten,
            ontvanger,
            vast,
        } => Antwoord::Extract(Box::new(document::extract(
            service, coach, kaarten, *ontvanger, *vast,
        )?)),
        Query::BsnVoluit { kaart, reden } => {
            Antwoord::Bsn(formulier::bsn_voluit(service, coach, *kaart, reden)?)
        }
        Query::Samenvoegen { blijft, weg, reden } => Antwoord::Samenvoegen(Box::new(
            samenvoegen::samenvoegen(service, coach, *blijft, *weg, reden)?,
        )),
        Query::Matching(wens) => Antwoord::Matching(Box::new(matching::matching(service, wens)?)),
        Query::Paar {
            traject,
            plek,
            watals,
        } => Antwoord::Paar(Box::new(matching::paar(service, *traject, *plek, *watals)?)),
        Query::MatchPlekken { venster, voortgang } => {
            Antwoord::MatchPlekken(matching::plekken(service, *venster, voortgang)?)
        }
        Query::MatchKandidaten {
            filter,
            sortering,
            venster,
            voortgang,
        } => {
            let orde = (filter, *sortering);
            let lijst = matching::kandidaten(service, orde, *venster, voortgang)?;
            Antwoord::MatchKandidaten(lijst)
        }
        Query::MatchProef { invoer, aantal } => {
            Antwoord::MatchProef(Box::new(matching::proef(service, invoer, *aantal)?))
        }
        Query::Verdeling(wens) => {
            Antwoord::Verdeling(Box::new(matching::verdeling(service, wens)?))
        }
        Query::Monitor(wens) => Antwoord::Monitor(Box::new(monitor::monitor(service, wens)?)),
        Query::MonitorAchter(vraag) => monitor::achter(service, vraag)?,
        Query::Tellen(vraag) => Antwoord::Telling(telling::telling(service, coach, vraag)?),
        Query::TelAchter(achter) => telling::achter(service, coach, achter)?,
        Query::Budgetten => Antwoord::Budgetten(monitor::budgetten(service)?),
        Query::Concepten => Antwoord::Concepten(concepten(service, coach)?),
        Query::WieKeek(kaart) => Antwoord::WieKeek(dossier::wie_keek(service, *kaart)?),
        Query::Inzage { kaart, bsn } => {
            let beeld = avg::inzage(service, coach, *kaart, bsn.as_deref())?;
            Antwoord::Inzage(Box::new(beeld))
        }
        Query::Verzoeken => Antwoord::Verzoeken(avg::verzoeken(service)?),
        Query::Bewaartermijn => Antwoord::Bewaartermijn(Box::new(avg::bewaartermijn(service)?)),
        Query::Meld { wat, .. } if !wat.van_scherm() => {
            return Err(Fault::Rechten {
                bericht: "dit schrijft het programma zelf in het journaal".to_owned(),
            });
        }
        Query::Meld { .. } => Antwoord::Genoteerd,
        Query::Coaches => Antwoord::Coaches(service.model().coaches().to_vec()),
        Query::Plaatsen => Antwoord::Plaatsen(service.model().plaatsen()),
        Query::Toestand => Antwoord::Toestand(toestand(service, coach)?),
        Query::KaartenVan(kandidaat) => Antwoord::Lijst(kaarten_van(service, *kandidaat)),
        Query::Aanwezig => {
            let alle = service.aanwezig().alle().into_iter();
            let met_naam = alle.map(|(kaart, wie)| (kaart, service.collegas(&wie)));
            Antwoord::Aanwezig(met_naam.collect())
        }
        Query::Overleg(wens) => Antwoord::Overleg(Box::new(overleg::agenda(service, coach, wens)?)),
        Query::OverlegVerslag { nummer } => {
            let beeld = overleg::verslag::verslag(service, coach, *nummer)?;
            Antwoord::OverlegVerslag(Box::new(beeld))
        }
        Query::Verschil(wens) => {
            Antwoord::Verschil(Box::new(overleg::verschil::verschil(service, *wens)?))
        }
        Query::Belasting => Antwoord::Belasting(Box::new(overleg::belasting::belasting(service))),
        Query::OverlegZaak(kaart) => {
            Antwoord::OverlegZaak(Box::new(overleg::zaak(service, coach, *kaart)?))
        }
        Query::Werkvoorraad(wens) => {
            Antwoord::Werkvoorraad(Box::new(voorraad::werkvoorraad(service, coach, wens)?))
        }
        Query::Signalen => Antwoord::Signalen(service.model().kennis.stel.clone()),
    })
}

/// What a change is called, without of whom: "verplaatst".
pub(super) fn woord_van(command: &Command) -> &'static str {
    woorden::werkwoord(command.werkwoord())
}

/// The trajecten of a kandidaat as cards.
/// Open tasks with the names beside them.
fn taken(service: &Service, vrager: CoachId, wens: Taakwens) -> Result<Vec<Taakrij>, Fault> {
    let (open, store) = (service.taken(), service.store());
    let taken = match wens {
        Taakwens::Eigen => open.van_coach(store, vrager),
        Taakwens::VanCoach(coach) => open.van_coach(store, coach),
        Taakwens::VanKaart(kaart) => open.van_kaart(store, Some(kaart)),
    };
    let taken = taken.map_err(|fout| opslagfout(&fout))?;
    let model = service.model();
    Ok(taken.into_iter().map(|it| taakrij(&model, it)).collect())
}

/// A task with the names beside it.
fn taakrij(model: &Leesmodel, taak: Taak) -> Taakrij {
    let kaart = taak.plaats.kaart.and_then(|kaart| model.kaartrij(kaart));
    Taakrij {
        naam: kaart.map(|rij| rij.naam).unwrap_or_default(),
        aan_kort: model.coach_kort(taak.aan),
        door_kort: model.coach_kort(taak.door),
        taak,
    }
}

/// Most cards that are asked by name.
const RIJEN_MAX: usize = 100;

fn werkstand(service: &Service, coach: CoachId) -> Result<Werkstand, Fault> {
    match Zicht::nieuw(service.store()).get(Key::werkstand(coach))? {
        Some((_, Record::Werkstand(it))) => Ok(*it),
        _ => Ok(Werkstand::default()),
    }
}

fn rijen(service: &Service, kaarten: &[KaartId]) -> Lijst {
    let model = service.model();
    let rijen: Vec<_> = kaarten
        .iter()
        .take(RIJEN_MAX)
        .filter_map(|kaart| model.kaartrij(*kaart))
        .collect();
    Lijst {
        totaal: rijen.len(),
        rijen,
    }
}

fn kaarten_van(service: &Service, kandidaat: KandidaatId) -> Lijst {
    let model = service.model();
    let trajecten = model.trajecten_van(kandidaat).map(KaartId::Traject);
    let mut rijen: Vec<_> = trajecten.filter_map(|it| model.kaartrij(it)).collect();
    rijen.sort_by_key(|rij| (rij.gesloten, std::cmp::Reverse(rij.kaart.nummer())));
    Lijst {
        totaal: rijen.len(),
        rijen,
    }
}

/// What the matching says of a pair, for a decision.
pub(super) fn weeg(
    service: &Service,
    model: &Leesmodel,
    traject: TrajectId,
    plek: LeerwerkplekId,
) -> Result<PaarBeeld, Fault> {
    matching::paar_in(service, model, (traject, plek), Watals::default())
}

fn wie_lijkt(
    service: &Service,
    coach: CoachId,
    gegevens: &Gegevens,
    zonder: Option<KandidaatId>,
    aantal: usize,
) -> Result<Vec<RadarTreffer>, Fault> {
    let vraag = radar::Vraag {
        coach,
        gegevens,
        zonder,
        aantal,
        lezen: radar::GELEZEN_MAX,
    };
    service.lees_radar()?;
    let model = service.model();
    let gevonden = service.radar().zoek(&model, service.store(), &vraag);
    gevonden.map_err(|fout| opslagfout(&fout))
}

fn voorproef(service: &Service, kaarten: &[KaartId]) -> Result<Voorproef, Fault> {
    let mut voorproef = Voorproef::default();
    for kaart in kaarten {
        let beeld = match poort::poort(service, *kaart) {
            Ok(beeld) => beeld,
            Err(Fault::NietGevonden { .. }) => continue,
            Err(fault) => return Err(fault),
        };
        let naam = beeld.rij.naam.clone();
        let naar = beeld
            .naar
            .map_or("beschikbaar", crate::domain::fase::Fase::label)
            .to_owned();
        if beeld.rij.gesloten {
            voorproef
                .niet
                .push((*kaart, naam, "is gesloten".to_owned()));
        } else if beeld.naar.is_none() && matches!(kaart, KaartId::Traject(_)) {
            voorproef.niet.push((
                *kaart,
                naam,
                "staat in de laatste fase; sluit met x".to_owned(),
            ));
        } else if let Some(stap) = beeld.poort.houdt_op() {
            voorproef
                .niet
                .push((*kaart, naam, format!("{} ({stap})", stap.stap().kort)));
        } else {
            voorproef.kan.push((*kaart, naam, naar));
        }
    }
    Ok(voorproef)
}

/// Weighs a file as the import itself would.
fn importproef(service: &Service, coach: CoachId, gelezen: &Gelezen) -> Result<ImportBeeld, Fault> {
    service.lees_radar()?;
    let zicht = Zicht::nieuw(service.store());
    let model = service.model();
    let weeg = |traject, plek| weeg(service, &model, traject, plek);
    let agenda = |sinds| service.volgorde(&model, sinds);
    let omgeving = Omgeving {
        coach,
        agenda: &agenda,
        nu: service.clock().now(),
        vandaag: service.clock().today(),
        model: &model,
        weeg: &weeg,
        radar: service.radar(),
    };
    let bij = plan::Bij {
        omgeving: &omgeving,
        zicht: &zicht,
        bron: &gelezen.bron,
        voortgang: &gelezen.voortgang,
    };
    importeer::binnen(&gelezen.lading)?;
    plan::proef(&bij, gelezen)
}

fn concepten(service: &Service, coach: CoachId) -> Result<Vec<Concept>, Fault> {
    let (van, tot) = Key::van_eigenaar(Soort::Concept, u64::from(coach.0));
    let mut alle = Vec::new();
    service
        .store()
        .walk(van, tot, &mut |_, gezien| {
            if let Record::Concept(concept) = gezien.record {
                alle.push(concept);
            }
            ControlFlow::Continue(())
        })
        .map_err(|fout| opslagfout(&fout))?;
    alle.sort_by_key(|concept| std::cmp::Reverse(concept.moment));
    Ok(alle)
}

/// What the region calls itself.
fn regio(service: &Service) -> Result<Regio, Fault> {
    let zicht = Zicht::nieuw(service.store());
    Ok(match zicht.get(Key::regio())? {
        Some((_, Record::Regio(regio))) => regio,
        _ => Regio {
            naam: "eigen regio".to_owned(),
            voorbeeld: false,
            verantwoordelijken: String::new(),
        },
    })
}

fn toestand(service: &Service, coach: CoachId) -> Result<Toestand, Fault> {
    let zicht = Zicht::nieuw(service.store());
    let regio = regio(service)?;
    let (terug, opnieuw) = ongedaan::aan_de_beurt(coach, &zicht)?;
    let model = service.model();
    let onbekend = || Coach::nieuw(coach, model.coach_kort(coach));
    let wie = model.coach(coach).cloned().unwrap_or_else(onbekend);
    Ok(Toestand {
        regio,
        coach: wie,
        lopend: model.lopend(),
        storing: service.store().storing(),
        ongedaan: terug.map(|w| w.titel.clone()),
        opnieuw: opnieuw.map(|w| w.titel.clone()),
        seq: model.seq(),
    })
}
