//! The loop: one inbox, messages in, effects out, a frame when something changed.
//!
//! Everything arrives in one channel, so that there is one order of events. What is there is taken
//! in, then one frame is drawn, every 16 ms at most when much happens; while nothing arrives the process sleeps and
//! the terminal gets no byte (HOUSE 6).

pub mod bestand;
mod effects;
pub mod inlezen;
mod newest;
mod spel;

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use chrono::{DateTime, Timelike, Utc};
use ratatui::layout::{Position, Size};

use crate::app::env::Clock;
use crate::app::event::Ticket;
use crate::app::gateway::Gateway;
use crate::term::signal::SIGHUP;
use crate::term::{Scherm, Signaal};
use crate::tui::doek::Doek;
use crate::tui::msg::{Effect, Input, Msg};

use effects::Werkers;

/// The time between two frames when many things happen, and the longest that messages may hold one
/// up.
const FRAME: Duration = Duration::from_millis(16);

/// How far frames may run ahead of that pace after a quiet moment: a key, its answer and the event
/// it caused are each shown at once.
const AHEAD: Duration = Duration::from_millis(48);

/// How long saving may take after a coach leaves; a signal's watchdog is shorter.
const PATIENCE: Duration = Duration::from_secs(10);

/// What a screen must be for the loop: its three functions, and what it knows of itself.
pub trait Spel {
    /// What is asked before the first frame.
    fn start(&mut self) -> Vec<Effect>;

    /// Takes one message.
    fn update(&mut self, msg: Msg) -> Vec<Effect>;

    /// Whether something in sight changed since this was last asked.
    fn take_dirty(&mut self) -> bool;

    /// Whether the time of day is in sight; only then the loop wakes up every minute.
    fn toont_tijd(&self) -> bool;

    /// After how long without a key it wants to hear so; never where none.
    fn rust_na(&self) -> Option<Duration> {
        None
    }

    /// Draws what there is over what there was; says where the text cursor stands.
    fn view(&self, size: Size, doek: &mut Doek) -> Option<Position>;
}

/// One thing that arrives.
#[derive(Debug)]
pub enum Post {
    /// From the coach.
    Input(Input),
    /// From outside the program.
    Signaal(Signaal),
    /// From the service.
    Msg(Msg),
    /// The screen's thread breaks, to see whether the terminal is given back.
    #[cfg(debug_assertions)]
    Breek,
}

/// The inbox: the end that threads post to, and the end the loop takes from.
#[derive(Debug)]
pub struct Postbus {
    naar: Sender<Post>,
    uit: Receiver<Post>,
}

impl Default for Postbus {
    fn default() -> Self {
        let (naar, uit) = mpsc::channel();
        Self { naar, uit }
    }
}

impl Postbus {
    /// An end to post to.
    pub fn sender(&self) -> Sender<Post> {
        self.naar.clone()
    }

    /// An inbox that hears the signals from now on. Open it before the terminal is taken and its
    /// size is read, or a change in between goes unheard.
    pub fn open() -> io::Result<Self> {
        let postbus = Self::default();
        let naar = postbus.sender();
        crate::term::signal::start(move |signaal| {
            // With the loop gone the process is ending; the watchdog sees to it.
            let _ = naar.send(Post::Signaal(signaal));
        })?;
        Ok(postbus)
    }

    /// Starts reading keys into this inbox, once the terminal is taken.
    pub fn read_keys(&self) -> io::Result<()> {
        let naar = self.sender();
        crate::term::input::start(move |input| {
            let post = input.map_or(Post::Signaal(Signaal::WEG), Post::Input);
            naar.send(post).is_ok()
        })
    }
}

/// How it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Einde {
    /// The signal that ended it; none if the coach left.
    pub signaal: Option<i32>,
    /// Everything that was sent is answered, drafts included.
    pub bewaard: bool,
}

/// Why the loop is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Afloop {
    /// The coach left.
    Verlaten,
    /// The process has to stop.
    Signaal(i32),
}

