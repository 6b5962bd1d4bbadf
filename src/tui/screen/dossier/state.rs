//! What a dossier knows: the card, the answer of the service, and where the coach reads in it.

use ratatui::layout::Rect;

use crate::app::event::{Feit, Ticket};
use crate::app::query::{Dossier, Kaartrij, Query};
use crate::app::radar::RadarTreffer;
use crate::domain::id::{KaartId, KandidaatId};
use crate::domain::stap::StapId;
use crate::domain::taak::Taak;
use crate::keymap::{Action, stack};
use crate::tui::model::Model;
use crate::tui::msg::Effect;

use super::formulieren::Formulieren;
use super::lap::Lap;
use super::leerroute::Leerroute;
use super::plan::{Plan, krap, plan};
use super::stappen::Stappen;
use super::taken::Taken;

/// What the list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tab {
    /// The steps.
    #[default]
    Stappen,
    /// The forms and the toestemming.
    Formulieren,
    /// The werkprocessen of the kwalificatie, and the end of it; only a traject has one.
    Leerroute,
    /// Everything that happened, own words first to the eye.
    Contact,
    /// Who changed which fields.
    Journaal,
    /// What somebody is to do about it; one step back from the first tab.
    Taken,
}

impl Tab {
    /// Every tab, from left to right.
    pub const ALL: [Self; 6] = [
        Self::Stappen,
        Self::Formulieren,
        Self::Leerroute,
        Self::Contact,
        Self::Journaal,
        Self::Taken,
    ];

    /// Its name.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Stappen => "Stappen",
            Self::Formulieren => "Formulieren",
            Self::Leerroute => "Leerroute",
            Self::Taken => "Taken",
            Self::Contact => "Contact",
            Self::Journaal => "Journaal",
        }
    }

    /// The tabs of a card.
    pub(super) fn van(kaart: KaartId) -> impl Iterator<Item = Self> {
        let traject = matches!(kaart, KaartId::Traject(_));
        Self::ALL
            .into_iter()
            .filter(move |it| traject || *it != Self::Leerroute)
    }

    /// The tab beside this one.
    pub(super) fn naast(self, kaart: KaartId, verder: bool) -> Self {
        let tabs: Vec<Self> = Self::van(kaart).collect();
        let at = tabs.iter().position(|it| *it == self).unwrap_or(0);
        let by = if verder { 1 } else { tabs.len() - 1 };
        let next = (at + by) % tabs.len().max(1);
        tabs.get(next).copied().unwrap_or_default()
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
    pub(super) leerroute: Leerroute,
    pub(super) taken: Taken,
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
    pub(super) leerroute: Option<Ticket>,
    pub(super) poort: Option<Ticket>,
    pub(super) coaches: Option<Ticket>,
    /// Coaches, to hand this task to one of them.
    pub(super) taak: Option<(Ticket, Taak)>,
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
            leerroute: Leerroute::default(),
            taken: Taken::default(),
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

    /// Asks for what is in sight.
    pub fn reload_all(&mut self, model: &mut Model) -> Vec<Effect> {
        let mut effects = self.reload(model);
        if self.tab == Tab::Leerroute {
            let (ticket, effect) = model.ask_latest(Query::Leerroute(self.kaart));
            self.waits.leerroute = Some(ticket);
            effects.push(effect);
        }
        effects
    }

    /// The dossier with its tab Leerroute in front.
    #[must_use]
    pub fn op_leerroute(mut self) -> Self {
        if matches!(self.kaart, KaartId::Traject(_)) {
            self.tab = Tab::Leerroute;
        }
        self
    }

    /// The dossier with its forms and its toestemming in front.
    #[must_use]
    pub fn op_formulieren(mut self) -> Self {
        self.tab = Tab::Formulieren;
        self
    }

    /// The step that the cursor stands on when the dossier is here.
    pub fn richt_op(&mut self, stap: StapId) {
        self.stappen.richt_op(stap);
    }

    /// Shows another card, on the same tab.
    pub fn go(&mut self, model: &mut Model, kaart: KaartId, naam: &str) -> Vec<Effect> {
        self.kaart = kaart;
        naam.clone_into(&mut self.naam);
        self.data = None;
        self.dubbelen.clear();
        self.stappen.begin();
        self.formulieren.begin();
        self.leerroute = Leerroute::default();
        self.taken.begin();
        if Tab::van(kaart).all(|it| it != self.tab) {
            self.tab = Tab::default();
        }
        for lap in [&mut self.contact, &mut self.journaal, &mut self.zij] {
            lap.begin();
        }
        self.reload_all(model)
    }

    /// Whether the dossier is here.
    pub fn gelezen(&self) -> bool {
        self.data.is_some()
    }

    /// Which card.
    pub fn kaart(&self) -> KaartId {
        self.kaart
    }

    /// The card as on the board, if the dossier is here.
    pub(super) fn rij(&self) -> Option<&Kaartrij> {
        self.data.as_ref().map(|it| &it.rij)
    }

    pub(super) fn plan(&self, model: &Model) -> Plan {
        self.plan_in(model.body())
    }

    pub(super) fn plan_in(&self, body: Rect) -> Plan {
        match self.tab {
            Tab::Leerroute => krap(body),
            _ => plan(body),
        }
    }

    /// Takes the answer: rows and lines are made here, once, not when they are drawn.
    pub(super) fn take(&mut self, model: &Model, dossier: Box<Dossier>) {
        self.naam.clone_from(&dossier.rij.naam);
        self.data = Some(dossier);
        self.lay(model);
    }

    /// Makes rows and lines for the widths of the window.
    pub(super) fn lay(&mut self, model: &Model) {
        let plan = self.plan(model);
        self.leerroute.lay(model, plan.lijst);
        let Some(dossier) = &self.data else { return };
        let hoog = usize::from(plan.lijst.height);
        self.stappen.zet(dossier, hoog);
        self.formulieren.go(self.formulieren.cursor, hoog);
        self.taken.zet(&dossier.taken, hoog);
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
        model.mag(Action::DubbelenShow).ok()?;
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
            Feit::Concepten { .. }
            | Feit::Werkgever { .. }
            | Feit::Aanwezig { .. }
            | Feit::Taken { .. }
            | Feit::Verbinding(_) => false,
        }
    }
}
