//! Finding a few rows among many while somebody types; knows texts and numbers, not what they stand for.
//!
//! Texts and queries arrive folded (small letters, no diacritics); the caller folds both in the same way.
//! Every word of the query must be in the text, in any order, its letters in order but not necessarily
//! together. What starts the text comes first, then what starts a word, what lies inside a word, and what
//! lies scattered; within such a class fuzzy-matcher scores the best [`BESTE`], and ties go by text and key.
//!
//! The work per key is bounded by looking at 64 bits before looking at a text, by looking only at what
//! matched one key ago ([`Vorige`]), and by giving up as soon as the next key is there.

mod bits;
mod index;
mod letters;
mod posities;
mod vraag;
mod zoek;

#[cfg(test)]
mod tests;

pub use index::Index;
pub use posities::posities;
pub use vraag::Klasse;
pub use zoek::{BESTE, Treffer, Treffers, Vorige};
