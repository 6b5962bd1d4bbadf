//! A coach at a region of a size, without a terminal: keys in, frames out, and what they cost.
#![allow(dead_code, reason = "not every benchmark uses all of it")]

use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex, OnceLock};

use chrono::{DateTime, FixedOffset, NaiveDate, TimeZone, Utc};
use ratatui::layout::Size;
use trajectbord::app::env::FixedClock;
use trajectbord::app::event::Happened;
use trajectbord::app::gateway::Gateway;
use trajectbord::app::record::Soort;
use trajectbord::app::service::Service;
use trajectbord::app::store::{Batch, Store};
use trajectbord::domain::id::CoachId;
use trajectbord::generate::{Opzet, genereer};
use trajectbord::keymap::{Basis, Key, Keymap};
use trajectbord::link::local::Local;
use trajectbord::store::memory::MemoryStore;
use trajectbord::term::out::Sink;
use trajectbord::term::{Out, Paneel};
use trajectbord::tui::doek::Doek;
use trajectbord::tui::theme::{Achtergrond, Depth, Glyphs, Theme};
use trajectbord::tui::view::view;
use trajectbord::tui::{Effect, Input, Instellingen, Model, Msg, start, update};

const COACH: CoachId = CoachId(1);

pub(crate) fn vandaag() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 30).unwrap()
}

fn nu() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 11, 30, 9, 15, 0).unwrap()
}

/// A service over a region of a size, made once. Timelines are left out: no frame of the board reads
/// them, and they are most of the memory.
pub(crate) fn dienst(aantal: u32) -> Arc<Service> {
    static GEMAAKT: OnceLock<Mutex<BTreeMap<u32, Arc<Service>>>> = OnceLock::new();
    let maak = || {
        let store = MemoryStore::new();
        let opzet = Opzet {
            aantal,
            zaad: 1,
            vandaag: vandaag(),
        };
        for records in genereer(opzet).unwrap() {
            let puts = records
                .into_iter()
                .filter(|(key, _)| !matches!(key.soort, Soort::Gebeurtenis | Soort::Bsn))
                .map(|(key, record)| (key, Some(record)))
                .collect();
            let batch = Batch {
                verwacht: Vec::new(),
                puts,
            };
            store.commit(&[batch]).unwrap();
        }
        let klok = Arc::new(FixedClock::new(nu()));
        Arc::new(Service::open(Arc::new(store), klok).unwrap())
    };
    let mut gemaakt = GEMAAKT.get_or_init(Mutex::default).lock().unwrap();
    Arc::clone(gemaakt.entry(aantal).or_insert_with(maak))
}

/// A line that counts and keeps nothing.
pub(crate) struct Lijn(Size);

impl Sink for Lijn {
    fn send(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(self.0)
    }
}

/// A coach at a service: keys in, frames out.
pub(crate) struct Coach {
    pub(crate) model: Model,
    gateway: Local,
    gebeurt: Receiver<Happened>,
    paneel: Paneel<Lijn>,
    doek: Doek,
}

impl Coach {
    pub(crate) fn aan(aantal: u32, (breed, hoog): (u16, u16)) -> Self {
        let size = Size::new(breed, hoog);
        let gateway = Local::new(dienst(aantal), COACH);
        let model = Model::new(Instellingen {
            coach: COACH,
            vandaag: vandaag(),
            nu: nu(),
            tijdzone: FixedOffset::east_opt(3600).unwrap(),
            size,
            theme: Theme::new(Depth::Kleuren256, Achtergrond::Donker, Glyphs::Utf8),
            keymap: Keymap::embedded(Basis::Standaard),
        });
        let mut coach = Self {
            gebeurt: gateway.listen(),
            gateway,
            model,
            paneel: Paneel::new(Out::new(Lijn(size))),
            doek: Doek::new(),
        };
        let effects = start(&mut coach.model);
        coach.doe(effects);
        coach.teken();
        coach
    }

    /// Performs effects, hears what came of them, until it is quiet.
    fn doe(&mut self, effects: Vec<Effect>) {
        let mut open = effects;
        while !open.is_empty() {
            let mut verder = Vec::new();
            for effect in open {
                if let Effect::Call(ticket, vraag)
                | Effect::Later(ticket, vraag)
                | Effect::Straks(_, ticket, vraag) = effect
                {
                    let antwoord = self.gateway.call(ticket, vraag);
                    verder.extend(update(&mut self.model, Msg::Replied(ticket, antwoord)));
                }
            }
            while let Ok(happened) = self.gebeurt.try_recv() {
                verder.extend(update(&mut self.model, Msg::Happened(happened)));
            }
            open = verder;
        }
    }

    /// One key, with everything that comes of it.
    pub(crate) fn druk(&mut self, toets: Key) {
        let effects = update(&mut self.model, Msg::Input(Input::Key(toets)));
        self.doe(effects);
    }

    /// Keys by their names, and then a frame.
    pub(crate) fn toetsen(&mut self, namen: &str) {
        for naam in namen.split_whitespace() {
            self.druk(naam.parse().unwrap());
        }
        self.teken();
    }

    pub(crate) fn typ(&mut self, tekst: &str) {
        for c in tekst.chars() {
            self.druk(Key::char(c));
        }
    }

    pub(crate) fn teken(&mut self) {
        let cursor = view(&self.model, self.paneel.size().unwrap(), &mut self.doek);
        let (beeld, vuil) = (self.doek.beeld(), self.doek.vuil());
        self.paneel.toon(beeld, vuil, cursor).unwrap();
    }

    pub(crate) fn bytes(&self) -> u64 {
        self.paneel.out().telling().bytes
    }

    pub(crate) fn frames(&self) -> u64 {
        self.paneel.out().telling().writes
    }
}
