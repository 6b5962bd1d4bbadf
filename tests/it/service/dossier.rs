//! What a dossier says, and what it never says.

use trajectbord::app::command::{Command, KandidaatGegevens};
use trajectbord::app::record::{Key, Record};
use trajectbord::domain::adres::Adres;
use trajectbord::domain::id::{KaartId, KandidaatId};
use trajectbord::domain::kandidaat::{Kandidaat, KandidaatBsn};
use trajectbord::domain::waardelijst::{ContactUitkomst, ContactWijze};

use super::stel::{Stel, dag, stap};

#[test]
fn the_bsn_is_masked() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let bsn = KandidaatBsn {
        kandidaat: KandidaatId(1),
        bsn: "999990019".parse().unwrap(),
    };
    stel.service
        .laad(vec![(Key::bsn(KandidaatId(1)), Record::Bsn(bsn))])
        .unwrap();
    assert_eq!(stel.dossier(kaart).bsn.as_deref(), Some("•••••••19"));
}

#[test]
fn debug_of_personal_records_tells_nothing_personal() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    stel.doe(Command::Notitie {
        kaart,
        tekst: "belt maandag".to_owned(),
    })
    .unwrap();
    let dossier = stel.dossier(kaart);
    let alles = format!("{:?}{:?}", dossier.kandidaat, stel.service);
    assert!(!alles.contains("Bos") && !alles.contains("Piet"), "{alles}");
    let gegevens = KandidaatGegevens {
        naam: "Piet Bos".to_owned(),
        ..Default::default()
    };
    let command = Command::NieuweKandidaat {
        gegevens,
        concept: None,
    };
    assert_eq!(format!("{command:?}"), "nieuwe_kandidaat");
}

#[test]
fn the_log_names_fields_and_never_values() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let kandidaat = KandidaatId(1);
    let gegevens = KandidaatGegevens {
        naam: "Piet van den Bos".to_owned(),
        telefoon: "06 1234 5678".to_owned(),
        ..Default::default()
    };
    let gezien = stel.dossier(kaart).kandidaat.map(|(versie, _)| versie);
    stel.doe(Command::WijzigKandidaat {
        kandidaat,
        gegevens,
        gezien,
        concept: None,
    })
    .unwrap();
    let regel = stel.dossier(kaart).logboek.remove(0);
    assert_eq!(regel.velden, ["naam", "telefoon", "branches"]);
    let alles = format!("{:?}", stel.dossier(kaart).logboek);
    assert!(!alles.contains("1234") && !alles.contains("Bos"), "{alles}");
    assert_eq!(stel.dossier(kaart).rij.naam, "P. van den Bos");
}

#[test]
fn a_street_stays_with_its_door_until_somebody_moves() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let woont = Adres {
        straat: "Dorpsstraat".to_owned(),
        huisnummer: 12,
        toevoeging: "a".to_owned(),
    };
    let kandidaat = stel.dossier(kaart).kandidaat.unwrap().1;
    let kandidaat = Kandidaat {
        adres: Some(woont),
        postcode: "7551 AB".parse().ok(),
        ..kandidaat
    };
    stel.service
        .laad(vec![(
            Key::kandidaat(KandidaatId(1)),
            Record::Kandidaat(Box::new(kandidaat)),
        )])
        .unwrap();
    let adres = |postcode: &str, huisnummer: Option<&str>| {
        stel.doe(Command::WijzigKandidaat {
            kandidaat: KandidaatId(1),
            gegevens: KandidaatGegevens {
                naam: "Piet Bos".to_owned(),
                postcode: postcode.to_owned(),
                huisnummer: huisnummer.map(str::to_owned),
                ..Default::default()
            },
            gezien: None,
            concept: None,
        })
        .unwrap();
        let kandidaat = stel.dossier(kaart).kandidaat.unwrap().1;
        kandidaat.adres.map(|it| it.to_string())
    };
    let adres = |postcode, nummer| adres(postcode, nummer).unwrap_or_default();
    assert_eq!(adres("7551 AB", None), "Dorpsstraat 12 a", "not asked");
    assert_eq!(adres("7551 AB", Some("14")), "Dorpsstraat 14", "a slip");
    assert_eq!(adres("7607 KL", Some("3-5")), "nummer 3-5", "moved");
    assert_eq!(adres("7607 KL", Some("")), "", "taken out");
}

#[test]
fn having_spoken_keeps_the_promise_to_call_and_a_voicemail_does_not() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let contact = |uitkomst, terugbellen| Command::Contact {
        kaart,
        wijze: ContactWijze::Telefoon,
        uitkomst,
        met: String::new(),
        tekst: String::new(),
        op: None,
        terugbellen,
    };
    let beloofd = || stel.dossier(kaart).traject.unwrap().terugbellen;
    let later = Some(dag("2026-01-20"));
    stel.doe(contact(ContactUitkomst::Voicemail, later))
        .unwrap();
    assert_eq!(beloofd(), later);
    stel.doe(contact(ContactUitkomst::Voicemail, None)).unwrap();
    assert_eq!(beloofd(), later);
    stel.doe(contact(ContactUitkomst::Gesproken, None)).unwrap();
    assert_eq!(beloofd(), None);
}

#[test]
fn a_praktijkopleider_named_at_the_step_stands_with_the_leerbedrijf() {
    let stel = Stel::nieuw();
    let kaart = KaartId::Plek(super::stel::PLEK);
    stel.gedaan(kaart, "WG-03").unwrap();
    let bedrijf = stel.dossier(kaart).bedrijf.unwrap();
    assert_eq!(bedrijf.betrokkenen[0].naam, "Iris Bakker");
    assert!(
        stel.dossier(kaart)
            .stappen
            .iter()
            .any(|s| s.stap == stap("WG-03") && s.stand.is_klaar())
    );
}

#[test]
fn text_of_people_loses_what_could_drive_a_terminal() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet\u{7}\u{202e} Bos");
    let tekst = "regel een\n\u{1b}]0;titel\u{7}regel twee".to_owned();
    stel.doe(Command::Notitie { kaart, tekst }).unwrap();
    let dossier = stel.dossier(kaart);
    let alles = format!("{}{}", dossier.rij.naam, dossier.tijdlijn[0].tekst);
    assert!(
        alles.chars().all(|c| c == '\n' || !c.is_control()),
        "{alles:?}"
    );
}
