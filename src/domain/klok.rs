//! The clock of a traject: which day a step is due, and the next day that matters.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::datum::midden;
use super::fase::Fase;
use super::feestdagen::Bevrijdingsdag;
use super::leerwerkplek::Leerwerkplek;
use super::sluiting::Stand;
use super::stap::{Poortniveau, StapId, Termijn};
use super::stappen::Stapstand;
use super::traject::Traject;
use super::werkdagen::plus_werkdagen;

fn plus(dag: NaiveDate, dagen: u16) -> Option<NaiveDate> {
    dag.checked_add_days(Days::new(u64::from(dagen)))
}

/// The day on which an open step of a traject is due, if its clock runs.
pub fn uiterlijk(traject: &Traject, stap: StapId, vrij: Bevrijdingsdag) -> Option<NaiveDate> {
    let gedaan = |code| traject.stappen.gedaan_op(StapId::code(code)?);
    // The clock of a fase runs in that fase, and nazorg begins with the job.
    let hier = stap.stap().fase == traject.fase;
    let begonnen = traject.fase >= Fase::Nazorg || traject.resultaat.baan.is_some();
    match stap.stap().termijn {
        Termijn::Geen => None,
        Termijn::NaFase(_) | Termijn::WerkdagenNaFase(_) if !hier => None,
        Termijn::Nazorg(_) if !begonnen => None,
        Termijn::NaFase(dagen) => plus(traject.sinds, dagen),
        Termijn::WerkdagenNaFase(dagen) => {
            Some(plus_werkdagen(traject.sinds, i32::from(dagen), vrij))
        }
        Termijn::Na(code, dagen) => plus(gedaan(code)?, dagen),
        Termijn::WerkdagenNa(code, dagen) => {
            Some(plus_werkdagen(gedaan(code)?, i32::from(dagen), vrij))
        }
        Termijn::VoorStart(dagen) => traject
            .periode
            .start()?
            .checked_sub_days(Days::new(u64::from(dagen))),
        Termijn::NaStart(dagen) => plus(traject.periode.start()?, dagen),
        Termijn::Halverwege => Some(midden(traject.periode.start()?, traject.periode.einde()?)),
        Termijn::Einde => traject.periode.einde(),
        Termijn::Nazorg(moment) => moment.dag(super::nazorg::ingang(traject)),
    }
}

/// What the next day that matters is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Waarvoor {
    /// A step, planned or due.
    Stap(StapId),
    /// A promised call.
    Terugbellen,
    /// The end of a wait.
    Terug,
    /// Toestemming that was said and must be confirmed in writing (DOMAIN 1.1).
    Toestemming,
}

/// The next day that matters for a traject: a plan, a promise or a due date, the earliest first.
///
/// A plan for a step stands in place of its due date: who planned it knows better.
pub fn volgende(traject: &Traject, vrij: Bevrijdingsdag) -> Option<(NaiveDate, Waarvoor)> {
    if traject.is_gesloten() {
        return None;
    }
    if let Stand::Wacht { tot, .. } = traject.stand {
        return Some((tot, Waarvoor::Terug));
    }
    let stappen = StapId::alle()
        .filter(|stap| traject.kent(*stap) && stap.stap().fase <= traject.fase)
        .filter_map(|stap| match traject.stappen.stand(stap) {
            Stapstand::Gepland { op } => Some((*op, Waarvoor::Stap(stap))),
            Stapstand::Open | Stapstand::Bezig { .. } if stap.stap().poort > Poortniveau::Info => {
                let hier = stap.stap().fase == traject.fase;
                let dag = hier.then(|| uiterlijk(traject, stap, vrij)).flatten()?;
                Some((dag, Waarvoor::Stap(stap)))
            }
            _ => None,
        });
    let bel = traject.terugbellen.map(|dag| (dag, Waarvoor::Terugbellen));
    let tekenen = traject
        .toestemming_voor
        .map(|dag| (dag, Waarvoor::Toestemming));
    stappen
        .chain(bel)
        .chain(tekenen)
        .min_by_key(|(dag, _)| *dag)
}

