//! Nazorg: the moments after a job began, when each is given up, and when it all ends (DOMAIN 5.3).

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::datum::plus_maanden;
use super::fase::Fase;
use super::id::CoachId;
use super::regel::{self, Regelfout};
use super::resultaat::Meting;
use super::stap::StapId;
use super::stappen::Stapstand;
use super::traject::Traject;
use super::waardelijst::AanHetWerk;

/// Calls in vain after which a moment is known to stay unknown (DOMAIN 5.3).
pub const POGINGEN: usize = 3;

/// Days before its own day from which a call counts for a moment: nobody calls on the day itself.
const VOORAF: u64 = 14;

/// A moment on which somebody is asked how it goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nazorgmoment {
    /// Four weeks after the job began, werknemer and werkgever.
    VierWeken,
    /// After three months.
    DrieMaanden,
    /// After six months.
    ZesMaanden,
    /// After a year.
    TwaalfMaanden,
}

impl Nazorgmoment {
    /// All moments, in order.
    pub const ALL: [Self; 4] = [
        Self::VierWeken,
        Self::DrieMaanden,
        Self::ZesMaanden,
        Self::TwaalfMaanden,
    ];

    /// What the coach reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::VierWeken => "4 weken",
            Self::DrieMaanden => "3 maanden",
            Self::ZesMaanden => "6 maanden",
            Self::TwaalfMaanden => "12 maanden",
        }
    }

    /// Code of the step that asks it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::VierWeken => "NZ-01",
            Self::DrieMaanden => "NZ-03",
            Self::ZesMaanden => "NZ-04",
            Self::TwaalfMaanden => "NZ-05",
        }
    }

    /// The step that asks it.
    pub fn stap(self) -> Option<StapId> {
        StapId::code(self.code())
    }

    /// The moment that a step asks.
    pub fn van_stap(stap: StapId) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|it| it.code() == stap.stap().code)
    }

    /// Its day, counted from the first working day.
    pub fn dag(self, ingang: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::VierWeken => ingang.checked_add_days(Days::new(28)),
            Self::DrieMaanden => plus_maanden(ingang, 3),
            Self::ZesMaanden => plus_maanden(ingang, 6),
            Self::TwaalfMaanden => plus_maanden(ingang, 12),
        }
    }
}

/// The first working day as far as known: of the job, else the day on which nazorg began.
pub fn ingang(traject: &Traject) -> NaiveDate {
    let baan = traject.resultaat.baan.as_ref();
    baan.map_or(traject.sinds, |baan| baan.ingang)
}

/// The first moment that is still to be asked, with its day; none outside nazorg and after a stop.
pub fn volgend(traject: &Traject) -> Option<(Nazorgmoment, NaiveDate)> {
    if traject.fase != Fase::Nazorg || traject.resultaat.gestopt.is_some() || traject.is_gesloten()
    {
        return None;
    }
    let ingang = ingang(traject);
    Nazorgmoment::ALL.into_iter().find_map(|moment| {
        let open = moment
            .stap()
            .is_some_and(|stap| !traject.stappen.is_klaar(stap));
        open.then(|| Some((moment, moment.dag(ingang)?))).flatten()
    })
}

/// The moment that a call in vain counts for, with the first day that counts; none while the next
/// moment is still far away.
pub fn poging_voor(traject: &Traject, op: NaiveDate) -> Option<(Nazorgmoment, NaiveDate)> {
    let (moment, dag) = volgend(traject)?;
    let vanaf = dag.checked_sub_days(Days::new(VOORAF))?;
    (op >= vanaf).then_some((moment, vanaf))
}

/// A moment that was given up: it stays unknown, which never counts as no (DOMAIN 5.3).
#[must_use]
pub fn onbekend(traject: &Traject, moment: Nazorgmoment, op: NaiveDate, door: CoachId) -> Traject {
    let mut traject = traject.clone();
    traject.resultaat.zet_meting(Meting {
        moment,
        werk: AanHetWerk::Onbekend,
        uren: None,
        op,
    });
    if let Some(stap) = moment.stap() {
        traject.stappen.zet(stap, Stapstand::Gedaan { op, door });
    }
    traject
}

/// Steps of nazorg that ask the kandidaat something; the others go on without.
fn vraagt_kandidaat(stap: StapId) -> bool {
    stap.stap().fase == Fase::Nazorg && !matches!(stap.stap().code, "NZ-07" | "NZ-08")
}

