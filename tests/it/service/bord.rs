//! The board as asked for: order, filter, windows, and that small steps lead where one big one does.

use proptest::prelude::*;
use trajectbord::app::command::Command;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::leesmodel::Leesmodel;
use trajectbord::app::matching::Voortgang;
use trajectbord::app::query::{Antwoord, Query, Venster};
use trajectbord::domain::id::KaartId;
use trajectbord::domain::sluiting::Slot;

use super::stel::{JVB, Stel, dag};

#[test]
fn names_sort_without_their_voorvoegsel() {
    let stel = Stel::nieuw();
    for naam in ["Anne van der Meer", "Zoe Aalders", "Bob de Nijs"] {
        stel.kandidaat(naam);
    }
    let vensters = [Venster { van: 0, aantal: 10 }; 7];
    let query = Query::Bord {
        filter: Filter::default(),
        sortering: Sortering::Naam,
        vensters,
        anker: None,
    };
    let Antwoord::Bord(bord) = stel.vraag(query) else {
        panic!()
    };
    let namen: Vec<_> = bord.kolommen[1]
        .rijen
        .iter()
        .map(|rij| rij.naam.as_str())
        .collect();
    assert_eq!(namen, ["Z. Aalders", "A. van der Meer", "B. de Nijs"]);
}

#[test]
fn an_anchor_moves_the_window_to_its_card() {
    let stel = Stel::nieuw();
    let kaarten: Vec<_> = (0..50)
        .map(|n| stel.kandidaat(&format!("Naam Achter{}", letters(n))))
        .collect();
    let query = Query::Bord {
        filter: Filter::default(),
        sortering: Sortering::Naam,
        vensters: [Venster { van: 0, aantal: 5 }; 7],
        anker: Some(kaarten[40]),
    };
    let Antwoord::Bord(bord) = stel.vraag(query) else {
        panic!()
    };
    let kolom = &bord.kolommen[1];
    assert_eq!(bord.anker.map(|(_, plaats)| plaats), Some(40));
    assert!(kolom.rijen.iter().any(|rij| rij.kaart == kaarten[40]));
    assert_eq!((kolom.totaal, kolom.rijen.len()), (50, 5));
}

#[test]
fn search_finds_names_without_accents_and_words_in_notes() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.kandidaat("Piet Bos");
    stel.doe(Command::Notitie {
        kaart,
        tekst: "rijdt een heftruck".to_owned(),
    })
    .unwrap();
    let zoek = |tekst: &str| {
        let query = Query::zoek(tekst.to_owned(), 10);
        let Antwoord::Treffers(treffers) = stel.vraag(query) else {
            panic!()
        };
        treffers
    };
    let naam = zoek("yildiz");
    assert_eq!((naam.totaal, naam.rijen[0].rij.kaart), (1, kaart));
    assert_eq!(naam.rijen[0].tekst, "Rukiye Yıldız");
    assert_eq!(naam.rijen[0].letters, [7, 8, 9, 10, 11, 12]);
    let notitie = zoek("heftruck");
    assert!(notitie.rijen[0].notitie);
    assert_eq!(notitie.rijen[0].rij.kaart, kaart);
    stel.doe(Command::Notitie {
        kaart,
        tekst: "VCA gehaald".to_owned(),
    })
    .unwrap();
    assert_eq!(
        zoek("vca").totaal,
        1,
        "a note written after the first search is found too"
    );
    assert_eq!(zoek("").totaal, 0);
}

#[test]
fn a_search_that_will_not_wait_says_that_notes_are_still_to_be_read() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.doe(Command::Notitie {
        kaart,
        tekst: "yıldız rijdt een heftruck".to_owned(),
    })
    .unwrap();
    let zoek = |meteen| {
        let voortgang = Voortgang::default();
        let query = Query::Zoek {
            tekst: "yildiz".to_owned(),
            aantal: 10,
            meteen,
            voortgang: voortgang.clone(),
        };
        let Antwoord::Treffers(treffers) = stel.vraag(query) else {
            panic!()
        };
        (treffers.totaal, treffers.nog, voortgang.stand().1 > 0)
    };
    assert_eq!(zoek(true), (1, true, false), "the name");
    assert_eq!(zoek(true), (1, true, false), "nobody read them yet");
    assert_eq!(zoek(false), (2, false, true));
    assert_eq!(zoek(true), (2, false, false), "now they are there");
}

