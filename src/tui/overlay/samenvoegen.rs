//! Two dossiers of one person side by side: per field the difference and whose value stays. What
//! moves is shown before anything happens.

mod view;

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::command::Command;
use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::app::query::{Antwoord, Query};
use crate::app::radar::RadarTreffer;
use crate::app::samenvoegen::{SamenvoegBeeld, VeldRij};
use crate::domain::id::KandidaatId;
use crate::domain::samenvoeging::{Kant, Veld};
use crate::keymap::{Action, Code, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::model::Model;
use crate::tui::msg::Effect;
use crate::tui::open;
use crate::tui::theme::Rol;
use crate::tui::widget::lijst::step;
use crate::tui::widget::regel::Regel;

/// The other side of the field in hand; free in the context of windows.
const WISSEL: Key = Key::plain(Code::Char(' '));

/// How far the coach is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stadium {
    /// Why somebody else's dossier is merged.
    Reden,
    /// Being read.
    Laden,
    /// Field by field.
    Kiezen,
    /// What will happen; one more Enter does it.
    Zeker,
}

/// The window.
pub struct Samenvoegen {
    blijft: KandidaatId,
    weg: KandidaatId,
    /// Whose dossier the other one is, when it is not the coach's own.
    van: Option<String>,
    stadium: Stadium,
    reden: Regel,
    beeld: Option<SamenvoegBeeld>,
    keuzes: BTreeMap<Veld, Kant>,
    cursor: usize,
    bericht: Option<(String, Rol)>,
    ticket: Option<Ticket>,
}

stil!(Samenvoegen);

impl Samenvoegen {
    /// The dossier of a hit next to the one of a kandidaat, or first the question why.
    pub fn new(
        model: &mut Model,
        blijft: KandidaatId,
        treffer: &RadarTreffer,
    ) -> (Self, Option<Effect>) {
        let mut it = Self {
            blijft,
            weg: treffer.kandidaat,
            van: (!treffer.eigen).then(|| treffer.coach.clone()),
            stadium: Stadium::Laden,
            reden: Regel::default(),
            beeld: None,
            keuzes: BTreeMap::new(),
            cursor: 0,
            bericht: None,
            ticket: None,
        };
        if it.van.as_ref().is_some_and(|coach| !coach.is_empty()) {
            it.stadium = Stadium::Reden;
            return (it, None);
        }
        let effect = it.vraag(model);
        (it, Some(effect))
    }

    fn vraag(&mut self, model: &mut Model) -> Effect {
        let (ticket, effect) = model.ask(Query::Samenvoegen {
            blijft: self.blijft,
            weg: self.weg,
            reden: self.reden.text().to_owned(),
        });
        self.stadium = Stadium::Laden;
        self.ticket = Some(ticket);
        effect
    }

    fn rijen(&self) -> &[VeldRij] {
        self.beeld.as_ref().map_or(&[], |it| &it.velden)
    }

    fn keuze(&self, rij: &VeldRij) -> Kant {
        self.keuzes.get(&rij.veld).copied().unwrap_or(rij.keuze)
    }

    /// Fields of the one that stays that get another value.
    fn anders(&self) -> Vec<&VeldRij> {
        let rijen = self.rijen().iter();
        rijen
            .filter(|rij| !rij.gelijk && self.keuze(rij) == Kant::Weg)
            .collect()
    }

    fn kies(&mut self, kant: Option<Kant>) -> After {
        let Some(rij) = self.rijen().get(self.cursor) else {
            return After::stay();
        };
        if rij.gelijk {
            let text = "Dit is in beide dossiers gelijk; er valt niets te kiezen.";
            self.bericht = Some((text.to_owned(), Rol::Zacht));
            return After::stay();
        }
        let kant = kant.unwrap_or_else(|| self.keuze(rij).ander());
        let veld = rij.veld;
        self.keuzes.insert(veld, kant);
        After::stay()
    }

    fn doe(&mut self, model: &mut Model) -> After {
        let Some(beeld) = &self.beeld else {
            return After::stay();
        };
        let keuzes = beeld.velden.iter().filter(|rij| !rij.gelijk);
        let command = Command::VoegSamen {
            blijft: self.blijft,
            weg: self.weg,
            // Every choice as it was on screen, so that what was seen is what happens.
            keuzes: keuzes.map(|rij| (rij.veld, self.keuze(rij))).collect(),
            reden: self.reden.text().to_owned(),
            gezien_blijft: Some(beeld.blijft.versie),
            gezien_weg: Some(beeld.weg.versie),
        };
        let (ticket, effect) = model.command(command);
        self.ticket = Some(ticket);
        After::stay().and(effect)
    }

