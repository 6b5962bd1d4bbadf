//! What the overleg knows: the agenda, the case in front, and how long it has been in front.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, Utc};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::filter::{Filter, Sortering};
use crate::app::query::{
    Agendapunt, BelastingBeeld, OverlegBeeld, OverlegWens, Query, Venster, VerschilBeeld,
    VerschilWens, ZaakBeeld,
};
use crate::domain::coach::Coach;
use crate::domain::id::KaartId;
use crate::tui::model::Model;
use crate::tui::msg::Effect;

/// Rows of the agenda that are held around the cursor.
const VENSTER: usize = 60;
/// Cards per column of the board on two days.
const KOLOM: usize = 60;

/// Cards that are listed behind a row.
const ACHTER: usize = 500;

/// What is in front.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Beeld {
    /// One case.
    #[default]
    Zaak,
    /// What was parked, and the end.
    Eind,
    /// The board on two days.
    Bord,
    /// Where it gets stuck.
    Last,
}

/// The screen.
#[derive(Default)]
pub struct OverlegScherm {
    /// What is in front.
    pub beeld: Beeld,
    /// What may be on the agenda.
    pub filter: Filter,
    /// The same as it was typed.
    pub filter_tekst: String,
    pub(super) data: Option<Box<OverlegBeeld>>,
    pub(super) cursor: usize,
    pub(super) zaak: Option<Box<ZaakBeeld>>,
    /// Since when the case in front is in front.
    pub(super) sinds: Option<DateTime<Utc>>,
    pub(super) verschil: Option<Box<VerschilBeeld>>,
    /// Weeks that the board was stepped back.
    pub(super) weken: u32,
    pub(super) belasting: Option<Box<BelastingBeeld>>,
    /// The row in hand where it gets stuck: the fasen, then the coaches.
    pub(super) knel: usize,
    pub(super) coaches: Vec<Coach>,
    /// The card that the next answer must put the cursor on.
    pub(super) target: Option<KaartId>,
    pub(super) waits: Waits,
}

stil!(OverlegScherm);

/// Tickets of what was asked.
#[derive(Debug, Default)]
pub(super) struct Waits {
    pub(super) agenda: Option<Ticket>,
    pub(super) zaak: Option<Ticket>,
    pub(super) poort: Option<Ticket>,
    pub(super) coaches: Option<Ticket>,
    pub(super) verschil: Option<Ticket>,
    pub(super) belasting: Option<Ticket>,
    /// The cards behind a row where it gets stuck, and what the row is.
    pub(super) achter: Option<(Ticket, String)>,
    /// The end of the overleg: its minutes are asked after it.
    pub(super) einde: Option<Ticket>,
    pub(super) verslag: Option<Ticket>,
    pub(super) bewaar: Vec<Ticket>,
    /// Looks that were sent: their commits change nothing that is not known here.
    pub(super) bespreek: BTreeSet<Ticket>,
}

impl OverlegScherm {
    /// The case under the cursor.
    pub fn in_hand(&self) -> Option<&Agendapunt> {
        let data = self.data.as_ref()?;
        data.rijen.get(self.cursor.checked_sub(data.van)?)
    }

    /// Whether an overleg goes on.
    pub fn loopt(&self) -> bool {
        self.data.as_ref().is_some_and(|it| it.lopend.is_some())
    }

    /// Rows where it gets stuck.
    pub(super) fn knelpunten(&self) -> usize {
        let beeld = self.belasting.as_ref();
        beeld.map_or(0, |it| it.fasen.len() + it.coaches.len())
    }

    /// Asks the cards behind the row in hand, the ones that stand longest first.
    pub(super) fn vraag_achter(&mut self, model: &mut Model) -> Option<Effect> {
        let beeld = self.belasting.as_ref()?;
        let (filter, titel) = match beeld.fasen.get(self.knel) {
            Some(it) => {
                let filter = Filter {
                    fasen: vec![it.fase],
                    ..Filter::default()
                };
                (filter, it.fase.label().to_owned())
            }
            None => {
                let it = beeld.coaches.get(self.knel - beeld.fasen.len())?;
                let filter = Filter {
                    coaches: vec![it.kort.clone()],
                    ..Filter::default()
                };
                (filter, format!("Kaarten van {}", it.kort))
            }
        };
        let (ticket, effect) = model.ask(Query::Lijst {
            filter,
            sortering: Sortering::Dagen,
            venster: Venster {
                van: 0,
                aantal: ACHTER,
            },
        });
        self.waits.achter = Some((ticket, titel));
        Some(effect)
    }

