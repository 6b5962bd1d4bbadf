//! What holds of every pair: unknown is no nee, better is never worse, a change that is named helps.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::domain::code::Crebo;
use crate::domain::id::{CoachId, LeerbedrijfId, LeerwerkplekId, TrajectId};
use crate::domain::leerwerkplek::{Leerwerkplek, Perspectief, PlekStand};
use crate::domain::waardelijst::{Branche, Niveau, Taalniveau};

const G: Gewichten = Gewichten::VAST;

fn vandaag() -> NaiveDate {
    "2026-11-23".parse().unwrap()
}

fn over(dagen: u64) -> NaiveDate {
    vandaag() + Days::new(dagen)
}

fn crebo(nummer: u32) -> Crebo {
    nummer.to_string().parse().unwrap()
}

fn ruimte(aantal: u16, bezet: &[Bezetting]) -> Ruimte {
    let plek = Leerwerkplek {
        aantal,
        stand: PlekStand::Beschikbaar,
        ..Leerwerkplek::nieuw(LeerwerkplekId(1), LeerbedrijfId(1), CoachId(1), vandaag())
    };
    Ruimte::van(&plek, bezet)
}

/// A pair on which everything is known and fits.
fn paar() -> (KandidaatKant, PlekKant) {
    let mut k = KandidaatKant::leeg(TrajectId(1), vandaag());
    k.branches[0] = Some(Branche::Logistiek);
    k.niveau = Some(Niveau::Een);
    k.crebo = Some(crebo(25743));
    k.te_leren = 0b111;
    k.toestemming = Oordeel::Ja;
    k.waar.punt = Some((0, 0));
    k.waar.pc4 = 7551;
    k.vervoer = 1;
    k.reistijd = Some(30);
    k.rijbewijzen = 1;
    k.certificaten = 1;
    k.uren = Some(32);
    k.dagdelen = 0b11_1111;
    k.taal = Some(Taalniveau::B1);
    let mut p = PlekKant::leeg(LeerwerkplekId(1), LeerbedrijfId(1));
    p.branche = Some(Branche::Logistiek);
    p.niveau = Some(Niveau::Een);
    p.crebo = Some(crebo(25743));
    p.erkenningen = Box::new([ErkenKant {
        crebo: Some(crebo(25743)),
        niveau: Some(Niveau::Een),
        branche: Some(Branche::Logistiek),
        tot: Some(over(400)),
        uitvoerbaar: 0b111,
    }]);
    p.ruimte = ruimte(2, &[]);
    p.waar.punt = Some((3000, 0));
    p.waar.pc4 = 7555;
    p.uren = Some(24);
    p.dagdelen = 0b11;
    p.taal = Some(Taalniveau::A2);
    p.begeleiding = Some(2);
    p.perspectief = Some(Perspectief::Toegezegd);
    p.ervaring = (3, 0);
    (k, p)
}

/// Everything that may be weighed of a kandidaat, by name. A new field does not get past this list.
#[test]
fn there_is_no_place_for_nationality_sex_age_or_health() {
    let KandidaatKant {
        traject: _,
        vandaag: _,
        branches: _,
        niveau: _,
        crebo: _,
        te_leren: _,
        toestemming: _,
        waar: _,
        vervoer: _,
        reistijd: _,
        reistijden: _,
        niet_bij: _,
        afgewezen: _,
        rijbewijzen: _,
        certificaten: _,
        certificaten_nee: _,
        antwoorden: _,
        uren: _,
        dagdelen: _,
        vanaf: _,
        taal: _,
        start: _,
        einde: _,
        plek: _,
    } = paar().0;
}

#[test]
fn a_pair_on_which_everything_fits_is_ja_and_its_score_is_the_sum_of_its_terms() {
    let (k, p) = paar();
    let weging = weeg(&k, &p, &G);
    assert_eq!(weging.oordeel(), Oordeel::Ja);
    let som: u16 = weging.zacht.iter().map(|it| u16::from(it.punten)).sum();
    assert_eq!(weging.score, som);
    assert_eq!(weging.score, 100 - 5, "all but a journey of no minutes");
    assert!(waarom_niet(&k, &p, &G).is_empty());
}

