//! The workers, with a gateway that answers when it is told to.

use std::sync::Mutex;

use chrono::NaiveDate;

use super::*;
use crate::app::command::Command;
use crate::app::event::Happened;
use crate::app::gateway::{Done, Reply};
use crate::app::matching::Voortgang;
use crate::app::query::{Query, VerschilWens};
use crate::domain::id::CoachId;

/// A gateway that waits for a word before each answer, and keeps what it was asked.
struct Slow {
    may: Mutex<Receiver<()>>,
    asked: Mutex<Vec<u64>>,
    started: Mutex<Sender<u64>>,
    events: Mutex<Option<Receiver<Happened>>>,
}

/// The number of an asker that makes the gateway break.
const BREAKS: Ticket = Ticket(13);

impl Gateway for Slow {
    fn call(&self, ticket: Ticket, _: Request) -> Result<Reply, Fault> {
        self.started.lock().unwrap().send(ticket.0).unwrap();
        let _ = self.may.lock().unwrap().recv();
        assert!(ticket != BREAKS, "breaks");
        self.asked.lock().unwrap().push(ticket.0);
        Ok(Reply::Done(Done::default()))
    }

    fn coach(&self) -> CoachId {
        CoachId(1)
    }

    fn listen(&self) -> Receiver<Happened> {
        self.events.lock().unwrap().take().unwrap()
    }
}

/// The workers and everything around them.
struct Bench {
    gateway: Arc<Slow>,
    go: Sender<()>,
    started: Receiver<u64>,
    events: Sender<Happened>,
    inbox: Receiver<Post>,
    werkers: Werkers,
}

fn bench() -> Bench {
    let (go, may) = mpsc::channel();
    let (told, started) = mpsc::channel();
    let (events, listened) = mpsc::channel();
    let (naar, inbox) = mpsc::channel();
    let gateway = Arc::new(Slow {
        may: Mutex::new(may),
        asked: Mutex::default(),
        started: Mutex::new(told),
        events: Mutex::new(Some(listened)),
    });
    let werkers = Werkers::start(gateway.clone(), &naar).unwrap();
    Bench {
        gateway,
        go,
        started,
        events,
        inbox,
        werkers,
    }
}

impl Bench {
    /// Waits until the gateway is busy with this one.
    fn busy_with(&self, ticket: u64) {
        assert_eq!(self.started.recv(), Ok(ticket));
    }

    /// Lets the gateway answer everything from now on, stops, and says what it answered.
    fn end(self) -> Vec<u64> {
        drop(self.go);
        assert!(self.werkers.finish(Duration::from_mins(1)));
        self.gateway.asked.lock().unwrap().clone()
    }
}

fn change() -> Request {
    Request::Do(Box::new(Command::Ongedaan))
}

fn zoek(tekst: &str) -> Request {
    Request::Ask(Query::zoek(tekst.into(), 10))
}

fn meteen(tekst: &str) -> Request {
    Request::Ask(Query::Zoek {
        tekst: tekst.into(),
        aantal: 10,
        meteen: true,
        voortgang: Voortgang::default(),
    })
}

fn answer(inbox: &Receiver<Post>) -> (u64, Result<Reply, Fault>) {
    match inbox.recv().unwrap() {
        Post::Msg(Msg::Replied(ticket, answer)) => (ticket.0, answer),
        other => panic!("no answer: {other:?}"),
    }
}

#[test]
fn calls_go_out_in_order_and_are_all_answered_before_the_end() {
    let bench = bench();
    for ticket in 1..=5 {
        bench.werkers.call(Ticket(ticket), change());
    }
    assert_eq!(bench.end(), [1, 2, 3, 4, 5]);
}

#[test]
fn only_the_newest_of_a_draft_goes_out_and_before_the_call_that_follows_it() {
    let bench = bench();
    bench.werkers.call(Ticket(1), change());
    bench.busy_with(1);
    bench.werkers.straks("intake".into(), Ticket(2), change());
    bench.werkers.straks("notitie".into(), Ticket(3), change());
    bench.werkers.straks("intake".into(), Ticket(4), change());
    bench.werkers.call(Ticket(5), change());
    assert_eq!(bench.end(), [1, 4, 3, 5]);
}

#[test]
fn a_draft_goes_out_without_anything_after_it() {
    let bench = bench();
    bench.werkers.straks("intake".into(), Ticket(1), change());
    bench.busy_with(1);
    assert_eq!(bench.end(), [1]);
}

#[test]
fn a_draft_that_waits_goes_out_at_the_end() {
    let bench = bench();
    bench.werkers.call(Ticket(1), change());
    bench.busy_with(1);
    bench.werkers.straks("intake".into(), Ticket(2), change());
    assert_eq!(bench.end(), [1, 2]);
}

#[test]
fn of_the_questions_that_wait_only_the_newest_of_its_kind_is_asked() {
    let bench = bench();
    bench.werkers.later(Ticket(1), zoek("y"));
    bench.busy_with(1);
    bench.werkers.later(Ticket(2), zoek("yı"));
    bench.werkers.later(Ticket(4), zoek("yıl"));
    bench.go.send(()).unwrap();
    bench.busy_with(4);
    bench.go.send(()).unwrap();
    for ticket in [1, 4] {
        assert_eq!(answer(&bench.inbox).0, ticket);
    }
    assert_eq!(bench.end(), [1, 4]);
}

