//! Rows from records: the whole model at opening, one card after a change.

use std::collections::HashMap;

use super::rij::{Namen, Rij};
use super::werk::{self, Tijdlijn};
use super::{BedrijfKort, Leesmodel, PlekKort};
use crate::app::filter::doelgroep_bit;
use crate::app::record::{Record, Soort};
use crate::app::store::{Seq, Store, StoreError, alle_van};
use crate::domain::fase::Fase;
use crate::domain::id::{KaartId, KandidaatId, LeerwerkplekId};
use crate::domain::kandidaat::Kandidaat;
use crate::domain::klok;
use crate::domain::leerbedrijf::Leerbedrijf;
use crate::domain::leerwerkplek::{Leerwerkplek, PlekStand};
use crate::domain::naam::Naam;
use crate::domain::poort::{self, Poort};
use crate::domain::sluiting::Stand;
use crate::domain::stap::StapId;
use crate::domain::tekst::vouw;
use crate::domain::traject::Traject;

/// What the rows of a kandidaat's trajecten need of the person.
struct KandidaatKort {
    kort: Box<str>,
    sorteer: Box<str>,
    gemeente: u16,
    doelgroepen: u32,
}

/// The key to sort by, with the roepnaam behind it, because callers know people by that.
fn zoekbaar(naam: &Naam) -> Box<str> {
    match naam.roepnaam() {
        Some(roepnaam) => format!("{}  {}", naam.sorteer(), vouw(roepnaam)).into(),
        None => naam.sorteer().into(),
    }
}

fn klein(aantal: usize) -> u8 {
    u8::try_from(aantal).unwrap_or(u8::MAX)
}

fn houdt_op(poort: &Poort, loopt: bool) -> Option<StapId> {
    if loopt { poort.houdt_op() } else { None }
}

/// What is read of every card, and takes its time.
const GELEZEN: [Soort; 5] = [
    Soort::Gebeurtenis,
    Soort::Leerbedrijf,
    Soort::Leerwerkplek,
    Soort::Kandidaat,
    Soort::Traject,
];

/// Records between two words on how far it is.
const STAP: u64 = 4_096;

impl Leesmodel {
    /// The model of everything in a store.
    pub fn van_store(store: &dyn Store) -> Result<Self, StoreError> {
        Self::van_store_met(store, &mut |_, _| {})
    }

    /// The same, telling how many records were read and of how many.
    pub fn van_store_met(
        store: &dyn Store,
        voortgang: &mut dyn FnMut(u64, u64),
    ) -> Result<Self, StoreError> {
        let alles = GELEZEN.into_iter().map(|it| store.aantal(it)).sum();
        let mut gelezen = 0_u64;
        let mut tel = || {
            gelezen += 1;
            if gelezen.is_multiple_of(STAP) {
                voortgang(gelezen, alles);
            }
        };
        let mut model = Self::default();
        let mut kandidaten = HashMap::new();
        let mut plekken = HashMap::new();
        model.lees_klein(store)?;
        model.kennis.tijdlijnen = werk::tijdlijnen(store, &mut tel)?;
        alle_van(store, Soort::Leerbedrijf, |_, gezien| {
            tel();
            if let Record::Leerbedrijf(bedrijf) = gezien.record {
                model.zet_leerbedrijf(&bedrijf);
            }
        })?;
        alle_van(store, Soort::Leerwerkplek, |_, gezien| {
            tel();
            if let Record::Leerwerkplek(plek) = gezien.record {
                model.zet_leerwerkplek(&plek, gezien.versie);
                plekken.insert(plek.id, plek);
            }
        })?;
        alle_van(store, Soort::Kandidaat, |_, gezien| {
            tel();
            if let Record::Kandidaat(kandidaat) = gezien.record {
                let kort = model.kort(&kandidaat);
                kandidaten.insert(kandidaat.id, kort);
            }
        })?;
        alle_van(store, Soort::Traject, |_, gezien| {
            tel();
            if let Record::Traject(traject) = gezien.record {
                let plek = traject.plek.and_then(|id| plekken.get(&id));
                if let Some(kandidaat) = kandidaten.get(&traject.kandidaat) {
                    let rij = model.rij_van_traject(&traject, gezien.versie, kandidaat, plek);
                    model.zet(rij);
                }
            }
        })?;
        model.zet_seq(store.seq());
        model.tijdlijnen_staan();
        Ok(model)
    }

    /// Reads what is few: coaches, postcode areas, and what makes something to do.
    pub(in crate::app) fn lees_klein(&mut self, store: &dyn Store) -> Result<(), StoreError> {
        alle_van(store, Soort::Coach, |_, gezien| {
            if let Record::Coach(coach) = gezien.record {
                self.zet_coach(coach);
            }
        })?;
        alle_van(store, Soort::Gebied, |_, gezien| {
            if let Record::Gebied(gebied) = gezien.record {
                self.zet_gebied(&gebied);
            }
        })?;
        self.lees_kennis(store)
    }

    fn kort(&mut self, kandidaat: &Kandidaat) -> KandidaatKort {
        let waar = kandidaat
            .gemeente
            .as_deref()
            .or(kandidaat.woonplaats.as_deref());
        KandidaatKort {
            kort: kandidaat.naam.kort().into(),
            sorteer: zoekbaar(&kandidaat.naam),
            gemeente: self.gemeente(waar),
            doelgroepen: kandidaat
                .doelgroepen
                .iter()
                .fold(0, |bits, d| bits | doelgroep_bit(*d)),
        }
    }

