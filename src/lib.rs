//! trajectbord: the codemap. Rooms and their arrows are held by `tests/it/house.rs`.
//!
//! * [`domain`]: the trade, pure: fasen, stappen, poorten, kandidaten, trajecten. No I/O, no clock.
//! * [`app`]: the use cases over two ports, `Store` below and `Gateway` above.
//! * [`store`]: adapters of the store port: memory, and sled with a redo log beside it.
//! * [`form`]: forms as tables, the engine that fills them in, the quick line.
//! * [`keymap`]: keys, actions, and what help says of them.
//! * [`fuzzy`]: finding a few rows among many while somebody types.
//! * [`tui`]: model, update and view: what the screens are, without a terminal.
//! * [`term`]: the terminal: keys in, frames out, signals; the only room that knows crossterm.
//! * [`run`]: the loop between the two, and the workers that ask the service.
//! * [`seed`]: the example region, read from the text files of `seed/`.
//! * [`generate`]: a region as large as you like, out of a number.
//!
//! Glossary: nouns of the trade are Dutch and never translated two ways (traject, kandidaat, fase,
//! stap, poort, leerbedrijf, leerwerkplek, betrokkene, gebeurtenis); mechanics are English.

pub mod app;
pub mod domain;
pub mod form;
pub mod fuzzy;
pub mod generate;
pub mod keymap;
pub mod run;
pub mod seed;
pub mod store;
pub mod term;
pub mod tui;
