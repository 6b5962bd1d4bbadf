//! The figures of a month as they stood when it ended: made once, and read again ever after.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::Geteld;
use crate::app::fault::Fault;
use crate::app::record::{Key, Record, Soort};
use crate::app::store::Store;
use crate::app::zicht::Zicht;
use crate::domain::monitor::onderdruk::onderdruk;
use crate::domain::monitor::rapport::{Opzet, maak};
use crate::domain::monitor::tijdvak::Maatvorm;
use crate::domain::monitor::{Dimensie, Maat, Rapport, Tijdvak};

/// Months that are made up for at once, where nobody opened the board.
const HOOGSTENS: usize = 12;

/// A month in figures: no person in it, and no words of anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Maandstand {
    /// The last day of the month.
    pub tot: NaiveDate,
    /// Every indicator split by everything it can be split by; small numbers are in it.
    pub rapport: Rapport,
}

impl Maandstand {
    /// Of the month that ended on a day.
    pub(in crate::app) fn maak(geteld: &Geteld, regio: &str, tot: NaiveDate) -> Self {
        // A story may only be told for as long as its kandidaat says so.
        let maten: Vec<Maat> = Maat::ALL
            .into_iter()
            .filter(|it| *it != Maat::M13)
            .collect();
        let opzet = Opzet {
            regio,
            tijdvak: Tijdvak::rond(tot, Maatvorm::Maand),
            stand: tot,
            maten: &maten,
            dims: &Dimensie::ALL,
            verberg: false,
        };
        Self {
            tot,
            rapport: maak(&geteld.feiten, &opzet),
        }
    }

    /// What of it was asked; none where it does not hold all of that.
    fn antwoord(&self, opzet: &Opzet<'_>) -> Option<Rapport> {
        let mut bladen = Vec::new();
        for maat in opzet.maten {
            let mut blad = self
                .rapport
                .bladen
                .iter()
                .find(|it| it.maat == *maat)?
                .clone();
            let dims = crate::domain::monitor::meet::gesplitst(*maat, opzet.dims);
            // A table that is split by something is headed by it.
            blad.tabellen.retain(|tabel| {
                let dim = maat.dims().iter().find(|dim| dim.label() == tabel.kop);
                dim.is_none_or(|dim| dims.contains(dim))
            });
            if opzet.verberg {
                onderdruk(&mut blad.tabellen);
            }
            bladen.push(blad);
        }
        Some(Rapport {
            verborgen: opzet.verberg,
            bladen,
            ..self.rapport.clone()
        })
    }
}

/// What was kept of the month that is asked, if it is a month as of its last day.
pub(in crate::app) fn bewaarde(
    store: &dyn Store,
    opzet: &Opzet<'_>,
) -> Result<Option<Rapport>, Fault> {
    let tijdvak = opzet.tijdvak;
    if tijdvak.vorm() != Maatvorm::Maand || opzet.stand != tijdvak.tot() {
        return Ok(None);
    }
    let record = Zicht::nieuw(store).get(Key::maandstand(tijdvak.tot()))?;
    Ok(match record {
        Some((_, Record::Maandstand(stand))) => stand.antwoord(opzet),
        _ => None,
    })
}

/// The months that ended and were not kept, the oldest first: those after the last one that was,
/// and only the last one where none was. None where there was nobody yet.
pub(in crate::app) fn te_maken(
    store: &dyn Store,
    vandaag: NaiveDate,
) -> Result<Vec<NaiveDate>, Fault> {
    let (van, tot) = Key::hele_soort(Soort::Maandstand);
    let zicht = Zicht::nieuw(store);
    let bewaard = match zicht.laatste(van, tot)? {
        Some(key) => match zicht.get(key)? {
            Some((_, Record::Maandstand(stand))) => Some(stand.tot),
            _ => None,
        },
        None => None,
    };
    let mut maand = Tijdvak::rond(vandaag, Maatvorm::Maand).schuif(false);
    let mut uit = Vec::new();
    while uit.len() < HOOGSTENS && bewaard.is_none_or(|bewaard| maand.tot() > bewaard) {
        uit.push(maand.tot());
        if bewaard.is_none() {
            break;
        }
        maand = maand.schuif(false);
    }
    uit.reverse();
    let Some(eerste) = uit.first() else {
        return Ok(uit);
    };
    if !iemand_voor(store, *eerste)? {
        uit.clear();
    }
    Ok(uit)
}

/// Whether anybody was there on a day: without people there are no figures to keep.
fn iemand_voor(store: &dyn Store, dag: NaiveDate) -> Result<bool, Fault> {
    let (van, tot) = Key::hele_soort(Soort::Traject);
    let mut er_is = false;
    let mut bezoek = |_, gezien: crate::app::record::Versioned| {
        if let Record::Traject(traject) = gezien.record
            && traject.aangemaakt <= dag
        {
            er_is = true;
            return ControlFlow::Break(());
        }
        ControlFlow::Continue(())
    };
    store
        .walk(van, tot, &mut bezoek)
        .map_err(|fout| crate::app::service::opslagfout(&fout))?;
    Ok(er_is)
}
