//! One line of text that something asks for: a reason, a motivering, a note. It stays open until
//! the change is durable, so that a refused one can be mended and sent again.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::event::Ticket;
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::domain::id::KaartId;
use crate::form::check::vrije_tekst;
use crate::keymap::{Action, Context, Key, stack};
use crate::tui::layer::{After, Layer};
use crate::tui::layout::midden;
use crate::tui::model::Model;
use crate::tui::overlay::invoer::Invoer;
use crate::tui::screen::Screen;
use crate::tui::theme::Rol;
use crate::tui::widget::doos::doos;
use crate::tui::widget::text::{put, wrap};

mod voor;

pub use voor::RedenVoor;
pub(super) use voor::van_kort;

/// The window.
pub struct Reden {
    titel: String,
    voor: RedenVoor,
    regel: Invoer,
}

stil!(Reden);

impl Reden {
    /// Asks a text about somebody.
    pub fn new(naam: &str, voor: RedenVoor) -> Self {
        Self {
            titel: voor.titel(naam),
            voor,
            regel: Invoer::default(),
        }
    }

    fn send(&mut self, model: &mut Model) -> After {
        let tekst = self.regel.text().trim().to_owned();
        if tekst.is_empty() {
            self.regel
                .zeg("Er staat nog niets; typ het hier.", Rol::LetOp);
            return After::stay();
        }
        match self.voor.command(tekst) {
            Ok(command) => self.regel.stuur(model, command),
            Err(bericht) => {
                self.regel.zeg(bericht, Rol::Laat);
                After::stay()
            }
        }
    }

    /// Without a reason the dossier of a colleague stays closed: its screen goes with the window.
    fn zonder_reden(&self, model: &mut Model) {
        if let RedenVoor::Waarneming { kaart, .. } = &self.voor {
            model
                .screens
                .retain(|Screen::Dossier(it)| it.kaart() != *kaart || it.gelezen());
        }
    }

    /// Which dossier it asks a reason for, if it does.
    pub fn waarneming(&self) -> Option<KaartId> {
        match &self.voor {
            RedenVoor::Waarneming { kaart, .. } => Some(*kaart),
            _ => None,
        }
    }

    /// What does not belong in a text that stays (P-03): a warning, it stops nothing.
    fn let_op(&self, room: usize) -> Vec<String> {
        let found = vrije_tekst(self.regel.text()).into_iter();
        found
            .flat_map(|tekst| wrap(&format!("let op: {tekst}"), room))
            .collect()
    }

    fn leave(&mut self, model: &mut Model) -> After {
        let text = "Je tekst is niet bewaard. Nog een keer esc gooit hem weg.";
        if self.regel.laat_los(text) {
            self.zonder_reden(model);
            return After::close();
        }
        After::stay()
    }
}

impl Layer for Reden {
    fn contexts(&self) -> &'static [Context] {
        stack::LIJST
    }

    fn is_regel(&self) -> bool {
        true
    }

    fn titel(&self) -> &'static str {
        "Opschrijven"
    }

    fn act(&mut self, model: &mut Model, action: Action) -> After {
        if action == Action::Back {
            return self.leave(model);
        }
        if self.regel.act(action) {
            return After::stay();
        }
        match action {
            Action::Open if !self.regel.is_onderweg() => self.send(model),
            _ => After::stay(),
        }
    }

    fn key(&mut self, _model: &mut Model, key: Key) -> After {
        self.regel.key(key);
        After::stay()
    }

    fn paste(&mut self, _model: &mut Model, text: &str) -> After {
        self.regel.paste(text);
        After::stay()
    }

    fn awaits(&self, ticket: Ticket) -> bool {
        self.regel.awaits(ticket)
    }

    fn reply(&mut self, model: &mut Model, _ticket: Ticket, answer: Result<Reply, Fault>) -> After {
        self.regel.antwoord(model, answer)
    }

    fn unsaved(&self) -> bool {
        !self.regel.is_empty()
    }

    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position> {
        let theme = model.theme;
        let wide = area.width.min(72);
        let room = usize::from(wide.saturating_sub(4));
        let vraag = wrap(&self.voor.vraag(), room);
        let (bericht, rol) = match self.regel.bericht() {
            Some((text, rol)) => (wrap(text, room), rol),
            None => (self.let_op(room), Rol::LetOp),
        };
        let high = u16::try_from(vraag.len() + bericht.len().max(1)).unwrap_or(u16::MAX);
        let voet = format!("{} bewaart het", model.key(stack::LIJST, Action::Open));
        let inner = doos(
            theme,
            midden(area, wide, high.saturating_add(3)),
            buf,
            &self.titel,
            &voet,
        );
        // The line to type on is what must stay in sight when the window is low.
        let below = u16::try_from(bericht.len().max(1))
            .unwrap_or(1)
            .min(inner.height.saturating_sub(1));
        let at = inner.height.saturating_sub(below + 1);
        for (y, text) in (0..at).zip(vraag) {
            put(buf, inner, 0, y, &text, theme.style(Rol::Tekst));
        }
        let cursor = self.regel.draw(theme, inner, at, buf);
        for (y, text) in (at + 1..inner.height).zip(bericht) {
            put(buf, inner, 0, y, &text, theme.style(rol));
        }
        cursor
    }
}
