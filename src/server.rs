//! Screens of other processes at the service of this one: accepts, finds out who it is, answers.
//!
//! Nothing that one screen does holds up another: each has its own threads and a bounded queue of
//! what it is told. A screen that does not read is told to ask everything again, and one that takes
//! nothing for too long is let go; its process finds the line broken and comes back.

mod klant;

use std::collections::HashMap;
use std::io;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::app::service::Service;
use crate::domain::id::CoachId;

/// Most screens at once; one more is refused with a word.
const KLANTEN: usize = 400;
/// How long all screens together may take their last answers.
const UITPRATEN: Duration = Duration::from_secs(2);
const KIJKEN: Duration = Duration::from_millis(5);

/// Finds out which coach an account is: its uid, and the name it asked for. The error is for the
/// person at that screen.
pub type Wie = dyn Fn(&Service, u32, Option<&str>) -> Result<CoachId, String> + Send + Sync;

/// A service that other processes can reach.
pub struct Server {
    pad: PathBuf,
    gedeeld: Arc<Gedeeld>,
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
    wie: Arc<Wie>,
    stopt: AtomicBool,
    klanten: Mutex<Klanten>,
}

#[derive(Default)]
struct Klanten {
    laatste: u64,
    lijnen: HashMap<u64, (UnixStream, JoinHandle<()>)>,
}

impl Gedeeld {
    fn klanten(&self) -> std::sync::MutexGuard<'_, Klanten> {
        self.klanten.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes the socket. One that a killed process left behind is taken away first: the caller owns the
/// store, so nobody listens there any more.
pub fn maak_socket(pad: &Path, rechten: u32) -> io::Result<UnixListener> {
    match std::fs::symlink_metadata(pad) {
        Ok(wat) if wat.file_type().is_socket() => std::fs::remove_file(pad)?,
        Ok(_) => {
            return Err(io::Error::new(
                io::ErrorKind::AlreadyExists,
                "op de plaats van de socket staat iets anders",
            ));
        }
        Err(_) => {}
    }
    let luisteraar = UnixListener::bind(pad)?;
    std::fs::set_permissions(pad, std::fs::Permissions::from_mode(rechten))?;
    Ok(luisteraar)
}

impl Server {
    /// Starts answering whoever comes to the socket.
    pub fn start(
        luisteraar: UnixListener,
        pad: PathBuf,
        service: Arc<Service>,
        wie: Arc<Wie>,
    ) -> io::Result<Self> {
        let gedeeld = Arc::new(Gedeeld {
            service,
            wie,
            stopt: AtomicBool::new(false),
            klanten: Mutex::default(),
        });
        let bij = Arc::clone(&gedeeld);
        let poort = thread::Builder::new()
            .name("poort".to_owned())
            .spawn(move || ontvang(&luisteraar, &bij))?;
        Ok(Self {
            pad,
            gedeeld,
            poort: Some(poort),
        })
    }

    /// How many screens there are.
    pub fn klanten(&self) -> usize {
        self.gedeeld.klanten().lijnen.len()
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
        // The door only wakes for a visitor.
        let _ = UnixStream::connect(&self.pad);
        let _ = poort.join();
        // Whoever comes from here on finds no socket and waits for the next owner.
        let _ = std::fs::remove_file(&self.pad);
        let lijnen: Vec<_> = self.gedeeld.klanten().lijnen.drain().collect();
        for (_, (lijn, _)) in &lijnen {
            // No more questions; answers still go out.
            let _ = lijn.shutdown(std::net::Shutdown::Read);
        }
        let tot = Instant::now() + UITPRATEN;
        for (_, (lijn, draad)) in lijnen {
            while !draad.is_finished() && Instant::now() < tot {
                thread::park_timeout(KIJKEN);
            }
            // It takes no answers: it has had its time.
            let _ = lijn.shutdown(std::net::Shutdown::Both);
            let _ = draad.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.sluit();
    }
}

fn ontvang(luisteraar: &UnixListener, gedeeld: &Arc<Gedeeld>) {
    loop {
        let Ok((lijn, _)) = luisteraar.accept() else {
            if gedeeld.stopt.load(Ordering::SeqCst) {
                return;
            }
            // Too many open files, for one: it passes when somebody leaves.
            thread::park_timeout(Duration::from_millis(100));
            continue;
        };
        if gedeeld.stopt.load(Ordering::SeqCst) {
            return;
        }
        let mut klanten = gedeeld.klanten();
        klanten.lijnen.retain(|_, (_, draad)| !draad.is_finished());
        if klanten.lijnen.len() >= KLANTEN {
            drop(klanten);
            klant::weiger(
                lijn,
                "Er zijn te veel vensters open. Sluit er een en probeer het opnieuw.",
            );
            continue;
        }
        klanten.laatste += 1;
        let nummer = klanten.laatste;
        let (Ok(kopie), bij) = (lijn.try_clone(), Arc::clone(gedeeld)) else {
            continue;
        };
        let draad = thread::Builder::new()
            .name("venster".to_owned())
            .spawn(move || klant::bedien(lijn, &bij.service, &*bij.wie));
        // Without a thread the line is dropped, and the screen says that it cannot be reached.
        if let Ok(draad) = draad {
            klanten.lijnen.insert(nummer, (kopie, draad));
        }
    }
}
