//! Leerbedrijven and their leerwerkplekken. A leerbedrijf is known by its KvK-nummer, else by name
//! and place; a plek by the work, the niveau and the crebo at that leerbedrijf.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::{Bij, Oordeel, Plan};
use crate::app::fault::Fault;
use crate::app::importeer::{BedrijfRij, PlekDeel, PlekRij, Regel};
use crate::app::record::{Key, Record, Soort};
use crate::domain::bestand::Bronbestand;
use crate::domain::betrokkene::{Betrokkene, OrganisatieSoort, Rol};
use crate::domain::code::Crebo;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{KaartId, LeerbedrijfId, LeerwerkplekId};
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerwerkplek::{Leerwerkplek, PlekStand};
use crate::domain::poort::{self, Doorgang};
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::tekst::vouw;
use crate::domain::waardelijst::{Branche, Niveau};

const BEDRIJVEN: &str = "leerbedrijven";
const PLEKKEN: &str = "leerwerkplekken";

/// What makes a plek itself.
type Plekteken = (LeerbedrijfId, String, Option<Niveau>, Option<Crebo>);

pub(super) fn weeg(bij: &Bij<'_>, rijen: &[Regel<PlekRij>], plan: &mut Plan) -> Result<(), Fault> {
    let mut werk = Werk::lees(bij)?;
    for Regel { regel, rij } in rijen {
        werk.rij(bij, *regel, rij, plan);
        bij.voortgang.verder(1);
    }
    werk.schrijf(bij.bron, plan);
    Ok(())
}

/// A leerbedrijf, as it was and as it becomes.
struct Bedrijf {
    nieuw: Leerbedrijf,
    oordeel: Oordeel,
    /// Whether a row of this file is about it.
    geraakt: bool,
}

#[derive(Default)]
struct Werk {
    bedrijven: Vec<Bedrijf>,
    op_kvk: HashMap<String, usize>,
    op_sbb: HashMap<String, usize>,
    op_naam: HashMap<(String, String), usize>,
    op_naam_alleen: HashMap<String, Vec<usize>>,
    plekken: HashMap<Plekteken, Leerwerkplek>,
    gezien: HashMap<Plekteken, u32>,
    volgend_bedrijf: u32,
    volgende_plek: u32,
}

fn plekteken(plek: &Leerwerkplek) -> Plekteken {
    (plek.bedrijf, vouw(&plek.functie), plek.niveau, plek.crebo)
}

impl Werk {
    fn lees(bij: &Bij<'_>) -> Result<Self, Fault> {
        let mut werk = Self {
            volgend_bedrijf: bij.zicht.nieuw_nummer(Soort::Leerbedrijf)?,
            volgende_plek: bij.zicht.nieuw_nummer(Soort::Leerwerkplek)?,
            ..Self::default()
        };
        let (van, tot) = Key::hele_soort(Soort::Leerbedrijf);
        bij.zicht.loop_langs(van, tot, &mut |record| {
            if let Record::Leerbedrijf(bedrijf) = record {
                werk.neem_op(bedrijf.clone(), Oordeel::Ongewijzigd);
            }
            ControlFlow::Continue(())
        })?;
        let (van, tot) = Key::hele_soort(Soort::Leerwerkplek);
        bij.zicht.loop_langs(van, tot, &mut |record| {
            if let Record::Leerwerkplek(plek) = record {
                // Of several alike the one that still holds is meant.
                let open = !matches!(plek.stand, PlekStand::Gesloten { .. });
                let teken = plekteken(plek);
                if open || !werk.plekken.contains_key(&teken) {
                    werk.plekken.insert(teken, plek.clone());
                }
            }
            ControlFlow::Continue(())
        })?;
        Ok(werk)
    }

    fn neem_op(&mut self, bedrijf: Leerbedrijf, oordeel: Oordeel) -> usize {
        let plaats = self.bedrijven.len();
        self.wijs(plaats, &bedrijf);
        self.op_naam_alleen
            .entry(vouw(&bedrijf.naam))
            .or_default()
            .push(plaats);
        self.bedrijven.push(Bedrijf {
            nieuw: bedrijf,
            oordeel,
            geraakt: false,
        });
        plaats
    }

