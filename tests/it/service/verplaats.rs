//! Moving cards: poorten, afwijkingen, places, ends.

use trajectbord::app::command::Command;
use trajectbord::app::fault::Fault;
use trajectbord::app::query::{Antwoord, Query};
use trajectbord::domain::fase::Fase;
use trajectbord::domain::id::KaartId;
use trajectbord::domain::regel::Regelfout;
use trajectbord::domain::sluiting::Slot;
use trajectbord::domain::stap::Situatie;
use trajectbord::domain::waardelijst::{RedenUitval, Uitkomst};

use super::stel::{MDV, PLEK, Stel, stap};

#[test]
fn a_blocked_poort_names_its_step_and_opens_when_the_step_is_done() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yildiz");
    stel.hele_fase(kaart, &["WK-06"]);
    let fout = stel.verplaats(kaart).unwrap_err();
    let dicht = Regelfout::PoortDicht {
        fase: Fase::WervingKandidaten,
        stappen: vec![stap("WK-06")],
    };
    assert_eq!(fout, Fault::Regel { regel: dicht });
    let Antwoord::Poort(beeld) = stel.vraag(Query::Poort(kaart)) else {
        panic!()
    };
    assert_eq!(beeld.poort.houdt_op(), Some(stap("WK-06")));
    assert_eq!(beeld.naar, Some(Fase::Bemiddeling));
    stel.gedaan(kaart, "WK-06").unwrap();
    let done = stel.verplaats(kaart).unwrap();
    assert_eq!(done.titel, "R. Yildiz naar Bemiddeling");
    assert_eq!(stel.fase(kaart), Fase::Bemiddeling);
}

#[test]
fn an_override_stands_in_the_timeline_with_its_words() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.hele_fase(kaart, &["WK-06"]);
    let motivering = Some("mbo heeft mondeling bevestigd".to_owned());
    stel.doe(Command::Verplaats {
        kaart,
        motivering,
        gezien: None,
    })
    .unwrap();
    let regel = stel.dossier(kaart).tijdlijn.remove(0);
    assert!(regel.kop.contains("voorbij WK-06"), "{}", regel.kop);
    assert_eq!(regel.tekst, "mbo heeft mondeling bevestigd");
}

#[test]
fn a_motivering_that_passes_nothing_is_not_kept() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.hele_fase(kaart, &[]);
    let motivering = Some("voor de zekerheid".to_owned());
    stel.doe(Command::Verplaats {
        kaart,
        motivering,
        gezien: None,
    })
    .unwrap();
    assert_eq!(stel.dossier(kaart).tijdlijn[0].tekst, "");
}

#[test]
fn a_change_to_something_that_was_seen_older_is_a_conflict() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let gezien = Some(stel.dossier(kaart).versie);
    stel.gedaan(kaart, "WK-01").unwrap();
    let fout = stel
        .doe(Command::Verplaats {
            kaart,
            motivering: None,
            gezien,
        })
        .unwrap_err();
    assert!(
        matches!(fout, Fault::Conflict { ref wie, .. } if wie == "mdv"),
        "{fout}"
    );
}

fn tot_bemiddeling(stel: &Stel, naam: &str) -> KaartId {
    let kaart = stel.kandidaat(naam);
    stel.hele_fase(kaart, &[]);
    stel.verplaats(kaart).unwrap();
    kaart
}

#[test]
fn confirming_a_match_takes_a_place_and_uitval_gives_it_back() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let drie = ["Aa Een", "Bb Twee", "Cc Drie"].map(|naam| tot_bemiddeling(&stel, naam));
    stel.gedaan(drie[0], "BM-03").unwrap();
    stel.gedaan(drie[1], "BM-03").unwrap();
    assert_eq!(stel.plek().vrij(), 0);
    let vol = stel.gedaan(drie[2], "BM-03").unwrap_err();
    assert_eq!(
        vol,
        Fault::Regel {
            regel: Regelfout::PlekVol {
                bezet: 2,
                aantal: 2
            }
        }
    );
    assert_eq!(vol.veld(), Some("plek"));
    let slot = Some(Slot::Uitgevallen(RedenUitval::ALL[0]));
    let sluit = Command::Sluit {
        kaart: drie[0],
        slot,
        toelichting: String::new(),
        gezien: None,
    };
    stel.doe(sluit).unwrap();
    assert_eq!(stel.plek().vrij(), 1);
    stel.gedaan(drie[2], "BM-03").unwrap();
    assert_eq!(
        stel.dossier(drie[2]).rij.plek.as_deref(),
        Some("Kwekerij Het Veld")
    );
}

#[test]
fn a_step_that_asks_for_something_says_what() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let kaal = Command::ZetStap {
        kaart,
        stap: stap("WK-06"),
        stand: trajectbord::app::command::NieuweStand::Gedaan { op: None },
        gegeven: None,
        tekst: String::new(),
        gezien: None,
    };
    let fout = stel.doe(kaal).unwrap_err().to_string();
    assert!(fout.contains("uitslag van de DUO-check"), "{fout}");
}

