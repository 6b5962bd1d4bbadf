//! Importing: one change or none, taken back with one key, and nothing new the second time.

use std::fmt::Write as _;

use trajectbord::app::command::{Command, KandidaatGegevens};
use trajectbord::app::fault::Fault;
use trajectbord::app::gateway::{Done, Reply, Request};
use trajectbord::app::importeer::{Gelezen, ImportBeeld, Importsoort};
use trajectbord::app::query::{Antwoord, Query};
use trajectbord::app::record::{Key, Record, Soort};
use trajectbord::app::store::Store;
use trajectbord::domain::fase::Fase;
use trajectbord::domain::id::{CoachId, KaartId};
use trajectbord::domain::kwalificatie::Kwalificatie;
use trajectbord::domain::waardelijst::WerkprocesStatus;
use trajectbord::inlees;

use super::stel::{CREBO, JVB, MDV, Stel, dag};

fn lees(soort: Importsoort, tekst: &str) -> Gelezen {
    let vandaag = dag("2026-01-15");
    inlees::lees(soort, "lijst.csv", tekst.as_bytes(), &[], vandaag).unwrap()
}

fn proef(stel: &Stel, coach: CoachId, gelezen: &Gelezen) -> ImportBeeld {
    let vraag = Request::Ask(Query::Importproef(Box::new(gelezen.clone())));
    match stel.service.handle(coach, None, vraag).unwrap() {
        Reply::Data(antwoord) => match *antwoord {
            Antwoord::Importproef(beeld) => *beeld,
            _ => panic!("another answer"),
        },
        Reply::Done(_) => panic!("nothing was asked to be done"),
    }
}

fn doe(stel: &Stel, coach: CoachId, gelezen: &Gelezen) -> Result<Done, Fault> {
    let command = Command::Importeer {
        bron: gelezen.bron.clone(),
        lading: gelezen.lading.clone(),
        voortgang: gelezen.voortgang.clone(),
    };
    stel.service.doe(coach, None, command)
}

fn aantallen(beeld: &ImportBeeld, wat: &str) -> (usize, usize, usize) {
    let telling = beeld.tellingen.iter().find(|it| it.wat == wat);
    telling.map_or((0, 0, 0), |it| (it.nieuw, it.gewijzigd, it.ongewijzigd))
}

fn redenen(beeld: &ImportBeeld) -> Vec<(u32, &str)> {
    let alle = beeld.afgewezen.iter();
    alle.map(|it| (it.regel, it.reden.as_str())).collect()
}

/// Everything that is stored, to see that it is as it was.
fn alles(stel: &Stel) -> Vec<(Key, Record)> {
    let mut uit = Vec::new();
    for soort in Soort::ALL {
        // History and what can be taken back grow by every change.
        if matches!(
            soort,
            Soort::Gebeurtenis
                | Soort::Logregel
                | Soort::Wijziging
                | Soort::Journaal
                | Soort::Journaalstand
        ) {
            continue;
        }
        let (van, tot) = Key::hele_soort(soort);
        stel.store
            .walk(van, tot, &mut |key, gezien| {
                uit.push((key, gezien.record));
                std::ops::ControlFlow::Continue(())
            })
            .unwrap();
    }
    uit
}

/// A name of its own for every number below 10,000.
fn woord(nummer: u32) -> String {
    const DELEN: [&str; 10] = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu"];
    let cijfers = format!("{nummer:04}");
    let delen = cijfers.bytes().map(|b| DELEN[usize::from(b - b'0')]);
    delen.collect()
}

