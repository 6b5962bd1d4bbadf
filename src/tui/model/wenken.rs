//! The hint line, and the key of an action as the coach sees it.

use super::Model;
use crate::domain::recht::Bevoegd;
use crate::keymap::describe::{self, Hint};
use crate::keymap::{Action, Context};

/// What the hint line is made for: the place, ASCII or not, who looks, shared or not, which picture.
type Plaats = (&'static [Context], bool, Option<Bevoegd>, bool, u8);

/// The hint line, kept because making it walks the whole key map.
#[derive(Debug, Default)]
pub(super) struct Hints {
    made_for: Option<Plaats>,
    list: Vec<Hint>,
}

impl Model {
    /// The first key of an action in a place, as the coach sees it; its name when it has none.
    pub fn key(&self, contexts: &[Context], action: Action) -> String {
        let keys = describe::keys_of(&self.keymap, contexts, action, self.theme.ascii());
        keys.into_iter()
            .next()
            .unwrap_or_else(|| action.kort().to_owned())
    }

    /// The keys of the hint line.
    pub fn hints(&self) -> &[Hint] {
        &self.hints.list
    }

    /// Makes the hint line again if another place has the keys.
    pub(in crate::tui) fn settle(&mut self) {
        let gedeeld = self.presentatie.is_some();
        let place = (
            self.top().contexts(),
            self.theme.ascii(),
            self.bevoegd(),
            gedeeld,
            if self.top().is_regel() {
                u8::MAX
            } else {
                self.top().gezicht()
            },
        );
        if self.hints.made_for != Some(place) {
            let mag = |action| self.mag(action).is_ok();
            let list =
                describe::hints_voor(&self.keymap, place.0, place.1, &mag, &|action, woord| {
                    let top = self.top();
                    let kiest = matches!(action, Action::CursorUp | Action::Open);
                    !(kiest && top.is_regel()) && top.wenk(action, woord)
                });
            self.hints.list = list;
            self.hints.made_for = Some(place);
        }
    }
}
