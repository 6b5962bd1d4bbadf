//! Every source of every form: known, read and taken back without loss.

use proptest::prelude::*;

use super::*;
use crate::domain::betrokkene::{Betrokkene, OrganisatieSoort};
use crate::domain::id::{CoachId, KandidaatId, LeerbedrijfId, TrajectId};
use crate::domain::leerbedrijf::{BedrijfSoort, Erkenning};
use crate::domain::naam::Naam;
use crate::domain::stap::{Situatie, StapId};
use crate::domain::stappen::Stapstand;
use crate::domain::traject::NieuwTraject;
use crate::domain::waardelijst::{Branche, WerkprocesStatus};
use crate::form::spec::Asked;
use crate::form::specs::ALL;

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

fn dag(tekst: &str) -> NaiveDate {
    tekst.parse().unwrap()
}

fn kandidaat() -> Kandidaat {
    Kandidaat::nieuw(
        KandidaatId(87),
        Naam::nieuw("Samira", None, None, "Voorbeeld").unwrap(),
    )
}

fn traject() -> Traject {
    Traject::nieuw(NieuwTraject {
        id: TrajectId(142),
        kandidaat: KandidaatId(87),
        situatie: Situatie::NietWerkend,
        coach: CoachId(1),
        op: dag("2026-10-01"),
    })
}

fn bedrijf() -> Leerbedrijf {
    Leerbedrijf {
        id: LeerbedrijfId(31),
        naam: "Tuinderij De Voorbeeld".to_owned(),
        plaats: "Almelo".to_owned(),
        postcode: None,
        kvk: None,
        sbb_id: None,
        branche: Branche::Groen,
        soort: BedrijfSoort::Regulier,
        erkenningen: vec![
            Erkenning {
                crebo: "25746".parse().unwrap(),
                geldig_tot: Some(dag("2027-12-31")),
                uitvoerbaar: Vec::new(),
            },
            Erkenning {
                crebo: "25743".parse().unwrap(),
                geldig_tot: None,
                uitvoerbaar: Vec::new(),
            },
        ],
        betrokkenen: vec![Betrokkene {
            rol: Rol::Praktijkopleider,
            naam: "Gerrit Oude Voorbeeld".to_owned(),
            soort: OrganisatieSoort::Leerbedrijf,
            organisatie: "Tuinderij De Voorbeeld".to_owned(),
            telefoon: None,
            email: None,
            van: None,
            tot: None,
        }],
        adres: None,
        bestand: None,
    }
}

fn stukken() -> Stukken {
    Stukken::nieuw(Some(kandidaat()), Some(traject()), None, Some(bedrijf()))
}

fn leest(stukken: &Stukken, bron: &str) -> Option<String> {
    lees(bron, stukken, today())
}

fn neem(stukken: &mut Stukken, bron: &str, tekst: &str) {
    schrijf(bron, stukken, tekst, today()).unwrap();
}

/// A text that each writable source takes, as the form shows it.
const GOED: &[(&str, &[&str])] = &[
    ("kandidaat.naam", &["Anne van der Meer", "Łukasz Çelik"]),
    ("kandidaat.voornamen", &["Johanna Maria", "IJsbrand"]),
    ("kandidaat.roepnaam", &["Anne"]),
    ("kandidaat.voorvoegsel", &["van der", "'t"]),
    ("kandidaat.achternaam", &["O'Neill", "Meer-de Boer"]),
    ("kandidaat.partnernaam", &["de Groot"]),
    ("kandidaat.geboren", &["14-06-1998", "00-03-1985", "1985"]),
    ("kandidaat.straat", &["Voorbeeldstraat"]),
    ("kandidaat.huisnummer", &["12"]),
    ("kandidaat.toevoeging", &["A"]),
    ("kandidaat.postcode", &["7607 AB"]),
    ("kandidaat.woonplaats", &["'s-Gravenhage", "Almelo"]),
    ("kandidaat.gemeente", &["Almelo"]),
    ("kandidaat.telefoon", &["06 1234 5678"]),
    ("kandidaat.email", &["samira@voorbeeld.nl"]),
    (
        "kandidaat.uitkering",
        &["WW", "geen uitkering, niet-uitkeringsgerechtigd"],
    ),
    (
        "kandidaat.doelgroepen",
        &["werkzoekende, inburgeraar", "werkende"],
    ),
    ("kandidaat.opleiding", &["mbo-2", "onbekend"]),
    ("kandidaat.behaald", &["behaald", "niet afgerond"]),
    ("kandidaat.diploma", &["vmbo-tl of mavo"]),
    ("kandidaat.branches", &["Groen, Zorg & welzijn, Bouw"]),
    ("kandidaat.niveau", &["niveau 2"]),
    ("kandidaat.taal", &["A2", "Nederlands is moedertaal"]),
    ("kandidaat.vervoer", &["fiets, openbaar vervoer"]),
    ("kandidaat.rijbewijzen", &["B (auto)", "geen"]),
    ("kandidaat.reistijd", &["45"]),
    ("kandidaat.uren", &["32"]),
    ("kandidaat.dagdelen", &["ma ochtend, wo middag"]),
    ("kandidaat.vanaf", &["04-01-2027"]),
    ("kandidaat.certificaten", &["VCA, heftruckcertificaat"]),
    (
        "traject.duo",
        &["startkwalificatie gevonden", "niet uitgevoerd"],
    ),
    ("traject.crebo", &["25743"]),
    ("traject.werkprocessen", &["B1-K1-W1, P1-K1-W3"]),
    ("traject.start_gepland", &["04-01-2027"]),
    ("traject.einde_gepland", &["02-04-2027"]),
    ("bedrijf.postcode", &["7604 PX"]),
    ("bedrijf.kvk", &["12345678"]),
    ("bedrijf.sbb_id", &["100012345"]),
];

