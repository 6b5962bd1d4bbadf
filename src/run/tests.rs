//! The loop, with a screen that keeps what it was told and a terminal that counts its bytes.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use chrono::TimeZone;
use ratatui::layout::{Position, Rect, Size};

use super::*;
use crate::app::command::Command;
use crate::app::env::FixedClock;
use crate::app::event::{Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::{Done, Reply, Request};
use crate::domain::id::CoachId;
use crate::keymap::Key;
use crate::term::out::{Out, Sink};
use crate::term::paneel::Paneel;
use crate::tui::widget::text::put;
use ratatui::style::Style;

/// A terminal that takes bytes until it is gone.
struct Counter {
    left: usize,
}

impl Sink for Counter {
    fn send(&mut self, _: &[u8]) -> io::Result<()> {
        self.left = self.left.checked_sub(1).ok_or(io::ErrorKind::BrokenPipe)?;
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        Ok(Size::new(40, 4))
    }
}

struct Toneel {
    paneel: Paneel<Counter>,
    log: Vec<&'static str>,
}

fn toneel(frames: usize) -> Toneel {
    Toneel {
        paneel: Paneel::new(Out::new(Counter { left: frames })),
        log: Vec::new(),
    }
}

impl Scherm for Toneel {
    type Sink = Counter;

    fn paneel(&mut self) -> &mut Paneel<Counter> {
        &mut self.paneel
    }

    fn slaap(&mut self) {
        self.log.push("slaap");
    }

    fn wek(&mut self) -> io::Result<()> {
        self.log.push("wek");
        Ok(())
    }

    fn muis(&mut self, aan: bool) -> io::Result<()> {
        self.log.push(if aan { "muis aan" } else { "muis uit" });
        Ok(())
    }
}

/// A screen that shows how much it was told, and answers each message with the effects it was given.
#[derive(Default)]
struct Script {
    told: Vec<String>,
    effects: VecDeque<Vec<Effect>>,
    dirty: bool,
    toont_tijd: bool,
    frames: RefCell<usize>,
}

impl Spel for Script {
    fn start(&mut self) -> Vec<Effect> {
        self.told.push("start".into());
        Vec::new()
    }

    fn update(&mut self, msg: Msg) -> Vec<Effect> {
        self.told.push(match &msg {
            Msg::Input(Input::Key(key)) => key.to_string(),
            Msg::Input(Input::Resize(columns, rows)) => format!("{columns}x{rows}"),
            Msg::Input(other) => format!("{other:?}"),
            Msg::Replied(ticket, _) => format!("antwoord {}", ticket.0),
            Msg::Happened(_) => "gebeurd".into(),
            Msg::Minuut(moment, _) => moment.format("%H:%M").to_string(),
            Msg::Gewekt(ticket) => format!("gewekt {}", ticket.0),
            Msg::BlijftWakker(it) => format!("wakker {it}"),
            Msg::Rust => "rust".into(),
            Msg::Redraw => "redraw".into(),
            Msg::Stop => "stop".into(),
        });
        self.dirty |= !matches!(msg, Msg::Minuut(..));
        match msg {
            Msg::Minuut(..) => Vec::new(),
            _ => self.effects.pop_front().unwrap_or_default(),
        }
    }

    fn take_dirty(&mut self) -> bool {
        std::mem::take(&mut self.dirty)
    }

    fn toont_tijd(&self) -> bool {
        self.toont_tijd
    }

    fn view(&self, size: Size, doek: &mut Doek) -> Option<Position> {
        *self.frames.borrow_mut() += 1;
        let area = Rect::new(0, 0, size.width, size.height);
        doek.teken(area, |doek| {
            doek.deel(area, None, |buf| {
                let told = self.told.len().to_string();
                put(buf, area, 0, 0, &told, Style::new());
                None
            })
        })
    }
}

/// A gateway that keeps the numbers it was called with.
#[derive(Default)]
struct Ledger {
    asked: Mutex<Vec<u64>>,
    listened: AtomicU64,
}

impl Gateway for Ledger {
    fn call(&self, ticket: Ticket, _: Request) -> Result<Reply, Fault> {
        self.asked.lock().unwrap().push(ticket.0);
        Ok(Reply::Done(Done::default()))
    }

    fn coach(&self) -> CoachId {
        CoachId(1)
    }

    fn listen(&self) -> Receiver<Happened> {
        self.listened.fetch_add(1, Ordering::SeqCst);
        mpsc::channel().1
    }
}

/// Everything a loop needs.
struct Proef {
    toneel: Toneel,
    script: Script,
    klok: FixedClock,
    gateway: Arc<Ledger>,
    postbus: Postbus,
}

fn proef() -> Proef {
    Proef {
        toneel: toneel(usize::MAX),
        script: Script::default(),
        klok: FixedClock::new(at(9, 0)),
        gateway: Arc::default(),
        postbus: Postbus::default(),
    }
}

fn at(hour: u32, minute: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 3, 2, hour, minute, 7).unwrap()
}

