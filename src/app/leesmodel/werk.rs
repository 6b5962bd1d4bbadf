//! What there is to do on a card, kept in its row: the posts, and the few days of its timeline that
//! they depend on. Nothing of it depends on today, so a new morning changes no row.

use std::collections::{BTreeMap, HashMap};
use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::Leesmodel;
use crate::app::record::{Key, Record, Soort};
use crate::app::store::{Store, StoreError, alle_van};
use crate::domain::bewaartermijn::Bewaartermijnen;
use crate::domain::code::Crebo;
use crate::domain::gebeurtenis::{Gebeurtenis, Wat};
use crate::domain::id::KaartId;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::overdracht::Overdracht;
use crate::domain::poort::Poort;
use crate::domain::signaal::{Bekend, Post, Signaal, Signaalinstelling, posten, posten_van_plek};
use crate::domain::stap::{Poortniveau, StapId};
use crate::domain::traject::Traject;
use crate::domain::uitstel::Uitstel;

/// The days of a timeline that make something to do.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tijdlijn {
    /// Last contact.
    pub contact: Option<NaiveDate>,
    /// Last entry of any kind.
    pub beweging: Option<NaiveDate>,
    /// Last time that a place of a leerwerkplek came free.
    pub los: Option<NaiveDate>,
}

impl Tijdlijn {
    /// Takes an entry in, in any order.
    pub fn neem(&mut self, it: &Gebeurtenis) {
        self.beweging = self.beweging.max(Some(it.moment.date_naive()));
        match &it.wat {
            // Who was not reached was not spoken with.
            Wat::Contact { op, uitkomst, .. } if uitkomst.is_contact() => {
                self.contact = self.contact.max(Some(*op));
            }
            Wat::Losgemaakt { .. } => self.los = self.los.max(Some(it.moment.date_naive())),
            _ => {}
        }
    }
}

/// What there is to do on a card.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Werk {
    /// Of its timeline.
    pub tijdlijn: Tijdlijn,
    /// The kwalificatie, whose end makes something to do.
    pub crebo: Option<Crebo>,
    /// How many steps hold it at the poort.
    pub vast: u8,
    /// The step that a card that was put off waits for is done.
    pub binnen: bool,
    /// Everything, now or later.
    pub posten: Box<[Post]>,
}

impl Werk {
    /// The post about a step.
    pub fn van_stap(&self, stap: StapId) -> Option<&Post> {
        self.posten.iter().find(|it| it.stap == Some(stap))
    }

    /// The post of a kind.
    pub fn van(&self, signaal: Signaal) -> Option<&Post> {
        self.posten.iter().find(|it| it.signaal == signaal)
    }
}

/// What makes something to do and stands in no row.
#[derive(Debug, Default)]
pub struct Kennis {
    /// Lead times and weights.
    pub stel: Signaalinstelling,
    /// How long data is kept.
    pub bewaren: Bewaartermijnen,
    /// Kwalificaties with which nobody may start after a day.
    pub instroom: BTreeMap<Crebo, NaiveDate>,
    /// Cards of which toestemming was withdrawn with something still to be done: since when.
    pub intrekkingen: HashMap<KaartId, NaiveDate>,
    /// Cards that were put off.
    pub uitstel: HashMap<KaartId, Uitstel>,
    /// Cards that are handed over.
    pub overdrachten: HashMap<KaartId, Overdracht>,
    /// Timelines, only while all rows are made from the records.
    pub(super) tijdlijnen: HashMap<KaartId, Tijdlijn>,
}

/// The days of every timeline.
pub(super) fn tijdlijnen(
    store: &dyn Store,
    tel: &mut dyn FnMut(),
) -> Result<HashMap<KaartId, Tijdlijn>, StoreError> {
    let mut alle: HashMap<KaartId, Tijdlijn> = HashMap::new();
    alle_van(store, Soort::Gebeurtenis, |_, gezien| {
        tel();
        if let Record::Gebeurtenis(it) = &gezien.record {
            alle.entry(it.kaart).or_default().neem(it);
        }
    })?;
    Ok(alle)
}