/// Runs the screen until the coach leaves or the process has to stop.
pub fn run(
    scherm: &mut impl Scherm,
    spel: &mut impl Spel,
    gateway: Arc<dyn Gateway>,
    klok: &dyn Clock,
    postbus: Postbus,
) -> io::Result<Einde> {
    let werkers = Werkers::start(Arc::clone(&gateway), &postbus.naar)?;
    let mut lus = Lus {
        scherm,
        spel,
        klok,
        gateway,
        werkers,
        minuut: None,
        wekkers: Vec::new(),
        over: None,
        slaapt: false,
        doek: Doek::new(),
        invoer: Some(Instant::now()),
        groot: false,
        pas: Instant::now(),
        vuil: true,
    };
    lus.tel_de_tijd();
    let effects = lus.spel.start();
    lus.perform(effects);
    lus.draw();
    while lus.over.is_none() {
        lus.turn(&postbus.uit);
    }
    Ok(Einde {
        signaal: match lus.over {
            Some(Afloop::Signaal(signaal)) => Some(signaal),
            Some(Afloop::Verlaten) | None => None,
        },
        bewaard: lus.werkers.finish(PATIENCE),
    })
}

/// The loop's own state.
struct Lus<'a, S, P> {
    scherm: &'a mut S,
    spel: &'a mut P,
    klok: &'a dyn Clock,
    gateway: Arc<dyn Gateway>,
    werkers: Werkers,
    /// The minute that the screen was last told.
    minuut: Option<DateTime<Utc>>,
    /// What the screen wants to be told, and when.
    wekkers: Vec<(Instant, Ticket)>,
    /// Set when it is over.
    over: Option<Afloop>,
    /// When the coach last touched a key; none once the screen heard that nobody does.
    invoer: Option<Instant>,
    /// What the last frame was drawn on.
    doek: Doek,
    /// The terminal belongs to somebody else now.
    slaapt: bool,
    /// The window changed since the screen was last told its size.
    groot: bool,
    /// When a frame would be due at an even pace.
    pas: Instant,
    /// A frame is due.
    vuil: bool,
}

