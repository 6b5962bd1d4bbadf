//! The duplicate radar: an index in memory that finds the few who may be the same person, so that
//! nobody compares with a hundred thousand while a coach types (DOMAIN 6.2; FEATURES: < 10 ms).

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::hash::{BuildHasher, RandomState};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::gelezen::{Gelezen, Volgt};
use super::leesmodel::Leesmodel;
use super::query::Kaartrij;
use super::record::{Key, Record, Soort};
use super::store::{Store, StoreError, alle_van};
use crate::domain::adres::Huisnummer;
use crate::domain::bsn::Bsn;
use crate::domain::geboortedatum::Geboortedatum;
use crate::domain::gelijkenis::{Gegevens, Gelijkenis, Kenmerken, Reden, Spoor, vergelijk};
use crate::domain::id::{CoachId, KaartId, KandidaatId};
use crate::domain::kandidaat::Kandidaat;
use crate::domain::naam::Naam;
use crate::domain::postcode::Postcode;

/// Candidates whose record is read for one question; the most promising first.
pub(super) const GELEZEN_MAX: usize = 256;

/// What a coach typed so far of a person; a text that cannot be read yet counts as nothing.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RadarInvoer {
    /// Name.
    pub naam: String,
    /// Surname of the partner.
    pub partnernaam: String,
    /// Birth date.
    pub geboren: String,
    /// Phone.
    pub telefoon: String,
    /// Mail.
    pub email: String,
    /// Postcode.
    pub postcode: String,
    /// House number.
    pub huisnummer: String,
    /// BSN; it is compared and never told back.
    pub bsn: String,
}

impl fmt::Debug for RadarInvoer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RadarInvoer(..)")
    }
}

impl RadarInvoer {
    fn lees(&self, vandaag: NaiveDate) -> Gegevens {
        let tekst = |it: &String| Some(it.trim().to_owned()).filter(|it| !it.is_empty());
        // A name of one letter says nothing yet.
        let naam = Some(self.naam.trim()).filter(|it| it.chars().count() > 1);
        Gegevens {
            naam: naam.and_then(|it| Naam::lees(it).ok()),
            partnernaam: tekst(&self.partnernaam),
            geboren: Geboortedatum::lees(&self.geboren, vandaag).ok(),
            telefoon: self.telefoon.parse().ok(),
            email: self.email.parse().ok(),
            postcode: self.postcode.parse::<Postcode>().ok(),
            huisnummer: self
                .huisnummer
                .parse()
                .ok()
                .map(|it: Huisnummer| it.nummer()),
            bsn: lees_bsn(&self.bsn),
        }
    }
}

/// Nine digits; a shorter number is one that is still being typed.
fn lees_bsn(tekst: &str) -> Option<Bsn> {
    let cijfers = tekst.chars().filter(char::is_ascii_digit).count();
    tekst.parse().ok().filter(|_| cijfers == 9)
}

/// Somebody who may be the same person. Of somebody in a colleague's caseload it holds the least
/// that tells them apart: initials and a year.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RadarTreffer {
    /// Who.
    pub kandidaat: KandidaatId,
    /// The card to open: a running traject before a closed one; none when there is no traject.
    pub kaart: Option<KaartId>,
    /// In the asker's own caseload.
    pub eigen: bool,
    /// Full name, or initials.
    pub wie: String,
    /// Birth date, or the year; empty if not known.
    pub geboren: String,
    /// "Bemiddeling", "gesloten" or "geen traject".
    pub waar: String,
    /// Short name of the coach; empty when there is no traject.
    pub coach: String,
    /// Why, the strongest first.
    pub redenen: Vec<Reden>,
    /// How strong.
    pub punten: u16,
}

impl fmt::Debug for RadarTreffer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "RadarTreffer({})", self.kandidaat)
    }
}

impl RadarTreffer {
    /// Who and where, in one line: "R. Y., 1985, traject bij mdv, Bemiddeling".
    pub fn regel(&self) -> String {
        let mut delen = vec![self.wie.clone()];
        delen.extend(Some(self.geboren.clone()).filter(|it| !it.is_empty()));
        if !self.eigen && !self.coach.is_empty() {
            delen.push(format!("traject bij {}", self.coach));
        }
        delen.push(self.waar.clone());
        delen.join(", ")
    }