    /// Puts a leerbedrijf; its leerwerkplekken show its name.
    pub fn zet_leerbedrijf(&mut self, bedrijf: &Leerbedrijf) {
        let kort = BedrijfKort {
            naam: bedrijf.naam.as_str().into(),
            plaats: bedrijf.plaats.as_str().into(),
            erkend: bedrijf
                .erkenningen
                .iter()
                .filter_map(|it| Some((it.crebo, it.geldig_tot?)))
                .collect(),
        };
        self.zet_bedrijf(bedrijf.id, kort);
    }

    /// Puts the card of a leerwerkplek.
    pub fn zet_leerwerkplek(&mut self, plek: &Leerwerkplek, versie: Seq) {
        let (naam, plaats) = self.bedrijf(plek.bedrijf).map_or_else(
            || ("onbekend bedrijf".to_owned(), None),
            |bedrijf| (bedrijf.naam.to_string(), Some(bedrijf.plaats.to_string())),
        );
        let kort = PlekKort {
            bedrijf: plek.bedrijf,
            functie: plek.functie.as_str().into(),
        };
        self.zet_plek(plek.id, kort);
        let sorteer = vouw(&format!("{naam} {}", plek.functie));
        let getoond = format!("{naam}: {}", plek.functie);
        let namen = Namen {
            naam: &getoond,
            sorteer: &sorteer,
        };
        let mut rij = Rij::nieuw(KaartId::Plek(plek.id), versie, plek.sinds, namen);
        let poort = poort::plek_poort(plek);
        let werving = plek.stand == PlekStand::Werving;
        let alle = StapId::van_fase(Fase::WervingWerkgevers).count();
        rij.fase = Fase::WervingWerkgevers;
        rij.branche = plek.branche;
        rij.niveau = plek.niveau;
        rij.totaal = klein(alle);
        rij.gedaan = klein(alle - poort.open.len());
        rij.houdt_op = houdt_op(&poort, werving);
        rij.volgende = if werving {
            klok::volgende_van_plek(plek)
        } else {
            None
        };
        rij.op_bord = werving;
        rij.gesloten = matches!(plek.stand, PlekStand::Gesloten { .. });
        rij.coach = plek.coach;
        rij.gemeente = self.gemeente(plaats.as_deref());
        let tijdlijn = self.tijdlijn(rij.kaart);
        rij.werk = self.werk_van_plek(plek, tijdlijn, &poort);
        self.zet(rij);
    }

    /// Puts the card of a traject.
    pub fn zet_traject(
        &mut self,
        traject: &Traject,
        versie: Seq,
        kandidaat: &Kandidaat,
        plek: Option<&Leerwerkplek>,
    ) {
        let kort = self.kort(kandidaat);
        let rij = self.rij_van_traject(traject, versie, &kort, plek);
        self.zet(rij);
    }

    fn rij_van_traject(
        &self,
        traject: &Traject,
        versie: Seq,
        kandidaat: &KandidaatKort,
        plek: Option<&Leerwerkplek>,
    ) -> Rij {
        let namen = Namen {
            naam: &kandidaat.kort,
            sorteer: &kandidaat.sorteer,
        };
        let mut rij = Rij::nieuw(traject.kaart(), versie, traject.sinds, namen);
        let (gedaan, totaal) = poort::voortgang(traject);
        let loopt = !traject.is_gesloten();
        rij.fase = traject.fase;
        rij.branche = traject.branche;
        rij.niveau = traject.niveau;
        rij.gedaan = klein(gedaan);
        rij.totaal = klein(totaal);
        let poort = poort::poort(traject, plek);
        rij.houdt_op = houdt_op(&poort, loopt);
        rij.waarschuwingen = klein(poort::meegedragen(traject));
        rij.volgende = klok::volgende(traject, self.vrije_dagen());
        rij.wacht = matches!(traject.stand, Stand::Wacht { .. });
        rij.gesloten = !loopt;
        rij.op_bord = true;
        rij.coach = traject.coach;
        rij.gemeente = kandidaat.gemeente;
        rij.doelgroepen = kandidaat.doelgroepen;
        rij.plek_nr = nummer(traject.plek);
        rij.kandidaat_nr = traject.kandidaat.0.saturating_add(1);
        let tijdlijn = self.tijdlijn(rij.kaart);
        rij.werk = self.werk_van_traject(traject, tijdlijn, &poort);
        rij
    }

    /// What the timeline of a card says: as the row has it, or as it was read for all of them.
    pub(super) fn tijdlijn(&self, kaart: KaartId) -> Tijdlijn {
        let gelezen = self.kennis.tijdlijnen.get(&kaart).copied();
        gelezen.unwrap_or_else(|| {
            let rij = self.slot(kaart).and_then(|slot| self.in_slot(slot));
            rij.map_or_else(Tijdlijn::default, |rij| rij.werk.tijdlijn)
        })
    }

    /// Whose rows change when a person changes.
    pub fn kaarten_van(&self, kandidaat: KandidaatId) -> Vec<KaartId> {
        self.trajecten_van(kandidaat)
            .map(KaartId::Traject)
            .collect()
    }
}

fn nummer(plek: Option<LeerwerkplekId>) -> u32 {
    plek.map_or(0, |id| id.0.saturating_add(1))
}
