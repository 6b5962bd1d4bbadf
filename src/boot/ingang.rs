//! The way in: this process owns the store, or it is a window of the one that does (HOUSE 4).
//!
//! Two windows of one person need nothing installed: the first one owns the store and listens on a
//! socket beside it, the next one finds the lock taken and goes through that socket. When the owner
//! leaves or is killed, a window that is left takes the store over. Where only a passphrase opens it,
//! that window asks for it on its screen.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use anyhow::{anyhow, bail};

use super::plaatsen::{Plaatsen, dienst};
use super::toegang::{TUSSENIN, TUSSENPOOS, bel};
use super::{Huis, Keuze};
use crate::app::env::{Clock, SystemClock};
use crate::app::gateway::Gateway;
use crate::app::matching::Voortgang;
use crate::app::service::Service;
use crate::app::store::Store as _;
use crate::app::wachtwoordzin::Wachtwoordzin;
use crate::domain::id::CoachId;
use crate::link::lijn::{Lijn, LijnFout};
use crate::link::local::Local;
use crate::link::wissel::{Poging, Wissel};
use crate::server::{Deur, Regels, Server};
use crate::store::{OpenFout, SledStore, opent_met_zin};

/// How often is looked whether a backup is due; making one takes place once a day.
const BACKUP_KIJKEN: Duration = Duration::from_hours(1);

/// A way to the service, for as long as a screen is open.
pub struct Ingang {
    wissel: Arc<Wissel>,
    /// Who works.
    pub coach: CoachId,
    /// What opening had to do, in Dutch.
    pub meldingen: Vec<String>,
    /// Where everything lies.
    pub plaatsen: Plaatsen,
    bezit: Bezit,
}

impl std::fmt::Debug for Ingang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ingang")
    }
}

/// What this process owns, from now on or later: taken over while the screen is open.
#[derive(Clone, Default)]
struct Bezit(Arc<Mutex<Option<Eigendom>>>);

impl Bezit {
    fn slot(&self) -> MutexGuard<'_, Option<Eigendom>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The store and what stands around it while this process owns it.
struct Eigendom {
    huis: Huis,
    server: Option<Server>,
    bewaker: Bewaker,
}

impl Eigendom {
    fn neem(huis: Huis) -> Self {
        let bewaker = Bewaker::begin(Arc::clone(&huis.store), Arc::clone(&huis.service));
        // Without a socket there is one window, as before; the next one says so.
        let server = luister(&huis).ok();
        Self {
            huis,
            server,
            bewaker,
        }
    }

    fn gateway(&self) -> Arc<dyn Gateway> {
        Arc::new(Local::new(Arc::clone(&self.huis.service), self.huis.coach))
    }

    fn sluit(self) -> anyhow::Result<()> {
        if let Some(server) = self.server {
            server.stop();
        }
        self.bewaker.stop();
        self.huis.sluit()
    }
}

/// Listens beside the store, for the windows of this very account.
fn luister(huis: &Huis) -> std::io::Result<Server> {
    let pad = huis.plaatsen.socket();
    let deur = Deur::maak(&pad, 0o600)?;
    let (zelf, coach) = (rustix::process::getuid().as_raw(), huis.coach);
    let regels = Regels::nieuw(Arc::new(move |service, uid, naam| {
        if uid != zelf {
            return Err("Dit is de opslag van iemand anders.".to_owned());
        }
        // One person's own windows: it may say as whom it works, as it may at the first one.
        let Some(naam) = naam else {
            return Ok(service.coach_van(Some(uid), None).map_or(coach, |it| it.id));
        };
        let bekend = service.coach_van(None, Some(naam)).map(|it| it.id);
        bekend.ok_or_else(|| format!("Coach {naam} ken ik niet."))
    }));
    Server::start(deur, Arc::clone(&huis.service), regels)
}

/// Whether the lock of the store is taken.
pub(super) fn bezet(fout: &anyhow::Error) -> bool {
    let fout = fout.chain().find_map(|it| it.downcast_ref::<OpenFout>());
    matches!(fout, Some(OpenFout::Bezet { .. }))
}

impl Ingang {
    /// Opens the store, or goes through whoever has it.
    pub fn open(keuze: &Keuze) -> anyhow::Result<Self> {
        let plaatsen =
            Plaatsen::van(keuze).ok_or_else(|| anyhow!("er is geen thuismap; geef --data MAP"))?;
        let bezit = Bezit::default();
        if let Some(pad) = dienst(keuze) {
            return Self::bij_dienst(keuze, pad, plaatsen, bezit);
        }
        let (eerste, meldingen) = eerste(keuze, &plaatsen, &bezit)?;
        let coach = eerste.coach();
        let opnieuw = {
            let (keuze, pad, bezit) = (keuze.clone(), plaatsen.socket(), bezit.clone());
            let keuze = Keuze {
                vers: false,
                ..keuze
            };
            Box::new(move |zin: Option<&Wachtwoordzin>| {
                volgende(&keuze, &pad, (coach, zin), &bezit)
            })
        };
        Ok(Self {
            wissel: Arc::new(Wissel::start(eerste, opnieuw)?),
            coach,
            meldingen,
            plaatsen,
            bezit,
        })
    }

