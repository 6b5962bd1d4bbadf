//! The example region loads, is as large as was promised, and refuses what the rules refuse.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use chrono::Days;

use super::*;
use crate::domain::fase::Fase;
use crate::domain::gebeurtenis::Wat;
use crate::domain::id::KaartId;
use crate::domain::leerwerkplek::PlekStand;
use crate::domain::poort::{plek_poort, poort};
use crate::domain::sluiting::{Slot, Stand};
use crate::domain::stap::{Poortniveau, Situatie, StapId};
use crate::domain::stappen::Stapstand;
use crate::domain::waardelijst::uitkomst::Uitkomst;

/// A Wednesday.
fn vandaag() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 11).unwrap()
}

fn voorbeeld() -> Regio {
    regio(vandaag()).unwrap()
}

fn stap(code: &str) -> StapId {
    StapId::code(code).unwrap()
}

fn lopend(regio: &Regio) -> impl Iterator<Item = &Traject> {
    regio.trajecten.iter().filter(|it| !it.is_gesloten())
}

fn plek<'a>(regio: &'a Regio, traject: &Traject) -> Option<&'a Leerwerkplek> {
    regio
        .leerwerkplekken
        .iter()
        .find(|it| Some(it.id) == traject.plek)
}

#[test]
fn the_region_loads_on_every_day_of_the_week_and_of_a_leap_year() {
    for vooruit in 0..7 {
        let dag = vandaag() + Days::new(vooruit);
        if let Err(fout) = regio(dag) {
            panic!("{dag}: {fout}");
        }
    }
    for dag in ["2028-02-29", "2027-01-01", "2026-12-31", "2031-08-17"] {
        if let Err(fout) = regio(dag.parse().unwrap()) {
            panic!("{dag}: {fout}");
        }
    }
}

#[test]
fn there_is_as_much_of_everything_as_was_promised() {
    let regio = voorbeeld();
    assert!(regio.kandidaten.len() >= 60, "{}", regio.kandidaten.len());
    assert!(
        regio.leerbedrijven.len() >= 25,
        "{}",
        regio.leerbedrijven.len()
    );
    assert!(
        regio.leerwerkplekken.len() >= 40,
        "{}",
        regio.leerwerkplekken.len()
    );
    assert!(regio.trajecten.len() >= 80, "{}", regio.trajecten.len());
    assert_eq!(regio.kwalificaties.len(), 53);
    assert_eq!(
        regio
            .kwalificaties
            .iter()
            .flat_map(Kwalificatie::werkprocessen)
            .count(),
        439
    );
    assert!(regio.gebieden.len() > 250);
    assert_eq!(regio.coaches.len(), 6);
    assert_eq!(regio.coaches[0].kort, "mdv");
    let mut per_fase = BTreeMap::new();
    for traject in lopend(&regio) {
        *per_fase.entry(traject.fase).or_insert(0) += 1;
    }
    assert_eq!(per_fase.len(), 6, "{per_fase:?}");
    assert!(per_fase.values().all(|aantal| *aantal >= 5), "{per_fase:?}");
    let werving = regio
        .leerwerkplekken
        .iter()
        .filter(|it| it.stand == PlekStand::Werving)
        .count();
    assert!(werving >= 12, "{werving}");
}

#[test]
fn every_traject_has_what_the_poorten_behind_it_ask() {
    let regio = voorbeeld();
    for traject in &regio.trajecten {
        for fase in Fase::ALL.into_iter().filter(|fase| *fase < traject.fase) {
            let mut toen = traject.clone();
            toen.fase = fase;
            let poort = poort(&toen, plek(&regio, traject));
            assert!(
                poort.is_open(),
                "{} uit {}: {:?}",
                traject.id,
                fase.code(),
                poort.open
            );
        }
    }
    for plek in regio
        .leerwerkplekken
        .iter()
        .filter(|it| it.stand == PlekStand::Beschikbaar)
    {
        assert!(plek_poort(plek).is_open(), "{}", plek.id);
    }
}

#[test]
fn every_bsn_is_a_test_number_of_one_person() {
    let regio = voorbeeld();
    let bsns: HashSet<_> = regio.bsns.iter().map(|it| it.bsn).collect();
    assert_eq!(bsns.len(), regio.bsns.len());
    assert!(bsns.iter().all(|it| it.is_testnummer()));
    assert!(
        regio.bsns.len() < regio.kandidaten.len(),
        "somebody has not given it yet"
    );
}

