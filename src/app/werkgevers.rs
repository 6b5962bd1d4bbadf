//! The list of leerbedrijven: a small row for each, sorted once per filter, so that no frame walks
//! the region.
//!
//! Read from the records when it is first asked, like the radar, and kept in step by every commit.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;

use super::gelezen::{Gelezen, Volgt};
use super::lijsten::{Lengte, Lijsten};
use super::query::{Venster, Werkgeverrij, WerkgeversBeeld};
use super::record::{Key, Record, Soort};
use super::store::{Store, StoreError, alle_van};
use crate::domain::betrokkene::Rol;
use crate::domain::code::Crebo;
use crate::domain::id::{LeerbedrijfId, LeerwerkplekId};
use crate::domain::leerbedrijf::sein::{Aanbod, Sein, seinen};
use crate::domain::leerbedrijf::{BedrijfSoort, Leerbedrijf};
use crate::domain::leerwerkplek::{AantalVanaf, Leerwerkplek, PlekStand};
use crate::domain::poort;
use crate::domain::stap::Poortniveau;
use crate::domain::tekst::vouw;
use crate::domain::waardelijst::{Branche, Niveau};

mod filter;

pub use filter::{WerkgeverFilter, WerkgeverFout, Werkgeversortering};

/// Most leerbedrijven that are shown as alike.
const LIJKT_MAX: usize = 3;

/// What the list knows of a leerwerkplek.
pub(super) struct PlekKern {
    pub(super) branche: Option<Branche>,
    pub(super) niveau: Option<Niveau>,
    pub(super) crebo: Option<Crebo>,
    aantal: u16,
    aantallen: Box<[AantalVanaf]>,
    bezet: u16,
    pub(super) werving: bool,
    bevestigd: NaiveDate,
    open: usize,
    functie: Box<str>,
}

impl PlekKern {
    fn van(plek: &Leerwerkplek) -> Self {
        let poort = poort::plek_poort(plek);
        Self {
            branche: plek.branche,
            niveau: plek.niveau,
            crebo: plek.crebo,
            aantal: plek.aantal,
            aantallen: plek.aantallen.as_slice().into(),
            bezet: u16::try_from(plek.bezet.len()).unwrap_or(u16::MAX),
            werving: plek.stand == PlekStand::Werving,
            bevestigd: plek.laatst_bevestigd(),
            open: poort.van_niveau(Poortniveau::Block).count(),
            functie: vouw(&plek.functie).into(),
        }
    }

    fn op(&self, dag: NaiveDate) -> u16 {
        let later = self.aantallen.iter().filter(|it| it.vanaf <= dag);
        later
            .max_by_key(|it| it.vanaf)
            .map_or(self.aantal, |it| it.aantal)
    }
}

/// What the list knows of a leerbedrijf.
pub(super) struct Kern {
    id: LeerbedrijfId,
    naam: Box<str>,
    plaats: Box<str>,
    pub(super) gevouwen: Box<str>,
    pub(super) plaats_gevouwen: Box<str>,
    pub(super) branche: Branche,
    pub(super) soort: BedrijfSoort,
    kvk: Option<Box<str>>,
    naam_gevouwen: Box<str>,
    pub(super) erkenningen: Box<[(Crebo, Option<NaiveDate>)]>,
    praktijkopleider: bool,
    /// Places that are not closed.
    pub(super) plekken: BTreeMap<LeerwerkplekId, PlekKern>,
}

impl Kern {
    fn van(bedrijf: &Leerbedrijf) -> Self {
        let erkenningen = bedrijf.erkenningen.iter();
        Self {
            id: bedrijf.id,
            naam: bedrijf.naam.as_str().into(),
            plaats: bedrijf.plaats.as_str().into(),
            gevouwen: vouw(&format!("{} {}", bedrijf.naam, bedrijf.plaats)).into(),
            plaats_gevouwen: vouw(&bedrijf.plaats).into(),
            branche: bedrijf.branche,
            soort: bedrijf.soort,
            kvk: bedrijf.kvk.as_deref().map(Box::from),
            naam_gevouwen: vouw(&bedrijf.naam).into(),
            erkenningen: erkenningen.map(|it| (it.crebo, it.geldig_tot)).collect(),
            praktijkopleider: bedrijf
                .betrokkenen
                .iter()
                .any(|it| it.rol == Rol::Praktijkopleider),
            plekken: BTreeMap::new(),
        }
    }

    fn aangeboden(&self) -> impl Iterator<Item = &PlekKern> {
        self.plekken.values().filter(|it| !it.werving)
    }

    /// Places free on a day, of what is available.
    pub(super) fn vrij(&self, dag: NaiveDate) -> u16 {
        self.aangeboden()
            .map(|it| it.op(dag).saturating_sub(it.bezet))
            .fold(0, u16::saturating_add)
    }

