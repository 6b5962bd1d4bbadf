//! Leerbedrijven through the service: made, changed, erkend, won, and their werknemers as kandidaten.

use trajectbord::app::command::{BedrijfGegevens, Command, Deelnemer, PlekGegevens};
use trajectbord::app::fault::Fault;
use trajectbord::app::query::{Antwoord, Query, Venster, WerkgeverBeeld};
use trajectbord::app::werkgevers::{WerkgeverFilter, Werkgeversortering};
use trajectbord::domain::fase::Fase;
use trajectbord::domain::id::{KaartId, LeerbedrijfId};
use trajectbord::domain::leerbedrijf::sein::Sein;
use trajectbord::domain::leerwerkplek::PlekStand;
use trajectbord::domain::stap::Situatie;
use trajectbord::domain::stappen::Stapstand;
use trajectbord::domain::waardelijst::{Branche, Niveau};

use super::stel::{CREBO, MDV, Stel, WERKPROCESSEN, dag, stap};

fn bedrijf() -> BedrijfGegevens {
    BedrijfGegevens {
        naam: "Bakkerij Bos".to_owned(),
        plaats: "Almelo".to_owned(),
        kvk: "1234 5678".to_owned(),
        branche: Some(Branche::Voeding),
        praktijkopleider: "Jan Smit".to_owned(),
        telefoon: "06 12345678".to_owned(),
        ..BedrijfGegevens::default()
    }
}

fn plek() -> PlekGegevens {
    PlekGegevens {
        functie: "inpakken".to_owned(),
        branche: Some(Branche::Logistiek),
        crebo: Some(CREBO.parse().unwrap()),
        niveau: Some(Niveau::Een),
        aantal: Some(2),
        ..PlekGegevens::default()
    }
}

fn nieuw(stel: &Stel, plekken: Vec<PlekGegevens>) -> (LeerbedrijfId, KaartId) {
    let done = stel
        .doe(Command::NieuwLeerbedrijf {
            gegevens: bedrijf(),
            plekken,
            concept: None,
        })
        .unwrap();
    let kaart = done.kaart.unwrap();
    let id = stel.dossier(kaart).bedrijf.unwrap().id;
    (id, kaart)
}

fn beeld(stel: &Stel, id: LeerbedrijfId) -> WerkgeverBeeld {
    match stel.vraag(Query::Werkgever(id)) {
        Antwoord::Werkgever(beeld) => *beeld,
        _ => panic!("another answer"),
    }
}

fn namen(stel: &Stel, filter: &str) -> Vec<String> {
    let query = Query::Werkgevers {
        filter: WerkgeverFilter::lees(filter).unwrap(),
        sortering: Werkgeversortering::Naam,
        venster: Venster { van: 0, aantal: 99 },
        anker: None,
        plek: None,
    };
    match stel.vraag(query) {
        Antwoord::Werkgevers(beeld) => beeld.rijen.into_iter().map(|it| it.naam).collect(),
        _ => panic!("another answer"),
    }
}

fn open(stel: &Stel, kaart: KaartId) -> Vec<&'static str> {
    let stappen = stel.dossier(kaart).stappen;
    let open = stappen.into_iter().filter(|it| !it.stand.is_klaar());
    open.map(|it| it.stap.stap().code).collect()
}

fn werkprocessen(n: usize) -> Vec<trajectbord::domain::code::Werkprocescode> {
    let codes = WERKPROCESSEN.iter().take(n);
    codes.map(|(code, _)| code.parse().unwrap()).collect()
}

#[test]
fn a_name_alone_stands_on_the_board_as_a_place_being_won() {
    let stel = Stel::nieuw();
    assert_eq!(namen(&stel, "bos"), [""; 0]);
    let kaart = stel
        .doe(Command::NieuwLeerbedrijf {
            gegevens: BedrijfGegevens {
                naam: "Bos".to_owned(),
                ..BedrijfGegevens::default()
            },
            plekken: Vec::new(),
            concept: None,
        })
        .unwrap()
        .kaart
        .unwrap();
    assert_eq!(stel.fase(kaart), Fase::WervingWerkgevers);
    assert_eq!(namen(&stel, "bos werving"), ["Bos"]);
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(namen(&stel, "bos"), [""; 0]);
    stel.doe(Command::Opnieuw).unwrap();
    assert_eq!(namen(&stel, "bos"), ["Bos"]);
}

#[test]
fn what_is_known_does_the_steps_that_ask_no_more() {
    let stel = Stel::nieuw();
    let (id, kaart) = nieuw(&stel, vec![plek(), plek()]);
    for code in ["WG-03", "WG-06", "WG-07"] {
        assert!(!open(&stel, kaart).contains(&code), "{code}");
    }
    assert!(open(&stel, kaart).contains(&"WG-02"));
    let zet = Command::ZetErkenning {
        bedrijf: id,
        crebo: CREBO.parse().unwrap(),
        geldig_tot: None,
        uitvoerbaar: werkprocessen(3),
        gezien: None,
    };
    stel.doe(zet).unwrap();
    assert_eq!(
        open(&stel, kaart),
        ["WG-01", "WG-08", "WG-09", "WG-10", "WG-11", "WG-12"]
    );
    // Both places follow, and one undo takes it all back.
    let ander = beeld(&stel, id).plekken.remove(1);
    let wg02 = ander.plek.stappen.stand(stap("WG-02")).clone();
    assert!(matches!(wg02, Stapstand::Gedaan { .. }), "{wg02:?}");
    stel.doe(Command::Ongedaan).unwrap();
    assert!(open(&stel, kaart).contains(&"WG-02"));
    assert!(beeld(&stel, id).erkenningen.is_empty());
}

