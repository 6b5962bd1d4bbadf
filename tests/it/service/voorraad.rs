//! The werkvoorraad: what is in it, what putting off and handing over do to it, and that a list kept
//! in step is the list made anew.

use chrono::{Days, TimeZone, Utc};
use trajectbord::app::command::{Command, NieuweStand, TaakGegevens};
use trajectbord::app::fault::Fault;
use trajectbord::app::filter::Filter;
use trajectbord::app::gateway::{Reply, Request};
use trajectbord::app::query::{
    Antwoord, Blik, Kop, Query, Venster, Voorraadbeeld, Voorraadrij, Voorraadwens,
};
use trajectbord::app::service::Service;
use trajectbord::domain::id::{CoachId, KaartId};
use trajectbord::domain::signaal::{Groep, Signaal, Term, WachtOp};
use trajectbord::domain::taak::Taaksoort;
use trajectbord::domain::waardelijst::{ContactUitkomst, ContactWijze};

use super::stel::{JVB, MDV, PLEK, Stel, dag, stap};

fn van(service: &Service, wie: CoachId, blik: Blik, coach: Option<CoachId>) -> Voorraadbeeld {
    let wens = Voorraadwens {
        blik,
        coach,
        filter: Filter::default(),
        venster: Venster {
            van: 0,
            aantal: 1_000,
        },
        anker: None,
    };
    let vraag = Request::Ask(Query::Werkvoorraad(Box::new(wens)));
    match service.handle(wie, None, vraag).unwrap() {
        Reply::Data(data) => match *data {
            Antwoord::Werkvoorraad(beeld) => *beeld,
            _ => panic!("the werkvoorraad was asked"),
        },
        Reply::Done(_) => panic!("a question is answered with data"),
    }
}

fn lijst(stel: &Stel) -> Voorraadbeeld {
    van(&stel.service, MDV, Blik::Lijst, Some(MDV))
}

fn rij(stel: &Stel, kaart: KaartId) -> Option<Voorraadrij> {
    let alle = lijst(stel).rijen;
    alle.into_iter().find(|it| it.kaart() == Some(kaart))
}

fn naar(stel: &Stel, dagen: u64) {
    let nu = Utc.with_ymd_and_hms(2026, 1, 15, 9, 0, 0).unwrap();
    stel.clock.set(nu + Days::new(dagen));
}

fn bel(stel: &Stel, kaart: KaartId, uitkomst: ContactUitkomst) {
    stel.doe(Command::Contact {
        kaart,
        wijze: ContactWijze::Telefoon,
        uitkomst,
        met: String::new(),
        tekst: String::new(),
        op: None,
        terugbellen: None,
    })
    .unwrap();
}

#[test]
fn a_card_says_why_it_is_there_and_leaves_when_it_is_done_and_comes_back_when_that_is_undone() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let nu = rij(&stel, kaart);
    assert!(
        nu.is_none_or(|it| it.kop != Kop::Groep(Groep::TeLaat)),
        "nothing is late on the first day"
    );
    naar(&stel, 8);
    let laat = rij(&stel, kaart).unwrap();
    assert_eq!(laat.kop, Kop::Groep(Groep::TeLaat));
    assert_eq!(laat.post.signaal, Signaal::EersteContact);
    assert_eq!(laat.post.laat, dag("2026-01-23"));
    assert!(laat.termen.contains(&(Term::TeLaat, 1)));
    assert_eq!(
        laat.punten(),
        laat.termen.iter().map(|it| it.1).sum::<i32>()
    );
    bel(&stel, kaart, ContactUitkomst::Gesproken);
    let na = rij(&stel, kaart);
    assert!(na.is_none_or(|it| it.post.signaal != Signaal::EersteContact));
    stel.doe(Command::Ongedaan).unwrap();
    assert_eq!(
        rij(&stel, kaart).unwrap().post.signaal,
        Signaal::EersteContact
    );
    stel.doe(Command::Opnieuw).unwrap();
    let na = rij(&stel, kaart);
    assert!(na.is_none_or(|it| it.post.signaal != Signaal::EersteContact));
}

