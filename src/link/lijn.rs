//! The service of another process, over a socket.

use std::collections::HashMap;
use std::io;
use std::os::unix::net::UnixStream;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::event::{Feit, Happened, Ticket, Verbinding};
use crate::app::fault::Fault;
use crate::app::gateway::{Gateway, Reply, Request};
use crate::app::matching::Voortgang;
use crate::domain::id::{CoachId, KaartId};
use crate::wire::{self, FrameFout, GRENS_VAN, Groet, Naar, Of, PROTOCOL, Van, VanDeel};

/// How long the other end may take to greet back, and to take a request.
const GEDULD: Duration = Duration::from_secs(10);

/// How often is looked whether the other end is alive while an answer is awaited.
const POLS: Duration = Duration::from_millis(500);

/// After how much silence the coach is told of it.
const MERKBAAR: Duration = Duration::from_millis(1500);

/// How long nothing at all may come before the line is given up.
const STILTE: Duration = Duration::from_mins(1);

const ANDERE_VERSIE: &str =
    "De opslag draait met een andere versie van trajectbord. Sluit alle vensters en start opnieuw.";

/// Why there is no line.
#[derive(Debug, thiserror::Error)]
pub enum LijnFout {
    /// Nobody listens there (yet, or any more).
    #[error("de opslag is nu niet bereikbaar")]
    Niemand(#[source] io::Error),
    /// Somebody listens and says nothing.
    #[error(
        "de opslag reageert niet; misschien staat een ander venster stil (ctrl-z): typ daar fg"
    )]
    Stil,
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

/// Somebody who waits for an answer.
struct Wacht {
    antwoord: SyncSender<Result<Reply, Fault>>,
    /// Of a request that takes long.
    voortgang: Option<Voortgang>,
}

#[derive(Default)]
struct Stand {
    laatste: u64,
    wachtend: HashMap<u64, Wacht>,
    /// When something last came over the line.
    gehoord: Option<Instant>,
    /// The listeners were told that nothing comes.
    stil: bool,
    luisteraars: Vec<Sender<Happened>>,
    /// The line broke: nothing is asked over it any more.
    gebroken: bool,
}

impl Stand {
    fn vertel(&mut self, happened: &Happened) {
        self.luisteraars
            .retain(|it| it.send(happened.clone()).is_ok());
    }

    fn verbinding(&mut self, verbinding: Verbinding) {
        self.stil = verbinding == Verbinding::Stil;
        self.vertel(&Happened::hier(vec![Feit::Verbinding(verbinding)]));
    }
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

    /// Something came.
    fn hoor(&self) {
        let mut stand = self.stand();
        stand.gehoord = Some(Instant::now());
        if stand.stil {
            stand.verbinding(Verbinding::Goed);
        }
    }

    /// How long nothing came, counted from a moment at the earliest. Tells the listeners when it is
    /// long enough to be felt.
    fn stilte(&self, sinds: Instant) -> Duration {
        let mut stand = self.stand();
        let stilte = stand.gehoord.map_or(sinds, |it| it.max(sinds)).elapsed();
        if stilte >= MERKBAAR && !stand.stil {
            stand.verbinding(Verbinding::Stil);
        }
        stilte
    }
}

