//! Taking a place for a traject, by the same days as the matching looks at.

use chrono::NaiveDate;

use super::bouw::bezetting;
use crate::app::fault::Fault;
use crate::app::zicht::Zicht;
use crate::domain::leerwerkplek::Leerwerkplek;
use crate::domain::matching::{Gewichten, Wanneer};
use crate::domain::traject::Traject;

/// The plek with a place taken, or why there is none on every day of the period.
///
/// From the records and what was decided just now, not from the table of the matching: two who take
/// the last place at once are told apart here.
pub(in crate::app) fn reserveer(
    zicht: &Zicht<'_>,
    traject: &Traject,
    plek: &Leerwerkplek,
    vandaag: NaiveDate,
) -> Result<Leerwerkplek, Fault> {
    let (_, kandidaat) = zicht.kandidaat(traject.kandidaat)?;
    let wanneer = Wanneer {
        vandaag,
        start: traject.periode.start(),
        einde: traject.periode.einde(),
        vanaf: kandidaat.inzet.vanaf,
    };
    // What is over needs no place any more; whoever comes back needs one from today.
    let periode = wanneer.bij(plek.vanaf, &Gewichten::VAST).vanaf(vandaag);
    let mut bezet = Vec::with_capacity(plek.bezet.len());
    for ander in plek.bezet.iter().filter(|it| **it != traject.id) {
        bezet.push(bezetting(zicht, *ander, vandaag)?);
    }
    Ok(plek.gereserveerd(traject.id, periode, &bezet)?)
}
