//! The screen over the real service: what a window sends is decided, kept and told back.

mod bsn;
mod contact;
mod document;
mod dossier;
mod dubbelen;
mod formulier;
mod importeer;
mod intake;
mod leerroute;
mod matching;
mod maten;
mod monitor;
mod onthulling;
mod poort;
mod sluit;
mod stap;
mod taken;
mod verdeling;
mod voorraad;
mod vraag;
mod werkgevers;
mod wijzig;

use std::cell::RefCell;
use std::mem::discriminant;
use std::sync::mpsc::Receiver;

use chrono::FixedOffset;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Size};
use trajectbord::app::command::{Command, KandidaatGegevens};
use trajectbord::app::env::Clock;
use trajectbord::app::event::{Happened, Ticket};
use trajectbord::app::fault::Fault;
use trajectbord::app::gateway::{Gateway, Reply, Request};
use trajectbord::app::matching::Voortgang;
use trajectbord::app::service::Service;
use trajectbord::domain::id::{CoachId, KaartId};
use trajectbord::domain::startkwalificatie::{Behaald, Opleiding};
use trajectbord::domain::waardelijst::{Branche, Kanaal, Niveau, Uitkering};
use trajectbord::keymap::{Basis, Key, Keymap};
use trajectbord::run::inlezen::inlezen;
use trajectbord::tui::doek::Doek;
use trajectbord::tui::msg::Bestand;
use trajectbord::tui::theme::{Achtergrond, Depth, Glyphs, Theme};
use trajectbord::tui::{Effect, Input, Instellingen, Model, Msg, open, start, update};

use crate::driver::teken;
use crate::service::stel::{JVB, MDV, Stel, dag};

/// A coach at a screen, with a service behind it.
pub(crate) struct Echt {
    pub(crate) model: Model,
    pub(crate) stel: Stel,
    listen: Receiver<Happened>,
    /// Drafts wait until the typing pauses.
    pub(crate) straks: Vec<(String, Ticket, Request)>,
    /// Answers wait until they are let through; of each kind of question that may be late only
    /// the newest is asked, as in the loop.
    pub(crate) traag: bool,
    /// Events overtake answers.
    pub(crate) event_first: bool,
    /// Files that the screen had made.
    pub(crate) bestanden: Vec<Bestand>,
    /// What the screen asked to be woken for.
    pub(crate) wekkers: Vec<(Ticket, std::time::Duration)>,
    wacht: Vec<(Ticket, Request, bool)>,
    doek: RefCell<Doek>,
}

/// The way to the service of a test, for what calls it on its own.
struct Deur<'a>(&'a Service);

impl Gateway for Deur<'_> {
    fn call(&self, ticket: Ticket, request: Request) -> Result<Reply, Fault> {
        self.0.handle(MDV, Some(ticket), request)
    }

    fn coach(&self) -> CoachId {
        MDV
    }

    fn listen(&self) -> Receiver<Happened> {
        self.0.luister(MDV)
    }
}

impl Echt {
    /// At 80x24.
    pub(crate) fn new(stel: Stel) -> Self {
        Self::at(stel, 80, 24)
    }

    /// In a window.
    pub(crate) fn at(stel: Stel, width: u16, height: u16) -> Self {
        let model = Model::new(Instellingen {
            coach: MDV,
            vandaag: stel.clock.today(),
            nu: stel.clock.now(),
            tijdzone: FixedOffset::east_opt(3600).unwrap(),
            size: Size::new(width, height),
            theme: Theme::new(Depth::Zestien, Achtergrond::Donker, Glyphs::Utf8),
            keymap: Keymap::embedded(Basis::Standaard),
        });
        let listen = stel.service.luister(MDV);
        let mut it = Self {
            model,
            stel,
            listen,
            straks: Vec::new(),
            traag: false,
            event_first: false,
            bestanden: Vec::new(),
            wekkers: Vec::new(),
            wacht: Vec::new(),
            doek: RefCell::default(),
        };
        let effects = start(&mut it.model);
        it.perform(effects);
        it
    }

    /// Presses keys by name.
    pub(crate) fn keys(&mut self, names: &str) -> &mut Self {
        for name in names.split_whitespace() {
            let key: Key = name.parse().unwrap();
            self.tell(Msg::Input(Input::Key(key)));
        }
        self
    }