/// A number as two letters that sort like it.
fn letters(nummer: usize) -> String {
    let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
    format!("{}{}", letter(nummer / 26), letter(nummer))
}

fn naam(voor: u8, achter: usize) -> String {
    format!("Naam{} Achter{}", letters(voor.into()), letters(achter))
}

#[derive(Debug, Clone)]
enum Zet {
    Nieuw(u8),
    Fase(u8),
    Verder(u8),
    Terug(u8),
    Sluit(u8),
    Geef(u8),
    Ongedaan,
    Opnieuw,
}

fn zet() -> impl Strategy<Value = Zet> {
    prop_oneof![
        3 => any::<u8>().prop_map(Zet::Nieuw),
        3 => any::<u8>().prop_map(Zet::Fase),
        4 => any::<u8>().prop_map(Zet::Verder),
        1 => any::<u8>().prop_map(Zet::Terug),
        1 => any::<u8>().prop_map(Zet::Sluit),
        1 => any::<u8>().prop_map(Zet::Geef),
        2 => Just(Zet::Ongedaan),
        1 => Just(Zet::Opnieuw),
    ]
}

fn kies(kaarten: &[KaartId], n: u8) -> Option<KaartId> {
    kaarten.get(usize::from(n) % kaarten.len().max(1)).copied()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Rows kept in step by events equal rows built afresh, in every order and under every filter.
    #[test]
    fn the_board_after_many_changes_is_the_board_built_anew(zetten in prop::collection::vec(zet(), 1..40)) {
        let stel = Stel::nieuw();
        let mut kaarten = Vec::new();
        for (nummer, zet) in zetten.into_iter().enumerate() {
            // Asked before each change, so that the sorted lists are there to be kept in step.
            vergelijk(&stel);
            let gekozen = |n: u8| kies(&kaarten, n);
            match zet {
                Zet::Nieuw(n) => kaarten.push(stel.kandidaat(&naam(n, nummer))),
                Zet::Fase(n) => if let Some(kaart) = gekozen(n) {
                    for code in ["WK-03", "WK-01", "WK-06"] { let _ = stel.gedaan(kaart, code); }
                },
                Zet::Verder(n) => if let Some(kaart) = gekozen(n) {
                    let motivering = Some("omdat het zo uitkomt".to_owned());
                    let _ = stel.doe(Command::Verplaats { kaart, motivering, gezien: None });
                },
                Zet::Terug(n) => if let Some(kaart) = gekozen(n) {
                    let _ = stel.doe(Command::ZetTerug { kaart, reden: "toch niet".to_owned(), gezien: None });
                },
                Zet::Sluit(n) => if let Some(kaart) = gekozen(n) {
                    let slot = Some(Slot::NietPassend);
                    let _ = stel.doe(Command::Sluit { kaart, slot, toelichting: String::new(), gezien: None });
                },
                Zet::Geef(n) => if let Some(kaart) = gekozen(n) {
                    let _ = stel.doe(Command::WijsToe { kaarten: vec![kaart], coach: JVB });
                },
                Zet::Ongedaan => { let _ = stel.doe(Command::Ongedaan); },
                Zet::Opnieuw => { let _ = stel.doe(Command::Opnieuw); },
            }
        }
        vergelijk(&stel);
    }
}

fn vergelijk(stel: &Stel) {
    let vers = Leesmodel::van_store(&*stel.store).unwrap();
    let vandaag = dag("2026-01-15");
    let alles = [Venster {
        van: 0,
        aantal: 100,
    }; 7];
    for sortering in Sortering::ALL {
        for filter in [
            "",
            "coach:mdv",
            "gesloten",
            "fase:bm vast",
            "te-laat",
            "achterb",
        ] {
            let filter = Filter::lees(filter, "mdv").unwrap();
            let oud = stel
                .service
                .model()
                .bord(&filter, sortering, alles, None, vandaag);
            let nieuw = vers.bord(&filter, sortering, alles, None, vandaag);
            assert_eq!(oud.kolommen, nieuw.kolommen, "{filter:?} {sortering:?}");
        }
    }
    assert_eq!(stel.service.model().lopend(), vers.lopend());
}
