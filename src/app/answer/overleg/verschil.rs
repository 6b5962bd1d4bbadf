//! The board on two days: what came, moved, went back and ended between them.
//!
//! A card that stands in its fase since before the first day costs a look in memory; only what moved
//! or ended since has its timeline read, so that stepping back week by week stays bounded by what
//! happened, not by how many dossiers there are.

use std::ops::ControlFlow;

use chrono::{DateTime, Days, Local, NaiveDate, NaiveTime, TimeDelta, Utc};

use crate::app::fault::Fault;
use crate::app::leesmodel::rij::Rij;
use crate::app::query::{VerschilBeeld, VerschilKolom, VerschilRij, VerschilTeken, VerschilWens};
use crate::app::record::{Key, Record, Soort};
use crate::app::service::Service;
use crate::app::zicht::Zicht;
use crate::domain::fase::Fase;
use crate::domain::gebeurtenis::Gebeurtenis;
use crate::domain::id::{KaartId, TrajectId};
use crate::domain::regel::Regelfout;
use crate::domain::traject::Traject;
use crate::domain::verloop::Verloop;

/// Most rows of a column.
const RIJEN_MAX: usize = 200;

/// Where a card stood on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Plaats {
    /// Not made yet, or not on the board.
    Nergens,
    /// In a column.
    Fase(Fase),
    /// It ended, out of this column.
    Klaar(Fase),
}

/// The sign of a card, and its column; nothing for one that is on the board on neither day.
fn teken(toen: Plaats, nu: Plaats) -> Option<(Fase, VerschilTeken, Option<Fase>)> {
    match (toen, nu) {
        (_, Plaats::Nergens) | (Plaats::Klaar(_), Plaats::Klaar(_)) => None,
        (Plaats::Nergens, Plaats::Fase(fase)) => Some((fase, VerschilTeken::Nieuw, None)),
        (Plaats::Fase(van), Plaats::Fase(fase)) if van == fase => {
            Some((fase, VerschilTeken::Gelijk, None))
        }
        (Plaats::Fase(van), Plaats::Fase(fase)) if van < fase => {
            Some((fase, VerschilTeken::Verder, Some(van)))
        }
        (Plaats::Fase(van) | Plaats::Klaar(van), Plaats::Fase(fase)) => {
            Some((fase, VerschilTeken::Terug, Some(van)))
        }
        (Plaats::Nergens | Plaats::Fase(_), Plaats::Klaar(fase)) => {
            Some((fase, VerschilTeken::Klaar, None))
        }
    }
}

fn tijdlijn(zicht: &Zicht<'_>, kaart: KaartId) -> Result<Vec<Gebeurtenis>, Fault> {
    let (van, tot) = Key::van_eigenaar(Soort::Gebeurtenis, kaart.nummer());
    let mut uit = Vec::new();
    zicht.loop_langs(van, tot, &mut |record| {
        if let Record::Gebeurtenis(it) = record {
            uit.push(it.clone());
        }
        ControlFlow::Continue(())
    })?;
    Ok(uit)
}

/// The day of a moment where the coach is.
fn dag_van(moment: DateTime<Utc>) -> NaiveDate {
    moment.with_timezone(&Local).date_naive()
}

/// Where a traject stood at the end of a day.
fn op_dag(traject: &Traject, tijdlijn: &[Gebeurtenis], dag: NaiveDate) -> Plaats {
    let daarna = tijdlijn.iter().find(|it| dag_van(it.moment) > dag);
    let avond = dag.checked_add_days(Days::new(1)).unwrap_or(dag);
    let tot = match daarna {
        // Just before the first thing that happened after it.
        Some(it) => it.moment - TimeDelta::microseconds(1),
        None => avond.and_time(NaiveTime::MIN).and_utc(),
    };
    match Verloop::tot(traject, tijdlijn, tot, |it| dag_van(it).min(dag)) {
        None => Plaats::Nergens,
        Some(it) if it.is_gesloten() => Plaats::Klaar(it.fase()),
        Some(it) => Plaats::Fase(it.fase()),
    }
}

