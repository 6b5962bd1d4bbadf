//! What is counted, by hand.

use super::super::dimensie::bedrijfsoort;
use super::super::feit::{Bedrijffeit, Kosten, Plekfeit, Restfeit, Verhaal};
use super::super::{Budget, Cel};
use super::*;
use crate::domain::stap::Situatie;
use crate::domain::verloop::Verblijf;
use crate::domain::waardelijst::{Branche, Doelgroep, Financieringsbron};

fn dag(tekst: &str) -> NaiveDate {
    tekst.parse().unwrap()
}

fn kijk(tijdvak: &str) -> Kijk {
    Kijk {
        tijdvak: Tijdvak::lees(tijdvak).unwrap(),
        stand: dag("2026-12-31"),
    }
}

/// Aangemeld on a day, in Werving kandidaten.
fn feit(op: &str) -> Trajectfeit {
    let op = dag(op);
    let mut mijlpalen = [None; 8];
    mijlpalen[0] = Some(op);
    Trajectfeit {
        gemeente: Some("Almelo".to_owned()),
        branche: Some(Branche::Groen),
        niveau: None,
        crebo: None,
        doelgroepen: Vec::new(),
        uitkering: None,
        situatie: Situatie::NietWerkend,
        kanaal: None,
        coach: "mdv".to_owned(),
        sw: None,
        fasen: vec![Verblijf {
            fase: Fase::WervingKandidaten,
            van: op,
            tot: None,
        }],
        slot: None,
        mijlpalen,
        eindgesprek: None,
        geleerd: 0,
        uitkomst: None,
        metingen: [None; 3],
        vervolg: None,
        afwijkingen: Vec::new(),
        kosten: Kosten::default(),
        verhaal: None,
    }
}

fn met(mut it: Trajectfeit, mijlpaal: Mijlpaal, op: &str) -> Trajectfeit {
    it.mijlpalen[mijlpaal as usize] = Some(dag(op));
    it
}

fn feiten(trajecten: Vec<Trajectfeit>) -> Feiten {
    Feiten {
        trajecten,
        ..Feiten::default()
    }
}

/// The figures of a row by its name, as words.
fn rij(tabel: &Tabel, naam: &str) -> Vec<String> {
    let rij = tabel.rijen.iter().find(|it| it.naam == naam);
    let cellen = rij.map(|it| it.cellen.iter().map(Cel::tekst).collect());
    cellen.unwrap_or_else(|| panic!("no row {naam} in {}", tabel.titel))
}

#[test]
fn who_started_in_the_period_counts_once_and_the_cards_behind_it_are_found() {
    let alle = feiten(vec![
        met(feit("2026-01-05"), Mijlpaal::Gestart, "2026-02-10"),
        met(feit("2026-01-05"), Mijlpaal::Gestart, "2026-03-01"),
        met(feit("2025-01-05"), Mijlpaal::Gestart, "2025-12-31"),
        feit("2026-02-01"),
    ]);
    let kijk = kijk("2026-K1");
    let tabellen = tabellen(&alle, Maat::M1, &[], kijk);
    assert_eq!(rij(&tabellen[0], "februari 2026"), ["1"]);
    assert_eq!(rij(&tabellen[0], "januari 2026"), ["0"]);
    assert_eq!(rij(&tabellen[1], "Almelo"), ["2"]);
    let wie = |rij, kolom| leden(&alle, (Maat::M1, &[]), kijk, 1, (rij, kolom));
    let trajecten = |wie: &[usize]| Some(Leden::Trajecten(wie.to_vec()));
    assert_eq!(wie(Some("Almelo"), 0), trajecten(&[0, 1]));
    assert_eq!(wie(None, 0), trajecten(&[0, 1]));
    assert_eq!(wie(Some("Hengelo"), 0), trajecten(&[]));
    assert_eq!(wie(None, 9), None);
}