    /// By what a leerbedrijf is found.
    fn wijs(&mut self, plaats: usize, bedrijf: &Leerbedrijf) {
        if let Some(kvk) = &bedrijf.kvk {
            self.op_kvk.entry(kvk.clone()).or_insert(plaats);
        }
        if let Some(sbb) = &bedrijf.sbb_id {
            self.op_sbb.entry(sbb.clone()).or_insert(plaats);
        }
        let naam = (vouw(&bedrijf.naam), vouw(&bedrijf.plaats));
        self.op_naam.entry(naam).or_insert(plaats);
    }

    fn zoek(&self, rij: &BedrijfRij) -> Option<usize> {
        let op_sbb = || self.op_sbb.get(rij.sbb_id.as_ref()?).copied();
        let op_kvk = || self.op_kvk.get(rij.kvk.as_ref()?).copied();
        let op_naam = || {
            let naam = vouw(&rij.naam);
            let gevonden = if rij.plaats.is_empty() {
                match self.op_naam_alleen.get(&naam)?.as_slice() {
                    [een] => *een,
                    _ => return None,
                }
            } else {
                *self.op_naam.get(&(naam, vouw(&rij.plaats)))?
            };
            // Another KvK-nummer is another company, whatever its name.
            let staat = self.bedrijven.get(gevonden)?.nieuw.kvk.as_ref();
            let anders = staat
                .zip(rij.kvk.as_ref())
                .is_some_and(|(een, twee)| een != twee);
            (!anders).then_some(gevonden)
        };
        op_sbb().or_else(op_kvk).or_else(op_naam)
    }

    fn rij(&mut self, bij: &Bij<'_>, regel: u32, rij: &PlekRij, plan: &mut Plan) {
        let gevonden = self.zoek(&rij.bedrijf);
        if gevonden.is_none() && rij.bedrijf.plaats.is_empty() {
            plan.wijs_af(
                regel,
                "dit leerbedrijf is nog niet bekend; zet de plaats erbij".to_owned(),
            );
            return;
        }
        // A plek that does not come in takes no new leerbedrijf along.
        let bedrijf = gevonden
            .and_then(|plaats| self.bedrijven.get(plaats))
            .map_or(LeerbedrijfId(self.volgend_bedrijf), |it| it.nieuw.id);
        if let Some(deel) = &rij.plek {
            let teken = (bedrijf, vouw(&deel.functie), deel.niveau, deel.crebo);
            if let Some(eerder) = self.gezien.get(&teken) {
                plan.wijs_af(
                    regel,
                    format!("dezelfde leerwerkplek als op regel {eerder}; tel ze op bij aantal"),
                );
                return;
            }
            let gelukt = self.plek(bij, regel, bedrijf, rij, deel, plan);
            if !gelukt {
                return;
            }
            self.gezien.insert(teken, regel);
        }
        let plaats = gevonden.unwrap_or_else(|| self.nieuw_bedrijf(&rij.bedrijf));
        self.bedrijf(plaats, regel, rij, plan);
    }

    fn nieuw_bedrijf(&mut self, rij: &BedrijfRij) -> usize {
        let id = LeerbedrijfId(self.volgend_bedrijf);
        self.volgend_bedrijf = self.volgend_bedrijf.saturating_add(1);
        let branche = rij.branche.unwrap_or(Branche::Anders);
        let nieuw = Leerbedrijf::nieuw(id, rij.naam.clone(), rij.plaats.clone(), branche);
        self.neem_op(nieuw, Oordeel::Nieuw)
    }