#[test]
fn nobody_of_whom_nothing_is_known_is_turned_away() {
    let (_, p) = paar();
    let k = KandidaatKant::leeg(TrajectId(1), vandaag());
    assert_eq!(weeg(&k, &p, &G).oordeel(), Oordeel::Onbekend);
    let (k, _) = paar();
    let mut leeg = PlekKant::leeg(LeerwerkplekId(2), LeerbedrijfId(2));
    leeg.ruimte = ruimte(1, &[]);
    leeg.erkenningen = p.erkenningen.clone();
    assert_eq!(weeg(&k, &leeg, &G).oordeel(), Oordeel::Onbekend);
}

#[test]
fn a_plek_two_above_falls_off_and_one_above_fits_with_half_the_points() {
    let (mut k, mut p) = paar();
    k.crebo = None;
    p.niveau = Some(Niveau::Twee);
    p.erkenningen[0].niveau = Some(Niveau::Twee);
    let weging = weeg(&k, &p, &G);
    assert_eq!(weging.oordeel(), Oordeel::Ja);
    assert_eq!(weging.zacht[Term::Niveau.plaats()].punten, 4);
    p.niveau = Some(Niveau::Drie);
    p.erkenningen[0].niveau = Some(Niveau::Drie);
    assert_eq!(weeg(&k, &p, &G).eerste_nee(), Some(Voorwaarde::Niveau));
    // An erkenning for the kandidaat's own niveau makes the highest niveau no hurdle.
    p.erkenningen[0].niveau = Some(Niveau::Een);
    assert_eq!(weeg(&k, &p, &G).oordeel(), Oordeel::Ja);
}

#[test]
fn a_full_plek_says_from_when_a_place_is_free() {
    let (k, mut p) = paar();
    let houder = Bezetting {
        van: NaiveDate::MIN,
        tot: Some(over(97)),
    };
    p.ruimte = ruimte(1, &[houder]);
    assert_eq!(weeg(&k, &p, &G).eerste_nee(), Some(Voorwaarde::Plaats));
    let blokkades = waarom_niet(&k, &p, &G);
    assert_eq!(
        blokkades[0].veranderingen[0].tekst(),
        "wachten tot 01-03-2027: dan is er een plaats vrij"
    );
}

#[test]
fn why_not_names_the_smallest_changes_in_words() {
    let (mut k, mut p) = paar();
    p.waar.punt = Some((6_500, 0));
    k.reistijd = Some(25);
    p.erkenningen = Box::default();
    let teksten: Vec<String> = waarom_niet(&k, &p, &G)
        .iter()
        .map(|it| it.veranderingen[0].tekst())
        .collect();
    assert_eq!(
        teksten,
        [
            "erkenning voor 25743 aanvragen bij SBB",
            "reistijd 35 i.p.v. 25 minuten"
        ]
    );
}

#[test]
fn the_unknown_that_decides_over_most_places_is_asked_first() {
    let (mut k, p) = paar();
    k.reistijd = None;
    k.rijbewijzen = 0;
    let mut teller = Vragenteller::nieuw(crate::domain::id::KaartId::Traject(k.traject));
    for ver in 0..3 {
        let mut plek = p.clone();
        plek.waar.punt = Some((9_000, 0));
        if ver == 2 {
            plek.rijbewijzen = 0b100;
        }
        teller.neem(&k, &plek, &weeg(&k, &plek, &G));
    }
    let vragen = teller.beste(&G);
    assert_eq!(
        vragen[0].tekst(crate::domain::telwoord::Woord::PLEK),
        "vraag reistijd: beslist over 2 plekken"
    );
    assert_eq!((vragen[0].paren, vragen[0].veld), (3, Veld::Reistijd));
}

fn iets<T: Clone + std::fmt::Debug + 'static>(van: Vec<T>) -> impl Strategy<Value = Option<T>> {
    prop::option::weighted(0.8, prop::sample::select(van))
}

