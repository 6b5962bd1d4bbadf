//! Everything that comes in, and everything that is asked of the world.

use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};

use crate::app::event::{Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::{Reply, Request};
use crate::app::importeer::Importsoort;
use crate::app::matching::Voortgang;
use crate::app::wachtwoordzin::Wachtwoordzin;
use crate::document::Doc;
use crate::domain::document::Vorm;
use crate::domain::id::KaartId;
use crate::domain::monitor::Rapport;
use crate::keymap::Key;

/// One thing that came in; the inbox hands them over in order.
#[derive(Debug, Clone)]
pub enum Msg {
    /// The coach did something.
    Input(Input),
    /// The answer to a request.
    Replied(Ticket, Result<Reply, Fault>),
    /// A commit, one's own or a colleague's.
    Happened(Happened),
    /// The time, at start and each whole minute: the moment, and the day where the coach is.
    Minuut(DateTime<Utc>, NaiveDate),
    /// The time that was asked for with this number is over.
    Gewekt(Ticket),
    /// The coach wants to leave the terminal for a moment (ctrl-z), and so many windows of others
    /// would stand still with it.
    BlijftWakker(usize),
    /// Nobody touched a key for as long as `Model::rust_na` says.
    Rust,
    /// Draw everything again (the terminal came back).
    Redraw,
    /// Stop now: the line is gone or the system asks it. Drafts go out first.
    Stop,
}

/// What the coach did.
#[derive(Clone, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(Key),
    /// Pasted text, cut at 64 KiB by the reader.
    Paste(String),
    /// The window has this many columns and rows now.
    Resize(u16, u16),
    /// The mouse, while it is switched on.
    Mouse(Muis),
}

impl std::fmt::Debug for Input {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // What is typed or pasted may be about a person.
        f.write_str(match self {
            Self::Key(_) => "Key",
            Self::Paste(_) => "Paste",
            Self::Resize(..) => "Resize",
            Self::Mouse(_) => "Mouse",
        })
    }
}

/// A click or a turn of the wheel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Muis {
    /// What it did.
    pub soort: MuisSoort,
    /// Column, from 0.
    pub x: u16,
    /// Row, from 0.
    pub y: u16,
}

/// What the mouse did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MuisSoort {
    /// The left button went down.
    Klik,
    /// The wheel went up.
    Omhoog,
    /// The wheel went down.
    Omlaag,
}

/// Something the world must do.
#[derive(Debug, Clone)]
pub enum Effect {
    /// Send this; requests of this kind go in order, one at a time.
    Call(Ticket, Request),
    /// Send this, but a newer one with the same kind of question takes its place while it waits,
    /// and the answer to the older one need not come.
    Later(Ticket, Request),
    /// Send this when nothing newer came under this key for 300 ms, and always before stopping.
    Straks(String, Ticket, Request),
    /// Save a file; the answer is Done with where it stands, or a fault.
    Bewaar(Ticket, Box<Bestand>),
    /// Read a file of others; the answer is a rehearsal, or Done when it was asked to be done.
    Inlees(Ticket, Box<Inlezen>),
    /// Say so when this much time is over; the model has no clock.
    Wek(Ticket, Duration),
    /// Tell the colleagues which card this window works on now.
    Werkt(Option<KaartId>),
    /// Open the store with this: its owner went, and nobody told this window the passphrase.
    Ontsluit(Wachtwoordzin),
    /// Clear the terminal and draw everything.
    Redraw,
    /// Mouse on or off.
    MouseOn(bool),
    /// Leave the loop; what waits in `Straks` is sent first.
    Quit,
}

/// A file to be saved.
#[derive(Clone, PartialEq, Eq)]
pub struct Bestand {
    /// The whole path of the directory.
    pub map: String,
    /// The name without its ending, and without anything personal.
    pub naam: String,
    /// As what; also the ending.
    pub vorm: Vorm,
    /// What is in it.
    pub inhoud: Inhoud,
}

/// A file of others that is to be read.
#[derive(Clone, PartialEq, Eq)]
pub struct Inlezen {
    /// What it holds.
    pub soort: Importsoort,
    /// The whole path; `~` is the home of the coach.
    pub pad: String,
    /// Which column a field is, as a person says: field and column as typed.
    pub kolommen: Vec<(String, String)>,
    /// The day.
    pub vandaag: NaiveDate,
    /// The print of the file that was rehearsed and is to be brought in; none for a rehearsal.
    pub doe: Option<String>,
    /// How far the rows are, once they are read.
    pub voortgang: Voortgang,
}

impl std::fmt::Debug for Inlezen {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Inlezen")
    }
}

/// What is in a file.
#[derive(Clone, PartialEq, Eq)]
pub enum Inhoud {
    /// A document, to be made into bytes where it is saved.
    Doc(Doc),
    /// Text as it is.
    Tekst(String),
    /// A report of the monitor, to be made into bytes where it is saved.
    Rapport(Box<Rapport>),
}

impl std::fmt::Debug for Bestand {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Bestand")
    }
}

impl std::fmt::Debug for Inhoud {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Inhoud")
    }
}