    /// Fills in what a row knows of a leerbedrijf.
    fn bedrijf(&mut self, plaats: usize, regel: u32, rij: &PlekRij, plan: &mut Plan) {
        let Some(Bedrijf {
            nieuw,
            oordeel,
            geraakt,
        }) = self.bedrijven.get_mut(plaats)
        else {
            return;
        };
        *geraakt = true;
        let was = nieuw.clone();
        let van = &rij.bedrijf;
        nieuw.postcode = nieuw.postcode.or(van.postcode);
        nieuw.kvk = nieuw.kvk.take().or_else(|| van.kvk.clone());
        nieuw.sbb_id = nieuw.sbb_id.take().or_else(|| van.sbb_id.clone());
        if *oordeel == Oordeel::Nieuw {
            nieuw.soort = van.soort.unwrap_or(nieuw.soort);
        }
        for erkenning in &van.erkenningen {
            match nieuw
                .erkenningen
                .iter_mut()
                .find(|it| it.crebo == erkenning.crebo)
            {
                // SBB decides how long it holds; a row without a day takes none away.
                Some(al) => al.geldig_tot = erkenning.geldig_tot.or(al.geldig_tot),
                None => nieuw.erkenningen.push(erkenning.clone()),
            }
        }
        if let Some(persoon) = &van.praktijkopleider {
            let naam = vouw(&persoon.naam);
            let al = nieuw
                .betrokkenen
                .iter_mut()
                .find(|it| it.rol == Rol::Praktijkopleider && vouw(&it.naam) == naam);
            match al {
                Some(al) => {
                    al.telefoon = al.telefoon.take().or_else(|| persoon.telefoon.clone());
                    al.email = al.email.take().or_else(|| persoon.email.clone());
                }
                None => nieuw.betrokkenen.push(Betrokkene {
                    rol: Rol::Praktijkopleider,
                    naam: persoon.naam.clone(),
                    soort: OrganisatieSoort::Leerbedrijf,
                    organisatie: nieuw.naam.clone(),
                    telefoon: persoon.telefoon.clone(),
                    email: persoon.email.clone(),
                    van: None,
                    tot: None,
                }),
            }
        }
        if *nieuw != was && *oordeel == Oordeel::Ongewijzigd {
            *oordeel = Oordeel::Gewijzigd;
        }
        if rij.plek.is_none() {
            plan.oordeel(regel, *oordeel);
        }
        let nieuw = nieuw.clone();
        self.wijs(plaats, &nieuw);
    }

    /// Weighs the plek of a row; false where it does not come in.
    fn plek(
        &mut self,
        bij: &Bij<'_>,
        regel: u32,
        bedrijf: LeerbedrijfId,
        rij: &PlekRij,
        deel: &PlekDeel,
        plan: &mut Plan,
    ) -> bool {
        let teken = (bedrijf, vouw(&deel.functie), deel.niveau, deel.crebo);
        if let Some(oud) = self.plekken.get(&teken) {
            bekende(bij, regel, oud, deel, plan);
            return true;
        }
        let coach = bij.coach(plan, regel, &rij.coach);
        let id = LeerwerkplekId(self.volgende_plek);
        let mut plek = Leerwerkplek {
            functie: deel.functie.clone(),
            branche: deel.branche,
            niveau: deel.niveau,
            crebo: deel.crebo,
            aantal: deel.aantal,
            uren: deel.uren,
            vanaf: deel.vanaf,
            tot: deel.tot,
            eisen: deel.eisen.clone(),
            dagdelen: deel.dagdelen.clone(),
            begeleiding: deel.begeleiding,
            perspectief: deel.perspectief,
            ..Leerwerkplek::nieuw(id, bedrijf, coach, bij.omgeving.vandaag)
        };
        gezegd(bij, &mut plek, rij, deel);
        let kaart = KaartId::Plek(id);
        let mut geworven = None;
        if deel.beschikbaar {
            let motivering = format!(
                "Staat als beschikbaar in {} (regel {regel}).",
                bij.bron.naam
            );
            let doorgang = Doorgang {
                motivering: Some(&motivering),
                op: bij.omgeving.vandaag,
                door: bij.omgeving.coach,
            };
            match poort::plek_geworven(&plek, doorgang) {
                Ok((anders, afwijkingen)) => {
                    plek = anders;
                    geworven = Some(Wat::Geworven {
                        motivering: (!afwijkingen.is_empty()).then_some(motivering),
                        afwijkingen,
                    });
                }
                Err(fout) => {
                    plan.wijs_af(regel, fout.to_string());
                    return false;
                }
            }
        }
        self.volgende_plek = self.volgende_plek.saturating_add(1);
        plan.tijdlijn.push((kaart, Wat::Aangemaakt));
        plan.ingelezen(bij, kaart, regel);
        plan.tijdlijn.extend(geworven.map(|wat| (kaart, wat)));
        if !deel.notitie.is_empty() {
            let tekst = deel.notitie.clone();
            plan.tijdlijn.push((kaart, Wat::Notitie { tekst }));
        }
        plan.velden.push((kaart, vec!["aangemaakt".to_owned()]));
        plan.schrijf(Key::leerwerkplek(id), Record::Leerwerkplek(plek));
        plan.tel(PLEKKEN, Oordeel::Nieuw);
        plan.oordeel(regel, Oordeel::Nieuw);
        true
    }

