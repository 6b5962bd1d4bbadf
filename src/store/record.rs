//! Stored shapes: which schema each kind is written in, and how every schema is read.
//!
//! Schema 1 of a kind is the domain type as it stands. When such a type changes shape, its golden
//! test fails: then copy the old shape to the newest `record/v*.rs` (or a next one, once that was
//! handed out), write `From` it to the new one, raise the number here and read the old number through
//! the copy. A change that can be taken back holds records in their own schema (`record/wijziging.rs`).
//! The format is positional, so
//! `#[serde(default)]` does not read old bytes, and variants are only ever added at the end.

use std::sync::Arc;

use crate::app::record::{Key, Record, Soort, Versioned};
use crate::app::store::{Seq, StoreError};

use super::zegel::Zegel;
use super::{codec, envelope};

mod v1;
mod v2;
mod v3;
mod wijziging;

/// The schema each kind is written in.
const fn schema(soort: Soort) -> u16 {
    match soort {
        // Earlier shapes stand in `v1`, `v2` and `v3`.
        Soort::Traject => 4,
        Soort::Kandidaat | Soort::Wijziging => 3,
        Soort::Leerbedrijf
        | Soort::Leerwerkplek
        | Soort::Kwalificatie
        | Soort::Samenvoeging
        | Soort::Coach
        | Soort::Regio => 2,
        Soort::Bsn
        | Soort::Gebeurtenis
        | Soort::Gebied
        | Soort::Concept
        | Soort::Logregel
        | Soort::Formulier
        | Soort::Intrekking
        | Soort::Voorstel
        | Soort::Journaal
        | Soort::Journaalstand
        | Soort::Avg
        | Soort::Statistiek
        | Soort::Bewaren
        | Soort::Taak
        | Soort::Overleg
        | Soort::Budget
        | Soort::Maandstand
        | Soort::Uitstel
        | Soort::Overdracht
        | Soort::Signaalinstelling
        | Soort::Werkstand => 1,
    }
}

/// A record in its envelope.
pub(super) fn pak(
    zegel: &Zegel,
    sleutel: Key,
    versie: Seq,
    record: &Record,
) -> Result<Arc<[u8]>, StoreError> {
    if record.soort() != sleutel.soort {
        return Err(StoreError::Anders(format!(
            "een {} past niet op de plaats van een {}",
            record.soort().naam(),
            sleutel.soort.naam()
        )));
    }
    let lukt_niet = |fout: String| {
        StoreError::Anders(format!(
            "een {} kan niet worden bewaard: {fout}",
            sleutel.soort.naam()
        ))
    };
    let body = bytes(record).map_err(lukt_niet)?;
    envelope::pak(zegel, sleutel, schema(sleutel.soort), versie.0, &body)
        .map(Arc::from)
        .map_err(|fout| lukt_niet(fout.to_string()))
}

fn bytes(record: &Record) -> Result<Vec<u8>, String> {
    match record {
        Record::Kandidaat(it) => codec::encode(it),
        Record::Bsn(it) => codec::encode(it),
        Record::Leerbedrijf(it) => codec::encode(it),
        Record::Leerwerkplek(it) => codec::encode(it),
        Record::Traject(it) => codec::encode(it),
        Record::Gebeurtenis(it) => codec::encode(it),
        Record::Kwalificatie(it) => codec::encode(it),
        Record::Coach(it) => codec::encode(it),
        Record::Gebied(it) => codec::encode(it),
        Record::Concept(it) => codec::encode(it),
        Record::Wijziging(it) => wijziging::encode(it),
        Record::Logregel(it) => codec::encode(it),
        Record::Regio(it) => codec::encode(it),
        Record::Formulier(it) => codec::encode(it),
        Record::Intrekking(it) => codec::encode(it),
        Record::Samenvoeging(it) => codec::encode(it),
        Record::Voorstel(it) => codec::encode(it),
        Record::Journaal(it) => codec::encode(it),
        Record::Journaalstand(it) => codec::encode(it),
        Record::Avg(it) => codec::encode(it),
        Record::Statistiek(it) => codec::encode(it),
        Record::Bewaren(it) => codec::encode(it),
        Record::Taak(it) => codec::encode(it),
        Record::Overleg(it) => codec::encode(it),
        Record::Budget(it) => codec::encode(it),
        Record::Maandstand(it) => codec::encode(it),
        Record::Uitstel(it) => codec::encode(it),
        Record::Overdracht(it) => codec::encode(it),
        Record::Signaalinstelling(it) => codec::encode(it),
        Record::Werkstand(it) => codec::encode(it),
    }
}