#[test]
fn a_card_that_was_put_off_is_gone_until_its_day_and_something_new_comes_through() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    naar(&stel, 8);
    assert!(rij(&stel, kaart).is_some());
    let tot = Some(dag("2026-01-30"));
    let uit = Command::StelUit {
        kaart,
        tot,
        stap: None,
    };
    stel.doe(uit.clone()).unwrap();
    assert!(rij(&stel, kaart).is_none());
    let weg = van(&stel.service, MDV, Blik::Uitgesteld, Some(MDV));
    assert_eq!(weg.totaal, 1);
    assert_eq!(weg.rijen[0].tot, tot);
    stel.doe(Command::Ongedaan).unwrap();
    assert!(rij(&stel, kaart).is_some());
    stel.doe(uit).unwrap();
    naar(&stel, 14);
    assert!(rij(&stel, kaart).is_none());
    naar(&stel, 15);
    assert!(rij(&stel, kaart).is_some());
    naar(&stel, 9);
    assert!(rij(&stel, kaart).is_none());
    stel.doe(Command::ZetStap {
        kaart,
        stap: stap("WK-08"),
        stand: NieuweStand::Gepland {
            op: dag("2026-01-26"),
        },
        gegeven: None,
        tekst: String::new(),
        gezien: None,
    })
    .unwrap();
    naar(&stel, 11);
    let nieuw = rij(&stel, kaart).unwrap();
    assert_eq!(nieuw.post.signaal, Signaal::Afspraak);
    assert_eq!(nieuw.tot, tot);
    let gisteren = Command::StelUit {
        kaart,
        tot: Some(dag("2026-01-20")),
        stap: None,
    };
    let fout = stel.doe(gisteren);
    assert!(matches!(fout, Err(Fault::Veld { veld, .. }) if veld == "tot"));
}

#[test]
fn a_card_that_waits_for_the_duo_check_is_back_when_that_is_in() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    for code in ["WK-01", "WK-02", "WK-03", "WK-05"] {
        stel.gedaan(kaart, code).unwrap();
    }
    let wacht = rij(&stel, kaart).unwrap();
    assert!(
        wacht.post.wacht_op == Some(WachtOp::Duo)
            || wacht.meer.iter().all(|it| it.signaal != Signaal::Duo)
    );
    naar(&stel, 20);
    bel(&stel, kaart, ContactUitkomst::Gesproken);
    let laat = rij(&stel, kaart).unwrap();
    assert_eq!(laat.post.signaal, Signaal::Duo);
    let uit = |code: &str| Command::StelUit {
        kaart,
        tot: None,
        stap: Some(stap(code)),
    };
    assert!(stel.doe(uit("WK-05")).is_err(), "it is in already");
    assert!(
        stel.doe(uit("PL-08")).is_ok(),
        "it may be any step of the traject"
    );
    stel.doe(uit("WK-06")).unwrap();
    assert!(rij(&stel, kaart).is_none());
    stel.gedaan(kaart, "WK-06").unwrap();
    assert!(rij(&stel, kaart).is_some());
    stel.doe(Command::Ongedaan).unwrap();
    assert!(rij(&stel, kaart).is_none());
    // Never for ever: after two weeks it is back, whatever came.
    naar(&stel, 34);
    assert!(rij(&stel, kaart).is_some());
}

#[test]
fn a_variant_of_a_step_is_the_one_of_the_traject() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    naar(&stel, 8);
    stel.doe(Command::StelUit {
        kaart,
        tot: None,
        stap: Some(stap("WK-10W")),
    })
    .unwrap();
    let weg = van(&stel.service, MDV, Blik::Uitgesteld, Some(MDV));
    assert_eq!(weg.rijen[0].tot_stap, Some(stap("WK-10N")));
}