#[test]
fn every_outcome_and_several_reasons_to_stop_occur() {
    let regio = voorbeeld();
    let mut uitkomsten = HashSet::new();
    let mut redenen = HashSet::new();
    let mut niet_passend = 0;
    for traject in &regio.trajecten {
        if let Stand::Gesloten(sluiting) = &traject.stand {
            match sluiting.slot {
                Slot::Afgerond(uitkomst) => drop(uitkomsten.insert(uitkomst)),
                Slot::Uitgevallen(reden) => drop(redenen.insert(reden)),
                Slot::NietPassend => niet_passend += 1,
            }
        }
    }
    assert_eq!(uitkomsten.len(), Uitkomst::ALL.len());
    assert!(redenen.len() >= 8, "{redenen:?}");
    assert!(niet_passend >= 2);
    let wacht = lopend(&regio)
        .filter(|it| matches!(it.stand, Stand::Wacht { .. }))
        .count();
    assert!(wacht >= 2);
}

#[test]
fn werkenden_and_second_trajecten_occur() {
    let regio = voorbeeld();
    assert!(
        lopend(&regio)
            .filter(|it| it.situatie == Situatie::Werkend)
            .count()
            >= 6
    );
    let eerder: HashSet<_> = regio
        .trajecten
        .iter()
        .filter(|it| it.is_gesloten())
        .map(|it| it.kandidaat)
        .collect();
    assert!(
        lopend(&regio)
            .filter(|it| eerder.contains(&it.kandidaat))
            .count()
            >= 3
    );
}

#[test]
fn the_dates_look_alive() {
    let regio = voorbeeld();
    let mut te_laat = 0;
    let mut komt_nog = 0;
    for traject in lopend(&regio) {
        for (_, stand) in traject.stappen.iter() {
            match stand {
                Stapstand::Gepland { op } if *op < vandaag() => te_laat += 1,
                Stapstand::Gepland { .. } => komt_nog += 1,
                _ => {}
            }
        }
    }
    assert!(te_laat >= 8, "{te_laat}");
    assert!(komt_nog >= 25, "{komt_nog}");
    let dagen = |it: &&Traject| (vandaag() - it.sinds).num_days();
    let vast = lopend(&regio)
        .filter(|it| dagen(it) > i64::from(it.fase.norm_dagen()))
        .count();
    assert!(vast >= 6, "{vast}");
    assert!(lopend(&regio).any(|it| it.fase < Fase::Plaatsing && dagen(&it) >= 90));
    assert!(regio.trajecten.iter().all(|it| it.sinds <= vandaag()));
    let verloopt = |it: &Leerbedrijf| {
        it.erkenningen.iter().any(|it| {
            it.geldig_tot
                .is_some_and(|tot| tot < vandaag() + Days::new(30))
        })
    };
    assert!(regio.leerbedrijven.iter().filter(|it| verloopt(it)).count() >= 2);
}

#[test]
fn the_first_cards_tell_the_story() {
    let regio = voorbeeld();
    let houdt_op = |fase: Fase, code: &str| {
        lopend(&regio).filter(move |it| it.fase == fase).any(|it| {
            let poort = poort(it, None);
            let blok: Vec<_> = poort
                .open
                .iter()
                .filter(|it| it.niveau >= Poortniveau::Block)
                .map(|it| it.stap)
                .collect();
            blok == [stap(code)]
        })
    };
    assert!(houdt_op(Fase::WervingKandidaten, "WK-06"));
    assert!(houdt_op(Fase::Plaatsing, "PI-10"));
    let klaar = lopend(&regio).filter(|it| poort(it, plek(&regio, it)).is_open());
    let fasen: BTreeSet<_> = klaar.map(|it| it.fase).collect();
    assert!(fasen.len() >= 5, "ready to move: {fasen:?}");
    let pok = lopend(&regio).find(|it| {
        let start = it.periode.start_gepland;
        !it.stappen.is_klaar(stap("PI-10"))
            && start.is_some_and(|dag| (dag - vandaag()).num_days() <= 7)
    });
    assert!(pok.is_some());
    let eindgesprek = lopend(&regio).find(|it| {
        let op = it.stappen.gedaan_op(stap("PL-07"));
        !it.stappen.is_klaar(stap("PL-08")) && op == Some(vandaag() - Days::new(9))
    });
    assert!(eindgesprek.is_some());
}

#[test]
fn a_leerwerkplek_holds_no_more_people_than_it_has_places() {
    let regio = voorbeeld();
    for plek in &regio.leerwerkplekken {
        assert!(plek.bezet.len() <= usize::from(plek.aantal), "{}", plek.id);
    }
    let bezet: usize = regio.leerwerkplekken.iter().map(|it| it.bezet.len()).sum();
    assert!(bezet >= 30, "{bezet}");
}

