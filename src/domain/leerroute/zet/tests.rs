//! The rules of a leerroute, one by one and in any order.

use proptest::prelude::*;

use super::*;
use crate::domain::fase::Fase;
use crate::domain::feestdagen::Bevrijdingsdag;
use crate::domain::id::{KandidaatId, TrajectId};
use crate::domain::klok::uiterlijk;
use crate::domain::kwalificatie::Kerntaak;
use crate::domain::stap::Situatie;
use crate::domain::traject::NieuwTraject;
use crate::domain::waardelijst::{Branche, Niveau};

use WerkprocesStatus::{Geleerd, InOefening, KanAl, NietGeleerd, TeLeren, Vervallen as Weg};

const VANDAAG: &str = "2026-11-22";

fn dag(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn code(text: &str) -> Werkprocescode {
    text.parse().unwrap()
}

fn stap(text: &str) -> StapId {
    text.parse().unwrap()
}

fn kwalificatie(crebo: &str, titels: &[(&str, &str)]) -> Kwalificatie {
    Kwalificatie {
        kerntaken: vec![Kerntaak {
            code: "B1-K1".parse().unwrap(),
            naam: "Werkt".to_owned(),
            werkprocessen: titels
                .iter()
                .map(|(code, naam)| Werkproces {
                    code: code.parse().unwrap(),
                    naam: (*naam).to_owned(),
                })
                .collect(),
        }],
        ..Kwalificatie::nieuw(
            crebo.parse().unwrap(),
            "Assistent".to_owned(),
            Niveau::ALL[0],
            Branche::Logistiek,
        )
    }
}

fn logistiek() -> Kwalificatie {
    kwalificatie(
        "25743",
        &[
            ("B1-K1-W1", "Bereidt werkzaamheden voor"),
            ("B1-K1-W2", "Voert werkzaamheden uit"),
            ("P1-K1-W1", "Ontvangt goederen"),
            ("P1-K1-W2", "Slaat goederen op"),
        ],
    )
}

/// Shares one werkproces, gives one code another meaning, and lacks two.
fn groen() -> Kwalificatie {
    kwalificatie(
        "25746",
        &[
            ("B1-K1-W1", "Bereidt werkzaamheden voor"),
            ("P1-K1-W1", "Verzorgt planten"),
        ],
    )
}

fn hoe(op: Option<&str>, door: &'static str) -> Oordeel<'static> {
    Oordeel {
        op: op.map(dag),
        door,
        vandaag: dag(VANDAAG),
        coach: CoachId(1),
    }
}

fn leeg() -> Traject {
    let mut t = Traject::nieuw(NieuwTraject {
        id: TrajectId(1),
        kandidaat: KandidaatId(1),
        situatie: Situatie::NietWerkend,
        coach: CoachId(1),
        op: dag("2026-01-05"),
    });
    t.fase = Fase::Praktijkleren;
    t.periode.start_werkelijk = Some(dag("2026-09-01"));
    t
}

/// A traject that learns logistiek, with these werkprocessen.
fn met(regels: &[(&str, WerkprocesStatus)]) -> Traject {
    let t = leeg()
        .met_kwalificatie(None, &logistiek(), "", hoe(None, ""))
        .unwrap()
        .traject;
    zet(&t, regels).unwrap().traject
}

fn zet(t: &Traject, regels: &[(&str, WerkprocesStatus)]) -> Result<Gezet, Regelfout> {
    let keuzes: Vec<Keuze> = regels
        .iter()
        .map(|(tekst, status)| Keuze {
            code: code(tekst),
            status: Some(*status),
        })
        .collect();
    t.met_werkprocessen(&logistiek(), &keuzes, hoe(None, "Johan Bosman"))
}

fn uit(t: &Traject, tekst: &str) -> Gezet {
    let keuze = Keuze {
        code: code(tekst),
        status: None,
    };
    t.met_werkprocessen(&logistiek(), &[keuze], hoe(None, ""))
        .unwrap()
}

fn gedaan(op: &str) -> Stapstand {
    Stapstand::Gedaan {
        op: dag(op),
        door: CoachId(1),
    }
}

fn doe(t: &Traject, code: &str) -> Result<Traject, Regelfout> {
    t.stap_gezet(stap(code), gedaan(VANDAAG), dag(VANDAAG))
}

#[test]
fn the_choice_brings_niveau_and_the_first_branche() {
    let t = met(&[]);
    assert_eq!(t.crebo, Some("25743".parse().unwrap()));
    assert_eq!(t.niveau, Some(Niveau::ALL[0]));
    assert_eq!(t.branche, Some(Branche::Logistiek));
}

#[test]
fn a_werkproces_belongs_to_the_kwalificatie_and_is_named_once() {
    let t = met(&[]);
    assert!(matches!(
        zet(&t, &[("P2-K1-W1", TeLeren)]),
        Err(Regelfout::WerkprocesOnbekend { .. })
    ));
    assert!(matches!(
        zet(&t, &[("B1-K1-W1", TeLeren), ("B1-K1-W1", KanAl)]),
        Err(Regelfout::WerkprocesDubbel { .. })
    ));
}

#[test]
fn a_judgement_has_a_name_and_a_day_between_start_and_today() {
    let t = met(&[("B1-K1-W1", TeLeren)]);
    let keuze = [Keuze {
        code: code("B1-K1-W1"),
        status: Some(Geleerd),
    }];
    let oordeel = |hoe| t.met_werkprocessen(&logistiek(), &keuze, hoe).map(|_| ());
    assert_eq!(oordeel(hoe(None, " ")), Err(Regelfout::OordeelZonderNaam));
    assert_eq!(
        oordeel(hoe(Some("2026-08-31"), "Johan")),
        Err(Regelfout::OordeelVoorStart {
            start: dag("2026-09-01")
        })
    );
    assert_eq!(
        oordeel(hoe(Some("2026-11-23"), "Johan")),
        Err(Regelfout::OordeelInToekomst)
    );
    assert_eq!(oordeel(hoe(Some("2026-09-01"), "Johan")), Ok(()));
    let mut zonder = t.clone();
    zonder.periode.start_werkelijk = None;
    assert_eq!(
        zonder
            .met_werkprocessen(&logistiek(), &keuze, hoe(None, "Johan"))
            .unwrap_err(),
        Regelfout::OordeelZonderStart
    );
}

#[test]
fn what_somebody_could_already_comes_on_the_verklaring_only_by_a_judgement() {
    let t = met(&[("B1-K1-W1", KanAl)]);
    assert_eq!(t.op_verklaring().count(), 0);
    assert_eq!(t.leerroute[0].door, "", "no judgement, no name");
    let t = zet(&t, &[("B1-K1-W1", Geleerd)]).unwrap().traject;
    assert_eq!(t.op_verklaring().count(), 1);
    assert_eq!(t.leerroute[0].door, "Johan Bosman");
    assert_eq!(t.leerroute[0].op, Some(dag(VANDAAG)));
}

#[test]
fn saying_the_same_again_changes_nothing_and_another_day_does() {
    let t = met(&[("B1-K1-W1", Geleerd)]);
    let nog_eens = zet(&t, &[("B1-K1-W1", Geleerd)]).unwrap();
    assert!(nog_eens.regels.is_empty());
    assert_eq!(nog_eens.traject, t);
    let keuze = [Keuze {
        code: code("B1-K1-W1"),
        status: Some(Geleerd),
    }];
    let eerder = t
        .met_werkprocessen(
            &logistiek(),
            &keuze,
            hoe(Some("2026-10-01"), "Johan Bosman"),
        )
        .unwrap();
    assert_eq!(eerder.traject.leerroute[0].op, Some(dag("2026-10-01")));
}

#[test]
fn a_werkproces_leaves_without_a_trace_only_before_it_was_judged_or_established() {
    let t = met(&[("B1-K1-W1", TeLeren), ("B1-K1-W2", Geleerd)]);
    let weg = uit(&t, "B1-K1-W1");
    assert_eq!(weg.regels.len(), 1);
    assert_eq!(weg.traject.leerroute.len(), 1);
    let beoordeeld = uit(&t, "B1-K1-W2").traject;
    assert_eq!(beoordeeld.leerroute[1].status, Weg);
    assert!(uit(&beoordeeld, "B1-K1-W2").regels.is_empty());
    assert!(uit(&t, "P1-K1-W2").regels.is_empty(), "it was not chosen");
    let mut vastgesteld = t.clone();
    vastgesteld.stappen.zet(stap("PI-05"), gedaan("2026-08-20"));
    let uit = uit(&vastgesteld, "B1-K1-W1").traject;
    assert_eq!(uit.leerroute[0].status, Weg);
}

#[test]
fn steps_ask_for_what_they_stand_on() {
    let t = leeg();
    assert_eq!(doe(&t, "BM-04"), Err(Regelfout::KwalificatieOntbreekt));
    let t = met(&[]);
    assert!(matches!(
        doe(&t, "BM-04"),
        Err(Regelfout::WerkprocesOntbreekt { .. })
    ));
    let t = met(&[("B1-K1-W1", KanAl)]);
    assert!(doe(&t, "BM-04").is_ok());
    assert!(matches!(
        doe(&t, "PI-05"),
        Err(Regelfout::NietsTeLeren { .. })
    ));
    let t = met(&[("B1-K1-W1", KanAl), ("B1-K1-W2", TeLeren)]);
    assert!(doe(&t, "PI-05").is_ok());
    let fout = doe(&t, "PL-06").unwrap_err();
    assert_eq!(
        fout,
        Regelfout::OordeelOntbreekt {
            stap: stap("PL-06"),
            zonder: vec![code("B1-K1-W1"), code("B1-K1-W2")],
        }
    );
    assert!(fout.to_string().contains("B1-K1-W1, B1-K1-W2"), "{fout}");
    let t = zet(&t, &[("B1-K1-W1", NietGeleerd), ("B1-K1-W2", NietGeleerd)])
        .unwrap()
        .traject;
    assert!(matches!(
        doe(&t, "PL-08"),
        Err(Regelfout::NietsGeleerd { .. })
    ));
    let t = zet(&t, &[("B1-K1-W1", Geleerd)]).unwrap().traject;
    assert!(doe(&t, "PL-08").is_ok());
}

#[test]
fn the_last_judgement_does_pl_06_and_taking_one_back_reopens_it() {
    let t = met(&[("B1-K1-W1", InOefening), ("B1-K1-W2", Geleerd)]);
    assert!(!t.stappen.is_klaar(stap("PL-06")));
    let laatste = zet(&t, &[("B1-K1-W1", Geleerd)]).unwrap();
    assert_eq!(laatste.stappen, [(stap("PL-06"), gedaan(VANDAAG))]);
    let terug = zet(&laatste.traject, &[("B1-K1-W1", InOefening)]).unwrap();
    assert_eq!(
        terug.traject.stappen.stand(stap("PL-06")),
        &Stapstand::Bezig {
            sinds: dag(VANDAAG)
        }
    );
    // Without the one that was not judged, all that is left is.
    let weg = uit(&terug.traject, "B1-K1-W1");
    assert!(weg.traject.stappen.is_klaar(stap("PL-06")));
    // Nothing chosen any more is nothing judged.
    let niets = uit(&weg.traject, "B1-K1-W2");
    assert!(!niets.traject.stappen.is_klaar(stap("PL-06")));
}

#[test]
fn after_the_verklaring_nothing_changes_until_it_is_open_again() {
    let mut t = met(&[("B1-K1-W1", Geleerd)]);
    t.stappen.zet(stap("PL-08"), gedaan(VANDAAG));
    assert_eq!(
        zet(&t, &[("B1-K1-W1", NietGeleerd)]).unwrap_err(),
        Regelfout::LeerrouteVast
    );
    let naar = groen();
    assert_eq!(
        t.met_kwalificatie(Some(&logistiek()), &naar, "fout", hoe(None, ""))
            .unwrap_err(),
        Regelfout::LeerrouteVast
    );
    t.stappen.zet(stap("PL-08"), Stapstand::Open);
    assert!(zet(&t, &[("B1-K1-W1", NietGeleerd)]).is_ok());
}

#[test]
fn another_kwalificatie_keeps_what_is_the_same_and_names_the_rest() {
    let t = met(&[
        ("B1-K1-W1", Geleerd),
        ("B1-K1-W2", Geleerd),
        ("P1-K1-W1", TeLeren),
    ]);
    let oud = logistiek();
    assert_eq!(t.vervalt_bij(Some(&oud), &groen()), 2);
    let nieuw = t
        .met_kwalificatie(Some(&oud), &groen(), "", hoe(None, ""))
        .unwrap();
    let codes: Vec<String> = nieuw
        .vervallen
        .iter()
        .map(|it| format!("{} {} {}", it.regel.code, it.naam, it.regel.status.code()))
        .collect();
    assert_eq!(
        codes,
        [
            "B1-K1-W2 Voert werkzaamheden uit geleerd",
            "P1-K1-W1 Ontvangt goederen te_leren"
        ]
    );
    let staat: Vec<_> = nieuw
        .traject
        .leerroute
        .iter()
        .map(|it| (it.code.to_string(), it.status))
        .collect();
    // P1-K1-W1 is about plants now: the line of then lives on in the timeline only.
    assert_eq!(
        staat,
        [
            ("B1-K1-W1".to_owned(), Geleerd),
            ("B1-K1-W2".to_owned(), Weg)
        ]
    );
}

#[test]
fn after_the_begeleidingsdocument_another_kwalificatie_needs_a_reason_and_is_checked_again() {
    let mut t = met(&[("P1-K1-W2", TeLeren)]);
    for code in ["BM-04", "BM-05", "PI-05"] {
        t.stappen.zet(stap(code), gedaan("2026-08-20"));
    }
    let oud = logistiek();
    let kies = |reden| t.met_kwalificatie(Some(&oud), &groen(), reden, hoe(None, ""));
    assert_eq!(kies("  ").unwrap_err(), Regelfout::KwalificatieVast);
    let nieuw = kies("het werk bleek ander werk").unwrap();
    assert_eq!(nieuw.reden, "het werk bleek ander werk");
    let gezet: Vec<_> = nieuw.stappen.iter().map(|it| it.0.stap().code).collect();
    assert_eq!(gezet, ["BM-05", "BM-04", "PI-05"]);
}

#[test]
fn the_clock_of_the_end_runs_from_step_to_step() {
    let mut t = leeg();
    let vrij = Bevrijdingsdag::default();
    t.periode.einde_gepland = Some(dag("2024-02-29"));
    for code in ["PL-05", "PL-06", "PL-07"] {
        assert_eq!(uiterlijk(&t, stap(code), vrij), t.periode.einde(), "{code}");
    }
    assert_eq!(uiterlijk(&t, stap("PL-08"), vrij), None);
    for (code, op, volgt) in [
        // DOMAIN 10: eindgesprek 01-03-2024, verklaring due 08-03-2024.
        ("PL-07", "2024-03-01", &[("PL-08", "2024-03-08")][..]),
        (
            "PL-08",
            "2024-03-06",
            &[("PL-09", "2024-03-13"), ("PL-10", "2024-03-20")],
        ),
        ("PL-09", "2024-03-12", &[("PL-11", "2024-03-19")]),
    ] {
        t.stappen.zet(stap(code), gedaan(op));
        for (dan, dag_van) in volgt {
            assert_eq!(uiterlijk(&t, stap(dan), vrij), Some(dag(dag_van)), "{dan}");
        }
    }
}

/// One change, out of all that can be asked.
#[derive(Debug, Clone)]
enum Daad {
    Zet(usize, Option<WerkprocesStatus>),
    Kwalificatie(bool),
    Stap(&'static str, bool),
}

fn daad() -> impl Strategy<Value = Daad> {
    let status = proptest::option::of(proptest::sample::select(WerkprocesStatus::ALL.to_vec()));
    prop_oneof![
        6 => (0..6_usize, status).prop_map(|(at, status)| Daad::Zet(at, status)),
        1 => any::<bool>().prop_map(Daad::Kwalificatie),
        2 => (
            proptest::sample::select(vec!["BM-04", "PI-05", "PL-06", "PL-08"]),
            any::<bool>()
        )
            .prop_map(|(code, open)| Daad::Stap(code, open)),
    ]
}

proptest! {
    #[test]
    fn whatever_is_asked_codes_stay_unique_and_no_judgement_goes_unsaid(
        daden in proptest::collection::vec(daad(), 1..40)
    ) {
        const CODES: [&str; 6] =
            ["B1-K1-W1", "B1-K1-W2", "P1-K1-W1", "P1-K1-W2", "P2-K1-W1", "B1-K2-W1"];
        let mut t = met(&[]);
        let mut hier = logistiek();
        // What the timeline would say: every judgement that was ever given.
        let mut gezegd = Vec::new();
        for daad in daden {
            let voor = t.clone();
            match daad {
                Daad::Zet(at, status) => {
                    let keuze = [Keuze { code: code(CODES[at]), status }];
                    let Ok(gezet) = t.met_werkprocessen(&hier, &keuze, hoe(None, "Johan")) else {
                        continue;
                    };
                    gezegd.extend(gezet.regels.iter().map(|it| it.0.clone()));
                    t = gezet.traject;
                }
                Daad::Kwalificatie(ander) => {
                    let naar = if ander { groen() } else { logistiek() };
                    let Ok(nieuw) =
                        t.met_kwalificatie(Some(&hier), &naar, "anders", hoe(None, ""))
                    else {
                        continue;
                    };
                    let weg = nieuw.vervallen.iter().map(|it| &it.regel);
                    for regel in voor.gekozen() {
                        let blijft = nieuw.traject.gekozen().any(|it| it == regel);
                        prop_assert!(blijft || weg.clone().any(|it| it == regel));
                    }
                    t = nieuw.traject;
                    hier = naar;
                }
                Daad::Stap(code, open) => {
                    let stand = if open { Stapstand::Open } else { gedaan(VANDAAG) };
                    if let Ok(anders) = t.stap_gezet(stap(code), stand, dag(VANDAAG)) {
                        t = anders;
                    }
                }
            }
            let codes: BTreeSet<_> = t.leerroute.iter().map(|it| it.code).collect();
            prop_assert_eq!(codes.len(), t.leerroute.len());
            for regel in &t.leerroute {
                prop_assert!(zoek(&hier, regel.code).is_some() || regel.status == Weg);
                prop_assert!(!regel.is_beoordeeld() || !regel.door.is_empty());
                prop_assert!(!regel.is_beoordeeld() || gezegd.contains(regel));
            }
            // A step never says done while what it stands on is gone; only PL-08 was frozen then.
            for code in ["BM-04", "PI-05", "PL-06"] {
                let gedaan = t.stappen.gedaan_op(stap(code)).is_some();
                prop_assert!(!gedaan || t.leerroute_laat(stap(code)).is_ok());
            }
        }
    }
}
