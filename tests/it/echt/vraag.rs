//! Where the next best question is answered: the very field, whatever it is about.

use trajectbord::app::command::Command;
use trajectbord::domain::eis::Eis;
use trajectbord::domain::id::KaartId;
use trajectbord::domain::inzet::Inzet;
use trajectbord::domain::matching::{Veld, Vervolgvraag};
use trajectbord::form::specs::by_name;
use trajectbord::form::specs::intake::INTAKE;
use trajectbord::form::specs::matchvraag::{Vraagplek, vraagplek};
use trajectbord::form::specs::werkgever::LEERWERKPLEK;
use trajectbord::tui::open;

use super::{Echt, met_kandidaat};
use crate::service::stel::PLEK;

fn vraag(veld: Veld, kaart: KaartId) -> Vervolgvraag {
    Vervolgvraag {
        veld,
        eis: (veld == Veld::Eis).then(|| "geen hoogtevrees".to_owned()),
        kaart: if veld.van_plek() {
            KaartId::Plek(PLEK)
        } else {
            kaart
        },
        plek: veld.van_paar().then_some(PLEK),
        paren: 1,
        beslist: 1,
        punten: 0,
    }
}

fn ga(echt: &mut Echt, veld: Veld, kaart: KaartId) {
    let effects = open::vraag(&mut echt.model, &vraag(veld, kaart), "R. Yıldız");
    echt.perform(effects);
}

fn inzet(echt: &Echt, kaart: KaartId) -> Inzet {
    echt.stel.dossier(kaart).kandidaat.unwrap().1.inzet
}

#[test]
fn every_question_opens_with_its_field_in_sight() {
    for veld in Veld::ALL {
        let (mut echt, kaart) = met_kandidaat();
        ga(&mut echt, veld, kaart);
        let label = match vraagplek(veld) {
            Vraagplek::Intake(key) => INTAKE.field(key).unwrap().label,
            Vraagplek::Formulier(soort, key) => {
                by_name(soort.code()).unwrap().field(key).unwrap().label
            }
            Vraagplek::Plek(key) => LEERWERKPLEK.field(key).unwrap().label,
            Vraagplek::Venster(spec) => spec.title,
            Vraagplek::Leerroute => "Leerroute",
            Vraagplek::Erkenningen => "rkenning",
        };
        // A long label is cut on a narrow screen.
        let begin: String = label.chars().take(12).collect();
        assert!(echt.toont(&begin), "{veld:?} {label}:\n{}", echt.screen());
    }
}

#[test]
fn what_the_werkgever_asks_is_answered_with_yes_or_no() {
    let (mut echt, kaart) = met_kandidaat();
    ga(&mut echt, Veld::Eis, kaart);
    assert!(echt.toont("geen hoogtevrees"), "{}", echt.screen());
    echt.typ("nee").keys("enter");
    assert!(!echt.toont("Kan dit"), "{}", echt.screen());
    let eis = Eis::lees("geen hoogtevrees");
    assert_eq!(inzet(&echt, kaart).antwoord(&eis), Some(false));
    // The other answer takes its place.
    ga(&mut echt, Veld::Eis, kaart);
    echt.typ("ja").keys("enter");
    let antwoorden = inzet(&echt, kaart).antwoorden;
    assert_eq!(antwoorden.len(), 1);
    assert!(antwoorden[0].ja);
}

#[test]
fn certificates_are_answered_by_name_and_none_is_an_answer() {
    let (mut echt, kaart) = met_kandidaat();
    ga(&mut echt, Veld::Certificaten, kaart);
    echt.typ("vca, heftruck").keys("enter");
    let namen = |echt: &Echt| -> Vec<&str> {
        let alle = inzet(echt, kaart).certificaten;
        alle.iter().map(|it| it.label()).collect()
    };
    assert_eq!(namen(&echt), ["VCA", "heftruckcertificaat"]);
    ga(&mut echt, Veld::Certificaten, kaart);
    echt.typ("geen").keys("enter");
    assert_eq!(namen(&echt), ["geen"]);
}

#[test]
fn a_journey_that_somebody_knows_is_kept_for_that_leerbedrijf() {
    let (mut echt, kaart) = met_kandidaat();
    ga(&mut echt, Veld::ReistijdNaar, kaart);
    assert!(echt.toont("Kwekerij Het Veld"), "{}", echt.screen());
    echt.typ("veel").keys("enter");
    assert!(echt.toont("Minuten"), "{}", echt.screen());
    echt.keys("ctrl-u").typ("35").keys("enter");
    assert!(!echt.toont("Minuten"), "{}", echt.screen());
    let bedrijf = echt.stel.plek().bedrijf;
    assert_eq!(inzet(&echt, kaart).reistijd_naar(bedrijf), Some(35));
}

#[test]
fn a_colleague_who_was_first_costs_one_more_enter() {
    let (mut echt, kaart) = met_kandidaat();
    ga(&mut echt, Veld::ReistijdNaar, kaart);
    let (_, mut kandidaat) = echt.stel.dossier(kaart).kandidaat.unwrap();
    kandidaat.inzet.uren = Some(24);
    echt.colleague(Command::WijzigKandidaat {
        kandidaat: kandidaat.id,
        gegevens: trajectbord::app::command::KandidaatGegevens {
            naam: kandidaat.naam.volledig(),
            inzet: Some(kandidaat.inzet),
            ..Default::default()
        },
        gezien: None,
        concept: None,
    });
    echt.typ("35").keys("enter");
    assert!(echt.toont("gewijzigd"), "{}", echt.screen());
    echt.keys("enter");
    let inzet = inzet(&echt, kaart);
    assert_eq!(inzet.reistijden.len(), 1);
    assert_eq!(inzet.uren, Some(24), "what the colleague wrote stays");
}
