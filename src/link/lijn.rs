//! The service of another process, over a socket.

use std::collections::HashMap;
use std::io;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use crate::app::event::{Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::{Gateway, Reply, Request};
use crate::domain::id::CoachId;
use crate::wire::{self, FrameFout, GRENS_VAN, Groet, Naar, PROTOCOL, Van};

/// How long the other end may take to greet back, and to take a request.
const GEDULD: Duration = Duration::from_secs(10);

/// How long an answer may take. The owner may be frozen with its window; then nothing comes at all.
const STILTE: Duration = Duration::from_mins(1);

/// Why there is no line.
#[derive(Debug, thiserror::Error)]
pub enum LijnFout {
    /// Nobody listens there (yet, or any more).
    #[error("de opslag is nu niet bereikbaar")]
    Niemand(#[source] io::Error),
    /// The other end says no, with what to do.
    #[error("{0}")]
    Geweigerd(String),
}

/// A coach at the service of another process.
pub struct Lijn {
    coach: CoachId,
    kort: String,
    naar: Mutex<UnixStream>,
    gedeeld: Arc<Gedeeld>,
}

impl std::fmt::Debug for Lijn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lijn")
    }
}

#[derive(Default)]
struct Gedeeld {
    stand: Mutex<Stand>,
}

#[derive(Default)]
struct Stand {
    laatste: u64,
    wachtend: HashMap<u64, SyncSender<Result<Reply, Fault>>>,
    luisteraars: Vec<Sender<Happened>>,
    /// The line broke: nothing is asked over it any more.
    gebroken: bool,
}

impl Gedeeld {
    fn stand(&self) -> MutexGuard<'_, Stand> {
        self.stand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whoever waits hears that the line is gone; whoever listens, that nothing more comes.
    fn breek(&self) {
        let mut stand = self.stand();
        stand.gebroken = true;
        stand.wachtend.clear();
        stand.luisteraars.clear();
    }
}

impl Lijn {
    /// Greets the process at a socket.
    pub fn open(pad: &Path, coach: Option<&str>) -> Result<Self, LijnFout> {
        let mut lijn = UnixStream::connect(pad).map_err(LijnFout::Niemand)?;
        lijn.set_write_timeout(Some(GEDULD))
            .and_then(|()| lijn.set_read_timeout(Some(GEDULD)))
            .map_err(LijnFout::Niemand)?;
        let groet = Naar::Groet(Groet {
            protocol: PROTOCOL,
            versie: env!("CARGO_PKG_VERSION").to_owned(),
            coach: coach.map(str::to_owned),
        });
        wire::schrijf(&mut lijn, &groet).map_err(LijnFout::Niemand)?;
        let (coach, kort) = match wire::lees::<Van>(&mut lijn, GRENS_VAN) {
            Ok(Van::Welkom { coach, kort }) => (coach, kort),
            Ok(Van::Nee { waarom }) => return Err(LijnFout::Geweigerd(waarom)),
            Ok(Van::Antwoord { .. } | Van::Gebeurd(_)) | Err(FrameFout::Onleesbaar) => {
                return Err(LijnFout::Geweigerd(
                    "De opslag draait met een andere versie van trajectbord. Sluit alle vensters en start opnieuw."
                        .to_owned(),
                ));
            }
            Err(FrameFout::Lijn(fout)) => return Err(LijnFout::Niemand(fout)),
            Err(FrameFout::Dicht | FrameFout::TeLang(_)) => {
                return Err(LijnFout::Niemand(io::ErrorKind::ConnectionReset.into()));
            }
        };
        let gedeeld = Arc::<Gedeeld>::default();
        let van = lijn
            .set_read_timeout(None)
            .and_then(|()| lijn.try_clone())
            .map_err(LijnFout::Niemand)?;
        let bij = Arc::clone(&gedeeld);
        thread::Builder::new()
            .name("lijn".to_owned())
            .spawn(move || ontvang(van, &bij))
            .map_err(LijnFout::Niemand)?;
        Ok(Self {
            coach,
            kort,
            naar: Mutex::new(lijn),
            gedeeld,
        })
    }

    /// Short name of who this is.
    pub fn kort(&self) -> &str {
        &self.kort
    }

    /// Whether the line broke.
    pub fn gebroken(&self) -> bool {
        self.gedeeld.stand().gebroken
    }
}

fn ontvang(mut van: UnixStream, gedeeld: &Gedeeld) {
    // Whatever cannot be read ends the line; the window comes back with a new one.
    while let Ok(bericht) = wire::lees::<Van>(&mut van, GRENS_VAN) {
        match bericht {
            Van::Antwoord { nummer, uitslag } => {
                let wie = gedeeld.stand().wachtend.remove(&nummer);
                if let Some(wie) = wie {
                    // Whoever asked may have given up.
                    let _ = wie.send(uitslag);
                }
            }
            Van::Gebeurd(happened) => gedeeld
                .stand()
                .luisteraars
                .retain(|it| it.send(happened.clone()).is_ok()),
            Van::Welkom { .. } | Van::Nee { .. } => break,
        }
    }
    let _ = van.shutdown(std::net::Shutdown::Both);
    gedeeld.breek();
}

impl Gateway for Lijn {
    fn call(&self, ticket: Ticket, request: Request) -> Result<Reply, Fault> {
        let (antwoord, wacht) = sync_channel(1);
        let nummer = {
            let mut stand = self.gedeeld.stand();
            if stand.gebroken {
                return Err(Fault::Offline);
            }
            stand.laatste += 1;
            let nummer = stand.laatste;
            stand.wachtend.insert(nummer, antwoord);
            nummer
        };
        let vraag = Naar::Vraag {
            nummer,
            ticket,
            request,
        };
        let gestuurd = {
            let mut naar = self.naar.lock().unwrap_or_else(PoisonError::into_inner);
            wire::schrijf(&mut *naar, &vraag)
        };
        if gestuurd.is_err() {
            // Half a request may be on the line: nothing can follow it.
            let naar = self.naar.lock().unwrap_or_else(PoisonError::into_inner);
            let _ = naar.shutdown(std::net::Shutdown::Both);
            self.gedeeld.stand().wachtend.remove(&nummer);
            return Err(Fault::Offline);
        }
        let antwoord = wacht.recv_timeout(STILTE);
        self.gedeeld.stand().wachtend.remove(&nummer);
        antwoord.unwrap_or(Err(Fault::Offline))
    }

    fn coach(&self) -> CoachId {
        self.coach
    }

    fn listen(&self) -> Receiver<Happened> {
        let (naar, uit) = channel();
        let mut stand = self.gedeeld.stand();
        if !stand.gebroken {
            stand.luisteraars.push(naar);
        }
        uit
    }
}

impl Drop for Lijn {
    fn drop(&mut self) {
        let naar = self.naar.get_mut().unwrap_or_else(PoisonError::into_inner);
        let _ = naar.shutdown(std::net::Shutdown::Both);
    }
}
