//! The rules of one traject (DOMAIN 2.2 and 10).

use super::*;

fn dag(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn stap(code: &str) -> StapId {
    code.parse().unwrap()
}

fn traject(situatie: Situatie) -> Traject {
    Traject::nieuw(NieuwTraject {
        id: TrajectId(1),
        kandidaat: KandidaatId(1),
        situatie,
        coach: CoachId(1),
        op: dag("2026-01-05"),
    })
}

fn gedaan(op: &str) -> Stapstand {
    Stapstand::Gedaan {
        op: dag(op),
        door: CoachId(1),
    }
}

const VANDAAG: &str = "2026-02-01";

#[test]
fn a_step_cannot_be_done_tomorrow_nor_planned_yesterday() {
    let t = traject(Situatie::NietWerkend);
    assert_eq!(
        t.stap_gezet(stap("WK-01"), gedaan("2026-02-02"), dag(VANDAAG)),
        Err(Regelfout::GedaanInToekomst)
    );
    let gisteren = Stapstand::Gepland {
        op: dag("2026-01-31"),
    };
    assert_eq!(
        t.stap_gezet(stap("WK-01"), gisteren, dag(VANDAAG)),
        Err(Regelfout::GeplandInVerleden)
    );
}

#[test]
fn name_and_bsn_go_to_the_leerwerkloket_only_after_toestemming() {
    let t = traject(Situatie::NietWerkend);
    let fout = t.stap_gezet(stap("WK-05"), gedaan("2026-01-20"), dag(VANDAAG));
    assert_eq!(
        fout,
        Err(Regelfout::EerstAndereStap {
            stap: stap("WK-05"),
            eerst: stap("WK-03")
        })
    );
    let t = t
        .stap_gezet(stap("WK-03"), gedaan("2026-01-10"), dag(VANDAAG))
        .unwrap();
    assert!(
        t.stap_gezet(stap("WK-05"), gedaan("2026-01-20"), dag(VANDAAG))
            .is_ok()
    );
}

#[test]
fn an_afwijking_of_toestemming_does_not_count_as_toestemming() {
    let mut t = traject(Situatie::NietWerkend);
    t.stappen.zet(
        stap("WK-03"),
        Stapstand::Afwijking {
            motivering: "volgt".to_owned(),
            op: dag("2026-01-10"),
            door: CoachId(1),
        },
    );
    assert!(matches!(
        t.stap_gezet(stap("WK-05"), gedaan("2026-01-20"), dag(VANDAAG)),
        Err(Regelfout::EerstAndereStap { .. })
    ));
}

#[test]
fn a_found_startkwalificatie_asks_for_a_motivering_and_is_never_a_refusal() {
    let mut t = traject(Situatie::NietWerkend);
    t.duo = DuoUitslag::Gevonden;
    assert_eq!(
        t.stap_gezet(stap("WK-07"), gedaan("2026-01-20"), dag(VANDAAG)),
        Err(Regelfout::StartkwalificatieGevonden)
    );
    let met = Stapstand::Afwijking {
        motivering: "diploma niet haalbaar in dit vak".to_owned(),
        op: dag(VANDAAG),
        door: CoachId(1),
    };
    assert!(t.stap_gezet(stap("WK-07"), met, dag(VANDAAG)).is_ok());
}

#[test]
fn nvt_is_an_answer_only_where_the_table_says_so() {
    let nvt = || Stapstand::Nvt {
        reden: "hoeft hier niet".to_owned(),
    };
    let t = traject(Situatie::NietWerkend);
    assert_eq!(
        t.stap_gezet(stap("WK-06"), nvt(), dag(VANDAAG)),
        Err(Regelfout::NvtMagNiet {
            stap: stap("WK-06")
        })
    );
    assert!(t.stap_gezet(stap("BM-07"), nvt(), dag(VANDAAG)).is_ok());
    assert!(
        t.stap_gezet(stap("BM-02"), nvt(), dag(VANDAAG)).is_err(),
        "only a werkende"
    );
    assert!(
        traject(Situatie::Werkend)
            .stap_gezet(stap("BM-02"), nvt(), dag(VANDAAG))
            .is_ok()
    );
    let zonder = Stapstand::Nvt {
        reden: "  ".to_owned(),
    };
    assert_eq!(
        t.stap_gezet(stap("BM-07"), zonder, dag(VANDAAG)),
        Err(Regelfout::RedenOntbreekt)
    );
}

#[test]
fn the_pok_cannot_be_passed_with_a_motivering() {
    let met = Stapstand::Afwijking {
        motivering: "komt maandag".to_owned(),
        op: dag(VANDAAG),
        door: CoachId(1),
    };
    assert_eq!(
        traject(Situatie::NietWerkend).stap_gezet(stap("PI-10"), met, dag(VANDAAG)),
        Err(Regelfout::GeenAfwijking {
            stap: stap("PI-10")
        })
    );
}

#[test]
fn a_werkende_never_sees_income_or_the_way_out_of_benefit() {
    let werkend = traject(Situatie::Werkend);
    for code in [
        "PI-02", "PB-01", "PB-05", "WK-10N", "WK-11N", "PI-03N", "PL-02N",
    ] {
        assert!(!werkend.kent(stap(code)), "{code}");
    }
    let niet = traject(Situatie::NietWerkend);
    for code in ["WG-08", "WK-10W", "WK-11W", "PI-03W", "PL-02W"] {
        assert!(!niet.kent(stap(code)), "{code}");
    }
}

#[test]
fn changing_situatie_keeps_what_was_done_and_names_what_is_new() {
    let t = traject(Situatie::NietWerkend)
        .stap_gezet(stap("WK-01"), gedaan("2026-01-06"), dag(VANDAAG))
        .unwrap()
        .stap_gezet(stap("WK-10N"), gedaan("2026-01-16"), dag(VANDAAG))
        .unwrap();
    let (werkend, nieuw) = t.met_situatie(Situatie::Werkend);
    assert!(werkend.stappen.is_klaar(stap("WK-01")));
    assert!(werkend.stappen.is_klaar(stap("WK-10N")), "history is kept");
    let codes: Vec<_> = nieuw.iter().map(|s| s.stap().code).collect();
    assert_eq!(codes, ["WK-10W", "WK-11W", "PI-03W", "PL-02W"]);
}

#[test]
fn back_needs_a_reason_and_stops_at_werving_kandidaten() {
    let mut t = traject(Situatie::NietWerkend);
    assert!(matches!(
        t.teruggezet("vergissing", dag(VANDAAG)),
        Err(Regelfout::GeenFase { .. })
    ));
    t.fase = Fase::Bemiddeling;
    assert_eq!(
        t.teruggezet(" ", dag(VANDAAG)),
        Err(Regelfout::RedenOntbreekt)
    );
    let (terug, reden) = t.teruggezet("andere wens", dag(VANDAAG)).unwrap();
    assert_eq!(
        (terug.fase, terug.sinds),
        (Fase::WervingKandidaten, dag(VANDAAG))
    );
    assert_eq!(reden, "andere wens");
}

#[test]
fn closing_fits_the_fase_and_a_closed_traject_refuses_changes_until_reopened() {
    use crate::domain::waardelijst::{RedenUitval, Uitkomst};
    let uitkomst = Slot::Afgerond(Uitkomst::ALL[0]);
    let mut t = traject(Situatie::NietWerkend);
    assert!(
        t.gesloten(uitkomst, "", dag(VANDAAG)).is_err(),
        "not before Plaatsing baan"
    );
    assert!(t.gesloten(Slot::NietPassend, "", dag(VANDAAG)).is_ok());
    t.fase = Fase::Praktijkleren;
    assert!(t.gesloten(Slot::NietPassend, "", dag(VANDAAG)).is_err());
    let dicht = t
        .gesloten(Slot::Uitgevallen(RedenUitval::ALL[0]), "x", dag(VANDAAG))
        .unwrap();
    assert_eq!(
        dicht.stap_gezet(stap("PL-01"), gedaan("2026-01-20"), dag(VANDAAG)),
        Err(Regelfout::Gesloten)
    );
    let (open, _) = dicht.teruggezet("toch verder", dag(VANDAAG)).unwrap();
    assert_eq!(
        (open.fase, open.is_gesloten()),
        (Fase::Praktijkleren, false)
    );
}

#[test]
fn the_real_start_and_end_come_from_their_steps() {
    let mut t = traject(Situatie::NietWerkend);
    t.fase = Fase::Praktijkleren;
    let t = t
        .stap_gezet(stap("PL-01"), gedaan("2026-01-19"), dag(VANDAAG))
        .unwrap();
    assert_eq!(t.periode.start(), Some(dag("2026-01-19")));
    assert_eq!(
        t.met_periode(dag("2026-02-02"), dag("2026-02-02")),
        Err(Regelfout::EindeVoorStart)
    );
}
