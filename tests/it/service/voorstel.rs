//! The proposal track: from voorgesteld to bevestigd, afgewezen or ingetrokken.

use trajectbord::app::command::{Command, NieuweStand, StapGegeven};
use trajectbord::app::fault::Fault;
use trajectbord::app::gateway::Done;
use trajectbord::app::query::{Antwoord, Query, VoorstelRij};
use trajectbord::domain::fase::Fase;
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::id::{KaartId, TrajectId};
use trajectbord::domain::regel::Regelfout;
use trajectbord::domain::sluiting::Slot;
use trajectbord::domain::stap::Situatie;
use trajectbord::domain::stappen::Stapstand;
use trajectbord::domain::voorstel::{Partij, Voorstelstand};
use trajectbord::domain::waardelijst::{RedenAfwijzing, RedenUitval};

use super::stel::{PLEK, Stel, dag, stap};

fn id(kaart: KaartId) -> TrajectId {
    match kaart {
        KaartId::Traject(id) => id,
        KaartId::Plek(_) => panic!("a traject"),
    }
}

/// A kandidaat in Werving who may be named to a leerbedrijf.
fn kandidaat(stel: &Stel, naam: &str) -> KaartId {
    let kaart = stel.kandidaat(naam);
    stel.vul_formulier(kaart, Formuliersoort::Toestemming)
        .unwrap();
    kaart
}

fn stel_voor(stel: &Stel, kaart: KaartId, reden: &str) -> Result<Done, Fault> {
    stel.doe(Command::StelVoor {
        traject: id(kaart),
        plek: PLEK,
        reden: reden.to_owned(),
    })
}

fn kennismaking(stel: &Stel, kaart: KaartId, op: &str) -> Result<Done, Fault> {
    stel.doe(Command::PlanKennismaking {
        traject: id(kaart),
        plek: PLEK,
        op: dag(op),
    })
}

fn zegt(stel: &Stel, kaart: KaartId, partij: Partij, ja: bool) -> Result<Done, Fault> {
    stel.doe(Command::ReactieVoorstel {
        traject: id(kaart),
        plek: PLEK,
        partij,
        ja,
        reden: (!ja).then_some(RedenAfwijzing::Uren),
        woorden: String::new(),
        tot: None,
    })
}

fn bevestig(stel: &Stel, kaart: KaartId) -> Result<Done, Fault> {
    stel.doe(Command::BevestigVoorstel {
        traject: id(kaart),
        plek: PLEK,
    })
}

fn voorstellen(stel: &Stel, kaart: KaartId) -> Vec<VoorstelRij> {
    match stel.vraag(Query::Voorstellen(kaart)) {
        Antwoord::Voorstellen(rijen) => rijen,
        _ => panic!("voorstellen were asked"),
    }
}

fn stand(stel: &Stel, kaart: KaartId, code: &str) -> Stapstand {
    let dossier = stel.dossier(kaart);
    dossier.traject.unwrap().stappen.stand(stap(code)).clone()
}

/// Through kennismaking and two times yes to bevestigd.
fn helemaal(stel: &Stel, kaart: KaartId) -> Result<Done, Fault> {
    stel_voor(stel, kaart, "")?;
    kennismaking(stel, kaart, "2026-01-15")?;
    for partij in Partij::ALL {
        zegt(stel, kaart, partij, true)?;
    }
    bevestig(stel, kaart)
}

fn regel(fault: Result<Done, Fault>) -> Regelfout {
    match fault {
        Err(Fault::Regel { regel }) => regel,
        Err(ander) => panic!("another fault: {ander}"),
        Ok(done) => panic!("done: {}", done.titel),
    }
}

