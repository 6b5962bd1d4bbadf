//! A program in a pseudo-terminal at the end of a line that may be slow.

use std::fmt;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// The end of a frame, of ours and of the floor.
const EIND: &[u8] = b"\x1b[?2026l";

/// A line: what it takes there and back, and bits a second.
#[derive(Clone, Copy)]
pub(crate) struct Lijn {
    rondgang: Duration,
    tempo: Option<u32>,
}

impl Lijn {
    /// The terminal itself.
    pub(crate) const RECHT: Self = Self {
        rondgang: Duration::ZERO,
        tempo: None,
    };
    /// 80 ms and 1 Mbit/s.
    pub(crate) const MEGABIT: Self = Self {
        rondgang: Duration::from_millis(80),
        tempo: Some(1_000_000),
    };
    /// 80 ms and 56 kbit/s.
    pub(crate) const MODEM: Self = Self {
        rondgang: Duration::from_millis(80),
        tempo: Some(56_000),
    };

    /// 300 ms and 56 kbit/s: what has to be usable by hand.
    pub(crate) const SLECHT: Self = Self {
        rondgang: Duration::from_millis(300),
        tempo: Some(56_000),
    };

    /// What a key and its answer take at least.
    pub(crate) fn minst(self, bytes: usize) -> Duration {
        self.rondgang + self.duur(bytes)
    }

    /// Whether it is a slow one.
    pub(crate) const fn traag(self) -> bool {
        self.tempo.is_some()
    }

    /// How long so many bytes take.
    fn duur(self, bytes: usize) -> Duration {
        let bits = u32::try_from(bytes * 8).unwrap_or(u32::MAX);
        self.tempo.map_or(Duration::ZERO, |tempo| {
            Duration::from_secs(1) * bits / tempo
        })
    }
}

impl fmt::Display for Lijn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.tempo {
            None => write!(f, "direct"),
            Some(tempo) => write!(
                f,
                "{} ms, {} kbit/s",
                self.rondgang.as_millis(),
                tempo / 1000
            ),
        }
    }
}

/// When a key has been answered.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Soort {
    /// With the first frame.
    Eerste,
    /// With the last, when nothing follows.
    Heel,
}

/// A program in a window.
pub(crate) struct Scherm {
    kind: Box<dyn Child + Send + Sync>,
    toetsen: Sender<(Instant, Vec<u8>)>,
    komt_aan: Receiver<(Instant, Vec<u8>)>,
    _master: Box<dyn MasterPty + Send>,
    gestart: Instant,
    /// What arrived since somebody last asked.
    gezien: Vec<u8>,
    beelden: usize,
    laatste: Instant,
    bytes: usize,
    pub(crate) lijn: Lijn,
    pub(crate) venster: (u16, u16),
}

impl Scherm {
    pub(crate) fn start(
        programma: &str,
        args: &[&str],
        thuis: &Path,
        venster: (u16, u16),
        lijn: Lijn,
    ) -> Self {
        let maat = PtySize {
            rows: venster.1,
            cols: venster.0,
            pixel_width: 0,
            pixel_height: 0,
        };
        let paar = native_pty_system().openpty(maat).unwrap();
        let mut opdracht = CommandBuilder::new(programma);
        opdracht.args(args);
        opdracht.cwd(thuis);
        opdracht.env_clear();
        for (naam, waarde) in crate::omgeving(thuis) {
            opdracht.env(naam, waarde);
        }
        let mut uit = paar.master.try_clone_reader().unwrap();
        let mut naar = paar.master.take_writer().unwrap();
        let (komt, komt_aan) = channel();
        let (toetsen, getypt) = channel::<(Instant, Vec<u8>)>();
        let gestart = Instant::now();
        let kind = paar.slave.spawn_command(opdracht).unwrap();
        drop(paar.slave);
        thread::spawn(move || {
            // A slow line takes little at a time: what it has no room for stays in the terminal.
            let mut ruimte = vec![0; if lijn.traag() { 128 } else { 65_536 }];
            let mut vrij = Instant::now();
            while let Ok(aantal @ 1..) = uit.read(&mut ruimte) {
                vrij = vrij.max(Instant::now()) + lijn.duur(aantal);
                let aan = vrij + lijn.rondgang / 2;
                if komt.send((aan, ruimte[..aantal].to_vec())).is_err() {
                    return;
                }
                thread::sleep(vrij.saturating_duration_since(Instant::now()));
            }
        });
        thread::spawn(move || {
            for (aan, toets) in getypt {
                thread::sleep(aan.saturating_duration_since(Instant::now()));
                if naar.write_all(&toets).is_err() {
                    return;
                }
            }
        });
        Self {
            kind,
            toetsen,
            komt_aan,
            _master: paar.master,
            gestart,
            gezien: Vec::new(),
            beelden: 0,
            laatste: gestart,
            bytes: 0,
            lijn,
            venster,
        }
    }

