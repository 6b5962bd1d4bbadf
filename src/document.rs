//! Documents: one tree of content for each, and the writers that make text, Markdown and PDF of it.
//!
//! Whoever makes a document fills a `Doc` (`boom`); it says what is in it and nothing about lines, pages or
//! letters. The writers are pure: the same `Doc` gives the same bytes, and every day printed comes from the
//! tree. What a person typed may hold anything at all (control characters, letters of another script, one
//! word of a thousand letters): writers clean it and never refuse it.

pub mod boom;
pub mod csv;
mod kolommen;
pub mod maak;
pub mod markdown;
pub mod pdf;
pub mod rapport;
mod schoon;
pub mod sjabloon;
pub mod stof;
pub mod tekst;
pub mod uit;

pub use boom::{Blok, Doc, Gegeven, Handtekening, Stuk};