    /// The reasons in one line.
    pub fn waarom(&self) -> String {
        let labels: Vec<&str> = self.redenen.iter().map(|it| it.label()).collect();
        labels.join(", ")
    }
}

/// The index of one service.
#[derive(Default)]
pub struct Radar {
    /// Keyed anew at each start, so that a hash in memory leads nobody to a BSN or a phone.
    sleutel: RandomState,
    index: Gelezen<Index>,
}

/// Hash of a trace in the upper half, number of the kandidaat in the lower: eight bytes a trace.
///
/// A trace that no longer holds stays until the next start; whoever is found by it is compared as
/// the record stands now, so it costs a look and finds nobody.
type Index = BTreeSet<u64>;

impl Volgt for Index {
    type Wat = Vec<u64>;

    fn volg(&mut self, sporen: Vec<u64>) {
        self.extend(sporen);
    }
}

impl Radar {
    fn hash(&self, spoor: &Spoor) -> u64 {
        self.sleutel.hash_one(spoor) & 0xFFFF_FFFF_0000_0000
    }

    fn sporen<'a>(
        &'a self,
        id: KandidaatId,
        gegevens: &Gegevens,
    ) -> impl Iterator<Item = u64> + use<'a> {
        let sporen = Kenmerken::nieuw(gegevens).sporen();
        sporen
            .into_iter()
            .map(move |spoor| self.hash(&spoor) | u64::from(id.0))
    }

    /// Forgets everything; the next question reads it again.
    pub(super) fn vergeet(&self) {
        self.index.vergeet();
    }

    /// Follows a record that was written.
    pub(super) fn zet(&self, record: &Record) {
        self.index.volg(|| {
            let mut sporen = Vec::new();
            self.neem_op(record, &mut |spoor| sporen.push(spoor));
            sporen
        });
    }

    fn neem_op(&self, record: &Record, neem: &mut dyn FnMut(u64)) {
        match record {
            Record::Kandidaat(kandidaat) => self
                .sporen(kandidaat.id, &Gegevens::van(kandidaat, None))
                .for_each(neem),
            Record::Bsn(bsn) => neem(self.hash(&Spoor::Bsn(bsn.bsn)) | u64::from(bsn.kandidaat.0)),
            _ => {}
        }
    }

    fn bouw(&self, store: &dyn Store) -> Result<Index, StoreError> {
        let mut alle = Vec::new();
        for soort in [Soort::Kandidaat, Soort::Bsn] {
            alle_van(store, soort, |_, gelezen| {
                self.neem_op(&gelezen.record, &mut |spoor| alle.push(spoor));
            })?;
        }
        // Sorted first, the tree is built full and in one go.
        alle.sort_unstable();
        Ok(alle.into_iter().collect())
    }

    /// Reads what the first question would read; call it while no lock is held.
    pub(super) fn bereid(&self, store: &dyn Store) -> Result<(), StoreError> {
        self.index.bereid(|| self.bouw(store))
    }

    /// Who shares a trace, the most promising first.
    fn kandidaten(
        &self,
        store: &dyn Store,
        wie: &Kenmerken,
        hoogste: usize,
    ) -> Result<Vec<KandidaatId>, StoreError> {
        let mut gewicht: HashMap<u32, u32> = HashMap::new();
        let mut tel = |index: &Index| {
            for spoor in wie.sporen() {
                let hash = self.hash(&spoor);
                for gevonden in index.range(hash..=hash | u64::from(u32::MAX)) {
                    let id = u32::try_from(gevonden & 0xFFFF_FFFF).unwrap_or_default();
                    *gewicht.entry(id).or_default() += spoor.gewicht();
                }
            }
        };
        self.index.vraag(|| self.bouw(store), &mut tel)?;
        let mut ids: Vec<(u32, u32)> = gewicht.into_iter().collect();
        // The newest first among equals: a double is mostly of this year.
        ids.sort_unstable_by_key(|(id, gewicht)| std::cmp::Reverse((*gewicht, *id)));
        ids.truncate(hoogste);
        Ok(ids.into_iter().map(|(id, _)| KandidaatId(id)).collect())
    }

    /// Who may be the person of what was typed.
    pub(in crate::app) fn zoek(
        &self,
        model: &Leesmodel,
        store: &dyn Store,
        vraag: &Vraag<'_>,
    ) -> Result<Vec<RadarTreffer>, StoreError> {
        let wie = Kenmerken::nieuw(vraag.gegevens);
        let mut gevonden = Vec::new();
        for id in self.kandidaten(store, &wie, vraag.lezen)? {
            if Some(id) == vraag.zonder {
                continue;
            }
            let Some(kandidaat) = lees_kandidaat(store, id)? else {
                continue;
            };
            // A BSN is read only to be compared with one.
            let bsn = match vraag.gegevens.bsn {
                Some(_) => bsn_van(store, id)?,
                None => None,
            };
            let ander = Kenmerken::nieuw(&Gegevens::van(&kandidaat, bsn));
            let gelijkenis = vergelijk(&wie, &ander);
            if gelijkenis.opvallend() {
                gevonden.push((kandidaat, gelijkenis));
            }
        }
        gevonden.sort_by_key(|(kandidaat, gelijkenis)| {
            std::cmp::Reverse((gelijkenis.punten, kandidaat.id))
        });
        gevonden.truncate(vraag.aantal);
        Ok(gevonden
            .into_iter()
            .map(|(kandidaat, gelijkenis)| treffer(model, vraag.coach, &kandidaat, gelijkenis))
            .collect())
    }
}