fn voorbeelden(bron: &str) -> Vec<&'static str> {
    if let Some((_, goed)) = GOED.iter().find(|(it, _)| *it == bron) {
        return goed.to_vec();
    }
    let deel = bron.strip_prefix("rol.").and_then(|it| it.split_once('.'));
    match deel.map(|(_, deel)| deel) {
        Some("naam") => vec!["Hetty Bruins"],
        Some("organisatie") => vec!["ROC Voorbeeld Oost"],
        Some("telefoon") => vec!["06 1234 5101"],
        Some("email") => vec!["hetty@voorbeeld.nl"],
        _ => panic!("give {bron} an example"),
    }
}

#[test]
fn every_source_of_every_form_is_known() {
    for spec in ALL {
        for field in spec.fields().filter(|field| !field.bron.is_empty()) {
            let recht = recht(field.bron);
            assert!(
                recht.is_some(),
                "{} {}: {}",
                spec.name,
                field.key,
                field.bron
            );
            let once = recht == Some(Recht::Eenmalig);
            assert!(!once || field.asked == Asked::Vast, "{}", field.key);
        }
    }
    assert!(!bekend("kandidaat.schoenmaat"));
    assert!(!bekend("formulier:diagnose.schoenmaat"));
    assert_eq!(
        recht("formulier:diagnose.invuller_naam"),
        Some(Recht::StelVoor)
    );
}

#[test]
fn every_source_stands_in_the_table_once_and_those_written_have_a_name_in_the_log() {
    let mut seen = std::collections::BTreeSet::new();
    for rij in rijen() {
        assert!(seen.insert(rij.bron), "{}", rij.bron);
        let writes = rij.recht == Recht::Schrijft;
        assert_eq!(writes, !rij.log.is_empty(), "{}", rij.bron);
        assert_eq!(writes, schrijfbaar(rij.bron), "{}", rij.bron);
        if writes {
            assert!(!voorbeelden(rij.bron).is_empty());
        }
    }
}

#[test]
fn the_log_knows_a_value_by_the_name_that_changes_are_kept_under() {
    for (bron, log) in [
        ("kandidaat.voornamen", "naam"),
        ("kandidaat.geboren", "geboren"),
        ("kandidaat.telefoon", "telefoon"),
        ("kandidaat.behaald", "opleiding"),
        ("kandidaat.branches", "branches"),
        ("kandidaat.straat", "adres"),
        ("plek.branche", ""),
        ("formulier:diagnose.toelichting", ""),
    ] {
        assert_eq!(veld_log(bron), log, "{bron}");
    }
}

#[test]
fn what_is_written_is_read_back_as_it_stands_on_the_form() {
    for bron in rijen().map(|rij| rij.bron).filter(|it| schrijfbaar(it)) {
        for tekst in voorbeelden(bron) {
            let mut stukken = stukken();
            // Telephone and mail belong to somebody, an organisation can wait for them.
            if let Some(wie) = bron
                .strip_prefix("rol.")
                .and_then(|it| it.split('.').next())
            {
                neem(&mut stukken, &format!("rol.{wie}.naam"), "Frits Klaassen");
            }
            neem(&mut stukken, bron, tekst);
            assert_eq!(leest(&stukken, bron).as_deref(), Some(tekst), "{bron}");
        }
    }
}

