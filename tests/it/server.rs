//! The service on a socket: what one end does, however wrong, harms nobody else.

use std::io::{Read, Write};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use tempfile::TempDir;
use trajectbord::app::command::Command;
use trajectbord::app::event::{Feit, Ticket};
use trajectbord::app::fault::Fault;
use trajectbord::app::gateway::{Gateway, Reply, Request};
use trajectbord::app::query::{Antwoord, Query};
use trajectbord::app::service::Service;
use trajectbord::domain::id::{CoachId, KaartId};
use trajectbord::link::lijn::{Lijn, LijnFout};
use trajectbord::server::{Server, maak_socket};
use trajectbord::wire::{self, GRENS_VAN, Groet, Naar, PROTOCOL, Van};

use crate::service::stel::{MDV, Stel};

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
    let luisteraar = maak_socket(&pad, 0o600).unwrap();
    let server = Server::start(
        luisteraar,
        pad.clone(),
        Arc::clone(&service),
        Arc::new(|_, _, naam| match naam {
            None => Ok(MDV),
            Some(naam) => Err(format!("Coach {naam} ken ik niet.")),
        }),
    )
    .unwrap();
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
