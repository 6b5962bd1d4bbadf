//! Kwalificaties: what SBB says is right, but what a traject learns is never taken away from it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::ControlFlow;

use super::{Bij, Lopend, Oordeel, Plan};
use crate::app::fault::Fault;
use crate::app::importeer::{KwalificatieLading, KwalificatieRij, Regel, VervallenRij};
use crate::app::record::{Key, Record, Soort};
use crate::domain::code::{Crebo, Werkprocescode};
use crate::domain::id::KaartId;
use crate::domain::kwalificatie::{Kerntaak, Kwalificatie};
use crate::domain::tekst::vouw;
use crate::domain::traject::Traject;

const WAT: &str = "kwalificaties";

pub(super) fn weeg(
    bij: &Bij<'_>,
    lading: &KwalificatieLading,
    plan: &mut Plan,
) -> Result<(), Fault> {
    let mut werk = Werk::lees(bij)?;
    for Regel { regel, rij } in &lading.kwalificaties {
        bij.voortgang.verder(1);
        werk.neem(bij, *regel, rij, plan);
    }
    for Regel { regel, rij } in &lading.vervallen {
        bij.voortgang.verder(1);
        werk.vervalt(bij, *regel, rij, plan);
    }
    if !lading.alle.is_empty() {
        werk.niet_meer(&lading.alle);
    }
    werk.schrijf(bij, plan);
    Ok(())
}

/// A kwalificatie as it was and as it becomes.
struct Stand {
    was: Option<Kwalificatie>,
    wordt: Kwalificatie,
    /// Whether the file is about it.
    genoemd: bool,
}

/// A traject that runs, as far as it matters here.
struct Loopt {
    kaart: KaartId,
    naam: String,
    codes: HashSet<Werkprocescode>,
}

struct Werk {
    alle: BTreeMap<Crebo, Stand>,
    lopend: HashMap<Crebo, Vec<Loopt>>,
    /// Lines per crebo, for what is said of the first rows.
    regels: HashMap<Crebo, u32>,
}

impl Werk {
    fn lees(bij: &Bij<'_>) -> Result<Self, Fault> {
        let mut alle = BTreeMap::new();
        let (van, tot) = Key::hele_soort(Soort::Kwalificatie);
        bij.zicht.loop_langs(van, tot, &mut |record| {
            if let Record::Kwalificatie(kwalificatie) = record {
                let stand = Stand {
                    was: Some(kwalificatie.clone()),
                    wordt: kwalificatie.clone(),
                    genoemd: false,
                };
                alle.insert(kwalificatie.crebo, stand);
            }
            ControlFlow::Continue(())
        })?;
        let mut trajecten: Vec<Traject> = Vec::new();
        let (van, tot) = Key::hele_soort(Soort::Traject);
        bij.zicht.loop_langs(van, tot, &mut |record| {
            if let Record::Traject(traject) = record
                && traject.crebo.is_some()
                && !traject.is_gesloten()
            {
                trajecten.push((**traject).clone());
            }
            ControlFlow::Continue(())
        })?;
        let mut lopend: HashMap<Crebo, Vec<Loopt>> = HashMap::new();
        for traject in trajecten {
            let Some(crebo) = traject.crebo else { continue };
            let naam = bij
                .zicht
                .kandidaat(traject.kandidaat)
                .map_or_else(|_| String::new(), |(_, wie)| wie.naam.kort());
            lopend.entry(crebo).or_default().push(Loopt {
                kaart: traject.kaart(),
                naam,
                codes: traject.leerroute.iter().map(|it| it.code).collect(),
            });
        }
        Ok(Self {
            alle,
            lopend,
            regels: HashMap::new(),
        })
    }

    fn neem(&mut self, bij: &Bij<'_>, regel: u32, rij: &KwalificatieRij, plan: &mut Plan) {
        self.regels.insert(rij.crebo, regel);
        let bron = format!("ingelezen uit {}", bij.bron.naam);
        let stand = self.alle.entry(rij.crebo).or_insert_with(|| {
            let mut nieuw = Kwalificatie::nieuw(
                rij.crebo,
                rij.naam.clone(),
                rij.niveau,
                rij.branche.unwrap_or(rij.vermoed),
            );
            nieuw.bron = bron;
            Stand {
                was: None,
                wordt: nieuw,
                genoemd: true,
            }
        });
        stand.genoemd = true;
        let wordt = &mut stand.wordt;
        wordt.naam.clone_from(&rij.naam);
        wordt.niveau = rij.niveau;
        // The region may look for it under another branche than we would guess.
        wordt.branche = rij.branche.unwrap_or(wordt.branche);
        wordt.dossier = rij.dossier.or(wordt.dossier);
        wordt.dossiernaam = rij.dossiernaam.clone().or(wordt.dossiernaam.take());
        wordt.geldig_vanaf = rij.geldig_vanaf.or(wordt.geldig_vanaf);
        wordt.einde_instroom = rij.einde_instroom.or(wordt.einde_instroom);
        wordt.einde_opleiding = rij.einde_opleiding.or(wordt.einde_opleiding);
        wordt.vervangen_door = rij.vervangen_door.or(wordt.vervangen_door);
        if rij.kerntaken.is_empty() {
            return;
        }
        let geleerd: HashSet<Werkprocescode> = self
            .lopend
            .get(&rij.crebo)
            .into_iter()
            .flatten()
            .flat_map(|loopt| loopt.codes.iter().copied())
            .collect();
        let (kerntaken, gebleven) = met_geleerde(&rij.kerntaken, &wordt.kerntaken, &geleerd);
        wordt.kerntaken = kerntaken;
        if !gebleven.is_empty() {
            let codes: Vec<String> = gebleven.iter().map(ToString::to_string).collect();
            plan.let_op(
                regel,
                format!(
                    "{}: {} staat niet meer in het bestand, maar een lopend traject leert het; het \
                     blijft",
                    rij.crebo,
                    codes.join(", ")
                ),
            );
        }
    }

