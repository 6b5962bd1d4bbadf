//! What a coach comes back to; nobody else's business, so neither undo nor journaal knows it.

use super::{Besluit, Omgeving};
use crate::app::record::{Key, Record};
use crate::domain::werkstand::Werkstand;

/// Keeps it in the place of what was kept before.
pub(super) fn bewaar(omgeving: &Omgeving<'_>, werkstand: &Werkstand) -> Besluit {
    let mut besluit = Besluit::default();
    let record = Record::Werkstand(Box::new(werkstand.clone()));
    besluit.schrijf(Key::werkstand(omgeving.coach), record);
    besluit
}