    /// Through a server, and never through anything else: its data is of the region.
    fn bij_dienst(
        keuze: &Keuze,
        pad: PathBuf,
        plaatsen: Plaatsen,
        bezit: Bezit,
    ) -> anyhow::Result<Self> {
        let eerste = bel(&pad, keuze.coach.as_deref())?;
        let coach = eerste.coach();
        let naam = keuze.coach.clone();
        let opnieuw = Box::new(move |_: Option<&Wachtwoordzin>| {
            let lijn = via_lijn(&pad, naam.as_deref(), coach).ok().flatten();
            lijn.map_or(Poging::Niets, Poging::Lijn)
        });
        Ok(Self {
            wissel: Arc::new(Wissel::start(Arc::new(eerste), opnieuw)?),
            coach,
            meldingen: Vec::new(),
            plaatsen,
            bezit,
        })
    }

    /// The way itself.
    pub fn gateway(&self) -> Arc<dyn Gateway> {
        self.wissel.clone()
    }

    /// Lets go of everything; where this process owns the store, closes it in order.
    pub fn sluit(self) -> anyhow::Result<()> {
        self.wissel.laat_los();
        let eigendom = self.bezit.slot().take();
        eigendom.map_or(Ok(()), Eigendom::sluit)
    }
}

type Eerste = (Arc<dyn Gateway>, Vec<String>);

fn eerste(keuze: &Keuze, plaatsen: &Plaatsen, bezit: &Bezit) -> anyhow::Result<Eerste> {
    let tot = Instant::now() + TUSSENIN;
    loop {
        let fout = match Huis::open(keuze) {
            Ok(mut huis) => {
                let meldingen = std::mem::take(&mut huis.meldingen);
                let eigendom = Eigendom::neem(huis);
                let gateway = eigendom.gateway();
                *bezit.slot() = Some(eigendom);
                return Ok((gateway, meldingen));
            }
            Err(fout) => fout,
        };
        // Starting over is for the one that has it.
        if keuze.vers || !bezet(&fout) {
            return Err(fout);
        }
        match Lijn::open(&plaatsen.socket(), keuze.coach.as_deref()) {
            Ok(lijn) => return Ok((Arc::new(lijn), Vec::new())),
            Err(LijnFout::Geweigerd(waarom)) => bail!(waarom),
            Err(stil @ LijnFout::Stil) => return Err(stil.into()),
            // It is starting, or it is leaving.
            Err(LijnFout::Niemand(_)) if Instant::now() < tot => std::thread::sleep(TUSSENPOOS),
            Err(LijnFout::Niemand(_)) => return Err(fout),
        }
    }
}

/// One try for a line of this coach: another one behind the same screen would see what is not its
/// own.
fn via_lijn(
    pad: &Path,
    naam: Option<&str>,
    coach: CoachId,
) -> Result<Option<Arc<dyn Gateway>>, LijnFout> {
    let lijn = Lijn::open(pad, naam)?;
    Ok((lijn.coach() == coach).then(|| Arc::new(lijn) as Arc<dyn Gateway>))
}

/// One try for a next way: whoever listens now, else this process takes the store over.
fn volgende(
    keuze: &Keuze,
    pad: &Path,
    (coach, zin): (CoachId, Option<&Wachtwoordzin>),
    bezit: &Bezit,
) -> Poging {
    if let Ok(lijn) = via_lijn(pad, keuze.coach.as_deref(), coach) {
        return lijn.map_or(Poging::Niets, Poging::Lijn);
    }
    let huis = match Huis::neem_over(keuze, zin) {
        Ok(huis) if huis.coach == coach => huis,
        Ok(_) => return Poging::Niets,
        Err(fout) => return dicht(&fout, keuze, zin.is_some()),
    };
    let eigendom = Eigendom::neem(huis);
    let gateway = eigendom.gateway();
    *bezit.slot() = Some(eigendom);
    Poging::Lijn(gateway)
}

/// Whether the store did not open for want of its secret.
fn dicht(fout: &anyhow::Error, keuze: &Keuze, getypt: bool) -> Poging {
    let zin = match fout.chain().find_map(|it| it.downcast_ref::<OpenFout>()) {
        Some(OpenFout::VerkeerdeSleutel { zin }) => *zin,
        Some(OpenFout::Dicht(_)) => Plaatsen::van(keuze).is_some_and(|it| opent_met_zin(&it.data)),
        _ => return Poging::Niets,
    };
    Poging::Dicht { zin, fout: getypt }
}

/// Looks are written this often, for as long as the screen is open.
const JOURNAAL: Duration = Duration::from_secs(1);

/// Makes the daily backup, keeps the figures of a month that ended, keeps the rows and writes the
/// looks, at start and while the screen is open.
pub(super) struct Bewaker {
    klaar: Sender<()>,
    draad: JoinHandle<()>,
    voortgang: Voortgang,
    store: Arc<SledStore>,
}

impl Bewaker {
    pub(super) fn begin(store: Arc<SledStore>, service: Arc<Service>) -> Self {
        let (klaar, einde) = mpsc::channel::<()>();
        let voortgang = Voortgang::default();
        let (bij, stoppen) = (Arc::clone(&store), voortgang.clone());
        let draad = std::thread::spawn(move || waak(&bij, &service, &einde, &stoppen));
        Self {
            klaar,
            draad,
            voortgang,
            store,
        }
    }

