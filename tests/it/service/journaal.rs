//! The journaal: looks and changes in one chain, which shows a gap and an edit (P-20, P-21).

use trajectbord::app::command::Command;
use trajectbord::app::journaal;
use trajectbord::app::query::{Antwoord, Query};
use trajectbord::app::record::{Key, Record, Soort};
use trajectbord::app::store::{Batch, Store};
use trajectbord::domain::journaal::Handeling;

use super::rechten::als;
use super::stel::{JVB, MDV, Stel};

fn regels(stel: &Stel) -> Vec<(Key, trajectbord::domain::journaal::Journaalregel)> {
    let (van, tot) = Key::hele_soort(Soort::Journaal);
    let mut alle = Vec::new();
    stel.store
        .walk(van, tot, &mut |key, gezien| {
            if let Record::Journaal(regel) = gezien.record {
                alle.push((key, *regel));
            }
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    alle.sort_by_key(|(key, _)| key.b);
    alle
}

fn fouten(stel: &Stel) -> Vec<String> {
    journaal::controleer(&*stel.store).unwrap().fouten
}

fn schrijf(stel: &Stel, puts: Vec<(Key, Option<Record>)>) {
    let batch = Batch {
        verwacht: Vec::new(),
        puts,
    };
    stel.store.commit(&[batch]).unwrap();
}

#[test]
fn changes_and_looks_stand_in_one_chain_without_a_value() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Wilhelmina Onvindbaar");
    stel.vraag(Query::Dossier(kaart));
    // Asked again because something changed: one look.
    stel.vraag(Query::Dossier(kaart));
    let reden = "collega ziek".to_owned();
    let command = Command::Waarneem { kaart, reden };
    stel.service.doe(JVB, None, command).unwrap();
    als(&stel, JVB, Query::Dossier(kaart)).unwrap();
    let Antwoord::WieKeek(rijen) = stel.vraag(Query::WieKeek(kaart)) else {
        panic!()
    };
    let gezien: Vec<_> = rijen.iter().map(|it| (it.door.as_str(), it.wat)).collect();
    assert_eq!(
        gezien,
        [
            ("jvb", Handeling::Bekeken),
            ("jvb", Handeling::Waarneming),
            ("mdv", Handeling::Bekeken),
            ("mdv", Handeling::Wijziging),
        ]
    );
    assert_eq!(rijen[1].reden, "collega ziek");
    assert_eq!(fouten(&stel), Vec::<String>::new());
    let alles = serde_json::to_string(&regels(&stel).iter().map(|it| &it.1).collect::<Vec<_>>());
    assert!(!alles.unwrap().contains("Onvindbaar"));
}

#[test]
fn a_look_waits_for_the_next_commit_and_takes_none_of_its_own() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let voor = stel.store.seq();
    stel.vraag(Query::Dossier(kaart));
    assert_eq!(stel.store.seq(), voor);
    let tekst = "gebeld".to_owned();
    let done = stel.doe(Command::Notitie { kaart, tekst }).unwrap();
    assert_eq!(done.seq.0, voor.0 + 2);
    let wat: Vec<_> = regels(&stel).iter().map(|it| it.1.wat).collect();
    let hoort = [
        Handeling::Wijziging,
        Handeling::Bekeken,
        Handeling::Wijziging,
    ];
    assert_eq!(wat, hoort);
    assert_eq!(fouten(&stel), Vec::<String>::new());
}

#[test]
fn an_edited_line_is_found() {
    for plaats in 0..6 {
        let stel = Stel::nieuw();
        let kaart = stel.kandidaat("Piet Bos");
        for nummer in 0..5 {
            let tekst = format!("notitie {nummer}");
            stel.doe(Command::Notitie { kaart, tekst }).unwrap();
        }
        let (key, mut regel) = regels(&stel).swap_remove(plaats);
        regel.door = JVB;
        schrijf(&stel, vec![(key, Some(Record::Journaal(Box::new(regel))))]);
        let gevonden = fouten(&stel);
        let hoort = format!("regel {} is niet meer zoals hij geschreven is", plaats + 1);
        assert_eq!(gevonden, [hoort], "line {plaats}");
    }
}

#[test]
fn a_gap_is_found_also_at_the_end() {
    for plaats in 0..4 {
        let stel = Stel::nieuw();
        let kaart = stel.kandidaat("Piet Bos");
        for nummer in 0..3 {
            let tekst = format!("notitie {nummer}");
            stel.doe(Command::Notitie { kaart, tekst }).unwrap();
        }
        let (key, _) = regels(&stel).swap_remove(plaats);
        schrijf(&stel, vec![(key, None)]);
        let gevonden = fouten(&stel);
        assert!(
            gevonden[0].contains("ontbre"),
            "line {plaats}: {gevonden:?}"
        );
    }
}

#[test]
fn the_bsn_leaves_a_print_and_not_itself() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.gedaan(kaart, "WK-03").unwrap();
    let bsn = "999990019".to_owned();
    stel.doe(Command::ZetBsn { kaart, bsn }).unwrap();
    let query = Query::BsnVoluit {
        kaart,
        reden: "DUO belde".to_owned(),
    };
    als(&stel, MDV, query).unwrap();
    let alle = regels(&stel);
    let laatste = &alle.last().unwrap().1;
    assert_eq!(
        (laatste.wat, laatste.reden.as_str()),
        (Handeling::BsnGetoond, "DUO belde")
    );
    let gezet = alle.iter().rev().nth(1).unwrap();
    let spoor = gezet.1.spoor.unwrap();
    assert_eq!(spoor.voor, 0);
    assert_ne!(spoor.na, 0);
    let alles = serde_json::to_string(&alle.iter().map(|it| &it.1).collect::<Vec<_>>()).unwrap();
    assert!(!alles.contains("999990019"));
}
