//! Counting what a list shows by one of its columns, and who stands behind one of the numbers.

mod waarde;

use std::collections::BTreeMap;

use crate::app::fault::Fault;
use crate::app::leesmodel::Leesmodel;
use crate::app::leesmodel::rij::Rij;
use crate::app::matching::Voortgang;
use crate::app::query::{
    Antwoord, Lijst, MatchPlek, MatchRij, MatchWens, TelAchter, TelRij, TelVraag, TelWat, Telkolom,
    Venster, Voorraadrij, Voorraadwens, Werkgeverrij, WerkgeversBeeld,
};
use crate::app::service::{Service, opslagfout};
use crate::app::werkgevers::Werkgeversortering;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::stap::StapId;
use waarde::Waarde;

/// All rows of a list.
const ALLES: Venster = Venster {
    van: 0,
    aantal: usize::MAX,
};

/// Something that is counted.
enum Lid {
    Werkgever(Box<Werkgeverrij>),
    Werk(Box<Voorraadrij>),
    Plek(Box<MatchPlek>),
    Paar(Box<MatchRij>),
}

impl Lid {
    /// Its values in a column: a leerbedrijf has one for each branche it works in.
    fn waarden(&self, kolom: Telkolom) -> Vec<Waarde> {
        match self {
            Self::Werkgever(it) => waarde::van_werkgever(it, kolom),
            Self::Werk(it) => vec![waarde::van_werk(it, kolom)],
            Self::Plek(it) => vec![waarde::van_plek(it, kolom)],
            Self::Paar(it) => vec![waarde::van_paar(it, kolom)],
        }
    }

    fn kaart(&self) -> Option<KaartId> {
        match self {
            Self::Werkgever(_) => None,
            Self::Werk(it) => it.kaart(),
            Self::Plek(it) => Some(KaartId::Plek(it.plek)),
            Self::Paar(it) => Some(it.kaart),
        }
    }
}

/// Walks the cards of a list of cards in the read model, small as they are there; of any other list
/// nothing.
fn met_kaarten<T>(
    service: &Service,
    wat: &TelWat,
    met: impl FnOnce(&Leesmodel, &[u32]) -> T,
) -> Result<Option<T>, Fault> {
    let vandaag = service.clock().today();
    Ok(match wat {
        TelWat::Kaarten(filter) => {
            let model = service.model();
            let slots = model.slots_van_lijst(filter, vandaag);
            Some(met(&model, &slots))
        }
        TelWat::MatchKandidaten(filter) => {
            let kaarten = super::matching::zoekenden(service, filter)?;
            let model = service.model();
            let slots = kaarten.into_iter().filter_map(|it| model.slot(it));
            let slots: Vec<u32> = slots.collect();
            Some(met(&model, &slots))
        }
        TelWat::Werkgevers(_)
        | TelWat::Voorraad { .. }
        | TelWat::MatchPlekken
        | TelWat::Matching(_) => None,
    })
}

/// What two cards with the same value in a column have in common, small; a whole row is made only of
/// the first card with a value.
fn klein(rij: &Rij, kolom: Telkolom) -> u64 {
    let of_niets = |it: Option<usize>| it.map_or(0, |it| it as u64 + 1);
    match kolom {
        Telkolom::Fase => rij.fase.plaats() as u64,
        Telkolom::Branche => of_niets(rij.branche.map(|it| it as usize)),
        Telkolom::Niveau => of_niets(rij.niveau.map(|it| it as usize)),
        Telkolom::Gemeente => u64::from(rij.gemeente),
        Telkolom::Coach => u64::from(rij.coach.0),
        Telkolom::Stap => of_niets(rij.houdt_op.map(StapId::rij)),
        Telkolom::Plaats
        | Telkolom::Soort
        | Telkolom::Vrij
        | Telkolom::LetOp
        | Telkolom::Groep
        | Telkolom::Signaal
        | Telkolom::WachtOp
        | Telkolom::Past
        | Telkolom::Afvaller
        | Telkolom::Reistijd => 0,
    }
}

/// How often each value occurs among cards.
fn tel_kaarten(model: &Leesmodel, slots: &[u32], kolom: Telkolom) -> Vec<(Waarde, usize)> {
    let mut geteld: BTreeMap<u64, (usize, u32)> = BTreeMap::new();
    for slot in slots {
        if let Some(rij) = model.in_slot(*slot) {
            geteld.entry(klein(rij, kolom)).or_insert((0, *slot)).0 += 1;
        }
    }
    let met_naam = |(aantal, slot)| {
        let rij = model.teken(model.in_slot(slot)?);
        Some((waarde::van_kaart(&rij, kolom), aantal))
    };
    geteld.into_values().filter_map(met_naam).collect()
}

/// The cards behind one value.
fn kaarten_achter(model: &Leesmodel, slots: &[u32], achter: &TelAchter) -> Lijst {
    let kolom = achter.vraag.kolom;
    let mut bekend: BTreeMap<u64, bool> = BTreeMap::new();
    let mut heeft = |rij: &Rij| {
        *bekend
            .entry(klein(rij, kolom))
            .or_insert_with(|| waarde::van_kaart(&model.teken(rij), kolom).1 == achter.naam)
    };
    let alle: Vec<&Rij> = slots
        .iter()
        .filter_map(|slot| model.in_slot(*slot))
        .filter(|rij| heeft(rij))
        .collect();
    let venster = achter.venster;
    let deel = alle.iter().skip(venster.van).take(venster.aantal);
    Lijst {
        totaal: alle.len(),
        rijen: deel.map(|rij| model.teken(rij)).collect(),
    }
}