fn lezen_faalt(fout: FrameFout) -> LijnFout {
    match fout {
        FrameFout::Onleesbaar => LijnFout::Geweigerd(ANDERE_VERSIE.to_owned()),
        FrameFout::Lijn(fout) => match fout.kind() {
            io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut => LijnFout::Stil,
            _ => LijnFout::Niemand(fout),
        },
        FrameFout::Dicht | FrameFout::TeLang(_) => {
            LijnFout::Niemand(io::ErrorKind::ConnectionReset.into())
        }
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
        // Whoever refuses at once may be gone before it took this; why stands on the line.
        let gegroet = wire::schrijf(&mut lijn, &groet);
        let (coach, kort) = match wire::lees::<Van>(&mut lijn, GRENS_VAN) {
            Ok(Van::Welkom { coach, kort }) => (coach, kort),
            Ok(Van::Nee { waarom }) => return Err(LijnFout::Geweigerd(waarom)),
            Ok(Van::Antwoord { .. } | Van::Gebeurd(_) | Van::Leeft { .. }) => {
                return Err(LijnFout::Geweigerd(ANDERE_VERSIE.to_owned()));
            }
            Err(fout) => {
                return Err(gegroet
                    .err()
                    .map_or_else(|| lezen_faalt(fout), LijnFout::Niemand));
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

    /// Sends something; where that fails half of it may be on the line, and nothing can follow it.
    fn zend(&self, bericht: &Naar) -> bool {
        let mut naar = self.naar.lock().unwrap_or_else(PoisonError::into_inner);
        let gestuurd = wire::schrijf(&mut *naar, bericht).is_ok();
        if !gestuurd {
            let _ = naar.shutdown(std::net::Shutdown::Both);
        }
        gestuurd
    }

    /// Waits for the answer to a request that was sent, and looks now and then whether the other end
    /// is alive. An answer that takes long is no silence.
    fn wacht(
        &self,
        nummer: u64,
        antwoord: &Receiver<Result<Reply, Fault>>,
        voortgang: Option<&Voortgang>,
    ) -> Result<Reply, Fault> {
        let begin = Instant::now();
        let mut gestopt = false;
        loop {
            match antwoord.recv_timeout(POLS) {
                Ok(uitslag) => return uitslag,
                Err(RecvTimeoutError::Disconnected) => return Err(Fault::Offline),
                Err(RecvTimeoutError::Timeout) => {}
            }
            if self.gedeeld.stilte(begin) > STILTE {
                return Err(Fault::Offline);
            }
            if !gestopt && voortgang.is_some_and(Voortgang::is_gestopt) {
                gestopt = true;
                self.zend(&Naar::Stop { nummer });
            }
            self.zend(&Naar::Leef { nummer });
        }
    }
}

/// The answer that this program cannot read: the owner is newer.
fn onbekend() -> Fault {
    Fault::Opslag {
        bericht: ANDERE_VERSIE.to_owned(),
        kenmerk: "versie".to_owned(),
    }
}

fn ontvang(mut van: UnixStream, gedeeld: &Gedeeld) {
    // Whatever cannot be read ends the line; the window comes back with a new one.
    while let Ok(bericht) = wire::lees_of(&mut van, GRENS_VAN) {
        gedeeld.hoor();
        let bericht = match bericht {
            Of::Heel(bericht) => bericht,
            Of::Deel(VanDeel::Antwoord { nummer }) => Van::Antwoord {
                nummer,
                uitslag: Err(onbekend()),
            },
            Of::Deel(VanDeel::Gebeurd(_)) => Van::Gebeurd(Happened::hier(vec![Feit::Resync])),
        };
        match bericht {
            Van::Antwoord { nummer, uitslag } => {
                let wie = gedeeld.stand().wachtend.remove(&nummer);
                if let Some(wie) = wie {
                    // Whoever asked may have given up.
                    let _ = wie.antwoord.send(uitslag);
                }
            }
            Van::Gebeurd(happened) => gedeeld.stand().vertel(&happened),
            Van::Leeft {
                nummer,
                gedaan,
                totaal,
            } => {
                if let Some(wacht) = gedeeld.stand().wachtend.get(&nummer)
                    && let Some(voortgang) = &wacht.voortgang
                {
                    voortgang.zet(gedaan, totaal);
                }
            }
            Van::Welkom { .. } | Van::Nee { .. } => break,
        }
    }
    let _ = van.shutdown(std::net::Shutdown::Both);
    gedeeld.breek();
}

impl Gateway for Lijn {
    fn call(&self, ticket: Ticket, request: Request) -> Result<Reply, Fault> {
        let (antwoord, wacht) = sync_channel(1);
        let voortgang = request.voortgang().cloned();
        let nummer = {
            let mut stand = self.gedeeld.stand();
            if stand.gebroken {
                return Err(Fault::Offline);
            }
            stand.laatste += 1;
            let nummer = stand.laatste;
            let wacht = Wacht {
                antwoord,
                voortgang: voortgang.clone(),
            };
            stand.wachtend.insert(nummer, wacht);
            nummer
        };
        let vraag = Naar::Vraag {
            nummer,
            ticket,
            request,
        };
        let uitslag = if self.zend(&vraag) {
            self.wacht(nummer, &wacht, voortgang.as_ref())
        } else {
            Err(Fault::Offline)
        };
        self.gedeeld.stand().wachtend.remove(&nummer);
        uitslag
    }

    fn coach(&self) -> CoachId {
        self.coach
    }

    fn werkt_aan(&self, kaart: Option<KaartId>) {
        self.zend(&Naar::Werkt { kaart });
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