#[test]
fn a_voorstel_does_its_steps_and_ends_with_a_place() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = kandidaat(&stel, "Rukiye Yıldız");
    stel_voor(&stel, kaart, "").unwrap();
    assert!(matches!(
        stand(&stel, kaart, "BM-01"),
        Stapstand::Gedaan { .. }
    ));
    kennismaking(&stel, kaart, "2026-01-20").unwrap();
    assert_eq!(
        stand(&stel, kaart, "BM-02"),
        Stapstand::Gepland {
            op: dag("2026-01-20")
        }
    );
    zegt(&stel, kaart, Partij::Leerbedrijf, true).unwrap();
    zegt(&stel, kaart, Partij::Kandidaat, true).unwrap();
    assert_eq!(
        regel(bevestig(&stel, kaart)),
        Regelfout::KennismakingNogNiet {
            op: dag("2026-01-20")
        }
    );
    kennismaking(&stel, kaart, "2026-01-15").unwrap();
    bevestig(&stel, kaart).unwrap();
    let dossier = stel.dossier(kaart);
    assert_eq!(dossier.traject.as_ref().unwrap().plek, Some(PLEK));
    assert_eq!(stel.plek().bezet, [id(kaart)]);
    for code in ["BM-01", "BM-02", "BM-03"] {
        assert!(
            matches!(stand(&stel, kaart, code), Stapstand::Gedaan { .. }),
            "{code}"
        );
    }
    let rijen = voorstellen(&stel, KaartId::Plek(PLEK));
    assert_eq!(rijen.len(), 1);
    assert_eq!(rijen[0].wie, "R. Yıldız");
    assert_eq!(rijen[0].voorstel.stand.label(), "bevestigd");
    assert!(!rijen[0].voorstel.toen.termen.is_empty());
    for welke in [kaart, KaartId::Plek(PLEK)] {
        let tijdlijn = stel.tijdlijn(welke);
        for kop in [
            "R. Yıldız voorgesteld bij Kwekerij Het Veld",
            "Kennismaking van R. Yıldız bij Kwekerij Het Veld op 20-01-2026",
            "R. Yıldız bij Kwekerij Het Veld: leerbedrijf zegt ja",
            "R. Yıldız bevestigd bij Kwekerij Het Veld",
        ] {
            assert!(
                tijdlijn.iter().any(|it| it == kop),
                "{kop} in {tijdlijn:#?}"
            );
        }
    }
}

#[test]
fn taking_the_confirmation_back_gives_the_place_back_and_opens_the_voorstel() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = kandidaat(&stel, "Rukiye Yıldız");
    helemaal(&stel, kaart).unwrap();
    stel.doe(Command::Ongedaan).unwrap();
    assert!(stel.plek().bezet.is_empty());
    assert!(voorstellen(&stel, kaart)[0].voorstel.is_open());
    assert_eq!(stand(&stel, kaart, "BM-03"), Stapstand::Open);
    stel.doe(Command::Opnieuw).unwrap();
    assert_eq!(stel.plek().bezet, [id(kaart)]);
    // Every move of the track can be taken back, to the beginning.
    for _ in 0..5 {
        stel.doe(Command::Ongedaan).unwrap();
    }
    assert!(voorstellen(&stel, kaart).is_empty());
    assert_eq!(stand(&stel, kaart, "BM-01"), Stapstand::Open);
}

#[test]
fn a_third_match_on_two_places_is_refused_and_uitval_makes_room() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let [een, twee, drie] = ["Anne", "Bas", "Cem"].map(|naam| kandidaat(&stel, naam));
    for kaart in [een, twee, drie] {
        stel_voor(&stel, kaart, "").unwrap();
        kennismaking(&stel, kaart, "2026-01-15").unwrap();
        for partij in Partij::ALL {
            zegt(&stel, kaart, partij, true).unwrap();
        }
    }
    bevestig(&stel, een).unwrap();
    bevestig(&stel, twee).unwrap();
    assert_eq!(
        regel(bevestig(&stel, drie)),
        Regelfout::PlekVol {
            bezet: 2,
            aantal: 2
        }
    );
    stel.doe(Command::Sluit {
        kaart: een,
        slot: Some(Slot::Uitgevallen(RedenUitval::Verzuim)),
        toelichting: String::new(),
        gezien: None,
    })
    .unwrap();
    bevestig(&stel, drie).unwrap();
    assert_eq!(stel.plek().bezet, [id(twee), id(drie)]);
}

#[test]
fn a_no_keeps_the_pair_apart_until_its_day_or_until_a_person_says_why() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = kandidaat(&stel, "Rukiye Yıldız");
    stel_voor(&stel, kaart, "").unwrap();
    zegt(&stel, kaart, Partij::Leerbedrijf, false).unwrap();
    assert_eq!(
        regel(stel_voor(&stel, kaart, "")),
        Regelfout::VoorstelAfgewezen {
            reden: "leerbedrijf: uren of dagen".to_owned(),
            tot: dag("2026-03-12"),
        }
    );
    stel_voor(&stel, kaart, "kan nu ook op vrijdag").unwrap();
    let rijen = voorstellen(&stel, kaart);
    assert_eq!(rijen.len(), 2);
    assert_eq!(rijen[0].voorstel.toch, "kan nu ook op vrijdag");
    assert_eq!(rijen[1].voorstel.stand.label(), "afgewezen");
}

#[test]
fn nobody_is_proposed_without_toestemming_or_against_a_hard_no_without_a_word() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    assert!(matches!(
        regel(stel_voor(&stel, kaart, "")),
        Regelfout::ToestemmingNietGevraagd { .. }
    ));
    let [een, twee, drie] = ["Anne", "Bas", "Cem"].map(|naam| kandidaat(&stel, naam));
    helemaal(&stel, een).unwrap();
    helemaal(&stel, twee).unwrap();
    assert!(matches!(
        regel(stel_voor(&stel, drie, "")),
        Regelfout::VoorstelPastNiet { .. }
    ));
    stel_voor(&stel, drie, "er komt over een maand een plek vrij").unwrap();
}

