//! `genereer`: a large invented region, the same for the same seed and day.

use std::sync::Arc;

use anyhow::{Context, bail};

use super::Omgeving;
use crate::app::env::{Clock, SystemClock};
use crate::app::record::{Key, Record};
use crate::app::service::Service;
use crate::app::store::{Batch, Store};
use crate::boot::plaatsen::Plaatsen;
use crate::boot::{Keuze, opties, voortgang};
use crate::generate::{self, Opzet};
use crate::store;

/// Fills an empty directory.
pub(super) fn genereer(
    keuze: &Keuze,
    aantal: u32,
    zaad: u64,
    omgeving: &mut Omgeving<'_>,
) -> anyhow::Result<()> {
    let plaatsen = Plaatsen::van(keuze).context("er is geen thuismap; geef --data MAP")?;
    let map = plaatsen.data.display();
    let bezet = std::fs::read_dir(&plaatsen.data).is_ok_and(|mut inhoud| inhoud.next().is_some());
    if bezet && !plaatsen.data.join("STORE").exists() {
        bail!("in {map} staan al bestanden; kies een lege map met --data");
    }
    let klok = SystemClock;
    let geopend = store::open(opties(&plaatsen, &klok)?, &mut voortgang)?;
    if geopend.store.seq().0 > 0 {
        bail!("in {map} staan al gegevens; kies een lege map met --data");
    }
    let opzet = Opzet {
        aantal,
        zaad,
        vandaag: klok.today(),
    };
    let schrijf = |records: Vec<(Key, Record)>| {
        let puts = records
            .into_iter()
            .map(|(key, record)| (key, Some(record)))
            .collect();
        geopend.store.commit(&[Batch {
            verwacht: Vec::new(),
            puts,
        }])
    };
    let mut klaar = 0;
    let mut regio = Vec::new();
    for mut records in generate::genereer(opzet)? {
        klaar += records.len();
        regio.extend(records.extract_if(.., |(key, _)| *key == Key::regio()));
        schrijf(records)?;
    }
    for (_, record) in &mut regio {
        if let Record::Regio(regio) = record {
            regio.voorbeeld = keuze.voorbeeld;
        }
    }
    // The sign over the door comes last: what was broken off half-way does not open as a region.
    schrijf(regio)?;
    // The rows of the board are made now, so that the first start need not read everything.
    let store = Arc::new(geopend.store);
    drop(Service::open(store.clone(), Arc::new(SystemClock))?);
    if let Some(store) = Arc::into_inner(store) {
        store.sluit().map_err(|fout| anyhow::anyhow!(fout))?;
    }
    writeln!(
        omgeving.uit,
        "{aantal} dossiers ({klaar} records) gemaakt in {}",
        plaatsen.data.display()
    )?;
    Ok(())
}
