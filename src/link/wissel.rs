//! A way to the service that outlives it: when the line breaks, the next one takes its place.
//!
//! What was asked waits a while for the next line. A question is asked again there; a change of
//! which the answer got lost is not done again, because it may have been done.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::app::command::Command;
use crate::app::event::{Feit, Happened, Ticket, Verbinding};
use crate::app::fault::Fault;
use crate::app::gateway::{Gateway, Reply, Request};
use crate::app::wachtwoordzin::Wachtwoordzin;
use crate::domain::id::{CoachId, KaartId};

/// How long a request waits for a line before it says that there is none.
const WACHTEN: Duration = Duration::from_secs(5);
/// The first pause between two tries for a line, and the longest.
const PAUZE: (Duration, Duration) = (Duration::from_millis(50), Duration::from_secs(2));

/// What a try for a next way to the service came to.
pub enum Poging {
    /// There is one.
    Lijn(Arc<dyn Gateway>),
    /// Not yet.
    Niets,
    /// The store is encrypted, and what opens it is not known here.
    Dicht {
        /// A passphrase opens it; otherwise a key file.
        zin: bool,
        /// The one that was given does not.
        fout: bool,
    },
}

impl std::fmt::Debug for Poging {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Poging")
    }
}

/// Tries once for a next way to the service: another owner, or this process becomes one, with the
/// passphrase that somebody typed if the store asks for one.
pub type Opnieuw = Box<dyn FnMut(Option<&Wachtwoordzin>) -> Poging + Send>;

/// A gateway of which what is behind it may change.
pub struct Wissel {
    coach: CoachId,
    gedeeld: Arc<Gedeeld>,
}

impl std::fmt::Debug for Wissel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Wissel")
    }
}

struct Gedeeld {
    stand: Mutex<Stand>,
    /// A line came.
    komt: Condvar,
    stopt: AtomicBool,
}

#[derive(Default)]
struct Stand {
    nu: Option<Arc<dyn Gateway>>,
    luisteraars: Vec<Sender<Happened>>,
    /// What this window works on, to be told again over the next line.
    werkt_aan: Option<KaartId>,
    /// There is no line before somebody types a passphrase: nothing waits for one.
    dicht: bool,
    /// What was typed and not tried yet.
    zin: Option<Wachtwoordzin>,
}

impl Gedeeld {
    fn stand(&self) -> MutexGuard<'_, Stand> {
        self.stand.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn vertel(&self, happened: &Happened) {
        self.stand()
            .luisteraars
            .retain(|it| it.send(happened.clone()).is_ok());
    }

