//! The table of steps against DOMAIN 2.3, 2.4 and 2.5.

use super::*;

fn stappen_met(bron: &str) -> Vec<&'static str> {
    STAPPEN
        .iter()
        .filter(|stap| stap.bron.contains(&bron))
        .map(|stap| stap.code)
        .collect()
}

#[test]
fn the_table_has_74_rows_spread_over_the_fasen_as_in_the_domain() {
    let per_fase: Vec<_> = Fase::ALL
        .iter()
        .map(|f| StapId::van_fase(*f).count())
        .collect();
    assert_eq!(per_fase, [12, 14, 7, 14, 13, 6, 8]);
    assert_eq!(STAPPEN.len(), 74);
}

#[test]
fn codes_are_unique_and_start_with_their_fase() {
    let mut codes: Vec<_> = STAPPEN.iter().map(|s| s.code).collect();
    assert!(STAPPEN.iter().all(|s| s.code.starts_with(s.fase.code())));
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), 74);
}

#[test]
fn rows_do_not_move_because_records_hold_them() {
    for (rij, code) in [
        (0, "WG-01"),
        (12, "WK-01"),
        (17, "WK-06"),
        (26, "BM-01"),
        (33, "PI-01"),
        (47, "PL-01"),
        (60, "PB-01"),
        (66, "NZ-01"),
        (73, "NZ-08"),
    ] {
        assert_eq!(STAPPEN[rij].code, code);
    }
}

#[test]
fn every_step_has_somebody_who_acts_and_words_for_the_coach() {
    for stap in &STAPPEN {
        assert!(!stap.actoren.is_empty(), "{}", stap.code);
        assert!(!stap.bron.is_empty(), "{}", stap.code);
        assert!(
            stap.kort.chars().count() <= 18,
            "{} is too long for a card",
            stap.code
        );
        for eerst in stap.eerst {
            assert!(
                eerst.parse::<StapId>().is_ok(),
                "{} waits for unknown {eerst}",
                stap.code
            );
        }
        if let Termijn::Na(code, _) | Termijn::WerkdagenNa(code, _) = stap.termijn {
            assert!(
                code.parse::<StapId>().is_ok(),
                "{} counts from unknown {code}",
                stap.code
            );
        }
    }
}

#[test]
fn only_pok_and_ook_are_hard_at_a_poort() {
    let hard: Vec<_> = STAPPEN
        .iter()
        .filter(|s| s.poort == Poortniveau::Hard)
        .map(|s| s.code)
        .collect();
    assert_eq!(hard, ["PI-09", "PI-10"]);
}

#[test]
fn a_traject_meets_at_most_70_steps() {
    for situatie in [Situatie::Werkend, Situatie::NietWerkend] {
        let aantal = STAPPEN.iter().filter(|s| s.geldt.voor(situatie)).count();
        assert!(aantal <= 70, "{aantal}");
    }
}

/// DOMAIN 2.4, row by row.
#[test]
fn every_checklist_item_lives_in_the_steps_that_the_domain_names() {
    let spoor: &[(&str, &[&str])] = &[
        ("1", &["WG-01", "WK-02"]),
        ("2", &["WG-02", "WG-03", "BM-05"]),
        ("3", &["WG-04", "WG-05", "BM-05"]),
        ("4", &["WG-06"]),
        ("5", &["WG-07"]),
        ("6", &["WG-08", "WK-02"]),
        ("7", &["WG-09", "BM-01"]),
        ("8", &["WG-10"]),
        ("9", &["WG-11", "WK-03"]),
        ("10", &["WG-12", "PI-08"]),
        ("11", &["WK-07", "WK-06"]),
        ("12", &["WK-03", "WK-04"]),
        ("13", &["WK-05", "WK-06"]),
        ("14", &["WK-09", "WK-08"]),
        ("15W", &["WK-10W"]),
        ("15N", &["WK-10N"]),
        ("16W", &["PI-03W"]),
        ("16N", &["PI-03N"]),
        ("17W", &["PL-02W", "PI-12"]),
        ("17N", &["PL-02N", "PI-12"]),
        ("18W", &["WK-11W", "WK-12", "PL-04", "PI-12"]),
        ("18N", &["WK-11N", "WK-12", "PL-04", "PI-12"]),
        ("19", &["PB-01", "PB-03", "PB-04", "PB-05", "PI-02"]),
        ("20", &["BM-06"]),
        ("21", &["BM-04", "PI-05"]),
        ("22", &["PI-09", "PI-10"]),
        ("23", &["PI-11"]),
        ("24", &["PI-06", "PL-01"]),
        ("25", &["PI-07", "PI-08"]),
        ("26", &["PI-13", "PL-03"]),
        ("27", &["PL-05", "PL-07", "PB-03", "NZ-02"]),
        ("28", &["PL-08"]),
        ("29", &["PL-09", "PL-10"]),
    ];
    for (item, codes) in spoor {
        let gevonden = stappen_met(item);
        for code in *codes {
            assert!(
                gevonden.contains(code),
                "item {item} is not in {code}: {gevonden:?}"
            );
        }
    }
}

/// DOMAIN 2.5: the bullets of the Leerwerkloket.
#[test]
fn every_bullet_of_the_leerwerkloket_lives_in_its_steps() {
    let spoor: &[(&str, &[&str])] = &[
        ("L0", &["PI-12"]),
        (
            "L1",
            &["WG-02", "WG-03", "WG-04", "WG-05", "WG-06", "WG-07"],
        ),
        ("L2", &["WK-01"]),
        ("L3", &["PI-12"]),
        ("L4", &["PI-06", "PI-07", "PL-01", "PL-12"]),
        (
            "L5",
            &["PL-11", "PB-03", "PB-06", "NZ-03", "NZ-04", "NZ-05"],
        ),
        ("L6", &["WG-12", "PI-07", "PI-08", "NZ-07"]),
        ("L7", &["PL-03", "NZ-03", "NZ-04", "NZ-05", "NZ-06"]),
        ("L8", &["WG-01", "WK-02"]),
    ];
    for (bullet, codes) in spoor {
        let gevonden = stappen_met(bullet);
        for code in *codes {
            assert!(
                gevonden.contains(code),
                "{bullet} is not in {code}: {gevonden:?}"
            );
        }
    }
}
