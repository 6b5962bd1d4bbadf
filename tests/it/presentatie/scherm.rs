//! A screen over the example region in this process, that keeps every picture.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use chrono::{FixedOffset, TimeZone, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use trajectbord::app::command::{CoachGegevens, Command};
use trajectbord::app::env::FixedClock;
use trajectbord::app::event::{Happened, Ticket};
use trajectbord::app::fault::Fault;
use trajectbord::app::gateway::{Gateway, Reply};
use trajectbord::app::record::{Key as Sleutel, Record, Soort};
use trajectbord::app::service::Service;
use trajectbord::domain::id::{CoachId, KaartId};
use trajectbord::domain::journaal::Handeling;
use trajectbord::domain::rol::Rol;
use trajectbord::keymap::{Basis, Key, Keymap};
use trajectbord::link::local::Local;
use trajectbord::store::memory::MemoryStore;
use trajectbord::tui::theme::{Achtergrond, Depth, Glyphs, Theme};
use trajectbord::tui::view::draw;
use trajectbord::tui::{Effect, Input, Instellingen, Model, Msg, start, update};

use crate::service::stel::dag;

pub(crate) const MDV: CoachId = CoachId(1);
pub(crate) const VANDAAG: &str = "2026-11-18";

/// The example region and its records.
pub(crate) fn regio() -> (Arc<Service>, Vec<(Sleutel, Record)>) {
    let records = trajectbord::seed::regio(dag(VANDAAG)).unwrap().records();
    let clock = FixedClock::new(Utc.with_ymd_and_hms(2026, 11, 18, 9, 0, 0).unwrap());
    let service = Service::open(Arc::new(MemoryStore::default()), Arc::new(clock)).unwrap();
    service.laad(records.clone()).unwrap();
    (Arc::new(service), records)
}

/// A second werkcoach.
pub(crate) fn collega(service: &Service) -> CoachId {
    let gegevens = CoachGegevens {
        kort: "ander".to_owned(),
        rol: Some(Rol::Werkcoach),
        ..CoachGegevens::default()
    };
    service
        .doe(MDV, None, Command::ZetCoach { gegevens })
        .unwrap();
    service.coach_van(None, Some("ander")).unwrap().id
}

/// A colleague writes something on every card.
pub(crate) fn notitie_bij_elk(service: &Service, coach: CoachId, records: &[(Sleutel, Record)]) {
    for (_, record) in records {
        let Record::Traject(it) = record else {
            continue;
        };
        let command = Command::Notitie {
            kaart: KaartId::Traject(it.id),
            tekst: "gebeld".to_owned(),
        };
        // A closed or frozen one takes none.
        let _ = service.doe(coach, None, command);
    }
}

