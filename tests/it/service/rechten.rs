//! Roles: what a coach may ask and do, what is cut out before it leaves, and the reason with which
//! the dossier of a colleague opens (P-14, P-23).

use trajectbord::app::command::{CoachGegevens, Command};
use trajectbord::app::event::Feit;
use trajectbord::app::fault::Fault;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::gateway::{Reply, Request};
use trajectbord::app::query::{Antwoord, Query, Venster};
use trajectbord::domain::formulier::Formuliersoort;
use trajectbord::domain::id::{CoachId, KaartId};
use trajectbord::domain::rol::Rol;

use super::stel::{JVB, MDV, Stel};

/// A coach with a role.
pub(crate) fn met_rol(stel: &Stel, kort: &str, rol: Rol) -> CoachId {
    let gegevens = CoachGegevens {
        kort: kort.to_owned(),
        rol: Some(rol),
        ..CoachGegevens::default()
    };
    stel.doe(Command::ZetCoach { gegevens }).unwrap();
    stel.service.coach_van(None, Some(kort)).unwrap().id
}

pub(crate) fn als(stel: &Stel, wie: CoachId, query: Query) -> Result<Antwoord, Fault> {
    match stel.service.handle(wie, None, Request::Ask(query))? {
        Reply::Data(antwoord) => Ok(*antwoord),
        Reply::Done(_) => panic!("a question is answered with data"),
    }
}

fn bord() -> Query {
    Query::Bord {
        filter: Filter::default(),
        sortering: Sortering::default(),
        vensters: [Venster { van: 0, aantal: 50 }; 7],
        anker: None,
    }
}

fn notitie(stel: &Stel, wie: CoachId, kaart: KaartId) -> Result<(), Fault> {
    let tekst = "gebeld".to_owned();
    let command = Command::Notitie { kaart, tekst };
    stel.service.doe(wie, None, command).map(|_| ())
}

#[test]
fn the_dossier_of_a_colleague_opens_for_the_day_once_it_was_said_why() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let dicht = als(&stel, JVB, Query::Dossier(kaart)).unwrap_err();
    let Fault::Waarneming { van, .. } = &dicht else {
        panic!("{dicht:?}")
    };
    assert_eq!(van, "mdv");
    // The card itself goes on in a fase-overleg.
    notitie(&stel, JVB, kaart).unwrap();
    let leeg = Command::Waarneem {
        kaart,
        reden: " ".to_owned(),
    };
    assert!(stel.service.doe(JVB, None, leeg).is_err());
    let reden = "Marit is ziek".to_owned();
    let command = Command::Waarneem { kaart, reden };
    stel.service.doe(JVB, None, command).unwrap();
    als(&stel, JVB, Query::Dossier(kaart)).unwrap();
    // Also after a restart, and not the next day.
    let stel = stel.herstart();
    als(&stel, JVB, Query::Dossier(kaart)).unwrap();
    stel.clock.set("2026-01-16T09:00:00Z".parse().unwrap());
    assert!(als(&stel, JVB, Query::Dossier(kaart)).is_err());
    als(&stel, MDV, Query::Dossier(kaart)).unwrap();
}

#[test]
fn a_rapporteur_gets_counts_and_no_row_no_name_and_no_event_with_one() {
    let stel = Stel::nieuw();
    let wie = met_rol(&stel, "ala", Rol::Rapporteur);
    let oor = stel.service.luister(wie);
    let kaart = stel.kandidaat("Wilhelmina Onvindbaar");
    let Antwoord::Bord(beeld) = als(&stel, wie, bord()).unwrap() else {
        panic!()
    };
    assert_eq!(beeld.kolommen[1].totaal, 1);
    let alles = serde_json::to_string(&beeld).unwrap();
    assert!(!alles.contains("Onvindbaar"), "{alles}");
    // A name is not found by counting either.
    for woord in ["onvindbaar", "niemand"] {
        let Query::Bord {
            sortering,
            vensters,
            ..
        } = bord()
        else {
            panic!()
        };
        let filter = Filter::lees(woord, "").unwrap();
        let query = Query::Bord {
            filter,
            sortering,
            vensters,
            anker: None,
        };
        let Antwoord::Bord(beeld) = als(&stel, wie, query).unwrap() else {
            panic!()
        };
        assert_eq!(beeld.kolommen[1].totaal, 1, "{woord}");
    }
    for query in [
        Query::Dossier(kaart),
        Query::Poort(kaart),
        Query::zoek("Onvindbaar".to_owned(), 10),
        Query::WieKeek(kaart),
        Query::Werkgever(trajectbord::domain::id::LeerbedrijfId(1)),
    ] {
        let fault = als(&stel, wie, query).unwrap_err();
        assert!(matches!(fault, Fault::Rechten { .. }), "{fault:?}");
    }
    let gehoord: Vec<_> = oor.try_iter().collect();
    assert!(!gehoord.is_empty());
    for it in &gehoord {
        assert!(it.feiten.iter().all(|feit| *feit == Feit::Resync));
    }
    assert!(notitie(&stel, wie, kaart).is_err());
}

