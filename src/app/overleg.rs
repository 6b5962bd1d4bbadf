//! The overleggen in the store: which one goes on, which one was before it, and its points.

pub mod agendas;

use std::collections::{HashMap, HashSet};

use chrono::{Days, NaiveDate};

use super::fault::Fault;
use super::record::{Key, Record, Soort};
use super::zicht::Zicht;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::{CoachId, KaartId};
use crate::domain::overleg::{Overleg, Overlegdeel, Punt, Puntsoort};

/// Cases whose order is fixed when an overleg begins; no room gets further.
pub const AGENDA_MAX: usize = 500;
/// How far back is looked for an overleg that was left open.
const TERUG: u32 = 50;

/// The number of the last overleg; 0 when there was none.
pub fn laatste(zicht: &Zicht<'_>) -> Result<u32, Fault> {
    let (van, tot) = Key::hele_soort(Soort::Overleg);
    let laatste = zicht.laatste(van, tot)?;
    Ok(laatste.map_or(0, |key| u32::try_from(key.a).unwrap_or(u32::MAX)))
}

/// The head of an overleg.
pub fn kop(zicht: &Zicht<'_>, nummer: u32) -> Result<Option<Overleg>, Fault> {
    Ok(match zicht.get(Key::overleg(nummer))? {
        Some((_, Record::Overleg(deel))) => match *deel {
            Overlegdeel::Kop(kop) => Some(kop),
            Overlegdeel::Punt(_) => None,
        },
        _ => None,
    })
}

/// The last overleg that passes.
fn zoek(zicht: &Zicht<'_>, past: impl Fn(&Overleg) -> bool) -> Result<Option<Overleg>, Fault> {
    let laatste = laatste(zicht)?;
    for nummer in (laatste.saturating_sub(TERUG).max(1)..=laatste).rev() {
        if let Some(kop) = kop(zicht, nummer)?
            && past(&kop)
        {
            return Ok(Some(kop));
        }
    }
    Ok(None)
}

/// The overleg that a coach leads now.
pub fn lopend(zicht: &Zicht<'_>, coach: CoachId) -> Result<Option<Overleg>, Fault> {
    zoek(zicht, |it| it.door == coach && it.gesloten.is_none())
}

/// The overleg before the next one of a coach: the last one that it led to its end, or that anybody
/// did.
pub fn vorige(zicht: &Zicht<'_>, coach: CoachId) -> Result<Option<Overleg>, Fault> {
    let eigen = zoek(zicht, |it| it.door == coach && it.gesloten.is_some())?;
    match eigen {
        Some(kop) => Ok(Some(kop)),
        None => zoek(zicht, |it| it.gesloten.is_some()),
    }
}

/// The points of an overleg with their keys, in the order in which they were written; what stands
/// there once per card comes after.
pub fn punten(zicht: &Zicht<'_>, nummer: u32) -> Result<Vec<(Key, Punt)>, Fault> {
    let (van, tot) = Key::van_eigenaar(Soort::Overleg, u64::from(nummer));
    let alle = zicht.alle(van, tot)?.into_iter();
    Ok(alle
        .filter_map(|(key, record)| match record {
            Record::Overleg(deel) => match *deel {
                Overlegdeel::Punt(punt) => Some((key, punt)),
                Overlegdeel::Kop(_) => None,
            },
            _ => None,
        })
        .collect())
}

/// What was written of the cases of an overleg.
#[derive(Debug, Default)]
pub struct Stand {
    /// Cases that were looked at, with the seconds.
    pub gezien: HashMap<KaartId, u32>,
    /// Cases that wait for the end.
    pub geparkeerd: HashSet<KaartId>,
    /// How many besluiten.
    pub besluiten: usize,
    /// How many acties.
    pub acties: usize,
}

impl Stand {
    /// Of the overleg that goes on; nothing without one.
    pub fn van(zicht: &Zicht<'_>, overleg: Option<&Overleg>) -> Result<Self, Fault> {
        let mut stand = Self::default();
        let Some(overleg) = overleg else {
            return Ok(stand);
        };
        for (_, punt) in punten(zicht, overleg.nummer)? {
            match punt.wat {
                Puntsoort::Gezien { seconden } => {
                    stand.gezien.insert(punt.kaart, seconden);
                }
                Puntsoort::Geparkeerd => {
                    stand.geparkeerd.insert(punt.kaart);
                }
                Puntsoort::Besluit { .. } => stand.besluiten += 1,
                Puntsoort::Actie { .. } => stand.acties += 1,
                Puntsoort::Verplaatst { .. } => {}
            }
        }
        Ok(stand)
    }
}

/// The day from which the agenda of a coach looks: that of the overleg before, or a week back.
pub fn sinds(zicht: &Zicht<'_>, coach: CoachId, vandaag: NaiveDate) -> Result<NaiveDate, Fault> {
    let week = vandaag.checked_sub_days(Days::new(7)).unwrap_or(vandaag);
    Ok(vorige(zicht, coach)?.map_or(week, |it| it.op))
}

/// How a card moved since the overleg began.
pub fn verplaatsingen(
    zicht: &Zicht<'_>,
    overleg: &Overleg,
    kaart: KaartId,
) -> Result<Vec<Punt>, Fault> {
    let (van, tot) = Key::van_eigenaar(Soort::Gebeurtenis, kaart.nummer());
    let alle = zicht.alle(van, tot)?;
    let punt = |(_, record)| {
        let Record::Gebeurtenis(it) = record else {
            return None;
        };
        let (Wat::Verplaatst { van, naar, .. } | Wat::Teruggezet { van, naar, .. }) = it.wat else {
            return None;
        };
        (it.moment >= overleg.begonnen && van != naar).then_some(Punt {
            kaart,
            moment: it.moment,
            wat: Puntsoort::Verplaatst { van, naar },
        })
    };
    Ok(alle.into_iter().filter_map(punt).collect())
}
