//! What every window with a form does alike: keys to the form, a fault under its field, and Esc
//! that throws away only after a second one.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::form::{Edit, FormState, Klacht};
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, bewaard};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::regel::edit_of;
use crate::tui::widget::text::{put, wrap};
use crate::tui::widget::veld::{self, Vorm};

/// What an action asks of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vraagt {
    /// Nothing: the form took it.
    Niets,
    /// To send the form.
    Bewaar,
    /// To go away.
    Weg,
}

/// What stands around a form in a window of its own.
#[derive(Debug, Clone, Copy)]
pub struct Kader<'a> {
    /// On the upper edge.
    pub titel: &'a str,
    /// On the lower edge, behind the key that saves: "bewaar".
    pub voet: &'a str,
    /// Lines above the fields.
    pub kop: &'a [(String, Rol)],
    /// How the fields stand.
    pub vorm: Vorm,
}

/// A form in a window.
#[derive(Debug)]
pub struct Invul {
    /// The form.
    pub form: FormState,
    /// What is wrong beside the fields, or what Esc would do.
    bericht: Option<(String, Rol)>,
    ticket: Option<Ticket>,
    leaving: bool,
}

/// Where the keys of a form are looked up: in free text every sign is text.
pub fn contexts(form: &FormState) -> &'static [Context] {
    if form.vrije_tekst() {
        stack::FORMULIER
    } else {
        stack::VELD
    }
}

/// Hands an action to a form; tells what it asks of the window, or `None` if it is no action of
/// forms.
pub fn act(form: &mut FormState, action: Action) -> Option<Vraagt> {
    if let Some(edit) = edit_of(action) {
        form.edit(edit);
        return Some(Vraagt::Niets);
    }
    match action {
        Action::FieldNext => form.next_field(),
        Action::FieldPrev => form.prev_field(),
        Action::FieldNextOpen => {
            form.next_open();
        }
        Action::FieldPrevOpen => {
            form.prev_open();
        }
        Action::FieldGoto => form.open_goto(),
        Action::LineBreak => form.new_line(),
        Action::ChoiceNext => form.next_choice(),
        Action::ChoicePrev => form.prev_choice(),
        Action::FormSave => return Some(Vraagt::Bewaar),
        Action::FormLeave if form.escape() => {}
        Action::FormLeave => return Some(Vraagt::Weg),
        _ => return None,
    }
    Some(Vraagt::Niets)
}

/// The words of a fault for a coach who sees the field.
pub fn woorden(fault: &Fault) -> String {
    match fault {
        Fault::Veld { bericht, .. } => bericht.clone(),
        ander => ander.to_string(),
    }
}

impl Invul {
    /// A form in a window.
    pub fn new(form: FormState) -> Self {
        Self {
            form,
            bericht: None,
            ticket: None,
            leaving: false,
        }
    }

    /// An action of the coach.
    pub fn act(&mut self, action: Action) -> Vraagt {
        let leaving = std::mem::take(&mut self.leaving);
        self.bericht = None;
        let open = match action {
            Action::FieldNextOpen => self.form.next_open(),
            Action::FieldPrevOpen => self.form.prev_open(),
            _ => true,
        };
        if !open {
            self.zeg("Er is geen ander veld meer open.", Rol::Klaar);
        }
        if matches!(action, Action::FieldNextOpen | Action::FieldPrevOpen) {
            return Vraagt::Niets;
        }
        match act(&mut self.form, action) {
            Some(Vraagt::Weg) if self.form.dirty() && !leaving => {
                self.leaving = true;
                let text = "Wat je invulde is niet bewaard. Nog een keer esc gooit het weg.";
                self.bericht = Some((text.to_owned(), Rol::LetOp));
                Vraagt::Niets
            }
            // A second press while the first is on its way would do it twice.
            Some(Vraagt::Bewaar) if self.ticket.is_some() => Vraagt::Niets,
            asked => asked.unwrap_or(Vraagt::Niets),
        }
    }

    /// A typed character.
    pub fn key(&mut self, key: Key) {
        self.leaving = false;
        self.bericht = None;
        if let Some(c) = key.text() {
            self.form.edit(Edit::Insert(c));
        }
    }

