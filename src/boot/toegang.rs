//! The way to the service for a command that is over in a moment: its own store, or the line of
//! whoever has it.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{anyhow, bail};
use chrono::NaiveDate;

use super::ingang::bezet;
use super::plaatsen::{Plaatsen, dienst};
use super::{Huis, Keuze};
use crate::app::command::Command;
use crate::app::env::{Clock, SystemClock};
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::{Done, Gateway, Reply, Request};
use crate::app::query::{Antwoord, Query};
use crate::domain::id::CoachId;
use crate::link::lijn::{Lijn, LijnFout};

/// How long an owner may be starting or leaving.
pub(super) const TUSSENIN: Duration = Duration::from_secs(10);
pub(super) const TUSSENPOOS: Duration = Duration::from_millis(50);

/// A way to the service.
pub struct Toegang {
    weg: Weg,
    /// Why dossiers of colleagues are opened.
    waarneming: Option<String>,
    /// What opening had to do, in Dutch; empty when all was well.
    pub meldingen: Vec<String>,
}

impl std::fmt::Debug for Toegang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Toegang")
    }
}

enum Weg {
    Eigen(Box<Huis>),
    Lijn(Lijn),
}

/// Greets the server at a socket, which may be starting.
pub(super) fn bel(pad: &Path, coach: Option<&str>) -> anyhow::Result<Lijn> {
    let tot = Instant::now() + TUSSENIN;
    loop {
        let fout = match Lijn::open(pad, coach) {
            Ok(lijn) => return Ok(lijn),
            Err(fout) => fout,
        };
        let waarom = match &fout {
            LijnFout::Niemand(io) if io.kind() == std::io::ErrorKind::PermissionDenied => bail!(
                "je account mag niet bij de opslag in {}; vraag de beheerder om je in de groep van \
                 de coaches te zetten, of geef --data MAP voor een eigen opslag",
                pad.display()
            ),
            LijnFout::Niemand(io) => io.to_string(),
            LijnFout::Stil | LijnFout::Geweigerd(_) => return Err(fout.into()),
        };
        if Instant::now() >= tot {
            bail!(
                "de opslag in {} is nu niet bereikbaar ({waarom}); probeer het zo opnieuw",
                pad.display()
            );
        }
        std::thread::sleep(TUSSENPOOS);
    }
}

impl Toegang {
    /// Opens what is there already: a question never makes an empty store.
    pub fn open_bestaand(keuze: &Keuze) -> anyhow::Result<Self> {
        Self::met(keuze, Huis::open_bestaand)
    }

    /// Opens the store of a choice, a new one as well.
    pub fn open(keuze: &Keuze) -> anyhow::Result<Self> {
        Self::met(keuze, Huis::open)
    }

    fn met(keuze: &Keuze, open: impl Fn(&Keuze) -> anyhow::Result<Huis>) -> anyhow::Result<Self> {
        let coach = keuze.coach.as_deref();
        if let Some(pad) = dienst(keuze) {
            return Ok(Self::over(bel(&pad, coach)?, keuze));
        }
        let tot = Instant::now() + TUSSENIN;
        loop {
            let fout = match open(keuze) {
                Ok(mut huis) => {
                    let meldingen = std::mem::take(&mut huis.meldingen);
                    let weg = Weg::Eigen(Box::new(huis));
                    return Ok(Self {
                        weg,
                        meldingen,
                        waarneming: keuze.waarneming.clone(),
                    });
                }
                Err(fout) => fout,
            };
            if keuze.vers || !bezet(&fout) {
                return Err(fout);
            }
            let Some(plaatsen) = Plaatsen::van(keuze) else {
                return Err(fout);
            };
            match Lijn::open(&plaatsen.socket(), coach) {
                Ok(lijn) => return Ok(Self::over(lijn, keuze)),
                Err(LijnFout::Geweigerd(waarom)) => bail!(waarom),
                Err(stil @ LijnFout::Stil) => return Err(stil.into()),
                // It is starting or leaving, or a command has the store for a moment.
                Err(LijnFout::Niemand(_)) if Instant::now() < tot => {
                    std::thread::sleep(TUSSENPOOS);
                }
                Err(LijnFout::Niemand(_)) => return Err(fout),
            }
        }
    }

    fn over(lijn: Lijn, keuze: &Keuze) -> Self {
        Self {
            weg: Weg::Lijn(lijn),
            meldingen: Vec::new(),
            waarneming: keuze.waarneming.clone(),
        }
    }

    /// Asks anything.
    ///
    /// Where the dossier of a colleague asks a reason and one was given, it is told first.
    pub fn handel(&self, request: Request) -> Result<Reply, Fault> {
        let (Some(reden), eerst) = (&self.waarneming, request.clone()) else {
            return self.stuur(request);
        };
        match self.stuur(eerst) {
            Err(Fault::Waarneming { kaart, .. }) => {
                let reden = reden.clone();
                let command = Command::Waarneem { kaart, reden };
                self.stuur(Request::Do(Box::new(command)))?;
                self.stuur(request)
            }
            anders => anders,
        }
    }

    /// Whether this process has the store itself.
    pub fn is_eigen(&self) -> bool {
        matches!(self.weg, Weg::Eigen(_))
    }

    fn stuur(&self, request: Request) -> Result<Reply, Fault> {
        match &self.weg {
            Weg::Eigen(huis) => huis.service.handle(huis.coach, None, request),
            // Nobody listens for the events of this, so one number does for all.
            Weg::Lijn(lijn) => lijn.call(Ticket(0), request),
        }
    }

    /// Asks a question.
    pub fn vraag(&self, query: Query) -> anyhow::Result<Antwoord> {
        match self.handel(Request::Ask(query))? {
            Reply::Data(antwoord) => Ok(*antwoord),
            Reply::Done(_) => Err(anyhow!("geen antwoord")),
        }
    }

    /// Does a command.
    pub fn doe(&self, command: Command) -> Result<Done, Fault> {
        match self.handel(Request::Do(Box::new(command)))? {
            Reply::Done(done) => Ok(done),
            Reply::Data(_) => Err(Fault::Onzeker),
        }
    }

    /// Short name of who works.
    pub fn coach_kort(&self) -> String {
        match &self.weg {
            Weg::Eigen(huis) => huis.coach_kort(),
            Weg::Lijn(lijn) => lijn.kort().to_owned(),
        }
    }

    /// Who works.
    pub fn coach(&self) -> CoachId {
        match &self.weg {
            Weg::Eigen(huis) => huis.coach,
            Weg::Lijn(lijn) => lijn.coach(),
        }
    }

    /// The day.
    pub fn vandaag(&self) -> NaiveDate {
        SystemClock.today()
    }

    /// Closes in order what was opened.
    pub fn sluit(self) -> anyhow::Result<()> {
        match self.weg {
            Weg::Eigen(huis) => huis.sluit(),
            Weg::Lijn(_) => Ok(()),
        }
    }
}
