//! Forms of a card: what they keep, what the dossier learns, what their step does, what may be shared.

use std::collections::BTreeMap;

use proptest::prelude::*;
use trajectbord::app::command::{Command, NieuweStand};
use trajectbord::app::fault::Fault;
use trajectbord::app::query::{Antwoord, FormulierBeeld, Query};
use trajectbord::app::record::{Key, Record, Regio};
use trajectbord::app::store::{Seq, Store as _};
use trajectbord::domain::fase::Fase;
use trajectbord::domain::formulier::{Formuliersoort, Formulierstatus};
use trajectbord::domain::id::KaartId;
use trajectbord::domain::klok::Waarvoor;
use trajectbord::domain::regel::Regelfout;
use trajectbord::domain::stap::Situatie;
use trajectbord::domain::stappen::Stapstand;
use trajectbord::domain::toestemming::{Doel, Doelstand, Gevolg};
use trajectbord::form::answers::Answers;
use trajectbord::form::spec::{Asked, Kind};
use trajectbord::form::specs;
use trajectbord::form::stand::stand as formulierstand;

use super::stel::{JVB, MDV, PLEK, Stel, dag, stap};

mod delen;
mod poort;

use Formuliersoort::{Diagnose, Registratie, Toestemming};

fn stand(stel: &Stel, kaart: KaartId, code: &str) -> Stapstand {
    let dossier = stel.dossier(kaart);
    let rij = dossier
        .stappen
        .into_iter()
        .find(|rij| rij.stap == stap(code));
    rij.unwrap().stand
}

fn regel(uitslag: Result<trajectbord::app::gateway::Done, Fault>) -> Regelfout {
    match uitslag.unwrap_err() {
        Fault::Regel { regel } => regel,
        ander => panic!("a rule was expected, not {ander}"),
    }
}

/// What keeps a form from being complete.
fn tegen(beeld: &FormulierBeeld) -> Vec<&'static str> {
    let spec = specs::by_name(beeld.soort.code()).unwrap();
    let mut answers = Answers::new(spec);
    for (key, tekst) in &beeld.velden {
        answers.set(key, tekst.as_str());
    }
    formulierstand(spec, &answers, dag("2026-01-15")).tegen(spec)
}

fn velden(paren: &[(&str, &str)]) -> BTreeMap<String, String> {
    let paren = paren.iter();
    paren
        .map(|(key, tekst)| ((*key).to_owned(), (*tekst).to_owned()))
        .collect()
}

#[test]
fn a_complete_form_does_its_step_and_an_incomplete_one_takes_it_back() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    for (soort, code) in [(Toestemming, "WK-03"), (Diagnose, "WK-10N")] {
        stel.vul_formulier(kaart, soort).unwrap();
        let beeld = stel.formulier(kaart, soort);
        assert_eq!(
            beeld.status,
            Formulierstatus::Ondertekend,
            "{:?}",
            tegen(&beeld)
        );
        assert!(matches!(
            stand(&stel, kaart, code),
            Stapstand::Gedaan { .. }
        ));
        let mut minder = beeld.velden;
        minder.remove("ingevuld_met");
        stel.bewaar(kaart, soort, minder).unwrap();
        assert_eq!(
            stel.formulier(kaart, soort).status,
            Formulierstatus::Concept
        );
        assert!(matches!(stand(&stel, kaart, code), Stapstand::Bezig { .. }));
        stel.doe(Command::Ongedaan).unwrap();
        assert_eq!(
            stel.formulier(kaart, soort).status,
            Formulierstatus::Ondertekend
        );
        assert!(matches!(
            stand(&stel, kaart, code),
            Stapstand::Gedaan { .. }
        ));
    }
}

#[test]
fn a_step_of_a_form_cannot_be_done_by_hand_while_the_form_is_not_complete() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    let zet = || Command::ZetStap {
        kaart,
        stap: stap("WK-03"),
        stand: NieuweStand::Gedaan { op: None },
        gegeven: None,
        tekst: String::new(),
        gezien: None,
    };
    let fout = regel(stel.doe(zet()));
    assert!(matches!(fout, Regelfout::FormulierNietAf { open: 0, .. }));
    assert!(fout.to_string().contains("Enter"), "{fout}");
    stel.bewaar(kaart, Toestemming, velden(&[("wijze", "digitaal")]))
        .unwrap();
    let fout = regel(stel.doe(zet()));
    assert!(
        matches!(fout, Regelfout::FormulierNietAf { open, .. } if open > 3),
        "{fout}"
    );
    stel.vul_formulier(kaart, Toestemming).unwrap();
    stel.doe(zet()).unwrap();
}