/// Everything that a list shows.
fn leden(service: &Service, coach: CoachId, wat: &TelWat) -> Result<Vec<Lid>, Fault> {
    let vandaag = service.clock().today();
    Ok(match wat {
        // Counted as they stand in the read model.
        TelWat::Kaarten(_) | TelWat::MatchKandidaten(_) => Vec::new(),
        TelWat::Werkgevers(filter) => {
            let sleutel = (filter.clone(), Werkgeversortering::Naam, vandaag);
            let beeld = service
                .werkgevers()
                .beeld(service.store(), &sleutel, ALLES, None)
                .map_err(|fout| opslagfout(&fout))?;
            let rijen = beeld.rijen.into_iter();
            rijen.map(|it| Lid::Werkgever(Box::new(it))).collect()
        }
        TelWat::Voorraad {
            blik,
            coach: van_wie,
            filter,
        } => {
            let wens = Voorraadwens {
                blik: *blik,
                coach: *van_wie,
                filter: filter.clone(),
                venster: ALLES,
                anker: None,
            };
            let beeld = super::voorraad::werkvoorraad(service, coach, &wens)?;
            let rijen = beeld.rijen.into_iter();
            rijen.map(|it| Lid::Werk(Box::new(it))).collect()
        }
        TelWat::MatchPlekken => {
            let rijen = super::matching::plekken(service, ALLES, &Voortgang::default())?
                .rijen
                .into_iter();
            rijen.map(|it| Lid::Plek(Box::new(it))).collect()
        }
        TelWat::Matching(wens) => {
            let wens = MatchWens {
                venster: ALLES,
                anker: None,
                ..(**wens).clone()
            };
            let rijen = super::matching::matching(service, &wens)?.rijen;
            rijen
                .into_iter()
                .map(|it| Lid::Paar(Box::new(it)))
                .collect()
        }
    })
}

/// The numbers.
pub(super) fn telling(
    service: &Service,
    coach: CoachId,
    vraag: &TelVraag,
) -> Result<Vec<TelRij>, Fault> {
    let mut geteld: BTreeMap<Waarde, usize> = BTreeMap::new();
    let kaarten = met_kaarten(service, &vraag.wat, |model, slots| {
        tel_kaarten(model, slots, vraag.kolom)
    })?;
    for (waarde, aantal) in kaarten.into_iter().flatten() {
        *geteld.entry(waarde).or_default() += aantal;
    }
    for lid in leden(service, coach, &vraag.wat)? {
        for waarde in lid.waarden(vraag.kolom) {
            *geteld.entry(waarde).or_default() += 1;
        }
    }
    let mut rijen: Vec<(Waarde, usize)> = geteld.into_iter().collect();
    // What has an order of its own keeps it; names stand by number.
    rijen.sort_by_key(|((plaats, ..), aantal)| (*plaats, std::cmp::Reverse(*aantal)));
    // The left side of the matching has no filter to add a word to.
    let zonder_filter = matches!(
        vraag.wat,
        TelWat::MatchKandidaten(_) | TelWat::MatchPlekken | TelWat::Matching(_)
    );
    Ok(rijen
        .into_iter()
        .map(|((_, naam, filter), aantal)| TelRij {
            naam,
            aantal,
            filter: filter.filter(|_| !zonder_filter),
        })
        .collect())
}

/// Who stands behind a number: cards, or leerbedrijven. What has no card, as a task of one's own, is in
/// the number and not in the list.
pub(super) fn achter(
    service: &Service,
    coach: CoachId,
    achter: &TelAchter,
) -> Result<Antwoord, Fault> {
    let TelAchter {
        vraag,
        naam,
        venster,
    } = achter;
    let kaarten = |model: &Leesmodel, slots: &[u32]| kaarten_achter(model, slots, achter);
    if let Some(lijst) = met_kaarten(service, &vraag.wat, kaarten)? {
        return Ok(Antwoord::Lijst(lijst));
    }
    let mut wie = leden(service, coach, &vraag.wat)?;
    wie.retain(|lid| lid.waarden(vraag.kolom).iter().any(|it| it.1 == *naam));
    let totaal = wie.len();
    let wie = wie.into_iter().skip(venster.van).take(venster.aantal);
    if matches!(vraag.wat, TelWat::Werkgevers(_)) {
        return Ok(Antwoord::Werkgevers(WerkgeversBeeld {
            totaal,
            van: venster.van,
            rijen: wie
                .filter_map(|lid| match lid {
                    Lid::Werkgever(it) => Some(*it),
                    _ => None,
                })
                .collect(),
            ..WerkgeversBeeld::default()
        }));
    }
    let kaarten: Vec<KaartId> = wie.filter_map(|lid| lid.kaart()).collect();
    let model = service.model();
    Ok(Antwoord::Lijst(Lijst {
        totaal,
        rijen: kaarten
            .into_iter()
            .filter_map(|it| model.kaartrij(it))
            .collect(),
    }))
}