#[test]
fn behind_plekken_budgets_and_stories_stands_who_is_counted_there() {
    let kosten = |begroot, werkelijk| Kosten {
        begroot: Some(begroot),
        bron: Some(Financieringsbron::Gemeente),
        akkoord: Some(dag("2026-03-01")),
        werkelijk,
    };
    let mut een = feit("2026-01-05");
    een.kosten = kosten(100_000, None);
    let mut twee = feit("2026-02-05");
    twee.kosten = kosten(200_000, Some(180_000));
    twee.verhaal = Some(Verhaal {
        op: dag("2026-05-04"),
        leerbedrijf: "De Kwekerij".to_owned(),
        tekst: "Gaat door.".to_owned(),
    });
    let plek = |nummer, beschikbaar, bezet| Plekfeit {
        plek: LeerwerkplekId(nummer),
        bedrijf: LeerbedrijfId(nummer),
        branche: Some(Branche::Groen),
        niveau: None,
        beschikbaar,
        aantal: 2,
        bezet,
    };
    let mut alle = feiten(vec![een, twee]);
    alle.plekken = vec![plek(1, true, 2), plek(2, true, 1), plek(3, false, 0)];
    alle.bedrijven = (1..=3)
        .map(|nummer| Bedrijffeit {
            id: LeerbedrijfId(nummer),
            sw: nummer == 3,
            erkend: nummer == 1,
            branche: Branche::Groen,
        })
        .collect();
    alle.budgetten = vec![Budget {
        nummer: 1,
        naam: "Pilot".to_owned(),
        bron: Financieringsbron::Gemeente,
        periode: Tijdvak::lees("2026").unwrap(),
        bedrag: 1_000_000,
        plafond: 150,
    }];
    let kijk = kijk("2026");
    let wie = |maat, tabel, rij, kolom| leden(&alle, (maat, &[]), kijk, tabel, (rij, kolom));
    let bedrijven = |ids: &[u32]| {
        let ids = ids.iter().map(|it| LeerbedrijfId(*it));
        Some(Leden::Bedrijven(ids.collect()))
    };
    let plekken = |ids: &[u32]| {
        let ids = ids.iter().map(|it| LeerwerkplekId(*it));
        Some(Leden::Plekken(ids.collect()))
    };
    let trajecten = |wie: &[usize]| Some(Leden::Trajecten(wie.to_vec()));
    assert_eq!(wie(Maat::M9, 0, None, 0), bedrijven(&[1, 2, 3]));
    assert_eq!(wie(Maat::M9, 0, None, 1), bedrijven(&[1]));
    assert_eq!(
        wie(Maat::M9, 0, Some(bedrijfsoort(false)), 2),
        bedrijven(&[1, 2])
    );
    assert_eq!(wie(Maat::M9, 2, Some("Groen"), 0), plekken(&[1, 2]));
    assert_eq!(wie(Maat::M9, 2, Some("Groen"), 2), plekken(&[2]));
    assert_eq!(wie(Maat::M9, 1, Some("onbekend"), 3), plekken(&[3]));
    assert_eq!(wie(Maat::M9, 7, None, 0), None);
    assert_eq!(wie(Maat::M10, 0, Some("Pilot"), 0), trajecten(&[0, 1]));
    assert_eq!(wie(Maat::M10, 0, Some("Pilot"), 4), trajecten(&[0, 1]));
    assert_eq!(wie(Maat::M10, 1, Some("Pilot"), 3), trajecten(&[1]));
    assert_eq!(wie(Maat::M10, 1, Some("ander"), 0), trajecten(&[]));
    let gemeente = Financieringsbron::Gemeente.label();
    assert_eq!(wie(Maat::M10, 2, Some(gemeente), 2), trajecten(&[0, 1]));
    assert_eq!(wie(Maat::M13, 0, Some("04-05-2026"), 0), trajecten(&[1]));
    assert_eq!(wie(Maat::M13, 0, Some("05-05-2026"), 0), trajecten(&[]));
}

#[test]
fn somebody_in_two_groups_is_one_in_the_total() {
    let mut it = met(feit("2026-01-05"), Mijlpaal::Gestart, "2026-02-10");
    it.doelgroepen = vec![Doelgroep::Statushouder, Doelgroep::Laagopgeleid];
    let alle = feiten(vec![it]);
    let tabellen = tabellen(&alle, Maat::M1, &[Dimensie::Doelgroep], kijk("2026"));
    let tabel = &tabellen[1];
    assert!(!tabel.telt_op);
    assert_eq!(rij(tabel, "statushouder"), ["1"]);
    assert_eq!(rij(tabel, "laagopgeleid"), ["1"]);
    assert_eq!(tabel.totaal, Some(vec![Cel::Aantal(1)]));
}

#[test]
fn the_trechter_counts_whoever_came_that_far_with_the_days_since_the_step_before() {
    let intake = |op| met(feit("2026-01-05"), Mijlpaal::Intake, op);
    let alle = feiten(vec![
        intake("2026-01-15"),
        met(intake("2026-01-25"), Mijlpaal::Match, "2026-02-04"),
        feit("2025-12-30"),
    ]);
    let tabel = &tabellen(&alle, Maat::M2, &[], kijk("2026"))[0];
    assert_eq!(rij(tabel, "aangemeld"), ["2", "100%", ""]);
    assert_eq!(rij(tabel, "intake"), ["2", "100%", "15"]);
    assert_eq!(rij(tabel, "diagnose"), ["0", "0%", ""]);
    assert_eq!(
        rij(tabel, "match"),
        ["1", "50%", "10"],
        "diagnose is not known"
    );
}

