//! Reading voorstellen: of a pair, of a card, all of them.

use super::fault::Fault;
use super::record::{Key, Record, Soort};
use super::zicht::Zicht;
use crate::domain::id::{KaartId, LeerwerkplekId, TrajectId};
use crate::domain::voorstel::Voorstel;

/// A kandidaat's traject and a leerwerkplek.
pub type Paarsleutel = (TrajectId, LeerwerkplekId);

fn alleen(records: Vec<(Key, Record)>) -> Vec<Voorstel> {
    records
        .into_iter()
        .filter_map(|(_, record)| match record {
            Record::Voorstel(it) => Some(*it),
            _ => None,
        })
        .collect()
}

/// Every voorstel of a pair, oldest first.
pub fn van_paar(zicht: &Zicht<'_>, (traject, plek): Paarsleutel) -> Result<Vec<Voorstel>, Fault> {
    let (van, tot) = Key::voorstellen(traject, plek);
    Ok(alleen(zicht.alle(van, tot)?))
}

/// Every voorstel of a card, of a kandidaat or of a leerwerkplek.
pub fn van_kaart(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Vec<Voorstel>, Fault> {
    match kaart {
        KaartId::Traject(id) => {
            let (van, tot) = Key::van_eigenaar(Soort::Voorstel, u64::from(id.0));
            Ok(alleen(zicht.alle(van, tot)?))
        }
        KaartId::Plek(id) => Ok(alle(zicht)?
            .into_iter()
            .filter(|it| it.plek == id)
            .collect()),
    }
}

/// Every voorstel there is, per traject.
pub fn alle(zicht: &Zicht<'_>) -> Result<Vec<Voorstel>, Fault> {
    let (van, tot) = Key::hele_soort(Soort::Voorstel);
    Ok(alleen(zicht.alle(van, tot)?))
}
