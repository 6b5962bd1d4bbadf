//! Screens of other processes at the service of this one: accepts, finds out who it is, answers.
//!
//! Nothing that one screen does holds up another: each has its own threads and a bounded queue of
//! what it is told. A screen that does not read is told to ask everything again, and one that takes
//! nothing for too long is let go; its process finds the line broken and comes back.

mod deur;
mod klant;
mod voorval;

use std::collections::HashMap;
use std::io;
use std::os::unix::net::UnixStream;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};

use crate::app::service::Service;
use crate::domain::id::CoachId;

pub use deur::Deur;
pub use voorval::Voorval;

/// How long all screens together may take their last answers.
const UITPRATEN: Duration = Duration::from_secs(2);
const KIJKEN: Duration = Duration::from_millis(5);

/// Finds out which coach an account is: its uid, and the name it asked for. The error is for the
/// person at that screen.
pub type Wie = dyn Fn(&Service, u32, Option<&str>) -> Result<CoachId, String> + Send + Sync;

/// Hears what happens at the door.
pub type Meld = dyn Fn(Voorval) + Send + Sync;

/// Who may come in, how many, and who hears of it.
pub struct Regels {
    /// Which coach an account is.
    pub wie: Arc<Wie>,
    /// Who hears of it.
    pub meld: Arc<Meld>,
    /// Most screens at once; one more is refused with a word.
    pub vensters: usize,
    /// Most screens of one account, so that nobody takes the places of all.
    pub per_account: usize,
}

impl std::fmt::Debug for Regels {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Regels")
    }
}

impl Regels {
    /// For the windows of one account.
    pub fn nieuw(wie: Arc<Wie>) -> Self {
        Self {
            wie,
            meld: Arc::new(|_| {}),
            vensters: 400,
            per_account: 400,
        }
    }
}

/// A service that other processes can reach.
pub struct Server {
    gedeeld: Arc<Gedeeld>,
    /// Wakes the door.
    bel: UnixStream,
    poort: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Server")
    }
}

/// What all threads of a server share.
struct Gedeeld {
    service: Arc<Service>,
    regels: Regels,
    stopt: AtomicBool,
    klanten: Mutex<Klanten>,
}

#[derive(Default)]
struct Klanten {
    laatste: u64,
    lijnen: HashMap<u64, Klant>,
}

struct Klant {
    uid: u32,
    lijn: UnixStream,
    draad: JoinHandle<()>,
}

impl Gedeeld {
    fn klanten(&self) -> std::sync::MutexGuard<'_, Klanten> {
        self.klanten.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn meld(&self, voorval: Voorval) {
        (self.regels.meld)(voorval);
    }
}

impl Server {
    /// Starts answering whoever comes to the door.
    pub fn start(deur: Deur, service: Arc<Service>, regels: Regels) -> io::Result<Self> {
        let gedeeld = Arc::new(Gedeeld {
            service,
            regels,
            stopt: AtomicBool::new(false),
            klanten: Mutex::default(),
        });
        let (bel, gebeld) = UnixStream::pair()?;
        deur.luisteraar.set_nonblocking(true)?;
        let bij = Arc::clone(&gedeeld);
        let poort = thread::Builder::new()
            .name("poort".to_owned())
            .spawn(move || {
                ontvang(&deur, &gebeld, &bij);
                deur.ruim_op();
            })?;
        Ok(Self {
            gedeeld,
            bel,
            poort: Some(poort),
        })
    }

    /// How many screens there are.
    pub fn klanten(&self) -> usize {
        let klanten = self.gedeeld.klanten();
        let lijnen = klanten.lijnen.values();
        lijnen.filter(|it| !it.draad.is_finished()).count()
    }

    /// Lets nobody in any more, answers what was asked, and ends. When this returns no thread of it
    /// holds the service.
    pub fn stop(mut self) {
        self.sluit();
    }

    fn sluit(&mut self) {
        let Some(poort) = self.poort.take() else {
            return;
        };
        self.gedeeld.stopt.store(true, Ordering::SeqCst);
        let _ = self.bel.shutdown(std::net::Shutdown::Both);
        let _ = poort.join();
        let lijnen: Vec<_> = self.gedeeld.klanten().lijnen.drain().collect();
        for (_, klant) in &lijnen {
            // No more questions; answers still go out.
            let _ = klant.lijn.shutdown(std::net::Shutdown::Read);
        }
        let tot = Instant::now() + UITPRATEN;
        for (_, klant) in &lijnen {
            while !klant.draad.is_finished() && Instant::now() < tot {
                thread::park_timeout(KIJKEN);
            }
        }
        // Whoever still reads the whole region has had its time.
        self.gedeeld.service.store().staak();
        for (_, klant) in lijnen {
            // And who takes no answers has too.
            let _ = klant.lijn.shutdown(std::net::Shutdown::Both);
            let _ = klant.draad.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.sluit();
    }
}

/// Waits until somebody knocks; false when the server stops.
fn klopt(deur: &Deur, gebeld: &UnixStream) -> bool {
    let mut wat = [
        PollFd::new(&deur.luisteraar, PollFlags::IN),
        PollFd::new(gebeld, PollFlags::IN),
    ];
    // Interrupted, or out of memory: look again, `accept` finds nobody.
    let _ = poll(&mut wat, None);
    !wat.iter().skip(1).any(|it| !it.revents().is_empty())
}

fn ontvang(deur: &Deur, gebeld: &UnixStream, gedeeld: &Arc<Gedeeld>) {
    while klopt(deur, gebeld) && !gedeeld.stopt.load(Ordering::SeqCst) {
        match deur.luisteraar.accept() {
            Ok((lijn, _)) => laat_binnen(lijn, gedeeld),
            Err(fout) if fout.kind() == io::ErrorKind::WouldBlock => {}
            // Too many open files, for one: it passes when somebody leaves.
            Err(_) => thread::park_timeout(Duration::from_millis(100)),
        }
    }
}

fn laat_binnen(lijn: UnixStream, gedeeld: &Arc<Gedeeld>) {
    // By what the kernel says of the other end, never by what it says itself. Where the kernel says
    // nothing there is nobody to answer.
    let Ok(wie) = rustix::net::sockopt::socket_peercred(&lijn) else {
        return;
    };
    let uid = wie.uid.as_raw();
    let mut klanten = gedeeld.klanten();
    klanten.lijnen.retain(|_, klant| !klant.draad.is_finished());
    let van_account = klanten.lijnen.values().filter(|it| it.uid == uid).count();
    let regels = &gedeeld.regels;
    if klanten.lijnen.len() >= regels.vensters || van_account >= regels.per_account {
        drop(klanten);
        gedeeld.meld(Voorval::TeVeel { uid });
        klant::weiger(
            lijn,
            "Er zijn te veel vensters open. Sluit er een en probeer het opnieuw.",
        );
        return;
    }
    klanten.laatste += 1;
    let venster = klanten.laatste;
    let (Ok(kopie), bij) = (lijn.try_clone(), Arc::clone(gedeeld)) else {
        return;
    };
    let draad = thread::Builder::new()
        .name("venster".to_owned())
        .spawn(move || klant::bedien(lijn, (venster, uid), &bij));
    // Without a thread the line is dropped, and the screen says that it cannot be reached.
    if let Ok(draad) = draad {
        let klant = Klant {
            uid,
            lijn: kopie,
            draad,
        };
        klanten.lijnen.insert(venster, klant);
    }
}
