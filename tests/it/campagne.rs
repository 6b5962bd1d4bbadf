//! Campaigns: the store and the server under everything that kills, cuts, fills and damages, counted.
//!
//! Each counts the same four: acknowledged changes lost, torn changes, stores that do not open, wrong
//! data shown. All have to be 0. `cargo test` runs a short form of each; the long one, a line each:
//!
//! ```sh
//! TRAJECTBORD_CAMPAGNE=lang cargo test --release --test it campagne:: -- --nocapture --test-threads 1
//! ```

mod apart;
mod beeld;
mod bits;
mod doden;
mod klok;
mod model;
mod onderhoud;
mod schrijver;
mod server;
mod slot;
mod stroom;
mod uitslag;
mod vast;
mod vol;
