//! The list keeps up with what is written, and the filter finds.

use super::*;
use crate::domain::id::CoachId;
use crate::domain::leerbedrijf::Erkenning;
use crate::store::memory::MemoryStore;

fn dag(tekst: &str) -> NaiveDate {
    tekst.parse().unwrap()
}

fn bedrijf(id: u32, naam: &str, plaats: &str) -> Leerbedrijf {
    let mut bedrijf = Leerbedrijf::nieuw(
        LeerbedrijfId(id),
        naam.to_owned(),
        plaats.to_owned(),
        Branche::Logistiek,
    );
    bedrijf.erkenningen.push(Erkenning {
        crebo: "25254".parse().unwrap(),
        geldig_tot: None,
        uitvoerbaar: Vec::new(),
    });
    bedrijf
}

fn plek(id: u32, van: u32, stand: PlekStand) -> Leerwerkplek {
    let op = dag("2026-11-01");
    Leerwerkplek {
        functie: "orderpicken".to_owned(),
        aantal: 3,
        stand,
        ..Leerwerkplek::nieuw(LeerwerkplekId(id), LeerbedrijfId(van), CoachId(1), op)
    }
}

struct Proef {
    lijst: Werkgevers,
    store: MemoryStore,
}

impl Proef {
    fn nieuw() -> Self {
        let it = Self {
            lijst: Werkgevers::default(),
            store: MemoryStore::default(),
        };
        it.vraag("");
        it
    }

    fn zet(&self, record: Record) {
        let key = match &record {
            Record::Leerbedrijf(it) => Key::leerbedrijf(it.id),
            Record::Leerwerkplek(it) => Key::leerwerkplek(it.id),
            _ => unreachable!(),
        };
        self.lijst.zet(key, Some(&record));
    }

    fn vraag(&self, filter: &str) -> WerkgeversBeeld {
        let filter = WerkgeverFilter::lees(filter).unwrap();
        let sleutel = (filter, Werkgeversortering::Naam, dag("2026-11-30"));
        let venster = Venster { van: 0, aantal: 10 };
        self.lijst
            .beeld(&self.store, &sleutel, venster, None)
            .unwrap()
    }

    fn namen(&self, filter: &str) -> Vec<String> {
        self.vraag(filter)
            .rijen
            .into_iter()
            .map(|it| it.naam)
            .collect()
    }
}

#[test]
fn every_change_is_in_the_list_at_once() {
    let it = Proef::nieuw();
    it.zet(Record::Leerbedrijf(bedrijf(1, "DC Twente", "Almelo")));
    it.zet(Record::Leerbedrijf(bedrijf(2, "Bakker Bos", "Hengelo")));
    assert_eq!(it.namen(""), ["Bakker Bos", "DC Twente"]);
    it.zet(Record::Leerwerkplek(plek(1, 1, PlekStand::Werving)));
    assert_eq!(it.namen("werving"), ["DC Twente"]);
    assert_eq!(it.namen("vrij"), [""; 0]);
    it.zet(Record::Leerwerkplek(plek(1, 1, PlekStand::Beschikbaar)));
    assert_eq!(it.namen("vrij"), ["DC Twente"]);
    let rij = it.vraag("vrij").rijen.remove(0);
    assert_eq!((rij.vrij, rij.plaatsen, rij.werving), (3, 3, 0));
    assert_eq!(rij.seinen, [Sein::GeenPraktijkopleider]);
    let dicht = PlekStand::Gesloten {
        reden: "weg".to_owned(),
    };
    it.zet(Record::Leerwerkplek(plek(1, 1, dicht)));
    assert_eq!(it.namen("vrij"), [""; 0]);
    it.lijst.zet(Key::leerbedrijf(LeerbedrijfId(1)), None);
    assert_eq!(it.namen(""), ["Bakker Bos"]);
}

#[test]
fn a_filter_looks_at_name_place_work_branche_and_crebo() {
    let it = Proef::nieuw();
    it.zet(Record::Leerbedrijf(bedrijf(1, "DC Twente", "Almelo")));
    it.zet(Record::Leerwerkplek(plek(1, 1, PlekStand::Beschikbaar)));
    for past in [
        "twente",
        "almelo",
        "orderpick",
        "plaats:alm",
        "branche:logistiek,zorg",
        "crebo:25254",
        "let-op dc",
    ] {
        assert_eq!(it.namen(past), ["DC Twente"], "{past}");
    }
    for niet in ["hengelo", "branche:zorg", "crebo:25743", "sw", "niveau:1"] {
        assert_eq!(it.namen(niet), [""; 0], "{niet}");
    }
    for fout in ["kleur:rood", "branche:x", "crebo:12"] {
        assert!(WerkgeverFilter::lees(fout).is_err(), "{fout}");
    }
}

#[test]
fn a_window_holds_what_was_asked_and_follows_its_anchor() {
    let it = Proef::nieuw();
    for id in 1..=100 {
        let naam = format!("Bedrijf {id:03}");
        it.zet(Record::Leerbedrijf(bedrijf(id, &naam, "Almelo")));
    }
    let vraag = |van, anker| {
        let sleutel = (
            WerkgeverFilter::default(),
            Werkgeversortering::Naam,
            dag("2026-11-30"),
        );
        let venster = Venster { van, aantal: 10 };
        it.lijst.beeld(&it.store, &sleutel, venster, anker).unwrap()
    };
    let beeld = vraag(95, None);
    assert_eq!((beeld.totaal, beeld.van, beeld.rijen.len()), (100, 95, 5));
    let beeld = vraag(0, Some(LeerbedrijfId(50)));
    assert_eq!(beeld.anker, Some(49));
    assert!((beeld.van..beeld.van + 10).contains(&49));
}