/// The days of the timeline of one card, read anew: for an entry that was taken back.
fn herlees(store: &dyn Store, kaart: KaartId) -> Tijdlijn {
    let mut tijdlijn = Tijdlijn::default();
    let (van, tot) = Key::van_eigenaar(Soort::Gebeurtenis, kaart.nummer());
    // What cannot be read is as if it were not there; `controleer` finds it.
    let _ = store.walk(van, tot, &mut |_, gezien| {
        if let Record::Gebeurtenis(it) = &gezien.record {
            tijdlijn.neem(it);
        }
        ControlFlow::Continue(())
    });
    tijdlijn
}

/// The day of the oldest withdrawal of a card with something still to be done.
fn ingetrokken(store: &dyn Store, kaart: KaartId) -> Option<NaiveDate> {
    let (van, tot) = Key::van_eigenaar(Soort::Intrekking, kaart.nummer());
    let mut oudste: Option<NaiveDate> = None;
    let _ = store.walk(van, tot, &mut |_, gezien| {
        if let Record::Intrekking(it) = &gezien.record
            && it.open().next().is_some()
        {
            oudste = Some(oudste.map_or(it.op, |ander| ander.min(it.op)));
        }
        ControlFlow::Continue(())
    });
    oudste
}

fn blokkades(poort: &Poort) -> u8 {
    let aantal = poort
        .open
        .iter()
        .filter(|it| it.niveau >= Poortniveau::Block)
        .count();
    u8::try_from(aantal).unwrap_or(u8::MAX)
}

impl Leesmodel {
    /// Reads what makes something to do and stands in no row; all of it is little.
    pub(super) fn lees_kennis(&mut self, store: &dyn Store) -> Result<(), StoreError> {
        for soort in [
            Soort::Signaalinstelling,
            Soort::Bewaren,
            Soort::Kwalificatie,
            Soort::Intrekking,
            Soort::Uitstel,
            Soort::Overdracht,
        ] {
            alle_van(store, soort, |_, gezien| self.kennis.neem(gezien.record))?;
        }
        Ok(())
    }

    /// Takes over what a commit did with a record of these kinds, and says which cards have other
    /// things to do by it.
    pub(in crate::app) fn volg_kennis(&mut self, store: &dyn Store, key: Key) -> Vec<KaartId> {
        let record = store.get(key).ok().flatten().map(|it| it.record);
        let kaart = KaartId::van_nummer(key.a);
        match key.soort {
            Soort::Kwalificatie => {
                let crebo = u32::try_from(key.a).ok();
                self.kennis
                    .instroom
                    .retain(|it, _| Some(it.getal()) != crebo);
                if let Some(record) = record {
                    self.kennis.neem(record);
                }
                let met = |it: &&super::rij::Rij| it.werk.crebo.map(Crebo::getal) == crebo;
                return self.kaarten().filter(met).map(|it| it.kaart).collect();
            }
            Soort::Intrekking => {
                if let Some(kaart) = kaart {
                    match ingetrokken(store, kaart) {
                        Some(op) => self.kennis.intrekkingen.insert(kaart, op),
                        None => self.kennis.intrekkingen.remove(&kaart),
                    };
                }
            }
            Soort::Uitstel | Soort::Overdracht => {
                if let Some(kaart) = kaart {
                    if key.soort == Soort::Uitstel {
                        self.kennis.uitstel.remove(&kaart);
                    } else {
                        self.kennis.overdrachten.remove(&kaart);
                    }
                }
                if let Some(record) = record {
                    self.kennis.neem(record);
                }
            }
            _ => return Vec::new(),
        }
        kaart.into_iter().collect()
    }