#[test]
fn a_form_opens_with_what_the_dossier_knows_and_a_change_goes_back() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    let beeld = stel.formulier(kaart, Toestemming);
    assert_eq!((beeld.nummer, beeld.seq), (0, Some(Seq(0))));
    assert_eq!(beeld.velden["naam"], "Rukiye Yıldız");
    assert_eq!(beeld.herkomst["naam"], "uit intake 15-1, mdv");
    let mut nieuw = beeld.velden;
    nieuw.insert("geboortedatum".to_owned(), "14-6-1998".to_owned());
    nieuw.insert("naam".to_owned(), "Rukiye Yilmaz".to_owned());
    stel.bewaar(kaart, Toestemming, nieuw).unwrap();
    let (_, kandidaat) = stel.dossier(kaart).kandidaat.unwrap();
    assert_eq!(kandidaat.naam.kort(), "R. Yilmaz");
    assert_eq!(kandidaat.geboren.unwrap().datum(), dag("1998-06-14"));
    let tijdlijn = stel.tijdlijn(kaart);
    assert!(
        tijdlijn
            .iter()
            .any(|kop| kop.contains("Gewijzigd: naam, geboren")),
        "{tijdlijn:?}"
    );
    // The next form is not asked again, and says where it came from.
    let ander = stel.formulier(kaart, Diagnose);
    assert_eq!(ander.velden["geboortedatum"], "14-06-1998");
    assert_eq!(ander.dossier["geboortedatum"], "14-06-1998");
    let registratie = stel.formulier(kaart, Registratie);
    assert_eq!(registratie.velden["achternaam"], "Yilmaz");
    assert_eq!(
        registratie.herkomst["achternaam"],
        "uit toestemmingsverklaring 15-1, mdv"
    );
}

#[test]
fn what_a_colleague_changed_meanwhile_in_the_dossier_is_not_put_back() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    let oud = stel.formulier(kaart, Toestemming).velden;
    stel.bewaar(kaart, Toestemming, oud.clone()).unwrap();
    let ander = velden(&[("achternaam", "Yilmaz")]);
    let mut registratie = stel.formulier(kaart, Registratie).velden;
    registratie.extend(ander);
    stel.bewaar(kaart, Registratie, registratie).unwrap();
    assert_eq!(
        stel.formulier(kaart, Toestemming).velden["naam"],
        "Rukiye Yilmaz"
    );
    stel.bewaar(kaart, Toestemming, oud).unwrap();
    assert_eq!(stel.dossier(kaart).rij.naam, "R. Yilmaz");
}

#[test]
fn a_field_that_was_emptied_stays_empty_and_takes_nothing_from_the_dossier() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.vul_formulier(kaart, Toestemming).unwrap();
    let mut leeg = stel.formulier(kaart, Toestemming).velden;
    leeg.remove("geboortedatum");
    stel.bewaar(kaart, Toestemming, leeg).unwrap();
    let beeld = stel.formulier(kaart, Toestemming);
    assert!(!beeld.velden.contains_key("geboortedatum"));
    assert!(beeld.dossier.contains_key("geboortedatum"));
    assert!(stel.dossier(kaart).kandidaat.unwrap().1.geboren.is_some());
}

#[test]
fn a_correction_asks_why_and_keeps_the_old_value() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.vul_formulier(kaart, Toestemming).unwrap();
    let mut anders = stel.formulier(kaart, Toestemming).velden;
    anders.insert("informatie_folder".to_owned(), "folder 4".to_owned());
    let zonder = Command::BewaarFormulier {
        kaart,
        soort: Toestemming,
        velden: anders.clone(),
        waarom: "  ".to_owned(),
        nieuw: false,
        gezien: None,
        concept: None,
    };
    assert_eq!(stel.doe(zonder).unwrap_err().veld(), Some("waarom"));
    stel.bewaar(kaart, Toestemming, anders).unwrap();
    let beeld = stel.formulier(kaart, Toestemming);
    assert_eq!(beeld.correcties.len(), 1);
    assert_eq!(beeld.correcties[0].oud, "Folder praktijkleren, versie 3");
    assert_eq!(beeld.correcties[0].door, "mdv");
    assert_eq!(beeld.correcties[0].waarom, "verbeterd in de test");
}

#[test]
fn two_who_begin_or_change_the_same_form_notice_each_other() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    let gezien = stel.formulier(kaart, Toestemming).seq;
    let bewaar = |gezien, tekst: &str| Command::BewaarFormulier {
        kaart,
        soort: Toestemming,
        velden: velden(&[("informatie_folder", tekst)]),
        waarom: String::new(),
        nieuw: false,
        gezien,
        concept: None,
    };
    let reden = "vervangt".to_owned();
    let waarom = Command::Waarneem { kaart, reden };
    stel.service.doe(JVB, None, waarom).unwrap();
    stel.service
        .doe(JVB, None, bewaar(gezien, "folder 1"))
        .unwrap();
    let fout = stel.doe(bewaar(gezien, "folder 2")).unwrap_err();
    assert!(
        matches!(fout, Fault::Conflict { ref wie, .. } if wie == "jvb"),
        "{fout}"
    );
    let gezien = stel.formulier(kaart, Toestemming).seq;
    stel.doe(bewaar(gezien, "folder 2")).unwrap();
    assert!(stel.doe(bewaar(gezien, "folder 3")).is_err());
}

