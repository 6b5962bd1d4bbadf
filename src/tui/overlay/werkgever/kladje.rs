//! The draft: sent at every key, and "bewaard" only when the store said so.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{Concepts, VAN_BEDRIJF, VAN_PLEK, Waarvan, WerkgeverVenster, view};
use crate::app::command::{Command, Concept};
use crate::form::engine::{Draft, FormState};
use crate::keymap::{Action, stack};
use crate::tui::layer::After;
use crate::tui::model::Model;

impl WerkgeverVenster {
    /// A draft as it was left; none when it is not one of these forms.
    pub fn verder(model: &Model, concept: &Concept) -> Option<Self> {
        let id = |key: &str| concept.velden.get(key);
        let bedrijf = id(VAN_BEDRIJF).and_then(|it| it.parse().ok());
        let plek = id(VAN_PLEK).and_then(|it| it.parse().ok());
        let waarvan = match (concept.formulier.as_str(), bedrijf, plek) {
            ("werkgever", _, _) => Waarvan::Nieuw,
            ("leerbedrijf", Some(bedrijf), _) => Waarvan::Bedrijf(bedrijf),
            ("leerwerkplek", _, Some(plek)) => Waarvan::Plek(plek),
            ("leerwerkplek", Some(bedrijf), None) => Waarvan::NieuwePlek(bedrijf),
            _ => return None,
        };
        let spec = waarvan.spec();
        let draft = Draft::van_velden(spec, &concept.velden);
        let form = FormState::from_draft(spec, &draft, model.plaatsen(), model.vandaag);
        let mut it = Self::met(form, concept.nummer, waarvan, false);
        it.concept = Concepts::Bewaard(concept.moment);
        it.gestuurd = Some(it.velden());
        Some(it)
    }

    pub(super) fn velden(&self) -> BTreeMap<String, String> {
        let mut velden = self.form.to_draft().velden();
        if let Some(id) = self.waarvan.bedrijf() {
            velden.insert(VAN_BEDRIJF.to_owned(), id.to_string());
        }
        if let Waarvan::Plek(id) = self.waarvan {
            velden.insert(VAN_PLEK.to_owned(), id.to_string());
        }
        velden
    }

    pub(super) fn telt(&self) -> bool {
        match self.waarvan {
            Waarvan::Nieuw | Waarvan::NieuwePlek(_) => !self.form.to_draft().is_empty(),
            Waarvan::Bedrijf(_) | Waarvan::Plek(_) => self.form.dirty(),
        }
    }

    pub(super) fn bewaar_concept(&self, velden: BTreeMap<String, String>) -> Command {
        let spec = self.waarvan.spec();
        Command::BewaarConcept {
            concept: Concept {
                nummer: self.nummer,
                formulier: spec.name.to_owned(),
                versie: u32::from(spec.version),
                kaart: None,
                velden,
                moment: DateTime::default(),
            },
        }
    }

    pub(super) fn leave(&mut self, model: &mut Model) -> After {
        if !self.telt() {
            let after = After::close();
            let nummer = self.nummer;
            return match self.gestuurd {
                Some(_) => after.and(model.command(Command::WisConcept { nummer }).1),
                None => after,
            };
        }
        if let Concepts::Bewaard(moment) = self.concept {
            Self::vertel(model, moment);
            return After::close();
        }
        let (ticket, effect) = model.command(self.bewaar_concept(self.velden()));
        self.waits.weg = Some(ticket);
        self.verlaat = true;
        After::stay().and(effect)
    }

    pub(super) fn vertel(model: &mut Model, moment: DateTime<Utc>) {
        let om = view::klok(model, moment);
        let toets = model.key(stack::BORD, Action::ConceptenShow);
        model.tell(format!("concept bewaard om {om}; verder gaan met {toets}"));
    }
}