#[test]
fn a_handover_stands_in_both_lists_and_stays_with_the_giver_until_it_is_taken() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    naar(&stel, 8);
    let van_jvb = || van(&stel.service, JVB, Blik::Lijst, Some(JVB));
    let over = |notitie: &str| Command::DraagOver {
        kaart,
        aan: JVB,
        notitie: notitie.to_owned(),
    };
    assert!(
        stel.doe(over(" ")).is_err(),
        "the other has to know something"
    );
    stel.doe(over("belt liever ’s middags")).unwrap();
    let mijn = rij(&stel, kaart).unwrap();
    assert_eq!(mijn.post.signaal, Signaal::EersteContact);
    assert!(mijn.overdracht.is_some());
    let zijn = van_jvb();
    assert_eq!(zijn.rijen[0].post.signaal, Signaal::Overdracht);
    assert!(zijn.rijen[0].waarom().contains("middags"));
    assert!(
        stel.doe(Command::NeemAan { kaart }).is_err(),
        "not asked of me"
    );
    let jvb = |command| stel.service.doe(JVB, None, command);
    let reden = "ik ben vol".to_owned();
    jvb(Command::WeigerOverdracht { kaart, reden }).unwrap();
    assert_eq!(van_jvb().totaal, 0);
    let terug = rij(&stel, kaart).unwrap();
    let gelezen = terug.meer.iter().chain([&terug.post]);
    assert!(
        gelezen
            .into_iter()
            .any(|it| it.signaal == Signaal::Overdracht)
    );
    assert!(
        jvb(Command::NeemAan { kaart }).is_err(),
        "refused is refused"
    );
    stel.doe(Command::TrekOverdrachtIn { kaart }).unwrap();
    assert!(rij(&stel, kaart).unwrap().overdracht.is_none());
    stel.doe(over("toch nog eens")).unwrap();
    jvb(Command::NeemAan { kaart }).unwrap();
    assert!(rij(&stel, kaart).is_none());
    assert_eq!(van_jvb().rijen[0].post.signaal, Signaal::EersteContact);
    assert_eq!(van_jvb().rijen[0].rij.as_ref().unwrap().coach, JVB);
    jvb(Command::Ongedaan).unwrap();
    assert_eq!(stel.dossier(kaart).rij.coach, MDV);
    assert_eq!(van_jvb().rijen[0].post.signaal, Signaal::Overdracht);
    let koppen = stel.tijdlijn(kaart);
    assert!(koppen.iter().any(|it| it == "Overdracht gevraagd aan jvb"));
    assert!(koppen.iter().any(|it| it == "Overdracht geweigerd"));
}

#[test]
fn the_cards_that_one_step_holds_stand_under_that_step() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let ander = stel.kandidaat("Els Das");
    stel.hele_fase(kaart, &["WK-08"]);
    let beeld = van(&stel.service, MDV, Blik::EenStap, Some(MDV));
    let onder: Vec<_> = beeld.rijen.iter().map(|it| (it.kop, it.kaart())).collect();
    assert!(
        onder.contains(&(Kop::Stap(stap("WK-08")), Some(kaart))),
        "{onder:?}"
    );
    assert!(onder.iter().all(|it| it.1 != Some(ander)));
    stel.gedaan(kaart, "WK-08").unwrap();
    let beeld = van(&stel.service, MDV, Blik::EenStap, Some(MDV));
    assert!(beeld.rijen.iter().all(|it| it.kaart() != Some(kaart)));
}

#[test]
fn a_lead_time_of_the_region_holds_for_every_card_and_only_who_manages_sets_it() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    naar(&stel, 8);
    let zet = |dagen| Command::ZetSignaal {
        signaal: Signaal::EersteContact,
        dagen,
        gewicht: None,
    };
    let niet = stel.service.doe(JVB, None, zet(Some(20)));
    assert!(matches!(niet, Err(Fault::Rechten { .. })));
    assert!(rij(&stel, kaart).is_some());
    stel.doe(zet(Some(20))).unwrap();
    let na = rij(&stel, kaart);
    assert!(na.is_none_or(|it| it.post.signaal != Signaal::EersteContact));
    let stel = stel.herstart();
    let na = rij(&stel, kaart);
    assert!(na.is_none_or(|it| it.post.signaal != Signaal::EersteContact));
    stel.doe(zet(None)).unwrap();
    assert_eq!(rij(&stel, kaart).unwrap().post.laat, dag("2026-01-23"));
    let fout = stel.doe(Command::ZetSignaal {
        signaal: Signaal::Terugbellen,
        dagen: Some(3),
        gewicht: None,
    });
    assert!(fout.is_err(), "it has no lead time");
    let zwaar = |punten| Command::ZetSignaalterm {
        term: Term::TeLaat,
        punten,
    };
    stel.doe(zwaar(Some(9))).unwrap();
    let termen = rij(&stel, kaart).unwrap().termen;
    assert!(termen.contains(&(Term::TeLaat, 9)), "{termen:?}");
    let fout = stel.doe(Command::ZetSignaalterm {
        term: Term::Signaal,
        punten: Some(1),
    });
    assert!(fout.is_err(), "a signal brings its own points");
}

