//! The tab Taken: what is still to be done about the card, and behind it what was.

use chrono::NaiveDate;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::state::{DossierScherm, Tab};
use crate::app::command::Command;
use crate::app::query::{Query, Taakrij};
use crate::domain::datum::{toon, toon_kort};
use crate::domain::taak::{Taaksoort, Taakstand};
use crate::domain::waardelijst::ContactUitkomst;
use crate::keymap::{Action, stack};
use crate::tui::layer::After;
use crate::tui::model::Model;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::dag::{DagVenster, DagVoor};
use crate::tui::overlay::reden::{Reden, RedenVoor};
use crate::tui::theme::Rol;
use crate::tui::widget::lijst::marker;
use crate::tui::widget::text::{fit, put, put_right, width, wrap};

/// The rows with a cursor in them.
#[derive(Debug, Default)]
pub(super) struct Taken {
    rijen: Vec<Taakrij>,
    pub(super) cursor: usize,
    top: usize,
}

/// What a key does to the task in hand.
pub(super) const fn is_van_taak(action: Action) -> bool {
    matches!(
        action,
        Action::VoorraadDo
            | Action::VoorraadSnooze
            | Action::VoorraadHandOver
            | Action::VoorraadRefuse
    ) || uitkomst(action).is_some()
}

/// How a call went, by its key.
const fn uitkomst(action: Action) -> Option<ContactUitkomst> {
    match action {
        Action::CallSpoken => Some(ContactUitkomst::Gesproken),
        Action::CallMissed => Some(ContactUitkomst::NietBereikt),
        Action::CallVoicemail => Some(ContactUitkomst::Voicemail),
        Action::CallLater => Some(ContactUitkomst::Terugbellen),
        _ => None,
    }
}

/// Lines below the list that say the task in hand whole, with a line between.
const HEEL: u16 = 4;

impl Taken {
    /// Takes the tasks, with the cursor on the one it was on.
    pub(super) fn zet(&mut self, rijen: &[Taakrij], hoog: usize) {
        let was = self.in_hand().map(|it| it.taak.plaats);
        rijen.clone_into(&mut self.rijen);
        // One that was just done leaves its place to the next.
        let zelfde = was.and_then(|plaats| {
            let mut alle = self.rijen.iter();
            alle.position(|it| it.taak.plaats == plaats && it.taak.is_open())
        });
        self.go(zelfde.unwrap_or(self.cursor), hoog);
    }

    pub(super) fn len(&self) -> usize {
        self.rijen.len()
    }

    /// Open tasks.
    pub(super) fn open(&self) -> usize {
        self.rijen.iter().filter(|it| it.taak.is_open()).count()
    }

    pub(super) fn in_hand(&self) -> Option<&Taakrij> {
        self.rijen.get(self.cursor)
    }

    pub(super) fn begin(&mut self) {
        *self = Self::default();
    }

    /// Puts the cursor and scrolls by half a page when it would leave the sight.
    pub(super) fn go(&mut self, at: usize, hoog: usize) {
        let page = hoog.saturating_sub(usize::from(HEEL)).max(1);
        self.cursor = at.min(self.rijen.len().saturating_sub(1));
        if self.cursor < self.top {
            self.top = self.cursor.saturating_sub(page / 2);
        } else if self.cursor >= self.top + page {
            self.top = self.cursor + 1 - page + page / 2;
        }
        self.top = self.top.min(self.rijen.len().saturating_sub(page));
    }

    /// The row at a line of the list, for the mouse.
    pub(super) fn at(&self, y: usize) -> Option<usize> {
        let at = self.top + y;
        (at < self.rijen.len()).then_some(at)
    }

    pub(super) fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) {
        let theme = model.theme;
        if self.rijen.is_empty() {
            let key = model.key(stack::TAKEN, Action::TaakAdd);
            let tekst = format!("Er zijn geen taken bij deze kaart. {key} maakt er een.");
            put(buf, area, 2, 1, &tekst, theme.style(Rol::Zacht));
            return;
        }
        let lijst = Rect {
            height: area.height.saturating_sub(HEEL),
            ..area
        };
        let rows = usize::from(lijst.height);
        let in_sight = self.rijen.iter().enumerate().skip(self.top).take(rows);
        for (y, (at, it)) in (0..lijst.height).zip(in_sight) {
            marker(theme, lijst, y, at == self.cursor, buf);
            rij(model, it, (lijst, y), buf);
        }
        let Some(it) = self.in_hand() else { return };
        let heel = Rect {
            y: lijst.bottom(),
            height: area.height - lijst.height,
            ..area
        };
        for x in 0..heel.width {
            let streep = theme.tekens().liggend;
            put(buf, heel, x, 0, streep, theme.style(Rol::Lijn));
        }
        let room = usize::from(heel.width.saturating_sub(3));
        let mut lijnen = wrap(&it.taak.wat, room);
        lijnen.push(verhaal(it));
        for (y, lijn) in (1..heel.height).zip(lijnen) {
            let lijn = fit(&lijn, room, theme.tekens().weg);
            put(buf, heel, 2, y, &lijn, theme.style(Rol::Tekst));
        }
    }
}