fn wie() -> impl Strategy<Value = KandidaatKant> {
    let branches = vec![Branche::Logistiek, Branche::Groen, Branche::Anders];
    let een = (
        iets(branches.clone()),
        iets(branches),
        iets(Niveau::ALL.to_vec()),
        iets(vec![crebo(25743), crebo(25746)]),
        prop::sample::select(vec![Oordeel::Ja, Oordeel::Nee, Oordeel::Onbekend]),
        iets(vec![(0, 0), (4_000, 1_000)]),
        0..32u32,
        iets(vec![5_u8, 20, 45]),
    );
    let twee = (
        0..64u32,
        0..8u32,
        0..8u32,
        iets(vec![8_u8, 24, 40]),
        0..64u32,
        iets(Taalniveau::ALL.to_vec()),
        iets(vec![0_u64, 30, 120]),
        (any::<bool>(), any::<bool>(), iets(vec![true, false])),
    );
    (een, twee).prop_map(|(een, twee)| {
        let mut k = KandidaatKant::leeg(TrajectId(1), vandaag());
        k.branches[0] = een.0;
        k.branches[1] = een.1.filter(|it| Some(*it) != een.0);
        k.niveau = een.2;
        k.crebo = een.3;
        k.te_leren = if een.3.is_some() { 0b1011 } else { 0 };
        k.toestemming = een.4;
        k.waar.punt = een.5;
        k.waar.pc4 = if een.5.is_some() { 7551 } else { 0 };
        k.vervoer = een.6;
        k.reistijd = een.7;
        (k.rijbewijzen, k.certificaten, k.certificaten_nee) = (twee.0, twee.1, twee.2 & !twee.1);
        k.uren = twee.3;
        k.dagdelen = twee.4;
        k.taal = twee.5;
        k.start = twee.6.map(over);
        if twee.7.0 {
            k.niet_bij = Box::new([LeerbedrijfId(1)]);
        }
        if twee.7.1 {
            k.afgewezen = Box::new([LeerwerkplekId(1)]);
        }
        k.antwoorden = twee
            .7
            .2
            .map(|ja| ("tillen".into(), ja))
            .into_iter()
            .collect();
        k
    })
}

fn waar() -> impl Strategy<Value = PlekKant> {
    let een = (
        iets(vec![Branche::Logistiek, Branche::Groen, Branche::Zorg]),
        iets(Niveau::ALL.to_vec()),
        iets(vec![crebo(25743), crebo(25746)]),
        prop::collection::vec((0..3usize, 0..4usize, iets(vec![60_u64, 500])), 0..3),
        0..3u16,
        iets(vec![(0, 0), (9_000, 2_000), (90_000, 0)]),
        iets(vec![0_u64, 20, 60, 200]),
        0..3usize,
    );
    let twee = (
        iets(vec![8_u8, 24, 40]),
        0..64u32,
        iets(vec![Taalniveau::A1, Taalniveau::B1]),
        0..64u32,
        0..16u32,
        any::<bool>(),
        iets(vec![0_u8, 2]),
        iets(vec![
            Perspectief::Toegezegd,
            Perspectief::Mogelijk,
            Perspectief::Geen,
        ]),
    );
    (een, twee).prop_map(|(een, twee)| {
        let mut p = PlekKant::leeg(LeerwerkplekId(1), LeerbedrijfId(1));
        (p.branche, p.niveau, p.crebo) = (een.0, een.1, een.2);
        let soort = [crebo(25743), crebo(25746), crebo(25774)];
        p.erkenningen = een
            .3
            .iter()
            .map(|(welke, niveau, tot)| ErkenKant {
                crebo: Some(soort[*welke]),
                niveau: Niveau::ALL.get(*niveau).copied(),
                branche: p.branche,
                tot: tot.map(over),
                uitvoerbaar: 0b11,
            })
            .collect();
        let houder = Bezetting {
            van: NaiveDate::MIN,
            tot: Some(over(50)),
        };
        p.vanaf = een.6.map(over);
        p.ruimte = ruimte(een.4, &vec![houder; een.7]);
        p.waar.punt = een.5;
        p.waar.pc4 = if een.5.is_some() { 7605 } else { 0 };
        p.uren = twee.0;
        p.dagdelen = twee.1;
        p.taal = twee.2;
        // Not the bit of "geen": nobody asks for that.
        p.rijbewijzen = twee.3 & !1;
        p.certificaten = twee.4 & !1;
        if twee.5 {
            p.anders = Box::new(["tillen".into()]);
        }
        p.begeleiding = twee.6;
        p.perspectief = twee.7;
        p
    })
}