/// The next day that matters for a leerwerkplek being won.
pub fn volgende_van_plek(plek: &Leerwerkplek) -> Option<(NaiveDate, Waarvoor)> {
    let stappen = StapId::van_fase(Fase::WervingWerkgevers).filter_map(|stap| {
        match plek.stappen.stand(stap) {
            Stapstand::Gepland { op } => Some((*op, Waarvoor::Stap(stap))),
            _ => None,
        }
    });
    let bel = plek.terugbellen.map(|dag| (dag, Waarvoor::Terugbellen));
    stappen.chain(bel).min_by_key(|(dag, _)| *dag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{CoachId, KandidaatId, TrajectId};
    use crate::domain::stap::Situatie;
    use crate::domain::traject::NieuwTraject;

    fn dag(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn traject(op: NaiveDate) -> Traject {
        Traject::nieuw(NieuwTraject {
            id: TrajectId(1),
            kandidaat: KandidaatId(1),
            situatie: Situatie::NietWerkend,
            coach: CoachId(1),
            op,
        })
    }

    fn stap(code: &str) -> StapId {
        code.parse().unwrap()
    }

    fn gedaan(op: &str) -> Stapstand {
        Stapstand::Gedaan {
            op: dag(op),
            door: CoachId(1),
        }
    }

    #[test]
    fn the_praktijkverklaring_is_due_a_week_after_the_eindgesprek() {
        let mut t = traject(dag("2024-01-01"));
        t.fase = Fase::Praktijkleren;
        t.stappen.zet(stap("PL-07"), gedaan("2024-03-01"));
        assert_eq!(
            uiterlijk(&t, stap("PL-08"), Bevrijdingsdag::default()),
            Some(dag("2024-03-08"))
        );
    }

    #[test]
    fn the_clock_of_a_fase_runs_in_that_fase_and_nazorg_from_the_job_on() {
        let mut t = traject(dag("2024-01-01"));
        let vrij = Bevrijdingsdag::default();
        let van_fase = |it: &StapId| {
            let termijn = it.stap().termijn;
            matches!(termijn, Termijn::NaFase(_) | Termijn::WerkdagenNaFase(_))
        };
        for fase in [Fase::WervingKandidaten, Fase::Bemiddeling] {
            t.fase = fase;
            for stap in StapId::alle().filter(van_fase) {
                let loopt = uiterlijk(&t, stap, vrij).is_some();
                assert_eq!(loopt, stap.stap().fase == fase, "{stap} in {fase:?}");
            }
            assert_eq!(uiterlijk(&t, stap("NZ-01"), vrij), None);
        }
        t.fase = Fase::Nazorg;
        assert_eq!(uiterlijk(&t, stap("NZ-01"), vrij), Some(dag("2024-01-29")));
    }

    #[test]
    fn the_evaluatie_is_halfway_rounded_down() {
        assert_eq!(
            midden(dag("2024-02-05"), dag("2024-05-06")),
            dag("2024-03-21")
        );
    }

    #[test]
    fn a_plan_stands_in_place_of_the_due_date() {
        let mut t = traject(dag("2024-01-01"));
        t.stappen.zet(stap("WK-01"), gedaan("2024-01-01"));
        let (due, waar) = volgende(&t, Bevrijdingsdag::default()).unwrap();
        assert_eq!(
            (due, waar),
            (dag("2024-01-15"), Waarvoor::Stap(stap("WK-08")))
        );
        t.stappen.zet(
            stap("WK-08"),
            Stapstand::Gepland {
                op: dag("2024-02-20"),
            },
        );
        assert_eq!(
            volgende(&t, Bevrijdingsdag::default()).unwrap().0,
            dag("2024-02-20")
        );
    }

    #[test]
    fn toestemming_that_was_only_said_has_a_day_to_be_confirmed_by() {
        let mut t = traject(dag("2024-01-01"));
        t.stappen.zet(stap("WK-01"), gedaan("2024-01-01"));
        t.toestemming_voor = Some(dag("2024-01-10"));
        let next = volgende(&t, Bevrijdingsdag::default());
        assert_eq!(next, Some((dag("2024-01-10"), Waarvoor::Toestemming)));
    }

    #[test]
    fn a_waiting_traject_only_counts_its_return() {
        let t =
            traject(dag("2024-01-01")).wachtend(dag("2024-04-01"), "vakantie", dag("2024-01-02"));
        let next = volgende(&t.unwrap(), Bevrijdingsdag::default());
        assert_eq!(next, Some((dag("2024-04-01"), Waarvoor::Terug)));
    }
}
