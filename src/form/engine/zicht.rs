//! What the eye last had of a form: the width of a long text and the row at the top. No part of
//! what is filled in, and told by the painter, so that up and down follow the rows on the screen
//! and the screen moves no more than it must.

use std::cell::Cell;

use super::FormState;

/// What the painter told.
#[derive(Clone, Default)]
pub(super) struct Zicht {
    breed: Cell<Option<usize>>,
    boven: Cell<usize>,
}

impl Zicht {
    /// Columns that the long text in hand is wrapped in; nothing while it was never drawn.
    pub(super) fn breed(&self) -> Option<usize> {
        self.breed.get()
    }
}

impl FormState {
    /// The painter wraps the long text in hand in so many columns.
    pub fn toon_breed(&self, columns: usize) {
        self.zicht.breed.set(Some(columns));
    }

    /// The field at the top of what was drawn last, by its place in the form.
    pub fn boven(&self) -> usize {
        self.zicht.boven.get()
    }

    /// The painter puts this field at the top.
    pub fn toon_boven(&self, at: usize) {
        self.zicht.boven.set(at);
    }
}
