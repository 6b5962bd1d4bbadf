//! The duplicate radar: who is found while a coach types, and how little is told of others.

use trajectbord::app::command::{Command, KandidaatGegevens};
use trajectbord::app::gateway::{Reply, Request};
use trajectbord::app::query::{Antwoord, Query};
use trajectbord::app::radar::{RadarInvoer, RadarTreffer};
use trajectbord::app::record::{Key, Record};
use trajectbord::domain::id::{CoachId, KaartId, KandidaatId};
use trajectbord::domain::kandidaat::KandidaatBsn;

use super::stel::{JVB, MDV, Stel, dag};

fn gegevens(naam: &str) -> KandidaatGegevens {
    KandidaatGegevens {
        naam: naam.to_owned(),
        geboren: Some(dag("1985-03-12")),
        telefoon: "06 12345678".to_owned(),
        postcode: "7551 AB".to_owned(),
        ..KandidaatGegevens::default()
    }
}

fn meld_aan(stel: &Stel, coach: CoachId, gegevens: KandidaatGegevens) -> KaartId {
    let command = Command::NieuweKandidaat {
        gegevens,
        concept: None,
    };
    stel.service
        .doe(coach, None, command)
        .unwrap()
        .kaart
        .unwrap()
}

fn vraag(stel: &Stel, coach: CoachId, query: Query) -> Vec<RadarTreffer> {
    match stel
        .service
        .handle(coach, None, Request::Ask(query))
        .unwrap()
    {
        Reply::Data(data) => match *data {
            Antwoord::Radar(treffers) => treffers,
            _ => panic!("the radar was asked"),
        },
        Reply::Done(_) => panic!("a question is answered with data"),
    }
}

fn typt(stel: &Stel, coach: CoachId, invoer: RadarInvoer) -> Vec<RadarTreffer> {
    let query = Query::Radar {
        gegevens: invoer,
        zonder: None,
        aantal: 3,
    };
    vraag(stel, coach, query)
}

fn naam(naam: &str) -> RadarInvoer {
    RadarInvoer {
        naam: naam.to_owned(),
        ..RadarInvoer::default()
    }
}

#[test]
fn what_is_typed_finds_the_own_kandidaat_with_the_reasons() {
    let stel = Stel::nieuw();
    let kaart = meld_aan(&stel, MDV, gegevens("Rukiye Yıldız"));
    let gevonden = typt(
        &stel,
        MDV,
        RadarInvoer {
            geboren: "12-3-85".to_owned(),
            telefoon: "0612".to_owned(),
            ..naam("rukiye yildiz")
        },
    );
    assert_eq!(gevonden.len(), 1);
    assert_eq!(gevonden[0].kaart, Some(kaart));
    assert_eq!(
        gevonden[0].regel(),
        "Rukiye Yıldız, 12-03-1985, Werving kandidaten"
    );
    assert_eq!(gevonden[0].waarom(), "zelfde naam, zelfde geboortedatum");
}

#[test]
fn of_somebody_elses_kandidaat_only_initials_year_and_coach_are_told() {
    let stel = Stel::nieuw();
    meld_aan(&stel, JVB, gegevens("Yonas de Vries"));
    let gevonden = typt(&stel, MDV, naam("yonas de fries"));
    assert_eq!(
        gevonden[0].regel(),
        "Y. d. V., 1985, traject bij jvb, Werving kandidaten"
    );
    assert!(!gevonden[0].eigen);
    let debug = format!("{gevonden:?}");
    assert!(!debug.contains("1985"), "{debug}");
}

#[test]
fn a_phone_alone_finds_and_a_half_typed_one_does_not() {
    let stel = Stel::nieuw();
    meld_aan(&stel, MDV, gegevens("Rukiye Yıldız"));
    let telefoon = |tekst: &str| RadarInvoer {
        telefoon: tekst.to_owned(),
        ..RadarInvoer::default()
    };
    assert_eq!(typt(&stel, MDV, telefoon("+31612345678")).len(), 1);
    assert!(typt(&stel, MDV, telefoon("061234567")).is_empty());
    assert!(typt(&stel, MDV, RadarInvoer::default()).is_empty());
}