#[test]
fn a_question_does_not_wait_for_one_of_another_kind() {
    let bench = bench();
    bench.werkers.later(Ticket(1), zoek("y"));
    bench.busy_with(1);
    // The same question, to be answered with what is there: another kind.
    bench.werkers.later(Ticket(2), meteen("y"));
    bench.busy_with(2);
    bench
        .werkers
        .later(Ticket(3), Request::Ask(Query::Toestand));
    bench.busy_with(3);
    // Nobody is left, and who comes free takes it.
    bench
        .werkers
        .later(Ticket(4), Request::Ask(Query::Belasting));
    bench.go.send(()).unwrap();
    bench.busy_with(4);
    for _ in 0..3 {
        bench.go.send(()).unwrap();
    }
    let mut antwoorden = [0; 4].map(|_| answer(&bench.inbox).0);
    antwoorden.sort_unstable();
    assert_eq!(antwoorden, [1, 2, 3, 4]);
}

#[test]
fn what_takes_long_leaves_a_worker_for_what_does_not() {
    let bench = bench();
    let verschil = Query::Verschil(VerschilWens {
        van: NaiveDate::MIN,
        tot: NaiveDate::MIN,
        aantal: 1,
    });
    let overleg = Query::Overleg(Box::default());
    let lang = [zoek("y"), Request::Ask(verschil), Request::Ask(overleg)];
    for (ticket, vraag) in (1..).zip(lang) {
        bench.werkers.later(Ticket(ticket), vraag);
    }
    let mut bezig = [bench.started.recv().unwrap(), bench.started.recv().unwrap()];
    bezig.sort_unstable();
    assert_eq!(bezig, [1, 2], "the third waits");
    bench.werkers.later(Ticket(4), meteen("y"));
    bench.busy_with(4);
    for _ in 0..2 {
        bench.go.send(()).unwrap();
    }
}

#[test]
fn a_job_that_breaks_is_a_fault_and_the_next_one_is_done() {
    let bench = bench();
    bench.werkers.call(BREAKS, change());
    bench.werkers.call(Ticket(1), change());
    bench.go.send(()).unwrap();
    let (ticket, broken) = answer(&bench.inbox);
    assert_eq!(ticket, BREAKS.0);
    assert!(matches!(broken, Err(Fault::Opslag { .. })));
    assert_eq!(bench.end(), [1]);
}

#[test]
fn a_service_that_hangs_does_not_hold_up_the_end_for_ever() {
    let bench = bench();
    bench.werkers.call(Ticket(1), change());
    bench.busy_with(1);
    assert!(!bench.werkers.finish(Duration::ZERO));
    drop(bench.go);
}

#[test]
fn what_happens_arrives_in_the_inbox() {
    let bench = bench();
    let happened = Happened {
        seq: crate::app::store::Seq::default(),
        door: CoachId(2),
        oorzaak: None,
        feiten: Vec::new(),
    };
    bench.events.send(happened.clone()).unwrap();
    match bench.inbox.recv().unwrap() {
        Post::Msg(Msg::Happened(it)) => assert_eq!(it, happened),
        other => panic!("nothing happened: {other:?}"),
    }
}

/// A gateway without a line for the first so many requests.
struct Broken(Mutex<usize>, Mutex<Vec<u64>>);

impl Gateway for Broken {
    fn call(&self, ticket: Ticket, _: Request) -> Result<Reply, Fault> {
        let mut left = self.0.lock().unwrap();
        if let Some(fewer) = left.checked_sub(1) {
            *left = fewer;
            return Err(Fault::Offline);
        }
        self.1.lock().unwrap().push(ticket.0);
        Ok(Reply::Done(Done::default()))
    }

    fn coach(&self) -> CoachId {
        CoachId(1)
    }

    fn listen(&self) -> Receiver<Happened> {
        mpsc::channel().1
    }
}

#[test]
fn a_draft_without_a_line_is_sent_again_and_no_change_overtakes_it() {
    let (naar, inbox) = mpsc::channel();
    let gateway = Arc::new(Broken(Mutex::new(2), Mutex::default()));
    let werkers = Werkers::start(gateway.clone(), &naar).unwrap();
    werkers.straks("intake".into(), Ticket(1), change());
    werkers.call(Ticket(2), change());
    // The change is refused, the draft is not: it is kept as soon as it can be.
    let (ticket, refused) = answer(&inbox);
    assert_eq!(ticket, 2);
    assert!(matches!(refused, Err(Fault::Offline)), "{refused:?}");
    assert_eq!(answer(&inbox).0, 1);
    assert!(werkers.finish(Duration::from_mins(1)));
    assert_eq!(*gateway.1.lock().unwrap(), [1]);
}

#[test]
fn it_is_said_when_a_draft_could_not_be_kept_in_the_end() {
    let (naar, _inbox) = mpsc::channel();
    let gateway = Arc::new(Broken(Mutex::new(usize::MAX), Mutex::default()));
    let werkers = Werkers::start(gateway, &naar).unwrap();
    werkers.straks("intake".into(), Ticket(1), change());
    assert!(!werkers.finish(Duration::from_mins(1)));
}
