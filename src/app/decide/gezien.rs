//! Refuses what was decided on a card that somebody changed since.

use super::Omgeving;
use crate::app::fault::Fault;
use crate::app::store::Seq;
use crate::app::zicht::Zicht;
use crate::app::{journaal, tijd};
use crate::domain::id::KaartId;

/// Refuses when the record was changed since it was seen.
pub(super) fn nog_zo(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: Option<KaartId>,
    gezien: Option<Seq>,
    nu: Option<Seq>,
) -> Result<(), Fault> {
    match gezien {
        Some(gezien) if Some(gezien) != nu => Err(conflict(omgeving, zicht, kaart)),
        _ => Ok(()),
    }
}

/// Who changed a card last, for the words of a conflict.
pub(super) fn conflict(
    omgeving: &Omgeving<'_>,
    zicht: &Zicht<'_>,
    kaart: Option<KaartId>,
) -> Fault {
    let laatste = kaart.and_then(|kaart| journaal::laatste_wijziging(zicht, kaart));
    laatste.map_or_else(
        || Fault::Conflict {
            wie: "iemand".to_owned(),
            wanneer: "net".to_owned(),
        },
        |regel| Fault::Conflict {
            wie: omgeving.model.coach_kort(regel.door),
            wanneer: tijd::op_scherm(regel.moment),
        },
    )
}
