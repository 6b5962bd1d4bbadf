//! One screen at the other end of a line.

use std::collections::HashMap;
use std::os::unix::net::UnixStream;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::{Gedeeld, Voorval};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::{Request, TEGELIJK};
use crate::app::matching::Voortgang;
use crate::app::service::{Aflevering, Luisternummer, Service};
use crate::domain::id::{CoachId, KaartId};
use crate::wire::{self, GRENS_NAAR, Groet, Naar, NaarDeel, Of, PROTOCOL, Van};

/// How long a newcomer may take to say who it is.
const GROETEN: Duration = Duration::from_secs(5);
/// How long a screen may take nothing before it is let go.
const GEDULD: Duration = Duration::from_secs(20);
/// Answers and events that may wait for one screen.
const RIJ: usize = 256;

/// Tells why and hangs up.
pub(super) fn weiger(mut lijn: UnixStream, waarom: &str) {
    let _ = lijn.set_write_timeout(Some(GROETEN));
    let nee = Van::Nee {
        waarom: waarom.to_owned(),
    };
    let _ = wire::schrijf(&mut lijn, &nee);
    // The door keeps a copy for a while; the line is over now.
    let _ = lijn.shutdown(std::net::Shutdown::Both);
}

/// Why somebody does not come in: for the log, and for the person at the screen.
struct Nee(Option<Voorval>, String);

fn lukt_niet<T>(_: T) -> Nee {
    let tekst = "De verbinding is niet gelukt. Probeer het opnieuw.";
    Nee(None, tekst.to_owned())
}

fn begroet(lijn: &mut UnixStream, uid: u32, gedeeld: &Gedeeld) -> Result<CoachId, Nee> {
    lijn.set_read_timeout(Some(GROETEN))
        .and_then(|()| lijn.set_write_timeout(Some(GEDULD)))
        .map_err(lukt_niet)?;
    let Ok(Naar::Groet(groet)) = wire::lees::<Naar>(lijn, 4096) else {
        let tekst = "Dit is geen venster van trajectbord.".to_owned();
        return Err(Nee(Some(Voorval::GeenVenster { uid }), tekst));
    };
    past(&groet)?;
    let wie = &gedeeld.regels.wie;
    let coach = wie(&gedeeld.service, uid, groet.coach.as_deref())
        .map_err(|waarom| Nee(Some(Voorval::Onbekend { uid }), waarom))?;
    lijn.set_read_timeout(None).map_err(lukt_niet)?;
    Ok(coach)
}

/// Programs of another version go on as long as they speak the same language.
fn past(groet: &Groet) -> Result<(), Nee> {
    let protocol = groet.protocol;
    if protocol == PROTOCOL {
        return Ok(());
    }
    let doe = if protocol < PROTOCOL {
        "Sluit dit venster en start opnieuw."
    } else {
        "Wacht tot de beheerder de opslag vernieuwt, of start de oude versie."
    };
    let versie: String = groet.versie.chars().take(20).collect();
    let tekst = format!(
        "De opslag draait met versie {} van trajectbord en dit venster met versie {}. {doe}",
        env!("CARGO_PKG_VERSION"),
        versie.replace(char::is_control, ""),
    );
    Err(Nee(Some(Voorval::AndereTaal { protocol }), tekst))
}

/// What takes long and is worked on: how far it is, and the way to stop it.
#[derive(Default)]
struct Lang(Mutex<HashMap<u64, Voortgang>>);

impl Lang {
    fn slot(&self) -> MutexGuard<'_, HashMap<u64, Voortgang>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps a copy of the progress of a request that has one.
    fn onthoud(&self, nummer: u64, request: &Request) {
        if let Some(voortgang) = request.voortgang() {
            self.slot().insert(nummer, voortgang.clone());
        }
    }

    fn klaar(&self, nummer: u64) {
        self.slot().remove(&nummer);
    }

    fn stand(&self, nummer: u64) -> (usize, usize) {
        self.slot().get(&nummer).map_or((0, 0), Voortgang::stand)
    }

    fn stop(&self, nummer: u64) {
        if let Some(voortgang) = self.slot().get(&nummer) {
            voortgang.stop();
        }
    }

    fn stop_alles(&self) {
        self.slot().values().for_each(Voortgang::stop);
    }
}

/// A request that waits to be worked on.
type Taak = (u64, Ticket, Request);

