//! Counting what a list shows by one of its columns, and who stands behind one of the numbers.

mod waarde;

use std::collections::BTreeMap;

use crate::app::fault::Fault;
use crate::app::filter::Sortering;
use crate::app::query::{
    Antwoord, Kaartrij, Lijst, MatchPlek, MatchRij, MatchWens, TelAchter, TelRij, TelVraag, TelWat,
    Telkolom, Venster, Voorraadrij, Voorraadwens, Werkgeverrij, WerkgeversBeeld,
};
use crate::app::service::{Service, opslagfout};
use crate::app::werkgevers::Werkgeversortering;
use crate::domain::id::{CoachId, KaartId};
use waarde::Waarde;

/// All rows of a list.
const ALLES: Venster = Venster {
    van: 0,
    aantal: usize::MAX,
};

/// Something that is counted.
enum Lid {
    Kaart(Box<Kaartrij>),
    Werkgever(Box<Werkgeverrij>),
    Werk(Box<Voorraadrij>),
    Plek(Box<MatchPlek>),
    Paar(Box<MatchRij>),
}

impl Lid {
    /// Its values in a column: a leerbedrijf has one for each branche it works in.
    fn waarden(&self, kolom: Telkolom) -> Vec<Waarde> {
        match self {
            Self::Kaart(it) => vec![waarde::van_kaart(it, kolom)],
            Self::Werkgever(it) => waarde::van_werkgever(it, kolom),
            Self::Werk(it) => vec![waarde::van_werk(it, kolom)],
            Self::Plek(it) => vec![waarde::van_plek(it, kolom)],
            Self::Paar(it) => vec![waarde::van_paar(it, kolom)],
        }
    }

    fn kaart(&self) -> Option<KaartId> {
        match self {
            Self::Kaart(it) => Some(it.kaart),
            Self::Werkgever(_) => None,
            Self::Werk(it) => it.kaart(),
            Self::Plek(it) => Some(KaartId::Plek(it.plek)),
            Self::Paar(it) => Some(it.kaart),
        }
    }
}

/// Everything that a list shows.
fn leden(service: &Service, coach: CoachId, wat: &TelWat) -> Result<Vec<Lid>, Fault> {
    let vandaag = service.clock().today();
    Ok(match wat {
        TelWat::Kaarten(filter) => {
            let model = service.model();
            let lijst = model.lijst(filter, Sortering::Naam, ALLES, vandaag);
            let rijen = lijst.rijen.into_iter();
            rijen.map(|it| Lid::Kaart(Box::new(it))).collect()
        }
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
        TelWat::MatchKandidaten(filter) => {
            let kaarten = super::matching::zoekenden(service, filter)?;
            let model = service.model();
            let rijen = kaarten.into_iter().filter_map(|it| model.kaartrij(it));
            rijen.map(|it| Lid::Kaart(Box::new(it))).collect()
        }
        TelWat::MatchPlekken => {
            let rijen = super::matching::plekken(service, ALLES)?.rijen.into_iter();
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