#[test]
fn closing_a_card_ends_its_open_voorstellen() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = kandidaat(&stel, "Rukiye Yıldız");
    let ander = kandidaat(&stel, "Anne");
    stel_voor(&stel, kaart, "").unwrap();
    stel_voor(&stel, ander, "").unwrap();
    stel.doe(Command::Sluit {
        kaart,
        slot: Some(Slot::NietPassend),
        toelichting: String::new(),
        gezien: None,
    })
    .unwrap();
    assert_eq!(
        voorstellen(&stel, kaart)[0].voorstel.waarom(),
        "het traject is gesloten"
    );
    stel.doe(Command::Sluit {
        kaart: KaartId::Plek(PLEK),
        slot: None,
        toelichting: "bedrijf stopt".to_owned(),
        gezien: None,
    })
    .unwrap();
    assert_eq!(
        voorstellen(&stel, ander)[0].voorstel.waarom(),
        "de leerwerkplek is gesloten"
    );
}

#[test]
fn confirming_with_the_step_finishes_the_voorstel_or_makes_it() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let met = kandidaat(&stel, "Rukiye Yıldız");
    stel_voor(&stel, met, "").unwrap();
    let zonder = stel.kandidaat("Anne");
    for kaart in [met, zonder] {
        stel.gedaan(kaart, "BM-03").unwrap();
        let rijen = voorstellen(&stel, kaart);
        assert_eq!(rijen.len(), 1);
        assert!(matches!(
            rijen[0].voorstel.stand,
            Voorstelstand::Bevestigd { .. }
        ));
    }
    stel.doe(Command::ZetStap {
        kaart: met,
        stap: stap("BM-03"),
        stand: NieuweStand::Open,
        gegeven: None,
        tekst: String::new(),
        gezien: None,
    })
    .unwrap();
    assert_eq!(
        voorstellen(&stel, met)[0].voorstel.waarom(),
        "BM-03 is weer open"
    );
    // Putting the same place again is no second match.
    stel.doe(Command::ZetStap {
        kaart: zonder,
        stap: stap("BM-03"),
        stand: NieuweStand::Gedaan { op: None },
        gegeven: Some(StapGegeven::Plek { plek: PLEK }),
        tekst: String::new(),
        gezien: None,
    })
    .unwrap();
    assert_eq!(voorstellen(&stel, zonder).len(), 1);
    assert_eq!(stel.plek().bezet, [id(zonder)]);
}

#[test]
fn a_werkende_needs_no_kennismaking() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = stel.kandidaat_met("Piet Bos", Situatie::Werkend);
    stel.vul_formulier(kaart, Formuliersoort::Toestemming)
        .unwrap();
    stel_voor(&stel, kaart, "").unwrap();
    for partij in Partij::ALL {
        zegt(&stel, kaart, partij, true).unwrap();
    }
    bevestig(&stel, kaart).unwrap();
    for code in ["BM-01", "BM-02"] {
        assert!(
            matches!(stand(&stel, kaart, code), Stapstand::Nvt { .. }),
            "{code}"
        );
    }
    assert!(stel.fase(kaart) <= Fase::Bemiddeling);
}

#[test]
fn who_starts_after_the_others_left_gets_a_place_that_is_taken_until_then() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let [een, twee, drie, vier] = ["Anne", "Bas", "Cem", "Daan"].map(|naam| kandidaat(&stel, naam));
    helemaal(&stel, een).unwrap();
    helemaal(&stel, twee).unwrap();
    let plan = |kaart, start: &str, einde: &str| {
        stel.doe(Command::ZetStap {
            kaart,
            stap: stap("PI-06"),
            stand: NieuweStand::Gedaan { op: None },
            gegeven: Some(StapGegeven::Periode {
                start: dag(start),
                einde: dag(einde),
            }),
            tekst: String::new(),
            gezien: None,
        })
        .unwrap();
    };
    plan(een, "2026-02-02", "2026-05-04");
    plan(twee, "2026-02-02", "2026-05-04");
    plan(drie, "2026-06-01", "2026-09-01");
    helemaal(&stel, drie).unwrap();
    assert_eq!(stel.plek().bezet, [id(een), id(twee), id(drie)]);
    // Without a plan it would be from now on, and now it is full.
    assert!(matches!(
        regel(helemaal(&stel, vier)),
        Regelfout::PlekVol { .. } | Regelfout::VoorstelPastNiet { .. }
    ));
}
