//! Performs what the screen asks of the service, off the screen's thread.
//!
//! One worker sends changes and questions in order, one in flight, and keeps drafts: the newest of
//! each, sent before anything else goes out. Questions of which only the newest counts have workers
//! of their own (`vragers`). A job that breaks is a fault for whoever asked; the worker goes on.

use std::io;
use std::panic::{self, AssertUnwindSafe};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use self::vragers::Vragers;
use super::Post;
use super::bestand::{eigen_map, schrijf, vrije_naam};
use super::inlezen::inlezen;
use super::newest::Newest;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::{Done, Gateway, Reply, Request};
use crate::document::rapport;
use crate::document::uit::bytes;
use crate::domain::id::KaartId;
use crate::tui::msg::{Bestand, Inhoud, Inlezen, Msg};

mod vragers;

/// The shortest time between two savings of a draft: what a crash can cost at most. A draft is a
/// durable commit of well under a millisecond, so this only tames a key that is held down.
const SPACING: Duration = Duration::from_millis(25);

/// Until a draft is tried again that found no line.
const AGAIN: Duration = Duration::from_millis(500);

/// How long the drafts may take when the screen breaks.
const LAST_WORDS: Duration = Duration::from_millis(1500);

/// A request with its number.
type Asked = (Ticket, Request);

/// What the first worker gets.
enum Task {
    Call(Asked),
    Straks(String, Asked),
    Bewaar(Ticket, Box<Bestand>),
    Inlees(Ticket, Box<Inlezen>),
    Werkt(Option<KaartId>),
}

/// The workers, for as long as the loop runs.
pub(super) struct Werkers {
    calls: Option<Sender<Task>>,
    later: Vragers,
    /// Hears the end of the first worker.
    done: Receiver<bool>,
}

impl Werkers {
    /// Starts the workers; answers and events go into the inbox.
    pub(super) fn start(gateway: Arc<dyn Gateway>, inbox: &Sender<Post>) -> io::Result<Self> {
        // Before anything is asked, so that no event falls between an answer and the listening.
        let events = gateway.listen();
        let naar = inbox.clone();
        spawn("gebeurtenissen", move || {
            for happened in events {
                if naar.send(Post::Msg(Msg::Happened(happened))).is_err() {
                    return;
                }
            }
        })?;

        let (calls, tasks) = mpsc::channel();
        let (at_end, done) = mpsc::channel();
        let desk = Desk {
            gateway: Arc::clone(&gateway),
            inbox: inbox.clone(),
        };
        spawn("opdrachten", move || {
            let _ = at_end.send(in_order(&tasks, &desk));
        })?;

        let later = Vragers::start(Desk {
            gateway,
            inbox: inbox.clone(),
        })?;
        Ok(Self {
            later,
            calls: Some(calls),
            done,
        })
    }

    /// Sends in order, one at a time.
    pub(super) fn call(&self, ticket: Ticket, request: Request) {
        self.task(Task::Call((ticket, request)));
    }

    /// Saves a file, after what was sent before it.
    pub(super) fn bewaar(&self, ticket: Ticket, bestand: Box<Bestand>) {
        self.task(Task::Bewaar(ticket, bestand));
    }

    /// Reads a file of others, after what was sent before it.
    pub(super) fn inlees(&self, ticket: Ticket, vraag: Box<Inlezen>) {
        self.task(Task::Inlees(ticket, vraag));
    }

    /// Tells which card this window works on, after what was sent before it.
    pub(super) fn werkt(&self, kaart: Option<KaartId>) {
        self.task(Task::Werkt(kaart));
    }

    /// Sends soon, unless something newer with this key comes first.
    pub(super) fn straks(&self, key: String, ticket: Ticket, request: Request) {
        self.task(Task::Straks(key, (ticket, request)));
    }

    /// Asks; only the newest of each kind of question needs an answer.
    pub(super) fn later(&self, ticket: Ticket, request: Request) {
        self.later.vraag((ticket, request));
    }

    fn task(&self, task: Task) {
        if let Some(calls) = &self.calls {
            let _ = calls.send(task);
        }
    }

    /// Sends what waits and says whether everything was answered in time, and every draft is kept.
    pub(super) fn finish(mut self, patience: Duration) -> bool {
        self.close(patience)
    }

    fn close(&mut self, patience: Duration) -> bool {
        match self.calls.take() {
            Some(calls) => {
                drop(calls);
                self.done.recv_timeout(patience) == Ok(true)
            }
            None => true,
        }
    }
}

/// A screen that breaks drops its workers: what was typed is still saved.
impl Drop for Werkers {
    fn drop(&mut self) {
        self.close(LAST_WORDS);
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) -> io::Result<JoinHandle<()>> {
    thread::Builder::new().name(name.into()).spawn(work)
}

/// Where a worker asks and answers.
struct Desk {
    gateway: Arc<dyn Gateway>,
    inbox: Sender<Post>,
}

impl Desk {
    fn perform(&self, asked: Asked) {
        let (ticket, answer) = self.ask(asked);
        self.answer(ticket, answer);
    }

