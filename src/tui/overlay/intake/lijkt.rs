//! Somebody who may be the same person: the same achternaam and the same first letter. Sound,
//! birth date and phone are another capability.

use crate::app::event::Ticket;
use crate::app::query::{Query, Treffers};
use crate::domain::id::KaartId;
use crate::domain::naam::Naam;
use crate::domain::tekst::vouw;
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// Most hits that are looked at.
const AANTAL: usize = 20;

/// Who looks the same, asked again whenever the name changes.
#[derive(Default)]
pub(super) struct Lijkt {
    /// The card that is being changed; it looks like itself.
    eigen: Option<KaartId>,
    gevraagd: String,
    zoekt: Option<(String, char)>,
    ticket: Option<Ticket>,
    wie: Option<(KaartId, String)>,
}

/// What two names are compared by.
fn kenmerk(naam: &str) -> Option<(String, char)> {
    let naam = Naam::lees(naam).ok()?;
    let achternaam = vouw(naam.achternaam());
    let voor = naam.roepnaam().unwrap_or(naam.voornamen());
    let letter = vouw(voor).chars().next()?;
    (achternaam.chars().count() > 1).then_some((achternaam, letter))
}

impl Lijkt {
    pub(super) fn new(eigen: Option<KaartId>) -> Self {
        Self {
            eigen,
            ..Self::default()
        }
    }

    /// Asks who has this name, unless that was asked just now.
    pub(super) fn ask(&mut self, model: &mut Model, naam: &str) -> Option<Effect> {
        if self.gevraagd == naam {
            return None;
        }
        naam.clone_into(&mut self.gevraagd);
        self.zoekt = kenmerk(naam);
        let Some((achternaam, _)) = &self.zoekt else {
            self.wie = None;
            self.ticket = None;
            return None;
        };
        let (ticket, effect) = model.ask_latest(Query::Zoek {
            tekst: achternaam.clone(),
            aantal: AANTAL,
        });
        self.ticket = Some(ticket);
        Some(effect)
    }

    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    /// Takes the answer.
    pub(super) fn take(&mut self, treffers: &Treffers) {
        self.ticket = None;
        let same = treffers.rijen.iter().find(|treffer| {
            !treffer.notitie
                && Some(treffer.rij.kaart) != self.eigen
                && self.zoekt.is_some()
                && kenmerk(&treffer.tekst) == self.zoekt
        });
        self.wie = same.map(|treffer| {
            let rij = &treffer.rij;
            let waar = if rij.gesloten {
                "gesloten"
            } else {
                rij.fase.label()
            };
            (
                rij.kaart,
                format!("{}, {waar}, coach {}", rij.naam, rij.coach_kort),
            )
        });
    }

    /// The card of who looks the same.
    pub(super) fn kaart(&self) -> Option<KaartId> {
        self.wie.as_ref().map(|it| it.0)
    }

    /// Who looks the same, and where.
    pub(super) fn tekst(&self) -> Option<&str> {
        self.wie.as_ref().map(|it| it.1.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_by_achternaam_and_first_letter_without_their_signs() {
        assert_eq!(kenmerk("Rukiye Yıldız"), kenmerk("r. yildiz"));
        assert_ne!(kenmerk("Rukiye Yıldız"), kenmerk("Ayşe Yıldız"));
        assert_eq!(kenmerk("Yıldız"), None);
        assert_eq!(kenmerk(""), None);
    }
}