#[test]
fn drafts_stand_at_the_end_for_who_typed_them_also_among_everybodys() {
    let stel = Stel::nieuw();
    stel.kandidaat("Piet Bos");
    naar(&stel, 8);
    let concept = trajectbord::app::command::Concept {
        nummer: 5,
        formulier: "intake".to_owned(),
        versie: 1,
        kaart: None,
        velden: [("naam".to_owned(), "Els".to_owned())].into(),
        moment: chrono::DateTime::default(),
    };
    stel.doe(Command::BewaarConcept { concept }).unwrap();
    let beeld = lijst(&stel);
    assert_eq!(beeld.onder(Groep::Concepten), 1);
    assert!(beeld.rijen.last().unwrap().concept.is_some());
    assert_eq!(beeld.totaal, beeld.rijen.len());
    let hele_regio = van(&stel.service, MDV, Blik::Lijst, None);
    assert_eq!(hele_regio.onder(Groep::Concepten), 1);
    let van_een_ander = van(&stel.service, JVB, Blik::Lijst, None);
    assert_eq!(van_een_ander.onder(Groep::Concepten), 0);
    let klein = |venster| {
        let wens = Voorraadwens {
            blik: Blik::Lijst,
            coach: Some(MDV),
            filter: Filter::default(),
            venster,
            anker: None,
        };
        match stel.vraag(Query::Werkvoorraad(Box::new(wens))) {
            Antwoord::Werkvoorraad(beeld) => *beeld,
            _ => panic!("the werkvoorraad was asked"),
        }
    };
    let eerste = klein(Venster { van: 0, aantal: 1 });
    assert_eq!(eerste.rijen.len(), 1);
    assert!(eerste.rijen[0].concept.is_none());
    let van = beeld.totaal - 1;
    let laatste = klein(Venster { van, aantal: 5 });
    assert!(laatste.rijen.len() == 1 && laatste.rijen[0].concept.is_some());
}

#[test]
fn tasks_stand_among_the_cards_by_their_day_and_leave_when_they_are_done() {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Piet Bos");
    let taak = |kaart, wat: &str, voor: Option<&str>| {
        stel.doe(Command::NieuweTaak {
            kaart,
            gegevens: TaakGegevens {
                wat: wat.to_owned(),
                soort: Taaksoort::Actie,
                aan: Some(MDV),
                voor: voor.map(dag),
                om: None,
                in_overleg: false,
            },
        })
        .unwrap();
    };
    taak(Some(kaart), "bel het leerbedrijf", Some("2026-01-16"));
    taak(None, "koffie halen", None);
    taak(None, "later", Some("2026-03-01"));
    naar(&stel, 8);
    let beeld = lijst(&stel);
    let taken = |beeld: &Voorraadbeeld| -> Vec<(Kop, String)> {
        let rijen = beeld.rijen.iter().filter(|it| it.taak.is_some());
        rijen.map(|it| (it.kop, it.waarom())).collect()
    };
    assert_eq!(
        taken(&beeld),
        [
            (Kop::Groep(Groep::TeLaat), "bel het leerbedrijf".to_owned()),
            (Kop::Groep(Groep::Vandaag), "koffie halen".to_owned()),
        ]
    );
    assert_eq!(beeld.totaal, beeld.rijen.len());
    let som: usize = beeld.koppen.iter().map(|it| it.1).sum();
    assert_eq!(som, beeld.totaal);
    assert!(beeld.rijen.is_sorted_by_key(|it| (it.kop, -it.punten())));
    // Every row is found where it stands, in a window of one.
    for (at, rij) in beeld.rijen.iter().enumerate() {
        let wens = Voorraadwens {
            blik: Blik::Lijst,
            coach: Some(MDV),
            filter: Filter::default(),
            venster: Venster { van: 0, aantal: 1 },
            anker: Some(rij.sleutel),
        };
        let Antwoord::Werkvoorraad(een) = stel.vraag(Query::Werkvoorraad(Box::new(wens))) else {
            panic!("the werkvoorraad was asked");
        };
        assert_eq!((een.anker, een.rijen.first()), (Some(at), Some(rij)));
    }
    let plaats = beeld.rijen.iter().find_map(|it| it.taak.as_ref());
    stel.doe(Command::RondTaakAf {
        taak: plaats.unwrap().taak.plaats,
        uitkomst: None,
        woorden: String::new(),
        terugbellen: None,
    })
    .unwrap();
    assert_eq!(taken(&lijst(&stel)).len(), 1);
    assert!(taken(&van(&stel.service, JVB, Blik::Lijst, Some(JVB))).is_empty());
}