#[test]
fn a_timeline_starts_with_the_card_and_only_goes_forward() {
    let regio = voorbeeld();
    assert!(regio.gebeurtenissen.is_sorted_by_key(|it| it.moment));
    let mut gezien: HashSet<KaartId> = HashSet::new();
    for it in &regio.gebeurtenissen {
        if gezien.insert(it.kaart) {
            assert!(matches!(it.wat, Wat::Aangemaakt), "{}", it.kaart);
        }
        assert!(it.moment.date_naive() <= vandaag(), "{}", it.kaart);
    }
    assert_eq!(
        gezien.len(),
        regio.trajecten.len() + regio.leerwerkplekken.len()
    );
    let eigen = regio
        .gebeurtenissen
        .iter()
        .filter(|it| it.wat.is_eigen_tekst())
        .count();
    assert!(eigen >= 250, "{eigen}");
}

#[test]
fn the_same_day_gives_the_same_records_and_each_has_its_own_key() {
    let een = voorbeeld().records();
    let twee = voorbeeld().records();
    assert!(een == twee);
    let sleutels: HashSet<_> = een.iter().map(|(sleutel, _)| *sleutel).collect();
    assert_eq!(sleutels.len(), een.len());
    assert!(
        een.iter()
            .all(|(sleutel, record)| sleutel.soort == record.soort())
    );
}

#[test]
fn a_mistake_is_named_with_file_entry_and_what_is_wrong() {
    let fout = |teksten: Teksten<'_>| lees(&teksten, vandaag()).unwrap_err().to_string();
    let ander = |van: &str, naar: &str, tekst: &str| {
        assert!(tekst.contains(van), "{van}");
        tekst.replacen(van, naar, 1)
    };
    let v = VOORBEELD;

    let kandidaten = ander("bsn = \"99999", "bsn = \"12345", v.kandidaten);
    let uit = fout(Teksten {
        kandidaten: &kandidaten,
        ..v
    });
    assert!(
        uit.starts_with("seed/kandidaten.toml, samira-vural: bsn: "),
        "{uit}"
    );

    let kandidaten = ander(
        "uitkering = \"PW\"",
        "uitkering = \"BIJSTAND\"",
        v.kandidaten,
    );
    let uit = fout(Teksten {
        kandidaten: &kandidaten,
        ..v
    });
    assert!(
        uit.contains("samira-vural: uitkering: \"BIJSTAND\" staat niet in de lijst"),
        "{uit}"
    );

    let kandidaten = ander("voornaam", "vornaam", v.kandidaten);
    let uit = fout(Teksten {
        kandidaten: &kandidaten,
        ..v
    });
    assert!(
        uit.starts_with("seed/kandidaten.toml, regel 10: dit is niet te lezen"),
        "{uit}"
    );

    let plekken = ander("crebo = 25745", "crebo = 25700", v.leerwerkplekken);
    let uit = fout(Teksten {
        leerwerkplekken: &plekken,
        ..v
    });
    assert!(
        uit.contains("plek-bougie: plek: crebo 25700 staat niet in kwalificaties.toml"),
        "{uit}"
    );

    let regio = ander("\"99ZZ\"", "\"ZZ99\"", v.regio);
    let uit = fout(Teksten { regio: &regio, ..v });
    assert!(
        uit.contains("roc-voorbeeld-oost: organisatie: 'ZZ99' is geen brin"),
        "{uit}"
    );
}

#[test]
fn a_history_that_the_rules_refuse_does_not_load() {
    let v = VOORBEELD;
    let fout = |bestand: usize, van: &str, naar: &str| {
        let (naam, tekst) = v.trajecten[bestand];
        assert!(tekst.contains(van), "{van}");
        let nieuw = tekst.replacen(van, naar, 1);
        let mut trajecten = v.trajecten;
        trajecten[bestand] = (naam, &nieuw);
        lees(&Teksten { trajecten, ..v }, vandaag())
            .unwrap_err()
            .to_string()
    };
    let uit = fout(1, "WK-09", "WK-04");
    assert!(uit.contains("(WK-09)"), "{uit}");
    let uit = fout(3, " PI-10 ", " ");
    assert!(uit.contains("PI-10"), "{uit}");
    let uit = fout(0, "WK-06", "WK-66");
    assert!(uit.contains("'WK-66' is geen stap"), "{uit}");
    let uit = fout(0, " mdv: WK-01", " xyz: WK-01");
    assert!(
        uit.contains("coach 'xyz' staat niet in regio.toml"),
        "{uit}"
    );
    let uit = fout(3, "plek = \"orderpicken-dc\"", "plek = \"plek-bougie\"");
    assert!(uit.contains("fatuma-osman"), "{uit}");
}