/// The kandidaat does not want to be followed any more: what was still to be asked is not
/// (DOMAIN 5.3). The second value names the steps that fell away.
pub fn gestopt(
    traject: &Traject,
    reden: &str,
    op: NaiveDate,
) -> Result<(Traject, Vec<StapId>), Regelfout> {
    let reden = regel::reden(reden)?;
    traject.open_traject()?;
    if traject.fase != Fase::Nazorg {
        return Err(Regelfout::GeenNazorg);
    }
    let mut traject = traject.clone();
    traject.resultaat.gestopt = Some(op);
    let vervallen: Vec<StapId> = StapId::van_fase(Fase::Nazorg)
        .filter(|stap| vraagt_kandidaat(*stap) && !traject.stappen.is_klaar(*stap))
        .collect();
    for stap in &vervallen {
        let reden = reden.clone();
        traject.stappen.zet(*stap, Stapstand::Nvt { reden });
    }
    Ok((traject, vervallen))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::{CoachId, KandidaatId, TrajectId};
    use crate::domain::resultaat::Baan;
    use crate::domain::stap::Situatie;
    use crate::domain::stappen::Stapstand;
    use crate::domain::traject::NieuwTraject;

    fn dag(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn in_nazorg(ingang: &str) -> Traject {
        let mut traject = Traject::nieuw(NieuwTraject {
            id: TrajectId(1),
            kandidaat: KandidaatId(1),
            situatie: Situatie::NietWerkend,
            coach: CoachId(1),
            op: dag("2026-01-01"),
        });
        traject.fase = Fase::Nazorg;
        traject.resultaat.baan = Some(Baan {
            ingang: dag(ingang),
            contract: None,
            uren: None,
        });
        traject
    }

    #[test]
    fn moments_count_calendar_months_from_the_first_working_day() {
        let dagen = Nazorgmoment::ALL.map(|it| it.dag(dag("2026-08-31")).unwrap());
        let verwacht = ["2026-09-28", "2026-11-30", "2027-02-28", "2027-08-31"].map(dag);
        assert_eq!(dagen, verwacht);
    }

    #[test]
    fn each_moment_is_a_step_and_back() {
        for moment in Nazorgmoment::ALL {
            assert_eq!(Nazorgmoment::van_stap(moment.stap().unwrap()), Some(moment));
        }
    }

    #[test]
    fn the_next_moment_is_the_first_that_was_not_asked() {
        let mut traject = in_nazorg("2026-03-02");
        assert_eq!(
            volgend(&traject),
            Some((Nazorgmoment::VierWeken, dag("2026-03-30")))
        );
        let gedaan = Stapstand::Gedaan {
            op: dag("2026-03-30"),
            door: CoachId(1),
        };
        traject
            .stappen
            .zet(Nazorgmoment::VierWeken.stap().unwrap(), gedaan);
        assert_eq!(
            volgend(&traject),
            Some((Nazorgmoment::DrieMaanden, dag("2026-06-02")))
        );
    }

    #[test]
    fn a_stop_by_the_kandidaat_ends_every_moment() {
        let traject = in_nazorg("2026-03-02");
        assert_eq!(
            gestopt(&traject, " ", dag("2026-03-10")).err(),
            Some(Regelfout::RedenOntbreekt)
        );
        let (traject, weg) = gestopt(&traject, "wil rust", dag("2026-03-10")).unwrap();
        let codes: Vec<_> = weg.iter().map(|it| it.stap().code).collect();
        assert_eq!(
            codes,
            ["NZ-01", "NZ-02", "NZ-03", "NZ-04", "NZ-05", "NZ-06"]
        );
        assert_eq!(volgend(&traject), None);
        assert_eq!(poging_voor(&traject, dag("2027-03-02")), None);
    }

    #[test]
    fn nazorg_that_did_not_begin_cannot_stop() {
        let mut traject = in_nazorg("2026-03-02");
        traject.fase = Fase::PlaatsingBaan;
        let fout = gestopt(&traject, "wil rust", dag("2026-03-10")).err();
        assert_eq!(fout, Some(Regelfout::GeenNazorg));
    }

    #[test]
    fn a_moment_that_was_given_up_is_unknown_and_the_next_one_follows() {
        let traject = in_nazorg("2026-03-02");
        let op = dag("2026-04-20");
        let traject = onbekend(&traject, Nazorgmoment::VierWeken, op, CoachId(1));
        let meting = traject.resultaat.meting(Nazorgmoment::VierWeken).unwrap();
        assert_eq!(meting.werk, AanHetWerk::Onbekend);
        assert_eq!(
            volgend(&traject).map(|it| it.0),
            Some(Nazorgmoment::DrieMaanden)
        );
    }

    #[test]
    fn a_call_long_before_the_moment_is_no_try() {
        let traject = in_nazorg("2026-03-02");
        assert_eq!(poging_voor(&traject, dag("2026-03-15")), None);
        let (moment, vanaf) = poging_voor(&traject, dag("2026-03-16")).unwrap();
        assert_eq!(
            (moment, vanaf),
            (Nazorgmoment::VierWeken, dag("2026-03-16"))
        );
    }
}
