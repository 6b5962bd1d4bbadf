//! How many places fit what was said so far: counted at every answer, with the question that would
//! decide most.

use super::IntakeVenster;
use crate::app::event::Ticket;
use crate::app::query::{MatchInvoer, MatchProef, Query};
use crate::domain::inzet::Inzet;
use crate::domain::matching::{Oordeel, Veld};
use crate::domain::telwoord::Woord;
use crate::domain::waardelijst::{Branche, Niveau};
use crate::form::specs::intake::{INTAKE, inzet};
use crate::form::specs::matchvraag::{Vraagplek, vraagplek};
use crate::form::{Answers, kind};
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::screen::matching::waarom::{rol, teken};
use crate::tui::theme::{Rol, Theme};

/// Best places that are named.
const AANTAL: usize = 3;

/// What fits.
#[derive(Default)]
pub(super) struct Telt {
    gevraagd: Option<MatchInvoer>,
    ticket: Option<Ticket>,
    proef: Option<Box<MatchProef>>,
}

fn invoer(answers: &Answers, bekend: Option<&Inzet>) -> MatchInvoer {
    let code = |key: &str| kind::code(INTAKE.field(key)?.kind, answers.get(key));
    MatchInvoer {
        branches: code("branche")
            .and_then(Branche::van_code)
            .into_iter()
            .collect(),
        niveau: code("niveau").and_then(Niveau::van_code),
        postcode: answers.get("postcode").to_owned(),
        woonplaats: answers.get("woonplaats").to_owned(),
        inzet: inzet(answers, bekend),
    }
}

/// The field of the intake where a question is answered.
const fn veld(veld: Veld) -> Option<&'static str> {
    match vraagplek(veld) {
        Vraagplek::Intake(key) => Some(key),
        _ => None,
    }
}

impl Telt {
    /// Counts again, unless nothing changed that matters.
    pub(super) fn ask(
        &mut self,
        model: &mut Model,
        answers: &Answers,
        bekend: Option<&Inzet>,
    ) -> Option<Effect> {
        let invoer = invoer(answers, bekend);
        if self.gevraagd.as_ref() == Some(&invoer) {
            return None;
        }
        self.gevraagd = Some(invoer.clone());
        let (ticket, effect) = model.ask_latest(Query::MatchProef {
            invoer: Box::new(invoer),
            aantal: AANTAL,
        });
        self.ticket = Some(ticket);
        Some(effect)
    }

    pub(super) fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    /// Takes the answer.
    pub(super) fn take(&mut self, proef: Box<MatchProef>) {
        self.ticket = None;
        self.proef = Some(proef);
    }

    /// `214 → 9 ✓ 12 ? 193 ✗`.
    pub(super) fn kop(&self, theme: Theme) -> Option<String> {
        let trechter = &self.proef.as_ref()?.trechter;
        let pijl = theme.tekens().pijl;
        Some(format!(
            "{} {pijl} {} {}  {} {}  {} {}",
            trechter.totaal,
            trechter.ja,
            teken(theme, Oordeel::Ja),
            trechter.vraag,
            teken(theme, Oordeel::Onbekend),
            trechter.nee(),
            teken(theme, Oordeel::Nee),
        ))
    }

    /// The field of this form whose answer decides most.
    pub(super) fn vraag(&self) -> Option<(&'static str, String)> {
        let vragen = &self.proef.as_ref()?.vragen;
        let mut hier = vragen.iter().filter_map(|it| Some((veld(it.veld)?, it)));
        hier.next().map(|(key, it)| (key, it.tekst(Woord::PLEK)))
    }

    /// The lines of the pane beside the form: what fell out, and the best places.
    pub(super) fn lijnen(&self, theme: Theme) -> Vec<(String, Rol)> {
        let Some(proef) = &self.proef else {
            return Vec::new();
        };
        let mut lijnen = Vec::new();
        lijnen.extend(self.kop(theme).map(|it| (it, Rol::Kop)));
        for (om, aantal) in proef.trechter.stappen() {
            lijnen.push((format!("  -{aantal} {}", om.kort()), Rol::Zacht));
        }
        lijnen.push((String::new(), Rol::Tekst));
        for it in &proef.beste {
            let kop = format!("{} {} {}", teken(theme, it.groep), it.score, it.naam);
            lijnen.push((kop, rol(it.groep)));
            let bij = if it.waarom.is_empty() {
                format!("   {} {} vrij", it.plaats, it.vrij)
            } else {
                format!("   {}", it.waarom)
            };
            lijnen.push((bij, Rol::Zacht));
        }
        lijnen
    }
}

impl IntakeVenster {
    /// Counts what fits what stands there now.
    pub(super) fn tel(&mut self, model: &mut Model) -> Option<Effect> {
        let bekend = self.wijzig.as_ref().and_then(super::wijzig::Wijzig::bekend);
        let inzet = bekend.and_then(|it| it.gegevens.inzet.clone());
        let answers = self.form.answers();
        self.telt.ask(model, &answers, inzet.as_ref())
    }

    /// Puts the cursor in the field whose answer decides most.
    pub(super) fn naar_vraag(&mut self) -> After {
        match self.telt.vraag() {
            Some((key, tekst)) => {
                self.form.go_to(key);
                self.bericht = Some((tekst, Rol::LetOp));
            }
            None => {
                let tekst = "Geen veld van de intake beslist nu nog over een plek.";
                self.bericht = Some((tekst.to_owned(), Rol::Zacht));
            }
        }
        After::stay()
    }
}
