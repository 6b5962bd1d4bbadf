//! The monitor over a store: figures, the cards behind them, months that are kept, and who sees what.

use chrono::{TimeZone, Utc};
use trajectbord::app::command::Command;
use trajectbord::app::fault::Fault;
use trajectbord::app::gateway::{Reply, Request};
use trajectbord::app::matching::Voortgang;
use trajectbord::app::query::{
    Antwoord, Lijst, MonitorAchter, MonitorBeeld, MonitorWens, Query, Venster,
};
use trajectbord::app::record::{Key, Record, Soort};
use trajectbord::app::store::Store;
use trajectbord::domain::coach::Coach;
use trajectbord::domain::id::{CoachId, KaartId};
use trajectbord::domain::monitor::tabel::Tabel;
use trajectbord::domain::monitor::{Cel, Dimensie, Maat, Tijdvak};
use trajectbord::domain::rol::Rol;
use trajectbord::domain::sluiting::Slot;
use trajectbord::domain::waardelijst::{Financieringsbron, RedenUitval};

use super::stel::{MDV, Stel, dag};

fn wens(maat: Maat, tijdvak: &str) -> MonitorWens {
    MonitorWens {
        maten: vec![maat],
        dims: vec![],
        tijdvak: Tijdvak::lees(tijdvak).unwrap(),
        stand: None,
        verberg: false,
        voortgang: Voortgang::default(),
    }
}

fn vraag(stel: &Stel, wie: CoachId, wens: MonitorWens) -> Result<MonitorBeeld, Fault> {
    let query = Query::Monitor(Box::new(wens));
    match stel.service.handle(wie, None, Request::Ask(query))? {
        Reply::Data(antwoord) => match *antwoord {
            Antwoord::Monitor(beeld) => Ok(*beeld),
            _ => panic!("figures were asked"),
        },
        Reply::Done(_) => panic!("a question is answered with data"),
    }
}

fn tabellen(stel: &Stel, wens: MonitorWens) -> Vec<Tabel> {
    let rapport = vraag(stel, MDV, wens).unwrap().rapport.unwrap();
    rapport.bladen.into_iter().next().unwrap().tabellen
}

fn rij(tabel: &Tabel, naam: &str) -> Vec<String> {
    let rij = tabel.rijen.iter().find(|it| it.naam == naam).unwrap();
    rij.cellen.iter().map(Cel::tekst).collect()
}

fn uitval(stel: &Stel, naam: &str) {
    let kaart = stel.kandidaat(naam);
    stel.doe(Command::Sluit {
        kaart,
        slot: Some(Slot::Uitgevallen(RedenUitval::Verhuizing)),
        toelichting: "Gaat weg.".to_owned(),
        gezien: None,
    })
    .unwrap();
}

fn op(stel: &Stel, dag: (i32, u32, u32)) {
    let moment = Utc.with_ymd_and_hms(dag.0, dag.1, dag.2, 10, 0, 0);
    stel.clock.set(moment.unwrap());
}

#[test]
fn a_past_day_gives_the_figures_of_then_and_the_cards_behind_them_are_found() {
    let stel = Stel::nieuw();
    stel.kandidaat("Piet Bos");
    op(&stel, (2026, 2, 10));
    uitval(&stel, "Anne Vos");
    let nu = tabellen(&stel, wens(Maat::M8, "2026"));
    assert_eq!(rij(&nu[0], "verhuizing")[6], "1");
    let toen = MonitorWens {
        stand: Some(dag("2026-02-09")),
        ..wens(Maat::M3, "2026")
    };
    let toen = tabellen(&stel, toen);
    assert_eq!(
        rij(&toen[0], "Werving kandidaten")[0],
        "1",
        "Anne came a day later"
    );
    let achter = MonitorAchter {
        maat: Maat::M8,
        dims: vec![],
        tijdvak: Tijdvak::lees("2026").unwrap(),
        stand: None,
        tabel: 0,
        rij: Some("verhuizing".to_owned()),
        kolom: 6,
        venster: Venster { van: 0, aantal: 10 },
    };
    let Antwoord::Lijst(Lijst { totaal, rijen }) =
        stel.vraag(Query::MonitorAchter(Box::new(achter.clone())))
    else {
        panic!("cards were asked")
    };
    assert_eq!((totaal, rijen[0].naam.as_str()), (1, "A. Vos"));
    let geen = Query::MonitorAchter(Box::new(MonitorAchter {
        maat: Maat::M9,
        ..achter
    }));
    let fout = stel
        .service
        .handle(MDV, None, Request::Ask(geen))
        .unwrap_err();
    assert!(fout.to_string().contains("staat niemand"), "{fout}");
}