/// What the journaal says was done, oldest first.
pub(crate) fn journaal(service: &Service) -> Vec<Handeling> {
    let (van, tot) = Sleutel::hele_soort(Soort::Journaal);
    let mut uit = Vec::new();
    service
        .store()
        .walk(van, tot, &mut |_, gezien| {
            if let Record::Journaal(it) = gezien.record {
                uit.push(it.wat);
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    uit
}

/// A screen, and everything it drew; a form feed between pictures.
pub(crate) struct Zaal {
    pub(crate) model: Model,
    lijn: Local,
    hoort: Receiver<Happened>,
    pub(crate) beelden: String,
    /// Files that were asked to be saved.
    pub(crate) bestanden: Vec<trajectbord::tui::msg::Bestand>,
}

impl Zaal {
    pub(crate) fn open(service: &Arc<Service>, breed: u16, hoog: u16) -> Self {
        let lijn = Local::new(Arc::clone(service), MDV);
        let hoort = lijn.listen();
        let model = Model::new(Instellingen {
            coach: MDV,
            vandaag: dag(VANDAAG),
            nu: Utc.with_ymd_and_hms(2026, 11, 18, 9, 0, 0).unwrap(),
            tijdzone: FixedOffset::east_opt(3600).unwrap(),
            size: Size::new(breed, hoog),
            theme: Theme::new(Depth::Zestien, Achtergrond::Donker, Glyphs::Utf8),
            keymap: Keymap::embedded(Basis::Standaard),
        });
        let mut it = Self {
            model,
            lijn,
            hoort,
            beelden: String::new(),
            bestanden: Vec::new(),
        };
        let effects = start(&mut it.model);
        it.perform(effects);
        it.kijk();
        it
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Call(ticket, request)
                | Effect::Later(ticket, request)
                | Effect::Straks(_, ticket, request) => {
                    let answer = self.lijn.call(ticket, request);
                    self.tell(Msg::Replied(ticket, answer));
                }
                Effect::Bewaar(_, bestand) => self.bestanden.push(*bestand),
                _ => {}
            }
        }
    }

    pub(crate) fn tell(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg);
        self.perform(effects);
        self.kijk();
    }

    pub(crate) fn keys(&mut self, keys: &str) {
        for key in keys.split_whitespace() {
            let key: Key = key.parse().unwrap();
            self.tell(Msg::Input(Input::Key(key)));
            while let Ok(happened) = self.hoort.try_recv() {
                self.tell(Msg::Happened(happened));
            }
        }
    }

    pub(crate) fn typ(&mut self, tekst: &str) {
        for c in tekst.chars() {
            self.tell(Msg::Input(Input::Key(Key::char(c))));
        }
    }

    /// Presses keys, and keeps the answers to what they ask.
    pub(crate) fn vraag_en_houd(&mut self, keys: &str) -> Vec<(Ticket, Result<Reply, Fault>)> {
        let mut uit = Vec::new();
        for key in keys.split_whitespace() {
            let key: Key = key.parse().unwrap();
            for effect in update(&mut self.model, Msg::Input(Input::Key(key))) {
                if let Effect::Call(ticket, request) | Effect::Later(ticket, request) = effect {
                    uit.push((ticket, self.lijn.call(ticket, request)));
                }
            }
        }
        uit
    }

    /// The screen as it is now.
    pub(crate) fn beeld(&self) -> String {
        let Size { width, height } = self.model.size;
        let area = Rect::new(0, 0, width, height);
        let mut buf = Buffer::empty(area);
        draw(&self.model, area, &mut buf);
        let mut beeld = String::new();
        for row in buf.area.rows() {
            let cells: String = row.columns().map(|at| buf[(at.x, at.y)].symbol()).collect();
            beeld.push_str(cells.trim_end());
            beeld.push('\n');
        }
        beeld
    }

    pub(crate) fn kijk(&mut self) {
        let beeld = self.beeld();
        self.beelden.push_str(&beeld);
        self.beelden.push('\u{c}');
    }

    pub(crate) fn wacht_op(&mut self, tekst: &str) {
        assert!(self.beeld().contains(tekst), "{}", self.beeld());
    }
}

impl Zaal {
    /// The card that an overleg has in front.
    pub(crate) fn kaart_in_beeld(&self) -> KaartId {
        let punt = self.model.overleg.in_hand();
        punt.unwrap_or_else(|| panic!("{}", self.beeld())).rij.kaart
    }

    /// So many minutes go by.
    pub(crate) fn minuut(&mut self, minuten: i64) {
        let nu = self.model.nu + chrono::TimeDelta::minutes(minuten);
        let vandaag = self.model.vandaag;
        assert!(self.model.toont_tijd());
        self.tell(Msg::Minuut(nu, vandaag));
    }
}

/// The achternaam of the kandidaat of a card; a word that is no name for a leerwerkplek.
pub(crate) fn achternaam(service: &Service, kaart: KaartId) -> String {
    let zicht = trajectbord::app::zicht::Zicht::nieuw(service.store());
    let KaartId::Traject(id) = kaart else {
        return "De plek".to_owned();
    };
    let (_, traject) = zicht.traject(id).unwrap();
    let (_, kandidaat) = zicht.kandidaat(traject.kandidaat).unwrap();
    kandidaat.naam.achternaam().to_owned()
}

/// Moves a card back.
pub(crate) fn zet_terug(service: &Service, kaart: KaartId) {
    let command = Command::ZetTerug {
        kaart,
        reden: "terug om te kijken".to_owned(),
        gezien: None,
    };
    service.doe(MDV, None, command).unwrap();
}

/// A document that was asked to be saved, as text.
pub(crate) fn markdown(bestand: &trajectbord::tui::msg::Bestand) -> String {
    match &bestand.inhoud {
        trajectbord::tui::msg::Inhoud::Doc(doc) => trajectbord::document::markdown::markdown(doc),
        trajectbord::tui::msg::Inhoud::Tekst(tekst) => tekst.clone(),
        trajectbord::tui::msg::Inhoud::Rapport(_) => panic!("no report was asked"),
    }
}