fn beter(k: &KandidaatKant, p: &PlekKant) -> Vec<(KandidaatKant, PlekKant)> {
    let (basis_k, basis_p) = (k.clone(), p.clone());
    let met_k = |doe: fn(&mut KandidaatKant)| {
        let mut k = basis_k.clone();
        doe(&mut k);
        (k, basis_p.clone())
    };
    let met_p = |doe: fn(&mut PlekKant)| {
        let mut p = basis_p.clone();
        doe(&mut p);
        (basis_k.clone(), p)
    };
    vec![
        met_k(|k| k.uren = k.uren.map(|it| it + 4)),
        met_k(|k| {
            k.taal = k
                .taal
                .filter(|it| *it == Taalniveau::Onbekend)
                .or(Some(Taalniveau::Moedertaal));
        }),
        met_k(|k| k.certificaten |= 0xFF),
        met_k(|k| k.dagdelen |= 0xFF),
        met_k(|k| k.vervoer |= if k.vervoer == 0 { 0 } else { 0xFF }),
        met_p(|p| p.waar.punt = p.waar.punt.map(|(oost, noord)| (oost / 2, noord / 2))),
        met_p(|p| p.perspectief = Some(Perspectief::Toegezegd)),
        met_p(|p| p.begeleiding = Some(3)),
        met_p(|p| p.taal = None),
        met_p(|p| p.certificaten = 0),
        met_p(|p| p.ervaring = (5, 0)),
        met_p(|p| {
            for it in &mut p.erkenningen {
                it.uitvoerbaar |= 0xFFFF;
            }
        }),
    ]
}

proptest! {
    #[test]
    fn the_score_never_falls_when_a_term_improves(k in wie(), p in waar()) {
        let mut k = k;
        // The journey is held against a point that half way is nearer to.
        k.waar.punt = k.waar.punt.map(|_| (0, 0));
        let nu = weeg(&k, &p, &G).score;
        for (plaats, (k, p)) in beter(&k, &p).into_iter().enumerate() {
            prop_assert!(weeg(&k, &p, &G).score >= nu, "improvement {plaats}");
        }
    }

    #[test]
    fn with_the_changes_that_are_named_it_fits(k in wie(), p in waar()) {
        let blokkades = waarom_niet(&k, &p, &G);
        let (mut k2, mut p2) = (k.clone(), p.clone());
        for it in &blokkades {
            match it.veranderingen.first() {
                Some(verandering) => verandering.doe(&mut k2, &mut p2),
                // Only a journey longer than anybody can answer has no change.
                None => prop_assert_eq!(it.voorwaarde, Voorwaarde::Reistijd),
            }
        }
        let over: Vec<Voorwaarde> = weeg(&k2, &p2, &G).met(Oordeel::Nee).collect();
        let kan_niet = blokkades.iter().filter(|it| it.veranderingen.is_empty());
        let kan_niet: Vec<Voorwaarde> = kan_niet.map(|it| it.voorwaarde).collect();
        prop_assert_eq!(over, kan_niet);
    }

    #[test]
    fn answering_a_question_never_brings_back_what_fell_off(k in wie(), p in waar()) {
        // Forgetting something about the kandidaat never turns a ja or an onbekend into a nee.
        let weging = weeg(&k, &p, &G);
        let vergeet: [fn(&mut KandidaatKant); 6] = [
            |k| k.branches = [None; 4],
            |k| k.niveau = None,
            |k| k.toestemming = Oordeel::Onbekend,
            |k| k.vervoer = 0,
            |k| k.rijbewijzen = 0,
            |k| k.antwoorden = Box::default(),
        ];
        for (plaats, doe) in vergeet.into_iter().enumerate() {
            let mut minder = k.clone();
            doe(&mut minder);
            let na = weeg(&minder, &p, &G);
            for it in [Voorwaarde::Branche, Voorwaarde::Niveau, Voorwaarde::Toestemming,
                       Voorwaarde::Vereiste] {
                let was = weging.hard[it.plaats()];
                prop_assert!(
                    was == Oordeel::Nee || na.hard[it.plaats()] != Oordeel::Nee,
                    "{plaats} {}", it.code()
                );
            }
        }
        prop_assert_eq!(weeg(&k, &p, &G), weging, "the same input, the same answer");
        prop_assert_eq!(valt_af(&k, &p, &G), weging.eerste_nee(), "counted as weighed");
    }
}
