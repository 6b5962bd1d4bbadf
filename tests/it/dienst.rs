//! `trajectbord server` as a host runs it: the real program, its socket, and whoever comes to it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use trajectbord::app::event::Ticket;
use trajectbord::app::filter::{Filter, Sortering};
use trajectbord::app::gateway::{Gateway, Reply, Request};
use trajectbord::app::query::{Antwoord, Query, Venster};
use trajectbord::app::record::{Key, Record};
use trajectbord::boot::{Huis, Keuze};
use trajectbord::domain::id::{CoachId, KaartId};
use trajectbord::link::lijn::Lijn;

use crate::cli::thuis::Thuis;

mod last;
mod leven;
mod opdracht;

/// The account of whoever runs the tests.
pub(crate) fn zelf() -> u32 {
    rustix::process::getuid().as_raw()
}

/// Says in a store which accounts its first coaches have.
pub(crate) fn geef_accounts(data: &Path, uids: &[u32]) {
    let keuze = Keuze {
        data: Some(data.to_owned()),
        voorbeeld: true,
        ..Keuze::default()
    };
    let huis = Huis::open(&keuze).unwrap();
    let mut coaches = huis.service.model().coaches().to_vec();
    coaches.sort_by_key(|it| it.id);
    let records = coaches.into_iter().zip(uids).map(|(mut coach, uid)| {
        coach.uid = Some(*uid);
        (Key::coach(coach.id), Record::Coach(coach))
    });
    huis.service.laad(records.collect()).unwrap();
    huis.sluit().unwrap();
}

/// The server, and the home in which its data lies.
pub(crate) struct Dienst {
    pub(crate) thuis: Thuis,
    pub(crate) pad: PathBuf,
    proces: Option<Child>,
}

impl Dienst {
    /// On the example region, with whoever runs the tests as its first coach; not started.
    pub(crate) fn nieuw() -> Self {
        let thuis = Thuis::met_voorbeeld();
        geef_accounts(&thuis.voorbeeld(), &[zelf()]);
        let pad = thuis.pad("sock");
        Self {
            thuis,
            pad,
            proces: None,
        }
    }

    /// The same, and started.
    pub(crate) fn start() -> Self {
        let mut dienst = Self::nieuw();
        dienst.begin();
        dienst
    }

    /// The arguments of the server.
    pub(crate) fn args(&self) -> Vec<String> {
        let data = self.thuis.voorbeeld();
        [
            "server",
            "--voorbeeld",
            "--data",
            data.to_str().unwrap(),
            "--socket",
            self.pad.to_str().unwrap(),
        ]
        .map(str::to_owned)
        .to_vec()
    }

    /// Starts it and waits until it listens.
    pub(crate) fn begin(&mut self) {
        let args = self.args();
        let args: Vec<&str> = args.iter().map(String::as_str).collect();
        let programma = self.thuis.programma(&args);
        self.proces = Some(luistert(programma));
    }

    fn pid(&self) -> Pid {
        let proces = self.proces.as_ref().unwrap();
        Pid::from_raw(i32::try_from(proces.id()).unwrap()).unwrap()
    }

    pub(crate) fn sein(&self, sein: Signal) {
        kill_process(self.pid(), sein).unwrap();
    }

    /// Waits for its end.
    pub(crate) fn einde(&mut self) -> ExitStatus {
        self.proces.take().unwrap().wait().unwrap()
    }

    /// Stops it in order.
    pub(crate) fn stop(&mut self) {
        self.sein(Signal::TERM);
        assert!(self.einde().success());
    }

    /// Kills it.
    pub(crate) fn dood(&mut self) {
        self.sein(Signal::KILL);
        self.einde();
    }

    /// Kills it and starts it again.
    pub(crate) fn dood_en_weer(&mut self) {
        self.dood();
        self.begin();
    }

    pub(crate) fn lijn(&self) -> Lijn {
        Lijn::open(&self.pad, None).unwrap()
    }

    /// What the server wrote in its log.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.thuis.voorbeeld().join("trajectbord.log")).unwrap()
    }
}

/// Nothing outlives its test.
impl Drop for Dienst {
    fn drop(&mut self) {
        if let Some(mut proces) = self.proces.take() {
            let _ = proces.kill();
            let _ = proces.wait();
        }
    }
}

/// Starts a server and waits until it says that it listens.
pub(crate) fn luistert(mut programma: Command) -> Child {
    let mut proces = programma.stderr(Stdio::inherit()).spawn().unwrap();
    let mut uit = BufReader::new(proces.stdout.take().unwrap());
    let mut regel = String::new();
    while !regel.contains("luistert") {
        regel.clear();
        let lengte = uit.read_line(&mut regel).unwrap();
        assert!(lengte > 0, "it ended before it listened");
    }
    proces
}

/// The first cards that a line shows, so many at most.
pub(crate) fn kaarten(lijn: &dyn Gateway, aantal: usize) -> Vec<KaartId> {
    let query = Query::Lijst {
        filter: Filter::default(),
        sortering: Sortering::default(),
        venster: Venster { van: 0, aantal },
    };
    match vraag(lijn, query) {
        Antwoord::Lijst(lijst) => lijst.rijen.iter().map(|it| it.kaart).collect(),
        other => panic!("{other:?}"),
    }
}

/// A question over a line.
pub(crate) fn vraag(lijn: &dyn Gateway, query: Query) -> Antwoord {
    match lijn.call(Ticket(1), Request::Ask(query)) {
        Ok(Reply::Data(data)) => *data,
        other => panic!("{other:?}"),
    }
}

/// Who a line is, as the store says it.
pub(crate) fn wie(lijn: &dyn Gateway) -> CoachId {
    match vraag(lijn, Query::Toestand) {
        Antwoord::Toestand(toestand) => toestand.coach.id,
        other => panic!("{other:?}"),
    }
}