    /// The line there is, or the one that comes in time.
    fn lijn(&self, tot: Instant) -> Option<Arc<dyn Gateway>> {
        let mut stand = self.stand();
        loop {
            if let Some(nu) = &stand.nu {
                return Some(Arc::clone(nu));
            }
            if stand.dicht {
                return None;
            }
            let rest = tot.checked_duration_since(Instant::now())?;
            stand = self
                .komt
                .wait_timeout(stand, rest)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    /// The pause between two tries; over at once when a passphrase is typed, which it gives.
    fn pauzeer(&self, pauze: Duration) -> Option<Wachtwoordzin> {
        let wacht = |stand: &mut Stand| stand.zin.is_none() && !self.stopt.load(Ordering::SeqCst);
        let stand = self.stand();
        let mut stand = self
            .komt
            .wait_timeout_while(stand, pauze, wacht)
            .unwrap_or_else(PoisonError::into_inner)
            .0;
        stand.zin.take()
    }

    /// Takes a line away that broke, unless another one came in its place.
    fn weg(&self, lijn: &Arc<dyn Gateway>) {
        let mut stand = self.stand();
        if stand.nu.as_ref().is_some_and(|nu| Arc::ptr_eq(nu, lijn)) {
            stand.nu = None;
        }
    }
}

impl Wissel {
    /// Begins with a line; `opnieuw` is tried again and again when it breaks.
    pub fn start(eerste: Arc<dyn Gateway>, opnieuw: Opnieuw) -> std::io::Result<Self> {
        let coach = eerste.coach();
        let gedeeld = Arc::new(Gedeeld {
            stand: Mutex::default(),
            komt: Condvar::new(),
            stopt: AtomicBool::new(false),
        });
        let gebeurt = eerste.listen();
        gedeeld.stand().nu = Some(eerste);
        let bij = Arc::clone(&gedeeld);
        thread::Builder::new()
            .name("verbinding".to_owned())
            .spawn(move || bewaak(&bij, gebeurt, opnieuw))?;
        Ok(Self { coach, gedeeld })
    }

    /// Lets the line go and looks for no other, whoever still holds this.
    pub fn laat_los(&self) {
        self.gedeeld.stopt.store(true, Ordering::SeqCst);
        let mut stand = self.gedeeld.stand();
        stand.nu = None;
        stand.luisteraars.clear();
        drop(stand);
        self.gedeeld.komt.notify_all();
    }
}

fn bewaak(gedeeld: &Gedeeld, mut gebeurt: Receiver<Happened>, mut opnieuw: Opnieuw) {
    loop {
        // Ends when the line breaks. Nothing here holds the line itself, or it could never be let go.
        for happened in gebeurt {
            gedeeld.vertel(&happened);
        }
        gedeeld.stand().nu = None;
        gedeeld.vertel(&Happened::hier(vec![Feit::Verbinding(Verbinding::Weg)]));
        let Some(lijn) = zoek(gedeeld, &mut opnieuw) else {
            return;
        };
        gebeurt = lijn.listen();
        let kaart = {
            let mut stand = gedeeld.stand();
            if gedeeld.stopt.load(Ordering::SeqCst) {
                return;
            }
            stand.nu = Some(Arc::clone(&lijn));
            (stand.dicht, stand.zin) = (false, None);
            stand.werkt_aan
        };
        gedeeld.komt.notify_all();
        if kaart.is_some() {
            lijn.werkt_aan(kaart);
        }
        drop(lijn);
        let weer = vec![Feit::Verbinding(Verbinding::Goed), Feit::Resync];
        gedeeld.vertel(&Happened::hier(weer));
    }
}

/// Tries until there is a line; none when nobody wants one any more.
fn zoek(gedeeld: &Gedeeld, opnieuw: &mut Opnieuw) -> Option<Arc<dyn Gateway>> {
    let mut pauze = PAUZE.0;
    let mut getypt = None;
    let mut verteld = false;
    loop {
        if gedeeld.stopt.load(Ordering::SeqCst) {
            return None;
        }
        match opnieuw(getypt.as_ref()) {
            Poging::Lijn(lijn) => return Some(lijn),
            // What was typed stays for the next try: another window may have had the store just now.
            Poging::Niets => {}
            // Told once, and after each passphrase that was tried.
            Poging::Dicht { zin, fout } => {
                if getypt.take().is_some() || !verteld {
                    verteld = true;
                    gedeeld.stand().dicht = true;
                    let dicht = Verbinding::Dicht { zin, fout };
                    gedeeld.vertel(&Happened::hier(vec![Feit::Verbinding(dicht)]));
                    gedeeld.komt.notify_all();
                }
            }
        }
        getypt = gedeeld.pauzeer(pauze).or(getypt);
        pauze = (pauze * 2).min(PAUZE.1);
    }
}

/// Whether doing it twice is the same as doing it once: a draft replaces itself.
fn mag_nog_eens(request: &Request) -> bool {
    match request {
        Request::Ask(_) => true,
        Request::Do(command) => matches!(
            **command,
            Command::BewaarConcept { .. } | Command::WisConcept { .. }
        ),
    }
}

impl Gateway for Wissel {
    fn call(&self, ticket: Ticket, request: Request) -> Result<Reply, Fault> {
        let tot = Instant::now() + WACHTEN;
        loop {
            let Some(lijn) = self.gedeeld.lijn(tot) else {
                return Err(Fault::Offline);
            };
            let antwoord = lijn.call(ticket, request.clone());
            if !matches!(antwoord, Err(Fault::Offline)) {
                return antwoord;
            }
            self.gedeeld.weg(&lijn);
            if !mag_nog_eens(&request) {
                return Err(Fault::Onzeker);
            }
        }
    }

    fn coach(&self) -> CoachId {
        self.coach
    }

    fn werkt_aan(&self, kaart: Option<KaartId>) {
        let nu = {
            let mut stand = self.gedeeld.stand();
            stand.werkt_aan = kaart;
            stand.nu.clone()
        };
        if let Some(nu) = nu {
            nu.werkt_aan(kaart);
        }
    }

    fn ontsluit(&self, zin: Wachtwoordzin) {
        self.gedeeld.stand().zin = Some(zin);
        self.gedeeld.komt.notify_all();
    }

    fn anderen(&self) -> usize {
        let nu = self.gedeeld.stand().nu.clone();
        nu.map_or(0, |nu| nu.anderen())
    }

    fn listen(&self) -> Receiver<Happened> {
        let (naar, uit) = channel();
        self.gedeeld.stand().luisteraars.push(naar);
        uit
    }
}

impl Drop for Wissel {
    fn drop(&mut self) {
        self.laat_los();
    }
}

#[cfg(test)]
mod tests;