#[test]
fn a_mbo_reader_has_no_werkvoorraad() {
    let stel = Stel::nieuw();
    stel.doe(Command::ZetCoach {
        gegevens: trajectbord::app::command::CoachGegevens {
            kort: "school".to_owned(),
            naam: Some("School".to_owned()),
            organisatie: None,
            uid: None,
            rol: Some(trajectbord::domain::rol::Rol::MboLezer),
            beheer: None,
            weg: None,
        },
    })
    .unwrap();
    let school = stel.service.coach_van(None, Some("school")).unwrap().id;
    let wens = Voorraadwens {
        blik: Blik::Lijst,
        coach: None,
        filter: Filter::default(),
        venster: Venster { van: 0, aantal: 9 },
        anker: None,
    };
    let vraag = Request::Ask(Query::Werkvoorraad(Box::new(wens)));
    let fout = stel.service.handle(school, None, vraag);
    assert!(matches!(fout, Err(Fault::Rechten { .. })));
}

/// Something that a coach may do, by three numbers.
fn iets(stel: &Stel, kaarten: &[KaartId], (wat, welke, hoe): (u8, usize, u64)) {
    let kaart = kaarten[welke % kaarten.len()];
    let vandaag = dag("2026-01-15") + Days::new(hoe % 90);
    let command = match wat % 9 {
        0 => Command::StelUit {
            kaart,
            tot: Some(vandaag),
            stap: None,
        },
        1 => Command::StelUit {
            kaart,
            tot: None,
            stap: Some(stap("WK-08")),
        },
        2 => Command::DraagOver {
            kaart,
            aan: JVB,
            notitie: "x".to_owned(),
        },
        3 => Command::Notitie {
            kaart,
            tekst: "x".to_owned(),
        },
        4 => Command::Ongedaan,
        5 => Command::ZetStap {
            kaart,
            stap: trajectbord::domain::stap::StapId::van_rij(usize::try_from(hoe % 26).unwrap())
                .unwrap(),
            stand: NieuweStand::Gedaan { op: None },
            gegeven: None,
            tekst: String::new(),
            gezien: None,
        },
        6 => Command::Contact {
            kaart,
            wijze: ContactWijze::Telefoon,
            uitkomst: ContactUitkomst::NietBereikt,
            met: String::new(),
            tekst: String::new(),
            op: None,
            terugbellen: Some(vandaag),
        },
        7 => Command::Wacht {
            kaart,
            tot: vandaag,
            reden: "x".to_owned(),
            gezien: None,
        },
        _ => {
            let _ = stel.service.doe(JVB, None, Command::NeemAan { kaart });
            return;
        }
    };
    // What the rules refuse changes nothing.
    let _ = stel.doe(command);
}

