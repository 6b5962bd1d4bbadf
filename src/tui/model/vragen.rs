//! What the screen asks and sends, each under a number of its own.

use super::Model;
use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::gateway::Request;
use crate::app::presentatie as deur;
use crate::app::query::Query;
use crate::tui::msg::Effect;

impl Model {
    /// A number that was not used before.
    pub fn ticket(&mut self) -> Ticket {
        self.last_ticket += 1;
        Ticket(self.last_ticket)
    }

    /// A question that is answered in order.
    pub fn ask(&mut self, query: Query) -> (Ticket, Effect) {
        let ticket = self.ticket();
        let query = self.voor_de_zaal(query);
        (ticket, Effect::Call(ticket, Request::Ask(query)))
    }

    /// A question of which only the newest of its kind needs an answer.
    pub fn ask_latest(&mut self, query: Query) -> (Ticket, Effect) {
        let ticket = self.ticket();
        let query = self.voor_de_zaal(query);
        (ticket, Effect::Later(ticket, Request::Ask(query)))
    }

    fn voor_de_zaal(&self, query: Query) -> Query {
        match self.presentatie {
            Some(_) => deur::vraag(query),
            None => query,
        }
    }

    /// A change of which the caller awaits the answer.
    pub fn command(&mut self, command: Command) -> (Ticket, Effect) {
        let ticket = self.ticket();
        if !command.telt_niet_als_daad() {
            // What cannot be done again is not kept: only that it came after what can.
            let daad = if command.is_herhaalbaar() {
                command.clone()
            } else {
                Command::Ongedaan
            };
            self.gezonden.insert(ticket, daad);
        }
        (ticket, Effect::Call(ticket, Request::Do(Box::new(command))))
    }

    /// A change of which the answer is only told to the coach.
    pub fn send(&mut self, command: Command) -> Effect {
        let (ticket, effect) = self.command(command);
        self.orphans.insert(ticket);
        effect
    }

    /// Of this change only a failure is told.
    pub fn stil(&mut self, ticket: Ticket) {
        self.stille.insert(ticket);
    }

    /// The answer to a change of a layer that goes away before it came is told to the coach.
    pub fn orphan(&mut self, ticket: Option<Ticket>) {
        self.orphans.extend(ticket);
    }

    /// A draft: kept when the typing pauses, and before the program stops. `key` names the draft.
    pub fn draft(&mut self, key: impl Into<String>, command: Command) -> (Ticket, Effect) {
        let ticket = self.ticket();
        (
            ticket,
            Effect::Straks(key.into(), ticket, Request::Do(Box::new(command))),
        )
    }
}