    /// Ends it, whatever it is at: in a large store a backup or a month takes minutes, and whoever
    /// leaves does not wait so long.
    pub(super) fn stop(self) {
        drop(self.klaar);
        self.voortgang.stop();
        self.store.staak();
        // One that broke has said so in the log.
        let _ = self.draad.join();
    }
}

fn waak(store: &SledStore, service: &Service, einde: &Receiver<()>, voortgang: &Voortgang) {
    loop {
        // A backup that fails says so in the store's own log; the next hour tries again. A large
        // one takes minutes: looks are written meanwhile as they are at other times.
        let mut geschreven = Instant::now();
        let mut tussendoor = |_: &str, _: u64, _: Option<u64>| {
            if geschreven.elapsed() >= JOURNAAL {
                service.schrijf_blikken();
                geschreven = Instant::now();
            }
        };
        let _ = store.backup_zo_nodig(SystemClock.now(), &mut tussendoor);
        // A month whose figures cannot be read now is tried again in an hour.
        let _ = service.sluit_maanden(voortgang);
        if voortgang.is_gestopt() {
            return;
        }
        service.bewaar_rijen();
        let tot = Instant::now() + BACKUP_KIJKEN;
        while Instant::now() < tot {
            match einde.recv_timeout(JOURNAAL) {
                Err(RecvTimeoutError::Timeout) => service.schrijf_blikken(),
                Ok(()) | Err(RecvTimeoutError::Disconnected) => return,
            }
        }
    }
}

impl Plaatsen {
    /// Where windows of this store find its owner.
    pub fn socket(&self) -> PathBuf {
        self.data.join("sock")
    }
}
