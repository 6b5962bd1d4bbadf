//! Which cases an overleg is about, and why: the agenda makes itself (SCREENS 5, DOMAIN 6.3).

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::domain::fase::Fase;
use crate::domain::klok::Waarvoor;
use crate::domain::stap::{StapId, Termijn};

/// Days that a case may stand still, held by a step and with nothing planned.
pub const STIL_DAGEN: i64 = 14;
/// Days ahead that a talk or a nazorgmoment is looked at.
const VOORUIT: u64 = 7;

/// Why a case is on the agenda, in the order in which the room goes through them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Aanleiding {
    /// It came into its fase since the last overleg.
    Verplaatst,
    /// It stands longer in its fase than the norm.
    OverNorm,
    /// A step holds it, and nothing was planned for two weeks.
    StaatStil,
    /// The evaluatie is due.
    Evaluatie,
    /// The eindgesprek is due.
    Eindgesprek,
    /// Nothing holds it: it can move on.
    KanVerder,
    /// It was proposed somewhere since the last overleg.
    NieuweMatch,
    /// A moment of nazorg is due.
    Nazorg,
}

impl Aanleiding {
    /// All, in order.
    pub const ALL: [Self; 8] = [
        Self::Verplaatst,
        Self::OverNorm,
        Self::StaatStil,
        Self::Evaluatie,
        Self::Eindgesprek,
        Self::KanVerder,
        Self::NieuweMatch,
        Self::Nazorg,
    ];

    /// What the room reads.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Verplaatst => "verplaatst sinds vorige keer",
            Self::OverNorm => "langer dan de norm",
            Self::StaatStil => "staat stil, niets gepland",
            Self::Evaluatie => "evaluatie",
            Self::Eindgesprek => "eindgesprek",
            Self::KanVerder => "kan verder",
            Self::NieuweMatch => "nieuw voorstel",
            Self::Nazorg => "nazorg",
        }
    }

    /// The same in a word, for a strip.
    pub const fn kort(self) -> &'static str {
        match self {
            Self::Verplaatst => "verplaatst",
            Self::OverNorm => "norm",
            Self::StaatStil => "stil",
            Self::Evaluatie => "evaluatie",
            Self::Eindgesprek => "eindgesprek",
            Self::KanVerder => "kan verder",
            Self::NieuweMatch => "voorstel",
            Self::Nazorg => "nazorg",
        }
    }
}

/// What the agenda looks at: the row of a card.
#[derive(Debug, Clone, Copy)]
pub struct Staat {
    /// Its column.
    pub fase: Fase,
    /// Since when it stands there.
    pub sinds: NaiveDate,
    /// The next day that matters.
    pub volgende: Option<(NaiveDate, Waarvoor)>,
    /// The step that holds it.
    pub houdt_op: Option<StapId>,
    /// On hold.
    pub wacht: bool,
    /// Ended.
    pub gesloten: bool,
    /// It was proposed somewhere since the last overleg.
    pub voorgesteld: bool,
}