#[test]
fn a_caseload_comes_in_as_one_change_and_goes_with_one_key() {
    let stel = Stel::nieuw();
    let voor = alles(&stel);
    let seq = stel.store.seq();
    let mut tekst = String::from("naam;geboren;mobiel;aangemeld door;branche;opmerkingen\n");
    for nummer in 0..2_000_u32 {
        let (dag, maand) = (nummer % 28 + 1, nummer % 12 + 1);
        let (voor, achter) = (woord(nummer), woord(nummer * 7_919 % 10_000));
        writeln!(
            tekst,
            "{voor} {achter};{dag}-{maand}-{};06{:08};UWV;groen;kort",
            1950 + nummer % 50,
            10_000_000 + nummer
        )
        .unwrap();
    }
    let gelezen = lees(Importsoort::Kandidaten, &tekst);
    let beeld = proef(&stel, MDV, &gelezen);
    assert_eq!(aantallen(&beeld, "kandidaten"), (2_000, 0, 0));
    assert_eq!(beeld.eerste.len(), 20);
    assert_eq!(
        gelezen.voortgang.stand(),
        (2_000, 2_000),
        "every row is counted"
    );
    assert_eq!(stel.store.seq(), seq, "a rehearsal writes nothing");
    let done = doe(&stel, MDV, &gelezen).unwrap();
    assert_eq!(done.titel, "kandidaten (2000 nieuw) uit lijst.csv");
    assert_eq!(stel.store.seq().0, seq.0 + 1);
    assert_eq!(stel.store.aantal(Soort::Kandidaat), 2_000);

    // The cards stand on the board, with where they came from and the first step done.
    let kaart: KaartId = "T-0001".parse().unwrap();
    assert_eq!(stel.fase(kaart), Fase::WervingKandidaten);
    let koppen = stel.tijdlijn(kaart);
    assert!(
        koppen
            .iter()
            .any(|it| it.starts_with("Ingelezen uit lijst.csv, regel 2")),
        "{koppen:?}"
    );
    assert!(koppen.iter().any(|it| it.contains("WK-01")), "{koppen:?}");

    // The same file again is nothing new, also for the command.
    let weer = proef(&stel, MDV, &gelezen);
    assert_eq!(aantallen(&weer, "kandidaten"), (0, 0, 2_000));
    assert!(weer.afgewezen.is_empty() && !weer.iets());
    assert!(
        doe(&stel, MDV, &gelezen)
            .unwrap_err()
            .to_string()
            .contains("niets nieuws")
    );

    let stel = stel.herstart();
    stel.doe(Command::Ongedaan).unwrap();
    assert!(alles(&stel) == voor, "everything is as it was");
    stel.doe(Command::Opnieuw).unwrap();
    assert_eq!(stel.store.aantal(Soort::Kandidaat), 2_000);
}

#[test]
fn who_is_known_is_filled_in_and_never_replaced() {
    let stel = Stel::nieuw();
    let gegevens = KandidaatGegevens {
        naam: "Rukiye Yıldız".to_owned(),
        telefoon: "06 1234 5678".to_owned(),
        ..KandidaatGegevens::default()
    };
    let kaart = stel
        .doe(Command::NieuweKandidaat {
            gegevens,
            concept: None,
        })
        .unwrap()
        .kaart
        .unwrap();
    let gelezen = lees(
        Importsoort::Kandidaten,
        "naam;geboren;telefoon;woonplaats\nYildiz, Rukiye;12-3-1985;0612345678;Almelo\n",
    );
    let beeld = proef(&stel, MDV, &gelezen);
    assert_eq!(aantallen(&beeld, "kandidaten"), (0, 1, 0));
    doe(&stel, MDV, &gelezen).unwrap();
    let wie = stel.dossier(kaart).kandidaat.unwrap().1;
    assert_eq!(wie.geboren.unwrap().toon(), "12-03-1985");
    assert_eq!(wie.woonplaats.as_deref(), Some("Almelo"));
    assert_eq!(wie.naam.volledig(), "Rukiye Yıldız", "written as it was");

    let anders = lees(
        Importsoort::Kandidaten,
        "naam;geboren;telefoon;woonplaats\nRukiye Yildiz;12-3-1985;0687654321;Goor\n",
    );
    let beeld = proef(&stel, MDV, &anders);
    assert_eq!(aantallen(&beeld, "kandidaten"), (0, 0, 1));
    let tekst = &beeld.let_op[0].tekst;
    assert!(
        tekst.contains("telefoon") && tekst.contains("woonplaats"),
        "{tekst}"
    );
}

#[test]
fn somebody_of_a_colleague_is_refused_and_somebody_alike_is_named() {
    let stel = Stel::nieuw();
    let gelezen = lees(
        Importsoort::Kandidaten,
        "naam;geboren;tel\nPiet Bos;1-2-1971;0612345678\n",
    );
    doe(&stel, JVB, &gelezen).unwrap();
    let beeld = proef(&stel, MDV, &gelezen);
    let alle = redenen(&beeld);
    assert!(alle[0].1.contains("traject bij jvb"), "{alle:?}");
    assert!(!alle[0].1.contains("Piet"), "initials only: {alle:?}");
    assert!(doe(&stel, MDV, &gelezen).is_err());

    let lijkt = lees(
        Importsoort::Kandidaten,
        "naam;geboren\nPieter Bos;2-1-1971\n",
    );
    let beeld = proef(&stel, MDV, &lijkt);
    assert_eq!(aantallen(&beeld, "kandidaten"), (1, 0, 0));
    assert!(
        beeld.let_op[0].tekst.starts_with("lijkt op P. B."),
        "{:?}",
        beeld.let_op[0].tekst
    );
}