#[test]
fn a_fase_counts_who_stands_there_who_came_and_who_left() {
    let mut weg = feit("2026-01-05");
    weg.fasen = vec![
        Verblijf {
            fase: Fase::WervingKandidaten,
            van: dag("2026-01-05"),
            tot: Some(dag("2026-02-04")),
        },
        Verblijf {
            fase: Fase::Bemiddeling,
            van: dag("2026-02-04"),
            tot: None,
        },
    ];
    let alle = feiten(vec![weg, feit("2025-11-01")]);
    let tabellen = tabellen(&alle, Maat::M3, &[], kijk("2026-02"));
    assert_eq!(
        rij(&tabellen[0], "Werving kandidaten"),
        ["1", "0", "1", "30", "30", "30"]
    );
    assert_eq!(
        rij(&tabellen[0], "Bemiddeling"),
        ["1", "1", "0", "", "", ""]
    );
    let weken: Vec<_> = tabellen[1]
        .rijen
        .iter()
        .map(|it| it.cellen[0].tekst())
        .collect();
    assert_eq!(weken.iter().filter(|it| *it == "1").count(), 1);
    assert_eq!(
        rij(&tabellen[2], Branche::Groen.label()),
        ["1", "1", "0", "0", "0", "0", "2"]
    );
}

#[test]
fn unknown_is_never_counted_as_no() {
    let met_uitkomst = |uitkomst| {
        let mut it = feit("2026-01-05");
        it.uitkomst = Some((uitkomst, dag("2026-06-01")));
        it
    };
    let mut gevolgd = met_uitkomst(Uitkomst::AokZelfde);
    gevolgd.metingen[0] = Some((Werk::Onbekend, dag("2026-09-01")));
    let alle = feiten(vec![
        gevolgd,
        met_uitkomst(Uitkomst::Bbl),
        met_uitkomst(Uitkomst::GeenWerk),
        met_uitkomst(Uitkomst::Onbekend),
    ]);
    let m5 = tabellen(&alle, Maat::M5, &[], kijk("2026"));
    assert_eq!(rij(&m5[1], "Almelo"), ["2", "1", "1", "4", "67%"]);
    let m6 = tabellen(&alle, Maat::M6, &[], kijk("2026"));
    assert_eq!(rij(&m6[0], "bij uitkomst"), ["2", "1", "1", "4", "67%"]);
    assert_eq!(rij(&m6[0], "na 3 maanden"), ["0", "0", "1", "1", ""]);
}

#[test]
fn uitval_stands_by_reason_and_fase_and_niet_passend_apart() {
    let dicht = |slot| {
        let mut it = feit("2026-01-05");
        it.slot = Some((slot, dag("2026-02-04")));
        it
    };
    let alle = Feiten {
        rest: vec![Restfeit {
            jaar: 2026,
            uitkomst: "uitgevallen: verhuizing".to_owned(),
        }],
        ..feiten(vec![
            dicht(Slot::Uitgevallen(RedenUitval::Verhuizing)),
            dicht(Slot::NietPassend),
        ])
    };
    let m8 = tabellen(&alle, Maat::M8, &[], kijk("2026"));
    let verwacht = ["1", "0", "0", "0", "0", "0", "1", "30"];
    assert_eq!(rij(&m8[0], "verhuizing"), verwacht);
    assert_eq!(rij(&m8[1], "Almelo"), ["1", "30", "1"]);
    assert_eq!(rij(&m8[2], "uitgevallen: verhuizing"), ["1"]);
    let half = tabellen(&alle, Maat::M8, &[], kijk("2026-K1"));
    assert_eq!(half.len(), 2, "of a removed person only the year is known");
}

#[test]
fn a_deelnemer_counts_from_the_akkoord_at_the_budget_that_pays() {
    let akkoord = |op, bron| {
        let mut it = feit("2026-01-05");
        it.kosten = Kosten {
            begroot: Some(100_000),
            bron: Some(bron),
            akkoord: op,
            werkelijk: None,
        };
        it
    };
    let alle = Feiten {
        budgetten: vec![Budget {
            nummer: 1,
            naam: "Pilot".to_owned(),
            bron: Financieringsbron::Gemeente,
            periode: Tijdvak::lees("2026").unwrap(),
            bedrag: 250_000,
            plafond: 2,
        }],
        ..feiten(vec![
            akkoord(Some(dag("2026-02-01")), Financieringsbron::Gemeente),
            akkoord(None, Financieringsbron::Gemeente),
            akkoord(Some(dag("2026-02-01")), Financieringsbron::Uwv),
        ])
    };
    let m10 = tabellen(&alle, Maat::M10, &[], kijk("2026"));
    assert_eq!(
        rij(&m10[0], "Pilot"),
        ["1", "2", "50%", "1", "3", "gemeente", ""]
    );
    assert_eq!(
        rij(&m10[1], "Pilot"),
        [
            "1", "2500,00", "1000,00", "0,00", "1500,00", "1000,00", "1000,00"
        ]
    );
    assert_eq!(
        rij(&m10[2], "gemeente"),
        ["2", "2000,00", "1000,00", "0,00"]
    );
}

#[test]
fn every_indicator_gives_tables_also_without_facts() {
    for maat in Maat::ALL {
        for tabel in tabellen(&Feiten::default(), maat, maat.dims(), kijk("2026")) {
            let breed = tabel.kolommen.len();
            let rijen = tabel.rijen.iter().map(|it| &it.cellen);
            assert!(rijen.chain(&tabel.totaal).all(|it| it.len() == breed));
            assert!(tabel.grafiek < breed.max(1), "{}", tabel.titel);
        }
    }
}