/// The record in an envelope.
pub(super) fn pak_uit(zegel: &Zegel, sleutel: Key, bytes: &[u8]) -> Result<Versioned, StoreError> {
    let beschadigd = |waarom: String| StoreError::Beschadigd { sleutel, waarom };
    let envelope = envelope::open(sleutel, bytes).map_err(|fout| beschadigd(fout.to_string()))?;
    let body = envelope
        .body(sleutel, zegel)
        .map_err(|fout| beschadigd(fout.to_string()))?;
    let record = lees(sleutel.soort, envelope.schema, &body).map_err(beschadigd)?;
    Ok(Versioned {
        versie: Seq(envelope.versie),
        record,
    })
}

/// A value as any schema of its kind keeps it.
fn lees(soort: Soort, vorm: u16, body: &[u8]) -> Result<Record, String> {
    if vorm == schema(soort) {
        return lees_nu(soort, body);
    }
    let eerder = v1::lees(soort, vorm, body)
        .or_else(|| v2::lees(soort, vorm, body))
        .or_else(|| v3::lees(soort, vorm, body));
    eerder.unwrap_or_else(|| {
        Err(format!(
            "vorm {vorm} van {} is niet bekend; hiervoor is een nieuwere versie van het programma nodig",
            soort.naam()
        ))
    })
}

fn lees_nu(soort: Soort, body: &[u8]) -> Result<Record, String> {
    Ok(match soort {
        Soort::Kandidaat => Record::Kandidaat(codec::decode(body)?),
        Soort::Bsn => Record::Bsn(codec::decode(body)?),
        Soort::Leerbedrijf => Record::Leerbedrijf(codec::decode(body)?),
        Soort::Leerwerkplek => Record::Leerwerkplek(codec::decode(body)?),
        Soort::Traject => Record::Traject(codec::decode(body)?),
        Soort::Gebeurtenis => Record::Gebeurtenis(codec::decode(body)?),
        Soort::Kwalificatie => Record::Kwalificatie(codec::decode(body)?),
        Soort::Coach => Record::Coach(codec::decode(body)?),
        Soort::Gebied => Record::Gebied(codec::decode(body)?),
        Soort::Concept => Record::Concept(codec::decode(body)?),
        Soort::Wijziging => Record::Wijziging(Box::new(wijziging::decode(body)?)),
        Soort::Logregel => Record::Logregel(codec::decode(body)?),
        Soort::Regio => Record::Regio(codec::decode(body)?),
        Soort::Formulier => Record::Formulier(codec::decode(body)?),
        Soort::Intrekking => Record::Intrekking(codec::decode(body)?),
        Soort::Samenvoeging => Record::Samenvoeging(codec::decode(body)?),
        Soort::Voorstel => Record::Voorstel(codec::decode(body)?),
        Soort::Journaal => Record::Journaal(codec::decode(body)?),
        Soort::Journaalstand => Record::Journaalstand(codec::decode(body)?),
        Soort::Avg => Record::Avg(codec::decode(body)?),
        Soort::Statistiek => Record::Statistiek(codec::decode(body)?),
        Soort::Bewaren => Record::Bewaren(codec::decode(body)?),
        Soort::Taak => Record::Taak(codec::decode(body)?),
        Soort::Overleg => Record::Overleg(codec::decode(body)?),
        Soort::Budget => Record::Budget(codec::decode(body)?),
        Soort::Maandstand => Record::Maandstand(codec::decode(body)?),
        Soort::Uitstel => Record::Uitstel(codec::decode(body)?),
        Soort::Overdracht => Record::Overdracht(codec::decode(body)?),
        Soort::Signaalinstelling => Record::Signaalinstelling(codec::decode(body)?),
        Soort::Werkstand => Record::Werkstand(codec::decode(body)?),
    })
}

#[cfg(test)]
mod tests;