#[test]
fn a_next_form_takes_the_place_of_the_one_before() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.vul_formulier(kaart, Diagnose).unwrap();
    let velden = stel.formulier(kaart, Diagnose).velden;
    stel.doe(Command::BewaarFormulier {
        kaart,
        soort: Diagnose,
        velden,
        waarom: String::new(),
        nieuw: true,
        gezien: None,
        concept: None,
    })
    .unwrap();
    assert_eq!(stel.formulier(kaart, Diagnose).nummer, 2);
    let eerste = stel
        .store
        .get(Key::formulier(kaart, Diagnose, 1))
        .unwrap()
        .unwrap();
    match eerste.record {
        Record::Formulier(oud) => assert_eq!(oud.status, Formulierstatus::Vervangen),
        _ => panic!("a form lives there"),
    }
}

#[test]
fn an_unknown_field_and_a_form_of_another_card_are_refused_with_a_word() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    let fout = stel
        .bewaar(kaart, Toestemming, velden(&[("schoenmaat", "42")]))
        .unwrap_err();
    assert_eq!(fout.veld(), Some("schoenmaat"));
    let fout = regel(stel.bewaar(KaartId::Plek(PLEK), Diagnose, BTreeMap::new()));
    assert!(matches!(fout, Regelfout::FormulierHoortNietHier { .. }));
    let lang = stel.bewaar(
        kaart,
        Toestemming,
        velden(&[("informatie_folder", &"a".repeat(4_001))]),
    );
    assert_eq!(lang.unwrap_err().veld(), Some("informatie_folder"));
}

#[test]
fn the_startkwalificatie_of_a_form_follows_from_its_answers() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    stel.vul_formulier(kaart, Diagnose).unwrap();
    let beeld = stel.formulier(kaart, Diagnose);
    assert_eq!(beeld.velden["startkwalificatie"], "geen startkwalificatie");
    assert_eq!(beeld.velden["kandidaat"], "Rukiye Yıldız (K-0001)");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_saves_of_any_fields_reopen_to_the_same_answers_and_nothing_typed_is_lost(
        zetten in prop::collection::vec(
            prop::collection::vec((0usize..60, "[a-zé?-]{0,12}"), 0..12),
            1..6,
        ),
        vol in any::<bool>(),
    ) {
        let stel = Stel::nieuw();
        let kaart = stel.kandidaat("Rukiye Yıldız");
        let spec = specs::by_name(Diagnose.code()).unwrap();
        let vrij: Vec<_> = spec.fields()
            .filter(|field| matches!(field.kind, Kind::Line | Kind::Text))
            .filter(|field| field.asked != Asked::Vast && field.bron.is_empty())
            .collect();
        if vol {
            stel.vul_formulier(kaart, Diagnose).unwrap();
        }
        let mut getypt: Vec<(String, String)> = Vec::new();
        for zet in zetten {
            let voor = stel.formulier(kaart, Diagnose);
            let mut velden = voor.velden.clone();
            for (plaats, tekst) in zet {
                let key = vrij[plaats % vrij.len()].key.to_owned();
                if tekst.is_empty() {
                    velden.remove(&key);
                } else {
                    velden.insert(key, tekst);
                }
            }
            if voor.status != Formulierstatus::Concept {
                for field in &vrij {
                    let oud = voor.velden.get(field.key);
                    if oud.is_some() && oud != velden.get(field.key) {
                        getypt.push((field.key.to_owned(), oud.unwrap().clone()));
                    }
                }
            }
            stel.bewaar(kaart, Diagnose, velden.clone()).unwrap();
            let na = stel.formulier(kaart, Diagnose);
            for field in &vrij {
                prop_assert_eq!(na.velden.get(field.key), velden.get(field.key), "{}", field.key);
            }
            for (key, oud) in &getypt {
                prop_assert!(na.correcties.iter().any(|it| it.veld == *key && it.oud == *oud));
            }
        }
    }
}

#[test]
fn the_region_says_who_uses_the_data_and_a_new_toestemming_proposes_it() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    let regio = Regio {
        naam: "Proef".to_owned(),
        voorbeeld: false,
        verantwoordelijken: "gemeente Almelo, UWV".to_owned(),
    };
    stel.service
        .laad(vec![(Key::regio(), Record::Regio(regio))])
        .unwrap();
    let beeld = stel.formulier(kaart, Formuliersoort::Toestemming);
    assert_eq!(
        beeld.velden["verwerkingsverantwoordelijken"],
        "gemeente Almelo, UWV"
    );
    // A proposal: what somebody writes there stays.
    let mut velden = beeld.velden;
    velden.insert(
        "verwerkingsverantwoordelijken".to_owned(),
        "gemeente Almelo".to_owned(),
    );
    stel.bewaar(kaart, Formuliersoort::Toestemming, velden)
        .unwrap();
    let beeld = stel.formulier(kaart, Formuliersoort::Toestemming);
    assert_eq!(
        beeld.velden["verwerkingsverantwoordelijken"],
        "gemeente Almelo"
    );
}
