//! Golden bytes: what was once written can always be read.
//!
//! `tests/it/golden/v1.jsonl` holds records of every kind as a person reads them, with the bytes
//! that schema 1 keeps them in. When this fails because a domain type changed shape, the file is
//! right and the change is not finished: keep the old shape in `record/v1.rs`, write `From`, raise
//! the schema of the kind, and add its lines to a `v2.jsonl`.

use serde::Deserialize;
use serde_json::Value;

use super::*;
use crate::store::importeer;
use crate::store::zegel::Zegel;

const V1: &str = include_str!("../../../tests/it/golden/v1.jsonl");
/// Kinds that came later, and kinds in their second schema.
const V2: &str = include_str!("../../../tests/it/golden/v2.jsonl");
/// Kinds that changed when matching came, and the region with who uses the data.
const V3: &str = include_str!("../../../tests/it/golden/v3.jsonl");
/// The journaal, and coaches since they have a role.
const V4: &str = include_str!("../../../tests/it/golden/v4.jsonl");
/// Trajecten since they say what they led to, tasks, and what came with the working week.
const V5: &str = include_str!("../../../tests/it/golden/v5.jsonl");
/// Budgets, and the figures of a month.
const V6: &str = include_str!("../../../tests/it/golden/v6.jsonl");
/// Trajecten since they say what the scholing came to.
const V7: &str = include_str!("../../../tests/it/golden/v7.jsonl");

#[derive(Deserialize)]
struct Regel {
    soort: Soort,
    sleutel: (u64, u64),
    versie: u64,
    waarde: Value,
    bytes: String,
}

impl Regel {
    fn sleutel(&self) -> Key {
        Key {
            soort: self.soort,
            a: self.sleutel.0,
            b: self.sleutel.1,
        }
    }

    /// The schema in the envelope.
    fn schema(&self) -> u16 {
        u16::from_le_bytes(self.bytes()[2..4].try_into().unwrap())
    }

    fn bytes(&self) -> Vec<u8> {
        let cijfers = self.bytes.as_bytes().chunks(2);
        cijfers
            .map(|it| u8::from_str_radix(str::from_utf8(it).unwrap(), 16).unwrap())
            .collect()
    }
}

fn regels() -> Vec<Regel> {
    V1.lines()
        .chain(V2.lines())
        .chain(V3.lines())
        .chain(V4.lines())
        .chain(V5.lines())
        .chain(V6.lines())
        .chain(V7.lines())
        .map(|regel| serde_json::from_str(regel).unwrap())
        .collect()
}

#[test]
fn every_kind_has_golden_bytes_of_the_schema_it_is_written_in() {
    let regels = regels();
    for soort in Soort::ALL {
        assert!(
            regels
                .iter()
                .any(|it| it.soort == soort && it.schema() == schema(soort)),
            "{}",
            soort.naam()
        );
    }
}

#[test]
fn golden_bytes_of_every_schema_read_as_the_record_they_were_written_from() {
    for (nummer, regel) in (1..).zip(regels()) {
        let gelezen = pak_uit(&Zegel::Geen, regel.sleutel(), &regel.bytes());
        let verwacht = importeer::waarde(regel.soort, regel.waarde.clone()).unwrap();
        match gelezen {
            Ok(gelezen) => {
                assert!(
                    gelezen.record == verwacht,
                    "line {nummer}: read as another record"
                );
                assert_eq!(gelezen.versie, Seq(regel.versie), "line {nummer}");
            }
            Err(fout) => panic!("line {nummer}: {fout}"),
        }
    }
}

#[test]
fn records_are_still_written_as_the_golden_bytes() {
    let mut anders = Vec::new();
    for (nummer, regel) in (1..).zip(regels()) {
        if regel.schema() != schema(regel.soort) {
            continue;
        }
        let record = importeer::waarde(regel.soort, regel.waarde.clone())
            .unwrap_or_else(|fout| panic!("line {nummer}: {fout}"));
        let bytes = pak(&Zegel::Geen, regel.sleutel(), Seq(regel.versie), &record).unwrap();
        if *bytes != *regel.bytes() {
            let hex = bytes
                .iter()
                .fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
            anders.push(format!("line {nummer} ({}): {hex}", regel.soort.naam()));
        }
    }
    assert!(
        anders.is_empty(),
        "written differently:\n{}",
        anders.join("\n")
    );
}

#[test]
fn no_damaged_value_breaks_the_reader_even_with_a_checksum_that_fits() {
    // The golden bytes are the corpus; `tests/it/korpus.rs` has the same for what comes from outside.
    let wens = std::env::var("TRAJECTBORD_FUZZ").ok();
    let keer = wens.and_then(|it| it.parse().ok()).unwrap_or(120);
    let regels = regels();
    let mut toeval = fastrand::Rng::with_seed(26);
    for regel in &regels {
        let (sleutel, goed) = (regel.sleutel(), regel.bytes());
        // One that does not open is what the test above is for.
        let Ok(envelope) = envelope::open(sleutel, &goed) else {
            continue;
        };
        let body = envelope.body(sleutel, &Zegel::Geen).unwrap().into_owned();
        for _ in 0..keer {
            let mut fout = body.clone();
            for _ in 0..toeval.usize(1..=3) {
                let plek = toeval.usize(..=fout.len());
                match toeval.u8(..5) {
                    0 => fout.truncate(plek),
                    1 => fout.insert(plek, toeval.u8(..)),
                    // Lengths and numbers of variants that are out of reach.
                    2 => drop(fout.splice(plek..plek, [0xfd; 9])),
                    3 => drop(fout.splice(plek..plek, body.iter().copied())),
                    _ => {
                        if let Some(byte) = fout.get_mut(plek) {
                            *byte = toeval.u8(..);
                        }
                    }
                }
            }
            let vorm = if toeval.u8(..8) == 0 {
                toeval.u16(..5)
            } else {
                regel.schema()
            };
            let bytes = envelope::pak(&Zegel::Geen, sleutel, vorm, regel.versie, &fout).unwrap();
            // Read or refused, never broken; and what was read can be written.
            if let Ok(gelezen) = pak_uit(&Zegel::Geen, sleutel, &bytes) {
                assert!(pak(&Zegel::Geen, sleutel, Seq(regel.versie), &gelezen.record).is_ok());
            }
        }
    }
}