    /// What needs doing.
    pub(super) fn seinen(&self, vandaag: NaiveDate) -> Vec<Sein> {
        let plekken: Vec<_> = self
            .plekken
            .iter()
            .filter(|(_, it)| !it.werving)
            .map(|(id, it)| (*id, it.bevestigd))
            .collect();
        let aanbod = Aanbod {
            erkenningen: &self.erkenningen,
            praktijkopleider: self.praktijkopleider,
            plekken: &plekken,
            actief: !self.plekken.is_empty(),
        };
        seinen(aanbod, vandaag)
    }

    /// A word of the filter is in the name, the place or the work.
    pub(super) fn noemt(&self, woord: &str) -> bool {
        self.gevouwen.contains(woord) || self.plekken.values().any(|it| it.functie.contains(woord))
    }

    fn rij(&self, vandaag: NaiveDate) -> Werkgeverrij {
        let geldig = || {
            let alle = self.erkenningen.iter();
            alle.filter(|(_, tot)| tot.is_none_or(|tot| tot >= vandaag))
        };
        let plaatsen = self.aangeboden().map(|it| it.op(vandaag));
        let werving = || self.plekken.values().filter(|it| it.werving);
        Werkgeverrij {
            id: self.id,
            naam: self.naam.to_string(),
            plaats: self.plaats.to_string(),
            branche: self.branche,
            soort: self.soort,
            vrij: self.vrij(vandaag),
            plaatsen: plaatsen.fold(0, u16::saturating_add),
            werving: werving().count(),
            open: werving().map(|it| it.open).max().unwrap_or(0),
            erkend: geldig().count(),
            erkend_tot: geldig().filter_map(|(_, tot)| *tot).min(),
            seinen: self.seinen(vandaag),
        }
    }
}

type Sleutel = (WerkgeverFilter, Werkgeversortering, NaiveDate);

/// A sorted list, and how many of it need something done.
#[derive(Clone)]
struct Gesorteerd {
    ids: Vec<LeerbedrijfId>,
    let_op: usize,
}

impl Lengte for Gesorteerd {
    fn lengte(&self) -> usize {
        self.ids.len()
    }
}

/// Every leerbedrijf, small.
#[derive(Default)]
struct Index {
    kernen: BTreeMap<LeerbedrijfId, Kern>,
    van_plek: HashMap<LeerwerkplekId, LeerbedrijfId>,
    lijsten: Lijsten<Sleutel, Gesorteerd>,
}

impl Volgt for Index {
    /// A record that was written, or the key of one that was removed.
    type Wat = (Key, Option<Record>);

    fn volg(&mut self, (key, record): Self::Wat) {
        self.lijsten.vergeet();
        if let Some(record) = record {
            self.zet(&record);
            return;
        }
        let id = u32::try_from(key.a).unwrap_or(u32::MAX);
        match key.soort {
            Soort::Leerwerkplek => self.haal_plek(LeerwerkplekId(id)),
            Soort::Leerbedrijf => {
                self.kernen.remove(&LeerbedrijfId(id));
            }
            _ => {}
        }
    }
}

impl Index {
    fn lees(store: &dyn Store) -> Result<Self, StoreError> {
        let mut index = Self::default();
        for soort in [Soort::Leerbedrijf, Soort::Leerwerkplek] {
            alle_van(store, soort, |_, gezien| index.zet(&gezien.record))?;
        }
        Ok(index)
    }

    fn zet(&mut self, record: &Record) {
        match record {
            Record::Leerbedrijf(bedrijf) => {
                let mut kern = Kern::van(bedrijf);
                if let Some(oud) = self.kernen.remove(&bedrijf.id) {
                    kern.plekken = oud.plekken;
                }
                self.kernen.insert(bedrijf.id, kern);
            }
            Record::Leerwerkplek(plek) => {
                self.haal_plek(plek.id);
                self.van_plek.insert(plek.id, plek.bedrijf);
                if matches!(plek.stand, PlekStand::Gesloten { .. }) {
                    return;
                }
                if let Some(kern) = self.kernen.get_mut(&plek.bedrijf) {
                    kern.plekken.insert(plek.id, PlekKern::van(plek));
                }
            }
            _ => {}
        }
    }

    fn haal_plek(&mut self, id: LeerwerkplekId) {
        let bedrijf = self.van_plek.remove(&id);
        if let Some(kern) = bedrijf.and_then(|it| self.kernen.get_mut(&it)) {
            kern.plekken.remove(&id);
        }
    }

    fn lijst(&self, sleutel: &Sleutel) -> Arc<Gesorteerd> {
        let geldt = |it: &Sleutel| it.2 == sleutel.2;
        self.lijsten.van(sleutel, geldt, || self.bouw(sleutel))
    }

