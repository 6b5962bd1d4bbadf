//! Facts from records: one walk over every kind that has a part in them.

use std::collections::HashMap;
use std::ops::ControlFlow;

use chrono::{DateTime, NaiveDate, Utc};

use super::{Geteld, Namen, bedrag};
use crate::app::fault::Fault;
use crate::app::matching::Voortgang;
use crate::app::record::{Key, Record, Soort, Versioned};
use crate::app::service::opslagfout;
use crate::app::store::Store;
use crate::app::zicht::Zicht;
use crate::app::{tijd, toestemming};
use crate::domain::fase::Fase;
use crate::domain::formulier::Formuliersoort;
use crate::domain::gebeurtenis::{Gebeurtenis, Wat};
use crate::domain::id::{KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::kandidaat::Kandidaat;
use crate::domain::leerbedrijf::{BedrijfSoort, Leerbedrijf};
use crate::domain::leerwerkplek::{Leerwerkplek, PlekStand};
use crate::domain::monitor::feit::{
    Bedrijffeit, Feiten, Kosten, Mijlpaal, Plekfeit, Restfeit, Trajectfeit, Verhaal,
};
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::tekst::vouw;
use crate::domain::toestemming::Doel;
use crate::domain::traject::Traject;
use crate::domain::verloop::Verloop;
use crate::domain::waardelijst::{
    Doelgroep, Financieringsbron, Kanaal, Uitkering, WerkprocesStatus,
};
use crate::form::kind::bedrag as lees_bedrag;

mod verloop;

use verloop::{METINGEN, afwijkingen, meting, mijlpaal, uitkomst, vervolg};

/// Trajecten that are read before their timelines are; it may be stopped between two lots.
const PARTIJ: usize = 500;

/// What of a kandidaat is counted.
struct Wie {
    gemeente: Option<String>,
    uitkering: Option<Uitkering>,
    doelgroepen: Vec<Doelgroep>,
    kanaal: Option<Kanaal>,
}

/// What is known beside the trajecten.
struct Grond<'a> {
    store: &'a dyn Store,
    namen: &'a Namen,
    stand: NaiveDate,
    tot: DateTime<Utc>,
    bedrijven: HashMap<LeerbedrijfId, Leerbedrijf>,
    plekken: HashMap<LeerwerkplekId, Leerwerkplek>,
    mensen: HashMap<KandidaatId, Wie>,
    kosten: HashMap<u64, (Option<u64>, Option<Financieringsbron>)>,
}