/// A question to the radar.
pub(in crate::app) struct Vraag<'a> {
    pub(in crate::app) coach: CoachId,
    pub(in crate::app) gegevens: &'a Gegevens,
    pub(in crate::app) zonder: Option<KandidaatId>,
    pub(in crate::app) aantal: usize,
    /// How many who share a trace are read at most.
    pub(in crate::app) lezen: usize,
}

/// What is typed, as it can be compared.
pub(super) fn lees(invoer: &RadarInvoer, vandaag: NaiveDate) -> Gegevens {
    invoer.lees(vandaag)
}

/// What is known of a kandidaat, as it can be compared; none when the kandidaat is gone.
pub(super) fn gegevens_van(
    store: &dyn Store,
    id: KandidaatId,
) -> Result<Option<Gegevens>, StoreError> {
    let bsn = bsn_van(store, id)?;
    Ok(lees_kandidaat(store, id)?.map(|kandidaat| Gegevens::van(&kandidaat, bsn)))
}

fn lees_kandidaat(store: &dyn Store, id: KandidaatId) -> Result<Option<Kandidaat>, StoreError> {
    let gelezen = store.get(Key::kandidaat(id))?;
    Ok(gelezen.and_then(|gelezen| match gelezen.record {
        Record::Kandidaat(kandidaat) => Some(*kandidaat),
        _ => None,
    }))
}

fn bsn_van(store: &dyn Store, id: KandidaatId) -> Result<Option<Bsn>, StoreError> {
    let gelezen = store.get(Key::bsn(id))?;
    Ok(gelezen.and_then(|gelezen| match gelezen.record {
        Record::Bsn(bsn) => Some(bsn.bsn),
        _ => None,
    }))
}

/// What of somebody may be shown to a coach.
fn treffer(
    model: &Leesmodel,
    coach: CoachId,
    kandidaat: &Kandidaat,
    gelijkenis: Gelijkenis,
) -> RadarTreffer {
    let kaarten = model.trajecten_van(kandidaat.id).map(KaartId::Traject);
    let rijen: Vec<Kaartrij> = kaarten.filter_map(|kaart| model.kaartrij(kaart)).collect();
    let eigen = rijen.iter().any(|rij| rij.coach == coach);
    let rij = rijen
        .iter()
        .max_by_key(|rij| (!rij.gesloten, rij.coach == coach, rij.kaart));
    let geboren = kandidaat.geboren.map(|it| {
        if eigen {
            it.toon()
        } else {
            it.datum().year().to_string()
        }
    });
    RadarTreffer {
        kandidaat: kandidaat.id,
        kaart: rij.map(|rij| rij.kaart),
        eigen,
        wie: if eigen {
            kandidaat.naam.weergave()
        } else {
            kandidaat.naam.initialen()
        },
        geboren: geboren.unwrap_or_default(),
        waar: rij
            .map_or("geen traject", |rij| {
                if rij.gesloten {
                    "gesloten"
                } else {
                    rij.fase.label()
                }
            })
            .to_owned(),
        coach: rij.map_or_else(String::new, |rij| rij.coach_kort.clone()),
        redenen: gelijkenis.redenen,
        punten: gelijkenis.punten,
    }
}