    fn bouw(&self, (filter, sortering, vandaag): &Sleutel) -> Gesorteerd {
        let mut let_op = 0;
        let mut rijen: Vec<((u8, i32), &str, LeerbedrijfId)> = self
            .kernen
            .values()
            .filter_map(|kern| {
                let seinen = kern.seinen(*vandaag);
                if !filter.laat_door(kern, &seinen, *vandaag) {
                    return None;
                }
                let_op += usize::from(!seinen.is_empty());
                let eerst = match sortering {
                    Werkgeversortering::Naam => (0, 0),
                    Werkgeversortering::LetOp => (u8::from(seinen.is_empty()), 0),
                    Werkgeversortering::Vrij => (0, -i32::from(kern.vrij(*vandaag))),
                };
                Some((eerst, &*kern.gevouwen, kern.id))
            })
            .collect();
        rijen.sort_unstable();
        Gesorteerd {
            ids: rijen.into_iter().map(|it| it.2).collect(),
            let_op,
        }
    }

    /// Leerbedrijven like the one that is being typed in.
    fn lijkt(
        &self,
        (naam, plaats, kvk): (&str, &str, &str),
        vandaag: NaiveDate,
    ) -> WerkgeversBeeld {
        let (naam, plaats) = (vouw(naam), vouw(plaats));
        let kvk: String = kvk.chars().filter(char::is_ascii_digit).collect();
        let zelfde_kvk = |kern: &Kern| kvk.len() == 8 && kern.kvk.as_deref() == Some(&kvk);
        // Three letters of a name are too many companies.
        let zelfde_naam = |kern: &Kern| {
            let ander = &*kern.naam_gevouwen;
            let kort = naam.chars().count().min(ander.chars().count());
            let begint = ander.starts_with(&naam) || naam.starts_with(ander);
            let waar = plaats.is_empty() || kern.plaats_gevouwen.starts_with(&plaats);
            kort >= 4 && begint && waar
        };
        let mut rijen: Vec<_> = self
            .kernen
            .values()
            .filter_map(|kern| {
                let kvk = zelfde_kvk(kern);
                (kvk || zelfde_naam(kern)).then_some((!kvk, kern))
            })
            .collect();
        rijen.sort_by(|a, b| (a.0, &a.1.gevouwen, a.1.id).cmp(&(b.0, &b.1.gevouwen, b.1.id)));
        let totaal = rijen.len();
        let rijen = rijen.into_iter().take(LIJKT_MAX);
        WerkgeversBeeld {
            totaal,
            alle: self.kernen.len(),
            rijen: rijen.map(|(_, kern)| kern.rij(vandaag)).collect(),
            ..WerkgeversBeeld::default()
        }
    }

    /// A window of a list, moved so that the anchor is in it.
    fn beeld(
        &self,
        sleutel: &Sleutel,
        mut venster: Venster,
        anker: Option<LeerbedrijfId>,
    ) -> WerkgeversBeeld {
        let vandaag = sleutel.2;
        let lijst = self.lijst(sleutel);
        let ids = &lijst.ids;
        let anker = anker.and_then(|id| ids.iter().position(|it| *it == id));
        if let Some(at) = anker
            && !(venster.van..venster.van.saturating_add(venster.aantal)).contains(&at)
        {
            venster.van = at.saturating_sub(venster.aantal / 2);
        }
        let van = venster.van.min(ids.len());
        let tot = van.saturating_add(venster.aantal).min(ids.len());
        let totaal = ids.len();
        let ids = ids.get(van..tot).unwrap_or_default();
        let rijen = ids.iter().filter_map(|id| self.kernen.get(id));
        WerkgeversBeeld {
            totaal,
            alle: self.kernen.len(),
            let_op: lijst.let_op,
            van,
            rijen: rijen.map(|kern| kern.rij(vandaag)).collect(),
            anker,
        }
    }
}

/// The list of one service.
#[derive(Default)]
pub struct Werkgevers {
    index: Gelezen<Index>,
}

impl fmt::Debug for Werkgevers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Werkgevers")
    }
}

impl Werkgevers {
    /// Takes over what a commit wrote; a removed record has only its key.
    pub(super) fn zet(&self, key: Key, record: Option<&Record>) {
        self.index.volg(|| (key, record.cloned()));
    }

    /// Reads everything again at the next question.
    pub(super) fn vergeet(&self) {
        self.index.vergeet();
    }

    /// Leerbedrijven that may be the one that is being typed in: the same KvK-nummer, or a name
    /// that begins the same in a place that may be the same.
    pub(super) fn lijkt(
        &self,
        store: &dyn Store,
        wie: (&str, &str, &str),
        vandaag: NaiveDate,
    ) -> Result<WerkgeversBeeld, StoreError> {
        let lijkt = |index: &Index| index.lijkt(wie, vandaag);
        self.index.vraag(|| Index::lees(store), lijkt)
    }

    /// A window of the leerbedrijven that a filter lets through.
    pub(super) fn beeld(
        &self,
        store: &dyn Store,
        sleutel: &Sleutel,
        venster: Venster,
        anker: Option<LeerbedrijfId>,
    ) -> Result<WerkgeversBeeld, StoreError> {
        let beeld = |index: &Index| index.beeld(sleutel, venster, anker);
        self.index.vraag(|| Index::lees(store), beeld)
    }
}

#[cfg(test)]
mod tests;
