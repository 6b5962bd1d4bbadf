//! How far something is that takes long: looked at now and then for as long as it runs.

use std::time::Duration;

use super::model::Model;
use super::msg::Effect;
use crate::app::event::Ticket;
use crate::app::matching::Voortgang;

/// How often it is looked at.
const KIJK: Duration = Duration::from_millis(250);

/// Something that takes long.
pub struct Vordert {
    wek: Ticket,
    voortgang: Voortgang,
}

impl Vordert {
    /// Begins to look; the progress goes along with the question.
    pub fn begin(model: &mut Model) -> (Self, Voortgang, Effect) {
        let (wek, voortgang) = (model.ticket(), Voortgang::default());
        let it = Self {
            wek,
            voortgang: voortgang.clone(),
        };
        (it, voortgang, Effect::Wek(wek, KIJK))
    }

    /// The moment of the next look, where this was one.
    pub fn gewekt(&self, model: &mut Model, ticket: Ticket) -> Option<Effect> {
        (self.wek == ticket).then(|| {
            model.touch();
            Effect::Wek(self.wek, KIJK)
        })
    }

    /// What stands where the answer will come.
    pub fn laden(it: Option<&Self>) -> String {
        match it.and_then(Self::procent) {
            Some(deel) => format!("laden... {deel}%"),
            None => "laden...".to_owned(),
        }
    }

    /// How much of it is done, in hundredths; none while that is not known.
    pub fn procent(&self) -> Option<usize> {
        let (gedaan, totaal) = self.voortgang.stand();
        (gedaan.min(totaal) * 100).checked_div(totaal)
    }
}