/// Who asked it of whom, and on which day.
fn verhaal(it: &Taakrij) -> String {
    let gevraagd = if it.taak.aan == it.taak.door {
        format!("van {} zelf", it.aan_kort)
    } else {
        format!("voor {}, gevraagd door {}", it.aan_kort, it.door_kort)
    };
    let vergeefs = match it.taak.pogingen {
        0 => String::new(),
        1 => ", 1 keer niet bereikt".to_owned(),
        n => format!(", {n} keer niet bereikt"),
    };
    format!(
        "{}, {gevraagd} op {}{vergeefs}",
        it.taak.soort.label(),
        toon(it.taak.op)
    )
}

/// The day of a task, or how it ended.
fn stand(it: &Taakrij, vandaag: NaiveDate) -> (String, Rol) {
    match it.taak.stand {
        Taakstand::Klaar { op, .. } => (format!("klaar {}", toon_kort(op)), Rol::Zacht),
        Taakstand::Vervallen { op, .. } => (format!("vervallen {}", toon_kort(op)), Rol::Zacht),
        Taakstand::Open => {
            let dag = it.taak.voor.map(toon_kort);
            let dag = dag.unwrap_or_else(|| "geen dag".to_owned());
            let om = it.taak.om.map(|om| format!(" {}", om.format("%H:%M")));
            let rol = if it.taak.is_te_laat(vandaag) {
                Rol::Laat
            } else {
                Rol::Tekst
            };
            (format!("{dag}{}", om.unwrap_or_default()), rol)
        }
    }
}

fn rij(model: &Model, it: &Taakrij, (area, y): (Rect, u16), buf: &mut Buffer) {
    let theme = model.theme;
    let signs = theme.tekens();
    let (tekst, rol) = stand(it, model.vandaag);
    let sign = match it.taak.stand {
        Taakstand::Klaar { .. } => signs.vink,
        Taakstand::Vervallen { .. } => "-",
        Taakstand::Open if it.taak.is_te_laat(model.vandaag) => "!",
        Taakstand::Open => signs.punt,
    };
    put(buf, area, 2, y, sign, theme.style(rol));
    let edge = Rect {
        width: area.width.saturating_sub(1),
        ..area
    };
    let rand = put_right(buf, edge, y, &tekst, theme.style(rol));
    let aan = format!("@{}", it.aan_kort);
    let breed = u16::try_from(width(&aan)).unwrap_or(0);
    let x = rand.saturating_sub(breed + 2);
    put(buf, area, x, y, &aan, theme.style(Rol::Zacht));
    let room = usize::from(x.saturating_sub(6));
    let wat = fit(&it.taak.wat, room, signs.weg);
    let rol = if it.taak.is_open() {
        Rol::Tekst
    } else {
        Rol::Zacht
    };
    put(buf, area, 4, y, &wat, theme.style(rol));
}

impl DossierScherm {
    /// The open task in hand, or why there is nothing to do to it.
    pub(super) fn kan_taak(&self, action: Action) -> Result<(), String> {
        let nee = |tekst: &str| Err(tekst.to_owned());
        match self.taken.in_hand().map(|it| &it.taak) {
            None => nee("er is hier geen taak"),
            Some(taak) if !taak.is_open() => nee("deze taak is al klaar of vervallen"),
            Some(taak) if uitkomst(action).is_some() && taak.soort != Taaksoort::Bellen => {
                nee("deze taak is geen telefoontje")
            }
            Some(_) => Ok(()),
        }
    }

    /// Does what a key does to the task in hand.
    pub(super) fn taak(&mut self, model: &mut Model, action: Action) -> After {
        if self.tab != Tab::Taken {
            return After::stay();
        }
        let Some(taak) = self.taken.in_hand().map(|it| it.taak.clone()) else {
            return After::stay();
        };
        let bellen = taak.soort == Taaksoort::Bellen;
        let gebeld = uitkomst(action)
            .or((action == Action::VoorraadDo && bellen).then_some(ContactUitkomst::Gesproken));
        match action {
            Action::CallLater => {
                let voor = DagVoor::Weer { taak: taak.plaats };
                model.open_overlay(Overlay::Dag(DagVenster::new(&taak.wat, voor)));
            }
            Action::VoorraadSnooze => {
                let voor = DagVoor::Verzet { taak: taak.plaats };
                model.open_overlay(Overlay::Dag(DagVenster::new(&taak.wat, voor)));
            }
            Action::VoorraadRefuse => {
                let voor = RedenVoor::LaatTaakVervallen { taak: taak.plaats };
                model.open_overlay(Overlay::Reden(Reden::new(&taak.wat, voor)));
            }
            Action::VoorraadHandOver => {
                let (ticket, effect) = model.ask(Query::Coaches);
                self.waits.taak = Some((ticket, taak));
                return After::stay().and(effect);
            }
            _ => {
                let command = Command::RondTaakAf {
                    taak: taak.plaats,
                    uitkomst: gebeld,
                    woorden: String::new(),
                    terugbellen: None,
                };
                return After::stay().and(model.send(command));
            }
        }
        After::stay()
    }
}
