//! The service on a socket: what one end does, however wrong, harms nobody else.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;
use trajectbord::app::command::Command;
use trajectbord::app::event::{Feit, Ticket, Verbinding};
use trajectbord::app::fault::Fault;
use trajectbord::app::gateway::{Gateway, Reply, Request};
use trajectbord::app::query::{Antwoord, Query, VerdeelWens};
use trajectbord::app::service::Service;
use trajectbord::domain::id::{CoachId, KaartId};
use trajectbord::link::lijn::{Lijn, LijnFout};
use trajectbord::server::{Deur, Regels, Server};
use trajectbord::wire::{self, GRENS_VAN, Groet, Naar, PROTOCOL, Van};

use crate::service::stel::{JVB, MDV, Stel};

struct Proef {
    service: Arc<Service>,
    kaart: KaartId,
    server: Option<Server>,
    pad: PathBuf,
    _map: TempDir,
}

fn proef() -> Proef {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Zelda Proefpersoon");
    let service = Arc::new(stel.service);
    let map = tempfile::tempdir().unwrap();
    let pad = map.path().join("sock");
    let deur = Deur::maak(&pad, 0o600).unwrap();
    let regels = Regels {
        per_account: 12,
        ..Regels::nieuw(Arc::new(|_, _, naam| match naam {
            None => Ok(MDV),
            Some("jvb") => Ok(JVB),
            Some(naam) => Err(format!("Coach {naam} ken ik niet.")),
        }))
    };
    let server = Server::start(deur, Arc::clone(&service), regels).unwrap();
    Proef {
        service,
        kaart,
        server: Some(server),
        pad,
        _map: map,
    }
}

impl Proef {
    fn lijn(&self) -> Lijn {
        Lijn::open(&self.pad, None).unwrap()
    }

    fn bruut(&self) -> UnixStream {
        let lijn = UnixStream::connect(&self.pad).unwrap();
        lijn.set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        lijn
    }
}