fn van_traject(
    zicht: &Zicht<'_>,
    rij: &Rij,
    id: TrajectId,
    wens: VerschilWens,
) -> Result<(Plaats, Plaats), Fault> {
    // Since before the first day in this very fase, and not ended.
    if !rij.gesloten && rij.sinds <= wens.van {
        let hier = Plaats::Fase(rij.fase);
        return Ok((hier, hier));
    }
    let (_, traject) = zicht.traject(id)?;
    let tijdlijn = tijdlijn(zicht, rij.kaart)?;
    Ok((
        op_dag(&traject, &tijdlijn, wens.van),
        op_dag(&traject, &tijdlijn, wens.tot),
    ))
}

/// A leerwerkplek has no timeline of fasen: it is being won since a day, or was won on one.
fn van_plek(rij: &Rij, wens: VerschilWens) -> (Plaats, Plaats) {
    let werving = Plaats::Fase(Fase::WervingWerkgevers);
    let op = |dag: NaiveDate| match (rij.op_bord && !rij.gesloten, rij.sinds <= dag) {
        (true, true) | (false, false) => werving,
        (true, false) => Plaats::Nergens,
        (false, true) => Plaats::Klaar(Fase::WervingWerkgevers),
    };
    (op(wens.van), op(wens.tot))
}

/// The board on two days.
pub(in crate::app::answer) fn verschil(
    service: &Service,
    wens: VerschilWens,
) -> Result<VerschilBeeld, Fault> {
    if wens.van > wens.tot {
        return Err(Regelfout::EindeVoorStart.into());
    }
    let zicht = Zicht::nieuw(service.store());
    // Nobody waits for the lock of the model while timelines are read.
    let rijen: Vec<Rij> = service.model().kaarten().cloned().collect();
    let mut kolommen: [VerschilKolom; 7] = Default::default();
    for rij in &rijen {
        let (toen, nu) = match rij.kaart {
            KaartId::Traject(id) => van_traject(&zicht, rij, id, wens)?,
            KaartId::Plek(_) => van_plek(rij, wens),
        };
        for (plaats, nu) in [(toen, false), (nu, true)] {
            let Plaats::Fase(fase) = plaats else { continue };
            if let Some(kolom) = kolommen.get_mut(fase.plaats()) {
                *(if nu { &mut kolom.nu } else { &mut kolom.toen }) += 1;
            }
        }
        let Some((fase, teken, van)) = teken(toen, nu) else {
            continue;
        };
        if let Some(kolom) = kolommen.get_mut(fase.plaats()) {
            kolom.anders += usize::from(teken != VerschilTeken::Gelijk);
            kolom.rijen.push(VerschilRij {
                kaart: rij.kaart,
                naam: rij.naam().to_owned(),
                teken,
                van,
            });
        }
    }
    for kolom in &mut kolommen {
        kolom.rijen.sort_by_key(|it| (it.teken, it.kaart));
        kolom.rijen.truncate(wens.aantal.min(RIJEN_MAX));
    }
    Ok(VerschilBeeld {
        van: wens.van,
        tot: wens.tot,
        kolommen,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_of_places_has_its_sign() {
        use Plaats::{Fase as In, Klaar, Nergens};
        let (bm, pl) = (Fase::Bemiddeling, Fase::Praktijkleren);
        for (toen, nu, verwacht) in [
            (Nergens, In(bm), Some((bm, VerschilTeken::Nieuw, None))),
            (In(bm), In(bm), Some((bm, VerschilTeken::Gelijk, None))),
            (In(bm), In(pl), Some((pl, VerschilTeken::Verder, Some(bm)))),
            (In(pl), In(bm), Some((bm, VerschilTeken::Terug, Some(pl)))),
            (In(pl), Klaar(pl), Some((pl, VerschilTeken::Klaar, None))),
            (
                Klaar(bm),
                In(bm),
                Some((bm, VerschilTeken::Terug, Some(bm))),
            ),
            (Klaar(bm), Klaar(bm), None),
            (Nergens, Nergens, None),
        ] {
            assert_eq!(teken(toen, nu), verwacht, "{toen:?} {nu:?}");
        }
    }
}