#[test]
fn a_traject_goes_all_the_way_and_ends_with_its_outcome() {
    for situatie in [Situatie::NietWerkend, Situatie::Werkend] {
        let stel = Stel::nieuw();
        stel.wervings_plek();
        let kaart = stel.kandidaat_met("Samira Vos", situatie);
        while let Some(volgende) = stel.fase(kaart).volgende() {
            stel.hele_fase(kaart, &[]);
            stel.verplaats(kaart).unwrap();
            assert_eq!(stel.fase(kaart), volgende);
            let leert = [Fase::Plaatsing, Fase::Praktijkleren].contains(&volgende);
            assert_eq!(stel.plek().bezet.len(), usize::from(leert), "{volgende:?}");
        }
        stel.hele_fase(kaart, &[]);
        let slot = Some(Slot::Afgerond(Uitkomst::ALL[0]));
        stel.doe(Command::Sluit {
            kaart,
            slot,
            toelichting: String::new(),
            gezien: None,
        })
        .unwrap();
        assert!(stel.dossier(kaart).rij.gesloten);
        assert_eq!(
            stel.bord().kolommen.iter().map(|k| k.totaal).sum::<usize>(),
            0
        );
    }
}

#[test]
fn a_bulk_move_takes_what_can_go_and_names_what_cannot() {
    let stel = Stel::nieuw();
    let (een, twee) = (stel.kandidaat("Aa Een"), stel.kandidaat("Bb Twee"));
    stel.hele_fase(een, &[]);
    let kaarten = vec![een, twee];
    let Antwoord::Voorproef(proef) = stel.vraag(Query::Voorproef(kaarten.clone())) else {
        panic!()
    };
    assert_eq!((proef.kan.len(), proef.niet.len()), (1, 1));
    let done = stel.doe(Command::VerplaatsAlle { kaarten }).unwrap();
    assert_eq!(done.titel, "1 kaart verplaatst");
    assert_eq!(done.gebleven[0].0, twee);
    assert_eq!(
        (stel.fase(een), stel.fase(twee)),
        (Fase::Bemiddeling, Fase::WervingKandidaten)
    );
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(stel.fase(een), Fase::WervingKandidaten);
}

#[test]
fn a_closed_traject_opens_again_with_a_reason_and_takes_its_place_back() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = tot_bemiddeling(&stel, "Aa Een");
    stel.gedaan(kaart, "BM-03").unwrap();
    let slot = Some(Slot::NietPassend);
    stel.doe(Command::Sluit {
        kaart,
        slot,
        toelichting: String::new(),
        gezien: None,
    })
    .unwrap();
    assert!(stel.plek().bezet.is_empty());
    let terug = |reden: &str| Command::ZetTerug {
        kaart,
        reden: reden.to_owned(),
        gezien: None,
    };
    assert!(stel.doe(terug(" ")).is_err());
    stel.doe(terug("toch verder")).unwrap();
    assert_eq!(stel.plek().bezet.len(), 1);
    assert!(!stel.dossier(kaart).rij.gesloten);
}

#[test]
fn a_leerwerkplek_with_people_on_it_cannot_be_closed() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = tot_bemiddeling(&stel, "Aa Een");
    stel.gedaan(kaart, "BM-03").unwrap();
    let dicht = Command::Sluit {
        kaart: KaartId::Plek(PLEK),
        slot: None,
        toelichting: "bedrijf stopt".to_owned(),
        gezien: None,
    };
    assert!(
        stel.doe(dicht)
            .unwrap_err()
            .to_string()
            .contains("leert hier nog 1 mens")
    );
    assert_eq!(stel.service.model().coach_kort(MDV), "mdv");
}

#[test]
fn two_who_leave_the_same_leerwerkplek_in_one_bulk_move_both_free_their_place() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaarten: Vec<KaartId> = ["Aa Een", "Bb Twee"]
        .into_iter()
        .map(|naam| {
            let kaart = tot_bemiddeling(&stel, naam);
            while stel.fase(kaart) != Fase::Praktijkleren {
                stel.hele_fase(kaart, &[]);
                stel.verplaats(kaart).unwrap();
            }
            stel.hele_fase(kaart, &[]);
            kaart
        })
        .collect();
    assert_eq!(stel.plek().bezet.len(), 2);
    stel.doe(Command::VerplaatsAlle { kaarten }).unwrap();
    assert!(stel.plek().bezet.is_empty());
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(stel.plek().bezet.len(), 2);
}

#[test]
fn a_card_that_is_named_twice_moves_once() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Aa Een");
    stel.hele_fase(kaart, &[]);
    let kaarten = vec![kaart, kaart];
    let done = stel.doe(Command::VerplaatsAlle { kaarten }).unwrap();
    assert_eq!(done.titel, "1 kaart verplaatst");
    assert_eq!(stel.fase(kaart), Fase::Bemiddeling);
    let niets = stel.doe(Command::VerplaatsAlle { kaarten: vec![] });
    assert_eq!(niets.unwrap_err().veld(), Some("kaarten"));
    let niets = stel.doe(Command::WijsToe {
        kaarten: vec![],
        coach: MDV,
    });
    assert_eq!(niets.unwrap_err().veld(), Some("kaarten"));
}

#[test]
fn only_a_traject_that_waits_can_go_on() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Aa Een");
    let fault = stel.doe(Command::Hervat { kaart }).unwrap_err();
    assert!(fault.to_string().contains("wacht niet"), "{fault}");
    stel.doe(Command::Wacht {
        kaart,
        tot: "2026-03-02".parse().unwrap(),
        reden: "vakantie".to_owned(),
        gezien: None,
    })
    .unwrap();
    stel.doe(Command::Hervat { kaart }).unwrap();
    assert!(!stel.dossier(kaart).rij.wacht);
}
