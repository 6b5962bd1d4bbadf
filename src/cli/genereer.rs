//! `genereer`: a large invented region, the same for the same seed and day.

use anyhow::{Context, bail};

use super::Omgeving;
use crate::app::env::{Clock, SystemClock};
use crate::app::record::Record;
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
    let klok = SystemClock;
    let geopend = store::open(opties(&plaatsen.data, &klok), &mut voortgang)?;
    if geopend.store.seq().0 > 0 {
        let map = plaatsen.data.display();
        bail!("in {map} staan al gegevens; kies een lege map met --data");
    }
    let opzet = Opzet {
        aantal,
        zaad,
        vandaag: klok.today(),
    };
    let mut klaar = 0;
    for mut records in generate::genereer(opzet)? {
        for (_, record) in &mut records {
            if let Record::Regio(regio) = record {
                regio.voorbeeld = keuze.voorbeeld;
            }
        }
        klaar += records.len();
        let puts = records
            .into_iter()
            .map(|(key, record)| (key, Some(record)))
            .collect();
        geopend.store.commit(&[Batch {
            verwacht: Vec::new(),
            puts,
        }])?;
    }
    geopend
        .store
        .sluit()
        .map_err(|fout| anyhow::anyhow!(fout))?;
    writeln!(
        omgeving.uit,
        "{aantal} dossiers ({klaar} records) gemaakt in {}",
        plaatsen.data.display()
    )?;
    Ok(())
}