/// Why a case is on the agenda; nothing when it is not. `sinds` is the day of the last overleg.
pub fn aanleidingen(it: &Staat, sinds: NaiveDate, vandaag: NaiveDate) -> Vec<Aanleiding> {
    if it.gesloten {
        return Vec::new();
    }
    let dagen = (vandaag - it.sinds).num_days();
    let straks = vandaag
        .checked_add_days(Days::new(VOORUIT))
        .unwrap_or(vandaag);
    let nadert = |wat: fn(StapId) -> bool| match it.volgende {
        Some((dag, Waarvoor::Stap(stap))) => dag <= straks && wat(stap),
        _ => false,
    };
    let niets_gepland = it.volgende.is_none_or(|(dag, _)| dag < vandaag);
    let wacht = it.wacht;
    let kan = |aanleiding: &Aanleiding| match aanleiding {
        Aanleiding::Verplaatst => it.sinds > sinds,
        Aanleiding::OverNorm => !wacht && dagen > i64::from(it.fase.norm_dagen()),
        Aanleiding::StaatStil => {
            !wacht && it.houdt_op.is_some() && dagen > STIL_DAGEN && niets_gepland
        }
        Aanleiding::Evaluatie => nadert(|stap| stap.stap().termijn == Termijn::Halverwege),
        Aanleiding::Eindgesprek => nadert(|stap| stap.stap().code == "PL-07"),
        Aanleiding::KanVerder => !wacht && it.houdt_op.is_none() && it.fase != Fase::Nazorg,
        Aanleiding::NieuweMatch => it.voorgesteld,
        Aanleiding::Nazorg => it.fase == Fase::Nazorg && nadert(|_| true),
    };
    Aanleiding::ALL.into_iter().filter(kan).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dag(tekst: &str) -> NaiveDate {
        tekst.parse().unwrap()
    }

    fn stap(code: &str) -> StapId {
        StapId::code(code).unwrap()
    }

    fn staat() -> Staat {
        Staat {
            fase: Fase::Bemiddeling,
            sinds: dag("2026-11-05"),
            volgende: None,
            houdt_op: Some(stap("BM-03")),
            wacht: false,
            gesloten: false,
            voorgesteld: false,
        }
    }

    fn waarom(it: &Staat) -> Vec<Aanleiding> {
        aanleidingen(it, dag("2026-11-12"), dag("2026-11-19"))
    }

    #[test]
    fn a_case_that_goes_well_is_not_talked_about() {
        assert_eq!(waarom(&staat()), []);
    }

    #[test]
    fn what_moved_since_the_last_time_comes_first() {
        let it = Staat {
            sinds: dag("2026-11-13"),
            houdt_op: None,
            ..staat()
        };
        assert_eq!(waarom(&it), [Aanleiding::Verplaatst, Aanleiding::KanVerder]);
        let op_de_dag = Staat {
            sinds: dag("2026-11-12"),
            ..staat()
        };
        assert_eq!(waarom(&op_de_dag), [], "that was talked about then");
    }

    #[test]
    fn standing_still_needs_a_step_that_holds_it_and_nothing_planned() {
        let oud = Staat {
            sinds: dag("2026-11-01"),
            ..staat()
        };
        assert_eq!(waarom(&oud), [Aanleiding::StaatStil]);
        let gepland = Staat {
            volgende: Some((dag("2026-11-20"), Waarvoor::Stap(stap("BM-03")))),
            ..oud
        };
        assert_eq!(waarom(&gepland), []);
        let wacht = Staat { wacht: true, ..oud };
        assert_eq!(waarom(&wacht), []);
    }

    #[test]
    fn past_the_norm_stands_before_standing_still() {
        let it = Staat {
            sinds: dag("2026-10-01"),
            ..staat()
        };
        assert_eq!(waarom(&it), [Aanleiding::OverNorm, Aanleiding::StaatStil]);
    }

    #[test]
    fn a_talk_of_next_week_is_talked_about_and_one_of_next_month_is_not() {
        let halverwege = StapId::alle()
            .find(|it| it.stap().termijn == Termijn::Halverwege)
            .unwrap();
        for (dag_van, stap, verwacht) in [
            ("2026-11-24", halverwege, vec![Aanleiding::Evaluatie]),
            ("2026-11-24", stap("PL-07"), vec![Aanleiding::Eindgesprek]),
            ("2026-12-24", halverwege, vec![]),
        ] {
            let it = Staat {
                fase: Fase::Praktijkleren,
                volgende: Some((dag(dag_van), Waarvoor::Stap(stap))),
                ..staat()
            };
            assert_eq!(waarom(&it), verwacht);
        }
    }

    #[test]
    fn a_closed_case_is_never_on_it() {
        let it = Staat {
            gesloten: true,
            voorgesteld: true,
            ..staat()
        };
        assert_eq!(waarom(&it), []);
    }
}