#[test]
fn a_change_is_seen_at_once_and_the_old_name_finds_nobody_any_more() {
    let stel = Stel::nieuw();
    meld_aan(&stel, MDV, gegevens("Rukiye Yıldız"));
    assert_eq!(typt(&stel, MDV, naam("Rukiye Yildiz")).len(), 1);
    stel.doe(Command::WijzigKandidaat {
        kandidaat: KandidaatId(1),
        gegevens: gegevens("Anne Dijkstra"),
        gezien: None,
        concept: None,
    })
    .unwrap();
    assert!(typt(&stel, MDV, naam("Rukiye Yildiz")).is_empty());
    assert_eq!(typt(&stel, MDV, naam("Anne Deikstra")).len(), 1);
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(typt(&stel, MDV, naam("Rukiye Yildiz")).len(), 1);
}

#[test]
fn a_bsn_finds_its_kandidaat_and_is_told_to_nobody() {
    let stel = Stel::nieuw();
    meld_aan(&stel, MDV, gegevens("Rukiye Yıldız"));
    let bsn = KandidaatBsn {
        kandidaat: KandidaatId(1),
        bsn: "999990019".parse().unwrap(),
    };
    stel.service
        .laad(vec![(Key::bsn(KandidaatId(1)), Record::Bsn(bsn))])
        .unwrap();
    let met_bsn = |bsn: &str| RadarInvoer {
        bsn: bsn.to_owned(),
        ..naam("Jan Bos")
    };
    let gevonden = typt(&stel, MDV, met_bsn("9999.90.019"));
    assert_eq!(gevonden[0].waarom(), "zelfde BSN");
    assert!(!gevonden[0].regel().contains("99999"));
    assert!(
        typt(&stel, MDV, met_bsn("19")).is_empty(),
        "a number that is being typed"
    );
    assert_eq!(format!("{:?}", met_bsn("999990019")), "RadarInvoer(..)");
}

#[test]
fn a_known_kandidaat_finds_the_other_and_not_itself() {
    let stel = Stel::nieuw();
    meld_aan(&stel, MDV, gegevens("Rukiye Yıldız"));
    meld_aan(&stel, MDV, gegevens("R. Yildiz"));
    meld_aan(
        &stel,
        MDV,
        KandidaatGegevens {
            naam: "Piet Bos".to_owned(),
            ..KandidaatGegevens::default()
        },
    );
    let dubbelen = |id| {
        let query = Query::Dubbelen {
            kandidaat: KandidaatId(id),
            aantal: 3,
        };
        vraag(&stel, MDV, query)
    };
    let gevonden = dubbelen(1);
    assert_eq!(gevonden.len(), 1);
    assert_eq!(gevonden[0].kandidaat, KandidaatId(2));
    assert!(dubbelen(3).is_empty());
}

#[test]
fn the_strongest_come_first_and_no_more_than_were_asked() {
    let stel = Stel::nieuw();
    for jaar in ["1985-03-12", "1985-03-13", "1985-12-03", "1961-01-30"] {
        meld_aan(
            &stel,
            MDV,
            KandidaatGegevens {
                geboren: Some(dag(jaar)),
                telefoon: String::new(),
                ..gegevens("Jan de Jong")
            },
        );
    }
    let gevonden = typt(
        &stel,
        MDV,
        RadarInvoer {
            geboren: "12-03-1985".to_owned(),
            ..naam("Jan de Jong")
        },
    );
    let dagen: Vec<&str> = gevonden.iter().map(|it| it.geboren.as_str()).collect();
    assert_eq!(dagen, ["12-03-1985", "03-12-1985", "13-03-1985"]);
}