#[test]
fn a_person_on_two_lines_comes_in_once() {
    let stel = Stel::nieuw();
    let gelezen = lees(
        Importsoort::Kandidaten,
        "naam;geboren;tel\nPiet Bos;1-2-1971;\nBos, Piet;1-2-1971;0612345678\nPiet Bos;3-4-1990;\nJan\njan\n",
    );
    let beeld = proef(&stel, MDV, &gelezen);
    assert_eq!(
        aantallen(&beeld, "kandidaten"),
        (2, 0, 0),
        "two of one name and two birth dates"
    );
    let alle = redenen(&beeld);
    assert_eq!(alle.len(), 3);
    assert!(
        alle[0].1.contains("op regel 2") && alle[1].1.contains("één woord"),
        "{alle:?}"
    );
    doe(&stel, MDV, &gelezen).unwrap();
    let weer = proef(&stel, MDV, &gelezen);
    assert_eq!(aantallen(&weer, "kandidaten").0, 0);
}

#[test]
fn leerwerkplekken_come_in_under_their_leerbedrijf() {
    let stel = Stel::nieuw();
    let tekst = "Bedrijf;Plaats;KvK;Functie;Branche;Niveau;Crebo;Aantal;Erkenningen;Erkenning geldig tot;Praktijkopleider;Status\n\
        DC Voorbeeld;Goor;12345678;orderpicken;logistiek;1;25743;2;25743;31-12-2027;R. Bos;beschikbaar\n\
        DC Voorbeeld;Goor;12345678;heftruck;logistiek;2;25743;1;25774;31-12-2027;R. Bos;in werving\n\
        DC Voorbeeld;Goor;;orderpicken;logistiek;1;25743;5;;;;\n\
        Kwekerij Het Veld;Almelo;;stekken;groen;1;;1;25746;31-12-2028;;\n\
        Nergens;;;iets;groen;1;;1;;;;\n";
    let gelezen = lees(Importsoort::Plekken, tekst);
    let beeld = proef(&stel, MDV, &gelezen);
    assert_eq!(aantallen(&beeld, "leerbedrijven"), (1, 1, 0));
    assert_eq!(aantallen(&beeld, "leerwerkplekken"), (3, 0, 0));
    let alle = redenen(&beeld);
    assert!(alle[0].1.contains("regel 2") && alle[0].0 == 4, "{alle:?}");
    assert!(alle[1].1.contains("zet de plaats erbij"), "{alle:?}");
    doe(&stel, MDV, &gelezen).unwrap();

    let plek = |id: &str| match stel
        .store
        .get(Key::kaart(id.parse().unwrap()))
        .unwrap()
        .unwrap()
        .record
    {
        Record::Leerwerkplek(plek) => plek,
        _ => panic!("a leerwerkplek"),
    };
    let eerste = plek("P-0002");
    assert_eq!(eerste.vrij(), 2);
    assert!(
        eerste
            .ingevuld(trajectbord::domain::id::TrajectId(1))
            .is_ok(),
        "available"
    );
    let koppen = stel.tijdlijn("P-0002".parse().unwrap());
    assert!(
        koppen
            .iter()
            .any(|it| it.contains("Leerwerkplek is beschikbaar")),
        "{koppen:?}"
    );
    assert_eq!(plek("P-0003").stand.label(), "in werving");
    let Record::Leerbedrijf(bedrijf) = stel
        .store
        .get(Key::leerbedrijf(eerste.bedrijf))
        .unwrap()
        .unwrap()
        .record
    else {
        panic!("a leerbedrijf");
    };
    assert_eq!(bedrijf.erkenningen.len(), 2);
    assert_eq!(bedrijf.betrokkenen.len(), 1);
    assert_eq!(bedrijf.bestand.unwrap().naam, "lijst.csv");

    let weer = proef(&stel, MDV, &gelezen);
    assert_eq!(aantallen(&weer, "leerbedrijven"), (0, 0, 2));
    assert_eq!(aantallen(&weer, "leerwerkplekken"), (0, 0, 3));
    stel.doe(Command::Ongedaan).unwrap();
    assert!(
        stel.store
            .get(Key::leerbedrijf(bedrijf.id))
            .unwrap()
            .is_none()
    );
}

fn kwalificatie(stel: &Stel, crebo: &str) -> Kwalificatie {
    let key = Key::kwalificatie(crebo.parse().unwrap());
    match stel.store.get(key).unwrap().unwrap().record {
        Record::Kwalificatie(it) => it,
        _ => panic!("a kwalificatie"),
    }
}

