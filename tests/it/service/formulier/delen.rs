//! Toestemming per doel, withdrawing it, and the BSN.

use super::*;
use crate::service::stel::papier::bsn_van;

fn doel(stel: &Stel, kaart: KaartId, doel: Doel) -> Doelstand {
    let alle = stel.formulieren(kaart).toestemming;
    alle.into_iter()
        .find(|regel| regel.doel == doel)
        .unwrap()
        .stand
}

fn trek_in(
    stel: &Stel,
    kaart: KaartId,
    doel: Doel,
) -> Result<trajectbord::app::gateway::Done, Fault> {
    stel.doe(Command::TrekIn {
        kaart,
        doel,
        op: None,
        via: "telefoon".to_owned(),
        reden: String::new(),
    })
}

fn nieuw_formulier(stel: &Stel, kaart: KaartId) {
    stel.doe(Command::BewaarFormulier {
        kaart,
        soort: Toestemming,
        velden: stel.formulier(kaart, Toestemming).velden,
        waarom: String::new(),
        nieuw: true,
        gezien: None,
        concept: None,
    })
    .unwrap();
}

#[test]
fn toestemming_that_was_only_said_must_be_confirmed_within_two_weeks() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    let mut velden = stel.volle_antwoorden(kaart, Toestemming);
    velden.retain(|key, _| !key.starts_with("handtekening"));
    velden.insert("wijze".to_owned(), "mondeling".to_owned());
    stel.bewaar(kaart, Toestemming, velden).unwrap();
    let beeld = stel.formulieren(kaart);
    assert_eq!(beeld.bevestigen_voor, Some(dag("2026-01-29")));
    assert!(matches!(
        doel(&stel, kaart, Doel::DelenMbo),
        Doelstand::Ja {
            mondeling: true,
            ..
        }
    ));
    stel.hele_fase(kaart, &["WK-12"]);
    let volgende = stel.dossier(kaart).rij.volgende;
    assert_eq!(volgende, Some((dag("2026-01-29"), Waarvoor::Toestemming)));
    stel.vul_formulier(kaart, Toestemming).unwrap();
    let mut getekend = stel.formulier(kaart, Toestemming).velden;
    for (key, tekst) in [
        ("wijze", "op papier ondertekend"),
        ("handtekening", "ja"),
        ("handtekening_datum", "15-01-2026"),
        ("handtekening_vindplaats", "map 3"),
    ] {
        getekend.insert(key.to_owned(), tekst.to_owned());
    }
    stel.bewaar(kaart, Toestemming, getekend).unwrap();
    assert_eq!(stel.formulieren(kaart).bevestigen_voor, None);
}

#[test]
fn a_withdrawal_stops_sharing_for_that_doel_and_asking_again_gives_it_back() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    assert!(trek_in(&stel, kaart, Doel::DelenMbo).is_err());
    stel.vul_formulier(kaart, Toestemming).unwrap();
    assert!(doel(&stel, kaart, Doel::DelenMbo).mag());
    trek_in(&stel, kaart, Doel::DelenMbo).unwrap();
    assert!(!doel(&stel, kaart, Doel::DelenMbo).mag());
    assert!(doel(&stel, kaart, Doel::DelenLwl).mag());
    assert!(matches!(
        stand(&stel, kaart, "WK-03"),
        Stapstand::Gedaan { .. }
    ));
    let af = |gevolg| {
        stel.doe(Command::HandelIntrekkingAf {
            kaart,
            doel: Doel::DelenMbo,
            gevolg,
        })
    };
    af(Gevolg::GestoptMetDelen).unwrap();
    assert!(af(Gevolg::GestoptMetDelen).is_err());
    assert!(af(Gevolg::BeeldVerwijderd).is_err());
    let regels = stel.formulieren(kaart).toestemming;
    assert_eq!(regels[0].open, [Gevolg::PartnersGeinformeerd]);
    // Saving the same paper again for something else asks nothing again.
    let mut anders = stel.formulier(kaart, Toestemming).velden;
    anders.insert("informatie_folder".to_owned(), "folder 4".to_owned());
    stel.bewaar(kaart, Toestemming, anders).unwrap();
    assert!(!doel(&stel, kaart, Doel::DelenMbo).mag());
    nieuw_formulier(&stel, kaart);
    assert!(doel(&stel, kaart, Doel::DelenMbo).mag());
    stel.doe(Command::Ongedaan).unwrap();
    assert!(!doel(&stel, kaart, Doel::DelenMbo).mag());
}

