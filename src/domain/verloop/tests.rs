//! One traject by hand: moved, taken back, closed, and asked on the days between.

use chrono::TimeZone;

use super::*;
use crate::domain::id::{CoachId, KaartId, KandidaatId, TrajectId};
use crate::domain::stap::Situatie;
use crate::domain::traject::NieuwTraject;
use crate::domain::waardelijst::RedenUitval;

const COACH: CoachId = CoachId(1);

fn dag(nummer: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, nummer).unwrap()
}

fn moment(nummer: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, nummer, 12, 0, 0).unwrap()
}

fn traject() -> Traject {
    Traject::nieuw(NieuwTraject {
        id: TrajectId(1),
        kandidaat: KandidaatId(1),
        situatie: Situatie::NietWerkend,
        coach: COACH,
        op: dag(2),
    })
}

fn gebeurd(nummer: u32, wat: Wat) -> Gebeurtenis {
    Gebeurtenis {
        kaart: KaartId::Traject(TrajectId(1)),
        moment: moment(nummer),
        door: COACH,
        wat,
    }
}

fn naar(van: Fase, naar: Fase) -> Wat {
    Wat::Verplaatst {
        van,
        naar,
        afwijkingen: vec![],
        motivering: None,
    }
}

fn op(traject: &Traject, tijdlijn: &[Gebeurtenis], nummer: u32) -> Verloop {
    Verloop::tot(traject, tijdlijn, moment(nummer), |it| it.date_naive()).unwrap()
}

fn uitgevallen() -> (Slot, Wat) {
    let slot = Slot::Uitgevallen(RedenUitval::Verhuizing);
    let toelichting = "Gaat naar een ander deel van het land.".to_owned();
    (slot, Wat::Gesloten { slot, toelichting })
}

#[test]
fn each_day_knows_only_what_was_written_until_then() {
    let (slot, dicht) = uitgevallen();
    let it = traject()
        .in_fase(Fase::Bemiddeling, dag(9))
        .gesloten(slot, "Gaat weg.", dag(20))
        .unwrap();
    let tijdlijn = [
        gebeurd(2, Wat::Aangemaakt),
        gebeurd(9, naar(Fase::WervingKandidaten, Fase::Bemiddeling)),
        gebeurd(20, dicht),
    ];
    let eerder = Verloop::tot(&it, &tijdlijn, moment(1), |it| it.date_naive());
    assert_eq!(eerder, None, "it was not there yet");
    assert_eq!(op(&it, &tijdlijn, 8).fase(), Fase::WervingKandidaten);
    let lopend = op(&it, &tijdlijn, 19);
    assert_eq!(lopend.fase(), Fase::Bemiddeling);
    assert_eq!(lopend.stand(), &Stand::Lopend);
    let verblijf = |fase, van, tot| Verblijf { fase, van, tot };
    let eind = op(&it, &tijdlijn, 25);
    assert_eq!(eind.slot(), Some((slot, dag(20))));
    assert_eq!(
        eind.fasen(),
        [
            verblijf(Fase::WervingKandidaten, dag(2), Some(dag(9))),
            verblijf(Fase::Bemiddeling, dag(9), Some(dag(20))),
        ]
    );
    assert_eq!(eind.fasen()[1].dagen(dag(15)), 6);
    assert_eq!(eind.fasen()[1].dagen(dag(30)), 11);
    assert!(!format!("{eind:?}").contains("Gaat"), "nobody's words");
}

#[test]
fn what_was_taken_back_counts_until_then_and_not_after() {
    let it = traject();
    let tijdlijn = [
        gebeurd(2, Wat::Aangemaakt),
        gebeurd(9, naar(Fase::WervingKandidaten, Fase::Bemiddeling)),
        gebeurd(
            11,
            Wat::Hersteld {
                fase: it.fase,
                sinds: it.sinds,
                stand: it.stand.clone(),
                plek: None,
                stappen: vec![],
            },
        ),
        gebeurd(11, Wat::Teruggenomen { wat: String::new() }),
        gebeurd(14, Wat::Hervat),
    ];
    assert_eq!(op(&it, &tijdlijn, 10).fase(), Fase::Bemiddeling);
    for nummer in [11, 12, 14, 20] {
        let later = op(&it, &tijdlijn, nummer);
        assert_eq!(later.sinds(), Some(dag(2)));
        assert_eq!(later.fasen().len(), 1, "it never left");
    }
}

#[test]
fn a_step_counts_from_its_entry_and_without_one_from_its_own_day() {
    let mut it = traject();
    let stap = |code| StapId::code(code).unwrap();
    let gedaan = |nummer| Stapstand::Gedaan {
        op: dag(nummer),
        door: COACH,
    };
    it.stappen.zet(stap("WK-01"), gedaan(3));
    it.stappen.zet(stap("WK-02"), gedaan(4));
    // Done on the 4th, written on the 10th.
    let tijdlijn = [
        gebeurd(2, Wat::Aangemaakt),
        gebeurd(
            10,
            Wat::Stap {
                stap: stap("WK-02"),
                stand: gedaan(4),
                tekst: String::new(),
            },
        ),
    ];
    let toen = op(&it, &tijdlijn, 6);
    assert_eq!(toen.gedaan("WK-01"), Some(dag(3)));
    assert_eq!(toen.gedaan("WK-02"), None);
    assert_eq!(op(&it, &tijdlijn, 2).gedaan("WK-01"), None);
    assert_eq!(op(&it, &tijdlijn, 10).gedaan("WK-02"), Some(dag(4)));
    assert_eq!(op(&it, &tijdlijn, 10).gedaan("XX-99"), None);
}