/// Every record of a kind, or as far as it came when it was stopped.
fn alle(
    store: &dyn Store,
    soort: Soort,
    voortgang: &Voortgang,
    mut doe: impl FnMut(Key, Record),
) -> Result<(), Fault> {
    let (van, tot) = Key::hele_soort(soort);
    let mut bezoek = |key, gezien: Versioned| {
        doe(key, gezien.record);
        if voortgang.is_gestopt() {
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    };
    store
        .walk(van, tot, &mut bezoek)
        .map_err(|fout| opslagfout(&fout))
}

/// The facts as of the end of a day; none where it was stopped.
pub(super) fn lees(
    store: &dyn Store,
    namen: &Namen,
    stand: NaiveDate,
    voortgang: &Voortgang,
) -> Result<Option<Geteld>, Fault> {
    voortgang.begin(usize::try_from(store.aantal(Soort::Traject)).unwrap_or(0));
    let grond = Grond::lees(store, namen, stand, voortgang)?;
    if voortgang.is_gestopt() {
        return Ok(None);
    }
    let mut geteld = Geteld::default();
    let mut bezet: HashMap<LeerwerkplekId, u64> = HashMap::new();
    let mut vanaf = Key::hele_soort(Soort::Traject).0;
    loop {
        let partij = grond.partij(vanaf)?;
        let Some(laatste) = partij.last() else { break };
        vanaf = Key::een(Soort::Traject, u64::from(laatste.id.0) + 1);
        for traject in &partij {
            if let Some(feit) = grond.traject(traject, &mut bezet)? {
                geteld.feiten.trajecten.push(feit);
                geteld.kaarten.push(traject.kaart());
            }
        }
        voortgang.verder(partij.len());
        if voortgang.is_gestopt() {
            return Ok(None);
        }
    }
    grond.rest(&mut geteld.feiten, &bezet)?;
    Ok(Some(geteld))
}

impl<'a> Grond<'a> {
    fn lees(
        store: &'a dyn Store,
        namen: &'a Namen,
        stand: NaiveDate,
        voortgang: &Voortgang,
    ) -> Result<Self, Fault> {
        let mut it = Self {
            store,
            namen,
            stand,
            tot: tijd::einde_van(stand),
            bedrijven: HashMap::new(),
            plekken: HashMap::new(),
            mensen: HashMap::new(),
            kosten: HashMap::new(),
        };
        alle(store, Soort::Leerbedrijf, voortgang, |_, record| {
            if let Record::Leerbedrijf(bedrijf) = record {
                it.bedrijven.insert(bedrijf.id, bedrijf);
            }
        })?;
        alle(store, Soort::Leerwerkplek, voortgang, |_, record| {
            if let Record::Leerwerkplek(plek) = record {
                it.plekken.insert(plek.id, plek);
            }
        })?;
        alle(store, Soort::Kandidaat, voortgang, |_, record| {
            if let Record::Kandidaat(kandidaat) = record {
                it.mensen.insert(kandidaat.id, wie(*kandidaat, namen));
            }
        })?;
        // The newest of a card stands last.
        alle(store, Soort::Formulier, voortgang, |key, record| {
            if let Record::Formulier(formulier) = record
                && formulier.soort == Formuliersoort::Registratie
            {
                let veld = |naam: &str| formulier.velden.get(naam).map(String::as_str);
                let geld = veld("onderwijskosten").and_then(lees_bedrag);
                let bron = veld("financieringsbron").and_then(Financieringsbron::van_code);
                it.kosten.insert(key.a, (geld, bron));
            }
        })?;
        Ok(it)
    }

    /// The next trajecten from a key on.
    fn partij(&self, vanaf: Key) -> Result<Vec<Traject>, Fault> {
        let (_, tot) = Key::hele_soort(Soort::Traject);
        let mut partij = Vec::with_capacity(PARTIJ);
        let mut bezoek = |_, gezien: Versioned| {
            if let Record::Traject(traject) = gezien.record {
                partij.push(*traject);
            }
            if partij.len() < PARTIJ {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        self.store
            .walk(vanaf, tot, &mut bezoek)
            .map_err(|fout| opslagfout(&fout))?;
        Ok(partij)
    }

    fn tijdlijn(&self, kaart: KaartId) -> Result<Vec<Gebeurtenis>, Fault> {
        let (van, tot) = Key::van_eigenaar(Soort::Gebeurtenis, kaart.nummer());
        let mut tijdlijn = Vec::new();
        let mut bezoek = |_, gezien: Versioned| {
            if let Record::Gebeurtenis(it) = gezien.record {
                tijdlijn.push(it);
            }
            ControlFlow::Continue(())
        };
        self.store
            .walk(van, tot, &mut bezoek)
            .map_err(|fout| opslagfout(&fout))?;
        Ok(tijdlijn)
    }

    /// The facts of a traject; none where it was not there yet.
    fn traject(
        &self,
        traject: &Traject,
        bezet: &mut HashMap<LeerwerkplekId, u64>,
    ) -> Result<Option<Trajectfeit>, Fault> {
        let tijdlijn = self.tijdlijn(traject.kaart())?;
        let Some(verloop) = Verloop::tot(traject, &tijdlijn, self.tot, tijd::dag) else {
            return Ok(None);
        };
        let plek = verloop.plek().and_then(|id| self.plekken.get(&id));
        let leert = !verloop.is_gesloten() && verloop.fase() <= Fase::Praktijkleren;
        if let Some(plek) = plek.filter(|_| leert) {
            *bezet.entry(plek.id).or_default() += 1;
        }
        let bedrijf = plek.and_then(|plek| self.bedrijven.get(&plek.bedrijf));
        let wie = self.mensen.get(&traject.kandidaat);
        let uitkomst = uitkomst(traject, &verloop);
        let geleerd = traject.leerroute.iter();
        let geleerd = geleerd.filter(|it| it.status == WerkprocesStatus::Geleerd);
        let coach = self.namen.coaches.get(&traject.coach.0);
        Ok(Some(Trajectfeit {
            gemeente: wie.and_then(|it| it.gemeente.clone()),
            branche: traject.branche,
            niveau: traject.niveau,
            crebo: traject.crebo,
            doelgroepen: wie.map_or_else(Vec::new, |it| it.doelgroepen.clone()),
            uitkering: wie.and_then(|it| it.uitkering),
            situatie: traject.situatie,
            kanaal: traject.kanaal.or(wie.and_then(|it| it.kanaal)),
            coach: coach.map_or_else(|| format!("coach {}", traject.coach.0), Clone::clone),
            sw: bedrijf.map(|it| it.soort == BedrijfSoort::Sw),
            fasen: verloop.fasen().to_vec(),
            slot: verloop.slot(),
            mijlpalen: Mijlpaal::ALL.map(|it| mijlpaal(it, traject, &verloop, uitkomst)),
            eindgesprek: verloop.gedaan("PL-07"),
            geleerd: u32::try_from(geleerd.count()).unwrap_or(u32::MAX),
            uitkomst,
            metingen: METINGEN.map(|moment| meting(traject, moment, self.stand)),
            vervolg: vervolg(traject, &verloop),
            afwijkingen: afwijkingen(&verloop),
            kosten: self.kosten(traject, &verloop, &tijdlijn),
            verhaal: self.verhaal(traject.id, &verloop, &tijdlijn, bedrijf)?,
        }))
    }

    /// The word that was written last at a step that is done, up to the day.
    fn tot_woorden(&self, tijdlijn: &[Gebeurtenis], code: &str) -> String {
        let stap = StapId::code(code);
        let tot_nu = tijdlijn.iter().filter(|it| it.moment <= self.tot);
        let mut woorden = tot_nu.rev().filter_map(|it| match &it.wat {
            Wat::Stap {
                stap: deze,
                stand: Stapstand::Gedaan { .. },
                tekst,
            } if Some(*deze) == stap => Some(tekst),
            _ => None,
        });
        woorden.next().cloned().unwrap_or_default()
    }

    fn kosten(&self, traject: &Traject, verloop: &Verloop, tijdlijn: &[Gebeurtenis]) -> Kosten {
        let gevraagd = self.kosten.get(&traject.kaart().nummer());
        let (begroot, bron) = gevraagd.copied().unwrap_or_default();
        let afgerekend = verloop.gedaan("NZ-07").is_some();
        Kosten {
            begroot,
            bron,
            akkoord: verloop.gedaan("PI-08"),
            // Before there was a field for it, the amount stood in the words.
            werkelijk: afgerekend
                .then(|| match &traject.resultaat.afrekening {
                    Some(it) if it.op <= self.stand => Some(it.bedrag.0),
                    _ => bedrag::eerste(&self.tot_woorden(tijdlijn, "NZ-07")),
                })
                .flatten(),
        }
    }

    /// The story of a traject, if there is one and it may be told.
    fn verhaal(
        &self,
        id: TrajectId,
        verloop: &Verloop,
        tijdlijn: &[Gebeurtenis],
        bedrijf: Option<&Leerbedrijf>,
    ) -> Result<Option<Verhaal>, Fault> {
        let Some(op) = verloop.gedaan("PB-06") else {
            return Ok(None);
        };
        let tekst = self.tot_woorden(tijdlijn, "PB-06");
        if tekst.trim().is_empty() {
            return Ok(None);
        }
        let zicht = Zicht::nieuw(self.store);
        let kaart = KaartId::Traject(id);
        let mag = match toestemming::mag(&zicht, kaart, Doel::Succesverhaal, self.stand) {
            Ok(()) => true,
            Err(fault @ Fault::Opslag { .. }) => return Err(fault),
            Err(_) => false,
        };
        Ok(mag.then(|| Verhaal {
            op,
            leerbedrijf: bedrijf.map_or_else(String::new, |it| it.naam.clone()),
            tekst,
        }))
    }

    /// What is not of trajecten.
    fn rest(&self, feiten: &mut Feiten, bezet: &HashMap<LeerwerkplekId, u64>) -> Result<(), Fault> {
        let open = self.plekken.values();
        let open = open.filter(|it| !matches!(it.stand, PlekStand::Gesloten { .. }));
        feiten.plekken = open
            .map(|plek| Plekfeit {
                plek: plek.id,
                bedrijf: plek.bedrijf,
                branche: plek.branche,
                niveau: plek.niveau,
                beschikbaar: plek.stand == PlekStand::Beschikbaar,
                aantal: u64::from(plek.aantal_op(self.stand)),
                bezet: bezet.get(&plek.id).copied().unwrap_or(0),
            })
            .collect();
        let geldig = |bedrijf: &Leerbedrijf| {
            let mut erkenningen = bedrijf.erkenningen.iter();
            erkenningen.any(|it| it.geldig_tot.is_none_or(|tot| self.stand <= tot))
        };
        feiten.bedrijven = self
            .bedrijven
            .values()
            .map(|bedrijf| Bedrijffeit {
                id: bedrijf.id,
                sw: bedrijf.soort == BedrijfSoort::Sw,
                erkend: geldig(bedrijf),
                branche: bedrijf.branche,
            })
            .collect();
        // Few records: not worth stopping for.
        let heel = Voortgang::default();
        alle(self.store, Soort::Statistiek, &heel, |_, record| {
            if let Record::Statistiek(rij) = record {
                feiten.rest.push(Restfeit {
                    jaar: rij.jaar,
                    uitkomst: rij.uitkomst,
                });
            }
        })?;
        alle(self.store, Soort::Budget, &heel, |_, record| {
            if let Record::Budget(budget) = record {
                feiten.budgetten.push(budget);
            }
        })
    }
}

fn wie(kandidaat: Kandidaat, namen: &Namen) -> Wie {
    let plaats = kandidaat.woonplaats.as_deref().map(vouw);
    let van_plaats = || namen.gemeenten.get(&plaats?).cloned();
    Wie {
        gemeente: kandidaat.gemeente.or_else(van_plaats),
        uitkering: kandidaat.uitkering,
        doelgroepen: kandidaat.doelgroepen,
        kanaal: kandidaat.kanaal,
    }
}
