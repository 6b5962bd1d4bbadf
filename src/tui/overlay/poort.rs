//! The gate: every open step that plays a part, who must act, and a letter that does it now. When
//! nothing holds the card any more, Enter moves it.

mod view;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::{Feit, Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Dossier, PoortBeeld, Query, StapRij};
use crate::domain::id::KaartId;
use crate::domain::poort::Hindernis;
use crate::domain::stap::{Poortniveau, StapId};
use crate::form::specs::stap::Stapkeuze;
use crate::keymap::describe::free_letters;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::open;
use crate::tui::widget::lijst::step;

/// The window.
#[derive(Debug)]
pub struct PoortVenster {
    beeld: Box<PoortBeeld>,
    /// What is known of the card, to fill in the form of a step.
    dossier: Option<Box<Dossier>>,
    /// The letter of each step; kept while the window is open, so that none changes its letter.
    letters: Vec<(StapId, char)>,
    cursor: usize,
    /// Whether the coach went to a step in a gate that holds nothing: then Enter does that step,
    /// else it moves the card.
    aangewezen: bool,
    /// A step that was asked for before the dossier was here.
    wil: Option<StapId>,
    waits: Waits,
    bericht: Option<String>,
}

#[derive(Debug, Default)]
struct Waits {
    poort: Option<Ticket>,
    dossier: Option<Ticket>,
    gaat: Option<Ticket>,
}

impl PoortVenster {
    /// The gate of a card as it was just answered.
    pub fn new(model: &Model, beeld: PoortBeeld) -> Self {
        let mut it = Self {
            beeld: Box::new(beeld),
            dossier: None,
            letters: Vec::new(),
            cursor: 0,
            aangewezen: false,
            wil: None,
            waits: Waits::default(),
            bericht: None,
        };
        it.give_letters(model);
        it
    }

    /// What is asked when the window opens.
    pub fn begin(&mut self, model: &mut Model) -> Effect {
        let (ticket, effect) = model.ask(Query::Dossier(self.kaart()));
        self.waits.dossier = Some(ticket);
        effect
    }

    fn kaart(&self) -> KaartId {
        self.beeld.rij.kaart
    }

    fn give_letters(&mut self, model: &Model) {
        let free = free_letters(&model.keymap, stack::POORT);
        for hindernis in self.open() {
            if self.letters.iter().any(|it| it.0 == hindernis.stap) {
                continue;
            }
            let taken = |c: &char| self.letters.iter().any(|it| it.1 == *c);
            if let Some(letter) = free.iter().copied().find(|c| !taken(c)) {
                self.letters.push((hindernis.stap, letter));
            }
        }
    }

    /// The open steps in the order of the window: what holds most stands first.
    fn open(&self) -> Vec<Hindernis> {
        let poort = &self.beeld.poort;
        [
            Poortniveau::Hard,
            Poortniveau::Block,
            Poortniveau::Warn,
            Poortniveau::Info,
        ]
        .into_iter()
        .flat_map(|niveau| poort.van_niveau(niveau).copied())
        .collect()
    }

    /// Whether Enter is about the step in hand.
    fn wijst_aan(&self) -> bool {
        !self.beeld.poort.is_open() || (self.aangewezen && !self.open().is_empty())
    }

    fn rij(&self, stap: StapId) -> Option<&StapRij> {
        self.beeld.stappen.iter().find(|it| it.stap == stap)
    }

    fn letter(&self, stap: StapId) -> Option<char> {
        let mut rows = self.letters.iter();
        rows.find(|it| it.0 == stap).map(|it| it.1)
    }

    /// Opens the window of a step; waits for the dossier, which knows what to fill in and which
    /// leerwerkplek a step belongs to.
    fn fix(&mut self, model: &mut Model, stap: StapId) -> After {
        let Some(dossier) = &self.dossier else {
            self.wil = Some(stap);
            return After::stay();
        };
        let Some(rij) = self.rij(stap) else {
            return After::stay();
        };
        let sluit = open::in_leerroute(dossier, stap);
        let gezien = (rij, self.beeld.versie);
        let effects = open::doe_stap(model, dossier, gezien, Stapkeuze::Gedaan);
        if sluit {
            return After::close().with(effects);
        }
        After::stay().with(effects)
    }

    fn advance(&mut self, model: &mut Model) -> After {
        if self.waits.gaat.is_some() {
            return After::stay();
        }
        let (ticket, effect) = model.command(Command::Verplaats {
            kaart: self.kaart(),
            motivering: None,
            gezien: Some(self.beeld.versie),
        });
        self.waits.gaat = Some(ticket);
        After::stay().and(effect)
    }

    /// Why a motivering is not enough, if it is not.
    fn geen_afwijking(&self) -> Option<String> {
        let hard: Vec<String> = self
            .beeld
            .poort
            .van_niveau(Poortniveau::Hard)
            .map(|it| it.stap.to_string())
            .collect();
        match hard.as_slice() {
            [] => None,
            [een] => Some(format!("{een} is verplicht; daar kan geen afwijking")),
            meer => Some(format!(
                "{} zijn verplicht; daar kan geen afwijking",
                meer.join(", ")
            )),
        }
    }