#[test]
fn a_procesbegeleider_sees_the_case_and_neither_benefit_nor_groups_nor_own_words() {
    let stel = Stel::nieuw();
    let wie = met_rol(&stel, "soz", Rol::Procesbegeleider);
    let kaart = stel.kandidaat("Piet Bos");
    let tekst = "slaapt slecht door medicatie".to_owned();
    stel.doe(Command::Notitie { kaart, tekst }).unwrap();
    let Antwoord::Dossier(dossier) = als(&stel, wie, Query::Dossier(kaart)).unwrap() else {
        panic!()
    };
    let alles = serde_json::to_string(&dossier).unwrap();
    assert!(alles.contains("Bos"));
    assert!(!alles.contains("medicatie"), "{alles}");
    let diagnose = Query::Formulier {
        kaart,
        soort: Formuliersoort::Diagnose,
    };
    assert!(als(&stel, wie, diagnose).is_err());
    let gevonden = Query::zoek("medicatie".to_owned(), 10);
    let Antwoord::Treffers(treffers) = als(&stel, wie, gevonden).unwrap() else {
        panic!()
    };
    assert!(treffers.rijen.is_empty());
    notitie(&stel, wie, kaart).unwrap();
}

#[test]
fn an_mbo_reader_sees_a_name_only_of_who_shares_it() {
    let stel = Stel::nieuw();
    let wie = met_rol(&stel, "roc", Rol::MboLezer);
    let kaart = stel.kandidaat("Piet Onbekend");
    let ander = stel.kandidaat("Jan Bekend");
    stel.vul_formulier(ander, Formuliersoort::Toestemming)
        .unwrap();
    let Antwoord::Bord(beeld) = als(&stel, wie, bord()).unwrap() else {
        panic!()
    };
    let alles = serde_json::to_string(&beeld).unwrap();
    assert!(alles.contains("Bekend"), "{alles}");
    assert!(!alles.contains("Onbekend"), "{alles}");
    als(&stel, wie, Query::Dossier(ander)).unwrap();
    assert!(als(&stel, wie, Query::Dossier(kaart)).is_err());
    assert!(notitie(&stel, wie, ander).is_err());
}

#[test]
fn coaches_are_managed_by_who_manages_and_one_such_is_always_left() {
    let stel = Stel::nieuw();
    let zet = |wie, gegevens| {
        let command = Command::ZetCoach { gegevens };
        stel.service.doe(wie, None, command)
    };
    let nieuw = |kort: &str, uid| CoachGegevens {
        kort: kort.to_owned(),
        uid: Some(uid),
        ..CoachGegevens::default()
    };
    let fault = zet(JVB, nieuw("nwe", 1009)).unwrap_err();
    assert!(matches!(fault, Fault::Rechten { .. }), "{fault:?}");
    zet(MDV, nieuw("nwe", 1009)).unwrap();
    assert_eq!(
        stel.service.coach_van(Some(1009), None).unwrap().kort,
        "nwe"
    );
    assert!(zet(MDV, nieuw("twee", 1009)).is_err());
    let weg = |kort: &str| CoachGegevens {
        kort: kort.to_owned(),
        weg: Some(true),
        ..CoachGegevens::default()
    };
    assert!(zet(MDV, weg("mdv")).is_err());
    zet(MDV, weg("nwe")).unwrap();
    assert!(stel.service.coach_van(Some(1009), None).is_none());
    // Who is gone opens nothing; the name stays in what was done.
    let kaart = stel.kandidaat("Piet Bos");
    assert!(notitie(&stel, CoachId(3), kaart).is_err());
    let fault = stel
        .doe(Command::WijsToe {
            kaarten: vec![kaart],
            coach: CoachId(3),
        })
        .unwrap_err();
    assert!(matches!(fault, Fault::Veld { .. }), "{fault:?}");
}

#[test]
fn a_colleagues_note_is_not_found_by_searching() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let tekst = "knieoperatie in maart".to_owned();
    stel.doe(Command::Notitie { kaart, tekst }).unwrap();
    let zoek = || Query::zoek("knieoperatie".to_owned(), 10);
    let aantal = |wie| match als(&stel, wie, zoek()).unwrap() {
        Antwoord::Treffers(treffers) => treffers.rijen.len(),
        _ => panic!(),
    };
    assert_eq!((aantal(MDV), aantal(JVB)), (1, 0));
}
