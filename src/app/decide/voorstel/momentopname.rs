//! What the matching says of a pair when a voorstel is made, kept as it was.

use crate::app::decide::Omgeving;
use crate::app::fault::Fault;
use crate::app::query::TermRegel;
use crate::app::voorstel::Paarsleutel;
use crate::domain::matching::Wat;
use crate::domain::voorstel::{Momentopname, Toenterm};

/// The terms of a pair now.
pub(super) fn momentopname(
    omgeving: &Omgeving<'_>,
    paar: Paarsleutel,
) -> Result<Momentopname, Fault> {
    let beeld = (omgeving.weeg)(paar.0, paar.1)?;
    Ok(Momentopname {
        regelversie: beeld.regelversie,
        moment: omgeving.nu,
        coach: omgeving.coach,
        som: i16::try_from(beeld.score).unwrap_or(i16::MAX),
        termen: beeld.regels.into_iter().map(term).collect(),
    })
}

fn term(it: TermRegel) -> Toenterm {
    Toenterm {
        naam: it.wat.label().to_owned(),
        hard: matches!(it.wat, Wat::Hard(_)),
        oordeel: it.oordeel,
        punten: i16::from(it.punten),
        hoogste: i16::from(it.van),
        woorden: it.tekst,
    }
}
