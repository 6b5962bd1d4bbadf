//! What the coach is told: what was done, or why not.

use super::Model;
use crate::app::event::Verbinding;
use crate::app::fault::Fault;
use crate::app::gateway::Done;

/// A message to the coach: what was done, or why not. It goes away with the next key.
#[derive(Clone, PartialEq, Eq)]
pub enum Melding {
    /// Done; one line, in the status line.
    Gedaan(String),
    /// Refused or failed; in a box, because it must be read.
    Fout(String),
}

stil!(Melding);

impl Model {
    /// Tells the coach what was done.
    pub fn tell_done(&mut self, done: &Done) {
        let mut text = done.titel.clone();
        if let Some((_, reden)) = done.gebleven.first() {
            text = format!("{text}; {} gebleven ({reden})", done.gebleven.len());
        }
        self.tell(text);
    }

    /// Tells the coach something that went well.
    pub fn tell(&mut self, text: impl Into<String>) {
        self.melding = Some(Melding::Gedaan(text.into()));
        self.touch();
    }

    /// Tells the coach what went wrong and what to do.
    pub fn tell_fault(&mut self, fault: &Fault) {
        match fault {
            Fault::Offline => self.verbinding = Verbinding::Weg,
            // The line went; whether there is another is told by itself.
            Fault::Onzeker => {}
            // An answer that was under way when the line went.
            _ if self.lijn_weg => {}
            // Only a store that answers refuses.
            _ => self.verbinding = Verbinding::Goed,
        }
        self.refuse(fault.to_string());
    }

    /// Tells the coach why something cannot be done now.
    pub fn refuse(&mut self, text: impl Into<String>) {
        self.melding = Some(Melding::Fout(text.into()));
        self.touch();
    }
}
