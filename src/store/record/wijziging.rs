//! A change that can be taken back, with every record in it in the schema of its own kind.
//!
//! Its first two schemas held the records as they were then, so that a new shape of any kind gave
//! this one a new shape too. Since the third each part says its schema itself.

use serde::{Deserialize, Serialize};

use super::codec;
use crate::app::record::{Deel, Key, Record, Soort, Wijziging};
use crate::domain::id::KaartId;

#[derive(Serialize, Deserialize)]
struct Vorm {
    nummer: u64,
    titel: String,
    kaart: Option<KaartId>,
    delen: Vec<VormDeel>,
    teruggenomen: bool,
}

#[derive(Serialize, Deserialize)]
struct VormDeel {
    sleutel: Key,
    voor: Option<Waarde>,
    na: Option<Waarde>,
}

#[derive(Serialize, Deserialize)]
struct Waarde {
    schema: u16,
    body: Vec<u8>,
}

impl Waarde {
    fn van(record: &Record) -> Result<Self, String> {
        Ok(Self {
            schema: super::schema(record.soort()),
            body: super::bytes(record)?,
        })
    }

    /// A change is never part of a change: bytes that say so are damaged.
    fn record(&self, soort: Soort) -> Result<Record, String> {
        if soort == Soort::Wijziging {
            return Err("een wijziging in een wijziging".to_owned());
        }
        super::lees(soort, self.schema, &self.body)
    }
}

pub(super) fn encode(wijziging: &Wijziging) -> Result<Vec<u8>, String> {
    let waarde = |it: &Option<Record>| it.as_ref().map(Waarde::van).transpose();
    let delen: Result<Vec<VormDeel>, String> = wijziging
        .delen
        .iter()
        .map(|deel| {
            Ok(VormDeel {
                sleutel: deel.sleutel,
                voor: waarde(&deel.voor)?,
                na: waarde(&deel.na)?,
            })
        })
        .collect();
    codec::encode(&Vorm {
        nummer: wijziging.nummer,
        titel: wijziging.titel.clone(),
        kaart: wijziging.kaart,
        delen: delen?,
        teruggenomen: wijziging.teruggenomen,
    })
}

pub(super) fn decode(body: &[u8]) -> Result<Wijziging, String> {
    let vorm: Vorm = codec::decode(body)?;
    let record =
        |it: Option<Waarde>, sleutel: Key| it.map(|it| it.record(sleutel.soort)).transpose();
    let delen: Result<Vec<Deel>, String> = vorm
        .delen
        .into_iter()
        .map(|deel| {
            Ok(Deel {
                sleutel: deel.sleutel,
                voor: record(deel.voor, deel.sleutel)?,
                na: record(deel.na, deel.sleutel)?,
            })
        })
        .collect();
    Ok(Wijziging {
        nummer: vorm.nummer,
        titel: vorm.titel,
        kaart: vorm.kaart,
        delen: delen?,
        teruggenomen: vorm.teruggenomen,
    })
}