    fn reload(&mut self, model: &mut Model) -> After {
        let (poort, ask_poort) = model.ask_latest(Query::Poort(self.kaart()));
        // In its turn: the dossier below asks the same, and only the newest of a kind is answered.
        let (dossier, ask_dossier) = model.ask(Query::Dossier(self.kaart()));
        self.waits.poort = Some(poort);
        self.waits.dossier = Some(dossier);
        After::stay().and(ask_poort).and(ask_dossier)
    }

    fn take(&mut self, model: &mut Model, data: Antwoord) -> After {
        match data {
            Antwoord::Poort(beeld) => {
                self.waits.poort = None;
                // Somebody moved the card: this gate is behind it.
                if beeld.poort.van != self.beeld.poort.van || beeld.naar != self.beeld.naar {
                    return After::close();
                }
                self.aangewezen &= !beeld.poort.is_open() || self.beeld.poort.is_open();
                self.beeld = beeld;
                self.give_letters(model);
                self.cursor = self.cursor.min(self.open().len().saturating_sub(1));
                After::stay()
            }
            Antwoord::Dossier(dossier) => {
                self.waits.dossier = None;
                self.dossier = Some(dossier);
                match self.wil.take() {
                    Some(stap) => self.fix(model, stap),
                    None => After::stay(),
                }
            }
            _ => After::stay(),
        }
    }

    /// Whether a fact is about this card or about its leerwerkplek, whose steps count here too.
    fn about(&self, feit: &Feit) -> bool {
        let plek = self.dossier.as_ref().and_then(|it| it.plek.as_ref());
        let plek = plek.map(|it| KaartId::Plek(it.id));
        match feit {
            Feit::Kaart { kaart, .. } | Feit::Dossier { kaart } => {
                *kaart == self.kaart() || Some(*kaart) == plek
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

impl Layer for PoortVenster {
    fn contexts(&self) -> &'static [Context] {
        stack::POORT
    }

    fn titel(&self) -> &'static str {
        "Poort"
    }

    fn can(&self, _model: &Model, action: Action) -> Result<(), String> {
        match action {
            Action::GateOverride if self.beeld.poort.is_open() => {
                Err("er houdt niets tegen; een motivering is niet nodig".to_owned())
            }
            Action::GateOverride => self.geen_afwijking().map_or(Ok(()), Err),
            Action::KaartAdvance if !self.beeld.poort.is_open() => {
                Err("er staan nog stappen open die eerst moeten; kies een letter".to_owned())
            }
            _ => Ok(()),
        }
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        self.bericht = None;
        let open = self.open();
        let page = usize::from(view::rijen(model.body()));
        if let Some(at) = step(action, self.cursor, open.len(), page) {
            self.cursor = at;
            self.aangewezen = true;
            return After::stay();
        }
        match action {
            Action::Back => After::close(),
            Action::GateFix | Action::Open | Action::KaartAdvance
                if self.beeld.poort.is_open()
                    && (action == Action::KaartAdvance || !self.wijst_aan()) =>
            {
                self.advance(model)
            }
            Action::GateFix | Action::Open => match open.get(self.cursor) {
                Some(hindernis) => self.fix(model, hindernis.stap),
                None => After::stay(),
            },
            Action::GateOverride => {
                open::motivering(model, &self.beeld);
                After::stay()
            }
            _ => After::stay(),
        }
    }

    fn key(&mut self, model: &mut Model, key: Key) -> After {
        self.bericht = None;
        let open = self.open();
        let at = open
            .iter()
            .position(|it| key.text().is_some() && self.letter(it.stap) == key.text());
        match at.and_then(|at| Some((at, open.get(at)?.stap))) {
            Some((at, stap)) => {
                self.cursor = at;
                self.fix(model, stap)
            }
            None => After::stay(),
        }
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        let waits = &self.waits;
        [waits.poort, waits.dossier, waits.gaat].contains(&Some(ticket))
    }

    fn reply(&mut self, model: &mut Model, ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        match answer {
            Ok(Reply::Data(data)) => self.take(model, *data),
            Ok(Reply::Done(done)) => {
                model.tell_done(&done);
                After::close()
            }
            Err(fault) if self.waits.gaat == Some(ticket) => {
                self.waits.gaat = None;
                self.bericht = Some(fault.to_string());
                self.reload(model)
            }
            Err(Fault::NietGevonden { .. }) if self.waits.poort == Some(ticket) => After::close(),
            // Without the dossier the gate still says what it says; only a step cannot be opened.
            Err(_) if self.waits.dossier == Some(ticket) && self.wil.take().is_none() => {
                After::stay()
            }
            Err(fault) => {
                model.tell_fault(&fault);
                After::stay()
            }
        }
    }

    fn happened(&mut self, model: &mut Model, happened: &Happened) -> After {
        let kaart = self.kaart();
        for feit in &happened.feiten {
            // Moved on, or off the board: there is nothing left to ask here.
            if let Feit::Kaart { kaart: it, rij } = feit
                && *it == kaart
                && rij
                    .as_ref()
                    .is_none_or(|rij| rij.fase != self.beeld.rij.fase || rij.gesloten)
            {
                // The answer to our own move may come after its event; then it is told by itself.
                model.orphan(self.waits.gaat.take());
                return After::close();
            }
        }
        if happened.feiten.iter().any(|feit| self.about(feit)) {
            return self.reload(model);
        }
        After::stay()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, area, buf);
        None
    }
}