#[test]
fn what_was_taken_back_is_not_counted_any_more() {
    let stel = Stel::nieuw();
    uitval(&stel, "Anne Vos");
    stel.doe(Command::Ongedaan).unwrap();
    let nu = tabellen(&stel, wens(Maat::M8, "2026"));
    assert_eq!(rij(&nu[0], "verhuizing")[6], "0");
}

#[test]
fn the_figures_of_a_month_stay_as_they_were_kept() {
    let stel = Stel::nieuw();
    stel.kandidaat("Piet Bos");
    assert_eq!(
        stel.service.sluit_maanden(&Voortgang::default()).unwrap(),
        0,
        "nobody was there in December"
    );
    op(&stel, (2026, 1, 20));
    uitval(&stel, "Anne Vos");
    op(&stel, (2026, 2, 2));
    assert_eq!(
        stel.service.sluit_maanden(&Voortgang::default()).unwrap(),
        1
    );
    assert_eq!(
        stel.service.sluit_maanden(&Voortgang::default()).unwrap(),
        0,
        "once"
    );
    // Afterwards it turns out to be another reason, which is corrected by hand in the store.
    let key = Key::hele_soort(Soort::Traject);
    let mut trajecten = Vec::new();
    stel.store
        .walk(key.0, key.1, &mut |key, it| {
            trajecten.push((key, it.record));
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    let weg = trajecten.into_iter().map(|(key, _)| (key, None));
    let batch = trajectbord::app::store::Batch {
        verwacht: vec![],
        puts: weg.collect(),
    };
    stel.store.commit(&[batch]).unwrap();
    let stel = stel.herstart();
    let januari = || MonitorWens {
        stand: Some(dag("2026-01-31")),
        ..wens(Maat::M8, "2026-01")
    };
    let beeld = vraag(&stel, MDV, januari()).unwrap();
    assert!(beeld.bewaard);
    let tabel = &beeld.rapport.unwrap().bladen[0].tabellen[0];
    assert_eq!(rij(tabel, "verhuizing")[6], "1", "as it was reported");
    let nu = tabellen(&stel, wens(Maat::M8, "2026-01"));
    assert_eq!(rij(&nu[0], "verhuizing")[6], "0", "as it is known today");
    let verborgen = MonitorWens {
        verberg: true,
        ..januari()
    };
    let tabel = &vraag(&stel, MDV, verborgen)
        .unwrap()
        .rapport
        .unwrap()
        .bladen[0]
        .tabellen[0];
    assert_eq!(rij(tabel, "verhuizing")[6], "<5");
}

#[test]
fn months_in_which_nobody_opened_the_board_are_made_up_for() {
    let stel = Stel::nieuw();
    stel.kandidaat("Piet Bos");
    op(&stel, (2026, 2, 2));
    assert_eq!(
        stel.service.sluit_maanden(&Voortgang::default()).unwrap(),
        1
    );
    op(&stel, (2026, 6, 30));
    assert_eq!(
        stel.service.sluit_maanden(&Voortgang::default()).unwrap(),
        4
    );
    assert_eq!(stel.store.aantal(Soort::Maandstand), 5);
    for maand in ["2026-01-31", "2026-05-31"] {
        let er_is = stel.store.get(Key::maandstand(dag(maand))).unwrap();
        assert!(er_is.is_some(), "{maand}");
    }
}

#[test]
fn a_rapporteur_sees_figures_without_small_numbers_and_no_card() {
    let stel = Stel::nieuw();
    uitval(&stel, "Anne Vos");
    let wie = CoachId(9);
    let coach = Coach {
        rol: Rol::Rapporteur,
        ..Coach::nieuw(wie, "lwl")
    };
    stel.service
        .laad(vec![(Key::coach(wie), Record::Coach(coach))])
        .unwrap();
    let beeld = vraag(&stel, wie, wens(Maat::M8, "2026")).unwrap();
    let rapport = beeld.rapport.unwrap();
    assert!(rapport.verborgen);
    assert_eq!(rij(&rapport.bladen[0].tabellen[0], "verhuizing")[6], "<5");
    let achter = Query::MonitorAchter(Box::new(MonitorAchter {
        maat: Maat::M1,
        dims: vec![Dimensie::Gemeente],
        tijdvak: Tijdvak::lees("2026").unwrap(),
        stand: None,
        tabel: 0,
        rij: None,
        kolom: 0,
        venster: Venster { van: 0, aantal: 10 },
    }));
    let fout = stel
        .service
        .handle(wie, None, Request::Ask(achter))
        .unwrap_err();
    assert!(matches!(fout, Fault::Rechten { .. }), "{fout}");
}

#[test]
fn a_budget_is_made_changed_and_taken_back() {
    let stel = Stel::nieuw();
    let zet = |nummer, naam: Option<&str>, bedrag| Command::ZetBudget {
        nummer,
        naam: naam.map(str::to_owned),
        bron: nummer.is_none().then_some(Financieringsbron::Gemeente),
        van: nummer.is_none().then(|| dag("2026-01-01")),
        tot: nummer.is_none().then(|| dag("2026-12-31")),
        bedrag,
        plafond: None,
    };
    stel.doe(zet(None, Some("Pilot"), Some(2_500_000))).unwrap();
    stel.doe(zet(Some(1), None, Some(3_000_000))).unwrap();
    let budgetten = || match stel.vraag(Query::Budgetten) {
        Antwoord::Budgetten(alle) => alle,
        _ => panic!("budgets were asked"),
    };
    let alle = budgetten();
    assert_eq!(
        (alle[0].naam.as_str(), alle[0].bedrag, alle[0].plafond),
        ("Pilot", 3_000_000, 150)
    );
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(budgetten()[0].bedrag, 2_500_000);
    stel.doe(Command::WisBudget { nummer: 1 }).unwrap();
    assert!(budgetten().is_empty());
    let fout = stel.doe(zet(Some(1), None, Some(1))).unwrap_err();
    assert!(matches!(fout, Fault::NietGevonden { .. }));
    let fout = stel.doe(zet(None, None, None)).unwrap_err();
    assert_eq!(fout.veld(), Some("bedrag"));
}

#[test]
fn a_walk_that_is_stopped_gives_no_figures() {
    let stel = Stel::nieuw();
    stel.kandidaat("Piet Bos");
    let gestopt = wens(Maat::M1, "2026");
    gestopt.voortgang.stop();
    assert!(vraag(&stel, MDV, gestopt).unwrap().rapport.is_none());
}

#[test]
fn behind_the_plekken_stand_leerwerkplekken_and_behind_the_companies_leerbedrijven() {
    let stel = Stel::nieuw();
    let achter = |tabel, kolom| {
        stel.vraag(Query::MonitorAchter(Box::new(MonitorAchter {
            maat: Maat::M9,
            dims: Vec::new(),
            tijdvak: Tijdvak::lees("2026").unwrap(),
            stand: None,
            tabel,
            rij: None,
            kolom,
            venster: Venster { van: 0, aantal: 10 },
        })))
    };
    match achter(0, 0) {
        Antwoord::Werkgevers(beeld) => {
            assert!(beeld.totaal > 0);
            assert_eq!(beeld.rijen.len(), beeld.totaal);
        }
        _ => panic!("leerbedrijven were asked"),
    }
    let Antwoord::Lijst(beschikbaar) = achter(1, 0) else {
        panic!("leerwerkplekken were asked");
    };
    let Antwoord::Lijst(werving) = achter(1, 3) else {
        panic!("leerwerkplekken were asked");
    };
    let plekken = beschikbaar.totaal + werving.totaal;
    assert!(plekken > 0);
    for rij in beschikbaar.rijen.iter().chain(&werving.rijen) {
        assert!(matches!(rij.kaart, KaartId::Plek(_)), "{}", rij.kaart);
    }
}

#[test]
fn a_month_that_is_stopped_halfway_is_kept_another_time() {
    let stel = Stel::nieuw();
    stel.kandidaat("Piet Bos");
    op(&stel, (2026, 2, 2));
    let gestopt = Voortgang::default();
    gestopt.stop();
    assert_eq!(stel.service.sluit_maanden(&gestopt).unwrap(), 0);
    let helemaal = stel.service.sluit_maanden(&Voortgang::default());
    assert_eq!(helemaal.unwrap(), 1);
}
