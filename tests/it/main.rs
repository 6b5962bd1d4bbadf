//! The one integration binary: one link step for every test that stands outside a room.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::string_slice,
    reason = "a test that fails should stop at once; .clippy.toml does not reach helper functions"
)]

mod campagne;
mod cli;
mod dienst;
mod document;
mod driver;
mod echt;
mod formulieren;
mod house;
mod korpus;
mod lijn;
mod presentatie;
mod pty;
mod pty_dienst;
mod pty_formulieren;
mod pty_intake;
mod pty_leven;
mod pty_matching;
mod pty_presentatie;
mod pty_sleutel;
mod pty_taken;
mod pty_terugkeer;
mod pty_vensters;
mod pty_verhaal;
mod pty_voorraad;
mod pty_werkgever;
mod readme;
mod rollen;
mod screen;
mod server;
mod service;
mod ssh;
mod store;
mod wonden;