    /// What there is to do on a traject.
    pub(super) fn werk_van_traject(
        &self,
        traject: &Traject,
        tijdlijn: Tijdlijn,
        poort: &Poort,
    ) -> Werk {
        let kaart = traject.kaart();
        let kennis = &self.kennis;
        let bedrijf = traject
            .plek
            .and_then(|id| self.bedrijf(self.plek_kort(id)?.bedrijf));
        let erkend = bedrijf.and_then(|it| {
            let mijn = it
                .erkend
                .iter()
                .find(|(crebo, _)| Some(*crebo) == traject.crebo);
            mijn.map(|(_, tot)| *tot)
        });
        let bij = Bekend {
            contact: tijdlijn.contact,
            beweging: tijdlijn.beweging,
            intrekking: kennis.intrekkingen.get(&kaart).copied(),
            erkend_tot: erkend,
            einde_instroom: traject
                .crebo
                .and_then(|it| kennis.instroom.get(&it).copied()),
            bewaren: &kennis.bewaren,
            stel: &kennis.stel,
            vrij: self.vrije_dagen(),
        };
        let stap = kennis.uitstel.get(&kaart).and_then(|it| it.stap);
        Werk {
            tijdlijn,
            crebo: traject.crebo,
            vast: blokkades(poort),
            binnen: stap.is_some_and(|stap| traject.stappen.is_klaar(stap)),
            posten: posten(traject, &bij).into(),
        }
    }

    /// What there is to do on a leerwerkplek.
    pub(super) fn werk_van_plek(
        &self,
        plek: &Leerwerkplek,
        tijdlijn: Tijdlijn,
        poort: &Poort,
    ) -> Werk {
        let kennis = &self.kennis;
        let dagen = (tijdlijn.beweging, tijdlijn.los);
        let alle = posten_van_plek(plek, dagen, (&kennis.stel, self.vrije_dagen()));
        let stap = kennis
            .uitstel
            .get(&KaartId::Plek(plek.id))
            .and_then(|it| it.stap);
        Werk {
            tijdlijn,
            crebo: None,
            vast: blokkades(poort),
            binnen: stap.is_some_and(|stap| plek.stappen.is_klaar(stap)),
            posten: alle.into(),
        }
    }

    /// Takes an entry of a timeline in, or reads the timeline anew where one was taken back; the row
    /// gets it when it is next made.
    pub(in crate::app) fn volg_tijdlijn(&mut self, store: &dyn Store, key: Key) -> Option<KaartId> {
        let kaart = KaartId::van_nummer(key.a)?;
        let record = store.get(key).ok().flatten().map(|it| it.record);
        let tijdlijn = if let Some(Record::Gebeurtenis(it)) = record {
            let mut tijdlijn = self.tijdlijn(kaart);
            tijdlijn.neem(&it);
            tijdlijn
        } else {
            herlees(store, kaart)
        };
        self.kennis.tijdlijnen.insert(kaart, tijdlijn);
        Some(kaart)
    }

    /// Every row that was touched was made: from here on it knows its own timeline.
    pub(in crate::app) fn tijdlijnen_staan(&mut self) {
        self.kennis.tijdlijnen = HashMap::new();
    }
}

impl Kennis {
    fn neem(&mut self, record: Record) {
        match record {
            Record::Signaalinstelling(it) => self.stel = it,
            Record::Bewaren(it) => self.bewaren = it,
            Record::Kwalificatie(it) => {
                if let Some(einde) = it.einde_instroom {
                    self.instroom.insert(it.crebo, einde);
                }
            }
            Record::Intrekking(it) if it.open().next().is_some() => {
                let oudste = self.intrekkingen.entry(it.kaart).or_insert(it.op);
                *oudste = it.op.min(*oudste);
            }
            Record::Uitstel(it) => {
                self.uitstel.insert(it.kaart, it);
            }
            Record::Overdracht(it) => {
                self.overdrachten.insert(it.kaart, it);
            }
            _ => {}
        }
    }
}
