//! What every screen and every window can do; the default of each is "nothing".

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::doek::Doek;
use super::model::Model;
use super::msg::{Effect, Muis};
use crate::app::event::{Happened, Ticket};
use crate::app::fault::Fault;
use crate::app::gateway::Reply;
use crate::domain::id::KaartId;
use crate::keymap::{Action, Context, Key};

/// What came of something a layer did.
#[derive(Debug, Default)]
#[must_use]
pub struct After {
    /// What the world must do.
    pub effects: Vec<Effect>,
    /// The layer is done and goes away.
    pub closes: bool,
}

impl After {
    /// Nothing more; the layer stays.
    pub fn stay() -> Self {
        Self::default()
    }

    /// The layer goes away.
    pub fn close() -> Self {
        Self {
            effects: Vec::new(),
            closes: true,
        }
    }

    /// With one more effect.
    pub fn and(mut self, effect: Effect) -> Self {
        self.effects.push(effect);
        self
    }

    /// With more effects.
    pub fn with(mut self, effects: impl IntoIterator<Item = Effect>) -> Self {
        self.effects.extend(effects);
        self
    }
}

/// What a window does when the change it sent is answered: it goes when the change is kept; why it
/// is not goes to `weiger`.
pub fn bewaard(
    model: &mut Model,
    answer: Result<Reply, Fault>,
    weiger: impl FnOnce(&mut Model, &Fault),
) -> After {
    match answer {
        Ok(Reply::Done(done)) => {
            model.tell_done(&done);
            return After::close();
        }
        Ok(Reply::Data(_)) => {}
        Err(fault) => weiger(model, &fault),
    }
    After::stay()
}

/// A screen, or a window over it. While a method with `&mut Model` runs, the layer itself is not in
/// that model.
pub trait Layer {
    /// Where its keys are looked up, top first.
    fn contexts(&self) -> &'static [Context];

    /// Its name at the top of the help: "Bord", "Zoeken".
    fn titel(&self) -> &'static str;

    /// What the tab line says of it: the name of the person, for a dossier.
    fn kruimel(&self) -> String {
        self.titel().to_owned()
    }

    /// The card that is worked on here, for the colleagues to see.
    fn kaart(&self) -> Option<KaartId> {
        None
    }

    /// The card that an action is done on here.
    fn onder_cursor(&self) -> Option<KaartId> {
        self.kaart()
    }

    /// The card that something is written down about here, with its name.
    fn over_wie(&self) -> Option<(KaartId, String)> {
        None
    }

    /// Whether an action of its contexts can be done now, or why not (in Dutch).
    fn can(&self, _model: &Model, _action: Action) -> Result<(), String> {
        Ok(())
    }

    /// Whether it is one line to type on: its foot says what enter does, and there is nothing to choose.
    fn is_regel(&self) -> bool {
        false
    }

    /// Which of its pictures is in front, where some of the hints belong to one only.
    fn gezicht(&self) -> u8 {
        0
    }

    /// Whether a row of the hint line, by its first action and its word, belongs to what is in front.
    fn wenk(&self, _action: Action, _woord: Option<&str>) -> bool {
        true
    }

    /// Does an action.
    fn act(&mut self, model: &mut Model, action: Action) -> After;

    /// A key without a binding: text, or a letter of its own.
    fn key(&mut self, _model: &mut Model, _key: Key) -> After {
        After::stay()
    }

    /// Pasted text, clean and on one line unless [`Self::takes_lines`].
    fn paste(&mut self, _model: &mut Model, _text: &str) -> After {
        After::stay()
    }

    /// Whether pasted line ends mean something here.
    fn takes_lines(&self) -> bool {
        false
    }

    /// A click or the wheel.
    fn mouse(&mut self, _model: &mut Model, _muis: Muis) -> After {
        After::stay()
    }

    /// Whether it sent this ticket and still wants the answer.
    fn awaits(&self, _ticket: Ticket) -> bool {
        false
    }

    /// The answer to a ticket it awaits.
    fn reply(
        &mut self,
        _model: &mut Model,
        _ticket: Ticket,
        _answer: Result<Reply, Fault>,
    ) -> After {
        After::stay()
    }

    /// The time that was asked for under a number is over; every layer hears it, and knows its own.
    fn gewekt(&mut self, _model: &mut Model, _ticket: Ticket) -> After {
        After::stay()
    }

    /// Something was committed.
    fn happened(&mut self, _model: &mut Model, _happened: &Happened) -> After {
        After::stay()
    }

    /// The window has another size, or the day changed: ask what is now in sight.
    fn refresh(&mut self, _model: &mut Model) -> After {
        After::stay()
    }

    /// Something typed here is not kept yet.
    fn unsaved(&self) -> bool {
        false
    }

    /// Draws itself in the body of the frame; returns where the text cursor stands.
    fn draw(&self, model: &Model, area: Rect, buf: &mut Buffer) -> Option<Position>;

    /// The same with nothing over it, in parts of which only those are drawn that show something else
    /// than before. A layer that does not know its parts is one, drawn every time.
    fn draw_delen(&self, model: &Model, area: Rect, doek: &mut Doek) -> Option<Position> {
        doek.deel(area, None, |buf| self.draw(model, area, buf))
    }
}
