//! The read model: one small row per card, so that no frame ever reads the store (HOUSE 5).

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::filter::{Filter, Sortering};
use super::lijsten::Lijsten;
use super::query::{BordBeeld, Kaartrij, Kolom, Lijst, Venster};
use super::record::Gebied;
use super::store::Seq;
use crate::domain::coach::Coach;
use crate::domain::code::Crebo;
use crate::domain::fase::Fase;
use crate::domain::feestdagen::Bevrijdingsdag;
use crate::domain::id::{CoachId, KaartId, KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::tekst::vouw;

pub mod blok;
pub mod bouw;
mod gemeenten;
pub mod rij;
mod rijen;
pub mod weergave;
pub mod werk;

use gemeenten::Gemeenten;
use rij::Rij;
use rijen::Rijen;
use weergave::Weergave;
use werk::Kennis;

/// What other rows need to know of a leerwerkplek.
#[derive(Debug, Clone)]
pub struct PlekKort {
    /// Name of the company.
    pub bedrijf: LeerbedrijfId,
    /// Kind of work.
    pub functie: Box<str>,
}

/// Name and place of a leerbedrijf.
#[derive(Debug, Clone)]
pub struct BedrijfKort {
    /// Name.
    pub naam: Box<str>,
    /// Place.
    pub plaats: Box<str>,
    /// Erkenningen that end, with their last day.
    pub erkend: Box<[(Crebo, NaiveDate)]>,
}

/// Every card, small.
#[derive(Debug, Default)]
pub struct Leesmodel {
    rijen: Rijen,
    plekken: HashMap<LeerwerkplekId, PlekKort>,
    bedrijven: HashMap<LeerbedrijfId, BedrijfKort>,
    coaches: Vec<Coach>,
    gemeenten: Gemeenten,
    /// Folded place to place and municipality.
    plaatsen: BTreeMap<Box<str>, Plaats>,
    seq: Seq,
    /// Sorted lists per (filter, order, day).
    weergaven: Lijsten<Sleutel, Weergave>,
    /// Days off, for due dates.
    vrije_dagen: Bevrijdingsdag,
    /// What makes something to do and stands in no row.
    pub(super) kennis: Kennis,
}

/// A place, and its municipality if the table knows it.
type Plaats = (Box<str>, Option<Box<str>>);

type Sleutel = (Filter, Sortering, NaiveDate);

impl Leesmodel {
    /// As of which commit.
    pub fn seq(&self) -> Seq {
        self.seq
    }

    /// Moves to a commit.
    pub fn zet_seq(&mut self, seq: Seq) {
        self.seq = seq;
    }

    /// Trajecten that run.
    pub fn lopend(&self) -> usize {
        self.rijen.lopend()
    }

    /// Days off, for due dates.
    pub fn vrije_dagen(&self) -> Bevrijdingsdag {
        self.vrije_dagen
    }

    /// The coaches.
    pub fn coaches(&self) -> &[Coach] {
        &self.coaches
    }

    /// A coach.
    pub fn coach(&self, id: CoachId) -> Option<&Coach> {
        self.coaches.iter().find(|coach| coach.id == id)
    }

    /// Short name of a coach; the number where the coach is gone.
    pub fn coach_kort(&self, id: CoachId) -> String {
        self.coach(id)
            .map_or_else(|| format!("coach {}", id.0), |coach| coach.kort.clone())
    }

    /// Adds or replaces a coach.
    pub fn zet_coach(&mut self, coach: Coach) {
        self.coaches.retain(|c| c.id != coach.id);
        self.coaches.push(coach);
        self.coaches.sort_by(|a, b| a.kort.cmp(&b.kort));
        self.weergaven.vergeet();
    }

    /// Adds or replaces what is known of a leerbedrijf.
    pub fn zet_bedrijf(&mut self, id: LeerbedrijfId, kort: BedrijfKort) {
        self.bedrijven.insert(id, kort);
    }

    /// Name and place of a leerbedrijf.
    pub fn bedrijf(&self, id: LeerbedrijfId) -> Option<&BedrijfKort> {
        self.bedrijven.get(&id)
    }

    /// Adds or replaces what others need of a leerwerkplek.
    pub fn zet_plek(&mut self, id: LeerwerkplekId, kort: PlekKort) {
        self.plekken.insert(id, kort);
    }

    /// Forgets a leerwerkplek that is no longer there (its making was taken back).
    pub fn haal_plek(&mut self, id: LeerwerkplekId) {
        self.plekken.remove(&id);
    }

    /// Every leerwerkplek.
    pub fn plekken(&self) -> impl Iterator<Item = LeerwerkplekId> {
        self.plekken.keys().copied()
    }

    /// Name of the company behind a leerwerkplek.
    pub fn plek_naam(&self, id: LeerwerkplekId) -> Option<&str> {
        let plek = self.plekken.get(&id)?;
        self.bedrijven.get(&plek.bedrijf).map(|b| &*b.naam)
    }

    /// The company behind a leerwerkplek.
    pub fn plek_kort(&self, id: LeerwerkplekId) -> Option<&PlekKort> {
        self.plekken.get(&id)
    }

    /// The leerwerkplekken of a leerbedrijf.
    pub fn plekken_van(&self, bedrijf: LeerbedrijfId) -> impl Iterator<Item = LeerwerkplekId> {
        let van = self
            .plekken
            .iter()
            .filter(move |(_, plek)| plek.bedrijf == bedrijf);
        van.map(|(id, _)| *id)
    }

    /// Adds a place with its municipality.
    pub fn zet_gebied(&mut self, gebied: &Gebied) {
        let gevouwen: Box<str> = vouw(&gebied.plaats).into();
        // An area without a municipality does not hide the one that another area of the place has.
        let bekend = self
            .plaatsen
            .get(&gevouwen)
            .and_then(|(_, bekend)| bekend.clone());
        let gemeente = gebied.gemeente.as_deref().map(Box::from).or(bekend);
        let plaats = (gebied.plaats.as_str().into(), gemeente);
        self.plaatsen.insert(gevouwen, plaats);
    }

    /// The municipality of a place, if the table knows it.
    pub fn gemeente_van(&self, plaats: &str) -> Option<String> {
        let (_, gemeente) = self.plaatsen.get(vouw(plaats).as_str())?;
        gemeente.as_deref().map(str::to_owned)
    }

    /// Names of places, for the quick line.
    pub fn plaatsen(&self) -> Vec<String> {
        self.plaatsen
            .values()
            .map(|(plaats, _)| plaats.to_string())
            .collect()
    }

    /// The number of a municipality, made if new; 0 for none.
    pub fn gemeente(&mut self, naam: Option<&str>) -> u16 {
        naam.map_or(0, |naam| self.gemeenten.nummer(naam))
    }

    /// The trajecten of a kandidaat, oldest first.
    pub fn trajecten_van(&self, id: KandidaatId) -> impl Iterator<Item = TrajectId> {
        self.rijen.trajecten_van(id)
    }

    /// Every card.
    pub fn kaarten(&self) -> impl Iterator<Item = &Rij> {
        self.rijen.alle().map(|(_, rij)| rij)
    }

    /// How many cards there are.
    pub fn aantal_kaarten(&self) -> usize {
        self.rijen.aantal()
    }

    /// Slot and row of every card; the slot is what the search index calls a card.
    pub fn slots(&self) -> impl Iterator<Item = (u32, &Rij)> {
        self.rijen.alle()
    }

    /// Slot and row of the cards of some coaches.
    pub fn slots_van(
        &self,
        coaches: impl IntoIterator<Item = CoachId>,
    ) -> impl Iterator<Item = (u32, &Rij)> {
        coaches
            .into_iter()
            .flat_map(|coach| self.rijen.van_coach(coach))
    }

    /// The coaches that a filter names; none where it does not name any.
    fn gevraagd(&self, filter: &Filter) -> Option<Vec<CoachId>> {
        if filter.coaches.is_empty() {
            return None;
        }
        let genoemd = |coach: &&Coach| filter.coaches.contains(&coach.kort);
        Some(
            self.coaches
                .iter()
                .filter(genoemd)
                .map(|it| it.id)
                .collect(),
        )
    }

    /// The slot of a card.
    pub fn slot(&self, kaart: KaartId) -> Option<u32> {
        self.rijen.slot(kaart)
    }

    /// The row in a slot.
    pub fn in_slot(&self, slot: u32) -> Option<&Rij> {
        self.rijen.in_slot(slot)
    }

    /// A card as the board draws it.
    pub fn kaartrij(&self, kaart: KaartId) -> Option<Kaartrij> {
        self.in_slot(self.slot(kaart)?).map(|rij| self.teken(rij))
    }

    /// A row as the board draws it.
    pub fn teken(&self, rij: &Rij) -> Kaartrij {
        let gemeente = self
            .gemeenten
            .naam(rij.gemeente)
            .map(|(naam, _)| naam.to_owned());
        let plek = rij
            .plek()
            .and_then(|id| self.plek_naam(id))
            .map(str::to_owned);
        rij.kaartrij(self.coach_kort(rij.coach), gemeente, plek)
    }

    /// Puts a card; the row it replaces, if any, goes out of every sorted list.
    pub fn zet(&mut self, rij: Rij) {
        self.haal(rij.kaart);
        let slot = self.rijen.zet(rij);
        self.in_weergaven(slot, Weergave::erin);
    }

    /// Takes a card away.
    pub fn haal(&mut self, kaart: KaartId) {
        let Some(slot) = self.slot(kaart) else {
            return;
        };
        self.in_weergaven(slot, Weergave::eruit);
        self.rijen.haal(kaart);
    }

    fn in_weergaven(&self, slot: u32, doe: fn(&mut Weergave, &Self, &Sleutel, u32)) {
        self.weergaven
            .elk(|sleutel, weergave| doe(weergave, self, sleutel, slot));
    }

    fn met_weergave<T>(
        &self,
        filter: &Filter,
        sortering: Sortering,
        vandaag: NaiveDate,
        doe: impl FnOnce(&Weergave) -> T,
    ) -> T {
        let sleutel = (filter.clone(), sortering, vandaag);
        // Yesterday's lists count yesterday's late cards.
        let geldt = |(_, _, dag): &Sleutel| *dag == vandaag;
        let bouw = || Weergave::bouw(self, &sleutel);
        doe(&self.weergaven.van(&sleutel, geldt, bouw))
    }

    /// The board: a window of each column, and where the anchor stands.
    pub fn bord(
        &self,
        filter: &Filter,
        sortering: Sortering,
        vensters: [Venster; 7],
        anker: Option<KaartId>,
        vandaag: NaiveDate,
    ) -> BordBeeld {
        self.met_weergave(filter, sortering, vandaag, |weergave| {
            let sleutel = (filter.clone(), sortering, vandaag);
            let anker = anker
                .and_then(|kaart| self.slot(kaart))
                .and_then(|slot| weergave.waar(self, &sleutel, slot));
            let kolommen = Fase::ALL.map(|fase| {
                let slots = weergave.kolom(fase);
                let mut venster = vensters[fase.plaats()];
                if let Some((_, plaats)) = anker.filter(|(waar, _)| *waar == fase) {
                    let erin = (venster.van..venster.van + venster.aantal).contains(&plaats);
                    if !erin {
                        venster.van = plaats.saturating_sub(venster.aantal / 2);
                    }
                }
                let van = venster.van.min(slots.len());
                let tot = (van + venster.aantal).min(slots.len());
                let rijen = slots[van..tot]
                    .iter()
                    .filter_map(|slot| self.in_slot(*slot))
                    .map(|rij| self.teken(rij))
                    .collect();
                Kolom {
                    totaal: slots.len(),
                    laat: weergave.laat(fase),
                    van,
                    rijen,
                }
            });
            BordBeeld {
                seq: self.seq,
                kolommen,
                anker,
            }
        })
    }

    /// Where the cards of a list stand, for who needs all of them and little of each.
    pub fn slots_van_lijst(&self, filter: &Filter, vandaag: NaiveDate) -> Vec<u32> {
        self.met_weergave(filter, Sortering::Naam, vandaag, |weergave| {
            let alle = Fase::ALL.iter().flat_map(|fase| weergave.kolom(*fase));
            alle.copied().collect()
        })
    }

    /// A list over all fasen: column after column, each in order.
    pub fn lijst(
        &self,
        filter: &Filter,
        sortering: Sortering,
        venster: Venster,
        vandaag: NaiveDate,
    ) -> Lijst {
        self.met_weergave(filter, sortering, vandaag, |weergave| {
            let alle = Fase::ALL.iter().flat_map(|fase| weergave.kolom(*fase));
            let rijen = alle
                .clone()
                .skip(venster.van)
                .take(venster.aantal)
                .filter_map(|slot| self.in_slot(*slot))
                .map(|rij| self.teken(rij))
                .collect();
            let totaal = Fase::ALL
                .iter()
                .map(|fase| weergave.kolom(*fase).len())
                .sum();
            Lijst { totaal, rijen }
        })
    }
}
