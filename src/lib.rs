//! trajectbord: the codemap. Rooms and their arrows are held by `tests/it/house.rs`.
//!
//! * [`domain`]: the trade, pure: fasen, stappen, poorten, kandidaten, trajecten. No I/O, no clock.
//! * [`app`]: the use cases over two ports, `Store` below and `Gateway` above.
//! * [`age`]: files only for whom they are meant, in the format of `age`; bytes in, bytes out.
//! * [`store`]: adapters of the store port: memory, and sled with its redo log.
//! * [`link`]: adapters of the gateway port.
//! * [`form`]: forms as tables, the engine that fills them in, the quick line.
//! * [`inlees`]: files of others (CSV, XLSX, the XML of SBB) become rows; bytes in, no disk.
//! * [`document`]: documents as a tree of content, and the writers of text, Markdown and PDF.
//! * [`keymap`]: keys, actions, and what help says of them.
//! * [`fuzzy`]: finding a few rows among many while somebody types.
//! * [`tui`]: model, update, view of the screen: pure.
//! * [`term`]: the terminal: keys in, bytes out; the only room that knows crossterm.
//! * [`run`]: the loop between `tui`, `term` and the service.
//! * [`seed`] and [`generate`]: the example region, and large invented ones.
//! * [`boot`] and [`cli`]: where everything is plugged together; `main` only calls them.
//!
//! Glossary: nouns of the trade are Dutch and never translated two ways (traject, kandidaat, fase,
//! stap, poort, leerbedrijf, leerwerkplek, betrokkene, gebeurtenis); mechanics are English.

pub mod age;
pub mod app;
pub mod boot;
pub mod cli;
pub mod document;
pub mod domain;
pub mod form;
pub mod fuzzy;
pub mod generate;
pub mod inlees;
pub mod keymap;
pub mod link;
pub mod run;
pub mod seed;
pub mod server;
pub mod store;
pub mod term;
pub mod tui;
pub mod wire;
