//! A store as JSON lines: for people, for other systems, and for the day that the engine is another.

use std::io::Write;
use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use crate::app::record::{Key, Record, Soort};
use crate::app::store::StoreError;

use super::record;
use super::sled::{SledStore, Voortgang};
use super::zegel::Zegel;

/// Raised when a line gets another shape.
pub(super) const FORMAAT: u32 = 1;

/// The first line.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Kop {
    /// Says what this is.
    pub(super) trajectbord: String,
    pub(super) formaat: u32,
    pub(super) seq: u64,
    pub(super) aantal: u64,
}

pub(super) const WAT: &str = "export";

/// One record.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Regel<W> {
    pub(super) soort: Soort,
    pub(super) sleutel: (u64, u64),
    pub(super) versie: u64,
    pub(super) waarde: W,
}

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum ExportFout {
    /// The store.
    #[error("{0}")]
    Store(#[from] StoreError),
    /// Where it is written to.
    #[error("Schrijven van de export lukt niet: {0}. Kijk of de schijf vol is.")]
    Schrijven(#[from] std::io::Error),
}

impl SledStore {
    /// Writes every record as a line of JSON, in order of kind and key. Writers wait meanwhile.
    ///
    /// The same content always gives the same bytes. Says how many records it wrote.
    pub fn exporteer(
        &self,
        uit: &mut dyn Write,
        voortgang: Voortgang<'_>,
    ) -> Result<u64, ExportFout> {
        self.in_rust(|seq, tally| {
            let aantal = tally.totaal();
            let kop = Kop {
                trajectbord: WAT.to_owned(),
                formaat: FORMAAT,
                seq,
                aantal,
            };
            regel(uit, &kop)?;
            let mut gedaan = 0;
            for soort in Soort::ALL {
                let (van, tot) = Key::hele_soort(soort);
                let mut mislukt = None;
                self.walk_ruw(van, tot, &mut |sleutel, bytes| {
                    if let Err(fout) = record(uit, self.zegel(), sleutel, bytes) {
                        mislukt = Some(fout);
                        return ControlFlow::Break(());
                    }
                    gedaan += 1;
                    if gedaan % 1024 == 0 {
                        voortgang("Exporteren", gedaan, Some(aantal));
                    }
                    ControlFlow::Continue(())
                })?;
                if let Some(fout) = mislukt {
                    return Err(fout);
                }
            }
            uit.flush()?;
            Ok(gedaan)
        })
    }
}

fn record(
    uit: &mut dyn Write,
    zegel: &Zegel,
    sleutel: Key,
    bytes: &[u8],
) -> Result<(), ExportFout> {
    let waarde = record::pak_uit(zegel, sleutel, bytes)?;
    let (soort, plek, versie) = (sleutel.soort, (sleutel.a, sleutel.b), waarde.versie.0);
    macro_rules! als {
        ($it:expr) => {
            regel(
                uit,
                &Regel {
                    soort,
                    sleutel: plek,
                    versie,
                    waarde: $it,
                },
            )?
        };
    }
    match &waarde.record {
        Record::Kandidaat(it) => als!(it),
        Record::Bsn(it) => als!(it),
        Record::Leerbedrijf(it) => als!(it),
        Record::Leerwerkplek(it) => als!(it),
        Record::Traject(it) => als!(it),
        Record::Gebeurtenis(it) => als!(it),
        Record::Kwalificatie(it) => als!(it),
        Record::Coach(it) => als!(it),
        Record::Gebied(it) => als!(it),
        Record::Concept(it) => als!(it),
        Record::Wijziging(it) => als!(it),
        Record::Logregel(it) => als!(it),
        Record::Regio(it) => als!(it),
        Record::Formulier(it) => als!(it),
        Record::Intrekking(it) => als!(it),
        Record::Samenvoeging(it) => als!(it),
        Record::Voorstel(it) => als!(it),
        Record::Journaal(it) => als!(it),
        Record::Journaalstand(it) => als!(it),
        Record::Avg(it) => als!(it),
        Record::Statistiek(it) => als!(it),
        Record::Bewaren(it) => als!(it),
        Record::Taak(it) => als!(it),
        Record::Werkstand(it) => als!(it),
        Record::Overleg(it) => als!(it),
        Record::Budget(it) => als!(it),
        Record::Maandstand(it) => als!(it),
        Record::Uitstel(it) => als!(it),
        Record::Overdracht(it) => als!(it),
        Record::Signaalinstelling(it) => als!(it),
    }
    Ok(())
}

fn regel<W: Serialize>(uit: &mut dyn Write, waarde: &W) -> Result<(), std::io::Error> {
    serde_json::to_writer(&mut *uit, waarde)?;
    uit.write_all(b"\n")
}