impl Proef {
    fn post(&self, post: Post) {
        self.postbus.naar.send(post).unwrap();
    }

    fn key(&self, c: char) {
        self.post(Post::Input(Input::Key(Key::char(c))));
    }

    fn run(&mut self) -> Einde {
        let postbus = std::mem::take(&mut self.postbus);
        let gateway = self.gateway.clone();
        run(
            &mut self.toneel,
            &mut self.script,
            gateway,
            &self.klok,
            postbus,
        )
        .unwrap()
    }

    /// The loop before its first turn.
    fn lus(&mut self) -> Lus<'_, Toneel, Script> {
        Lus {
            werkers: Werkers::start(self.gateway.clone(), &self.postbus.naar).unwrap(),
            scherm: &mut self.toneel,
            spel: &mut self.script,
            klok: &self.klok,
            gateway: self.gateway.clone(),
            minuut: None,
            wekkers: Vec::new(),
            over: None,
            slaapt: false,
            doek: Doek::new(),
            invoer: Some(Instant::now()),
            groot: false,
            pas: Instant::now(),
            vuil: true,
        }
    }
}

fn straks(ticket: u64) -> Effect {
    let change = Request::Do(Box::new(Command::Ongedaan));
    Effect::Straks("intake".into(), Ticket(ticket), change)
}

#[test]
fn the_time_and_the_first_questions_come_before_the_first_key() {
    let mut proef = proef();
    proef.script.effects = [vec![Effect::Quit]].into();
    proef.key('q');
    let einde = proef.run();
    assert_eq!(proef.script.told, ["09:00", "start", "q"]);
    assert_eq!(
        einde,
        Einde {
            signaal: None,
            bewaard: true
        }
    );
    assert_eq!(proef.gateway.listened.load(Ordering::SeqCst), 1);
}

#[test]
fn what_asked_for_a_moment_is_told_when_it_has_come() {
    let mut proef = proef();
    let wek = Effect::Wek(Ticket(5), Duration::from_millis(1));
    proef.script.effects = [vec![wek], vec![Effect::Quit]].into();
    proef.key('b');
    proef.run();
    assert_eq!(proef.script.told, ["09:00", "start", "b", "gewekt 5"]);
}

#[test]
fn keys_that_wait_are_taken_in_order_and_share_a_frame() {
    let mut proef = proef();
    for _ in 0..1000 {
        proef.key('j');
    }
    proef.script.effects = (0..1000).map(|_| Vec::new()).collect();
    proef.script.effects.push_back(vec![Effect::Quit]);
    proef.key('q');
    proef.run();
    assert_eq!(proef.script.told.len(), 1003);
    assert!(*proef.script.frames.borrow() < 500);
}

#[test]
fn a_storm_of_resizes_is_told_once_and_before_the_key_that_follows() {
    let mut proef = proef();
    let mut lus = proef.lus();
    for _ in 0..100 {
        lus.take(Post::Signaal(Signaal::Formaat));
    }
    lus.take(Post::Input(Input::Key(Key::char('j'))));
    lus.resize();
    assert_eq!(lus.spel.told, ["40x4", "j"]);
}

#[test]
fn nothing_wakes_a_loop_with_nothing_to_do() {
    let mut proef = proef();
    let mut lus = proef.lus();
    assert_eq!(lus.wait(), Some(Duration::ZERO));
    lus.draw();
    assert_eq!(lus.wait(), None);
    lus.spel.toont_tijd = true;
    assert_eq!(lus.wait(), Some(Duration::from_secs(53)));
    lus.slaapt = true;
    assert_eq!(lus.wait(), None);
}

