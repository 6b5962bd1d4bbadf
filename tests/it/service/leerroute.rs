//! The leerroute through the service: one commit for many, undo, the timeline, and what is told.

use proptest::prelude::*;
use trajectbord::app::command::{Command, NieuweStand, WerkprocesKeuze};
use trajectbord::app::fault::Fault;
use trajectbord::domain::id::KaartId;
use trajectbord::domain::leerroute::{Leerregel, Uitvoerbaar};
use trajectbord::domain::regel::Regelfout;
use trajectbord::domain::stap::Situatie;
use trajectbord::domain::stappen::Stapstand;
use trajectbord::domain::waardelijst::WerkprocesStatus::{self, Geleerd, InOefening, TeLeren};

use super::stel::{ANDERE_CREBO, CREBO, PLEK, Stel, WERKPROCESSEN, dag, stap};

/// A traject in Praktijkleren, started today, with every werkproces on te leren.
fn lerend() -> (Stel, KaartId) {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = stel.kandidaat_met("Samira Vos", Situatie::NietWerkend);
    for _ in 0..3 {
        stel.hele_fase(kaart, &[]);
        stel.verplaats(kaart).unwrap();
    }
    stel.gedaan(kaart, "PL-01").unwrap();
    (stel, kaart)
}

fn kies(stel: &Stel, kaart: KaartId, crebo: &str, reden: &str) -> Result<String, Fault> {
    stel.doe(Command::KiesKwalificatie {
        kaart,
        crebo: crebo.parse().unwrap(),
        reden: reden.to_owned(),
        gezien: None,
    })
    .map(|done| done.titel)
}

fn stand(stel: &Stel, kaart: KaartId, code: &str) -> Stapstand {
    let traject = stel.dossier(kaart).traject.unwrap();
    traject.stappen.stand(stap(code)).clone()
}

fn regel(fout: Fault) -> Regelfout {
    match fout {
        Fault::Regel { regel } => regel,
        anders => panic!("{anders}"),
    }
}

#[test]
fn many_werkprocessen_are_one_change_and_one_undo() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    assert_eq!(
        regel(
            stel.werkprocessen(kaart, &["B1-K1-W1"], Some(TeLeren))
                .unwrap_err()
        ),
        Regelfout::KwalificatieOntbreekt
    );
    kies(&stel, kaart, CREBO, "").unwrap();
    let done = stel
        .werkprocessen(kaart, &["B1-K1-W1", "P1-K1-W2"], Some(TeLeren))
        .unwrap();
    assert_eq!(done.titel, "P. Bos: 2 werkprocessen te leren");
    let beeld = stel.leerroute(kaart);
    assert_eq!((beeld.telling.gekozen, beeld.telling.te_leren), (2, 2));
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(stel.leerroute(kaart).telling.gekozen, 0);
    stel.doe(Command::Opnieuw).unwrap();
    assert_eq!(stel.leerroute(kaart).telling.gekozen, 2);
    let regels = stel.tijdlijn(kaart);
    assert!(
        regels.contains(&"Werkproces B1-K1-W1: te leren op 15-01-2026".to_owned()),
        "{regels:?}"
    );
    assert!(
        regels.contains(&format!("Kwalificatie gekozen: crebo {CREBO}")),
        "{regels:?}"
    );
}

#[test]
fn the_praktijkopleider_judges_unless_another_is_named_and_the_last_does_pl_06() {
    let (stel, kaart) = lerend();
    assert_eq!(stel.leerroute(kaart).praktijkopleider, "Iris Bakker");
    for (code, _) in WERKPROCESSEN {
        assert!(!matches!(
            stand(&stel, kaart, "PL-06"),
            Stapstand::Gedaan { .. }
        ));
        stel.werkprocessen(kaart, &[code], Some(Geleerd)).unwrap();
    }
    assert!(matches!(
        stand(&stel, kaart, "PL-06"),
        Stapstand::Gedaan { .. }
    ));
    let regels = stel.tijdlijn(kaart);
    assert_eq!(regels[0], "Stap PL-06 (oordeel) gedaan op 15-01-2026");
    assert_eq!(
        regels[1],
        "Werkproces P1-K1-W2: geleerd op 15-01-2026, oordeel van Iris Bakker"
    );
    let done = stel
        .werkprocessen(kaart, &["P1-K1-W2"], Some(InOefening))
        .unwrap();
    assert!(done.titel.ends_with("PL-06 bezig"), "{}", done.titel);
    assert!(matches!(
        stand(&stel, kaart, "PL-06"),
        Stapstand::Bezig { .. }
    ));
    stel.doe(Command::Ongedaan).unwrap();
    assert!(matches!(
        stand(&stel, kaart, "PL-06"),
        Stapstand::Gedaan { .. }
    ));
    let done = stel.doe(Command::ZetWerkprocessen {
        kaart,
        regels: vec![WerkprocesKeuze {
            code: "B1-K1-W1".parse().unwrap(),
            status: Some(Geleerd),
        }],
        op: Some(dag("2026-01-14")),
        door: String::new(),
        gezien: None,
    });
    let fout = done.unwrap_err();
    assert_eq!(fout.veld(), Some("op"));
    assert!(matches!(regel(fout), Regelfout::OordeelVoorStart { .. }));
}