fn coaches(lijn: &dyn Gateway) -> usize {
    match lijn.call(Ticket(1), Request::Ask(Query::Coaches)) {
        Ok(Reply::Data(data)) => match *data {
            Antwoord::Coaches(coaches) => coaches.len(),
            _ => panic!("another answer"),
        },
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_line_answers_as_the_service_itself_does_and_tells_what_happens() {
    let proef = proef();
    let (een, twee) = (proef.lijn(), proef.lijn());
    assert_eq!(een.coach(), MDV);
    let hoort = twee.listen();
    let kaart = proef.kaart;
    let done = een.call(
        Ticket(7),
        Request::Do(Box::new(Command::Notitie {
            kaart,
            tekst: "belde net".to_owned(),
        })),
    );
    assert!(matches!(done, Ok(Reply::Done(_))), "{done:?}");
    let gebeurd = hoort.recv_timeout(Duration::from_secs(30)).unwrap();
    assert_eq!(gebeurd.door, MDV);
    assert!(
        gebeurd
            .feiten
            .iter()
            .any(|it| matches!(it, Feit::Dossier { kaart: van } if *van == kaart))
    );
    // A refusal crosses the line as it is.
    let niets = Request::Ask(Query::Dossier("T-9999".parse().unwrap()));
    assert!(matches!(
        een.call(Ticket(8), niets),
        Err(Fault::NietGevonden { .. })
    ));
}

#[test]
fn who_is_not_known_or_speaks_another_language_is_told_so() {
    let proef = proef();
    match Lijn::open(&proef.pad, Some("piet")) {
        Err(LijnFout::Geweigerd(waarom)) => assert_eq!(waarom, "Coach piet ken ik niet."),
        other => panic!("{other:?}"),
    }
    let mut oud = proef.bruut();
    let groet = Groet {
        protocol: PROTOCOL + 1,
        versie: "9.9\x1b]0;x".to_owned(),
        coach: None,
    };
    wire::schrijf(&mut oud, &Naar::Groet(groet)).unwrap();
    match wire::lees::<Van>(&mut oud, GRENS_VAN).unwrap() {
        Van::Nee { waarom } => {
            assert!(
                waarom.contains("9.9") && !waarom.contains('\x1b'),
                "{waarom}"
            );
        }
        other => panic!("{other:?}"),
    }
}

/// Something of a program that is newer than the one at the other end.
fn nieuw(lijn: &mut impl Write, tekst: &str) {
    let bytes = tekst.as_bytes();
    let lengte = u32::try_from(bytes.len()).unwrap();
    lijn.write_all(&lengte.to_le_bytes()).unwrap();
    lijn.write_all(bytes).unwrap();
}

#[test]
fn a_question_of_a_newer_window_is_refused_with_words_and_its_line_goes_on() {
    let proef = proef();
    let mut venster = proef.bruut();
    let groet = Groet {
        protocol: PROTOCOL,
        versie: "9.9".to_owned(),
        coach: None,
    };
    wire::schrijf(&mut venster, &Naar::Groet(groet)).unwrap();
    nieuw(
        &mut venster,
        r#"{"vraag":{"nummer":7,"ticket":1,"request":{"ask":{"vraag":"toekomst"}}}}"#,
    );
    let vraag = Naar::Vraag {
        nummer: 8,
        ticket: Ticket(2),
        request: Request::Ask(Query::Coaches),
    };
    wire::schrijf(&mut venster, &vraag).unwrap();
    let mut gezien = Vec::new();
    while gezien.len() < 2 {
        if let Van::Antwoord { nummer, uitslag } = wire::lees(&mut venster, GRENS_VAN).unwrap() {
            gezien.push((nummer, uitslag));
        }
    }
    gezien.sort_by_key(|it| it.0);
    assert!(
        matches!(&gezien[0], (7, Err(fout)) if fout.to_string().contains("oudere versie")),
        "{gezien:?}"
    );
    assert!(matches!(gezien[1], (8, Ok(_))), "{gezien:?}");
}

#[test]
fn what_a_newer_owner_tells_makes_a_window_ask_again_and_ends_no_line() {
    let map = tempfile::tempdir().unwrap();
    let pad = map.path().join("sock");
    let luisteraar = std::os::unix::net::UnixListener::bind(&pad).unwrap();
    let eigenaar = std::thread::spawn(move || {
        let (mut lijn, _) = luisteraar.accept().unwrap();
        wire::lees::<Naar>(&mut lijn, GRENS_VAN).unwrap();
        let welkom = Van::Welkom {
            coach: MDV,
            kort: "mdv".to_owned(),
        };
        wire::schrijf(&mut lijn, &welkom).unwrap();
        wire::lees::<Naar>(&mut lijn, GRENS_VAN).unwrap();
        nieuw(&mut lijn, r#"{"gebeurd":{"seq":1,"feiten":["toekomst"]}}"#);
        nieuw(
            &mut lijn,
            r#"{"antwoord":{"nummer":1,"uitslag":{"Ok":"toekomst"}}}"#,
        );
        wire::lees::<Naar>(&mut lijn, GRENS_VAN).unwrap();
        let uitslag = Err(Fault::NietGevonden {
            wat: "niets".to_owned(),
        });
        wire::schrijf(&mut lijn, &Van::Antwoord { nummer: 2, uitslag }).unwrap();
    });
    let lijn = Lijn::open(&pad, None).unwrap();
    let hoort = lijn.listen();
    let eerste = lijn.call(Ticket(1), Request::Ask(Query::Coaches));
    assert!(
        matches!(&eerste, Err(fout) if fout.to_string().contains("andere versie")),
        "{eerste:?}"
    );
    let gebeurd = hoort.recv_timeout(Duration::from_secs(30)).unwrap();
    assert_eq!(gebeurd.feiten, [Feit::Resync]);
    let tweede = lijn.call(Ticket(2), Request::Ask(Query::Coaches));
    assert!(matches!(tweede, Err(Fault::NietGevonden { .. })));
    eigenaar.join().unwrap();
}

#[test]
fn garbage_a_lying_length_and_a_flood_harm_nobody() {
    let proef = proef();
    let goed = proef.lijn();
    let mut wartaal = proef.bruut();
    wartaal.write_all(b"GET / HTTP/1.1\r\n\r\n").unwrap();
    let mut leugen = proef.bruut();
    leugen.write_all(&u32::MAX.to_le_bytes()).unwrap();
    for lijn in [&mut wartaal, &mut leugen] {
        // It is told no, and the line ends.
        let mut rest = Vec::new();
        let _ = lijn.read_to_end(&mut rest);
        let tekst = String::from_utf8_lossy(&rest);
        assert!(rest.is_empty() || tekst.contains("geen venster"), "{tekst}");
    }
    // After a good greeting: questions without end of which no answer is read.
    let mut vloed = proef.bruut();
    let groet = Groet {
        protocol: PROTOCOL,
        versie: String::new(),
        coach: None,
    };
    wire::schrijf(&mut vloed, &Naar::Groet(groet)).unwrap();
    vloed.set_nonblocking(true).unwrap();
    let vraag = Naar::Vraag {
        nummer: 1,
        ticket: Ticket(1),
        request: Request::Ask(Query::Coaches),
    };
    let mut gestuurd = 0;
    while gestuurd < 20_000 && wire::schrijf(&mut vloed, &vraag).is_ok() {
        gestuurd += 1;
    }
    assert!(gestuurd > 10, "the line takes some before it is full");
    assert_eq!(coaches(&goed), proef.service.model().coaches().len());
}

#[test]
fn a_window_that_takes_nothing_does_not_hold_up_the_others_and_is_told_to_ask_again() {
    let proef = proef();
    let (goed, mut stil) = (proef.lijn(), proef.bruut());
    let groet = Groet {
        protocol: PROTOCOL,
        versie: String::new(),
        coach: None,
    };
    wire::schrijf(&mut stil, &Naar::Groet(groet)).unwrap();
    let kaart = proef.kaart;
    let notitie = |nummer: u32| {
        Request::Do(Box::new(Command::Notitie {
            kaart,
            tekst: format!("{nummer} {}", "x".repeat(400)),
        }))
    };
    // More than socket and queue hold together.
    for nummer in 0..1500 {
        assert!(goed.call(Ticket(1), notitie(nummer)).is_ok());
    }
    let mut resync = false;
    let mut aantal = 0;
    while !resync {
        match wire::lees::<Van>(&mut stil, GRENS_VAN).unwrap() {
            Van::Gebeurd(happened) => {
                aantal += 1;
                resync = happened.feiten == [Feit::Resync];
            }
            Van::Welkom { coach, .. } => assert_eq!(coach, MDV),
            other => panic!("{other:?}"),
        }
        if !resync && aantal == 1500 {
            // Everything fitted: there was nothing to ask again.
            break;
        }
        if aantal % 100 == 0 {
            assert!(goed.call(Ticket(1), notitie(aantal)).is_ok());
        }
    }
    assert!(aantal > 0);
}

#[test]
fn stopping_answers_what_was_asked_and_lets_go_of_everything() {
    let mut proef = proef();
    let lijn = proef.lijn();
    assert!(coaches(&lijn) > 0);
    proef.server.take().unwrap().stop();
    assert!(!proef.pad.exists());
    let over = lijn.call(Ticket(1), Request::Ask(Query::Coaches));
    assert!(matches!(over, Err(Fault::Offline)), "{over:?}");
    assert!(lijn.gebroken());
    assert!(matches!(
        Lijn::open(&proef.pad, None),
        Err(LijnFout::Niemand(_))
    ));
    // Only the test itself has it now.
    assert_eq!(Arc::strong_count(&proef.service), 1);
    assert_eq!(lijn.coach(), CoachId(MDV.0));
}

#[test]
fn one_account_does_not_take_the_places_of_all() {
    let proef = proef();
    let lijnen: Vec<_> = (0..12).map(|_| proef.lijn()).collect();
    match Lijn::open(&proef.pad, None) {
        Err(LijnFout::Geweigerd(waarom)) => assert!(waarom.contains("te veel vensters")),
        other => panic!("{other:?}"),
    }
    assert_eq!(proef.server.as_ref().unwrap().klanten(), 12);
    drop(lijnen);
    // As soon as the others are seen to be gone.
    while Lijn::open(&proef.pad, None).is_err() {}
}

#[test]
fn who_works_on_a_card_is_heard_by_the_others_until_its_line_breaks() {
    let proef = proef();
    let een = proef.lijn();
    let hoort = een.listen();
    let jan = Lijn::open(&proef.pad, Some("jvb")).unwrap();
    jan.werkt_aan(Some(proef.kaart));
    let wie = || {
        let gebeurd = hoort.recv_timeout(Duration::from_secs(30)).unwrap();
        match gebeurd.feiten.as_slice() {
            [Feit::Aanwezig { kaart, collegas }] => {
                assert_eq!(*kaart, proef.kaart);
                collegas.iter().map(|it| it.coach).collect::<Vec<_>>()
            }
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(wie(), [JVB]);
    // Whoever comes later asks for it.
    match een.call(Ticket(1), Request::Ask(Query::Aanwezig)) {
        Ok(Reply::Data(data)) => match *data {
            Antwoord::Aanwezig(alle) => assert_eq!(alle[0].1[0].coach, JVB),
            _ => panic!("another answer"),
        },
        other => panic!("{other:?}"),
    }
    drop(jan);
    assert_eq!(wie(), []);
}

/// A server of the test's own: it greets and then does what the test wants.
fn schijn(gedrag: impl FnOnce(UnixStream) + Send + 'static) -> (TempDir, PathBuf) {
    let map = tempfile::tempdir().unwrap();
    let pad = map.path().join("sock");
    let luisteraar = std::os::unix::net::UnixListener::bind(&pad).unwrap();
    std::thread::spawn(move || {
        let (mut lijn, _) = luisteraar.accept().unwrap();
        let groet = wire::lees::<Naar>(&mut lijn, 4096).unwrap();
        assert!(matches!(groet, Naar::Groet(_)));
        let welkom = Van::Welkom {
            coach: MDV,
            kort: "mdv".to_owned(),
        };
        wire::schrijf(&mut lijn, &welkom).unwrap();
        gedrag(lijn);
    });
    (map, pad)
}

#[test]
fn silence_is_told_at_once_and_the_answer_is_still_taken_when_it_comes() {
    let (_map, pad) = schijn(|mut lijn| {
        // The question, and nothing back until it was asked twice whether anybody lives.
        let mut gevraagd = 0;
        let nummer = loop {
            match wire::lees::<Naar>(&mut lijn, GRENS_VAN).unwrap() {
                Naar::Leef { nummer } => {
                    gevraagd += 1;
                    if gevraagd == 4 {
                        break nummer;
                    }
                }
                Naar::Vraag { .. } => {}
                other => panic!("{other:?}"),
            }
        };
        let antwoord = Van::Antwoord {
            nummer,
            uitslag: Ok(Reply::Data(Box::new(Antwoord::Plaatsen(Vec::new())))),
        };
        wire::schrijf(&mut lijn, &antwoord).unwrap();
        let _ = wire::lees::<Naar>(&mut lijn, GRENS_VAN);
    });
    let lijn = Lijn::open(&pad, None).unwrap();
    let hoort = lijn.listen();
    let antwoord = lijn.call(Ticket(1), Request::Ask(Query::Plaatsen));
    assert!(matches!(antwoord, Ok(Reply::Data(_))), "{antwoord:?}");
    let gehoord: Vec<_> = hoort.try_iter().map(|it| it.feiten).collect();
    assert_eq!(
        gehoord,
        [
            [Feit::Verbinding(Verbinding::Stil)],
            [Feit::Verbinding(Verbinding::Goed)]
        ]
    );
}

#[test]
fn a_question_that_takes_long_says_how_far_it_is_and_can_be_stopped() {
    let (_map, pad) = schijn(|mut lijn| {
        loop {
            match wire::lees::<Naar>(&mut lijn, GRENS_VAN) {
                Ok(Naar::Vraag { .. }) => {}
                Ok(Naar::Leef { nummer }) => {
                    let leeft = Van::Leeft {
                        nummer,
                        gedaan: 3,
                        totaal: 8,
                    };
                    wire::schrijf(&mut lijn, &leeft).unwrap();
                }
                Ok(Naar::Stop { nummer }) => {
                    let uitslag = Ok(Reply::Data(Box::new(Antwoord::Plaatsen(Vec::new()))));
                    wire::schrijf(&mut lijn, &Van::Antwoord { nummer, uitslag }).unwrap();
                }
                Ok(other) => panic!("{other:?}"),
                Err(_) => return,
            }
        }
    });
    let lijn = Lijn::open(&pad, None).unwrap();
    let hoort = lijn.listen();
    let wens = VerdeelWens::default();
    let voortgang = wens.voortgang.clone();
    std::thread::spawn({
        let voortgang = voortgang.clone();
        move || {
            while voortgang.stand() != (3, 8) {
                std::thread::yield_now();
            }
            voortgang.stop();
        }
    });
    let vraag = Request::Ask(Query::Verdeling(Box::new(wens)));
    assert!(lijn.call(Ticket(1), vraag).is_ok());
    assert!(voortgang.is_gestopt());
    // Long is not silent.
    assert_eq!(hoort.try_iter().count(), 0);
}