/// Everything of one screen, from its greeting until it leaves.
pub(super) fn bedien(mut lijn: UnixStream, (venster, uid): (u64, u32), gedeeld: &Gedeeld) {
    let service = &gedeeld.service;
    let coach = match begroet(&mut lijn, uid, gedeeld) {
        Ok(coach) => coach,
        Err(Nee(voorval, waarom)) => {
            if let Some(voorval) = voorval {
                gedeeld.meld(voorval);
            }
            return weiger(lijn, &waarom);
        }
    };
    let Ok(uitgang) = lijn.try_clone() else {
        return;
    };
    let open = gedeeld.klanten().lijnen.len();
    gedeeld.meld(Voorval::Erbij { venster, open });
    let kort = service.model().coach_kort(coach);
    let (uit, rij) = sync_channel::<Van>(RIJ);
    // The first thing in the queue, before any event.
    let _ = uit.try_send(Van::Welkom { coach, kort });
    let luistert = luister(service, coach, uit.clone());
    let schrijver = thread::Builder::new()
        .name("venster-uit".to_owned())
        .spawn(move || zend(uitgang, &rij));
    let (taken, werk) = sync_channel::<Taak>(RIJ);
    let (werk, lang) = (Arc::new(Mutex::new(werk)), Arc::<Lang>::default());
    let werkers: Vec<_> = (0..TEGELIJK)
        .filter_map(|_| {
            let (service, werk, uit) = (Arc::clone(service), Arc::clone(&werk), uit.clone());
            let (lang, meld) = (Arc::clone(&lang), Arc::clone(&gedeeld.regels.meld));
            thread::Builder::new()
                .name("venster-werk".to_owned())
                .spawn(move || werk_af(&service, coach, &werk, (&uit, &lang, &*meld)))
                .ok()
        })
        .collect();
    // Only the workers hold this: when they stop, what waits to be worked on stops too.
    drop(werk);
    let plek = service.aanwezig().kom(coach);
    lees_af(&mut lijn, &taken, &uit, &lang, |kaart| {
        service.werkt_aan(plek, kaart);
    });
    // Nobody waits for what takes long any more.
    lang.stop_alles();
    drop((taken, uit));
    service.werkt_aan(plek, None);
    service.aanwezig().ga(plek);
    for werker in werkers {
        let _ = werker.join();
    }
    // What was asked is answered; from here on nothing more is told.
    service.vergeet(luistert);
    if let Ok(schrijver) = schrijver {
        let _ = schrijver.join();
    }
    let _ = lijn.shutdown(std::net::Shutdown::Both);
    gedeeld.meld(Voorval::Weg { venster });
}

/// The answer to a question of a program that is newer than this one.
fn onbekend() -> Fault {
    Fault::Opslag {
        bericht: "dit kent de opslag nog niet: zij draait met een oudere versie; de beheerder moet haar opnieuw starten"
            .to_owned(),
        kenmerk: "versie".to_owned(),
    }
}

/// Takes what the screen says until its line ends. A frame that cannot be read ends it too: nothing
/// behind it can be trusted either. A question that is not known here is answered so.
fn lees_af(
    lijn: &mut UnixStream,
    taken: &SyncSender<Taak>,
    uit: &SyncSender<Van>,
    lang: &Lang,
    werkt_aan: impl Fn(Option<KaartId>),
) {
    while let Ok(bericht) = wire::lees_of(lijn, GRENS_NAAR) {
        let bericht = match bericht {
            Of::Heel(bericht) => bericht,
            Of::Deel(NaarDeel::Vraag { nummer }) => {
                let uitslag = Err(onbekend());
                if uit.send(Van::Antwoord { nummer, uitslag }).is_err() {
                    return;
                }
                continue;
            }
        };
        match bericht {
            Naar::Vraag {
                nummer,
                ticket,
                request,
            } => {
                lang.onthoud(nummer, &request);
                if taken.send((nummer, ticket, request)).is_err() {
                    return;
                }
            }
            Naar::Leef { nummer } => {
                let (gedaan, totaal) = lang.stand(nummer);
                let leeft = Van::Leeft {
                    nummer,
                    gedaan,
                    totaal,
                };
                // Where the queue is full there is enough on its way that shows the same.
                if let Err(TrySendError::Disconnected(_)) = uit.try_send(leeft) {
                    return;
                }
            }
            Naar::Stop { nummer } => lang.stop(nummer),
            Naar::Werkt { kaart } => werkt_aan(kaart),
            Naar::Groet(_) => return,
        }
    }
}

/// Events go into the queue of the screen; where it is full, the service tells it later to ask
/// everything again.
fn luister(service: &Service, coach: CoachId, uit: SyncSender<Van>) -> Luisternummer {
    let vertel = Box::new(move |happened| match uit.try_send(Van::Gebeurd(happened)) {
        Ok(()) => Aflevering::Gehoord,
        Err(TrySendError::Full(_)) => Aflevering::Vol,
        Err(TrySendError::Disconnected(_)) => Aflevering::Weg,
    });
    service.luister_met(coach, vertel)
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
    werk: &Mutex<Receiver<Taak>>,
    (uit, lang, meld): (&SyncSender<Van>, &Lang, &super::Meld),
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
        .unwrap_or_else(|_| {
            meld(Voorval::Gebroken);
            Err(Fault::Opslag {
                bericht: "er ging iets mis in de opslag; kijk of het gelukt is en probeer het anders opnieuw"
                    .to_owned(),
                kenmerk: "venster".to_owned(),
            })
        });
        lang.klaar(nummer);
        if uit.send(Van::Antwoord { nummer, uitslag }).is_err() {
            return;
        }
    }
}