    /// Pasted text.
    pub fn paste(&mut self, text: &str) {
        self.leaving = false;
        self.bericht = None;
        self.form.edit(Edit::Paste(text));
    }

    /// The form is on its way.
    pub fn sent(&mut self, ticket: Ticket) {
        self.ticket = Some(ticket);
    }

    /// Whether the form is on its way under this ticket.
    pub fn awaits(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    /// The answer came.
    pub fn answered(&mut self) {
        self.ticket = None;
    }

    /// The answer to the form: said, and the window is done, or a fault where it belongs.
    pub fn reply(&mut self, model: &mut Model, answer: Result<Reply, Fault>) -> After {
        self.answered();
        bewaard(model, answer, |_, fault| self.refuse(fault, str::to_owned))
    }

    /// Complaints of one's own, each under its field.
    pub fn klachten(&mut self, klachten: &[Klacht]) {
        for klacht in self.form.refuse(klachten) {
            self.bericht = Some((klacht.tekst, Rol::Laat));
        }
    }

    /// What the service said: under its field, else below the form. `veld` gives the name that the
    /// field has in this form.
    pub fn refuse(&mut self, fault: &Fault, veld: impl Fn(&str) -> String) {
        let tekst = woorden(fault);
        let naam = fault.veld().map(veld);
        let field = naam.and_then(|naam| self.form.spec().field(&naam));
        match field {
            Some(field) => self.klachten(&[Klacht {
                field: field.key,
                tekst,
            }]),
            None => self.bericht = Some((tekst, Rol::Laat)),
        }
    }

    /// Tells something below the form.
    pub fn zeg(&mut self, tekst: impl Into<String>, rol: Rol) {
        self.bericht = Some((tekst.into(), rol));
    }

    /// Lines of the message below the form at a width.
    fn regels(&self, breed: u16) -> Vec<String> {
        let text = self.bericht.as_ref();
        text.map_or_else(Vec::new, |it| wrap(&it.0, usize::from(breed)))
    }

    /// Rows that form and message want.
    pub fn hoogte(&self, vorm: Vorm, breed: u16) -> u16 {
        let bericht = u16::try_from(self.regels(breed).len()).unwrap_or(0);
        veld::hoogte(&self.form, vorm, breed).saturating_add(bericht)
    }

    /// Draws the form in a box in the middle, with its head above it.
    pub fn in_doos(
        &self,
        model: &Model,
        kader: Kader<'_>,
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let wide = area.width.min(76);
        let top = u16::try_from(kader.kop.len()).unwrap_or(u16::MAX);
        let want = self
            .hoogte(kader.vorm, wide.saturating_sub(4))
            .saturating_add(top);
        let key = model.key(stack::FORMULIER, Action::FormSave);
        let voet = format!("{key} {}", kader.voet);
        let place = midden(area, wide, want.saturating_add(2));
        let inner = doos(model.theme, place, buf, kader.titel, &voet);
        // The fields go before what is told of them when the window is low.
        let top = top.min(inner.height.saturating_sub(8));
        for (y, (text, rol)) in (0..top).zip(kader.kop) {
            put(buf, inner, 0, y, text, model.theme.style(*rol));
        }
        let form = Rect {
            y: inner.y + top,
            height: inner.height - top,
            ..inner
        };
        self.draw(model, kader.vorm, form, buf)
    }

    /// Draws the form with the message below it.
    pub fn draw(
        &self,
        model: &Model,
        vorm: Vorm,
        area: Rect,
        buf: &mut Buffer,
    ) -> Option<Position> {
        let regels = self.regels(area.width);
        let low = u16::try_from(regels.len())
            .unwrap_or(0)
            .min(area.height / 2);
        let body = Rect {
            height: area.height - low,
            ..area
        };
        let rol = self.bericht.as_ref().map_or(Rol::Zacht, |it| it.1);
        for (y, regel) in (body.height..area.height).zip(&regels) {
            put(buf, area, 0, y, regel, model.theme.style(rol));
        }
        veld::draw(model.theme, &self.form, vorm, body, buf)
    }
}