    /// Performs a draft; false when there is no line to send it over. Then it is nobody's answer
    /// yet: it is sent again.
    fn keep(&self, asked: Asked) -> bool {
        let (ticket, answer) = self.ask(asked);
        if matches!(answer, Err(Fault::Offline)) {
            return false;
        }
        self.answer(ticket, answer);
        true
    }

    fn ask(&self, (ticket, request): Asked) -> (Ticket, Result<Reply, Fault>) {
        let call = AssertUnwindSafe(|| self.gateway.call(ticket, request));
        let answer = panic::catch_unwind(call).unwrap_or_else(|_| {
            Err(Fault::Opslag {
                bericht: "er ging iets mis in trajectbord; kijk of het gelukt is en probeer het \
                          anders opnieuw"
                    .into(),
                kenmerk: "werker".into(),
            })
        });
        (ticket, answer)
    }

    fn save(&self, ticket: Ticket, bestand: &Bestand) {
        let work = AssertUnwindSafe(|| save(bestand));
        let answer = panic::catch_unwind(work).unwrap_or_else(|_| {
            Err(Fault::Document {
                bericht: "bewaren lukt niet; probeer een andere vorm".into(),
            })
        });
        self.answer(ticket, answer.map(Reply::Done));
    }

    fn read(&self, ticket: Ticket, vraag: &Inlezen) {
        let work = AssertUnwindSafe(|| inlezen(&*self.gateway, ticket, vraag));
        let answer = panic::catch_unwind(work).unwrap_or_else(|_| {
            Err(Fault::Veld {
                veld: "bestand".into(),
                bericht: "lezen lukt niet; sla het op als CSV en probeer het opnieuw".into(),
            })
        });
        self.answer(ticket, answer);
    }

    fn answer(&self, ticket: Ticket, answer: Result<Reply, Fault>) {
        // With the loop gone nobody waits for the answer, but what was asked is done.
        let _ = self.inbox.send(Post::Msg(Msg::Replied(ticket, answer)));
    }
}

/// Saves a file under a free name and says where it stands.
fn save(bestand: &Bestand) -> Result<Done, Fault> {
    let niet = |waarom: String| Fault::Document {
        bericht: format!("bewaren in {} lukt niet: {waarom}", bestand.map),
    };
    let inhoud = match &bestand.inhoud {
        Inhoud::Doc(doc) => bytes(doc, bestand.vorm).map_err(niet)?,
        Inhoud::Tekst(tekst) => tekst.as_bytes().to_vec(),
        Inhoud::Rapport(it) => rapport::bytes(it, bestand.vorm).map_err(niet)?,
    };
    let map = Path::new(&bestand.map);
    eigen_map(map).map_err(|fout| niet(fout.to_string()))?;
    let pad = vrije_naam(map, &bestand.naam, bestand.vorm.code());
    schrijf(&pad, &inhoud, false).map_err(|fout| niet(fout.to_string()))?;
    let naam = pad.file_name().unwrap_or_default().display();
    Ok(Done {
        // The name first: the status line may have no room for the rest.
        titel: format!("bewaard: {naam} in {}", bestand.map),
        kaal: format!("bewaard: {naam}"),
        ..Done::default()
    })
}

/// Sends what is asked, one at a time; true when every draft was kept in the end.
fn in_order(tasks: &Receiver<Task>, desk: &Desk) -> bool {
    let mut drafts = Newest::new();
    // When the next draft may go.
    let mut due = Instant::now();
    loop {
        let task = if drafts.is_empty() {
            tasks.recv().map_err(|_| RecvTimeoutError::Disconnected)
        } else {
            // What already stands in the queue comes before the time-out, also if that is zero.
            tasks.recv_timeout(due.saturating_duration_since(Instant::now()))
        };
        let ended = matches!(task, Err(RecvTimeoutError::Disconnected));
        let call = match task {
            Ok(Task::Straks(key, asked)) => {
                drafts.put(key, asked);
                continue;
            }
            Ok(Task::Bewaar(ticket, bestand)) => {
                desk.save(ticket, &bestand);
                continue;
            }
            Ok(Task::Inlees(ticket, vraag)) => {
                desk.read(ticket, &vraag);
                continue;
            }
            Ok(Task::Werkt(kaart)) => {
                desk.gateway.werkt_aan(kaart);
                continue;
            }
            Ok(Task::Call(asked)) => Some(asked),
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => None,
        };
        // Drafts go first: the change that follows may be the one that takes its draft away.
        while let Some((key, asked)) = drafts.take() {
            due = Instant::now() + SPACING;
            if !desk.keep(asked.clone()) {
                drafts.put_back(key, asked);
                due = Instant::now() + AGAIN;
                break;
            }
        }
        match call {
            Some(asked) if drafts.is_empty() => desk.perform(asked),
            // It would overtake its draft.
            Some((ticket, _)) => desk.answer(ticket, Err(Fault::Offline)),
            None => {}
        }
        if ended {
            return drafts.is_empty();
        }
    }
}

#[cfg(test)]
mod tests;
