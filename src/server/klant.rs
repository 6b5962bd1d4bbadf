//! One screen at the other end of a line.

use std::io;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use super::Wie;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Request;
use crate::app::service::{Aflevering, Luisternummer, Service};
use crate::domain::id::CoachId;
use crate::wire::{self, GRENS_NAAR, Groet, Naar, PROTOCOL, Van};

/// How long a newcomer may take to say who it is.
const GROETEN: Duration = Duration::from_secs(5);
/// How long a screen may take nothing before it is let go.
const GEDULD: Duration = Duration::from_secs(20);
/// Answers and events that may wait for one screen.
const RIJ: usize = 256;
/// Requests of one screen that are worked on at once: what takes long does not hold up what does not.
const WERKERS: usize = 2;

/// Tells why and hangs up.
pub(super) fn weiger(mut lijn: UnixStream, waarom: &str) {
    let _ = lijn.set_write_timeout(Some(GROETEN));
    let _ = wire::schrijf(
        &mut lijn,
        &Van::Nee {
            waarom: waarom.to_owned(),
        },
    );
}

/// Who is at the other end, by what the kernel says of it.
fn uid(lijn: &UnixStream) -> io::Result<u32> {
    Ok(rustix::net::sockopt::socket_peercred(lijn)?.uid.as_raw())
}

fn begroet(lijn: &mut UnixStream, service: &Service, wie: &Wie) -> Result<CoachId, String> {
    let lukt_niet = |_| "De verbinding is niet gelukt. Probeer het opnieuw.".to_owned();
    lijn.set_read_timeout(Some(GROETEN))
        .and_then(|()| lijn.set_write_timeout(Some(GEDULD)))
        .map_err(lukt_niet)?;
    let uid = uid(lijn).map_err(lukt_niet)?;
    let groet = match wire::lees::<Naar>(lijn, 4096) {
        Ok(Naar::Groet(groet)) => groet,
        Ok(Naar::Vraag { .. }) | Err(_) => {
            return Err("Dit is geen venster van trajectbord.".to_owned());
        }
    };
    past(&groet)?;
    let coach = wie(service, uid, groet.coach.as_deref())?;
    lijn.set_read_timeout(None).map_err(lukt_niet)?;
    Ok(coach)
}

fn past(groet: &Groet) -> Result<(), String> {
    if groet.protocol == PROTOCOL {
        return Ok(());
    }
    Err(format!(
        "De opslag draait met versie {} van trajectbord en dit venster met versie {}. Sluit alle vensters en \
         start opnieuw.",
        env!("CARGO_PKG_VERSION"),
        groet
            .versie
            .chars()
            .take(20)
            .filter(|c| !c.is_control())
            .collect::<String>(),
    ))
}

/// Everything of one screen, from its greeting until it leaves.
pub(super) fn bedien(mut lijn: UnixStream, service: &Arc<Service>, wie: &Wie) {
    let coach = match begroet(&mut lijn, service, wie) {
        Ok(coach) => coach,
        Err(waarom) => return weiger(lijn, &waarom),
    };
    let Ok(uitgang) = lijn.try_clone() else {
        return;
    };
    let kort = service.model().coach_kort(coach);
    let (uit, rij) = sync_channel::<Van>(RIJ);
    // The first thing in the queue, before any event.
    let _ = uit.try_send(Van::Welkom { coach, kort });
    let luistert = luister(service, uit.clone());
    let schrijver = thread::Builder::new()
        .name("venster-uit".to_owned())
        .spawn(move || zend(uitgang, &rij));
    let (taken, werk) = sync_channel::<(u64, Ticket, Request)>(RIJ);
    let werk = Arc::new(Mutex::new(werk));
    let werkers: Vec<_> = (0..WERKERS)
        .filter_map(|_| {
            let (service, werk, uit) = (Arc::clone(service), Arc::clone(&werk), uit.clone());
            thread::Builder::new()
                .name("venster-werk".to_owned())
                .spawn(move || werk_af(&service, coach, &werk, &uit))
                .ok()
        })
        .collect();
    // Only the workers hold these: when they stop, what waits to be worked on stops too.
    drop((uit, werk));
    // A frame that cannot be read ends the line: nothing behind it can be trusted either.
    while let Ok(Naar::Vraag {
        nummer,
        ticket,
        request,
    }) = wire::lees(&mut lijn, GRENS_NAAR)
    {
        if taken.send((nummer, ticket, request)).is_err() {
            break;
        }
    }
    drop(taken);
    for werker in werkers {
        let _ = werker.join();
    }
    // What was asked is answered; from here on nothing more is told.
    service.vergeet(luistert);
    if let Ok(schrijver) = schrijver {
        let _ = schrijver.join();
    }
    let _ = lijn.shutdown(std::net::Shutdown::Both);
}

/// Events go into the queue of the screen; where it is full, the service tells it later to ask
/// everything again.
fn luister(service: &Service, uit: SyncSender<Van>) -> Luisternummer {
    service.luister_met(Box::new(move |happened| {
        match uit.try_send(Van::Gebeurd(happened)) {
            Ok(()) => Aflevering::Gehoord,
            Err(TrySendError::Full(_)) => Aflevering::Vol,
            Err(TrySendError::Disconnected(_)) => Aflevering::Weg,
        }
    }))
}

fn zend(mut lijn: UnixStream, rij: &Receiver<Van>) {
    for bericht in rij {
        if wire::schrijf(&mut lijn, &bericht).is_err() {
            // Reading ends too, and with it everything of this screen.
            let _ = lijn.shutdown(std::net::Shutdown::Both);
            return;
        }
    }
}

fn werk_af(
    service: &Service,
    coach: CoachId,
    werk: &Mutex<Receiver<(u64, Ticket, Request)>>,
    uit: &SyncSender<Van>,
) {
    loop {
        let taak = werk.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((nummer, ticket, request)) = taak else {
            return;
        };
        // A job that breaks is a fault for whoever asked; the others go on.
        let uitslag = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            service.handle(coach, Some(ticket), request)
        }))
        .unwrap_or(Err(Fault::Offline));
        if uit.send(Van::Antwoord { nummer, uitslag }).is_err() {
            return;
        }
    }
}
