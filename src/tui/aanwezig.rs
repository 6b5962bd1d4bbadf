//! Which colleagues work on which card, and how the line to the store is: what a screen hears of
//! others without asking.

use std::collections::BTreeMap;

use super::model::{Melding, Model};
use super::msg::Effect;
use super::ontsluit;
use super::overlay::Overlay;
use super::screen::Screen;
use crate::app::event::{Collega, Feit, Happened, Ticket, Verbinding};
use crate::app::query::Query;
use crate::domain::id::{CoachId, KaartId};

/// Who works on which card, without this coach.
#[derive(Debug, Default)]
pub struct Collegas {
    kaarten: BTreeMap<KaartId, Vec<String>>,
    pub(super) ticket: Option<Ticket>,
    /// The card that this window works on, as it was last told.
    verteld: Option<KaartId>,
}

impl Collegas {
    /// Everybody, anew; whether that is others than before.
    pub(super) fn neem(&mut self, ik: CoachId, alle: &[(KaartId, Vec<Collega>)]) -> bool {
        let voor = std::mem::take(&mut self.kaarten);
        for (kaart, collegas) in alle {
            self.zet(ik, *kaart, collegas);
        }
        self.kaarten != voor
    }

    fn zet(&mut self, ik: CoachId, kaart: KaartId, collegas: &[Collega]) {
        let anderen: Vec<String> = collegas
            .iter()
            .filter(|it| it.coach != ik)
            .map(|it| it.kort.clone())
            .collect();
        if anderen.is_empty() {
            self.kaarten.remove(&kaart);
        } else {
            self.kaarten.insert(kaart, anderen);
        }
    }

    /// The names of who works on a card: "jan", "jan en eva", "jan en 2 anderen".
    pub fn op(&self, kaart: KaartId) -> Option<String> {
        match self.kaarten.get(&kaart)?.as_slice() {
            [] => None,
            [een] => Some(een.clone()),
            [een, ander] => Some(format!("{een} en {ander}")),
            [een, rest @ ..] => Some(format!("{een} en {} anderen", rest.len())),
        }
    }

    /// What a dossier says of it.
    pub fn zin(&self, kaart: KaartId) -> Option<String> {
        let wie = self.op(kaart)?;
        let een = self.kaarten.get(&kaart).is_some_and(|it| it.len() == 1);
        let werkt = if een { "werkt" } else { "werken" };
        Some(format!("{wie} {werkt} hierin"))
    }
}

/// Asks who works on what.
pub(super) fn vraag(model: &mut Model) -> Effect {
    let (ticket, effect) = model.ask_latest(Query::Aanwezig);
    model.collegas.ticket = Some(ticket);
    effect
}

/// Takes the facts that are not about what the store holds; false when there are others too, or a
/// commit without any.
pub(super) fn hoor(model: &mut Model, happened: &Happened) -> bool {
    let mut alleen = !happened.feiten.is_empty();
    for feit in &happened.feiten {
        match feit {
            Feit::Aanwezig { kaart, collegas } => {
                let voor = model.collegas.op(*kaart);
                let ik = model.coach;
                model.collegas.zet(ik, *kaart, collegas);
                if model.collegas.op(*kaart) != voor {
                    model.touch();
                }
            }
            Feit::Verbinding(verbinding) => zet_verbinding(model, *verbinding),
            Feit::Kaart { .. }
            | Feit::Dossier { .. }
            | Feit::Werkgever { .. }
            | Feit::Concepten { .. }
            | Feit::Taken { .. }
            | Feit::Resync => alleen = false,
        }
    }
    alleen
}

fn zet_verbinding(model: &mut Model, verbinding: Verbinding) {
    ontsluit::hoor(model, verbinding);
    model.lijn_weg = verbinding != Verbinding::Goed;
    if model.verbinding == verbinding {
        return;
    }
    let was = std::mem::replace(&mut model.verbinding, verbinding);
    model.touch();
    match verbinding {
        Verbinding::Weg => {
            let tekst = "De verbinding met de opslag is weg. Ik zoek hem vanzelf weer op; wat je typt blijft staan.";
            model.melding = Some(Melding::Fout(tekst.to_owned()));
        }
        Verbinding::Stil => {
            let tekst = "De opslag reageert niet. Staat een ander venster stil (ctrl-z)? Typ daar fg. \
                         Wat je typt blijft staan.";
            model.melding = Some(Melding::Fout(tekst.to_owned()));
        }
        Verbinding::Goed if was != Verbinding::Goed => model.tell("weer verbonden"),
        // For what is shut a screen of its own asks for what opens it.
        Verbinding::Goed | Verbinding::Dicht { .. } => {}
    }
}

/// Tells the colleagues when this window works on another card than it last said.
pub(super) fn vertel(model: &mut Model) -> Option<Effect> {
    let lagen = model.overlays.iter().rev().map(Overlay::layer);
    let schermen = model.screens.iter().rev().map(Screen::layer);
    let kaart = lagen.chain(schermen).find_map(super::layer::Layer::kaart);
    if model.collegas.verteld == kaart {
        return None;
    }
    model.collegas.verteld = kaart;
    Some(Effect::Werkt(kaart))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::id::TrajectId;

    const KAART: KaartId = KaartId::Traject(TrajectId(1));

    fn collega(coach: u16, kort: &str) -> Collega {
        Collega {
            coach: CoachId(coach),
            kort: kort.to_owned(),
        }
    }

    #[test]
    fn a_coach_is_no_colleague_of_itself() {
        let mut collegas = Collegas::default();
        collegas.neem(CoachId(1), &[(KAART, vec![collega(1, "ik")])]);
        assert_eq!(collegas.op(KAART), None);
        assert_eq!(collegas.zin(KAART), None);
    }

    #[test]
    fn few_are_named_and_many_are_counted() {
        let wie = [collega(2, "jan"), collega(3, "eva"), collega(4, "bo")];
        for (aantal, op, zin) in [
            (1, "jan", "jan werkt hierin"),
            (2, "jan en eva", "jan en eva werken hierin"),
            (3, "jan en 2 anderen", "jan en 2 anderen werken hierin"),
        ] {
            let mut collegas = Collegas::default();
            collegas.neem(CoachId(1), &[(KAART, wie[..aantal].to_vec())]);
            assert_eq!(collegas.op(KAART).unwrap(), op);
            assert_eq!(collegas.zin(KAART).unwrap(), zin);
        }
    }
}
