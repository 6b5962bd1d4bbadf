//! Tasks: asked, done, called in vain, moved, and who may touch them.

use trajectbord::app::command::{Command, TaakGegevens};
use trajectbord::app::fault::Fault;
use trajectbord::app::query::{Antwoord, Query, Taakrij, Taakwens};
use trajectbord::domain::id::{CoachId, KaartId};
use trajectbord::domain::regel::Regelfout;
use trajectbord::domain::taak::{Taakplaats, Taaksoort};
use trajectbord::domain::waardelijst::ContactUitkomst;

use super::stel::{JVB, MDV, Stel, dag};

fn taak(kaart: Option<KaartId>, soort: Taaksoort, aan: Option<CoachId>) -> Command {
    Command::NieuweTaak {
        kaart,
        gegevens: TaakGegevens {
            wat: "vraag naar de proefdag".to_owned(),
            soort,
            aan,
            voor: Some(dag("2026-01-16")),
            om: None,
            in_overleg: false,
        },
    }
}

fn taken(stel: &Stel, wens: Taakwens) -> Vec<Taakrij> {
    match stel.vraag(Query::Taken(wens)) {
        Antwoord::Taken(rijen) => rijen,
        _ => panic!("tasks were asked"),
    }
}

fn rond_af(taak: Taakplaats, uitkomst: Option<ContactUitkomst>) -> Command {
    Command::RondTaakAf {
        taak,
        uitkomst,
        woorden: String::new(),
        terugbellen: None,
    }
}

#[test]
fn a_task_stands_with_its_card_and_with_who_does_it_until_it_is_done() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yildiz");
    let done = stel
        .doe(taak(Some(kaart), Taaksoort::Actie, Some(JVB)))
        .unwrap();
    assert_eq!(done.titel, "taak voor @jvb voor 16-01-2026");
    assert_eq!(taken(&stel, Taakwens::Eigen), []);
    let van_jvb = taken(&stel, Taakwens::VanCoach(JVB));
    assert_eq!(van_jvb, taken(&stel, Taakwens::VanKaart(kaart)));
    assert_eq!(van_jvb[0].naam, "R. Yildiz");
    let plaats = van_jvb[0].taak.plaats;
    stel.service.doe(JVB, None, rond_af(plaats, None)).unwrap();
    assert_eq!(taken(&stel, Taakwens::VanCoach(JVB)), []);
    let kop = &stel.tijdlijn(kaart)[0];
    assert_eq!(kop, "Taak klaar: vraag naar de proefdag");
    let weer = stel.doe(rond_af(plaats, None)).unwrap_err();
    let klaar = Fault::Regel {
        regel: Regelfout::TaakIsKlaar,
    };
    assert_eq!(weer, klaar);
    // What was done is taken back by who did it, also after a restart.
    let stel = stel.herstart();
    stel.service.doe(JVB, None, Command::Ongedaan).unwrap();
    assert_eq!(taken(&stel, Taakwens::VanCoach(JVB)).len(), 1);
}

#[test]
fn a_call_in_vain_stands_on_the_timeline_and_comes_back_on_a_working_day() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yildiz");
    stel.doe(taak(Some(kaart), Taaksoort::Bellen, None))
        .unwrap();
    let plaats = taken(&stel, Taakwens::Eigen)[0].taak.plaats;
    let niet = rond_af(plaats, Some(ContactUitkomst::NietBereikt));
    let done = stel.doe(niet).unwrap();
    assert!(
        done.titel.ends_with("weer bellen op 16-01-2026"),
        "{}",
        done.titel
    );
    let weer = &taken(&stel, Taakwens::Eigen)[0].taak;
    assert_eq!((weer.pogingen, weer.voor), (1, Some(dag("2026-01-16"))));
    stel.doe(rond_af(plaats, Some(ContactUitkomst::Gesproken)))
        .unwrap();
    assert_eq!(taken(&stel, Taakwens::Eigen), []);
    let koppen = stel.tijdlijn(kaart);
    let gebeld = koppen
        .iter()
        .filter(|it| it.contains("niet bereikt"))
        .count();
    assert_eq!(gebeld, 1, "{koppen:?}");
}

#[test]
fn a_task_without_a_card_is_between_two_people() {
    let stel = Stel::nieuw();
    stel.doe(taak(None, Taaksoort::Actie, None)).unwrap();
    let plaats = taken(&stel, Taakwens::Eigen)[0].taak.plaats;
    assert_eq!(plaats.kaart, None);
    let vreemd = stel.service.doe(JVB, None, rond_af(plaats, None));
    assert!(matches!(vreemd, Err(Fault::Rechten { .. })), "{vreemd:?}");
    let verzet = Command::VerzetTaak {
        taak: plaats,
        voor: None,
        om: None,
        aan: Some(JVB),
    };
    stel.doe(verzet).unwrap();
    stel.service.doe(JVB, None, rond_af(plaats, None)).unwrap();
    assert_eq!(taken(&stel, Taakwens::VanCoach(MDV)), []);
}

#[test]
fn a_task_for_nobody_or_with_no_words_is_refused_at_its_field() {
    let stel = Stel::nieuw();
    let fout = stel
        .doe(taak(None, Taaksoort::Actie, Some(CoachId(99))))
        .unwrap_err();
    assert_eq!(fout.veld(), Some("aan"));
    let mut leeg = taak(None, Taaksoort::Actie, None);
    if let Command::NieuweTaak { gegevens, .. } = &mut leeg {
        gegevens.wat = " \t".to_owned();
    }
    let fout = stel.doe(leeg).unwrap_err();
    let verwacht = Fault::Regel {
        regel: Regelfout::TaakLeeg,
    };
    assert_eq!(fout, verwacht);
}
