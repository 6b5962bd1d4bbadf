//! What a dossier knows: the card, the answer of the service, and where the coach reads in it.

use crate::app::event::{Feit, Ticket};
use crate::app::query::{Dossier, Kaartrij, Query};
use crate::app::radar::RadarTreffer;
use crate::domain::id::{KaartId, KandidaatId};
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::formulieren::Formulieren;
use super::lap::Lap;
use super::plan::{Plan, plan};
use super::stappen::Stappen;

/// What the list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tab {
    /// The steps.
    #[default]
    Stappen,
    /// The forms and the toestemming.
    Formulieren,
    /// Everything that happened, own words first to the eye.
    Contact,
    /// Who changed which fields.
    Journaal,
}

impl Tab {
    /// Every tab, from left to right.
    pub const ALL: [Self; 4] = [
        Self::Stappen,
        Self::Formulieren,
        Self::Contact,
        Self::Journaal,
    ];

    /// Its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Stappen => "Stappen",
            Self::Formulieren => "Formulieren",
            Self::Contact => "Contact",
            Self::Journaal => "Journaal",
        }
    }

    /// The tab so many further on.
    pub(super) fn verder(self, by: usize) -> Self {
        let at = Self::ALL.iter().position(|it| *it == self).unwrap_or(0);
        let next = (at + by) % Self::ALL.len();
        Self::ALL.get(next).copied().unwrap_or_default()
    }
}

/// The screen.
pub struct DossierScherm {
    pub(super) kaart: KaartId,
    /// Name until the answer is here.
    pub(super) naam: String,
    pub(super) data: Option<Box<Dossier>>,
    pub(super) tab: Tab,
    pub(super) stappen: Stappen,
    pub(super) formulieren: Formulieren,
    pub(super) contact: Lap,
    pub(super) journaal: Lap,
    /// The second list of a wide window.
    pub(super) zij: Lap,
    /// Who may be the same person.
    pub(super) dubbelen: Vec<RadarTreffer>,
    pub(super) waits: Waits,
}

/// Tickets of what was asked.
#[derive(Debug, Default)]
pub(super) struct Waits {
    pub(super) dossier: Option<Ticket>,
    pub(super) formulieren: Option<Ticket>,
    pub(super) poort: Option<Ticket>,
    pub(super) coaches: Option<Ticket>,
    pub(super) dubbelen: Option<Ticket>,
}

impl std::fmt::Debug for DossierScherm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "DossierScherm({})", self.kaart)
    }
}

impl DossierScherm {
    /// The dossier of a card, before anything is known but its name.
    pub fn new(kaart: KaartId, naam: &str) -> Self {
        Self {
            kaart,
            naam: naam.to_owned(),
            data: None,
            tab: Tab::default(),
            stappen: Stappen::default(),
            formulieren: Formulieren::default(),
            contact: Lap::default(),
            journaal: Lap::default(),
            zij: Lap::default(),
            dubbelen: Vec::new(),
            waits: Waits::default(),
        }
    }

    /// Asks for the dossier and its forms; while an older question waits, the newer takes its
    /// place.
    pub fn reload(&mut self, model: &mut Model) -> Vec<Effect> {
        let (ticket, dossier) = model.ask_latest(Query::Dossier(self.kaart));
        self.waits.dossier = Some(ticket);
        let (ticket, formulieren) = model.ask_latest(Query::Formulieren(self.kaart));
        self.waits.formulieren = Some(ticket);
        vec![dossier, formulieren]
    }

    /// Shows another card, on the same tab.
    pub fn go(&mut self, model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
        self.kaart = kaart;
        naam.clone_into(&mut self.naam);
        self.data = None;
        self.dubbelen.clear();
        self.stappen.begin();
        self.formulieren.begin();
        for lap in [&mut self.contact, &mut self.journaal, &mut self.zij] {
            lap.begin();
        }
        self.reload(model)
    }

    /// Which card.
    pub fn kaart(&self) -> KaartId {
        self.kaart
    }

    /// The card as on the board, if the dossier is here.
    pub(super) fn rij(&self) -> Option<&Kaartrij> {
        self.data.as_ref().map(|it| &it.rij)
    }

    pub(super) fn plan(model: &Model) -> Plan {
        plan(model.body())
    }

    /// Takes the answer: rows and lines are made here, once, not when they are drawn.
    pub(super) fn take(&mut self, model: &Model, dossier: Box<Dossier>) {
        self.naam.clone_from(&dossier.rij.naam);
        self.data = Some(dossier);
        self.lay(model);
    }

    /// Makes rows and lines for the widths of the window.
    pub(super) fn lay(&mut self, model: &Model) {
        let Some(dossier) = &self.data else { return };
        let plan = Self::plan(model);
        let hoog = usize::from(plan.lijst.height);
        self.stappen.zet(dossier, hoog);
        self.formulieren.go(self.formulieren.cursor, hoog);
        let zone = model.tijdzone;
        self.contact
            .tijdlijn(plan.lijst.width, zone, &dossier.tijdlijn);
        let toets = model.key(stack::DOSSIER, Action::MergeUndo);
        let terug = self
            .samengevoegd()
            .map(|_| format!("de laatste samenvoeging terugdraaien: {toets}"));
        self.journaal
            .logboek(plan.lijst.width, zone, &dossier.logboek, terug);
        if let Some(zij) = plan.zij {
            if self.tab == Tab::Contact {
                self.zij.logboek(zij.width, zone, &dossier.logboek, None);
            } else {
                self.zij.tijdlijn(zij.width, zone, &dossier.tijdlijn);
            }
        }
    }

    /// Asks who looks like this kandidaat, beside the dossier and after it.
    pub(super) fn vraag_dubbelen(&mut self, model: &mut Model) -> Option<Effect> {
        let (_, kandidaat) = self.data.as_ref()?.kandidaat.as_ref()?;
        let (ticket, effect) = model.ask_latest(Query::Dubbelen {
            kandidaat: kandidaat.id,
            aantal: 3,
        });
        self.waits.dubbelen = Some(ticket);
        Some(effect)
    }

    /// The last merge into this kandidaat that still stands, by its number.
    pub(super) fn samengevoegd(&self) -> Option<(KandidaatId, u64)> {
        let dossier = self.data.as_ref()?;
        let (_, kandidaat) = dossier.kandidaat.as_ref()?;
        let open = dossier.samengevoegd.iter().find(|it| !it.gesplitst)?;
        Some((kandidaat.id, open.nummer))
    }

    /// Whether a fact is about this card, or about the leerwerkplek that is shown with it.
    pub(super) fn about(&self, feit: &Feit) -> bool {
        let data = self.data.as_ref();
        let plek = data
            .and_then(|it| it.plek.as_ref())
            .map(|it| KaartId::Plek(it.id));
        match feit {
            Feit::Kaart { kaart, .. } | Feit::Dossier { kaart } => {
                *kaart == self.kaart || Some(*kaart) == plek
            }
            Feit::Resync => true,
            Feit::Concepten { .. } => false,
        }
    }
}