#[test]
fn a_list_kept_in_step_is_the_list_made_anew_whatever_happens() {
    let mut toeval = fastrand::Rng::with_seed(6);
    for _ in 0..12 {
        let mut stel = Stel::nieuw();
        let mut kaarten = vec![KaartId::Plek(PLEK)];
        for naam in ["Piet Bos", "Els Das", "Jan Vos", "Ali Kaya"] {
            kaarten.push(stel.kandidaat(naam));
        }
        let mut dagen = 0;
        for _ in 0..40 {
            for blik in Blik::ALL {
                for coach in [Some(MDV), Some(JVB), None] {
                    van(&stel.service, MDV, blik, coach);
                }
            }
            iets(
                &stel,
                &kaarten,
                (toeval.u8(..), toeval.usize(..9), toeval.u64(..999)),
            );
            if toeval.u8(..6) == 0 {
                dagen += toeval.u64(..6);
                naar(&stel, dagen);
            }
            let vers = Service::open(stel.store.clone(), stel.clock.clone()).unwrap();
            for blik in Blik::ALL {
                for coach in [Some(MDV), Some(JVB), None] {
                    let warm = van(&stel.service, MDV, blik, coach);
                    let koud = van(&vers, MDV, blik, coach);
                    let rijen = |beeld: &Voorraadbeeld| -> Vec<_> {
                        let rijen = beeld.rijen.iter();
                        let mut alle: Vec<_> = rijen
                            .map(|it| (it.kop, -it.punten(), it.kaart(), it.post))
                            .collect();
                        // Equally urgent cards stand in the order in which they came.
                        alle.sort_by_key(|it| (it.0, it.1, it.2));
                        alle
                    };
                    assert_eq!(rijen(&warm), rijen(&koud));
                    assert_eq!(warm.koppen, koud.koppen);
                    let volgorde = warm.rijen.iter().map(|it| (it.kop, -it.punten()));
                    assert!(blik == Blik::Uitgesteld || volgorde.is_sorted());
                }
            }
        }
        stel = stel.herstart();
        drop(stel);
    }
}

#[test]
fn a_filter_and_the_list_of_everybody_keep_the_tasks_and_drafts_that_match() {
    let stel = Stel::nieuw();
    let rukiye = stel.kandidaat("Rukiye Yildiz");
    stel.kandidaat("Bert Das");
    let taak = |kaart, aan, wat: &str| Command::NieuweTaak {
        kaart,
        gegevens: TaakGegevens {
            wat: wat.to_owned(),
            soort: Taaksoort::Actie,
            aan: Some(aan),
            voor: Some(dag("2026-01-15")),
            om: None,
            in_overleg: false,
        },
    };
    stel.doe(taak(Some(rukiye), JVB, "brief aan de gemeente"))
        .unwrap();
    stel.doe(taak(None, MDV, "rooster maken")).unwrap();
    stel.service
        .doe(JVB, None, taak(None, JVB, "eigen kast opruimen"))
        .unwrap();
    let taken = |coach: Option<CoachId>, filter: &str| -> Vec<String> {
        let vraag = Query::Werkvoorraad(Box::new(Voorraadwens {
            blik: Blik::Lijst,
            coach,
            filter: Filter::lees(filter, "mdv").unwrap(),
            venster: Venster {
                van: 0,
                aantal: 100,
            },
            anker: None,
        }));
        let Antwoord::Werkvoorraad(beeld) = stel.vraag(vraag) else {
            panic!("the list was asked");
        };
        let taken = beeld.rijen.iter().filter_map(|it| it.taak.as_ref());
        taken.map(|it| it.taak.wat.clone()).collect()
    };
    // Of everybody: what stands with no card is between two.
    assert_eq!(
        taken(None, ""),
        ["rooster maken", "brief aan de gemeente"].map(String::from)
    );
    assert_eq!(taken(Some(MDV), ""), ["rooster maken"].map(String::from));
    // By its card, with who does it as the coach; or by its words.
    assert_eq!(taken(None, "yildiz"), ["brief aan de gemeente"]);
    assert_eq!(taken(None, "fase:wk coach:jvb"), ["brief aan de gemeente"]);
    assert_eq!(taken(None, "fase:pl"), Vec::<String>::new());
    assert_eq!(taken(None, "coach:ik"), ["rooster maken"]);
    assert_eq!(taken(Some(MDV), "rooster"), ["rooster maken"]);
    assert_eq!(taken(Some(MDV), "fase:wk"), Vec::<String>::new());
}
