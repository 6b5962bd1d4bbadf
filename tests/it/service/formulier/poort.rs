//! The golden facts of the gate (DOMAIN 10), with the real forms.

use super::*;

/// A traject that stands in a fase with everything before it done.
fn in_fase(stel: &Stel, fase: Fase, behalve: &[&str]) -> KaartId {
    let kaart = stel.kandidaat("Rukiye Yıldız");
    while stel.fase(kaart) < fase {
        stel.hele_fase(kaart, behalve);
        stel.verplaats(kaart).unwrap();
    }
    kaart
}

fn stappen(uitslag: Result<trajectbord::app::gateway::Done, Fault>) -> Vec<&'static str> {
    match regel(uitslag) {
        Regelfout::PoortDicht { stappen, .. } => {
            stappen.into_iter().map(|stap| stap.stap().code).collect()
        }
        ander => panic!("the gate was expected, not {ander}"),
    }
}

#[test]
fn leaving_werving_with_the_duo_check_open_is_refused_and_names_the_mbo() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.hele_fase(kaart, &["WK-06", "WK-07"]);
    assert!(stappen(stel.verplaats(kaart)).contains(&"WK-06"));
    assert_eq!(stap("WK-06").stap().actoren[0].label(), "mbo");
}

#[test]
fn the_diagnose_warns_at_werving_and_holds_at_bemiddeling_until_the_form_is_complete() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = in_fase(&stel, Fase::Bemiddeling, &["WK-10N"]);
    assert_eq!(stel.dossier(kaart).rij.waarschuwingen, 1);
    stel.hele_fase(kaart, &[]);
    assert_eq!(stappen(stel.verplaats(kaart)), ["WK-10N"]);
    stel.vul_formulier(kaart, Diagnose).unwrap();
    let vol = stel.formulier(kaart, Diagnose).velden;
    let mut minder = vol.clone();
    minder.remove("toelichting");
    stel.bewaar(kaart, Diagnose, minder).unwrap();
    assert_eq!(stappen(stel.verplaats(kaart)), ["WK-10N"]);
    stel.bewaar(kaart, Diagnose, vol).unwrap();
    stel.verplaats(kaart).unwrap();
    assert_eq!(stel.fase(kaart), Fase::Plaatsing);
}

#[test]
fn refusing_pictures_blocks_nothing_and_is_an_answer() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.vul_formulier(kaart, Toestemming).unwrap();
    assert_eq!(
        stel.formulier(kaart, Toestemming).velden["doel_foto_beeld"],
        "nee"
    );
    assert!(matches!(
        stand(&stel, kaart, "WK-04"),
        Stapstand::Gedaan { .. }
    ));
    stel.hele_fase(kaart, &[]);
    stel.verplaats(kaart).unwrap();
}

#[test]
fn without_onderwijsovereenkomst_no_motivering_helps() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = in_fase(&stel, Fase::Plaatsing, &[]);
    stel.hele_fase(kaart, &["PI-09"]);
    let door = Command::Verplaats {
        kaart,
        motivering: Some("het mbo regelt het later".to_owned()),
        gezien: None,
    };
    assert!(stappen_of_hard(stel.doe(door)));
}

fn stappen_of_hard(uitslag: Result<trajectbord::app::gateway::Done, Fault>) -> bool {
    matches!(regel(uitslag), Regelfout::GeenAfwijking { stap: s } if s == stap("PI-09"))
}

#[test]
fn the_inschrijving_needs_its_fields_and_names_them() {
    let stel = Stel::nieuw();
    stel.wervings_plek();
    let kaart = in_fase(&stel, Fase::Plaatsing, &[]);
    stel.hele_fase(kaart, &["PI-11"]);
    stel.doe(Command::WisBsn {
        kaart,
        reden: "verkeerd nummer".to_owned(),
    })
    .unwrap();
    let mut minder = stel.formulier(kaart, Registratie).velden;
    minder.remove("id_bewijs_gezien");
    stel.bewaar(kaart, Registratie, minder).unwrap();
    match regel(stel.gedaan(kaart, "PI-11")) {
        Regelfout::VeldenOntbreken { velden, .. } => {
            assert!(
                velden.iter().any(|veld| veld.starts_with("BSN (")),
                "{velden:?}"
            );
            assert!(
                velden.iter().any(|veld| veld.starts_with("ID-bewijs")),
                "{velden:?}"
            );
        }
        ander => panic!("the fields were expected, not {ander}"),
    }
    stel.vul_formulier(kaart, Registratie).unwrap();
    stel.gedaan(kaart, "PI-11").unwrap();
}

#[test]
fn another_situatie_keeps_what_was_done() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat_met("Rukiye Yıldız", Situatie::NietWerkend);
    stel.vul_formulier(kaart, Diagnose).unwrap();
    let (_, kandidaat) = stel.dossier(kaart).kandidaat.unwrap();
    stel.doe(Command::WijzigKandidaat {
        kandidaat: kandidaat.id,
        gegevens: trajectbord::app::command::KandidaatGegevens {
            naam: "Rukiye Yıldız".to_owned(),
            situatie: Some(Situatie::Werkend),
            ..Default::default()
        },
        gezien: None,
        concept: None,
    })
    .unwrap();
    assert!(matches!(
        stand(&stel, kaart, "WK-10N"),
        Stapstand::Gedaan { .. }
    ));
    assert_eq!(stand(&stel, kaart, "WK-10W"), Stapstand::Open);
    assert_eq!(stel.formulier(kaart, Diagnose).nummer, 1);
}

#[test]
fn a_startkwalificatie_that_duo_found_blocks_wk_07_and_never_refuses_the_form() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.hele_fase(kaart, &["WK-07"]);
    let mut gevonden = stel.volle_antwoorden(kaart, Registratie);
    gevonden.insert(
        "startkwalificatie_check".to_owned(),
        "startkwalificatie gevonden".to_owned(),
    );
    stel.bewaar(kaart, Registratie, gevonden).unwrap();
    assert!(matches!(
        regel(stel.gedaan(kaart, "WK-07")),
        Regelfout::StartkwalificatieGevonden
    ));
}