#[test]
fn taking_a_value_away_leaves_none_or_is_refused() {
    for bron in rijen().map(|rij| rij.bron).filter(|it| schrijfbaar(it)) {
        for leeg in ["", "?", "-", "  "] {
            let mut stukken = stukken();
            let before = stukken.clone();
            match schrijf(bron, &mut stukken, leeg, today()) {
                Ok(()) => {
                    let after = leest(&stukken, bron);
                    let fixed = ["traject.duo", "rol.praktijkopleider.naam", "kandidaat.naam"];
                    assert!(after.is_none() || fixed.contains(&bron), "{bron}");
                }
                Err(words) => {
                    assert!(words.ends_with('.'), "{bron}: {words}");
                    assert!(stukken == before, "{bron}");
                }
            }
        }
    }
}

#[test]
fn an_address_needs_its_number_and_the_street_may_come_later() {
    let adres = |stukken: &Stukken| {
        let kandidaat = stukken.kandidaat.as_ref().unwrap();
        kandidaat.adres.as_ref().map(ToString::to_string)
    };
    let mut stukken = stukken();
    neem(&mut stukken, "kandidaat.straat", "Voorbeeldstraat");
    assert_eq!(adres(&stukken), None);
    neem(&mut stukken, "kandidaat.huisnummer", "12");
    neem(&mut stukken, "kandidaat.toevoeging", "A");
    assert_eq!(adres(&stukken).as_deref(), Some("Voorbeeldstraat 12 A"));
    let again = Stukken::nieuw(stukken.kandidaat.clone(), None, None, None);
    assert_eq!(leest(&again, "kandidaat.huisnummer").as_deref(), Some("12"));
    neem(&mut stukken, "kandidaat.straat", "");
    assert_eq!(adres(&stukken).as_deref(), Some("nummer 12 A"));
    neem(&mut stukken, "kandidaat.huisnummer", "");
    assert_eq!(adres(&stukken), None);
}

#[test]
fn a_period_moves_as_a_whole_and_never_ends_before_it_starts() {
    let mut stukken = stukken();
    neem(&mut stukken, "traject.start_gepland", "04-01-2027");
    neem(&mut stukken, "traject.einde_gepland", "02-04-2027");
    neem(&mut stukken, "traject.start_gepland", "01-06-2027");
    let periode = |stukken: &Stukken| stukken.traject.as_ref().unwrap().periode;
    assert_eq!(periode(&stukken).start_gepland, Some(dag("2027-01-04")));
    neem(&mut stukken, "traject.einde_gepland", "01-09-2027");
    assert_eq!(periode(&stukken).start_gepland, Some(dag("2027-06-01")));
    assert_eq!(periode(&stukken).einde_gepland, Some(dag("2027-09-01")));
}

#[test]
fn a_werkproces_that_was_begun_does_not_vanish_from_the_leerroute() {
    let mut stukken = stukken();
    neem(&mut stukken, "traject.werkprocessen", "B1-K1-W1, B1-K1-W2");
    let traject = stukken.traject.as_mut().unwrap();
    traject.leerroute[0].status = WerkprocesStatus::Geleerd;
    neem(&mut stukken, "traject.werkprocessen", "P1-K1-W1");
    assert_eq!(
        leest(&stukken, "traject.werkprocessen").as_deref(),
        Some("P1-K1-W1")
    );
    let traject = stukken.traject.as_ref().unwrap();
    let status: Vec<&str> = traject
        .leerroute
        .iter()
        .map(|it| it.status.code())
        .collect();
    assert_eq!(status, ["te_leren", "vervallen"]);
    assert!(schrijf("traject.werkprocessen", &mut stukken, "B1K1", today()).is_err());
}

#[test]
fn people_come_from_the_traject_and_else_from_the_leerbedrijf() {
    let mut stukken = stukken();
    let naam = "rol.praktijkopleider.naam";
    assert_eq!(
        leest(&stukken, naam).as_deref(),
        Some("Gerrit Oude Voorbeeld")
    );
    neem(
        &mut stukken,
        "rol.praktijkopleider.telefoon",
        "06 1234 5001",
    );
    let bedrijf = stukken.bedrijf.as_ref().unwrap();
    assert!(bedrijf.betrokkenen[0].telefoon.is_some());
    // The school may be known before anybody there is.
    let school = "rol.praktijkbegeleider.organisatie";
    neem(&mut stukken, school, "ROC Voorbeeld Oost");
    assert!(stukken.traject.as_ref().unwrap().betrokkenen.is_empty());
    assert_eq!(
        leest(&stukken, school).as_deref(),
        Some("ROC Voorbeeld Oost")
    );
    neem(&mut stukken, "rol.praktijkbegeleider.naam", "Hetty Bruins");
    let wie = &stukken.traject.as_ref().unwrap().betrokkenen[0];
    assert_eq!(wie.organisatie, "ROC Voorbeeld Oost");
    assert_eq!(wie.soort, OrganisatieSoort::Mbo);
}

