//! The track of a voorstel, and that no sequence of answers breaks its two promises.

use chrono::{DateTime, Utc};
use proptest::prelude::*;

use super::*;
use crate::domain::id::LeerbedrijfId;
use crate::domain::leerwerkplek::{Leerwerkplek, PlekStand};

fn dag(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const VANDAAG: &str = "2026-11-22";

fn toen() -> Momentopname {
    Momentopname {
        regelversie: 1,
        moment: DateTime::<Utc>::UNIX_EPOCH,
        coach: CoachId(1),
        som: 41,
        termen: Vec::new(),
    }
}

fn nieuw(op: &str, toch: &str) -> NieuwVoorstel {
    NieuwVoorstel {
        traject: TrajectId(4),
        plek: LeerwerkplekId(2),
        op: dag(op),
        door: CoachId(1),
        toch: toch.to_owned(),
        toen: toen(),
    }
}

fn ja(op: &str) -> Reactie {
    Reactie {
        ja: true,
        reden: None,
        woorden: String::new(),
        op: dag(op),
    }
}

fn nee(op: &str, reden: RedenAfwijzing) -> Reactie {
    Reactie {
        ja: false,
        reden: Some(reden),
        ..ja(op)
    }
}

fn voorstel() -> Voorstel {
    voorgesteld(nieuw(VANDAAG, ""), &[]).unwrap()
}

#[test]
fn a_voorstel_goes_through_kennismaking_and_two_times_yes_to_bevestigd() {
    let het = voorstel().kennismaking_op(dag("2026-11-25")).unwrap();
    let het = het
        .met_reactie(Partij::Leerbedrijf, ja("2026-11-25"), None)
        .unwrap();
    assert_eq!(
        het.bevestigd(Situatie::NietWerkend, dag("2026-11-25")),
        Err(Regelfout::ReactieOntbreekt {
            van: vec![Partij::Kandidaat]
        })
    );
    let het = het
        .met_reactie(Partij::Kandidaat, ja("2026-11-26"), None)
        .unwrap();
    assert!(het.is_akkoord());
    let af = het
        .bevestigd(Situatie::NietWerkend, dag("2026-11-26"))
        .unwrap();
    assert_eq!(af.stand.label(), "bevestigd");
    assert_eq!(
        af.kennismaking_op(dag("2026-11-27")),
        Err(Regelfout::VoorstelDicht {
            stand: "bevestigd".to_owned()
        })
    );
}

#[test]
fn without_a_kennismaking_that_was_held_only_a_werkende_is_confirmed() {
    let akkoord = voorstel()
        .met_reactie(Partij::Kandidaat, ja(VANDAAG), None)
        .and_then(|it| it.met_reactie(Partij::Leerbedrijf, ja(VANDAAG), None))
        .unwrap();
    let vandaag = dag(VANDAAG);
    assert_eq!(
        akkoord.bevestigd(Situatie::NietWerkend, vandaag),
        Err(Regelfout::KennismakingOntbreekt)
    );
    let later = akkoord.kennismaking_op(dag("2026-12-01")).unwrap();
    assert_eq!(
        later.bevestigd(Situatie::NietWerkend, vandaag),
        Err(Regelfout::KennismakingNogNiet {
            op: dag("2026-12-01")
        })
    );
    assert!(akkoord.bevestigd(Situatie::Werkend, vandaag).is_ok());
}

#[test]
fn a_no_needs_a_reason_and_is_remembered_until_its_day() {
    let zonder = Reactie {
        ja: false,
        ..ja(VANDAAG)
    };
    assert_eq!(
        voorstel().met_reactie(Partij::Kandidaat, zonder, None),
        Err(Regelfout::RedenAfwijzingOntbreekt)
    );
    let weg = voorstel()
        .met_reactie(
            Partij::Kandidaat,
            nee(VANDAAG, RedenAfwijzing::Reistijd),
            None,
        )
        .unwrap();
    let tot = dag("2027-01-17");
    assert_eq!(weg.niet_voor(), Some(tot));
    assert_eq!(weg.waarom(), "kandidaat: reistijd of vervoer");
    let eerder = [weg];
    let week_later = voorgesteld(nieuw("2026-11-29", ""), &eerder);
    assert!(matches!(
        week_later,
        Err(Regelfout::VoorstelAfgewezen { .. })
    ));
    let woord = week_later.unwrap_err().to_string();
    assert!(woord.contains("17-01-2027"), "{woord}");
    assert!(
        voorgesteld(nieuw("2027-01-17", ""), &eerder).is_ok(),
        "on its day it may be offered again"
    );
    let toch = voorgesteld(nieuw("2026-11-29", "heeft nu een fiets"), &eerder).unwrap();
    assert_eq!(toch.nummer, 2);
}

#[test]
fn a_day_of_its_own_goes_before_what_the_reason_asks() {
    let weg = |tot| {
        voorstel().met_reactie(
            Partij::Leerbedrijf,
            nee(VANDAAG, RedenAfwijzing::GeenKlik),
            Some(dag(tot)),
        )
    };
    assert_eq!(
        weg("2026-12-24").unwrap().niet_voor(),
        Some(dag("2026-12-24"))
    );
    assert_eq!(weg(VANDAAG), Err(Regelfout::AfwijzingTotVoorbij));
}

#[test]
fn what_runs_is_not_proposed_twice_and_what_ended_does_not_go_on() {
    let lopend = voorstel();
    assert_eq!(
        voorgesteld(nieuw(VANDAAG, "toch"), std::slice::from_ref(&lopend)),
        Err(Regelfout::VoorstelLoopt)
    );
    let weg = lopend
        .ingetrokken("andere plek gevonden", dag(VANDAAG))
        .unwrap();
    assert_eq!(weg.waarom(), "andere plek gevonden");
    assert!(
        weg.met_reactie(Partij::Kandidaat, ja(VANDAAG), None)
            .is_err()
    );
    assert!(weg.ingetrokken("nog eens", dag(VANDAAG)).is_err());
    assert!(
        voorgesteld(nieuw(VANDAAG, ""), &[weg]).is_ok(),
        "taken away is no refusal"
    );
    assert!(lopend.ingetrokken(" ", dag(VANDAAG)).is_err());
}

#[test]
fn the_step_says_yes_for_who_said_nothing_yet() {
    let gezegd = voorstel()
        .met_reactie(Partij::Kandidaat, ja("2026-11-22"), None)
        .unwrap();
    let af = gezegd.bevestigd_door_stap(dag("2026-11-23")).unwrap();
    assert_eq!(af.kandidaat.as_ref().map(|it| it.op), Some(dag(VANDAAG)));
    assert!(af.is_akkoord());
}

#[derive(Debug, Clone, Copy)]
enum Zet {
    Voor,
    Kennis(u64),
    Zegt(Partij, bool),
    Bevestig,
    TrekIn,
    Uitval,
    Dagen(u64),
}

fn zet() -> impl Strategy<Value = (u32, Zet)> {
    let partij = prop_oneof![Just(Partij::Kandidaat), Just(Partij::Leerbedrijf)];
    let zet = prop_oneof![
        Just(Zet::Voor),
        (0_u64..10).prop_map(Zet::Kennis),
        (partij, any::<bool>()).prop_map(|(partij, ja)| Zet::Zegt(partij, ja)),
        Just(Zet::Bevestig),
        Just(Zet::TrekIn),
        Just(Zet::Uitval),
        (0_u64..40).prop_map(Zet::Dagen),
    ];
    (1_u32..5, zet)
}

proptest! {
    /// Whatever people say in whatever order: no more people than places, and a pair that was
    /// turned down is not offered before its day.
    #[test]
    fn no_sequence_exceeds_the_places_or_forgets_a_no(
        aantal in 1_u16..3,
        zetten in prop::collection::vec(zet(), 1..120),
    ) {
        let mut nu = dag(VANDAAG);
        let mut plek = Leerwerkplek {
            aantal,
            stand: PlekStand::Beschikbaar,
            ..Leerwerkplek::nieuw(LeerwerkplekId(2), LeerbedrijfId(1), CoachId(1), nu)
        };
        let mut alle: std::collections::BTreeMap<u32, Vec<Voorstel>> = std::collections::BTreeMap::new();
        for (wie, zet) in zetten {
            let rij = alle.entry(wie).or_default();
            let niet_voor = niet_voor(rij);
            let lopend = rij.last().cloned();
            let op = |it: &Voorstel, nieuw: Result<Voorstel, Regelfout>| nieuw.unwrap_or_else(|_| it.clone());
            match (zet, lopend) {
                (Zet::Voor, _) => {
                    let nieuw = NieuwVoorstel { traject: TrajectId(wie), op: nu, ..nieuw(VANDAAG, "") };
                    if let Ok(het) = voorgesteld(nieuw, rij) {
                        prop_assert!(niet_voor.is_none_or(|tot| nu >= tot));
                        rij.push(het);
                    }
                }
                (Zet::Dagen(dagen), _) => nu = nu + Days::new(dagen),
                (Zet::Uitval, _) => plek = plek.vrijgegeven(TrajectId(wie)),
                (_, None) => {}
                (Zet::Kennis(dagen), Some(it)) => {
                    let dag = nu + Days::new(dagen);
                    *rij.last_mut().unwrap() = op(&it, it.kennismaking_op(dag));
                }
                (Zet::Zegt(partij, wil), Some(it)) => {
                    let zegt = Reactie {
                        ja: wil,
                        reden: (!wil).then_some(RedenAfwijzing::Anders),
                        woorden: String::new(),
                        op: nu,
                    };
                    *rij.last_mut().unwrap() = op(&it, it.met_reactie(partij, zegt, None));
                }
                (Zet::Bevestig, Some(it)) => {
                    if let Ok(af) = it.bevestigd(Situatie::NietWerkend, nu)
                        && let Ok(met) = plek.ingevuld(TrajectId(wie))
                    {
                        prop_assert!(af.is_akkoord());
                        plek = met;
                        *rij.last_mut().unwrap() = af;
                    }
                }
                (Zet::TrekIn, Some(it)) => {
                    *rij.last_mut().unwrap() = op(&it, it.ingetrokken("anders", nu));
                }
            }
            prop_assert!(plek.bezet.len() <= usize::from(plek.aantal));
        }
    }
}