#[test]
fn the_verklaring_freezes_the_leerroute_and_its_clock_runs_on() {
    let (stel, kaart) = lerend();
    assert!(matches!(
        regel(stel.gedaan(kaart, "PL-08").unwrap_err()),
        Regelfout::EerstAndereStap { .. }
    ));
    stel.oordeel(kaart);
    stel.gedaan(kaart, "PL-07").unwrap();
    let klok = |code: &str| {
        let beeld = stel.leerroute(kaart);
        let rij = beeld.stappen.into_iter().find(|it| it.stap == stap(code));
        rij.unwrap().uiterlijk
    };
    assert_eq!(klok("PL-08"), Some(dag("2026-01-22")));
    stel.gedaan(kaart, "PL-08").unwrap();
    assert!(stel.leerroute(kaart).vast);
    assert_eq!(klok("PL-09"), Some(dag("2026-01-22")));
    assert_eq!(klok("PL-10"), Some(dag("2026-01-29")));
    assert_eq!(klok("PL-11"), None);
    stel.gedaan(kaart, "PL-09").unwrap();
    assert_eq!(klok("PL-11"), Some(dag("2026-01-22")));
    let fout = stel
        .werkprocessen(kaart, &["B1-K1-W1"], Some(TeLeren))
        .unwrap_err();
    assert_eq!(regel(fout), Regelfout::LeerrouteVast);
    stel.doe(Command::ZetStap {
        kaart,
        stap: stap("PL-08"),
        stand: NieuweStand::Open,
        gegeven: None,
        tekst: String::new(),
        gezien: None,
    })
    .unwrap();
    stel.werkprocessen(kaart, &["B1-K1-W1"], Some(TeLeren))
        .unwrap();
}

#[test]
fn another_kwalificatie_asks_why_and_says_what_is_vervallen() {
    let (stel, kaart) = lerend();
    let fout = kies(&stel, kaart, ANDERE_CREBO, "").unwrap_err();
    assert_eq!(fout.veld(), Some("reden"));
    let titel = kies(&stel, kaart, ANDERE_CREBO, "toch het magazijn").unwrap();
    assert!(titel.contains("2 werkprocessen vervallen"), "{titel}");
    assert!(
        titel.contains("instroom gesloten, opvolger 25746"),
        "{titel}"
    );
    let beeld = stel.leerroute(kaart);
    assert_eq!(beeld.telling.gekozen, 3);
    // P1-K1-W1 means something else now; P1-K1-W2 does not exist any more.
    let eerder: Vec<_> = beeld.eerder.iter().map(|it| it.code.to_string()).collect();
    assert_eq!(eerder, ["P1-K1-W2"]);
    let rij = &beeld.kerntaken[1].werkprocessen[0];
    assert_eq!(
        (rij.naam.as_str(), rij.regel.is_none()),
        ("Ontvangt goederen en/of producten", true)
    );
    let dossier = stel.dossier(kaart);
    let gekozen = dossier
        .tijdlijn
        .iter()
        .find(|it| it.kop.starts_with("Kwalificatie van"))
        .unwrap();
    assert_eq!(gekozen.kop, "Kwalificatie van 25746 naar 25743");
    assert!(
        gekozen
            .tekst
            .starts_with("toch het magazijn\nvervallen: P1-K1-W1 Voert werkzaamheden uit met")
    );
    assert_eq!(gekozen.tekst.lines().count(), 3);
    assert!(matches!(
        stand(&stel, kaart, "BM-05"),
        Stapstand::Bezig { .. }
    ));
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(stel.leerroute(kaart).telling.gekozen, 5);
}