#[test]
fn a_few_frames_may_follow_at_once_and_then_they_keep_their_pace() {
    let mut proef = proef();
    let mut lus = proef.lus();
    // A clock of frames that were all drawn just now, however slow this machine is.
    let now = Instant::now() + Duration::from_mins(1);
    lus.pas = now;
    for _ in 0..4 {
        lus.draw();
    }
    assert_eq!(lus.pas, now + FRAME * 4);
    lus.pas = Instant::now();
    lus.vuil = true;
    assert_eq!(lus.frame_in(), Some(Duration::ZERO));
    lus.pas = now;
    assert!(lus.frame_in().unwrap() > Duration::ZERO);
}

#[test]
fn a_message_that_changes_nothing_in_sight_draws_nothing() {
    let mut proef = proef();
    let mut lus = proef.lus();
    lus.draw();
    lus.tel_de_tijd();
    assert_eq!(lus.frame_in(), None);
    lus.tell(Msg::Redraw);
    assert!(lus.frame_in().is_some());
}

#[test]
fn a_key_after_a_while_hears_the_time_first() {
    let mut proef = proef();
    {
        let mut lus = proef.lus();
        lus.tel_de_tijd();
        lus.tel_de_tijd();
    }
    assert_eq!(proef.script.told, ["09:00"]);
    proef.script.told.clear();
    proef.script.effects = [Vec::new(), vec![Effect::Quit]].into();
    proef.klok.set(at(9, 1));
    proef.key('j');
    proef.key('q');
    proef.run();
    assert_eq!(proef.script.told, ["09:01", "start", "j", "q"]);
}

#[test]
fn a_signal_stops_the_loop_after_the_screen_saved_its_drafts() {
    let mut proef = proef();
    proef.script.effects = [vec![straks(7), Effect::Quit]].into();
    proef.post(Post::Signaal(Signaal::Stop(15)));
    let einde = proef.run();
    assert_eq!(einde.signaal, Some(15));
    assert!(einde.bewaard);
    assert_eq!(*proef.gateway.asked.lock().unwrap(), [7]);
}

#[test]
fn a_terminal_that_is_gone_stops_the_loop_after_the_screen_saved_its_drafts() {
    let mut proef = proef();
    proef.toneel = toneel(0);
    proef.script.effects = [vec![straks(7), Effect::Quit]].into();
    let einde = proef.run();
    assert_eq!(einde.signaal, Some(1));
    assert_eq!(proef.script.told.last().unwrap(), "stop");
    assert_eq!(*proef.gateway.asked.lock().unwrap(), [7]);
}

#[cfg(debug_assertions)]
#[test]
fn a_screen_that_breaks_leaves_its_drafts_in_the_store() {
    let mut proef = proef();
    proef.script.effects = [vec![straks(7)]].into();
    proef.key('a');
    proef.post(Post::Breek);
    let broken = std::panic::AssertUnwindSafe(|| proef.run());
    assert!(std::panic::catch_unwind(broken).is_err());
    assert_eq!(*proef.gateway.asked.lock().unwrap(), [7]);
}

#[test]
fn while_the_terminal_is_away_messages_are_taken_and_nothing_is_drawn() {
    let mut proef = proef();
    let mut lus = proef.lus();
    lus.draw();
    lus.take(Post::Signaal(Signaal::Slaap));
    lus.tell(Msg::Redraw);
    assert_eq!(lus.frame_in(), None);
    lus.take(Post::Signaal(Signaal::Wek));
    assert!(lus.frame_in().is_some());
    assert_eq!(lus.scherm.log, ["slaap", "wek"]);
    assert_eq!(lus.spel.told, ["redraw", "redraw"]);
}

#[test]
fn the_mouse_is_switched_where_the_screen_asks() {
    let mut proef = proef();
    let mut lus = proef.lus();
    lus.perform(vec![Effect::MouseOn(true), Effect::MouseOn(false)]);
    assert_eq!(lus.scherm.log, ["muis aan", "muis uit"]);
}

#[test]
fn asking_for_a_redraw_clears_the_screen_and_draws_it_whole() {
    let mut proef = proef();
    let mut lus = proef.lus();
    lus.draw();
    let one = lus.scherm.paneel.out().telling().bytes;
    lus.perform(vec![Effect::Redraw]);
    lus.draw();
    let both = lus.scherm.paneel.out().telling().bytes;
    // The same picture once more, and not the nothing that an unchanged frame is.
    assert!(both >= one + "\x1b[2J".len() as u64);
}