    /// Types a text.
    pub(crate) fn typ(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.tell(Msg::Input(Input::Key(Key::char(c))));
        }
        self
    }

    /// Puts the cursor of the board on a card.
    pub(crate) fn op(&mut self, kaart: KaartId) -> &mut Self {
        let effects = open::kaart(&mut self.model, kaart);
        self.perform(effects);
        self
    }

    /// Hands over one message.
    pub(crate) fn tell(&mut self, msg: Msg) {
        let effects = update(&mut self.model, msg);
        self.perform(effects);
    }

    /// A colleague does something.
    pub(crate) fn colleague(&mut self, command: Command) {
        let gedaan = self.stel.service.doe(JVB, None, command.clone());
        if let Err(Fault::Waarneming { kaart, .. }) = gedaan {
            let reden = "vervangt".to_owned();
            let waarom = Command::Waarneem { kaart, reden };
            self.stel.service.doe(JVB, None, waarom).unwrap();
            self.stel.service.doe(JVB, None, command).unwrap();
        } else {
            gedaan.unwrap();
        }
        self.hear();
    }

    /// What was committed outside the screen arrives.
    pub(crate) fn hear(&mut self) {
        while let Ok(happened) = self.listen.try_recv() {
            self.tell(Msg::Happened(happened));
        }
    }

    /// The typing pauses: drafts go out.
    pub(crate) fn pause(&mut self) {
        for (_, ticket, request) in std::mem::take(&mut self.straks) {
            self.serve(ticket, request);
        }
    }

    /// Lets the answers through that wait.
    pub(crate) fn answer(&mut self) {
        for (ticket, request, _) in std::mem::take(&mut self.wacht) {
            self.serve(ticket, request);
        }
    }

    /// Does what a function of the screen asks.
    pub(crate) fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Call(ticket, request) if self.traag => {
                    self.wacht.push((ticket, request, false));
                }
                Effect::Later(ticket, request) if self.traag => {
                    let zelfde = |it: &Request| match (it, &request) {
                        (Request::Ask(een), Request::Ask(twee)) => {
                            discriminant(een) == discriminant(twee)
                                && een.duurt_lang() == twee.duurt_lang()
                        }
                        _ => false,
                    };
                    self.wacht.retain(|(_, it, later)| !(*later && zelfde(it)));
                    self.wacht.push((ticket, request, true));
                }
                Effect::Call(ticket, request) => {
                    // As the loop does: a draft never comes after what uses it up.
                    self.pause();
                    self.serve(ticket, request);
                }
                Effect::Later(ticket, request) => self.serve(ticket, request),
                Effect::Straks(key, ticket, request) => {
                    self.straks.retain(|it| it.0 != key);
                    self.straks.push((key, ticket, request));
                }
                Effect::Bewaar(_, bestand) => self.bestanden.push(*bestand),
                Effect::Inlees(ticket, vraag) => {
                    let answer = inlezen(&Deur(&self.stel.service), ticket, &vraag);
                    self.tell(Msg::Replied(ticket, answer));
                    self.hear();
                }
                Effect::Wek(ticket, over) => self.wekkers.push((ticket, over)),
                _ => {}
            }
        }
    }

    /// How far the question is that was asked last of those that wait and say so.
    pub(crate) fn voortgang(&self) -> Option<&Voortgang> {
        let mut wacht = self.wacht.iter().rev();
        wacht.find_map(|it| it.1.voortgang())
    }

    fn serve(&mut self, ticket: Ticket, request: Request) {
        let answer = self.stel.service.handle(MDV, Some(ticket), request);
        // An event may come before the answer to what caused it, and after it.
        if self.event_first {
            self.hear();
        }
        self.tell(Msg::Replied(ticket, answer));
        self.hear();
    }

    /// The screen and the text cursor.
    pub(crate) fn draw(&self) -> (Buffer, Option<Position>) {
        teken(&self.model, &self.doek)
    }

    /// The screen as text.
    pub(crate) fn screen(&self) -> String {
        let (buf, _) = self.draw();
        let mut text = String::new();
        for row in buf.area.rows() {
            let cells: String = row.columns().map(|at| buf[(at.x, at.y)].symbol()).collect();
            text.push_str(cells.trim_end());
            text.push('\n');
        }
        text
    }

    /// Whether a text stands on the screen.
    pub(crate) fn toont(&self, text: &str) -> bool {
        self.screen().contains(text)
    }
}

/// What a call gives of somebody.
pub(crate) fn bekend(naam: &str) -> KandidaatGegevens {
    KandidaatGegevens {
        naam: naam.to_owned(),
        geboren: Some(dag("1985-03-12")),
        telefoon: "06 12345678".to_owned(),
        email: "rukiye@voorbeeld.nl".to_owned(),
        woonplaats: "Hengelo".to_owned(),
        uitkering: Some(Uitkering::Ww),
        opleiding: Some(Opleiding::VmboTl),
        behaald: Some(Behaald::Ja),
        branches: vec![Branche::Groen],
        niveau: Some(Niveau::Een),
        kanaal: Some(Kanaal::Uwv),
        ..KandidaatGegevens::default()
    }
}

/// A region with one kandidaat, all of whose steps are open.
pub(crate) fn met_kandidaat() -> (Echt, KaartId) {
    let stel = Stel::nieuw();
    let kaart = stel.kandidaat("Rukiye Yıldız");
    let mut echt = Echt::new(stel);
    echt.op(kaart);
    (echt, kaart)
}