    /// How many cases the agenda has.
    pub fn totaal(&self) -> usize {
        self.data.as_ref().map_or(0, |it| it.totaal)
    }

    /// What is known of the case under the cursor.
    pub(super) fn bekend(&self) -> Option<&ZaakBeeld> {
        let kaart = self.in_hand()?.rij.kaart;
        self.zaak.as_deref().filter(|it| it.rij.kaart == kaart)
    }

    /// Asks everything that is in front again, with the cursor on the same case.
    pub(super) fn reload(&mut self, model: &mut Model) -> Vec<Effect> {
        let anker = self
            .target
            .or_else(|| self.in_hand().map(|it| it.rij.kaart));
        let wens = OverlegWens {
            filter: self.filter.clone(),
            venster: Venster {
                van: self.cursor.saturating_sub(VENSTER / 2),
                aantal: VENSTER,
            },
            anker,
            geparkeerd: self.beeld == Beeld::Eind,
            hervat: self.data.as_ref().is_none_or(|it| it.rijen.is_empty()),
        };
        let (ticket, effect) = model.ask_latest(Query::Overleg(Box::new(wens)));
        self.waits.agenda = Some(ticket);
        let mut effects = vec![effect];
        effects.extend(self.vraag_zaak(model));
        match self.beeld {
            Beeld::Bord => effects.push(self.vraag_verschil(model)),
            Beeld::Last => effects.push(self.vraag_belasting(model)),
            Beeld::Zaak | Beeld::Eind => {}
        }
        if self.coaches.is_empty() && self.waits.coaches.is_none() {
            let (ticket, effect) = model.ask(Query::Coaches);
            self.waits.coaches = Some(ticket);
            effects.push(effect);
        }
        effects
    }

    fn vraag_zaak(&mut self, model: &mut Model) -> Option<Effect> {
        let kaart = self.in_hand()?.rij.kaart;
        let (ticket, effect) = model.ask_latest(Query::OverlegZaak(kaart));
        self.waits.zaak = Some(ticket);
        Some(effect)
    }

    /// The two days that the board is shown on.
    pub(super) fn dagen(&self, model: &Model) -> (NaiveDate, NaiveDate) {
        let terug = |dag: NaiveDate, weken: u32| {
            let dagen = Days::new(u64::from(weken) * 7);
            dag.checked_sub_days(dagen).unwrap_or(dag)
        };
        let tot = terug(model.vandaag, self.weken);
        let sinds = self.data.as_ref().map(|it| it.sinds);
        let van = match sinds {
            Some(dag) if self.weken == 0 => dag.min(tot),
            _ => terug(tot, 1),
        };
        (van, tot)
    }

    pub(super) fn vraag_verschil(&mut self, model: &mut Model) -> Effect {
        let (van, tot) = self.dagen(model);
        let wens = VerschilWens {
            van,
            tot,
            aantal: KOLOM,
        };
        let (ticket, effect) = model.ask_latest(Query::Verschil(wens));
        self.waits.verschil = Some(ticket);
        effect
    }

    pub(super) fn vraag_belasting(&mut self, model: &mut Model) -> Effect {
        let (ticket, effect) = model.ask_latest(Query::Belasting);
        self.waits.belasting = Some(ticket);
        effect
    }

    /// Takes an agenda.
    pub(super) fn take(&mut self, model: &mut Model, beeld: Box<OverlegBeeld>) -> Vec<Effect> {
        let was = self.in_hand().map(|it| it.rij.kaart);
        self.target = None;
        if let Some(at) = beeld.anker {
            self.cursor = at;
        }
        self.cursor = self.cursor.min(beeld.totaal.saturating_sub(1));
        self.data = Some(beeld);
        let nu = self.in_hand().map(|it| it.rij.kaart);
        if nu != was || self.bekend().is_none() {
            self.begin_klok(model);
            return self.vraag_zaak(model).into_iter().collect();
        }
        // It just began, or just ended.
        if self.sinds.is_some() != self.loopt() {
            self.begin_klok(model);
        }
        Vec::new()
    }