    /// The leerbedrijven that the file is about; new ones before the plekken that point at them.
    fn schrijf(self, bron: &Bronbestand, plan: &mut Plan) {
        let mut puts = Vec::new();
        for Bedrijf {
            nieuw,
            oordeel,
            geraakt,
        } in self.bedrijven
        {
            if !geraakt {
                continue;
            }
            plan.tel(BEDRIJVEN, oordeel);
            if oordeel == Oordeel::Ongewijzigd {
                continue;
            }
            let mut nieuw = nieuw;
            nieuw.bestand = Some(bron.clone());
            puts.push((Key::leerbedrijf(nieuw.id), nieuw));
        }
        let plekken = std::mem::take(&mut plan.puts);
        for (key, bedrijf) in puts {
            plan.schrijf(key, Record::Leerbedrijf(bedrijf));
        }
        plan.puts.extend(plekken);
    }
}

/// Steps that the row itself answers: the branche, the number and niveau, who trains.
fn gezegd(bij: &Bij<'_>, plek: &mut Leerwerkplek, rij: &PlekRij, deel: &PlekDeel) {
    let antwoorden = [
        ("WG-03", rij.bedrijf.praktijkopleider.is_some()),
        ("WG-06", deel.branche.is_some()),
        ("WG-07", deel.niveau.is_some()),
    ];
    for (code, gezegd) in antwoorden {
        let Some(stap) = StapId::code(code).filter(|_| gezegd) else {
            continue;
        };
        let stand = Stapstand::Gedaan {
            op: bij.omgeving.vandaag,
            door: bij.omgeving.coach,
        };
        if let Ok(gezet) = plek.stap_gezet(stap, stand) {
            *plek = gezet;
        }
    }
}

/// A plek that is there: what is empty in it is filled, what differs is told.
fn bekende(bij: &Bij<'_>, regel: u32, oud: &Leerwerkplek, deel: &PlekDeel, plan: &mut Plan) {
    let mut nieuw = oud.clone();
    nieuw.branche = nieuw.branche.or(deel.branche);
    nieuw.uren = nieuw.uren.or(deel.uren);
    nieuw.vanaf = nieuw.vanaf.or(deel.vanaf);
    nieuw.tot = nieuw.tot.or(deel.tot);
    nieuw.begeleiding = nieuw.begeleiding.or(deel.begeleiding);
    nieuw.perspectief = nieuw.perspectief.or(deel.perspectief);
    if nieuw.eisen.is_empty() {
        nieuw.eisen.clone_from(&deel.eisen);
    }
    if nieuw.dagdelen.is_empty() {
        nieuw.dagdelen.clone_from(&deel.dagdelen);
    }
    let anders: Vec<&str> = [
        ("aantal", nieuw.aantal != deel.aantal),
        ("uren", deel.uren.is_some() && nieuw.uren != deel.uren),
        ("vanaf", deel.vanaf.is_some() && nieuw.vanaf != deel.vanaf),
        ("tot", deel.tot.is_some() && nieuw.tot != deel.tot),
        ("eisen", !deel.eisen.is_empty() && nieuw.eisen != deel.eisen),
    ]
    .into_iter()
    .filter(|(_, anders)| *anders)
    .map(|(naam, _)| naam)
    .collect();
    if !anders.is_empty() {
        plan.let_op(
            regel,
            format!(
                "bij {} staat iets anders bij {}; dat blijft",
                oud.id,
                anders.join(", ")
            ),
        );
    }
    if matches!(oud.stand, PlekStand::Gesloten { .. }) {
        plan.let_op(regel, format!("{} is gesloten en blijft dat", oud.id));
        nieuw = oud.clone();
    }
    let oordeel = if nieuw == *oud {
        Oordeel::Ongewijzigd
    } else {
        Oordeel::Gewijzigd
    };
    plan.tel(PLEKKEN, oordeel);
    plan.oordeel(regel, oordeel);
    if oordeel == Oordeel::Gewijzigd {
        let kaart = KaartId::Plek(oud.id);
        plan.ingelezen(bij, kaart, regel);
        plan.velden.push((kaart, vec!["ingelezen".to_owned()]));
        plan.schrijf(Key::leerwerkplek(oud.id), Record::Leerwerkplek(nieuw));
    }
}
