//! Who listens, and telling everybody what happened.

use std::sync::mpsc::{Receiver, TrySendError, sync_channel};

use super::{Service, slot};
use crate::app::aanwezig::{Aanwezig, Vensternummer};
use crate::app::event::{Collega, Feit, Happened};
use crate::app::rechten;
use crate::app::zicht::Zicht;
use crate::domain::id::{CoachId, KaartId};

/// Events a listener may be behind before it is told to ask everything again.
const ACHTERSTAND: usize = 256;

/// What became of an event that was told to a listener.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aflevering {
    /// It will hear it.
    Gehoord,
    /// It has too much to hear already.
    Vol,
    /// It is gone.
    Weg,
}

/// Takes an event for a listener; never waits.
pub type Vertel = Box<dyn FnMut(Happened) -> Aflevering + Send>;

/// Number of a listener, to forget it by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Luisternummer(u64);

struct Luisteraar {
    nummer: u64,
    coach: CoachId,
    vertel: Vertel,
    achter: bool,
}

/// Everybody who listens.
#[derive(Default)]
pub(super) struct Luisteraars {
    laatste: u64,
    alle: Vec<Luisteraar>,
}

impl Service {
    /// Everything that happens from now on, as far as the coach may see it.
    pub fn luister(&self, coach: CoachId) -> Receiver<Happened> {
        let (kanaal, ontvanger) = sync_channel(ACHTERSTAND);
        let vertel = Box::new(move |happened| match kanaal.try_send(happened) {
            Ok(()) => Aflevering::Gehoord,
            Err(TrySendError::Full(_)) => Aflevering::Vol,
            Err(TrySendError::Disconnected(_)) => Aflevering::Weg,
        });
        self.luister_met(coach, vertel);
        ontvanger
    }

    /// As `luister`, for whoever has a queue of its own.
    pub fn luister_met(&self, coach: CoachId, vertel: Vertel) -> Luisternummer {
        let mut luisteraars = slot(&self.luisteraars);
        luisteraars.laatste += 1;
        let nummer = luisteraars.laatste;
        luisteraars.alle.push(Luisteraar {
            nummer,
            coach,
            vertel,
            achter: false,
        });
        Luisternummer(nummer)
    }

    /// Tells a listener nothing more.
    pub fn vergeet(&self, nummer: Luisternummer) {
        slot(&self.luisteraars)
            .alle
            .retain(|it| it.nummer != nummer.0);
    }

    /// The windows, and what they work on.
    pub fn aanwezig(&self) -> &Aanwezig {
        &self.aanwezig
    }

    /// A window works on a card, or on none any more: everybody hears who does.
    pub fn werkt_aan(&self, venster: Vensternummer, kaart: Option<KaartId>) {
        let vertel = |door, kaart, wie: Vec<CoachId>| {
            let collegas = self.collegas(&wie);
            self.publiceer(&[Happened {
                seq: self.store.seq(),
                door,
                oorzaak: None,
                feiten: vec![Feit::Aanwezig { kaart, collegas }],
            }]);
        };
        self.aanwezig.zet(venster, kaart, vertel);
    }

    /// Coaches with the names that stand on cards.
    pub(in crate::app) fn collegas(&self, wie: &[CoachId]) -> Vec<Collega> {
        let model = self.model();
        let collega = |coach: &CoachId| Collega {
            coach: *coach,
            kort: model.coach_kort(*coach),
        };
        wie.iter().map(collega).collect()
    }

    /// Tells everybody what happened: all of a group to one listener before the next, so that each
    /// is woken once.
    pub(super) fn publiceer(&self, gebeurd: &[Happened]) {
        let model = self.model();
        let zicht = Zicht::nieuw(&*self.store);
        let vandaag = self.clock.today();
        slot(&self.luisteraars).alle.retain_mut(|luisteraar| {
            for een in gebeurd {
                // Where a coach was is nobody's news.
                if een.feiten.is_empty() && een.door != luisteraar.coach {
                    continue;
                }
                let mut bericht = een.clone();
                if luisteraar.achter {
                    bericht.feiten = vec![Feit::Resync];
                }
                let bericht = rechten::gebeurd(&model, &zicht, luisteraar.coach, vandaag, bericht);
                match (luisteraar.vertel)(bericht) {
                    Aflevering::Gehoord => luisteraar.achter = false,
                    // A slow listener never holds up the others; it asks everything again later.
                    Aflevering::Vol => luisteraar.achter = true,
                    Aflevering::Weg => return false,
                }
            }
            true
        });
    }
}