#[test]
fn the_branche_of_the_traject_follows_the_wish_until_there_is_a_leerwerkplek() {
    let mut stukken = stukken();
    neem(&mut stukken, "kandidaat.branches", "Zorg & welzijn, Groen");
    let branche = stukken.traject.as_ref().unwrap().branche;
    assert_eq!(branche, Some(Branche::Zorg));
    stukken.traject.as_mut().unwrap().plek = Some(crate::domain::id::LeerwerkplekId(1));
    neem(&mut stukken, "kandidaat.branches", "Groen");
    let branche = stukken.traject.as_ref().unwrap().branche;
    assert_eq!(branche, Some(Branche::Zorg));
    let vier = "Groen, Bouw, Horeca, Zorg & welzijn";
    assert!(schrijf("kandidaat.branches", &mut stukken, vier, today()).is_err());
}

#[test]
fn the_erkenning_is_the_one_for_the_crebo_in_hand() {
    let mut stukken = stukken();
    assert_eq!(leest(&stukken, "bedrijf.erkenning_crebo"), None);
    neem(&mut stukken, "traject.crebo", "25746");
    assert_eq!(
        leest(&stukken, "bedrijf.erkenning_crebo").as_deref(),
        Some("25746")
    );
    assert_eq!(
        leest(&stukken, "bedrijf.erkenning_tot").as_deref(),
        Some("31-12-2027")
    );
    neem(&mut stukken, "traject.crebo", "25741");
    assert_eq!(leest(&stukken, "bedrijf.erkenning_crebo"), None);
}

#[test]
fn what_the_dossier_decides_or_proposes_is_read() {
    let mut stukken = stukken();
    stukken.coach = "Marit de Vries".to_owned();
    stukken.delen_mbo = Some(Doelstand::Ja {
        op: dag("2026-11-02"),
        mondeling: true,
    });
    let velden = [("invuller_naam".to_owned(), "Marit".to_owned())];
    stukken
        .formulieren
        .insert("diagnose".to_owned(), velden.into());
    let pi09 = StapId::code("PI-09").unwrap();
    stukken.traject.as_mut().unwrap().stappen.zet(
        pi09,
        Stapstand::Gedaan {
            op: dag("2026-11-20"),
            door: CoachId(1),
        },
    );
    for (bron, tekst) in [
        ("kandidaat.verwijzing", "Samira Voorbeeld (K-0087)"),
        ("kandidaat.voorletters", "S."),
        ("traject.situatie", "niet werkend"),
        ("traject.duo", "niet uitgevoerd"),
        ("toestemming.delen_mbo", "ja"),
        ("coach.naam", "Marit de Vries"),
        ("standaard.odt", "ODT (overig onderwijs deeltijd)"),
        ("stap.PI-09", "20-11-2026"),
        ("formulier:diagnose.invuller_naam", "Marit"),
        ("bedrijf.naam", "Tuinderij De Voorbeeld"),
    ] {
        assert_eq!(leest(&stukken, bron).as_deref(), Some(tekst), "{bron}");
        assert!(!schrijfbaar(bron) || bron == "traject.duo", "{bron}");
    }
    assert_eq!(leest(&stukken, "bsn"), None);
    assert_eq!(recht("bsn"), Some(Recht::Apart));
    assert_eq!(format!("{stukken:?}"), "Stukken(..)");
}

#[test]
fn a_form_of_a_leerwerkplek_has_no_person_and_nothing_breaks() {
    let mut stukken = Stukken::nieuw(None, None, None, Some(bedrijf()));
    for rij in rijen() {
        let _ = leest(&stukken, rij.bron);
        let _ = schrijf(rij.bron, &mut stukken, "x", today());
    }
    assert!(stukken.kandidaat.is_none() && stukken.traject.is_none());
}

proptest! {
    /// Whatever is typed: refused without a change, or taken over and read back to the letter.
    #[test]
    fn any_text_is_refused_or_kept(at in 0..200usize, text in "\\PC{0,30}") {
        let all: Vec<&str> = rijen().map(|rij| rij.bron).filter(|it| schrijfbaar(it)).collect();
        let bron = all[at % all.len()];
        let mut stukken = stukken();
        let before = stukken.clone();
        match schrijf(bron, &mut stukken, &text, today()) {
            Err(_) => prop_assert!(stukken == before, "{}", bron),
            Ok(()) => if let Some(shown) = leest(&stukken, bron) {
                let once = stukken.clone();
                prop_assert!(schrijf(bron, &mut stukken, &shown, today()).is_ok(), "{}", bron);
                prop_assert_eq!(leest(&stukken, bron), Some(shown), "{}", bron);
                prop_assert!(stukken == once, "{}", bron);
            },
        }
    }
}