#[test]
fn the_erkenning_is_named_where_it_does_not_reach() {
    let (stel, kaart) = lerend();
    let beeld = stel.leerroute(kaart);
    assert_eq!(beeld.let_op, ["bij Kwekerij Het Veld kan niet: P1-K1-W2"]);
    let kan: Vec<_> = beeld.kerntaken[1]
        .werkprocessen
        .iter()
        .map(|it| it.uitvoerbaar)
        .collect();
    assert_eq!(kan, [Uitvoerbaar::Ja, Uitvoerbaar::Nee]);
    let done = stel.gedaan(kaart, "BM-05").unwrap();
    assert!(
        done.titel.contains("let op: bij Kwekerij"),
        "{}",
        done.titel
    );
    kies(&stel, kaart, ANDERE_CREBO, "ander werk").unwrap();
    let beeld = stel.leerroute(kaart);
    assert_eq!(
        beeld.let_op,
        ["Kwekerij Het Veld is niet erkend voor 25743"]
    );
    assert_eq!(
        beeld.kerntaken[0].werkprocessen[0].uitvoerbaar,
        Uitvoerbaar::Onbekend
    );
}

#[test]
fn the_list_of_kwalificaties_begins_with_what_fits_and_marks_what_ended() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let keuzes = stel.leerroute(kaart).keuzes;
    let rij: Vec<_> = keuzes
        .iter()
        .map(|it| (it.crebo.to_string(), it.let_op.as_deref()))
        .collect();
    assert_eq!(
        rij,
        [
            (CREBO.to_owned(), None),
            (
                ANDERE_CREBO.to_owned(),
                Some("instroom gesloten, opvolger 25746")
            )
        ]
    );
}

#[test]
fn a_card_without_a_leerroute_and_a_colleague_who_was_first_are_said() {
    let (stel, kaart) = lerend();
    let fout = stel
        .werkprocessen(KaartId::Plek(PLEK), &["B1-K1-W1"], None)
        .unwrap_err();
    assert_eq!(fout.veld(), Some("kaart"));
    let gezien = Some(stel.leerroute(kaart).versie);
    stel.werkprocessen(kaart, &["B1-K1-W1"], Some(InOefening))
        .unwrap();
    let laat = stel.doe(Command::ZetWerkprocessen {
        kaart,
        regels: vec![WerkprocesKeuze {
            code: "B1-K1-W1".parse().unwrap(),
            status: None,
        }],
        op: None,
        door: String::new(),
        gezien,
    });
    assert!(matches!(laat, Err(Fault::Conflict { .. })));
    assert!(kies(&stel, kaart, "99999", "").is_err());
    assert!(kies(&stel, kaart, CREBO, "").is_err());
}

#[test]
fn the_pair_of_the_first_version_still_reads() {
    let oud: Leerregel = serde_json::from_str(r#"["B1-K1-W1","te_leren"]"#).unwrap();
    assert_eq!(oud, Leerregel::nieuw("B1-K1-W1".parse().unwrap(), TeLeren));
    let nieuw = serde_json::to_string(&oud).unwrap();
    assert_eq!(serde_json::from_str::<Leerregel>(&nieuw).unwrap(), oud);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn sets_and_undos_in_any_order_never_lose_a_judgement(
        daden in proptest::collection::vec((0..7_usize, proptest::option::of(0..WerkprocesStatus::ALL.len())), 1..24)
    ) {
        let (stel, kaart) = lerend();
        for (at, status) in daden {
            match WERKPROCESSEN.get(at) {
                Some((code, _)) => {
                    let status = status.map(|it| WerkprocesStatus::ALL[it]);
                    // The start may have been taken back: then there is nothing to judge.
                    drop(stel.werkprocessen(kaart, &[code], status));
                }
                None if at == 5 => drop(stel.doe(Command::Ongedaan)),
                None => drop(stel.doe(Command::Opnieuw)),
            }
            let traject = stel.dossier(kaart).traject.unwrap();
            let regels = stel.tijdlijn(kaart);
            let mut codes: Vec<_> = traject.leerroute.iter().map(|it| it.code).collect();
            codes.dedup();
            prop_assert_eq!(codes.len(), traject.leerroute.len());
            for regel in traject.leerroute.iter().filter(|it| it.is_beoordeeld()) {
                let kop = format!(
                    "Werkproces {}: {} op 15-01-2026, oordeel van Iris Bakker",
                    regel.code, regel.status.label()
                );
                prop_assert!(regels.contains(&kop), "{}", kop);
            }
        }
    }
}