#[test]
fn when_everything_is_withdrawn_the_form_is_and_its_step_is_open_again() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.vul_formulier(kaart, Toestemming).unwrap();
    for doel in [
        Doel::DelenMbo,
        Doel::DelenLwl,
        Doel::DelenLeerbedrijf,
        Doel::DelenSbbBranche,
    ] {
        assert!(matches!(
            stand(&stel, kaart, "WK-03"),
            Stapstand::Gedaan { .. }
        ));
        trek_in(&stel, kaart, doel).unwrap();
    }
    assert!(matches!(
        stand(&stel, kaart, "WK-03"),
        Stapstand::Bezig { .. }
    ));
    assert_eq!(
        stel.formulier(kaart, Toestemming).status,
        Formulierstatus::Ingetrokken
    );
    let velden = stel.formulier(kaart, Toestemming).velden;
    assert!(matches!(
        regel(stel.bewaar(kaart, Toestemming, velden)),
        Regelfout::FormulierIngetrokken
    ));
    nieuw_formulier(&stel, kaart);
    assert!(matches!(
        stand(&stel, kaart, "WK-03"),
        Stapstand::Gedaan { .. }
    ));
    assert!(doel(&stel, kaart, Doel::DelenMbo).mag());
}

#[test]
fn the_bsn_is_asked_from_the_toestemming_on_and_never_stands_in_a_form() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    let nummer = bsn_van(kaart);
    let zet = |kaart, bsn: &str| {
        stel.doe(Command::ZetBsn {
            kaart,
            bsn: bsn.to_owned(),
        })
    };
    assert!(matches!(regel(zet(kaart, &nummer)), Regelfout::BsnNogNiet));
    assert!(stel.formulieren(kaart).bsn_mag.is_err());
    stel.vul_formulier(kaart, Toestemming).unwrap();
    assert_eq!(zet(kaart, "123456789").unwrap_err().veld(), Some("bsn"));
    let mut velden = stel.formulier(kaart, Registratie).velden;
    velden.insert("bsn".to_owned(), nummer.clone());
    stel.bewaar(kaart, Registratie, velden).unwrap();
    let beeld = stel.formulier(kaart, Registratie);
    assert!(!beeld.velden.values().any(|tekst| *tekst == nummer));
    let masker = beeld.bsn.unwrap();
    assert!(masker.starts_with('•'), "{masker}");
    // The masked number comes back from a screen and changes nothing.
    let mut weer = beeld.velden;
    weer.insert("bsn".to_owned(), masker);
    stel.bewaar(kaart, Registratie, weer).unwrap();
    let ander = stel.kandidaat("Piet Bos");
    stel.vul_formulier(ander, Toestemming).unwrap();
    let fout = regel(zet(ander, &nummer));
    assert!(matches!(fout, Regelfout::BsnAlBekend));
    assert!(!fout.to_string().contains("Rukiye"));
}

#[test]
fn the_whole_bsn_is_only_shown_with_a_reason_that_stands_in_the_dossier_first() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.vul_formulier(kaart, Toestemming).unwrap();
    let nummer = bsn_van(kaart);
    stel.doe(Command::ZetBsn {
        kaart,
        bsn: nummer.clone(),
    })
    .unwrap();
    let vraag = |reden: &str| {
        let query = Query::BsnVoluit {
            kaart,
            reden: reden.to_owned(),
        };
        stel.service
            .handle(MDV, None, trajectbord::app::gateway::Request::Ask(query))
    };
    assert!(vraag("  ").is_err());
    assert!(!stel.tijdlijn(kaart).contains(&"BSN bekeken".to_owned()));
    match vraag("voor de inschrijving").unwrap() {
        trajectbord::app::gateway::Reply::Data(antwoord) => match *antwoord {
            Antwoord::Bsn(bsn) => assert_eq!(bsn.voluit(), nummer),
            _ => panic!("the number was asked"),
        },
        trajectbord::app::gateway::Reply::Done(_) => panic!("a question is answered with data"),
    }
    let dossier = stel.dossier(kaart);
    assert_eq!(dossier.tijdlijn[0].kop, "BSN bekeken");
    assert_eq!(dossier.tijdlijn[0].tekst, "voor de inschrijving");
    assert_eq!(dossier.logboek[0].werkwoord, "BSN bekeken");
    assert_eq!(dossier.logboek[0].velden, ["bsn"]);
    stel.doe(Command::WisBsn {
        kaart,
        reden: "verkeerde persoon".to_owned(),
    })
    .unwrap();
    assert!(vraag("nog een keer").is_err());
    assert_eq!(stel.formulieren(kaart).bsn, None);
}
