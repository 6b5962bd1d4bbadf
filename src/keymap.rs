//! Keys, actions and the maps between them; knows neither the terminal nor the screens.
//!
//! One table of actions (`action.rs`) feeds bindings, help, which-key, palette, hint line and
//! the README. Bindings are TOML: context, keys, action; the words belong to the action.

pub mod action;
pub mod context;
pub mod key;
mod nearest;

pub use action::{Action, Groep};
pub use context::Context;
pub use key::{Code, Key};
