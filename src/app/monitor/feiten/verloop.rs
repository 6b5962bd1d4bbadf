//! What of the course of one traject is counted.

use chrono::NaiveDate;

use crate::domain::fase::Fase;
use crate::domain::monitor::feit::{Mijlpaal, Werk};
use crate::domain::nazorg::Nazorgmoment;
use crate::domain::sluiting::Slot;
use crate::domain::stap::StapId;
use crate::domain::stappen::Stapstand;
use crate::domain::traject::Traject;
use crate::domain::verloop::Verloop;
use crate::domain::waardelijst::{AanHetWerk, Uitkomst};

/// What it led to: as it was closed, else as PB-03 says.
pub(super) fn uitkomst(traject: &Traject, verloop: &Verloop) -> Option<(Uitkomst, NaiveDate)> {
    let besproken = verloop.gedaan("PB-03");
    if let Some((Slot::Afgerond(uitkomst), op)) = verloop.slot() {
        return Some((uitkomst, besproken.unwrap_or(op)));
    }
    Some((traject.resultaat.uitkomst?, besproken?))
}

/// The moments of M6 after the uitkomst itself.
pub(super) const METINGEN: [Nazorgmoment; 3] = [
    Nazorgmoment::DrieMaanden,
    Nazorgmoment::ZesMaanden,
    Nazorgmoment::TwaalfMaanden,
];

/// What a moment of nazorg found, if that was by the day.
pub(super) fn meting(
    traject: &Traject,
    moment: Nazorgmoment,
    stand: NaiveDate,
) -> Option<(Werk, NaiveDate)> {
    let meting = traject.resultaat.meting(moment)?;
    let werk = match meting.werk {
        AanHetWerk::Ja => Werk::Ja,
        AanHetWerk::Nee => Werk::Nee,
        AanHetWerk::Onbekend => Werk::Onbekend,
    };
    (meting.op <= stand).then_some((werk, meting.op))
}

/// The next step, with the day of NZ-02.
pub(super) fn vervolg(
    traject: &Traject,
    verloop: &Verloop,
) -> Option<(&'static str, bool, NaiveDate)> {
    let vervolg = traject.resultaat.vervolg?;
    Some((vervolg.label(), vervolg.is_stap(), verloop.gedaan("NZ-02")?))
}

pub(super) fn mijlpaal(
    welke: Mijlpaal,
    traject: &Traject,
    verloop: &Verloop,
    uitkomst: Option<(Uitkomst, NaiveDate)>,
) -> Option<NaiveDate> {
    match welke {
        Mijlpaal::Aangemeld => Some(traject.aangemaakt),
        Mijlpaal::Intake => verloop.gedaan("WK-08"),
        Mijlpaal::Diagnose => verloop.gedaan("WK-10W").or(verloop.gedaan("WK-10N")),
        Mijlpaal::Passend => {
            let mut fasen = verloop.fasen().iter();
            fasen
                .find(|it| it.fase >= Fase::Bemiddeling)
                .map(|it| it.van)
        }
        Mijlpaal::Match => verloop.gedaan("BM-03"),
        Mijlpaal::Gestart => verloop.gedaan("PL-01"),
        Mijlpaal::Verklaring => verloop.gedaan("PL-11"),
        Mijlpaal::Werk => {
            let (uitkomst, op) = uitkomst?;
            uitkomst.is_uitstroom_naar_werk().then_some(op)
        }
    }
}

pub(super) fn afwijkingen(verloop: &Verloop) -> Vec<(StapId, NaiveDate)> {
    let alle = verloop.stappen().iter();
    alle.filter_map(|(stap, stand)| match stand {
        Stapstand::Afwijking { op, .. } => Some((stap, *op)),
        _ => None,
    })
    .collect()
}
