//! The service in this very process.

use std::sync::Arc;
use std::sync::mpsc::Receiver;

use crate::app::aanwezig::Vensternummer;
use crate::app::event::{Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::{Gateway, Reply, Request};
use crate::app::service::Service;
use crate::domain::id::{CoachId, KaartId};

/// A coach at a service in this process.
#[derive(Debug)]
pub struct Local {
    service: Arc<Service>,
    coach: CoachId,
    venster: Vensternummer,
}

impl Local {
    /// A coach at a service.
    pub fn new(service: Arc<Service>, coach: CoachId) -> Self {
        let venster = service.aanwezig().kom(coach);
        Self {
            service,
            coach,
            venster,
        }
    }
}

impl Gateway for Local {
    fn call(&self, ticket: Ticket, request: Request) -> Result<Reply, Fault> {
        self.service.handle(self.coach, Some(ticket), request)
    }

    fn coach(&self) -> CoachId {
        self.coach
    }

    fn werkt_aan(&self, kaart: Option<KaartId>) {
        self.service.werkt_aan(self.venster, kaart);
    }

    fn anderen(&self) -> usize {
        self.service.aanwezig().vensters().saturating_sub(1)
    }

    fn listen(&self) -> Receiver<Happened> {
        self.service.luister(self.coach)
    }
}

impl Drop for Local {
    fn drop(&mut self) {
        self.service.werkt_aan(self.venster, None);
        self.service.aanwezig().ga(self.venster);
    }
}