    /// A dossier or a kwalificatie that SBB ended.
    fn vervalt(&mut self, bij: &Bij<'_>, regel: u32, rij: &VervallenRij, plan: &mut Plan) {
        let raakt: Vec<Crebo> = self
            .alle
            .values()
            .filter(|it| it.wordt.crebo == rij.crebo || it.wordt.dossier == Some(rij.crebo))
            .map(|it| it.wordt.crebo)
            .collect();
        if raakt.is_empty() {
            // Most of what ever ended was never used here.
            plan.oordeel(regel, Oordeel::Ongewijzigd);
            return;
        }
        for crebo in raakt {
            let opvolger = rij.nieuw.and_then(|nieuw| self.opvolger(crebo, nieuw));
            self.regels.entry(crebo).or_insert(regel);
            let Some(stand) = self.alle.get_mut(&crebo) else {
                continue;
            };
            stand.genoemd = true;
            let wordt = &mut stand.wordt;
            wordt.einde_instroom = rij.einde_instroom.or(wordt.einde_instroom);
            wordt.einde_opleiding = rij.einde_opleiding.or(wordt.einde_opleiding);
            wordt.vervangen_door = wordt.vervangen_door.or(opvolger);
            let voorbij = |dag| dag < bij.omgeving.vandaag;
            wordt.vervallen = wordt.einde_instroom.is_none_or(voorbij);
        }
    }

    /// The kwalificatie that takes the place of one: itself named, or in the new dossier of the same
    /// niveau and name, or the only one there of that niveau.
    fn opvolger(&self, oud: Crebo, nieuw: Crebo) -> Option<Crebo> {
        if self.alle.contains_key(&nieuw) {
            return Some(nieuw);
        }
        let van = &self.alle.get(&oud)?.wordt;
        let naam = vouw(&van.naam);
        let mut kandidaten =
            self.alle.values().map(|it| &it.wordt).filter(|it| {
                it.dossier == Some(nieuw) && it.niveau == van.niveau && it.crebo != oud
            });
        let alle: Vec<&Kwalificatie> = kandidaten.by_ref().collect();
        match alle.as_slice() {
            [een] => Some(een.crebo),
            meer => meer
                .iter()
                .find(|it| vouw(&it.naam) == naam)
                .map(|it| it.crebo),
        }
    }

    /// What a list of everything that is valid leaves out, ended; what it names, holds.
    fn niet_meer(&mut self, alle: &[Crebo]) {
        for (crebo, stand) in &mut self.alle {
            let in_lijst = alle.binary_search(crebo).is_ok();
            stand.genoemd = true;
            stand.wordt.vervallen = !in_lijst;
        }
    }

    fn schrijf(mut self, bij: &Bij<'_>, plan: &mut Plan) {
        for (crebo, stand) in self.alle {
            if !stand.genoemd {
                continue;
            }
            let Stand { was, mut wordt, .. } = stand;
            let oordeel = match &was {
                None => Oordeel::Nieuw,
                Some(was) if *was == wordt => Oordeel::Ongewijzigd,
                Some(_) => Oordeel::Gewijzigd,
            };
            plan.tel(WAT, oordeel);
            if let Some(regel) = self.regels.get(&crebo) {
                plan.oordeel(*regel, oordeel);
            }
            if oordeel == Oordeel::Ongewijzigd {
                continue;
            }
            let geldt = |it: &Kwalificatie| it.instroom_open(bij.omgeving.vandaag);
            let eindigt = was.as_ref().is_some_and(geldt) && !geldt(&wordt);
            if eindigt {
                plan.telling(WAT).vervallen += 1;
            }
            if !geldt(&wordt) {
                let lopend = self.lopend.remove(&crebo).unwrap_or_default();
                plan.lopend.extend(lopend.into_iter().map(|loopt| Lopend {
                    kaart: loopt.kaart,
                    naam: loopt.naam,
                    crebo,
                    vervangen_door: wordt.vervangen_door,
                }));
            }
            if was.is_some_and(|was| was.kerntaken != wordt.kerntaken) {
                wordt.bron = format!("ingelezen uit {}", bij.bron.naam);
            }
            wordt.bestand = Some(bij.bron.clone());
            plan.schrijf(Key::kwalificatie(crebo), Record::Kwalificatie(wordt));
        }
    }
}

/// The kerntaken of the file, with what trajecten learn and the file has no more.
fn met_geleerde(
    nieuw: &[Kerntaak],
    oud: &[Kerntaak],
    geleerd: &HashSet<Werkprocescode>,
) -> (Vec<Kerntaak>, Vec<Werkprocescode>) {
    let staat: HashSet<Werkprocescode> = nieuw
        .iter()
        .flat_map(|taak| taak.werkprocessen.iter().map(|it| it.code))
        .collect();
    let mut uit = nieuw.to_vec();
    let mut gebleven = Vec::new();
    for taak in oud {
        for proces in &taak.werkprocessen {
            if staat.contains(&proces.code) || !geleerd.contains(&proces.code) {
                continue;
            }
            gebleven.push(proces.code);
            if let Some(al) = uit.iter_mut().find(|it| it.code == taak.code) {
                al.werkprocessen.push(proces.clone());
                al.werkprocessen.sort_by_key(|it| it.code);
            } else {
                uit.push(Kerntaak {
                    code: taak.code,
                    naam: taak.naam.clone(),
                    werkprocessen: vec![proces.clone()],
                });
                uit.sort_by_key(|it| it.code);
            }
        }
    }
    (uit, gebleven)
}