    /// Types a key; it arrives after half of the way there and back.
    pub(crate) fn toets(&self, toets: &str) {
        let aan = Instant::now() + self.lijn.rondgang / 2;
        let _ = self.toetsen.send((aan, toets.as_bytes().to_vec()));
    }

    /// Takes what arrives within a time; none when nothing did.
    fn neem(&mut self, tijd: Duration) -> Option<()> {
        let (aan, bytes) = match self.komt_aan.recv_timeout(tijd) {
            Ok(komt) => komt,
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => return None,
        };
        thread::sleep(aan.saturating_duration_since(Instant::now()));
        self.bytes += bytes.len();
        // The end of a frame may be cut in two.
        let van = self.gezien.len().saturating_sub(EIND.len() - 1);
        self.gezien.extend(bytes);
        let nieuw = self.gezien[van..]
            .windows(EIND.len())
            .filter(|it| *it == EIND)
            .count();
        if nieuw > 0 {
            self.beelden += nieuw;
            self.laatste = Instant::now();
        }
        Some(())
    }

    /// What arrives within a time, which may be nothing; none when the program has ended.
    pub(crate) fn neem_ruw(&mut self, tijd: Duration) -> Option<Vec<u8>> {
        match self.komt_aan.recv_timeout(tijd) {
            Ok((aan, bytes)) => {
                thread::sleep(aan.saturating_duration_since(Instant::now()));
                Some(bytes)
            }
            Err(RecvTimeoutError::Timeout) => Some(Vec::new()),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    /// Takes what arrives until a moment.
    pub(crate) fn neem_tot(&mut self, moment: Instant) {
        while let Some(tijd) = moment
            .checked_duration_since(Instant::now())
            .filter(|it| !it.is_zero())
        {
            self.neem(tijd);
        }
    }

    /// Takes what arrives until nothing did for so long, on top of what the line takes.
    pub(crate) fn tot_stil(&mut self, tijd: Duration) {
        let tijd = tijd + self.lijn.rondgang + self.lijn.duur(512);
        while self.neem(tijd).is_some() {}
    }

    /// Waits for a frame with a word in it; how long after the start it was there.
    pub(crate) fn wacht_op(&mut self, woord: &str) -> Duration {
        let begin = Instant::now();
        let toont = |gezien: &[u8]| {
            let woord = woord.as_bytes();
            let plek = gezien.windows(woord.len()).position(|it| it == woord);
            plek.is_some_and(|plek| gezien[plek..].windows(EIND.len()).any(|it| it == EIND))
        };
        while !toont(&self.gezien) {
            assert!(begin.elapsed() < Duration::from_mins(2), "no {woord}");
            self.neem(Duration::from_secs(1));
        }
        self.laatste - self.gestart
    }

    /// From a key to the frame that answers it, and its bytes.
    pub(crate) fn toets_tot_beeld(&mut self, toets: &str, soort: Soort) -> (Duration, usize) {
        self.gezien.clear();
        let (bytes, beelden) = (self.bytes, self.beelden);
        let begin = Instant::now();
        self.toets(toets);
        while self.beelden == beelden && begin.elapsed() < Duration::from_secs(10) {
            self.neem(Duration::from_millis(100));
        }
        if soort == Soort::Heel {
            self.tot_stil(crate::STIL);
        }
        (
            self.laatste.saturating_duration_since(begin),
            self.bytes - bytes,
        )
    }

    /// When the last frame arrived.
    pub(crate) const fn laatste_beeld(&self) -> Instant {
        self.laatste
    }

    /// Processor time of all its threads.
    pub(crate) fn cpu(&self) -> Duration {
        let map = format!("/proc/{}/task", self.kind.process_id().unwrap());
        let nano = |taak: std::io::Result<std::fs::DirEntry>| {
            let tekst = std::fs::read_to_string(taak.ok()?.path().join("schedstat")).ok()?;
            tekst.split(' ').next()?.parse::<u64>().ok()
        };
        let draden = std::fs::read_dir(map).unwrap();
        Duration::from_nanos(draden.filter_map(nano).sum())
    }

    /// Kilobytes that are its own, and the most that it ever had with the program itself.
    pub(crate) fn geheugen(&self) -> (u32, u32) {
        let pad = format!("/proc/{}/status", self.kind.process_id().unwrap());
        let status = std::fs::read_to_string(pad).unwrap();
        let figuur = |naam: &str| {
            let regel = status.lines().find_map(|it| it.strip_prefix(naam));
            regel
                .and_then(|it| it.split_whitespace().next()?.parse().ok())
                .unwrap_or(0)
        };
        (figuur("RssAnon:"), figuur("VmHWM:"))
    }

    /// Waits until it has ended; one that stays is killed when this goes.
    pub(crate) fn einde(mut self) {
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_secs(10) {
            self.neem(Duration::from_millis(20));
            if matches!(self.kind.try_wait(), Ok(Some(_)) | Err(_)) {
                return;
            }
        }
    }
}

impl Drop for Scherm {
    fn drop(&mut self) {
        let _ = self.kind.kill();
        let _ = self.kind.wait();
    }
}
