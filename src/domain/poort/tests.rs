//! The golden facts about poorten (DOMAIN 10, Gate).

use super::*;
use crate::domain::id::{KandidaatId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::stap::Actor;
use crate::domain::traject::NieuwTraject;

fn dag(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn stap(code: &str) -> StapId {
    code.parse().unwrap()
}

fn gedaan() -> Stapstand {
    Stapstand::Gedaan {
        op: dag("2026-01-06"),
        door: CoachId(1),
    }
}

fn in_fase(fase: Fase, situatie: Situatie) -> Traject {
    let mut traject = Traject::nieuw(NieuwTraject {
        id: TrajectId(1),
        kandidaat: KandidaatId(1),
        situatie,
        coach: CoachId(1),
        op: dag("2026-01-05"),
    });
    traject.fase = fase;
    traject
}

/// Everything of the fase done except the steps named.
fn klaar_behalve(fase: Fase, situatie: Situatie, open: &[&str]) -> Traject {
    let mut traject = in_fase(fase, situatie);
    for id in StapId::alle().filter(|id| id.stap().fase <= fase && !open.contains(&id.stap().code))
    {
        traject.stappen.zet(id, gedaan());
    }
    traject
}

fn doorgang(motivering: Option<&str>) -> Doorgang<'_> {
    Doorgang {
        motivering,
        op: dag("2026-02-01"),
        door: CoachId(1),
    }
}

fn plek() -> Leerwerkplek {
    let mut plek = Leerwerkplek {
        functie: "magazijn".to_owned(),
        ..Leerwerkplek::nieuw(
            LeerwerkplekId(1),
            LeerbedrijfId(1),
            CoachId(1),
            dag("2026-01-05"),
        )
    };
    for id in StapId::van_fase(Fase::WervingWerkgevers) {
        plek.stappen.zet(id, gedaan());
    }
    plek
}

#[test]
fn leaving_werving_with_the_duo_check_open_is_refused_and_names_step_and_actor() {
    let traject = klaar_behalve(Fase::WervingKandidaten, Situatie::NietWerkend, &["WK-06"]);
    let fout = verplaatst(&traject, None, doorgang(None)).unwrap_err();
    assert_eq!(
        fout,
        Regelfout::PoortDicht {
            fase: Fase::WervingKandidaten,
            stappen: vec![stap("WK-06")]
        }
    );
    assert_eq!(stap("WK-06").stap().actoren[0], Actor::MBO);
    assert_eq!(poort(&traject, None).houdt_op(), Some(stap("WK-06")));
}

#[test]
fn an_override_needs_words_and_stays_in_the_dossier() {
    let traject = klaar_behalve(Fase::WervingKandidaten, Situatie::NietWerkend, &["WK-06"]);
    for leeg in ["", "   ", "ok"] {
        assert_eq!(
            verplaatst(&traject, None, doorgang(Some(leeg))).unwrap_err(),
            Regelfout::MotiveringOntbreekt
        );
    }
    let door = verplaatst(
        &traject,
        None,
        doorgang(Some("mbo heeft mondeling bevestigd")),
    )
    .unwrap();
    assert_eq!(door.traject.fase, Fase::Bemiddeling);
    assert_eq!(door.afwijkingen, [stap("WK-06")]);
    assert!(matches!(
        door.traject.stappen.stand(stap("WK-06")),
        Stapstand::Afwijking { .. }
    ));
}

#[test]
fn the_ook_holds_whatever_the_motivering() {
    let traject = klaar_behalve(Fase::Plaatsing, Situatie::NietWerkend, &["PI-09"]);
    assert!(!poort(&traject, None).kan_met_motivering());
    assert_eq!(
        verplaatst(&traject, None, doorgang(Some("komt volgende week"))).unwrap_err(),
        Regelfout::GeenAfwijking {
            stap: stap("PI-09")
        }
    );
}

#[test]
fn a_refused_photo_never_blocks_anything() {
    for fase in Fase::ALL {
        let traject = klaar_behalve(fase, Situatie::NietWerkend, &["WK-04"]);
        assert!(poort(&traject, None).is_open(), "{fase:?}");
    }
}

#[test]
fn the_diagnose_warns_at_werving_and_holds_at_bemiddeling() {
    for (situatie, code) in [
        (Situatie::NietWerkend, "WK-10N"),
        (Situatie::Werkend, "WK-10W"),
    ] {
        let wk = klaar_behalve(Fase::WervingKandidaten, situatie, &[code]);
        let poort_wk = poort(&wk, None);
        assert!(poort_wk.is_open());
        assert_eq!(
            poort_wk
                .van_niveau(Poortniveau::Warn)
                .next()
                .map(|h| h.stap),
            Some(stap(code))
        );
        let bm = klaar_behalve(Fase::Bemiddeling, situatie, &[code]);
        assert_eq!(poort(&bm, None).houdt_op(), Some(stap(code)));
    }
}

#[test]
fn the_inschrijving_warns_at_plaatsing_and_holds_at_praktijkleren() {
    let pi = klaar_behalve(Fase::Plaatsing, Situatie::NietWerkend, &["PI-11"]);
    assert!(poort(&pi, None).is_open());
    let pl = klaar_behalve(Fase::Praktijkleren, Situatie::NietWerkend, &["PI-11"]);
    assert_eq!(poort(&pl, None).houdt_op(), Some(stap("PI-11")));
}

#[test]
fn a_werkende_needs_no_word_about_referring_and_meeting() {
    let werkend = klaar_behalve(Fase::Bemiddeling, Situatie::Werkend, &["BM-01", "BM-02"]);
    assert!(poort(&werkend, None).is_open());
    let niet = klaar_behalve(
        Fase::Bemiddeling,
        Situatie::NietWerkend,
        &["BM-01", "BM-02"],
    );
    assert_eq!(poort(&niet, None).van_niveau(Poortniveau::Block).count(), 2);
}

#[test]
fn nobody_starts_at_a_plek_whose_praktijkopleider_is_missing() {
    let traject = klaar_behalve(Fase::Bemiddeling, Situatie::NietWerkend, &[]);
    let mut zonder = plek();
    zonder.stappen.zet(stap("WG-03"), Stapstand::Open);
    zonder.stappen.zet(stap("WG-01"), Stapstand::Open);
    let gezien = poort(&traject, Some(&zonder));
    assert_eq!(gezien.houdt_op(), Some(stap("WG-03")));
    assert!(
        gezien.open.iter().all(|h| h.van_plek),
        "and the WARN of the plek plays no part"
    );
    let door = verplaatst(&traject, Some(&zonder), doorgang(Some("start maandag"))).unwrap();
    let plek = door.plek.expect("the afwijking stands on the plek");
    assert!(matches!(
        plek.stappen.stand(stap("WG-03")),
        Stapstand::Afwijking { .. }
    ));
}

#[test]
fn a_plek_becomes_available_through_its_own_poort() {
    let (geworven, _) = plek_geworven(&plek(), doorgang(None)).unwrap();
    assert_eq!(geworven.stand, PlekStand::Beschikbaar);
    assert!(
        plek_geworven(&geworven, doorgang(None)).is_err(),
        "not twice"
    );
    let mut open = plek();
    open.stappen.zet(stap("WG-11"), Stapstand::Open);
    assert!(matches!(
        plek_geworven(&open, doorgang(None)),
        Err(Regelfout::PoortDicht { .. })
    ));
}

#[test]
fn progress_counts_the_steps_of_the_fase_that_this_traject_knows() {
    let traject = klaar_behalve(
        Fase::WervingKandidaten,
        Situatie::NietWerkend,
        &["WK-06", "WK-12"],
    );
    assert_eq!(voortgang(&traject), (10, 12));
    let mut verder = traject.clone();
    verder.fase = Fase::Bemiddeling;
    assert_eq!(meegedragen(&verder), 1, "WK-12 is carried along");
}