#[test]
fn what_is_wrong_names_its_field_and_nothing_is_written() {
    let stel = Stel::nieuw();
    let fout = |gegevens: BedrijfGegevens, plek: PlekGegevens| {
        let command = Command::NieuwLeerbedrijf {
            gegevens,
            plekken: vec![plek],
            concept: None,
        };
        let fault = stel.doe(command).unwrap_err();
        fault.veld().map(str::to_owned).unwrap()
    };
    let met = |kvk: &str, sbb_id: &str, telefoon: &str| BedrijfGegevens {
        kvk: kvk.to_owned(),
        sbb_id: sbb_id.to_owned(),
        telefoon: telefoon.to_owned(),
        ..bedrijf()
    };
    assert_eq!(fout(met("1234567", "", ""), plek()), "kvk");
    assert_eq!(fout(met("", "12345678", ""), plek()), "sbb_id");
    assert_eq!(fout(met("", "", "06"), plek()), "telefoon");
    assert_eq!(fout(BedrijfGegevens::default(), plek()), "naam");
    let onbekend = PlekGegevens {
        crebo: Some("99999".parse().unwrap()),
        ..plek()
    };
    assert_eq!(fout(bedrijf(), onbekend), "crebo");
    let niemand = PlekGegevens {
        aantal: Some(0),
        ..plek()
    };
    assert_eq!(fout(bedrijf(), niemand), "aantal");
    assert_eq!(namen(&stel, "bakkerij"), [""; 0]);
}

#[test]
fn a_place_that_was_won_asks_to_be_confirmed_and_tells_who_learns_there() {
    let stel = Stel::nieuw();
    let (id, kaart) = nieuw(&stel, vec![plek()]);
    let KaartId::Plek(plek_id) = kaart else {
        panic!("a leerwerkplek");
    };
    stel.doe(Command::Verplaats {
        kaart,
        motivering: Some("we beginnen alvast met zoeken".to_owned()),
        gezien: None,
    })
    .unwrap();
    let rij = beeld(&stel, id);
    assert_eq!(rij.plekken[0].plek.stand, PlekStand::Beschikbaar);
    assert_eq!(rij.seinen, [Sein::GeenErkenning]);
    assert_eq!(namen(&stel, "vrij bakkerij"), ["Bakkerij Bos"]);
    let mut gegevens = plek();
    gegevens.aantal = Some(5);
    stel.doe(Command::WijzigPlek {
        plek: plek_id,
        gegevens,
        gezien: None,
        concept: None,
    })
    .unwrap();
    assert_eq!(beeld(&stel, id).plekken[0].plek.aantal, 5);
    stel.doe(Command::BevestigPlek {
        plek: plek_id,
        op: None,
    })
    .unwrap();
    let morgen = Command::BevestigPlek {
        plek: plek_id,
        op: Some(dag("2199-01-01")),
    };
    assert!(matches!(stel.doe(morgen), Err(Fault::Veld { .. })));
}

#[test]
fn an_erkenning_holds_only_werkprocessen_of_its_kwalificatie() {
    let stel = Stel::nieuw();
    let (id, _) = nieuw(&stel, vec![plek()]);
    let vreemd = Command::ZetErkenning {
        bedrijf: id,
        crebo: CREBO.parse().unwrap(),
        geldig_tot: None,
        uitvoerbaar: vec!["P9-K9-W9".parse().unwrap()],
        gezien: None,
    };
    assert_eq!(stel.doe(vreemd).unwrap_err().veld(), Some("uitvoerbaar"));
    let geen = Command::WisErkenning {
        bedrijf: id,
        crebo: CREBO.parse().unwrap(),
        gezien: None,
    };
    assert_eq!(stel.doe(geen).unwrap_err().veld(), Some("crebo"));
}

#[test]
fn names_of_werknemers_become_kandidaten_in_one_change() {
    let stel = Stel::nieuw();
    let (_, kaart) = nieuw(&stel, vec![plek()]);
    let KaartId::Plek(plek_id) = kaart else {
        panic!("a leerwerkplek");
    };
    let wie = |naam: &str, telefoon: &str| Deelnemer {
        naam: naam.to_owned(),
        telefoon: telefoon.to_owned(),
        geboren: None,
    };
    let voor = stel.bord().kolommen[1].totaal;
    stel.doe(Command::NieuweDeelnemers {
        plek: plek_id,
        deelnemers: vec![wie("Rukiye Yıldız", "06 12345678"), wie("Bert de Wit", "")],
        geteld: 3,
    })
    .unwrap();
    let bord = stel.bord();
    assert_eq!(bord.kolommen[1].totaal, voor + 2);
    let nieuw = bord.kolommen[1]
        .rijen
        .iter()
        .find(|rij| rij.naam.contains("Yıldız"))
        .unwrap();
    let dossier = stel.dossier(nieuw.kaart);
    let traject = dossier.traject.unwrap();
    assert_eq!(traject.situatie, Situatie::Werkend);
    assert_eq!(traject.branche, Some(Branche::Logistiek));
    assert_eq!(traject.betrokkenen[0].organisatie, "Bakkerij Bos");
    // Toestemming is provisional: to be confirmed within a fortnight.
    let wk03 = traject.stappen.stand(stap("WK-03")).clone();
    assert!(matches!(wk03, Stapstand::Gepland { .. }), "{wk03:?}");
    assert!(!open(&stel, kaart).contains(&"WG-10"));
    let tijdlijn = stel.tijdlijn(kaart).join("\n");
    assert!(!tijdlijn.contains("Yıldız"), "{tijdlijn}");
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(stel.bord().kolommen[1].totaal, voor);
    assert!(open(&stel, kaart).contains(&"WG-10"));
    let _ = MDV;
}