    pub(super) fn begin_klok(&mut self, model: &Model) {
        let loopt = self.loopt() && self.beeld == Beeld::Zaak && self.in_hand().is_some();
        self.sinds = loopt.then_some(model.nu);
    }

    /// Seconds that the case in front was looked at, earlier and now.
    pub(super) fn seconden(&self, model: &Model) -> u32 {
        let eerder = self.bekend().map_or(0, |it| it.seconden);
        eerder.saturating_add(self.nu_bezig(model))
    }

    fn nu_bezig(&self, model: &Model) -> u32 {
        let duur = self.sinds.map(|it| (model.nu - it).num_seconds());
        u32::try_from(duur.unwrap_or(0).max(0)).unwrap_or(u32::MAX)
    }

    /// The case in front goes out of sight: it was looked at.
    pub(super) fn leg_weg(&mut self, model: &mut Model) -> Option<Effect> {
        let kaart = self.in_hand()?.rij.kaart;
        self.sinds?;
        let seconden = self.nu_bezig(model);
        self.sinds = None;
        let (ticket, effect) = model.command(Command::Bespreek { kaart, seconden });
        // That it was written down needs no word; that it was not does, and comes as a fault.
        model.stil(ticket);
        self.waits.bespreek.insert(ticket);
        self.is_gezien();
        Some(effect)
    }

    /// What the next agenda will say of the case in front.
    fn is_gezien(&mut self) {
        let Some(data) = &mut self.data else { return };
        let at = self.cursor.checked_sub(data.van);
        if let Some(punt) = at.and_then(|at| data.rijen.get_mut(at))
            && !punt.gezien
        {
            punt.gezien = true;
            data.gezien += 1;
        }
    }

    /// The veil hangs before the screen: nobody looks.
    pub fn pauze(&mut self, model: &mut Model) -> Vec<Effect> {
        self.leg_weg(model).into_iter().collect()
    }

    /// The veil is lifted.
    pub fn verder(&mut self, model: &Model) {
        self.begin_klok(model);
    }

    /// Puts the cursor on a case and asks what is missing.
    pub(super) fn ga_naar(&mut self, model: &mut Model, at: usize) -> Vec<Effect> {
        let at = at.min(self.totaal().saturating_sub(1));
        if at == self.cursor {
            return Vec::new();
        }
        let mut effects: Vec<Effect> = self.leg_weg(model).into_iter().collect();
        self.cursor = at;
        self.zaak = None;
        self.begin_klok(model);
        let houdt = self.in_hand().is_some();
        if houdt {
            effects.extend(self.vraag_zaak(model));
        } else {
            effects.extend(self.reload(model));
        }
        effects
    }

    /// Whether the clock of a case is in sight.
    pub fn loopt_klok(&self) -> bool {
        self.sinds.is_some()
    }

    /// The same without what was read: the next answer puts the cursor on the same case.
    #[must_use]
    pub fn opnieuw(self) -> Self {
        let zegt = !self.filter.woorden.is_empty() || !self.filter.doelgroepen.is_empty();
        let target = self.in_hand().map(|it| it.rij.kaart);
        let (filter, filter_tekst) = if zegt {
            (Filter::default(), String::new())
        } else {
            (self.filter, self.filter_tekst)
        };
        Self {
            beeld: self.beeld,
            filter,
            filter_tekst,
            cursor: self.cursor,
            weken: self.weken,
            target,
            ..Self::default()
        }
    }

    /// Shows only what a filter lets through.
    pub fn set_filter(&mut self, model: &mut Model, tekst: &str, filter: Filter) -> Vec<Effect> {
        tekst.trim().clone_into(&mut self.filter_tekst);
        if self.filter == filter {
            return Vec::new();
        }
        let mut effects: Vec<Effect> = self.leg_weg(model).into_iter().collect();
        self.filter = filter;
        effects.extend(self.reload(model));
        effects
    }
}