impl<S: Scherm, P: Spel> Lus<'_, S, P> {
    /// Waits for something to happen, takes in all there is, and draws if it is time.
    fn turn(&mut self, uit: &Receiver<Post>) {
        let first = match self.wait() {
            None => uit.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(wait) => uit.recv_timeout(wait),
        };
        let since = Instant::now();
        let mut next = match first {
            Ok(post) => Some(post),
            Err(RecvTimeoutError::Timeout) => None,
            // The inbox holds a sender of its own, so this is the end of everything.
            Err(RecvTimeoutError::Disconnected) => {
                return self.over = Some(Afloop::Verlaten);
            }
        };
        self.tel_de_tijd();
        self.wek_op_tijd();
        self.tel_de_rust();
        while let Some(post) = next {
            self.take(post);
            if self.over.is_some() {
                return;
            }
            next = if since.elapsed() < FRAME {
                uit.try_recv().ok()
            } else {
                None
            };
        }
        self.resize();
        if self.frame_in() == Some(Duration::ZERO) {
            self.draw();
        }
    }

    /// How long to wait for the next message; for ever while nothing is due.
    fn wait(&self) -> Option<Duration> {
        let now = Instant::now();
        let wekkers = self.wekkers.iter();
        let wekker = wekkers.map(|(at, _)| at.saturating_duration_since(now));
        let rust = self.rust().map(|at| at.saturating_duration_since(now));
        self.vrij().into_iter().chain(wekker).chain(rust).min()
    }

    /// When nobody has touched a key for so long that the screen hears of it.
    fn rust(&self) -> Option<Instant> {
        Some(self.invoer? + self.spel.rust_na()?)
    }

    /// Tells the screen once that nobody touches a key.
    fn tel_de_rust(&mut self) {
        if self.rust().is_some_and(|at| at <= Instant::now()) {
            self.invoer = None;
            self.tell(Msg::Rust);
        }
    }

    /// How long to wait when nothing asked for a moment of its own.
    fn vrij(&self) -> Option<Duration> {
        self.frame_in().or_else(|| {
            // With the terminal away nobody looks.
            if self.slaapt || !self.spel.toont_tijd() {
                return None;
            }
            let second = u64::from(self.klok.now().second());
            Some(Duration::from_secs(60_u64.saturating_sub(second).max(1)))
        })
    }

    /// How long until the frame that is due may be drawn; none if none is due.
    fn frame_in(&self) -> Option<Duration> {
        if !self.vuil || self.slaapt {
            return None;
        }
        let early = self.pas.saturating_duration_since(Instant::now());
        Some(early.saturating_sub(AHEAD))
    }

    fn take(&mut self, post: Post) {
        if let Post::Signaal(Signaal::Formaat) = post {
            self.groot = true;
            return;
        }
        self.resize();
        match post {
            Post::Input(input) => {
                self.invoer = Some(Instant::now());
                self.tell(Msg::Input(input));
            }
            Post::Msg(msg) => self.tell(msg),
            Post::Signaal(Signaal::Stop(signaal)) => {
                self.tell(Msg::Stop);
                self.over = Some(Afloop::Signaal(signaal));
            }
            Post::Signaal(Signaal::Slaap) => match self.gateway.anderen() {
                0 => {
                    self.slaapt = true;
                    self.scherm.slaap();
                }
                anderen => self.tell(Msg::BlijftWakker(anderen)),
            },
            Post::Signaal(Signaal::Wek) => {
                self.slaapt = false;
                if self.scherm.wek().is_err() {
                    return self.gone();
                }
                self.vuil = true;
                self.tell(Msg::Redraw);
            }
            // Above.
            Post::Signaal(Signaal::Formaat) => {}
            #[cfg(debug_assertions)]
            Post::Breek => broken(),
        }
    }

    /// Tells the size that the window has now: those in between were never drawn.
    fn resize(&mut self) {
        if !std::mem::take(&mut self.groot) {
            return;
        }
        let Ok(size) = self.scherm.paneel().size() else {
            return self.gone();
        };
        self.vuil = true;
        self.tell(Msg::Input(Input::Resize(size.width, size.height)));
    }

    /// Tells the time if a minute went by: a coach who comes back the next morning must not work
    /// with yesterday's date, also when no time is in sight.
    fn tel_de_tijd(&mut self) {
        let now = self.klok.now();
        let minute = now.with_second(0).and_then(|it| it.with_nanosecond(0));
        if minute != self.minuut {
            self.minuut = minute;
            self.tell(Msg::Minuut(now, self.klok.today()));
        }
    }

    /// Tells what asked for a moment that it has come.
    fn wek_op_tijd(&mut self) {
        let now = Instant::now();
        let due = self.wekkers.extract_if(.., |(at, _)| *at <= now);
        let due: Vec<Ticket> = due.map(|it| it.1).collect();
        for ticket in due {
            self.tell(Msg::Gewekt(ticket));
        }
    }

    fn tell(&mut self, msg: Msg) {
        let effects = self.spel.update(msg);
        self.perform(effects);
        self.vuil |= self.spel.take_dirty();
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Call(ticket, request) => self.werkers.call(ticket, request),
                Effect::Later(ticket, request) => self.werkers.later(ticket, request),
                Effect::Straks(key, ticket, request) => self.werkers.straks(key, ticket, request),
                Effect::Bewaar(ticket, bestand) => self.werkers.bewaar(ticket, bestand),
                Effect::Inlees(ticket, vraag) => self.werkers.inlees(ticket, vraag),
                Effect::Wek(ticket, over) => self.wekkers.push((Instant::now() + over, ticket)),
                Effect::Werkt(kaart) => self.werkers.werkt(kaart),
                Effect::Ontsluit(zin) => self.gateway.ontsluit(zin),
                Effect::Redraw => {
                    self.vuil = true;
                    if !self.slaapt && self.scherm.paneel().clear().is_err() {
                        self.gone();
                    }
                }
                Effect::MouseOn(aan) => {
                    if self.scherm.muis(aan).is_err() {
                        self.gone();
                    }
                }
                Effect::Quit => self.over = self.over.or(Some(Afloop::Verlaten)),
            }
        }
    }

    fn draw(&mut self) {
        self.vuil = false;
        if self.toon().is_err() {
            self.gone();
        }
        // From the end of a frame on, so that a slow line does not get frames back to back.
        self.pas = self.pas.max(Instant::now()) + FRAME;
    }

    fn toon(&mut self) -> io::Result<()> {
        let paneel = self.scherm.paneel();
        let cursor = self.spel.view(paneel.size()?, &mut self.doek);
        paneel.toon(self.doek.beeld(), self.doek.vuil(), cursor)
    }

    /// The terminal takes no bytes any more.
    fn gone(&mut self) {
        if self.over.is_none() {
            self.over = Some(Afloop::Signaal(SIGHUP));
            let effects = self.spel.update(Msg::Stop);
            self.perform(effects);
        }
    }
}

#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "this is what it is for")]
fn broken() {
    panic!("gevraagd door een test");
}

#[cfg(test)]
mod tests;