#[test]
fn an_old_crebo_is_marked_and_its_trajecten_are_listed() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let kies = Command::KiesKwalificatie {
        kaart,
        crebo: CREBO.parse().unwrap(),
        reden: String::new(),
        gezien: None,
    };
    stel.doe(kies).unwrap();
    let boek = include_bytes!("../golden/inlees/crebolijst.xlsx");
    let gelezen = inlees::lees(
        Importsoort::Kwalificaties,
        "crebolijst.xlsx",
        boek,
        &[],
        dag("2026-01-15"),
    )
    .unwrap();
    let beeld = proef(&stel, MDV, &gelezen);
    assert_eq!(beeld.tellingen[0].vervallen, 1, "{:?}", beeld.tellingen);
    assert_eq!(beeld.lopend.len(), 1);
    assert_eq!(
        (beeld.lopend[0].kaart, beeld.lopend[0].naam.as_str()),
        (kaart, "P. Bos")
    );
    doe(&stel, MDV, &gelezen).unwrap();
    let oud = kwalificatie(&stel, CREBO);
    assert!(
        oud.vervallen && !oud.kerntaken.is_empty(),
        "marked, not emptied, not gone"
    );
    let nieuw = kwalificatie(&stel, "25911");
    assert_eq!(nieuw.bestand.unwrap().vingerafdruk.len(), 64);
    let weer = proef(&stel, MDV, &gelezen);
    assert!(!weer.iets(), "{:?}", weer.tellingen);
    stel.doe(Command::Ongedaan).unwrap();
    assert!(!kwalificatie(&stel, CREBO).vervallen);
}

#[test]
fn a_werkproces_that_a_traject_learns_stays() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let kies = Command::KiesKwalificatie {
        kaart,
        crebo: CREBO.parse().unwrap(),
        reden: String::new(),
        gezien: None,
    };
    stel.doe(kies).unwrap();
    stel.werkprocessen(kaart, &["P1-K1-W2"], Some(WerkprocesStatus::TeLeren))
        .unwrap();
    let tekst = format!(
        "crebo;kwalificatie;niveau;code;kerntaak;werkproces\n\
         {CREBO};Assistent plant;1;B1-K1-W1;Werkt;Bereidt voor\n\
         {CREBO};Assistent plant;1;P1-K1-W1;Verzorgt;Voert uit\n"
    );
    let gelezen = lees(Importsoort::Kwalificaties, &tekst);
    let beeld = proef(&stel, MDV, &gelezen);
    assert!(
        beeld.let_op[0].tekst.contains("P1-K1-W2"),
        "{:?}",
        beeld.let_op[0].tekst
    );
    doe(&stel, MDV, &gelezen).unwrap();
    let codes: Vec<String> = kwalificatie(&stel, CREBO)
        .werkprocessen()
        .map(|it| it.code.to_string())
        .collect();
    assert_eq!(codes, ["B1-K1-W1", "P1-K1-W1", "P1-K1-W2"]);
}

#[test]
fn postcodes_give_places_their_gemeente_and_lose_none() {
    let stel = Stel::nieuw();
    let met = lees(
        Importsoort::Postcodes,
        "pc4;plaats;gemeente;lat;lon\n7601;Almelo;Almelo;52,35;6,66\n",
    );
    doe(&stel, MDV, &met).unwrap();
    let zonder = lees(
        Importsoort::Postcodes,
        "pc4;plaats;lat;lon\n7601;Almelo;52,36;6,66\n7602;Almelo;52,35;6,66\n",
    );
    assert_eq!(
        aantallen(&proef(&stel, MDV, &zonder), "postcodes"),
        (1, 1, 0)
    );
    doe(&stel, MDV, &zonder).unwrap();
    assert_eq!(
        stel.service.model().gemeente_van("almelo").as_deref(),
        Some("Almelo")
    );
    let stel = stel.herstart();
    assert_eq!(
        stel.service.model().gemeente_van("almelo").as_deref(),
        Some("Almelo")
    );
}

#[test]
fn more_than_one_change_can_hold_is_refused_before_anything_is_weighed() {
    let stel = Stel::nieuw();
    let mut tekst = String::from("naam;nummer\n");
    tekst.push_str(&"Anna Bos;1\n".repeat(5_001));
    let gelezen = lees(Importsoort::Kandidaten, &tekst);
    let fout = doe(&stel, MDV, &gelezen).unwrap_err();
    assert!(fout.to_string().contains("5000"), "{fout}");
}