    fn enter(&mut self, model: &mut Model) -> After {
        match self.stadium {
            Stadium::Reden if self.reden.text().trim().is_empty() => {
                let text = "Er staat nog niets; typ waarom.";
                self.bericht = Some((text.to_owned(), Rol::LetOp));
                After::stay()
            }
            Stadium::Reden => After::stay().and(self.vraag(model)),
            Stadium::Kiezen => {
                self.stadium = Stadium::Zeker;
                After::stay()
            }
            Stadium::Zeker if self.ticket.is_none() => self.doe(model),
            Stadium::Zeker | Stadium::Laden => After::stay(),
        }
    }

    fn refused(&mut self, model: &mut Model, fault: &Fault) -> After {
        match fault {
            // The radar said it was the coach's own; a part of it is not.
            Fault::Veld { veld, .. } if veld == "reden" && self.beeld.is_none() => {
                self.stadium = Stadium::Reden;
                self.bericht = None;
                After::stay()
            }
            Fault::Conflict { .. } => {
                self.bericht = Some((fault.to_string(), Rol::Laat));
                let effect = self.vraag(model);
                After::stay().and(effect)
            }
            _ if self.beeld.is_none() => {
                model.refuse(woorden(fault));
                After::close()
            }
            _ => {
                self.stadium = Stadium::Kiezen;
                self.bericht = Some((woorden(fault), Rol::Laat));
                After::stay()
            }
        }
    }
}

/// The words of a fault without the name of a field that stands on no screen.
fn woorden(fault: &Fault) -> String {
    match fault {
        Fault::Veld { bericht, .. } => bericht.clone(),
        anders => anders.to_string(),
    }
}

impl Layer for Samenvoegen {
    fn contexts(&self) -> &'static [Context] {
        match self.stadium {
            Stadium::Reden => stack::LIJST,
            _ => stack::VENSTER,
        }
    }

    fn titel(&self) -> &'static str {
        "Samenvoegen"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        self.bericht = None;
        match (self.stadium, action) {
            (Stadium::Reden, action) if self.reden.act(action) => return After::stay(),
            (_, Action::Open) => return self.enter(model),
            (Stadium::Zeker, Action::Back) => {
                self.stadium = Stadium::Kiezen;
                return After::stay();
            }
            (_, Action::Back) => return After::close(),
            _ => {}
        }
        if self.stadium != Stadium::Kiezen {
            return After::stay();
        }
        let page = view::rijen_in_zicht(model.body());
        if let Some(at) = step(action, self.cursor, self.rijen().len(), page) {
            self.cursor = at;
            return After::stay();
        }
        match action {
            Action::CursorLeft => self.kies(Some(Kant::Blijft)),
            Action::CursorRight => self.kies(Some(Kant::Weg)),
            _ => After::stay(),
        }
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        match self.stadium {
            Stadium::Reden => {
                self.bericht = None;
                if let Some(c) = key.text() {
                    self.reden.push(c);
                }
                After::stay()
            }
            Stadium::Kiezen if key == WISSEL => self.kies(None),
            _ => After::stay(),
        }
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        if self.stadium == Stadium::Reden {
            self.reden.insert(text);
        }
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        self.ticket = None;
        match answer {
            Ok(Reply::Done(done)) => {
                model.tell_done(&done);
                let kaart = done.kaart;
                After::close().with(kaart.into_iter().flat_map(|it| open::kaart(model, it)))
            }
            Ok(Reply::Data(data)) => {
                if let Antwoord::Samenvoegen(beeld) = *data {
                    self.stadium = Stadium::Kiezen;
                    self.cursor = self.cursor.min(beeld.velden.len().saturating_sub(1));
                    self.beeld = Some(*beeld);
                }
                After::stay()
            }
            Err(fault) => self.refused(model, &fault),
        }
    }

    fn unsaved(&self) -> bool {
        self.stadium == Stadium::Reden && !self.reden.is_empty()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        view::draw(self, model, area, buf)
    }
}
