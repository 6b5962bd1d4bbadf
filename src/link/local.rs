//! The service in this very process.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::app::event::{Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::{Gateway, Reply, Request};
use crate::app::service::Service;
use crate::domain::id::CoachId;

/// A coach at a service in this process.
#[derive(Debug, Clone)]
pub struct Local {
    service: Arc<Service>,
    coach: CoachId,
}

impl Local {
    /// A coach at a service.
    pub fn new(service: Arc<Service>, coach: CoachId) -> Self {
        Self { service, coach }
    }
}

impl Gateway for Local {
    fn call(&self, ticket: Ticket, request: Request) -> Result<Reply, Fault> {
        self.service.handle(self.coach, Some(ticket), request)
    }

    fn coach(&self) -> CoachId {
        self.coach
    }

    fn listen(&self) -> Receiver<Happened> {
        self.service.luister()
    }
}
